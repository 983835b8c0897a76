"""The tables, from Python: as an Arrow dataset, or as views of a DuckDB connection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transforms import records  # noqa: F401 - declares the tables
from transforms.schema import arrow_schema, tables
from transforms.storage import Storage

if TYPE_CHECKING:
    import duckdb
    import pyarrow.dataset as ds

__all__ = ["connect", "dataset"]


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
    """A DuckDB connection with a view of each table of the output at ``path``; a table without rows is there, empty."""
    import duckdb

    db = duckdb.connect()
    db.execute("SET TimeZone = 'UTC'")
    for name, known in tables().items():
        if Storage(path).list(name, ".parquet"):
            files = Storage(path).path(f"{name}/**/*.parquet").replace("'", "''")
            db.execute(
                f"CREATE VIEW {name} AS SELECT * FROM "
                f"read_parquet('{files}', hive_partitioning = true, union_by_name = true)"
            )
        else:
            empty = arrow_schema(known).empty_table()  # noqa: F841 - DuckDB finds it by name
            db.execute(f"CREATE TABLE {name} AS SELECT *, CAST(NULL AS DATE) AS {known.partition} FROM empty")
    return db
