"""Who takes part in an exchange, where its noun names them: "entretien entre X et Y", "appel de X à Y"."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.extract.actors.actor import Member
from transforms.extract.frames.grammar import actors_at, after_word, clause_subject, subject_of
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon.function_words import CLAUSE_STOPS, OF, TO
from transforms.extract.lexicon.nouns import AMBIGUOUS
from transforms.extract.lexicon.nouns_context import CIRCUMSTANCE, CONFLICT, TAKING_PLACE
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Place

__all__ = ["Partners", "partners_between", "partners_named", "partners_with"]


@dataclass(frozen=True, slots=True)
class Partners:
    """Who takes part, and how that was found; units index the row."""

    rule: str
    sides: list[list[Member]]
    """As `telling.Found.sides`."""
    first: int
    last: int
    initiator: str | None = None
    place: Place | None = None
    """Where, if the construction tells it."""


def partners_named(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """Who the noun at a unit says take part; None where its complements do not tell."""
    return (
        partners_between(scene, number, row, i)
        or _compound(scene, number, row, i)
        or _of_with(scene, number, row, i)
        or _of_several(scene, number, row, i)
        or _from_to(scene, number, row, i)
        or _relative(scene, number, row, i)
        or _in_honour(scene, number, row, i)
        or partners_with(scene, number, row, i)
    )


def partners_between(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "entretien entre X et Y", "réunion associant X, Y et Z"."""
    for j in range(i + 1, min(i + 14, len(row))):
        code = row.units[j].code
        if code in CONFLICT and row.codes(j + 1, j + 2) == "entre":
            return None
        if code in ("entre", "reunissant", "associant"):
            k = j + 1
            while k < len(row) and k - j <= 2 and row.units[k].code in ("notamment", "les", "le", "la", "l'"):
                k += 1
            if k < len(row) and row.units[k].code == "R":
                if row.units[i].code == "echanges" and scene.words_of(number, k)[-1] in ("pays", "etats", "voisins"):
                    return None  # trade
                return Partners("between", [scene.members(number, [k])], i, k + 1)
            found, last = actors_at(row, k)
            if len(found) == 1 and row.codes(last, last + 3) in (", et X", ", et Y"):
                found, last = [*found, last + 2], last + 3  # "entre X, chef de la diplomatie, et Y"
            members = scene.members(number, found)
            if members:
                return Partners("between", [members], i, last)
            return None
        if code == "qui" and TAKING_PLACE.match(row.codes(j + 1, j + 4)):
            continue
        if code in CLAUSE_STOPS or (code in ("X", "Y") and row.units[j - 1].code not in OF):
            return None
    return None


def _compound(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "rencontre Trump-Poutine", "discussions russo-américaines"."""
    for j in range(i + 1, min(i + 6, len(row) - 1)):
        shape = row.codes(j, j + 3)
        if row.codes(j, j + 5) in ("X - X - X", "X / X / X"):
            return Partners("hyphen", [scene.members(number, [j, j + 2, j + 4])], i, j + 5)
        if shape.startswith(("X - X", "X / X")):
            return Partners("hyphen", [scene.members(number, [j, j + 2])], i, j + 3)
        if shape.startswith(("A A", "A - A")):
            k = j + 1 if row.units[j + 1].code == "A" else j + 2
            if row.units[k].start - row.units[j].end <= 1 and (j - i <= 3 or row.units[j - 1].code == "mixte"):
                parties = [row.units[j].what.party, row.units[k].what.party]
                return Partners("adjectives", [[Member(p, party_of="adjective") for p in parties]], i, k + 1)
        if row.units[j].code in CLAUSE_STOPS or row.units[j].code in ("X", "Y", "R", "avec", "entre", ","):
            return None
    return None


def _of_with(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "la rencontre de X avec Y"."""
    for j in range(i + 1, min(i + 5, len(row))):
        if row.units[j].code in OF:
            found, last = actors_at(row, j + 1)
            if not found:
                if row.units[j].code in ("de", "d'") and row.codes(j + 1, j + 2) in (
                    "fil",
                    "telephone",
                    "etat",
                    "travail",
                    "paix",
                ):
                    continue
                return None
            for k in range(last, min(last + 8, len(row))):
                if row.units[k].code == "avec":
                    partners, end = actors_at(row, k + 1)
                    if partners:
                        sides = [scene.members(number, found), scene.members(number, partners)]
                        acting = scene.officials(number, subject_of(row, i))
                        if acting and all(m.party_of in ("name", "capital") for m in sides[0]):
                            sides[0] = acting  # "X annule le sommet de Singapour avec Y"
                        return Partners("of-with", sides, i, end)
                if row.units[k].code in CLAUSE_STOPS:
                    break
            return None
        if row.units[j].code in CLAUSE_STOPS or row.units[j].code in ("X", "Y", "avec"):
            return None
    return None


def _of_several(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "la rencontre des deux présidents", "l'entretien de X et de Y"."""
    if row.units[i].code in AMBIGUOUS and row.units[i].code not in ("echange", "appel"):
        return None
    for j in range(i + 1, min(i + 5, len(row))):
        if row.units[j].code in OF:
            if j + 1 < len(row) and row.units[j + 1].code == "R":
                return Partners("of-both", [scene.members(number, [j + 1])], i, j + 2)
            found, last = actors_at(row, j + 1)
            members = scene.members(number, found)
            if len({m.party for m in members if m.party}) >= 2 and not any(
                row.units[k].what.kind == "state" for k in found
            ):
                return Partners("of-several", [members], i, last)
            if found:
                return None
        if row.units[j].code == "R" and row.units[j - 1].code == "des":
            return Partners("of-both", [scene.members(number, [j])], i, j + 1)
    return None


def _from_to(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "appel de X à Y", "après un coup de fil de X"."""
    if row.units[i].code not in ("appel", "coup", "appels"):
        return None
    for j in range(i + 1, min(i + 5, len(row))):
        if row.units[j].code in OF:
            found, last = actors_at(row, j + 1)
            if not found:
                continue
            if last < len(row) and row.units[last].code in TO:
                targets, end = actors_at(row, last + 1)
                if targets:
                    sides = [scene.members(number, found), scene.members(number, targets)]
                    return Partners("from-to", sides, i, end, sides[0][0].party if sides[0] else None)
            # "après un appel de X": the other side is who is spoken of.
            sender = scene.members(number, found)
            telephone = {"telephonique", "fil", "telephone"} & set(row.codes(i, j).split(" "))
            if sender and telephone and not any(row.units[k].what.kind == "state" for k in found):
                other = scene.members(number, [k for k in subject_of(row, i) if k not in found])
                other = [m for m in other if m.party] or scene.protagonist(number, i, avoid=sender)
                if other:
                    return Partners("from", [sender, other], i, last, sender[0].party)
            return None
    return _given_to(scene, number, row, i)


def _given_to(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "X s'est contenté d'un coup de fil à Y"."""
    if row.units[i].code == "appels" or row.codes(i + 1, i + 2) not in ("de", "telephonique"):
        return None
    targets, last = after_word(row, i, TO, limit=6)
    subject = subject_of(row, i)
    sides = [scene.officials(number, subject), scene.officials(number, targets)]
    if not all(sides):
        return None
    return Partners("given-to", sides, min([i, *subject]), last, sides[0][0].party)


def _relative(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "la réunion que devaient tenir les ministres russe et turc"."""
    if i + 1 >= len(row) or row.units[i + 1].code not in ("que", "qu'"):
        return None
    for j in range(i + 2, min(i + 9, len(row))):
        if row.units[j].code in ("X", "Y", "R"):
            found, last = actors_at(row, j)
            members = scene.members(number, found)
            if len({m.party for m in members if m.party}) >= 2:
                return Partners("relative", [members], i, last)
            return None
    return None


def _in_honour(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "X a offert un dîner en l'honneur de Y"."""
    for j in range(i + 1, min(i + 10, len(row) - 1)):
        if row.units[j].code == "honneur" and row.units[j + 1].code in OF:
            guests, last = actors_at(row, j + 2)
            sides = [scene.officials(number, subject_of(row, i)), scene.officials(number, guests)]
            return Partners("in-honour", sides, i, last, sides[0][0].party) if sides[0] and sides[1] else None
        if row.units[j].code in CLAUSE_STOPS or row.units[j].code in ("X", "Y"):
            return None
    return None


def _agent(scene: Scene, number: int, row: Row, i: int) -> list[Member]:
    """As in "(la question) a été abordée par X lors d'un entretien": who did it."""
    for j in range(i - 1, max(i - 10, 0), -1):
        if row.units[j].code in ("X", "Y"):
            return scene.officials(number, [j]) if row.units[j - 1].code == "par" else []
        if row.units[j].code in CLAUSE_STOPS:
            break
    return []


def partners_with(scene: Scene, number: int, row: Row, i: int) -> Partners | None:
    """As in "X a eu un entretien avec Y": the other side is the subject of the clause."""
    for j in range(i + 1, min(i + 14, len(row))):
        code = row.units[j].code
        if code in ("qui", "que", "qu'") and j == i + 1:
            continue  # "la réunion qu'il avait eue avec ses homologues"
        if code == "avec":
            k = j + 1
            while (
                k < len(row)
                and k - j <= 2
                and row.units[k].code in ("le", "la", "les", "l'", "notamment", "chacun", "de")
            ):
                k += 1
            partners, last = actors_at(row, k)
            members = scene.members(number, partners)
            if not any(m.party for m in members):
                return None
            during = CIRCUMSTANCE.search(row.codes(max(i - 6, 0), i))
            subject = clause_subject(row, i) if during else subject_of(row, i)
            subject = [k for k in subject if k not in partners]
            side = [m for m in scene.members(number, subject) if m.party]
            side = side or _agent(scene, number, row, i)
            taken = {m.party for m in members}
            if not side or all(m.party in taken for m in side):
                side = scene.protagonist(number, i, avoid=members)
            if not side:
                return None
            return Partners("with", [side, members], i, last)
        if code in CLAUSE_STOPS or (
            code in ("X", "Y") and row.units[j - 1].code not in ("de", "du", "d'", "des", "sur", "en")
        ):
            return None
    return None
