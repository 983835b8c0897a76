"""What a later sentence says of a contact that was told before it: "Au cours de cet appel, …", "Il a eu lieu jeudi"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.extract.dates.resolution import DateRange, resolve
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon.cues import TAKEN_UP, TOOK_PLACE
from transforms.extract.lexicon.status_cues import CALLED_OFF_LATER
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.dating import resolved
from transforms.extract.tellings.telling import Telling

__all__ = ["completed"]

_REACH = 2
"""Sentences in which a contact is taken up."""


def completed(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, with the mode and date that the sentences behind give to those without; some are called off."""
    return [_completed(scene, telling, tellings) for telling in tellings]


def _completed(scene: Scene, telling: Telling, tellings: Sequence[Telling]) -> Telling:
    for number in range(telling.row + 1, min(telling.row + 1 + _REACH, len(scene.rows))):
        row = scene.rows[number]
        headline = scene.headlined and telling.row == 0
        if telling.weak and not headline and telling.status != "cancelled" and _is_called_off(row):
            telling = replace(telling, status="cancelled", weak=False, when=_due(scene, telling))
        if telling.mode == "unspecified" and (found := TAKEN_UP.match(row.shape)):
            telling = replace(telling, mode="video" if found["video"] else "call")
        if telling.when is None and (found := TOOK_PLACE.match(row.shape)):
            unit = row.units[row.span(found, "day")[0]]
            tense = "future" if telling.status == "planned" else "past"
            if scene.published_on and (when := resolve(unit.what, published_on=scene.published_on, tense=tense)):
                telling = replace(telling, when=when, dated="stated", date_span=(unit.start, unit.end))
            place = telling.place or next(iter(scene.places(number)), None)
            visit = telling.mode == "meeting" and place is not None and place.party in telling.parties
            telling = replace(telling, place=place, mode="visit" if visit else telling.mode)
        if any(other.row == number for other in tellings):
            break
    return telling


def _is_called_off(row: Row) -> bool:
    """Whether a sentence says that what the one before told of did not take place; a new date is no end of it."""
    found = CALLED_OFF_LATER.search(row.shape)
    return found is not None and not (found["moved"] and row.shape[found.end() :].startswith((" a ", " au ", " D")))


def _due(scene: Scene, telling: Telling) -> DateRange | None:
    """The day that something called off was due: a weekday is the nearest one, past or to come."""
    if scene.published_on is None or telling.date_span is None or telling.dated != "stated":
        return telling.when if telling.dated == "stated" else None
    for unit in scene.rows[telling.row].units:
        if unit.code == "D" and unit.start == telling.date_span[0]:
            return resolved(unit.what, published_on=scene.published_on, tense="near", anchor=None)
    return telling.when
