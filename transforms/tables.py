"""Reading and changing the tables of an output: rows by partition, and the one way in which rows get in.

A partition is a folder ``TABLE/published_date=YYYY-MM-DD`` with, as a rule, one file. Rows are merged into it by key
and the file is replaced whole (:func:`merge`): a reader sees the rows of before or of after, never a row twice; doing
the same again changes nothing; and there are no small files to compact. A file that has grown to `FULL` rows is left
alone, but for rows of its own that change, and the next one is begun.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from transforms.schema import Table, arrow_schema, from_arrow, to_arrow
from transforms.storage import Storage

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["FULL", "Merged", "Snapshot", "merge", "partitions", "read_columns", "read_rows"]

FULL = 100_000
"""Rows after which a partition gets another file: about 60 MB of items, so that a rewrite stays under a second."""

_ROW_GROUP = 20_000
"""Rows a row group: a few megabytes each, enough for a scan and few enough to skip most of them for one article."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: counts of rows."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


def partitions(storage: Storage, table: Table) -> dict[date, list[tuple[str, str]]]:
    """The files of a table by partition: (relative path, a mark that changes with the content)."""
    found: dict[date, list[tuple[str, str]]] = {}
    for path, mark in storage.list(table.name, ".parquet"):
        folder = path.split("/")[-2]
        found.setdefault(date.fromisoformat(folder.partition("=")[2]), []).append((path, mark))
    return found


def read_rows(
    storage: Storage, table: Table, partition: date, *, where: Mapping[str, Collection[Any]] | None = None
) -> Iterator[Any]:
    """The rows of one partition whose columns are among the values of ``where``."""
    for path, _ in storage.list(_folder(table, partition), ".parquet"):
        yield from from_arrow(table, _select(_open(storage, table, path), where or {}), partition)


class Snapshot:
    """A table as it was when first asked, for many look-ups: its files are opened once."""

    def __init__(self, storage: Storage, table: Table) -> None:
        self._storage = storage
        self._table = table
        self._loaded: list[tuple[date, pa.Table]] | None = None

    def rows(self, where: Mapping[str, Collection[Any]]) -> Iterator[Any]:
        """The rows whose columns are among the values of ``where``, partition by partition."""
        if self._loaded is None:
            self._loaded = [
                (partition, _open(self._storage, self._table, path))
                for partition, files in sorted(partitions(self._storage, self._table).items())
                for path, _ in files
            ]
        for partition, data in self._loaded:
            yield from from_arrow(self._table, _select(data, where), partition)

    def each(self, where: Mapping[str, Collection[Any]]) -> Iterator[Any]:
        """As `rows`, once and without holding the table: a file at a time."""
        for partition, files in sorted(partitions(self._storage, self._table).items()):
            for path, _ in files:
                yield from from_arrow(self._table, _select(_open(self._storage, self._table, path), where), partition)


def read_columns(storage: Storage, path: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Some columns of one file, a dict a row."""
    import pyarrow.parquet as pq

    yield from pq.read_table(io.BytesIO(storage.read(path)), columns=list(columns)).to_pylist()


def merge(
    storage: Storage, table: Table, partition: date, rows: Iterable[Any], *, gone: Collection[tuple[Any, ...]] = ()
) -> Merged:
    """Bring rows into a partition: a row whose key is there replaces it, unless only volatile columns differ.

    Of several given rows with one key the last counts, but for gathered columns, which have the values of all; rows
    whose key is in ``gone`` are removed. Safe to repeat and beside other processes of this machine.
    """
    new: dict[tuple[Any, ...], Any] = {}
    for row in rows:
        key = table.key_of(row)
        new[key] = _gathered(table, new[key], row) if key in new else row
    if not new and not gone:
        return Merged()
    folder = _folder(table, partition)
    added = changed = unchanged = removed = 0
    with storage.locked(folder):
        number, room = -1, []
        for path, _ in storage.list(folder, ".parquet"):
            number = int(path.rsplit("-", 1)[1].removesuffix(".parquet"))
            kept, dirty = [], False
            for row in from_arrow(table, _open(storage, table, path), partition):
                key = table.key_of(row)
                other = new.pop(key, None)
                if key in gone:
                    removed, dirty = removed + 1, True
                elif other is None:
                    kept.append(row)
                elif _differs(table, row, other := _gathered(table, row, other)):
                    kept.append(other)
                    changed, dirty = changed + 1, True
                else:
                    kept.append(row)
                    unchanged += 1
            room = kept if len(kept) < FULL else []
            if dirty and not kept:
                storage.delete(path)
            elif dirty:
                _write(storage, table, path, kept)
        added = len(new)
        if new:
            number += not room
            for rest in _chunks([*room, *new.values()]):
                _write(storage, table, f"{folder}/part-{number:05}.parquet", rest)
                number += 1
    return Merged(added, changed, unchanged, removed)


def _folder(table: Table, partition: date) -> str:
    return f"{table.name}/{table.partition}={partition.isoformat()}"


def _open(storage: Storage, table: Table, path: str) -> pa.Table:
    import pyarrow.parquet as pq

    # The schema of today over a file of yesterday: a column that it lacks comes out null.
    known = set(arrow_schema(table).names)
    file = pq.ParquetFile(io.BytesIO(storage.read(path)))
    return file.read(columns=[name for name in file.schema_arrow.names if name in known])


def _select(data: pa.Table, where: Mapping[str, Collection[Any]]) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    for name, values in where.items():
        data = data.filter(pc.is_in(data[name], value_set=pa.array(sorted(values), type=data.schema.field(name).type)))
    return data


def _gathered(table: Table, old: Any, new: Any) -> Any:
    """The new row, with what the old one had gathered: whichever of the two is written first, nothing is lost."""
    both = {name: tuple(sorted({*getattr(old, name), *getattr(new, name)})) for name in table.gathered}
    return replace(new, **both) if both else new


def _differs(table: Table, one: Any, other: Any) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in table.columns if name not in table.volatile)


def _chunks(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), FULL):
        yield rows[start : start + FULL]


def _write(storage: Storage, table: Table, path: str, rows: Sequence[Any]) -> None:
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    data = to_arrow(table, sorted(rows, key=table.key_of))
    pq.write_table(data, buffer, compression="zstd", row_group_size=_ROW_GROUP)
    storage.write(path, buffer.getvalue())
