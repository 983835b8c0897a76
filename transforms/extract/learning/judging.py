"""How likely each sentence tells of a contact of each pair: what the trees and the encoder say, put together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from transforms.extract.actors.actor import Member
from transforms.extract.frames.scene import Scene
from transforms.extract.learning.candidates import Candidate, Side, Trigger, candidates, triggers_of
from transforms.extract.learning.encoder import Encoder, Judgement, Reading
from transforms.extract.learning.encoding import MODES, Mention
from transforms.extract.learning.scorer import Scorer
from transforms.extract.tellings.telling import Learned, Telling

__all__ = ["Judged", "judge"]

_WORTH_READING = -3.0
"""The trees' log-odds (a probability of .05) that a pair must have somewhere in a part of a text for the encoder to
read that part, which takes longer than all else; or a frame found something there."""
_TREES = 0.5
"""The weight of the trees' log-odds; the rest is the encoder's."""
_REACH = 10
"""Units within which a word of contact is taken for the pair's."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair of parties in a row; ``first`` is named before ``second``, and one of them or both may stand in a row
    before.
    """

    parties: tuple[str, str]
    row: int
    first: Side
    second: Side
    triggers: tuple[Trigger, ...]
    likely: float
    """How likely the row tells of a contact of the two, 0 to 1."""
    learned: Learned

    @property
    def mode(self) -> str:
        """The likeliest mode."""
        return max(self.learned.modes, key=lambda mode: self.learned.modes[mode])

    @property
    def unnamed(self) -> int:
        """How many of the two the row does not name."""
        return sum(side.row != self.row for side in (self.first, self.second))

    def units(self) -> list[int]:
        """The units of the row where a side is named; the first of the row where none is."""
        return sorted(side.unit for side in (self.first, self.second) if side.row == self.row) or [0]

    def nearest(self) -> Trigger | None:
        """The word of contact that stands nearest to the pair, if it is near."""
        units = self.units()
        first, second = units[0], units[-1]

        def distance(trigger: Trigger) -> int:
            if first < trigger.unit < second:
                return 0
            return min(abs(trigger.unit - first), abs(trigger.unit - second))

        near = min(self.triggers, key=distance, default=None)
        return near if near is not None and distance(near) <= _REACH else None

    def between(self) -> int:
        """The first unit between the two, for want of a better head."""
        units = self.units()
        return min(units[0] + 1, units[-1])


def judge(scene: Scene, told: Sequence[Telling], scorer: Scorer, encoder: Encoder) -> list[Judged]:
    """Every pair of every row, in the order of the text; ``told`` is what the frames found."""
    named = {(c.parties, c.row): c for c in candidates(scene, told)}
    trees = {key: scorer.log_odds(candidate.features) for key, candidate in named.items()}
    rows = {row for (_, row), odds in trees.items() if odds >= _WORTH_READING} | {telling.row for telling in told}
    best: dict[tuple[str, str], float] = {}
    for (parties, _), odds in trees.items():
        best[parties] = max(odds, best.get(parties, -math.inf))
    found = []
    reading = encoder.read(scene, rows) if rows else Reading()
    for judgement in reading.judgements:
        asked = judgement.asked
        candidate = named.get((asked.parties, asked.row))
        odds = trees.get((asked.parties, asked.row), best.get(asked.parties, _UNNAMED))
        likely = 1 / (1 + math.exp(-(_TREES * odds + (1 - _TREES) * judgement.logit)))
        found.append(_judged(scene, reading, judgement, candidate, likely, scorer))
    return found


_BEHIND = 2
"""Sentences behind one that tells of a contact that may go on about it."""
_UNNAMED = -4.0
"""The trees' log-odds of a pair that no sentence names together."""


def _judged(
    scene: Scene,
    reading: Reading,
    judgement: Judgement,
    candidate: Candidate | None,
    likely: float,
    scorer: Scorer,
) -> Judged:
    row = judgement.asked.row
    first, second = (_side(scene, mention) for mention in judgement.sides)
    modes = judgement.modes
    if candidate is not None:
        first, second = candidate.first, candidate.second
        of_trees = scorer.modes_of(candidate.features)
        modes = {mode: modes[mode] * of_trees[mode] for mode in MODES}
    return Judged(
        judgement.asked.parties,
        row,
        first,
        second,
        candidate.triggers if candidate is not None else triggers_of(scene.rows[row]),
        likely,
        _learned(scene, reading, judgement, modes),
    )


def _learned(scene: Scene, reading: Reading, judgement: Judgement, modes: Mapping[str, float]) -> Learned:
    row, date, place = judgement.asked.row, judgement.date, judgement.place
    return Learned(
        {mode: share / sum(modes.values()) for mode, share in modes.items()},
        judgement.statuses,
        judgement.initiators,
        (date.row, date.unit) if date is not None else None,
        judgement.dated,
        scene.place_of(place.row, place.unit) if place is not None else None,
        judgement.placed,
        [
            (member, likely)
            for mention, likely in judgement.people
            for member in scene.members(mention.row, [mention.unit])
            if member.party == mention.party
        ],
        *(
            [span for number in range(row, row + 1 + _BEHIND) for span in spans.get(number, ())]
            for spans in (reading.topics, reading.reporters)
        ),
    )


def _side(scene: Scene, mention: Mention) -> Side:
    """One side as the frames see it."""
    party = mention.party or ""
    unit = scene.rows[mention.row].units[mention.unit]
    if unit.code in ("X", "Y", "R"):
        for member in scene.members(mention.row, [mention.unit]):
            if member.party == party:
                return Side(mention.row, mention.unit, party, mention.kind, member.party_of, member)
    if mention.kind == "place":
        return Side(mention.row, mention.unit, party, "place", unit.what.kind, scene.organ(party))
    return Side(mention.row, mention.unit, party, mention.kind, "bare", Member(party, party_of="adjective"))
