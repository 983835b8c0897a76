"""Trying the feeds of a configuration: what each answers now. Nothing is written."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from transforms.fetch.errors import BadStatus, FetchError
from transforms.fetch.http import fetch_url
from transforms.fetch.sources import HOSTS_AT_ONCE, SourceSpec, by_host
from transforms.fetch.threads import interleaved
from transforms.normalise.time import parse_time
from transforms.read.errors import ReadError
from transforms.read.reader import read
from transforms.records import Entry

__all__ = ["Checked", "check"]

_FUTURE = timedelta(days=1)
"""How far ahead a date may be that is one of publication, as for items."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What one feed answered."""

    id: str
    outcome: str
    """ok, Silent (a feed without entries) or the name of the failure, as in `fetch_log`."""
    http_status: int | None
    format: str | None
    n_entries: int
    newest: datetime | None
    """Publication of its newest entry, UTC."""
    seconds: float
    message: str | None
    moved_to: str | None
    """Where redirects led."""


def check(
    sources: Sequence[SourceSpec], *, user_agent: str, allow_hosts: tuple[str, ...] = (), delay: float = 1.0
) -> Iterator[Checked]:
    """Try each feed once, many hosts at the same time, the feeds of one host ``delay`` seconds apart; as they come."""

    def visit(group: Sequence[SourceSpec]) -> Iterator[Checked]:
        for number, source in enumerate(group):
            if number and source.host not in allow_hosts:
                time.sleep(delay)
            yield _try(source, user_agent, allow_hosts)

    groups = by_host((source for source in sources if source.host is not None), ours=allow_hosts)
    for start in range(0, len(groups), HOSTS_AT_ONCE):
        yield from interleaved([visit(group) for group in groups[start : start + HOSTS_AT_ONCE]])


def _try(source: SourceSpec, user_agent: str, allow_hosts: tuple[str, ...]) -> Checked:
    began = time.monotonic()

    def made(outcome: str, message: str | None = None, status: int | None = None) -> Checked:
        return Checked(source.id, outcome, status, None, 0, None, time.monotonic() - began, message, None)

    try:
        response = fetch_url(source.location, user_agent=user_agent, allow_hosts=allow_hosts)
    except BadStatus as error:
        return made("BadStatus", str(error), error.status)
    except FetchError as error:
        return made(type(error).__name__, str(error))
    try:
        reading = read(response.body, content_type=response.headers.get("content-type"))
        entries = [entry for entry in reading.entries if isinstance(entry, Entry)]
    except ReadError as error:
        return made(type(error).__name__, str(error), response.status)
    moments = (parse_time(entry.published_raw, default_zone=source.timezone) for entry in entries)
    latest = datetime.now(UTC) + _FUTURE
    return Checked(
        id=source.id,
        outcome="ok" if entries else "Silent",
        http_status=response.status,
        format=reading.format,
        n_entries=len(entries),
        newest=max((moment.instant for moment in moments if moment and moment.instant <= latest), default=None),
        seconds=time.monotonic() - began,
        message=None,
        moved_to=response.url if response.url != source.location else None,
    )
