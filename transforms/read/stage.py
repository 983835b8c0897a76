"""Payloads to entries, as a Beam stage."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import apache_beam as beam

from transforms.progress import Progress
from transforms.read.errors import ReadError
from transforms.read.reader import BadEntry, iterate_documents, read, read_archive
from transforms.records import Entry, Fetch, Payload
from transforms.rejects import reject

__all__ = ["FEED_LIMIT", "ReadPayloads"]

FEED_LIMIT = 2_000
"""Entries of a feed that comes over the network; files may have more."""
_UNFINISHED = timedelta(seconds=60)
"""How long a wire file that breaks off may be one that is still written."""


@dataclass(eq=False)  # Beam sets the label of a transform
class ReadPayloads(beam.PTransform):
    """Read payloads: ``entries`` are pairs of the payload (without its bytes) and an entry, in order.

    ``fetches`` are the log rows with what was read; ``rejects`` the payloads and entries that cannot be read.
    """

    run_id: str
    progress: Progress = field(default_factory=Progress)

    def expand(self, fetched: beam.PCollection[tuple[Payload, Fetch]]) -> Any:
        return fetched | "Read" >> beam.ParDo(_Read(self.run_id, self.progress)).with_outputs(
            "fetches", "rejects", main="entries"
        )


class _Read(beam.DoFn):
    def __init__(self, run_id: str, progress: Progress) -> None:
        self._run_id = run_id
        self._progress = progress
        self._entries = beam.metrics.Metrics.counter("homologue", "entries")

    def process(self, fetched: tuple[Payload, Fetch]) -> Iterator[Any]:
        payload, log = fetched
        light = replace(payload, body=b"")
        count = 0
        try:
            if payload.kind == "documents":
                entries = _piece(payload) if payload.body else read_archive(payload.location)
            else:
                reading = read(payload.body, content_type=payload.content_type)
                entries = _numbered(reading.entries)
                if reading.cut and payload.kind == "wire" and _is_young(log):
                    entries, log = iter(()), _not_read(log, "StillWritten", "it ends in the midst of an element")
                    log = replace(log, sha256=None)  # known files are those with a hash
                elif reading.cut and not payload.whole and log.http_status is not None:
                    # The last entry may be half of itself; the next fetch brings it whole.
                    entries = _all_but_last(entries)
                    log = _not_read(log, "BodyCutShort", "it ends in the midst of an element; the last entry is left")
            for entry in entries:
                if log.http_status is not None and count >= FEED_LIMIT:
                    yield self._too_many(light, 1 + sum(1 for _ in entries))
                    break
                count += 1
                yield self._one(light, entry)
        except ReadError as error:
            name = type(error).__name__
            log = replace(log, outcome=name, message=str(error))
            yield beam.pvalue.TaggedOutput(
                "rejects", reject(light, stage="read", error_class=name, message=str(error), run_id=self._run_id)
            )
        self._entries.inc(count)
        self._progress.tick("read", count)
        yield beam.pvalue.TaggedOutput("fetches", replace(log, n_entries=count))

    def _too_many(self, payload: Payload, left: int) -> Any:
        message = f"{left:,} entries after the first {FEED_LIMIT:,} were left unread: no feed shows so many at once"
        row = reject(payload, stage="read", error_class="TooManyEntries", message=message, run_id=self._run_id)
        return beam.pvalue.TaggedOutput("rejects", row)

    def _one(self, payload: Payload, entry: Entry | BadEntry) -> Any:
        if isinstance(entry, Entry):
            return payload, entry
        return beam.pvalue.TaggedOutput(
            "rejects",
            reject(
                payload,
                stage="read",
                error_class=entry.error_class,
                message=entry.message,
                run_id=self._run_id,
                number=entry.number,
            ),
        )


def _piece(payload: Payload) -> Iterator[Entry | BadEntry]:
    """The documents of a piece of an archive, numbered as in the whole."""
    yield from iterate_documents(io.BytesIO(payload.body), first=payload.first_number)


def _is_young(log: Fetch) -> bool:
    return log.modified_at is not None and log.fetched_at - log.modified_at < _UNFINISHED


def _not_read(log: Fetch, outcome: str, message: str) -> Fetch:
    """The row of bytes that were not whole: without validators, so that the next fetch asks for all of them."""
    return replace(log, outcome=outcome, message=f"{log.location}: {message}", etag=None, last_modified=None)


def _all_but_last(entries: Iterator[Entry | BadEntry]) -> Iterator[Entry | BadEntry]:
    held = next(entries, None)
    for entry in entries:
        if held is not None:
            yield held
        held = entry


def _numbered(entries: Iterable[Entry | BadEntry]) -> Iterator[Entry | BadEntry]:
    """Tell entries of one name apart by their order."""
    names: Counter[str] = Counter()
    for entry in entries:
        name = (entry.guid or entry.url) if isinstance(entry, Entry) else None
        if name is None or not isinstance(entry, Entry):
            yield entry
            continue
        yield replace(entry, repeat=names[name]) if names[name] else entry
        names[name] += 1
