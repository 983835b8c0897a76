"""Tours, agendas, live reports, headlines, lists, and lines as agencies write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from transforms.extract.codebook import document_from
from transforms.extract.extractor import extract

PUBLISHED = "2024-03-13T12:00:00+01:00"
"""A Wednesday."""
FOLDER = Path(__file__).parents[1] / "data" / "extract"
TEXTS = [
    json.loads(line)
    for name in ("several-contacts", "agency-lines")
    for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
]
"""Headline, text, and the contacts: parties, mode, status and first day."""


@pytest.mark.parametrize("case", TEXTS, ids=range(len(TEXTS)))
def test_every_contact_of_a_text(case: dict[str, Any]) -> None:
    fields = {"id": "x", "source": "s", "published": PUBLISHED, "title": case["title"], "text": case["text"]}
    found = [
        f"{' '.join(contact.parties)} {contact.mode} {contact.status} {contact.date_start}"
        for contact in extract(document_from(fields))
    ]
    assert sorted(found) == sorted(case["contacts"]), case["text"]
