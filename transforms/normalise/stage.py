"""Entries to items, as Beam stages: one that cleans, one that tells versions apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any

import apache_beam as beam
from apache_beam.transforms.userstate import ReadModifyWriteStateSpec

from transforms.index import Index, KnownItem
from transforms.normalise.errors import NormaliseError
from transforms.normalise.items import make_item
from transforms.normalise.pages import with_page
from transforms.normalise.revisions import Assigned, assign, released
from transforms.records import Entry, Item, Page, Payload
from transforms.rejects import reject, reject_item
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import read_rows

__all__ = ["AssignRevisions", "KeepDays", "MakeItems", "ReleaseEmbargoed", "TakePages"]


@dataclass(eq=False)  # Beam sets the label of a transform
class MakeItems(beam.PTransform):
    """Make items of entries: ``items`` without revision, and ``rejects``."""

    run_id: str

    def expand(self, entries: beam.PCollection[tuple[Payload, Entry]]) -> Any:
        return entries | "Make" >> beam.ParDo(_Make(self.run_id)).with_outputs("rejects", main="items")


class _Make(beam.DoFn):
    def __init__(self, run_id: str) -> None:
        self._run_id = run_id

    def process(self, pair: tuple[Payload, Entry]) -> Iterator[Any]:
        payload, entry = pair
        try:
            yield replace(make_item(entry, payload), run_id=self._run_id)
        except NormaliseError as error:
            yield beam.pvalue.TaggedOutput(
                "rejects",
                reject(
                    payload,
                    stage="normalise",
                    error_class=type(error).__name__,
                    message=str(error),
                    run_id=self._run_id,
                    number=entry.number,
                    what=_name(payload, entry),
                ),
            )


def _name(payload: Payload, entry: Entry) -> str | None:
    """What tells an entry from the others, also when the bytes around it change: lines of an archive stay in place."""
    name = f"line {entry.number}" if payload.kind == "documents" else entry.guid or entry.url
    return f"{name} {entry.repeat}" if name and entry.repeat else name


@dataclass(eq=False)  # Beam sets the label of a transform
class AssignRevisions(beam.PTransform):
    """Give each version of an item its revision and drop what was seen before: ``items`` are the new versions.

    A bounded pass sees all its versions of an item together. A stream sees them one by one, with what is known of the
    item as state, primed from the tables: it must stand in the global window, since state is kept by window. Either way
    `revisions.assign` decides. ``updates`` are stored rows that another source has shown since, ``known`` has an
    element for each version that was seen before, ``kills`` pairs of a version that kills an item and the one before
    it, and ``rejects`` versions that came too late.
    """

    output: str
    run_id: str
    pages: frozenset[str] = frozenset()
    """Sources whose items get the text of their pages afterwards."""

    def expand(self, items: beam.PCollection[Item]) -> Any:
        keyed = items | "ById" >> beam.Map(lambda item: (item.item_id, item)).with_output_types(tuple[str, Item])
        if items.is_bounded:
            return (
                keyed
                | "Group" >> beam.GroupByKey()
                | "Assign" >> _tagged(_AssignAll(self.output, self.run_id, self.pages))
            )
        return keyed | "Assign" >> _tagged(_AssignOne(self.output, self.run_id, self.pages))


def _tagged(do_fn: beam.DoFn) -> Any:
    return beam.ParDo(do_fn).with_outputs("updates", "known", "kills", "rejects", main="items")


class _Assign(beam.DoFn):
    def __init__(self, output: str, run_id: str, pages: frozenset[str] = frozenset()) -> None:
        self._output = output
        self._run_id = run_id
        self._pages = pages

    def setup(self) -> None:
        self._storage = Storage(self._output)
        self._index = Index(self._storage)

    def teardown(self) -> None:
        self._index.close()

    def rows(self, assigned: Assigned, count: int, latest: Item | None) -> Iterator[Any]:
        """What becomes of ``count`` versions of an item whose latest row before them is ``latest``."""
        before = latest
        for version in assigned.new:
            yield version
            if version.status == "canceled" and before is not None and before.status != "canceled":
                yield beam.pvalue.TaggedOutput("kills", (version, before))
            before = version
        if assigned.shown_by and latest is not None:
            yield beam.pvalue.TaggedOutput("updates", replace(latest, also_in=assigned.known.also_in))
        for version in assigned.late:
            message = (
                f"version {version.version or 'without number'} came after version {assigned.known.version or '?'} "
                f"({assigned.known.status}), which stands"
            )
            row = reject_item(
                version, stage="normalise", error_class="LateVersion", message=message, run_id=self._run_id
            )
            yield beam.pvalue.TaggedOutput("rejects", row)
        for _ in range(count - len(assigned.new) - len(assigned.late)):
            yield beam.pvalue.TaggedOutput("known", assigned.known)

    def stored(self, item_id: str, assigned: Assigned) -> Item | None:
        """The latest row in the table before these versions, looked up only where something hangs on it."""
        killed = any(version.status == "canceled" and version.revision > 1 for version in assigned.new)
        if not assigned.shown_by and not killed:
            return None
        rows = read_rows(self._storage, table_of(Item), assigned.known.partition, where={"item_id": [item_id]})
        return max(rows, key=lambda row: row.revision, default=None)


class _AssignAll(_Assign):
    def process(self, pair: tuple[str, Iterable[Item]]) -> Iterator[Any]:
        item_id, versions = pair[0], list(pair[1])
        assigned = assign(self._index.item(item_id), versions, datetime.now(UTC))
        yield from self.rows(assigned, len(versions), self.stored(item_id, assigned))


class _AssignOne(_Assign):
    KNOWN = ReadModifyWriteStateSpec("known", beam.coders.PickleCoder())
    """What is known of the item, and its latest row where this stream made it: its window may not be written yet."""

    def process(self, pair: tuple[str, Item], state: Any = beam.DoFn.StateParam(KNOWN)) -> Iterator[Any]:  # noqa: B008
        item_id, version = pair
        known: KnownItem | None
        known, latest = state.read() or (self._index.item(item_id), None)
        assigned = assign(known, [version], datetime.now(UTC))
        # What is written counts: it may have the text of its page.
        before = self.stored(item_id, assigned) or latest
        if known and assigned.shown_by and before is latest and known.source in self._pages:
            # Its page is on the way, and a row made now would undo it: the next poll shows it again.
            assigned = replace(assigned, known=known, shown_by=())
        state.write((assigned.known, assigned.new[-1] if assigned.new else latest))
        yield from self.rows(assigned, 1, before)


@dataclass(eq=False)  # Beam sets the label of a transform
class KeepDays(beam.PTransform):
    """The versions of items that lie in partitions from a day on and before another.

    An item that ``known``, an output, has lies where it lies there, whatever this version says of its publication.
    ``share`` (k, n) keeps one of n shares of the items, so that n processes make all of them without meeting.
    """

    first: date
    end: date
    known: str
    share: tuple[int, int] = (0, 1)

    def expand(self, items: beam.PCollection[Item]) -> beam.PCollection[Item]:
        keep = beam.ParDo(_KeepDays(self.first, self.end, self.known, self.share))
        return items | "Keep" >> keep.with_output_types(Item)


class _KeepDays(beam.DoFn):
    def __init__(self, first: date, end: date, known: str, share: tuple[int, int]) -> None:
        self._first = first
        self._end = end
        self._known = known
        self._share = share

    def setup(self) -> None:
        self._index = Index(Storage(self._known))

    def teardown(self) -> None:
        self._index.close()

    def process(self, item: Item) -> Iterator[Item]:
        if int(item.item_id[-8:], 16) % self._share[1] != self._share[0]:
            return
        known = self._index.item(item.item_id)
        if self._first <= (known.partition if known else item.published_date) < self._end:
            yield item


@dataclass(eq=False)  # Beam sets the label of a transform
class TakePages(beam.PTransform):
    """Pairs of an item and its page to items with the page's text."""

    def expand(self, pairs: beam.PCollection[tuple[Item, Page | None]]) -> beam.PCollection[Item]:
        return pairs | "Take" >> beam.MapTuple(with_page).with_output_types(Item)


@dataclass(eq=False)  # Beam sets the label of a transform
class ReleaseEmbargoed(beam.PTransform):
    """The stored items whose embargo is over since the last pass, each once a window. Any element makes it look."""

    output: str
    in_stream: bool

    def expand(self, ticks: beam.PCollection[Any]) -> beam.PCollection[Item]:
        return (
            ticks
            | "Due" >> beam.ParDo(_Due(self.output, self.in_stream)).with_output_types(tuple[str, Item])
            | "ById" >> beam.GroupByKey()
            | "Once" >> beam.Map(lambda pair: next(iter(pair[1]))).with_output_types(Item)
        )


class _Due(beam.DoFn):
    def __init__(self, output: str, in_stream: bool) -> None:
        self._output = output
        self._in_stream = in_stream

    def setup(self) -> None:
        self._storage = Storage(self._output)
        self._index = Index(self._storage)

    def start_bundle(self) -> None:
        if self._in_stream:
            self._index.refresh()

    def teardown(self) -> None:
        self._index.close()

    def process(self, tick: Any) -> Iterator[tuple[str, Item]]:
        now = datetime.now(UTC)
        for item_id, revision, partition in self._index.released(now):
            for item in read_rows(self._storage, table_of(Item), partition, where={"item_id": [item_id]}):
                if item.revision == revision:
                    yield item_id, released(item, now)
