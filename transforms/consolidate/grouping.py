"""Which contacts tell of the same event, pure: the same set of contacts gives the same events, in whatever order.

`matching` judges one mention against one event; here every mention finds its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from transforms.consolidate.matching import NEVER, Group, months_of
from transforms.identifiers import digest
from transforms.records import Contact, Event, EventMove, Person, StatusReport

__all__ = ["group", "moved"]

_COPIED = 0.7
"""Share of a text's runs of three words that another has where it is a copy of it."""
_COMPARED = 200
"""Originals that a text is compared with at most: an event of more is told by everybody."""
_PRECISION = {"day": 0, "month": 1, "quarter": 2, "year": 3, "unknown": 4}


def group(contacts: Iterable[Contact]) -> list[Event]:
    """The events that the contacts of **one pair of parties** tell of, in the order of their first report."""
    ordered = sorted(contacts, key=_order)
    clusters = _clusters(ordered)
    return [_event([ordered[index] for index in cluster]) for cluster in clusters]


def moved(gone: Event, events: Iterable[Event], at: datetime, run_id: str) -> EventMove:
    """Where an event went whose id is no longer there: to the one that most of its mentions belong to now."""
    mentions = set(gone.contact_ids)
    shares = [(len(mentions & set(event.contact_ids)), event.event_id) for event in events]
    best = max(shares, key=lambda share: (share[0], share[1]), default=(0, ""))
    return EventMove(gone.event_id, best[1] if best[0] else None, at, run_id, gone.published_date)


def _order(contact: Contact) -> tuple[datetime, str]:
    return (contact.published_at or NEVER, contact.contact_id)


def _clusters(contacts: Sequence[Contact]) -> list[list[int]]:
    """Put each mention with the event it fits best, or begin one with it; what is tied closest to time comes first.

    That order is one of the mentions alone, so that the outcome does not depend on when they came.
    """
    groups: list[Group] = []
    by_month: dict[int, list[int]] = defaultdict(list)
    for number in sorted(range(len(contacts)), key=lambda n: (_tie(contacts[n]), n)):
        contact = contacts[number]
        near = sorted({place for month in months_of(contact) for place in by_month.get(month, ())})
        fits = [(fit, -place) for place in near if (fit := groups[place].fit(contact)) is not None]
        place = -max(fits)[1] if fits else len(groups)
        if not fits:
            groups.append(Group())
        before = groups[place].months()
        groups[place].add(number, contact)
        for month in groups[place].months() - before:
            by_month[month].append(place)
    return sorted(sorted(group.mentions) for group in groups)


def _tie(contact: Contact) -> tuple[int, date, int]:
    """Exact days before periods before what has no date; short spans before long ones."""
    if contact.date_start is None:
        return (_PRECISION["unknown"], date.max, 0)
    length = (contact.date_end or contact.date_start) - contact.date_start
    if contact.precision == "day":
        return (0, contact.date_start, length.days) if length.days <= 3 else (0, date.max, length.days)
    return (_PRECISION[contact.precision], contact.date_start, length.days)


def _event(contacts: Sequence[Contact]) -> Event:
    """The event that these contacts tell of, in the order of publication."""
    first = contacts[0]
    reported = [contact.published_at or NEVER for contact in contacts]
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
        n_originals=_originals([c.evidence for c in contacts]),
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
            history.append(StatusReport(contact.status, contact.published_at or NEVER, contact.source))
    return tuple(history)


def _originals(texts: Sequence[str]) -> int:
    """How many texts there are, near-copies counted once: outlets change a word of what an agency sent, or cut it."""
    kept: list[frozenset[str]] = []
    for text in sorted(set(texts), key=lambda t: (-len(t), t)):
        words = text.casefold().split()
        runs = frozenset(" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2)))
        # A copy that is cut is contained in its original: what counts is the share of the shorter one.
        if not any(len(runs & other) >= _COPIED * len(runs) for other in kept[:_COMPARED]):
            kept.append(runs)
    return len(kept)


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
