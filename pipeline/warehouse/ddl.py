"""The statements that make the tables of an output, their views and as-of queries known to a warehouse.

All columns come from the declarations (`transforms/records.py`). Nothing is NOT NULL: a partition written before a
column was declared has none, and reads as null.
"""

from __future__ import annotations

import os
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from pipeline.warehouse.types import ENGINES, type_name
from pipeline.warehouse.views import View, views
from transforms import records  # noqa: F401 - declares the tables
from transforms.schema import Table, arrow_schema, tables
from transforms.storage import Storage

__all__ = [
    "PLACES",
    "columns_of",
    "copy_query",
    "duckdb_files",
    "has_files",
    "no_rows",
    "selected",
    "statements",
    "table_statements",
    "types_of",
    "unquoted",
    "view_statements",
]

PLACES = {
    "duckdb": ("", "s3://", "gs://", "gcs://", "r2://", "az://", "abfss://"),
    "bigquery": ("gs://",),
    "snowflake": ("s3://", "gs://", "azure://", "@"),
    "athena": ("s3://",),
    "clickhouse": ("", "s3://", "gs://"),
    "postgres": ("",),
    "spark": ("", "s3://", "s3a://", "gs://", "abfss://"),
}
"""Where each engine reads tables from; "" is a folder."""


def statements(engine: str, location: str, *, only: Sequence[str] = (), schema: str | None = None) -> Iterator[str]:
    """The statements for one engine, without semicolons, in the order in which they are executed.

    ``location`` is the output that holds the tables, ``only`` the names of some of them, ``schema`` the dataset or
    schema that everything is in (BigQuery wants one). Views need items, contacts and events: with ``only`` there are
    none. Raises `ValueError` for an engine, a table or a location that cannot be.
    """
    yield from table_statements(engine, location, only=only, schema=schema)
    if not only:
        yield from view_statements(engine, schema=schema)


def table_statements(
    engine: str, location: str, *, only: Sequence[str] = (), schema: str | None = None
) -> Iterator[str]:
    """Those of the tables."""
    if engine not in ENGINES:
        raise ValueError(f"there is no engine '{engine}': expected one of {', '.join(ENGINES)}")
    chosen = selected(only)
    location = _placed(engine, location)
    name = partial(_named, schema)
    if schema is not None:
        yield f"CREATE SCHEMA IF NOT EXISTS {schema}"
    yield from _SETTINGS.get(engine, ())
    yield from _stage(engine, location, name)
    for table in chosen:
        yield from _TABLES[engine](table, location, name)


def view_statements(engine: str, *, schema: str | None = None) -> Iterator[str]:
    """Those of the views and as-of queries, over tables that are there."""
    name = partial(_named, schema)
    if engine == "postgres":  # OR REPLACE refuses another list of columns
        for view in reversed(list(views(engine, name))):
            yield f"DROP {'FUNCTION' if view.as_of else 'VIEW'} IF EXISTS {name(view.name)}"
    for view in views(engine, name):
        made = (
            _as_of(engine, view, name) if view.as_of else f"CREATE OR REPLACE VIEW {name(view.name)} AS\n{view.query}"
        )
        yield f"{_comment(view.doc)}\n{made}"


def selected(only: Sequence[str]) -> list[Table]:
    """The tables of these names, all without any; `ValueError` for one that there is not."""
    if unknown := [table for table in only if table not in tables()]:
        raise ValueError(f"there is no table '{unknown[0]}': expected one of {', '.join(tables())}")
    return [table for table in tables().values() if not only or table.name in only]


def has_files(table: Table, location: str) -> bool:
    """Whether a table of a folder has rows; of an object store it is taken for granted, since asking wants rights."""
    return not Storage(location).is_local or bool(Storage(location).list(table.name, ".parquet"))


def copy_query(location: str, table: str) -> str:
    """A DuckDB query for the rows of a table in the form that PostgreSQL's COPY takes: lists and structs as JSON."""
    (known,) = selected([table])
    said = [f"to_json({name}) AS {name}" if _is_nested(known, name) else name for name in columns_of(known)]
    return f"SELECT {', '.join(said)} FROM ({_duckdb_rows(known, location)})"


_SETTINGS = {
    "duckdb": ("SET TimeZone = 'UTC'",),
    "snowflake": ("ALTER SESSION SET TIMEZONE = 'UTC'",),
    "spark": ("SET TIME ZONE 'UTC'",),
    "postgres": ("SET TIME ZONE 'UTC'",),
}


def _placed(engine: str, location: str) -> str:
    """The location as the engine wants it."""
    location = location.rstrip("/")
    scheme = location.partition("://")[0] + "://" if "://" in location else location[: location.startswith("@")]
    if scheme not in PLACES[engine]:
        places = " or ".join(f"{place}…" if place else "a folder" for place in PLACES[engine])
        raise ValueError(f"{engine} reads tables from {places}, not from {location}")
    # DuckDB reads relative paths as they are meant, the others from a folder of their own.
    location = os.path.abspath(location) if not scheme and engine in ("clickhouse", "spark") else location
    if engine != "duckdb" and ("'" in location or "\\" in location):
        raise ValueError(f"{location}: a quote or backslash in a location is read differently by each engine")
    return location


def _named(schema: str | None, name: str) -> str:
    return f"{schema}.{name}" if schema else name


def columns_of(table: Table) -> dict[str, str]:
    """All columns with their documentation, the partition's last. No quote is left in it that had to be escaped."""
    docs = {name: table.docs[name] for name in (*table.columns, table.partition)}
    return {name: unquoted(doc) for name, doc in docs.items()}


def types_of(engine: str, table: Table) -> dict[str, str]:
    """All columns with their types, the partition's last."""
    import pyarrow as pa

    found = {field.name: type_name(engine, field.type, nullable=True) for field in arrow_schema(table)}
    return found | {table.partition: type_name(engine, pa.date32())}


def _is_nested(table: Table, name: str) -> bool:
    import pyarrow as pa

    return name != table.partition and pa.types.is_nested(arrow_schema(table).field(name).type)


def unquoted(doc: str) -> str:
    """Documentation without straight quotes and backslashes, which every engine escapes in its own way."""
    return re.sub(r"(?<!\S)'", "‘", doc).replace("'", "’").replace("``", "`").replace("\\", "/")


def _comment(text: str) -> str:
    return textwrap.fill(text, 118, initial_indent="-- ", subsequent_indent="-- ", break_on_hyphens=False)


def _lines(lines: Iterable[str]) -> str:
    return ",\n".join(f"  {line}" for line in lines)


# --- tables, an engine each


def _stage(engine: str, location: str, name: Callable[[str], str]) -> Iterator[str]:
    if engine != "snowflake" or location.startswith("@"):
        return
    note = "A private bucket wants a STORAGE_INTEGRATION here: Snowflake reads with rights of its own."
    url = location.replace("gs://", "gcs://")
    yield f"{_comment(note)}\nCREATE STAGE IF NOT EXISTS {name('homologue')} URL = '{url}/'"


def _duckdb_rows(table: Table, location: str) -> str:
    """All columns that are declared, also where no file has them yet, and all that are in the files."""
    if not has_files(table, location):
        return no_rows(table)  # a glob that finds nothing is an error
    return f"{no_rows(table)}\nUNION ALL BY NAME\nSELECT * FROM {duckdb_files(table, location)}"


def no_rows(table: Table) -> str:
    """The table without a row, for DuckDB."""
    declared = _lines(f"CAST(NULL AS {kind}) AS {column}" for column, kind in types_of("duckdb", table).items())
    return f"SELECT\n{declared}\nWHERE false"


def duckdb_files(table: Table, location: str) -> str:
    """The files of a table as a table function of DuckDB."""
    files = f"{location}/{table.name}/**/*.parquet".replace("'", "''")
    return f"read_parquet('{files}', hive_partitioning = true, union_by_name = true)"


def _duckdb(table: Table, location: str, name: Callable[[str], str]) -> Iterator[str]:
    view = name(table.name)
    yield f"CREATE OR REPLACE VIEW {view} AS\n{_duckdb_rows(table, location)}"
    yield f"COMMENT ON VIEW {view} IS '{unquoted(table.doc)}'"
    for column, doc in columns_of(table).items():
        yield f"COMMENT ON COLUMN {view}.{column} IS '{doc}'"


def _bigquery(table: Table, location: str, name: Callable[[str], str]) -> Iterator[str]:
    docs, kinds = columns_of(table), types_of("bigquery", table)
    columns = (f"`{column}` {kinds[column]} OPTIONS (description = '{docs[column]}')" for column in table.columns)
    yield (
        f"CREATE OR REPLACE EXTERNAL TABLE {name(table.name)} (\n{_lines(columns)}\n)\n"
        f"WITH PARTITION COLUMNS (`{table.partition}` {kinds[table.partition]})\n"
        "OPTIONS (\n"
        f"  description = '{unquoted(table.doc)}',\n"
        "  format = 'PARQUET',\n"
        f"  uris = ['{location}/{table.name}/*.parquet'],\n"
        f"  hive_partition_uri_prefix = '{location}/{table.name}',\n"
        "  require_hive_partition_filter = FALSE,\n"
        "  enable_list_inference = TRUE\n"  # else a list is a struct of a list of structs
        ")"
    )


def _snowflake(table: Table, location: str, name: Callable[[str], str]) -> Iterator[str]:
    stage = location if location.startswith("@") else f"@{name('homologue')}"
    kinds = types_of("snowflake", table)
    folder = f"REGEXP_SUBSTR(METADATA$FILENAME, '{table.partition}=([0-9-]+)', 1, 1, 'e')"
    columns = [f"{table.partition} DATE AS (TO_DATE({folder}, 'YYYY-MM-DD'))"]
    for column in table.columns:
        kind = kinds[column]
        value = f"VALUE:{column}"
        if kind == "TIMESTAMP_NTZ":  # microseconds or, with logical types on, instants: as text both are read alike
            value = f"{value}::VARCHAR"
        if kind == "ARRAY":  # an array or, of a reader without logical types, an object around one
            value = f"COALESCE({value}:list, {value})"
        columns.append(f"{column} {kind} AS ({value}::{kind})")
    yield (
        f"CREATE OR REPLACE EXTERNAL TABLE {name(table.name)} (\n{_lines(columns)}\n)\n"
        f"PARTITION BY ({table.partition})\n"
        f"LOCATION = {stage}/{table.name}/\n"
        "AUTO_REFRESH = FALSE\n"
        "PATTERN = '.*[.]parquet'\n"
        "FILE_FORMAT = (TYPE = PARQUET)\n"
        f"COMMENT = '{unquoted(table.doc)}'"
    )
    note = "After each run; or AUTO_REFRESH = TRUE, with notifications of the bucket."
    yield f"{_comment(note)}\nALTER EXTERNAL TABLE {name(table.name)} REFRESH"


def _hive(engine: str, table: Table, location: str, name: Callable[[str], str]) -> Iterator[str]:
    """Athena and Spark. Spark's own tables want the partition among the columns, Hive's apart from them."""
    docs, kinds = columns_of(table), types_of(engine, table)
    spark = engine == "spark"
    external = "CREATE TABLE" if spark else "CREATE EXTERNAL TABLE"
    columns = [
        f"`{column}` {kinds[column]} COMMENT '{docs[column]}'" for column in docs if spark or column != table.partition
    ]
    partition = f"`{table.partition}`" if spark else f"`{table.partition}` {kinds[table.partition]}"
    stored = "USING PARQUET\n" if spark else ""
    comment = f"COMMENT '{unquoted(table.doc)}'\n"
    partitioned = f"PARTITIONED BY ({partition})\n"
    # What is dropped is what the catalogue knows; the files stay, and a new column comes in.
    yield f"DROP TABLE IF EXISTS {name(table.name)}"
    yield (
        f"{external} {name(table.name)} (\n{_lines(columns)}\n)\n"
        + (stored + partitioned if spark else comment + partitioned + "STORED AS PARQUET\n")
        + f"LOCATION '{location}/{table.name}/'"
        + (f"\n{comment.rstrip()}" if spark else "")
    )
    yield f"-- After each run that made new partitions.\nMSCK REPAIR TABLE {name(table.name)}"


def _clickhouse(table: Table, location: str, name: Callable[[str], str]) -> Iterator[str]:
    docs, kinds = columns_of(table), types_of("clickhouse", table)
    columns = _lines(f"`{column}` {kind} COMMENT '{docs[column]}'" for column, kind in kinds.items())
    structure = ", ".join(f"`{column}` {kind}" for column, kind in kinds.items()).replace("'", "\\'")
    function = "s3" if "://" in location else "file"
    yield (
        f"CREATE OR REPLACE VIEW {name(table.name)} (\n{columns}\n) AS\n"
        f"SELECT {', '.join(kinds)}\n"
        f"FROM {function}('{location}/{table.name}/**/*.parquet', 'Parquet',\n  '{structure}')\n"
        "SETTINGS use_hive_partitioning = 1\n"
        f"COMMENT '{unquoted(table.doc)}'"
    )


def _postgres(table: Table, location: str, name: Callable[[str], str]) -> Iterator[str]:
    of, kinds = name(table.name), types_of("postgres", table)
    columns = [f"{column} {kind}" for column, kind in kinds.items()]
    key = f"PRIMARY KEY ({', '.join(table.key)})"
    copy = f"\\copy {of} ({', '.join(kinds)}) FROM STDIN WITH (FORMAT csv, HEADER)"
    yield (
        f"-- Its rows, after each run: homologue warehouse copy {table.name} --output {location} | \\\n"
        f'--   psql -1 -c "TRUNCATE {of}" -c "{copy}"\n'
        f"CREATE TABLE IF NOT EXISTS {of} (\n{_lines([*columns, key])}\n)"
    )
    yield f"ALTER TABLE {of}\n{_lines(f'ADD COLUMN IF NOT EXISTS {column}' for column in columns)}"
    yield f"COMMENT ON TABLE {name(table.name)} IS '{unquoted(table.doc)}'"
    for column, doc in columns_of(table).items():
        yield f"COMMENT ON COLUMN {name(table.name)}.{column} IS '{doc}'"


_TABLES: dict[str, Callable[[Table, str, Callable[[str], str]], Iterator[str]]] = {
    "duckdb": _duckdb,
    "bigquery": _bigquery,
    "snowflake": _snowflake,
    "athena": partial(_hive, "athena"),
    "clickhouse": _clickhouse,
    "postgres": _postgres,
    "spark": partial(_hive, "spark"),
}


# --- views and as-of queries


def _as_of(engine: str, view: View, name: Callable[[str], str]) -> str:
    """A function of an instant that gives a table, or what the engine has in its place."""
    of = name(view.name)
    instant = type_name(engine, arrow_schema(tables()["items"]).field("first_seen_at").type)
    quote = '"' if engine == "postgres" else ""  # PRECISION may name a column there, not a parameter
    returns = _lines(f"{quote}{column}{quote} {type_name(engine, kind)}" for column, kind in view.columns.items())
    if engine == "duckdb":
        return f"CREATE OR REPLACE MACRO {of}(ts) AS TABLE\n{view.query}"
    if engine == "bigquery":
        return f"CREATE OR REPLACE TABLE FUNCTION {of}(ts {instant}) AS\n{view.query}"
    if engine == "clickhouse":
        return f"CREATE OR REPLACE VIEW {of} AS\n{view.query}"
    if engine == "athena":
        return (
            f"-- Asked by: EXECUTE {view.name} USING TIMESTAMP '2024-03-04 12:00:00'\n"
            f"-- Made anew after: DEALLOCATE PREPARE {view.name}\n"
            f"PREPARE {view.name} FROM\nWITH asked AS (SELECT CAST(? AS timestamp) AS ts)\n{view.query}"
        )
    if engine == "spark":
        return f"CREATE OR REPLACE FUNCTION {of}(ts {instant})\nRETURNS TABLE (\n{returns}\n)\nRETURN\n{view.query}"
    language = "LANGUAGE sql STABLE\n" if engine == "postgres" else ""
    return (
        f"CREATE OR REPLACE FUNCTION {of}(ts {instant})\nRETURNS TABLE (\n{returns}\n)\n{language}AS $$\n"
        f"{view.query}\n$$"
    )
