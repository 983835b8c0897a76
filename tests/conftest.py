"""What several rooms of the tests use: rows with sensible values, and an output to write them to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from transforms.records import Contact, Fetch, Item
from transforms.storage import Storage

# A deadline an example measures the machine, and a busy one takes what it takes.
hypothesis.settings.register_profile("homologue", deadline=None)
hypothesis.settings.load_profile("homologue")

NOON = datetime(2024, 3, 4, 12, tzinfo=UTC)


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage(str(tmp_path / "out"))


@pytest.fixture
def item() -> Callable[..., Item]:
    def make(**changes: Any) -> Item:
        values: dict[str, Any] = {
            "item_id": "a",
            "revision": 1,
            "source": "journal",
            "also_in": (),
            "guid": "g",
            "url": "https://journal.example/a",
            "title": "Un titre",
            "text": "Un texte.",
            "language": "fr",
            "authors": (),
            "categories": (),
            "published_at": NOON,
            "published_raw": "Mon, 04 Mar 2024 12:00:00 GMT",
            "published_precision": "instant",
            "published_on": date(2024, 3, 4),
            "zone_origin": "explicit",
            "version": None,
            "updated_at": None,
            "first_seen_at": NOON,
            "status": "usable",
            "embargo_until": None,
            "urgency": None,
            "slugline": None,
            "dateline": None,
            "content_hash": "h",
            "raw_ref": "00#0",
            "text_source": "feed",
            "truncated": False,
            "paywalled": None,
            "gone_at": None,
            "released": None,
            "run_id": "r",
            "published_date": date(2024, 3, 4),
        }
        return Item(**(values | changes))

    return make


@pytest.fixture
def contact() -> Callable[..., Contact]:
    def make(**changes: Any) -> Contact:
        values: dict[str, Any] = {
            "contact_id": "c",
            "event_id": None,
            "item_id": "a",
            "revision": 1,
            "source": "journal",
            "url": None,
            "published_at": NOON,
            "party_a": "FRA",
            "party_b": "RUS",
            "mode": "call",
            "status": "held",
            "date_start": date(2024, 3, 4),
            "date_end": date(2024, 3, 4),
            "precision": "day",
            "people": (),
            "initiator": None,
            "visitor": None,
            "place": None,
            "multilateral": False,
            "negotiation": False,
            "attribution": (),
            "topics": (),
            "evidence": "Un titre",
            "evidence_start": 0,
            "evidence_end": 8,
            "spans": (),
            "rules": ("test",),
            "cameo": "041",
            "plover_event": "CONSULT",
            "plover_mode": "phone",
            "confidence": 0.9,
            "is_lead": True,
            "withdrawn_at": None,
            "extractor_version": "0",
            "run_id": "r",
            "published_date": date(2024, 3, 4),
        }
        return Contact(**(values | changes))

    return make


@pytest.fixture
def fetch() -> Callable[..., Fetch]:
    def make(**changes: Any) -> Fetch:
        values: dict[str, Any] = {
            "fetch_id": "f",
            "source": "journal",
            "location": "https://journal.example/rss",
            "kind": "feed",
            "outcome": "ok",
            "message": None,
            "http_status": 200,
            "final_url": None,
            "content_type": None,
            "etag": None,
            "last_modified": None,
            "sha256": "00",
            "n_bytes": 1,
            "n_entries": None,
            "modified_at": None,
            "retry_at": None,
            "fetched_at": NOON,
            "run_id": "r",
            "published_date": date(2024, 3, 4),
        }
        return Fetch(**(values | changes))

    return make
