"""Officials whom a text puts somewhere without a word of travel: "Blinken à Tel-Aviv", "A Pékin, Xi et Poutine …"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.frames.grammar import after_word, following_subject, subject_of
from transforms.extract.frames.journeys import is_stop, visit
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon.auxiliaries import PAST_FORMS
from transforms.extract.lexicon.idioms import SIDE_BY_SIDE
from transforms.extract.lexicon.journeys import BACK_FROM, PRESENT_AT
from transforms.extract.lexicon.places_context import AT_SUMMIT, OCCASION
from transforms.extract.lexicon.verbs_context import SPEAKING
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["presence_frames"]


def presence_frames(scene: Scene, number: int) -> Iterator[Found]:
    """All that one sentence tells in these ways."""
    row = scene.rows[number]
    if number == 0:
        yield from _headline(scene, number, row)
        yield from _together(scene, number, row)
    yield from _opening_place(scene, number, row)
    for i, unit in enumerate(row.units):
        if unit.code.islower() and SPEAKING.fullmatch(unit.code):
            yield from _spoken_at(scene, number, row, i)
    yield from _spoken_from(scene, number, row)
    yield from _back_from(scene, number, row)
    yield from _present_at(scene, number, row)


def _headline(scene: Scene, number: int, row: Row) -> Iterator[Found]:
    """Headlines without a verb: "Blinken à Tel-Aviv", "Loukachenko chez Poutine"."""
    for i, unit in enumerate(row.units[:-2]):
        if unit.code not in ("X", "Y") or (i and row.units[i - 1].code not in (":", ".", ",", "-", "et", '"')):
            continue
        if row.codes(i - 2, i) == "X -":
            continue  # "rencontre Kerry-Steinmeier à Lausanne"
        actor = unit.what
        if actor.kind not in ("person", "role", "organ", "counterpart") or actor.former:
            continue
        following = row.units[i + 1].code
        if following == "chez" and row.units[i + 2].code == "X":
            hosts = scene.members(number, [i + 2])
            guests = scene.members(number, [i])
            if hosts and guests:
                yield Found(
                    "headline-at",
                    "host",
                    number,
                    i,
                    i + 3,
                    [hosts, guests],
                    head=i + 1,
                    tense="present",
                    host=hosts[0].party,
                    visitor=guests[0].party,
                )
        else:
            yield from _headline_place(scene, number, row, i)


def _headline_place(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "Blinken à Tel-Aviv", "Blinken lundi à l'Élysée", "Blinken au Kremlin jeudi"."""
    day = i + 1 if row.units[i + 1].code == "D" else None
    at = i + 2 if day is None else i + 3
    if row.codes(i + 1, i + 2) == "," and row.codes(i + 4, i + 5) == ",":
        at = i + 3  # "Blinken, à Tel-Aviv, promet …"
    if at >= len(row) or row.units[at - 1].code not in ("a", "au", "en", "aux", "dans"):
        return
    palace = row.units[at].code == "X" and row.units[at].what.members[0].party_of == "seat"
    if row.units[at].code != "Z" and not palace:
        return
    if day is None and row.codes(at + 1, at + 2) == "D":
        day = at + 1
    place = (
        scene.place_of(number, at) if palace or day is not None else scene.goal(number, i + 1) or scene.goal(number, i)
    )
    if place is not None and not _at_summit(scene):
        guests = scene.members(number, [i])
        yield from visit(scene, "headline-place", number, i, at + 1, guests, place, "present", i + 1, day=day)


def _at_summit(scene: Scene) -> bool:
    """Whether the text says early that a gathering has brought everybody: "en marge du sommet"."""
    return any(AT_SUMMIT.search(row.shape) for row in scene.rows[1:4])


def _together(scene: Scene, number: int, row: Row) -> Iterator[Found]:
    """Headlines that have two officials side by side: "A Pékin, Xi et Poutine affichent …"."""
    match = SIDE_BY_SIDE.match(row.shape)
    if match is None:
        return
    one, other = row.span(match, "one")[0], row.span(match, "other")[0]
    members = scene.members(number, [one, other])
    people = all(row.units[j].what.kind in ("person", "role") and not row.units[j].what.former for j in (one, other))
    if not people or len({m.party for m in members if m.party and m.name}) != 2:
        return
    if match["opening"]:
        places = [scene.place_of(number, row.span(match, "opening")[0])]
    else:
        # At the end of a headline only the town of one of them: "affichent leur unité à Pékin", not "la guerre à Gaza".
        places = [p for p in scene.places(number) if p.town and p.party in {m.party for m in members}]
    for place in places[:1]:
        last, tense = other + 1, "past" if row.units[other + 1].code in PAST_FORMS else "present"
        yield Found("side-by-side", "face", number, one, last, [members], True, tense, head=other, place=place)


def _opening_place(scene: Scene, number: int, row: Row) -> Iterator[Found]:
    """As in "En Irak, le président turc discute …": the sentence is set where its subject is."""
    start = 0
    for j in range(min(8, len(row))):
        if row.units[j].code == ":":
            start = j + 1
    day = start if row.codes(start, start + 1) == "D" else None  # "Dimanche au Caire, X …"
    start += day is not None
    actor_at = start + 3
    if row.codes(start + 2, start + 4) == "D ,":
        day, actor_at = start + 2, start + 4  # "Au Caire dimanche, X …"
    elif row.codes(start + 2, start + 5) == ", D ,":
        day, actor_at = start + 3, start + 5  # "Au Caire, dimanche, X …"
    if row.codes(start, start + 2) not in ("en Z", "a Z", "au Z", "aux Z") or actor_at >= len(row):
        return
    actor = row.units[actor_at]
    comma = row.units[actor_at - 1].code == ","
    partners = [m.party for m in scene.members(number, after_word(row, actor_at, ("avec",), limit=10)[0]) if m.party]
    if partners and row.units[start + 1].what.party not in partners:
        return  # "A Z, X plaide avec son homologue …": they meet there
    told = actor.code == "X" and actor.what.kind in ("person", "role") and actor.what.members[0].party_of != "home"
    if comma and told and not actor.what.former:
        place = scene.goal(number, start)
        if place is not None:
            guests = scene.members(number, [actor_at])
            # With a day anywhere, past or future as the verb tells, else the nearest one.
            tense = "none" if any(unit.code == "D" for unit in row.units) else "present"
            yield from visit(
                scene, "opening-place", number, start, actor_at + 1, guests, place, tense, start + 1, day=day
            )


def _spoken_at(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X a appelé mardi à Prague …", "dit X, à Jérusalem, …": who speaks there is there."""
    if row.codes(i - 1, i) in ("est", "sont", "etait", "etaient"):
        return  # "X est annoncé jeudi à Z"
    j = i + 1
    day = j if row.codes(j, j + 1) == "D" else None
    if day is not None and row.codes(j + 1, j + 2) == "X":  # "a lancé mardi X à Jérusalem"
        j += 1
    if j < len(row) and row.units[j].code == "X":  # "dit X, à Jérusalem"
        subject, j = [j], j + 1
    else:
        subject = subject_of(row, i)
    while j < len(row) and row.units[j].code in (",", "D", "soir", "matin"):
        day = j if row.units[j].code == "D" else day
        j += 1
    dated = day is not None or row.units[j - 1].code == ","
    if not dated or j + 1 >= len(row) or row.units[j].code not in ("a", "au", "depuis") or row.units[j + 1].code != "Z":
        return
    yield from _present(scene, number, row, subject, j + 1, i, day)


def _spoken_from(scene: Scene, number: int, row: Row) -> Iterator[Found]:
    """As in "Depuis Kinshasa, X accuse …"."""
    for j in range(min(len(row) - 3, 12)):
        if row.codes(j, j + 4) == "depuis Z , X":
            day = next((k for k in range(j + 4, min(j + 14, len(row))) if row.units[k].code == "D"), None)
            yield from _present(scene, number, row, [j + 3], j + 1, j, day)


def _present(
    scene: Scene, number: int, row: Row, subject: list[int], at: int, head: int, day: int | None
) -> Iterator[Found]:
    """A visit of who speaks at a town, unless something else than a host has brought him there."""
    place = scene.place_of(number, at)
    if not place.town or OCCASION.search(row.shape):
        return
    speakers = [m for m in scene.members(number, subject) if not m.impersonal]
    tense = "present" if day is None else "past"
    yield from visit(scene, "spoken-at", number, head, at + 1, speakers, place, tense, head, day=day)


def _back_from(scene: Scene, number: int, row: Row) -> Iterator[Found]:
    """As in "De retour de Kinshasa, X accuse …", "X est rentré mardi de Kinshasa": he has been there."""
    for match in BACK_FROM.finditer(row.shape):
        first, at = row.span(match)
        if not is_stop(row, at):
            continue
        subject = following_subject(row, at) if first <= 1 else subject_of(row, first)
        guests = [m for m in scene.members(number, subject) if not m.impersonal]
        place = scene.place_of(number, at)
        for found in visit(scene, "back-from", number, min([first, *subject]), at + 1, guests, place, "past", first):
            found.undated = True
            yield found


def _present_at(scene: Scene, number: int, row: Row) -> Iterator[Found]:
    """As in "Présent mardi à Kinshasa, X a salué …", "X, présent à Kinshasa, …"."""
    for match in PRESENT_AT.finditer(row.shape):
        first, at = row.span(match)
        subject = following_subject(row, at) if first == 0 else []
        if row.codes(first - 2, first) == "X ,":
            subject = [first - 2]
        day = next((j for j in range(first, min(at + 2, len(row))) if row.units[j].code == "D"), None)
        yield from _present(scene, number, row, subject, at, first, day)
