"""Feeds that are no well-formed XML, made well-formed without losing an entry.

A parser that recovers goes wrong where feeds do: after ``<description>a<br>b</description>`` or an unquoted attribute
it closes elements in the wrong order, and half of the entries are gone. So the tags are put in order before it sees
them: HTML that stands unescaped in a text is escaped, what only looks like a tag too, attributes are quoted, an end tag
closes what was left open within its element, an entry ends where the next one begins, and what stands before or after
the root stays in one document with it. What is well-formed is left as it is.
"""

from __future__ import annotations

import re
from typing import Any, cast

from lxml import etree

from transforms.read.errors import TooDeep, TooManyParts
from transforms.read.xml import HTML_TAGS, MAX_ATTRIBUTES

__all__ = ["MAX_DEPTH", "salvage"]

MAX_DEPTH = 2_000
"""Open elements; libxml2 has a limit of 2,048."""

_ENTRIES = frozenset((b"item", b"entry"))
# No alternative but the first two looks further than the next `<`, and those consume what they have looked at.
_TOKEN = re.compile(
    rb"(?P<cdata><!\[CDATA\[.*?\]\]>)"
    rb"|(?P<comment><!--.*?-->)"
    rb"|<(?P<end>/?)(?P<name>[A-Za-z_\x80-\xff][\w.:\x80-\xff-]*+)"
    rb"(?P<attributes>\s(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+|(?:\s[^<>]*?)?)(?P<empty>/?)>"
    rb"|<(?P<cut>item|entry)\b[^<>]*+(?=<)"
    rb"|(?P<dropped><[?!][A-Za-z][^<>]*+>?|</[A-Za-z][^<>]*+|<[A-Za-z][^<>]*+\Z)"
    rb"|<",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(rb"([A-Za-z_\x80-\xff][\w.:\x80-\xff-]*+)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]++))")
_CHUNK = 1 << 20


def salvage(body: bytes) -> bytes:
    """``body`` as it is where it is well-formed, else put in order. Raises `TooDeep` and `TooManyParts`."""
    return body if _well_formed(body) else _Repair().run(body)


class _Nothing:
    """A parser's target that keeps nothing: the check takes no memory."""

    def close(self) -> None:
        return None


def _well_formed(body: bytes) -> bool:
    parser = etree.XMLParser(
        target=cast(Any, _Nothing()), huge_tree=True, resolve_entities=False, load_dtd=False, no_network=True
    )
    try:
        for start in range(0, len(body), _CHUNK):
            parser.feed(body[start : start + _CHUNK])
        parser.close()
    except etree.XMLSyntaxError:
        return False
    return True


class _Repair:
    """One pass over the tags, with the elements that are open."""

    def __init__(self) -> None:
        self._open: list[bytes] = []
        self._counts: dict[bytes, int] = {}
        """How many of a name, in lower case: authors mix cases, and HTML does not mind."""
        self._in_entry = 0
        """How many elements were open when the present entry began; 0 outside of entries."""

    def run(self, body: bytes) -> bytes:
        # A section or comment that never ends would hold the rest of the feed.
        for start, end in ((b"<![CDATA[", b"]]>"), (b"<!--", b"-->")):
            ended = body.rfind(end) + 1
            body = body[:ended] + body[ended:].replace(start, b"")
        repaired = _TOKEN.sub(self._token, body)
        return b"<feeds>" + repaired + self._close_to(0) + b"</feeds>"

    def _token(self, match: re.Match[bytes]) -> bytes:
        if match["cdata"]:
            return match[0]
        if match["comment"] or match["dropped"]:
            return b""
        name = match["name"] or match["cut"]
        if name is None or name.decode("utf-8", "replace").lower() in HTML_TAGS:
            return b"&lt;" + match[0][1:]
        if match["end"]:
            return self._end(name)
        closing = b""
        if self._in_entry and name.lower().rpartition(b":")[2] in _ENTRIES:
            closing = self._close_to(self._in_entry - 1)
        raw = match["attributes"] or b""
        if match["empty"] or raw.endswith(b"/"):
            return b"%s<%s%s/>" % (closing, name, _attributes(raw))
        self._begin(name)
        return b"%s<%s%s>" % (closing, name, _attributes(raw))

    def _begin(self, name: bytes) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise TooDeep(f"elements nested more than {MAX_DEPTH:,} deep")
        self._open.append(name)
        self._counts[name.lower()] = self._counts.get(name.lower(), 0) + 1
        if not self._in_entry and name.lower().rpartition(b":")[2] in _ENTRIES:
            self._in_entry = len(self._open)

    def _end(self, name: bytes) -> bytes:
        """An end tag, with those that were left out before it; nothing if it closes nothing."""
        name = name.lower()
        if not self._counts.get(name):
            return b""
        place = len(self._open) - 1
        while self._open[place].lower() != name:
            place -= 1
        return self._close_to(place)

    def _close_to(self, depth: int) -> bytes:
        tags = []
        while len(self._open) > depth:
            name = self._open.pop()
            self._counts[name.lower()] -= 1
            tags.append(b"</" + name + b">")
        if self._in_entry > len(self._open):
            self._in_entry = 0
        return b"".join(tags)


def _attributes(raw: bytes) -> bytes:
    """The attributes of a tag, quoted, each name once."""
    found: dict[bytes, bytes] = {}
    for match in _ATTRIBUTE.finditer(raw):
        name, double, single, bare = match.groups(b"")
        if len(found) > MAX_ATTRIBUTES:
            raise TooManyParts(f"an element with more than {MAX_ATTRIBUTES:,} attributes")
        found.setdefault(name, (double or single or bare.rstrip(b"/")).replace(b'"', b"&quot;"))
    return b"".join(b' %s="%s"' % pair for pair in found.items())
