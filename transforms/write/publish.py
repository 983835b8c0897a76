"""Rows that were made anew, from a staging output into the one that readers know. Pure but for the files.

What was made anew replaces what is stored of the same items, and nothing else: rows of other items, such as another run
adds meanwhile, stay. Each partition's file is replaced whole, so that a reader sees it before or after.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from transforms.records import Contact, Item, Reject
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import Snapshot, merge, partitions, read_rows

__all__ = ["publish_day", "publish_rejects", "replace_contacts", "staged_days", "touched_pairs"]

_ITEMS, _CONTACTS, _REJECTS = table_of(Item), table_of(Contact), table_of(Reject)


def staged_days(staging: Storage) -> list[date]:
    """The partitions of items that were made anew."""
    return sorted(partitions(staging, _ITEMS))


def touched_pairs(staging: Storage, output: Storage, day: date) -> set[tuple[str, str]]:
    """The pairs of parties that the items of a partition are known to tell of, or tell of now."""
    ids = {item.item_id for item in read_rows(staging, _ITEMS, day)}
    told = read_rows(output, _CONTACTS, day, where={"item_id": ids}) if ids else ()
    return {(c.party_a, c.party_b) for c in (*told, *read_rows(staging, _CONTACTS, day))}


def publish_day(staging: Storage, output: Storage, day: date, read: Collection[str]) -> None:
    """Bring one partition's items and contacts over; ``read`` are the SHA-256 of the payloads they were made of.

    Versions of the same items out of other payloads stay: another run added them meanwhile. Contacts come first: an
    item's row says that its contacts are there.
    """
    items = list(read_rows(staging, _ITEMS, day))
    ids = {item.item_id for item in items}
    if not ids:
        return
    new = {_ITEMS.key_of(item) for item in items}
    stored = list(read_rows(output, _ITEMS, day, where={"item_id": ids}))
    spared = {_ITEMS.key_of(row) for row in stored if row.raw_ref.partition("#")[0] not in read} - new
    replace_contacts(output, day, ids, list(read_rows(staging, _CONTACTS, day)), spared=spared)
    gone = {_ITEMS.key_of(row) for row in stored} - new - spared
    merge(output, _ITEMS, day, items, gone=gone)


def replace_contacts(
    output: Storage,
    day: date,
    ids: Iterable[str],
    contacts: list[Contact],
    *,
    spared: Collection[tuple[Any, ...]] = (),
) -> set[tuple[str, str]]:
    """Put contacts in the place of all that some items told before, but for the versions (item, revision) ``spared``.

    Gives the pairs of parties that either tells of. The event that a contact was known to belong to stays with it until
    events are formed anew.
    """
    stored = read_rows(output, _CONTACTS, day, where={"item_id": set(ids)})
    told = [contact for contact in stored if (contact.item_id, contact.revision) not in spared]
    event_of = {_CONTACTS.key_of(contact): contact.event_id for contact in told}
    new = {_CONTACTS.key_of(contact) for contact in contacts}
    merge(
        output,
        _CONTACTS,
        day,
        [_with_event(contact, event_of.get(_CONTACTS.key_of(contact))) for contact in contacts],
        gone={key for key in event_of if key not in new},
    )
    return {(contact.party_a, contact.party_b) for contact in (*told, *contacts)}


def publish_rejects(staging: Storage, output: Storage) -> None:
    """Bring the rejects over that are not known."""
    known = {row.reject_id for row in Snapshot(output, _REJECTS).each({})}
    fresh: dict[date, list[Reject]] = {}
    for row in _rejects(staging):
        if row.reject_id not in known:
            fresh.setdefault(row.published_date, []).append(row)
    for day, rows in sorted(fresh.items()):
        merge(output, _REJECTS, day, rows)


def _rejects(staging: Storage) -> Iterator[Reject]:
    yield from Snapshot(staging, _REJECTS).each({})


def _with_event(contact: Contact, event_id: str | None) -> Contact:
    return replace(contact, event_id=event_id) if event_id is not None else contact
