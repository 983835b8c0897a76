"""Whether a mention of a contact can belong to an event, and how well: the judgement that grouping rests on. Pure.

A mention is tied to time in one of three ways: by *days*, by a *period* (a month, a quarter, a year), or *loosely*, by
when it was told. What speaks against an event weighs more than what speaks for it: other people, another visitor, a
mode that excludes the other, days that do not touch.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from transforms.records import Contact

__all__ = ["HORIZON", "NEVER", "Group", "months_of", "ties"]

HORIZON = timedelta(days=30)
"""How long before and after an event a mention without a date may be told and still be taken to tell of it. The one
horizon of grouping: nothing further apart is ever compared but by a date that both tell."""
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

_RECALLED = timedelta(days=5)
"""How long after a contact took place news without a date still tell of it."""
_AHEAD = timedelta(days=3)
"""How long before a contact headlines speak of it as if it took place ("Macron au Brésil")."""
_TOGETHER = timedelta(days=4)
"""How far apart two mentions may be told, neither of them dated, to be one event."""
_STAY = timedelta(days=2)
"""The gap that a visit may have between the days on which it is told: it lasts, and each day has its news."""
_LONGEST_STAY = timedelta(days=15)
_REMOTE = frozenset(("call", "video"))
_THERE = frozenset(("visit", "meeting"))
_DAYS, _PERIOD, _LOOSE = "days", "period", "loose"


def ties(contact: Contact) -> str:
    """How a mention is tied to time: by days, by a period, or loosely."""
    if contact.date_start is None:
        return _LOOSE
    return _DAYS if contact.precision == "day" else _PERIOD


@dataclass
class Group:
    """An event while it is put together."""

    mentions: list[int] = field(default_factory=list)
    modes: set[str] = field(default_factory=set)
    visitors: set[str] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    """Who summoned the other's ambassador, or called the other."""
    people: dict[str, list[Name]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    days: tuple[date, date] | None = None
    """From the first to the last day that a mention tied by days gives."""
    period: tuple[date, date] | None = None
    """What the periods told have in common."""
    told: tuple[datetime, datetime] = (NEVER, NEVER)
    """First and last publication."""

    def add(self, number: int, contact: Contact) -> None:
        """Take a mention in."""
        at = contact.published_at or NEVER
        self.told = (min(self.told[0], at), max(self.told[1], at)) if self.mentions else (at, at)
        self.mentions.append(number)
        self.modes.add(contact.mode)
        self.statuses.add(contact.status)
        if contact.visitor is not None:
            self.visitors.add(contact.visitor)
        if contact.initiator is not None and contact.mode != "visit":
            self.hosts.add(contact.initiator)
        if contact.place is not None:
            self.places.add(_folded(contact.place))
        for party, names in _people(contact).items():
            self.people.setdefault(party, []).extend(names)
        span = _span(contact)
        if span is not None and ties(contact) == _DAYS:
            # A week that another mention gives a day of is no stay of a week.
            narrow = self.days is None or _length(span) < _length(self.days)
            if self.days is None or (narrow and _overlap(span, self.days)):
                self.days = span
            elif not _overlap(span, self.days):
                self.days = (min(self.days[0], span[0]), max(self.days[1], span[1]))
        elif span is not None:
            both = self.period or span
            self.period = (max(both[0], span[0]), min(both[1], span[1])) if _overlap(both, span) else both

    def months(self) -> frozenset[int]:
        """The months in which a mention may look for this event."""
        if self.days is not None:
            return frozenset(_months(*self.days))
        told = set(_months(self.told[0].date(), self.told[1].date()))
        return frozenset(told | set(_months(*self.period)) if self.period is not None else told)

    def fit(self, contact: Contact) -> float | None:
        """How well a mention fits, None where it does not; of two events the one with the higher figure is its own."""
        if self._excludes(contact):
            return None
        shared = self._shared(contact)
        nearness = self._nearness(contact, shared)
        if nearness is None:
            return None
        named = contact.mode in self.modes and contact.mode != "unspecified"
        return nearness + 2 * shared + named + (contact.status in self.statuses) / 2

    def _excludes(self, contact: Contact) -> bool:
        if any(not _compatible(contact.mode, mode) for mode in self.modes):
            return True
        if contact.visitor is not None and self.visitors and contact.visitor not in self.visitors:
            return True
        asked = contact.initiator if contact.mode != "visit" else None
        if asked is not None and self.hosts and asked not in self.hosts:
            return True
        # Who meets on neither's ground is on no visit, unless the place is the same.
        elsewhere = (
            contact.mode == "meeting" and contact.place is not None and _folded(contact.place) not in self.places
        )
        if elsewhere and "visit" in self.modes:
            return True
        named = _people(contact)
        apart = [party for party in named if party in self.people and not _meet(named[party], self.people[party])]
        if not apart:
            return False
        # A visitor sees several officials of his host's, one after the other; who telephones, telephones with one.
        lasting = "visit" in self.modes and contact.mode in _THERE | {"unspecified"}
        return not (lasting and self._shared(contact))

    def _shared(self, contact: Contact) -> int:
        """For how many parties the mention names somebody that the event names too."""
        named = _people(contact)
        return sum(_meet(named[party], self.people.get(party, [])) for party in named)

    def _nearness(self, contact: Contact, shared: int) -> float | None:
        """0 to 4 by how close in time the mention and the event are; None where they are apart."""
        span, tied = _span(contact), ties(contact)
        if tied == _DAYS and span is not None:
            return self._near_days(contact, span, shared)
        if tied == _PERIOD and span is not None:
            return self._near_period(contact, span)
        return self._near_told(contact, shared)

    def _near_days(self, contact: Contact, span: tuple[date, date], shared: int) -> float | None:
        if self.days is None:
            return 1.0 if self.period is not None and _overlap(self.period, span) else None
        if _overlap(self.days, span):
            return 4.0
        lasting = "visit" in self.modes and contact.mode == "visit"
        first, last = min(self.days[0], span[0]), max(self.days[1], span[1])
        if lasting and _gap(self.days, span) <= _STAY + (shared > 0) * timedelta(days=1):
            return 3.0 if last - first <= _LONGEST_STAY else None
        return None

    def _near_period(self, contact: Contact, span: tuple[date, date]) -> float | None:
        # A month says little: two calls in it are two, unless the mode is named and the same.
        if contact.mode not in self.modes or contact.mode == "unspecified":
            return None
        own = self.days or self.period
        if own is None or not _overlap(own, span):
            return None
        return 2.0

    def _near_told(self, contact: Contact, shared: int) -> float | None:
        if contact.published_at is None:
            return None
        if not _follows(contact.status, self.statuses):
            return None
        at = contact.published_at
        alike = shared > 0 or (contact.mode in self.modes and contact.mode != "unspecified")
        if self.days is not None:
            first, last = _midnight(self.days[0]), _midnight(self.days[1]) + timedelta(days=1)
            if contact.status == "planned":
                near = first - (HORIZON if alike else _TOGETHER) <= at <= last
            else:
                before = _AHEAD if shared else timedelta(days=1)
                near = first - before <= at <= last + (_RECALLED if alike else _TOGETHER)
            if not near:
                return None
            return 2.0 - min(abs(at - first), abs(at - last)) / HORIZON
        if self.period is not None:
            told = self.told[0] - HORIZON <= at <= self.told[1] + HORIZON
            return 1.0 if alike and told and at <= _midnight(self.period[1]) else None
        reach = _TOGETHER if alike or contact.mode in self.modes else _TOGETHER / 2
        if not self.told[0] - reach <= at <= self.told[1] + reach:
            return None
        return 1.0 - min(abs(at - self.told[0]), abs(at - self.told[1])) / HORIZON


def months_of(contact: Contact) -> set[int]:
    """The months in which a mention's event may be: whatever `Group.fit` accepts shares one of them."""
    span = _span(contact)
    if span is not None:
        return set(_months(span[0] - _STAY - timedelta(days=1), span[1] + _STAY + timedelta(days=1)))
    at = (contact.published_at or NEVER).date()
    return set(_months(at - HORIZON - timedelta(days=1), at + HORIZON + timedelta(days=1)))


def _months(first: date, last: date) -> range:
    """Months as numbers."""
    return range(first.year * 12 + first.month, last.year * 12 + last.month + 1)


def _compatible(one: str, other: str) -> bool:
    """Whether two modes can be one contact: `unspecified` can be any but a letter, and who visits also meets."""
    if one == other or {one, other} <= _REMOTE or {one, other} <= _THERE:
        return True
    return "unspecified" in (one, other) and "message" not in (one, other)


def _follows(status: str, statuses: set[str]) -> bool:
    """Whether a mention without a date can tell of an event with these statuses.

    Plans come true or are called off; what took place was not called off.
    """
    if status == "cancelled":
        return "held" not in statuses
    if status == "held":
        return statuses != {"cancelled"}
    return statuses != {"cancelled"}


Name = tuple[str, ...]
"""The words of a name, plainly spelt."""


def _people(contact: Contact) -> dict[str, list[Name]]:
    """The names of who takes part, by party."""
    found: dict[str, list[Name]] = {}
    for person in contact.people:
        words = tuple(_spelling(word) for word in _folded(person.name).replace("-", " ").split())
        if words:
            found.setdefault(person.party, []).append(words)
    return found


def _meet(names: Sequence[Name], others: Sequence[Name]) -> bool:
    """Whether somebody is on both lists: the last word of one name is a word of the other ("Xi", "Xi Jinping")."""
    return any(one[-1] in other or other[-1] in one for one in names for other in others)


def _spelling(word: str) -> str:
    """A name without what transliterations differ in: Netanyahou and Netanyahu, Guerassimov and Gerasimov."""
    for written, plain in (("ou", "u"), ("gue", "ge"), ("tch", "ch"), ("y", "i"), ("ss", "s"), ("w", "v"), ("kh", "h")):
        word = word.replace(written, plain)
    return word.rstrip("ie") or word


def _folded(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _span(contact: Contact) -> tuple[date, date] | None:
    if contact.date_start is None:
        return None
    return contact.date_start, contact.date_end or contact.date_start


def _overlap(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _gap(one: tuple[date, date], other: tuple[date, date]) -> timedelta:
    return max(one[0], other[0]) - min(one[1], other[1])


def _length(span: tuple[date, date]) -> timedelta:
    return span[1] - span[0]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
