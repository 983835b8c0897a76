"""`homologue warehouse`: the tables made known to DuckDB, to warehouses and to dbt."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

__all__ = ["command"]

_ENGINES = ("duckdb", "bigquery", "snowflake", "athena", "clickhouse", "postgres", "spark")
_EPILOG = """\b
Examples:
  homologue warehouse ddl | duckdb news.duckdb
  homologue warehouse ddl --engine bigquery --output gs://bucket/news
  homologue warehouse dbt --output out > models/sources.yml
"""
_output = click.option(
    "--output", metavar="LOCATION", default="out", show_default=True, help="Where the tables lie: a folder or a URL."
)
_engine = click.option("--engine", type=click.Choice(_ENGINES), default="duckdb", show_default=True)
_table = click.option(
    "--table", "only", metavar="NAME", multiple=True, help="Only this table, without views; repeatable."
)
_schema = click.option("--schema", metavar="NAME", help="The schema that names are in; BigQuery's dataset. [homologue]")


@click.group("warehouse", epilog=_EPILOG)
def command() -> None:
    """Make the tables known to a database: tables, views, what was known at an instant; or to dbt.

    All is printed and nothing executed. It is made of the declarations of the tables, so that columns, types and
    documentation are those of this version.
    """


@command.command("ddl", epilog="\b\nExample:\n  homologue warehouse ddl --engine athena --output s3://bucket/news")
@_engine
@_output
@_table
@_schema
def _ddl(engine: str, output: str, only: tuple[str, ...], schema: str | None) -> None:
    """Print the statements that an engine reads the tables by.

    Views: latest_items, current_contacts, event_contacts, event_mentions, dyad_months. As of an instant, by when things
    were first seen: items_as_of(ts), contacts_as_of(ts), status_reports_as_of(ts), event_status_as_of(ts).
    """
    from pipeline.warehouse.ddl import statements

    with _usage():
        found = list(statements(engine, output, only=only, schema=_in(engine, schema)))
    click.echo("\n\n".join(f"{statement};" for statement in found))


@command.command("dbt", epilog="\b\nExample:\n  homologue warehouse dbt --output out > models/sources.yml")
@_engine
@_output
@_table
@_schema
def _dbt(engine: str, output: str, only: tuple[str, ...], schema: str | None) -> None:
    """Print a sources.yml: the tables with documentation and tests.

    dbt-duckdb reads the files through it; other adapters, the tables that `homologue warehouse ddl` made.
    """
    from pipeline.warehouse.dbt import sources

    with _usage():
        text = sources(engine, output, only=only, schema=_in(engine, schema))
    click.echo(text, nl=False)


@command.command(
    "copy",
    epilog="""\b
Example:
  homologue warehouse copy contacts | psql -1 -c "TRUNCATE contacts" \\
    -c "\\copy contacts FROM STDIN WITH (FORMAT csv, HEADER)"
""",
)
@click.argument("table")
@_output
def _copy(table: str, output: str) -> None:
    """Print the rows of TABLE as CSV, as PostgreSQL's COPY takes them: lists and people as JSON."""
    from pipeline.warehouse.ddl import copy_query

    with _usage():
        query = copy_query(output, table)
    import duckdb

    db = duckdb.connect()
    db.execute("SET TimeZone = 'UTC'")
    sys.stdout.flush()
    db.execute(f"COPY ({query}) TO '/dev/stdout' (FORMAT csv, HEADER)")


def _in(engine: str, schema: str | None) -> str | None:
    return "homologue" if engine == "bigquery" and schema is None else schema


@contextmanager
def _usage() -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise click.UsageError(str(error)) from None
