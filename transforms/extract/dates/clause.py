"""What a date phrase is resolved against, and how its parts are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from transforms.extract.dates.days import DateRange, day, each_year, nearest
from transforms.extract.lexicon.calendar import MONTHS, NUMBERS, TURNS

__all__ = [
    "YEAR_TOLD",
    "Clause",
    "Parts",
    "Rule",
    "count",
    "day_number",
    "in_near_year",
    "in_year",
    "is_close",
    "month_number",
    "ordered",
    "side_of",
    "turn",
]

_SOON = 60
"""A day without a year that is at most so many days away is that one, whatever the tense: a writer who means one ten
months off gives its year."""
YEAR_TOLD = frozenset({"year", "which", "side"})
"""Parts that tell the year of a day or month."""

Parts = Mapping[str, str]
"""Named parts of a phrase, folded."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What a phrase is resolved against."""

    base: date
    """The day of publication, or of the dateline."""
    tense: str
    """``past``, ``present`` or ``future``; ``near`` where nothing tells: then the nearest year of a day is meant."""
    anchor: DateRange | None

    @property
    def origin(self) -> DateRange:
        """What "la veille" and "deux jours plus tôt" count from."""
        return self.anchor or day(self.base)


Rule = Callable[[Parts, Clause], DateRange | None]
"""The days that a phrase of one kind stands for."""


def day_number(word: str) -> int:
    """A day of a month, as in "1er", "23"."""
    return 1 if word == "1er" else int(word)


def month_number(word: str) -> int:
    """A month by name, abbreviation or number; January is 1."""
    return int(word) if word.isdigit() else MONTHS[word.rstrip(".")]


def count(word: str) -> int:
    """A number in figures or words, as in "15", "une quinzaine de"."""
    return int(word) if word.isdigit() else NUMBERS[word]


def turn(words: str) -> int:
    """How many years, weeks or months on: -1 for "dernier" and "passé", 1 for "prochain", else 0."""
    return TURNS.get(words.rpartition(" ")[2], 0)


def side_of(parts: Parts, clause: Clause) -> str:
    """Codebook: the nearest on or before the publication day for what is past, on or after it for what is to come."""
    tense = "future" if clause.tense == "future" else "past"
    return {-1: "last", 1: "next"}.get(turn(parts.get("side", "")), tense)


def in_year(parts: Parts, clause: Clause, build: Callable[[int], DateRange]) -> DateRange | None:
    """What ``build`` makes of the year told, else of the nearest one on the side of the tense."""
    if "year" in parts:
        return build(int(parts["year"]))
    if "which" in parts:
        return build(clause.base.year + turn(parts["which"]))
    return nearest(each_year(clause.base, build), clause.base, side_of(parts, clause))


def in_near_year(parts: Parts, clause: Clause, build: Callable[[int], DateRange]) -> DateRange | None:
    """As :func:`in_year`, for days without a year: one close by wins over one most of a year away."""
    if not parts.keys() & YEAR_TOLD:
        near = nearest(each_year(clause.base, build), clause.base, "near")
        if near is not None and (clause.tense == "near" or is_close(near, clause.base)):
            return near
    return in_year(parts, clause, build)


def is_close(one: DateRange, base: date) -> bool:
    """Whether a range begins at most :data:`_SOON` days before or after a day."""
    return abs((one.start - base).days) <= _SOON


def ordered(found: DateRange | None) -> DateRange | None:
    """A range that was told from its ends; None where the second comes before the first."""
    return None if found is None or found.start > found.end else found
