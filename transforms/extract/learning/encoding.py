"""A document as the encoder reads it: word pieces, what is named at them, and the pairs of parties it is asked about.

A pair is asked about in every sentence that names one of the two, and in the one behind it: the other side may be only
a pronoun there, or nobody ("leur entretien"), and then stands for where it was named last. Long documents are read in
windows, each with the headline before it.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from transforms.extract.frames.scene import Scene

__all__ = ["CHOICES", "KINDS", "MODES", "SLOTS", "STATUSES", "Asked", "Mention", "Pieces", "Window", "windows"]

KINDS = (
    "none",
    "person",
    "role",
    "organ",
    "state",
    "inhabitants",
    "counterpart",
    "pair",
    "pronoun",
    "former",
    "anaphor",
    "place",
    "A",
    "N",
    "O",
    "C",
    "S",
    "I",
    "date",
)
"""What a word piece can belong to: an actor's kind, or the code of a unit that is no actor (`mentions.units`)."""
MODES = ("call", "meeting", "message", "unspecified", "video", "visit")
STATUSES = ("held", "planned", "cancelled")
CHOICES = {"date": ("date",), "place": ("place", "C"), "person": ("person",)}
"""What a contact has beside its parties, and the kinds of mentions that it is chosen from."""
SLOTS = 16
"""Parties that are told apart; more of them share a slot with another."""
_LONGEST = 500
"""Word pieces of a window, of the 510 that the encoder can read."""
_BACK = 3
"""Sentences in which a party is looked for that a sentence does not name."""
_NEAREST = 4
"""Ways to pick a mention of each side in a sentence that are tried, nearest first."""
_CHOICES = 12
"""Mentions of one kind that are chosen from, nearest sentences first."""
_MOST = 24
"""Parties of a sentence and those before it that are paired; of a longer list nobody tells pair by pair."""
_START, _END = 0, 2
"""The pieces that open and close a text."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One party at one unit of a row; ``first`` and ``last`` are pieces of the window, the last one not included."""

    row: int
    unit: int
    party: str | None
    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair of parties in a row; a side is where the row names it, else where it was named last."""

    parties: tuple[str, str]
    row: int
    unnamed: int
    """How many of the two the row does not name."""
    sides: Sequence[tuple[Mention, Mention]]


@dataclass(slots=True)
class Window:
    """Rows that are read at once."""

    pieces: list[int] = field(default_factory=lambda: [_START])
    spans: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])
    """The characters of each piece, in the document's body; none of those that open and close."""
    mentions: list[Mention] = field(default_factory=list)
    rows: dict[int, tuple[int, int]] = field(default_factory=dict)
    """The pieces of each row."""
    asked: list[Asked] = field(default_factory=list)
    slots: dict[str, int] = field(default_factory=dict)
    """1 to `SLOTS`: what tells one party from another."""

    def choices(self, asked: Asked) -> list[tuple[str, Mention]]:
        """What a contact told in a row can have, by the names of `CHOICES`: dates, places and persons of its parties
        in the row, its neighbours and the headline.
        """
        near = dict.fromkeys((asked.row, asked.row - 1, asked.row + 1, 0))
        found = []
        for name, kinds in CHOICES.items():
            here = [m for number in near for m in self.mentions if m.row == number and m.kind in kinds]
            if name == "person":
                here = [m for m in here if m.party in asked.parties]
            found += [(name, mention) for mention in here[:_CHOICES]]
        return found


class Pieces:
    """Cuts text into word pieces (a SentencePiece model)."""

    def __init__(self, model: bytes) -> None:
        import sentencepiece

        self._cut = sentencepiece.SentencePieceProcessor(model_proto=model)

    def __call__(self, text: str) -> list[tuple[int, int, int]]:
        """Number, start and end of each piece."""
        found = []
        end = 0
        for piece in self._cut.encode(text, return_type="proto").pieces:
            start, end = end, end + len(piece.surface)
            found.append((piece.id, start, end))
        return found


def windows(scene: Scene, cut: Pieces) -> Iterator[Window]:
    """The windows of a document, in its order; each pair of a row is asked about in one of them."""
    rows = [(number, _pieces_of(scene, number, cut)) for number in range(len(scene.rows))]
    rows = [(number, pieces) for number, pieces in rows if pieces]
    begin = 0
    asked_to = -1
    while begin < len(rows):
        window = Window()
        if begin and rows[0][0] == 0:
            _take(window, scene, *rows[0])
        end = begin
        while end < len(rows) and (end == begin or len(window.pieces) + len(rows[end][1]) < _LONGEST):
            number, pieces = rows[end]
            _take(window, scene, number, pieces[: _LONGEST - len(window.pieces)])
            end += 1
        for mention in window.mentions:
            if mention.party:
                window.slots.setdefault(mention.party, len(window.slots) % SLOTS + 1)
        window.asked = [asked for asked in _asked(window) if asked.row > asked_to]
        asked_to = rows[end - 1][0]
        yield window
        # The next window begins with the last sentences of this one, for whom they name.
        begin = end if end == len(rows) else max(end - 2, begin + 1)


def _pieces_of(scene: Scene, number: int, cut: Pieces) -> list[tuple[int, int, int]]:
    units = scene.rows[number].units
    if not units:
        return []
    start, end = units[0].start, units[-1].end
    return [(piece, start + a, start + b) for piece, a, b in cut(scene.text[start:end])]


def _take(window: Window, scene: Scene, number: int, pieces: Sequence[tuple[int, int, int]]) -> None:
    """Add a row to a window, with what it names."""
    offset = len(window.pieces)
    window.pieces.extend(piece for piece, _, _ in pieces)
    window.spans.extend((start, end) for _, start, end in pieces)
    window.rows[number] = (offset, len(window.pieces))
    window.pieces.append(_END)
    window.spans.append((0, 0))
    position = 0
    for index, unit in enumerate(scene.rows[number].units):
        while position < len(pieces) and pieces[position][2] <= unit.start:
            position += 1
        last = position
        while last < len(pieces) and pieces[last][1] < unit.end:
            last += 1
        if last > position:
            for party, kind in _named(scene, number, index):
                window.mentions.append(Mention(number, index, party, kind, offset + position, offset + last))


def _named(scene: Scene, number: int, index: int) -> Iterator[tuple[str | None, str]]:
    """The parties that a unit names and its kind."""
    unit = scene.rows[number].units[index]
    if unit.code in ("X", "Y") and unit.what.former:
        yield None, "former"
    elif unit.code in ("X", "Y", "R"):
        kind = "anaphor" if unit.code == "R" else unit.what.kind
        yield from dict.fromkeys((member.party, kind) for member in scene.members(number, [index]))
    elif unit.code == "Z":
        yield unit.what.party, "place"
    elif unit.code == "D":
        yield None, "date"
    elif unit.code in ("A", "N", "O", "C", "S", "I"):
        yield unit.what.party, unit.code


def _asked(window: Window) -> Iterator[Asked]:
    by_row: dict[int, dict[str, list[Mention]]] = {number: defaultdict(list) for number in window.rows}
    for mention in window.mentions:
        if mention.party:
            by_row[mention.row][mention.party].append(mention)
    for number in window.rows:
        here = by_row[number]
        before = _before(by_row, number)
        parties = [*dict.fromkeys([*here, *before])][:_MOST]
        for one, other in itertools.combinations(parties, 2):
            unnamed = (one not in here) + (other not in here)
            sides = _sides(here.get(one) or [before[one]], here.get(other) or [before[other]])
            if not sides or (unnamed == 2 and not _just_named(sides[0], number)):
                continue
            a, b = sorted((one, other))
            yield Asked((a, b), number, unnamed, sides[:1] if unnamed else sides[:_NEAREST])


def _before(by_row: Mapping[int, Mapping[str, list[Mention]]], number: int) -> dict[str, Mention]:
    """Where each party was named last before a row: in the sentences right before it, else in the headline."""
    found: dict[str, Mention] = {}
    for back in (*range(number - 1, number - 1 - _BACK, -1), 0):
        if 0 <= back < number:
            for party, mentions in by_row.get(back, {}).items():
                found.setdefault(party, mentions[-1])
    return found


def _sides(ones: Sequence[Mention], others: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Ways to pick a mention of each, the nearest first, each in the order of the text; two places are no pair."""
    found = [
        (min(a, b, key=_position), max(a, b, key=_position))
        for a, b in itertools.product(ones, others)
        if not a.kind == b.kind == "place"
    ]
    return sorted(found, key=lambda pair: (pair[1].first - pair[0].first, pair[0].first))


def _position(mention: Mention) -> tuple[int, int, str]:
    return mention.row, mention.unit, mention.party or ""


def _just_named(sides: tuple[Mention, Mention], number: int) -> bool:
    """Whether the sentence before names one of the two, and the one before it or that the other."""
    return max(side.row for side in sides) == number - 1 and min(side.row for side in sides) >= number - 2
