"""The phrase table (expected days worked out from the codebook on a paper calendar), datelines, and properties."""

from __future__ import annotations

import calendar
import csv
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import assume, given, strategies as st

from transforms.extract.dates.resolution import DateRange, dateline, find_dates, resolve

with (Path(__file__).parents[1] / "data/dates/phrases.tsv").open(encoding="utf-8", newline="") as table:
    ROWS = list(csv.DictReader(table, delimiter="\t"))

SENTENCES = sorted({row["sentence"] for row in ROWS})
TENSES = ("past", "present", "future")
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
TOLD_OUTRIGHT = {"full", "span", "week of", "tomorrow", "in", "before", "eve", "eve of", "next"}
"""Kinds whose side the tense does not tell: by another day, or by the nearest year of a day without one."""


def _range(start: str, end: str, precision: str = "day") -> DateRange:
    return DateRange(date.fromisoformat(start), date.fromisoformat(end), precision)


def _anchor(row: dict[str, str]) -> DateRange | None:
    start, _, end = row["anchor"].partition("/")
    return _range(start, end or start) if start else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['sentence']} {row['tense']} {row['published']}")
def test_phrase(row: dict[str, str]) -> None:
    published = date.fromisoformat(row["published"])
    found = [
        resolve(mention, published_on=published, tense=row["tense"], anchor=_anchor(row))
        for mention in find_dates(row["sentence"])
    ]
    expected = [_range(row["start"], row["end"], row["precision"])] if row["precision"] else []
    assert [days for days in found if days is not None] == expected


def test_the_table_has_phrases_enough() -> None:
    assert len(SENTENCES) >= 200
    assert {row["precision"] for row in ROWS} == {"day", "month", "quarter", "year", ""}


@pytest.mark.parametrize(
    ("text", "published", "day", "rest"),
    [
        ("LE CAIRE, 9 juin (Reuters) - Le ministre", "2021-06-10", "2021-06-09", " Le ministre"),
        ("PARIS, 12 octobre (Reuters) - Le ministre", "2023-10-12", "2023-10-12", " Le ministre"),
        ("MOSCOU, 3 mars /TASS/. Le ministre", "2024-03-04", "2024-03-03", " Le ministre"),
        ("MOSCOU, 14 avril. /TASS/. Le ministre", "2021-04-14", "2021-04-14", " Le ministre"),
        ("BEIJING, 5 mars (Xinhua) -- Le ministre", "2024-03-05", "2024-03-05", " Le ministre"),
        ("RABAT, 1er mars 2024 (MAP) – Le ministre", "2024-03-02", "2024-03-01", " Le ministre"),
        ("Paris, 12 oct 2023 (AFP) - Le ministre", "2023-10-12", "2023-10-12", " Le ministre"),
        ("Alger, 3 mars (APS)- Le ministre", "2024-03-03", "2024-03-03", " Le ministre"),
        ("NEW YORK (Nations unies), 3 mars (AFP) - Le ministre", "2024-03-03", "2024-03-03", " Le ministre"),
        ("BRUXELLES, mardi 5 mars (Belga) - Le ministre", "2024-03-05", "2024-03-05", " Le ministre"),
        ("TUNIS, 31 décembre (TAP) - Le ministre", "2024-01-01", "2023-12-31", " Le ministre"),
        ("ADDIS-ABEBA, le 29 février - Le ministre", "2024-03-01", "2024-02-29", " Le ministre"),
        ("WASHINGTON/MOSCOU, 3 aout (Reuters) — Le ministre", "2023-08-03", "2023-08-03", " Le ministre"),
    ],
)
def test_dateline(text: str, published: str, day: str, rest: str) -> None:
    line = dateline(text, published_on=date.fromisoformat(published))
    assert line is not None
    assert line[0] == date.fromisoformat(day)
    assert text[line[1] :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ALGER - Le ministre a reçu son homologue.",  # no day
        "PARIS (Reuters) - Le ministre a reçu le 3 mars son homologue.",
        "Le ministre a vu, le 3 mars - un dimanche -, son homologue.",  # a sentence
        "LONDRES, 31 avril (Reuters) - Le ministre",  # no such day
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text, published_on=date(2024, 3, 4)) is None


def test_a_mention_cuts_its_phrase() -> None:
    text = "Reçu à Rome dans la soirée du 3 mars, il repartira mardi."
    assert [text[m.start : m.end] for m in find_dates(text)] == ["dans la soirée du 3 mars", "mardi"]


def test_the_anchor_may_be_a_stay() -> None:
    (eve,), (morrow,) = find_dates("la veille"), find_dates("le lendemain")
    stay = _range("2024-02-28", "2024-03-02")
    assert resolve(eve, published_on=date(2024, 3, 9), tense="past", anchor=stay) == _range("2024-02-27", "2024-02-27")
    assert resolve(morrow, published_on=date(2024, 3, 9), tense="past", anchor=stay) == _range(
        "2024-03-03", "2024-03-03"
    )


def test_a_day_close_by_wins_over_one_most_of_a_year_away() -> None:
    """A clause in the present reads as past, and a writer gives the year of a day ten months off."""
    (day,) = find_dates("le 5 mai")
    april, january = date(2024, 4, 20), date(2024, 1, 20)
    assert resolve(day, published_on=april, tense="past") == _range("2024-05-05", "2024-05-05")
    assert resolve(day, published_on=january, tense="past") == _range("2023-05-05", "2023-05-05")


@pytest.mark.parametrize("piece", ["a.", ".", "-", "1, ", "lundi, ", "le 3 ", "d'ici ", "deux ", "\n", "été-"])
def test_a_long_text_takes_time_in_step_with_its_length(piece: str) -> None:
    started = perf_counter()
    find_dates(piece * (60_000 // len(piece)))
    assert perf_counter() - started < 5  # a fifth of a second, by itself; minutes, were it quadratic


@given(st.text(max_size=200), DAYS, st.sampled_from(TENSES))
def test_any_text_is_read(text: str, published: date, tense: str) -> None:
    last = 0
    for mention in find_dates(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end
        days = resolve(mention, published_on=published, tense=tense)
        assert days is None or days.start <= days.end


@given(st.sampled_from(SENTENCES), st.dates(), st.sampled_from(TENSES), st.none() | st.dates())
def test_any_day_is_resolved_to_the_bounds_of_its_precision(
    sentence: str, published: date, tense: str, anchor: date | None
) -> None:
    told = None if anchor is None else DateRange(anchor, anchor, "day")
    for mention in find_dates(sentence):
        days = resolve(mention, published_on=published, tense=tense, anchor=told)
        if days is None:
            continue
        assert days.start <= days.end
        if days.precision == "month":
            assert days.start.day in (1, 11, 16, _month_end(days.start) - 9)
            assert days.end.day in (10, 15, 20, _month_end(days.end))
        elif days.precision == "quarter":
            assert (days.start.day, days.start.month % 3) == (1, 1)
            assert (days.end.day, days.end.month % 3) == (_month_end(days.end), 0)
        elif days.precision == "year":
            assert (days.start.month, days.start.day, days.end.month, days.end.day) == (1, 1, 12, 31)
        else:
            assert days.precision == "day"


def _month_end(of: date) -> int:
    return calendar.monthrange(of.year, of.month)[1]


@given(
    st.sampled_from(SENTENCES), st.sampled_from(["", "« ", "Selon l’agence : ", "\n\n"]), st.text("xyz é.", max_size=9)
)
def test_a_shifted_text_has_the_same_mentions(sentence: str, before: str, after: str) -> None:
    assume(not after[:1].isalnum())
    shift = len(before)
    moved = [(m.start - shift, m.end - shift, m.kind, m.parts) for m in find_dates(f"{before}{sentence} {after}")]
    assert moved == [(m.start, m.end, m.kind, m.parts) for m in find_dates(sentence)]


@given(st.sampled_from(SENTENCES), DAYS)
def test_the_past_has_begun(sentence: str, published: date) -> None:
    for mention in find_dates(sentence):
        parts = dict(mention.parts)
        ahead = any(word.lower().startswith("prochain") for value in parts.values() for word in value.split())
        if (
            ahead
            or mention.kind in TOLD_OUTRIGHT
            or parts.keys() & {"year", "last", "second", "which", "week", "shift"}
        ):
            continue
        if mention.kind in ("part", "weekday") and ("day" in parts or not parts.keys() & {"month", "weekday"}):
            continue  # "fin du mois", "jeudi 22": of this month, whatever the tense
        days = resolve(mention, published_on=published, tense="past")
        assert days is None or days.start <= published


@given(DAYS, st.sampled_from(TENSES), st.sampled_from(list(calendar.day_name)))
def test_a_weekday_lands_on_itself_within_a_week(published: date, tense: str, name: str) -> None:
    number = list(calendar.day_name).index(name)
    french = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")[number]
    for phrase, nearest, farthest in ((french, 0, 6), (f"{french} dernier", 1, 7), (f"{french} prochain", 1, 7)):
        (mention,) = find_dates(phrase)
        days = resolve(mention, published_on=published, tense=tense)
        assert days is not None
        assert days.start == days.end
        assert days.start.weekday() == number
        ahead = phrase.endswith("prochain") or (tense == "future" and not phrase.endswith("dernier"))
        away = (days.start - published if ahead else published - days.start).days
        assert nearest <= away <= farthest


@given(DAYS, st.integers(1, 60))
def test_days_ago_and_days_ahead_mirror_each_other(published: date, number: int) -> None:
    (ago,), (ahead,) = find_dates(f"il y a {number} jours"), find_dates(f"dans {number} jours")
    back = resolve(ago, published_on=published, tense="past")
    assert back is not None
    assert back.start == published - timedelta(days=number)
    there = resolve(ahead, published_on=back.start, tense="future")
    assert there is not None
    assert there.start == published
