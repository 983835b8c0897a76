"""NITF 3.x, the News Industry Text Format (https://iptc.org/standards/nitf/)."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.read.wire import after, status_of, urgency_of
from transforms.read.xml import Element, attribute, name_of, parse, plain_text, words
from transforms.records import Entry

__all__ = ["read_nitf"]


def read_nitf(body: bytes) -> Iterator[Entry]:
    """The one article of a document, or several where they stand under a root of their own."""
    root = parse(body)
    found = [element for element in root.iter() if name_of(element) == "nitf"] or [root]
    for number, document in enumerate(found):
        yield _entry(document, number)


def _entry(document: Element, number: int) -> Entry:
    parts: dict[str, list[Element]] = {}
    for element in document.iter():
        parts.setdefault(name_of(element), []).append(element)

    def value(name: str, *attributes: str) -> str | None:
        return next((found for one in parts.get(name, ()) if (found := attribute(one, *attributes))), None)

    def text(name: str) -> str | None:
        return next((found for one in parts.get(name, ()) if (found := words(one))), None)

    issued = (
        value("date.issue", "norm")
        or value("story.date", "norm")
        or text("story.date")
        or value("pubdata", "date.publication")
    )
    release = value("date.release", "norm")
    status = status_of(value("docdata", "management-status"))
    body = next(iter(parts.get("body.content", parts.get("body", ()))), None)
    return Entry(
        number=number,
        guid=value("doc-id", "id-string") or value("docdata", "management-doc-idref"),
        title=text("hl1") or text("hedline") or text("title"),
        text=(plain_text(body) if body is not None else None) or text("abstract"),
        markup=False,
        published_raw=issued or release,
        updated_raw=value("revision-history", "norm") or value("date.revised", "norm"),
        language=next((lang for one in (document, *parts.get("body", ())) if (lang := attribute(one, "lang"))), None),
        authors=tuple(dict.fromkeys(name for one in parts.get("byline", ()) if (name := words(one)))),
        categories=tuple(dict.fromkeys(_subjects(parts))),
        version=value("du-key", "version") or value("doc-id", "version"),
        status=status,
        # Agencies give a release to every article; it is an embargo if it is after the issue, or said to be one.
        embargo_raw=release if status == "withheld" or after(release, issued) else None,
        urgency=urgency_of(value("urgency", "ed-urg")),
        slugline=value("du-key", "key")
        or _meta(parts, "slug", "slugline", "anpa-keyword")
        or value("fixture", "fix-id"),
        dateline=next((found for one in parts.get("dateline", ()) if (found := _dateline(one))), None),
    )


def _subjects(parts: dict[str, list[Element]]) -> Iterator[str]:
    names = ("tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type")
    for one in parts.get("tobject.subject", ()):
        if found := attribute(one, *names):
            yield found
    for one in parts.get("keyword", ()):
        if found := attribute(one, "key"):
            yield found


def _meta(parts: dict[str, list[Element]], *names: str) -> str | None:
    for one in parts.get("meta", ()):
        if (attribute(one, "name") or "").lower() in names:
            return attribute(one, "content")
    return None


def _dateline(element: Element) -> str | None:
    """The place of a dateline; all of it where the place is not marked."""
    place = next((one for one in element if name_of(one) == "location"), None)
    return words(place) or words(element)
