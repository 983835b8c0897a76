"""The steps by which a document gave its contacts, in words: for people who ask why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from transforms.extract.extractor import find_mentions, gate, read
from transforms.extract.frames.constructions import constructions
from transforms.extract.frames.scene import Scene
from transforms.extract.gate import has_trigger
from transforms.extract.learning.encoder import shipped_encoder
from transforms.extract.learning.scored_frames import scored
from transforms.extract.learning.scorer import shipped
from transforms.extract.mentions.text import view
from transforms.extract.model import Document
from transforms.extract.tellings.telling import Found, Telling

__all__ = ["Construction", "Trace", "trace"]


@dataclass(frozen=True, slots=True)
class Construction:
    """One construction that was recognised, or pair that the trees and the encoder accepted, and the tellings it gave.

    There are none where it was refused.
    """

    rule: str
    word: str
    sides: str
    outcomes: list[str]
    likely: float | None = None
    """How likely the pair is a contact, 0 to 1; None where a frame recognised it."""


@dataclass(slots=True)
class Trace:
    """What the extractor saw of one document."""

    passed: bool
    reason: str
    home: str | None = None
    day: date | None = None
    people: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    constructions: list[Construction] = field(default_factory=list)


def trace(document: Document) -> Trace:
    """Run the extractor and keep its steps."""
    if not has_trigger(document.title, document.text):
        return Trace(False, "no word of contact")
    shown = view(document.body)
    mentions = find_mentions(document, shown.text)
    decision = gate(document, mentions)
    if not decision.passed:
        return Trace(False, decision.reason)
    scene = read(document, shown, mentions)
    steps = Trace(True, decision.reason, scene.home, scene.published_on)
    steps.people = [
        f"{figure.name} ({figure.party or '?'}: {', '.join(sorted(figure.offices)) or 'no office'})"
        for figure in {id(f): f for f in scene.cast.figures.values()}.values()
    ]
    steps.dates = [shown.text[unit.start : unit.end] for row in scene.rows for unit in row.units if unit.code == "D"]
    told: list[Telling] = []
    for found, tellings in constructions(scene):
        steps.constructions.append(_construction(scene, found, tellings))
        told += tellings
    for likely, found, tellings in scored(scene, told, shipped(), shipped_encoder()):
        steps.constructions.append(_construction(scene, found, tellings, likely))
    return steps


def _construction(scene: Scene, found: Found, tellings: list[Telling], likely: float | None = None) -> Construction:
    head = scene.rows[found.row].units[found.head]
    word = scene.text[head.start : head.end]
    return Construction(found.rule, word, _sides(found), [_outcome(telling) for telling in tellings], likely)


def _sides(found: Found) -> str:
    return " | ".join(
        ", ".join(f"{m.party or '?'} {m.name or m.office or ''}".strip() for m in side) or "nobody"
        for side in found.sides
    )


def _outcome(telling: Telling) -> str:
    when = (
        f"{telling.when.start}–{telling.when.end} ({telling.dated})" if telling.when else f"no date ({telling.dated})"
    )
    place = telling.place.text or telling.place.party if telling.place else "no place"
    return f"{'-'.join(telling.parties)} {telling.mode} {telling.status} {when} {place}"
