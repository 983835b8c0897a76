"""Who is who in one document: surnames after full names, roles without names, names without roles, "les deux hommes".

Everything comes from the document itself and the directory; a role's name is taken from the same document only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from transforms.extract.actors.actor import Actor, Member
from transforms.extract.lexicon import roles
from transforms.extract.lexicon.organisations import GATHERINGS, WITHOUT_GROUND
from transforms.extract.mentions.text import fold
from transforms.extract.mentions.units import Row, Unit

__all__ = ["Cast", "Figure", "surname"]

_HEADS = frozenset({"head", "head of state", "head of government", "deputy head"})
_AT_HOME = _HEADS | {"minister", "foreign minister", "defence minister", "interior", "finance minister"}
"""Offices whose holder is that of the state a text is written from, where it names no other."""
_ORGANS = frozenset({"organ", "delegation", "counterpart", None})


def surname(name: str) -> str:
    """The folded last word of a name; "ben Salmane" and "al-Sissi" by their last word too."""
    words = fold(name).replace(".", " ").split()
    return words[-1] if words else ""


def _same_office(one: str | None, other: str | None) -> bool:
    """Whether two role words can stand for one person."""
    if one is None or other is None:
        return False
    if one == other:
        return True
    if one == "head" or other == "head":
        return one in _HEADS and other in _HEADS
    if "diplomat" in (one, other):
        return bool({one, other} & {"envoy", "ambassador", "foreign minister"})
    if {one, other} == {"minister", "foreign minister"}:
        return True
    return ("minister" in (one, other) and "minister" in one and "minister" in other) or (
        {one, other}
        <= {
            "other",
            "envoy",
            "intelligence chief",
            "defence official",
            "chief of staff",
            "head of organisation",
            "interior",
            "finance minister",
            "minister",
        }
        and "other" in (one, other)
    )


@dataclass(slots=True)
class Figure:
    """A person of the document."""

    name: str
    party: str | None
    offices: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    """Where he is named, as offsets into the readable text."""
    sourced: bool = False
    titles: set[str] = field(default_factory=set)


class Cast:
    """The persons of one document, gathered from all its rows."""

    def __init__(self, rows: Sequence[Row], home: str | None, opening: str | None = None) -> None:
        """``home`` is the state that the text is written from, ``opening`` the one that its dateline names."""
        self.home = home
        self.opening = opening
        self.figures: dict[str, Figure] = {}
        self._known: dict[str, Figure] = {}
        self._nameless: list[tuple[int, Member]] = []
        self._named_first: dict[str, int] = {}  # where the text first names each party that has a ground of its own
        for row in rows:
            for unit in row.units:
                for party in _parties_of(unit):
                    if party not in WITHOUT_GROUND and party not in GATHERINGS:
                        self._named_first[party] = min(self._named_first.get(party, unit.start), unit.start)
                if unit.code in ("X", "Y") and not unit.what.former:
                    for member in unit.what.members:
                        if member.name:
                            self._add(member, unit.start)
                        elif member.party and member.party_of == "role":
                            self._nameless.append((unit.start, member))
        for row in rows:
            for unit in row.units:
                if unit.code == "U":
                    figure = self.figures.get(surname(unit.what))
                    if figure:
                        figure.places.append(unit.start)

    def _add(self, member: Member, position: int) -> None:
        assert member.name
        key = surname(member.name)
        known = member.official.name if member.official else ""
        figure = self.figures.get(key) or self._known.get(known)
        if figure is None:
            figure = Figure(member.name, member.party)
        self.figures[key] = figure
        if known:
            self._known[known] = figure
        if len(member.name) > len(figure.name) and (member.party == figure.party or figure.party is None):
            figure.name = member.name
        if figure.party is None or (
            member.party_of == "role" and member.party and member.party != figure.party and not figure.sourced
        ):
            figure.party = member.party or figure.party
        if member.office and member.office not in ("counterpart", "delegation", "organ"):
            figure.offices.add(member.office)
        figure.titles |= {member.title} - {""} if member.title else set()
        if fold(member.name).startswith(("roi ", "emir ", "reine ", "prince ")):
            figure.titles.add(fold(member.name).split(" ")[0])
        figure.sourced = figure.sourced or bool(member.official and member.official.sourced)
        figure.places.append(position)

    def resolve(self, row: Row) -> Row:
        """Fill in parties and full names; known surnames become actors, plurals without party stay anaphors."""
        units = []
        for unit in row.units:
            if unit.code in ("X", "Y"):
                actor: Actor = self._compatriot(unit.what)
                members = tuple(self._member(member, actor) for member in actor.members)
                code = "R" if actor.kind == "pair" else unit.code
                units.append(Unit(code, unit.start, unit.end, replace(actor, members=members)))
            elif (figure := self._named(unit)) is not None and figure.party:
                member = Member(
                    figure.party, figure.name, next(iter(sorted(figure.offices)), None), party_of="document"
                )
                units.append(Unit("X", unit.start, unit.end, Actor(unit.start, unit.end, "person", (member,))))
            else:
                units.append(unit)
        return Row(units)

    def _compatriot(self, actor: Actor) -> Actor:
        """Who "le Turc", "l'Allemande" is: the last official named before of that state, or born there."""
        if actor.kind != "inhabitants" or actor.size != 1:
            return actor
        party = actor.members[0].party
        named = [
            (max(before), figure)
            for figure in self.figures.values()
            if figure.party and (before := [place for place in figure.places if place < actor.start])
        ]
        own = [(place, figure) for place, figure in named if figure.party == party]
        born = [(place, figure) for place, figure in named if (fold(figure.name).strip(), party) in roles.BORN]
        if not (own or born):
            return actor
        figure = max(own or born, key=lambda told: told[0])[1]
        office = next(iter(sorted(figure.offices)), None)
        member = Member(figure.party, figure.name, office, party_of="document")
        return replace(actor, kind="person", members=(member,))

    def _named_before(self, actor: Actor) -> set[str]:
        """The parties that the text has named before an actor."""
        return {party for party, place in self._named_first.items() if place < actor.start}

    def _named(self, unit: Unit) -> Figure | None:
        """The person whose surname a capitalised word is."""
        if unit.code == "U":
            return self.figures.get(surname(unit.what))
        if isinstance(unit.what, str) and len(unit.code) > 2 and unit.what[0].isupper():
            return self.figures.get(unit.code)
        return None

    def _member(self, member: Member, actor: Actor) -> Member:
        if member.name:
            figure = self.figures.get(surname(member.name))
            if figure is None:
                return member
            name = figure.name if len(figure.name) > len(member.name) else member.name
            if member.party is None and figure.party is None and actor.kind == "role" and figure.offices & _AT_HOME:
                # "TUNIS (TAP) - Le ministre X"; not where only other states are told of.
                named = self._named_before(actor)
                party = self.opening or (self.home if not named or self.home in named else None)
                return replace(member, party=party, name=name, party_of="home" if party else "document")
            if member.party is None:
                return replace(member, party=figure.party, name=name, party_of="document")
            return replace(member, name=name if figure.party == member.party else member.name)
        if actor.former:
            return member
        if member.party is None and actor.kind == "organ":
            named = self._named_before(actor)
            party = self.home if not named or self.home in named else named.pop() if len(named) == 1 else None
            return replace(member, party=party, party_of="document") if party else member
        if member.party is None and actor.kind in ("role", "counterpart"):
            return self._role(member, actor)
        return member

    def _role(self, member: Member, actor: Actor) -> Member:
        """A role without name and party: the person of the document who holds it, else an official at home."""
        if actor.kind == "counterpart" or member.office is None:
            return member
        before = [
            f
            for f in self.figures.values()
            if f.party and any(_same_office(o, member.office) for o in f.offices) and not _titled_otherwise(member, f)
        ]
        exact = [f for f in before if member.office in f.offices]
        titled = [f for f in before if member.title and member.title in f.titles | roles.MONARCHS]
        if titled or member.title in ("roi", "reine", "emir", "sultan", *roles.MONARCHS):
            exact, before = titled, titled
        candidates = exact or before
        if not candidates:
            if told := self._told_before(member, actor.start):
                return replace(member, party=told.party, party_of="document")
            seats = roles.THRONES.get(member.title, frozenset())
            thrones = seats & self._named_first.keys()
            if len(thrones) == 1:
                return replace(member, party=next(iter(thrones)), party_of="document")
            if member.title in roles.CROWNED and self.home not in seats:
                return member
            if self.home and member.office in _AT_HOME:
                return replace(member, party=self.home, party_of="home")
            return member
        nearest = max(candidates, key=lambda f: max((p for p in f.places if p < actor.start), default=-f.places[0] - 1))
        if (
            self.home
            and member.office == "head of state"
            and any(f.party == self.home for f in candidates)
            and nearest.party != self.home
        ):
            nearest = (
                next(f for f in candidates if f.party == self.home) if not _recent(nearest, actor.start) else nearest
            )
        return replace(member, party=nearest.party, name=nearest.name, party_of="document")

    def _told_before(self, member: Member, position: int) -> Member | None:
        """The last official without a name who held that office: "le roi" after "le roi du Maroc"."""
        for place, told in reversed(self._nameless):
            if place < position and _same_office(told.office, member.office) and told.title == member.title:
                return told
        return None

    def names(self, party: str, office: str | None, position: int) -> list[str]:
        """The name that the document gives for a role of a party; empty where it gives none."""
        if office in _ORGANS or office is None:
            return []
        holders = [
            f for f in self.figures.values() if f.party == party and any(_same_office(o, office) for o in f.offices)
        ]
        exact = [f for f in holders if office in f.offices] or holders
        if not exact:
            return []
        return [min(exact, key=lambda f: min(abs(p - position) for p in f.places)).name]


def _parties_of(unit: Unit) -> list[str]:
    """The parties that a unit names."""
    if unit.code in ("X", "Y"):
        return [member.party for member in unit.what.members if member.party]
    return [unit.what.party] if unit.code in ("N", "A", "C", "S", "I", "Z", "P") else []


def _titled_otherwise(member: Member, figure: Figure) -> bool:
    """Whether the text calls a person by another title: "le président" is not "le roi Abdallah"."""
    crowned = bool(figure.titles & roles.CROWNED)
    if member.title in roles.MONARCHS:
        return not crowned
    return (
        bool(member.title and figure.titles)
        and member.title not in figure.titles
        and (crowned or member.title in roles.CROWNED)
    )


def _recent(figure: Figure, position: int) -> bool:
    return any(0 < position - place < 250 for place in figure.places)
