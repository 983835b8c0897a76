"""Making a reject row: one shape, whatever the stage."""

from __future__ import annotations

from datetime import UTC, datetime

from transforms.identifiers import digest
from transforms.records import Payload, Reject

__all__ = ["reject"]

_MESSAGE_LIMIT = 1_000


def reject(
    payload: Payload,
    *,
    stage: str,
    error_class: str,
    message: str,
    run_id: str,
    number: int | None = None,
    what: str | None = None,
    now: datetime | None = None,
) -> Reject:
    """A reject of ``payload``, or of its entry ``number``.

    ``what`` tells the entry from others of its feed or file wherever it stands in it (its guid or link): a broken entry
    that stays in a feed whose bytes change is rejected once.
    """
    now = now or datetime.now(UTC)
    raw_ref = payload.sha256 if number is None else f"{payload.sha256}#{number}"
    return Reject(
        reject_id=digest(payload.source, stage, error_class, payload.location, what or raw_ref),
        source=payload.source,
        stage=stage,
        error_class=error_class,
        message=message[:_MESSAGE_LIMIT],
        location=payload.location,
        raw_ref=raw_ref,
        seen_at=now,
        run_id=run_id,
        published_date=now.date(),
    )
