"""The contextual judgement: a small transformer reads a document and says of each pair in each sentence what it tells.

The model is data (`lexicon/encoder.onnx`, `lexicon/pieces.model`), made by `training/` from a published multilingual
encoder and the annotated texts; ONNX Runtime runs it, on one thread, since Beam's workers share the machine among them.
"""

from __future__ import annotations

import importlib.resources
import itertools
from collections.abc import Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from transforms.extract.frames.scene import Scene
from transforms.extract.learning.encoding import (
    CHOICES,
    KINDS,
    MODES,
    STATUSES,
    Asked,
    Mention,
    Pieces,
    Window,
    windows,
)

__all__ = ["Encoder", "Judgement", "Reading", "all_sides", "inputs", "shipped_encoder"]

_Floats = np.ndarray[Any, np.dtype[Any]]
_KIND = {kind: number for number, kind in enumerate(KINDS)}
_TOPIC, _REPORTER = -0.7, -2.0
"""Log-odds from which a piece is taken for one of a topic, or of a reporter."""
_CHOICE = {name: number for number, name in enumerate(CHOICES)}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the encoder says of one pair in one row."""

    asked: Asked
    sides: tuple[Mention, Mention]
    """The two mentions that most likely take part, in the order of the text."""
    logit: float
    """How likely the row tells of a contact of the two, as log-odds; all else supposes that there is one."""
    modes: Mapping[str, float]
    statuses: Mapping[str, float]
    initiators: Mapping[str | None, float]
    """Probabilities; None for nobody told."""
    date: Mention | None
    """The date phrase that is most likely the contact's; None for none of them."""
    dated: float
    """The probability of that choice."""
    place: Mention | None
    placed: float
    """As of the date."""
    people: Sequence[tuple[Mention, float]]
    """Persons near, and how likely each takes part."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder says of a document."""

    judgements: list[Judgement] = field(default_factory=list)
    """Of every pair that is asked about, in the order of the text."""
    topics: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    reporters: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """By row, the characters (start, end) that say what was discussed, and who reports it."""


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

    def read(self, scene: Scene, rows: AbstractSet[int]) -> Reading:
        """Read the windows that have one of the rows."""
        reading = Reading()
        for window in windows(scene, self.cut):
            if window.asked and not rows.isdisjoint(window.rows):
                self._read(window, reading)
        return reading

    def _read(self, window: Window, reading: Reading) -> None:
        sides, owners = all_sides(window)
        found, scores, none, tagged = self._session.run(None, inputs(window, sides, owners))
        best: dict[int, int] = {}
        for position, number in enumerate(owners):
            if number not in best or found[position, 0] > found[best[number], 0]:
                best[number] = position
        for number, asked in enumerate(window.asked):
            position = best[number]
            reading.judgements.append(
                _judgement(asked, sides[position], window, found[position], scores[position], none[position])
            )
        for number, (first, last) in window.rows.items():
            for column, (into, least) in enumerate(((reading.topics, _TOPIC), (reading.reporters, _REPORTER))):
                into.setdefault(number, _phrases(window.spans[first:last], tagged[0, first:last, column] > least))


def _judgement(
    asked: Asked,
    sides: tuple[Mention, Mention],
    window: Window,
    row: _Floats,
    scores: _Floats,
    none: _Floats,
) -> Judgement:
    choices = list(enumerate(window.choices(asked)))
    chosen: dict[str, tuple[Mention | None, float]] = {}
    for column, name in enumerate(CHOICES):
        some = [(mention, scores[n]) for n, (of, mention) in choices if of == name]
        shares = _softmax(np.array([none[column], *(score for _, score in some)]))
        likeliest = int(shares.argmax())
        chosen[name] = some[likeliest - 1][0] if likeliest else None, float(shares[likeliest])
    bias = none[list(CHOICES).index("person")]
    one, other = sides
    return Judgement(
        asked,
        sides,
        float(row[0]),
        dict(zip(MODES, _softmax(row[1:7]).tolist(), strict=True)),
        dict(zip(STATUSES, _softmax(row[7:10]).tolist(), strict=True)),
        dict(zip((None, one.party, other.party), _softmax(row[10:13]).tolist(), strict=True)),
        *chosen["date"],
        *chosen["place"],
        [(mention, _share(scores[n] + bias)) for n, (of, mention) in choices if of == "person"],
    )


def _phrases(spans: Sequence[tuple[int, int]], tagged: Sequence[bool]) -> list[tuple[int, int]]:
    """Runs of tagged pieces, by their characters."""
    found: list[tuple[int, int]] = []
    for goes_on, run in itertools.groupby(zip(spans, tagged, strict=True), key=lambda piece: bool(piece[1])):
        if goes_on:
            pieces = [span for span, _ in run]
            found.append((pieces[0][0], pieces[-1][1]))
    return found


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
    ``near`` a row for each of ``sides``, a column for each of `Window.choices`, and there its pieces, where it stands
    (0 in the sentence, 1 before, 2 behind, 3 in the headline, -1 for none) and its number in `CHOICES`.
    """
    kinds = np.zeros(len(window.pieces), np.int64)
    slots = np.zeros(len(window.pieces), np.int64)
    for mention in window.mentions:
        kinds[mention.first : mention.last] = _KIND[mention.kind]
        if mention.party:
            slots[mention.first : mention.last] = window.slots[mention.party]
    choices = [window.choices(asked) for asked in window.asked]
    pairs = []
    near = []
    for (one, other), owner in zip(sides, owners, strict=True):
        asked = window.asked[owner]
        pairs.append((one.first, one.last, other.first, other.last, *window.rows[asked.row], asked.unnamed))
        near.append([(m.first, m.last, _distance(m.row, asked.row), _CHOICE[name]) for name, m in choices[owner]])
    widest = max(1, *(len(some) for some in near))
    return {
        "pieces": np.array([window.pieces], np.int64),
        "kinds": kinds[None],
        "slots": slots[None],
        "pairs": np.array(pairs, np.int64),
        "near": np.array([some + [(0, 1, -1, 0)] * (widest - len(some)) for some in near], np.int64),
    }


def _distance(row: int, asked: int) -> int:
    return {0: 0, -1: 1, 1: 2}.get(row - asked, 3)


def _softmax(values: _Floats) -> _Floats:
    powers = np.exp(values - values.max())
    shares: _Floats = powers / powers.sum()
    return shares


def _share(log_odds: float) -> float:
    return float(1 / (1 + np.exp(-log_odds)))


@cache
def shipped_encoder() -> Encoder:
    """The model that comes with the extractor."""
    folder = importlib.resources.files("transforms.extract.lexicon")
    return Encoder(folder.joinpath("encoder.onnx").read_bytes(), Pieces(folder.joinpath("pieces.model").read_bytes()))
