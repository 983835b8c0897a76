"""NewsML 1.0 to 1.2 (https://iptc.org/standards/newsml-1/), as AFP, Belga and Business Wire write it.

A news item is a tree of components; the story is the longest text among them that is no caption, contact or headline.
AFP's alerts have an empty headline and one sentence of text. Times may lack a zone.
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.read.errors import NotNews
from transforms.read.wire import status_of, urgency_of
from transforms.read.xml import Element, attribute, name_of, parse, plain_text, words
from transforms.records import Entry

__all__ = ["read_newsml1"]

_NO_STORY = frozenset(
    ("stylesheet", "headline", "subheadline", "contact", "caption", "quote-author", "logo", "copyright", "boilerplate",
     "thumbnail")
)  # fmt: skip


def read_newsml1(body: bytes) -> Iterator[Entry]:
    """The news items of a document, in its order; `NotNews` where it has none."""
    root = parse(body)
    found = [
        element
        for element in root.iter()
        if name_of(element) == "newsitem" and _first(element, "newsmanagement") is not None
    ]
    if not found:
        found = [element for element in root.iter() if name_of(element) == "newsitem"]
    if not found:
        raise NotNews("no NewsItem in it")
    for number, item in enumerate(found):
        yield _entry(item, number)


def _entry(item: Element, number: int) -> Entry:
    parts: dict[str, list[Element]] = {}
    for element in item.iter():
        parts.setdefault(name_of(element), []).append(element)

    def text(name: str) -> str | None:
        return next((found for one in parts.get(name, ()) if (found := words(one))), None)

    def formal(name: str) -> str | None:
        return next((found for one in parts.get(name, ()) if (found := attribute(one, "formalname"))), None)

    created = text("firstcreated")
    revised = text("thisrevisioncreated")
    status = status_of(formal("status"))
    return Entry(
        number=number,
        guid=text("publicidentifier") or text("newsitemid"),
        title=text("headline") or text("hl1"),
        text=_story(item),
        markup=False,
        published_raw=created or revised or text("datelinedate") or text("dateid"),
        updated_raw=revised,
        language=formal("language")
        or next((lang for node in (item, *item.iterancestors()) if (lang := attribute(node, "lang"))), None),
        authors=tuple(dict.fromkeys(name for one in parts.get("byline", ()) if (name := words(one)))),
        categories=_categories(parts),
        version=text("revisionid"),
        status=status,
        embargo_raw=_release(parts) if status == "withheld" else None,
        urgency=urgency_of(formal("urgency")) or urgency_of(formal("priority")),
        slugline=text("slugline"),
        dateline=text("dateline"),
    )


def _story(item: Element) -> str | None:
    """The longest text that is none of `_NO_STORY`; a component's role holds for all that it is made of."""
    found = []
    for content in _contents(item):
        data = next((child for child in content if name_of(child) == "datacontent"), None)
        kind = next((attribute(child, "formalname") or "" for child in content if name_of(child) == "mediatype"), "")
        encoded = any(name_of(child) == "encoding" for child in content)
        if data is None or encoded or kind.lower() in ("photo", "graphic", "video", "audio"):
            continue
        bodies = [node for node in data.iter() if name_of(node) == "body.content"]
        if value := plain_text(bodies[0] if bodies else data):
            found.append(value)
    return max(found, key=len, default=None)


def _contents(element: Element) -> Iterator[Element]:
    """The content items below an element, but for those in a component that is no story."""
    open_elements = [element]
    while open_elements:
        node = open_elements.pop()
        if name_of(node) == "contentitem":
            yield node
            continue
        role = _first(node, "role") if name_of(node) == "newscomponent" else None
        if role is None or (attribute(role, "formalname") or "").lower() not in _NO_STORY:
            open_elements += reversed(node)


def _release(parts: dict[str, list[Element]]) -> str | None:
    """When the status will change: NewsManagement/StatusWillChange/DateAndTime."""
    for change in parts.get("statuswillchange", ()):
        for node in change.iter():
            if name_of(node) == "dateandtime" and (found := words(node)):
                return found
    return None


def _categories(parts: dict[str, list[Element]]) -> tuple[str, ...]:
    found = [
        attribute(one, "formalname")
        for name in ("subjectmatter", "subjectdetail", "subject")
        for one in parts.get(name, ())
    ]
    found += [
        attribute(one, "value")
        for one in parts.get("property", ())
        if (attribute(one, "formalname") or "") == "Keyword"
    ]
    found += [words(one) for one in parts.get("keywordline", ())]
    return tuple(dict.fromkeys(value for value in found if value))


def _first(element: Element, name: str) -> Element | None:
    return next((one for one in element if name_of(one) == name), None)
