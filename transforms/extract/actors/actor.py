"""Officials, organs and states as parties to a contact: what a noun phrase tells of them."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.extract.mentions.directory import OfficialMention

__all__ = ["Actor", "Member"]

_IMPERSONAL = frozenset({"name", "organisation", "capital", "inhabitants", "seat"})


@dataclass(frozen=True, slots=True)
class Member:
    """One official or organ: what is not told is None."""

    party: str | None
    name: str | None = None
    office: str | None = None
    official: OfficialMention | None = None
    title: str = ""
    """The word for a head of state where it tells two apart: roi, emir, pape, president …"""
    party_of: str = ""
    """What gave the party: name, organisation, seat, capital, inhabitants, adjective, place, role, person, document
    or home."""

    @property
    def impersonal(self) -> bool:
        """Whether it is only a state or organisation by name, without an official: such a one does not travel."""
        return self.party_of in _IMPERSONAL


@dataclass(frozen=True, slots=True)
class Actor:
    """A noun phrase that can take part in a contact; offsets count into the readable text."""

    start: int
    end: int
    kind: str
    """person, role, organ, state, inhabitants, counterpart ("son homologue"), pair ("les deux hommes") or pronoun."""
    members: tuple[Member, ...]
    plural: bool = False
    former: bool = False
    post: str | None = None
    post_span: tuple[int, int] | None = None
    """For an ambassador, the party where he is on post."""
    size: int = 0
    """For "les deux/trois …", how many; 1 for "le Turc", "l'Allemande"."""
    apart: bool = False
    """Whether a list names its members one by one: nothing says that they were together."""
