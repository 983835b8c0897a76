"""All constructions of a text in order, each with its tellings; what one tells is context for those that follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from transforms.extract.frames.company_frames import company_frames
from transforms.extract.frames.grammar import actors_at
from transforms.extract.frames.guest_frames import guest_frames
from transforms.extract.frames.indirect_frames import indirect_frames
from transforms.extract.frames.itineraries import itinerary_frames
from transforms.extract.frames.noun_frames import noun_frames
from transforms.extract.frames.presence_frames import presence_frames
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_frames import verb_frames
from transforms.extract.lexicon.function_words import AGAIN_ON, THEN_BY, THEN_ON_THE_LINE, THEN_TO, THEN_WITH
from transforms.extract.tellings.dating import DateContext
from transforms.extract.tellings.pairs import tellings_of
from transforms.extract.tellings.telling import Found, Telling

__all__ = ["constructions"]

_FRAMES = (verb_frames, noun_frames, company_frames, indirect_frames, presence_frames, guest_frames, itinerary_frames)


def constructions(scene: Scene) -> Iterator[tuple[Found, list[Telling]]]:
    """Every construction of the text with the tellings it gives, in order; none where it was refused.

    Who met is kept in the scene's ``pairs``.
    """
    context = DateContext.at_start(scene)
    for number in context.along(scene.rows):
        here = [found for frames in _FRAMES for found in frames(scene, number)]
        for found in sorted(here, key=lambda found: found.head):
            for one in (found, *_then_with(scene, found), *_again_on(scene, found)):
                tellings = tellings_of(scene, one, context)
                yield one, tellings
                if tellings:
                    _keep_pair(scene, one)
                    context.keep(tellings)


def _then_with(scene: Scene, found: Found) -> list[Found]:
    """As in "s'est entretenu mardi avec X, puis mercredi avec Y": the same again with others, on another day."""
    row = scene.rows[found.row]
    pattern = _THEN.get(found.rule)
    then = pattern.match(row.shape, row.position(found.last)) if pattern and found.last < len(row) else None
    if then is None or len(found.sides) != 2:
        return []
    first, last = row.span(then)
    others, end = actors_at(row, last)
    members = scene.members(found.row, others)
    if not any(member.party for member in members):
        return []
    day = next((j for j in range(first, last) if row.units[j].code == "D"), None)
    if pattern is not THEN_BY:
        return [replace(found, sides=[found.sides[0], members], last=end, day=day)]
    town = next((j for j in range(first, last) if row.units[j].code == "Z"), None)
    place = scene.place_of(found.row, town) if town is not None else found.place
    host = members[0].party
    return [replace(found, sides=[members, found.sides[1]], last=end, day=day, host=host, place=place)]


_THEN = {
    "verb-with": THEN_WITH,
    "noun-with": THEN_WITH,
    "passive-host": THEN_BY,
    "dative-call": THEN_TO,
    "dative-message": THEN_TO,
    "idiom-call": THEN_ON_THE_LINE,
    "on-the-line": THEN_ON_THE_LINE,
}
"""What goes on from a construction of each rule."""


def _again_on(scene: Scene, found: Found) -> list[Found]:
    """As in "se sont rencontrés le 12 juin à Z, puis le 27 février à Z": the same again on another day."""
    row = scene.rows[found.row]
    again = AGAIN_ON.match(row.shape, row.position(found.last) - 1) if found.last < len(row) else None
    if again is None or found.rule not in ("verb-with", "verb-mutual", "object-face", "object-host", "noun-with"):
        return []
    day = row.span(again, "day")[0]
    place = scene.place_of(found.row, row.span(again, "town")[0]) if again["town"] else None
    return [replace(found, last=day, day=day, place=place)]


def _keep_pair(scene: Scene, found: Found) -> None:
    """Remember who met: "les deux hommes" are those."""
    position = scene.rows[found.row].units[found.head].start
    members = [member for side in found.sides for member in side if member.party]
    scene.pairs.append((position, list({member.party: member for member in members}.values())))
    # "a écrit aux deux présidents": those two stay "les deux présidents".
    several = [side for side in found.sides if len({m.party for m in side if m.party}) == 2]
    scene.pairs.extend((position, side) for side in several if len(found.sides) == 2)
