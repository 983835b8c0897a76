"""Learning the trees from annotated documents; needs LightGBM and SciPy, which running them does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from transforms.extract.extractor import find_mentions, frames_tell, read, tell
from transforms.extract.frames.scene import Scene
from transforms.extract.learning.candidates import candidates
from transforms.extract.learning.encoder import Encoder
from transforms.extract.learning.scorer import Scorer
from transforms.extract.mentions.text import view
from transforms.extract.model import Document
from transforms.extract.tellings.merge import join

__all__ = ["Annotated", "measured", "scene_of", "train"]

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
class Annotated:
    """A document with its annotated contacts; ``weight`` is how much it counts."""

    document: Document
    contacts: Sequence[Mapping[str, Any]]
    """In the codebook's format."""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Example:
    features: AbstractSet[str]
    label: int
    weight: float


def train(annotated: Sequence[Annotated]) -> Scorer:
    """Fit the trees; the same documents in the same order give the same ones. Nothing is measured yet."""
    contact: list[_Example] = []
    modes: list[_Example] = []
    for a in annotated:
        scene = scene_of(a.document)
        told: dict[tuple[str, str], set[str]] = {}
        for known in a.contacts:
            told.setdefault(_pair(known), set()).add(known["mode"])
        for candidate in candidates(scene, frames_tell(scene)):
            here = told.get(candidate.parties, set())
            contact.append(_Example(candidate.features, bool(here), a.weight))
            # A pair that had two contacts of different modes does not tell which of them a sentence is about.
            if len(here) == 1:
                modes.append(_Example(candidate.features, _MODES.index(next(iter(here))), a.weight))
    many = _fit(modes, _ROUNDS["modes"], {"objective": "multiclass", "num_class": len(_MODES)})
    return Scorer(
        _fit(contact, _ROUNDS["contact"], {"objective": "binary"}),
        {mode: many[i :: len(_MODES)] for i, mode in enumerate(_MODES)},
    )


def measured(scorer: Scorer, encoder: Encoder, unseen: Sequence[Annotated]) -> Scorer:
    """The scorer with how often its outcomes are right, which becomes their confidence.

    That is measured on documents that neither the trees nor the encoder learned from, and whose misses nobody has read
    when the frames were written.
    """
    outcomes: list[_Outcome] = []
    for a in unseen:
        pairs = {_pair(contact) for contact in a.contacts}
        tellings = join(tell(scene_of(a.document), scorer, encoder))
        outcomes += [("framed" if t.framed else "scored", t.likely, t.parties in pairs) for t in tellings]
    confidence = {kind: _steps([o for o in outcomes if o[0] == kind]) for kind in ("framed", "scored")}
    return replace(scorer, confidence=confidence)


_Outcome = tuple[str, float, bool]
"""framed or scored, the probability, and whether the pair is annotated."""


def _pair(contact: Mapping[str, Any]) -> tuple[str, str]:
    one, other = sorted(contact["parties"])
    return one, other


def _steps(outcomes: Sequence[_Outcome]) -> list[tuple[float, float]]:
    """Shares of right outcomes over steps of equal count, made to rise with the probability (pooling neighbours)."""
    ordered = sorted(outcomes, key=lambda outcome: outcome[1])
    size = max(len(ordered) // _STEPS, 1)
    pools: list[tuple[float, int, int]] = []  # limit, right, all
    for start in range(0, len(ordered), size):
        here = ordered[start : start + size]
        pools.append((here[-1][1], sum(o[2] for o in here), len(here)))
        while len(pools) > 1 and pools[-2][1] * pools[-1][2] >= pools[-1][1] * pools[-2][2]:
            (_, right, count), (limit, more, others) = pools[-2:]
            pools[-2:] = [(limit, right + more, count + others)]
    if not pools:
        return [(1.0, 0.5)]
    return [
        (1.0 if i == len(pools) - 1 else round(limit, 3), round(right / count, 3))
        for i, (limit, right, count) in enumerate(pools)
    ]


_STEPS = 8


def scene_of(document: Document) -> Scene:
    """The document as the extractor reads it, whatever the gate says."""
    shown = view(document.body)
    return read(document, shown, find_mentions(document, shown.text))


def _fit(examples: Sequence[_Example], rounds: int, objective: dict[str, Any]) -> list[Any]:
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
    data = lightgbm.Dataset(matrix, label=[e.label for e in examples], weight=[e.weight for e in examples])
    dump = lightgbm.train(_PARAMETERS | objective, data, num_boost_round=rounds).dump_model()
    return [_tree(info["tree_structure"], vocabulary) for info in dump["tree_info"]]


def _tree(node: dict[str, Any], vocabulary: Sequence[str]) -> Any:
    if "leaf_value" in node:
        return round(node["leaf_value"], 4)
    # Features are 0 or 1, so that each threshold lies between: the left child is "not there".
    feature = vocabulary[node["split_feature"]]
    return [feature, _tree(node["left_child"], vocabulary), _tree(node["right_child"], vocabulary)]
