"""What can be wrong with an entry. Each leaf is one outcome.

NormaliseError
└── NoContent   neither title nor text
"""

from __future__ import annotations

__all__ = ["NoContent", "NormaliseError"]


class NormaliseError(Exception):
    """An entry that is no item."""


class NoContent(NormaliseError):
    """Neither title nor text."""
