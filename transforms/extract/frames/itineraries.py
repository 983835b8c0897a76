"""Tours: stops told by the words of a tour, not each by a verb of its own.

"Une tournée qui le conduira à Dakar, Bamako et Niamey", "prochaine étape : Tbilissi", "après Bakou lundi et Tbilissi
mardi, X est arrivé à Erevan": each stop is a visit, with the day that stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.frames.clauses import main_tense
from transforms.extract.frames.journeys import Stop, is_stop, stops_from, visit
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import verb_group
from transforms.extract.lexicon.tours import (
    CONTINUED,
    FOLLOWS,
    LATER,
    LED,
    OPENED,
    OPENING,
    PHASE,
    STAGE_AT,
    STAGE_OF,
    TOUR,
)
from transforms.extract.lexicon.verbs import VERBS
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["itinerary_frames"]


def itinerary_frames(scene: Scene, number: int) -> Iterator[Found]:
    """All stops that one sentence tells in these ways."""
    row = scene.rows[number]
    for match in LED.finditer(row.shape):
        yield from _after(scene, number, row, match, _tense(match))
    for match in PHASE.finditer(row.shape):
        first, last = row.span(match, "stops")
        inside = [stop for stop in stops_from(row, first) if stop.unit < last] if last else []
        yield from _visits(scene, number, row, row.span(match)[0], inside, _tense(match))
        yield from _after(scene, number, row, match, _tense(match))
    for match in OPENED.finditer(row.shape):
        yield from _after(scene, number, row, match, "past")
    for match in CONTINUED.finditer(row.shape) if TOUR.search(row.shape) else ():
        ahead = main_tense(row, row.span(match)[0]) == "future"
        yield from _after(scene, number, row, match, "future" if ahead else "past")
    for match in STAGE_AT.finditer(row.shape):
        yield from _after(scene, number, row, match, _stage_tense(row, match))
    for match in STAGE_OF.finditer(row.shape):
        yield from _before(scene, number, row, match, _stage_tense(row, match))
    if TOUR.search(" ".join(known.shape for known in scene.rows)):
        for match in FOLLOWS.finditer(row.shape):
            yield from _before(scene, number, row, match, "future")
            yield from _after(scene, number, row, match, "future")
    if opening := OPENING.match(row.shape):
        yield from _passed(scene, number, row, row.span(opening)[1])


def _after(scene: Scene, number: int, row: Row, match: re.Match[str], tense: str) -> Iterator[Found]:
    """The stops listed behind a match."""
    head, last = row.span(match)
    ahead = tense == "future" and main_tense(row, head) == "past" and "D" not in row.codes(head, len(row)).split(" ")
    dateless = tense == "future" and "D" not in row.shape.split(" ")
    later = ahead or dateless or bool(LATER.search(match[0]))  # "a entamé mardi une tournée qui le conduira à …"
    for found in _visits(scene, number, row, head, stops_from(row, last), tense):
        found.undated = later
        yield found


def _before(scene: Scene, number: int, row: Row, match: re.Match[str], tense: str) -> Iterator[Found]:
    """The stop that a match begins with."""
    if not match["stop"]:
        return
    at = row.span(match, "stop")[0]
    if is_stop(row, at):
        day = next((j for j in range(at, min(row.span(match)[1] + 2, len(row))) if row.units[j].code == "D"), None)
        yield from _visits(scene, number, row, at, [Stop(at, day)], tense)


def _passed(scene: Scene, number: int, row: Row, first: int) -> Iterator[Found]:
    """The stops that open a sentence on the next: "Après Bakou lundi et Tbilissi mardi, X est arrivé …"."""
    stops = stops_from(row, first)
    if not stops:
        return
    on_the_way = any(
        (group := verb_group(row, j)) is not None and "travel" in VERBS[group.lemma].split()
        for j in range(stops[-1].unit, len(row))
    )
    if (
        on_the_way
        or TOUR.search(row.shape)
        or any(unit.code.startswith("attendu") for unit in row.units[stops[-1].unit :])
    ):
        yield from _visits(scene, number, row, first, stops, "past")


def _visits(scene: Scene, number: int, row: Row, head: int, stops: list[Stop], tense: str) -> Iterator[Found]:
    """A visit for each stop, of whom the clause or the text speaks of."""
    hosts = [scene.organ(scene.place_of(number, stop.unit).party or "") for stop in stops]
    travellers = [m for m in scene.protagonist(number, head, avoid=hosts) if not m.impersonal]
    for stop in stops:
        place = scene.place_of(number, stop.unit)
        first, last = min(head, stop.unit), stop.unit + 1
        yield from visit(scene, "travel-stop", number, first, last, travellers, place, tense, stop.unit, day=stop.day)


def _tense(match: re.Match[str]) -> str:
    """past, present or future, by auxiliary and ending."""
    if match["past"]:
        return "past"
    return "future" if match["verb"].endswith(("ra", "ront")) else "present"


def _stage_tense(row: Row, match: re.Match[str]) -> str:
    """The tense of a stop by name: a next one is ahead, a verb tells it, else the clause's own verb."""
    order, verb = match.groupdict().get("order") or match.groupdict().get("after") or "", match["verb"] or ""
    if order in ("prochaine", "prochain", "suivante") or verb.endswith("ra"):
        return "future"
    if verb in ("etait", "fut"):
        return "past"
    first = row.span(match)[0]
    if first and row.units[first - 1].code in ("fera", "feront", "marquera", "marqueront"):
        return "future"
    told = main_tense(row, first)
    return told if told != "none" else "present"
