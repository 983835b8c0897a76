"""The learned judgement of a candidate: how likely the pair is a contact, and in which mode.

The model is a sum of decision trees over features that are there or not (gradient boosting). It is data
(`lexicon/scorer.json`, made by `homologue train`), so that neither a learning library nor a binary is needed to run it.
"""

from __future__ import annotations

import importlib.resources
import json
import math
from collections.abc import Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import Any

__all__ = ["Scorer", "shipped"]

_MODEL = "scorer.json"


@dataclass(frozen=True, slots=True)
class Scorer:
    """Trees; one is a leaf's value, or [feature, tree without it, tree with it]."""

    contact: Sequence[Any]
    modes: Mapping[str, Sequence[Any]]
    confidence: Mapping[str, Sequence[tuple[float, float]]] = field(default_factory=dict)
    """For framed and scored pairs, steps of (probability up to which it holds, share that was right)."""

    def log_odds(self, features: AbstractSet[str]) -> float:
        """How likely a candidate with these features is a contact."""
        return _sum(self.contact, features)

    def modes_of(self, features: AbstractSet[str]) -> Mapping[str, float]:
        """The probability of each mode of a contact with these features."""
        weights = {mode: math.exp(_sum(trees, features)) for mode, trees in self.modes.items()}
        total = sum(weights.values())
        return {mode: weight / total for mode, weight in weights.items()}

    def confidence_in(self, likely: float, *, framed: bool) -> float:
        """How often pairs of this probability were right, by whether a frame found them."""
        steps = self.confidence["framed" if framed else "scored"]
        return next(right for limit, right in steps if likely <= limit)


def _sum(trees: Sequence[Any], features: AbstractSet[str]) -> float:
    total = 0.0
    for tree in trees:
        while isinstance(tree, list):
            tree = tree[2] if tree[0] in features else tree[1]
        total += tree
    return total


@cache
def shipped() -> Scorer:
    """The model that comes with the extractor."""
    text = importlib.resources.files("transforms.extract.lexicon").joinpath(_MODEL).read_text("utf-8")
    model = json.loads(text)
    return Scorer(model["contact"], model["modes"], model["confidence"])
