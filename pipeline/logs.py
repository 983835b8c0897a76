"""What of Beam's log reaches a person: warnings and errors, without those that nobody can act on.

Beam logs to the root logger while it is imported, which would give Python's root logger a handler that prints all
that follows; `configure` is there first.
"""

from __future__ import annotations

import logging

__all__ = ["configure", "hide"]

_HIDDEN = [
    "apitools not found",  # BigQuery's client, which nothing here uses
    "No semi_persistent_directory found",  # nor are objects registered there
]


def configure() -> None:
    """Print warnings and errors on standard error."""
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    handler.addFilter(lambda record: not any(text in record.getMessage() for text in _HIDDEN))
    logging.getLogger().addHandler(handler)


def hide(text: str) -> None:
    """Print no warning that holds this text."""
    _HIDDEN.append(text)
