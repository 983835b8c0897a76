"""What is to be fetched: a source of the configuration, without the rest of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

__all__ = ["SourceSpec", "by_host"]


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

    @property
    def host(self) -> str | None:
        """The host to be polite to; None for files."""
        parts = urlsplit(self.location)
        return (parts.hostname or "") if parts.scheme in ("http", "https") else None


def by_host(sources: Iterable[SourceSpec]) -> list[tuple[SourceSpec, ...]]:
    """The sources in groups that are fetched one after the other: the feeds of one host together, each glob alone."""
    groups: dict[str, list[SourceSpec]] = {}
    for source in sources:
        key = f"host {source.host}" if source.host is not None else f"source {source.id}"
        groups.setdefault(key, []).append(source)
    return [tuple(group) for group in groups.values()]
