"""Where a clause is set and where a journey goes, by the places of one sentence.

Functions take the readable ``text``, for a place is told as it is written, and a row of its units.
"""

from __future__ import annotations

from collections.abc import Sequence

from transforms.extract.frames.verb_groups import verb_group
from transforms.extract.lexicon.auxiliaries import AUXILIARIES, CLITICS, MODALS
from transforms.extract.lexicon.function_words import DIRECTIONS, PLACE_GOVERNORS
from transforms.extract.lexicon.nouns import TRAVEL
from transforms.extract.lexicon.places_context import (
    ELSEWHERE,
    GROUNDS,
    HOSTING,
    HOUSES,
    HOUSES_OF_TOWN,
    MEETING_PLACES,
    NO_PLACE_BEFORE,
    OF_HOUSES,
    OPENING_PLACE,
)
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Place

__all__ = ["destination", "is_setting", "nearest_setting", "opening_place", "place_at", "there"]


def nearest_setting(text: str, row: Row, head: int) -> Place | None:
    """Where the contact told at a unit takes place: the nearest place in the clause that no other noun governs."""
    if there := _relative_setting(text, row, head):
        return there
    best: tuple[int, int] | None = None
    for j in range(len(row)):
        if not is_setting(row, j) and not _in_capital(row, j):
            continue
        distance = (j - head) if j > head else (head - j) * 2
        if row.units[j - 1].code in ("de", "du", "d'"):
            distance += 5
        if any(row.units[k].code in (";", ".", ":") for k in range(min(j, head) + 1, max(j, head))):
            distance += 40
        if best is None or distance < best[0]:
            best = (distance, j)
    if best is None or best[0] >= _FAR:
        return _capital_of(text, row, head)
    return _capital_at(row, best[1]) if _in_capital(row, best[1]) else place_at(text, row, best[1])


_FAR = 40
"""Units from which on a place is no longer that of the contact."""


def _in_capital(row: Row, j: int) -> bool:
    """Whether something is set in a capital that is not named: "dans la capitale russe"."""
    return row.units[j].code == "capitale" and row.codes(j - 2, j) == "dans la" and _owner(row, j) is not None


def _capital_at(row: Row, j: int) -> Place:
    return Place(_owner(row, j), None, capital=True)


def _relative_setting(text: str, row: Row, head: int) -> Place | None:
    """As in "à Cotonou, où il s'est entretenu", "dans la capitale togolaise": what the clause is set in."""
    for j in range(head - 1, max(head - 12, 0), -1):
        code = row.units[j].code
        if code == "où":
            k = j - 2 if row.units[j - 1].code == "," else j - 1
            capital = k >= 0 and row.units[k].code == "X" and row.units[k].what.members[0].party_of == "capital"
            if capital:
                unit = row.units[k]
                return Place(unit.what.members[0].party, text[unit.start : unit.end], town=True)
            return place_at(text, row, k) if k >= 0 and row.units[k].code == "Z" else None
        if code in (";", ".", ":", "mais", "Z"):
            return None
    return None


def _capital_of(text: str, row: Row, head: int) -> Place | None:
    """As in "Moscou accueillera (une réunion)", "dans la capitale togolaise", "sur le sol ukrainien"."""
    for j in range(max(head - 6, 0), head):
        unit = row.units[j]
        capital = unit.code == "X" and unit.what.kind == "state" and unit.what.members[0].party_of == "capital"
        if capital and HOSTING.match(row.codes(j + 1, j + 3)):
            return Place(unit.what.members[0].party, text[unit.start : unit.end], town=True)
    for j in range(max(head - 12, 0), min(head + 14, len(row) - 1)):
        if row.units[j].code in GROUNDS and (owner := _owner(row, j)):
            code = row.units[j].code
            return Place(owner, None, palace=code in ("palais", "presidence"), capital=code == "capitale")
    return None


def _owner(row: Row, j: int) -> str | None:
    """The party whose ground a noun is: "la capitale russe", "le palais présidentiel turc"."""
    k = j + 2 if row.codes(j + 1, j + 2) in ("presidentiel", "royal", "imperial") else j + 1
    return row.units[k].what.party if k < len(row) and row.units[k].code in ("A", "N") else None


def destination(text: str, row: Row, head: int, *, bare: bool = False) -> Place | None:
    """Where a journey goes: the first place to the right of the verb or noun, or the one that "où" takes up.

    ``bare`` is whether the verb takes the place without a preposition ("quitter Paris").
    """
    return _forward_destination(text, row, head, bare) or _relative_destination(text, row, head)


def _forward_destination(text: str, row: Row, head: int, bare: bool) -> Place | None:
    for j in range(head + 1, min(head + 14, len(row))):
        unit = row.units[j]
        code = unit.code
        before = row.units[j - 1].code
        if code == "Z" and is_setting(row, j):
            if before in PLACE_GOVERNORS or row.units[j - 2].code in PLACE_GOVERNORS or (bare and j - head <= 3):
                return place_at(text, row, j)
            return None
        if code == "chez" and j + 1 < len(row) and row.units[j + 1].code == "X":
            # "ira chez Y": at whose place he is received.
            host = row.units[j + 1].what
            at_home = host.kind in ("person", "role", "counterpart") and not host.former and host.members[0].party
            return Place(host.members[0].party, None, palace=True) if at_home else None
        if code in GROUNDS and (owner := _owner(row, j)):
            return Place(owner, None, palace=code in ("palais", "presidence"), capital=code == "capitale")
        if code == "X" and unit.what.members[0].party_of in ("seat", "capital", "name") and unit.what.kind == "state":
            if (
                before in DIRECTIONS
                or row.units[j - 2].code in DIRECTIONS
                or "palais" in row.codes(j - 3, j).split(" ")
                or (bare and j - head <= 3)
            ):
                palace = unit.what.members[0].party_of == "seat"
                name = None if palace else text[unit.start : unit.end]
                return Place(unit.what.members[0].party, name, palace=palace)
            return None
        if code in (".", ";", ":", "qui", "que", "mais", "alors", "sur", "contre"):
            return None
        if code in ("X", "Y") and before not in ("avec", "de", "du", "par", "d'"):
            return None
    return None


def _relative_destination(text: str, row: Row, head: int) -> Place | None:
    """As in "en Turquie, où il prévoit de se rendre": the place before "où"."""
    for j in range(head - 1, max(head - 14, 0), -1):
        unit = row.units[j]
        if unit.code == "où":
            k = j - 2 if row.units[j - 1].code in (",", ")") else j - 1
            return place_at(text, row, k) if k >= 0 and (row.units[k].code == "Z" or is_setting(row, k)) else None
    return None


def there(text: str, rows: Sequence[Row], number: int, head: int) -> Place | None:
    """What "y" before the verb at a unit stands for: the place or capital named last; None without "y"."""
    row = rows[number]
    j = head - 1
    while j >= 0 and row.units[j].code != "y" and row.units[j].code in _BEFORE_VERB:
        j -= 1
    if j < 0 or row.units[j].code != "y":
        return None
    for before in dict.fromkeys((number, number - 1, number - 2, 0)):
        if not 0 <= before <= number:
            continue
        units = rows[before].units[: j if before == number else None]
        for k in range(len(units) - 1, -1, -1):
            if units[k].code == "Z":
                return place_at(text, rows[before], k)
            actor = units[k].what
            if units[k].code == "X" and actor.kind == "state" and actor.members[0].party_of == "capital":
                return place_at(text, rows[before], k)
    return None


_BEFORE_VERB = CLITICS | AUXILIARIES.keys() | MODALS.keys()


def opening_place(text: str, row: Row) -> Place | None:
    """What a sentence is set in from its first words on: "À Lomé, où …", "LOMÉ – …", "14 : 50 À Lomé, …"."""
    if (opening := OPENING_PLACE.match(row.shape)) is None:
        return None
    j = row.span(opening, "place" if opening["place"] else "label")[0]
    unit = row.units[j]
    if unit.code == "X" and (unit.what.kind != "state" or unit.what.members[0].party_of != "capital"):
        return None
    return place_at(text, row, j)


def is_setting(row: Row, j: int) -> bool:
    """Whether something takes place at the place of a unit: no "guerre en Ukraine", no "sauf à Paris"."""
    unit = row.units[j]
    before = row.units[j - 1].code if j else ""
    if before in ("la", "l'", "le", "les") and j > 1:
        before = row.units[j - 2].code
    if unit.code == "Z":
        if before in ("de", "du", "d'") and not _meeting_place(row, j - 2):
            return False
        if ELSEWHERE.search(row.codes(j - 4, j)):
            return False
        if _is_of_participle(row, j):
            return False
        governor = j - 1
        while governor >= 0 and row.units[governor].code in ("a", "au", "aux", "en", "dans", "la", "l'", "le"):
            governor -= 1
        around = {unit.code for unit in row.units[max(governor - 1, 0) : governor + 1]}
        return governor < 0 or not around & NO_PLACE_BEFORE
    if unit.code == "X" and unit.what.members[0].party_of == "capital" and before in ("de", "d'"):
        # "au palais royal de X", "à l'aéroport de X"
        return not {*row.codes(j - 3, j - 1).split(" ")}.isdisjoint(HOUSES_OF_TOWN) and _meeting_place(row, j - 2)
    if unit.code == "X" and unit.what.members[0].party_of == "seat":
        housed = next((k for k in range(max(j - 3, 1), j) if row.units[k].code in HOUSES), None)
        if housed is not None:  # "au palais (de) X"
            before = row.units[housed - 1].code
        return before in ("a", "au", "aux", "dans") or (
            before in ("de", "du") and j > 1 and row.units[j - 2].code == "siege"
        )
    return False


def _meeting_place(row: Row, j: int) -> bool:
    """Whether a unit, or the noun before an adjective, is where people meet: "au palais royal (de Z)"."""
    code = row.units[j].code
    return code in MEETING_PLACES or (code in OF_HOUSES and row.units[j - 1].code in MEETING_PLACES)


def _is_of_participle(row: Row, j: int) -> bool:
    """As in "le processus engagé au Chili": the place is that of what the noun names."""
    k = j - 2
    if k < 1 or row.units[j - 1].code not in ("a", "au", "aux", "en"):
        return False
    participle = str(row.units[k].what).endswith(("é", "ée", "és", "ées")) and row.units[k].code.isalpha()
    helped = {unit.code for unit in row.units[max(k - 3, 0) : k]} & {
        *AUXILIARIES,
        "ete",
        "s'",
        "se",
        ",",
        "R",
        "X",
        "Y",
    }
    noun = row.units[k].code in TRAVEL or row.units[k].code in MEETING_PLACES  # "une tournée au Sénégal"
    return participle and not helped and not noun and verb_group(row, k) is None


def place_at(text: str, row: Row, j: int) -> Place:
    """The place that a unit names; a town beside it is more exact."""
    unit = row.units[j]
    if unit.code == "X":
        member = unit.what.members[0]
        if member.party_of in ("capital", "name"):
            return Place(member.party, text[unit.start : unit.end], town=member.party_of == "capital")
        return Place(member.party, None, palace=True)
    party = unit.what.party
    # "en France, à Ajaccio", "à Pékin (Chine)": the town is the place.
    if unit.what.kind == "name":
        for k in range(j + 1, min(j + 5, len(row))):
            other = row.units[k]
            if other.code == "Z" and other.what.kind in ("city", "capital") and other.what.party == party:
                return Place(party, text[other.start : other.end], town=True)
            if other.code not in (",", "a", "au", "("):
                break
    return Place(party, text[unit.start : unit.end], town=unit.what.kind != "name")
