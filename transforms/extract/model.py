"""What goes into the extractor and what comes out: a document, and the contacts that it tells of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from transforms.records import Person, Span

__all__ = ["Document", "Interaction"]


@dataclass(frozen=True, slots=True)
class Document:
    """A text to extract from. All offsets that come out count code points into :attr:`body`."""

    id: str
    title: str
    text: str
    published_on: date | None = None
    """The day of publication in the publication's own zone: "hier" and weekdays count from it."""
    published_at: datetime | None = None
    source: str = ""
    url: str | None = None
    language: str | None = None

    @property
    def body(self) -> str:
        """Title, line feed, text."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Interaction:
    """One contact as one document tells it; the fields are the codebook's, as `records.Contact` documents them."""

    parties: tuple[str, str]
    mode: str
    status: str
    date_start: date | None
    date_end: date | None
    precision: str
    people: tuple[Person, ...]
    initiator: str | None
    place: str | None
    multilateral: bool
    negotiation: bool
    attribution: tuple[str, ...]
    topics: tuple[str, ...]
    evidence_start: int
    evidence_end: int
    spans: tuple[Span, ...]
    rules: tuple[str, ...]
    confidence: float
    is_lead: bool
    visitor: str | None = None
    """For a visit, the party that travels; None where the text does not tell."""
