"""Large archives of documents in pieces: JSON lines or Parquet, a piece at a time, in memory that does not grow."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import BinaryIO, cast

from transforms.read.documents import MAX_LINE
from transforms.read.errors import Malformed
from transforms.read.parquet import PARQUET, parquet_lines

__all__ = ["chunks"]

_CHUNK_BYTES = 32 * 2**20


def chunks(stream: BinaryIO, documents: int) -> Iterator[tuple[int, bytes]]:
    """Pieces of at most so many documents, or 32 MB, as JSON lines, each with the number of its first line.

    Raises `Malformed` where a stream is cut short, after the pieces before.
    """
    first = number = size = 0
    lines: list[bytes] = []
    try:
        for line in _lines(stream):
            lines.append(line)
            number, size = number + 1, size + len(line)
            if len(lines) >= documents or size >= _CHUNK_BYTES:
                yield first, b"".join(lines)
                first, size, lines = number, 0, []
    except (EOFError, OSError) as error:
        raise Malformed(f"line {number + 1}: {error}") from None
    if lines:
        yield first, b"".join(lines)


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    start = stream.read(4)
    stream.seek(0)
    if start == PARQUET:
        yield from parquet_lines(stream)
        return
    lines = cast(BinaryIO, gzip.open(stream)) if start[:2] == b"\x1f\x8b" else stream  # noqa: SIM115
    while line := lines.readline(MAX_LINE + 1):
        whole = line
        while not whole.endswith(b"\n") and (line := lines.readline(MAX_LINE)):
            # Too long to be read, which the reader tells by its length: the rest is dropped.
            whole = whole[: MAX_LINE + 1] + (b"\n" if line.endswith(b"\n") else b"")
        yield whole
