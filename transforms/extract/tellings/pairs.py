"""From a matched construction to tellings: one for each pair, with mode, status, date and place."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from transforms.extract.actors.actor import Member
from transforms.extract.frames.clauses import clause_around
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon.cues import GOES_ON, MARGINS, NAMED_AGAIN, NEGOTIATING, THIS
from transforms.extract.lexicon.organisations import GATHERINGS
from transforms.extract.lexicon.status_cues import ASKS, HABIT, OFFERED_BEFORE, ONE_BY_ONE
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.dating import DateContext, date_of, headline_participle
from transforms.extract.tellings.mode import headline_mode, mode_of, visitor_of
from transforms.extract.tellings.status import status_by_date, status_of
from transforms.extract.tellings.telling import Found, Telling

__all__ = ["tellings_of"]

_MOST = 6
"""Pairs across two sides; more are a crowd that nobody tells of one by one."""
_MOST_APART = 40
"""The same where a list does: an audience of ambassadors."""


def tellings_of(scene: Scene, found: Found, context: DateContext) -> list[Telling]:
    """The pairs of one construction; empty where fewer than two parties take part or a denial leaves nothing."""
    row = scene.rows[found.row]
    low, high = clause_around(row, found)
    status = found.status or status_of(row, found, low, high)
    weak = status in ("weak", "due") or found.rule in ("headline-place", "opening-place")
    status = {"weak": "held", "due": "planned"}.get(status or "", status)
    if status is None or _idle(row, found):
        return []
    pairs, multilateral = _pairs(found, one_by_one=_one_by_one(row, found))
    if not pairs:
        return []
    place = found.place or scene.place(found.row, found.head)
    when, dated, spot = date_of(scene, found, context, status, low, high)
    past = when is not None and context.published_on is not None and when.end <= context.published_on
    if past and _is_of_the_offer(row, found, status, low):
        when, dated, spot = None, "none", None  # "s'est dit prêt mardi à des négociations": that was said on Tuesday
    if when is not None and context.published_on is not None and found.status is None:
        status = status_by_date(status, when, context.published_on, found)
    told = row.codes(low, min(high, found.last + 8)).split(" qui ")[0]
    negotiation = found.negotiation or (
        not (found.kind == "travel" and status == "planned") and bool(NEGOTIATING.search(told))
    )
    initiator = found.initiator or _asking(row, found, status)
    weak = weak or (when is None and (_named_again(row, found) or headline_participle(row, found)))
    named = {unit.what.members[0].party for unit in scene.rows[0].units if unit.code == "X"}
    tellings = []
    for a, b in pairs:
        parties = tuple(sorted((a[0].party or "", b[0].party or "")))
        mode = mode_of(row, found, (a, b), place, low, high)
        if mode == "unspecified" and found.row in (1, 2) and when is not None and scene.headlined:
            mode = headline_mode(scene.rows[0], {*parties}, scene.places(0), named)
        tellings.append(
            Telling(
                parties=(parties[0], parties[1]),
                members={a[0].party or "": a, b[0].party or "": b},
                mode=mode,
                status=status,
                when=when,
                dated=dated,
                place=place if place is None or mode in ("visit", "meeting", "unspecified") else None,
                initiator=initiator if initiator in parties else None,
                visitor=visitor_of(mode, place, parties, found),
                multilateral=multilateral,
                negotiation=negotiation,
                row=found.row,
                first=found.first,
                last=found.last,
                head=found.head,
                rules=[found.rule],
                weak=weak,
                aside=bool(MARGINS.search(row.codes(low, high))),
                date_span=spot,
                told=[(found.row, found.head, found.last)],
            )
        )
    return tellings


def _one_by_one(row: Row, found: Found) -> bool:
    """Whether those on one side were met each for himself."""
    listed = any(unit.code == "Y" and unit.what.apart for unit in row.units)
    envoys = any(len(side) > 1 and all(m.office == "ambassador" for m in side) for side in found.sides)
    return listed or envoys or bool(ONE_BY_ONE.search(row.codes(found.first, found.last)))


def _is_of_the_offer(row: Row, found: Found, status: str, low: int) -> bool:
    """Whether a contact is one that somebody wants or is ready for: no day that is past is its own."""
    left = row.codes(max(low, found.head - 10), found.head)
    return status == "planned" and found.kind in ("talk", "face", "gather") and bool(OFFERED_BEFORE.search(left))


def _named_again(row: Row, found: Found) -> bool:
    """Whether a noun takes up a contact told elsewhere: "lors de cette première visite", "poursuivra sa visite"."""
    if found.rule == "travel-stop":
        return bool(GOES_ON.search(row.codes(found.first, found.head)))
    if found.kind == "travel":
        return bool(NAMED_AGAIN.search(row.codes(found.head - 4, found.head)))
    return found.rule.startswith("noun-") and bool(THIS.search(row.codes(found.head - 3, found.head)))


def _idle(row: Row, found: Found) -> bool:
    """Habits, and gatherings that are places of meeting rather than partners."""
    if HABIT.search(row.codes(found.head - 6, found.last + 6)):
        return True
    return any(member.party in GATHERINGS and member.name is None for side in found.sides for member in side)


def _asking(row: Row, found: Found, status: str) -> str | None:
    """The party that asks for or offers a contact still to come: the side that acts."""
    if status == "held" or not ASKS.search(row.codes(max(found.head - 14, 0), found.head)):
        return None
    side = found.sides[1] if found.kind == "travel" and len(found.sides) > 1 else found.sides[0]
    return side[0].party if side else None


def _pairs(found: Found, *, one_by_one: bool) -> tuple[list[tuple[list[Member], list[Member]]], bool]:
    """The pairs of parties with their members, and whether more than two parties are at one table."""
    sides = [_by_party(side) for side in found.sides]
    everyone: dict[str, list[Member]] = {}
    for side in sides:
        for party, members in side.items():
            everyone.setdefault(party, []).extend(members)
    if len(everyone) < 2 or (len(everyone) > 4 and found.together):
        return [], False
    if (found.together and not (one_by_one and len(sides) == 2)) or len(sides) == 1:
        pairs = list(itertools.combinations(everyone.values(), 2))
        return pairs, len(everyone) > 2
    left, right = sides
    across = [(left[a], right[b]) for a in left for b in right if a != b]
    # Each of several writes or calls for himself, and who is seen apart from others does not meet them.
    alone = one_by_one or found.kind in ("message", "call", "summon")
    if not alone and len(left) > 1 and (len(right) == 1 or len(everyone) > 2):
        pairs = list(itertools.combinations(everyone.values(), 2))
        return pairs, True
    return across if len(across) <= (_MOST_APART if one_by_one else _MOST) else [], False


def _by_party(members: Sequence[Member]) -> dict[str, list[Member]]:
    grouped: dict[str, list[Member]] = {}
    for member in members:
        if member.party:
            # A spokesperson speaks for his side; he is not the one who met.
            silent = member.office == "spokesperson"
            grouped.setdefault(member.party, []).append(Member(member.party, None, "organ") if silent else member)
    return grouped
