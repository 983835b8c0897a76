"""One declaration a table: from it come the Python type, the Beam coder and the Arrow schema.

A table is a frozen dataclass whose fields are made by :func:`column`, under the decorator :func:`table`::

    @table("runs", key=("run_id",), version=1)
    @dataclass(frozen=True, slots=True)
    class Run:
        \"\"\"One run of a command that drives the graph.\"\"\"

        run_id: str = column("random", volatile=True)
        published_date: date = column("the UTC day it began", partition=True)

Types that a field may have: ``str int float bool datetime date``, another frozen dataclass (a struct),
``tuple[T, ...]`` (a list) and ``T | None``. A ``datetime`` is an aware instant in UTC and becomes
``timestamp[us, UTC]``; a ``date`` becomes ``date32``. The partition's column stands in the path alone: stored in the
files as well, pyarrow refuses to read it.
"""

from __future__ import annotations

import dataclasses
import functools
import operator
import types
import typing
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # pyarrow takes half a second to import, and `--help` has no need of it
    import pyarrow as pa

__all__ = [
    "Table",
    "arrow_schema",
    "column",
    "from_arrow",
    "pickled_by_fields",
    "table",
    "table_of",
    "tables",
    "to_arrow",
]

T = typing.TypeVar("T")

_TABLES: dict[str, Table] = {}
_BY_RECORD: dict[type, Table] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What is known of a table beside its rows. There is one object a table, compared by identity."""

    name: str
    record: type
    key: tuple[str, ...]
    version: int
    partition: str
    volatile: frozenset[str]
    gathered: frozenset[str]
    docs: dict[str, str]
    values: dict[str, tuple[str, ...]]

    @property
    def doc(self) -> str:
        """What one row is."""
        return " ".join((self.record.__doc__ or "").split())

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns stored in the files, in order: all but the partition's."""
        return tuple(name for name in self.docs if name != self.partition)

    def key_of(self, row: Any) -> tuple[Any, ...]:
        """The key of a row, in the order of ``key``."""
        return tuple(getattr(row, name) for name in self.key)


def column(
    doc: str,
    *,
    values: tuple[str, ...] = (),
    volatile: bool = False,
    gathered: bool = False,
    partition: bool = False,
) -> Any:
    """Declare a column.

    ``doc`` says what it holds; ``values`` are all it can hold, where they are few; ``volatile`` marks what says when or
    by which run a row was made; ``gathered`` a sorted list that only grows, so that two rows of one key make one with
    the values of both; ``partition`` the one column that is the row's folder.
    """
    about = {"doc": doc, "values": values, "volatile": volatile, "gathered": gathered, "partition": partition}
    return dataclasses.field(metadata=about)


def pickled_by_fields(record: type[T]) -> type[T]:
    """Make a frozen dataclass pickle as its class and a tuple of its fields.

    What Python makes of one with slots looks its fields up by name with every object: four times as slow, and where
    Beam does not know what a collection holds, it pickles every element.
    """
    values = operator.attrgetter(*(field.name for field in dataclasses.fields(record)))  # type: ignore[arg-type]
    record.__reduce__ = lambda self: (record, values(self))  # type: ignore[method-assign]
    return record


def table(name: str, *, key: tuple[str, ...], version: int) -> Callable[[type[T]], type[T]]:
    """Register a record as the table ``name``; ``version`` goes up when a column changes its meaning."""

    def register(record: type[T]) -> type[T]:
        pickled_by_fields(record)
        fields = dataclasses.fields(record)  # type: ignore[arg-type]
        (partition,) = (f.name for f in fields if f.metadata["partition"])
        known = Table(
            name=name,
            record=record,
            key=key,
            version=version,
            partition=partition,
            volatile=frozenset(f.name for f in fields if f.metadata["volatile"]),
            gathered=frozenset(f.name for f in fields if f.metadata["gathered"]),
            docs={f.name: f.metadata["doc"] for f in fields},
            values={f.name: f.metadata["values"] for f in fields if f.metadata["values"]},
        )
        _TABLES[name] = _BY_RECORD[record] = known
        return record

    return register


def tables() -> dict[str, Table]:
    """Every declared table by name, in the order of declaration."""
    return dict(_TABLES)


def table_of(record: type) -> Table:
    """The table that a record class was declared as."""
    return _BY_RECORD[record]


@functools.cache
def arrow_schema(known: Table) -> pa.Schema:
    """The Arrow schema of a table's files.

    Its metadata has ``table``, ``schema_version`` and the documentation; a column's, ``doc`` and ``volatile`` (``true``
    or ``false``), so that a comparison of two outputs needs nothing but the files.
    """
    import pyarrow as pa

    hints = typing.get_type_hints(known.record)
    fields = []
    for name in known.columns:
        kind, nullable = _unwrap(hints[name])
        about = {"doc": known.docs[name], "volatile": str(name in known.volatile).lower()}
        fields.append(pa.field(name, _arrow_type(kind), nullable=nullable, metadata=about))
    return pa.schema(fields, metadata={"table": known.name, "doc": known.doc, "schema_version": str(known.version)})


def to_arrow(known: Table, rows: Iterable[Any]) -> pa.Table:
    """Rows of one partition as an Arrow table."""
    import pyarrow as pa

    rows = list(rows)
    schema = arrow_schema(known)
    arrays = [
        pa.array([_plain(getattr(row, field.name)) for row in rows], type=field.type, from_pandas=False)
        for field in schema
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def from_arrow(known: Table, data: pa.Table, partition: date) -> Iterator[Any]:
    """The rows of an Arrow table that lay in ``partition``; a column that an old file lacks is null or empty."""
    hints = typing.get_type_hints(known.record)
    readers = {name: _reader(hints[name]) for name in known.columns}
    for values in data.to_pylist():
        stored = {name: read(values.get(name)) for name, read in readers.items()}
        yield known.record(**stored, **{known.partition: partition})


def _unwrap(hint: Any) -> tuple[Any, bool]:
    """A field's type without ``| None``, and whether that was there."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (kind,) = (part for part in typing.get_args(hint) if part is not type(None))
        return kind, True
    return hint, False


def _arrow_type(kind: Any) -> pa.DataType:
    import pyarrow as pa

    plain: dict[Any, pa.DataType] = {
        str: pa.string(),
        int: pa.int64(),
        float: pa.float64(),
        bool: pa.bool_(),
        datetime: pa.timestamp("us", tz="UTC"),
        date: pa.date32(),
    }
    if kind in plain:
        return plain[kind]
    if typing.get_origin(kind) is tuple:
        item, nullable = _unwrap(typing.get_args(kind)[0])
        return pa.list_(pa.field("element", _arrow_type(item), nullable=nullable))
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return pa.struct(
            [
                pa.field(f.name, _arrow_type(k), nullable=n)
                for f in dataclasses.fields(kind)
                for k, n in [_unwrap(hints[f.name])]
            ]
        )
    raise TypeError(f"a column cannot be of type {kind!r}")


def _plain(value: Any) -> Any:
    """A field's value as pyarrow takes it."""
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value


def _reader(hint: Any) -> Callable[[Any], Any]:
    """What turns pyarrow's value of a column back into the record's."""
    kind, _ = _unwrap(hint)
    if typing.get_origin(kind) is tuple:
        element = _reader(typing.get_args(kind)[0])
        return lambda values: tuple(element(value) for value in values or ())
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        parts = {f.name: _reader(hints[f.name]) for f in dataclasses.fields(kind)}
        make = typing.cast(Callable[..., Any], kind)
        return lambda value: value and make(**{name: read(value.get(name)) for name, read in parts.items()})
    if kind is datetime:
        return lambda value: value and value.astimezone(UTC)
    return lambda value: value
