"""Learning from a handful of documents of our own: in seconds, and the same each time."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from transforms.extract.extractor import frames_tell
from transforms.extract.learning.candidates import candidates
from transforms.extract.learning.encoder import shipped_encoder
from transforms.extract.learning.scorer import Scorer
from transforms.extract.learning.training import Annotated, _steps, measured, scene_of, train
from transforms.extract.model import Document

HOMOLOGUE = Path(sys.executable).with_name("homologue")
STATES = {
    "FRA": "français",
    "DEU": "allemand",
    "ITA": "italien",
    "ESP": "espagnol",
    "POL": "polonais",
    "TUR": "turc",
    "EGY": "égyptien",
    "JPN": "japonais",
}
MET = "Le président {} a pris langue mardi avec le président {} pendant une heure."
RIVALS = "Le président {} a condamné mardi la décision du président {}."
HOST = "Le président {} a reçu mardi le président {}."


def written() -> list[dict[str, Any]]:
    """Forty-eight short documents: of contacts in words that no frame knows, of none, and of what a frame finds."""
    codes = list(STATES)
    pairs = list(zip(codes, [*codes[1:], codes[0]], strict=True))
    documents = []
    for number, (one, other) in enumerate([*pairs, *((other, one) for one, other in pairs)]):
        contact = {"parties": sorted((one, other)), "mode": "call" if number % 2 else "meeting", "status": "held"}
        for text, contacts in ((MET, [contact]), (RIVALS, []), (HOST, [contact | {"mode": "visit"}])):
            documents.append(
                {
                    "id": f"{number}-{len(documents)}",
                    "source": "own",
                    "published": "2024-05-17",
                    "title": "Diplomatie",
                    "text": text.format(STATES[one], STATES[other]),
                    "contacts": contacts,
                }
            )
    return documents


def annotated(documents: Sequence[dict[str, Any]]) -> list[Annotated]:
    return [
        Annotated(
            Document(id=d["id"], title=d["title"], text=d["text"], published_on=date(2024, 5, 17), source="own"),
            d["contacts"],
        )
        for d in documents
    ]


def likely(scorer: Scorer, text: str) -> float:
    scene = scene_of(Document(id="x", title="", text=text, published_on=date(2024, 5, 17)))
    odds = max(scorer.log_odds(candidate.features) for candidate in candidates(scene, frames_tell(scene)))
    return 1 / (1 + math.exp(-odds))


@pytest.fixture(scope="module")
def learned() -> Scorer:
    return train(annotated(written()))


def test_what_tells_of_a_contact_is_learned(learned: Scorer) -> None:
    # Of two states that were not in the examples.
    assert likely(learned, MET.format("brésilien", "chilien")) > 0.8
    assert likely(learned, RIVALS.format("brésilien", "chilien")) < 0.2


def test_confidence_is_measured_on_unseen_documents_and_rises(learned: Scorer) -> None:
    assert not learned.confidence
    confidence = measured(learned, shipped_encoder(), annotated(written())).confidence
    assert confidence.keys() == {"framed", "scored"}
    for steps in confidence.values():
        assert steps[-1][0] == 1.0
        assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(steps))
    assert confidence["framed"][-1][1] == 1.0, "each contact that the frames find in the examples is one"


def test_without_unseen_documents_nothing_is_known_of_confidence(learned: Scorer) -> None:
    assert measured(learned, shipped_encoder(), []).confidence == {"framed": [(1.0, 0.5)], "scored": [(1.0, 0.5)]}


@pytest.mark.parametrize(
    ("rights", "steps"),
    [
        ([], [(1.0, 0.5)]),
        ([True], [(1.0, 1.0)]),
        # Two of eight were right, then six of eight.
        ([False, True] + [False] * 3 + [True] + [False] * 2 + [True] * 6 + [False] * 2, None),
        # What would fall again is pooled with its neighbour.
        ([True] * 8 + [False] * 8, [(1.0, 0.5)]),
    ],
)
def test_steps_rise(rights: list[bool], steps: list[tuple[float, float]] | None) -> None:
    outcomes = [("framed", (i + 1) / (len(rights) + 1), right) for i, right in enumerate(rights)]
    found = _steps(outcomes)
    assert found == steps or steps is None
    assert found[-1][0] == 1.0
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
    assert _steps(outcomes[::-1]) == found
    if len(found) > 1:
        assert found[0][1] < sum(rights) / len(rights) < found[-1][1]


def test_the_same_documents_give_the_same_model(learned: Scorer) -> None:
    assert train(annotated(written())) == learned


def test_a_weight_is_a_vote() -> None:
    # The same sentence, annotated both ways: the heavier documents win.
    one = annotated(written())
    contrary = [Annotated(a.document, [] if a.contacts else a.contacts, 1.0) for a in one]
    heavy = [Annotated(a.document, a.contacts, 9.0) for a in one]
    assert likely(train([*contrary, *heavy]), MET.format("brésilien", "chilien")) > 0.5
    light = [Annotated(a.document, a.contacts, 0.1) for a in one]
    assert likely(train([*contrary, *light]), MET.format("brésilien", "chilien")) < 0.5


def write(path: Path, documents: Sequence[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents), "utf-8")
    return path


def homologue_train(*arguments: str | Path, seed: str = "0") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [HOMOLOGUE, "train", *arguments],
        env={"PYTHONHASHSEED": seed},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def test_the_command_writes_a_model_that_can_be_read(tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", written())
    models = []
    for seed in ("1", "2"):
        output = tmp_path / f"{seed}.json"
        done = homologue_train(gold, "--typical", gold, "--unseen", gold, "-o", output, seed=seed)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("learned from 48 documents; confidence: ")
        models.append(output.read_text("utf-8"))
    assert models[0] == models[1]
    model = json.loads(models[0])
    scorer = Scorer(model["contact"], model["modes"], model["confidence"])
    assert likely(scorer, MET.format("brésilien", "chilien")) > 0.8


def test_texts_may_lie_elsewhere(tmp_path: Path) -> None:
    documents = written()
    whole = write(tmp_path / "whole.jsonl", documents)
    texts = write(tmp_path / "texts.jsonl", [{k: v for k, v in d.items() if k != "contacts"} for d in documents])
    labels = write(tmp_path / "labels.jsonl", [{"id": d["id"], "contacts": d["contacts"]} for d in documents])
    for name, arguments in (("a", [whole]), ("b", [labels, "--texts", texts])):
        done = homologue_train(*arguments, "-o", tmp_path / name)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_label_without_its_text_is_named(tmp_path: Path) -> None:
    labels = write(tmp_path / "labels.jsonl", [{"id": "far-1", "contacts": []}])
    done = homologue_train(labels, "-o", tmp_path / "model.json")
    assert done.returncode != 0
    assert "far-1 has no text; give the file that has it with --texts" in done.stderr
    assert not (tmp_path / "model.json").exists()
