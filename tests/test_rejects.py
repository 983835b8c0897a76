"""Rejects: what is broken is one row, for as long as it stays broken where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.testing.util import assert_that, equal_to

from tests.conftest import NOON
from transforms.normalise.stage import MakeItems
from transforms.read.stage import ReadPayloads
from transforms.records import Fetch, Payload
from transforms.rejects import reject

PAYLOAD = Payload("journal", "https://journal.example/rss", b"", "ab" * 32, NOON)


def made(payload: Payload = PAYLOAD, **changes: Any) -> Any:
    values: dict[str, Any] = {
        "stage": "normalise",
        "error_class": "NoContent",
        "message": "m",
        "run_id": "r",
        "now": NOON,
    }
    return reject(payload, **(values | changes))


def test_an_entry_that_stays_broken_is_one_row_though_the_bytes_around_it_change() -> None:
    later = replace(PAYLOAD, sha256="cd" * 32)
    assert made(number=3, what="guid").reject_id == made(later, number=4, what="guid", run_id="s").reject_id
    assert made(number=3).reject_id != made(later, number=3).reject_id, "without a name it is its bytes"


@pytest.mark.parametrize("where", ["source", "location"])
def test_the_same_name_elsewhere_is_another_entry(where: str) -> None:
    """Wire services give several files, the versions of an article, one guid."""
    other = replace(PAYLOAD, **{where: "autre"})
    assert made(other, number=3, what="guid").reject_id != made(number=3, what="guid").reject_id


def test_it_leads_to_its_bytes_and_says_when() -> None:
    row = made(number=3, message="x" * 5_000)
    assert (row.raw_ref, row.seen_at, row.published_date) == ("ab" * 32 + "#3", NOON, date(2024, 3, 4))
    assert len(row.message) == 1_000
    assert made().raw_ref == "ab" * 32
    assert abs(made(now=None).seen_at - datetime.now(UTC)).total_seconds() < 60


def test_entries_of_one_name_in_one_feed_are_as_many_rejects(fetch: Callable[..., Fetch]) -> None:
    body = (
        b"<rss version='2.0'><channel><title>t</title>"
        + b"<item><guid>g</guid></item>" * 3
        + b"<item><guid>h</guid></item></channel></rss>"
    )
    payload = replace(PAYLOAD, body=body)
    log = fetch(http_status=None)
    with beam.Pipeline("FnApiRunner") as pipeline:
        read = pipeline | beam.Create([(payload, log)]) | ReadPayloads("r")
        made = read.entries | MakeItems("r")
        ids = made.rejects | beam.Map(lambda row: row.reject_id) | beam.combiners.ToList()
        assert_that(ids | beam.Map(lambda found: (len(found), len(set(found)))), equal_to([(4, 4)]))
