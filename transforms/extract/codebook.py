"""Documents and contacts as JSON objects, in the codebook's annotation format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from transforms.extract.model import Document, Interaction

__all__ = ["DocumentError", "document_from", "to_annotation"]


class DocumentError(ValueError):
    """The object is no document; the message names the key and what stands there."""


def document_from(fields: Mapping[str, Any]) -> Document:
    """Read a document from ``id``, ``title``, ``text``, ``published``, ``source`` and ``url``.

    ``published`` may be a day, an instant with a zone (the zone's own day counts), an instant without one, or missing.

    Raises:
        DocumentError: a key has a value that cannot be read.

    """
    strings = {}
    for key in ("id", "title", "text", "source"):
        value = fields.get(key)
        if value is not None and not isinstance(value, (str, int)):
            raise DocumentError(f"{key}: expected a string, found {type(value).__name__}")
        strings[key] = "" if value is None else str(value)
    published_on, published_at = _published(fields.get("published"))
    return Document(
        id=strings["id"],
        title=strings["title"],
        text=strings["text"],
        published_on=published_on,
        published_at=published_at,
        source=strings["source"],
        url=fields.get("url"),
        language=fields.get("language"),
    )


def _published(value: object) -> tuple[date | None, datetime | None]:
    if value is None or value == "":
        return None, None
    if not isinstance(value, str):
        raise DocumentError(f"published: expected an ISO 8601 date or instant, found {value!r}")
    try:
        if len(value) == 10:
            return date.fromisoformat(value), None
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise DocumentError(f"published: expected an ISO 8601 date or instant, found {value!r}") from None
    return moment.date(), moment.astimezone(UTC) if moment.tzinfo else None


def to_annotation(document: Document, interactions: Sequence[Interaction]) -> list[dict[str, Any]]:
    """The contacts of one document in the codebook's format, with offsets, rules and confidence added."""
    return [_annotation(document, found) for found in interactions]


def _annotation(document: Document, found: Interaction) -> dict[str, Any]:
    people: dict[str, list[str]] = {party: [] for party in found.parties}
    for person in found.people:
        people[person.party].append(person.name)
    return {
        "parties": list(found.parties),
        "mode": found.mode,
        "status": found.status,
        "date": found.date_start.isoformat() if found.date_start else None,
        "date_end": found.date_end.isoformat() if found.date_end else None,
        "precision": found.precision,
        "people": people,
        "initiator": found.initiator,
        "place": found.place,
        "multilateral": found.multilateral,
        "negotiation": found.negotiation,
        "attribution": list(found.attribution),
        "topics": list(found.topics),
        "evidence": document.body[found.evidence_start : found.evidence_end],
        "evidence_start": found.evidence_start,
        "evidence_end": found.evidence_end,
        "rules": list(found.rules),
        "confidence": round(found.confidence, 3),
        "is_lead": found.is_lead,
    }
