"""Verbs of which both sides are subject: "X s'est entretenu avec Y", "X et Y se sont vus", "X réunit Y et Z"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.frames.grammar import (
    actors_at,
    after_word,
    antecedent,
    fronted,
    group_subject,
    object_of,
    participle_subject,
)
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import VerbGroup, kind_of
from transforms.extract.lexicon.nouns import EXCHANGE, TRAVEL
from transforms.extract.lexicon.verbs_context import HOSTILE, LETTERS, WITH_WHOM
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["gathered", "mutual"]


def mutual(scene: Scene, number: int, row: Row, group: VerbGroup, traits: list[str]) -> Iterator[Found]:
    """As in "X s'est entretenu avec Y", "X et Y se sont vus", "réunis à Berlin, X et Y"."""
    if group.lemma == "echanger" and HOSTILE & set(row.codes(max(group.last - 3, 0), group.last + 9).split(" ")):
        return
    if group.lemma == "echanger" and "poignee" in row.codes(group.last, group.last + 4):
        traits = [*traits, "face"]
    if group.lemma == "echanger" and LETTERS & set(row.codes(group.last, group.last + 4).split(" ")):
        traits = [*traits, "message"]
    if "both" in traits:
        yield from _of_both(scene, number, row, group)
        return
    kind = "face" if "gather" in traits else kind_of(traits)
    negotiation = "negotiation" in traits
    partners, end = after_word(row, group.last, ("avec",), limit=5 if group.lemma == "voir" else 24)
    if not partners and group.lemma == "asseoir" and "table que" in row.codes(group.last + 1, group.last + 7):
        partners, end = after_word(row, group.last, ("que",), limit=7)
    if not partners:
        partners, end = _with_whom(row, group)
    if not partners and "gather" not in traits:
        partners, end = fronted(row, group.first)[0], group.last + 1
    together = "gather" in traits or "face" in traits
    if partners and (group.reflexive or "with" in traits or group.lemma in ("parler", "retrouver")):
        subject = group_subject(row, group)
        sides = [scene.members(number, subject), scene.members(number, partners)]
        if not sides[0]:
            sides[0] = scene.protagonist(number, group.first, avoid=sides[1])
        place = scene.place(number, group.last) if any(m.party is None for m in sides[1]) else None
        if place is not None and place.party and place.party not in {m.party for m in sides[0]}:
            sides[1] = [scene.with_party(m, place.party) for m in sides[1]]  # "à Z avec son homologue"
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
    if not (group.reflexive or "with" in traits or (group.form == "participle" and group.passive)):
        return
    if group.lemma in ("voir", "retrouver", "rencontrer", "croiser", "appeler", "parler") and not group.reflexive:
        return
    if group.lemma == "reunir" and not group.reflexive and not (group.passive or group.form == "participle"):
        return
    if group.lemma == "reunir" and row.codes(group.last + 1, group.last + 3) in (
        "dans l'",
        "au sein",
        "sous la",
        "dans la",
    ):
        return  # "réunis dans l'Alliance": its members
    subject = group_subject(row, group)
    if not subject and group.form == "participle" and not group.auxiliary:
        subject = participle_subject(row, group.last)
    members = scene.members(number, subject)
    around = _around(row, group.last)
    if around:
        members = members + scene.members(number, around)
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


def _of_both(scene: Scene, number: int, row: Row, group: VerbGroup) -> Iterator[Found]:
    """As in "X et Y ont évoqué la crise": what two officials bring up together; one alone does so to the press.

    Where the sentence names their talk, or another one, that tells more.
    """
    if (EXCHANGE.keys() | TRAVEL) & set(row.shape.split(" ")):
        return
    subject = group_subject(row, group)
    members = scene.officials(number, subject)
    if len(subject) <= 3 and len({member.party for member in members}) == 2 and not group.passive:
        first, last = min([group.first, *subject]), group.last + 1
        yield Found("verb-both", "talk", number, first, last, [members], True, group.tense, head=group.last)


def _with_whom(row: Row, group: VerbGroup) -> tuple[list[int], int]:
    """The partners in "Y, avec qui X s'est entretenu", and the unit after the verb."""
    subject = group_subject(row, group)
    if subject and subject[0] > 2 and row.codes(subject[0] - 2, subject[0]) in WITH_WHOM:
        return antecedent(row, subject[0] - 2), group.last + 1
    return [], 0


def gathered(scene: Scene, number: int, row: Row, group: VerbGroup) -> Iterator[Found]:
    """As in "X réunit Y et Z": the three of them meet, at X's."""
    if group.passive or (group.form in ("participle", "infinitive") and not group.auxiliary):
        return
    objects, end = object_of(row, group.last)
    subject = group_subject(row, group)
    hosts = scene.officials(number, subject)
    guests = scene.officials(number, objects, avoid={host.party for host in hosts})
    if hosts and {m.party for m in guests} - {None, hosts[0].party}:
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
    elif (
        not subject
        and len({m.party for m in guests if m.party}) > 1
        and EXCHANGE.keys() & set(row.codes(max(group.first - 14, 0), group.first).split(" "))
    ):
        # "La rencontre a réuni X et Y": nobody else was there.
        yield Found(
            "noun-gathered",
            "gather",
            number,
            group.first,
            end,
            [guests],
            together=True,
            tense=group.tense,
            head=group.last,
        )


def _around(row: Row, i: int) -> list[int]:
    """As in "se sont vus à Luanda, autour de leur homologue"."""
    for j in range(i + 1, min(i + 12, len(row))):
        if row.units[j].code == "autour" and j + 2 < len(row):
            return actors_at(row, j + 2)[0]
    return []
