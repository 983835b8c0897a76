"""The gate that no change may pass by scoring less: annotated texts against the pinned floors."""

from __future__ import annotations

import json

import pytest

from tests.extract.measures import CORPUS, FLOORS, GOLD, OURS, SHARED, THEIRS, annotated, contacts_in, figures

PINNED = json.loads(FLOORS.read_text("utf-8"))
with_corpus = pytest.mark.skipif(not CORPUS.exists(), reason=f"the texts of these items are not in {SHARED}")


def test_every_set_has_floors() -> None:
    assert list(PINNED) == [*OURS, *THEIRS]
    for floors in PINNED.values():
        assert {"pair", "all levels", "left empty"} <= floors.keys()


@pytest.mark.parametrize("name", [*OURS, *(pytest.param(name, marks=with_corpus) for name in THEIRS)])
def test_no_figure_falls_below_its_floor(name: str) -> None:
    reached = figures(name)
    below = {figure: (reached.get(figure), floor) for figure, floor in PINNED[name].items() if reached[figure] < floor}
    assert not below, f"{name}: (reached, floor) of {below}"


@pytest.mark.parametrize("name", OURS)
def test_the_annotations_keep_to_the_codebook(name: str) -> None:
    documents = annotated(name)
    assert len({document["id"] for document in documents}) == len(documents)
    for document in documents:
        assert document["published"], document["id"]
        for contact in document["contacts"]:
            where = document["id"], contact["parties"]
            first, second = contact["parties"]
            assert first < second, where
            assert set(contact["people"]) <= {first, second}, where
            assert contact["initiator"] in (None, first, second), where
            assert (contact["date"] is None) == (contact["precision"] == "unknown"), where
            body = f"{document['title']}\n{document['text']}"
            assert contact["evidence"] in body, where


def test_labels_carry_no_text() -> None:
    for path in GOLD.glob("labels-*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            assert json.loads(line).keys() <= {"id", "stratum", "contacts"}, path.name


@with_corpus
@pytest.mark.parametrize("name", THEIRS)
def test_the_annotation_is_not_looked_at(name: str) -> None:
    document = next(document for document in annotated(name) if document["contacts"])
    assert contacts_in(document | {"contacts": []}) == contacts_in(document)
