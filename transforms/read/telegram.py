"""Wire text in the envelopes of teleprinters: IPTC 7901 and ANPA 1312, and plain text with none.

IPTC 7901: ``SOH source number, priority, category, words, option CR LF keywords CR LF STX text ETX day and time EOT``.
ANPA 1312: ``SYN SYN SOH level number US … CR LF priority category … keyword month-day words CR LF STX text ETX …``, the
lines of the headline marked with ``^`` and ``<``, paragraphs indented. Gateways lose control characters, so each part
is also found without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.read.errors import TooLarge
from transforms.records import Entry

__all__ = ["MAX_BYTES", "read_anpa", "read_iptc7901", "read_text"]

MAX_BYTES = 4 * 2**20
"""Of a file of wire text: a day's messages of an agency have as many."""

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_HEADER = re.compile(
    r"\s*(?:ZCZC[^\n]*\s+)?\x01?\s*(?P<guid>[A-Za-z]{1,8}\d{1,6})[ \t]+(?P<urgency>\w)[ \t]+(?P<category>\w{1,3})"
    r"[ \t]+(?P<words>\d{1,5})?[ \t]*(?P<option>[^\r\n\x02]*)"
)
_END = re.compile(r"\x03|^NNNN\s*$|\x04", re.MULTILINE)
# "041015 MAR 24", "041015 mars 2024", "041015Z Mar 24"
_FILED = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2}) ?(Z|GMT|UTC)? ?([A-Za-zéûÉÛ]{3,9})\.? (\d{4}|\d{2})(?!\d)")
_FILED_LAST = re.compile(rf"\n[ \t]*{_FILED.pattern}\s*\Z")
_NOT_FOR_PUBLICATION = re.compile(
    r"^.*(?:following information is not (?:intended )?for publication|suivantes ne sont pas destinées).*$",
    re.IGNORECASE | re.MULTILINE,
)
_DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Ý][^\n()]{1,60}?)\s*,?\s*(?:\d{1,2} [\w.éû]{3,9} )?"
    r"\((?:[A-Z]{2,6}|[a-z]{2,4}(?:/[a-z]{2,4})*|[A-Z][\w-]{1,12})\)\s*[-–—_]"
)
_KILL = re.compile(r"^\W*(?:kill|annulation|annule|mandatory kill|ANNULEZ|à annuler)\b", re.IGNORECASE)


def read_iptc7901(body: bytes) -> Iterator[Entry]:
    """The message of an IPTC 7901 file; several where an EOT stands between them."""
    messages = [one for one in re.split(r"\x04", _decode(body)) if _CONTROLS.sub("", one).strip()]
    for number, message in enumerate(messages):
        yield _iptc7901(message, number)


def _iptc7901(message: str, number: int) -> Entry:
    header = _HEADER.match(message)
    rest = message[header.end() :] if header else message
    top, start, text = rest.partition("\x02")
    if not start:
        # Without STX the keywords are the first paragraph's line that ends in a slash.
        lines = rest.lstrip("\r\n").split("\n")
        top = lines[0] if lines and lines[0].strip().endswith("/") else ""
        text = rest.lstrip("\r\n")[len(top) :]
    text, tail = _split(text, _END)
    text = _NOT_FOR_PUBLICATION.split(text)[0]
    title, body, authors = _headline(_FILED_LAST.sub("", text))
    filed = _filed(tail) or _filed(message[-200:])
    return Entry(
        number=number,
        guid=header["guid"] if header else None,
        title=title,
        text=body,
        markup=False,
        published_raw=filed,
        authors=authors,
        categories=(header["category"],) if header else (),
        status="canceled" if title and _KILL.match(title) else "usable",
        urgency=int(header["urgency"]) if header and header["urgency"] in "123456789" else None,
        slugline=_line(top).rstrip("/") or None,
        dateline=_dateline(body),
    )


def _headline(text: str) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Headline, body and bylines: what stands before the first blank line is the headline if it is short."""
    text = _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n").strip("\n ")
    head, blank, body = text.partition("\n\n")
    lines = [line.strip(" =<^") for line in head.split("\n") if line.strip(" =<^")]
    if not blank or sum(map(len, lines)) > 300 or _DATELINE.match(head):
        first, _, rest = text.partition("\n")
        if rest.strip() and len(first) <= 200 and not _DATELINE.match(first):
            lines, body = [first.strip(" =<^")], rest
        else:
            return None, _paragraphs(text), ()
    bylines = tuple(line for line in lines if re.match(r"(?:par|by|von|de notre)\s+[A-ZÀ-Ý]", line, re.IGNORECASE))
    title = " ".join(line for line in lines if line not in bylines)
    return title or None, _paragraphs(body), bylines


def _paragraphs(text: str) -> str | None:
    """Lines of a telegram are broken at 60 to 80 characters: those of a paragraph are joined."""
    blocks = re.split(r"\n\s*\n|\n(?=\t| {2,}\S)", text)
    found = (" ".join(_CONTROLS.sub("", block).split()) for block in blocks)
    return "\n".join(block for block in found if block) or None


def read_anpa(body: bytes) -> Iterator[Entry]:
    """The message of an ANPA 1312 file."""
    message = _decode(body)
    head, start, text = message.partition("\x02")
    if not start:
        head, text = _first_lines(message, 2)
    text, tail = _split(text, re.compile(r"\x03|\n\s*(?=[A-Z]{2}-[A-Z]{2}-\d)"))
    envelope = re.search(r"([A-Za-z])(\d{4})", head)
    service = re.search(
        r"^\s*([a-z]) ([a-z])[^\n]*?(?:am|pm|bc|ap)-(\S+)", _CONTROLS.sub(" ", head), re.IGNORECASE | re.MULTILINE
    )
    marked = [_line(line.strip().lstrip("^")).rstrip("<= ") for line in text.split("\n") if line.startswith("^")]
    paragraphs = [_line(line) for line in text.split("\n") if line.strip() and not line.startswith("^")]
    bylines = tuple(line for line in marked[1:] if re.match(r"(?:by|par) ", line, re.IGNORECASE))
    filed = re.search(r"(\d{1,2})-(\d{1,2})-(\d{2}) (\d{2})(\d{2}) ?GMT", tail or message[-300:])
    story = "\n".join(line for line in paragraphs if line.strip("_ ")) or None
    title = marked[1] if len(marked) > 1 else (marked[0] if marked else None)
    yield Entry(
        number=0,
        guid=f"{envelope[1]}{envelope[2]}" if envelope else None,
        title=title,
        text=story,
        markup=False,
        # ANPA writes month-day-year: turned round, so that nobody reads 03-04 as 3 April.
        published_raw=f"20{filed[3]}-{filed[1]:0>2}-{filed[2]:0>2}T{filed[4]}:{filed[5]}Z" if filed else None,
        authors=bylines,
        categories=(service[2],) if service else (),
        status="canceled" if any(_KILL.match(line) for line in marked[:2]) else "usable",
        urgency={"f": 1, "b": 2, "u": 3}.get(service[1].lower(), 4) if service else None,
        slugline=service[3] if service else None,
        dateline=_dateline(story),
    )


def read_text(body: bytes) -> Iterator[Entry]:
    """A text without envelope: its first line is the headline, as in drop folders, unless it is a paragraph."""
    text = _decode(body).replace("\r\n", "\n").replace("\r", "\n")
    title, story, authors = _headline(text)
    if title is None and story and "\n" not in story and len(story) <= 200 and not _DATELINE.match(story):
        title, story = story, None
    yield Entry(number=0, title=title, text=story, markup=False, authors=authors, dateline=_dateline(story))


def _decode(body: bytes) -> str:
    """UTF-8 if it is, else ISO-8859-1 as IPTC 7901 has it, in the superset of Windows; `TooLarge` beyond the limit."""
    if len(body) > MAX_BYTES:
        raise TooLarge(f"wire text of more than {MAX_BYTES:,} bytes")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _split(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    match = pattern.search(text)
    return (text[: match.start()], text[match.end() :]) if match else (text, "")


def _first_lines(text: str, count: int) -> tuple[str, str]:
    lines = text.split("\n")
    return "\n".join(lines[:count]), "\n".join(lines[count:])


def _line(text: str) -> str:
    return " ".join(_CONTROLS.sub(" ", text).split())


def _filed(text: str) -> str | None:
    """Day and time of filing, written out: ``041015 MAR 24`` is 4 March 2024, 10:15."""
    found = _FILED.findall(text)
    if not found:
        return None
    day, hour, minute, zone, month, year = found[-1]
    return f"{day} {month} {year if len(year) == 4 else '20' + year} {hour}:{minute} {zone or ''}".strip()


def _dateline(text: str | None) -> str | None:
    match = _DATELINE.match(text or "")
    return match["place"].strip(" ,") if match else None
