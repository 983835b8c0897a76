"""Grouping against mentions of real items that were read and put together by hand (tests/gold/events.jsonl)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from transforms.consolidate.grouping import group
from transforms.records import Contact, Person

GOLD = Path(__file__).parents[1] / "gold" / "events.jsonl"


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def test_pairs_of_mentions_are_told_apart_or_together(contact: Callable[..., Contact]) -> None:
    lines = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    told: dict[tuple[str, str], list[tuple[Contact, Any]]] = defaultdict(list)
    for number, line in enumerate(lines):
        start, end, precision = line["date"]
        mention = contact(
            contact_id=f"{number:04}",
            item_id=line["item"],
            published_at=datetime.fromisoformat(line["published_at"]),
            party_a=line["parties"][0],
            party_b=line["parties"][1],
            mode=line["mode"],
            status=line["status"],
            date_start=_day(start),
            date_end=_day(end),
            precision=precision,
            place=line["place"],
            people=tuple(Person(*person) for person in line["people"]),
            visitor=line["visitor"],
            initiator=line["initiator"],
        )
        told[(mention.party_a, mention.party_b)].append((mention, line["event"]))
    right = wrong = missed = apart = 0
    for mentions in told.values():
        events = group([mention for mention, _ in mentions])
        event_of = {contact_id: event.event_id for event in events for contact_id in event.contact_ids}
        for (one, label), (other, same) in combinations(mentions, 2):
            together = event_of[one.contact_id] == event_of[other.contact_id]
            right += together and label == same
            wrong += together and label != same
            missed += not together and label == same
            apart += not together and label != same
    assert right + wrong + missed + apart >= 150
    assert right + missed >= 100
    assert 2 * right / (2 * right + wrong + missed) >= 0.92, (right, wrong, missed)
