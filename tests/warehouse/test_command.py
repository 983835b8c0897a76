"""`homologue warehouse` as it is called."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest

from tests.pipeline.world import homologue
from tests.warehouse.world import HISTORY, tables_at, write


@pytest.fixture
def output(tmp_path: Path) -> str:
    root = str(tmp_path / "out")
    write(root, tables_at(HISTORY, 30))
    return root


def test_ddl_goes_into_a_database(output: str) -> None:
    done = homologue("warehouse", "ddl", "--output", output)
    assert (done.returncode, done.stderr) == (0, "")
    with duckdb.connect() as db:
        db.execute(done.stdout)
        assert db.execute("SELECT count(*) FROM current_contacts").fetchall() == [(5,)]


def test_bigquery_has_a_dataset() -> None:
    done = homologue("warehouse", "ddl", "--engine", "bigquery", "--output", "gs://bucket/news")
    assert done.stdout.startswith("CREATE SCHEMA IF NOT EXISTS homologue;\n")
    assert "CREATE OR REPLACE TABLE FUNCTION homologue.contacts_as_of(ts TIMESTAMP) AS" in done.stdout


def test_dbt_prints_sources(output: str) -> None:
    done = homologue("warehouse", "dbt", "--output", output, "--table", "events")
    assert done.returncode == 0
    assert "read_parquet('" in done.stdout
    assert "- name: status_history" in done.stdout


def test_copy_prints_what_postgresql_takes(output: str) -> None:
    done = homologue("warehouse", "copy", "contacts", "--output", output)
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 9
    first = rows[0]
    assert json.loads(first["topics"]) == ["gaz", 'blé, "orge"']
    assert json.loads(first["people"])[1] == {"party": "RUS", "name": "O. Brien", "role": "minister"}
    assert (first["published_at"], first["place"], first["published_date"]) == (
        "2024-03-04 12:00:00+00",
        "",
        "2024-03-04",
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ddl", "--engine", "oracle"], "'oracle' is not one of 'duckdb', 'bigquery'"),
        (["ddl", "--engine", "athena"], "athena reads tables from s3://…, not from out"),
        (["ddl", "--table", "contcats"], "there is no table 'contcats': expected one of items, contacts"),
        (["dbt", "--table", "contcats"], "there is no table 'contcats'"),
        (["copy", "contcats"], "there is no table 'contcats'"),
        (["copy"], "Missing argument 'TABLE'"),
    ],
)
def test_a_wrong_call_says_what_to_do(arguments: list[str], message: str) -> None:
    done = homologue("warehouse", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
