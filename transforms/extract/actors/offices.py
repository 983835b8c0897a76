"""Which office a role phrase names, its portfolio included: "ministre turc de la Défense" is a defence minister."""

from __future__ import annotations

import re
from functools import cache

from transforms.extract.lexicon.roles import OFFICES, PORTFOLIOS

__all__ = ["any_office", "office_of"]


@cache
def any_office() -> str:
    """A pattern of every office over folded words."""
    return "|".join(f"(?:{pattern})" for pattern in OFFICES.values())


@cache
def _office_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((office, re.compile(rf"(?:{pattern})(?!\S)")) for office, pattern in OFFICES.items())


@cache
def _portfolios() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((office, re.compile(pattern)) for office, pattern in PORTFOLIOS.items())


def office_of(phrase: str) -> str:
    """The office that a folded role phrase names, its portfolio included."""
    found = "other"
    best = len(phrase) + 1
    longest = 0
    for office, pattern in _office_patterns():
        match = pattern.search(phrase)
        if match and (match.start(), -len(match[0])) < (best, -longest):
            found, best, longest = office, match.start(), len(match[0])
    if found in ("minister", "foreign minister", "defence minister"):
        for office, pattern in _portfolios():
            if pattern.search(phrase):
                return office
    return found
