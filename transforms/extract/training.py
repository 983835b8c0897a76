"""Learning the scorer from annotated documents; needs LightGBM, which running it does not."""

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
_ROUNDS = 250
_PARAMETERS = {
    "objective": "binary",
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


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate's features, and whether its pair is annotated as a contact."""

    features: frozenset[str]
    contact: bool
    weight: float = 1.0


def examples_of(document: Document, pairs: Iterable[tuple[str, str]], *, weight: float = 1.0) -> list[Example]:
    """The candidates of one document, told apart by its annotated pairs."""
    shown = view(document.body)
    scene = read(document, shown, find_mentions(document, shown.text))
    annotated = set(pairs)
    told = frames_tell(scene)
    return [Example(c.features, c.parties in annotated, weight) for c in candidates(scene, told)]


def train(examples: Sequence[Example]) -> Scorer:
    """Fit the trees; the same examples in the same order give the same trees."""
    import lightgbm
    import numpy as np
    from scipy.sparse import csr_matrix

    counts = Counter(feature for example in examples for feature in example.features)
    vocabulary = sorted(feature for feature, count in counts.items() if count >= _SEEN)
    column = {feature: i for i, feature in enumerate(vocabulary)}
    rows, columns = [], []
    for number, example in enumerate(examples):
        for feature in example.features & column.keys():
            rows.append(number)
            columns.append(column[feature])
    matrix = csr_matrix((np.ones(len(rows), "float32"), (rows, columns)), shape=(len(examples), len(vocabulary)))
    data = lightgbm.Dataset(matrix, label=[e.contact for e in examples], weight=[e.weight for e in examples])
    dump = lightgbm.train(_PARAMETERS, data, num_boost_round=_ROUNDS).dump_model()
    return Scorer(tuple(_tree(info["tree_structure"], vocabulary) for info in dump["tree_info"]))


def _tree(node: dict[str, Any], vocabulary: Sequence[str]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 5)
    # Features are 0 or 1, so that each threshold lies between: the left child is "not there".
    feature = vocabulary[node["split_feature"]]
    return [feature, _tree(node["left_child"], vocabulary), _tree(node["right_child"], vocabulary)]
