"""Archives of documents in Parquet: a row is a document, its columns are named as the keys of JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, BinaryIO

from transforms.read.errors import Malformed

__all__ = ["PARQUET", "parquet_lines"]

PARQUET = b"PAR1"
"""How a Parquet file begins."""


def parquet_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The rows of a Parquet file as JSON lines; instants and days in ISO 8601."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        for batch in pq.ParquetFile(stream).iter_batches(batch_size=1_000):
            for row in batch.to_pylist():
                yield json.dumps(row, ensure_ascii=False, default=_plain).encode() + b"\n"
    except pa.ArrowInvalid as error:
        raise Malformed(f"no Parquet file that can be read: {error}") from None


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
