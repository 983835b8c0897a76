"""Learning the scorer from annotated documents; needs LightGBM and SciPy, which running it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from transforms.extract.candidates import candidates
from transforms.extract.extractor import find_mentions, frames_tell, read
from transforms.extract.model import Document
from transforms.extract.scorer import Scorer
from transforms.extract.text import view

__all__ = ["Example", "examples_of", "train"]

_SEEN = 3
"""Candidates that a feature must describe to be learned from."""
_ROUNDS = {"contact": 250, "modes": 120}
_PARAMETERS = {
    "learning_rate": 0.05,
    "num_leaves": 15,
    "min_data_in_leaf": 8,
    "feature_fraction": 0.3,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbosity": -1,
}
"""Few leaves and a third of the features a tree: there are some thousand examples and as many features."""
_MODES = ("call", "meeting", "message", "unspecified", "video", "visit")


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate's features, the modes its pair is annotated with (none where it is no contact), and its weight."""

    features: frozenset[str]
    modes: frozenset[str]
    weight: float = 1.0


def examples_of(document: Document, contacts: Iterable[tuple[tuple[str, str], str]], weight: float) -> list[Example]:
    """The candidates of one document; ``contacts`` are its annotated pairs (sorted) with their mode."""
    shown = view(document.body)
    scene = read(document, shown, find_mentions(document, shown.text))
    modes: dict[tuple[str, str], set[str]] = {}
    for pair, mode in contacts:
        modes.setdefault(pair, set()).add(mode)
    return [
        Example(candidate.features, frozenset(modes.get(candidate.parties, ())), weight)
        for candidate in candidates(scene, frames_tell(scene))
    ]


def train(examples: Sequence[Example]) -> Scorer:
    """Fit the trees; the same examples in the same order give the same trees."""
    contact = _fit(examples, [bool(e.modes) for e in examples], _ROUNDS["contact"], {"objective": "binary"})
    # A pair that had two contacts of different modes does not tell which of them a sentence is about.
    told = [e for e in examples if len(e.modes) == 1]
    labels = [_MODES.index(next(iter(e.modes))) for e in told]
    many = {"objective": "multiclass", "num_class": len(_MODES)}
    modes = _fit(told, labels, _ROUNDS["modes"], many)
    return Scorer(contact, {mode: modes[i :: len(_MODES)] for i, mode in enumerate(_MODES)})


def _fit(examples: Sequence[Example], labels: Sequence[int], rounds: int, objective: dict[str, Any]) -> list[Any]:
    import lightgbm
    import numpy as np
    from scipy.sparse import csr_matrix

    counts = Counter(feature for example in examples for feature in example.features)
    vocabulary = sorted(feature for feature, count in counts.items() if count >= _SEEN)
    column = {feature: i for i, feature in enumerate(vocabulary)}
    rows, columns = [], []
    for number, example in enumerate(examples):
        for feature in sorted(example.features & column.keys()):
            rows.append(number)
            columns.append(column[feature])
    matrix = csr_matrix((np.ones(len(rows), "float32"), (rows, columns)), shape=(len(examples), len(vocabulary)))
    data = lightgbm.Dataset(matrix, label=labels, weight=[e.weight for e in examples])
    dump = lightgbm.train(_PARAMETERS | objective, data, num_boost_round=rounds).dump_model()
    return [_tree(info["tree_structure"], vocabulary) for info in dump["tree_info"]]


def _tree(node: dict[str, Any], vocabulary: Sequence[str]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    # Features are 0 or 1, so that each threshold lies between: the left child is "not there".
    feature = vocabulary[node["split_feature"]]
    return [feature, _tree(node["left_child"], vocabulary), _tree(node["right_child"], vocabulary)]
