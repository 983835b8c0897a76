"""Bytes to entries: RSS and Atom by feedparser, archives of documents line by line. Wire formats are still to come."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from transforms.read.errors import UnknownFormat
from transforms.records import Entry

__all__ = ["BadEntry", "Reading", "iterate_documents", "read"]


@dataclass(frozen=True, slots=True)
class BadEntry:
    """An entry that cannot be read; the rest goes on."""

    number: int
    error_class: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a payload is and holds."""

    format: str
    entries: tuple[Entry | BadEntry, ...]


def read(body: bytes, *, content_type: str | None = None) -> Reading:
    """Read a feed; `UnknownFormat` where it is none."""
    import feedparser

    feed = feedparser.parse(io.BytesIO(body), response_headers={"content-type": content_type} if content_type else {})
    if not feed.version:
        raise UnknownFormat("neither RSS nor Atom")
    language = feed.feed.get("language")
    entries = tuple(
        Entry(
            number=number,
            guid=entry.get("id"),
            url=entry.get("link"),
            title=entry.get("title"),
            text=entry.get("summary"),
            published_raw=entry.get("published") or entry.get("updated"),
            updated_raw=entry.get("updated"),
            language=language,
        )
        for number, entry in enumerate(feed.entries)
    )
    return Reading(feed.version, entries)


def iterate_documents(stream: BinaryIO) -> Iterator[Entry | BadEntry]:
    """The documents of an archive, a JSON object a line, gzipped or not; in flat memory."""
    start = stream.read(2)
    stream.seek(0)
    lines = gzip.open(stream) if start == b"\x1f\x8b" else stream  # noqa: SIM115
    for number, line in enumerate(lines):
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except ValueError as error:
            yield BadEntry(number, "BadJson", f"line {number + 1}: {error}")
            continue
        if not isinstance(found, dict):
            yield BadEntry(number, "NoObject", f"line {number + 1}: expected a JSON object")
            continue
        text = {
            name: str(found[name]) for name in ("id", "url", "title", "text", "published", "source") if found.get(name)
        }
        yield Entry(
            number=number,
            guid=text.get("id"),
            url=text.get("url"),
            title=text.get("title"),
            text=text.get("text"),
            markup=False,
            published_raw=text.get("published"),
            source=text.get("source"),
        )
