"""XML without its dangers and with the repairs that feeds of the open web need.

lxml is never given a document type: no entity is declared to it, none is expanded, no file or address is opened.
What a feed declares for itself is put in its place here, within a limit, and so are the entities of HTML, which
feeds use without declaring them. Nesting is limited by libxml2 to 2,048 elements; the number of elements and
attributes here, by what 600 MB of memory can hold.
"""

from __future__ import annotations

import functools
import html.entities
import io
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml.etree import _Element as Element  # lxml has no public name for its class

from transforms.read.errors import EntityBomb, Malformed, TooDeep, TooManyParts

__all__ = [
    "DOCTYPE",
    "HTML_TAGS",
    "MAX_ATTRIBUTES",
    "Element",
    "attribute",
    "inner_markup",
    "iterate",
    "name_of",
    "parse",
    "plain_text",
    "prepare",
    "words",
]

_MAX_PARTS = 3_000_000
"""Elements and attributes: a node of libxml2 takes 120 bytes and more."""
MAX_ATTRIBUTES = 1_000
"""Of one element: libxml2 compares each with all others."""
_MAX_EXPANSION = 100_000
"""Bytes that one entity of a document's own may stand for."""
_MAX_GROWTH = 4_000_000
"""Bytes that all references to them may."""
_MAX_REPAIRS = 2_000_000
_MAX_DOCTYPES = 10

_TAGS = """
a abbr article aside b big blockquote br button center cite code del div dl dt dd em embed figcaption figure font footer
form h1 h2 h3 h4 h5 h6 hr i iframe img input ins label li main mark meta nav noscript object ol p param pre q s script
section small span strike strong style sub sup svg table tbody td tfoot th thead tr tt u ul video wbr
"""
HTML_TAGS = frozenset(_TAGS.split())
"""Tags of HTML that are no tags of a feed: ``link``, ``title``, ``source`` and the like are none of them."""

_PROLOG = re.compile(rb"\s*<\?xml\b[^>]*>")
_DOCTYPE_START = re.compile(rb"<!DOCTYPE\b", re.IGNORECASE)
DOCTYPE = re.compile(
    rb"<!DOCTYPE\b(?:[^\[>\"']|\"[^\"]*\"|'[^']*')*+"
    rb"(?:\[(?P<subset>(?:<!--(?:[^-]|-(?!->))*+(?:-->)?|[^\]\"']|\"[^\"]*\"|'[^']*')*+)\]\s*+)?>",
    re.IGNORECASE,
)
"""A document type; brackets and angles in quotes and comments of its subset do not end it."""
# The same where a quote is never closed.
_LOOSE_DOCTYPE = re.compile(rb"<!DOCTYPE\b[^\[>]*(?:\[(?P<subset>.*?)\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ENTITY = re.compile(rb"""<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>""")
_CROWDED = re.compile(
    rb"<[^\s<>/!?]++(?:\s++[^\s<>=\"']++\s*+=\s*+(?:\"[^\"<]*\"|'[^'<]*')){%d}" % (MAX_ATTRIBUTES + 1)
)
_REFERENCE = re.compile(rb"&([\w.:-]+);")
# Every `&` that is not one of the five entities of XML; CDATA and comments are stepped over.
_ODD = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    rb"|&(?!(?:amp|lt|gt|quot|apos);)(?:(?P<number>#[xX]?[0-9a-fA-F]{1,9});|(?P<name>#?[\w.:-]{1,40});)?",
    re.DOTALL,
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_LAWFUL = (range(32, 127), range(160, 0xD800), range(0xE000, 0xFFFE), range(0x10000, 0x110000))
_OPTIONS: dict[str, Any] = {
    "recover": True,
    "huge_tree": True,
    "resolve_entities": False,
    "load_dtd": False,
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
}


def prepare(body: bytes) -> bytes:
    """UTF-8 without XML declaration and document type, its entities replaced and bare ampersands escaped.

    Raises `EntityBomb` and `TooManyParts`.
    """
    if body.count(b"<") + body.count(b'="') + body.count(b"='") > _MAX_PARTS:
        raise TooManyParts(f"more than {_MAX_PARTS:,} elements and attributes")
    if _CROWDED.search(body):
        raise TooManyParts(f"an element with more than {MAX_ATTRIBUTES:,} attributes")
    body = body[match.end() :] if (match := _PROLOG.match(body)) else body
    body, entities = _without_doctype(body)
    grown = 0

    def repair(match: re.Match[bytes]) -> bytes:
        nonlocal grown
        if not match[0].startswith(b"&"):
            return match[0]
        if match["number"]:
            return _character(match[0])
        name = match["name"]
        if name is None:
            return b"&amp;"
        if name in entities:
            grown += len(entities[name])
            if grown > _MAX_GROWTH:
                raise EntityBomb(f"entities that expand to more than {_MAX_GROWTH:,} bytes")
            return entities[name]
        found = html.entities.html5.get(name.decode("utf-8", "replace") + ";")
        if found is None:
            # Text that only looks like a reference stays; one to a file or to nothing declared is harmless as text.
            return b"&amp;" + match[0][1:]
        return found.replace("&", "&amp;").replace("<", "&lt;").encode()

    return _ODD.sub(repair, body, count=_MAX_REPAIRS)


def _character(reference: bytes) -> bytes:
    """A reference by number, as it is where XML allows the character, else as HTML reads it (150 is a dash)."""
    digits = reference[2:-1].lower()
    try:
        code = int(digits[1:], 16) if digits.startswith(b"x") else int(digits)
    except ValueError:
        return b"&amp;" + reference[1:]
    if code in (9, 10, 13) or any(code in lawful for lawful in _LAWFUL):
        return reference
    return _FORBIDDEN.sub("", html.unescape(reference.decode("ascii"))).encode("utf-8", "replace")


def _without_doctype(body: bytes) -> tuple[bytes, dict[bytes, bytes]]:
    """``body`` without document types, and the entities that they declare as text."""
    entities: dict[bytes, bytes] = {}
    for _ in range(_MAX_DOCTYPES):
        start = _DOCTYPE_START.search(body)
        if start is None:
            break
        doctype = DOCTYPE.match(body, start.start()) or _LOOSE_DOCTYPE.match(body, start.start())
        if doctype is None:
            raise Malformed("a document type without end")
        entities |= _declared(doctype["subset"] or b"")
        body = body[: start.start()] + body[doctype.end() :]
    return body, entities


def _declared(subset: bytes) -> dict[bytes, bytes]:
    """The entities that a document declares as text, expanded; those from outside and parameters are not."""
    raw = {match[1]: match[2] if match[2] is not None else match[3] for match in _ENTITY.finditer(subset)}
    done: dict[bytes, bytes] = {}

    def expand(name: bytes, within: tuple[bytes, ...]) -> bytes:
        if name in done:
            return done[name]
        if name in within or len(within) > 20:
            raise EntityBomb(f"the entity {name.decode('ascii', 'replace')!r} contains itself, or others without end")

        def replace(match: re.Match[bytes]) -> bytes:
            return expand(match[1], (*within, name)) if match[1] in raw else match[0]

        value = raw[name]
        if value.count(b"&") > 1_000:
            raise EntityBomb(f"the entity {name.decode('ascii', 'replace')!r} is made of more than 1,000 others")
        pieces: list[bytes] = []
        size = start = 0
        for match in _REFERENCE.finditer(value):
            pieces += [value[start : match.start()], replace(match)]
            size += len(pieces[-1]) + len(pieces[-2])
            start = match.end()
            if size > _MAX_EXPANSION:
                break
        pieces.append(value[start:])
        if size + len(pieces[-1]) > _MAX_EXPANSION:
            raise EntityBomb(f"the entity {name.decode('ascii', 'replace')!r} is more than {_MAX_EXPANSION:,} bytes")
        done[name] = b"".join(pieces)
        return done[name]

    for name in list(raw)[:1_000]:
        expand(name, ())
    # No markup from an entity: it would not be where a reader looks, and might close what it did not open.
    return {name: value.replace(b"<", b"&lt;") for name, value in done.items()}


def parse(body: bytes) -> Element:
    """The root of prepared bytes; `Malformed` where there is none, `TooDeep` where it is nested too deeply."""
    parser = etree.XMLParser(**_OPTIONS)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise Malformed(f"XML: {error}") from None
    _check(parser.error_log)
    if root is None:
        raise Malformed("no element could be read")
    return root


def iterate(body: bytes) -> Iterator[Element]:
    """The elements of prepared bytes as each ends."""
    context = etree.iterparse(io.BytesIO(body), events=("end",), **_OPTIONS)
    try:
        for _, element in context:
            yield element
    except etree.XMLSyntaxError as error:
        raise Malformed(f"XML: {error}") from None
    _check(context.error_log)


def _check(log: etree._ListErrorLog) -> None:
    for entry in log.filter_from_fatals():
        if "Excessive depth" in entry.message:
            raise TooDeep("elements nested more than 2,048 deep")


def name_of(element: Element) -> str:
    """Local name in lower case; an undeclared prefix is left out."""
    return _local(str(element.tag))


@functools.lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def attribute(element: Element, *names: str) -> str | None:
    """The first attribute of one of these local names, in lower case, that is not empty."""
    for name in names:
        for key, value in element.attrib.items():
            if _local(str(key)) == name and str(value).strip():
                return str(value).strip()
    return None


def words(element: Element | None) -> str | None:
    """All text below an element on one line, None where there is none."""
    if element is None:
        return None
    text = (element.text or "") if len(element) == 0 else "".join(map(str, element.itertext()))
    return " ".join(text.split()) or None


def inner_markup(element: Element) -> str:
    """What an element holds: its text, or its markup where it has elements of its own.

    Of these, the tags of HTML are kept, without attributes; others would be taken for words in angle brackets.
    """
    if len(element) == 0:
        return element.text or ""
    pieces: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = name_of(node) if node is not element and name_of(node) in HTML_TAGS else None
        if event == "start":
            pieces += [f"<{name}>" if name else "", html.escape(node.text or "", quote=False)]
        elif node is not element:
            pieces += [f"</{name}>" if name else "", html.escape(node.tail or "", quote=False)]
    return "".join(pieces)


_BLOCKS = frozenset(
    ("p", "br", "div", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "blockquote", "pre", "h1", "h2", "h3", "h4",
     "h5", "h6", "hl1", "hl2", "hr", "block", "section", "article", "footer", "figure", "figcaption",
     "body.head", "body.content", "body.end", "hedline", "byline", "dateline", "note", "fn")
)  # fmt: skip
# An HTML `header` repeats headline, date and keywords, which the metadata have.
_SKIPPED = frozenset(
    ["script", "style", "media", "head", "header", "title", "media-caption", "media-producer", "infobox"]
)


def plain_text(element: Element) -> str:
    """The text of wire markup (NITF, XHTML), a line for each block; pictures with their captions are left out."""
    pieces: list[str] = []
    skipped: list[Element] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        name = name_of(node)
        if event == "start":
            if name in _SKIPPED and node is not element:
                skipped.append(node)
            if not skipped:
                pieces += ["\n" if name in _BLOCKS else "", node.text or ""]
        else:
            if skipped and skipped[-1] is node:
                skipped.pop()
            if not skipped and node is not element:
                pieces += ["\n" if name in _BLOCKS else "", node.tail or ""]
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
