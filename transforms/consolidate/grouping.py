"""Which contacts tell of the same event, pure: the same set of contacts gives the same events, in whatever order.

The rule is simple. Contacts of one pair of parties are compared two by two; two tell of one event where their modes can
be the same and their dates agree: the days overlap or, where one has no date, it was published within `NEAR` days of
the other, or of its date. What hangs together through others is one event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from transforms.identifiers import digest
from transforms.records import Contact, Event, Person, StatusReport

__all__ = ["NEAR", "group"]

NEAR = timedelta(days=4)
"""How far from a dated contact an undated one may be published and still be taken to tell of it."""

_PRECISION = {"day": 0, "month": 1, "quarter": 2, "year": 3, "unknown": 4}
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def group(contacts: Iterable[Contact]) -> list[Event]:
    """The events that the contacts of **one pair of parties** tell of, in the order of their first report."""
    ordered = sorted(contacts, key=_order)
    clusters = _clusters(ordered)
    return [_event([ordered[index] for index in cluster]) for cluster in clusters]


def _order(contact: Contact) -> tuple[datetime, str]:
    return (contact.published_at or _NEVER, contact.contact_id)


def _clusters(contacts: Sequence[Contact]) -> list[list[int]]:
    parent = list(range(len(contacts)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    # Dated contacts that agree come next to each other by date, so that only neighbours need be compared.
    dated = sorted(
        (i for i, c in enumerate(contacts) if c.date_start is not None), key=lambda i: (_start(contacts[i]), i)
    )
    for position, one in enumerate(dated):
        for other in dated[position + 1 :]:
            if _start(contacts[other]) > _end(contacts[one]):
                break
            if _same_dated(contacts[one], contacts[other]):
                parent[root(other)] = root(one)
    by_day = {index: _told(contacts[index]) for index in range(len(contacts))}
    undated = [i for i, c in enumerate(contacts) if c.date_start is None]
    for one in undated:
        best = min(
            (other for other in range(len(contacts)) if other != one and _near(contacts[one], contacts[other])),
            key=lambda other: (contacts[other].date_start is None, abs(by_day[other] - by_day[one]), other),
            default=None,
        )
        if best is not None:
            parent[root(one)] = root(best)
    found: dict[int, list[int]] = {}
    for index in range(len(contacts)):
        found.setdefault(root(index), []).append(index)
    return sorted(found.values())


def _same_dated(one: Contact, other: Contact) -> bool:
    if not _compatible(one.mode, other.mode):
        return False
    days = {one.precision, other.precision} == {"day"}
    # A month says little: two calls in it are two, unless the mode is named and the same.
    return days or one.mode == other.mode


def _near(one: Contact, other: Contact) -> bool:
    if not _compatible(one.mode, other.mode) or one.published_at is None or other.published_at is None:
        return False
    if abs(one.published_at - other.published_at) <= NEAR and (
        other.date_start is None or _told(other) - _told(one) <= NEAR
    ):
        return other.date_start is None or abs(_told(other) - _told(one)) <= NEAR
    return False


def _told(contact: Contact) -> datetime:
    """When a contact takes place, or else when it was told."""
    if contact.date_start is not None:
        return datetime(contact.date_start.year, contact.date_start.month, contact.date_start.day, 12, tzinfo=UTC)
    return contact.published_at or _NEVER


def _compatible(one: str, other: str) -> bool:
    """Whether two modes can be one contact: `unspecified` can be any, and who visits also meets."""
    return one == other or "unspecified" in (one, other) or {one, other} == {"visit", "meeting"}


def _start(contact: Contact) -> date:
    assert contact.date_start is not None
    return contact.date_start


def _end(contact: Contact) -> date:
    return contact.date_end or _start(contact)


def _event(contacts: Sequence[Contact]) -> Event:
    """The event that these contacts tell of, in the order of publication."""
    first = contacts[0]
    reported = [contact.published_at or _NEVER for contact in contacts]
    history = _history(contacts)
    dates = Counter((c.date_start, c.date_end, c.precision) for c in contacts)
    start, end, precision = min(dates, key=lambda value: (_PRECISION[value[2]], -dates[value], str(value[0])))
    modes = Counter(c.mode for c in contacts)
    places = Counter(c.place for c in contacts if c.place)
    return Event(
        event_id=digest("event", first.contact_id),
        party_a=first.party_a,
        party_b=first.party_b,
        mode=min(modes, key=lambda mode: (mode == "unspecified", -modes[mode], mode)),
        status=history[-1].status,
        status_history=history,
        date_start=start,
        date_end=end,
        precision=precision,
        people=_people(contacts),
        place=min(places, key=lambda place: (-places[place], place), default=None),
        topics=_unique(topic for c in contacts for topic in c.topics),
        multilateral=any(c.multilateral for c in contacts),
        negotiation=any(c.negotiation for c in contacts),
        n_mentions=len(contacts),
        n_sources=len({c.source for c in contacts}),
        n_originals=len({" ".join(c.evidence.split()).casefold() for c in contacts}),
        first_reported_at=reported[0],
        last_reported_at=reported[-1],
        contact_ids=tuple(sorted(c.contact_id for c in contacts)),
        confidence=max(c.confidence for c in contacts),
        published_date=reported[0].date().replace(day=1),
    )


def _history(contacts: Sequence[Contact]) -> tuple[StatusReport, ...]:
    """Each change of status with its first report; a plan that is told again after the contact took place is none."""
    history: list[StatusReport] = []
    for contact in contacts:
        planned_again = contact.status == "planned" and any(report.status == "held" for report in history)
        if not planned_again and (not history or history[-1].status != contact.status):
            history.append(StatusReport(contact.status, contact.published_at or _NEVER, contact.source))
    return tuple(history)


def _people(contacts: Sequence[Contact]) -> tuple[Person, ...]:
    """Everybody who is named; of two that share party and last word the fuller name."""
    best: dict[tuple[str, str], Person] = {}
    for contact in contacts:
        for person in contact.people:
            key = (person.party, person.name.split()[-1].casefold() if person.name.split() else "")
            if key not in best or len(person.name) > len(best[key].name):
                best[key] = person
    return tuple(best[key] for key in sorted(best))


def _unique(values: Iterable[str], key: Callable[[str], Any] = str.casefold) -> tuple[str, ...]:
    return tuple({key(value): value for value in reversed(list(values))}.values())[::-1]
