"""A visit to a host or a folder: what is due there, fetched, archived and logged.

A source whose bytes were read to the end before is ``unchanged``: a log row alone. Others come with a payload.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from urllib.parse import urlsplit

from transforms.fetch.archive import Exchange, keep
from transforms.fetch.company import Company, never
from transforms.fetch.errors import (
    BadStatus,
    FetchError,
    StillWritten,
    TimedOut,
    Unreachable,
)
from transforms.fetch.files import Listed, expand, file_sha256, is_remote, look_at, read_file, read_object
from transforms.fetch.http import Response, fetch_url
from transforms.fetch.sources import Group, SourceSpec
from transforms.fetch.state import FeedState, next_try, retry_at
from transforms.identifiers import digest
from transforms.index import KnownFile
from transforms.progress import Progress
from transforms.records import Fetch, Payload
from transforms.storage import Storage

__all__ = ["FetchSettings", "Fetched", "host_of", "log_row", "visit_files", "visit_host"]

Fetched: TypeAlias = tuple[Payload | None, Fetch]
"""What a try brought: the payload, None where there is none to read, and its log row."""

_PATIENCE = 3
"""Time-outs one after the other after which a host is left for the next pass: it would take an hour for sixty feeds."""
_SETTLED = timedelta(seconds=1)
"""How long a wire file must have been left alone to count as complete."""
_UNCONDITIONAL = 100
"""One request in so many goes without validators, so that a server that answers 304 to news is found out."""


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
    interval: float | None = None
    """Seconds between the polls of a stream; None for a bounded pass."""
    progress: Progress = field(default_factory=Progress)
    pages: frozenset[str] = frozenset()
    """Sources whose articles' pages are fetched."""
    replay_of: str | None = None
    """The output of the runs whose fetches are done again out of the archive; None to fetch from outside."""
    started_at: datetime | None = None
    """For a bounded pass, the instant that counts as the fetch of every file: ties between sources go by id then."""


def visit_host(
    group: Group,
    states: Mapping[str, FeedState],
    closed: MutableMapping[str, datetime],
    settings: FetchSettings,
    *,
    archive: Storage,
    company: Company | None = None,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> Iterator[Fetched]:
    """Try the feeds of one host, one after the other, those first that were tried longest ago.

    ``states`` are the feeds' by source, ``closed`` says until when hosts are closed by a Retry-After; visits at the
    same time share it, and the ``company`` that must not be kept waiting. Feeds that are not due are left out without
    a row.
    """
    slow = requests = 0
    for source in sorted(group, key=lambda s: states[s.id].last_at or datetime.min.replace(tzinfo=UTC)):
        host = source.host or ""
        if slow >= _PATIENCE or now() < max(closed.get(host, _LONG_AGO), _due(states[source.id], settings)):
            continue
        if requests and host not in settings.allow_hosts:
            sleep(settings.delay)
        requests += 1
        payload, log = _poll(source, states[source.id], settings, archive, now(), company)
        if log.retry_at is not None:
            closed[host_of(log.final_url or log.location)] = log.retry_at
        slow = slow + 1 if log.outcome in (TimedOut.__name__, Unreachable.__name__) else 0
        yield payload, log


def host_of(url: str) -> str:
    """The host that a URL is on."""
    return urlsplit(url).hostname or ""


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def _due(state: FeedState, settings: FetchSettings) -> datetime:
    return next_try(state, interval=settings.interval)


def _poll(
    source: SourceSpec,
    state: FeedState,
    settings: FetchSettings,
    archive: Storage,
    now: datetime,
    company: Company | None,
) -> Fetched:
    log = log_row(source.id, source.kind, source.location, settings, now)
    settings.progress.tick("fetched")
    conditional = int(log.fetch_id, 16) % _UNCONDITIONAL != 0
    try:
        response = fetch_url(
            source.location,
            user_agent=settings.user_agent,
            allow_hosts=settings.allow_hosts,
            etag=state.etag if conditional else None,
            last_modified=state.last_modified if conditional else None,
            until=company.until() if company is not None and not state.slow else never,
        )
    except BadStatus as error:
        until = retry_at(error.retry_after, datetime.now(UTC), error.server_time)
        moved = error.url if error.url != source.location else None
        return None, replace(_failed(log, error), http_status=error.status, final_url=moved, retry_at=until)
    except FetchError as error:
        return None, _failed(log, error)
    finally:
        if company is not None:
            company.answered()
    # What a slow server shows may be newer than the question.
    log = replace(log, fetched_at=max(now, datetime.now(UTC)))
    return _answered(source, state, response, log, archive)


def _answered(source: SourceSpec, state: FeedState, response: Response, log: Fetch, archive: Storage) -> Fetched:
    headers = response.headers
    not_modified = response.status == 304
    sha256 = state.sha256 if not_modified else hashlib.sha256(response.body).hexdigest()
    log = replace(
        log,
        http_status=response.status,
        final_url=response.url if response.url != source.location else None,
        content_type=headers.get("content-type"),
        # A 304 need not repeat the validators that it confirms.
        etag=headers.get("etag") or (state.etag if not_modified else None),
        last_modified=headers.get("last-modified") or (state.last_modified if not_modified else None),
        sha256=sha256,
        n_bytes=len(response.body),
    )
    if sha256 == state.sha256:
        return None, replace(log, outcome="unchanged")
    payload = replace(_payload(source, source.location, response.body, log), whole=sha256 == state.cut_sha256)
    keep(archive, payload, Exchange(response.url, response.request_headers, response.status, headers))
    return payload, log


def visit_files(
    source: SourceSpec,
    known: Mapping[str, KnownFile],
    settings: FetchSettings,
    *,
    archive: Storage,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[Fetched]:
    """Read the files of a path or glob that are new or changed since they were last read.

    Of a folder's other files nothing is read, and one row says how many there were: a drop folder keeps its files, and
    a row for each with each pass would outgrow all other tables.
    """
    now = settings.started_at or datetime.now(UTC)
    try:
        listed = {path: look_at(path) for path in expand(source.location)}
    except FetchError as error:
        yield None, _failed(log_row(source.id, source.kind, source.location, settings, now), error)
        return
    fresh = [path for path, about in listed.items() if not _as_before(about, known.get(path))]
    if source.kind == "wire":
        _let_settle([about for path in fresh if (about := listed[path])], sleep)
    if unchanged := len(listed) - len(fresh):
        row = log_row(source.id, source.kind, source.location, settings, now)
        words = f"{unchanged:,} file{'s' if unchanged > 1 else ''} as before"
        yield None, replace(row, outcome="unchanged", message=None if source.location in listed else words)
    for path in fresh:
        settings.progress.tick("fetched")
        log = log_row(source.id, source.kind, path, settings, now)
        try:
            if source.kind == "wire" and look_at(path) != listed[path]:
                raise StillWritten(f"{path}: it changes while it is looked at; the next pass takes it")
            yield _file(source, path, known.get(path), listed[path], log, archive)
        except FetchError as error:
            yield None, _failed(log, error)


def _as_before(about: Listed | None, known: KnownFile | None) -> bool:
    """Whether a file is as it was when it was read.

    One that was changed just before it was read is looked at again: a second change in the same tick of the file
    system's clock would not show.
    """
    return (
        about is not None
        and known is not None
        and about.modified_at is not None
        and (about.size, about.modified_at) == (known.n_bytes, known.modified_at)
        and about.modified_at + _SETTLED < known.fetched_at
    )


def _let_settle(listed: Sequence[Listed], sleep: Callable[[float], None]) -> None:
    """Wait until the files have been left alone for a second, once for all of them."""
    now = datetime.now(UTC)
    ages = [now - about.modified_at for about in listed if about.modified_at is not None]
    if young := [age for age in ages if timedelta(0) <= age < _SETTLED]:
        sleep((_SETTLED - min(young)).total_seconds())


def _file(
    source: SourceSpec, path: str, known: KnownFile | None, about: Listed | None, log: Fetch, archive: Storage
) -> Fetched:
    if source.kind == "documents":
        # Streamed by the reader: such an archive may be larger than memory.
        body, (sha256, size) = b"", file_sha256(path)
    else:
        body = read_object(path) if is_remote(path) else read_file(path)
        sha256, size = hashlib.sha256(body).hexdigest(), len(body)
    log = replace(log, sha256=sha256, n_bytes=size, modified_at=about.modified_at if about else None)
    if known is not None and known.sha256 == sha256:
        return None, replace(log, outcome="unchanged")
    payload = _payload(source, path, body, log)
    if source.kind != "documents":
        keep(archive, payload, None)
    return payload, log


def _payload(source: SourceSpec, location: str, body: bytes, log: Fetch) -> Payload:
    return Payload(
        source=source.id,
        location=location,
        body=body,
        sha256=log.sha256 or "",
        fetched_at=log.fetched_at,
        kind=source.kind,
        timezone=source.timezone,
        content_type=log.content_type,
        language=source.language,
    )


def log_row(source: str, kind: str, location: str, settings: FetchSettings, now: datetime) -> Fetch:
    """The row of a try that begins now and has gone well so far."""
    return Fetch(
        fetch_id=digest(settings.run_id, source, location, now.isoformat()),
        source=source,
        location=location,
        kind=kind,
        outcome="ok",
        message=None,
        http_status=None,
        final_url=None,
        content_type=None,
        etag=None,
        last_modified=None,
        sha256=None,
        n_bytes=None,
        n_entries=None,
        modified_at=None,
        retry_at=None,
        fetched_at=now,
        run_id=settings.run_id,
        published_date=now.date(),
    )


def _failed(log: Fetch, error: FetchError) -> Fetch:
    return replace(log, outcome=type(error).__name__, message=str(error))
