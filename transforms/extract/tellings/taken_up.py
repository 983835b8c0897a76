"""What a later sentence says of a contact that was told before it: "Au cours de cet appel, …"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.extract.lexicon.cues import TAKEN_UP
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Telling

__all__ = ["with_modes"]

_REACH = 2
"""Sentences in which a contact is taken up."""


def with_modes(rows: Sequence[Row], tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, those without a named mode with the one that "cet appel", "cette visioconférence" gives them."""
    return [telling if telling.mode != "unspecified" else _named(rows, telling, tellings) for telling in tellings]


def _named(rows: Sequence[Row], telling: Telling, tellings: Sequence[Telling]) -> Telling:
    for number in range(telling.row + 1, min(telling.row + 1 + _REACH, len(rows))):
        found = TAKEN_UP.match(rows[number].shape)
        if found:
            return replace(telling, mode="video" if found["video"] else "call")
        if any(other.row == number for other in tellings):
            break
    return telling
