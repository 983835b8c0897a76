"""Titles and texts as a reader sees them: no markup, no entities, no mojibake, plain spaces.

Typography is the article's own: ’ « » … – stay as they are. What goes is what nobody sees (control characters, soft
hyphens, marks of direction) and what differs without a difference (no-break spaces, Unicode forms).
"""

from __future__ import annotations

import html
import re
import unicodedata

__all__ = ["TEXT_LIMIT", "TITLE_LIMIT", "breaks_off", "clean_line", "clean_text"]

TITLE_LIMIT = 1_000
"""Characters of a title; the longest real one of 22,000 has 226."""
TEXT_LIMIT = 200_000
"""Characters of a text, as much as a short novel."""

_BLOCK = frozenset(
    ["address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption",
     "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
     "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul", "body", "html", "caption", "title"]
)  # fmt: skip
_SPACE = frozenset(["td", "th", "img", "picture", "video", "audio", "source", "iframe", "embed", "object", "button"])
# What is on none of the lists is no element: a word in angle brackets is the author's own.
_INLINE = frozenset(
    ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "col", "colgroup", "data", "del", "dfn", "em",
     "font", "head", "i", "input", "ins", "kbd", "label", "link", "mark", "meta", "param", "q", "s", "samp", "script",
     "small", "span", "strike", "strong", "style", "sub", "sup", "time", "tt", "u", "var", "wbr", "noscript", "svg",
     "path", "g", "use", "track", "area", "map", "select", "option", "textarea", "details", "summary", "ruby", "rt",
     "rp", "base", "nobr", "marquee", "blink", "template", "canvas", "math", "slot", "o"]
)  # fmt: skip
# Quantifiers are possessive or bounded: no text makes the search slower than linear.
_TAG = re.compile(
    r"<(?:!--.*?(?:-->|\Z)"
    r"|(?P<dropped>script|style|noscript|svg|iframe|object|template)\b[^<>]*+(?:/>|>.*?(?:</(?P=dropped)\s*>|\Z))"
    r"|(?P<name>/?[a-z][\w:-]*+)(?:\s(?:[^<>\"']++|\"[^\"<]{0,4000}\"|'[^'<]{0,4000}')*+)?/?>"
    r"|(?P<loose>/?[a-z][\w:-]*+)(?:\s[^<>]*+)?>"
    r"|[!?][^<>]*+>)",
    re.DOTALL | re.IGNORECASE,
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ufffe\uffff]+"
)
_SPACES = re.compile("[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile("[ ]*[\n\r\x85\u2028\u2029][\\s]*")
_SURROGATES = re.compile("[\ud800-\udfff]")
_TAIL = 80
_BREAKS_OFF = re.compile(
    r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\])\W*"
    r"(?:(?:(?:lire|voir) (?:la suite|plus|l['’]article)\b|continue reading).{0,30})?\Z"
    r"|\b(?:lire la suite|lire l['’]article|continuer la lecture)\W*\Z",
    re.IGNORECASE | re.DOTALL,
)
# UTF-8 that was read as windows-1252 or ISO-8859-1 shows one of these before a second character that gives it away.
_MOJIBAKE = re.compile(
    "[\xc2\xc3\xc5\xe2\u0192][\x80-\xbf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013-\u203a\u20ac\u2122\u02c6\u02dc]"
)
# Marks that combine with a letter are no word characters; more than 30 in a row are no language (UAX #15 §15.3).
_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def clean_line(raw: str | None, *, markup: bool, limit: int = TITLE_LIMIT) -> str:
    """A title on one line, at most ``limit`` characters."""
    return _clean(raw, markup, limit, " ")


def clean_text(raw: str | None, *, markup: bool, limit: int = TEXT_LIMIT) -> str:
    """A text with a line feed for each break, at most ``limit`` characters."""
    return _clean(raw, markup, limit, "\n")


def _clean(raw: str | None, markup: bool, limit: int, line_break: str) -> str:
    if not raw:
        return ""
    text = raw[: 8 * limit]  # markup is seldom more than seven parts of eight
    if markup:
        # Twice: in half of all feeds the markup within the markup is escaped once more.
        for _ in range(2):
            if "<" in text or "&" in text:
                text = _unescape(_strip(text))
    elif "&" in text:
        text = _REFERENCE.sub(lambda match: html.unescape(match[0]), text)
    if not text.isascii() and _MOJIBAKE.search(text):
        text = _mend(text)
    if not text.isprintable():  # breaks, and spaces of all kinds but the plain one, count as not
        text = _SPACES.sub(" ", _INVISIBLE.sub("", _SURROGATES.sub("\ufffd", text)))
        text = _BREAKS.sub(line_break, text)
    elif "  " in text:
        text = _SPACES.sub(" ", text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _MARKS.sub(_thin, text))
    return text[:limit].strip()


def _thin(match: re.Match[str]) -> str:
    """A run of marks without those beyond the thirtieth that combine: their order takes time by the square."""
    seen = 0
    kept = []
    for character in match[0]:
        seen += bool(unicodedata.combining(character))
        if seen <= 30 or not unicodedata.combining(character):
            kept.append(character)
    return "".join(kept)


def breaks_off(text: str) -> bool:
    """Whether a clean text ends as a teaser does: in an ellipsis, bare or before an invitation to read on."""
    return bool(_BREAKS_OFF.search(text[-_TAIL:]))


def _strip(text: str) -> str:
    if "<![CDATA[" in text:  # of XML that was escaped
        text = text.replace("<![CDATA[", "").replace("]]>", "")
    return _TAG.sub(_replacement, text) if "<" in text else text


def _replacement(match: re.Match[str]) -> str:
    if match["dropped"]:
        return " "
    name = match["name"] or match["loose"]
    if name is None:
        return "" if match[0].startswith("<!") or match[0].startswith("<?") else match[0]
    name = name.lstrip("/").lower().rpartition(":")[2]
    if name in _BLOCK:
        return "\n"
    if name in _SPACE:
        return " "
    # A word in angle brackets that is no element is the author's own.
    return "" if name in _INLINE or "-" in name or ":" in match[0].partition(" ")[0] else match[0]


def _unescape(text: str) -> str:
    return html.unescape(text) if "&" in text else text


def _mend(text: str) -> str:
    """UTF-8 that was read as windows-1252, line by line: one damaged paragraph in a sound text is mended too."""
    import ftfy

    return "\n".join(ftfy.fix_encoding(line) if _MOJIBAKE.search(line) else line for line in text.split("\n"))
