"""Lists of feeds as OPML 2.0, the format that feed readers exchange: in and out.

What OPML has no word for (id, country, time zone, terms, pages) travels in attributes of a namespace of ours, so that
what is written here is read back whole; other programs pass them over.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from pipeline.config import Source

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
    """The feeds among the sources that are URLs, as OPML 2.0 (http://opml.org/spec2.opml) in UTF-8."""
    root = etree.Element("opml", {"version": "2.0"}, nsmap={"homologue": _OURS})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _CONTROLS.sub("", title)
    body = etree.SubElement(root, "body")
    for source in sources:
        if not source.is_url:
            continue
        name = _CONTROLS.sub("", source.name or source.id)
        given = {"type": "rss", "text": name, "xmlUrl": source.location}
        if source.language:
            given["language"] = source.language
        values = {key: getattr(source, key) for key in _EXTRA}
        extra = {f"{{{_OURS}}}{key}": _CONTROLS.sub("", str(value)) for key, value in values.items() if value}
        etree.SubElement(body, "outline", given | extra)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def read_opml(body: bytes, *, taken: Sequence[str] = ()) -> Taken:
    """The feeds that an OPML file lists, whatever the outlines that hold them; ``taken`` are ids that are in use.

    Raises `OpmlError`. Entities are not expanded and nothing is loaded. A feed without an id of ours gets one from its
    name, or else from its address.
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
        given = {str(key).lower(): str(value).strip() for key, value in outline.attrib.items()}
        url = given.get("xmlurl", "")
        name = given.get("text") or given.get("title") or ""
        if not url:
            if not len(outline):
                left.append(f"line {outline.sourceline}: '{name}' has no xmlUrl")
            continue
        if url in urls:
            left.append(f"line {outline.sourceline}: {url} is there twice")
            continue
        extra = {key: given.get(f"{{{_OURS}}}{key}") for key in _EXTRA}
        try:
            source = Source.model_validate(
                {
                    "id": _free(extra["id"] or _slug(name) or _slug(url.partition("://")[2]) or "feed", ids),
                    "feed": url,
                    "name": name or None,
                    "language": given.get("language") if re.fullmatch("[a-z]{2}", given.get("language", "")) else None,
                    "country": extra["country"],
                    "timezone": extra["timezone"],
                    "terms": extra["terms"],
                    "pages": extra["pages"] == "True",
                }
            )
            if not source.is_url:
                raise ValueError("no http or https URL")
        except ValueError as error:
            left.append(f"line {outline.sourceline}: {url}: {' '.join(str(error).split())[:200]}")
            continue
        ids.add(source.id)
        urls.add(url)
        sources.append(source)
    return Taken(tuple(sources), tuple(left))


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
