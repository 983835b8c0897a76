"""Rules for phrases that tell months, seasons, quarters, years or parts of them (codebook: "Fields", ``date``)."""

from __future__ import annotations

from transforms.extract.dates.clause import Clause, Parts, Rule, in_year, month_number, ordered, turn
from transforms.extract.dates.days import DateRange, month, part_of_month, quarters, shifted_month, year
from transforms.extract.lexicon.calendar import ORDINALS, PARTS_OF_MONTH, PARTS_OF_YEAR, SEASONS

__all__ = ["PERIOD_RULES"]


def _month(parts: Parts, clause: Clause) -> DateRange | None:
    """Codebook: for month precision the first day to the last ("septembre 2019" → 2019-09-01, 2019-09-30)."""
    number = month_number(parts["month"])
    return in_year(parts, clause, lambda of_year: month(of_year, number))


def _part(parts: Parts, clause: Clause) -> DateRange | None:
    """Codebook: "fin février dernier" is the month's last ten days with precision month; "début", "mi-" likewise."""
    first, last = PARTS_OF_MONTH[parts["where"]]
    if "month" not in parts:
        return part_of_month(shifted_month(clause.base, turn(parts.get("shift", ""))), first, last)
    number = month_number(parts["month"])
    return in_year(parts, clause, lambda of_year: part_of_month(month(of_year, number), first, last))


def _parts(parts: Parts, clause: Clause) -> DateRange | None:
    """As in "fin septembre-début octobre": one range over both."""
    first, last = month_number(parts["month1"]), month_number(parts["month2"])

    def build(of_year: int) -> DateRange:
        start = part_of_month(month(of_year - (first > last), first), *PARTS_OF_MONTH[parts["where1"]])
        end = part_of_month(month(of_year, last), *PARTS_OF_MONTH[parts["where2"]])
        return DateRange(start.start, end.end, "month")

    return ordered(in_year(parts, clause, build))


def _months(parts: Parts, clause: Clause) -> DateRange | None:
    """As in "de mars à mai", "en juin et juillet": one range over all of them."""
    first, last = month_number(parts["month1"]), month_number(parts["month2"])

    def build(of_year: int) -> DateRange:
        start = month(int(parts["year1"]) if "year1" in parts else of_year - (first > last), first)
        return DateRange(start.start, month(of_year, last).end, "month")

    return ordered(in_year(parts, clause, build))


def _monthrel(parts: Parts, clause: Clause) -> DateRange:
    return shifted_month(clause.base, turn(parts.get("side", "")))


def _season(parts: Parts, clause: Clause) -> DateRange | None:
    """Codebook: a season is its quarter ("cet été" → July–September); a winter of two years is the second one's."""
    number = SEASONS[parts["season"]]
    if "second" in parts:
        return quarters(int(parts["second"]), number, number)
    return in_year(parts, clause, lambda of_year: quarters(of_year, number, number))


def _quarter(parts: Parts, clause: Clause) -> DateRange | None:
    if "ordinal" not in parts:
        inside = shifted_month(clause.base, 3 * turn(parts.get("side", ""))).start
        return quarters(inside.year, (inside.month + 2) // 3, (inside.month + 2) // 3)
    number = ORDINALS[parts["ordinal"]]
    return in_year(parts, clause, lambda of_year: quarters(of_year, number, number))


def _semester(parts: Parts, clause: Clause) -> DateRange | None:
    """Half a year is two quarters: the codebook has no coarser precision below the year."""
    first = 1 if ORDINALS[parts["ordinal"]] == 1 else 3
    return in_year(parts, clause, lambda of_year: quarters(of_year, first, first + 1))


def _part_of_year(parts: Parts, clause: Clause) -> DateRange | None:
    """As in "début 2024", "mi-2024", "fin 2024": the year's first, second or last quarter."""
    number = PARTS_OF_YEAR[parts["where"]]
    return in_year(parts, clause, lambda of_year: quarters(of_year, number, number))


def _year(parts: Parts, _: Clause) -> DateRange:
    return year(int(parts["year"]))


def _yearrel(parts: Parts, clause: Clause) -> DateRange:
    return year(clause.base.year + turn(parts.get("side", "")))


def _yearspan(parts: Parts, _: Clause) -> DateRange | None:
    first, last = int(parts.get("first") or parts["from"]), int(parts["last"])
    return ordered(DateRange(year(first).start, year(last).end, "year"))


PERIOD_RULES: dict[str, Rule] = {
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
