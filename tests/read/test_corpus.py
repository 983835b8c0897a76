"""Real feeds and wire documents, where they are at hand; they are not ours to ship.

``HOMOLOGUE_SHARED`` names the folder that holds them; it is looked for beside the repository.
"""

from __future__ import annotations

import calendar
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest

_SHARED = Path(os.environ.get("HOMOLOGUE_SHARED", Path(__file__).parents[2].parent / "shared"))
_FEEDS = _SHARED / "corpus" / "feeds-xml.tar.xz"
_WIRE = _SHARED / "corpus" / "wire.tar.xz"

pytestmark = pytest.mark.skipif(not _FEEDS.exists() or not _WIRE.exists(), reason=f"no corpus in {_SHARED}")


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.isfile() and (file := tar.extractfile(member)):
                yield member.name, file.read()


def _instant(entry: Any) -> str | None:
    found = entry.get("published_parsed") or entry.get("updated_parsed")
    return f"{datetime.fromtimestamp(calendar.timegm(found), UTC):%Y-%m-%dT%H:%M:%SZ}" if found else None


def test_as_many_entries_as_feedparser_finds_with_the_same_instants(answer: Callable[[bytes], dict[str, Any]]) -> None:
    for name, body in _members(_FEEDS):
        found = answer(body)
        expected = feedparser.parse(io.BytesIO(body)).entries
        assert found["outcome"] == "ok", name
        assert len(found["items"]) == len(expected), name
        assert [item["published_at"] for item in found["items"]] == [_instant(entry) for entry in expected], name
        assert [item["url"] for item in found["items"]] == [entry.link for entry in expected], name
        assert all(item["title"] for item in found["items"]), name
        assert {item["language"] for item in found["items"]} == {"fr"}, name


def test_every_wire_document_is_read(answer: Callable[[bytes], dict[str, Any]]) -> None:
    for name, body in _members(_WIRE):
        found = answer(body)
        assert found["outcome"] == "ok", name
        assert found["items"], name
        assert all(item["guid"] or item["title"] for item in found["items"]), name
