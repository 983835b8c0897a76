"""One entry to one item, pure. Text cleaning and dates are plain here."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from dateutil import parser

from transforms.identifiers import digest
from transforms.normalise.errors import NoContent
from transforms.records import Entry, Item, Payload

__all__ = ["make_item"]

_TAG = re.compile(r"<[^>]*>")


def make_item(entry: Entry, payload: Payload) -> Item:
    """The item of an entry, without revision; `NoContent` where there is nothing to read."""
    title, text = (_clean(value, entry.markup) for value in (entry.title, entry.text))
    if not title and not text:
        raise NoContent("neither title nor text")
    source = entry.source or payload.source
    moment, origin = _moment(entry.published_raw, payload.timezone)
    instant = moment.astimezone(UTC) if moment else None
    url = entry.url if entry.url and entry.url.startswith(("http://", "https://")) else None
    seen = instant if payload.kind == "documents" and instant else payload.fetched_at
    return Item(
        item_id=digest(url) if url else digest(source, entry.guid or f"{title}\n{text}"),
        revision=0,
        source=source,
        also_in=(),
        guid=entry.guid,
        url=url,
        title=title,
        text=text,
        language=(entry.language or payload.language or "fr")[:2].lower(),
        authors=entry.authors,
        categories=entry.categories,
        published_at=instant,
        published_raw=entry.published_raw,
        published_precision="instant" if instant else "none",
        published_on=moment.date() if moment else None,
        zone_origin=origin,
        version=entry.version,
        updated_at=None,
        first_seen_at=seen,
        status=entry.status,
        embargo_until=None,
        urgency=entry.urgency,
        slugline=entry.slugline,
        dateline=entry.dateline,
        content_hash=digest(title, text, entry.status, instant),
        raw_ref=f"{payload.sha256}#{entry.number}",
        run_id="",
        published_date=(instant or seen).date(),
    )


def _clean(value: str | None, markup: bool) -> str:
    text = html.unescape(_TAG.sub(" ", value or "")) if markup else value or ""
    return " ".join(text.split())


def _moment(raw: str | None, zone: str | None) -> tuple[datetime | None, str]:
    try:
        moment = parser.parse(raw) if raw else None
    except (ValueError, OverflowError):
        moment = None
    if moment is None:
        return None, "none"
    if moment.tzinfo is not None:
        return moment, "explicit"
    return moment.replace(tzinfo=ZoneInfo(zone or "Europe/Paris")), "feed" if zone else "assumed"
