"""The graph: how the stages are put together. Bounded and unbounded runs differ in where the sources come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import apache_beam as beam
from apache_beam.transforms import window
from apache_beam.transforms.util import WaitOn

from transforms.coders import register
from transforms.consolidate.stage import FormEvents
from transforms.extract.stage import ExtractContacts
from transforms.fetch.clock import PollSources
from transforms.fetch.pages import wants_page
from transforms.fetch.replay import Batch
from transforms.fetch.sources import Shard, SourceSpec, by_host, in_shards
from transforms.fetch.stage import FetchPages, FetchSettings, FetchSources, ReplayFetches
from transforms.normalise.stage import AssignRevisions, KeepDays, MakeItems, ReleaseEmbargoed, TakePages
from transforms.progress import Progress
from transforms.read.stage import ReadPayloads
from transforms.records import Contact, Event, EventMove, Fetch, Item, Reject
from transforms.write.stage import DropKnownRejects, WriteRows

__all__ = ["Every", "Job", "build"]


@dataclass(frozen=True)
class Every:
    """How a stream polls."""

    interval: float
    """Seconds between two polls of a source, and the width of the windows that cut files."""
    stop_after: float | None = None
    """Seconds until it ends by itself; None for never."""


@dataclass(frozen=True)
class Job:
    """All that the graph depends on; made of a configuration by `pipeline.jobs`."""

    sources: tuple[SourceSpec, ...]
    output: str
    archive: str
    run_id: str
    started_at: datetime
    user_agent: str
    allow_hosts: tuple[str, ...] = ()
    every: Every | None = None
    """None for one bounded pass."""
    replay_of: str | None = None
    """An output whose fetches are done again out of its log and archive, instead of fetching."""
    batch: Batch | None = None
    """The part of them that is done again; items and contacts alone are written then, without events."""
    days: tuple[date, date] | None = None
    """Of what is done again, the partitions that are kept: from a day on and before another."""
    share: tuple[int, int] = (0, 1)
    """Which of how many shares of the items (`KeepDays`) this job makes."""
    progress: Progress = field(default_factory=Progress)


def build(pipeline: beam.Pipeline, options: Job) -> None:
    """Put the whole graph into a pipeline.

    The order of writing makes a crash harmless: contacts, then events, then items, then the fetch log. An item's row
    says that all that follows from it is written; a fetch's, that all of its items are. What lacks its row is done
    again, and doing it again changes nothing (`transforms.tables.merge`).
    """
    job = options
    register()
    shards = in_shards(by_host(job.sources, ours=job.allow_hosts))
    if job.every is None:
        sources = pipeline | "Sources" >> beam.Create(shards, reshuffle=False)
    else:
        sources = pipeline | "Poll" >> PollSources(shards, job.every.interval, job.every.stop_after)
    build_from(sources, job)


def build_from(sources: beam.PCollection[Shard], job: Job) -> None:
    """The graph behind its sources."""
    settings = FetchSettings(
        run_id=job.run_id,
        output=job.output,
        archive=job.archive,
        user_agent=job.user_agent,
        allow_hosts=job.allow_hosts,
        interval=job.every.interval if job.every is not None else None,
        progress=job.progress,
        pages=frozenset(source.id for source in job.sources if source.pages),
        replay_of=job.replay_of,
        started_at=job.started_at if job.every is None else None,
    )
    if job.replay_of is None:
        fetched = sources | "Fetch" >> FetchSources(settings)
    else:
        fetched = sources.pipeline | "Fetch" >> ReplayFetches(settings, job.sources, job.batch)
    read = fetched.fetched | "Read" >> ReadPayloads(job.run_id, job.progress)
    made = read.entries | "Normalise" >> MakeItems(job.run_id)
    made_items = made.items
    if job.days is not None and job.replay_of is not None:
        made_items = made_items | "Days" >> KeepDays(*job.days, job.replay_of, job.share)
    assigned = made_items | "Revise" >> AssignRevisions(job.output, job.run_id, settings.pages)
    seen = assigned.items | "WindowItems" >> _cut(job)
    items, page_fetches = _with_pages(seen, settings)
    kills = assigned.kills | "WindowKills" >> _cut(job)
    released = sources | "WindowTicks" >> _cut(job) | "Release" >> ReleaseEmbargoed(job.output, job.every is not None)
    told = (items, released) | "ItemsAndReleased" >> beam.Flatten()
    extracted = (told, kills) | "Extract" >> ExtractContacts(job.run_id, job.progress)
    contacts = extracted.contacts

    def write(record: type, rows: Any, after: tuple[Any, ...], gone: Any = None) -> beam.PCollection[Any]:
        name = f"Write{record.__name__}s"
        if after:
            rows = rows | f"{name}After" >> WaitOn(*after)
        return (rows if gone is None else (rows, gone)) | name >> WriteRows(record, job.output)

    if job.batch is None:
        formed = (contacts, told) | "Consolidate" >> FormEvents(job.output, job.run_id)
        contacts_written = write(Contact, formed.contacts, ())
        moves_written = write(EventMove, formed.moves, ())
        events_written = write(Event, formed.events, (contacts_written, moves_written), formed.gone)
        before_items: tuple[Any, ...] = (contacts_written, events_written)
    else:
        before_items = (write(Contact, contacts, ()),)
    updates = assigned.updates | "WindowUpdates" >> _cut(job)
    rows = (told, updates) | "ItemsAndUpdates" >> beam.Flatten()
    items_written = write(Item, rows, before_items)
    unread = (read.rejects, made.rejects, assigned.rejects) | "Unread" >> beam.Flatten() | "WindowUnread" >> _cut(job)
    rejects = (unread, extracted.rejects) | "Rejects" >> beam.Flatten()
    rejects_written = write(Reject, rejects | "NewRejects" >> DropKnownRejects(job.output), ())
    tried = (fetched.done, read.fetches) | "Tried" >> beam.Flatten() | "WindowFetches" >> _cut(job)
    fetches = (tried, *page_fetches) | "Fetches" >> beam.Flatten()
    if job.batch is None:
        write(Fetch, fetches, (items_written, rejects_written))
    _count(items, "items")
    _count(assigned.known, "known")
    _count(contacts, "contacts")
    _count(rejects, "rejects")
    _count(fetches, "fetches")


def _with_pages(
    items: beam.PCollection[Item], settings: FetchSettings
) -> tuple[beam.PCollection[Item], tuple[beam.PCollection[Fetch], ...]]:
    """The items, with the text of their pages where that is switched on, and the log rows of these fetches."""
    if not settings.pages:
        return items, ()
    wanting = items | "WantPage" >> beam.Filter(wants_page, settings.pages)
    others = items | "WantNone" >> beam.Filter(lambda item: not wants_page(item, settings.pages))
    fetched = wanting | "FetchPages" >> FetchPages(settings)
    taken = fetched.items | "TakePages" >> TakePages()
    return (taken, others) | "WithPages" >> beam.Flatten(), (fetched.fetches,)


def _cut(job: Job) -> beam.PTransform:
    """Windows only cut files; before them a stream stands in the global window, where state is kept for ever."""
    if job.every is None:
        return beam.WindowInto(window.GlobalWindows())
    return beam.WindowInto(window.FixedWindows(job.every.interval))


def _count(rows: beam.PCollection[Any], name: str) -> None:
    rows | f"Count{name.title()}" >> beam.ParDo(_Count(name))


class _Count(beam.DoFn):
    """Counts elements as the metric that the run's record and summary are made of."""

    def __init__(self, name: str) -> None:
        self._counter = beam.metrics.Metrics.counter("homologue", name)

    def process(self, element: Any) -> None:
        self._counter.inc()
