"""What one clause tells of a contact, before the tellings of a document are joined into contacts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from transforms.extract.actors.actor import Member
from transforms.extract.dates.resolution import DateRange

__all__ = ["Found", "Learned", "Place", "Telling"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a contact takes place; ``text`` is None for a palace, whose town the article does not name."""

    party: str | None
    text: str | None
    palace: bool = False
    town: bool = False
    """Whether it is more exact than the state."""
    capital: bool = False
    """Whether it is the capital of the party, told as such: "dans la capitale russe"."""


@dataclass(slots=True)
class Found:
    """A construction that matched: who takes part and how it is worded. Units index the row."""

    rule: str
    kind: str
    """face, gather, talk, call, video, message, host, summon, travel or offer."""
    row: int
    first: int
    last: int
    sides: list[list[Member]]
    """One side a list; two sides pair across, a single side pairs within."""
    together: bool = False
    """All of them at one table: every pair counts, not only those across the sides."""
    tense: str = "none"
    status: str | None = None
    initiator: str | None = None
    host: str | None = None
    visitor: str | None = None
    place: Place | None = None
    negotiation: bool = False
    head: int = 0
    """The unit of the verb or noun."""
    day: int | None = None
    """The unit of its date phrase, where the construction itself tells which."""
    undated: bool = False
    """Whether no other date of the clause can be its own: "qui le mènera ensuite à Bamako"."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What the encoder makes of a row, given that it tells of the contact; numbers are probabilities."""

    modes: Mapping[str, float]
    statuses: Mapping[str, float]
    initiators: Mapping[str | None, float]
    """None for nobody told."""
    date: tuple[int, int] | None
    """Row and unit of the likeliest date phrase; None for none of those near."""
    dated: float
    place: Place | None
    placed: float
    people: Sequence[tuple[Member, float]]
    """Officials named near, and how likely each takes part."""
    topics: Sequence[tuple[int, int]]
    reporters: Sequence[tuple[int, int]]
    """Characters (start, end) that say what was discussed and who reports it, in the row and those behind it."""


@dataclass(slots=True)
class Telling:
    """One pair in one clause."""

    parties: tuple[str, str]
    members: dict[str, list[Member]]
    mode: str
    status: str
    when: DateRange | None
    dated: str
    """stated, horizon (a vague one: no date), present (the day of publication by default) or none."""
    place: Place | None
    initiator: str | None
    visitor: str | None
    multilateral: bool
    negotiation: bool
    row: int
    first: int
    last: int
    head: int
    rules: list[str] = field(default_factory=list)
    date_span: tuple[int, int] | None = None
    weak: bool = False
    """Whether its status is only what a bare noun suggests."""
    aside: bool = False
    """Whether it is said to be in the margins of a gathering: such a meeting is no visit (codebook)."""
    likely: float = 0.0
    """How likely the scorer takes its pair for a contact, 0 to 1."""
    learned: list[Learned] = field(default_factory=list)
    """Of every clause that tells it, as far as the encoder read it."""
    told: list[tuple[int, int, int]] = field(default_factory=list)
    """Row, head and last unit of every clause that tells it."""

    @property
    def framed(self) -> bool:
        """Whether a frame found it, not the scorer alone."""
        return not all(rule.startswith("scored") for rule in self.rules)
