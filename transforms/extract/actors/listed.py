"""Officials that are announced as several and then listed: "plusieurs ambassadeurs. Il s'agit de X, de Y et de Z".

The list gives the announced noun phrase its members, since it is there that the contact is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.extract.actors.actor import Actor, Member
from transforms.extract.lexicon.lists import ANNOUNCED, CONTINUED, FIGURING, LISTED_BEHIND, LISTED_HERE, SEVERAL_OF
from transforms.extract.mentions.text import fold
from transforms.extract.mentions.units import Row, Unit

__all__ = ["with_lists"]


def with_lists(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows, with what is listed behind an announcement in its place; ``text`` is the one that offsets count in."""
    return [_filled(text, rows, number) for number in range(len(rows))]


def _filled(text: str, rows: Sequence[Row], number: int) -> Row:
    row = rows[number]
    units: list[Unit] = []
    for j, unit in enumerate(row.units):
        units.append(unit)
        if unit.code not in ("X", "Y") or unit.what.kind not in ("role", "counterpart", "pair"):
            continue
        if any(member.party or member.name for member in unit.what.members):
            continue
        several_of = SEVERAL_OF.search(row.codes(j - 3, j)) is not None
        several = several_of or ANNOUNCED.match(fold(text[unit.start : unit.end])) is not None
        among = row.codes(j - 1, j) == "parmi"
        members = _listed(rows, number, j, among=among) if several or among else []
        if len({member.party for member in members}) > 1:
            office = next((m.office for m in (*unit.what.members, *members) if m.office), None)
            named = tuple(replace(m, office=m.office or office, party_of="role") for m in members)
            actor = Actor(unit.start, unit.end, "role", named, plural=True, apart=True)
            del units[-3 if several_of else -1 :]
            units.append(Unit("Y", unit.start, unit.end, actor))
    return Row(units)


def _listed(rows: Sequence[Row], number: int, j: int, *, among: bool) -> list[Member]:
    """Who is listed in the same sentence behind unit ``j``, or in those that follow."""
    row = rows[number]
    start = row.position(j + 1)
    here = FIGURING.search(row.shape, start) if among else LISTED_HERE.match(row.shape, start)
    if here is not None:
        return _members(row, row.span(here)[1])
    if among:
        return []
    found: list[Member] = []
    for place, behind in enumerate(rows[number + 1 :]):
        opening = LISTED_BEHIND.match(behind.shape) or (CONTINUED.match(behind.shape) if place else None)
        if opening is None:
            break
        found.extend(_members(behind, behind.span(opening)[1]))
    return found


def _members(row: Row, first: int) -> list[Member]:
    """The officials of a row from a unit on; states too where "ceux de" or nothing else stands before them."""
    found: list[Member] = []
    for unit in row.units[first:]:
        if unit.code in ("qui", ";", "que", "avec"):
            break
        if unit.code in ("X", "Y") and not unit.what.former:
            found.extend(member for member in unit.what.members if member.party)
    return found
