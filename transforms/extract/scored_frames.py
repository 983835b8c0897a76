"""From a candidate that the scorer takes for a contact to a construction, as the frames give them."""

from __future__ import annotations

from transforms.extract.candidates import Candidate, Trigger
from transforms.extract.grammar import verb_group
from transforms.extract.scene import Scene
from transforms.extract.telling import Found

__all__ = ["scored_frame"]


def scored_frame(scene: Scene, candidate: Candidate) -> Found:
    """The pair around the word of contact that stands nearest to it; without one, two officials have met."""
    row = scene.rows[candidate.row]
    first, second = candidate.first, candidate.second
    trigger = _nearest(candidate)
    head = trigger.unit if trigger else _verb(scene, candidate)
    group = verb_group(row, head)
    rule = f"scored-{trigger.word}" if trigger else "scored"
    sides = [[first.member], [second.member]]
    place = next((side for side in (second, first) if side.kind == "place"), None)
    if place is not None:
        guest = first if place is second else second
        return Found(
            rule,
            "travel",
            candidate.row,
            min(first.unit, head),
            max(second.unit, head) + 1,
            [[place.member], [guest.member]],
            tense=group.tense if group else "none",
            head=head,
            host=place.party,
            visitor=guest.party,
            place=scene.place_of(candidate.row, place.unit),
        )
    kind = trigger.kind if trigger and trigger.kind != "travel" else "face"
    return Found(
        rule,
        kind,
        candidate.row,
        min(first.unit, head),
        max(second.unit, head) + 1,
        sides,
        tense=group.tense if group else "none",
        head=head,
    )


def _nearest(candidate: Candidate) -> Trigger | None:
    first, second = candidate.first.unit, candidate.second.unit

    def distance(trigger: Trigger) -> int:
        if first < trigger.unit < second:
            return 0
        return min(abs(trigger.unit - first), abs(trigger.unit - second))

    near = min(candidate.triggers, key=distance, default=None)
    return near if near is not None and distance(near) <= _REACH else None


_REACH = 10
"""Units within which a word of contact is taken for the candidate's."""


def _verb(scene: Scene, candidate: Candidate) -> int:
    """The first unit between the two, for want of a better head."""
    return min(candidate.first.unit + 1, candidate.second.unit)
