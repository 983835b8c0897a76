"""Any bytes to UTF-8 without what XML forbids: compression, byte order marks, charsets that are declared wrongly.

What is said of a charset is often wrong, what the bytes say seldom: text that is valid UTF-8 beyond ASCII is UTF-8,
whatever is declared (a text of n accented letters in another charset passes for it with a chance of about 1 in 10ⁿ).
Only bytes that are not are read as declared, first by the Content-Type header, then by the XML declaration (RFC 7303
gives the header precedence), at last as windows-1252, the superset of ISO-8859-1 that browsers read under that name
too (WHATWG Encoding Standard). A few stray bytes in valid UTF-8 do not turn the rest into mojibake: they alone are
read as windows-1252.
"""

from __future__ import annotations

import codecs
import re
import zlib

from transforms.read.errors import Malformed, TooLarge

__all__ = ["MAX_BYTES", "inflate", "to_utf8"]

MAX_BYTES = 64 * 2**20
"""Limit of a feed or wire document after decompression: a feed of 100,000 items is about 30 MB."""

_GZIP = b"\x1f\x8b"
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The first character of XML or JSON in encodings that are no superset of ASCII (XML 1.0, appendix F).
_SIGNATURES = (
    (re.compile(rb"[<{\[]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0\0\0[<{\[]"), "utf-32-be"),
    (re.compile(rb"[<{\[]\0[^\0]\0"), "utf-16-le"),
    (re.compile(rb"\0[<{\[]\0[^\0]"), "utf-16-be"),
)
_EBCDIC = b"\x4c\x6f\xa7\x94"
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([A-Za-z0-9._:-]{2,40})""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.IGNORECASE)
# Charsets of seven bits, in which plain ASCII can mean something else.
_SEVEN_BITS = re.compile(r"iso-?2022|hz|utf-?7", re.IGNORECASE)
_FORBIDDEN = bytes((*range(9), 11, 12, *range(14, 32), 127))
_CHUNK = 2**20
_MAX_STRAY = 200_000
"""Bytes that are no UTF-8 in what may still be UTF-8 with accidents: each costs a call."""
_ASCII = bytes(range(128))
_CP1252 = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def inflate(body: bytes, limit: int = MAX_BYTES) -> bytes:
    """Undo gzip, also twice over and in several members; `TooLarge` beyond ``limit`` bytes.

    A stream that is cut short gives what could be read.
    """
    for _ in range(2):
        if not body.startswith(_GZIP):
            break
        body = _gunzip(body, limit)
    if len(body) > limit:
        raise TooLarge(f"more than {limit:,} bytes")
    return body


def _gunzip(body: bytes, limit: int) -> bytes:
    pieces: list[bytes] = []
    room = limit + 1
    rest = body
    while rest.startswith(_GZIP) and room > 0:
        member = zlib.decompressobj(wbits=31)
        try:
            piece = member.decompress(rest, room)
        except zlib.error as error:
            if not pieces:
                raise Malformed(f"gzip: {error}") from None
            break
        pieces.append(piece)
        room -= len(piece)
        rest = member.unused_data
    if room <= 0:
        raise TooLarge(f"more than {limit:,} bytes after decompression")
    return b"".join(pieces)


def to_utf8(body: bytes, content_type: str | None = None) -> bytes:
    """``body`` as UTF-8, without byte order mark, NUL and other control characters (tab, CR and LF stay).

    Raises `TooLarge` where that has more than `MAX_BYTES`: other encodings may take half the room.
    """
    text = _recode(body, content_type).translate(None, _FORBIDDEN)
    if len(text) > MAX_BYTES:
        raise TooLarge(f"more than {MAX_BYTES:,} bytes in UTF-8")
    return text


def _recode(body: bytes, content_type: str | None) -> bytes:
    for mark, name in _BOMS:
        if body.startswith(mark):
            return _convert(body[len(mark) :], name, "replace")
    start = body[:400].lstrip(b"\r\n\t ")
    for signature, name in _SIGNATURES:
        if signature.match(start):
            return _convert(body, name, "replace")
    if start.startswith(_EBCDIC):
        declared = _DECLARED.match(start.decode("cp037").encode("ascii", "replace"))
        return _convert(body, _known(declared[1].decode() if declared else None) or "cp037", "replace")
    header = _CHARSET.search(content_type or "")
    declaration = _DECLARED.match(body[:400])
    names = [
        known
        for name in (header[1] if header else None, declaration[1].decode("ascii") if declaration else None)
        if (known := _known(name))
    ]
    if body.isascii():
        return _convert(body, names[0], "replace") if names and _SEVEN_BITS.match(names[0]) else body
    stray = _stray_bytes(body)
    if stray == 0:
        return body
    for name in names:
        # These declarations are made by default, and what they stand for is tried below.
        if name not in ("utf-8", "ascii", "iso8859-1", "cp1252"):
            try:
                return _convert(body, name, "strict")
            except UnicodeError:
                continue
    if stray < _MAX_STRAY and stray * 4 < sum(body.count(bytes([lead])) for lead in range(0xC3, 0xF5)):
        # More sequences of UTF-8 than stray bytes: it is UTF-8 with accidents.
        return _convert(body, "utf-8", "homologue-cp1252")
    multibyte = next((name for name in names if name not in ("utf-8", "ascii", "iso8859-1", "cp1252")), None)
    return _convert(body, multibyte, "replace") if multibyte else _from_cp1252(body)


def _known(name: str | None) -> str | None:
    """Python's name of a charset that makes text of bytes, None where there is none."""
    if not name:
        return None
    try:
        found = codecs.lookup(name)
    except LookupError:
        return None
    # `base64`, `zlib` and the like are codecs to Python as well; escapes and IDNA are no charsets.
    if not getattr(found, "_is_text_encoding", True) or re.search(r"escape|idna|punycode|undefined|mbcs", found.name):
        return None
    return {"gb2312": "gb18030", "gbk": "gb18030", "utf-16": "utf-8", "utf-32": "utf-8"}.get(found.name, found.name)


def _convert(body: bytes, name: str, errors: str) -> bytes:
    """Recode piece by piece: a string of 64 million characters can take four bytes for each."""
    decoder = codecs.getincrementaldecoder(name)(errors)
    return b"".join(
        decoder.decode(body[start : start + _CHUNK], start + _CHUNK >= len(body)).encode("utf-8", "replace")
        for start in range(0, len(body), _CHUNK)
    )


def _from_cp1252(body: bytes) -> bytes:
    """Recode windows-1252; the five bytes without meaning in it become C1 controls, as browsers read them."""
    if len(body) + len(body.translate(None, _ASCII)) > MAX_BYTES:  # it would only be refused afterwards
        raise TooLarge(f"more than {MAX_BYTES:,} bytes in UTF-8")
    return b"".join(
        codecs.charmap_decode(body[start : start + _CHUNK], "strict", _CP1252)[0].encode()
        for start in range(0, len(body), _CHUNK)
    )


def _stray_bytes(body: bytes) -> int:
    """How many bytes are no UTF-8, counted up to `_MAX_STRAY`."""
    counter = _StrayCounter()
    codecs.register_error("homologue-count", counter)
    decoder = codecs.getincrementaldecoder("utf-8")("homologue-count")
    try:
        for start in range(0, len(body), _CHUNK):
            decoder.decode(body[start : start + _CHUNK], start + _CHUNK >= len(body))
    except UnicodeError:
        return _MAX_STRAY
    return counter.stray


class _StrayCounter:
    def __init__(self) -> None:
        self.stray = 0

    def __call__(self, error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        self.stray += 1
        if self.stray >= _MAX_STRAY:
            raise error
        return "", error.end


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return codecs.charmap_decode(error.object[error.start : error.end], "strict", _CP1252)[0], error.end


codecs.register_error("homologue-cp1252", _as_cp1252)
