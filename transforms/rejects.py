"""Making a reject row: one shape, whatever the stage."""

from __future__ import annotations

from datetime import UTC, datetime

from transforms.identifiers import digest
from transforms.records import Item, Payload, Reject

__all__ = ["reject", "reject_item"]

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
    raw_ref = payload.sha256 if number is None else f"{payload.sha256}#{number}"
    identity = (payload.source, stage, error_class, payload.location, what or raw_ref)
    now = now or datetime.now(UTC)
    return _row(identity, payload.source, stage, error_class, message, payload.location, raw_ref, run_id, now)


def reject_item(item: Item, *, stage: str, error_class: str, message: str, run_id: str) -> Reject:
    """A version of an item that is not stored, or is stored but failed later."""
    identity = (item.source, stage, error_class, item.item_id, item.revision or item.content_hash)
    now = datetime.now(UTC)
    return _row(identity, item.source, stage, error_class, message, item.url, item.raw_ref, run_id, now)


def _row(
    identity: tuple[object, ...],
    source: str,
    stage: str,
    error_class: str,
    message: str,
    location: str | None,
    raw_ref: str,
    run_id: str,
    now: datetime,
) -> Reject:
    return Reject(
        reject_id=digest(*identity),
        source=source,
        stage=stage,
        error_class=error_class,
        message=message[:_MESSAGE_LIMIT],
        location=location,
        raw_ref=raw_ref,
        seen_at=now,
        run_id=run_id,
        published_date=now.date(),
    )
