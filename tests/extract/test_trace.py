"""The trace shows what the extractor did: the same contacts, from frames and from the scorer."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from transforms.extract.codebook import document_from
from transforms.extract.extractor import extract
from transforms.extract.model import Document
from transforms.extract.trace import trace

TEXTS = Path(__file__).parent.parent / "gold" / "own.jsonl"


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [document_from(json.loads(line)) for line in TEXTS.read_text("utf-8").splitlines()]


def test_every_rule_of_a_contact_is_a_step(documents: list[Document]) -> None:
    for document in documents:
        told = {step.rule for step in trace(document).constructions if step.outcomes}
        assert {rule for contact in extract(document) for rule in contact.rules} <= told


def test_pairs_of_the_scorer_come_with_their_probability(documents: list[Document]) -> None:
    steps = [step for document in documents for step in trace(document).constructions]
    likely = [step.likely for step in steps if step.rule.startswith("scored")]
    assert likely
    assert all(value is not None and 0.5 < value <= 1 for value in likely)
    assert all(step.likely is None for step in steps if not step.rule.startswith("scored"))


def test_a_refused_text_has_a_reason_and_no_steps() -> None:
    refused = trace(Document(id="x", title="Pluie", text="Il pleuvra demain.", published_on=date(2024, 5, 17)))
    assert not refused.passed
    assert refused.reason == "no word of contact"
    assert refused.constructions == []
