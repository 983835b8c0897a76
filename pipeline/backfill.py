"""Making a range of days anew, in many small pipelines: out of the archive, archives of documents, or stored items.

Everything is made in a staging output below the one that readers know (`OUTPUT/.homologue/backfill/…`), batch by batch,
and then brought over partition by partition. What is done is noted, so that a run that was killed goes on where it was;
doing a batch or a partition again changes nothing.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from transforms.consolidate.forming import form_again
from transforms.extract.stage import contacts_of, withdrawn
from transforms.fetch.errors import FetchError
from transforms.fetch.files import expand, file_sha256
from transforms.fetch.replay import Batch, log_of
from transforms.identifiers import digest
from transforms.index import Index
from transforms.read.chunks import chunks
from transforms.read.reader import open_archive
from transforms.records import Contact, Fetch, Item, Payload
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import partitions, read_rows
from transforms.write.publish import publish_day, publish_rejects, replace_contacts, staged_days, touched_pairs

if TYPE_CHECKING:
    from pipeline.graph import Job
    from transforms.fetch.sources import SourceSpec

__all__ = ["BATCH", "Backfill", "Counts", "Days"]

BATCH = 20_000
"""Entries of one pipeline: its runner holds them in memory."""
_PIECES = 4
"""Payloads that a piece of an archive is handed to workers in."""
_LATE = timedelta(days=2)
"""How long after its publication an article can still be first fetched, where the tables do not tell."""

_PUBLISHED = re.compile(rb'"published"\s*:\s*"(\d{4}-\d\d-\d\d)')

Days = tuple[date, date]
"""From a day on, before another."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a backfill did."""

    entries: int = 0
    items: int = 0
    rejects: int = 0
    contacts: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.entries + other.entries,
            self.items + other.items,
            self.rejects + other.rejects,
            self.contacts + other.contacts,
        )


class _Notes:
    """What of a plan is done, in a file of the staging output; another plan begins anew."""

    def __init__(self, staging: Storage, plan: str) -> None:
        self._storage = staging
        self._plan = plan
        self._done: set[str] = set()
        try:
            noted = json.loads(staging.read("notes.json"))
            if noted["plan"] == plan:
                self._done = set(noted["done"])
        except (FileNotFoundError, ValueError, KeyError):
            pass
        if not self._done and staging.is_local:
            shutil.rmtree(staging.root, ignore_errors=True)

    def has(self, step: str) -> bool:
        """Whether a step is done."""
        return step in self._done

    def add(self, step: str) -> None:
        """Note that a step is done."""
        self._done.add(step)
        self._storage.write("notes.json", json.dumps({"plan": self._plan, "done": sorted(self._done)}).encode())


@dataclass(frozen=True)
class Backfill:
    """One range of days of one configuration."""

    job: Job
    """The job of the output; its sources and archive are those that are read."""
    days: Days
    run: Callable[[Job], Counts]
    """Runs a job's graph to its end, whatever processes that takes."""
    advance: Callable[[int], None] = lambda entries: None
    """Is told how many entries were done."""

    @property
    def output(self) -> Storage:
        """What readers know."""
        return Storage(self.job.output)

    @property
    def staging(self) -> Storage:
        """Where the rows are made."""
        first, end = self.days
        return Storage(f"{self.job.output}/.homologue/backfill/{first.isoformat()}_{end.isoformat()}")

    def entries(self) -> int:
        """How many entries there are to be read, about."""
        logged = sum(log.n_entries or 0 for log in self._log())
        return logged + sum(_count_lines(path) for _, path in _archives(self.job.sources))

    def read(self) -> Counts:
        """Read everything again that holds items of the days, and bring it over."""
        log = sorted(self._log(), key=lambda row: row.fetched_at)
        archives = [(source, path, file_sha256(path)[0]) for source, path in _archives(self.job.sources)]
        plan = digest(*self.days, *(row.fetch_id for row in log), *(sha256 for _, _, sha256 in archives))
        staging = self.staging
        notes = _Notes(staging, plan)
        total = Counts()
        for name, batch, size in _batches(log, archives, self.days):
            if not notes.has(name):
                index = Index(staging)
                index.refresh()
                index.close()
                job = replace(self.job, output=staging.root, replay_of=self.job.output, batch=batch, days=self.days)
                total += self.run(job)
                notes.add(name)
            self.advance(size)
        read = {row.sha256 or "" for row in log} | {sha256 for _, _, sha256 in archives}
        pairs = self._pairs(staging)
        for day in staged_days(staging):
            publish_day(staging, self.output, day, read)
        publish_rejects(staging, self.output)
        form_again(self.output, pairs, run_id=self.job.run_id)
        if staging.is_local:
            shutil.rmtree(staging.root, ignore_errors=True)
        return total

    def _pairs(self, staging: Storage) -> set[tuple[str, str]]:
        """The pairs whose events have to be formed anew; noted before anything is brought over, since what a contact
        told that is taken away shows nowhere afterwards.
        """
        if not staging.exists("pairs.json"):
            found = {pair for day in staged_days(staging) for pair in touched_pairs(staging, self.output, day)}
            staging.write("pairs.json", json.dumps(sorted(found)).encode())
        return {(one, other) for one, other in json.loads(staging.read("pairs.json"))}

    def extract(self) -> Counts:
        """Extract the contacts of the stored items of the days again, and bring them over."""
        table = table_of(Item)
        pairs: set[tuple[str, str]] = set()
        total = Counts()
        for day in self._stored_days():
            versions: dict[str, list[Item]] = {}
            for item in read_rows(self.output, table, day):
                versions.setdefault(item.item_id, []).append(item)
            contacts: list[Contact] = []
            for of_item in versions.values():
                of_item.sort(key=lambda item: item.revision)
                usable: Item | None = None
                for item in of_item:
                    if item.status == "canceled":
                        told = contacts_of(usable, run_id=self.job.run_id) if usable is not None else []
                        contacts += withdrawn(told, item)
                    else:
                        contacts += contacts_of(item, run_id=self.job.run_id)
                        usable = item
            pairs |= replace_contacts(self.output, day, versions.keys(), contacts)
            total += Counts(entries=len(versions), contacts=len(contacts))
            self.advance(len(versions))
        form_again(self.output, pairs, run_id=self.job.run_id)
        return total

    def _stored_days(self) -> list[date]:
        first, end = self.days
        return [day for day in sorted(partitions(self.output, table_of(Item))) if first <= day < end]

    def _log(self) -> Iterator[Fetch]:
        """The logged fetches whose payloads hold, or may hold, an item of the days."""
        first, end = self.days
        index = Index(self.output)
        index.refresh()
        known = index.payloads(first, end)
        index.close()
        since, until = _midnight(first), _midnight(end) + _LATE
        for row in log_of(self.output):
            archived = row.kind in ("feed", "wire") and row.sha256 is not None and row.outcome != "unchanged"
            if archived and (row.sha256 in known or since <= row.fetched_at < until):
                yield row


def _batches(
    log: Sequence[Fetch], archives: Sequence[tuple[SourceSpec, str, str]], days: Days
) -> Iterator[tuple[str, Batch, int]]:
    """The work in parts, each with a name and the number of its entries."""
    lot: list[Fetch] = []
    size = number = 0
    for row in log:
        lot.append(row)
        size += row.n_entries or 1
        if size >= BATCH:
            yield f"log {number}", Batch(log=tuple(lot)), size
            lot, size, number = [], 0, number + 1
    if lot:
        yield f"log {number}", Batch(log=tuple(lot)), size
    for source, path, sha256 in archives:
        with open_archive(path) as stream:
            for first, body in chunks(stream, BATCH):
                kept = _of_days(body, days)
                if kept is not None:
                    pieces = tuple(_pieces(source, path, sha256, first, kept))
                    yield f"{sha256} {first}", Batch(pieces=pieces), body.count(b"\n")


def _pieces(source: SourceSpec, path: str, sha256: str, first: int, body: bytes) -> Iterator[Payload]:
    lines = body.splitlines(keepends=True)
    width = -(-len(lines) // _PIECES)
    for start in range(0, len(lines), width):
        yield Payload(
            source=source.id,
            location=path,
            body=b"".join(lines[start : start + width]),
            sha256=sha256,
            fetched_at=datetime.now(UTC),
            kind="documents",
            timezone=source.timezone,
            language=source.language,
            first_number=first + start,
        )


def _of_days(body: bytes, days: Days) -> bytes | None:
    """The lines that may be of the days, the others blank, so that numbers stay; None where there are none.

    Zones can move an article by a day; a line whose date is not written as ISO 8601 is looked at by the reader.
    """
    first, end = (day.isoformat().encode() for day in (days[0] - timedelta(days=1), days[1] + timedelta(days=1)))
    lines = body.splitlines(keepends=True)
    kept = [line if (found := _PUBLISHED.search(line)) is None or first <= found[1] <= end else b"\n" for line in lines]
    return b"".join(kept) if any(line.strip() for line in kept) else None


def _archives(sources: Iterable[SourceSpec]) -> Iterator[tuple[SourceSpec, str]]:
    for source in sources:
        if source.kind == "documents":
            try:
                yield from ((source, path) for path in expand(source.location))
            except FetchError:
                continue


def _count_lines(path: str) -> int:
    try:
        with open_archive(path) as stream:
            return sum(body.count(b"\n") for _, body in chunks(stream, BATCH))
    except OSError:
        return 0


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
