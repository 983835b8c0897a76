"""From the joined tellings of a document to its records: the fields that are read off a contact once it is known."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.extract.details.fields import (
    initiator_of,
    is_negotiation,
    people_of,
    reporters,
    spans_of,
    topics_of,
)
from transforms.extract.details.places import place_of
from transforms.extract.frames.scene import Scene
from transforms.extract.learning.scorer import shipped
from transforms.extract.mentions.text import View
from transforms.extract.model import Interaction
from transforms.extract.tellings.telling import Telling

__all__ = ["interactions_of"]


def interactions_of(scene: Scene, shown: View, contacts: Sequence[Telling]) -> list[Interaction]:
    """The records of a document's contacts, in their order; offsets count into the body that ``shown`` is made of."""
    return [_interaction(scene, shown, telling, contacts) for telling in contacts]


def _interaction(scene: Scene, shown: View, telling: Telling, contacts: Sequence[Telling]) -> Interaction:
    sentence = scene.sentences[telling.row]
    start, end = shown.span(sentence.start, sentence.end)
    when = telling.when
    position = scene.rows[telling.row].units[telling.head].start
    return Interaction(
        parties=telling.parties,
        mode=telling.mode,
        status=telling.status,
        date_start=when.start if when else None,
        date_end=when.end if when else None,
        precision=when.precision if when else "unknown",
        people=people_of(scene, telling, position),
        initiator=initiator_of(scene, telling),
        place=place_of(scene, telling, contacts),
        multilateral=telling.multilateral,
        negotiation=is_negotiation(scene, telling),
        attribution=reporters(scene, telling, contacts),
        topics=topics_of(scene, telling, contacts),
        evidence_start=start,
        evidence_end=end,
        spans=spans_of(scene, shown, telling),
        rules=tuple(telling.rules),
        confidence=_confidence(telling),
        is_lead=telling.row <= 1,
        visitor=telling.visitor,
    )


_UNSOURCED = 0.9
"""What an official of the directory that no source confirms leaves of the confidence."""


def _confidence(telling: Telling) -> float:
    """How likely the pair is right; less where a side is known only by a name that nothing confirms."""
    confidence = shipped().confidence_in(telling.likely, framed=telling.framed)
    for members in telling.members.values():
        if all(m.official is not None and not m.official.sourced and m.party_of != "role" for m in members):
            confidence *= _UNSOURCED
    return round(confidence, 3)
