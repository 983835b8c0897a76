"""sources.yml: what it says, and that dbt runs what it says on the sample's tables."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from pipeline.warehouse.dbt import sources
from pipeline.warehouse.types import ENGINES
from tests.warehouse.world import HISTORY, tables_at, write
from transforms.schema import tables

DBT = Path(__file__).parents[2] / "build" / "warehouses" / "bin" / "dbt"
PROJECT = """\
name: nouvelles
version: 1.0.0
profile: nouvelles
"""
PROFILE = """\
nouvelles: {target: dev, outputs: {dev: {type: duckdb, path: ":memory:", threads: 1}}}
"""
MODEL = """\
SELECT party_a, party_b, count(*) AS n FROM {{ source('homologue', 'contacts') }} GROUP BY ALL
"""


def _tables(text: str) -> dict[str, Any]:
    (source,) = YAML(typ="safe").load(text)["sources"]
    assert source["name"] == "homologue"
    return {table["name"]: table for table in source["tables"]}


@pytest.mark.parametrize("engine", ENGINES)
def test_every_column_is_documented_and_typed(engine: str, tmp_path: Path) -> None:
    found = _tables(sources(engine, str(tmp_path), schema="news"))
    assert list(found) == list(tables())
    for name, table in tables().items():
        columns = {column["name"]: column for column in found[name]["columns"]}
        assert list(columns) == [*table.columns, table.partition]
        assert all(column["description"] and column["data_type"] for column in columns.values())
        assert "not_null" in columns[table.key[0]]["data_tests"]
        assert ("config" in found[name]) == (engine == "duckdb")


def test_keys_values_and_references_are_tested(tmp_path: Path) -> None:
    contacts = _tables(sources("duckdb", str(tmp_path), only=["contacts"]))["contacts"]
    (unique,) = contacts["data_tests"]
    key = "cast(contact_id as VARCHAR) || '#' || cast(revision as VARCHAR)"
    assert unique["unique"]["arguments"] == {"column_name": key}
    columns = {column["name"]: column.get("data_tests", []) for column in contacts["columns"]}
    assert columns["status"] == [
        "not_null",
        {"accepted_values": {"arguments": {"values": ["held", "planned", "cancelled"]}}},
    ]
    assert {"relationships": {"arguments": {"to": "source('homologue', 'items')", "field": "item_id"}}} in columns[
        "item_id"
    ]
    assert columns["place"] == []


def test_the_values_are_those_that_are_documented() -> None:
    for table in tables().values():
        for column, values in table.values.items():
            if column not in ("mode", "precision") or table.name == "contacts":
                assert all(re.search(rf"\b{value}\b", table.docs[column]) for value in values), column


def _project(folder: Path, output: str) -> None:
    folder.joinpath("models").mkdir(parents=True)
    folder.joinpath("dbt_project.yml").write_text(PROJECT)
    folder.joinpath("profiles.yml").write_text(PROFILE)
    folder.joinpath("models", "pairs.sql").write_text(MODEL)
    folder.joinpath("models", "sources.yml").write_text(sources("duckdb", output), encoding="utf-8")


def _dbt(folder: Path) -> tuple[int, dict[str, str], str]:
    if not DBT.exists():
        pytest.skip("`make warehouses` was not called: dbt has an environment of its own")
    done = subprocess.run(
        [DBT, "build", "--profiles-dir", "."],
        cwd=folder,
        env=os.environ | {"DBT_SEND_ANONYMOUS_USAGE_STATS": "false"},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    run = json.loads(folder.joinpath("target", "run_results.json").read_text("utf-8"))
    return done.returncode, {result["unique_id"]: result["status"] for result in run["results"]}, done.stdout


def test_dbt_builds_and_tests(tmp_path: Path) -> None:
    output = str(tmp_path / "out")
    write(output, tables_at(HISTORY, 30))
    _project(tmp_path / "dbt", output)
    code, results, said = _dbt(tmp_path / "dbt")
    assert code == 0, said
    assert results["model.nouvelles.pairs"] == "success"
    assert len(results) > 100
    assert set(results.values()) == {"success", "pass"}
    assert "eprecat" not in said


def test_dbt_finds_what_is_wrong(tmp_path: Path) -> None:
    output = str(tmp_path / "out")
    found = tables_at(HISTORY, 30)
    wrong = [replace(c, status="perhaps") if c.item_id == "g" else c for c in found.contacts]
    write(output, replace(found, contacts=wrong, items=[item for item in found.items if item.item_id != "c"]))
    _project(tmp_path / "dbt", output)
    code, results, _ = _dbt(tmp_path / "dbt")
    assert code == 1
    failed = [name.split(".")[2] for name, status in results.items() if status == "fail"]
    assert sorted(name[:40] for name in failed) == [
        "source_accepted_values_homologue_contact",
        "source_relationships_homologue_contacts_",
    ]
