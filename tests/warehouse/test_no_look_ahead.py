"""What was known at an instant is the same from tables that go on after it and from tables that end there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from hypothesis import given, settings, strategies as st

from pipeline.api import connect, events_as_of
from pipeline.warehouse.ddl import view_statements
from tests.warehouse.world import FAR, HISTORY, Tables, Told, Version, hour, tables_at, write
from transforms.records import Contact, Event, Item
from transforms.schema import table_of, to_arrow

_TOLD = st.builds(
    Told,
    pair=st.sampled_from(["FRA RUS", "DEU ITA"]),
    status=st.sampled_from(["held", "planned", "cancelled"]),
    day=st.sampled_from([None, 5, 6, 20]),
    mode=st.sampled_from(["call", "unspecified", "visit"]),
)
_VERSIONS = st.builds(
    Version,
    item=st.sampled_from("abc"),
    seen=st.integers(0, 9),
    tells=st.lists(_TOLD, max_size=2).map(tuple),
    status=st.sampled_from(["usable", "usable", "usable", "withheld", "canceled"]),
    embargo=st.sampled_from([None, None, None, 3, 8, FAR]),
    published=st.sampled_from([-30, -1, 0, 5, 40]),
    also_in=st.sampled_from([(), (("radio", 2), ("revue", 7))]),
)


@settings(max_examples=60)
@given(st.lists(_VERSIONS, max_size=9), st.integers(-1, 10))
def test_later_rows_change_nothing(history: list[Version], now: int) -> None:
    then, later = tables_at(history, now), tables_at(history, FAR - 1)
    at = hour(now).isoformat()
    one, other = _database(then), _database(later)
    for function in ("items_as_of", "contacts_as_of", "status_reports_as_of"):
        query = f"FROM {function}(TIMESTAMPTZ '{at}') ORDER BY ALL"
        assert one.execute(query).fetchall() == other.execute(query).fetchall(), function
    events = sorted(then.events, key=_name)
    assert sorted(events_as_of(one, hour(now)), key=_name) == events, "as a pass at that time writes them"
    assert sorted(events_as_of(other, hour(now)), key=_name) == events


@settings(max_examples=30)
@given(st.lists(_VERSIONS, max_size=9), st.integers(-1, 10))
def test_what_stands_now_is_what_is_known_now(history: list[Version], now: int) -> None:
    db = _database(tables_at(history, now))
    columns = ", ".join(name for name in table_of(Contact).columns if name != "event_id")
    current = f"SELECT {columns} FROM current_contacts ORDER BY ALL"
    as_of = f"SELECT {columns} FROM contacts_as_of(TIMESTAMPTZ '{hour(now).isoformat()}') ORDER BY ALL"
    assert db.execute(current).fetchall() == db.execute(as_of).fetchall()
    assert db.execute("SELECT count(*) FROM current_contacts WHERE event_id IS NULL").fetchall() == [(0,)]


@settings(max_examples=30)
@given(st.lists(_VERSIONS, max_size=9), st.integers(-1, 10))
def test_the_status_of_an_event_rests_on_reports_known_then(history: list[Version], now: int) -> None:
    db = _database(tables_at(history, FAR - 1))
    at = f"TIMESTAMPTZ '{hour(now).isoformat()}'"
    columns = "contact_id, revision, status, known_at"
    assert (
        db.execute(
            f"SELECT {columns} FROM event_status_as_of({at}) EXCEPT SELECT {columns} FROM status_reports_as_of({at})"
        ).fetchall()
        == []
    )


def test_from_files(tmp_path: Path) -> None:
    root = str(tmp_path / "out")
    for now in (0, 1, 2, 3, 4, 6, 8, 30):
        write(root, tables_at(HISTORY, now))
        db = connect(root)
        for then in (0, 1, 2, 3, 4, 6, 8):
            if then <= now:
                expected = sorted(tables_at(HISTORY, then).events, key=_name)
                assert sorted(events_as_of(db, hour(then)), key=_name) == expected, (now, then)


def test_a_late_report_of_an_earlier_publication_is_not_known_earlier() -> None:
    history = [
        Version("a", 2, (Told(status="planned"),), published=1),
        Version("b", 5, (Told(status="cancelled"),), published=0),
    ]
    db = _database(tables_at(history, 9))
    known = "SELECT status, date_diff('hour', TIMESTAMPTZ '{}', known_at) FROM event_status_as_of(TIMESTAMPTZ '{}')"
    assert db.execute(known.format(hour(0), hour(4))).fetchall() == [("planned", 2)]
    assert sorted(db.execute(known.format(hour(0), hour(5))).fetchall()) == [("cancelled", 5), ("planned", 2)]
    (event,) = events_as_of(db, hour(4))
    assert (event.status, event.n_mentions) == ("planned", 1)


def test_an_archive_that_comes_later_is_known_earlier() -> None:
    """A backfill's versions have later revisions and earlier instants than those that were fetched before it."""
    tables = tables_at([Version("a", 4, (Told(status="held"),)), Version("a", 5, (Told(status="planned"),))], 9)
    items = [replace(item, first_seen_at=hour(1)) if item.revision == 2 else item for item in tables.items]
    db = _database(replace(tables, items=items))
    query = "SELECT revision, status FROM {}(TIMESTAMPTZ '{}') ORDER BY ALL"
    assert db.execute(query.format("status_reports_as_of", hour(2))).fetchall() == [(2, "planned")]
    assert db.execute(query.format("status_reports_as_of", hour(4))).fetchall() == [(1, "held"), (2, "planned")]
    assert db.execute(query.format("contacts_as_of", hour(4))).fetchall() == [(2, "planned")]


def _database(tables: Tables) -> duckdb.DuckDBPyConnection:
    """The views over rows in memory."""
    db = duckdb.connect()
    db.execute("SET TimeZone = 'UTC'")
    rows: Sequence[Any]
    for record, rows in ((Item, tables.items), (Contact, tables.contacts), (Event, tables.events)):
        table = table_of(record)
        days = pa.array([row.published_date for row in rows], type=pa.date32())
        data = to_arrow(table, rows).append_column(table.partition, days)  # noqa: F841 - DuckDB finds it by name
        db.execute(f"CREATE TABLE {table.name} AS FROM data")
    for statement in view_statements("duckdb"):
        db.execute(statement)
    return db


def _name(event: Event) -> str:
    return event.event_id
