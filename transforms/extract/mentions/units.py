"""A sentence as a row of units, and the same row as one string that patterns can be written over.

A unit is a folded word, a punctuation mark, or a mention that stands as one capital letter: ``N`` a state or ``O`` an
organisation by name, ``A`` an adjective of one, ``I`` inhabitants, ``C`` a capital and ``S`` a seat of power as
government, ``Z`` a place, ``P`` an official of the directory, ``U`` another capitalised name, ``D`` a date; later ``X``
an actor and ``Y`` several. Words are lower case, so letters and words never meet. "Le président turc a appelé Kiev
lundi" reads ``le president A a appele C D``.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from transforms.extract.dates.resolution import DateMention
from transforms.extract.lexicon.roles import NOT_A_NAME, PARTICLES
from transforms.extract.mentions.directory import OfficialMention
from transforms.extract.mentions.parties import PartyMention
from transforms.extract.mentions.text import Sentence, fold

__all__ = ["Row", "Unit", "units_of"]

_TOKEN = re.compile(
    r"[Tt][êe]te à t[êe]te\b|[Ff]ace à face\b|"
    r"(?:[^\W\d_]+[-‑])*\b[NOM]['’][A-ZÀ-Ý][^\W\d_]*(?:[-‑][^\W_]+)*|"  # "Sassou-N'Guesso", "O'Neill": one word
    r"[^\W\d_]+(?:[-‑][^\W_]+)*['’]?|\d+(?:[.,]\d+)*|[^\w\s]"
)
_QUOTES = {"«": '"', "»": '"', "“": '"', "”": '"', "—": "-", "–": "-", "…": "."}
_KINDS = {
    "name": "N",
    "adjective": "A",
    "inhabitant": "I",
    "capital": "C",
    "city": "Z",
    "seat": "S",
    "organisation": "O",
}


@dataclass(slots=True)
class Unit:
    """One word or mention; offsets count into the readable text."""

    code: str
    start: int
    end: int
    what: Any = None
    """The mention: a PartyMention, OfficialMention, DateMention or actor; for words and ``U`` the text as written."""
    text: str = ""
    """For an official, the name as written."""


class Row:
    """Units in order, and the string of their codes joined by blanks."""

    __slots__ = ("_starts", "shape", "units")

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = list(units)
        self._starts: list[int] = []
        position = 0
        for unit in self.units:
            self._starts.append(position)
            position += len(unit.code) + 1
        self.shape = " ".join(unit.code for unit in self.units)

    def __len__(self) -> int:
        return len(self.units)

    def index(self, position: int) -> int:
        """The unit that a position of the string lies in."""
        return max(bisect_right(self._starts, position) - 1, 0)

    def span(self, match: re.Match[str], group: int | str = 0) -> tuple[int, int]:
        """First unit and the one after the last of a match; blanks at its edges belong to none."""
        start, end = match.span(group)
        if start < 0 or start == end:
            return 0, 0
        return bisect_left(self._starts, start), self.index(end - 1) + 1

    def position(self, index: int) -> int:
        """Where a unit begins in the string; the string's end for the index after the last."""
        return self._starts[index] if index < len(self._starts) else len(self.shape)

    def codes(self, start: int, end: int) -> str:
        """The string of some of the units."""
        return " ".join(unit.code for unit in self.units[max(start, 0) : end])


Mention = PartyMention | OfficialMention | DateMention


def units_of(
    text: str,
    sentence: Sentence,
    *,
    officials: Sequence[OfficialMention],
    parties: Sequence[PartyMention],
    dates: Sequence[DateMention],
) -> Row:
    """Cut one sentence; where mentions overlap, the directory's names win over dates, and these over parties."""
    chosen: list[tuple[int, int, str, Mention]] = []
    taken: list[tuple[int, int]] = []
    for mentions, code_of in ((officials, _official_code), (dates, _date_code), (parties, _party_code)):
        for mention in _inside(mentions, sentence):
            if all(mention.end <= start or mention.start >= end for start, end in taken):
                taken.append((mention.start, mention.end))
                code = code_of(mention)
                before = text[max(mention.start - 2, 0) : mention.start]
                if code == "C" and (before in ("à ", "À ") or (before == "a " and "à" not in text)):
                    code = "Z"
                chosen.append((mention.start, mention.end, code, mention))
    chosen.sort(key=lambda entry: entry[0])
    units: list[Unit] = []
    position = sentence.start
    for start, end, code, mention in chosen:
        units.extend(_words(text, position, start))
        units.append(Unit(code, start, end, mention, text[start:end] if code == "P" else ""))
        position = end
    units.extend(_words(text, position, sentence.end))
    return Row(_with_names(text, units))


def _inside(mentions: Sequence[Any], sentence: Sentence) -> list[Any]:
    first = bisect_left(mentions, sentence.start, key=_start)
    found = []
    for mention in mentions[first:]:
        if mention.start >= sentence.end:
            break
        if mention.end <= sentence.end:
            found.append(mention)
    return found


def _start(mention: Any) -> int:
    start: int = mention.start
    return start


def _official_code(_: Any) -> str:
    return "P"


def _date_code(_: Any) -> str:
    return "D"


def _party_code(mention: Any) -> str:
    if mention.as_place and mention.kind in ("name", "capital", "city"):
        return "Z"
    return _KINDS[mention.kind]


def _words(text: str, start: int, end: int) -> list[Unit]:
    units = []
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        if word[:3].lower() in ("ex-", "ex‑") and len(word) > 3:
            units.append(Unit("ex", match.start(), match.start() + 3))
            units.append(Unit(fold(word[3:]), match.start() + 3, match.end(), word[3:]))
        else:
            # "tête à tête" is written with hyphens or without.
            units.append(Unit(_QUOTES.get(word) or fold(word).replace(" ", "-"), match.start(), match.end(), word))
    return units


def _with_names(text: str, units: list[Unit]) -> list[Unit]:
    """Join capitalised words that no list knows into names (``U``)."""
    joined: list[Unit] = []
    i = 0
    while i < len(units):
        end = _name_end(units, i)
        # A capital that only begins a sentence makes no name.
        if end == i or (end == i + 1 and _begins(units, i) and not _is_apposed(units, i)):
            joined.append(units[i])
            i += 1
            continue
        start, stop = units[i].start, units[end - 1].end
        joined.append(Unit("U", start, stop, text[start:stop]))
        i = end
    return joined


def _begins(units: list[Unit], i: int) -> bool:
    return i == 0 or units[i - 1].code in (":", '"', ".", "-", "(")


def _is_apposed(units: list[Unit], i: int) -> bool:
    """As in "Lavrov, le ministre …", where the first word is a name; in "Grippé, le ministre …" it is none."""
    return _code(units, i + 1) == "," and not str(units[i].what).endswith(("é", "ée", "és", "ées"))


def _name_end(units: list[Unit], i: int) -> int:
    """The unit after the last of the name that begins at ``i``; ``i`` where none does."""
    if not _is_name_word(units[i]) and not _is_initial(units, i):
        return i
    end = i + 1
    j = end
    while j < len(units):
        unit = units[j]
        if _is_name_word(unit) or (unit.code == "P" and unit.what.surname_only):
            end = j = j + 1
        elif unit.code == "." and _is_initial(units, j - 1):
            j += 1
            end = j
        elif unit.code in PARTICLES or unit.code in ("d'", "l'") or _is_arabic(unit):
            if _is_arabic(unit):
                end = j + 1
            j += 1
            if j - end > 2:
                break
        else:
            break
    return end


def _is_arabic(unit: Unit) -> bool:
    return isinstance(unit.what, str) and unit.what[:3] in (
        "al-",
        "el-",
        "as-",
        "an-",
        "ad-",
        "ar-",
        "es-",
        "ash",
        "bin",
    )


def _is_initial(units: list[Unit], i: int) -> bool:
    word = units[i].what
    return (
        isinstance(word, str) and len(word) == 1 and word.isupper() and word not in "AÀM" and _code(units, i + 1) == "."
    )


def _code(units: list[Unit], i: int) -> str:
    return units[i].code if 0 <= i < len(units) else ""


def _is_name_word(unit: Unit) -> bool:
    word = unit.what
    if not isinstance(word, str) or len(word) < 2 or not word[0].isupper():
        return False
    return (
        unit.code not in NOT_A_NAME and unit.code.split("-")[0] not in ("ex", "vice") and not word.endswith(("'", "’"))
    )
