"""The tables as a source of a dbt project: documentation and tests, from the declarations."""

from __future__ import annotations

import io
import os
from collections.abc import Sequence
from typing import Any

from pipeline.warehouse.ddl import columns_of, duckdb_files, has_files, no_rows, selected, types_of, unquoted
from pipeline.warehouse.types import type_name
from transforms.schema import Table, arrow_schema
from transforms.storage import Storage

__all__ = ["sources"]

_HEAD = """\
# Made by `homologue warehouse dbt`. Tests take their arguments as dbt 1.10.5 and later want them.
"""
_REFERENCES = {"contacts": {"item_id": ("items", "item_id")}}
"""Columns whose values are those of another table."""


def sources(engine: str, location: str, *, only: Sequence[str] = (), schema: str | None = None) -> str:
    """The text of a `sources.yml`.

    dbt-duckdb reads the files at ``location`` through it; of the other engines it takes the tables to be there already,
    made by `homologue warehouse ddl`, in ``schema``. Raises `ValueError` for a table that there is not.
    """
    from ruamel.yaml import YAML

    chosen = selected(only)
    if Storage(location).is_local:
        location = os.path.abspath(location)  # dbt runs in its own folder
    source: dict[str, Any] = {
        "name": "homologue",
        "description": "Bilateral contacts between officials, out of French-language news.",
    }
    if schema is not None:
        source["schema"] = schema
    source["tables"] = [_table(engine, known, location) for known in chosen]
    text = io.StringIO()
    yaml = YAML()
    yaml.width = 118
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.dump({"version": 2, "sources": [source]}, text)
    return _HEAD + text.getvalue()


def _table(engine: str, table: Table, location: str) -> dict[str, Any]:
    found: dict[str, Any] = {"name": table.name, "description": unquoted(table.doc)}
    types = types_of(engine, table)
    if engine == "duckdb":
        files = duckdb_files(table, location) if has_files(table, location) else f"({no_rows(table)})"
        found["config"] = {"meta": {"external_location": files.replace("{", "{{").replace("}", "}}")}}
    if len(table.key) > 1:
        text = type_name(engine, arrow_schema(table).field(table.key[0]).type)
        key = " || '#' || ".join(f"cast({column} as {text})" for column in table.key)
        found["data_tests"] = [{"unique": {"name": f"{table.name}_key_is_unique", "arguments": {"column_name": key}}}]
    found["columns"] = [_column(table, column, doc, types[column]) for column, doc in columns_of(table).items()]
    return found


def _column(table: Table, name: str, doc: str, kind: str) -> dict[str, Any]:
    tests: list[Any] = []
    if name == table.partition or not arrow_schema(table).field(name).nullable:
        tests.append("not_null")
    if table.key == (name,):
        tests.append("unique")
    if name in table.values:
        tests.append({"accepted_values": {"arguments": {"values": list(table.values[name])}}})
    if name in _REFERENCES.get(table.name, {}):
        other, field = _REFERENCES[table.name][name]
        tests.append({"relationships": {"arguments": {"to": f"source('homologue', '{other}')", "field": field}}})
    found: dict[str, Any] = {"name": name, "description": doc, "data_type": kind}
    return found | ({"data_tests": tests} if tests else {})
