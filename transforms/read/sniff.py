"""The format of a payload from its bytes, whatever it is called.

XML is told by its root element, JSON by its keys, wire text by the control characters of its envelope.
"""

from __future__ import annotations

import json
import re

from transforms.read.errors import Challenge, Empty, HtmlPage, Malformed, NotNews, UnknownFormat
from transforms.read.json_text import load
from transforms.read.xml import DOCTYPE

__all__ = ["FORMATS", "is_cut", "sniff"]

FORMATS = ("rss20", "rss10", "rss09x", "atom10", "atom03", "jsonfeed", "newsml-g2", "newsml-1.2", "nitf", "ninjs",
           "iptc7901", "anpa", "text", "documents")  # fmt: skip

_LOOK = 100_000
"""How far the root element is looked for: some feeds begin with a licence."""

# IPTC 7901 §3: SOH, source and number, priority, category, words; also where a gateway dropped the controls.
_IPTC7901 = re.compile(
    rb"\s*(?:(?:ZCZC\b[^\n]*\s+)?\x01\s*|ZCZC\b[^\n]*\s+)[A-Za-z]{1,8}\d{1,6}[ \t]+\w[ \t]+\w{1,3}[ \t]"
    rb"|\s*[A-Za-z]{3}\d{3,4}[ \t]+\d[ \t]+\w{1,3}[ \t]+\d{1,5}[ \t]+[A-Za-z]"
)
# ANPA 1312 §2: SYN SYN SOH, service level and number, US; the second line has priority, category and keyword.
_ANPA = re.compile(
    rb"\s*(?:\x16+\x01|\x01)?[A-Za-z]\d{4}\x1f?[A-Za-z0-9-]*[\x1e\r\n ]+\s*[a-z] [a-z]\s?[\x13\x14]?[\x11\x12]?\s?"
    rb"(?:am|pm|bc|ap)-",
    re.IGNORECASE,
)
_MISC = re.compile(rb"\s*(?:<\?.*?\?>|<!--.*?-->|" + DOCTYPE.pattern + rb")", re.DOTALL | re.IGNORECASE)
_FEED_ROOT = re.compile(rb"<(?:\?xml|rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_EMBEDDED = re.compile(rb"<(?:\w+:)?(rss|rdf|feed|newsMessage|newsItem|NewsML|nitf)[\s>]", re.IGNORECASE)
_ROOT = re.compile(rb"<((?:[\w.-]+:)?[A-Za-z_][\w.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>?", re.DOTALL)
_VERSION = re.compile(rb"""\bversion\s*=\s*["']\s*([\w.]+)""", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|rdf|feed|newsmessage|newsitem|packageitem|newsml|nitf)\s*>", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:\w+:)?(item|entry)[\s>]", re.IGNORECASE)
_CHALLENGE = re.compile(
    rb"checking your browser|just a moment|attention required|captcha|cf-chl|challenge-platform|enable javascript"
    rb"|are you a robot|ddos.guard|datadome|v[\xc3\xa9e]+rification de votre navigateur",
    re.IGNORECASE,
)
_G2 = frozenset(("newsitem", "newsmessage", "packageitem"))
_G2_OTHER = frozenset(("conceptitem", "knowledgeitem", "catalogitem", "planningitem", "catalog"))
_NINJS = re.compile(r"headline|headlines|body_\w+|bodies|versioncreated|firstcreated|pubstatus|description_\w+")


def is_cut(kind: str, text: bytes) -> bool:
    """Whether XML of a kind that `sniff` gave ends before its root does."""
    xml = kind.startswith(("rss", "atom", "newsml", "nitf"))
    return xml and _END.search(text[-_LOOK:]) is None


def sniff(body: bytes, text: bytes) -> str:
    """The format of a payload, one of `FORMATS`; raises a `ReadError` where it is none.

    ``body`` is the payload as it came, uncompressed; ``text`` the same in clean UTF-8 (`decoding.to_utf8`).
    """
    if not text.strip():
        raise Empty("no byte" if not body else "nothing but white space and control characters")
    if _ANPA.match(body[:2_000]):
        return "anpa"
    if _IPTC7901.match(body[:2_000]):
        return "iptc7901"
    start = text[:_LOOK].lstrip()
    if start[:1] in b"{[":
        return _sniff_json(text)
    if start.startswith(b"<") or _looks_like_xml(start):
        return _sniff_xml(start, text)
    return _sniff_plain(body, text)


def _looks_like_xml(start: bytes) -> bool:
    """Whether a file that begins with something else, such as a warning of PHP, goes on with a feed."""
    return _FEED_ROOT.search(start[:4_000]) is not None


def _sniff_xml(start: bytes, text: bytes) -> str:
    position = 0
    if not start.startswith(b"<") and (found := _FEED_ROOT.search(start)):
        position = found.start()
    doctype_html = re.match(rb"\s*(?:<!--.*?-->\s*)*<!DOCTYPE\s+html", start, re.IGNORECASE | re.DOTALL)
    while match := _MISC.match(start, position):
        position = match.end()
    root = _ROOT.search(start, position)
    if root is None:
        raise Malformed("no root element")
    tag = root[1].decode("utf-8", "replace")
    name = tag.rpartition(":")[2].lower()
    space = _namespace(root, tag)
    version = match[1].decode("ascii", "replace") if (match := _VERSION.search(root[2])) else ""
    if name == "rss":
        return "rss09x" if version.startswith("0.9") else "rss20"
    if name == "rdf":
        return "rss09x" if re.search(rb"netscape\.com/rdf/simple/0\.9", root[2]) else "rss10"
    if name in ("feed", "entry"):
        return "atom03" if "purl.org/atom" in space or version.startswith("0.") else "atom10"
    if name == "channel":
        return "rss10" if "rss1.1" in space else "rss20"
    if name in _G2:
        return "newsml-g2"
    if name == "newsml":
        return "newsml-1.2"
    if name == "nitf":
        return "nitf"
    if name in _G2_OTHER:
        raise NotNews(f"<{tag}> holds no news item")
    inside = _ENTRY.search(text)
    if (name == "html" or doctype_html) and not (inside and b"<rss" in text):
        raise _page(text)
    # In an envelope, or under a root of the publisher's own.
    embedded = _EMBEDDED.search(text, text.find(root[0]) + len(root[0]))
    if embedded and not (inside and inside.start() < embedded.start()):
        return _sniff_xml(text[embedded.start() : embedded.start() + _LOOK], text)
    if inside:
        return "atom10" if inside[1].lower() == b"entry" else "rss20"
    if name in ("head", "body", "div", "p", "title", "script", "meta", "span", "h1", "center"):
        raise _page(text)
    raise UnknownFormat(f"XML, but <{tag}> is the root of no feed and no wire format")


def _namespace(root: re.Match[bytes], tag: str) -> str:
    prefix = tag.rpartition(":")[0]
    name = rb"xmlns:" + re.escape(prefix.encode()) if prefix else rb"xmlns"
    found = re.search(rb"\b" + name + rb"""\s*=\s*["']([^"']*)""", root[2])
    return found[1].decode("utf-8", "replace") if found else ""


def _page(text: bytes) -> HtmlPage:
    if _CHALLENGE.search(text[:_LOOK]):
        return Challenge("a page that checks the visitor's browser")
    title = re.search(rb"<title[^>]*>([^<]{0,200})", text[:_LOOK], re.IGNORECASE)
    return HtmlPage("a web page" + (f": {title[1].decode('utf-8', 'replace').strip()!r}" if title else ""))


def _sniff_json(text: bytes) -> str:
    """JSON in one piece is told by its keys; a line that is an object by itself begins an archive of documents."""
    first, _, rest = text.lstrip().partition(b"\n")
    if rest.strip() and _is_object(first):
        return "documents"
    try:
        whole = load(text)
    except Malformed:
        if _json_lines(text):  # the first of them is broken
            return "documents"
        return _by_keys(_keys(text[:_LOOK]), text)
    if isinstance(whole, list):
        whole = next((one for one in whole if isinstance(one, dict)), None)
    return _by_keys({key.lower() for key in whole} if isinstance(whole, dict) else set(), text)


def _by_keys(keys: set[str], text: bytes) -> str:
    if ("items" in keys and "uri" not in keys) or b"jsonfeed.org" in text[:2_000]:
        return "jsonfeed"
    if "uri" in keys or any(_NINJS.fullmatch(key) for key in keys):
        return "ninjs"
    if keys & {"title", "text", "published"}:
        return "documents"
    if keys & {"data", "item"}:  # answers of services that wrap what they give
        return "ninjs"
    raise UnknownFormat("JSON, but neither JSON Feed, ninjs nor documents")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _keys(start: bytes) -> set[str]:
    """Keys near the start of JSON that is cut short, nested ones included."""
    return {key.decode("utf-8", "replace").lower() for key in re.findall(rb'"([\w.-]{1,40})"\s*:', start)}


def _json_lines(text: bytes) -> bool:
    lines = [line for line in text[:_LOOK].split(b"\n")[:20] if line.strip()]
    return len(lines) > 1 and sum(line.lstrip().startswith(b"{") for line in lines) > len(lines) / 2


def _sniff_plain(body: bytes, text: bytes) -> str:
    lines = [line for line in text[:_LOOK].split(b"\n")[:20] if line.strip()]
    if sum(line.lstrip().startswith(b'{"') for line in lines) > 1:
        return "documents"
    sample = body[:_LOOK]
    binary = len(re.findall(rb"[\x00-\x08\x0e-\x1f]", sample))
    if sample.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BZh", b"\x28\xb5\x2f\xfd")):
        raise UnknownFormat("a binary file")
    if binary > len(sample) / (20 if b"\x02" in sample and b"\x03" in sample else 100):  # STX and ETX: a telegram
        raise UnknownFormat("binary: neither text nor a known format")
    letters = len(re.findall(rb"[A-Za-z\x80-\xff]", text[:_LOOK]))
    if letters < 3:
        raise UnknownFormat("no words")
    return "text"
