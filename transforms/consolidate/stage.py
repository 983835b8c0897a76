"""Contacts to events, as a Beam stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam

from transforms.consolidate.forming import form
from transforms.index import Index
from transforms.records import Contact, Event, Item
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import Snapshot, read_rows

__all__ = ["FormEvents"]

_CONTACTS, _EVENTS = table_of(Contact), table_of(Event)
_Superseded = tuple[str, int]
"""An item and its new revision: contacts of lower ones no longer count."""


@dataclass(eq=False)  # Beam sets the label of a transform
class FormEvents(beam.PTransform):
    """Form anew the events of each pair of parties that new contacts, or new versions of items, touch.

    Takes contacts and the new item versions. Gives ``contacts`` with their event, ``events`` to be written and the
    events that are ``gone``. What the tables hold already is read back, so that the outcome does not depend on how the
    contacts were split into passes. ``moves`` says where the mentions of a gone event are now.
    """

    output: str
    run_id: str

    def expand(self, inputs: tuple[beam.PCollection[Contact], beam.PCollection[Item]]) -> Any:
        contacts, items = inputs
        told = contacts | "ByPair" >> beam.Map(lambda c: (_pair(c), c)).with_output_types(tuple[str, Any])
        superseded = (
            items
            | "Edited" >> beam.Filter(lambda item: item.revision > 1)
            | "ToldBefore" >> beam.ParDo(_ToldBefore(self.output)).with_output_types(tuple[str, Any])
        )
        return (
            (told, superseded)
            | "Both" >> beam.Flatten()
            | "Group" >> beam.GroupByKey()
            | "Form"
            >> beam.ParDo(_Form(self.output, self.run_id, in_stream=not items.is_bounded)).with_outputs(
                "events", "gone", "moves", main="contacts"
            )
        )


def _pair(contact: Contact) -> str:
    return f"{contact.party_a} {contact.party_b}"


class _ToldBefore(beam.DoFn):
    """The pairs that earlier versions of an item told of."""

    def __init__(self, output: str) -> None:
        self._output = output

    def process(self, item: Item) -> Iterator[tuple[str, Any]]:
        stored = read_rows(Storage(self._output), _CONTACTS, item.published_date, where={"item_id": [item.item_id]})
        for pair in {_pair(contact) for contact in stored}:
            yield pair, (item.item_id, item.revision)


class _Form(beam.DoFn):
    def __init__(self, output: str, run_id: str, in_stream: bool) -> None:
        self._output = output
        self._run_id = run_id
        self._in_stream = in_stream

    def setup(self) -> None:
        self._storage = Storage(self._output)
        self._index = Index(self._storage)

    def start_bundle(self) -> None:
        if self._in_stream:  # a bounded pass is told of its own versions by its elements
            self._index.refresh()
        self._contacts = Snapshot(self._storage, _CONTACTS)
        self._events = Snapshot(self._storage, _EVENTS)

    def teardown(self) -> None:
        self._index.close()

    def process(self, pair: tuple[str, Iterable[Any]]) -> Iterator[Any]:
        where = {name: [code] for name, code in zip(("party_a", "party_b"), pair[0].split(" "), strict=True)}
        new: dict[str, Contact] = {}
        highest: dict[str, int] = {}
        for element in pair[1]:
            item_id, revision = (element.item_id, element.revision) if isinstance(element, Contact) else element
            highest[item_id] = max(revision, highest.get(item_id, 0))
            if isinstance(element, Contact):
                new[f"{element.contact_id} {element.revision}"] = element
        stored = [c for c in self._contacts.rows(where) if f"{c.contact_id} {c.revision}" not in new]
        contacts = [
            c for c in [*new.values(), *stored] if c.withdrawn_at is None and c.revision == self._latest(c, highest)
        ]
        formed = form(contacts, self._events.rows(where), at=datetime.now(UTC), run_id=self._run_id)
        for contact in new.values():
            yield replace(contact, event_id=formed.event_of.get(contact.contact_id))
        for tag, rows in (("events", formed.events), ("gone", formed.gone), ("moves", formed.moves)):
            for row in rows:
                yield beam.pvalue.TaggedOutput(tag, row)

    def _latest(self, contact: Contact, highest: dict[str, int]) -> int:
        """The highest revision of the contact's item, this pass's included."""
        if contact.item_id not in highest:
            known = self._index.item(contact.item_id)
            highest[contact.item_id] = known.revision if known else contact.revision
        return highest[contact.item_id]
