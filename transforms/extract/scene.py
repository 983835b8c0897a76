"""A document ready for the frames: rows with actors resolved, and what the frames ask of the context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from transforms.extract.actors import Actor, Member
from transforms.extract.lexicon import words
from transforms.extract.people import Cast, Figure
from transforms.extract.telling import Found, Place
from transforms.extract.text import Sentence
from transforms.extract.units import Row, Unit

__all__ = ["IMPERSONAL", "Scene", "with_anaphors"]

IMPERSONAL = frozenset({"name", "organisation", "capital", "inhabitants", "seat"})
"""What gives a party without an official: such an actor does not travel."""

_ANAPHOR = re.compile(
    r"(?<!\S)(?:(?P<pair>(?:(?:les|ces|des|aux|ses|tous) )?(?:les )?(?P<size>deux|trois|quatre) (?:hommes|"
    r"femmes|parties|interlocuteurs|camps|voisins|"
    r"allies|capitales|pays|responsables|delegations|etats|gouvernements|diplomaties|presidences|anciens|chefs|"
    r"presidents|ministres|dirigeants|leaders)(?! [ANO])|"
    r"tous deux|l' un et l' autre|les deux(?= (?:ont|se|s'|sont|avaient|etaient|,)))|(?P<many>ils|elles)|"
    r"(?P<one>il(?! (?:y|s' agit|faut|est|etait|convient|reste))|il(?= (?:est|etait) (?:aussi|ensuite|attendu|"
    r"arrive|en|venu|a|parti|reparti))|elle|ce dernier|cette derniere|celui-ci|celle-ci))(?!\S)"
)
_UNION = re.compile(r"\bUE\b|[Ee]uropéen|O[Tt][Aa][Nn]\b|Commission")
"""In such a text Brussels is the seat of the Union or the Alliance, not Belgium."""
_NO_PLACE_BEFORE = frozenset(
    words(
        "guerre conflit crise paix treve cessez-le-feu situation soutien aide combats frappes invasion tensions "
        "offensive intervention elections violences attentat attaque attaques ambassadeur ambassade ambassadrice "
        "bombardements presence operation operations "
        "ceremonie discours manifestation manifestations troupes militaires soldats reforme venue retour consul "
        "hostilites exportations"
    )
)
_MEETING_PLACES = frozenset(
    words("reunion rencontre sommet entretiens palais pourparlers negociations siege pres venu ville capitale aeroport")
)
_GOVERNORS = frozenset(words("a au aux en vers dans pour de d' du par pres jusqu'"))
_GOVERNED = frozenset(words("de du d' des par avec a au selon entre sur contre"))
"""Words after which an actor is not the one who acts."""
_TO = frozenset(words("a au aux en vers dans pour chez"))
_GATHERING = re.compile(
    r"sommet|g7|g20|cop\d*|assemblee generale|forum|jeux|ceremonie d' ouverture|conference|coupe|match|finale|"
    r"festival|obseques|funerailles|salon"
)
_HABIT = re.compile(
    r"(?<!\S)(?:multipli\w+|regulier\w*|frequent\w*|souvent|plusieurs|nombreuses|nombreux|reprises|rarement|"
    r"parfois)(?!\S)"
)
_SEATS_OF_UN = ("new york", "geneve", "vienne")


@dataclass
class Scene:
    """One document."""

    text: str
    sentences: Sequence[Sentence]
    rows: list[Row]
    cast: Cast
    published_on: date | None
    home: str | None
    pairs: list[tuple[int, list[Member]]] = field(default_factory=list)
    """Groups that met, as the frames find them: what "les deux hommes" refers to."""

    def members(self, number: int, indices: Sequence[int], position: int, *, plural: bool = False) -> list[Member]:
        """The officials at some units of a row, anaphors resolved; those without party are left out of plurals."""
        row = self.rows[number]
        found: list[Member] = []
        for index in indices:
            unit = row.units[index]
            actor: Actor = unit.what
            if unit.code == "R":
                found.extend(self._antecedents(number, index, actor))
            elif not actor.former:
                found.extend(self._complete(m, actor, number, index) for m in actor.members)
        return found

    def _complete(self, member: Member, actor: Actor, number: int, index: int) -> Member:
        if member.party is None and actor.kind == "counterpart":
            other = self._other_head(number, index)
            if other is not None:
                return replace(member, party=other.party, name=other.name, party_of="document")
        return member

    def _other_head(self, number: int, index: int) -> Figure | None:
        """For a bare "son homologue": the person named last before whose party is not the subject's."""
        position = self.rows[number].units[index].start
        before = sorted(
            (place, key)
            for key, figure in self.cast.figures.items()
            for place in figure.places
            if place < position and figure.party
        )
        if not before:
            return None
        subject = self.cast.figures[before[-1][1]]
        for _, key in reversed(before):
            figure = self.cast.figures[key]
            if figure.party != subject.party:
                return figure
        return None

    def _antecedents(self, number: int, index: int, actor: Actor) -> list[Member]:
        if actor.plural:
            return self._group(number, index, actor.size)
        member = self._last_person(number, index)
        return [member] if member else []

    def _group(self, number: int, index: int, size: int) -> list[Member]:
        position = self.rows[number].units[index].start
        for place, members in reversed(self.pairs):
            if place < position and len(members) == (size or 2) and all(m.name or m.office for m in members):
                return members
        for place, members in reversed(self.pairs):
            if place < position and (size in (0, len(members)) or (size == 2 and len(members) >= 2)):
                return members[: size or None]
        found: dict[str, Member] = {}
        for row_number in range(number, -1, -1):
            units = self.rows[row_number].units[: index if row_number == number else None]
            for unit in reversed(units):
                if unit.code not in "XY" or not unit.code or unit.what.kind in ("state", "inhabitants"):
                    continue
                for member in unit.what.members:
                    if member.party and not unit.what.former:
                        found.setdefault(member.party, member)
            if len(found) >= max(size, 2):
                return list(found.values())[: max(size, 2)]
        return []

    def _last_person(self, number: int, index: int) -> Member | None:
        for row_number in range(number, max(number - 4, -1), -1):
            row = self.rows[row_number]
            stop = index if row_number == number else len(row)
            for j in range(stop):
                unit = row.units[j]
                if (
                    unit.code == "X"
                    and unit.what.kind in ("person", "role", "counterpart", "organ")
                    and not unit.what.former
                ):
                    governed = j > 0 and row.units[j - 1].code in _GOVERNED
                    member: Member = unit.what.members[0]
                    if not governed and member.party and member.office != "spokesperson":
                        return member
        return None

    def protagonist(self, number: int, position: int, *, avoid: Sequence[Member]) -> list[Member]:
        """Who acts where a clause names nobody: the sentence's other actor, else the last person spoken of."""
        taken = {member.party for member in avoid}
        row = self.rows[number]
        for j, unit in sorted(enumerate(row.units), key=lambda pair: (pair[0] > position, abs(pair[0] - position))):
            if (
                unit.code == "X"
                and unit.what.kind in ("person", "role", "organ", "counterpart")
                and not unit.what.former
            ):
                member = unit.what.members[0]
                governed = j > 0 and row.units[j - 1].code in _GOVERNED
                if member.party and member.party not in taken and not governed:
                    return [member]
        if number:
            member = self._last_person(number, 0)
            if member and member.party not in taken:
                return [member]
        return []

    def organ(self, party: str) -> Member:
        """A party without a name."""
        return Member(party, party_of="place")

    def with_party(self, member: Member, party: str) -> Member:
        """An official without party, given the one whose ground he stands on."""
        return member if member.party else replace(member, party=party, party_of="place")

    def other(self, number: int, position: int, *, avoid: Sequence[Member]) -> list[Member]:
        """The person that "lui" or "le" stands for: the last one named before who is not on the side that acts."""
        taken = {member.party for member in avoid}
        for row_number in range(number, max(number - 4, -1), -1):
            units = self.rows[row_number].units
            for j in range((position if row_number == number else len(units)) - 1, -1, -1):
                unit = units[j]
                if (
                    unit.code in ("X", "Y")
                    and unit.what.kind in ("person", "role", "counterpart")
                    and not unit.what.former
                ):
                    for member in unit.what.members:
                        if member.party and member.party not in taken and member.office != "spokesperson":
                            return [member]
        return []

    def place(self, number: int, head: int) -> Place | None:
        """Where the contact told at a unit takes place: the nearest place in the clause that no other noun governs."""
        row = self.rows[number]
        if there := self._relative_place(row, head):
            return there
        best: tuple[int, int] | None = None
        for j in range(len(row)):
            if not self._is_place(row, j):
                continue
            distance = (j - head) if j > head else (head - j) * 2
            if row.units[j - 1].code in ("de", "du", "d'"):
                distance += 5
            if any(row.units[k].code in (";", ".", ":") for k in range(min(j, head) + 1, max(j, head))):
                distance += 40
            if best is None or distance < best[0]:
                best = (distance, j)
        return self._place_at(row, best[1]) if best and best[0] < 40 else self._capital_of(row, head)

    def _relative_place(self, row: Row, head: int) -> Place | None:
        """As in "à Cotonou, où il s'est entretenu", "dans la capitale togolaise": what the clause is set in."""
        for j in range(head - 1, max(head - 12, 0), -1):
            code = row.units[j].code
            if code == "où":
                k = j - 2 if row.units[j - 1].code == "," else j - 1
                capital = k >= 0 and row.units[k].code == "X" and row.units[k].what.members[0].party_of == "capital"
                if capital:
                    unit = row.units[k]
                    return Place(unit.what.members[0].party, self.text[unit.start : unit.end], town=True)
                return self._place_at(row, k) if k >= 0 and row.units[k].code == "Z" else None
            if code in (";", ".", ":", "mais", "Z"):
                return None
        return None

    def _capital_of(self, row: Row, head: int) -> Place | None:
        """As in "dans la capitale togolaise", "la capitale russe a accueilli …"."""
        for j in range(max(head - 12, 0), min(head + 14, len(row) - 1)):
            if row.units[j].code == "capitale" and row.units[j + 1].code == "A":
                return Place(row.units[j + 1].what.party, None)
        return None

    def places(self, number: int) -> list[Place]:
        """The places that a sentence puts something in."""
        row = self.rows[number]
        return [self._place_at(row, j) for j in range(len(row)) if self._is_place(row, j)]

    def place_of(self, number: int, index: int) -> Place:
        """The place that a unit names."""
        return self._place_at(self.rows[number], index)

    def _is_place(self, row: Row, j: int) -> bool:
        unit = row.units[j]
        before = row.units[j - 1].code if j else ""
        if before in ("la", "l'", "le", "les") and j > 1:
            before = row.units[j - 2].code
        if unit.code == "Z":
            if before in ("de", "du", "d'") and row.units[j - 2].code not in _MEETING_PLACES:
                return False
            if "sauf" in row.codes(j - 3, j) or "hors" in row.codes(j - 3, j):
                return False
            governor = j - 1
            while governor >= 0 and row.units[governor].code in ("a", "au", "aux", "en", "dans", "la", "l'", "le"):
                governor -= 1
            around = {unit.code for unit in row.units[max(governor - 1, 0) : governor + 1]}
            return governor < 0 or not around & _NO_PLACE_BEFORE
        if unit.code == "X" and unit.what.members[0].party_of == "seat":
            return before in ("a", "au", "aux", "dans") or (
                before in ("de", "du") and j > 1 and row.units[j - 2].code == "siege"
            )
        return False

    def _place_at(self, row: Row, j: int) -> Place:
        unit = row.units[j]
        if unit.code == "X":
            return Place(unit.what.members[0].party, None, palace=True)
        party = unit.what.party
        # "en France, à Ajaccio", "à Pékin (Chine)": the town is the place.
        if unit.what.kind == "name":
            for k in range(j + 1, min(j + 5, len(row))):
                other = row.units[k]
                if other.code == "Z" and other.what.kind in ("city", "capital") and other.what.party == party:
                    return Place(party, self.text[other.start : other.end], town=True)
                if other.code not in (",", "a", "au", "("):
                    break
        return Place(party, self.text[unit.start : unit.end], town=unit.what.kind != "name")

    def town_in(self, party: str, numbers: Sequence[int]) -> str | None:
        """The first town of a state that the given sentences put something in, as written."""
        for number in numbers:
            row = self.rows[number]
            for j, unit in enumerate(row.units):
                if (
                    unit.code == "Z"
                    and unit.what.party == party
                    and unit.what.kind != "name"
                    and self._is_place(row, j)
                ):
                    return self.text[unit.start : unit.end]
        return None

    def goal(self, number: int, head: int, *, bare: bool = False, limit: int = 14) -> Place | None:
        """Where a journey goes: the first place to the right of the verb or noun, or the one that "où" takes up."""
        return self._forward_goal(number, head, bare, limit) or self._relative_goal(self.rows[number], head)

    def _forward_goal(self, number: int, head: int, bare: bool, limit: int) -> Place | None:
        """Where a journey goes: the first place to the right of the verb or noun."""
        row = self.rows[number]
        for j in range(head + 1, min(head + limit, len(row))):
            unit = row.units[j]
            code = unit.code
            before = row.units[j - 1].code
            if code == "Z" and self._is_place(row, j):
                if before in _GOVERNORS or row.units[j - 2].code in _GOVERNORS or (bare and j - head <= 3):
                    return self._place_at(row, j)
                return None
            if code == "capitale" and j + 1 < len(row) and row.units[j + 1].code in ("A", "N"):
                return Place(row.units[j + 1].what.party, None)
            if (
                code == "X"
                and unit.what.members[0].party_of in ("seat", "capital", "name")
                and unit.what.kind == "state"
            ):
                if before in _TO or row.units[j - 2].code in _TO or (bare and j - head <= 3):
                    text = None if unit.what.members[0].party_of == "seat" else self.text[unit.start : unit.end]
                    return Place(unit.what.members[0].party, text, palace=text is None)
                return None
            if code in (".", ";", ":", "qui", "que", "mais", "alors", "sur", "contre"):
                return None
            if code in ("X", "Y") and before not in ("avec", "de", "du", "par", "d'"):
                return None
        return None

    def _relative_goal(self, row: Row, head: int) -> Place | None:
        """As in "en Turquie, où il prévoit de se rendre": the place before "où"."""
        for j in range(head - 1, max(head - 14, 0), -1):
            unit = row.units[j]
            if unit.code == "où":
                k = j - 2 if row.units[j - 1].code in (",", ")") else j - 1
                return self._place_at(row, k) if k >= 0 and row.units[k].code == "Z" else None
        return None

    def visit(
        self,
        rule: str,
        number: int,
        first: int,
        last: int,
        travellers: Sequence[Member],
        place: Place,
        tense: str,
        head: int,
    ) -> Iterator[Found]:
        """A journey of officials to the ground of another party."""
        row = self.rows[number]
        guests = [
            m
            for m in travellers
            if m.party
            and m.party_of not in IMPERSONAL
            and m.party != place.party
            # An ambassador is on post, soldiers are stationed: they do not visit.
            and m.office not in ("ambassador", "spokesperson", "soldiers")
        ]
        if not guests or place.party is None:
            return
        if _HABIT.search(row.codes(head - 6, head + 8)):
            return
        if place.text and place.text.startswith("Rome") and all(guest.party == "VAT" for guest in guests):
            return
        if place.text and place.text.lower().replace("è", "e") in _SEATS_OF_UN:
            return
        if place.text and place.text.startswith("Bruxelles") and _UNION.search(self.text):
            return
        if _GATHERING.search(row.codes(head, head + 16)) and "visite" not in row.codes(max(head - 4, 0), head + 3):
            return
        seen: set[str] = set()
        for guest in guests:
            if guest.party in seen:
                continue
            seen.add(guest.party or "")
            same = [g for g in guests if g.party == guest.party]
            yield Found(
                rule,
                "travel",
                number,
                first,
                last,
                [[self.organ(place.party)], same],
                tense=tense,
                head=head,
                host=place.party,
                visitor=guest.party,
                place=place,
            )


def with_anaphors(row: Row) -> Row:
    """Pronouns and "les deux hommes" as units ``R``."""
    units: list[Unit] = []
    position = 0
    for match in _ANAPHOR.finditer(row.shape):
        first, last = row.span(match)
        if first < position:
            continue
        plural = not match["one"]
        size = {"deux": 2, "trois": 3, "quatre": 4}.get(match["size"] or "", 2 if match["pair"] else 0)
        actor = Actor(
            row.units[first].start,
            row.units[last - 1].end,
            "pair" if match["pair"] else "pronoun",
            (),
            plural=plural,
            size=size,
        )
        units.extend(row.units[position:first])
        units.append(Unit("R", actor.start, actor.end, actor))
        position = last
    units.extend(row.units[position:])
    return Row(units)
