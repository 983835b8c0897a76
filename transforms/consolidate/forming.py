"""The events of one pair of parties, against those that are stored: what is new, what is gone, where ids went."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from transforms.consolidate.grouping import group, moved
from transforms.index import Index
from transforms.records import Contact, Event, EventMove
from transforms.schema import Table, table_of
from transforms.storage import Storage
from transforms.tables import Snapshot, merge

__all__ = ["Formed", "form", "form_again"]

_PAIRS_AT_ONCE = 500
"""Pairs whose contacts are held in memory together."""


@dataclass(frozen=True, slots=True)
class Formed:
    """What a pair's contacts make of its events."""

    events: tuple[Event, ...]
    """New or changed."""
    gone: tuple[Event, ...]
    """Stored rows that are no more, or lie in another partition now."""
    moves: tuple[EventMove, ...]
    event_of: dict[str, str]
    """The event of each contact."""


def form(contacts: Iterable[Contact], stored: Iterable[Event], *, at: datetime, run_id: str) -> Formed:
    """The events of the current contacts of one pair of parties; ``stored`` are the pair's events as they are."""
    events = group(contacts)
    before = {event.event_id: event for event in stored}
    changed, gone = [], []
    for event in events:
        old = before.pop(event.event_id, None)
        if old is not None and old.published_date != event.published_date:
            gone.append(old)
        if old != event:
            changed.append(event)
    return Formed(
        events=tuple(changed),
        gone=(*gone, *before.values()),
        moves=tuple(moved(event, events, at, run_id) for event in before.values()),
        event_of={contact_id: event.event_id for event in events for contact_id in event.contact_ids},
    )


def form_again(storage: Storage, pairs: Iterable[tuple[str, str]], *, run_id: str) -> None:
    """Bring the events of some pairs, and the `event_id` of their contacts, up to date with the stored contacts.

    Some hundred pairs at a time, so that memory does not grow with the tables. Safe to repeat.
    """
    index = Index(storage)
    try:
        index.refresh()
        ordered = sorted(set(pairs))
        for start in range(0, len(ordered), _PAIRS_AT_ONCE):
            _form_lot(storage, index, ordered[start : start + _PAIRS_AT_ONCE], run_id)
    finally:
        index.close()


def _form_lot(storage: Storage, index: Index, pairs: Sequence[tuple[str, str]], run_id: str) -> None:
    contacts_table, events_table, moves_table = table_of(Contact), table_of(Event), table_of(EventMove)
    where = {"party_a": {a for a, _ in pairs}, "party_b": {b for _, b in pairs}}
    told: dict[tuple[str, str], list[Contact]] = {pair: [] for pair in pairs}
    for contact in Snapshot(storage, contacts_table).each(where):
        if (contact.party_a, contact.party_b) in told:
            told[contact.party_a, contact.party_b].append(contact)
    stored: dict[tuple[str, str], list[Event]] = {pair: [] for pair in pairs}
    for event in Snapshot(storage, events_table).each(where):
        if (event.party_a, event.party_b) in stored:
            stored[event.party_a, event.party_b].append(event)
    at = datetime.now(UTC)
    events: list[Event] = []
    gone: list[Event] = []
    moves: list[EventMove] = []
    named: list[Contact] = []
    for pair, contacts in told.items():
        current = [c for c in contacts if c.withdrawn_at is None and c.revision == _latest(index, c)]
        formed = form(current, stored[pair], at=at, run_id=run_id)
        events += formed.events
        gone += formed.gone
        moves += formed.moves
        event_of = formed.event_of
        named += [replace(c, event_id=event_of[c.contact_id]) for c in current if c.event_id != event_of[c.contact_id]]
    nothing: list[Event] = []
    changes: tuple[tuple[Table, Sequence[Any], list[Event]], ...] = (
        (contacts_table, named, nothing),
        (moves_table, moves, nothing),
        (events_table, events, gone),
    )
    for table, rows, dropped in changes:
        for day in sorted({row.published_date for row in (*rows, *dropped)}):
            keys = {table.key_of(row) for row in dropped if row.published_date == day}
            merge(storage, table, day, [row for row in rows if row.published_date == day], gone=keys)


def _latest(index: Index, contact: Contact) -> int:
    known = index.item(contact.item_id)
    return known.revision if known else contact.revision
