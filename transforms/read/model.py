"""What readers share: the shape of their answer."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from transforms.read.errors import EntryError
from transforms.records import Entry

__all__ = ["BadEntry", "Entries", "Reading", "literal"]


@dataclass(frozen=True, slots=True)
class BadEntry:
    """An entry that cannot be read; the rest goes on."""

    number: int
    error_class: str
    message: str

    @classmethod
    def of(cls, number: int, error: EntryError) -> BadEntry:
        """What an error says of the entry ``number``."""
        return cls(number, type(error).__name__, str(error))


Entries: TypeAlias = Iterator[Entry | BadEntry]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a payload is and holds.

    ``entries`` is read as it is consumed, once, and may raise a `ReadError` on the way: what came before stands.
    """

    format: str
    entries: Entries
    cut: bool = False
    """Whether XML breaks off before the end of its root: the last entry may lack its end, and others may be missing."""


def literal(text: str) -> str:
    """Plain text as markup, for an entry whose other fields are: what looks like a tag in it stays.

    Escaped twice, since the text of an entry is unescaped twice: half of all feeds escape their markup once too often.
    """
    return html.escape(html.escape(text, quote=False), quote=False)
