"""Which date phrase of a sentence is a contact's: how far each is, in units, and what stands between."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.lexicon.date_cues import (
    ANOTHER_BEGINS,
    AT_FIRST_DUE,
    BROKEN_OFF,
    CALLED_OFF_ON,
    DECIDED_AFTER,
    DURING,
    EVENT_NOUNS,
    EVENTS,
    FIRST_SINCE,
    NOT_SINCE,
    REPORTED_AFTER,
    REPORTING,
    SAID_BY,
    STILL_TO_DO,
    WHILE,
)
from transforms.extract.lexicon.status_cues import PROSPECT
from transforms.extract.mentions.units import Row, Unit
from transforms.extract.tellings.telling import Found

__all__ = ["FARTHEST", "dates_around", "is_reported"]

_WORDING = 8
"""Units of a quotation that is only a wording: « dans les prochains jours »."""
FARTHEST = 40
"""Distance beyond which a date is another clause's."""
_OPENING = 8
"""How far a date is at most that opens the sentence: it holds for all of it."""
_OF_PLACE = 6
"""How much nearer a date is that follows the place of a journey: "se rendra en Arménie, mercredi, puis …"."""


def dates_around(row: Row, found: Found, low: int, high: int, status: str) -> Iterator[tuple[int, int]]:
    """Date phrases that can be the contact's: how far each is from the construction, and its unit."""
    # What is said during a visit is said on a day of the visit.
    before = row.codes(max(found.head - 6, 0), found.head)
    during = (DURING if found.kind == "travel" else WHILE).search(before) is not None
    first = {"premier", "premiere", "premiers", "premieres"} & set(row.codes(found.head - 7, found.head).split(" "))
    for j, unit in enumerate(row.units):
        if unit.code != "D" or unit.what.kind in ("age", "recurrent"):
            continue
        if is_reported(row, j) and not during and found.head not in (j - 1, j - 2):
            continue  # unless the verb of saying itself is the contact: "a écrit mercredi à Y"
        if status != "cancelled" and AT_FIRST_DUE.search(row.codes(j - 5, j)):
            continue  # "initialement prévue lundi, aura lieu jeudi"
        if status == "cancelled" and CALLED_OFF_ON.search(row.codes(j - 3, j)):
            continue  # "a annulé lundi sa visite": that is not the day for which it was due
        if j and (row.units[j - 1].code in EVENTS or row.units[j - 1].code in EVENT_NOUNS):
            concluded = found.kind == "travel" and row.units[j - 1].code == "conclu" and j < found.head <= j + 3
            told = (
                j > 1 and row.units[j - 2].code in ("a", "ont") and found.rule.startswith("scored")
            )  # "ont signé vendredi à Z": there they met
            if not concluded and not told:  # "a conclu mardi une visite"
                continue
        if j < found.head and PROSPECT.search(row.codes(found.head - 2, found.head)) and found.rule.startswith("noun-"):
            continue  # "ce samedi, … d'un possible sommet": that is the day of what is told before it
        if unit.what.kind == "before" and dict(unit.what.parts).get("bdir", "").lower() in ("avant", "après"):
            continue
        if _quoted_apart(row, found.head, j) or _recalled_of_it(row, found.head, j):
            continue
        if j and row.units[j - 1].code == "depuis" and unit.what.kind != "since" and not _begins_stay(found, unit):
            continue
        outside = 0 if low <= j < high else 25
        vague = 4 if unit.what.kind in ("yearrel", "monthrel", "year", "month") else 0
        since = unit.what.kind.startswith("since") or (j and row.units[j - 1].code == "depuis")
        if since and (first or FIRST_SINCE.search(row.codes(j - 9, j))):
            continue  # "première visite depuis 2018": that of today is told
        if unit.what.kind in ("since month", "since year") and not _none_since(row, found, j):
            continue  # "un échange sans équivalent depuis 1979"
        near = min(abs(j - found.head), abs(j - found.first), abs(j - found.last) + 1)
        if j <= 1 and row.codes(j + 1, j + 2) == ",":
            near = min(near, _OPENING)
        there = _OF_PLACE if found.kind == "travel" and _follows_goal(row, found.head, j) else 0
        yield near + outside + vague + _between(row, found, j, status) - there, j


def is_reported(row: Row, j: int) -> bool:
    """Whether a date is that of a report: "a annoncé mercredi", "déclaration publiée jeudi"."""
    before = row.codes(j - 2, j)
    if j and row.units[j - 1].code == "X" and SAID_BY.search(row.codes(j - 4, j - 1)):
        return True  # "a annoncé le ministre mardi"
    if REPORTING.search(before) or DECIDED_AFTER.match(row.codes(j + 1, j + 6)):
        return True
    return before.endswith(",") and REPORTED_AFTER.match(row.codes(j + 1, j + 3)) is not None


def _quoted_apart(row: Row, head: int, j: int) -> bool:
    """Whether a date stands in a quotation of some length that the construction is no part of."""
    marks = [k for k, unit in enumerate(row.units) if unit.code == '"']
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        if opening < j < closing and not opening < head < closing:
            return closing - opening > _WORDING
    return False


def _recalled_of_it(row: Row, head: int, j: int) -> bool:
    """As in "a écrit à Y, dont le téléphone avait été écouté en 2009": the date of what is recalled of one of them."""
    if j < head:
        return False
    at = next((k for k in range(j - 1, head, -1) if row.units[k].code in ("dont", "qui", "que", "qu'")), -1)
    return at > head and {"avait", "avaient"} & {unit.code for unit in row.units[at:j]} != set()


def _none_since(row: Row, found: Found, j: int) -> bool:
    """As in "ne se sont plus parlé depuis 2022": then they did, for the last time."""
    return bool(
        NOT_SINCE.search(row.codes(max(found.head - 6, 0), found.head + 1))
        or BROKEN_OFF.search(row.codes(found.head, j))
    )


def _begins_stay(found: Found, unit: Unit) -> bool:
    """As in "effectue depuis samedi une visite": a weekday since which somebody is there."""
    return found.kind == "travel" and unit.what.kind == "weekday"


def _follows_goal(row: Row, head: int, j: int) -> bool:
    goal = next((k for k in range(head + 1, min(head + 6, len(row))) if row.units[k].code == "Z"), None)
    return goal is not None and row.codes(goal + 1, j) in ("", ",")


def _between(row: Row, found: Found, j: int, status: str) -> int:
    """How far what stands between a construction and a date sets them apart: other clauses and other verbs."""
    distance = 0
    for k in range(min(j, found.head) + 1, max(j, found.head)):
        code = row.units[k].code
        future = len(code) > 4 and code.endswith(("era", "ira", "dra", "ront"))
        if code == "depuis" and k > found.head:
            distance += FARTHEST
        if ANOTHER_BEGINS.match(row.codes(k, k + 4)):
            distance += FARTHEST  # "est arrivé à Z après être allé début mai à …"
        if code in (";", ".", "qui", "où", "dont", "avant", "apres", "que", "alors"):
            distance += 12
        elif code in (",", "et", "("):
            distance += 2 if j > found.head else 4
        elif future and status == "held":
            distance += FARTHEST
        elif future or code in ("a", "ont", "est", "sont", "sera"):
            distance += 6
        whose = row.units[k - 1].code == "X" and row.units[k - 1].what.kind != "state"
        if code == "qui" and whose and k > found.head and status == "held" and row.units[k + 1].code in STILL_TO_DO:
            distance += FARTHEST  # "a appelé Y, qui doit rencontrer vendredi …"
        if code in STILL_TO_DO and k > found.head + 1 and status == "held":
            distance += FARTHEST  # "séjourne à Z, où il doit voir Y mercredi"
        if code in ("avant", "pour") and found.tense == "present":
            distance += FARTHEST
    return distance
