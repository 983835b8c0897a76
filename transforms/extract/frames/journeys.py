"""Journeys: officials on the ground of another party, each party's a visit of its own.

What is no visit is left out here for all frames: postings, habits, the seats of international organisations, and what
brings many to one place (a summit, a funeral).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.extract.actors.actor import Member
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import is_preposition
from transforms.extract.lexicon.auxiliaries import OPENING_VERBS
from transforms.extract.lexicon.places_context import (
    BEFORE_IT,
    BETWEEN_STOPS,
    GATHERING,
    HABIT,
    HOST_OF_SEAT,
    SEATS_OF_UN,
    TALKS_THERE,
    UNION,
)
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found, Place

__all__ = ["Stop", "further_stops", "is_seat", "is_stop", "shared_day", "stops_from", "visit"]


def visit(
    scene: Scene,
    rule: str,
    number: int,
    first: int,
    last: int,
    travellers: Sequence[Member],
    place: Place,
    tense: str,
    head: int,
    *,
    day: int | None = None,
) -> Iterator[Found]:
    """A journey of officials to a place, told at units ``first`` to ``last`` of a row: one for each of their parties.

    ``day`` is the unit of its date, where the construction tells it. Nothing where nobody is left who visits, or the
    place is not the ground of a party that receives.
    """
    guests = [
        m
        for m in travellers
        if m.party
        and not m.impersonal
        and m.party != place.party
        # An ambassador is on post, soldiers are stationed: they do not visit.
        and m.office not in ("ambassador", "spokesperson", "soldiers")
    ]
    if len({guest.party for guest in guests}) > 1 and TALKS_THERE.search(scene.rows[number].codes(head, head + 14)):
        return  # "étaient à Doha pour des pourparlers": they met each other there
    if not guests or place.party is None or _is_common(scene.rows[number], head) or is_seat(scene, place, guests):
        return
    for party in dict.fromkeys(guest.party for guest in guests):
        yield Found(
            rule,
            "travel",
            number,
            first,
            last,
            [[scene.organ(place.party)], [guest for guest in guests if guest.party == party]],
            tense=tense,
            head=head,
            host=place.party,
            visitor=party,
            place=place,
            day=day,
        )


def _is_common(row: Row, head: int) -> bool:
    """Whether it is a habit, or what brings many to one place: "un sommet", but not "une visite avant le sommet"."""
    if HABIT.search(row.codes(head - 6, head + 8)):
        return True
    gathering = GATHERING.search(BEFORE_IT.split(row.codes(head, head + 16))[0]) is not None
    return gathering and "visite" not in row.codes(max(head - 4, 0), head + 3)


def is_seat(scene: Scene, place: Place, guests: Sequence[Member]) -> bool:
    """Whether a town is there for an organisation: New York for the UN, Brussels for the Union, Rome for the pope."""
    town = place.text or ""
    return (
        (town.startswith("Rome") and all(guest.party == "VAT" for guest in guests))
        or town.lower().replace("è", "e") in SEATS_OF_UN
        or (town.startswith(("Bruxelles", "Luxembourg", "Strasbourg")) and UNION.search(scene.text) is not None)
        or any(town.startswith(seat) and not host.search(scene.text) for seat, host in HOST_OF_SEAT.items())
    )


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of a journey: the unit of its place, and that of the day told beside it."""

    unit: int
    day: int | None = None


def stops_from(row: Row, first: int) -> list[Stop]:
    """The stops listed from a unit on: "à Dakar, lundi, puis à Bamako et Niamey"; empty where no place comes first."""
    stops: list[Stop] = []
    ahead: int | None = None
    j = first
    while j < len(row):
        code = row.units[j].code
        if is_stop(row, j):
            day = _day_behind(row, j)
            stops.append(Stop(j, ahead if ahead is not None else day))
            j, ahead = (day if day is not None and ahead is None else j), None
        elif code == "D":
            ahead = j
        elif code not in BETWEEN_STOPS or (code == "a" and not is_preposition(row, j)):
            break
        j += 1
    # "en France, l'Ukraine à l'agenda": only what "et" or "puis" joins is a last stop, not what a comma sets beside.
    while stops and row.units[stops[-1].unit].code == "X" and not _joined(row, stops[-1].unit):
        stops.pop()
    return stops


def _joined(row: Row, j: int) -> bool:
    """Whether a stop stands first in its row or list, or behind a preposition, "et" or "puis"."""
    k = j - 1
    while k >= 0 and row.units[k].code in ("la", "le", "l'"):
        k -= 1
    return k < 0 or row.units[k].code != ","


def is_stop(row: Row, j: int) -> bool:
    """Whether a unit is a place, or a state or its capital that no verb follows."""
    unit = row.units[j]
    if unit.code == "Z":
        return True
    if unit.code != "X" or unit.what.kind != "state" or unit.what.members[0].party_of not in ("name", "capital"):
        return False
    following = row.units[j + 1].code if j + 1 < len(row) else ""
    return following not in OPENING_VERBS and not (following == "a" and not is_preposition(row, j + 1))


def _day_behind(row: Row, j: int) -> int | None:
    """The day told behind a stop, unless it is that of the next: "à Bakou, mercredi à Tbilissi"."""
    k = j + 2 if row.codes(j + 1, j + 2) == "," else j + 1
    if k >= len(row) or row.units[k].code != "D":
        return None
    return None if k == j + 2 and row.codes(k + 1, k + 2) in ("a", "au", "en", "aux") else k


def further_stops(
    scene: Scene, number: int, row: Row, head: int, travellers: Sequence[Member], place: Place, tense: str
) -> Iterator[Found]:
    """As in "ira en Égypte, jeudi, puis en Israël", "au Laos et au Cambodge": each state is a visit of its own."""
    seen = {place.party}
    for stop in _stops_behind(row, head)[1:]:
        there = scene.place_of(number, stop.unit)
        if there.party not in seen:
            seen.add(there.party)
            day = stop.day if stop.day is not None else shared_day(row, head)
            yield from visit(
                scene, "further-stop", number, stop.unit, stop.unit + 1, travellers, there, tense, stop.unit, day=day
            )


def _stops_behind(row: Row, head: int) -> list[Stop]:
    """The stops listed behind a verb or noun of travel, the first included."""
    first = next((j for j in range(head + 1, min(head + 14, len(row))) if is_stop(row, j)), None)
    return stops_from(row, first) if first is not None else []


def shared_day(row: Row, head: int) -> int | None:
    """The day that stands behind all of several stops: "des visites au Nigeria et au Ghana les 16 et 17 mai"."""
    stops = _stops_behind(row, head)
    if len(stops) < 2 or any(stop.day is not None for stop in stops[:-1]):
        return None
    in_turn = {"puis", "ensuite", "avant"} & set(row.codes(stops[0].unit, stops[-1].unit).split(" "))
    return None if in_turn else stops[-1].day
