"""The gazetteer: every written form of a party or a place, read from the lexicon, and the folding that finds them.

Folding keeps the length of a text, so offsets into the folded text are offsets into the text itself.
"""

from __future__ import annotations

import csv
import functools
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

__all__ = ["BLOCKED", "ORGANISATIONS", "Form", "display_names", "fold", "forms", "inflections", "lexicon_rows"]

BLOCKED = "blocked"
"""Kind of a form that holds a party's name and means something else ("Air France", "mer de Chine")."""


ORGANISATIONS = frozenset(
    str.split(
        """
        EU UN UNSC NATO AU ECOWAS ARABLEAGUE OSCE IAEA IMF WB ASEAN SCO BRICS G7 G20 ICC WHO GCC OIC CSTO EAEU
        ICRC WTO SADC HAMAS HEZBOLLAH HOUTHI DPR PKK
        """
    )
)
"""Codes of the parties that are no states."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write one party or place; `parties.PartyMention` documents the kinds."""

    text: str
    party: str
    kind: str


class _Folding(dict[int, str]):
    """One folded character for each code point, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = unicodedata.normalize("NFD", char)[0].lower()
        if len(folded) != 1:  # "İ".lower() has two code points
            folded = folded[0]
        self[code] = folded if folded.isalnum() else " "
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower case, no accents, a space for all that is neither letter nor digit; as long as ``text``."""
    return text.translate(_FOLDING)


def lexicon_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a TSV file of the lexicon by column name; lines that begin with ``#`` are comments."""
    text = resources.files("transforms.extract.lexicon").joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@functools.cache
def display_names() -> dict[str, str]:
    """The French name of each party, by code."""
    return {row["code"]: row["display"] for row in lexicon_rows("parties.tsv")}


@functools.cache
def forms() -> dict[str, tuple[Form, ...]]:
    """All forms by folded spelling; parties come before cities, so that a state wins over a town of its name."""
    found: dict[str, dict[Form, None]] = defaultdict(dict)
    for form in (*_party_forms(), *_place_forms(), *_blocked_forms()):
        found[fold(form.text)].setdefault(form)
    return {spelling: tuple(variants) for spelling, variants in found.items()}


def _party_forms() -> Iterator[Form]:
    for row in lexicon_rows("parties.tsv"):
        code = row["code"]
        for text in _split(row["names"]):
            yield Form(text, code, "organisation" if code in ORGANISATIONS else "name")
        for text in _split(row["demonyms"]):
            for inflected in inflections(text):
                yield Form(inflected, code, "adjective")
        for text in _split(row["capitals"]):
            yield Form(text, code, "capital")
        for text in _split(row["seats"]):
            yield Form(text, code, "seat")
        for text in _split(row["prefixes"]):
            yield Form(text, code, "prefix")


def _place_forms() -> Iterator[Form]:
    for row in lexicon_rows("places.tsv"):
        yield Form(row["name"], row["party"], "city")


def _blocked_forms() -> Iterator[Form]:
    for row in lexicon_rows("parties_blocked.tsv"):
        yield Form(row["form"], "", BLOCKED)


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def inflections(demonym: str) -> tuple[str, ...]:
    """Masculine and feminine, singular and plural, of a demonym given as ``masculine`` or ``masculine/feminine``."""
    masculine, _, feminine = demonym.partition("/")
    if not feminine:
        if masculine.endswith("e"):
            feminine = masculine
        elif masculine.endswith(("ien", "éen", "yen")):
            feminine = masculine + "ne"
        else:
            feminine = masculine + "e"
    plural = masculine if masculine.endswith(("s", "x")) else masculine + "s"
    return tuple(dict.fromkeys((masculine, feminine, plural, feminine + "s")))
