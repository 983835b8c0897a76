"""Fetches of earlier runs, out of their log and the archive: the same payloads at the same instants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms.fetch.archive import stored_body
from transforms.fetch.sources import SourceSpec
from transforms.fetch.visits import Fetched
from transforms.records import Fetch, Payload
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import partitions, read_rows

__all__ = ["Batch", "log_of", "replayed"]

_ARTICLES = ("feed", "wire", "documents")


@dataclass(frozen=True, slots=True)
class Batch:
    """A part of what earlier runs fetched, for one bounded pipeline."""

    log: tuple[Fetch, ...] = ()
    """Fetches whose payloads lie in the archive."""
    pieces: tuple[Payload, ...] = ()
    """Pieces of archives of documents."""


def log_of(storage: Storage) -> Iterator[Fetch]:
    """The fetch log of an output, day by day."""
    table = table_of(Fetch)
    for day in sorted(partitions(storage, table)):
        yield from read_rows(storage, table, day)


def replayed(log: Fetch, sources: Mapping[str, SourceSpec], archive: Storage) -> Fetched:
    """What a logged fetch brought: its payload again, or None where it brought nothing to read.

    The configuration says what the log does not: zone and language. What was read then is read again, however that
    ended; the row comes back as it was before.
    """
    if log.sha256 is None or log.outcome == "unchanged" or log.kind not in _ARTICLES:
        return None, log
    source = sources.get(log.source)
    cut = log.outcome == "BodyCutShort"
    payload = Payload(
        source=log.source,
        location=log.location,
        body=b"" if log.kind == "documents" else stored_body(archive, log.sha256),
        sha256=log.sha256,
        fetched_at=log.fetched_at,
        kind=log.kind,
        timezone=source.timezone if source else None,
        content_type=log.content_type,
        language=source.language if source else None,
        whole=not cut,
    )
    return payload, log
