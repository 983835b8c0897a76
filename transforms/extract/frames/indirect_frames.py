"""Contacts told by an idiom, or by a noun that is no exchange: "a donné audience à Y", "la réception de Y"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.actors.actor import Member
from transforms.extract.frames.grammar import actors_at, after_word, clause_subject, subject_of
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon import words
from transforms.extract.lexicon.auxiliaries import FUTURE_ENDINGS, PAST_FORMS, PAST_REFLEXIVE
from transforms.extract.lexicon.function_words import OF, TO
from transforms.extract.lexicon.idioms import AGREED, LIGHT_VERBS, MUTUAL_IDIOMS, TALKS_OFFERED
from transforms.extract.lexicon.verbs_context import CONFIDING, EARNING, SAYING_TO, TOLD_OF, WARNED
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found, Place

__all__ = ["SAID_TO", "indirect_frames"]

SAID_TO = "said-to"
"""The rule of officials who address each other, of which nothing else may be told."""


_ENVOYS = frozenset({"ambassador", "diplomat", "envoy"})


def indirect_frames(scene: Scene, number: int) -> Iterator[Found]:
    """All that one sentence tells in these ways."""
    row = scene.rows[number]
    for pattern, kind in LIGHT_VERBS:
        for match in pattern.finditer(row.shape):
            yield from _light_verb(scene, number, row, row.span(match), kind)
    for match in MUTUAL_IDIOMS.finditer(row.shape):
        yield from _in_presence(scene, number, row, row.span(match))
    for match in TALKS_OFFERED.finditer(row.shape):
        yield from _offer(scene, number, row, row.span(match))
    for match in AGREED.finditer(row.shape):
        yield from _agreed(scene, number, row, row.span(match))
    for i, unit in enumerate(row.units):
        code = unit.code
        if code in ("convocation", "convocations"):
            yield from _convocation(scene, number, row, i)
        elif code in ("creance", "creances"):
            yield from _credentials(scene, number, row, i)
        elif code in ("reception", "accueil"):
            yield from _reception(scene, number, row, i)
        elif code.islower():
            yield from _said_to(scene, number, row, i)
    for match in TOLD_OF.finditer(row.shape):
        first, last = row.span(match)
        others = actors_at(row, last)[0]
        subject = scene.officials(number, subject_of(row, first))
        members = [m for m in scene.members(number, others) if m.name or m.office]
        if subject and members:
            sides = [subject, members]
            yield Found(SAID_TO, "talk", number, first, others[-1] + 1, sides, head=first, tense="past")


_TENSES = {
    **dict.fromkeys(words("donne accorde offre prend fait font serre sert rend passe"), "present"),
    **dict.fromkeys(words("fera feront va donnera accordera passera prendra"), "future"),
}
"""Tense of the verb that an idiom begins with; any other is past."""


def _light_verb(scene: Scene, number: int, row: Row, span: tuple[int, int], kind: str) -> Iterator[Found]:
    """As in "X a donné audience à Y", "X a pris à part Y": an idiom between two officials, the last unit being Y."""
    others, last = actors_at(row, span[1] - 1)
    members = scene.officials(number, others)
    subject = [m for m in scene.members(number, subject_of(row, span[0])) if m.party]
    if kind == "come":
        kind = "summon" if any(member.office == "ambassador" for member in members) else "host"
    if members and subject:
        host = subject[0].party if kind == "host" else None
        # "a eu Y au téléphone" does not tell who called.
        asks = kind in ("call", "summon") and "eu" not in row.codes(*span).split(" ")
        yield Found(
            f"idiom-{kind}",
            kind,
            number,
            span[0],
            last,
            [subject, members],
            head=span[0],
            tense=_TENSES.get(row.units[span[0]].code, "past"),
            host=host,
            initiator=subject[0].party if asks else None,
        )


def _in_presence(scene: Scene, number: int, row: Row, span: tuple[int, int]) -> Iterator[Found]:
    """As in "X et Y se sont serré la main": both are subject."""
    subject = subject_of(row, span[0])
    members = [m for m in scene.members(number, subject) if m.party and not m.impersonal]
    if len({m.party for m in members}) < 2:
        return
    said = row.codes(*span)
    future = any(unit.code.endswith(FUTURE_ENDINGS) for unit in row.units[span[0] : span[1]])
    tense = "future" if future else "past" if PAST_REFLEXIVE.search(said) else "present"
    first, last = min(span[0], *subject), span[1]
    yield Found("in-presence", "face", number, first, last, [members], True, tense, head=span[0])


def _offer(scene: Scene, number: int, row: Row, span: tuple[int, int]) -> Iterator[Found]:
    """As in "X propose à Y d'ouvrir un dialogue": talks that X asks for."""
    at = next(j for j in range(span[0] + 1, span[1]) if row.units[j].code in ("X", "Y", "Z"))
    members = scene.members(number, actors_at(row, at)[0])
    if row.units[at].code == "Z":
        members = [scene.organ(row.units[at].what.party)]
    subject = [m for m in scene.members(number, subject_of(row, span[0])) if m.party]
    if len({m.party for m in subject}) == len({m.party for m in members if m.party}) == 1:
        yield Found(
            "offer-of-talks",
            "talk",
            number,
            span[0],
            span[1],
            [subject, members],
            head=span[1] - 1,
            status="planned",
            initiator=subject[0].party,
            place=Place(None, None),  # "à Bogota" is whom it is offered to
        )


def _agreed(scene: Scene, number: int, row: Row, span: tuple[int, int]) -> Iterator[Found]:
    """As in "X et Y sont convenus de poursuivre leurs discussions": they will talk again."""
    members = [m for m in scene.members(number, subject_of(row, span[0])) if m.party]
    if len({m.party for m in members}) >= 2:
        first, last = span
        yield Found("agreed", "talk", number, first, last, [members], head=last - 1, status="planned", tense="future")


def _convocation(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "convocation de l'ambassadeur de Y", "dément la convocation de son ambassadeur à Z"."""
    earned = next((j for j in range(i - 1, max(i - 12, -1), -1) if EARNING.fullmatch(row.units[j].code)), None)
    if i + 1 < len(row) and row.units[i + 1].code in OF:
        envoys, last = actors_at(row, i + 2)
    elif earned is not None:  # "a valu à l'ambassadeur de Y une convocation"
        envoys, last = after_word(row, earned, TO, limit=4)[0], i + 1
    else:
        return
    actor = row.units[envoys[0]].what if envoys else None
    if actor is None or not actor.members or actor.members[0].office not in _ENVOYS:
        return
    subject = [m for m in scene.members(number, subject_of(row, i)) if m.party]
    guests = [m for m in scene.members(number, envoys) if m.party]
    if not guests and subject:
        guests = [scene.with_party(actor.members[0], subject[0].party or "")]
        subject = []
    host = [scene.organ(actor.post)] if actor.post else subject or scene.protagonist(number, i, avoid=guests)
    if guests and host:
        yield Found(
            "noun-summon",
            "summon",
            number,
            i,
            last,
            [host, guests],
            head=i,
            host=host[0].party,
            initiator=host[0].party,
        )


def _credentials(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X a présenté ses lettres de créance à Y", "Y a reçu les lettres de créance de l'ambassadeur X"."""
    subject = subject_of(row, i)
    acting = [m for m in scene.members(number, subject) if m.party and not m.impersonal]
    of = next((j for j in range(i + 1, min(i + 4, len(row))) if row.units[j].code in OF), None)
    to = next((j for j in range(i + 1, min(i + 9, len(row))) if row.units[j].code in TO), None)
    envoys = [m for m in scene.members(number, actors_at(row, of + 1)[0]) if m.party] if of is not None else []
    hosts = [m for m in scene.members(number, actors_at(row, to + 1)[0]) if m.party] if to is not None else []
    if envoys:
        hosts = hosts or acting
    else:
        envoys = [m for m in acting if m.office == "ambassador"]
        hosts = hosts or (scene.protagonist(number, i, avoid=envoys) if envoys else [])
    if envoys and hosts and all(m.office in ("ambassador", None) for m in envoys):
        first = min([i, *subject])
        yield Found("credentials", "face", number, first, i + 1, [hosts, envoys], head=i, host=hosts[0].party)


def _reception(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "affirme X lors de la réception de son homologue"."""
    of = next((j for j in range(i + 1, min(i + 5, len(row) - 1)) if row.units[j].code in OF), None)
    if of is None:
        return
    guests, last = actors_at(row, of + 1)
    members = scene.officials(number, guests)
    hosts: list[Member] = []
    if last < len(row) and row.units[last].code == "par":
        agents, last = actors_at(row, last + 1)
        hosts = scene.members(number, agents)
    hosts = hosts or scene.members(number, subject_of(row, i) or clause_subject(row, i))
    hosts = [m for m in hosts if m.party and not m.impersonal]
    if members and hosts:
        yield Found(
            "noun-reception", "host", number, i, last, [hosts, members], head=i, host=hosts[0].party, tense="present"
        )


def _said_to(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X a dit à Y que …", "X a averti Y": officials who address each other, and nobody says how."""
    j = _addressee(row, i)
    others = actors_at(row, j)[0] if j else []
    if not others or row.units[others[0]].code == "R":
        return
    actor = row.units[others[0]].what
    members = scene.members(number, others)
    # "demande au président américain de …" may be said to the press.
    confided = CONFIDING.fullmatch(row.units[i].code) is not None
    if actor.kind != "counterpart" and not confided and not any(m.name or m.office == "ambassador" for m in members):
        return
    subject = scene.officials(number, subject_of(row, i))
    if actor.kind in ("counterpart", "person", "role") and subject and members:
        past = any(unit.code in PAST_FORMS and str(unit.what).lower() != "à" for unit in row.units[max(i - 3, 0) : i])
        tense = "past" if past else "present"
        sides = [subject, members]
        yield Found(SAID_TO, "talk", number, i, others[-1] + 1, sides, head=i, tense=tense, place=Place(None, None))


def _addressee(row: Row, i: int) -> int | None:
    """Where whom a verb addresses would stand; None where the word is no such verb."""
    code = row.units[i].code
    behind = i + 2 if row.codes(i + 1, i + 2) == "D" else i + 1
    if SAYING_TO.fullmatch(code) and row.codes(behind, behind + 1) in ("a", "au", "aux"):
        return behind + 1
    if WARNED.fullmatch(code):
        return behind
    return i + 3 if code in ("met", "mis") and row.codes(i + 1, i + 3) == "en garde" else None
