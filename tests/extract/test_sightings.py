"""Sightings, and the command that learns from them."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from pipeline.commands.learn import command
from transforms.extract.learning.sightings import sightings_of
from transforms.extract.model import Document

TEXTS = [
    "Le ministre zambien de la Défense, Joseph Mwila, a inspecté lundi un poste de la frontière.",
    "À Lusaka, Joseph Mwila, ministre zambien de la Défense, a présenté son budget.",
    "Joseph Mwila est rentré, et le président Hichilema se tait.",
]


def test_a_name_counts_with_the_role_that_its_phrase_gives() -> None:
    seen = [s for text in TEXTS for s in sightings_of(Document("a", "", text, date(2025, 3, 4), source="quotidien"))]
    assert {(s.name, s.party, s.role) for s in seen if s.name == "Joseph Mwila"} == {
        ("Joseph Mwila", "ZMB", "defence minister")
    }
    assert len([s for s in seen if s.name == "Joseph Mwila"]) == 2, "a name alone is no sighting"
    assert not list(sightings_of(Document("a", "", TEXTS[0])))


def test_the_command_writes_a_table_to_review(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "news.jsonl.gz", "wt", encoding="utf-8") as file:
        for day in (1, 2, 3):
            row = {"id": str(day), "published": f"2025-03-0{day}", "title": "", "text": TEXTS[0], "source": "quotidien"}
            file.write(json.dumps(row) + "\n")
    done = CliRunner().invoke(command, [str(tmp_path / "news.jsonl.gz")])
    assert done.exit_code == 0
    assert "Joseph Mwila\tZMB\tdefence minister\t2025-03-01\t2025-03-03\t3\t1" in done.stdout.splitlines()
    assert done.stderr.startswith("1 officials learned")
    (tmp_path / "bad.jsonl").write_text("[1]\n")
    refused = CliRunner().invoke(command, [str(tmp_path / "bad.jsonl")])
    assert refused.exit_code == 1
    assert "bad.jsonl:1: expected a JSON object, found list" in refused.stderr
