"""Whether a contact was held, is planned or was cancelled: by tense, modality and the words around it.

"due" and "weak" are statuses of the way: what "devait" tells is planned but may be over, and a bare noun only suggests
that the contact was held.
"""

from __future__ import annotations

import re
from datetime import date

from transforms.extract.dates.resolution import DateRange
from transforms.extract.frames.clauses import main_tense
from transforms.extract.frames.verb_groups import VerbGroup, verb_group
from transforms.extract.lexicon import status_cues as cues
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["status_by_date", "status_of"]


def status_of(row: Row, found: Found, low: int, high: int) -> str | None:
    """held, planned, cancelled, due or weak; None where a denial leaves nothing. The clause is ``low`` to ``high``."""
    if found.rule == "noun-visit-stay":
        return "planned" if found.tense == "future" else "held"
    if found.rule in ("noun-beside", "press-conference"):
        return "held"
    group = verb_group(row, found.head)
    left = row.codes(max(low, found.head - 14), found.head)
    near_left = row.codes(max(low, found.head - 9), found.head)
    full_right = row.codes(found.head + 1, min(high, found.last + 12))
    right = re.split(r" (?:qui|que|qu'|où) ", full_right)[0]
    whole = row.codes(low, high)
    if group is not None:
        status = _verb_status(row, found, group, near_left, high)
        return "cancelled" if _fell_through(row, found, status, near_left) else status
    if found.rule in ("with-counterpart", "before-official"):
        return "planned" if main_tense(row, found.head) == "future" else "held"
    if found.rule.startswith("travel-awaited"):
        behind = row.codes(found.head + 1, len(row))
        was = row.units[found.head - 1].code in ("etait", "etaient") or row.units[found.head].code in (
            "etait",
            "etaient",
        )
        if was and not cues.FELL_THROUGH.search(behind) and not cues.GIVEN_UP.search(left):
            return "due"
        return "cancelled" if cues.GIVEN_UP.search(left) or cues.FELL_THROUGH.search(behind) else "planned"
    if found.tense == "future":
        return "cancelled" if cues.CANCELLED.search(whole) or cues.DID_NOT_HAPPEN.search(whole) else "planned"
    if found.rule == "travel-stop" and (cues.CALLED_OFF_AFTER.search(right) or cues.DID_NOT_HAPPEN.search(right)):
        return "cancelled"
    if found.rule.startswith(("travel", "headline")):
        return "held"
    return _noun_status(row, found, left, right, full_right, whole)


def _verb_status(row: Row, found: Found, group: VerbGroup, left: str, high: int) -> str | None:
    """Of a construction around a verb: its form and tense decide."""
    if cues.DENIED_BEFORE.search(left):
        return "cancelled"
    if group.form == "infinitive" and cues.IN_VAIN.search(left):
        return None
    if group.negated:
        text = row.codes(group.first, min(group.last + 8, len(row)))
        behind = row.units[group.last : min(group.last + 8, len(row))]
        since = "depuis" in text or any(unit.code == "D" and unit.what.kind.startswith("since") for unit in behind)
        if since and ("plus" in text or "pas" in text or "aucun" in left):
            return "held"
        if group.modal == "wants":
            return "cancelled"  # "ne veut plus discuter avec"
        if "jamais" in text or "plus" in text or (group.lemma == "reparler" and group.tense == "past"):
            return None
        return "cancelled" if group.tense in ("future", "present", "past") else None
    if group.modal == "just":
        return "held"
    if group.tense == "present" and cues.BEFORE_THAT.search(left) and main_tense(row, found.head) == "future":
        return "planned"  # "il recevra Y, avant que X et Z ne se retrouvent"
    if group.modal == "was due" and found.kind == "travel" and cues.GIVEN_UP.search(row.codes(found.head, len(row))):
        return "cancelled"  # "devait se rendre à Z mais a annulé son déplacement"
    if group.form == "infinitive":
        return _infinitive_status(row, found, left, group.tense)
    if group.form == "gerund":
        return "planned" if main_tense(row, found.head) == "future" else "held"
    if cues.POSTPONED_VERB.search(row.codes(found.head, high)) and group.tense != "past":
        return "cancelled"
    if group.modal == "was due":
        return "due"
    if group.tense == "future" or (group.auxiliary == "would be" and group.form != "participle"):
        return "planned"
    if group.form == "participle" and not group.auxiliary and cues.AWAITED_BEFORE.search(left):
        return "planned"
    return "held"


def _fell_through(row: Row, found: Found, status: str | None, left: str) -> bool:
    """Whether the sentence goes on to say that what was due did not take place: "devait recevoir Y, il a annulé"."""
    meant = status == "due" or (status == "planned" and cues.MEANT_BEFORE.search(left + " "))
    return bool(meant and cues.FELL_THROUGH.search(row.codes(found.head + 1, len(row))))


def _infinitive_status(row: Row, found: Found, left: str, tense: str) -> str:
    """Of an infinitive: what it depends on decides ("refuse de", "après avoir", "pour")."""
    if cues.NOT_REFUSED.search(left + " "):
        return "planned"
    if cues.REFUSED_BEFORE.search(left + " "):
        return "cancelled"
    if cues.NEGATED_BEFORE.search(left) and "apres" not in left:
        return "cancelled"
    behind_it = left + " "
    if cues.CAUSED_BEFORE.search(left) or cues.FIRST_TO.search(behind_it) or cues.MOVED_TO.search(behind_it):
        return "held"
    if cues.LICENSED_BEFORE.search(left + " "):
        return "planned"
    if cues.AFTER.search(left) or cues.HAVING_DONE.search(left):
        return "held"
    if tense == "past":
        return "due"
    if cues.PURPOSE_BEFORE.search(left + " "):
        return "held" if main_tense(row, found.head) == "past" else "due"
    return "planned"


def _noun_status(row: Row, found: Found, left: str, right: str, full_right: str, whole: str) -> str | None:
    """Of a construction around a noun: the words around it decide, first those that stand nearest by sense."""
    near = " ".join(left.split(" ")[-10:])
    after = " ".join(full_right.split(" ")[:24])
    if cues.WAS_DUE_BEFORE.search(near) or cues.WAS_DUE_AFTER.search(right):
        return "due"
    if cues.DOUBTED.search(near):
        return None
    if cues.NOT_EXCLUDED.search(after):
        return "planned"
    if cues.NOT_CALLED_OFF.search(near):
        return "planned"
    if cues.NONE_OF.search(near) or (found.kind == "travel" and cues.NOT_DONE.search(near)):
        return "cancelled"
    if found.kind == "travel" and cues.CALLED_OFF_END.search(row.codes(found.head + 1, len(row))):
        return "cancelled"
    off = cues.CALLED_OFF_BEFORE.search(near) or cues.CALLED_OFF_AFTER.search(after)
    if off or cues.DID_NOT_HAPPEN.search(right) or cues.NO_NEW_DATE.search(row.shape):
        return _called_off(row, whole)
    if cues.BEFORE_IT.search(near) and main_tense(row, found.head) == "past":
        return "weak"  # "a remercié ses hôtes, avant un entretien avec Y"
    if cues.FUTURE_VERB_BEFORE.search(near) or cues.BEFORE.search(near):
        return "planned"
    if cues.AFTER.search(near):
        return "held"
    if cues.SUPPOSED_AFTER.match(row.codes(found.last, found.last + 12)):
        return None
    if cues.WISHED.search(whole):
        return None if found.kind != "travel" else "planned"
    planned = (
        cues.OFFERED_BEFORE.search(near)
        or cues.EXPECTED_BEFORE.search(near + " ")
        or cues.EXPECTED_AFTER.search(right)
        or cues.FUTURE_AFTER.search(right)
        or cues.PROSPECT.search(near[-30:] + " " + " ".join(right.split(" ")[:2]))
        or cues.TO_HOLD_BEFORE.search(near + " ")
    )
    if planned:
        return "planned"
    return "held" if cues.PAST_AFTER.search(right) else "weak"


def _called_off(row: Row, whole: str) -> str:
    """Postponed to a date that will be fixed, or to a new one: still planned; otherwise cancelled."""
    if cues.REVIVED.search(row.shape.replace(' " ', " ")):
        return "planned"
    if cues.POSTPONED.search(whole) and not cues.NO_NEW_DATE.search(whole):
        vague = any(unit.code == "D" and unit.what.kind == "horizon" for unit in row.units)
        return "planned" if vague or cues.MOVED.search(whole) else "cancelled"
    return "cancelled"


_SATURDAY = 5
_WEEK = 6
"""Days from the first of a week to its last: what is due this week or weekend need not have begun."""


def status_by_date(status: str, when: DateRange, published_on: date, found: Found) -> str:
    """The status once the date is known: what lies ahead is planned, what is over was held."""
    if status == "held" and when.start > published_on:
        return "planned"
    under_way = when.start < published_on <= when.end and (when.end - when.start).days < _WEEK
    if status == "planned" and found.kind == "travel" and under_way and when.start.weekday() < _SATURDAY:
        return "held"  # "achèvera vendredi une visite de quatre jours"
    if status == "planned" and when.end < published_on and found.kind != "offer":
        return "held"
    return status
