"""The phrase table (expected days by calendar arithmetic from the codebook), and properties on any text."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from transforms.extract.dates import DateRange, dateline, find_dates, resolve

with (Path(__file__).parents[1] / "data/dates/phrases.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['sentence']} {row['published']}")
def test_phrase(row: dict[str, str]) -> None:
    published = date.fromisoformat(row["published"])
    found = [resolve(m, published_on=published, tense=row["tense"]) for m in find_dates(row["sentence"])]
    days = [found_range for found_range in found if found_range is not None]
    if not row["precision"]:
        assert days == []
    else:
        assert days == [DateRange(date.fromisoformat(row["start"]), date.fromisoformat(row["end"]), row["precision"])]


def test_dateline() -> None:
    day = dateline("LE CAIRE, 9 juin (Reuters) - Texte", published_on=date(2021, 6, 10))
    assert day is not None
    assert day[0] == date(2021, 6, 9)


@given(
    st.text(max_size=200), st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.sampled_from(["past", "future", "present"])
)
def test_any_text(text: str, published: date, tense: str) -> None:
    last = 0
    for mention in find_dates(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
        days = resolve(mention, published_on=published, tense=tense)
        assert days is None or days.start <= days.end
