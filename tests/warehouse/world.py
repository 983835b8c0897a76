"""A newsroom's two days: articles that change, are killed and embargoed, as tables written by the project's own merge.

Hours count from noon of 4 March 2024. What each table holds is made of *versions*, as a pass at some hour leaves them.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NOON
from transforms.consolidate.grouping import group
from transforms.records import Contact, Event, Item, Person, Span
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import merge, partitions, read_rows

__all__ = ["FAR", "HISTORY", "Tables", "Told", "Version", "clickhouse", "hour", "tables_at", "write"]

FAR = 10_000_000
"""An hour that no test lives to see."""


def hour(number: float) -> datetime:
    """An instant by hours from noon."""
    return NOON + timedelta(hours=number)


@dataclass(frozen=True)
class Told:
    """A contact as a version tells it: a pair, a status, and the day in March it takes place, if that is said."""

    pair: str = "FRA RUS"
    status: str = "held"
    day: int | None = 5
    mode: str = "call"


@dataclass(frozen=True)
class Version:
    """One version of one article, when it was seen."""

    item: str
    seen: float
    tells: tuple[Told, ...] = ()
    status: str = "usable"
    embargo: float | None = None
    published: float = 0
    also_in: tuple[tuple[str, float], ...] = ()
    """Other sources that showed it, and when."""


@dataclass(frozen=True)
class Tables:
    """What three tables hold."""

    items: Sequence[Item]
    contacts: Sequence[Contact]
    events: Sequence[Event]


HISTORY = (
    Version("a", 0, (Told(status="planned"),), also_in=(("radio", 30),)),
    Version("a", 2, (Told(status="held"),)),
    Version("a", 8, (Told(status="held"),)),
    Version("b", 1, (Told("DEU ITA"),)),
    Version("b", 3, status="canceled"),
    Version("c", 1, (Told("ESP MAR", day=None),), "withheld", embargo=6),
    Version("d", 1, (Told("ESP MAR"),), embargo=FAR),
    Version("e", 1, (Told("ESP MAR"),), "withheld"),
    Version("f", 4, (Told(status="planned", mode="unspecified"),), published=-1),
    Version("g", 30, (Told("CHE JPN", "cancelled", 9, "visit"), Told("CHE JPN", "planned", 20)), published=30),
)
"""Item a changes, b is killed, c's embargo ends, d's does not, e is withheld for good, f tells of a's contact, was
published before it and seen after it."""


def tables_at(history: Iterable[Version], now: float) -> Tables:
    """The tables as a pass at ``now`` leaves them, with all that was seen by then and nothing else."""
    items: list[Item] = []
    contacts: list[Contact] = []
    revisions: dict[str, int] = {}
    standing: dict[str, Version] = {}
    first: dict[str, Version] = {}
    for version in sorted((v for v in history if v.seen <= now), key=lambda v: v.seen):
        revision = revisions[version.item] = revisions.get(version.item, 0) + 1
        origin = first.setdefault(version.item, version)
        item = _item(version, revision, now, origin)
        items.append(item)
        told, withdrawn_at = version, None
        if version.status == "canceled":
            told, withdrawn_at = standing.get(version.item, version), hour(version.seen)
        standing[version.item] = told
        may_be_told = told.status == "usable" or (told.status == "withheld" and told.embargo is not None)
        if may_be_told and (told.embargo is None or told.embargo <= now):
            for number, contact in enumerate(told.tells):
                contacts.append(replace(_contact(item, contact, number), withdrawn_at=withdrawn_at))
    latest = [c for c in contacts if c.withdrawn_at is None and c.revision == revisions[c.item_id]]
    pairs = sorted({(c.party_a, c.party_b) for c in latest})
    events = [event for pair in pairs for event in group(c for c in latest if (c.party_a, c.party_b) == pair)]
    event_of = {contact_id: event.event_id for event in events for contact_id in event.contact_ids}
    return Tables(items, [replace(c, event_id=event_of.get(c.contact_id)) for c in contacts], events)


def write(root: str, tables: Tables) -> None:
    """Merge the rows into an output, each into its partition; events that are no more are taken out."""
    storage = Storage(root)
    for record, rows in ((Item, tables.items), (Contact, tables.contacts), (Event, tables.events)):
        table = table_of(record)
        for day in sorted({row.published_date for row in rows} | set(partitions(storage, table))):
            new = [row for row in rows if row.published_date == day]
            gone = {table.key_of(row) for row in read_rows(storage, table, day)} - {table.key_of(row) for row in new}
            merge(storage, table, day, new, gone=gone)


def _item(version: Version, revision: int, now: float, first: Version) -> Item:
    published = hour(first.published)
    embargo = None if version.embargo is None else hour(version.embargo)
    return Item(
        item_id=version.item,
        revision=revision,
        source="agence" if version.item in "abc" else "journal",
        also_in=tuple(sorted(source for source, seen in version.also_in if seen <= now)),
        guid=None,
        url=f"https://journal.example/{version.item}",
        title=f"Titre {version.item}{revision}",
        text="" if version.status == "canceled" else "Un texte.",
        language="fr",
        authors=("Léa",),
        categories=(),
        published_at=published,
        published_raw=None,
        published_precision="instant",
        published_on=published.date(),
        zone_origin="explicit",
        version=None,
        updated_at=None,
        first_seen_at=hour(version.seen),
        status=version.status,
        embargo_until=embargo,
        urgency=None,
        slugline=None,
        dateline=None,
        content_hash=f"{version.item}{revision}",
        raw_ref="00#0",
        text_source="feed",
        truncated=False,
        paywalled=None,
        gone_at=None,
        released=None if embargo is None else embargo <= hour(now),
        run_id="r",
        published_date=published.date(),
    )


def _contact(item: Item, told: Told, number: int) -> Contact:
    day = None if told.day is None else date(2024, 3, told.day)
    party_a, party_b = told.pair.split()
    return Contact(
        contact_id=f"{item.item_id} {told.pair} {told.mode} {told.day} {number}",
        event_id=None,
        item_id=item.item_id,
        revision=item.revision,
        source=item.source,
        url=item.url,
        published_at=item.published_at,
        party_a=party_a,
        party_b=party_b,
        mode=told.mode,
        status=told.status,
        date_start=day,
        date_end=day,
        precision="unknown" if day is None else "day",
        people=(Person(party_a, "Léa d’Août", None), Person(party_b, "O. Brien", "minister")),
        initiator=None,
        visitor=None,
        place=None,
        multilateral=False,
        negotiation=False,
        attribution=(),
        topics=("gaz", 'blé, "orge"'),
        evidence="Ils se sont parlé.",
        evidence_start=0,
        evidence_end=8,
        spans=(Span("verb", 0, 3),),
        rules=("test",),
        cameo="041",
        plover_event="CONSULT",
        plover_mode=None,
        confidence=0.9,
        is_lead=True,
        withdrawn_at=None,
        extractor_version="0",
        run_id="r",
        published_date=item.published_date,
    )


_WAREHOUSES = Path(__file__).parents[2] / "build" / "warehouses" / "bin" / "python"
_CHDB = """
import json, sys
from chdb.session import Session
statements, queries = json.load(sys.stdin)
session = Session()
for statement in statements:
    session.query(statement)
print(json.dumps([json.loads(session.query(query, "JSON").bytes())["data"] for query in queries]))
"""


def clickhouse(statements: Iterable[str], queries: Sequence[str]) -> list[list[dict[str, Any]]]:
    """The rows of each query in a ClickHouse that executed the statements, in a process of its own.

    In this one its allocator and handlers would stand beside those of all other tests; and it has an environment of its
    own, without which the test is skipped.
    """
    if not _WAREHOUSES.exists():
        pytest.skip("`make warehouses` was not called: ClickHouse has an environment of its own")
    done = subprocess.run(
        [_WAREHOUSES, "-c", _CHDB],
        input=json.dumps([list(statements), list(queries)]),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: list[list[dict[str, Any]]] = json.loads(done.stdout)
    return found
