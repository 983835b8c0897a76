"""Who takes part in an exchange whose noun does not name them: the actors of its clause, or the last pair that met."""

from __future__ import annotations

from transforms.extract.frames.exchange_nouns import Partners
from transforms.extract.frames.grammar import actors_at, clause_subject, following_subject, fronted, subject_of
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon.function_words import CLAUSE_STOPS, TO
from transforms.extract.lexicon.nouns import EXCHANGE, NEGOTIATION
from transforms.extract.lexicon.nouns_context import DURING, OFFERING, OPENING, PLACE_AND_DAY, TWO_SIDES
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Place

__all__ = ["partners_around"]


def partners_around(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """Who the clause around the noun at a unit says take part; None where it does not tell."""
    return (
        _fronted(scene, number, row, i)
        or _with_before(scene, number, row, i)
        or _offered_to(scene, number, row, i)
        or _shared(scene, number, row, i)
        or _theirs(scene, row, i)
        or _named_by_place(scene, number, row, i)
        or _opponents(scene, number, row, i)
    )


def _fronted(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "Avec X, les discussions ont porté sur …", of whom the text is about."""
    if row.codes(i - 1, i) not in ("les", "la", "l'", "le", "un", "une", "des", "ses", "d'", "de"):
        return None
    partners, first = fronted(row, i)
    members = [m for m in scene.members(number, partners) if m.party]
    side = scene.protagonist(number, first, avoid=members) if members else []
    return Partners("fronted", [side, members], first, i + 1) if side else None


def _with_before(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "X a tenu avec Y une réunion"."""
    for j in range(i - 1, max(i - 8, 0), -1):
        if row.units[j].code == "avec":
            partners, last = actors_at(row, j + 1)
            if partners and last >= i - 3:
                members = scene.members(number, partners)
                subject = scene.members(number, subject_of(row, j))
                if subject and members:
                    return Partners("with-before", [subject, members], j, i + 1)
        if row.units[j].code in CLAUSE_STOPS:
            return None
    return None


def _offered_to(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "X propose des échanges à Y"."""
    if not OFFERING.search(row.codes(i - 6, i)):
        return None
    for j in range(i + 1, min(i + 8, len(row))):
        if row.units[j].code in TO:
            targets, last = actors_at(row, j + 1)
            members = [m for m in scene.members(number, targets) if m.party]
            side = [m for m in scene.members(number, subject_of(row, i)) if m.party]
            if members and side:
                # Who grants an audience was asked for it.
                asks = None if row.units[i].code == "audience" else side[0].party
                return Partners("offered-to", [side, members], i, last, asks)
        if row.units[j].code in CLAUSE_STOPS or row.units[j].code in ("X", "Y"):
            return None
    return None


def _shared(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "ont eu un entretien", "X a annoncé à Y, lors d'un entretien": the partners are those of the clause."""
    before = row.codes(i - 6, i).split(" ")
    theirs = "leurs" in before[-2:] or "leur" in before[-2:]
    under_way = before[-1] == "en" or OPENING.search(" ".join(before))
    if not theirs and not under_way and not set(before) & set(DURING):
        return None
    subject = subject_of(row, i)
    if len(subject) == 1 and _addressed(row, subject[0]):
        subject = clause_subject(row, i)
    subject = subject or (following_subject(row, i) if i <= 5 else [])
    members = [m for m in scene.members(number, subject) if m.party]
    if not (under_way and (row.units[i].code in NEGOTIATION or row.units[i].code.startswith("discussion"))):
        members = [m for m in members if not m.impersonal]
    if len({m.party for m in members}) >= 2:
        return Partners("shared", [members], min([i, *subject]), i + 1)
    if len(members) != 1 or under_way or EXCHANGE[row.units[i].code] == "gather":
        return None
    for j in range(i - 1, max(i - 14, 0), -1):
        if row.units[j].code in ("X", "Y") and j not in subject and _addressed(row, j):
            other = scene.members(number, [j])
            if (
                other
                and other[0].party != members[0].party
                and row.units[j].what.kind in ("person", "role", "counterpart")
            ):
                return Partners("shared-dative", [members, other], min([i, *subject]), i + 1)
    return None


def _addressed(row: Row, j: int) -> bool:
    """Whether an actor is whom somebody speaks to: "a annoncé à Y", "a averti Y"."""
    before = row.units[j - 1]
    return before.code in TO or (
        isinstance(before.what, str)
        and before.what.endswith(("é", "e", "ent", "i", "u", "t"))
        and before.code.isalpha()
        and len(before.code) > 4
    )


def _theirs(scene: Scene, row: Row, i: int) -> Partners | None:
    """As in "leur dernier échange remonte à août", "le cycle précédent": the pair that was spoken of."""
    before = row.codes(i - 3, i).split(" ")
    after = row.codes(i + 1, i + 10).split(" ")
    again = {"precedent", "precedente", "derniere", "dernier", "premiere", "premier"} & {*before, *after[:1]}
    dated = any(code.startswith(("remont", "datai", "date")) for code in after) or "tenu" in after
    if not ((("leur" in before or "leurs" in before) and (again or dated)) or (again and dated)) or not scene.pairs:
        return None
    return Partners("theirs", [scene.pairs[-1][1][:2]], i, i + 1)


def _named_by_place(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "la réunion de Moscou de septembre 2019", told of a pair: their own, named by where and when it was."""
    if not PLACE_AND_DAY.match(row.codes(i + 1, i + 10)) or not scene.pairs:
        return None
    pair, town = scene.pairs[-1][1], row.units[i + 2]
    if len(pair) != 2:
        return None
    if town.code == "X":
        members = town.what.members
        if members[0].party_of != "capital":
            return None
        place = Place(members[0].party, scene.text[town.start : town.end], town=True)
    else:
        place = scene.place_of(number, i + 2)
    return Partners("named-by-place", [pair], i, i + 3, place=place)


def _opponents(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "des négociations ont repris pour que X et Y parviennent à une trêve": the sides that it names."""
    if row.units[i].code not in NEGOTIATION:
        return None
    for match in TWO_SIDES.finditer(row.shape):
        first, last = row.span(match)
        if first and row.units[first - 1].code in ("entre", "oppose", "opposant"):
            continue
        sides = scene.members(number, [first, last - 1])
        if len({m.party for m in sides if m.party}) == 2:
            return Partners("opponents", [sides], min(i, first), max(i + 1, last))
    return None
