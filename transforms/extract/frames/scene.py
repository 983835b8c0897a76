"""A document ready for the frames: rows with actors resolved, and what the frames ask of the context."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from transforms.extract.actors.actor import Actor, Member
from transforms.extract.actors.anaphora import group_before, last_person, other_person
from transforms.extract.actors.people import Cast, Figure
from transforms.extract.frames.grammar import subject_of
from transforms.extract.frames.whereabouts import (
    destination,
    is_setting,
    nearest_setting,
    opening_place,
    place_at,
    there,
)
from transforms.extract.lexicon.anaphors import LATTER
from transforms.extract.lexicon.function_words import GOVERNING
from transforms.extract.lexicon.nouns_context import AGENDA_OF, OPENING_STATE
from transforms.extract.lexicon.roles import COMPLEMENTS
from transforms.extract.mentions.text import Sentence, fold
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Place

__all__ = ["Scene"]


_COLLEAGUE = re.compile(rf"(?:^|\s)collegues? (?:des|de la|de l'|du|aux?) (?:l' )?{COMPLEMENTS}")
"""As in "son collègue de la Défense": a member of the same government."""

_STILL = 5
"""Sentences after which nobody is spoken of any longer."""

_ONE_OF_A_KIND = frozenset({"foreign minister", "defence minister", "head of state", "head of government", "envoy"})


def _one_each(actor: Actor) -> bool:
    """Whether it is two persons without a state who hold an office of which a state has one."""
    members = actor.members
    return (
        len(members) == 2
        and actor.kind == "role"
        and not actor.former
        and all(m.name and m.office in _ONE_OF_A_KIND for m in members)
        and all(m.party is None or m.party_of == "home" for m in members)
    )


@dataclass
class Scene:
    """One document; ``number`` is that of a sentence and its row throughout."""

    text: str
    sentences: Sequence[Sentence]
    rows: list[Row]
    cast: Cast
    published_on: date | None
    home: str | None
    pairs: list[tuple[int, list[Member]]] = field(default_factory=list)
    """Groups that met, as the frames find them: what "les deux hommes" refers to."""

    @property
    def headlined(self) -> bool:
        """Whether row 0 is a headline, not the text's first sentence."""
        return not self.text.startswith("\n")

    def members(
        self, number: int, indices: Sequence[int], *, avoid: AbstractSet[str | None] = frozenset()
    ) -> list[Member]:
        """The officials and organs at some units of a row, anaphors resolved, former ones left out.

        Parties to ``avoid`` are none of "les deux présidents": another gathers or receives them.
        """
        row = self.rows[number]
        found: list[Member] = []
        for index in indices:
            unit = row.units[index]
            actor: Actor = unit.what
            if unit.code == "R":
                found.extend(self._antecedents(number, index, actor, avoid))
            elif _one_each(actor) and (two := self._two_of(number, index, actor)):
                found.extend(two)
            elif not actor.former:
                found.extend(self._complete(m, actor, number, index) for m in actor.members)
        return found

    def officials(
        self, number: int, indices: Sequence[int], *, avoid: AbstractSet[str | None] = frozenset()
    ) -> list[Member]:
        """Those members that have a party and are more than its name: who can act."""
        return [m for m in self.members(number, indices, avoid=avoid) if m.party and not m.impersonal]

    def _two_of(self, number: int, index: int, actor: Actor) -> list[Member]:
        """As in "les ministres des Affaires étrangères A et B": of the two parties that the text has just told of."""
        group = group_before(self.rows, self.pairs, number, index, 2)
        parties = list(dict.fromkeys(member.party for member in group))
        if len(parties) != len(actor.members):
            return []
        # Which of the two is whose, nobody says.
        return [Member(party, None, actor.members[0].office, party_of="document") for party in parties]

    def _antecedents(self, number: int, index: int, actor: Actor, avoid: AbstractSet[str | None]) -> list[Member]:
        if actor.plural:
            return group_before(
                self.rows,
                self.pairs,
                number,
                index,
                actor.size,
                avoid if actor.size or actor.kind == "pronoun" else frozenset(),
            )
        governed = index > 0 and self.rows[number].units[index - 1].code == "avec"
        if self.words_of(number, index)[-1] in LATTER or governed:
            acting = {self._acting_party(number, index)} - {None}
            member = other_person(self.rows, number, index, acting)
        else:
            near = last_person(self.rows, number, index, back=1)
            member = near or self._topic_at(number) or last_person(self.rows, number, index)
        return [member] if member else []

    def _complete(self, member: Member, actor: Actor, number: int, index: int) -> Member:
        if member.party is None and actor.kind == "counterpart":
            if _COLLEAGUE.search(" ".join(self.words_of(number, index))):
                own = last_person(self.rows, number, index)
                return replace(member, party=own.party, party_of="document") if own else member
            units = self.rows[number].units[index + 1 : index + 3]
            if [unit.code for unit in units] == [",", "X"] and units[1].what.kind == "role":
                apposed: Member = units[1].what.members[0]  # "son visiteur, le roi de Jordanie"
                return apposed
            other = self._other_head(number, index)
            if other is not None:
                return replace(member, party=other.party, name=other.name, party_of="document")
        if member.party is None and member.name is None and actor.kind == "role":
            state = self._opening_state(number)
            return self.with_party(member, state) if state else member
        return member

    def _opening_state(self, number: int) -> str | None:
        """The state that a sentence opens with, for its officials: "Au Niger, le chef de la junte …"."""
        row = self.rows[number]
        opening = OPENING_STATE.match(row.shape)
        state = row.units[row.span(opening, "state")[0]].what if opening else None
        return state.party if state is not None and state.kind == "name" else None

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
        acting = self._acting_party(number, index) or self.cast.figures[before[-1][1]].party
        figures = [self.cast.figures[key] for _, key in reversed(before)]
        return next((figure for figure in figures if figure.party != acting), None)

    def _acting_party(self, number: int, index: int) -> str | None:
        """The party of the subject before a unit; None where it is another counterpart, or none is told."""
        row = self.rows[number]
        subject = [j for j in subject_of(row, index) if j < index and row.units[j].what.kind != "counterpart"]
        return next((member.party for member in self.members(number, subject) if member.party), None)

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
                governed = j > 0 and row.units[j - 1].code in GOVERNING
                if member.party and member.party not in taken and not governed:
                    return [member]
        before = self.owner or (last_person(self.rows, number, 0) if number else None)
        return [before] if before and before.party not in taken else []

    def state_before(self, number: int, *, avoid: Sequence[Member]) -> list[Member]:
        """The state that the sentence before, or the headline, names as acting or is set in, other than the other
        side's.
        """
        taken = {member.party for member in avoid}
        for row in (self.rows[max(number - 1, 0)], self.rows[0]):
            if row.codes(0, 1) in ("a", "au", "en", "aux") and row.codes(1, 2) == "Z":
                party = row.units[1].what.party
                if party not in taken:
                    return [self.organ(party)]  # "À Z, on avait réagi plus tôt."
            for j, unit in enumerate(row.units):
                if unit.code == "X" and unit.what.kind == "state" and not (j and row.units[j - 1].code in GOVERNING):
                    party = unit.what.members[0].party
                    if party and party not in taken:
                        return [self.organ(party)]
        return []

    def other(self, number: int, position: int, *, avoid: Sequence[Member]) -> list[Member]:
        """The person that "lui" or "le" stands for: the last one named before who is not on the side that acts."""
        found = other_person(self.rows, number, position, {member.party for member in avoid})
        return [found] if found else []

    @cached_property
    def owner(self) -> Member | None:
        """Whose agenda the text is, as the headline says: its entries speak of him without a subject."""
        opening = AGENDA_OF.match(self.rows[0].shape) if self.rows else None
        return next(iter(self.members(0, [self.rows[0].span(opening)[1] - 1])), None) if opening else None

    def _topic_at(self, number: int) -> Member | None:
        """Whom the headline is about, where a sentence not far before speaks of him."""
        topic = self.topic
        rows = self.rows[max(number - _STILL, 1) : number] if topic else []
        spoken_of = (m for row in rows for u in row.units if u.code in ("X", "Y") for m in u.what.members)
        return topic if topic and any(m.name == topic.name for m in spoken_of) else None

    @cached_property
    def topic(self) -> Member | None:
        """The one official whom the headline names as acting: "il" is he where the sentence before names nobody."""
        row = self.rows[0] if self.rows and self.headlined else None
        acting = [
            member
            for j, unit in enumerate(row.units if row else ())
            if unit.code == "X" and unit.what.kind in ("person", "role") and not unit.what.former
            if not (j and row and row.units[j - 1].code in GOVERNING)
            for member in unit.what.members
            if member.party and member.name
        ]
        return acting[0] if len(acting) == 1 else None

    def organ(self, party: str) -> Member:
        """A party without a name."""
        return Member(party, party_of="place")

    def with_party(self, member: Member, party: str) -> Member:
        """An official without party, given the one whose ground he stands on."""
        return member if member.party else replace(member, party=party, party_of="place")

    def words_of(self, number: int, index: int) -> list[str]:
        """The folded words of a unit."""
        unit = self.rows[number].units[index]
        return fold(self.text[unit.start : unit.end]).split()

    def place(self, number: int, head: int) -> Place | None:
        """Where the contact told at a unit takes place."""
        return self._there(number, head) or nearest_setting(self.text, self.rows[number], head)

    def goal(self, number: int, head: int, *, bare: bool = False) -> Place | None:
        """Where the journey told at a unit goes."""
        return self._there(number, head) or destination(self.text, self.rows[number], head, bare=bare)

    def _there(self, number: int, head: int) -> Place | None:
        """The place that "y" stands for: "s'y rendra", "y a rencontré"."""
        return there(self.text, self.rows, number, head)

    def place_of(self, number: int, index: int) -> Place:
        """The place that a unit names."""
        return place_at(self.text, self.rows[number], index)

    def places(self, number: int) -> list[Place]:
        """The places that a sentence puts something in."""
        row = self.rows[number]
        return [place_at(self.text, row, j) for j in range(len(row)) if is_setting(row, j)]

    def opening_place(self, number: int) -> Place | None:
        """The place that a sentence opens with."""
        return opening_place(self.text, self.rows[number])

    def capital_named(self, party: str) -> str | None:
        """The capital of a party, as the text writes it where it names it first, as a place or as its government."""
        for row in self.rows:
            for unit in row.units:
                if unit.code == "Z" and unit.what.kind == "capital" and unit.what.party == party:
                    return self.text[unit.start : unit.end]
                if unit.code == "X" and unit.what.kind == "state":
                    member = unit.what.members[0]
                    if member.party == party and member.party_of == "capital":
                        return self.text[unit.start : unit.end]
        return None

    def town_in(self, party: str, numbers: Sequence[int]) -> str | None:
        """The first town of a state that the given sentences put something in, as written."""
        for number in numbers:
            row = self.rows[number]
            for j, unit in enumerate(row.units):
                if unit.code == "Z" and unit.what.party == party and unit.what.kind != "name" and is_setting(row, j):
                    return self.text[unit.start : unit.end]
        return None
