"""Constructions that tell of a contact without its verb or noun: who summons, who offers talks, who speaks where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.actors import Member
from transforms.extract.grammar import VerbGroup, actors_at, clause_subject, object_of, subject_of
from transforms.extract.lexicon import words
from transforms.extract.lexicon.idioms import LIGHT_VERBS
from transforms.extract.scene import IMPERSONAL, Scene
from transforms.extract.telling import Found
from transforms.extract.units import Row

__all__ = ["appeal", "indirect_frames"]

_OF = frozenset(words("de du d' des"))
_TALKS = re.compile(
    r"(?:a|au|aux)(?: la| l')?(?: (?:reprendre|renouer|ouvrir|entamer)(?: le| les| des| l')?)? ?"
    r"(?:dialogue|dialoguer|table des|negoci\w+|discut\w+|discussions?|pourparlers|rencontr\w+)"
)
_ENVOYS = frozenset({"ambassador", "diplomat", "envoy"})
_SPEAKING = re.compile(
    r"(?:appel|declar|affirm|estim|plaid|insist|lanc|exprim|martel|soulign|denonc|accus|condamn|reaffirm|averti|prevenu|"
    r"exhort|salu|reclam|repet)\w*|dit"
)
_OCCASION = re.compile(
    r"(?<!\S)(?:sommet|forum|conference|assemblee|g7|g20|cop\d*|congres|salon|festival|jeux|commemorations?|funerailles|"
    r"obseques|ceremonie|conseil)(?!\S)"
)
"""What brings officials to a place without a host: being there is no visit then."""


def indirect_frames(scene: Scene, number: int) -> Iterator[Found]:
    """All that one sentence tells in these ways."""
    row = scene.rows[number]
    for pattern, kind in LIGHT_VERBS:
        for match in pattern.finditer(row.shape):
            yield from _light_verb(scene, number, row, row.span(match), kind)
    for i, unit in enumerate(row.units):
        code = unit.code
        if code in ("convocation", "convocations"):
            yield from _convocation(scene, number, row, i)
        elif code in ("reception", "accueil"):
            yield from _reception(scene, number, row, i)
        elif code == "dit":
            yield from _said_to(scene, number, row, i)
        if code.islower() and _SPEAKING.fullmatch(code):
            yield from _spoken_at(scene, number, row, i)
    yield from _spoken_from(scene, number, row)


def _light_verb(scene: Scene, number: int, row: Row, span: tuple[int, int], kind: str) -> Iterator[Found]:
    """As in "X a donné audience à Y", "X a pris à part Y": an idiom between two officials, the last unit being Y."""
    others, last = actors_at(row, span[1] - 1)
    members = [m for m in scene.members(number, others, span[0]) if m.party and m.party_of not in IMPERSONAL]
    subject = [m for m in scene.members(number, subject_of(row, span[0]), span[0]) if m.party]
    if members and subject:
        host = subject[0].party if kind == "host" else None
        yield Found(
            f"idiom-{kind}",
            kind,
            number,
            span[0],
            last,
            [subject, members],
            head=span[0],
            tense="present" if row.units[span[0]].code in ("donne", "accorde", "offre", "prend") else "past",
            host=host,
            initiator=subject[0].party if kind == "call" else None,
        )


def _convocation(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "convocation de l'ambassadeur de Y", "dément la convocation de son ambassadeur à Z"."""
    if i + 1 >= len(row) or row.units[i + 1].code not in _OF:
        return
    envoys, last = actors_at(row, i + 2)
    actor = row.units[envoys[0]].what if envoys else None
    if actor is None or not actor.members or actor.members[0].office not in _ENVOYS:
        return
    subject = [m for m in scene.members(number, subject_of(row, i), i) if m.party]
    sent = [m for m in scene.members(number, envoys, i) if m.party]
    if not sent and subject:
        sent = [scene.with_party(actor.members[0], subject[0].party or "")]
        subject = []
    host = [scene.organ(actor.post)] if actor.post else subject or scene.protagonist(number, i, avoid=sent)
    if sent and host:
        yield Found(
            "noun-summon", "summon", number, i, last, [host, sent], head=i, host=host[0].party, initiator=host[0].party
        )


def _reception(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "affirme X lors de la réception de son homologue"."""
    if i + 1 >= len(row) or row.units[i + 1].code not in _OF:
        return
    guests, last = actors_at(row, i + 2)
    members = [m for m in scene.members(number, guests, i) if m.party and m.party_of not in IMPERSONAL]
    hosts: list[Member] = []
    if last < len(row) and row.units[last].code == "par":
        agents, last = actors_at(row, last + 1)
        hosts = scene.members(number, agents, i)
    hosts = hosts or scene.members(number, subject_of(row, i) or clause_subject(row, i), i)
    hosts = [m for m in hosts if m.party and m.party_of not in IMPERSONAL]
    if members and hosts:
        yield Found(
            "noun-reception", "host", number, i, last, [hosts, members], head=i, host=hosts[0].party, tense="present"
        )


def _said_to(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X a dit à son homologue Y que …": they have spoken, and nobody says how."""
    if row.codes(i + 1, i + 2) not in ("a", "au", "aux"):
        return
    others, last = actors_at(row, i + 2)
    if not others or row.units[others[0]].code == "R" or row.units[others[0]].what.kind != "counterpart":
        return
    members = scene.members(number, others, i)
    subject = [m for m in scene.members(number, subject_of(row, i), i) if m.party and m.party_of not in IMPERSONAL]
    if subject and members:
        yield Found("said-to", "talk", number, i, last, [subject, members], head=i, tense="present")


def appeal(scene: Scene, number: int, row: Row, group: VerbGroup) -> Iterator[Found]:
    """As in "X appelle Y au dialogue": a contact that X asks for. With a third party, X only gives advice."""
    objects, end = object_of(row, group.last)
    if not objects or not _TALKS.match(row.codes(end, end + 6)) or "avec" in row.codes(end, end + 9).split(" "):
        return
    sides = [scene.members(number, subject_of(row, group.first), end), scene.members(number, objects, end)]
    parties = [{member.party for member in side if member.party} for side in sides]
    if len(parties[0]) == len(parties[1]) == 1 and group.tense != "none":
        first = group.first
        initiator = sides[0][0].party
        yield Found("appeal", "talk", number, first, end, sides, head=group.last, status="planned", initiator=initiator)


def _spoken_at(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X a appelé mardi à Prague …", "dit X, à Jérusalem, …": who speaks there is there."""
    j = i + 1
    if j < len(row) and row.units[j].code == "X":  # "dit X, à Jérusalem"
        subject, j = [j], j + 1
    else:
        subject = subject_of(row, i)
    while j < len(row) and row.units[j].code in (",", "D"):
        j += 1
    dated = row.units[j - 1].code in (",", "D")
    if not dated or j + 1 >= len(row) or row.units[j].code not in ("a", "au") or row.units[j + 1].code != "Z":
        return
    yield from _present(scene, number, row, subject, j + 1, i)


def _spoken_from(scene: Scene, number: int, row: Row) -> Iterator[Found]:
    """As in "Depuis Kinshasa, X accuse …"."""
    for j in range(min(len(row) - 3, 12)):
        if row.codes(j, j + 4) == "depuis Z , X":
            yield from _present(scene, number, row, [j + 3], j + 1, j)


def _present(scene: Scene, number: int, row: Row, subject: list[int], at: int, head: int) -> Iterator[Found]:
    place = scene.place_of(number, at)
    if not place.town or _OCCASION.search(row.shape):
        return
    speakers = [m for m in scene.members(number, subject, head) if m.party_of not in IMPERSONAL]
    yield from scene.visit("spoken-at", number, head, at + 1, speakers, place, "present", head)
