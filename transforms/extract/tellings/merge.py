"""Tellings of one document joined into contacts: the same contact told several times is one."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence

from transforms.extract.actors.actor import Member
from transforms.extract.actors.people import surname
from transforms.extract.dates.resolution import DateRange
from transforms.extract.tellings.telling import Place, Telling

__all__ = ["join"]

_STAY = 5
"""Days of a stay that is told from its first day to its last; a whole week says less than a day of it."""
_NEXT = 2
"""Sentences behind an arrival in which talks with the host are held there."""
_RANK = {"unspecified": 0, "meeting": 1, "visit": 2, "video": 3, "call": 3, "message": 3}


def join(tellings: Sequence[Telling]) -> list[Telling]:
    """Join tellings that can be one contact, in the order of the text; what is more exact wins."""
    joined: list[Telling] = []
    for telling in tellings:
        for number, known in enumerate(joined):
            if known.parties == telling.parties and _same(known, telling):
                joined[number] = _merge(known, telling)
                break
        else:
            joined.append(telling)
    _at_one_table(joined)
    return joined


def _at_one_table(contacts: Sequence[Telling]) -> None:
    """Three parties each of which met the two others on one day, or without a day in one sentence, were together."""
    gathered = [c for c in contacts if c.mode in ("meeting", "visit", "video") and c.status != "cancelled"]
    met: dict[tuple[object, str, str], set[str]] = defaultdict(set)
    for contact in gathered:
        for party, other in itertools.permutations(contact.parties):
            met[contact.when or contact.row, contact.status, party].add(other)
    for contact in gathered:
        first, second = contact.parties
        when = contact.when or contact.row
        contact.multilateral = contact.multilateral or bool(
            met[when, contact.status, first] & met[when, contact.status, second]
        )


def _same(one: Telling, other: Telling) -> bool:
    if not _same_mode(one, other):
        return False
    if one.visitor and other.visitor and one.visitor != other.visitor:
        return False
    if "cancelled" in (one.status, other.status) and one.status != other.status and not _called_off(one, other):
        return False
    if one.status != other.status and "agreed" in (*one.rules, *other.rules):
        return False  # they agreed to meet again
    if _goes_there_for(one, other):
        return True
    if one.when is not None and other.when is not None and not _same_date(one, other):
        return False
    if _others_later(one, other):
        return False
    if (
        one.when != other.when
        and None not in (one.when, other.when)
        and (_elsewhere(one, other) or _elsewhere(other, one))
    ):
        return False
    held, planned = (one, other) if one.status == "held" else (other, one)
    if held.status == "held" and planned.status == "planned" and planned.when is None and held.dated == "stated":
        part = held.mode == "visit" != planned.mode  # "est arrivé mercredi à Z. Il aura des discussions …"
        return part or held.row == planned.row or planned.weak  # else what was on that day is over
    if one.status != other.status and (_elsewhere(one, other) or _elsewhere(other, one)):
        return False
    if one.status != other.status:
        dated = one.when is not None and other.when is not None
        same_trip = one.mode == other.mode == "visit" and one.when is None and other.when is None
        return dated or same_trip or one.row == other.row or one.weak or other.weak
    return True


def _called_off(one: Telling, other: Telling) -> bool:
    """What was due is called off in the headline or in its own sentence: "renonce à aller à Z, où Y devait le voir"."""
    off, due = (one, other) if one.status == "cancelled" else (other, one)
    if "invitation" in due.rules and off.row == due.row:
        return True  # "n'ira pas à Z, où l'avait convié Y"
    return due.weak and due.status == "planned" and (off.row == 0 or off.row == due.row)


def _others_later(one: Telling, other: Telling) -> bool:
    """Two visits on different days by different people of one side: one minister on Monday, another on Wednesday."""
    if one.mode != "visit" or other.mode != "visit" or one.when is None or other.when is None:
        return False
    if one.dated != "stated" or other.dated != "stated" or one.when == other.when or one.visitor is None:
        return False
    if one.row == 0 or other.row == 0:
        return False
    guests = [{(m.name and surname(m.name)) or m.office for m in told.members[one.visitor]} for told in (one, other)]
    return bool(guests[0] and guests[1]) and guests[0].isdisjoint(guests[1])


def _goes_there_for(one: Telling, other: Telling) -> bool:
    """As in "s'est envolé pour Moscou, où il doit être reçu par Y": one sentence, one visitor, what he goes for."""
    both = {one.status, other.status} == {"held", "planned"} and one.mode == other.mode == "visit"
    near = one.when is None or other.when is None or abs((one.when.start - other.when.start).days) <= 7
    return both and near and one.row == other.row and one.visitor is not None and one.visitor == other.visitor


def _elsewhere(one: Telling, other: Telling) -> bool:
    """A visit, and a meeting that will be (or was to be) in a third place: no part of it."""
    third = other.place is not None and other.place.party is not None and other.place.party not in other.parties
    return one.mode == "visit" and other.mode == "meeting" and third


def _same_mode(one: Telling, other: Telling) -> bool:
    if any("summon" in rule for rule in one.rules) != any("summon" in rule for rule in other.rules):
        return False
    modes = {one.mode, other.mode}
    if len(modes) == 1 or ("unspecified" in modes and "message" not in modes):
        return True
    return modes == {"visit", "meeting"}


def _same_date(one: Telling, other: Telling) -> bool:
    a, b = one.when, other.when
    assert a is not None
    assert b is not None
    if a.start <= b.end and b.start <= a.end:
        return True
    # A day by default (the present tense) gives way to one that is told.
    if {"present", "inherited"} & {one.dated, other.dated} and abs((a.start - b.start).days) <= 3:
        return True
    if _within_stay(one, other) or _within_stay(other, one):
        return True
    # A stay goes on from the arrival to the last meeting.
    stay = {one.mode, other.mode} <= {"visit", "meeting"} and "visit" in (one.mode, other.mode)
    longest = 15 if any("leave" in rule for rule in (*one.rules, *other.rules)) else 3
    return stay and a.precision == b.precision == "day" and abs((a.start - b.start).days) <= longest


def _within_stay(visit: Telling, talk: Telling) -> bool:
    """As in "est arrivé lundi à Z. Mardi, il s'est entretenu avec Y": what goes on there, told right behind it."""
    assert visit.when is not None
    assert talk.when is not None
    near = 0 < talk.row - visit.row <= _NEXT and talk.place is None
    days = visit.when.precision == talk.when.precision == "day" and 0 <= (talk.when.start - visit.when.start).days <= 3
    return visit.mode == "visit" and talk.mode == "unspecified" and near and days


def _merge(one: Telling, other: Telling) -> Telling:
    """What both tell, in the place of the first."""
    exact = one if _RANK[one.mode] >= _RANK[other.mode] else other
    if exact.mode == "visit":
        exact = next((t for t in (one, other) if t.aside and t.mode == "meeting"), exact)
    when, dated, spot = _better_date(one, other)
    members = {party: _people(one.members[party], other.members[party]) for party in one.parties}
    status = _status(one, other)
    return Telling(
        parties=one.parties,
        members=members,
        mode=exact.mode,
        status=status,
        weak=one.weak and other.weak,
        aside=one.aside or other.aside,
        when=when,
        dated=dated,
        place=_better_place(one, other),
        initiator=one.initiator or other.initiator,
        visitor=one.visitor or other.visitor,
        multilateral=one.multilateral or other.multilateral,
        negotiation=one.negotiation or other.negotiation,
        row=one.row if one.row or one.when is not None else other.row,
        first=one.first if one.row or one.when is not None else other.first,
        last=one.last if one.row or one.when is not None else other.last,
        head=one.head if one.row or one.when is not None else other.head,
        rules=list(dict.fromkeys([*one.rules, *other.rules])),
        date_span=spot,
        likely=max(one.likely, other.likely),
        learned=[*one.learned, *other.learned],
        told=[*one.told, *other.told],
    )


def _announced(one: Telling, other: Telling) -> bool:
    """Whether a headline only puts somebody where the text says that he will be: "X à Z", and "se rendra à Z jeudi"."""
    first, second = (one, other) if one.dated == "stated" else (other, one)
    ahead = first.when is not None and second.when is not None and first.when.start > second.when.start
    bare = second.dated == "present" and (
        {"noun-visit-stay", "headline-place", "side-by-side"}.issuperset(second.rules)
        or (second.row == 0 and "headline-place" in second.rules)
    )
    return first.dated == "stated" and first.status == "planned" and bare and ahead


def _status(one: Telling, other: Telling) -> str:
    same_day = one.dated == other.dated == "stated" and one.when == other.when
    headline = all(number == 0 for number, _, _ in one.told) and other.row > 0
    if same_day and headline and (one.status, other.status) == ("held", "planned") and not other.weak:
        return "planned"  # "rencontre Y ce mardi" says the headline, "doit rencontrer" the text
    if _announced(one, other):
        return "planned"  # "en visite à Z" over a text that says he will be there on Monday
    if "cancelled" in (one.status, other.status):
        return "cancelled"
    if one.weak != other.weak:
        return other.status if one.weak else one.status
    return "held" if "held" in (one.status, other.status) else one.status


def _better_date(one: Telling, other: Telling) -> tuple[DateRange | None, str, tuple[int, int] | None]:
    stay = "visit" in (one.mode, other.mode) and {one.dated, other.dated} == {"present", "stated"}
    if (
        stay
        and one.when
        and other.when
        and one.when.precision == other.when.precision == "day"
        and one.status != other.status
        and not _announced(one, other)
    ):
        both = DateRange(min(one.when.start, other.when.start), max(one.when.end, other.when.end), "day")
        return both, "stated", one.date_span or other.date_span
    order = {"stated": 0, "horizon": 1, "inherited": 2, "present": 2, "none": 3}
    first, second = sorted((one, other), key=lambda t: order[t.dated])
    a, b = first.when, second.when
    if first.dated == second.dated == "stated" and a is not None and b is not None:
        if a.precision == b.precision == "day" and "visit" in (one.mode, other.mode):
            longer, short = (a, b) if a.end - a.start > b.end - b.start else (b, a)
            inside = longer.start <= short.start and short.start == short.end
            if inside and 0 < (longer.end - longer.start).days <= _STAY:
                return longer, first.dated, (first if longer is a else second).date_span  # "du 5 au 7" and "le 5"
            if a.start <= b.start and b.end <= a.end:
                return b, second.dated, second.date_span
            if b.start <= a.start and a.end <= b.end:
                return a, first.dated, first.date_span
            return DateRange(min(a.start, b.start), max(a.end, b.end), "day"), first.dated, first.date_span
        width = {"day": 0, "month": 1, "quarter": 2, "year": 3}
        if (width[b.precision], (b.end - b.start).days) < (
            width[a.precision],
            (a.end - a.start).days,
        ) and a.precision != "day":
            return b, second.dated, second.date_span
    return a, first.dated, first.date_span


def _better_place(one: Telling, other: Telling) -> Place | None:
    towns = [t.place for t in (one, other) if t.place is not None and t.place.town]
    states = [t.place for t in (one, other) if t.place is not None and t.place.text and not t.place.town]
    if towns and states and towns[0].party == states[0].party:
        return towns[0]
    if one.place is not None and one.place.text:
        another = other.place is not None and other.place.text
        return other.place if another and one.mode != other.mode and other.mode == "visit" else one.place
    if other.place is not None and other.place.text:
        return other.place
    return one.place or other.place


def _people(one: Sequence[Member], other: Sequence[Member]) -> list[Member]:
    """Both lists, each name or nameless role once."""
    seen: dict[str, Member] = {}
    for member in [*one, *other]:
        seen.setdefault(surname(member.name) if member.name else f"role {member.office}", member)
    return list(seen.values())
