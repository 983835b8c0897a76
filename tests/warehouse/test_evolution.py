"""A partition written before a column was declared: every reader gives null there, and the values elsewhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from pipeline.api import connect, dataset
from pipeline.warehouse.ddl import statements
from tests.warehouse.world import HISTORY, clickhouse, tables_at, write
from transforms.records import Contact
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import read_rows

NEW = ("place", "confidence", "topics", "people")
"""Columns of each kind: nullable text, a number that is not, and lists."""
OLD_DAY, NEW_DAY = date(2024, 3, 4), date(2024, 3, 5)


@pytest.fixture(params=["one partition", "all partitions"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, bool]:
    """An output whose contacts of 4 March, or all, lack the new columns; and whether it is all."""
    root = str(tmp_path / "out")
    write(root, tables_at(HISTORY, 30))
    everywhere = request.param == "all partitions"
    for path in Path(root, "contacts").rglob("*.parquet"):
        if everywhere or OLD_DAY.isoformat() in str(path):
            pq.write_table(pq.ParquetFile(path).read().drop_columns(list(NEW)), path)
    return root, everywhere


def test_duckdb(old: tuple[str, bool]) -> None:
    root, everywhere = old
    db = connect(root)
    for relation in ("contacts", "contacts_as_of(now())"):
        rows = db.execute(f"SELECT DISTINCT published_date, {', '.join(NEW)} FROM {relation}").fetchall()
        found = {row[0]: row[1:] for row in rows}
        assert found[OLD_DAY] == (None, None, None, None)
        assert (found[NEW_DAY][1] is None) == everywhere
    assert db.execute("SELECT count(*) FROM current_contacts").fetchall() == [(5,)]


def test_clickhouse(old: tuple[str, bool]) -> None:
    root, everywhere = old
    query = f"SELECT DISTINCT published_date, {', '.join(NEW)} FROM contacts"
    rows, mentions = clickhouse(statements("clickhouse", root), [query, "SELECT count() AS n FROM event_mentions"])
    found = {row["published_date"]: row for row in rows}
    day = found[OLD_DAY.isoformat()]
    # Its arrays cannot be null: they are empty.
    assert (day["place"], day["confidence"], day["topics"], day["people"]) == (None, None, [], [])
    assert (found[NEW_DAY.isoformat()]["confidence"] is None) == everywhere
    assert int(mentions[0]["n"]) == 5


def test_pyarrow(old: tuple[str, bool]) -> None:
    root, everywhere = old
    rows = dataset(root, "contacts").to_table(columns=[*NEW, "published_date"]).to_pylist()
    assert all(row[name] is None for row in rows if row["published_date"] == OLD_DAY for name in NEW)
    assert all((row["confidence"] is None) == everywhere for row in rows if row["published_date"] == NEW_DAY)


def test_the_pipeline_itself(old: tuple[str, bool]) -> None:
    root, everywhere = old
    storage, table = Storage(root), table_of(Contact)
    for row in read_rows(storage, table, OLD_DAY):
        assert (row.place, row.confidence, row.topics, row.people) == (None, None, (), ())
    assert all((row.confidence is None) == everywhere for row in read_rows(storage, table, NEW_DAY))
