"""Journeys: officials on the ground of another party, each party's a visit of its own.

What is no visit is left out here for all frames: postings, habits, the seats of international organisations, and what
brings many to one place (a summit, a funeral).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.extract.actors.actor import Member
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon.places_context import BETWEEN_STOPS, GATHERING, HABIT, SEATS_OF_UN, TALKS_THERE, UNION
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found, Place

__all__ = ["further_stops", "visit"]


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
) -> Iterator[Found]:
    """A journey of officials to a place, told at units ``first`` to ``last`` of a row: one for each of their parties.

    Nothing where nobody is left who visits, or the place is not the ground of a party that receives.
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
    if not guests or place.party is None or _is_common(scene.rows[number], head) or _is_seat(scene, place, guests):
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
        )


def _is_common(row: Row, head: int) -> bool:
    """Whether it is a habit, or what brings many to one place: "un sommet", but not "une visite avant le sommet"."""
    if HABIT.search(row.codes(head - 6, head + 8)):
        return True
    gathering = GATHERING.search(row.codes(head, head + 16)) is not None
    return gathering and "visite" not in row.codes(max(head - 4, 0), head + 3)


def _is_seat(scene: Scene, place: Place, guests: Sequence[Member]) -> bool:
    """Whether a town is there for an organisation: New York for the UN, Brussels for the Union, Rome for the pope."""
    town = place.text or ""
    return (
        (town.startswith("Rome") and all(guest.party == "VAT" for guest in guests))
        or town.lower().replace("è", "e") in SEATS_OF_UN
        or (town.startswith("Bruxelles") and UNION.search(scene.text) is not None)
    )


def further_stops(
    scene: Scene, number: int, row: Row, head: int, travellers: Sequence[Member], place: Place, tense: str
) -> Iterator[Found]:
    """As in "ira en Égypte, jeudi, puis en Israël", "au Laos et au Cambodge": each state is a visit of its own."""
    seen = {place.party}
    reached = False
    for j in range(head + 1, min(head + 26, len(row))):
        unit = row.units[j]
        if unit.code == "Z":
            if reached and unit.what.party not in seen and row.units[j - 1].code in ("a", "au", "en", "aux"):
                seen.add(unit.what.party)
                stop = Place(unit.what.party, scene.text[unit.start : unit.end])
                yield from visit(scene, "further-stop", number, j, j + 1, travellers, stop, tense, j)
            reached = True
        elif reached and unit.code not in BETWEEN_STOPS:
            return
