"""Sources to payloads, as a Beam stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam

from transforms.fetch.sources import Group, Shard
from transforms.fetch.state import state_of
from transforms.fetch.threads import interleaved
from transforms.fetch.visits import Fetched, FetchSettings, host_of, visit_files, visit_host
from transforms.index import Index
from transforms.storage import Storage

__all__ = ["FetchSettings", "FetchSources"]


@dataclass(eq=False)  # Beam sets the label of a transform
class FetchSources(beam.PTransform):
    """Fetch shards of sources (`sources.in_shards`): ``fetched`` has payload and log row, ``done`` log rows alone.

    The hosts of a shard are visited at the same time, the feeds of a host one after the other. Bytes are archived
    before they are handed on. At least once: a bundle that is tried again fetches again.
    """

    settings: FetchSettings

    def expand(self, shards: beam.PCollection[Shard]) -> Any:
        return (
            shards
            | "Spread" >> beam.Reshuffle()
            | "Fetch" >> beam.ParDo(_FetchShard(self.settings)).with_outputs("done", main="fetched")
        )


class _FetchShard(beam.DoFn):
    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings

    def setup(self) -> None:
        self._archive = Storage(self._settings.archive)
        self._index = Index(Storage(self._settings.output))

    def start_bundle(self) -> None:
        if self._settings.interval is not None:  # what the polls before this one read to the end
            self._index.refresh()

    def teardown(self) -> None:
        self._index.close()

    def process(self, shard: Shard) -> Iterator[Any]:
        closed: dict[str, datetime] = {}
        for url, until in self._index.closed(datetime.now(UTC)):
            host = host_of(url)
            closed[host] = max(until, closed.get(host, until))
        for payload, log in interleaved([self._visit(group, closed) for group in shard]):
            yield beam.pvalue.TaggedOutput("done", log) if payload is None else (payload, log)

    def _visit(self, group: Group, closed: dict[str, datetime]) -> Iterator[Fetched]:
        """The visit to a group. What is known of it is looked up here and now, not in the thread that visits it."""
        if group[0].host is None:
            known = self._index.files(group[0].id)
            return visit_files(group[0], known, self._settings, archive=self._archive)
        states = {source.id: state_of(self._index.tries(source.id, source.location)) for source in group}
        return visit_host(group, states, closed, self._settings, archive=self._archive)
