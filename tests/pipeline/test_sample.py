"""The embedded sample: what `homologue run` without a configuration shows a newcomer."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.api import connect
from tests.pipeline.world import homologue
from transforms.extract.evaluation import score

GOLD = Path(__file__).parents[1] / "gold" / "sample.jsonl"
FLOORS = {"pair": 0.97, "pair+mode+date+status": 0.97}
"""F1, one contact of twenty below what it is; never lowered without a word."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sample")


@pytest.fixture(scope="module")
def done(folder: Path) -> subprocess.CompletedProcess[str]:
    return homologue("run", cwd=folder)


@pytest.fixture(scope="module")
def sample(folder: Path, done: subprocess.CompletedProcess[str]) -> duckdb.DuckDBPyConnection:
    assert done.returncode == 0, done.stderr
    return connect(str(folder / "out"))


def test_it_ends_with_what_a_person_can_read(folder: Path, done: subprocess.CompletedProcess[str]) -> None:
    assert (done.returncode, "\x1b" in done.stdout) == (0, False)
    for title in ("Read", "Rejected", "Contacts (all of ", f"The tables lie in {folder}/out: items, contacts"):
        assert f"\n{title}" in f"\n{done.stdout}"


def test_progress_is_plain_lines_where_no_terminal_is_attached(done: subprocess.CompletedProcess[str]) -> None:
    line = r"\[ *\d+ s\] [\d,]+ feeds and files tried, [\d,]+ entries read, [\d,]+ new ones searched for contacts"
    said = done.stderr.splitlines()
    assert [text for text in said if not re.fullmatch(line, text)] == []
    assert said[-1].endswith("] 5 feeds and files tried, 29 entries read, 27 new ones searched for contacts")


@pytest.fixture(scope="module")
def current(sample: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The contacts of each item's highest revision."""
    columns = ("url", "guid", "party_a", "party_b", "mode", "status", "date_start", "date_end", "precision", "people")
    rows = sample.execute(
        "SELECT i.url, guid, party_a, party_b, mode, c.status, CAST(date_start AS VARCHAR), CAST(date_end AS VARCHAR), "
        "precision, people FROM contacts c JOIN items i USING (item_id, revision) "
        "WHERE revision = (SELECT max(revision) FROM items WHERE item_id = c.item_id)"
    ).fetchall()
    return [dict(zip(columns, row, strict=True)) for row in rows]


def test_it_has_every_kind_of_source_and_enough_to_see(sample: duckdb.DuckDBPyConnection, current: list[Any]) -> None:
    sources = sample.execute("SELECT DISTINCT source FROM items ORDER BY ALL").fetchall()
    assert sources == [("archive",), ("depeche",), ("journal",), ("magazine",), ("radio",)]
    ((items,),) = sample.execute("SELECT count(DISTINCT item_id) FROM items").fetchall()
    assert items >= 25
    assert len({contact["url"] or contact["guid"] for contact in current}) >= 12
    assert sample.execute("SELECT count(*) FROM rejects").fetchone() == (2,), "what cannot be used is shown too"


def test_the_retold_document_gives_its_three_contacts(current: list[dict[str, Any]]) -> None:
    found = sorted(
        (c["mode"], c["date_start"], c["date_end"], c["precision"])
        for c in current
        if (c["url"] or "").endswith("/lecointre-guerassimov") and (c["party_a"], c["party_b"]) == ("FRA", "RUS")
    )
    assert [(mode == "call", *dates) for mode, *dates in sorted(found, key=lambda row: row[1])] == [
        (False, "2019-09-01", "2019-09-30", "month"),
        (False, "2020-02-20", "2020-02-29", "month"),
        (True, "2020-07-10", "2020-07-10", "day"),
    ]


def test_the_contacts_are_those_expected(current: list[dict[str, Any]]) -> None:
    gold = {document["id"]: document["contacts"] for document in _lines(GOLD)}
    predicted: dict[str, list[dict[str, Any]]] = {}
    for contact in current:
        people: dict[str, list[str]] = {}
        for person in contact["people"]:
            people.setdefault(person["party"], []).append(person["name"])
        annotation = {**contact, "parties": [contact["party_a"], contact["party_b"]], "people": people}
        annotation |= {"date": contact["date_start"]}
        predicted.setdefault((contact["url"] or contact["guid"]).partition("?")[0], []).append(annotation)
    assert predicted.keys() <= gold.keys()
    result = score(gold, predicted)
    figures = result.figures()
    assert {name: figures[name]["f1"] >= floor for name, floor in FLOORS.items()} == dict.fromkeys(FLOORS, True), (
        figures,
        result.misses,
    )
    assert result.left_empty == result.empty, "nothing is found where nothing is told"


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
