"""Constructions around a verb that tell of a contact.

Each function looks at one verb group and returns what it found; the names of the rules go into the contacts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from transforms.extract.actors import Actor, Member
from transforms.extract.grammar import (
    VerbGroup,
    actors_at,
    after_word,
    clause_subject,
    object_of,
    subject_of,
    verb_group,
)
from transforms.extract.indirect_frames import appeal
from transforms.extract.lexicon import words
from transforms.extract.lexicon.verbs import VERBS
from transforms.extract.scene import IMPERSONAL, Scene
from transforms.extract.telling import Found, Place
from transforms.extract.text import fold
from transforms.extract.units import Row

__all__ = ["further_stops", "verb_frames"]

_HOSTILE = frozenset(words("menaces invectives tirs insultes accusations coups prisonniers amabilites frappes balles"))
_LETTERS = frozenset(
    words("lettre lettres message messages courrier courriers telegramme missive felicitations condoleances note")
)
_TOWARDS = frozenset(words("a au aux en vers pour de d' du des depuis"))


def verb_frames(scene: Scene, number: int) -> Iterator[Found]:
    """All that the verbs of one sentence tell."""
    row = scene.rows[number]
    for i in range(len(row)):
        group = verb_group(row, i)
        if group is not None:
            kinds = VERBS[group.lemma].split()
            yield from _frames(scene, number, row, group, kinds)
        elif row.units[i].code in _STAYING:
            yield from _stay(scene, number, row, i)


_STAYING = frozenset(words("est etait sera seront sont etaient attendu attendue attendus attendues"))


def _frames(scene: Scene, number: int, row: Row, group: VerbGroup, kinds: list[str]) -> Iterator[Found]:
    if _supposed(row, group):
        return
    if "send" in kinds:
        yield from _sent(scene, number, row, group)
        return
    if group.lemma == "quitter" and group.reflexive:
        # "s'étaient quittés sans accord": they had met.
        yield from _mutual(scene, number, row, group, ["mutual", "face"])
        return
    if group.lemma == "venir" and row.codes(group.last + 1, group.last + 3).startswith(
        ("de", "d'", "en aide", "a bout")
    ):
        return
    if "travel" in kinds:
        yield from _travel(scene, number, row, group, kinds)
        return
    if group.passive and ("object" in kinds or (group.lemma == "reunir" and _agent(row, group))):
        yield from _passive(scene, number, row, group, kinds)
        return
    if group.lemma == "reunir" and not group.reflexive:
        found = list(_gathered(scene, number, row, group))
        yield from found
        if found:
            return
    if "with" in kinds or "mutual" in kinds:
        found = list(_mutual(scene, number, row, group, kinds))
        yield from found
        if found:
            return
    if "dative" in kinds:
        yield from _dative(scene, number, row, group, kinds)
    if "object" in kinds and not group.reflexive:
        yield from _object(scene, number, row, group, kinds)


_CONTROL = re.compile(
    r"(?<!\S)(?:autoris|forc|oblig|pouss|incit|encourag|aid|condamn|contraint|men|amen)\w*(?: \S+){0,3} (?:a|d[e'])"
    r"(?: (?:s'|se|y|le|la|l'))*$"
)
"""As in "l'a autorisé à partir": who goes is not the subject."""
_ASKED = re.compile(r"(?<!\S)(?:peut|pourrait|doit|devrait|faut|va-t)-(?:il|elle|on|ils|elles)(?!\S)")


def _supposed(row: Row, group: VerbGroup) -> bool:
    """As in "s'il se rendait à …", "peut-il encore aller à …": a condition or a question, not a report."""
    before_infinitive = row.codes(group.first - 6, group.first)
    if group.form == "infinitive" and (_CONTROL.search(before_infinitive) or _ASKED.search(before_infinitive)):
        return True
    if group.form not in ("imperfect", "present"):
        return False
    before = ["", *row.codes(group.first - 3, group.first).split(" ")]
    return (before[-1:] == ["R"] and before[-2] in ("s'", "si")) or (before[-1:] == ["X"] and before[-2] == "si")


_ENVOYS = frozenset(
    words("delegation emissaire emissaires equipe negociateurs mission ministre envoye representant experts conseiller")
)


def _sent(scene: Scene, number: int, row: Row, group: VerbGroup) -> Iterator[Found]:
    """As in "X va envoyer une délégation à Z"."""
    words = set(row.codes(group.last + 1, group.last + 6).split(" "))
    objects, end = object_of(row, group.last, limit=5)
    if not words & _ENVOYS and not objects:
        return
    place = scene.goal(number, group.last if not objects else end - 1)
    if place is None or not place.party:
        return
    sent = scene.members(number, objects, group.first) if objects else []
    senders = scene.members(number, subject_of(row, group.first) or _subject_after(row, group.last), group.first)
    if objects and {"sa", "son", "leur"} & set(_folded(scene, row, objects[0])):
        # "envoie le chef de sa diplomatie": his party is that of who sends him.
        sent = []
    sent = [m for m in sent if m.party] or [
        Member(m.party, None, "delegation", party_of="role") for m in senders if m.party
    ]
    yield from scene.visit("travel-sent", number, group.first, end, sent, place, group.tense, group.last)


def _folded(scene: Scene, row: Row, index: int) -> list[str]:
    unit = row.units[index]
    return fold(scene.text[unit.start : unit.end]).split()


def _kind(kinds: list[str]) -> str:
    for kind in ("call", "message", "host", "summon", "face", "gather"):
        if kind in kinds:
            return kind
    return "talk"


def _subject(scene: Scene, number: int, row: Row, group: VerbGroup) -> list[int]:
    if (group.form == "infinitive" and not group.modal) or group.auxiliary in ("be", "have"):
        before = row.codes(group.first - 4, group.first).split(" ")
        if {"pour", "avant", "apres", "afin"} & set(before):
            return clause_subject(row, group.first) or subject_of(row, group.first)
    return subject_of(row, group.first)


def _mutual(scene: Scene, number: int, row: Row, group: VerbGroup, kinds: list[str]) -> Iterator[Found]:
    """As in "X s'est entretenu avec Y", "X et Y se sont vus", "réunis à Berlin, X et Y"."""
    if group.lemma == "echanger" and _HOSTILE & set(row.codes(max(group.last - 3, 0), group.last + 9).split(" ")):
        return
    if group.lemma == "echanger" and "poignee" in row.codes(group.last, group.last + 4):
        kinds = [*kinds, "face"]
    if group.lemma == "echanger" and _LETTERS & set(row.codes(group.last, group.last + 4).split(" ")):
        kinds = [*kinds, "message"]
    kind = "face" if "gather" in kinds else _kind([k for k in kinds if k not in ("host",)])
    negotiation = "negotiation" in kinds
    partners, end = after_word(row, group.last, ("avec",), limit=5 if group.lemma == "voir" else 24)
    together = "gather" in kinds or "face" in kinds
    if partners and (group.reflexive or "with" in kinds or group.lemma in ("parler", "retrouver")):
        subject = _subject(scene, number, row, group)
        around, _ = after_word(row, group.last, ("autour",), limit=0)
        sides = [scene.members(number, subject, group.first), scene.members(number, partners, group.first)]
        if not sides[0]:
            sides[0] = scene.protagonist(number, group.first, avoid=sides[1])
        yield Found(
            "verb-with",
            kind,
            number,
            group.first,
            end,
            sides,
            together=together,
            tense=group.tense,
            head=group.last,
            negotiation=negotiation,
        )
        return
    if not (group.reflexive or "with" in kinds or (group.form == "participle" and group.passive)):
        return
    if group.lemma in ("voir", "retrouver", "rencontrer", "croiser", "appeler", "parler") and not group.reflexive:
        return
    if group.lemma == "reunir" and not group.reflexive and not (group.passive or group.form == "participle"):
        return
    subject = _subject(scene, number, row, group)
    if not subject and group.form == "participle" and not group.auxiliary:
        subject = _subject_after(row, group.last)
    members = scene.members(number, subject, group.first, plural=True)
    around = _around(row, group.last)
    if around:
        members = members + scene.members(number, around, group.first)
    if len({member.party for member in members if member.party}) >= 2:
        yield Found(
            "verb-mutual",
            kind,
            number,
            min([group.first, *subject]),
            group.last + 1,
            [members],
            together=True,
            tense=group.tense,
            head=group.last,
            negotiation=negotiation,
        )


def _gathered(scene: Scene, number: int, row: Row, group: VerbGroup) -> Iterator[Found]:
    """As in "X réunit Y et Z": the three of them meet, at X's."""
    if group.passive or (group.form in ("participle", "infinitive") and not group.auxiliary):
        return
    objects, end = object_of(row, group.last)
    guests = [m for m in scene.members(number, objects, group.first) if m.party and m.party_of not in IMPERSONAL]
    subject = _subject(scene, number, row, group)
    hosts = [m for m in scene.members(number, subject, group.first) if m.party and m.party_of not in IMPERSONAL]
    if hosts and len({m.party for m in guests}) > 1:
        yield Found(
            "verb-gathered",
            "host",
            number,
            min([group.first, *subject]),
            end,
            [hosts, guests],
            together=True,
            tense=group.tense,
            head=group.last,
            host=hosts[0].party,
        )


def _around(row: Row, i: int) -> list[int]:
    """As in "se sont vus à Luanda, autour de leur homologue"."""
    for j in range(i + 1, min(i + 12, len(row))):
        if row.units[j].code == "autour" and j + 2 < len(row):
            return actors_at(row, j + 2)[0]
    return []


def _subject_after(row: Row, i: int) -> list[int]:
    """The subject of a participle clause that opens a sentence: "Reçu à Paris, X …"."""
    for j in range(i + 1, min(i + 26, len(row))):
        if row.units[j].code == ",":
            for k in range(j + 1, min(j + 3, len(row))):
                found, _ = actors_at(row, k)
                if found:
                    return found
    return []


def _agent(row: Row, group: VerbGroup) -> list[int]:
    return after_word(row, group.last, ("par",), limit=14)[0]


def _passive(scene: Scene, number: int, row: Row, group: VerbGroup, kinds: list[str]) -> Iterator[Found]:
    """As in "X a été reçu par Y", "reçu à l'Élysée", "convoqué au ministère"."""
    agents, end = after_word(row, group.last, ("par",), limit=14)
    subject = _subject(scene, number, row, group)
    if not subject and not group.auxiliary and len(agents) > 1 and group.first <= 1:
        # "Reçus par X, Y et Z ont …": the list that follows the agent is the subject.
        agents, subject, end = agents[:1], agents[1:], agents[0] + 1
    if not subject and not group.auxiliary:
        subject = _subject_after(row, end if agents else group.last)
    guests = scene.members(number, subject, group.first)
    kind = "host" if group.lemma == "reunir" else _kind(kinds)
    place = scene.place(number, group.last)
    hosts = scene.members(number, agents, group.first)
    envoy = next((row.units[k].what for k in subject if row.units[k].code == "X" and row.units[k].what.post), None)
    post = envoy.post if envoy else None
    if kind == "summon" and not hosts and (place is None or place.palace is False) and post:
        hosts = [scene.organ(post)]
    if kind == "summon" and not hosts:
        # "seront convoqués, a indiqué le ministère": who tells it summons.
        hosts = scene.protagonist(number, group.first, avoid=guests)
    nobody = not any(member.party for member in hosts)
    if nobody and place is not None and place.party and kind in ("host", "summon"):
        hosts = [scene.organ(place.party)] if not hosts else [scene.with_party(m, place.party) for m in hosts]
    if not guests and kind == "host":
        guests = scene.protagonist(number, group.first, avoid=hosts)
    tense = group.tense if group.auxiliary or group.form != "participle" else "past"
    if kind == "summon" and envoy and envoy.post_span and (place is None or place.palace):
        place = Place(envoy.post, scene.text[slice(*envoy.post_span)], town=True)
    if "invite" in kinds:
        yield from _invitation(scene, number, row, group, hosts, guests, end)
        return
    if guests and hosts:
        yield Found(
            f"passive-{kind}",
            kind,
            number,
            min([group.first, *subject]),
            max(end, group.last + 1),
            [hosts, guests],
            together=len(guests) > 1 and kind == "host",
            tense=tense,
            head=group.last,
            host=hosts[0].party,
            visitor=guests[0].party,
            initiator=hosts[0].party if kind == "summon" else None,
            place=place,
        )


def _counterpart(row: Row, index: int) -> bool:
    if row.units[index].code not in "XY":
        return False
    actor: Actor = row.units[index].what
    told = any(member.party and member.party_of not in ("home", "document") for member in actor.members)
    return told or actor.kind == "counterpart"


_PERSONAL = frozenset(words("voir revoir croiser retrouver joindre contacter accueillir consulter"))
"""Verbs that tell of a contact only where their object is a person or an organ."""


def _object(scene: Scene, number: int, row: Row, group: VerbGroup, kinds: list[str]) -> Iterator[Found]:
    """As in "X a rencontré Y", "X reçoit Y", "X a convoqué l'ambassadeur de Y"."""
    objects, end = object_of(row, group.last)
    subject = _subject(scene, number, row, group)
    if not objects and group.lemma == "recevoir":
        found = list(_received(scene, number, row, group, subject))
        yield from found
        if found:
            return
    pronoun = not objects and _has_clitic(row, group, ("l'", "le", "la", "les"))
    if not objects and not pronoun:
        return
    end = max(end, group.last + 1)
    following = row.codes(end, end + 2)
    if group.lemma == "appeler" and following.split(" ")[0] in ("a", "au", "aux"):
        yield from appeal(scene, number, row, group)
        return
    if group.lemma == "voir" and (
        (group.form == "infinitive" and not group.modal and "pour" not in row.codes(group.first - 3, group.first))
        or following.split(" ")[0] in ("pret", "prete", "comme", "dans")
    ):
        return
    kind = _kind(kinds)
    sides = [scene.members(number, subject, group.first), scene.members(number, objects, group.first)]
    if pronoun:
        sides[0] = sides[0] or scene.protagonist(number, group.first, avoid=[])
        sides[1] = scene.other(number, group.first, avoid=sides[0])
    if group.lemma in _PERSONAL and not all(
        m.party_of not in ("name", "capital", "inhabitants", "organisation") for m in sides[1]
    ):
        return
    if objects and _folded(scene, row, objects[0])[0] in ("son", "sa", "ses") and not _counterpart(row, objects[0]):
        return  # "il recevait son Premier ministre": his own
    if group.lemma in ("recevoir", "rencontrer", "appeler", "feliciter") and any(
        row.units[k].what.kind in ("state", "inhabitants") for k in objects if row.units[k].code in "XY"
    ):
        return
    if not sides[0]:
        sides[0] = scene.protagonist(number, group.first, avoid=sides[1])
    place = scene.place(number, group.last)
    if place is not None and place.party:
        sides[1] = [member if member.party else scene.with_party(member, place.party) for member in sides[1]]
    if "invite" in kinds:
        yield from _invitation(scene, number, row, group, sides[0], sides[1], end)
        return
    if not sides[0] or not sides[1]:
        return
    host = sides[0][0].party if kind == "host" else None
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
        host=host,
        visitor=sides[1][0].party if kind == "host" else None,
        initiator=sides[0][0].party if kind in ("summon", "call", "message") else None,
    )


def _has_clitic(row: Row, group: VerbGroup, clitics: tuple[str, ...]) -> bool:
    """Whether a pronoun stands before the verb: "lui avait téléphoné", "en le recevant"."""
    return any(row.units[j].code in clitics for j in range(max(group.first - 1, 0), group.last))


def _invitation(
    scene: Scene, number: int, row: Row, group: VerbGroup, hosts: list[Member], guests: list[Member], end: int
) -> Iterator[Found]:
    """As in "X invite Y à Z": a planned visit, asked for by X."""
    if not hosts or not guests:
        return
    following = row.codes(end, end + 6)
    place = scene.place(number, group.last)
    if place is None and not any(
        word in following for word in ("rendre", "visite", "venir", "sommet", "rencontrer", "diner")
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
    words = row.codes(group.last + 1, group.last + 8).split(" ")
    kind = "call" if "appel" in words or "coup" in words else "message" if _LETTERS & set(words) else None
    if kind is None:
        return
    senders, end = after_word(row, group.last, ("de", "du", "d'", "des"), limit=10)
    sides = [scene.members(number, subject, group.first), scene.members(number, senders, group.first)]
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


def _dative(scene: Scene, number: int, row: Row, group: VerbGroup, kinds: list[str]) -> Iterator[Found]:
    """As in "X a téléphoné à Y", "X lui a écrit"."""
    if group.lemma in ("parler", "reparler") and group.tense != "past":
        return
    inverted = group.last + 1 < len(row) and row.units[group.last + 1].code in ("X", "Y")
    if group.lemma == "ecrire" and inverted:  # "écrit X sur son réseau" only quotes him
        return
    targets, end = after_word(row, group.last, ("a", "au", "aux"), limit=6)
    targets = [k for k in targets if row.units[k].what.kind != "state"]
    subject = _subject(scene, number, row, group)
    sides = [scene.members(number, subject, group.first), scene.members(number, targets, group.first)]
    if not targets and group.lemma != "parler" and _has_clitic(row, group, ("lui", "leur")):
        sides[1] = scene.other(number, group.first, avoid=sides[0])
    if not sides[0]:
        sides[0] = scene.protagonist(number, group.first, avoid=sides[1])
    if not sides[0] or not sides[1]:
        return
    if group.reflexive:
        return
    kind = _kind(kinds)
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


def _travel(scene: Scene, number: int, row: Row, group: VerbGroup, kinds: list[str]) -> Iterator[Found]:
    """As in "X s'est rendu à Moscou", "X est arrivé en Israël", "X a quitté la Maison Blanche"."""
    if group.lemma in ("rendre", "deplacer", "envoler") and not group.reflexive and group.form != "participle":
        if group.lemma == "rendre":
            yield from _visit_paid(scene, number, row, group)
        return
    if group.lemma == "rendre" and not group.reflexive and group.form != "participle":
        yield from _visit_paid(scene, number, row, group)
        return
    if (group.lemma == "trouver" and not group.reflexive) or (
        group.lemma == "gagner"
        and not (group.form == "infinitive" and row.codes(group.first - 2, group.first) in ("avant de", "avant d'"))
    ):
        return
    place = scene.goal(number, group.last, bare="bare" in kinds)
    if place is None or place.party is None:
        return
    subject = _subject(scene, number, row, group)
    if not subject and not group.auxiliary and group.form in ("participle", "gerund"):
        subject = _subject_after(row, group.last)
    travellers = [m for m in scene.members(number, subject, group.first) if m.party_of not in IMPERSONAL]
    purpose = {"pour", "avant", "apres", "afin"} & set(row.codes(group.first - 4, group.first).split(" "))
    if (
        not travellers
        and not subject
        and ((group.form == "infinitive" and purpose) or (group.form == "participle" and not group.auxiliary))
    ):
        travellers = scene.protagonist(number, group.first, avoid=[])
    yield from scene.visit(
        f"travel-{'leave' if 'leave' in kinds else 'go'}",
        number,
        min([group.first, *subject]),
        group.last + 1,
        travellers,
        place,
        group.tense,
        group.last,
    )
    yield from further_stops(scene, number, row, group.last, travellers, place, group.tense)


_BETWEEN_STOPS = frozenset(words(", et puis avant en a au aux D de ensuite d' la le enfin"))


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
                yield from scene.visit("further-stop", number, j, j + 1, travellers, stop, tense, j)
            reached = True
        elif reached and unit.code not in _BETWEEN_STOPS:
            return


def _visit_paid(scene: Scene, number: int, row: Row, group: VerbGroup) -> Iterator[Found]:
    """As in "X rend visite à Y"."""
    if "visite" not in row.codes(group.last + 1, group.last + 5).split(" "):
        return
    hosts, end = after_word(row, group.last, ("a", "au", "aux"), limit=8)
    subject = _subject(scene, number, row, group)
    sides = [scene.members(number, subject, group.first), scene.members(number, hosts, group.first)]
    if sides[0] and sides[1]:
        yield Found(
            "visit-paid",
            "host",
            number,
            group.first,
            end,
            sides,
            tense=group.tense,
            head=group.last,
            host=sides[1][0].party,
            visitor=sides[0][0].party,
        )


def _stay(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X est à Pékin", "X était ce lundi à Sotchi", "X est attendu (lundi) à Alger"."""
    if row.units[i - 1].code in ("s'", "se", "c'", "n'", "y"):
        return
    code = row.units[i].code
    awaited = code.startswith("attendu")
    j = i + 1
    while j < len(row) and (
        row.units[j].code
        in (
            "D",
            "attendu",
            "attendue",
            "attendus",
            "ensuite",
            "egalement",
            "actuellement",
            ",",
            "aussi",
            "deja",
            "puis",
        )
    ):
        if row.units[j].code.startswith("attendu"):
            return
        j += 1
    if j + 1 >= len(row) or row.units[j].code not in ("a", "au", "en", "aux", "dans"):
        return
    place = scene.goal(number, i)
    if place is None or place.party is None:
        return
    subject = subject_of(
        row, i if not awaited or row.units[i - 1].code not in ("est", "sont", "etait", "etaient", "sera") else i - 1
    )
    travellers = [
        m for m in scene.members(number, subject, i) if m.name or m.party_of in ("role", "person", "document", "home")
    ]
    if not travellers and awaited:
        travellers = scene.protagonist(number, i, avoid=[])
    tense = "future" if awaited or code.startswith("ser") else "past" if code.startswith("etai") else "present"
    yield from scene.visit(
        "travel-stay" if not awaited else "travel-awaited",
        number,
        min([i, *subject]),
        j + 2,
        travellers,
        place,
        tense,
        i,
    )
