"""Pronouns and "les deux hommes": where a row has them, and whom they stand for."""

from __future__ import annotations

from collections.abc import Sequence, Set as AbstractSet

from transforms.extract.actors.actor import Actor, Member
from transforms.extract.lexicon.anaphors import ABOUT, ANAPHOR, CLEFT, FIRST_PERSON, SIZES
from transforms.extract.lexicon.function_words import GOVERNING
from transforms.extract.mentions.units import Row, Unit

__all__ = ["group_before", "last_person", "other_person", "with_anaphors"]


def with_anaphors(row: Row) -> Row:
    """Pronouns and "les deux hommes" as units ``R``."""
    units: list[Unit] = []
    position = 0
    for match in ANAPHOR.finditer(row.shape):
        first, last = row.span(match)
        if first < position:
            continue
        plural = not match["one"]
        size = SIZES.get(match["size"] or "", 2 if match["pair"] else 0)
        actor = Actor(
            row.units[first].start,
            row.units[last - 1].end,
            "pair" if match["pair"] else "pronoun",
            (),
            plural=plural,
            size=size,
        )
        units.extend(row.units[position:first])
        units.append(Unit("R", actor.start, actor.end, actor))
        position = last
    units.extend(row.units[position:])
    return Row(units)


def group_before(
    rows: Sequence[Row],
    pairs: Sequence[tuple[int, list[Member]]],
    number: int,
    index: int,
    size: int,
    taken: AbstractSet[str | None] = frozenset(),
) -> list[Member]:
    """Whom "les deux hommes" at a unit stands for: those who met last, else the parties that were named last.

    ``pairs`` are groups that met, with their position in the text; ``size`` is 0 where the phrase does not count them;
    parties that are ``taken`` are none of them.
    """
    position = rows[number].units[index].start
    met = [members for place, members in reversed(pairs) if place < position]
    met = [members for members in met if taken.isdisjoint(member.party for member in members)]
    latest = {m.party for m in met[0]} if met else set()
    known = [members for members in met if all(m.name or m.office for m in members)]
    same = [members for members in known if {m.party for m in members} == latest and len(latest) == (size or 2)]
    counted = [members for members in known if len(members) == (size or 2)]
    for members in (*same, *counted):
        return members
    for members in met:
        if size in (0, len(members)) or (size == 2 and len(members) >= 2):
            return members[: size or None]
    found: dict[str, Member] = {}
    for row_number in range(number, -1, -1):
        units = rows[row_number].units[: index if row_number == number else None]
        for unit in reversed(units):
            if unit.code not in "XY" or not unit.code or unit.what.kind in ("state", "inhabitants"):
                continue
            for member in unit.what.members:
                if member.party and member.party not in taken and not unit.what.former:
                    found.setdefault(member.party, member)
        if len(found) >= max(size, 2):
            return list(found.values())[: max(size, 2)]
    return []


def last_person(rows: Sequence[Row], number: int, index: int, *, back: int = 3) -> Member | None:
    """Whom "il" or "elle" at a unit stands for: the first who acts in its sentence, else in the ``back`` before."""
    for row_number in range(number, max(number - back - 1, -1), -1):
        row = rows[row_number]
        stop = index if row_number == number else len(row)
        governed = False
        # "J'ai discuté avec X. Il se rendra …": who speaks is not "il".
        closed = [unit.code for unit in row.units[:stop]].count('"') % 2 == 0
        inside = False
        speaking = FIRST_PERSON.match(row.shape) is not None and row_number < number
        for j in range(stop):
            unit = row.units[j]
            inside ^= unit.code == '"'
            if unit.code in ("X", "Y"):
                # Of "entre X et Y" the second is governed as the first; of "c'est X qu'il a vu", X is not "il".
                governed = (row.codes(j - 1, j) in GOVERNING and not ABOUT.search(row.codes(j - 3, j))) or (
                    governed and row.codes(j - 2, j) in ("X et", "Y et")
                )
                governed = governed or (row_number == number and row.codes(j - 2, j) in CLEFT)
            if (
                unit.code == "X"
                and unit.what.kind in ("person", "role", "counterpart", "organ")
                and not unit.what.former
                and not (inside and closed)  # who is spoken of in a quotation that is over
            ):
                member: Member = unit.what.members[0]
                if (not governed or speaking) and member.party and member.office != "spokesperson":
                    return member
    return None


def other_person(rows: Sequence[Row], number: int, index: int, taken: AbstractSet[str | None]) -> Member | None:
    """Whom "lui" or "le" at a unit stands for: the last one named before whose party is none of ``taken``."""
    for row_number in range(number, max(number - 4, -1), -1):
        units = rows[row_number].units
        for j in range((index if row_number == number else len(units)) - 1, -1, -1):
            unit = units[j]
            if unit.code in ("X", "Y") and unit.what.kind in ("person", "role", "counterpart") and not unit.what.former:
                actor: Actor = unit.what
                for member in actor.members:
                    if member.party and member.party not in taken and member.office != "spokesperson":
                        return member
    return None
