"""Annotated documents as the encoder learns from them.

Where an annotation has its sentence (`evidence`), that sentence tells of the contact and the others of the pair count
little; where it has none, one of the sentences does, whichever the network takes for the likeliest (several-instance
learning). All sentences of a pair that has no contact tell of none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from transforms.extract.dates.resolution import resolve
from transforms.extract.frames.scene import Scene
from transforms.extract.learning.encoding import MODES, STATUSES, Mention, Pieces, Window, windows
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
    dates: Mapping[int, Sequence[int]]
    """By asked pair, the right choices among the date phrases near: 0 for none; missing where not known."""


@dataclass(slots=True)
class Example:
    """One window with what is known of it."""

    window: Window
    weight: float
    none: list[tuple[int, float]] = field(default_factory=list)
    """Asked pairs that tell of no contact, and how much each counts."""
    told: list[Told] = field(default_factory=list)


def examples(annotated: Annotated, cut: Pieces) -> Iterator[Example]:
    """The windows of an annotated document in which a pair is asked about."""
    scene = scene_of(annotated.document)
    by_pair: dict[tuple[str, str], list[Mapping[str, Any]]] = defaultdict(list)
    for contact in annotated.contacts:
        by_pair[contact["parties"][0], contact["parties"][1]].append(contact)
    days = _days(scene)
    for window in windows(scene, cut):
        example = Example(window, annotated.weight)
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
        for key, numbers in groups.items():
            one = covered[key]
            example.told.append(
                Told(
                    numbers,
                    _only(one, "mode", MODES),
                    _only(one, "status", STATUSES),
                    {n: right for n in numbers if (right := _right_dates(scene, window, n, one, days)) is not None},
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


def _right_dates(
    scene: Scene, window: Window, number: int, contacts: Sequence[Mapping[str, Any]], days: _Days
) -> list[int] | None:
    told = {(contact["date"], contact["date_end"], contact["precision"]) for contact in contacts if "date" in contact}
    if len(told) != 1:
        return None
    start, end, precision = told.pop()
    if not start:
        return [0]
    row = window.asked[number].row
    phrases = window.dates(row)

    def meant(mention: Mention) -> bool:
        return any(
            (first == start and how == precision)
            or ((precision != "day" or start != (end or start)) and start <= first and last <= (end or start))
            for first, last, how in days.get((mention.row, mention.unit), ())
        )

    right = [place for place, mention in enumerate(phrases, 1) if meant(mention)]
    if right:
        return [place for place in right if phrases[place - 1].row == row] or right
    return [0] if precision == "day" and start == str(scene.published_on or date.min) else None
