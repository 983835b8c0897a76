"""The tables: what goes in comes out, in any order and however often, and readers see it as promised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, strategies as st

from pipeline.api import connect, dataset
from transforms import tables as tables_module
from transforms.records import Item
from transforms.schema import arrow_schema, table_of, tables
from transforms.storage import Storage
from transforms.tables import Merged, merge, read_rows

DAY = date(2024, 3, 4)
ITEMS = table_of(Item)


def test_the_declaration_reaches_the_file(storage: Storage, item: Callable[..., Item]) -> None:
    merge(storage, ITEMS, DAY, [item()])
    schema = pq.read_schema(storage.path("items/published_date=2024-03-04/part-00000.parquet"))
    assert schema.metadata[b"table"] == b"items"
    assert schema.metadata[b"schema_version"] == b"1"
    assert schema.field("title").metadata == {b"doc": b"headline, plain text", b"volatile": b"false"}
    assert {f.name for f in schema if f.metadata[b"volatile"] == b"true"} == {"first_seen_at", "run_id"}
    assert schema.field("published_at").type == pa.timestamp("us", tz="UTC")
    assert "published_date" not in schema.names


def test_every_table_has_documented_columns_and_one_partition() -> None:
    for table in tables().values():
        assert table.doc
        assert all(table.docs.values())
        assert table.partition == "published_date"
        assert set(table.key) <= set(table.columns)
        assert arrow_schema(table).names == list(table.columns)


def test_merge_is_idempotent_and_changes_only_what_differs(storage: Storage, item: Callable[..., Item]) -> None:
    rows = [item(item_id=name) for name in "abc"]
    assert merge(storage, ITEMS, DAY, rows) == Merged(added=3)
    assert merge(storage, ITEMS, DAY, rows) == Merged(unchanged=3)
    again = item(item_id="a", run_id="later", first_seen_at=datetime(2025, 1, 1, tzinfo=UTC))
    assert merge(storage, ITEMS, DAY, [again]) == Merged(unchanged=1), "volatile columns alone change nothing"
    assert merge(storage, ITEMS, DAY, [item(item_id="a", title="Autre")], gone={("b", 1)}) == Merged(
        changed=1, removed=1
    )
    assert {row.item_id: row.title for row in read_rows(storage, ITEMS, DAY)} == {"a": "Autre", "c": "Un titre"}


def test_a_partition_without_rows_has_no_file(storage: Storage, item: Callable[..., Item]) -> None:
    merge(storage, ITEMS, DAY, [item()])
    merge(storage, ITEMS, DAY, [], gone={("a", 1)})
    assert storage.list("items", ".parquet") == []


def test_a_full_file_is_left_alone(
    storage: Storage, item: Callable[..., Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables_module, "FULL", 3)
    for name in "abcdefgh":
        merge(storage, ITEMS, DAY, [item(item_id=name)])
    files = storage.list("items", ".parquet")
    assert [path[-7] for path, _ in files] == ["0", "0", "0"] or len(files) == 3
    assert sorted(row.item_id for row in read_rows(storage, ITEMS, DAY)) == list("abcdefgh")
    merge(storage, ITEMS, DAY, [item(item_id="a", title="Autre")])
    assert storage.list("items", ".parquet")[1:] == files[1:], "only the file of the changed row is written anew"


_BATCHES = st.lists(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(1, 3)), max_size=5), max_size=5)


@given(_BATCHES)
def test_any_split_into_merges_gives_the_same_rows(tmp_path_factory: pytest.TempPathFactory, batches: Any) -> None:
    storage = Storage(str(tmp_path_factory.mktemp("out")))
    table = table_of(Item)
    expected = {}
    for batch in batches:
        rows = [_item(name, revision) for name, revision in batch]
        merge(storage, table, DAY, rows)
        expected |= {table.key_of(row): row for row in rows}
    assert {table.key_of(row): row for row in read_rows(storage, table, DAY)} == expected


@given(st.permutations([(), ("a",), ("b",), ("a", "c")]), st.integers(0, 4))
def test_sources_are_gathered_whatever_is_written_first(
    tmp_path_factory: pytest.TempPathFactory, shown: list[tuple[str, ...]], split: int
) -> None:
    storage = Storage(str(tmp_path_factory.mktemp("out")))
    rows = [replace(_item("a", 1), also_in=also_in) for also_in in shown]
    merge(storage, ITEMS, DAY, rows[:split])
    merge(storage, ITEMS, DAY, rows[split:])
    assert [row.also_in for row in read_rows(storage, ITEMS, DAY)] == [("a", "b", "c")]


def _item(item_id: str, revision: int) -> Item:
    values = dict.fromkeys((*ITEMS.columns, "published_date"))
    values |= {"item_id": item_id, "revision": revision, "also_in": (), "authors": (), "categories": ()}
    values |= dict.fromkeys(
        ("source", "title", "text", "published_precision", "zone_origin", "status", "text_source"), ""
    )
    values |= {"content_hash": "", "raw_ref": "", "run_id": "", "truncated": False, "published_date": DAY}
    return Item(**(values | {"first_seen_at": datetime(2024, 1, 1, tzinfo=UTC)}))


def test_a_file_of_an_older_schema_reads_with_nulls(storage: Storage, item: Callable[..., Item]) -> None:
    merge(storage, ITEMS, DAY, [item()])
    path = Path(storage.path("items/published_date=2024-03-04/part-00000.parquet"))
    pq.write_table(pq.read_table(path).drop_columns(["slugline", "authors"]), path)
    (row,) = read_rows(storage, ITEMS, DAY)
    assert row.slugline is None
    assert row.authors == ()


def test_a_table_without_rows_can_be_asked(storage: Storage) -> None:
    assert connect(storage.root).execute("SELECT count(*) FROM contacts").fetchone() == (0,)
    with pytest.raises(ValueError, match="there is no table 'contcats': expected one of items"):
        dataset(storage.root, "contcats")
