"""Nouns that bring one side to the ground of the other: "visite de X à Z", "en déplacement à Z", "sa tournée"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from transforms.extract.actors.actor import Member
from transforms.extract.frames.grammar import actors_at, clause_subject, following_subject, subject_of
from transforms.extract.frames.journeys import further_stops, is_stop, shared_day, visit
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon.auxiliaries import FUTURE_ENDINGS
from transforms.extract.lexicon.function_words import CLAUSE_STOPS, OF
from transforms.extract.lexicon.nouns_context import ANNOUNCING, CALLED_OFF_BY, CALLING_OFF
from transforms.extract.lexicon.tours import AHEAD, GOING_ON, STAGE_OF_IT
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found, Place

__all__ = ["travel_noun"]


def travel_noun(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "la visite de X à Z", "X, en déplacement à Z", "lors de sa visite à Z, X"."""
    code = row.units[i].code
    before = row.codes(i - 4, i).split(" ")
    if STAGE_OF_IT.search(row.codes(i - 4, i)):
        return  # "prochaine étape de sa tournée": the stop is told, not the tour
    if code == "depart" and not {"pour", "vers"} & set(row.codes(i, i + 14).split(" ")):
        return  # where from
    own = bool({"sa", "son", "leur"} & set(before))
    travellers, last = _named(scene, number, row, i)
    subject: list[int] = []
    if (
        not travellers
        and (before[-2:] == [",", "en"] or before[-2:] == [",", "de"])
        and i >= 3
        and row.units[i - 3].code == "X"
    ):
        # "avec son homologue syrien, en visite à …": he is who travels.
        subject = [i - 3]
        travellers = scene.members(number, subject)
    place = scene.goal(number, last - 1 if travellers and not subject else i)
    if place is None and travellers:
        place = scene.goal(number, i)
    if place is None:
        place = (
            _made_to(scene, row, i)
            or _called_off_by(scene, number, row, i, travellers)
            or _announced_by(scene, number, row, i, travellers)
        )
    if place is None and (travellers or own) and row.codes(0, 2) in ("Z :", "X :") and is_stop(row, 0):
        place = replace(scene.place_of(number, 0), palace=True)
    if place is None and travellers and row.codes(i - 1, i) in ("-", ":"):
        place = scene.opening_place(number)  # "PARIS – Visite de X"
    if place is None and ((not travellers and "depuis" in before and own) or len(travellers) > 0):
        # "à Rome, les visites de X et de Y": where the clause is set.
        there = scene.place(number, i)
        place = there if there is None or there.party not in {m.party for m in travellers} else None
    hosts = {m.party for m in travellers if m.party and not m.impersonal}
    ground = next((j for j, unit in enumerate(row.units) if unit.code == "Z" and unit.what.party in hosts), None)
    if len(hosts) == 2 and ground is not None:
        # "Odessa, pendant une visite de X et du ministre de Y": the one shows the other round his country.
        there = scene.place_of(number, ground)
        yield Found("noun-visit-together", "face", number, i, last, [travellers], together=True, head=i, place=there)
        return
    off = any(CALLING_OFF.match(word) for word in before)
    if (place is None or place.party is None) and number and (own or (off and travellers)):
        place = _headline_place(scene, travellers or scene.protagonist(number, i, avoid=[]))
    if place is None or place.party is None:
        yield from _home_visit(scene, number, row, i, travellers, last)
        return
    if not travellers:
        told = {"son", "sa", "leur"} & set(before[-2:]) or _in_passing(row, i)
        if code in ("passage", "venue", "arrivee", "sejour", "depart") and not told:
            return
        travellers, subject = _of_clause(scene, number, row, i, subject, place.party)
    present = before[-1] == "en" or _in_passing(row, i)
    ahead = any(word.startswith("attendu") or word in AHEAD for word in before)
    ahead = ahead or any(len(word) > 4 and word.endswith(FUTURE_ENDINGS) for word in before)
    ahead = ahead or any(u.code == "D" and u.what.kind == "horizon" for u in row.units[max(i - 4, 0) : i])
    going_on = any(str(unit.what).lower() in GOING_ON for unit in row.units[max(i - 4, 0) : i])
    tense = "future" if present and ahead else "present" if present or going_on else "none"
    several = code in ("tournee", "deplacement", "visite", "visites", "voyage", "voyages", "deplacements")
    yield from visit(
        scene,
        "noun-visit-stay" if present else "noun-visit",
        number,
        min([i, *subject]),
        last,
        travellers,
        place,
        tense,
        i,
        day=_day_recalled(row, before, last) or (shared_day(row, i) if several else None),
    )
    if several:
        yield from further_stops(scene, number, row, last - 1 if last > i + 1 else i, travellers, place, "none")


def _day_recalled(row: Row, before: list[str], last: int) -> int | None:
    """As in "la première depuis la venue de X, en juin 2016": the day of what is recalled stands behind it."""
    at = last + 1 if row.codes(last, last + 1) == "," else last
    return at if "depuis" in before and row.codes(at, at + 1) == "D" else None


def _in_passing(row: Row, i: int) -> bool:
    """As in "de passage à Z, X …"."""
    return row.units[i].code == "passage" and row.codes(i - 1, i) == "de"


def _made_to(scene: Scene, row: Row, i: int) -> Place | None:
    """As in "a fait le déplacement de Niamey": a capital that would be a government elsewhere."""
    verb = {"fait", "font", "fera", "feront", "faire", "effectue"} & set(row.codes(i - 4, i).split(" "))
    if row.units[i].code != "deplacement" or not verb or i + 2 >= len(row) or row.units[i + 1].code not in OF:
        return None
    unit = row.units[i + 2]
    if unit.code != "X" or unit.what.members[0].party_of not in ("capital", "name"):
        return None
    text = scene.text[unit.start : unit.end]
    return Place(unit.what.members[0].party, text, town=unit.what.members[0].party_of == "capital")


def _called_off_by(scene: Scene, number: int, row: Row, i: int, travellers: list[Member]) -> Place | None:
    """As in "Niamey annule la visite de X": who does it would have received him."""
    if not travellers:
        return None
    begins = next((j for j in range(i - 1, max(i - 9, -1), -1) if row.units[j].code in (",", ".", "X", "Y", "que")), -1)
    verbs = [j for j in range(begins + 1, i) if CALLING_OFF.match(row.units[j].code)]
    off = None if verbs else CALLED_OFF_BY.search(row.shape, row.position(i))
    found = subject_of(row, verbs[0]) if verbs else actors_at(row, row.span(off)[1])[0] if off else []
    hosts = [m for m in scene.members(number, found) if m.party]
    if not hosts or hosts[0].party in {m.party for m in travellers}:
        return None
    return Place(hosts[0].party, None, palace=True)


def _announced_by(scene: Scene, number: int, row: Row, i: int, travellers: list[Member]) -> Place | None:
    """As in "Pyongyang confirme une visite de X": who announces another's visit receives him."""
    verb = next((j for j in range(i - 1, max(i - 5, 0), -1) if ANNOUNCING.fullmatch(row.units[j].code)), None)
    if verb is None or not travellers or row.units[verb - 1].code != "X":
        return None
    told = row.units[verb - 1].what
    party = told.members[0].party if told.kind == "state" else None
    guests = {member.party for member in travellers}
    return Place(party, None, palace=True) if party and party not in guests else None


def _named(scene: Scene, number: int, row: Row, i: int) -> tuple[list[Member], int]:
    """The travellers that the noun's own complement names ("visite de X"), and the unit after it."""
    travellers: list[Member] = []
    last = i + 1
    if row.codes(i + 1, i + 2) in ("que", "qu'"):
        # "la visite que devait effectuer à Z X": who makes it stands behind the verb.
        for j in range(i + 2, min(i + 10, len(row))):
            if row.units[j].code in ("X", "Y") and row.units[j].what.kind != "state":
                return scene.members(number, actors_at(row, j)[0]), actors_at(row, j)[1]
            if row.units[j].code in CLAUSE_STOPS:
                break
    for j in range(i + 1, min(i + 9, len(row))):
        if row.units[j].code in (*OF, "pour", "par") and (found := actors_at(row, j + 1))[0]:
            people = [k for k in found[0] if row.units[k].what.kind != "state"]
            travellers, last = scene.members(number, people), found[1]
            if travellers:
                break
        if row.units[j].code in CLAUSE_STOPS or row.units[j].code in ("X", "Y"):
            break
    return travellers, last


def _of_clause(
    scene: Scene, number: int, row: Row, i: int, subject: list[int], host: str
) -> tuple[list[Member], list[int]]:
    """The travellers that the clause names, or whom the text speaks of, and the units of the subject."""
    before = row.codes(i - 4, i).split(" ")
    opening = i <= 6 and bool(
        {"en", *(("de",) if _in_passing(row, i) else ()), "lors", "cours", "occasion", "apres", "pendant", "terme"}
        & set(before)
    )
    own = bool({"sa", "son", "leur"} & set(before[-3:])) and "lors" in before
    subject = (following_subject(row, i) if opening else subject) or (clause_subject(row, i) if own else [])
    subject = subject or subject_of(row, i)
    travellers = [m for m in scene.members(number, subject) if not m.impersonal and m.party != host]
    if not travellers and ({"sa", "son", "une", "en", "leur", "premiere"} & set(before[-3:]) or i == 0):
        travellers = scene.protagonist(number, i, avoid=[scene.organ(host)])
    return travellers, subject


def _headline_place(scene: Scene, travellers: list[Member]) -> Place | None:
    """Where the headline is set, for "sa visite" in the text: "Meloni en Tunisie. Pour sa quatrième visite, …"."""
    row = scene.rows[0]
    for j, unit in enumerate(row.units):
        if (
            unit.code == "Z"
            and row.units[j - 1].code in ("a", "au", "en", "aux")
            and unit.what.party not in {m.party for m in travellers}
        ):
            return scene.place_of(0, j)
    return None


def _home_visit(scene: Scene, number: int, row: Row, i: int, travellers: list[Member], last: int) -> Iterator[Found]:
    """As in "la visite du roi Charles III", in a paper of the country that receives him."""
    home = scene.home
    if row.units[i].code not in ("visite", "venue") or not home or not travellers or "Z" in row.shape.split(" "):
        return
    hosts = [m.party for unit in row.units if unit.code in ("X", "Y") for m in unit.what.members]
    if home not in hosts and not any(figure.party == home for figure in scene.cast.figures.values()):
        return
    guests = [m for m in travellers if m.party and m.party != home]
    if guests and all(m.name for m in guests):
        yield from visit(scene, "noun-visit-home", number, i, last, guests, Place(home, None, palace=True), "none", i)
