"""Stretches of days, and which of many is meant: arithmetic of the calendar, free of any language."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = [
    "DateRange",
    "day",
    "days",
    "each_month",
    "each_week",
    "each_year",
    "month",
    "nearest",
    "part_of_month",
    "quarters",
    "shifted_month",
    "week",
    "year",
]

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DateRange:
    """When a contact takes place; both ends count. ``precision`` is day, month, quarter or year."""

    start: date
    end: date
    precision: str


def day(of: date) -> DateRange:
    """One day."""
    return DateRange(of, of, "day")


def days(start: date, end: date) -> DateRange:
    """Days in a row, as of a stay; the range of a single day where they are one."""
    return DateRange(start, end, "day")


def week(of: date) -> DateRange:
    """The Monday to Sunday that a day lies in."""
    monday = of - timedelta(days=of.weekday())
    return DateRange(monday, monday + timedelta(days=6), "day")


def month(of_year: int, number: int) -> DateRange:
    """A month, 1 to 12."""
    return DateRange(date(of_year, number, 1), date(of_year, number, calendar.monthrange(of_year, number)[1]), "month")


def shifted_month(of: date, by: int) -> DateRange:
    """The month so many months after (before, where negative) the one a day lies in."""
    index = of.year * 12 + of.month - 1 + by
    return month(index // 12, index % 12 + 1)


def part_of_month(whole: DateRange, first: int, last: int | None) -> DateRange:
    """Days of a month from ``first``, counted from its end where negative, to ``last``; with the month's precision."""
    start = whole.start.replace(day=first) if first > 0 else whole.end + timedelta(days=first + 1)
    return DateRange(start, whole.start.replace(day=last) if last else whole.end, "month")


def quarters(of_year: int, first: int, last: int) -> DateRange:
    """Quarters of a year, 1 to 4, both ends counted."""
    return DateRange(date(of_year, first * 3 - 2, 1), month(of_year, last * 3).end, "quarter")


def year(number: int) -> DateRange:
    """A calendar year."""
    return DateRange(date(number, 1, 1), date(number, 12, 31), "year")


def nearest(ranges: Iterable[DateRange], base: date, side: str) -> DateRange | None:
    """The range that is meant, of several in order of time; None where none lies on the side asked for.

    ``past``: the last that has begun by ``base``; ``future``: the first that is not over; ``last`` and ``next``: the
    same with ``base`` itself left out ("lundi dernier" on a Monday is a week ago); ``near``: the least far away.
    """
    known = list(ranges)
    if side == "near":
        return min(known, key=lambda one: _distance(one, base), default=None)
    if side == "future":
        return next((one for one in known if one.end >= base), None)
    if side == "next":
        return next((one for one in known if one.start > base), None)
    if side == "last":
        return next((one for one in reversed(known) if one.end < base), None)
    return next((one for one in reversed(known) if one.start <= base), None)


def _distance(one: DateRange, base: date) -> int:
    return max((one.start - base).days, (base - one.end).days, 0)


def each_year(base: date, build: Callable[[int], DateRange]) -> list[DateRange]:
    """What ``build`` makes of the years around a day; years in which there is no such day (29 February) are left out.

    Eight years to each side reach a leap year across 1900 and 2100.
    """
    return _built(build, range(base.year - 8, base.year + 9))


def each_month(base: date, build: Callable[[DateRange], DateRange]) -> list[DateRange]:
    """What ``build`` makes of the months around a day; months without such a day are left out."""
    return _built(lambda by: build(shifted_month(base, by)), range(-12, 13))


def each_week(base: date, build: Callable[[date], DateRange]) -> list[DateRange]:
    """What ``build`` makes of the Mondays around a day."""
    monday = week(base).start
    return _built(lambda by: build(monday + by * _WEEK), range(-2, 3))


def _built(build: Callable[[int], DateRange], numbers: Iterable[int]) -> list[DateRange]:
    found = []
    for number in numbers:
        try:
            found.append(build(number))
        except (ValueError, OverflowError):
            continue
    return found
