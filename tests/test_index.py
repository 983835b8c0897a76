"""The index: made from the tables, and nothing is lost with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.conftest import NOON
from transforms import index as index_module
from transforms.index import Index, KnownFile, KnownItem
from transforms.records import Fetch, Item
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
    known = KnownItem(2, frozenset({"h", "h2"}), "journal", ("radio",), day, None, None, "usable")
    assert index.item("a") == known
    merge(storage, ITEMS, other, [item(item_id="b", published_date=other)])
    merge(storage, ITEMS, day, [], gone={("a", 2)})
    index.refresh()
    assert index.item("b") is not None
    assert index.item("a") == KnownItem(1, frozenset({"h"}), "journal", (), day, None, None, "usable")
    index.close()
    for path in Path(storage.path(".homologue")).glob("index.sqlite*"):
        path.unlink()
    fresh = Index(storage)
    fresh.refresh()
    assert fresh.item("a") == KnownItem(1, frozenset({"h"}), "journal", (), day, None, None, "usable")
    fresh.close()


def test_an_index_of_other_columns_is_made_anew(storage: Storage, item: Callable[..., Item]) -> None:
    merge(storage, ITEMS, date(2024, 3, 4), [item()])
    index = Index(storage)
    index.refresh()
    index.close()
    with sqlite3.connect(storage.path(".homologue/index.sqlite")) as db:
        db.execute("DROP TABLE items")
        db.execute("CREATE TABLE items (item_id, partition, path)")
        db.execute("PRAGMA user_version = 1")
    db.close()
    again = Index(storage)
    again.refresh()
    assert again.item("a") is not None
    again.close()


def test_what_is_known_of_feeds_and_files(storage: Storage, fetch: Callable[..., Fetch]) -> None:
    feed, other = "https://journal.example/rss", "https://journal.example/autre"
    later = NOON + timedelta(hours=1)
    rows = [
        fetch(fetch_id="1", etag="e", sha256="11"),
        fetch(fetch_id="2", fetched_at=later, outcome="BadStatus", http_status=503, sha256=None, retry_at=later),
        fetch(fetch_id="3", location=other, final_url="https://ailleurs.example/rss", retry_at=later),
        fetch(fetch_id="4", source="agence", location="/inbox/1", n_bytes=5, modified_at=NOON, sha256="44"),
        fetch(fetch_id="5", source="agence", location="/inbox/2", sha256=None, outcome="StillWritten"),
    ]
    merge(storage, table_of(Fetch), date(2024, 3, 4), rows)
    index = Index(storage)
    index.refresh()
    assert [(t.fetched_at, t.outcome, t.http_status, t.etag, t.sha256) for t in index.tries("journal", feed)] == [
        (later, "BadStatus", 503, None, None),
        (NOON, "ok", 200, "e", "11"),
    ]
    assert index.tries("journal", "https://nulle.part") == []
    assert index.files("agence") == {"/inbox/1": KnownFile(5, NOON, "44", NOON)}
    assert sorted(index.closed(NOON)) == [("https://ailleurs.example/rss", later), (feed, later)]
    assert index.closed(later) == []
    index.close()


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
