"""The format of a payload from its bytes, whatever it is called.

XML is told by its root element, JSON by its keys, wire text by the control characters of its envelope.
"""

from __future__ import annotations

import json
import re

from transforms.read.decoding import inflate, to_utf8
from transforms.read.errors import Challenge, Empty, HtmlPage, Malformed, NotNews, UnknownFormat

__all__ = ["FEED_FORMATS", "FORMATS", "sniff", "sniff_text"]

FEED_FORMATS = ("rss20", "rss10", "rss09x", "atom10", "atom03", "jsonfeed")
FORMATS = (*FEED_FORMATS, "newsml-g2", "newsml-1.2", "nitf", "ninjs", "iptc7901", "anpa", "text", "documents")

_LOOK = 100_000
"""How far the root element is looked for: some feeds begin with a licence."""

# IPTC 7901 §3: SOH, source and number, priority, category, words; also where a gateway dropped the controls.
_IPTC7901 = re.compile(
    rb"\s*(?:ZCZC\b[^\n]*\s+)?(?:\x01\s*[A-Za-z]{1,8}\d{1,6}[ \t]+\w[ \t]+\w{1,3}[ \t]"
    rb"|[A-Za-z]{3}\d{3,4}[ \t]+\d[ \t]+\w{1,3}[ \t]+\d{1,5}[ \t]+[A-Za-z])"
)
# ANPA 1312 §2: SYN SYN SOH, service level and number, US; the second line has priority, category and keyword.
_ANPA = re.compile(
    rb"\s*(?:\x16+\x01|\x01)?[A-Za-z]\d{4}\x1f?[A-Za-z0-9-]*[\x1e\r\n ]+\s*[a-z] [a-z]\s?[\x13\x14]?[\x11\x12]?\s?"
    rb"(?:am|pm|bc|ap)-",
    re.IGNORECASE,
)
_MISC = re.compile(rb"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(rb"<((?:[\w.-]+:)?[A-Za-z_][\w.-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>?", re.DOTALL)
_VERSION = re.compile(rb"""\bversion\s*=\s*["']\s*([\w.]+)""", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:\w+:)?(item|entry)[\s>]", re.IGNORECASE)
_CHALLENGE = re.compile(
    rb"checking your browser|just a moment|attention required|captcha|cf-chl|challenge-platform|enable javascript"
    rb"|are you a robot|ddos.guard|datadome|v[\xc3\xa9e]+rification de votre navigateur",
    re.IGNORECASE,
)
_G2 = frozenset(("newsitem", "newsmessage", "packageitem"))
_G2_OTHER = frozenset(("conceptitem", "knowledgeitem", "catalogitem", "planningitem", "catalog"))
_NINJS = re.compile(r"headline|headlines|body_\w+|bodies|versioncreated|firstcreated|pubstatus|description_\w+")


def sniff(body: bytes) -> str:
    """The format of a payload, one of `FORMATS`; raises a `ReadError` where it is none."""
    body = inflate(body)
    return sniff_text(body, to_utf8(body[: 4 * _LOOK]) if body.startswith((b"<", b"{")) else to_utf8(body))


def sniff_text(body: bytes, text: bytes) -> str:
    """As `sniff`, for bytes as they came and the same in clean UTF-8."""
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
    return re.search(rb"<(?:\?xml|rss|feed|rdf:RDF)[\s>]", start[:4_000], re.IGNORECASE) is not None


def _sniff_xml(start: bytes, text: bytes) -> str:
    position = max(0, found.start() if (found := re.search(rb"<(?:\?xml|rss|feed|rdf:RDF)[\s>]", start)) else 0)
    if start.startswith(b"<"):
        position = 0
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
    if inside:  # in an envelope, or under a root of the publisher's own
        embedded = re.search(rb"<(?:\w+:)?(rss|rdf|feed)[\s>]", text[:_LOOK], re.IGNORECASE)
        if embedded and embedded.start() > root.start():
            return _sniff_xml(text[embedded.start() : embedded.start() + _LOOK], text)
        return "atom10" if inside[1].lower() == b"entry" else "rss20"
    embedded = re.search(rb"<(?:\w+:)?(newsMessage|newsItem|NewsML|nitf|rss|feed)[\s>]", text)
    if embedded and embedded.start() > root.start():
        return _sniff_xml(text[embedded.start() : embedded.start() + _LOOK], text)
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
    whole: object
    try:
        whole = json.loads(first)
    except (ValueError, RecursionError):
        whole = None
    if isinstance(whole, dict) and rest.strip():
        return "documents"
    if whole is None:
        keys = _keys(text[:_LOOK])
        if not keys and _json_lines(text):
            return "documents"
    else:
        sample = whole[0] if isinstance(whole, list) and whole else whole
        keys = {key.lower() for key in sample} if isinstance(sample, dict) else set()
    if "items" in keys or "jsonfeed.org" in text[:2_000].decode("utf-8", "replace"):
        return "jsonfeed"
    if "uri" in keys or any(_NINJS.fullmatch(key) for key in keys):
        return "ninjs"
    if keys & {"title", "text", "published"}:
        return "documents"
    raise UnknownFormat("JSON, but neither JSON Feed, ninjs nor documents")


def _keys(start: bytes) -> set[str]:
    """Keys near the start of JSON that is written over several lines, nested ones included."""
    return {key.decode("utf-8", "replace").lower() for key in re.findall(rb'"([\w.-]{1,40})"\s*:', start)}


def _json_lines(text: bytes) -> bool:
    lines = [line for line in text[:_LOOK].split(b"\n")[:20] if line.strip()]
    return sum(line.lstrip().startswith(b"{") for line in lines) > len(lines) / 2


def _sniff_plain(body: bytes, text: bytes) -> str:
    lines = [line for line in text[:_LOOK].split(b"\n")[:20] if line.strip()]
    if sum(line.lstrip().startswith(b'{"') for line in lines) > 1:
        return "documents"
    sample = body[:_LOOK]
    binary = len(re.findall(rb"[\x00-\x08\x0e-\x1f]", sample))
    if sample.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BZh", b"\x28\xb5\x2f\xfd")):
        raise UnknownFormat("a binary file")
    if binary > len(sample) / 100 and not (b"\x02" in sample and b"\x03" in sample):
        raise UnknownFormat("binary: neither text nor a known format")
    letters = len(re.findall(rb"[A-Za-z\x80-\xff]", text[:_LOOK]))
    if letters < 3:
        raise UnknownFormat("no words")
    return "text"
