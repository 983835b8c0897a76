"""What can be wrong with bytes. Each leaf is one outcome.

ReadError
└── UnknownFormat   no feed and no archive that is known here
"""

from __future__ import annotations

__all__ = ["ReadError", "UnknownFormat"]


class ReadError(Exception):
    """Bytes that cannot be read as a whole."""


class UnknownFormat(ReadError):
    """Nothing that a reader knows."""
