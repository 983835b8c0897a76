"""What the extractor reaches on annotated and real texts; the tests hold it to ``tests/gold/floors.json``.

Run by hand it prints the figures, and with ``--raise`` it raises the floors that they have left behind::

    python -m tests.extract.measures [--raise]

A floor is never lowered by it: who accepts less writes so into the file.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from transforms.extract.codebook import document_from, to_annotation
from transforms.extract.evaluation import LEVELS, Score, score
from transforms.extract.extractor import extract, find_mentions, gate, read, tell
from transforms.extract.gate import has_trigger
from transforms.extract.mentions.text import view
from transforms.extract.tellings.merge import join

__all__ = [
    "CORPUS",
    "FLOORS",
    "GOLD",
    "OURS",
    "SHARED",
    "THEIRS",
    "Loss",
    "annotated",
    "contacts_in",
    "corpus",
    "figures",
    "gate_loss",
    "hard_negatives",
    "sample",
]

GOLD = Path(__file__).parents[1] / "gold"
FLOORS = GOLD / "floors.json"
SHARED = Path(os.environ.get("HOMOLOGUE_SHARED", Path(__file__).parents[2].parent / "shared"))
"""Where the real texts are that are not ours to ship: looked for beside the repository."""
CORPUS = SHARED / "corpus"

OURS = ("dev", "own", "own-2", "own-3", "own-4", "own-5", "own-6", "own-7", "own-8")
THEIRS = ("real-dev", "labels-1", "labels-2", "labels-3", "labels-4", "labels-5", "labels-6", "labels-7", "labels-8")
"""Sets whose texts are in the corpus."""

_LENIENT = {"topics", "attribution"}
_FEW = 10
_EVERY_FIELD = ("people", "place", "initiator", "multilateral", "negotiation", *sorted(_LENIENT))


def annotated(name: str) -> list[dict[str, Any]]:
    """The annotated documents of a set with their texts."""
    path = SHARED / "gold" / f"{name}.jsonl" if name == "real-dev" else GOLD / f"{name}.jsonl"
    documents = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [document if "text" in document else corpus()[document["id"]] | document for document in documents]


@cache
def corpus() -> Mapping[str, dict[str, Any]]:
    """The real items by id, in the order of the files."""
    items: dict[str, dict[str, Any]] = {}
    for path in sorted(CORPUS.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            items.update((item["id"], item) for item in map(json.loads, file))
    return items


def sample(size: int = 5000) -> list[dict[str, Any]]:
    """Real items drawn at random, the same ones each time."""
    return [corpus()[key] for key in random.Random(4).sample(sorted(corpus()), size)]


def hard_negatives() -> list[str]:
    """Ids of real items of sport, culture, economy and local news that report no contact."""
    lines = (GOLD / "hard-negatives.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def contacts_in(fields: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What the extractor finds in a document, in the codebook's format; it is not shown the annotation."""
    document = document_from({key: value for key, value in fields.items() if key != "contacts"})
    return to_annotation(document, extract(document))


def scored(documents: Iterable[Mapping[str, Any]]) -> Score:
    """Predicted against annotated contacts."""
    kept = {document["id"]: document for document in documents}
    return score(
        {key: document["contacts"] for key, document in kept.items()},
        {key: contacts_in(document) for key, document in kept.items()},
    )


def figures(name: str) -> dict[str, float]:
    """F1 by level and field of a set, and the share of documents without contacts that were left empty.

    Fields that hardly any contact of the set has are left out: one of them would decide the figure.
    """
    total = scored(annotated(name))
    every = total.figures()
    found = {"pair": every["pair"]["f1"], "all levels": every[LEVELS[-1]]["f1"]}
    if total.empty:
        found["left empty"] = round(total.left_empty / total.empty, 4)
    found |= {name: every[name]["f1"] for name in _EVERY_FIELD if total.fields[name]["gold"] >= _FEW}
    return found


@dataclass
class Loss:
    """What the gate costs and spares."""

    documents: int = 0
    passed: int = 0
    found: int = 0
    """Contacts found with the gate off."""
    lost: list[str] = field(default_factory=list)
    """Those of them that stand in refused documents."""

    @property
    def share(self) -> float:
        """Lost contacts by found ones."""
        return len(self.lost) / self.found if self.found else 0.0


def gate_loss(documents: Iterable[Mapping[str, Any]]) -> Loss:
    """Extract with the gate off, and see what it would have refused."""
    loss = Loss()
    for fields in documents:
        document = document_from(fields)
        shown = view(document.body)
        mentions = find_mentions(document, shown.text)
        passed = has_trigger(document.title, document.text) and gate(document, mentions).passed
        tellings = join(tell(read(document, shown, mentions)))
        loss.documents += 1
        loss.passed += passed
        loss.found += len(tellings)
        if not passed:
            loss.lost += [f"{document.id} {'-'.join(t.parties)} {t.mode}: {document.title}" for t in tellings]
    return loss


def _sets() -> Iterator[str]:
    yield from OURS
    if CORPUS.exists():
        yield from THEIRS


def _raised(floors: Mapping[str, float], reached: Mapping[str, float]) -> dict[str, float]:
    """Floors a hundredth under what is reached, five under topics and attribution, which few words decide."""
    risen = {
        name: round(max(floors.get(name, 0.0), value - (0.05 if name in _LENIENT else 0.01)), 3)
        for name, value in reached.items()
    }
    return {name: floor for name, floor in risen.items() if floor > 0}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description="Print what the extractor reaches.")
    parser.add_argument("--raise", action="store_true", dest="rise", help="raise the floors that are left behind")
    rise = parser.parse_args(arguments).rise
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    for name in _sets():
        reached = figures(name)
        print(f"{name:9}", "  ".join(f"{figure} {value:.3f}" for figure, value in reached.items()))  # noqa: T201
        floors[name] = _raised(floors.get(name, {}), reached)
    if rise:
        ordered = {name: floors[name] for name in (*OURS, *THEIRS) if name in floors}
        FLOORS.write_text(json.dumps(ordered, indent=2) + "\n", "utf-8")
    gold = gate_loss(document for name in _sets() for document in annotated(name))
    _print_loss("annotated", gold)
    training = gate_loss(
        json.loads(line) for path in sorted(GOLD.glob("training/*.jsonl")) for line in path.open(encoding="utf-8")
    )
    _print_loss("training", training)
    if CORPUS.exists():
        _print_loss("5,000 real items", gate_loss(sample()))
        wrong = [key for key in hard_negatives() if contacts_in(corpus()[key])]
        print(f"hard negatives: {len(wrong)} of {len(hard_negatives()):,} give a contact", *wrong)  # noqa: T201


def _print_loss(name: str, loss: Loss) -> None:
    print(  # noqa: T201
        f"gate, {name}: passes {loss.passed:,} of {loss.documents:,}, loses {len(loss.lost)} of {loss.found} contacts"
    )
    for line in loss.lost:
        print(f"  {line}")  # noqa: T201


if __name__ == "__main__":
    main()
