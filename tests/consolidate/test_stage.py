"""The stage: whatever comes when, the tables end the same, and ids that change leave their trace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.transforms.util import WaitOn
from hypothesis import HealthCheck, given, settings, strategies as st

from tests.conftest import NOON
from transforms.coders import register
from transforms.consolidate.grouping import group
from transforms.consolidate.stage import FormEvents
from transforms.records import Contact, Event, EventMove, Item
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import Snapshot
from transforms.write.stage import WriteRows

Make = Callable[..., Contact]


def run(output: Path, contacts: Sequence[Contact], items: Sequence[Item] = ()) -> None:
    """One pass."""
    register()
    with beam.Pipeline("FnApiRunner") as pipeline:
        told = pipeline | "Contacts" >> beam.Create(list(contacts), reshuffle=False).with_output_types(Contact)
        edited = pipeline | "Items" >> beam.Create(list(items), reshuffle=False).with_output_types(Item)
        formed = (told, edited) | FormEvents(str(output), "r")
        written = formed.contacts | "WriteContacts" >> WriteRows(Contact, str(output))
        formed.moves | "WriteMoves" >> WriteRows(EventMove, str(output))
        (formed.events | WaitOn(written), formed.gone) | "WriteEvents" >> WriteRows(Event, str(output))


def rows(output: Path, record: type) -> list[Any]:
    return list(Snapshot(Storage(str(output)), table_of(record)).rows({}))


def day(number: int) -> dict[str, Any]:
    return {"date_start": date(2024, 3, number), "date_end": date(2024, 3, number), "precision": "day"}


_MENTION = st.tuples(
    st.sampled_from(["call", "visit", "unspecified"]), st.integers(1, 9), st.integers(0, 40), st.integers(0, 2)
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(mentions=st.lists(_MENTION, min_size=2, max_size=9), random=st.randoms())
def test_any_order_and_any_split_end_in_the_same_events(
    mentions: Any, random: Any, contact: Make, tmp_path_factory: pytest.TempPathFactory
) -> None:
    contacts = [
        contact(
            contact_id=f"{number}",
            item_id=f"{number}",
            mode=mode,
            published_at=NOON + timedelta(days=published),
            published_date=(NOON + timedelta(days=published)).date(),
            source=f"s{source}",
            **day(started),
        )
        for number, (mode, started, published, source) in enumerate(mentions)
    ]
    expected = sorted(group(contacts), key=lambda event: event.event_id)
    random.shuffle(contacts)
    cut = random.randint(1, len(contacts) - 1)
    output = tmp_path_factory.mktemp("out")
    run(output, contacts[:cut])
    before = {event.event_id for event in rows(output, Event)}
    run(output, contacts[cut:])
    assert sorted(rows(output, Event), key=lambda event: event.event_id) == expected
    gone = before - {event.event_id for event in expected}
    moves = {move.old_event_id: move.new_event_id for move in rows(output, EventMove)}
    assert moves.keys() == gone
    assert set(moves.values()) <= {event.event_id for event in expected}


def only(events: Iterable[Event]) -> Event:
    (event,) = events
    return event


def test_an_earlier_mention_moves_the_id(contact: Make, tmp_path: Path) -> None:
    late = contact(contact_id="late", item_id="b", published_at=NOON + timedelta(hours=5))
    run(tmp_path, [late])
    old = only(rows(tmp_path, Event))
    run(tmp_path, [contact(contact_id="early")])
    new = only(rows(tmp_path, Event))
    assert new.event_id != old.event_id
    move = only(rows(tmp_path, EventMove))
    assert (move.old_event_id, move.new_event_id, move.published_date) == (
        old.event_id,
        new.event_id,
        date(2024, 3, 1),
    )


def test_what_is_killed_moves_nowhere(contact: Make, item: Callable[..., Item], tmp_path: Path) -> None:
    one = contact(contact_id="one")
    run(tmp_path, [one])
    old = only(rows(tmp_path, Event))
    kill = item(revision=2, status="canceled")
    run(tmp_path, [replace(one, revision=2, withdrawn_at=NOON)], [kill])
    assert rows(tmp_path, Event) == []
    move = only(rows(tmp_path, EventMove))
    assert (move.old_event_id, move.new_event_id) == (old.event_id, None)
