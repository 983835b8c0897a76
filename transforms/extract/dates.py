"""French date phrases of news, resolved against the day of publication or the last date told.

Phrases and their words are in :mod:`transforms.extract.lexicon.calendar`, arithmetic in :mod:`transforms.extract.days`;
here is one rule for each kind of phrase, after the codebook's sections "Close calls, decided" and "Fields" (``date``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.extract.date_phrases import DateMention, find_dates, folded, match_dateline
from transforms.extract.days import (
    DateRange,
    day,
    days,
    each_month,
    each_week,
    each_year,
    month,
    nearest,
    part_of_month,
    quarters,
    shifted_month,
    week,
    year,
)
from transforms.extract.lexicon.calendar import MONTHS, NUMBERS, ORDINALS, SEASONS, WEEKDAYS

__all__ = ["DateMention", "DateRange", "dateline", "find_dates", "resolve"]

_SOON = 60
"""A day without a year that is at most so many days away is that one, whatever the tense: a writer who means one ten
months off gives its year."""
_PARTS = {"debut": (1, 10), "mi": (11, 20), "milieu": (11, 20), "fin": (-10, None), "courant": (1, None)}
"""Codebook: "début" is days 1 to 10, "mi-" 11 to 20, "fin" the month's last ten days."""
_PART_QUARTERS = {"debut": 1, "mi": 2, "milieu": 2, "fin": 4}
_EVES = {"la veille": -1, "l'avant-veille": -2, "le lendemain": 1, "au lendemain": 1, "le surlendemain": 2}

Parts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Clause:
    """What a phrase is resolved against."""

    base: date
    """The day of publication, or of the dateline."""
    tense: str
    anchor: DateRange | None

    @property
    def origin(self) -> DateRange:
        """What "la veille" and "deux jours plus tôt" count from."""
        return self.anchor or day(self.base)


def resolve(
    mention: DateMention, *, published_on: date, tense: str, anchor: DateRange | None = None
) -> DateRange | None:
    """The days that a phrase stands for; None where it gives no date.

    ``tense`` is that of the clause: past, present or future. ``anchor`` is the last date told before the phrase.
    """
    rule = _RULES.get(mention.kind)
    if rule is None:
        return None
    parts = {name: folded(value) for name, value in mention.parts}
    try:
        return rule(parts, _Clause(published_on, tense, anchor))
    except (ValueError, OverflowError):
        # "31 avril", and days beyond the calendar's ends.
        return None


def dateline(text: str, *, published_on: date) -> tuple[date, int] | None:
    """The day of a wire dateline ("LE CAIRE, 9 juin (Reuters) -") and where it ends; None where there is none.

    Codebook: "a dateline's date is what 'aujourd'hui', 'hier' and weekdays count from".
    """
    found = match_dateline(text)
    if found is None:
        return None
    parts, end = found
    try:
        when = _in_year(parts, _Clause(published_on, "near", None), lambda in_year: day(_date(in_year, parts)))
    except ValueError:
        return None
    return None if when is None else (when.start, end)


# Reading a phrase's parts ---------------------------------------------------------------------------------------------


def _day_number(word: str) -> int:
    return 1 if word == "1er" else int(word)


def _month_number(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS[word.rstrip(".")]


def _count(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def _date(in_year: int, parts: Parts, number: str = "") -> date:
    return date(in_year, _month_number(parts["month" + number]), _day_number(parts["day" + number]))


def _shift(word: str) -> int:
    """ "Dernier", "passé" and "écoulé" lead back by one, "prochain" ahead; nothing, or "cette", stays."""
    if any(stem in word for stem in ("derni", "pass", "ecoul")):
        return -1
    return 1 if "prochain" in word else 0


def _side(parts: Parts, clause: _Clause) -> str:
    """Codebook: the nearest on or before the publication day for what is past, on or after it for what is to come."""
    word = parts.get("side", "")
    return {-1: "last", 1: "next"}.get(_shift(word), clause.tense)


def _in_year(parts: Parts, clause: _Clause, build: Callable[[int], DateRange]) -> DateRange | None:
    """What ``build`` makes of the year told, else of the nearest one on the side of the tense."""
    if "year" in parts:
        return build(int(parts["year"]))
    if "which" in parts:
        return build(clause.base.year + _shift(parts["which"]))
    return nearest(each_year(clause.base, build), clause.base, _side(parts, clause))


def _in_near_year(parts: Parts, clause: _Clause, build: Callable[[int], DateRange]) -> DateRange | None:
    """As :func:`_in_year`, for days without a year: one close by wins over one most of a year away."""
    if not parts.keys() & {"year", "which", "side"}:
        near = nearest(each_year(clause.base, build), clause.base, "near")
        if near is not None and -_SOON <= (near.start - clause.base).days <= _SOON:
            return near
    return _in_year(parts, clause, build)


# Days -----------------------------------------------------------------------------------------------------------------


def _numeric(parts: Parts, _: _Clause) -> DateRange:
    return day(_date(int(parts["year"]), parts))


def _full(parts: Parts, clause: _Clause) -> DateRange | None:
    """A day and its month: "le 3 mars 2021", "mardi 16 novembre", "ce 10 juillet", "le 10 courant"."""
    if "month" not in parts:
        return day(
            shifted_month(clause.base, _shift(parts.get("side", ""))).start.replace(day=_day_number(parts["day"]))
        )

    def build(in_year: int) -> DateRange:
        return day(_date(in_year, parts))

    if "weekday" in parts and "year" not in parts:
        around = range(clause.base.year - 1, clause.base.year + 2)
        same = [one for one in each_year(clause.base, build) if one.start.weekday() == WEEKDAYS[parts["weekday"]]]
        told = [one for one in same if one.start.year in around]
        if told:
            return told[0]
    if "this" in parts:
        return _in_year(parts, _Clause(clause.base, "near", None), build)
    return _in_near_year(parts, clause, build)


def _span(parts: Parts, clause: _Clause) -> DateRange | None:
    """Codebook: "for a stay of several days that range, precision day". "Du 30 décembre au 2 janvier" ends a year later."""
    first, last = _day_number(parts["day1"]), _day_number(parts["day2"])
    if "month2" not in parts:
        return nearest(
            each_month(clause.base, lambda whole: days(whole.start.replace(day=first), whole.start.replace(day=last))),
            clause.base,
            clause.tense,
        )

    def build(in_year: int) -> DateRange:
        end = _date(in_year, parts, "2")
        start = end.replace(day=1) if "month1" not in parts else date(in_year, _month_number(parts["month1"]), 1)
        start = start.replace(year=in_year - (start.month > end.month), day=first)
        return days(date(int(parts["year1"]), start.month, first) if "year1" in parts else start, end)

    return _ordered(_in_near_year(parts, clause, build))


def _ordered(found: DateRange | None) -> DateRange | None:
    return None if found is None or found.start > found.end else found


def _weekday(parts: Parts, clause: _Clause) -> DateRange | None:
    """Codebook: a weekday is the nearest one on or before the publication day for the past, on or after it for the future."""
    number = WEEKDAYS[parts["weekday"]]

    def build(monday: date) -> DateRange:
        return day(monday + timedelta(days=number))

    if "day" in parts:
        # "Jeudi 23": the day's number tells the month.
        same = each_month(clause.base, lambda whole: day(whole.start.replace(day=_day_number(parts["day"]))))
        same = [one for one in same if one.start.weekday() == number]
        found = nearest(same, clause.base, "near")
        if found is not None and abs((found.start - clause.base).days) <= _SOON:
            return found
    if "week" in parts:
        return build(week(clause.base).start + timedelta(days=7 * _shift(parts["week"])))
    return nearest(each_week(clause.base, build), clause.base, _side(parts, clause))


def _pair(parts: Parts, clause: _Clause) -> DateRange | None:
    """ "Lundi et mardi", "de lundi à mercredi": a range that has begun in the past, that is not over in the future."""
    first, last = WEEKDAYS[parts["first"]], WEEKDAYS[parts["second"]]

    def build(monday: date) -> DateRange:
        start = monday + timedelta(days=first)
        return days(start, start + timedelta(days=(last - first) % 7))

    return nearest(each_week(clause.base, build), clause.base, _side(parts, clause))


def _night(parts: Parts, clause: _Clause) -> DateRange | None:
    """A night belongs to both its days; "cette nuit" is the one before the publication day unless it is to come."""
    if "first" in parts:
        return _pair(parts, clause)
    evening = clause.base if clause.tense == "future" and "past" not in parts else clause.base - timedelta(days=1)
    return days(evening, evening + timedelta(days=1))


def _today(parts: Parts, clause: _Clause) -> DateRange:
    """The publication day; "dans la soirée" after a later day has been told is that day's evening."""
    if "later" in parts and clause.anchor is not None and clause.anchor.start > clause.base:
        return day(clause.anchor.start)
    return day(clause.base)


def _yesterday(parts: Parts, clause: _Clause) -> DateRange:
    return day(clause.base - timedelta(days=2 if "twice" in parts else 1))


def _tomorrow(parts: Parts, clause: _Clause) -> DateRange:
    return day(clause.base + timedelta(days=2 if "twice" in parts else 1))


def _until(parts: Parts, clause: _Clause) -> DateRange | None:
    """The rest of a stay under way, from the publication day; None for one that was over by then."""
    ahead = _Clause(clause.base, "future", None)
    if "tomorrow" in parts:
        end: DateRange | None = _tomorrow({}, clause)
    else:
        end = _weekday(parts, ahead) if "weekday" in parts else _full(parts, ahead)
    return None if end is None or end.end < clause.base else days(clause.base, end.end)


# Counted --------------------------------------------------------------------------------------------------------------


def _ago(parts: Parts, clause: _Clause) -> DateRange:
    """Codebook: "il y a trois semaines" is that Monday–Sunday, "il y a deux ans" that year."""
    return _counted(clause.base, -_count(parts["count"]), parts["unit"])


def _in(parts: Parts, clause: _Clause) -> DateRange:
    return _counted(clause.base, _count(parts["count"]), parts["unit"])


def _before(parts: Parts, clause: _Clause) -> DateRange | None:
    """ "Deux jours plus tôt", "trois semaines après": counted from the last date told, weeks to the day."""
    by, unit, origin = _count(parts["count"]), parts["unit"], clause.origin
    if parts["bdir"] in ("plus tard", "apres"):
        start = origin.end
    else:
        start, by = origin.start, -by
    if unit.startswith(("jour", "semaine")):
        if origin.precision != "day":
            return None
        return day(start + timedelta(days=by * (7 if unit.startswith("semaine") else 1)))
    return _counted(start, by, unit)


def _counted(base: date, by: int, unit: str) -> DateRange:
    if unit.startswith("jour"):
        return day(base + timedelta(days=by))
    if unit.startswith("semaine"):
        return week(base + timedelta(days=7 * by))
    return shifted_month(base, by) if unit.startswith("mois") else year(base.year + by)


def _eve(parts: Parts, clause: _Clause) -> DateRange | None:
    """ "La veille", "le lendemain", "le même jour": counted from the last date told, else from the publication day."""
    by, origin = _EVES.get(parts.get("eve", "la veille"), 0), clause.origin
    if origin.precision != "day":
        return None
    return origin if by == 0 else day((origin.start if by < 0 else origin.end) + timedelta(days=by))


def _next(parts: Parts, clause: _Clause) -> DateRange:
    """ "La semaine suivante", "l'année précédente", counted from the last date told."""
    by = 1 if parts["way"] == "suivant" else -1
    return _counted(clause.origin.start if by < 0 else clause.origin.end, by, parts["unit"])


# Weeks ----------------------------------------------------------------------------------------------------------------


def _week(parts: Parts, clause: _Clause) -> DateRange:
    """Codebook: "cette semaine", "la semaine dernière" are Monday–Sunday, precision day."""
    return week(clause.base + timedelta(days=7 * _shift(parts.get("side", ""))))


def _weekend(parts: Parts, clause: _Clause) -> DateRange | None:
    if clause.tense == "present" and "side" not in parts:
        return _saturday_sunday(week(clause.base).start)
    return nearest(each_week(clause.base, _saturday_sunday), clause.base, _side(parts, clause))


def _saturday_sunday(monday: date) -> DateRange:
    return days(monday + timedelta(days=5), monday + timedelta(days=6))


def _week_of(parts: Parts, clause: _Clause) -> DateRange | None:
    """ "La semaine du 3 mars", "le week-end du 3 mars"."""
    found = _full(parts, clause)
    if found is None:
        return None
    whole = week(found.start)
    return whole if parts["span"] == "semaine" else _saturday_sunday(whole.start)


# Months, quarters, years ----------------------------------------------------------------------------------------------


def _month(parts: Parts, clause: _Clause) -> DateRange | None:
    """Codebook: for month precision the first day to the last ("septembre 2019" → 2019-09-01, 2019-09-30)."""
    number = _month_number(parts["month"])
    return _in_year(parts, clause, lambda in_year: month(in_year, number))


def _part(parts: Parts, clause: _Clause) -> DateRange | None:
    """Codebook: "fin février dernier" is the month's last ten days with precision month; "début", "mi-" likewise."""
    if "half" in parts:
        first, last = (1, 15) if parts["half"] in ("premiere", "1ere") else (16, None)
    else:
        first, last = _PARTS[
            {"premiers": "debut", "derniers": "fin"}.get(parts.get("edge", ""), parts.get("where", ""))
        ]
    if "month" not in parts:
        return part_of_month(shifted_month(clause.base, _shift(parts.get("shift", ""))), first, last)
    number = _month_number(parts["month"])
    return _in_year(parts, clause, lambda in_year: part_of_month(month(in_year, number), first, last))


def _parts(parts: Parts, clause: _Clause) -> DateRange | None:
    """ "Fin septembre-début octobre": one range over both."""
    first, last = _month_number(parts["month1"]), _month_number(parts["month2"])

    def build(in_year: int) -> DateRange:
        start = part_of_month(month(in_year - (first > last), first), *_PARTS[parts["where1"]])
        end = part_of_month(month(in_year, last), *_PARTS[parts["where2"]])
        return DateRange(start.start, end.end, "month")

    return _ordered(_in_year(parts, clause, build))


def _months(parts: Parts, clause: _Clause) -> DateRange | None:
    """ "De mars à mai", "en juin et juillet": one range over all of them."""
    first, last = _month_number(parts["month1"]), _month_number(parts["month2"])

    def build(in_year: int) -> DateRange:
        start = month(int(parts["year1"]) if "year1" in parts else in_year - (first > last), first)
        return DateRange(start.start, month(in_year, last).end, "month")

    return _ordered(_in_year(parts, clause, build))


def _monthrel(parts: Parts, clause: _Clause) -> DateRange:
    return shifted_month(clause.base, _shift(parts.get("side", "")))


def _season(parts: Parts, clause: _Clause) -> DateRange | None:
    """Codebook: a season is its quarter ("cet été" → July–September); "l'hiver 2022-2023" is that of the second year."""
    number = SEASONS[parts["season"]]
    if "second" in parts:
        return quarters(int(parts["second"]), number, number)
    return _in_year(parts, clause, lambda in_year: quarters(in_year, number, number))


def _quarter(parts: Parts, clause: _Clause) -> DateRange | None:
    if "ordinal" not in parts:
        inside = shifted_month(clause.base, 3 * _shift(parts.get("side", ""))).start
        return quarters(inside.year, (inside.month + 2) // 3, (inside.month + 2) // 3)
    number = ORDINALS[parts["ordinal"]] % 5
    return _in_year(parts, clause, lambda in_year: quarters(in_year, number, number))


def _semester(parts: Parts, clause: _Clause) -> DateRange | None:
    """Half a year is two quarters: the codebook has no coarser precision below the year."""
    first = 1 if ORDINALS[parts["ordinal"]] == 1 else 3
    return _in_year(parts, clause, lambda in_year: quarters(in_year, first, first + 1))


def _part_of_year(parts: Parts, clause: _Clause) -> DateRange | None:
    """ "Début 2024", "mi-2024", "fin 2024": the year's first, second or last quarter, as parts of a month are."""
    number = _PART_QUARTERS[parts["where"]]
    return _in_year(parts, clause, lambda in_year: quarters(in_year, number, number))


def _year(parts: Parts, _: _Clause) -> DateRange:
    return year(int(parts["year"]))


def _yearrel(parts: Parts, clause: _Clause) -> DateRange:
    return year(clause.base.year + _shift(parts.get("side", "")))


def _yearspan(parts: Parts, _: _Clause) -> DateRange | None:
    first, last = int(parts.get("first") or parts["from"]), int(parts["last"])
    return _ordered(DateRange(year(first).start, year(last).end, "year"))


_RULES: dict[str, Callable[[Parts, _Clause], DateRange | None]] = {
    "numeric": _numeric,
    "full": _full,
    "span": _span,
    "weekday": _weekday,
    "pair": _pair,
    "night": _night,
    "today": _today,
    "yesterday": _yesterday,
    "tomorrow": _tomorrow,
    "until": _until,
    "ago": _ago,
    "in": _in,
    "before": _before,
    "eve": _eve,
    "eve of": _eve,
    "next": _next,
    "week": _week,
    "weekend": _weekend,
    "week of": _week_of,
    "month": _month,
    "since month": _month,
    "part": _part,
    "parts": _parts,
    "months": _months,
    "monthrel": _monthrel,
    "season": _season,
    "quarter": _quarter,
    "semester": _semester,
    "part of year": _part_of_year,
    "year": _year,
    "since year": _year,
    "yearrel": _yearrel,
    "yearspan": _yearspan,
}
"""Kinds that are missing ("horizon", "recurrent") give no date: codebook, "deadlines and horizons"."""
