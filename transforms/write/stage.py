"""Rows to the Parquet files of a table, as a Beam stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import apache_beam as beam

from transforms.index import Index
from transforms.records import Reject
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import Merged, merge

__all__ = ["DropKnownRejects", "WriteRows"]


@dataclass(eq=False)  # Beam sets the label of a transform
class WriteRows(beam.PTransform):
    """Merge rows into the partitions of their table, one writer a partition, and give the counts of each merge.

    Takes rows, or a pair of rows and rows that are gone. Effectively once: a row is found by its key, so that writing
    it again changes nothing. In a stream each window is merged when it closes.
    """

    record: type
    output: str

    def expand(self, rows: Any) -> beam.PCollection[Merged]:
        given, gone = rows if isinstance(rows, tuple) else (rows, None)
        partition = table_of(self.record).partition
        keyed = [
            given | "ByPartition" >> beam.Map(_key, partition, False).with_output_types(tuple[str, tuple[bool, Any]])
        ]
        if gone is not None:
            keyed.append(
                gone
                | "GoneByPartition" >> beam.Map(_key, partition, True).with_output_types(tuple[str, tuple[bool, Any]])
            )
        return (
            keyed
            | "Both" >> beam.Flatten()
            | "Group" >> beam.GroupByKey()
            | "Merge" >> beam.ParDo(_Merge(self.record, self.output)).with_output_types(Merged)
        )


def _key(row: Any, partition: str, gone: bool) -> tuple[str, tuple[bool, Any]]:
    return getattr(row, partition).isoformat(), (gone, row)


class _Merge(beam.DoFn):
    def __init__(self, record: type, output: str) -> None:
        self._record = record
        self._output = output

    def process(self, group: tuple[str, Iterable[tuple[bool, Any]]]) -> Iterator[Merged]:
        table = table_of(self._record)
        rows, gone = [], set()
        for is_gone, row in group[1]:
            if is_gone:
                gone.add(table.key_of(row))
            else:
                rows.append(row)
        yield merge(Storage(self._output), table, date.fromisoformat(group[0]), rows, gone=gone)


@dataclass(eq=False)  # Beam sets the label of a transform
class DropKnownRejects(beam.PTransform):
    """Leave out rejects that are in the table: what stays broken in a feed is one row, not one a poll."""

    output: str

    def expand(self, rejects: beam.PCollection[Reject]) -> beam.PCollection[Reject]:
        drop = _DropKnown(self.output, in_stream=not rejects.is_bounded)
        return rejects | "Drop" >> beam.ParDo(drop).with_output_types(Reject)


class _DropKnown(beam.DoFn):
    def __init__(self, output: str, in_stream: bool) -> None:
        self._output = output
        self._in_stream = in_stream

    def setup(self) -> None:
        self._index = Index(Storage(self._output))

    def start_bundle(self) -> None:
        if self._in_stream:
            self._index.refresh()

    def teardown(self) -> None:
        self._index.close()

    def process(self, row: Reject) -> Iterator[Reject]:
        if not self._index.has_reject(row.reject_id):
            yield row
