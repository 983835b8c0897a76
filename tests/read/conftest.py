"""The answer of `homologue read`, held against its contract, for files and for bytes."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.commands.read import read_file
from transforms.fetch import errors as fetch_errors
from transforms.read import errors
from transforms.read.sniff import FORMATS

Answer = dict[str, Any]

_KEYS = ["path", "outcome", "format", "error", "items"]
_ITEM_KEYS = ["item_id", "guid", "version", "url", "title", "text", "published_at", "published_raw", "zone_origin",
              "updated_at", "language", "authors", "categories", "status", "embargo_until", "urgency", "slugline",
              "dateline"]  # fmt: skip
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def hold_to_contract(answer: Answer) -> None:
    """What the interface promises of every answer, whatever the file is."""
    assert list(answer) == _KEYS
    assert answer["format"] is None or answer["format"] in FORMATS
    if answer["outcome"] == "rejected":
        kinds = {**vars(fetch_errors), **vars(errors)}
        assert issubclass(kinds[answer["error"]["class"]], (fetch_errors.FetchError, errors.ReadError))
        assert answer["error"]["class"] != "ReaderFault", answer["error"]["message"]
        assert answer["error"]["message"]
        assert answer["items"] == []
        return
    assert answer["outcome"] == "ok"
    assert answer["error"] is None
    assert answer["format"]
    for item in answer["items"]:
        assert list(item) == _ITEM_KEYS
        assert item["item_id"]
        assert item["zone_origin"] in ("explicit", "feed", "assumed", "none")
        assert item["status"] in ("usable", "withheld", "canceled")
        assert item["url"] is None or re.match(r"https?://[^\s]+$", item["url"], re.IGNORECASE)
        assert (item["published_at"] is None) == (item["zone_origin"] == "none")
        for key in ("published_at", "updated_at", "embargo_until"):
            assert item[key] is None or _INSTANT.fullmatch(item[key])
        assert isinstance(item["authors"], list)
        assert isinstance(item["categories"], list)
        assert item["title"] != ""
        assert item["text"] != ""


@pytest.fixture(scope="session")
def answer_file() -> Callable[[Path | str], Answer]:
    def answer(path: Path | str) -> Answer:
        line = "".join(read_file(str(path)))
        assert "\n" not in line
        found = json.loads(line)
        hold_to_contract(found)
        return dict(found)

    return answer


@pytest.fixture(scope="session")
def answer(
    answer_file: Callable[[Path | str], Answer], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[bytes | str], Answer]:
    """The answer for a file of these bytes."""
    folder = tmp_path_factory.mktemp("read")
    numbers = itertools.count()

    def answer_bytes(body: bytes | str) -> Answer:
        path = folder / str(next(numbers))
        path.write_bytes(body.encode() if isinstance(body, str) else body)
        try:
            return answer_file(path)
        finally:
            path.unlink()

    return answer_bytes


@pytest.fixture(scope="session")
def only_item(answer: Callable[[bytes | str], Answer]) -> Callable[[bytes | str], dict[str, Any]]:
    """The one item of a file of these bytes."""

    def item(body: bytes | str) -> dict[str, Any]:
        found = answer(body)
        assert found["outcome"] == "ok", found["error"]
        assert len(found["items"]) == 1
        return dict(found["items"][0])

    return item
