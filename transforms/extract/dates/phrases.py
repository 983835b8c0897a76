"""Date phrases in a text: where they stand and of what kind they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from transforms.extract.lexicon.date_patterns import DATELINE, PHRASES, TIME_WORD

__all__ = ["DateMention", "find_dates", "folded", "match_dateline"]

_EDGES = r"(?<![\w-])(?<!\d[.,]){}(?!\w|-\w)"
"""A phrase neither begins nor ends inside a word, a compound or a number."""
_AHEAD = rf"(?=[a-z\d])(?=(?:[^ ]{{1,30}} ){{0,7}}?[^ a-z]{{0,3}}(?:[a-z]{{1,20}}[-']){{0,2}}{TIME_WORD})"
"""Looked for before the phrases are tried one by one: scanning takes half the time. Bounded, so it stays linear."""
_FOLD = str.maketrans(
    "àâäáãçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝİ’ʼ‘`´–—‑‐\u2212\u00a0\u202f\u2009\n\t\rᵉʳ",
    "aaaaaceeeeiiiinooooouuuuyyaaaaaceeeeiiiinooooouuuuyi'''''-----      er",
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date phrase; offsets count code points of the text it was found in, ``parts`` are its words as written."""

    start: int
    end: int
    kind: str
    parts: tuple[tuple[str, str], ...] = field(default=())


def folded(text: str) -> str:
    """Lower case without accents, with plain apostrophes, hyphens and blanks; as long as the text itself."""
    return text.translate(_FOLD).lower()


def _listed() -> Iterator[tuple[str, str]]:
    return ((kind, pattern) for kind, patterns in PHRASES.items() for pattern in patterns)


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(_EDGES.format(f"(?:{pattern})"))) for kind, pattern in _listed())


@cache
def _scanner() -> re.Pattern[str]:
    """All phrases at once, without names for their parts: one group each, in the order of the lexicon."""
    bare = (re.sub(r"\?P<\w+>", "?:", pattern) for _, pattern in _listed())
    return re.compile(_EDGES.format(f"{_AHEAD}(?:{'|'.join(f'({pattern})' for pattern in bare)})"))


def find_dates(text: str) -> list[DateMention]:
    """Date phrases in order; they do not overlap."""
    plain = folded(text)
    mentions = []
    for found in _scanner().finditer(plain):
        assert found.lastindex is not None
        kind, phrase = _phrases()[found.lastindex - 1]
        match = phrase.match(plain, found.start())
        assert match is not None
        mentions.append(DateMention(*match.span(), kind, _parts(text, match)))
    return mentions


@cache
def _dateline() -> re.Pattern[str]:
    return re.compile(DATELINE)


def match_dateline(text: str) -> DateMention | None:
    """The dateline that a wire text begins with, as a day and month.

    A place in small letters ("Rabat, 3 mars (MAP) -") needs its agency; without one it may be any sentence's beginning.
    """
    match = _dateline().match(folded(text))
    if match is None or not (text[:3].isupper() or (text[0].isupper() and match["agency"])):
        return None
    return DateMention(match.start(), match.end(), "full", _parts(text, match))


def _parts(text: str, match: re.Match[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, text[slice(*match.span(name))]) for name, value in match.groupdict().items() if value)
