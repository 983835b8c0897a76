"""What the tables of an output know already: a SQLite index that is made from them and can be deleted at any time.

The truth is the tables. The index remembers which of their files it has read, by path and mark, and reads again only
those that changed; without it the next start takes longer and nothing else is different.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import zlib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from transforms.identifiers import digest
from transforms.records import Fetch, Item, Reject
from transforms.schema import Table, table_of
from transforms.storage import Storage
from transforms.tables import partitions, read_columns

__all__ = ["Index", "KnownFile", "KnownItem", "Try"]

_TRY = ("fetched_at", "outcome", "http_status", "etag", "last_modified", "sha256", "content_type")
_VERSION = ("version", "updated_at", "status")
_INDEXED: dict[str, tuple[Table, tuple[str, ...]]] = {
    "items": (
        table_of(Item),
        ("item_id", "revision", "source", "also_in", "content_hash", *_VERSION, "embargo_until", "released", "raw_ref"),
    ),
    "rejects": (table_of(Reject), ("reject_id",)),
    "fetches": (table_of(Fetch), ("source", "location", *_TRY, "n_bytes", "modified_at", "final_url", "retry_at")),
}
"""Name in the index: the table and its columns that are kept, the first of them being what rows are looked up by."""
_SHAPE = zlib.crc32(repr([(name, columns) for name, (_, columns) in _INDEXED.items()]).encode()) >> 1
"""Changes with the columns: an index of an older version is made anew."""
_TRIES = 60
"""How far back the tries of one feed are looked at."""


@dataclass(frozen=True, slots=True)
class KnownItem:
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
    version: str | None
    """The source's own number of the highest revision, when the source made it, and its status."""
    updated_at: datetime | None
    status: str


class Try(NamedTuple):
    """One try to fetch one place."""

    fetched_at: datetime
    outcome: str
    http_status: int | None
    etag: str | None
    last_modified: str | None
    sha256: str | None
    content_type: str | None


class KnownFile(NamedTuple):
    """A file as it was when it was last read."""

    n_bytes: int | None
    modified_at: datetime | None
    sha256: str
    fetched_at: datetime


class Index:
    """Look-ups in the tables of one output. Open one a worker.

    Who starts a run refreshes it first; a stream, whose tables grow under it, refreshes it with each bundle.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        if storage.is_local:
            path = Path(storage.path(".homologue/index.sqlite"))
        else:  # a worker of an object store makes one of its own
            path = Path(tempfile.gettempdir()) / f"homologue-index-{digest(storage.root)}-{os.getpid()}.sqlite"
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, timeout=60, check_same_thread=False, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")  # it can be made again
        if self._db.execute("PRAGMA user_version").fetchone()[0] != _SHAPE:
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                for name in ("files", *_INDEXED):
                    self._db.execute(f"DROP TABLE IF EXISTS {name}")
                self._db.execute(f"PRAGMA user_version = {_SHAPE}")
        self._db.execute("CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, mark TEXT NOT NULL)")
        for name, (_, columns) in _INDEXED.items():
            self._db.execute(f"CREATE TABLE IF NOT EXISTS {name} ({', '.join(columns)}, partition, path)")
            self._db.execute(f"CREATE INDEX IF NOT EXISTS {name}_by_{columns[0]} ON {name} ({columns[0]})")
            self._db.execute(f"CREATE INDEX IF NOT EXISTS {name}_by_path ON {name} (path)")
        if not storage.is_local:
            self.refresh()

    def refresh(self) -> None:
        """Read the files that are new or changed since the last time, of all tables."""
        self._db.execute("BEGIN IMMEDIATE")
        with self._db:
            before = dict(self._db.execute("SELECT path, mark FROM files"))
            now: dict[str, str] = {}
            for name, (table, columns) in _INDEXED.items():
                for partition, files in partitions(self._storage, table).items():
                    for path, mark in files:
                        now[path] = mark
                        if before.get(path) != mark:
                            self._forget(path)
                            self._read(name, table, columns, partition, path, mark)
            for path in before.keys() - now.keys():
                self._forget(path)

    def item(self, item_id: str) -> KnownItem | None:
        """What is known of an item, None where it is new."""
        rows = self._db.execute(
            f"SELECT revision, source, also_in, content_hash, partition, {', '.join(_VERSION)} FROM items "
            "WHERE item_id = ? ORDER BY revision",
            (item_id,),
        ).fetchall()
        if not rows:
            return None
        revision, source, also_in, _, partition, version, updated_at, status = rows[-1]
        return KnownItem(
            revision=revision,
            hashes=frozenset(row[3] for row in rows),
            source=source,
            also_in=tuple(json.loads(also_in)),
            partition=date.fromisoformat(partition),
            version=version,
            updated_at=_instant(updated_at),
            status=status,
        )

    def released(self, now: datetime) -> list[tuple[str, int, date]]:
        """Items whose embargo is over by now and that no pass has released: id, highest revision and partition."""
        rows = self._db.execute(
            "SELECT item_id, revision, partition FROM items AS due WHERE embargo_until <= ? AND NOT released "
            "AND revision = (SELECT max(revision) FROM items WHERE item_id = due.item_id)",
            (_stored(now),),
        )
        return [(row[0], row[1], date.fromisoformat(row[2])) for row in rows]

    def payloads(self, first: date, end: date) -> set[str]:
        """SHA-256 of the payloads that hold a version of an item of the partitions from a day on and before another."""
        rows = self._db.execute(
            "SELECT DISTINCT substr(raw_ref, 1, 64) FROM items WHERE partition >= ? AND partition < ?",
            (first.isoformat(), end.isoformat()),
        )
        return {row[0] for row in rows}

    def has_reject(self, reject_id: str) -> bool:
        """Whether this reject is in the table."""
        return self._db.execute("SELECT 1 FROM rejects WHERE reject_id = ?", (reject_id,)).fetchone() is not None

    def tries(self, source: str, location: str) -> list[Try]:
        """The last tries to fetch a feed, the latest first."""
        rows = self._db.execute(
            f"SELECT {', '.join(_TRY)} FROM fetches WHERE source = ? AND location = ? ORDER BY fetched_at DESC LIMIT ?",
            (source, location, _TRIES),
        )
        return [Try(datetime.fromisoformat(row[0]), *row[1:]) for row in rows]

    def files(self, source: str) -> dict[str, KnownFile]:
        """The files of a source that were read, whatever came of it, as they were the last time."""
        rows = self._db.execute(
            "SELECT location, n_bytes, modified_at, sha256, max(fetched_at) FROM fetches "
            "WHERE source = ? AND sha256 IS NOT NULL GROUP BY location",
            (source,),
        )
        return {row[0]: KnownFile(row[1], _instant(row[2]), row[3], datetime.fromisoformat(row[4])) for row in rows}

    def closed(self, now: datetime) -> list[tuple[str, datetime]]:
        """URLs that answered with a Retry-After that is not over, and until when."""
        rows = self._db.execute(
            "SELECT coalesce(final_url, location), max(retry_at) FROM fetches WHERE retry_at > ? GROUP BY 1",
            (_stored(now),),
        )
        return [(row[0], datetime.fromisoformat(row[1])) for row in rows]

    def close(self) -> None:
        """Close the index."""
        self._db.close()

    def _read(self, name: str, table: Table, columns: tuple[str, ...], partition: date, path: str, mark: str) -> None:
        self._db.execute("INSERT INTO files VALUES (?, ?)", (path, mark))
        self._db.executemany(
            f"INSERT INTO {name} VALUES ({', '.join('?' * (len(columns) + 2))})",
            (
                [*(_stored(row[column]) for column in columns), partition.isoformat(), path]
                for row in read_columns(self._storage, path, columns)
            ),
        )

    def _forget(self, path: str) -> None:
        for name in _INDEXED:
            self._db.execute(f"DELETE FROM {name} WHERE path = ?", (path,))
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))


def _stored(value: Any) -> Any:
    """A column's value as SQLite keeps it."""
    if isinstance(value, list):
        return json.dumps(value)
    if isinstance(value, datetime):  # one form for all, so that the order of the text is that of time
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value if value is None or isinstance(value, int) else str(value)


def _instant(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None
