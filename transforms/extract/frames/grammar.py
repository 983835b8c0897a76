"""Who does what to whom in a row of units: subjects, objects and coordinated actors.

No parse is made. French news keeps subject, verb and complement close and in order, and actors, dates and places are
already single units, so that short scans to the left and right of a verb find its arguments.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from transforms.extract.frames.verb_groups import VerbGroup, is_preposition
from transforms.extract.lexicon.auxiliaries import COPULAS
from transforms.extract.lexicon.function_words import DETERMINERS, FIRST, LED_BY, OBJECT_STOPS, PREPOSITIONS, TO_DO
from transforms.extract.lexicon.places_context import HOUSES
from transforms.extract.mentions.units import Row

__all__ = [
    "actors_at",
    "after_word",
    "antecedent",
    "clause_subject",
    "following_subject",
    "fronted",
    "group_subject",
    "object_of",
    "participle_subject",
    "subject_of",
]

_LIST = re.compile(
    r"[XYR](?:(?: , (?:puis )?(?:de |du |d' |des |avec |par )?[XY])*(?: ,)?"
    r" (?:et|puis|ainsi que|ou|comme)(?: (?:avec|de|du|d'|des|par|a|au|aux|entre))? [XY])?"
)


def actors_at(row: Row, i: int) -> tuple[list[int], int]:
    """Units of the coordinated actors that begin at ``i`` and the unit after them; empty where none does."""
    match = _LIST.match(row.shape, row.position(i))
    if match is None or match.start() != row.position(i):
        return [], i
    first, last = row.span(match)
    if last - first >= 4 and row.codes(last - 3, last - 1) == ", et" and _begins_verb(row, last):
        last -= 3  # "avec X, et Y prévoit de …": Y is in another clause
    return [k for k in range(first, last) if row.units[k].code in ("X", "Y", "R")], last


def _begins_verb(row: Row, i: int) -> bool:
    """Whether a word that can be a finite verb stands at a unit."""
    if i >= len(row):
        return False
    unit = row.units[i]
    word = unit.code.isalpha() and unit.code.islower() and unit.code not in PREPOSITIONS and unit.code != "et"
    return word and unit.code.endswith(("e", "ent", "t", "a", "ont"))


def subject_of(row: Row, first: int) -> list[int]:
    """Units of the actors that are subject of the verb group that begins at ``first``; empty where none is found."""
    j = first - 1
    depth = 0
    while j >= 0:
        code = row.units[j].code
        if code == ")":
            depth += 1
        elif code == "(":
            depth -= 1
        elif depth <= 0:
            if code in ("X", "Y", "R"):
                governor = row.units[j - 1].code if j else ""
                if governor == "," and code == "X" and j > 1 and _apposed(row, j):
                    j -= 2
                    governor = row.units[j - 1].code if j else ""
                first_to = FIRST.search(row.codes(j - 5, j)) if TO_DO.match(row.codes(j + 1, j + 5)) else None
                if code == "X" and (first_to or (governor in COPULAS and _nobody(row, j))):
                    # "X a été le premier dirigeant (européen) à …": who he is, is told to the left
                    j -= 1 + (first_to[0].count(" ") if first_to else 0)
                    continue
                if governor not in PREPOSITIONS or LED_BY.search(row.codes(j - 9, j)):
                    return _extend_left(row, j)
            elif code == "qui" or code == "lequel":
                return antecedent(row, j)
            elif (
                code in ("dont", "où", "que", "qu'") and j > 1 and row.codes(first - 1, first) == "," and j < first - 1
            ):
                return antecedent(row, j)  # "X, dont c'est le premier voyage, a réuni …"
            elif code in (";", ":", ".", "!", "?") or (
                code in ("que", "qu'", "lorsque", "tandis", "dont") and j < first - 1
            ):
                return []
        j -= 1
    return []


def _apposed(row: Row, j: int) -> bool:
    """Whether an actor without party only says what the state before it is: "L'Égypte, médiateur traditionnel, …"."""
    before = row.units[j - 2]
    return _nobody(row, j) and before.code == "X" and before.what.kind == "state"


def _nobody(row: Row, j: int) -> bool:
    """Whether an actor is a role that nobody is told to hold."""
    actor = row.units[j].what
    return not actor.former and not any(member.party or member.name for member in actor.members)


def clause_subject(row: Row, first: int) -> list[int]:
    """For an infinitive ("avant de partir"): the first actor of the clause that no preposition governs."""
    low = first
    while low > 0 and row.units[low - 1].code not in (";", ":", ".", "que", "qu'", "alors"):
        low -= 1
    for j in range(low, first):
        if row.units[j].code in ("X", "Y", "R") and (j == low or row.units[j - 1].code not in PREPOSITIONS):
            last = j
            while last + 2 < first and row.units[last + 1].code in ("et",) and row.units[last + 2].code in "XYR":
                last += 2
            return _extend_left(row, last)
    return []


def group_subject(row: Row, group: VerbGroup) -> list[int]:
    """The subject of a verb group; of "avant de partir", "après avoir reçu Y" that of the clause around it."""
    if (group.form == "infinitive" and not group.modal) or group.auxiliary in ("be", "have"):
        before = row.codes(group.first - 4, group.first).split(" ")
        if {"pour", "avant", "apres", "afin"} & set(before):
            return clause_subject(row, group.first) or subject_of(row, group.first)
    if group.form == "gerund":
        k = group.first - 1
        while k > 0 and row.units[k].code in ("l'", "le", "la", "les", "lui", "leur", ","):
            k -= 1
        if k > 0 and row.units[k].code == "X" and row.units[k].what.kind != "state":
            return [k]  # "un message du roi l'invitant à …"
    return subject_of(row, group.first)


def participle_subject(row: Row, i: int) -> list[int]:
    """The subject of a participle clause that opens a sentence: "Reçu à Paris, X …"."""
    for j in range(i + 1, min(i + 26, len(row))):
        if row.units[j].code == ",":
            for k in range(j + 1, min(j + 3, len(row))):
                found, _ = actors_at(row, k)
                if found:
                    return found
    return []


def following_subject(row: Row, i: int) -> list[int]:
    """The subject that follows an opening phrase: "Lors d'une visite à Z, X …"."""
    for j in range(i + 1, min(i + 22, len(row))):
        if row.units[j].code == ",":
            found, _ = actors_at(row, j + 1)
            if found:
                return found
            if j + 1 < len(row) and row.units[j + 1].code == "R":
                return [j + 1]
        if row.units[j].code in (".", ";", ":"):
            break
    return []


def _extend_left(row: Row, j: int) -> list[int]:
    """Coordinated actors that end at unit ``j``."""
    found = [j]
    while True:
        k = found[0] - 1
        if k >= 1 and row.units[k].code in ("et", "ou", "puis") and row.units[k - 1].code == ",":
            k -= 1
            if row.units[k - 1].code in "XYR":
                found.insert(0, k - 1)
                continue
        if row.units[k].code == "-" and k >= 1 and not _alike(row, k - 1, k + 1):
            return found
        if k >= 1 and row.units[k].code in ("et", "ou", "-") and row.units[k - 1].code in "XYRU":
            if row.units[k - 1].code == "U":
                return found
            found.insert(0, k - 1)
            continue
        listed = k >= 1 and len(found) > 1 and row.units[k].code == "," and row.units[k - 1].code in "XYR"
        if listed and (k == 1 or row.units[k - 2].code not in PREPOSITIONS):
            found.insert(0, k - 1)
            continue
        if k >= 3 and row.units[k].code == ",":
            # "X et, séparément, Y"
            left = next((m for m in range(k - 1, k - 4, -1) if row.units[m].code == "et"), -1)
            if (
                left > 0
                and row.units[left - 1].code in "XYR"
                and all(row.units[m].code.islower() or row.units[m].code == "," for m in range(left, k))
            ):
                found.insert(0, left - 1)
                continue
        return found


def _alike(row: Row, i: int, j: int) -> bool:
    """Whether two actors are both persons or both states: "SYRIE - POUTINE" is a heading, not a pair."""
    one, other = row.units[i], row.units[j]
    return (
        one.code in ("X", "Y")
        and other.code in ("X", "Y")
        and (one.what.kind == "state") == (other.what.kind == "state")
    )


def antecedent(row: Row, j: int) -> list[int]:
    """Units of the actors that a relative clause beginning at ``j`` is about; empty where none stands before it."""
    k = j - 1
    while k >= 0 and j - k < 6:
        code = row.units[k].code
        if code in "XYR" and code:
            return _extend_left(row, k)
        if code not in (",", '"', ")", "Z", "en", "a", "D"):
            return []
        k -= 1
    return []


def object_of(row: Row, i: int, *, limit: int = 14) -> tuple[list[int], int]:
    """Actors that are direct object of the verb at ``i``: the first to its right that no preposition governs."""
    j = i + 1
    while j < len(row) and j - i <= limit:
        code = row.units[j].code
        if code in DETERMINERS and _other_object(row, j):
            return [], i
        if code == "X" and row.units[j - 1].code in HOUSES:
            j += 1  # "a reçu au palais Z Y"
            continue
        if code in ("X", "Y", "R"):
            if row.units[j - 1].code not in PREPOSITIONS or row.units[j - 1].code == "des":
                if code == "R":
                    return [j], j + 1
                return actors_at(row, _named_behind(row, j))
        elif code == "U":
            governor = (
                row.units[j - 2].code if row.units[j - 1].code in ("l'", "la", "le", "les") else row.units[j - 1].code
            )
            if governor not in PREPOSITIONS:
                return [], i
        elif code in OBJECT_STOPS or (code in ("qui", "que", "qu'", "et") and row.units[j - 1].code != "D"):
            return [], i
        j += 1
    return [], i


def _named_behind(row: Row, j: int) -> int:
    """Where an actor of whom only the role is told is named: "un autre président de gauche, le Péruvien X"."""
    if row.units[j].code != "X" or not _nobody(row, j):
        return j
    for k in range(j + 1, min(j + 5, len(row) - 1)):
        if row.units[k].code == ",":
            return k + 1 if row.units[k + 1].code == "X" and row.units[k + 1].what.kind == "person" else j
        if not row.units[k].code.islower():
            break
    return j


def _other_object(row: Row, j: int) -> bool:
    """Whether a determiner begins a noun phrase that is no actor: then that is the object."""
    if j + 1 >= len(row) or row.units[j - 1].code in PREPOSITIONS - {"des"}:
        return False
    following = row.units[j + 1]
    if following.code in ("autre", "nouvel", "nouveau", "nouvelle") and j + 2 < len(row):
        following = row.units[j + 2]  # "un autre président"
    return isinstance(following.what, str) and following.code.isalpha() and following.code not in ("X", "Y", "R", "U")


def _begins_clause(row: Row, j: int) -> bool:
    """Whether another verb follows "et": its complements are its own."""
    unit = row.units[j]
    if unit.code in ("ne", "n'", "a", "ont", "se", "s'", "est", "sont"):
        return not is_preposition(row, j)
    return isinstance(unit.what, str) and unit.code.endswith(("er", "ir")) and len(unit.code) > 4


def fronted(row: Row, i: int) -> tuple[list[int], int]:
    """The actors that open the clause of unit ``i`` ("Avec X, les discussions ont porté"), and its first unit."""
    for j in range(i - 1, max(i - 26, -1), -1):
        if row.units[j].code == "avec" and (
            j == 0 or row.units[j - 1].code in (";", ":", ".", '"') or row.codes(j - 2, j) == "c' est"
        ):
            found, end = actors_at(row, j + 1)
            if found and end < len(row) and row.units[end].code in (",", "que", "qu'"):
                return found, j
            return [], i
        if row.units[j].code in (";", ":", ".", "qui", "que", "qu'"):
            return [], i
    return [], i


def after_word(row: Row, i: int, words: Collection[str], *, limit: int = 24) -> tuple[list[int], int]:
    """Actors governed by one of ``words`` to the right of unit ``i`` ("avec", "par"), and the unit after them."""
    j = i + 1
    while j < len(row) and j - i <= limit:
        code = row.units[j].code
        if code in words:
            k = j + 1
            while (
                k < len(row)
                and k - j <= 3
                and row.units[k].code
                in ("chacun", "de", "tous", "notamment", "le", "la", "les", "l'", "d'", "abord", "eux", '"')
            ):
                k += 1
            found, end = actors_at(row, k)
            if found:
                return found, end
            if code != "avec" and k < len(row) and row.units[k].code == "U":
                return [], i
        elif (
            (code == "et" and j + 1 < len(row) and _begins_clause(row, j + 1))
            or code in (".", ";", ":", "!", "?")
            or (code in ("qui", "que", "mais", "tandis", "alors") and row.units[j - 1].code != '"')
        ):
            return [], i
        j += 1
    return [], i
