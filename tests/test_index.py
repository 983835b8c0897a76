"""The index: made from the tables, and nothing is lost with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from transforms import index as index_module
from transforms.index import Index, KnownItem
from transforms.records import Item
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import merge, read_columns

ITEMS = table_of(Item)


def test_it_knows_what_the_tables_hold_and_can_be_deleted(storage: Storage, item: Callable[..., Item]) -> None:
    day, other = date(2024, 3, 4), date(2024, 3, 5)
    merge(storage, ITEMS, day, [item(), item(revision=2, content_hash="h2", also_in=("radio",))])
    index = Index(storage)
    assert index.item("a") is None, "not read yet"
    index.refresh()
    known = KnownItem(2, frozenset({"h", "h2"}), "journal", ("radio",), day)
    assert index.item("a") == known
    merge(storage, ITEMS, other, [item(item_id="b", published_date=other)])
    merge(storage, ITEMS, day, [], gone={("a", 2)})
    index.refresh()
    assert index.item("b") is not None
    assert index.item("a") == KnownItem(1, frozenset({"h"}), "journal", (), day)
    index.close()
    for path in Path(storage.path(".homologue")).glob("index.sqlite*"):
        path.unlink()
    fresh = Index(storage)
    fresh.refresh()
    assert fresh.item("a") == KnownItem(1, frozenset({"h"}), "journal", (), day)
    fresh.close()


def test_it_reads_only_what_changed(
    storage: Storage, item: Callable[..., Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [date(2024, 3, day) for day in range(1, 5)]
    for day in days:
        merge(storage, ITEMS, day, [item(item_id=str(day), published_date=day)])
    index = Index(storage)
    index.refresh()
    merge(storage, ITEMS, days[0], [item(item_id="new", published_date=days[0])])
    read: list[str] = []
    monkeypatch.setattr(index_module, "read_columns", lambda *args: read.append(args[1]) or read_columns(*args))
    index.refresh()
    assert read == ["items/published_date=2024-03-01/part-00000.parquet"]
    assert index.item("new") is not None
    index.close()


def test_an_object_store_is_read_when_opened(tmp_path: Path, item: Callable[..., Item]) -> None:
    storage = Storage(f"memory://{tmp_path.name}")
    merge(storage, ITEMS, date(2024, 3, 4), [item()])
    index = Index(storage)
    assert index.item("a") is not None
    index.close()
