"""What the tables know of items already: a SQLite index that is made from them and can be deleted at any time.

The truth is `items`. The index remembers which of its files it has read, by path and mark, and reads again only those
that changed; without it the next start takes longer and nothing else is different.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from transforms.records import Item
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import partitions, read_columns

__all__ = ["Known", "KnownItems"]

_ITEMS = table_of(Item)
_COLUMNS = ("item_id", "revision", "source", "also_in", "content_hash")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, mark TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS versions (
    item_id TEXT NOT NULL, revision INTEGER NOT NULL, source TEXT NOT NULL, also_in TEXT NOT NULL,
    content_hash TEXT NOT NULL, partition TEXT NOT NULL, path TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS versions_by_item ON versions (item_id);
CREATE INDEX IF NOT EXISTS versions_by_path ON versions (path);
"""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one item."""

    revision: int
    """The highest."""
    hashes: frozenset[str]
    """Content hashes of all revisions."""
    source: str
    """The source that showed it first."""
    also_in: tuple[str, ...]
    partition: date
    """Where all its revisions lie."""


class KnownItems:
    """Look-ups of items by id in one output. Open it once a process; not to be shared between threads that write."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        if storage.is_local:
            path = Path(storage.path(".homologue/items.sqlite"))
        else:  # a worker of its own makes one of its own
            path = Path(tempfile.gettempdir()) / f"homologue-items-{os.getpid()}.sqlite"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=60, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")  # it can be made again
        self._db.executescript(_SCHEMA)

    def refresh(self) -> None:
        """Read the files of `items` that are new or changed since the last time."""
        now = {path: (mark, day) for day, files in partitions(self._storage, _ITEMS).items() for path, mark in files}
        self._db.execute("BEGIN IMMEDIATE")
        with self._db:
            before = dict(self._db.execute("SELECT path, mark FROM files"))
            for path in before.keys() - now.keys():
                self._forget(path)
            for path, (mark, day) in now.items():
                if before.get(path) != mark:
                    self._forget(path)
                    self._db.execute("INSERT INTO files VALUES (?, ?)", (path, mark))
                    self._db.executemany(
                        "INSERT INTO versions VALUES (?, ?, ?, ?, ?, ?, ?)",
                        (
                            (row["item_id"], row["revision"], row["source"], json.dumps(row["also_in"]), row["content_hash"], day.isoformat(), path)
                            for row in read_columns(self._storage, _ITEMS, path, _COLUMNS)
                        ),
                    )

    def get(self, item_id: str) -> Known | None:
        """What is known of an item, None where it is new."""
        return self.get_many([item_id]).get(item_id)

    def get_many(self, item_ids: Iterable[str]) -> dict[str, Known]:
        """What is known of several items, without those that are new."""
        found: dict[str, Known] = {}
        for item_id in set(item_ids):
            rows = self._db.execute(
                "SELECT revision, source, also_in, content_hash, partition FROM versions WHERE item_id = ? ORDER BY revision",
                (item_id,),
            ).fetchall()
            if rows:
                revision, source, also_in, _, partition = rows[-1]
                hashes = frozenset(row[3] for row in rows)
                found[item_id] = Known(revision, hashes, source, tuple(json.loads(also_in)), date.fromisoformat(partition))
        return found

    def close(self) -> None:
        """Close the index."""
        self._db.close()

    def _forget(self, path: str) -> None:
        self._db.execute("DELETE FROM versions WHERE path = ?", (path,))
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))
