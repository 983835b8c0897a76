"""What an operator is told of the sources."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.api import connect
from pipeline.status import SourceStatus, attention, source_statuses
from tests.conftest import NOON
from tests.pipeline.world import homologue, write_world
from transforms.records import Fetch, Item
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import merge

MINUTE = timedelta(minutes=1)
NOW = NOON + timedelta(days=2)


class Newsdesk:
    """Writes polls and what they brought, a row at a time."""

    def __init__(self, output: Path, fetch: Callable[..., Fetch], item: Callable[..., Item]) -> None:
        self.storage = Storage(str(output))
        self._fetch, self._item = fetch, item
        self._fetches: list[Fetch] = []
        self._items: list[Item] = []

    def poll(self, at: datetime, published: Sequence[datetime] = (), *, known: int = 0, **changes: Any) -> None:
        for when in published:
            number = len(self._items)
            day = when.date()
            self._items.append(self._item(item_id=f"{number}", published_at=when, first_seen_at=at, published_date=day))
        fields = {"fetch_id": f"{len(self._fetches)}", "fetched_at": at, "published_date": at.date()}
        fields |= {"outcome": "ok" if published else "unchanged", "n_entries": len(published) + known}
        self._fetches.append(self._fetch(**(fields | changes)))

    def status(self, days: int = 7) -> SourceStatus:
        for rows in (self._fetches, self._items):
            for row in rows:
                merge(self.storage, table_of(type(row)), row.published_date, [row])
        db = connect(self.storage.root)
        (status,) = source_statuses(db, self.storage, now=NOW, days=days)
        return status


@pytest.fixture
def desk(tmp_path: Path, fetch: Callable[..., Fetch], item: Callable[..., Item]) -> Newsdesk:
    return Newsdesk(tmp_path, fetch, item)


def test_rates_and_failures(desk: Newsdesk) -> None:
    desk.poll(NOW - 60 * MINUTE, [NOW - 61 * MINUTE, NOW - 62 * MINUTE])
    desk.poll(NOW - 30 * MINUTE, outcome="TimedOut", message="trop long")
    desk.poll(NOW - 20 * MINUTE, outcome="BadStatus", message="503", http_status=503)
    desk.poll(NOW - 10 * MINUTE, outcome="BadStatus", message="502", http_status=502)
    status = desk.status(days=2)
    assert (status.condition, status.failures, status.items_a_day) == ("failing", 3, 1.0)
    assert status.outcomes == {"TimedOut": 1, "BadStatus": 2}
    assert status.last_success == NOW - 60 * MINUTE
    assert attention([status], NOW) == ["journal failed 3 times in a row: 502"]


def test_a_feed_that_is_gone(desk: Newsdesk) -> None:
    for minutes in (20, 10):
        desk.poll(NOW - minutes * MINUTE, outcome="BadStatus", http_status=410)
    assert desk.status().condition == "gone"


@pytest.mark.parametrize(("silent", "quiet"), [(9, False), (30, True)])
def test_silence_is_measured_against_the_usual_rhythm(desk: Newsdesk, silent: int, quiet: bool) -> None:
    for number in range(30):
        at = NOW - (silent + 5 * (29 - number)) * MINUTE
        desk.poll(at, [at])
    desk.poll(NOW - MINUTE)
    status = desk.status()
    assert status.usual_gap == 5 * MINUTE
    assert status.quiet is quiet
    assert any("strangely quiet" in line for line in attention([status], NOW)) is quiet


def test_a_rhythm_is_not_told_from_a_few_items_nor_of_a_source_that_cannot_be_fetched(desk: Newsdesk) -> None:
    for number in range(10):
        desk.poll(NOW - (300 - number) * MINUTE, [NOW])
    desk.poll(NOW - MINUTE)
    assert (desk.status().usual_gap, desk.status().quiet) == (None, False)


def test_what_was_pushed_out_between_two_polls(desk: Newsdesk) -> None:
    """Ten entries of ten minutes, an article a minute, after an hour: fifty minutes' worth is missing."""
    desk.poll(NOW - 60 * MINUTE, [NOW - (61 + n) * MINUTE for n in range(10)])
    desk.poll(NOW, [NOW - n * MINUTE for n in range(10)])
    status = desk.status()
    assert status.overflows == 1
    assert status.missed_share == pytest.approx(51 / (51 + 20), abs=0.01)


def test_a_feed_that_is_polled_often_enough_loses_nothing(desk: Newsdesk) -> None:
    desk.poll(NOW - 60 * MINUTE, [NOW - (61 + n) * MINUTE for n in range(10)])
    desk.poll(NOW - 55 * MINUTE, [NOW - (55 + n) * MINUTE for n in range(5)], known=5)
    assert (desk.status().overflows, desk.status().missed_share) == (0, 0.0)


def test_the_command(tmp_path: Path) -> None:
    config = write_world(tmp_path)
    assert homologue("status", config).returncode == 2
    assert homologue("run", config, "--quiet").returncode == 0
    said = homologue("status", config)
    assert said.returncode == 0
    for word in ("journal", "absent", "1 Missing", "Last run: run", "3 NoContent"):
        assert word in said.stdout
    lines = [json.loads(line) for line in homologue("status", config, "--json").stdout.splitlines()]
    assert {line["source"]: line["condition"] for line in lines}["absent"] == "failing"
    assert homologue("status", config, "--check").returncode == 0, "one failure is none"
