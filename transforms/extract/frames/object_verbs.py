"""Verbs by which one side acts on the other: "X a reçu Y", "Y a été convoqué par X", "X a téléphoné à Y"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.extract.actors.actor import Actor, Member
from transforms.extract.frames.grammar import (
    actors_at,
    after_word,
    following_subject,
    group_subject,
    object_of,
    participle_subject,
    subject_of,
)
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import VerbGroup, kind_of
from transforms.extract.lexicon.function_words import OF, PREPOSITIONS, TO
from transforms.extract.lexicon.places_context import OCCASION
from transforms.extract.lexicon.verbs_context import ASKED_TO, CALLED_OFF, LETTERS, PERSONAL, TALKS, VISIT_OF
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found, Place

__all__ = ["active", "dative", "passive"]


def passive(scene: Scene, number: int, row: Row, group: VerbGroup, traits: list[str]) -> Iterator[Found]:
    """As in "X a été reçu par Y", "reçu à l'Élysée", "convoqué au ministère"."""
    agents, end = after_word(row, group.last, ("par",), limit=14)
    subject = _apposed_to(row, group) or group_subject(row, group)
    if not subject and not group.auxiliary and len(agents) > 1 and group.first <= 1:
        # "Reçus par X, Y et Z ont …": the list that follows the agent is the subject.
        agents, subject, end = agents[:1], agents[1:], agents[0] + 1
    if not subject and not group.auxiliary:
        subject = participle_subject(row, end if agents else group.last)
    hosts = scene.members(number, agents)
    guests = scene.members(number, subject, avoid=_parties(hosts))
    kind = "host" if group.lemma == "reunir" else kind_of(traits)
    place = scene.place(number, group.last)
    envoy = next((row.units[k].what for k in subject if row.units[k].code == "X" and row.units[k].what.post), None)
    post = envoy.post if envoy else None
    if kind == "summon" and post and not any(member.party for member in hosts) and place is None:
        hosts = [scene.with_party(m, post) for m in hosts] or [scene.organ(post)]
    if kind == "summon" and not hosts and (place is None or place.palace is False) and post:
        hosts = [scene.organ(post)]
    if kind == "summon" and not hosts:
        ministry = [k for k in after_word(row, group.last, TO, limit=8)[0] if row.units[k].what.kind == "organ"]
        hosts = [m for m in scene.members(number, ministry) if m.party]  # "convoqué lundi au ministère argentin"
    if kind == "summon" and not hosts:
        # "seront convoqués, a indiqué le ministère": who tells it summons.
        hosts = scene.protagonist(number, group.first, avoid=guests)
        if not hosts and any(member.office == "ambassador" for member in guests):
            hosts = scene.state_before(number, avoid=guests)
    nobody = not any(member.party for member in hosts)
    if nobody and "invite" in traits:
        place = _invited_to(scene, number, row, group)
    if nobody and place is not None and place.party and (kind in ("host", "summon") or "invite" in traits):
        hosts = [scene.organ(place.party)] if not hosts else [scene.with_party(m, place.party) for m in hosts]
    if not guests and kind == "host":
        guests = scene.protagonist(number, group.first, avoid=hosts)
    tense = group.tense if group.auxiliary or group.form != "participle" else "past"
    if kind == "summon" and envoy and envoy.post_span and (place is None or place.palace):
        place = Place(envoy.post, scene.text[slice(*envoy.post_span)], town=True)
    if "invite" in traits:
        goal = scene.goal(number, group.last) if nobody and group.auxiliary else None
        if goal is not None and goal.party:
            hosts = [scene.organ(goal.party)]  # "a été convié à Tachkent"
        yield from _invitation(scene, number, row, group, hosts, guests, max(end, group.last + 1))
        return
    one_by_one = kind == "host" and "puis" in row.codes(group.last, end).split(" ")
    for receiving in [[host] for host in hosts] if one_by_one else [hosts]:
        if not guests or not receiving:
            continue
        yield Found(
            f"passive-{kind}",
            kind,
            number,
            min([group.first, *subject]),
            max(end, group.last + 1),
            [receiving, guests],
            together=len(guests) > 1 and kind == "host",
            tense=tense,
            head=group.last,
            host=receiving[0].party,
            visitor=guests[0].party,
            initiator=receiving[0].party if kind == "summon" else None,
            place=place,
        )


def _parties(members: Sequence[Member]) -> set[str | None]:
    return {member.party for member in members} - {None}


def _invited_to(scene: Scene, number: int, row: Row, group: VerbGroup) -> Place | None:
    """As in "est convié jeudi à un dîner à la Maison-Blanche": the host is who resides there; many go to a summit."""
    place = scene.goal(number, group.last)
    return None if OCCASION.search(f"{scene.rows[0].shape} {row.shape}") or not group.auxiliary else place


def _apposed_to(row: Row, group: VerbGroup) -> list[int]:
    """The actor that a participle is set beside: "auprès de l'ambassadeur russe à Helsinki, convoqué au ministère"."""
    k = group.first - 1
    if group.auxiliary or k < 1 or row.units[k].code != ",":
        return []
    k -= 1
    while k > 0 and row.units[k].code in ("Z", "D", "a", "au", "en"):
        k -= 1
    governed = k > 0 and row.units[k - 1].code in PREPOSITIONS
    return [k] if governed and row.units[k].code == "X" and row.units[k].what.kind != "state" else []


def active(scene: Scene, number: int, row: Row, group: VerbGroup, traits: list[str]) -> Iterator[Found]:
    """As in "X a rencontré Y", "X reçoit Y", "X a convoqué l'ambassadeur de Y"."""
    if group.lemma == "feliciter" and group.form == "present":
        return  # a headline's word for what is said in public
    objects, end = object_of(row, group.last)
    subject = group_subject(row, group)
    inverted = _behind_place(row, group)
    if inverted:
        subject, objects, end = inverted
    if "await" in traits and (not inverted or CALLED_OFF.search(row.codes(0, group.first))):
        return  # "attend Y" can be said of any hope; "Z, où l'attend Y" is a journey
    if (
        not objects
        and group.lemma == "recevoir"
        and (visit := VISIT_OF.match(row.codes(group.last + 1, group.last + 8)))
    ):
        objects, end = actors_at(row, group.last + 1 + len(visit[0].split(" ")))  # "a reçu la visite de Y"
    if not objects and group.lemma == "recevoir":
        found = list(_received(scene, number, row, group, subject))
        yield from found
        if found:
            return
    if subject and row.codes(subject[0] - 1, subject[0]) in ("que", "qu'"):
        # "Y, que X recevait lundi", "parmi les ambassadeurs que X a reçus figurent …"
        k = subject[0] - (3 if row.codes(subject[0] - 2, subject[0] - 1) == "," else 2)
        if k >= 0 and row.units[k].code in ("X", "Y") and (not objects or row.codes(k - 1, k) == "parmi"):
            objects = [k]
    pronoun = not objects and _has_clitic(row, group, ("l'", "le", "la", "les"))
    if not objects and not pronoun:
        return
    end = max(end, group.last + 1)
    following = row.codes(end, end + 2)
    if group.lemma == "appeler" and following.split(" ")[0] in ("a", "au", "aux"):
        yield from _appeal(scene, number, row, group)
        return
    if group.lemma == "voir" and (
        (group.form == "infinitive" and not group.modal and "pour" not in row.codes(group.first - 3, group.first))
        or following.split(" ")[0] in ("pret", "prete", "comme", "dans")
    ):
        return
    kind = kind_of(traits)
    sides = [scene.members(number, subject, avoid=_parties(scene.members(number, objects)))]
    sides.append(scene.members(number, objects, avoid=_parties(sides[0])))
    if pronoun:
        sides[0] = sides[0] or scene.protagonist(number, group.first, avoid=[])
        sides[1] = scene.other(number, group.first, avoid=sides[0])
    if group.lemma in PERSONAL and any(
        m.party_of in ("name", "capital", "inhabitants", "organisation") for m in sides[1]
    ):
        return
    if objects and scene.words_of(number, objects[0])[0] in ("son", "sa", "ses") and not _counterpart(row, objects[0]):
        return  # "il recevait son Premier ministre": his own
    states = [k for k in objects if row.units[k].code in "XY" and row.units[k].what.kind in ("state", "inhabitants")]
    if states and group.lemma in ("recevoir", "rencontrer", "appeler", "feliciter"):
        return
    if not sides[0]:
        sides[0] = scene.protagonist(number, group.first, avoid=sides[1])
    place = scene.place(number, group.last)
    if place is not None and place.party:
        sides[1] = [member if member.party else scene.with_party(member, place.party) for member in sides[1]]
    if "invite" in traits:
        yield from _invitation(scene, number, row, group, sides[0], sides[1], end)
        return
    if not sides[0] or not sides[1]:
        return
    in_turn = "puis" in row.codes(objects[0] if objects else end, end).split(" ")
    yield Found(
        f"object-{kind}",
        kind,
        number,
        min([group.first, *subject]),
        end,
        sides,
        together=kind in ("host", "face") and len(sides[1]) > 1 and not in_turn,
        tense=group.tense,
        head=group.last,
        status="planned" if "await" in traits and group.tense == "present" else None,
        host=sides[0][0].party if kind == "host" else None,
        visitor=sides[1][0].party if kind == "host" else None,
        initiator=sides[0][0].party if kind in ("summon", "call", "message") else None,
    )


def _behind_place(row: Row, group: VerbGroup) -> tuple[list[int], list[int], int] | None:
    """As in "X est attendu à Z, où le recevra Y": subject, object and end; who travels is the subject before "où"."""
    first = group.first
    while first > 0 and row.units[first - 1].code in ("l'", "le", "la", "les"):
        first -= 1
    if first == 0 or row.units[first - 1].code != "où" or not _has_clitic(row, group, ("l'", "le", "la", "les")):
        return None
    k = group.last + 1
    while k < len(row) and row.units[k].code in ("D", ","):
        k += 1
    hosts, end = actors_at(row, k)
    guests = subject_of(row, first - 1)
    if not guests or row.units[guests[0]].code == "R":
        guests = following_subject(row, max(end, k) - 1) or guests
    return (hosts, guests, end) if hosts and guests else None


def _counterpart(row: Row, index: int) -> bool:
    """Whether an object with "son" is of another party all the same: "son homologue", "son ami, le président turc"."""
    if row.units[index].code not in "XY":
        return False
    actor: Actor = row.units[index].what
    told = any(member.party and member.party_of not in ("home", "document") for member in actor.members)
    return told or actor.kind == "counterpart"


def _appeal(scene: Scene, number: int, row: Row, group: VerbGroup) -> Iterator[Found]:
    """As in "X appelle Y au dialogue": a contact that X asks for. With a third party, X only gives advice."""
    objects, end = object_of(row, group.last)
    if not objects or not TALKS.match(row.codes(end, end + 6)) or "avec" in row.codes(end, end + 9).split(" "):
        return
    sides = [scene.members(number, subject_of(row, group.first)), scene.members(number, objects)]
    parties = [{member.party for member in side if member.party} for side in sides]
    if len(parties[0]) == len(parties[1]) == 1 and group.tense != "none":
        first = group.first
        initiator = sides[0][0].party
        yield Found("appeal", "talk", number, first, end, sides, head=group.last, status="planned", initiator=initiator)


def _has_clitic(row: Row, group: VerbGroup, clitics: tuple[str, ...]) -> bool:
    """Whether a pronoun stands before the verb: "lui avait téléphoné", "en le recevant"."""
    return any(row.units[j].code in clitics for j in range(max(group.first - 1, 0), group.last))


def _invitation(
    scene: Scene, number: int, row: Row, group: VerbGroup, hosts: list[Member], guests: list[Member], end: int
) -> Iterator[Found]:
    """As in "X invite Y à Z": a planned visit, asked for by X."""
    if not hosts or not guests:
        return
    following = row.codes(end, end + 8)
    place = scene.place(number, group.last)
    if place is None and not any(
        word in following for word in ("reserver", "rendre", "visite", "venir", "sommet", "rencontrer", "diner")
    ):
        return
    yield Found(
        "invitation",
        "offer",
        number,
        group.first,
        end,
        [hosts, guests],
        tense="future",
        head=group.last,
        status="planned",
        initiator=hosts[0].party,
        host=hosts[0].party,
        visitor=guests[0].party,
        place=place,
    )


def _received(scene: Scene, number: int, row: Row, group: VerbGroup, subject: list[int]) -> Iterator[Found]:
    """As in "X a reçu un appel (une lettre) de Y"."""
    following = row.codes(group.last + 1, group.last + 8).split(" ")
    if "creance" in following:
        return  # letters that are handed over in person
    kind = "call" if "appel" in following or "coup" in following else "message" if LETTERS & set(following) else None
    if kind is None:
        return
    senders, end = after_word(row, group.last, OF, limit=10)
    sides = [scene.members(number, subject), scene.members(number, senders)]
    if sides[0] and sides[1]:
        yield Found(
            f"received-{kind}",
            kind,
            number,
            min([group.first, *subject]),
            end,
            sides,
            tense=group.tense,
            head=group.last,
            initiator=sides[1][0].party,
        )


def dative(scene: Scene, number: int, row: Row, group: VerbGroup, traits: list[str]) -> Iterator[Found]:
    """As in "X a téléphoné à Y", "X lui a écrit"."""
    if (
        group.lemma in ("parler", "reparler")
        and group.tense != "past"
        and not ASKED_TO.search(row.codes(group.first - 4, group.first))
    ):
        return
    inverted = group.last + 1 < len(row) and row.units[group.last + 1].code in ("X", "Y")
    if group.lemma == "ecrire" and inverted:  # "écrit X sur son réseau" only quotes him
        return
    targets, end = after_word(row, group.last, TO, limit=6)
    targets = [k for k in targets if row.units[k].what.kind != "state"]
    subject = group_subject(row, group)
    sides = [scene.members(number, subject), scene.members(number, targets)]
    if not targets and group.lemma != "parler" and _has_clitic(row, group, ("lui", "leur")):
        sides[1] = scene.other(number, group.first, avoid=sides[0])
    if not sides[0]:
        sides[0] = scene.protagonist(number, group.first, avoid=sides[1])
    if not sides[0] or not sides[1] or group.reflexive:
        return
    kind = kind_of(traits)
    yield Found(
        f"dative-{kind}",
        kind,
        number,
        min([group.first, *subject]),
        max(end, group.last + 1),
        sides,
        tense=group.tense,
        head=group.last,
        initiator=sides[0][0].party if kind in ("call", "message") else None,
    )
