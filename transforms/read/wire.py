"""What wire formats have in common: their words for the state of an item."""

from __future__ import annotations

__all__ = ["after", "status_of", "urgency_of"]

_STATUS = {
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
    "kill": "canceled",
    "deleted": "canceled",
    "withheld": "withheld",
    "embargoed": "withheld",
    "hold": "withheld",
    "held": "withheld",
}


def status_of(value: str | None) -> str:
    """``usable``, ``withheld`` or ``canceled``: of a code (``stat:canceled``), a URI or a plain word; usable if none.

    NewsML-G2 §pubStatus knows the three; NewsML 1.2 has ``Embargoed`` for what is withheld until a time, NITF
    ``management-status`` is free text.
    """
    word = (value or "").rpartition(":")[2].rpartition("/")[2].strip().lower()
    return _STATUS.get(word, "usable")


def urgency_of(value: str | None) -> int | None:
    """An urgency or priority from 1 to 9; None for anything else."""
    text = (value or "").strip()
    return int(text) if len(text) == 1 and text in "123456789" else None


def after(one: str | None, other: str | None) -> bool:
    """Whether one time is after another, both written in the same way (``20240304T101500Z``); False if unsure."""
    if not one or not other or len(one) != len(other):
        return False
    return one > other
