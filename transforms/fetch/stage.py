"""Sources to payloads, as a Beam stage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam

from transforms.fetch.company import Company
from transforms.fetch.pages import ArchivedPages, Pages, WebPages
from transforms.fetch.replay import Batch, log_of, replayed
from transforms.fetch.sources import HOSTS_AT_ONCE, Group, Shard, SourceSpec
from transforms.fetch.state import state_of
from transforms.fetch.threads import interleaved
from transforms.fetch.visits import Fetched, FetchSettings, host_of, log_row, visit_files, visit_host
from transforms.identifiers import digest
from transforms.index import Index
from transforms.records import Fetch, Item, Payload
from transforms.storage import Storage

__all__ = ["FetchPages", "FetchSettings", "FetchSources", "ReplayFetches"]

_LOTS = 8
"""Workers that pages are fetched by at most; each visits the hosts of its lot at the same time."""


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
        company = Company() if len(shard) > 1 else None
        for payload, log in interleaved([self._visit(group, closed, company) for group in shard]):
            yield beam.pvalue.TaggedOutput("done", log) if payload is None else (payload, log)

    def _visit(self, group: Group, closed: dict[str, datetime], company: Company | None) -> Iterator[Fetched]:
        """The visit to a group. What is known of it is looked up here and now, not in the thread that visits it."""
        if group[0].host is None:
            known = self._index.files(group[0].id)
            return visit_files(group[0], known, self._settings, archive=self._archive)
        states = {source.id: state_of(self._index.tries(source.id, source.location)) for source in group}
        return visit_host(group, states, closed, self._settings, archive=self._archive, company=company)


@dataclass(eq=False)  # Beam sets the label of a transform
class ReplayFetches(beam.PTransform):
    """The fetches of earlier runs once more, out of log and archive: outputs as those of `FetchSources`."""

    settings: FetchSettings
    sources: Sequence[SourceSpec]
    batch: Batch | None = None
    """A part of the log; all of it where None."""

    def expand(self, begin: beam.pvalue.PBegin) -> Any:
        if self.batch is None:
            log = begin | "Log" >> beam.Create([self.settings.replay_of])
            rows = log | "Rows" >> beam.FlatMap(lambda output: log_of(Storage(output)))
        else:
            rows = begin | "Batch" >> beam.Create([*self.batch.log, *self.batch.pieces], reshuffle=False)
        return (
            rows
            | "Spread" >> beam.Reshuffle()
            | "Replay"
            >> beam.ParDo(_Replay(self.settings, {source.id: source for source in self.sources})).with_outputs(
                "done", main="fetched"
            )
        )


class _Replay(beam.DoFn):
    def __init__(self, settings: FetchSettings, sources: dict[str, SourceSpec]) -> None:
        self._settings = settings
        self._archive = Storage(settings.archive)
        self._sources = sources

    def process(self, log: Fetch | Payload) -> Iterator[Any]:
        if isinstance(log, Payload):
            yield log, log_row(log.source, log.kind, log.location, self._settings, log.fetched_at)
            return
        payload, log = replayed(log, self._sources, self._archive)
        yield beam.pvalue.TaggedOutput("done", log) if payload is None else (payload, log)


@dataclass(eq=False)  # Beam sets the label of a transform
class FetchPages(beam.PTransform):
    """Pairs of an item and its page, None where it wants none or none was to be had; ``fetches`` are log rows."""

    settings: FetchSettings

    def expand(self, items: beam.PCollection[Item]) -> Any:
        return (
            items
            | "ByLot" >> beam.Map(lambda item: (_lot(item), item)).with_output_types(tuple[int, Item])
            | "Group" >> beam.GroupByKey()
            | "Visit" >> beam.ParDo(_VisitPages(self.settings)).with_outputs("fetches", main="items")
        )


def _lot(item: Item) -> int:
    return int(digest(host_of(item.url or "")), 16) % _LOTS


class _VisitPages(beam.DoFn):
    def __init__(self, settings: FetchSettings) -> None:
        self._settings = settings

    def setup(self) -> None:
        archive = Storage(self._settings.archive)
        self._log = Index(Storage(self._settings.replay_of)) if self._settings.replay_of is not None else None
        self._pages: Pages = (
            WebPages(self._settings, archive) if self._log is None else ArchivedPages(self._log, archive)
        )

    def teardown(self) -> None:
        if self._log is not None:
            self._log.close()

    def process(self, lot: tuple[int, Iterable[Item]]) -> Iterator[Any]:
        hosts: dict[str, list[Item]] = {}
        for item in lot[1]:
            hosts.setdefault(host_of(item.url or ""), []).append(item)
        groups = list(hosts.values())
        for start in range(0, len(groups), HOSTS_AT_ONCE):
            visits = [self._pages.visit(group) for group in groups[start : start + HOSTS_AT_ONCE]]
            for pair, log in interleaved(visits):
                if log is not None:
                    yield beam.pvalue.TaggedOutput("fetches", log)
                if pair is not None:
                    yield pair
