"""Entries to items: where the parts meet."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from transforms.normalise.errors import NoContent
from transforms.normalise.items import make_item
from transforms.normalise.language import declared_language, detect_language
from transforms.records import Entry, Payload

SEEN = datetime(2024, 3, 4, 12, tzinfo=UTC)
PAYLOAD = Payload(source="journal", location="flux.xml", body=b"", sha256="00", fetched_at=SEEN)
ENTRY = Entry(
    number=3,
    guid="g",
    url="https://a.example/1?utm_source=rss",
    title="Le titre &amp;eacute;crit",
    text="<p>Un.</p><p>Deux.</p>",
    published_raw="Mon, 04 Mar 2024 10:15:00 +0100",
    language="fr",
)


def test_an_item() -> None:
    item = make_item(ENTRY, PAYLOAD)
    assert (item.title, item.text, item.language) == ("Le titre écrit", "Un.\nDeux.", "fr")
    assert item.url == "https://a.example/1?utm_source=rss"
    assert (item.source, item.also_in, item.revision, item.raw_ref) == ("journal", (), 0, "00#3")
    assert item.published_at == datetime(2024, 3, 4, 9, 15, tzinfo=UTC)
    assert (item.published_precision, item.published_on, item.zone_origin) == ("instant", date(2024, 3, 4), "explicit")
    assert (item.first_seen_at, item.published_date) == (SEEN, date(2024, 3, 4))


def test_an_entry_without_title_and_text_is_none_unless_it_is_a_kill() -> None:
    empty = replace(ENTRY, title=" <br> ", text="&nbsp;")
    with pytest.raises(NoContent):
        make_item(empty, PAYLOAD)
    assert make_item(empty, PAYLOAD, require_content=False).title == ""
    killed = make_item(replace(ENTRY, status="canceled"), PAYLOAD)
    assert (killed.title, killed.text, killed.status) == ("Le titre écrit", "", "canceled")
    assert make_item(replace(empty, status="canceled"), PAYLOAD).status == "canceled"


@pytest.mark.parametrize(
    ("raw", "zone", "language", "instant", "day", "origin"),
    [
        ("2024-03-04 23:30", "America/Toronto", "fr", "2024-03-05T04:30", date(2024, 3, 4), "feed"),
        ("2024-03-04 23:30", None, "fr", "2024-03-04T22:30", date(2024, 3, 4), "assumed"),
        ("2024-03-04 23:30", None, "en", "2024-03-04T23:30", date(2024, 3, 4), "assumed"),
        # Servers write UTC wherever they stand: for a French text the day is that of Paris.
        ("2024-03-03T23:30:00Z", None, "fr", "2024-03-03T23:30", date(2024, 3, 4), "explicit"),
        ("2024-03-03T23:30:00Z", None, "en", "2024-03-03T23:30", date(2024, 3, 3), "explicit"),
        ("2024-03-03T23:30:00Z", "America/Toronto", "fr", "2024-03-03T23:30", date(2024, 3, 3), "explicit"),
        # An offset that the article writes is its own.
        ("2024-03-03T23:30:00-05:00", None, "fr", "2024-03-04T04:30", date(2024, 3, 3), "explicit"),
        ("4 mars 2024", "Pacific/Noumea", "fr", "2024-03-04T01:00", date(2024, 3, 4), "feed"),
    ],
)
def test_the_day_is_that_of_the_source(
    raw: str, zone: str | None, language: str, instant: str, day: date, origin: str
) -> None:
    item = make_item(replace(ENTRY, published_raw=raw, language=language), replace(PAYLOAD, timezone=zone))
    assert item.published_at == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert (item.published_on, item.zone_origin) == (day, origin)


def test_a_date_in_the_future_is_no_date_of_publication() -> None:
    near, far = SEEN + timedelta(hours=23), SEEN + timedelta(hours=25)
    assert make_item(replace(ENTRY, published_raw=near.isoformat()), PAYLOAD).published_at == near
    item = make_item(replace(ENTRY, published_raw=far.isoformat()), PAYLOAD)
    assert (item.published_at, item.published_on, item.published_precision) == (None, None, "none")
    assert (item.published_raw, item.zone_origin) == (far.isoformat(), "none")
    assert item.published_date == SEEN.date()


def test_documents_were_first_seen_when_they_were_published() -> None:
    item = make_item(ENTRY, replace(PAYLOAD, kind="documents"))
    assert item.first_seen_at == item.published_at
    changed = replace(ENTRY, updated_raw=(SEEN - timedelta(minutes=1)).isoformat())
    assert make_item(changed, replace(PAYLOAD, kind="documents")).first_seen_at == SEEN - timedelta(minutes=1)
    later = replace(PAYLOAD, kind="documents", timezone="UTC", fetched_at=SEEN + timedelta(days=9))
    day = make_item(replace(ENTRY, published_raw="2024-03-04"), later)
    assert day.first_seen_at == datetime(2024, 3, 5, tzinfo=UTC), "a day without a time is over before it is sure"
    undated = make_item(replace(ENTRY, published_raw=None), replace(PAYLOAD, kind="documents"))
    assert undated.first_seen_at == SEEN
    assert make_item(replace(ENTRY, source="archive"), PAYLOAD).source == "archive"


def test_lists_are_cleaned_and_each_name_stands_once() -> None:
    item = make_item(replace(ENTRY, authors=("L&eacute;a", " Léa ", ""), categories=("x",) * 3 + ("y" * 500,)), PAYLOAD)
    assert item.authors == ("Léa",)
    assert item.categories == ("x", "y" * 300)


@pytest.mark.parametrize("kind", ["feed", "wire"])
def test_the_same_content_has_the_same_hash_wherever_it_is_read(kind: str) -> None:
    one = make_item(ENTRY, PAYLOAD)
    other = make_item(
        replace(ENTRY, number=9, guid="h", url="http://www.a.example/1", published_raw="2024-03-04T09:15:00Z"),
        replace(PAYLOAD, source="une", kind=kind, fetched_at=SEEN + timedelta(days=3)),
    )
    assert (one.item_id, one.content_hash) == (other.item_id, other.content_hash)


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        (("fr-FR",), "fr"), (("fr_BE.UTF-8", "en"), "fr"), (("FR",), "fr"), (("fra",), "fr"), (("Français",), "fr"),
        (("", None, "en-us"), "en"), (("zz",), None), (("xx-nimporte",), None), (("klingon",), None), ((), None),
    ],
)  # fmt: skip
def test_declared_language(declared: tuple[str | None, ...], expected: str | None) -> None:
    assert declared_language(*declared) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Les deux ministres se sont entretenus dans la soirée avec leurs homologues", "fr"),
        ("Espagne : Pedro Sánchez va rester Premier ministre", "fr"),
        ("Macron reçoit Scholz à l’Élysée, Kiev au menu", "fr"),
        ("The two ministers held talks in the evening with their counterparts", "en"),
        ("Die beiden Minister sprachen am Abend mit ihren Amtskollegen in Berlin", "de"),
        ("Los dos ministros hablaron por la tarde con sus homólogos en Madrid", "es"),
        ("التقى الوزيران مساء اليوم مع نظيريهما في العاصمة", "ar"),
        ("Ok", None),
        ("1234 5678", None),
        ("", None),
    ],
)
def test_detected_language(text: str, expected: str | None) -> None:
    assert detect_language(text) == expected
