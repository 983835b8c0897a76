"""Hosts and guests told by these words: "X sera jeudi l'hôte de Y", "X et son hôte turc ont signé …"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.frames.clauses import main_tense
from transforms.extract.frames.grammar import actors_at, subject_of
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon.guests import BEING, GUEST_OF, HOSTS, OWN
from transforms.extract.lexicon.organisations import WITHOUT_GROUND
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["guest_frames"]


def guest_frames(scene: Scene, number: int) -> Iterator[Found]:
    """All that one sentence tells in these ways."""
    row = scene.rows[number]
    for match in GUEST_OF.finditer(row.shape):
        first, last = row.span(match)
        for found in _guest_of(scene, number, row, first, last, match["being"]):
            found.initiator = found.host if match["word"].startswith("invit") else None
            yield found
    for i, unit in enumerate(row.units):
        if unit.code in ("X", "Y") and unit.what.kind in ("counterpart", "role"):
            yield from _host_named(scene, number, row, i)


def _guest_of(scene: Scene, number: int, row: Row, first: int, last: int, being: str) -> Iterator[Found]:
    """As in "X sera jeudi l'hôte de Y", "X, invité du roi de Z"."""
    found, end = actors_at(row, last)
    if not found or row.units[found[0]].code == "R":
        return
    seat = row.units[found[0]].what.members[0].party_of == "seat"
    if being == "," and (seat or row.codes(first - 1, first) != "X"):
        return  # "l'hôte de l'Élysée" in an apposition is who lives there
    subject = [first - 1] if being == "," else subject_of(row, first)
    hosts = [m for m in scene.members(number, found) if m.party]
    guests = [m for m in scene.members(number, subject) if m.party and not m.impersonal]
    if not hosts or not guests or hosts[0].party in (guests[0].party, *WITHOUT_GROUND):
        return
    tense = next((tense for words, tense in BEING if being.split(" ")[0] in words), "none")
    yield Found(
        "travel-guest",
        "travel",
        number,
        min([first, *subject]),
        end,
        [hosts[:1], guests],
        tense=tense,
        head=first,
        host=hosts[0].party,
        visitor=guests[0].party,
    )


def _host_named(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X et son hôte turc ont signé", "X a promis à son hôte, Y, …": which of them is at home is not told."""
    words = scene.words_of(number, i)
    if not HOSTS & set(words[:2]) or not OWN & {words[0], row.codes(i - 1, i)}:
        return
    subject = [i - 2] if row.codes(i - 2, i) == "X et" else subject_of(row, i)
    subject = [k for k in subject if k != i]
    others = [m for m in scene.members(number, [i]) if m.party]
    sides = [[m for m in scene.members(number, subject) if m.party and not m.impersonal], others]
    if not sides[0] and others:
        sides[0] = scene.protagonist(number, i, avoid=others)
    if sides[0] and others and sides[0][0].party != others[0].party:
        tense = "future" if main_tense(row, i) == "future" else "past"
        days = [j for j, unit in enumerate(row.units) if unit.code == "D"]
        day = days[0] if len(days) == 1 else None
        yield Found("travel-host", "travel", number, min([i, *subject]), i + 1, sides, tense=tense, head=i, day=day)
