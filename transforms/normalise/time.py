"""Dates of feeds and wires, as they are written, to instants.

Read are RFC 822 in all its misspellings, ISO 8601 whole and in part, the compact form of NewsML 1.2, asctime, French
(and other) month and weekday names with or without accents and full stops, day/month/year, and seconds or milliseconds
since 1970. General parsers guess: dateutil reads 04/03/2024 as 3 April, "10" as today, and no French at all.

A time without zone is in the source's default zone (origin ``feed``) or, where none is configured, in an assumed one
(``assumed``). A date without time is noon of that zone, precision ``day``, so that no zone moves it to another day.
"""

from __future__ import annotations

import functools
import re
import unicodedata
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from transforms.normalise.calendar_words import MONTHS, WEEKDAYS, ZONES

__all__ = ["Moment", "parse_time"]

_YEARS = range(1900, 2101)
"""What a publication can be dated: years outside are defaults and typing errors (0001, 9999)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published."""

    instant: datetime
    """UTC, to the second."""
    precision: str
    """``instant``, or ``day`` where the time of day was not given."""
    day: date
    """The day in the source's own zone."""
    zone_origin: str
    """``explicit``, ``feed`` (the configured default) or ``assumed``."""
    in_utc: bool = False
    """Whether the source wrote it in UTC, as servers do wherever they stand."""


_OFFSET = r"(?:[a-z]{2,4}\s*)?[+-]\s?\d{1,2}(?::?\d{2})?(?!\d)"
_ZONE = re.compile(rf"^({_OFFSET}|[a-z]+(?:/[a-z_+-]+)+[0-9]*|[a-z]{{1,5}})(?:z|\s+(.*))?$")
_NUMERIC_OFFSET = re.compile(r"(?:[a-z]{2,4})?\s*([+-])\s?(\d{1,2}):?(\d{2})?")
_ISO = re.compile(
    r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})(?:-(?P<d>\d{1,2}))?|-w(?P<w>\d{2})(?:-(?P<wd>\d))?|-(?P<o>\d{3}))?"
    r"(?:(?:t|\s|\s?[aà]\s|_|,\s?|:(?=\d\d:))\s*(?P<t>\d.*))?"
)
_COMPACT = re.compile(
    r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?:t?\s?(?P<h>\d{2})(?P<min>\d{2})(?P<s>\d{2})?)?\s*(?P<rest>\D.*)?"
)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d{2})(?:[:.]?(\d{2})(?:[.,:]\d+)?)?|h(\d{2})?)?\s*(am|pm)?\s*(.*)")
_TIME = re.compile(
    r"(?<![\d/.-])(\d{1,2})\s?(?:(?::|h|\s?heures?\s?)\s?(\d{2})(?:\s?[:m]\s?(\d{2})(?:[.,]\d+)?)?|h)(?!\d)"
    r"(?:\s?min(?:utes)?\b)?\s*(am|pm|a\.m\.?|p\.m\.?)?(?![a-z0-9]{2}:)"
)
_SLASHED = re.compile(r"(?P<a>\d{1,4})\s?([/.-])\s?(?P<b>\d{1,2})\s?\2\s?(?P<c>\d{1,4})$")
_EPOCH = re.compile(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}")
_DECIMAL_COMMA = re.compile(r"(?<=:\d\d),(?=\d)")
# RFC 822 got their sign wrong, so that RFC 2822 §4.3 wants them read as UTC.
_MILITARY = re.compile("[a-gik-z]")
_ARTICLES = frozenset(("le", "de", "the", "of", "du"))
"""What may stand within a date."""
_SEPARATOR = re.compile(r"[\s,;|·]+")


def parse_time(raw: str | None, *, default_zone: str | None = None, assumed_zone: str = "UTC") -> Moment | None:
    """The moment that ``raw`` writes, None where it is no date or no sensible one.

    ``default_zone`` and ``assumed_zone`` are IANA names; a default that is none counts as not given.
    """
    if not raw or len(raw) > 200:
        return None
    try:
        return _parse(raw, default_zone, assumed_zone)
    except (ValueError, OverflowError):  # a day that its month does not have, an hour that the day does not have
        return None


@functools.lru_cache(maxsize=4096)
def _parse(raw: str, default_zone: str | None, assumed_zone: str) -> Moment | None:
    text = _fold(raw)
    if _EPOCH.fullmatch(text) and (moment := _epoch(text)) is not None:
        return moment
    found = _compact(text) or _iso(text) or _written(text)
    if found is None:
        return None
    day, clock, zone = found
    if day.year not in _YEARS:
        return None
    origin = "explicit"
    if zone is None:
        home = _iana(default_zone or "")
        origin, zone = ("feed", home) if home else ("assumed", _iana(assumed_zone) or UTC)
    hour, minute, second = clock or (12, 0, 0)
    extra = timedelta(0)
    if (hour, minute, second) == (24, 0, 0):
        hour, extra = 0, timedelta(days=1)
    local = datetime(day.year, day.month, day.day, hour, minute, min(second, 59), tzinfo=zone) + extra
    instant = local.astimezone(UTC)
    if instant.timestamp() == 0:
        return None  # the default of a field that was never set
    in_utc = origin == "explicit" and not local.utcoffset()
    return Moment(instant, "instant" if clock else "day", local.date(), origin, in_utc)


def _fold(raw: str) -> str:
    """Lower case, no accents, plain spaces; a comment in brackets, such as ``(CET)``, goes."""
    text = unicodedata.normalize(
        "NFKD", _DECIMAL_COMMA.sub(".", raw).replace("−", "-").replace("º", "").replace("°", "")
    )
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    text = re.sub(r"\([^()]*\)$", "", text.strip())
    return _SEPARATOR.sub(" ", text.replace("\u200e", "").replace("\u200f", "")).strip(" .:-") if text else ""


def _epoch(text: str) -> Moment | None:
    value = float(text)
    if abs(value) >= 1e11:
        value /= 1000
    if not 1e8 <= value < 2.5e9 or (len(text) == 12 and text.startswith(("19", "20"))):
        return None
    instant = datetime.fromtimestamp(int(value), UTC)
    return Moment(instant, "instant", instant.date(), "explicit", in_utc=True)


_Clock = tuple[int, int, int]
_Found = tuple[date, _Clock | None, tzinfo | None]


def _compact(text: str) -> _Found | None:
    match = _COMPACT.fullmatch(text)
    if match is None:
        return None
    day = date(int(match["y"]), int(match["m"]), int(match["d"]))
    clock = (int(match["h"]), int(match["min"]), int(match["s"] or 0)) if match["h"] else None
    rest = (match["rest"] or "").strip()
    zone, left = _zone(rest)
    return None if left else (day, clock, zone)


def _iso(text: str) -> _Found | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year = int(match["y"])
    if match["w"]:
        day = date.fromisocalendar(year, int(match["w"]), int(match["wd"] or 1))
    elif match["o"]:
        day = date(year, 1, 1) + timedelta(days=int(match["o"]) - 1)
    else:
        month, number = int(match["m"] or 1), int(match["d"] or 1)
        if month > 12 >= number:
            month, number = number, month
        day = date(year, month, number)
    if not match["t"]:
        return day, None, None
    clock = _CLOCK.fullmatch(match["t"].replace(" : ", ":"))
    if clock is None:
        return None
    zone, _ = _zone(clock[6])
    return day, _twelve(int(clock[1]), int(clock[2] or clock[4] or 0), int(clock[3] or 0), clock[5]), zone


def _written(text: str) -> _Found | None:
    """Dates in words or slashes, the time before or after them."""
    match = _TIME.search(text)
    if match is None:
        day = _day_of(text, american=False)
        return (day, None, None) if day else None
    half = (match[4] or "").replace(".", "")
    clock = _twelve(int(match[1]), int(match[2] or 0), int(match[3] or 0), half)
    before, after = text[: match.start()], text[match.end() :]
    zone, rest = _zone(after)
    # What follows the time is the date, or its year, or nothing that matters.
    day = _day_of(f"{before} {rest}", american=bool(half)) or _day_of(before, american=bool(half))
    return (day, clock, zone) if day else None


def _day_of(text: str, *, american: bool) -> date | None:
    """The day in ``text``, between words that say nothing of it."""
    parts = [part.strip(".'") for part in re.sub(r"(?<=\d)(?:er|st|nd|rd|th|e|º)\b", "", text).split()]
    while parts and not _tells(parts[0]):
        parts = parts[1:]
    while parts and not _tells(parts[-1]):
        parts = parts[:-1]
    weekday = None
    if len(parts) > 1 and parts[0] in WEEKDAYS and not _is_month_first(parts):
        weekday, parts = WEEKDAYS[parts[0]], parts[1:]
    words: list[str] = []
    for part in parts:
        words += [part] if _SLASHED.fullmatch(part) else [w.strip(".") for w in re.split(r"[-/]", part) if w]
    words = [word for word in words if word in MONTHS or (word not in WEEKDAYS and word not in _ARTICLES)]
    return _date(words, weekday=weekday, american=american)


def _tells(word: str) -> bool:
    """Whether a word can be part of a date."""
    return word in MONTHS or word in WEEKDAYS or any(map(str.isdigit, word))


def _is_month_first(parts: list[str]) -> bool:
    """Whether ``mar`` is March, not mardi: "mar 4 2024", but "mar 04 mars 2024"."""
    return parts[0] in MONTHS and not any(part in MONTHS for part in re.split(r"[\s/-]", " ".join(parts[1:])))


def _date(words: list[str], *, weekday: int | None, american: bool) -> date | None:
    if len(words) == 1 and (match := _SLASHED.fullmatch(words[0])):
        return _slashed(match["a"], match["b"], match["c"], weekday=weekday, american=american)
    if len(words) == 1 and re.fullmatch(r"\d{4}", words[0]):
        return date(int(words[0]), 1, 1)
    months = [index for index, word in enumerate(words) if word in MONTHS]
    if len(months) != 1:
        return None
    month = MONTHS[words[months[0]]]
    numbers = [word for word in words if word.isdigit()]
    if len(numbers) + 1 != len(words) or len(numbers) > 2 or not numbers:
        return None
    if len(numbers) == 1:
        return date(int(numbers[0]), month, 1) if len(numbers[0]) == 4 else None
    number, year = numbers
    if len(number) == 4 or int(number) > 31:
        number, year = year, number
    return date(_year(year), month, int(number))


def _slashed(first: str, second: str, third: str, *, weekday: int | None, american: bool) -> date | None:
    """Year/month/day, or day/month/year unless the month, the weekday or a.m. and p.m. say that the month leads."""
    if len(first) == 4:
        return date(int(first), int(second), int(third))
    if int(third) == 0 and third != "00":
        return None
    year, day, month = _year(third), int(first), int(second)
    if day <= 12 < month:
        return date(year, day, month)
    found = date(year, month, day)
    if day > 12 or weekday == found.isoweekday():
        return found
    turned = date(year, day, month)
    return turned if american or weekday == turned.isoweekday() else found


def _year(digits: str) -> int:
    """Two digits are 1970 to 2069 (RFC 2822 §4.3 has 1950 to 2049; feeds are younger); three count from 1900."""
    value = int(digits)
    if len(digits) == 3:
        return 1900 + value
    if len(digits) <= 2:
        return value + (2000 if value < 70 else 1900)
    return value


def _twelve(hour: int, minute: int, second: int, half: str | None) -> _Clock:
    half = (half or "").replace(".", "")
    if half and not 1 <= hour <= 12:
        half = ""
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour, minute, second


def _zone(text: str) -> tuple[tzinfo | None, str]:
    """The zone that ``text`` begins with, and what follows it."""
    text = text.strip()
    match = _ZONE.match(text)
    if match is None:
        return None, text
    name, rest = match[1], match[2] or ""
    if offset := _NUMERIC_OFFSET.fullmatch(name):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        # Zones reach from -12 to +14; what lies beyond is a typing error, and no zone is better than that one.
        known = timezone(timedelta(minutes=minutes if offset[1] == "+" else -minutes)) if minutes <= 14 * 60 else None
        return known, re.sub(r"^(?:[a-z]{2,5}|[a-z]+/[a-z_/]+)$", "", rest)
    if name in ZONES:
        if rest and (inner := _NUMERIC_OFFSET.match(rest)) and inner[0].strip():
            return _zone(rest)
        return timezone(timedelta(minutes=ZONES[name])), rest
    if "/" in name and (found := _iana(name)):
        return found, rest
    if _MILITARY.fullmatch(name) and not rest:
        return UTC, ""
    return None, text


@functools.lru_cache(maxsize=256)
def _iana(name: str) -> tzinfo | None:
    """A zone by its IANA name in any case."""
    if name.upper() == "UTC":
        return UTC
    known = _names().get(name.lower())
    return zoneinfo.ZoneInfo(known) if known else None


@functools.cache
def _names() -> dict[str, str]:
    return {name.lower(): name for name in zoneinfo.available_timezones()}
