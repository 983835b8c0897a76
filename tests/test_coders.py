"""Every record survives its Beam coder, its Arrow schema and a Parquet file, whatever its fields hold."""

from __future__ import annotations

import dataclasses
import io
import pickle
import types
import typing
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
import pyarrow.parquet as pq
import pytest
from apache_beam import coders
from hypothesis import given, strategies as st

from pipeline.api import connect, dataset
from transforms import records
from transforms.coders import RecordCoder, register
from transforms.schema import from_arrow, table_of, tables, to_arrow
from transforms.storage import Storage
from transforms.tables import merge, read_rows

RECORDS = [*(table.record for table in tables().values()), records.Payload, records.Entry]
_INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(codec="utf-8")),
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False),
    bool: st.booleans(),
    bytes: st.binary(max_size=20),
    datetime: _INSTANTS,
    date: st.dates(),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return st.one_of(*(st.none() if part is type(None) else values(part) for part in typing.get_args(hint)))
    if typing.get_origin(hint) is tuple:
        return st.lists(values(typing.get_args(hint)[0]), max_size=2).map(tuple)
    if dataclasses.is_dataclass(hint):
        return rows(typing.cast(type, hint))
    return _PLAIN[hint]


def rows(record: type) -> st.SearchStrategy[Any]:
    """Rows of a record, from its declaration alone."""
    return st.builds(record, **{name: values(hint) for name, hint in typing.get_type_hints(record).items()})


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_record_survives_its_coder(record: type) -> None:
    register()
    coder = coders.registry.get_coder(record)
    assert coder == RecordCoder(record) == pickle.loads(pickle.dumps(coder))
    assert hash(coder) == hash(RecordCoder(record))
    assert coder.to_type_hint() is record
    assert not coder.is_deterministic(), "so that Beam refuses a record as a key"

    @given(rows(record))
    def survives(row: Any) -> None:
        encoded = coder.encode(row)
        assert coder.decode(encoded) == row
        assert len(encoded) < len(pickle.dumps(row)), "no field names"

    survives()


@pytest.mark.parametrize("name", tables())
def test_rows_survive_parquet(name: str) -> None:
    table = tables()[name]

    @given(st.lists(rows(table.record), max_size=3))
    def survive(given_rows: list[Any]) -> None:
        buffer = io.BytesIO()
        pq.write_table(to_arrow(table, given_rows), buffer, compression="zstd")
        day = date(2024, 3, 4)
        same_day = [dataclasses.replace(row, published_date=day) for row in given_rows]
        assert list(from_arrow(table, pq.read_table(buffer), day)) == same_day

    survive()


def test_every_table_is_read_by_every_engine_with_its_date(storage: Storage) -> None:
    """One row a day in each table: DuckDB and polars need no option, pyarrow `pipeline.api.dataset`."""
    days = [date(2023, 12, 31) + timedelta(n) for n in range(3)]
    for table in tables().values():
        for day in days:
            row = _example(table.record, str(day))
            merge(storage, table, day, [dataclasses.replace(row, published_date=day)])
        name, root = table.name, storage.path(table.name)
        view = f"read_parquet('{root}/**/*.parquet')"
        db = connect(storage.root)
        assert db.execute(f"SELECT published_date, typeof(published_date) FROM {view} ORDER BY 1").fetchall() == [
            (day, "DATE") for day in days
        ]
        assert db.execute(f"SELECT count(*) FROM {name} WHERE published_date > DATE '2023-12-31'").fetchone() == (2,)
        frame = pl.scan_parquet(root).sort("published_date").collect()
        assert frame.schema["published_date"] == pl.Date
        assert frame["published_date"].to_list() == days
        read = dataset(storage.root, name)
        assert str(read.schema.field("published_date").type) == "date32[day]"
        assert sorted(read.to_table()["published_date"].to_pylist()) == days
        assert read.schema.names == [*table.columns, "published_date"]
        stored = pq.read_schema(f"{root}/published_date={days[0]}/part-00000.parquet")
        assert [read.schema.field(column).type for column in table.columns] == stored.types
        assert [row.published_date for day in days for row in read_rows(storage, table, day)] == days


def _example(record: type, text: str) -> Any:
    """A row whose fields are as empty as their types allow."""
    empty: dict[Any, Any] = {str: text, int: 1, float: 0.5, bool: False, datetime: datetime(2024, 1, 1, tzinfo=UTC)}
    empty[date] = date(2024, 1, 1)
    return record(
        **{
            name: () if typing.get_origin(hint) is tuple else empty.get(hint)
            for name, hint in typing.get_type_hints(record).items()
        }
    )


def test_instants_of_other_zones_are_stored_as_utc() -> None:
    table = table_of(records.Run)
    row = _example(records.Run, "r")
    noon = datetime(2024, 7, 1, 12, tzinfo=ZoneInfo("Europe/Paris"))
    (stored,) = from_arrow(table, to_arrow(table, [dataclasses.replace(row, started_at=noon)]), row.published_date)
    assert stored.started_at == noon
    assert stored.started_at.tzinfo is UTC
