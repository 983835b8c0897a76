"""Sources to payloads, as a Beam stage."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam

from transforms.fetch.archive import keep
from transforms.fetch.errors import BadStatus, FetchError
from transforms.fetch.files import expand, file_sha256, read_file
from transforms.fetch.http import fetch_url
from transforms.fetch.sources import SourceSpec
from transforms.identifiers import digest
from transforms.index import Index
from transforms.progress import Progress
from transforms.records import Fetch, Payload
from transforms.storage import Storage

__all__ = ["FetchSettings", "FetchSources"]


@dataclass(frozen=True)
class FetchSettings:
    """How to fetch."""

    run_id: str
    output: str
    archive: str
    user_agent: str
    allow_hosts: tuple[str, ...] = ()
    delay: float = 1.0
    """Seconds between two requests to one host; none for allowed hosts."""
    progress: Progress = field(default_factory=Progress)
    started_at: datetime | None = None
    """For a bounded pass, the instant that counts as the fetch of every file: ties between sources go by id then."""


@dataclass(eq=False)  # Beam sets the label of a transform
class FetchSources(beam.PTransform):
    """Fetch groups of sources (`sources.by_host`): ``fetched`` has payload and log row, ``done`` log rows alone.

    Bytes that were read to the end before, from the same place, are ``unchanged``: a log row alone. Others are archived
    before they are handed on. At least once: a bundle that is tried again fetches again.
    """

    settings: FetchSettings

    def expand(self, groups: beam.PCollection[tuple[SourceSpec, ...]]) -> Any:
        return (
            groups
            | "Spread" >> beam.Reshuffle()
            | "Fetch"
            >> beam.ParDo(_FetchGroup(self.settings, in_stream=not groups.is_bounded)).with_outputs(
                "done", main="fetched"
            )
        )


class _FetchGroup(beam.DoFn):
    def __init__(self, settings: FetchSettings, in_stream: bool) -> None:
        self._settings = settings
        self._in_stream = in_stream

    def setup(self) -> None:
        self._archive = Storage(self._settings.archive)
        self._index = Index(Storage(self._settings.output))

    def start_bundle(self) -> None:
        if self._in_stream:  # what the polls before this one read to the end
            self._index.refresh()

    def teardown(self) -> None:
        self._index.close()

    def process(self, group: tuple[SourceSpec, ...]) -> Iterator[Any]:
        for number, source in enumerate(group):
            if source.host is not None:
                if number and source.host not in self._settings.allow_hosts:
                    time.sleep(self._settings.delay)
                yield self._try(source, source.location)
            else:
                for path in expand(source.location):
                    yield self._try(source, path)

    def _try(self, source: SourceSpec, location: str) -> Any:
        settings = self._settings
        now = datetime.now(UTC)
        if source.host is None and settings.started_at is not None:
            now = settings.started_at
        log = Fetch(
            fetch_id=digest(settings.run_id, source.id, location, now.isoformat()),
            source=source.id,
            location=location,
            outcome="ok",
            message=None,
            http_status=None,
            etag=None,
            last_modified=None,
            sha256=None,
            n_bytes=None,
            n_entries=None,
            fetched_at=now,
            run_id=settings.run_id,
            published_date=now.date(),
        )
        settings.progress.tick("fetched")
        try:
            return self._fetch(source, location, log)
        except FetchError as error:
            status = error.status if isinstance(error, BadStatus) else None
            failed = replace(log, outcome=type(error).__name__, message=str(error), http_status=status)
            return beam.pvalue.TaggedOutput("done", failed)

    def _fetch(self, source: SourceSpec, location: str, log: Fetch) -> Any:
        headers: dict[str, str] | None = None
        if source.kind == "documents":
            # Streamed by the reader: such an archive may be larger than memory.
            body, (sha256, size) = b"", file_sha256(location)
        else:
            if source.host is not None:
                response = fetch_url(
                    location, user_agent=self._settings.user_agent, allow_hosts=self._settings.allow_hosts
                )
                body, headers = response.body, dict(response.headers)
            else:
                body = read_file(location)
            sha256, size = hashlib.sha256(body).hexdigest(), len(body)
        received = headers or {}
        log = replace(
            log,
            http_status=200 if headers is not None else None,
            etag=received.get("etag"),
            last_modified=received.get("last-modified"),
            sha256=sha256,
            n_bytes=size,
        )
        if self._index.last_sha256(source.id, location) == sha256:
            return beam.pvalue.TaggedOutput("done", replace(log, outcome="unchanged"))
        payload = Payload(
            source=source.id,
            location=location,
            body=body,
            sha256=sha256,
            fetched_at=log.fetched_at,
            kind=source.kind,
            timezone=source.timezone,
            content_type=received.get("content-type"),
            language=source.language,
        )
        if source.kind != "documents":
            keep(self._archive, payload, headers)
        return payload, log
