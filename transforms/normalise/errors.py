"""What can be wrong with an entry."""

from __future__ import annotations

__all__ = ["NoContent", "NormaliseError"]


class NormaliseError(Exception):
    """An entry that is no item."""


class NoContent(NormaliseError):
    """Neither title nor text."""
