"""Readers that poll a table while its files are replaced: never a row twice, never one less.

polars asks for a file's size before it opens it; where the file is replaced in between it ends in an error, and has to
be asked again. DuckDB and pyarrow open a file once and keep to it.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipeline.api import dataset
from tests.test_tables import _item
from transforms import tables
from transforms.records import Item
from transforms.schema import table_of
from transforms.storage import Storage

DAYS = [date(2024, 3, 4), date(2024, 3, 5)]
SECONDS = 6.0


def _append(root: str, seconds: float) -> None:
    """A job that appends again and again, and edits what it wrote, into files that fill up soon."""
    tables.FULL = 400
    storage, table = Storage(root), table_of(Item)
    began, number = time.monotonic(), 0
    while time.monotonic() - began < seconds:
        day = DAYS[number % 2]
        rows = [replace(_item(f"{number}-{n}", 1), published_date=day) for n in range(20)]
        edited = [
            replace(_item(f"{max(number - 2, 0)}-{n}", 1), title=f"{number}", published_date=day) for n in range(9)
        ]
        tables.merge(storage, table, day, [*rows, *(edited if number >= 2 else [])])
        number += 1


def _with_duckdb(root: str) -> tuple[int, int]:
    files = f"read_parquet('{root}/items/**/*.parquet', hive_partitioning = true)"
    db = duckdb.connect()
    ((rows, distinct),) = db.execute(
        f"SELECT count(*), count(DISTINCT (item_id, published_date)) FROM {files}"
    ).fetchall()
    return rows, distinct


def _with_polars(root: str) -> tuple[int, int]:
    found = pl.read_parquet(f"{root}/items/**/*.parquet", hive_partitioning=True, columns=["item_id", "published_date"])
    return found.height, found.unique().height


def _with_pyarrow(root: str) -> tuple[int, int]:
    found = dataset(root, "items").to_table(columns=["item_id", "published_date"]).to_pylist()
    return len(found), len({tuple(row.values()) for row in found})


@pytest.mark.slow
@pytest.mark.parametrize("read", [_with_duckdb, _with_polars, _with_pyarrow])
def test_whoever_polls_sees_each_row_once(read: Callable[[str], tuple[int, int]], tmp_path: Path) -> None:
    root = str(tmp_path)
    first = replace(_item("0", 1), published_date=DAYS[0], first_seen_at=datetime(2024, 3, 4, tzinfo=UTC))
    tables.merge(Storage(root), table_of(Item), DAYS[0], [first])
    writer = multiprocessing.get_context("spawn").Process(target=_append, args=(root, SECONDS))
    writer.start()
    polls, last = 0, 0
    while writer.is_alive():
        try:
            rows, distinct = read(root)
        except BaseException as error:  # polars has one of its own for a panic
            if read is not _with_polars or type(error).__name__ not in ("ComputeError", "PanicException"):
                raise
            continue
        assert rows == distinct, "a row twice"
        assert rows >= last, "rows that were there are missed"
        polls, last = polls + 1, rows
    writer.join()
    assert writer.exitcode == 0
    assert polls > 10
    assert last > 100, "a busy machine writes less"
    assert len(list(tmp_path.rglob("*.parquet"))) <= 50
