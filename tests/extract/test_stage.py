"""The stage: what an item's contacts become, and what a fault of the extractor costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.testing.util import assert_that, equal_to

from tests.conftest import NOON
from transforms.extract import stage
from transforms.records import Item


def test_a_fault_of_the_extractor_costs_one_items_contacts(
    item: Callable[..., Item], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = stage.contacts_of

    def faulty(one: Item, *, run_id: str) -> list[Any]:
        if one.item_id == "bad":
            raise ZeroDivisionError("division by zero")
        return whole(one, run_id=run_id)

    monkeypatch.setattr(stage, "contacts_of", faulty)
    told = item(item_id="good", title="Emmanuel Macron a rencontré Olaf Scholz à Berlin lundi")
    killed = item(item_id="gone", revision=2, status="canceled")
    with beam.Pipeline("FnApiRunner") as pipeline:
        items = pipeline | beam.Create([told, item(item_id="bad")])
        kills = pipeline | "Kills" >> beam.Create([(killed, replace(told, item_id="gone"))])
        extracted = (items, kills) | stage.ExtractContacts("run")
        assert_that(
            extracted.contacts | beam.Map(lambda c: (c.item_id, c.party_a, c.party_b, c.revision, c.withdrawn_at)),
            equal_to([("good", "DEU", "FRA", 1, None), ("gone", "DEU", "FRA", 2, NOON)]),
        )
        rejected = extracted.rejects | "Rows" >> beam.Map(lambda r: (r.stage, r.error_class, r.raw_ref, r.source))
        assert_that(rejected, equal_to([("extract", "ExtractorFault", "00#0", "journal")]), label="rejects")


@pytest.mark.parametrize("changes", [{"status": "canceled"}, {"status": "withheld"}, {"language": "de"}])
def test_what_is_not_usable_or_not_french_tells_nothing(item: Callable[..., Item], changes: dict[str, Any]) -> None:
    told = {"title": "Emmanuel Macron a rencontré Olaf Scholz à Berlin lundi", "text": ""}
    assert stage.contacts_of(item(**told), run_id="r")
    assert not stage.contacts_of(item(**told, **changes), run_id="r")


def test_what_is_embargoed_tells_nothing_before(item: Callable[..., Item]) -> None:
    told = item(title="Emmanuel Macron a rencontré Olaf Scholz à Berlin lundi", text="")
    now, hour = datetime.now(UTC), timedelta(hours=1)
    for status in ("usable", "withheld"):
        assert not stage.contacts_of(replace(told, status=status, embargo_until=now + hour), run_id="r")
        assert stage.contacts_of(replace(told, status=status, embargo_until=now - hour), run_id="r")
