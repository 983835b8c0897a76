"""RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, read alike: what an element means matters, not which format it is of.

Feeds mix formats: RSS carries Atom's links and Dublin Core's dates, Atom carries content of RSS 1.0. So an entry is a
bag of elements by canonical name, and each field has a list of names in order of preference. Names are told by local
name and, for modules that reuse a name of the core (``media:title``), by a prefix that follows from the namespace.
Entries are read one at a time and freed.
"""

from __future__ import annotations

import base64
import binascii
import functools
import re
from collections.abc import Iterable, Iterator

from transforms.read.links import absolute
from transforms.read.model import literal
from transforms.read.salvage import salvage
from transforms.read.xml import Element, attribute, inner_markup, iterate, name_of, words
from transforms.records import Entry

__all__ = ["read_feed"]

# Namespace fragments to canonical prefixes; whatever matches none keeps the prefix its author gave it. The core's own
# namespaces have no prefix, so that RSS 1.0, Atom and RSS with a namespace read alike.
_PREFIXES = (
    ("purl.org/rss/1.0/modules/content", "content:"),
    ("purl.org/rss/1.0/modules", "module:"),
    ("purl.org/dc/elements", "dc:"),
    ("purl.org/dc/terms", "dcterms:"),
    ("search.yahoo.com/mrss", "media:"),
    ("prismstandard.org/namespaces", "prism:"),
    ("itunes.com/dtds", "itunes:"),
    ("www.w3.org/1999/xhtml", "xhtml:"),
    ("www.w3.org/2005/atom", ""),
    ("purl.org/atom/ns", ""),
    ("purl.org/rss/1.0/", ""),
    ("purl.org/net/rss1.1", ""),
    ("netscape.com/rdf/simple/0.9", ""),
    ("backend.userland.com", ""),
    ("blogs.law.harvard.edu", ""),
    ("cyber.law.harvard.edu", ""),
    ("cyber.harvard.edu", ""),
)
_ENTRY = frozenset(("item", "entry"))
_FEED = frozenset(("channel", "feed", "rdf", "rss", "items"))
_CONTEXT = frozenset(("language", "dc:language", "link"))
_TITLE = ("title", "dc:title", "media:title", "itunes:title")
_TEXT = ("content:encoded", "content", "xhtml:body", "body", "fullitem", "description", "summary", "tagline",
         "dc:description", "dcterms:abstract", "abstract", "itunes:summary", "media:description",
         "itunes:subtitle")  # fmt: skip
_PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued", "dc:date", "dcterms:created", "created", "date",
              "prism:publicationdate")  # fmt: skip
_UPDATED = ("updated", "modified", "dcterms:modified", "lastbuilddate")
_LANGUAGE = ("dc:language", "language")
_GUID = ("guid", "id", "dc:identifier")
_TAG = re.compile(r"<[^<>]*>")
_HTML = re.compile(r"</[a-z]|<(?:br|hr|img|p)\b[^<>]*>|&(?:[a-z]\w*|#\w+);", re.IGNORECASE)
_HTTP = re.compile(r"https?://", re.IGNORECASE)


def read_feed(body: bytes) -> Iterator[Entry]:
    """The entries of a feed in prepared XML (`transforms.read.xml.prepare`), in the order of the file."""
    context: dict[str, str] = {}
    number = 0
    for element in iterate(salvage(body)):
        if name_of(element) in _ENTRY:
            yield _entry(element, number, context)
            number += 1
            _free(element)
        elif (key := _canonical(element)) in _CONTEXT and _is_feed(element.getparent()):
            value = (element.text or attribute(element, "href") or "").strip()
            context[key] = context.get(key) or value  # Of several links the first is the feed's page.


def _is_feed(element: Element | None) -> bool:
    return element is not None and name_of(element) in _FEED


def _free(element: Element) -> None:
    """Drop an entry and what precedes it, unless they lie in another entry."""
    element.clear()
    parent = element.getparent()
    if parent is None or not _is_feed(parent):
        return
    while (previous := element.getprevious()) is not None:
        parent.remove(previous)


def _entry(element: Element, number: int, context: dict[str, str]) -> Entry:
    fields: dict[str, list[Element]] = {}
    for child in element:
        fields.setdefault(_canonical(child), []).append(child)
    base, language = _inherited(element)
    guid = _first(fields, _GUID) or attribute(element, "about")
    published = _date(fields, _PUBLISHED)
    updated = _date(fields, _UPDATED) or attribute(element, "lastmod")
    return Entry(
        number=number,
        guid=guid,
        url=_link(element, fields, guid, absolute(base, context.get("link")) or context.get("link")),
        title=_markup(fields, _TITLE),
        text=_body(fields),
        published_raw=published or updated,
        updated_raw=updated,
        language=_first(fields, _LANGUAGE) or language or context.get("language") or context.get("dc:language"),
        authors=_authors(fields),
        categories=_categories(fields),
    )


def _canonical(element: Element) -> str:
    """Local name in lower case, with the prefix of the module that it belongs to."""
    return _canonical_name(str(element.tag), element.prefix)


@functools.lru_cache(maxsize=1024)
def _canonical_name(tag: str, declared: str | None) -> str:
    space, _, local = tag.lower().rpartition("}")
    if not space:
        prefix, _, local = local.rpartition(":")
        return f"{prefix}:{local}" if prefix and prefix not in ("rss", "atom", "a10", "ns0") else local
    for fragment, prefix in _PREFIXES:
        if fragment in space:
            return prefix + local
    return f"{declared.lower()}:{local}" if declared else local


def _texts(fields: dict[str, list[Element]], names: tuple[str, ...]) -> Iterator[str]:
    """What these elements say, in order of preference, without those that say nothing."""
    return (value for name in names for element in fields.get(name, ()) if (value := words(element)))


def _first(fields: dict[str, list[Element]], names: tuple[str, ...]) -> str | None:
    return next(_texts(fields, names), None)


def _date(fields: dict[str, list[Element]], names: tuple[str, ...]) -> str | None:
    """The first of these elements that can be a date, since it has a digit; else the first."""
    found = list(_texts(fields, names))
    return next((value for value in found if any(map(str.isdigit, value))), next(iter(found), None))


def _markup(fields: dict[str, list[Element]], names: tuple[str, ...]) -> str | None:
    for name in names:
        for element in fields.get(name, ()):
            if (value := _content(element)).strip():
                return value
    return None


def _body(fields: dict[str, list[Element]]) -> str | None:
    """The fullest of what the entry says: which element holds the article and which its summary differs by feed."""
    found = [value for name in _TEXT for element in fields.get(name, ()) if (value := _content(element)).strip()]
    return max(found, key=lambda value: len(_TAG.sub("", value).strip())) if len(found) > 1 else next(iter(found), None)


def _content(element: Element) -> str:
    """The text or markup of an element, as markup.

    Decoded where Atom 0.3 says that it is base64, or Atom 1.0 by a media type that is no text (RFC 4287 §4.1.3.3).
    """
    value = inner_markup(element)
    kind = (element.get("type") or "").lower()
    if _is_plain(element, kind, value):
        return literal(value)
    if element.get("mode") == "base64" or ("/" in kind and not kind.startswith("text/") and "xml" not in kind):
        try:
            return base64.b64decode("".join(value.split()), validate=True).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            return "" if kind.startswith(("image/", "audio/", "video/")) else value
    return value


def _is_plain(element: Element, kind: str, value: str) -> bool:
    """Whether Atom calls it plain text (RFC 4287 §3.1.1: without a type it is) and it shows no HTML all the same."""
    if kind not in ("", "text", "text/plain") or "2005/atom" not in str(element.tag).lower():
        return False
    return not len(element) and not _HTML.search(value)


def _link(element: Element, fields: dict[str, list[Element]], guid: str | None, base: str | None) -> str | None:
    """The page of the article: ``link``, Atom's alternate, a permalink guid, in this order."""
    candidates = [words(link) for link in fields.get("link", ()) if link.get("href") is None]
    candidates += _alternates(fields.get("link", ()))
    permanent = not any((attribute(one, "ispermalink") or "").lower() == "false" for one in fields.get("guid", ()))
    if guid and permanent and _HTTP.match(guid):
        candidates.append(guid)
    candidates += [content.get("src") for content in fields.get("content", ())]
    candidates.append(attribute(element, "href"))  # of CDF, where an item is a link itself
    found = next(filter(None, candidates), None)
    return absolute(found.replace("&amp;", "&"), base) if found else None  # some escape their links twice


def _alternates(links: Iterable[Element]) -> list[str | None]:
    """Atom's links to the entry in another form, those to web pages first."""
    found = [
        link
        for link in links
        if link.get("href") and (link.get("rel") or "alternate").lower().rpartition("/")[2] == "alternate"
    ]
    pages = [link for link in found if "html" in (link.get("type") or "html").lower()]
    return [(link.get("href") or "").strip() for link in pages + found]


def _inherited(element: Element) -> tuple[str | None, str | None]:
    """``xml:base`` and ``xml:lang`` as they hold for an entry."""
    base: str | None = None
    language: str | None = None
    node: Element | None = element
    while node is not None:
        if (found := node.get("{http://www.w3.org/XML/1998/namespace}base")) is not None:
            base = absolute(base, found) if base else found
        language = language or node.get("{http://www.w3.org/XML/1998/namespace}lang") or None
        node = node.getparent()
    return base, language


def _authors(fields: dict[str, list[Element]]) -> tuple[str, ...]:
    """Bylines of the first kind that there is; of Atom's persons, the name."""
    for key in ("dc:creator", "author", "itunes:author", "dc:author", "contributor"):
        people = fields.get(key)
        if people is None:
            continue
        named = [next((child for child in person if name_of(child) == "name"), person) for person in people]
        if found := tuple(dict.fromkeys(value for person in named if (value := words(person)))):
            return found
    return ()


def _categories(fields: dict[str, list[Element]]) -> tuple[str, ...]:
    elements = fields.get("category", []) + fields.get("dc:subject", [])
    if not elements:
        return ()
    found = (words(element) or attribute(element, "label", "term") for element in elements)
    return tuple(dict.fromkeys(value for value in found if value))
