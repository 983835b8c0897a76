"""Archives of documents: a JSON object a line, gzipped or not, or rows of Parquet, of any length.

Keys: ``id url published title text source``, and where they are given ``language authors categories updated``.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from transforms.read.errors import BadJson, EntryError, LineTooLong, Malformed, NoObject
from transforms.read.json_text import kind_of, load, string, strings
from transforms.read.model import BadEntry
from transforms.read.parquet import PARQUET, parquet_lines
from transforms.records import Entry

__all__ = ["MAX_LINE", "iterate_documents", "read_documents"]

MAX_LINE = 16 * 2**20
"""Bytes of one document: the longest books have a tenth of it."""


def read_documents(body: bytes) -> Iterator[Entry | BadEntry]:
    """The documents in ``body``, UTF-8: a line each, or one or a list of them in JSON over several lines."""
    first = body.lstrip().partition(b"\n")[0].strip()
    if first != b"{" and not first.startswith(b"["):
        yield from iterate_documents(io.BytesIO(body))
        return
    found = load(body)
    for number, document in enumerate(found if isinstance(found, list) else [found]):
        if isinstance(document, dict):
            yield _entry(document, number)
        else:
            yield BadEntry.of(number, NoObject(f"document {number}: expected an object, not {kind_of(document)}"))


def iterate_documents(stream: BinaryIO, *, first: int = 0) -> Iterator[Entry | BadEntry]:
    """The documents of an archive, in memory that does not grow with it; a line that is none is a `BadEntry`.

    ``Entry.number`` counts lines from ``first``, blank ones included. A stream that is cut short gives what could be
    read and then raises `Malformed`.
    """
    start = stream.read(4)
    stream.seek(0)
    if start == PARQUET:
        yield from (_entry(_document(line, number), number) for number, line in enumerate(parquet_lines(stream)))
        return
    # The stream is the caller's, and closing what is wrapped around it would close it.
    lines = cast(BinaryIO, gzip.open(stream)) if start[:2] == b"\x1f\x8b" else stream  # noqa: SIM115
    number = first
    try:
        while line := lines.readline(MAX_LINE + 1):
            if len(line) > MAX_LINE:
                while line and not line.endswith(b"\n"):
                    line = lines.readline(MAX_LINE)
                yield BadEntry.of(number, LineTooLong(f"line {number + 1}: more than {MAX_LINE:,} bytes"))
            elif line := line.strip().strip(b"\x00\xef\xbb\xbf\x1e"):
                try:
                    yield _entry(_document(line, number), number)
                except EntryError as error:
                    yield BadEntry.of(number, error)
            number += 1
    except (EOFError, OSError, zlib.error) as error:
        raise Malformed(f"line {number + 1}: {error}") from None


def _document(line: bytes, number: int) -> dict[str, Any]:
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        text = line.decode("cp1252", "replace")
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise BadJson(f"line {number + 1}: {error}") from None
    if not isinstance(found, dict):
        raise NoObject(f"line {number + 1}: expected an object, not {kind_of(found)}")
    return found


def _entry(document: dict[str, Any], number: int) -> Entry:
    return Entry(
        number=number,
        guid=string(document.get("id")),
        url=string(document.get("url")),
        title=string(document.get("title")),
        text=string(document.get("text")),
        markup=False,
        published_raw=string(document.get("published")),
        updated_raw=string(document.get("updated")),
        language=string(document.get("language")),
        authors=strings(document.get("authors")),
        categories=strings(document.get("categories")),
        source=string(document.get("source")),
    )
