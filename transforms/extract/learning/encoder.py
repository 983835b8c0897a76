"""The contextual judgement: a small transformer reads a document and says of each pair in each sentence what it tells.

The model is data (`lexicon/encoder.onnx`, `lexicon/pieces.model`), made by `training/` from a published multilingual
encoder and the annotated texts; ONNX Runtime runs it, on one thread, since Beam's workers share the machine among them.
"""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from transforms.extract.frames.scene import Scene
from transforms.extract.learning.encoding import KINDS, MODES, STATUSES, Asked, Mention, Pieces, Window, windows

__all__ = ["Encoder", "Judgement", "all_sides", "inputs", "shipped_encoder"]

_KIND = {kind: number for number, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the encoder says of one pair in one row."""

    asked: Asked
    sides: tuple[Mention, Mention]
    """The two mentions that most likely take part, in the order of the text."""
    logit: float
    """How likely the row tells of a contact of the two, as log-odds."""
    modes: Mapping[str, float]
    statuses: Mapping[str, float]
    """Probabilities, given that there is a contact."""
    date: Mention | None
    """The date phrase that is most likely the contact's; None for none of them."""
    dated: float
    """The probability of that choice."""


@dataclass
class Encoder:
    """A model file and its word pieces."""

    model: bytes
    cut: Pieces
    _session: Any = field(init=False, repr=False)

    def __post_init__(self) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(self.model, options, providers=["CPUExecutionProvider"])

    def judge(self, scene: Scene, rows: AbstractSet[int]) -> Iterator[Judgement]:
        """Every pair that is asked about in the windows that have one of the rows, in the order of the text."""
        for window in windows(scene, self.cut):
            if window.asked and not rows.isdisjoint(window.rows):
                yield from self._judge(window)

    def _judge(self, window: Window) -> Iterator[Judgement]:
        sides, owners = all_sides(window)
        pairs, dates, nulls = self._session.run(None, inputs(window, sides, owners))
        best: dict[int, int] = {}
        for position, number in enumerate(owners):
            if number not in best or pairs[position, 0] > pairs[best[number], 0]:
                best[number] = position
        for number, asked in enumerate(window.asked):
            position = best[number]
            row = pairs[position]
            phrases = window.dates(asked.row)
            scores = _softmax(np.array([nulls[position], *(dates[position, : len(phrases)])]))
            chosen = int(scores.argmax())
            yield Judgement(
                asked,
                sides[position],
                float(row[0]),
                dict(zip(MODES, _softmax(row[1:7]).tolist(), strict=True)),
                dict(zip(STATUSES, _softmax(row[7:10]).tolist(), strict=True)),
                phrases[chosen - 1] if chosen else None,
                float(scores[chosen]),
            )


def all_sides(window: Window) -> tuple[list[tuple[Mention, Mention]], list[int]]:
    """All ways to pick two mentions of the window, and the number of the asked pair of each."""
    found = [(sides, number) for number, asked in enumerate(window.asked) for sides in asked.sides]
    return [sides for sides, _ in found], [number for _, number in found]


def inputs(
    window: Window, sides: Sequence[tuple[Mention, Mention]], owners: Sequence[int]
) -> dict[str, np.ndarray[Any, np.dtype[np.int64]]]:
    """What the model takes, for one window.

    ``pieces``, ``kinds`` and ``slots`` have a row and a column a piece; ``pairs`` has a row for each of ``sides``: the
    two mentions' and the sentence's pieces (first and the one after the last), and how many sides are unnamed;
    ``dates`` a row for each of ``sides``, a column for each date phrase near, and there its pieces and where it stands
    (0 in the sentence, 1 before, 2 behind, 3 in the headline, -1 for none).
    """
    kinds = np.zeros(len(window.pieces), np.int64)
    slots = np.zeros(len(window.pieces), np.int64)
    for mention in window.mentions:
        kinds[mention.first : mention.last] = _KIND[mention.kind]
        if mention.party:
            slots[mention.first : mention.last] = window.slots[mention.party]
    pairs = []
    phrases = []
    for (one, other), owner in zip(sides, owners, strict=True):
        asked = window.asked[owner]
        pairs.append((one.first, one.last, other.first, other.last, *window.rows[asked.row], asked.unnamed))
        phrases.append([(m.first, m.last, _distance(m.row, asked.row)) for m in window.dates(asked.row)])
    widest = max(1, *(len(some) for some in phrases))
    dates = [some + [(0, 1, -1)] * (widest - len(some)) for some in phrases]
    return {
        "pieces": np.array([window.pieces], np.int64),
        "kinds": kinds[None],
        "slots": slots[None],
        "pairs": np.array(pairs, np.int64),
        "dates": np.array(dates, np.int64),
    }


def _distance(row: int, asked: int) -> int:
    return {0: 0, -1: 1, 1: 2}.get(row - asked, 3)


def _softmax(values: np.ndarray[Any, np.dtype[Any]]) -> np.ndarray[Any, np.dtype[Any]]:
    powers = np.exp(values - values.max())
    shares: np.ndarray[Any, np.dtype[Any]] = powers / powers.sum()
    return shares


@cache
def shipped_encoder() -> Encoder:
    """The model that comes with the extractor."""
    folder = importlib.resources.files("transforms.extract.lexicon")
    return Encoder(folder.joinpath("encoder.onnx").read_bytes(), Pieces(folder.joinpath("pieces.model").read_bytes()))
