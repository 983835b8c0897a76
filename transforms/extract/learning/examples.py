"""Annotated documents as the encoder learns from them.

Where an annotation has its sentence (`evidence`), that sentence tells of the contact and the others of the pair count
little; where it has none, one of the sentences does, whichever the network takes for the likeliest (several-instance
learning). All sentences of a pair that has no contact tell of none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from transforms.extract.actors.people import surname
from transforms.extract.dates.resolution import resolve
from transforms.extract.frames.scene import Scene
from transforms.extract.learning.encoding import MODES, STATUSES, Asked, Mention, Pieces, Window, windows
from transforms.extract.learning.training import Annotated, scene_of
from transforms.extract.tellings.dating import DateContext

__all__ = ["Example", "Told", "examples"]

_OTHER_SENTENCE = 0.3
"""How much it counts that a sentence of a pair that has contacts is not the annotated one: it may tell of it again."""


@dataclass(frozen=True, slots=True)
class Told:
    """Asked pairs of one window, by number, of which at least one tells of a contact."""

    asked: Sequence[int]
    mode: int
    status: int
    """Numbers, -1 where it is not known."""
    initiator: str | None
    """A party, an empty text for nobody; None where it is not known, as of the next two."""
    multilateral: bool | None
    negotiation: bool | None
    right: Mapping[tuple[int, str], AbstractSet[int]]
    """By asked pair and name of `CHOICES`, the right ones of `Window.choices`, -1 for none of them; missing where it is
    not known. Of dates and places one of them is right, of persons all."""


@dataclass(slots=True)
class Example:
    """One window with what is known of it."""

    window: Window
    weight: float
    none: list[tuple[int, float]] = field(default_factory=list)
    """Asked pairs that tell of no contact, and how much each counts."""
    told: list[Told] = field(default_factory=list)
    tagged: Sequence[tuple[bool, bool]] | None = None
    """By piece, whether it tells what was discussed, and who reports it; None where it is not known."""


def examples(annotated: Annotated, cut: Pieces) -> Iterator[Example]:
    """The windows of an annotated document in which a pair is asked about."""
    scene = scene_of(annotated.document)
    by_pair: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for contact in annotated.contacts:
        by_pair[contact["parties"][0], contact["parties"][1]].append(contact)
    days = _days(scene)
    phrases = _phrases(scene, annotated.contacts)
    for window in windows(scene, cut):
        example = Example(window, annotated.weight, tagged=_tagged(window, phrases))
        groups: dict[tuple[tuple[str, str], int], list[int]] = defaultdict(list)
        covered: dict[tuple[tuple[str, str], int], list[Mapping[str, Any]]] = {}
        for number, asked in enumerate(window.asked):
            known = by_pair.get(asked.parties)
            if known is None:
                example.none.append((number, 1.0))
                continue
            rows = [_rows(scene, contact) for contact in known]
            if not all(rows):
                groups[asked.parties, -1].append(number)
                covered[asked.parties, -1] = known
            elif here := [contact for contact, there in zip(known, rows, strict=True) if asked.row in there]:
                first = min(min(there) for there in rows if asked.row in there)
                groups[asked.parties, first].append(number)
                covered[asked.parties, first] = here
            elif asked.row >= 2:
                example.none.append((number, _OTHER_SENTENCE))
        for key, asked_here in groups.items():
            one = covered[key]
            right = {
                (n, name): chosen
                for n in asked_here
                for name, choose in (("date", _right_dates), ("place", _right_places), ("person", _right_people))
                if (chosen := choose(scene, window, n, one, days)) is not None
            }
            example.told.append(
                Told(
                    asked_here,
                    _only(one, "mode", MODES),
                    _only(one, "status", STATUSES),
                    one[0]["initiator"] or "" if _alike(one, "initiator") else None,
                    one[0]["multilateral"] if _alike(one, "multilateral") else None,
                    one[0]["negotiation"] if _alike(one, "negotiation") else None,
                    right,
                )
            )
        if window.asked:
            yield example


def _rows(scene: Scene, contact: Mapping[str, Any]) -> set[int]:
    """The sentences that the evidence lies in; empty where there is none."""
    evidence = contact.get("evidence") or ""
    start = scene.text.find(evidence) if evidence else -1
    if start < 0:
        return set()
    end = start + len(evidence)
    return {
        number
        for number, row in enumerate(scene.rows)
        if row.units and row.units[0].start < end and row.units[-1].end > start
    }


def _only(contacts: Sequence[Mapping[str, Any]], name: str, values: Sequence[str]) -> int:
    found = {contact[name] for contact in contacts}
    return values.index(found.pop()) if len(found) == 1 else -1


_Days = dict[tuple[int, int], set[tuple[str, str, str]]]


def _days(scene: Scene) -> _Days:
    """What each date phrase can stand for, whatever the tense and whatever it counts from."""
    found: _Days = {}
    context = DateContext.at_start(scene)
    for number in context.along(scene.rows):
        for index, unit in enumerate(scene.rows[number].units):
            if unit.code == "D" and scene.published_on is not None:
                meant = {
                    resolve(unit.what, published_on=scene.published_on, tense=tense, anchor=anchor)
                    for tense in ("past", "present", "future", "near", "due")
                    for anchor in (None, context.anchor, context.period)
                }
                found[number, index] = {
                    (when.start.isoformat(), when.end.isoformat(), when.precision) for when in meant if when
                }
    return found


def _alike(contacts: Sequence[Mapping[str, Any]], name: str) -> bool:
    return all(name in contact for contact in contacts) and len({contact[name] for contact in contacts}) == 1


def _right_dates(
    scene: Scene, window: Window, number: int, contacts: Sequence[Mapping[str, Any]], days: _Days
) -> set[int] | None:
    told = {(contact["date"], contact["date_end"], contact["precision"]) for contact in contacts if "date" in contact}
    if len(told) != 1:
        return None
    start, end, precision = told.pop()
    if not start:
        return {-1}
    asked = window.asked[number]

    def meant(mention: Mention) -> bool:
        return any(
            (first == start and how == precision)
            or ((precision != "day" or start != (end or start)) and start <= first and last <= (end or start))
            for first, last, how in days.get((mention.row, mention.unit), ())
        )

    right = _choices(window, asked, "date", meant)
    if right:
        return right
    return {-1} if precision == "day" and start == str(scene.published_on or date.min) else None


def _right_places(
    scene: Scene, window: Window, number: int, contacts: Sequence[Mapping[str, Any]], _: _Days
) -> set[int] | None:
    told = {contact["place"] for contact in contacts if "place" in contact}
    if len(told) != 1:
        return None
    place = told.pop()
    if not place:
        return {-1}
    words = _words(place)
    right = _choices(
        window, window.asked[number], "place", lambda m: _words(scene.text[slice(*_characters(scene, m))]) == words
    )
    return right or None


def _right_people(
    scene: Scene, window: Window, number: int, contacts: Sequence[Mapping[str, Any]], _: _Days
) -> set[int] | None:
    if len(contacts) != 1 or "people" not in contacts[0]:
        return None
    names = {surname(name) for some in contacts[0]["people"].values() for name in some}

    def takes_part(mention: Mention) -> bool:
        members = scene.members(mention.row, [mention.unit])
        return any(member.name and surname(member.name) in names for member in members)

    return _choices(window, window.asked[number], "person", takes_part)


def _choices(window: Window, asked: Asked, of: str, is_right: Callable[[Mention], bool]) -> set[int]:
    """The right ones of a kind; those of the sentence itself where there are any, but for persons."""
    right = {n: m.row for n, (name, m) in enumerate(window.choices(asked)) if name == of and is_right(m)}
    here = {n for n, row in right.items() if row == asked.row}
    return here if here and of != "person" else set(right)


def _characters(scene: Scene, mention: Mention) -> tuple[int, int]:
    unit = scene.rows[mention.row].units[mention.unit]
    return unit.start, unit.end


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - {"le", "la", "les", "l"}


_Phrases = Sequence[list[tuple[int, int]]]


def _phrases(scene: Scene, contacts: Sequence[Mapping[str, Any]]) -> _Phrases | None:
    """Where topics and reporters of the contacts stand, each nearest to where its evidence begins."""
    if any("topics" not in contact or "attribution" not in contact for contact in contacts):
        return None
    found: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    for contact in contacts:
        start = max(scene.text.find(contact.get("evidence") or "\0"), 0)
        for name, into in zip(("topics", "attribution"), found, strict=True):
            for phrase in contact[name]:
                places = [match.start() for match in re.finditer(re.escape(phrase), scene.text)]
                if places:
                    nearest = min(places, key=lambda place: (abs(place - start), place))
                    into.append((nearest, nearest + len(phrase)))
    return found


def _tagged(window: Window, phrases: _Phrases | None) -> list[tuple[bool, bool]] | None:
    if phrases is None:
        return None
    topics, reporters = (
        [any(start < last and first < end for start, end in some) for first, last in window.spans] for some in phrases
    )
    return list(zip(topics, reporters, strict=True))
