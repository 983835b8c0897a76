"""The learned judgement of a candidate: how likely the pair is a contact, and in which mode.

The model is a sum of decision trees over features that are there or not (gradient boosting). It is data
(`lexicon/scorer.json`, made by `homologue train`), so that neither a learning library nor a binary is needed to run it.
"""

from __future__ import annotations

import importlib.resources
import json
import math
from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from typing import Any

__all__ = ["Scorer", "shipped"]


@dataclass(frozen=True, slots=True)
class Scorer:
    """A tree is a leaf's value, or [feature, tree without it, tree with it]."""

    trees: tuple[Any, ...]

    def probability(self, features: Set[str]) -> float:
        """How likely a candidate with these features is a contact, 0 to 1."""
        return 1 / (1 + math.exp(-sum(_value(tree, features) for tree in self.trees)))


def _value(tree: Any, features: Set[str]) -> float:
    while isinstance(tree, list):
        tree = tree[2] if tree[0] in features else tree[1]
    return float(tree)


@cache
def shipped() -> Scorer:
    """The model that comes with the extractor."""
    text = importlib.resources.files("transforms.extract.lexicon").joinpath("scorer.json").read_text("utf-8")
    return Scorer(tuple(json.loads(text)["trees"]))
