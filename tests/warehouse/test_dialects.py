"""The statements of every engine, parsed in its dialect; those of DuckDB and ClickHouse are executed elsewhere."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import pytest
import sqlglot
from sqlglot import exp

from pipeline.warehouse.ddl import PLACES, columns_of, copy_query, statements, view_statements
from pipeline.warehouse.types import ENGINES, type_name
from pipeline.warehouse.views import DIALECTS, views
from transforms.records import Contact, Event, Item
from transforms.schema import arrow_schema, table_of, tables

LOCATIONS = {
    engine: f"{max(places)}bucket/news" if max(places) != "@" else "@news" for engine, places in PLACES.items()
}
# What sqlglot takes as words without a meaning. Each of these was executed, but for the clouds' own.
UNREAD = {
    "SET TIME ZONE 'UTC'",
    *(f"ALTER EXTERNAL TABLE {name} REFRESH" for name in tables()),
    *(f"MSCK REPAIR TABLE {name}" for name in tables()),
}


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """What sqlglot does not know it tells in the log."""
    logging.getLogger("sqlglot").setLevel(logging.ERROR)
    yield
    logging.getLogger("sqlglot").setLevel(logging.NOTSET)


def test_every_engine_is_there_in_full() -> None:
    assert set(ENGINES) == set(PLACES) == set(DIALECTS)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("schema", [None, "news"])
def test_the_statements_parse(engine: str, schema: str | None) -> None:
    for statement in statements(engine, LOCATIONS[engine], schema=schema):
        text = "\n".join(line for line in statement.splitlines() if not line.startswith("--"))
        if text.replace("news.", "") in UNREAD:
            continue
        (parsed,) = sqlglot.parse(_readable(engine, text), read=engine, error_level=sqlglot.ErrorLevel.RAISE)
        assert not isinstance(parsed, exp.Command), text
        if isinstance(parsed, exp.Create) and schema and parsed.kind != "SCHEMA":
            unqualified = [t for t in parsed.find_all(exp.Table) if t.name in tables() and not t.db]
            assert not unqualified, text


def _readable(engine: str, text: str) -> str:
    """A statement without the clause that sqlglot does not know, or the query in it."""
    if engine == "bigquery":
        return re.sub(r"^WITH PARTITION COLUMNS .*\n", "", text, flags=re.MULTILINE)
    if engine == "athena":
        return re.sub(r"^PREPARE \w+ FROM\n", "", text)
    if engine == "clickhouse":  # comments of a view and its columns
        text = re.sub(r"\A(CREATE OR REPLACE VIEW \S+) \(\n.*?\n\) AS\n", r"\1 AS\n", text, flags=re.DOTALL)
        return re.sub(r"\nCOMMENT '[^']*'\Z", "", text)
    return text


@pytest.mark.parametrize("engine", ["postgres", "snowflake"])
def test_the_bodies_of_functions_parse(engine: str) -> None:
    bodies = [text.split("$$")[1] for text in view_statements(engine) if "$$" in text]
    assert len(bodies) == 4
    for body in bodies:
        (parsed,) = sqlglot.parse(body, read=engine, error_level=sqlglot.ErrorLevel.RAISE)
        assert isinstance(parsed, exp.Select)


@pytest.mark.parametrize("engine", [engine for engine in ENGINES if engine != "duckdb"])
def test_every_column_is_there_with_its_documentation(engine: str) -> None:
    for name, table in tables().items():
        text = "\n".join(statements(engine, LOCATIONS[engine], only=[name]))
        for column, doc in columns_of(table).items():
            assert column in text
            if engine != "snowflake" and column != table.partition:  # its external tables take no comments on columns
                assert f"'{doc}'" in text


@pytest.mark.parametrize("engine", ENGINES)
def test_views_say_what_columns_they_have(engine: str) -> None:
    for view in views(engine):
        (parsed,) = sqlglot.parse(view.query, read=engine, error_level=sqlglot.ErrorLevel.RAISE)
        assert isinstance(parsed, exp.Select)
        assert parsed.named_selects == list(view.columns), view.name


@pytest.mark.parametrize(
    ("engine", "people", "instant", "day"),
    [
        ("duckdb", 'STRUCT("party" VARCHAR, "name" VARCHAR, "role" VARCHAR)[]', "TIMESTAMPTZ", "DATE"),
        ("bigquery", "ARRAY<STRUCT<`party` STRING, `name` STRING, `role` STRING>>", "TIMESTAMP", "DATE"),
        ("snowflake", "ARRAY", "TIMESTAMP_NTZ", "DATE"),
        ("athena", "array<struct<`party`:string, `name`:string, `role`:string>>", "timestamp", "date"),
        (
            "clickhouse",
            "Array(Tuple(`party` String, `name` String, `role` Nullable(String)))",
            "DateTime64(6, 'UTC')",
            "Date32",
        ),
        ("postgres", "jsonb", "timestamptz", "date"),
        ("spark", "ARRAY<STRUCT<`party`: STRING, `name`: STRING, `role`: STRING>>", "TIMESTAMP", "DATE"),
    ],
)
def test_types(engine: str, people: str, instant: str, day: str) -> None:
    schema = arrow_schema(table_of(Contact))
    assert type_name(engine, schema.field("people").type, nullable=True) == people
    assert type_name(engine, arrow_schema(table_of(Item)).field("first_seen_at").type) == instant
    assert type_name(engine, schema.field("date_start").type) == day
    assert type_name(engine, arrow_schema(table_of(Event)).field("status_history").type)


@pytest.mark.parametrize(
    ("engine", "location", "message"),
    [
        ("oracle", "out", "there is no engine 'oracle': expected one of duckdb, bigquery"),
        ("athena", "out", "athena reads tables from s3://…, not from out"),
        ("bigquery", "s3://a/b", "bigquery reads tables from gs://…, not from s3://a/b"),
        ("postgres", "s3://a/b", "postgres reads tables from a folder, not from s3://a/b"),
        ("spark", "l'été", "a quote or backslash in a location"),
    ],
)
def test_what_cannot_be_is_said(engine: str, location: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        list(statements(engine, location))


def test_a_table_that_there_is_not() -> None:
    with pytest.raises(ValueError, match="there is no table 'contcats': expected one of items"):
        copy_query("out", "contcats")


def test_one_table_comes_without_views() -> None:
    (create, *_) = list(statements("bigquery", "gs://bucket/news/", only=["runs"], schema="news"))[1:]
    assert create.startswith("CREATE OR REPLACE EXTERNAL TABLE news.runs (")
    assert "uris = ['gs://bucket/news/runs/*.parquet']" in create
    assert not [text for text in statements("duckdb", "out", only=["runs"]) if "latest_items" in text]


def test_no_quote_has_to_be_escaped() -> None:
    assert columns_of(table_of(Item))["published_on"].endswith("zone: ‘hier’ counts from it")
    assert "the latest of an `item_id` is" in "".join(statements("duckdb", "out", only=["items"]))
