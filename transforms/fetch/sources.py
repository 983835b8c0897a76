"""What is to be fetched: a source of the configuration, without the rest of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

__all__ = ["HOSTS_AT_ONCE", "Group", "Shard", "SourceSpec", "by_host", "in_shards"]

AT_ONCE = 8
"""Requests to one of our own hosts at the same time; any other gets one."""
HOSTS_AT_ONCE = 64
"""Hosts that one worker fetches from at the same time, a thread each: with bodies of 20 MB at most, 1.3 GB."""


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """One source."""

    id: str
    kind: str
    """feed, wire or documents."""
    location: str
    """URL, path or glob."""
    timezone: str | None = None
    language: str | None = None
    pages: bool = False
    """Whether the articles' own pages are fetched, for a feed that gives summaries."""

    @property
    def host(self) -> str | None:
        """The host to be polite to; None for files."""
        parts = urlsplit(self.location)
        return (parts.hostname or "") if parts.scheme in ("http", "https") else None


Group: TypeAlias = tuple[SourceSpec, ...]
"""Sources that are fetched one after the other."""
Shard: TypeAlias = tuple[Group, ...]
"""Groups that one worker fetches at the same time."""


def by_host(sources: Iterable[SourceSpec], *, ours: Collection[str] = ()) -> list[Group]:
    """The sources in groups that are fetched one after the other: the feeds of one host together, each glob alone.

    Hosts that are ``ours`` are asked for `AT_ONCE` feeds at the same time.
    """
    groups: dict[str, list[SourceSpec]] = {}
    seen: Counter[str | None] = Counter()
    for source in sources:
        key = f"host {source.host}" if source.host is not None else f"source {source.id}"
        if source.host in ours:
            key += f" {seen[source.host] % AT_ONCE}"
            seen[source.host] += 1
        groups.setdefault(key, []).append(source)
    return [tuple(group) for group in groups.values()]


def in_shards(groups: Iterable[Group]) -> list[Shard]:
    """Groups in lots for one worker each: files one by one, hosts by the dozen, since waiting costs nothing."""
    shards: list[Shard] = []
    hosts: list[Group] = []
    for group in groups:
        if group[0].host is None:
            shards.append((group,))
        else:
            hosts.append(group)
    shards.extend(tuple(hosts[i : i + HOSTS_AT_ONCE]) for i in range(0, len(hosts), HOSTS_AT_ONCE))
    return shards
