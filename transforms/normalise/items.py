"""One entry to one item, pure: clean text, instants, identity, language.

Times without zone are in the configured zone of the source. Where there is none, those of a French text are taken for
Paris, whose press and agencies are most of what is read here, and all others for UTC, which is what most software
writes that forgets to say so; `zone_origin` says that it was assumed.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from transforms.normalise.errors import NoContent
from transforms.normalise.identity import content_hash, item_id
from transforms.normalise.language import declared_language, detect_language
from transforms.normalise.text import breaks_off, clean_line, clean_text
from transforms.normalise.time import Moment, parse_time
from transforms.normalise.url import web_url
from transforms.records import Entry, Item, Payload

__all__ = ["make_item"]

_FRENCH_ZONE = "Europe/Paris"
_FUTURE = timedelta(days=1)
_HALF_A_DAY = timedelta(hours=12)
"""How far after its fetch an article may be dated: clocks and zones go wrong by hours. Beyond, the date is no date of
publication (an event's, a typing error), and moving it to the fetch would make a new version with every fetch."""
_RAW_LIMIT = 200
_NAME_LIMIT = 300
_LIST_LIMIT = 50


def make_item(entry: Entry, payload: Payload, *, require_content: bool = True) -> Item:
    """The item of an entry, without revision.

    Raises `NoContent` where there is neither title nor text, unless it is a kill, which needs none, or
    ``require_content`` is False.
    """
    title = clean_line(entry.title, markup=entry.markup)
    text = clean_text(entry.text, markup=entry.markup)
    if require_content and not title and not text and entry.status != "canceled":
        raise NoContent("neither title nor text")
    if entry.status == "canceled":
        text = ""
    source = entry.source or payload.source
    language = declared_language(entry.language, payload.language) or detect_language(f"{title}\n{text}")
    url = web_url(entry.url)
    published = _published(entry, payload, language)
    instant = published.instant if published else None
    updated = _moment(entry.updated_raw, payload, language)
    embargo = _moment(entry.embargo_raw, payload, language)
    seen = payload.fetched_at
    if payload.kind == "documents" and published is not None:
        seen = min(seen, _could_be_seen(published, updated))
    return Item(
        item_id=item_id(url=url, source=source, guid=entry.guid, content=f"{title}\n{text}"),
        revision=0,
        source=source,
        also_in=(),
        guid=_short(entry.guid, 2_048),
        url=url,
        title=title,
        text=text,
        language=language,
        authors=_names(entry.authors),
        categories=_names(entry.categories),
        published_at=instant,
        published_raw=_short(entry.published_raw, _RAW_LIMIT),
        published_precision=published.precision if published else "none",
        published_on=_day(published, payload, language),
        zone_origin=published.zone_origin if published else "none",
        version=_short(entry.version, _RAW_LIMIT),
        updated_at=updated.instant if updated else None,
        first_seen_at=seen,
        status=entry.status,
        embargo_until=embargo.instant if embargo else None,
        urgency=entry.urgency,
        slugline=_short(entry.slugline, _NAME_LIMIT),
        dateline=_short(entry.dateline, _NAME_LIMIT),
        content_hash=content_hash(title=title, text=text, status=entry.status, published_at=instant),
        raw_ref=f"{payload.sha256}#{entry.number}",
        text_source="feed",
        truncated=breaks_off(text),
        paywalled=None,
        gone_at=None,
        released=None,
        run_id="",
        published_date=(instant or seen).astimezone(UTC).date(),
    )


def _moment(raw: str | None, payload: Payload, language: str | None) -> Moment | None:
    assumed = _FRENCH_ZONE if language == "fr" else "UTC"
    return parse_time(raw, default_zone=payload.timezone, assumed_zone=assumed)


def _published(entry: Entry, payload: Payload, language: str | None) -> Moment | None:
    moment = _moment(entry.published_raw, payload, language)
    return moment if moment and moment.instant <= payload.fetched_at + _FUTURE else None


def _could_be_seen(published: Moment, updated: Moment | None) -> datetime:
    """The first instant at which an archive's document can have been seen as it is there.

    That is when it was published or last changed; a day without a time is over before it is sure.
    """
    return max(
        moment.instant + (_HALF_A_DAY if moment.precision == "day" else timedelta())
        for moment in (published, updated)
        if moment is not None
    )


def _day(published: Moment | None, payload: Payload, language: str | None) -> date | None:
    """The day in the source's own zone.

    That is the configured one. Without it, an offset that an article writes is its own, but UTC is what servers write:
    for a French text it is read in Paris.
    """
    if published is None:
        return None
    zone = payload.timezone or (_FRENCH_ZONE if language == "fr" and published.in_utc else None)
    if zone is None or published.precision == "day":
        return published.day
    try:
        return published.instant.astimezone(ZoneInfo(zone)).date()
    except (KeyError, ValueError):
        return published.day


def _short(value: str | None, limit: int) -> str | None:
    return (clean_line(value, markup=False, limit=limit) or None) if value else None


def _names(values: tuple[str, ...]) -> tuple[str, ...]:
    found = (clean_line(value, markup=True, limit=_NAME_LIMIT) for value in values[:_LIST_LIMIT])
    return tuple(dict.fromkeys(value for value in found if value))
