"""NewsML-G2 2.x and NAR (https://iptc.org/standards/newsml-g2/): news items, packages, and messages with several.

Catalogues are not resolved, since that would open a connection: a code counts by what stands after its colon.
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.read.errors import NotNews
from transforms.read.wire import status_of, urgency_of
from transforms.read.xml import Element, attribute, name_of, parse, plain_text, words
from transforms.records import Entry

__all__ = ["read_newsml_g2"]

_ITEMS = frozenset(("newsitem", "packageitem"))


def read_newsml_g2(body: bytes) -> Iterator[Entry]:
    """The news items of a document, in order; a package counts if it has a headline. `NotNews` where it has none."""
    root = parse(body)
    found = [element for element in root.iter(tag="{*}*") if name_of(element) in _ITEMS]
    news = [element for element in found if name_of(element) == "newsitem" or _find(element, "headline") is not None]
    if not news:
        raise NotNews("no news item in it")
    for number, item in enumerate(news):
        yield _entry(item, number)


def _entry(item: Element, number: int) -> Entry:
    meta = _find(item, "itemmeta")
    content = _find(item, "contentmeta")
    meta = item if meta is None else meta
    content = item if content is None else content
    text, markup = _text(item)
    created = words(_find(meta, "firstcreated"))
    version_created = words(_find(meta, "versioncreated"))
    language_element = _find(content, "language")
    language = (attribute(language_element, "tag") if language_element is not None else None) or _lang(item)
    return Entry(
        number=number,
        guid=attribute(item, "guid"),
        title=_headline(content, language) or words(_find(meta, "title")) or words(_find(item, "hl1")),
        text=text or "\n".join(filter(None, (words(one) for one in _all(content, "description")))) or None,
        markup=markup,
        published_raw=created or version_created or words(_find(content, "contentcreated")),
        updated_raw=version_created,
        language=language,
        authors=_names(_all(content, "by")) or _names(_all(content, "creator")),
        categories=_names(_all(content, "subject")) + _names(_all(content, "keyword")),
        version=attribute(item, "version"),
        status=status_of(_code(_find(meta, "pubstatus"))),
        embargo_raw=words(_find(meta, "embargoed")),
        urgency=urgency_of(words(_find(content, "urgency"))),
        slugline=words(_find(content, "slugline")),
        dateline=words(_find(content, "dateline")),
    )


def _headline(content: Element, language: str | None) -> str | None:
    """The headline of the first rank, of several the one in the language of the item, else the first."""
    found = []
    for one in _all(content, "headline"):
        if value := words(one):
            rank, own = attribute(one, "rank") or "1", (attribute(one, "lang") or "")[:2].lower()
            found.append((len(rank), rank, own != (language or "")[:2].lower(), value))
    return min(found, key=lambda one: one[:3])[3] if found else None


def _text(item: Element) -> tuple[str | None, bool]:
    """The longest content that stands in the item itself, and whether it is HTML that was escaped."""
    content = _find(item, "contentset")
    if content is None:
        return None, False
    inline = [value for one in _all(content, "inlinexml") if (value := plain_text(_body(one)))]
    if inline:
        return max(inline, key=len), False
    data = [
        (value, "html" in (attribute(one, "contenttype") or "") or "</" in value)
        for one in _all(content, "inlinedata")
        if (attribute(one, "contenttype") or "text/plain").startswith(("text", "application/xhtml"))
        and not attribute(one, "encoding")
        and (value := "".join(str(piece) for piece in one.itertext()).strip())
    ]
    return max(data, key=lambda one: len(one[0])) if data else (None, False)


def _body(inline: Element) -> Element:
    """The part of inline XML that is the story: NITF has its headline in it, HTML its title."""
    for name in ("body.content", "body"):
        if (found := _find(inline, name)) is not None:
            return found
    return inline


def _names(elements: list[Element]) -> tuple[str, ...]:
    """The names of subjects or authors: ``name`` elements, else the text, else the code."""
    found = []
    for element in elements:
        name = next((child for child in element if name_of(child) == "name"), None)
        found.append(words(name) or (words(element) if len(element) == 0 else None) or _code(element))
    return tuple(dict.fromkeys(name for name in found if name))


def _code(element: Element | None) -> str | None:
    return attribute(element, "qcode", "uri", "code", "literal") if element is not None else None


def _lang(item: Element) -> str | None:
    return next((lang for node in (item, *item.iterancestors()) if (lang := attribute(node, "lang"))), None)


def _find(element: Element, name: str) -> Element | None:
    """The first element of that name below another."""
    return next((one for one in element.iter(tag="{*}*") if name_of(one) == name), None)


def _all(element: Element, name: str) -> list[Element]:
    return [one for one in element if name_of(one) == name]
