"""A small file of each format, of our own writing, with the answer beside it (``NAME`` and ``NAME.json``)."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from transforms.read.sniff import FORMATS

_GOLDEN = Path(__file__).parent.parent / "data" / "read"


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_told_and_read(name: str, answer_file: Callable[[Path], dict[str, Any]]) -> None:
    expected = json.loads((_GOLDEN / f"{name}.json").read_text("utf-8"))
    found = answer_file(_GOLDEN / name)
    assert found.pop("path") == str(_GOLDEN / name)
    assert found == expected
    assert found["format"] == name


@pytest.mark.parametrize("name", FORMATS)
def test_compression_and_the_name_of_the_file_make_no_difference(
    name: str, answer: Callable[[bytes], dict[str, Any]]
) -> None:
    expected = json.loads((_GOLDEN / f"{name}.json").read_text("utf-8"))
    found = answer(gzip.compress(gzip.compress((_GOLDEN / name).read_bytes())))
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("name", ["rss20", "rss10", "atom10", "newsml-g2", "newsml-1.2", "nitf", "jsonfeed", "ninjs"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_other_encodings_of_unicode_make_no_difference(
    name: str, encoding: str, answer: Callable[[bytes], dict[str, Any]]
) -> None:
    """The XML declaration says UTF-8, and is wrong."""
    expected = json.loads((_GOLDEN / f"{name}.json").read_text("utf-8"))
    found = answer((_GOLDEN / name).read_text("utf-8").encode(encoding))
    assert {key: found[key] for key in expected} == expected
