"""The fields of a contact that are read off once it is known: people, reporters, topics and marked words."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.extract.attribution import attribution
from transforms.extract.people import surname
from transforms.extract.scene import Scene
from transforms.extract.telling import Telling
from transforms.extract.text import View
from transforms.extract.topics import subjects_in, topics_after
from transforms.records import Person, Span

__all__ = ["people_of", "reporters", "spans_of", "topics_of"]

_MOST = 8


def people_of(scene: Scene, telling: Telling, position: int) -> tuple[Person, ...]:
    """The officials of both parties; a role without a name takes it from the same document."""
    people: list[Person] = []
    for party in telling.parties:
        seen: set[str] = set()
        for member in telling.members[party]:
            names = [member.name] if member.name else scene.cast.names(party, member.office, position)
            for name in names:
                if surname(name) not in seen:
                    seen.add(surname(name))
                    people.append(Person(party, name, member.office))
    return tuple(people)


def reporters(scene: Scene, telling: Telling) -> tuple[str, ...]:
    """Who reports it, out of the sentences that tell it."""
    found: list[str] = []
    for number in dict.fromkeys(number for number, _, _ in telling.told):
        for name in attribution(_sentence(scene, number)):
            if name not in found:
                found.append(name)
    return tuple(found)


def topics_of(scene: Scene, telling: Telling, contacts: Sequence[Telling]) -> tuple[str, ...]:
    """What was discussed, out of the sentences that tell it and those that follow and tell of no other contact."""
    found: list[str] = []
    for number, head, last in telling.told:
        row = scene.rows[number]
        sentence = scene.sentences[number]
        after = row.units[min(last, len(row)) - 1].end
        found.extend(topics_after(scene.text[after : sentence.end]))
        found.extend(subjects_in(_sentence(scene, number)))
    for number in _following(scene, telling, contacts):
        found.extend(subjects_in(_sentence(scene, number)))
    return tuple(dict.fromkeys(found))[:_MOST]


def _following(scene: Scene, telling: Telling, contacts: Sequence[Telling]) -> list[int]:
    own = {number for number, _, _ in telling.told}
    others = {number for contact in contacts for number, _, _ in contact.told if contact is not telling}
    rows = []
    for start in sorted(own):
        for number in range(start + 1, min(start + 3, len(scene.rows))):
            if number in own or number in others:
                break
            rows.append(number)
    return rows


def spans_of(scene: Scene, shown: View, telling: Telling) -> tuple[Span, ...]:
    """Actors, the word that tells the contact, and the date, by offsets into the body."""
    spans: set[tuple[str, int, int]] = set()
    for number, head, _ in telling.told:
        row = scene.rows[number]
        spans.add(("verb", row.units[head].start, row.units[head].end))
        for unit in row.units:
            if unit.code in ("X", "Y") and any(member.party in telling.parties for member in unit.what.members):
                kind = "person" if any(member.name for member in unit.what.members) else "party"
                spans.add((kind, unit.start, unit.end))
    if telling.date_span:
        spans.add(("date", *telling.date_span))
    ordered = sorted(spans, key=lambda span: (span[1], span[2], span[0]))
    return tuple(Span(kind, *shown.span(start, end)) for kind, start, end in ordered)


def _sentence(scene: Scene, number: int) -> str:
    sentence = scene.sentences[number]
    return scene.text[sentence.start : sentence.end]
