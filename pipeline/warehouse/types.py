"""Arrow types as the warehouses name them: one table of plain types and two shapes, lists and structs, an engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["ENGINES", "type_name"]

ENGINES = ("duckdb", "bigquery", "snowflake", "athena", "clickhouse", "postgres", "spark")


@dataclass(frozen=True, slots=True)
class _Types:
    """The names of one engine: plain types in the order of `_PLAIN`, and how lists and structs are written."""

    plain: tuple[str, str, str, str, str, str]
    list_: str
    struct: str
    """Around the fields; where it names none, lists and structs are one type that says nothing of what is in them."""
    field: str = "{name} {type}"
    nullable: str = "{type}"


_PLAIN = ("string", "int64", "double", "bool", "timestamp[us, tz=UTC]", "date32[day]")
_TYPES = {
    "duckdb": _Types(
        ("VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN", "TIMESTAMPTZ", "DATE"),
        list_="{type}[]",
        struct="STRUCT({fields})",
        field='"{name}" {type}',
    ),
    "bigquery": _Types(
        ("STRING", "INT64", "FLOAT64", "BOOL", "TIMESTAMP", "DATE"),
        list_="ARRAY<{type}>",
        struct="STRUCT<{fields}>",
        field="`{name}` {type}",  # END is reserved, and spans have one
    ),
    "snowflake": _Types(
        ("VARCHAR", "BIGINT", "DOUBLE", "BOOLEAN", "TIMESTAMP_NTZ", "DATE"), list_="ARRAY", struct="OBJECT"
    ),
    "athena": _Types(
        ("string", "bigint", "double", "boolean", "timestamp", "date"),
        list_="array<{type}>",
        struct="struct<{fields}>",
        field="`{name}`:{type}",
    ),
    "clickhouse": _Types(
        ("String", "Int64", "Float64", "Bool", "DateTime64(6, 'UTC')", "Date32"),  # Date begins in 1970
        list_="Array({type})",
        struct="Tuple({fields})",
        field="`{name}` {type}",
        nullable="Nullable({type})",
    ),
    "postgres": _Types(
        ("text", "bigint", "double precision", "boolean", "timestamptz", "date"), list_="jsonb", struct="jsonb"
    ),
    "spark": _Types(
        ("STRING", "BIGINT", "DOUBLE", "BOOLEAN", "TIMESTAMP", "DATE"),
        list_="ARRAY<{type}>",
        struct="STRUCT<{fields}>",
        field="`{name}`: {type}",
    ),
}


def type_name(engine: str, kind: pa.DataType, *, nullable: bool = False) -> str:
    """What ``engine`` calls an Arrow type; ``nullable`` counts where the engine tells by the type (ClickHouse).

    Raises `ValueError` for a type that no declaration makes.
    """
    import pyarrow as pa

    types = _TYPES[engine]
    if pa.types.is_list(kind):
        element = kind.value_field
        return types.list_.format(type=type_name(engine, element.type, nullable=element.nullable))
    if pa.types.is_struct(kind):
        fields = (
            types.field.format(name=part.name, type=type_name(engine, part.type, nullable=part.nullable))
            for part in kind
        )
        return types.struct.format(fields=", ".join(fields))
    plain = types.plain[_PLAIN.index(str(kind))]
    return types.nullable.format(type=plain) if nullable else plain
