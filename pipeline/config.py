"""The configuration: one YAML file, checked whole before anything starts.

Every mistake is reported at once, each as ``file:line:column: key: what was found; what was expected``. YAML is read as
1.2 (`no` is a word, `12:30` is not 750, a repeated key is an error), by ruamel.yaml, whose nodes know their lines.
Relative paths count from the file.
"""

from __future__ import annotations

import difflib
import glob
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

__all__ = ["Config", "ConfigError", "Network", "Source", "json_schema", "load"]

_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
KINDS = ("feed", "wire", "documents")


class ConfigError(Exception):
    """A configuration that cannot be used; its text has a line for each mistake."""

    def __init__(self, mistakes: Sequence[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = tuple(mistakes)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Source(_Strict):
    """Where articles come from: exactly one of `feed`, `wire` and `documents` says of which kind."""

    id: str = Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=100)
    """The `source` column of the tables."""
    feed: str | None = None
    """A feed's URL, or a path or glob of feed files (RSS, Atom, JSON Feed)."""
    wire: str | None = None
    """A path or glob of wire documents (NewsML-G2, NewsML 1.2, NITF, ninjs, IPTC 7901, text)."""
    documents: str | None = None
    """A path or glob of archives: a JSON object a line with id, url, published, title, text; may be gzipped."""
    timezone: str | None = None
    """IANA zone for times that carry none, such as Europe/Paris."""
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
    """ISO 639-1 code, where the source does not declare it or declares it wrongly."""
    name: str | None = None
    """What people call it."""
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2,5}$")
    """Where it is published: ISO 3166-1 alpha-3, or the code of an organisation such as EU or UN."""
    site: str | None = None
    """The address of its pages, for people."""
    category: str | None = None
    """A group of sources, such as ministry; a folder in OPML."""
    terms: str | None = None
    """A note on what may be done with its texts."""
    pages: bool = False
    """Whether to fetch the articles' own pages, for a feed that gives summaries only."""

    @field_validator("timezone")
    @classmethod
    def _zone(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                ZoneInfo(value)
            except (KeyError, ValueError, OSError):
                raise ValueError("expected an IANA time zone such as Europe/Paris") from None
        return value

    @model_validator(mode="after")
    def _one_kind(self) -> Source:
        given = [kind for kind in KINDS if getattr(self, kind) is not None]
        if len(given) != 1:
            found = " and ".join(given) or "none"
            raise ValueError(f"expected exactly one of feed, wire and documents, found {found}")
        if self.pages and self.kind != "feed":
            raise ValueError(f"expected pages only for a feed, found it for {self.kind}")
        location = self.location
        if not location.strip():
            raise ValueError(f"expected a path{' or URL' if self.kind == 'feed' else ''} in {self.kind}, found nothing")
        if self.kind != "feed" and location.lower().startswith(("http://", "https://")):
            raise ValueError(f"expected a path, or an object store's URL, in {self.kind}, found {location}")
        if _URL.match(location) and self.kind == "feed" and not location.lower().startswith(("http://", "https://")):
            raise ValueError(f"expected http:// or https:// in feed, found {location}")
        return self

    @property
    def kind(self) -> str:
        """feed, wire or documents."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)

    @property
    def location(self) -> str:
        """URL, path or glob."""
        return str(getattr(self, self.kind))

    @property
    def is_url(self) -> bool:
        """Whether it is fetched over HTTP."""
        return self.kind == "feed" and bool(_URL.match(self.location))


class Network(_Strict):
    """What may be reached."""

    allow_hosts: tuple[str, ...] = ()
    """Hosts whose private or loopback addresses may be fetched, such as localhost or wire.intranet.example."""
    contact: str | None = None
    """A URL or address that the User-Agent names, so that a publisher can reach you."""


class Config(_Strict):
    """A configuration of Homologue."""

    sources: tuple[Source, ...] = ()
    """Where articles come from."""
    include: tuple[str, ...] = ()
    """Paths or globs of files with more sources, such as feeds/*.yaml; they have nothing but `sources`."""
    network: Network = Network()
    """What may be reached."""
    output: str = "out/"
    """Folder (or object store prefix) of the tables."""
    archive: str | None = None
    """Folder of the raw bytes; OUTPUT/archive/ where it is not given."""

    @model_validator(mode="after")
    def _some(self) -> Config:
        if not self.sources and not self.include:
            raise ValueError("expected at least one source in sources, found none")
        return self


def load(path: str | Path) -> Config:
    """Read a configuration, with the files that it includes; `ConfigError` tells all that is wrong with them.

    Relative paths come back joined to the folder of the file that names them. A file that several patterns match is
    included once.
    """
    path = Path(path)
    config, tree = _read(path)
    mistakes: list[str] = []
    files = {path.resolve(): (path, tree, config.sources)}
    for place, pattern in enumerate(config.include):
        found = sorted(name for name in glob.glob(str(path.parent / pattern), recursive=True) if os.path.isfile(name))
        if not found:
            here = _place(path, tree, ("include", place))
            mistakes.append(f"{here}found {_shown(pattern)}, which matches nothing; expected a path or glob of files")
        for name in map(Path, found):
            if name.resolve() not in files:
                try:
                    files[name.resolve()] = (name, *_sources_of(name))
                except ConfigError as error:
                    files[name.resolve()] = (name, None, ())
                    mistakes += error.mistakes
    mistakes += _repeated(files.values())
    if mistakes:
        raise ConfigError(mistakes)
    return config.model_copy(update={"sources": tuple(source for _, _, listed in files.values() for source in listed)})


def _sources_of(path: Path) -> tuple[Any, tuple[Source, ...]]:
    """The nodes and sources of an included file."""
    config, tree = _read(path)
    if other := [str(key) for key in tree if key != "sources"]:
        here = _place(path, tree, (other[0],))
        raise ConfigError([f"{here}found in an included file; expected nothing but sources"])
    return tree, config.sources


def _repeated(files: Iterable[tuple[Path, Any, tuple[Source, ...]]]) -> Iterator[str]:
    """A line for each source whose id one before it has."""
    first: dict[str, str] = {}
    for path, tree, sources in files:
        for number, source in enumerate(sources):
            here = _place(path, tree, ("sources", number, "id"))
            where = here.rpartition(": sources")[0]
            if source.id in first:
                yield (
                    f"{here}expected every source to have an id of its own, found '{source.id}' twice: "
                    f"{first[source.id]} has it too"
                )
            first.setdefault(source.id, where)


def _read(path: Path) -> tuple[Config, Any]:
    """One file: its configuration, and its nodes, which know their lines."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError([f"{path}: byte {error.start} is not UTF-8; expected a YAML file in UTF-8"]) from None
    except OSError as error:
        raise ConfigError([f"{path}: {error.strerror or error}; expected a YAML file"]) from None
    try:
        tree = YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark else str(path)
        what = " ".join(str(error.problem or error.context).split())
        raise ConfigError([f"{where}: {what}; expected valid YAML 1.2"]) from None
    except (YAMLError, ValueError) as error:
        raise ConfigError([f"{path}: {' '.join(str(error).split())}; expected valid YAML 1.2"]) from None
    if not isinstance(tree, dict):
        raise ConfigError([f"{path}:1:1: found {_shown(tree)}; expected a mapping with the key 'sources'"])
    try:
        config = Config.model_validate(_plain(tree))
    except ValidationError as error:
        raise ConfigError(sorted({_mistake(path, tree, detail) for detail in error.errors()}, key=_line)) from None
    return _anchored(config, path.parent), tree


def json_schema() -> str:
    """The JSON Schema of the file, for editors."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Config.model_json_schema()}
    source = schema["$defs"]["Source"]
    source["oneOf"] = [{"required": [kind]} for kind in KINDS]
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _anchored(config: Config, folder: Path) -> Config:
    def join(location: str) -> str:
        return location if _URL.match(location) else str(folder / location)

    sources = tuple(source.model_copy(update={source.kind: join(source.location)}) for source in config.sources)
    paths = {"output": join(config.output), "archive": config.archive and join(config.archive)}
    return config.model_copy(update={"sources": sources, **paths})


def _plain(node: Any) -> Any:
    """Ruamel's nodes as plain values: its scalar subclasses confuse strict types."""
    if isinstance(node, dict):
        return {str(key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return tuple(_plain(value) for value in node)
    for kind in (bool, int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return node


def _mistake(path: Path, tree: Any, detail: ErrorDetails) -> str:
    prefix = _place(path, tree, detail["loc"])
    if detail["type"] == "extra_forbidden":
        known = _known_keys(detail["loc"])
        close = difflib.get_close_matches(str(detail["loc"][-1]), known, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"expected one of {', '.join(known)}"
        return f"{prefix}unknown key (value {_shown(detail['input'])}); {hint}"
    if detail["type"] == "missing":
        return f"{prefix}not given; expected a value"
    if detail["type"] == "value_error":
        return f"{prefix}{detail['ctx']['error']!s}" + (
            f" (got {_shown(detail['input'])})" if isinstance(detail["input"], str) else ""
        )
    return f"{prefix}found {_shown(detail['input'])}; expected {_expected(detail)}"


def _expected(detail: ErrorDetails) -> str:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "string_type":
            return "a string"
        case "tuple_type" | "list_type":
            return "a list (lines that begin with '- ')"
        case "model_type" | "dict_type":
            return "a mapping (lines of 'key: value')"
        case "string_pattern_mismatch":
            what = {
                "id": "letters, digits, '.', '_' and '-'",
                "language": "a two-letter code such as fr",
                "country": "a code in capitals such as FRA, COD or EU",
            }
            return what.get(str(detail["loc"][-1]), f"a string like {context['pattern']}")
        case "string_too_long":
            return f"at most {context['max_length']} characters"
        case _:
            return detail["msg"][0].lower() + detail["msg"][1:]


def _known_keys(location: tuple[int | str, ...]) -> list[str]:
    models: dict[str, type[BaseModel]] = {"sources": Source, "network": Network}
    model = models.get(str(location[0]), Config) if len(location) > 1 else Config
    return list(model.model_fields)


def _place(path: Path, tree: Any, location: tuple[int | str, ...]) -> str:
    """``file:line:column: key: ``, the beginning of what is said of a location."""
    line, column = _position(tree, location)
    key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")
    return f"{path}:{line + 1}:{column + 1}: " + (f"{key}: " if key else "")


def _position(tree: Any, location: tuple[int | str, ...]) -> tuple[int, int]:
    """Line and column, from 0, of the value at a location; of its key where the value has none; of what holds it."""
    node, position = tree, (0, 0)
    for part in location:
        lc: Any = getattr(node, "lc", None)
        try:
            position = (
                lc.item(part) if isinstance(part, int) else lc.key(part) if part == location[-1] else lc.value(part)
            )
            node = node[part]
        except (AttributeError, KeyError, IndexError, TypeError):
            if lc is not None and lc.line is not None:
                position = (lc.line, lc.col)
            break
    return position


def _line(mistake: str) -> tuple[int, str]:
    found = re.search(r":(\d+):\d+: ", mistake)
    return (int(found[1]) if found else 0, mistake)


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
