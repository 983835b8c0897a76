"""Rules for phrases that tell days: dates, weekdays, weeks, and days counted from another day.

Each is one kind of phrase of :mod:`transforms.extract.lexicon.calendar`, resolved after the codebook ("Close calls,
decided"; "Fields", ``date``).
"""

from __future__ import annotations

from datetime import date, timedelta

from transforms.extract.dates.clause import (
    YEAR_TOLD,
    Clause,
    Parts,
    Rule,
    count,
    day_number,
    in_near_year,
    is_close,
    month_number,
    ordered,
    side_of,
    turn,
)
from transforms.extract.dates.days import (
    DateRange,
    day,
    days,
    each_month,
    each_week,
    each_year,
    month,
    nearest,
    shifted_month,
    week,
    year,
)
from transforms.extract.lexicon.calendar import DAYS_AWAY, WEEKDAYS

__all__ = ["DAY_RULES"]


def _numeric(parts: Parts, _: Clause) -> DateRange:
    """As in "12/04/2024": the day stands first; "2024-04-12" the other way round."""
    return _day_of(parts, int(parts["year"]))


def _day_of(parts: Parts, of_year: int) -> DateRange:
    return day(date(of_year, month_number(parts["month"]), day_number(parts["day"])))


def _full(parts: Parts, clause: Clause) -> DateRange | None:
    """A day and its month, as in "le 3 mars 2021", "mardi 16 novembre", "ce 10 juillet", "le 10 courant", "le 10"."""
    if "month" not in parts:
        return _of_month(parts, clause)

    def build(of_year: int) -> DateRange:
        return _day_of(parts, of_year)

    if "weekday" in parts and not parts.keys() & YEAR_TOLD:
        # In three years running a day falls on three weekdays, so its weekday tells the year.
        years = [one for one in each_year(clause.base, build) if abs(one.start.year - clause.base.year) <= 1]
        told = [one for one in years if one.start.weekday() == WEEKDAYS[parts["weekday"]]]
        if told:
            return told[0]
    if "this" in parts:
        clause = Clause(clause.base, "near", None)
    return in_near_year(parts, clause, build)


def _of_month(parts: Parts, clause: Clause) -> DateRange | None:
    """A day of a month that is told by its distance, or by the tense alone."""
    number = day_number(parts["day"])
    if "month_told" in parts:
        return day(shifted_month(clause.base, turn(parts.get("side", ""))).start.replace(day=number))
    return nearest(
        each_month(clause.base, lambda whole: day(whole.start.replace(day=number))), clause.base, side_of(parts, clause)
    )


def _span(parts: Parts, clause: Clause) -> DateRange | None:
    """Codebook: a stay of several days is that range, precision day. "Du 30 au 2 mai" begins in April."""
    if "first" in parts:
        return _up_to(parts, clause)
    first, last = day_number(parts["day1"]), day_number(parts["day2"])

    def in_month(whole: DateRange) -> DateRange:
        start = whole if first <= last else shifted_month(whole.start, -1)
        return days(start.start.replace(day=first), whole.start.replace(day=last))

    def build(of_year: int) -> DateRange:
        end = month(of_year, month_number(parts["month2"]))
        if "month1" not in parts:
            return in_month(end)
        first_month = month_number(parts["month1"])
        start = month(int(parts.get("year1", of_year - (first_month > end.start.month))), first_month)
        return days(start.start.replace(day=first), end.start.replace(day=last))

    if "month2" not in parts:
        return nearest(each_month(clause.base, in_month), clause.base, side_of(parts, clause))
    return ordered(in_near_year(parts, clause, build))


def _up_to(parts: Parts, clause: Clause) -> DateRange | None:
    """As in "dans la nuit du dimanche au lundi 22 avril": only the last day has its date."""
    last = _full({"weekday": parts["second"], "day": parts["day2"], "month": parts["month2"]}, clause)
    if last is None:
        return None
    length = (WEEKDAYS[parts["second"]] - WEEKDAYS[parts["first"]]) % 7
    return days(last.start - timedelta(days=length), last.start)


def _weekday(parts: Parts, clause: Clause) -> DateRange | None:
    """Codebook: a weekday is the nearest one on or before the publication day if past, on or after it if future."""
    number = WEEKDAYS[parts["weekday"]]

    def build(monday: date) -> DateRange:
        return day(monday + timedelta(days=number))

    if "day" in parts:
        # "Jeudi 23": the day's number tells the month.
        same = each_month(clause.base, lambda whole: day(whole.start.replace(day=day_number(parts["day"]))))
        same = [one for one in same if one.start.weekday() == number]
        found = nearest(same, clause.base, "near")
        if found is not None and is_close(found, clause.base):
            return found
    if "week" in parts:
        return build(week(clause.base).start + timedelta(days=7 * turn(parts["week"])))
    return nearest(each_week(clause.base, build), clause.base, side_of(parts, clause))


def _pair(parts: Parts, clause: Clause) -> DateRange | None:
    """As in "lundi et mardi", "de lundi à mercredi": a past one has begun, a future one is yet to begin."""
    first, last = WEEKDAYS[parts["first"]], WEEKDAYS[parts["second"]]

    def build(monday: date) -> DateRange:
        start = monday + timedelta(days=first)
        return days(start, start + timedelta(days=(last - first) % 7))

    weeks, side = each_week(clause.base, build), side_of(parts, clause)
    if side == "future":
        weeks = [one for one in weeks if one.start >= clause.base]
    return nearest(weeks, clause.base, side)


def _night(parts: Parts, clause: Clause) -> DateRange | None:
    """A night belongs to both its days; "cette nuit" is the one before the publication day unless it is to come."""
    if "first" in parts:
        return _pair(parts, clause)
    evening = clause.base if clause.tense == "future" and "past" not in parts else clause.base - timedelta(days=1)
    return days(evening, evening + timedelta(days=1))


def _today(parts: Parts, clause: Clause) -> DateRange:
    """The publication day; "dans la soirée" after a later day has been told is that day's evening."""
    if "later" in parts and clause.anchor is not None and clause.anchor.start > clause.base:
        return day(clause.anchor.start)
    return day(clause.base)


def _yesterday(parts: Parts, clause: Clause) -> DateRange:
    return day(clause.base - timedelta(days=2 if "twice" in parts else 1))


def _tomorrow(parts: Parts, clause: Clause) -> DateRange:
    return day(clause.base + timedelta(days=2 if "twice" in parts else 1))


def _until(parts: Parts, clause: Clause) -> DateRange | None:
    """The rest of a stay under way, from the publication day; None for one that was over by then."""
    ahead = Clause(clause.base, "future", None)
    if "tomorrow" in parts:
        end: DateRange | None = _tomorrow({}, clause)
    else:
        end = _weekday(parts, ahead) if "weekday" in parts else _full(parts, ahead)
    return None if end is None or end.end < clause.base else days(clause.base, end.end)


def _ago(parts: Parts, clause: Clause) -> DateRange:
    """Codebook: "il y a trois semaines" is that Monday–Sunday, "il y a deux ans" that year."""
    return _counted(clause.base, -count(parts["count"]), parts["unit"])


def _in(parts: Parts, clause: Clause) -> DateRange:
    return _counted(clause.base, count(parts["count"]), parts["unit"])


def _before(parts: Parts, clause: Clause) -> DateRange:
    """As in "deux jours plus tôt", "trois semaines après": counted from the last date told, weeks to the day."""
    unit, origin, way = parts["unit"], clause.origin, turn(parts["bdir"])
    start, by = _edge(origin, way), way * count(parts["count"])
    if unit.startswith("semaine"):
        return day(start + timedelta(days=7 * by))
    return _counted(start, by, unit)


def _countdown(parts: Parts, clause: Clause) -> DateRange:
    """As in "à quatre jours du sommet": how far off it is, told as :func:`_before` does."""
    return _before({**parts, "bdir": "avant"}, clause)


def _edge(origin: DateRange, way: int) -> date:
    """What lies before a stay counts from its first day, what lies after it from its last."""
    return origin.start if way < 0 else origin.end


def _counted(base: date, by: int, unit: str) -> DateRange:
    if unit.startswith("jour"):
        return day(base + timedelta(days=by))
    if unit.startswith("semaine"):
        return week(base + timedelta(days=7 * by))
    return shifted_month(base, by) if unit.startswith("mois") else year(base.year + by)


def _eve(parts: Parts, clause: Clause) -> DateRange | None:
    """As in "la veille", "le lendemain", "le même jour": from the last date told, else from the publication day."""
    if clause.anchor is None and parts.get("eve", "").endswith(("matin meme", "midi meme", "soir meme")):
        return None  # of a day that only what was told before can tell
    by, origin = DAYS_AWAY.get(parts.get("eve", "la veille"), 0), clause.origin
    return day(_edge(origin, by) + timedelta(days=by)) if by else origin


def _next(parts: Parts, clause: Clause) -> DateRange:
    """As in "la semaine suivante", "l'année précédente": counted from the last date told."""
    way = turn(parts["way"])
    return _counted(_edge(clause.origin, way), way, parts["unit"])


def _same(parts: Parts, clause: Clause) -> DateRange | None:
    """As in "ce même mois", "cette année-là": the one of the last date told, of whatever length."""
    return None if clause.anchor is None else _counted(clause.anchor.start, 0, parts["unit"])


def _week(parts: Parts, clause: Clause) -> DateRange:
    """Codebook: "cette semaine", "la semaine dernière" are Monday–Sunday, precision day."""
    return week(clause.base + timedelta(days=7 * turn(parts.get("side", ""))))


def _weekend(parts: Parts, clause: Clause) -> DateRange | None:
    if clause.tense == "present" and "side" not in parts:
        return _saturday_sunday(week(clause.base).start)
    return nearest(each_week(clause.base, _saturday_sunday), clause.base, side_of(parts, clause))


def _saturday_sunday(monday: date) -> DateRange:
    return days(monday + timedelta(days=5), monday + timedelta(days=6))


def _week_of(parts: Parts, clause: Clause) -> DateRange | None:
    """As in "la semaine du 3 mars", "le week-end du 3 mars"."""
    found = _full(parts, clause)
    if found is None:
        return None
    whole = week(found.start)
    return whole if parts["span"] == "semaine" else _saturday_sunday(whole.start)


DAY_RULES: dict[str, Rule] = {
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
    "countdown": _countdown,
    "eve": _eve,
    "eve of": _eve,
    "next": _next,
    "same": _same,
    "week": _week,
    "weekend": _weekend,
    "week of": _week_of,
}
