"""The tables, one declaration each, and the records that pass between two stages.

A column is one line here: its Python type, Beam coder, Arrow type and documentation all come from it. Three times are
kept apart: ``published_at`` (the article's), ``first_seen_at`` (when its bytes were fetched, kept by every replay) and
the date of the contact itself. Instants are UTC; days are plain dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from transforms.schema import column, pickled_by_fields, table

__all__ = [
    "MODES",
    "PRECISIONS",
    "STATUSES",
    "SUCCESSES",
    "Contact",
    "Entry",
    "Event",
    "EventMove",
    "Fetch",
    "Item",
    "Page",
    "Payload",
    "Person",
    "Reject",
    "Run",
    "Span",
    "StatusReport",
]

MODES = ("call", "video", "visit", "meeting", "message", "unspecified")
STATUSES = ("held", "planned", "cancelled")
PRECISIONS = ("day", "month", "quarter", "year", "unknown")
SUCCESSES = ("ok", "unchanged")
"""Outcomes of a fetch whose bytes were read to their end, now or before."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Payload:
    """Bytes from the outside, as fetched: one feed, one wire document or one archive of documents."""

    source: str
    """The configured source's id."""
    location: str
    """URL or path."""
    body: bytes
    sha256: str
    fetched_at: datetime
    """When they came, UTC; for a replay, when they came the first time."""
    kind: str = "feed"
    """What it is: feed, wire or documents, as the source is configured, or an article's page."""
    timezone: str | None = None
    """IANA name of the zone for times that carry none."""
    content_type: str | None = None
    """The Content-Type header, where there was one: its charset counts."""
    language: str | None = None
    """What the configuration says of the source's language."""
    first_number: int = 0
    """Of a piece of an archive, the number of its first line in the whole."""
    whole: bool = False
    """Whether the same bytes came twice: where they seem to break off, they are all there is."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Page:
    """An article's own page, as fetched."""

    body: bytes = b""
    content_type: str | None = None
    gone_at: datetime | None = None
    """When it answered 410, UTC."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Entry:
    """One article as a reader found it, neither cleaned nor judged; None or () where the file is silent."""

    number: int
    """Its place in the payload, from 0."""
    repeat: int = 0
    """How many entries of its guid, or else its link, stand before it in a feed or wire document."""
    guid: str | None = None
    url: str | None = None
    title: str | None = None
    text: str | None = None
    markup: bool = True
    """Whether title and text may hold HTML."""
    published_raw: str | None = None
    updated_raw: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    version: str | None = None
    status: str = "usable"
    embargo_raw: str | None = None
    urgency: int | None = None
    slugline: str | None = None
    dateline: str | None = None
    source: str | None = None
    """The source that the entry itself names: it wins over the configured id (documents only)."""


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who takes part in a contact: the name as the article writes it, without title."""

    party: str
    name: str
    role: str | None


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of title + line feed + text, counted in Unicode code points, end exclusive."""

    kind: str
    start: int
    end: int


@pickled_by_fields
@dataclass(frozen=True, slots=True)
class StatusReport:
    """When an event was first reported to have a status, and by which source."""

    status: str
    reported_at: datetime
    source: str


@table("items", key=("item_id", "revision"), version=1)
@dataclass(frozen=True, slots=True)
class Item:
    """One version of one article; the latest of an ``item_id`` is its highest ``revision``."""

    item_id: str = column("hash of the canonical URL, else of source and guid, else of source and content")
    revision: int = column("1 for the version first seen, one more for each version that differs from all before")
    source: str = column("the source that showed the item first; of several at once, the first by id")
    also_in: tuple[str, ...] = column("the other sources that showed it, sorted", gathered=True)
    guid: str | None = column("the identifier the source gives, as written")
    url: str | None = column("the link as published (http or https), not its canonical form")
    title: str = column("headline, plain text")
    text: str = column("summary or body, plain text; empty where the source gives none or the item was killed")
    language: str | None = column("ISO 639-1 code; what the source declares outranks detection")
    authors: tuple[str, ...] = column("bylines as written")
    categories: tuple[str, ...] = column("the source's own subjects, as written")
    published_at: datetime | None = column("the article's own time of publication, UTC")
    published_raw: str | None = column("that time as the source wrote it")
    published_precision: str = column(
        "instant, day (noon of the source's zone stands for it) or none", values=("instant", "day", "none")
    )
    published_on: date | None = column("the day of publication in the source's own zone: 'hier' counts from it")
    zone_origin: str = column(
        "where the zone came from: explicit, feed, assumed or none", values=("explicit", "feed", "assumed", "none")
    )
    version: str | None = column("the source's own number of this version, as written")
    updated_at: datetime | None = column("when the source says this version was made, UTC")
    first_seen_at: datetime = column(
        "when the bytes of this version were first fetched, UTC; of an archive's documents, their publication",
        volatile=True,
    )
    status: str = column(
        "usable, withheld (embargoed by the source) or canceled (killed)", values=("usable", "withheld", "canceled")
    )
    embargo_until: datetime | None = column("not for publication before this instant, UTC")
    urgency: int | None = column("1 (flash) to 9, as the wire gives it")
    slugline: str | None = column("the wire's keyword line")
    dateline: str | None = column("the wire's place line")
    content_hash: str = column("hash of what makes a version: title, text, status, publication time")
    raw_ref: str = column("where the bytes lie: SHA-256 of the payload, '#', number of the entry in it")
    text_source: str = column("where the text came from: feed, or page (the article's own)", values=("feed", "page"))
    truncated: bool = column("the text breaks off: an ellipsis at its end, or a paywall")
    paywalled: bool | None = column("whether the article's page says that it is not free, null where none was read")
    gone_at: datetime | None = column("when the article's page answered 410, UTC")
    released: bool | None = column("whether a pass has found the embargo over, null without one")
    run_id: str = column("the run that wrote the row", volatile=True)
    published_date: date = column("UTC day of the first revision's publication, else of its fetch", partition=True)


@table("contacts", key=("contact_id", "revision"), version=1)
@dataclass(frozen=True, slots=True)
class Contact:
    """One contact as one version of one article tells it; current are those of the highest revision."""

    contact_id: str = column("hash of item, parties, mode and date, with an ordinal on ties")
    event_id: str | None = column("the event it belonged to when written; `events.contact_ids` is the truth")
    item_id: str = column("the article")
    revision: int = column("the version of the article")
    source: str = column("the article's source")
    url: str | None = column("the article's link")
    published_at: datetime | None = column("the article's time of publication, UTC")
    party_a: str = column("ISO 3166-1 alpha-3 code or code of an organisation; before `party_b` in the alphabet")
    party_b: str = column("the other party")
    mode: str = column("call, video, visit, meeting, message or unspecified", values=MODES)
    status: str = column("held, planned or cancelled", values=STATUSES)
    date_start: date | None = column("first day on which the contact takes place, null where the text gives no clue")
    date_end: date | None = column("last day")
    precision: str = column("day, month, quarter, year or unknown", values=PRECISIONS)
    people: tuple[Person, ...] = column("who takes part, for each party")
    initiator: str | None = column("the party that called, asked for or invited")
    visitor: str | None = column("the party that travels to the other; null where it is no visit or nothing tells")
    place: str | None = column("city, else country, as written")
    multilateral: bool = column("more than two parties took part together")
    negotiation: bool = column("the article calls it negotiations, pourparlers or mediation")
    attribution: tuple[str, ...] = column("who reports it, as written")
    topics: tuple[str, ...] = column("what was discussed, as written, at most eight")
    evidence: str = column("the sentence or clause that best shows it, verbatim")
    evidence_start: int = column("offset of the evidence in title + line feed + text, in Unicode code points")
    evidence_end: int = column("its end, exclusive")
    spans: tuple[Span, ...] = column("parties, people, verb and date words, by the same offsets")
    rules: tuple[str, ...] = column("names of the rules that made the contact")
    cameo: str = column("CAMEO code of the row party_a → party_b (042 visitor, 043 host)")
    plover_event: str = column("PLOVER event type")
    plover_mode: str | None = column("PLOVER mode, null where the event has none")
    confidence: float = column("how likely the contact is right, 0 to 1")
    is_lead: bool = column("reported by the headline or the first sentence, not recalled")
    withdrawn_at: datetime | None = column("when the article was killed, UTC; null while it stands")
    extractor_version: str = column("version of the extractor", volatile=True)
    run_id: str = column("the run that wrote the row", volatile=True)
    published_date: date = column("the item's partition", partition=True)


@table("events", key=("event_id",), version=1)
@dataclass(frozen=True, slots=True)
class Event:
    """One contact in the world, as all the articles that mention it tell it."""

    event_id: str = column("hash of the mention that was first reported")
    party_a: str = column("as in contacts")
    party_b: str = column("as in contacts")
    mode: str = column("the mode most mentions give, a named one before `unspecified`", values=MODES)
    status: str = column("the latest known: held, planned or cancelled", values=STATUSES)
    status_history: tuple[StatusReport, ...] = column("each status with its first report, oldest first")
    date_start: date | None = column("best date: the most precise, then the best supported")
    date_end: date | None = column("its last day")
    precision: str = column("day, month, quarter, year or unknown", values=PRECISIONS)
    people: tuple[Person, ...] = column("all who are named, each once")
    place: str | None = column("the place most mentions give")
    topics: tuple[str, ...] = column("what the mentions say was discussed, each once")
    multilateral: bool = column("a mention says that more than two parties took part")
    negotiation: bool = column("a mention calls it negotiations")
    n_mentions: int = column("contacts that tell it")
    n_sources: int = column("sources that tell it")
    n_originals: int = column("texts that tell it, copies of one text counted once")
    first_reported_at: datetime = column("publication of the first mention, UTC")
    last_reported_at: datetime = column("publication of the last mention, UTC")
    contact_ids: tuple[str, ...] = column("the mentions, sorted")
    confidence: float = column("the highest of its mentions'")
    published_date: date = column("first day of the month of the first report", partition=True)


@table("event_moves", key=("old_event_id",), version=1)
@dataclass(frozen=True, slots=True)
class EventMove:
    """An event id that was given up: an earlier mention was found, or what told the event was edited or killed.

    An id that came back since is in `events` again: its row here is history.
    """

    old_event_id: str = column("the id that was given up")
    new_event_id: str | None = column("the event that most of its mentions belong to now, null where there is none")
    moved_at: datetime = column("when, UTC; of several moves of an id the last is kept", volatile=True)
    run_id: str = column("the run that wrote the row", volatile=True)
    published_date: date = column("the old event's partition", partition=True)


@table("rejects", key=("reject_id",), version=1)
@dataclass(frozen=True, slots=True)
class Reject:
    """Something that was fetched or read and did not become an item, with the reason and where its bytes lie."""

    reject_id: str = column("hash of source, stage, error class, location and the entry's guid or link, else raw_ref")
    source: str = column("the source it came from")
    stage: str = column("fetch, read, normalise or extract", values=("fetch", "read", "normalise", "extract"))
    error_class: str = column("name of the error, one of the classes that the stage documents")
    message: str = column("what happened, where, and what to do")
    location: str | None = column("URL or path")
    raw_ref: str | None = column("SHA-256 of the payload, '#', number of the entry; null where nothing was fetched")
    seen_at: datetime = column("when it was rejected first, UTC", volatile=True)
    run_id: str = column("the run that wrote the row", volatile=True)
    published_date: date = column("UTC day of seen_at", partition=True)


@table("fetch_log", key=("fetch_id",), version=1)
@dataclass(frozen=True, slots=True)
class Fetch:
    """One try to fetch one feed, file or article page: also what the next try has to know."""

    fetch_id: str = column("hash of run, source and location", volatile=True)
    source: str = column("the source")
    location: str = column("URL or path")
    kind: str = column(
        "what it is: feed, wire, documents, page (of an article) or robots",
        values=("feed", "wire", "documents", "page", "robots"),
    )
    outcome: str = column("ok, unchanged, or the name of the failure")
    message: str | None = column("what went wrong, null where nothing did")
    http_status: int | None = column("status of the last response, null for files")
    final_url: str | None = column("where redirects led, null where there were none")
    content_type: str | None = column("the Content-Type header, null for files")
    etag: str | None = column("validator to send back, as received")
    last_modified: str | None = column("validator to send back, as received")
    sha256: str | None = column("hash of the body, null where there is none")
    n_bytes: int | None = column("size of the body after decompression")
    n_entries: int | None = column("entries that were read from it")
    modified_at: datetime | None = column("when a file was last changed, UTC; null for URLs")
    retry_at: datetime | None = column("Retry-After: nothing may be asked of this host before, UTC")
    fetched_at: datetime = column("when the try was answered; where it failed, when it began, UTC", volatile=True)
    run_id: str = column("the run", volatile=True)
    published_date: date = column("UTC day of fetched_at", partition=True)


@table("runs", key=("run_id",), version=1)
@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command that drives the graph."""

    run_id: str = column("the instant it began and a random part", volatile=True)
    command: str = column("the command")
    started_at: datetime = column("UTC", volatile=True)
    ended_at: datetime = column("UTC", volatile=True)
    outcome: str = column("ok, or the error that ended it")
    n_fetched: int = column("feeds and files that were tried")
    n_entries: int = column("entries that were read")
    n_items: int = column("item versions that are new")
    n_known: int = column("entries whose content was seen before")
    n_rejects: int = column("rejects, of all stages")
    n_contacts: int = column("contacts that were written")
    version: str = column("version of Homologue")
    published_date: date = column("UTC day it began", partition=True)
