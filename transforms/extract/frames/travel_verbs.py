"""Verbs that bring one side to the ground of the other: "X s'est rendu à Z", "X est attendu à Z", "X envoie Y à Z"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.actors.actor import Member
from transforms.extract.frames.grammar import after_word, group_subject, object_of, participle_subject, subject_of
from transforms.extract.frames.journeys import further_stops, is_stop, shared_day, visit
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import VerbGroup
from transforms.extract.lexicon.function_words import OF, TO
from transforms.extract.lexicon.journeys import JOURNEYS
from transforms.extract.lexicon.tours import LATER
from transforms.extract.lexicon.verbs_context import BEFORE_STAY, BOUND_FOR, CRAFT, DUE, ENVOYS, PASSING
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["journey_told", "sending", "stay", "travel"]


def travel(scene: Scene, number: int, row: Row, group: VerbGroup, traits: list[str]) -> Iterator[Found]:
    """As in "X s'est rendu à Moscou", "X est arrivé en Israël", "X a quitté la Maison Blanche"."""
    if "reflexive" in traits and not group.reflexive:
        return  # "a posé", "a été arrêté à Z"
    if "departing" in traits and not BOUND_FOR.match(row.codes(group.last + 1, group.last + 6)):
        return  # "est reparti de Z", "repart avec un accord en poche"
    if group.lemma in ("rendre", "deplacer", "envoler") and not group.reflexive and group.form != "participle":
        if group.lemma == "rendre":
            yield from _visit_paid(scene, number, row, group)
        return
    if (group.lemma == "trouver" and not group.reflexive) or (
        group.lemma == "gagner"
        and not (group.form == "infinitive" and row.codes(group.first - 2, group.first) in ("avant de", "avant d'"))
    ):
        return
    if group.lemma == "parvenir" and not group.auxiliary:  # letters do
        return
    passing = PASSING.match(row.shape, row.position(group.last + 1)) if "passing" in traits else None
    if "passing" in traits and (passing is None or group.form == "gerund"):
        return  # "a passé la main", "en passant par Z"
    place = scene.goal(number, group.last, bare="bare" in traits)
    if passing:
        at = row.span(passing)[1] - 1
        place = scene.place_of(number, at) if is_stop(row, at) else None
    if place is None or place.party is None:
        return
    subject = group_subject(row, group) or _aboard(row, group)
    if not subject and not group.auxiliary and group.form in ("participle", "gerund"):
        subject = participle_subject(row, group.last)
    travellers = [m for m in scene.members(number, subject) if not m.impersonal]
    if "leave" in traits and group.tense == "future":
        return  # that he was there is not told
    if "leave" in traits and travellers and all(member.office in ("ambassador", "diplomat") for member in travellers):
        return  # whose post is there
    purpose = {"pour", "avant", "apres", "afin"} & set(row.codes(group.first - 4, group.first).split(" "))
    if (
        not travellers
        and not subject
        and ((group.form == "infinitive" and purpose) or (group.form == "participle" and not group.auxiliary))
    ):
        travellers = scene.protagonist(number, group.first, avoid=[])
    around = row.codes(group.first - 1, group.last + 8)
    for found in visit(
        scene,
        f"travel-{'leave' if 'leave' in traits else 'go'}",
        number,
        min([group.first, *subject]),
        group.last + 1,
        travellers,
        place,
        group.tense,
        group.last,
        day=shared_day(row, group.last),
    ):
        found.undated = LATER.search(around) is not None and " D" not in around
        yield found
    yield from further_stops(scene, number, row, group.last, travellers, place, group.tense)


def _aboard(row: Row, group: VerbGroup) -> list[int]:
    """Whose plane it is that travels: "l'avion du président turc s'est posé à Z"."""
    for j in range(group.first - 1, max(group.first - 5, 1), -1):
        if row.units[j].code == "X":
            return [j] if row.units[j - 1].code in OF and row.units[j - 2].code in CRAFT else []
    return []


def _visit_paid(scene: Scene, number: int, row: Row, group: VerbGroup) -> Iterator[Found]:
    """As in "X rend visite à Y"."""
    if "visite" not in row.codes(group.last + 1, group.last + 5).split(" "):
        return
    hosts, end = after_word(row, group.last, TO, limit=8)
    subject = group_subject(row, group)
    sides = [scene.members(number, subject), scene.members(number, hosts)]
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


def stay(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X est à Pékin", "X était ce lundi à Sotchi", "X est attendu (lundi) à Alger"."""
    if row.units[i - 1].code in ("s'", "se", "c'", "n'"):
        return
    code = row.units[i].code
    due = code == "etre" and DUE.search(row.codes(i - 3, i)) is not None
    if code == "etre" and not due:
        return
    announced = code.startswith("annonce") and row.codes(i - 1, i) in ("est", "sont", "etait", "etaient")
    awaited = code.startswith("attendu") or announced
    if code.startswith("annonce") and not announced:
        return
    taken_up = "y" in row.codes(i - 2 if awaited else i - 1, i).split(" ")
    j = i + 1
    while j < len(row) and row.units[j].code in BEFORE_STAY:
        if row.units[j].code.startswith("attendu"):
            return
        j += 1
    if taken_up:
        if j < len(row) and row.units[j].code not in (".", ";", "pour") and row.units[j - 1].code not in ("D", ","):
            return  # "y est question de …", "y était favorable"
    elif j + 1 >= len(row) or row.units[j].code not in ("a", "au", "en", "aux", "dans", "chez"):
        return
    place = scene.goal(number, i)
    if place is None or place.party is None:
        return
    subject = subject_of(
        row, i if not awaited or row.units[i - 1].code not in ("est", "sont", "etait", "etaient", "sera") else i - 1
    )
    travellers = [
        m for m in scene.members(number, subject) if m.name or m.party_of in ("role", "person", "document", "home")
    ]
    if not travellers and awaited:
        travellers = scene.protagonist(number, i, avoid=[])
    tense = "future" if awaited or due or code.startswith("ser") else "past" if code.startswith("etai") else "present"
    yield from visit(
        scene,
        "travel-stay" if not awaited else "travel-awaited",
        number,
        min([i, *subject]),
        min(j + 2, len(row)),
        travellers,
        place,
        tense,
        i,
        day=shared_day(row, i) if awaited else None,
    )
    if awaited:
        yield from further_stops(scene, number, row, i, travellers, place, tense)


def sending(scene: Scene, number: int, row: Row, group: VerbGroup) -> Iterator[Found]:
    """As in "X va envoyer une délégation à Z"."""
    if group.passive:  # "X a été dépêché à Z"
        subject, place = subject_of(row, group.first), scene.goal(number, group.last)
        if place is not None and place.party:
            travellers = [m for m in scene.members(number, subject) if m.party and not m.impersonal]
            first = min([group.first, *subject])
            yield from visit(
                scene, "travel-sent", number, first, group.last + 1, travellers, place, group.tense, group.last
            )
        return
    following = set(row.codes(group.last + 1, group.last + 6).split(" "))
    objects, end = object_of(row, group.last, limit=5)
    if not following & ENVOYS and not objects:
        return
    place = scene.goal(number, group.last if not objects else end - 1)
    if place is None or not place.party:
        return
    envoys = [m for m in scene.members(number, objects) if m.party]
    if objects and {"sa", "son", "leur"} & set(scene.words_of(number, objects[0])):
        # "envoie le chef de sa diplomatie": his party is that of who sends him.
        envoys = []
    if not envoys:
        sending_at = subject_of(row, group.first) or participle_subject(row, group.last)
        if sending_at and "où" in row.codes(sending_at[-1], group.first).split(" "):
            return  # "X ira au sommet, où quarante pays enverront …"
        senders = scene.members(number, sending_at)
        envoys = [Member(m.party, None, "delegation", party_of="role") for m in senders if m.party]
    yield from visit(scene, "travel-sent", number, group.first, end, envoys, place, group.tense, group.last)


def journey_told(scene: Scene, number: int, row: Row) -> Iterator[Found]:
    """As in "X prendra jeudi l'avion pour Z", "X a passé deux jours à Z"."""
    for match in (match for pattern in JOURNEYS for match in pattern.finditer(row.shape)):
        first, at = row.span(match)
        palace = row.units[at].code == "X" and row.units[at].what.members[0].party_of == "seat"
        if not palace and not is_stop(row, at):
            continue
        place = scene.goal(number, at - 2) or scene.place_of(number, at)
        travellers = [m for m in scene.members(number, subject_of(row, first)) if m.party and not m.impersonal]
        if place is None or place.party is None:
            continue
        denied = "pas" in row.codes(first - 3, first).split(" ") or " pas " in match[0]
        for found in visit(scene, "travel-told", number, first, at + 1, travellers, place, _tense_told(match), at):
            found.status = "cancelled" if denied else None
            yield found


def _tense_told(match: re.Match[str]) -> str:
    """past, present or future, by the auxiliary or the verb's ending."""
    if match["tense"]:
        past = match["tense"] in ("a", "ont", "avait", "avaient", "vient de")
        return "past" if past else "future"
    if " depuis D " in match[0]:
        return "past"
    ending = match["verb"]
    return "future" if ending.endswith(("ra", "ront")) else "past" if ending.endswith(("ait", "aient")) else "present"
