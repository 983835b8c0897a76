"""Lists of feeds as OPML 2.0, the format that feed readers exchange: in and out.

What OPML has no word for (id, country, time zone, terms, pages) travels in attributes of a namespace of ours, so that
what is written here is read back whole; other programs pass them over. A category is a folder: an outline that holds
those of its feeds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree
from pydantic import ValidationError

from pipeline.config import Source
from transforms.normalise.url import web_url

__all__ = ["OpmlError", "Taken", "read_opml", "write_opml"]

_OURS = "urn:homologue:feeds"
_EXTRA = ("id", "country", "timezone", "terms", "pages")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class OpmlError(Exception):
    """A file that is no OPML; the text says why."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file gave."""

    sources: tuple[Source, ...]
    left: tuple[str, ...]
    """A line for each outline that was left, with the reason."""


def write_opml(sources: Iterable[Source], *, title: str) -> bytes:
    """The feeds among the sources that are URLs, as OPML 2.0 (http://opml.org/spec2.opml) in UTF-8.

    Those without category come first, then a folder for each category, each in the order given.
    """
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"homologue": _OURS})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _CONTROLS.sub("", title)
    body = etree.SubElement(root, "body")
    feeds = [source for source in sources if source.is_url]
    folders: dict[str | None, etree._Element] = {None: body}
    for source in sorted(feeds, key=lambda source: source.category is not None):
        if source.category not in folders:
            folders[source.category] = etree.SubElement(body, "outline", _clean({"text": source.category}))
        given = {
            "type": "rss",
            "text": source.name or source.id,
            "title": source.name,
            "xmlUrl": source.location,
            "htmlUrl": source.site,
            "language": source.language,
        } | {f"{{{_OURS}}}{key}": str(getattr(source, key) or "") for key in _EXTRA}
        etree.SubElement(folders[source.category], "outline", _clean(given))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _clean(attributes: Mapping[str, str | None]) -> dict[str, str]:
    """Attributes that have a value, without what XML forbids."""
    return {key: _CONTROLS.sub("", value) for key, value in attributes.items() if value}


def read_opml(body: bytes, *, taken: Sequence[str] = ()) -> Taken:
    """The feeds that an OPML file lists, whatever the outlines that hold them; ``taken`` are ids that are in use.

    Raises `OpmlError`. No external entity is expanded and nothing is loaded. A feed without an id of ours gets one
    from its name, or else from its address. Its category is the outlines that hold it, with slashes in between.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise OpmlError(f"no well-formed XML: {error}") from None
    if etree.QName(root).localname.lower() != "opml":
        raise OpmlError(f"found <{etree.QName(root).localname}>; expected <opml>")
    sources: list[Source] = []
    left: list[str] = []
    ids, urls = set(taken), set[str]()
    for outline in root.iter("outline"):
        given = _attributes(outline)
        raw = given.get("xmlurl", "")
        if not raw:
            if not len(outline):
                left.append(f"line {outline.sourceline}: '{_name(given) or ''}' has no xmlUrl")
            continue
        url = web_url(raw)
        if url is None:
            left.append(f"line {outline.sourceline}: {raw[:200]} is no http or https URL")
            continue
        if _same(url) in urls:
            left.append(f"line {outline.sourceline}: {url} is there twice")
            continue
        try:
            source = _source(outline, given, url, ids)
        except ValidationError as error:
            wrong = "; ".join(": ".join((*map(str, detail["loc"]), detail["msg"])) for detail in error.errors())
            left.append(f"line {outline.sourceline}: {url}: {wrong}")
            continue
        ids.add(source.id)
        urls.add(_same(url))
        sources.append(source)
    return Taken(tuple(sources), tuple(left))


def _source(outline: etree._Element, given: Mapping[str, str], url: str, ids: set[str]) -> Source:
    name = _name(given)
    extra = {key: given.get(f"{{{_OURS}}}{key}") for key in _EXTRA}
    wanted = extra["id"] or _slug(name or "") or _slug(url.partition("://")[2]) or "feed"
    if name == extra["id"] and "title" not in given:  # as it is written of a source without a name
        name = None
    folders = [_name(_attributes(folder)) for folder in reversed(list(outline.iterancestors("outline")))]
    language = given.get("language", "").lower().partition("-")[0]
    return Source(
        id=_free(wanted, ids),
        feed=url,
        name=name,
        site=web_url(given.get("htmlurl")),
        category="/".join(filter(None, folders)) or None,
        language=language if re.fullmatch("[a-z]{2}", language) else None,
        country=extra["country"],
        timezone=extra["timezone"],
        terms=extra["terms"],
        pages=extra["pages"] == "True",
    )


def _attributes(outline: etree._Element) -> dict[str, str]:
    """Attributes that have a value, by name in lower case: readers write xmlUrl, xmlURL and xmlurl."""
    given = {str(key).lower(): str(value).strip() for key, value in outline.attrib.items()}
    return {key: value for key, value in given.items() if value}


def _name(given: Mapping[str, str]) -> str | None:
    return given.get("text") or given.get("title")


def _same(url: str) -> str:
    """What two ways to write one address have in common."""
    return url.partition("://")[2].rstrip("/")


def _slug(text: str) -> str:
    """A name as an id: lower case, without accents, hyphens for all else."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")


def _free(wanted: str, taken: set[str]) -> str:
    """An id that is not in use: the one wanted, else with a number."""
    number, name = 2, wanted
    while name in taken:
        name, number = f"{wanted}-{number}", number + 1
    return name
