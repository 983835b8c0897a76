"""Visits that an invitation announces, by noun: "a transmis à Y une invitation à Z", "a accepté l'invitation de X"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.actors.actor import Member
from transforms.extract.frames.grammar import actors_at, subject_of
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import is_preposition
from transforms.extract.lexicon.function_words import CLAUSE_STOPS, OF, TO
from transforms.extract.lexicon.invitations import BETWEEN, DECLINED, GIVEN, TAKEN
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["invitation_noun"]


def invitation_noun(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """What the verb before "invitation" makes of it: given to somebody, accepted or declined.

    Nothing for "à l'invitation de X", which only tells who asked, nor where the invitation leads to a third place.
    """
    verb = _verb(row, i)
    if verb is None:
        return
    code = row.units[verb].code
    issuers, last = _issuers(scene, number, row, i)
    subject = [m for m in scene.members(number, subject_of(row, verb)) if m.party and not m.impersonal]
    place = scene.goal(number, max(i, last - 1))
    if GIVEN.match(code):
        hosts = issuers or subject
        guests = _addressees(scene, number, row, verb, i, hosts)
    else:
        guests = subject
        hosts = issuers or ([scene.organ(place.party)] if place and place.party else [])
    if not hosts or not guests or (place is not None and place.party != hosts[0].party):
        return
    yield Found(
        "invitation-noun",
        "offer",
        number,
        verb,
        last,
        [hosts, guests],
        tense="future",
        head=i,
        status="cancelled" if DECLINED.match(code) else "planned",
        initiator=hosts[0].party,
        host=hosts[0].party,
        visitor=guests[0].party,
        place=place,
    )


def _verb(row: Row, i: int) -> int | None:
    """The unit of the verb whose object the invitation is."""
    if i >= 2 and row.units[i - 1].code == "l'" and is_preposition(row, i - 2):
        return None
    for j in range(i - 1, max(i - 8, -1), -1):
        code = row.units[j].code
        if GIVEN.match(code) or TAKEN.match(code) or DECLINED.match(code):
            return j
        if code not in BETWEEN and code not in ("X", "Y", "R", "D"):
            return None
    return None


def _issuers(scene: Scene, number: int, row: Row, i: int) -> tuple[list[Member], int]:
    """Who invites, in "l'invitation (officielle) de X", and the unit after it."""
    for j in range(i + 1, min(i + 4, len(row))):
        if row.units[j].code in OF:
            found, last = actors_at(row, j + 1)
            return [m for m in scene.members(number, found) if m.party], last if found else i + 1
        if row.units[j].code in CLAUSE_STOPS or row.units[j].code in TO:
            break
    return [], i + 1


def _addressees(scene: Scene, number: int, row: Row, verb: int, i: int, hosts: list[Member]) -> list[Member]:
    """Whom the invitation is for: "lui a transmis", "a remis à Y une invitation", "une invitation (adressée) à Y"."""
    for j in (*range(verb + 1, i), *range(i + 1, min(i + 6, len(row)))):
        if row.units[j].code in TO and (found := actors_at(row, j + 1)[0]):
            return [m for m in scene.officials(number, found) if m.party not in {host.party for host in hosts}]
    if {"lui", "leur"} & set(row.codes(verb - 3, verb).split(" ")):
        return scene.other(number, verb, avoid=hosts)
    return []
