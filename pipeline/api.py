"""The tables, from Python: as an Arrow dataset, or as views of a DuckDB connection."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from pipeline.warehouse.ddl import no_rows, table_statements, view_statements
from transforms.consolidate.grouping import group
from transforms.records import Contact, Event
from transforms.schema import arrow_schema, from_arrow, table_of, tables
from transforms.storage import Storage

if TYPE_CHECKING:
    import duckdb
    import pyarrow.dataset as ds

__all__ = ["connect", "dataset", "events_as_of"]


def dataset(path: str, table: str) -> ds.Dataset:
    """A table of the output at ``path`` as a pyarrow dataset, `published_date` as a date32 column.

    Raises `ValueError` for a table that there is not.
    """
    import pyarrow as pa
    import pyarrow.dataset as ds

    known = tables().get(table)
    if known is None:
        raise ValueError(f"there is no table '{table}': expected one of {', '.join(tables())}")
    partition = pa.field(known.partition, pa.date32())
    partitioning = ds.partitioning(pa.schema([partition]), flavor="hive")
    files = [Storage(path).path(name) for name, _ in Storage(path).list(table, ".parquet")]
    schema = arrow_schema(known).append(partition)
    return ds.dataset(files, schema=schema, format="parquet", partitioning=partitioning)


def connect(path: str) -> duckdb.DuckDBPyConnection:
    """A DuckDB connection with a view of each table of the output at ``path``; a table without rows is there, empty.

    Beside them are the views of `homologue warehouse ddl`, such as `current_contacts`, and the table macros that tell
    what was known at an instant, such as `contacts_as_of(TIMESTAMPTZ '2024-03-04 12:00Z')`.
    """
    import duckdb

    db = duckdb.connect()
    db.execute("SET TimeZone = 'UTC'")
    # Whatever is made over a table looks at its files: views first, over tables without a row, and the files once.
    for table in tables().values():
        db.execute(f"CREATE VIEW {table.name} AS {no_rows(table)}")
    for statement in view_statements("duckdb"):
        db.execute(statement)
    if present := [name for name in tables() if Storage(path).list(name, ".parquet")]:
        for statement in table_statements("duckdb", path, only=present):
            db.execute(statement)
    return db


def events_as_of(db: duckdb.DuckDBPyConnection, instant: datetime) -> list[Event]:
    """The events that a pass at ``instant`` would have written of what was known then, pair by pair.

    ``db`` comes from :func:`connect`. They are grouped anew: which contacts make one event, and what it is called,
    hangs on all its mentions, so that the table of events knows more than was known.
    """
    rows = db.sql("FROM contacts_as_of($1)", params=[instant]).to_arrow_table()
    contacts: dict[tuple[str, str], list[Contact]] = {}
    for contact in from_arrow(table_of(Contact), rows, date.min):  # grouping does not look at the partition
        contacts.setdefault((contact.party_a, contact.party_b), []).append(contact)
    return [event for pair in sorted(contacts) for event in group(contacts[pair])]
