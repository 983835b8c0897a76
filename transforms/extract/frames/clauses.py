"""The clause around a construction: where it begins and ends, and the tense of its main verb."""

from __future__ import annotations

from transforms.extract.frames.verb_groups import verb_group
from transforms.extract.lexicon.auxiliaries import EXPECTING
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["clause_around", "main_tense"]


def clause_around(row: Row, found: Found) -> tuple[int, int]:
    """The units around the head up to the next strong boundary."""
    low = found.head
    while low > 0 and not _boundary(row, low - 1):
        low -= 1
    high = found.head + 1
    while high < len(row) and (high < found.last or not _boundary(row, high)):
        high += 1
    return min(low, found.first), high


def _boundary(row: Row, i: int) -> bool:
    """Whether a clause ends at a unit: strong punctuation, "tandis", "mais", "alors que"."""
    code = row.units[i].code
    if code in (";", ".", "!", "?"):
        return i < len(row) - 1
    if code == ":":
        return True
    return code in ("tandis", "mais") or (
        code == "alors" and i + 1 < len(row) and row.units[i + 1].code in ("que", "qu'")
    )


def main_tense(row: Row, head: int) -> str:
    """past, present or future, as the last finite verb before a unit tells; none where there is no verb."""
    for j in range(head - 1, -1, -1):
        group = verb_group(row, j)
        if group is not None and group.tense != "none":
            return group.tense
        if row.units[j].code.startswith("attendu") or row.units[j].code in EXPECTING:
            return "future"
        if row.units[j].code in ("avait", "avaient", "ont") or (row.units[j].code == "a" and row.units[j].what == "a"):
            return "past"
        if row.units[j].code in ("etait", "etaient", "est", "sont") and row.units[j + 1].code in ("a", "au", "en", "D"):
            return "past" if row.units[j].code.startswith("etai") else "present"
    return "none"
