"""The Beam coders of the records, from the same declarations as everything else."""

from __future__ import annotations

import dataclasses
import pickle
from typing import Any

from apache_beam import coders

from transforms import records
from transforms.schema import tables

__all__ = ["RecordCoder", "register"]


class RecordCoder(coders.Coder):
    """A record as the pickled tuple of its fields: without their names, a third of the bytes of the pickled object.

    Not deterministic: no key of a grouping is a record.
    """

    def __init__(self, record: type) -> None:
        self._record = record
        self._names = [field.name for field in dataclasses.fields(record)]

    def encode(self, value: Any) -> bytes:
        return pickle.dumps(tuple([getattr(value, name) for name in self._names]), pickle.HIGHEST_PROTOCOL)

    def decode(self, encoded: bytes) -> Any:
        return self._record(*pickle.loads(encoded))  # noqa: S301 - bytes of our own workers

    def is_deterministic(self) -> bool:
        return False

    def to_type_hint(self) -> type:
        return self._record

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecordCoder) and self._record is other._record

    def __hash__(self) -> int:
        return hash(self._record)

    def __reduce__(self) -> tuple[type[RecordCoder], tuple[type]]:
        return RecordCoder, (self._record,)


class _Registered(RecordCoder):
    """The coder registry makes its coders from a type hint."""

    @classmethod
    def from_type_hint(cls, hint: Any, registry: Any) -> RecordCoder:
        return RecordCoder(hint)


def register() -> None:
    """Tell Beam the coder of every record; to be called before a graph is built."""
    for record in (*(table.record for table in tables().values()), records.Payload, records.Entry):
        coders.registry.register_coder(record, _Registered)
