"""Dates as feeds and wires write them; the table is `tests/data/normalise/times.tsv`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from transforms.normalise.time import parse_time

_TABLE = Path(__file__).parent.parent / "data" / "normalise" / "times.tsv"
_ROWS = [line.split("\t") for line in _TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("raw", "zone", "instant", "precision", "origin"), _ROWS)
def test_table(raw: str, zone: str, instant: str, precision: str, origin: str) -> None:
    found = parse_time(raw, default_zone=zone or None, assumed_zone="Europe/Paris")
    if instant == "null":
        assert found is None
        return
    assert found is not None
    assert f"{found.instant:%Y-%m-%dT%H:%M:%SZ}" == instant
    assert (found.precision, found.zone_origin) == (precision, origin)


@pytest.mark.parametrize("raw", [None, "", " ", "x" * 201, "\ud800", "1" * 200])
def test_what_is_no_date(raw: str | None) -> None:
    assert parse_time(raw) is None


def test_the_day_is_that_of_the_zone_it_is_written_in() -> None:
    found = parse_time("Mon, 04 Mar 2024 23:30:00 -0500")
    assert found is not None
    assert (found.day, found.instant.date()) == (date(2024, 3, 4), date(2024, 3, 5))


def test_a_date_without_time_is_noon_of_the_zone_so_that_no_zone_moves_it_to_another_day() -> None:
    for zone in ("Pacific/Auckland", "America/Los_Angeles", "Asia/Beirut"):
        found = parse_time("4 mars 2024", default_zone=zone)
        assert found is not None
        assert found.instant == datetime(2024, 3, 4, 12, tzinfo=ZoneInfo(zone))
        assert (found.precision, found.day, found.zone_origin) == ("day", date(2024, 3, 4), "feed")


def test_a_zone_that_is_none_counts_as_not_given() -> None:
    found = parse_time("2024-03-04 10:15", default_zone="Nulle/Part")
    assert found is not None
    assert (found.zone_origin, found.instant) == ("assumed", datetime(2024, 3, 4, 10, 15, tzinfo=UTC))


def test_what_servers_write_in_utc_is_marked() -> None:
    marks = {
        raw: found.in_utc
        for raw in ("2024-03-04T10:15:00Z", "Mon, 04 Mar 2024 10:15:00 GMT", "2024-03-04T10:15:00+01:00", "2024-03-04")
        if (found := parse_time(raw))
    }
    assert list(marks.values()) == [True, True, False, False]


_INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)).map(lambda moment: moment.replace(microsecond=0))
_OFFSETS = st.integers(-12 * 4, 14 * 4).map(lambda quarters: timedelta(minutes=15 * quarters))


@given(_INSTANTS, _OFFSETS)
def test_what_python_writes_is_read_back(local: datetime, offset: timedelta) -> None:
    moment = datetime.combine(local.date(), local.time(), ZoneInfo("UTC")).astimezone(UTC) - offset
    written = (local - timedelta(0)).isoformat()
    minutes = int(offset.total_seconds() // 60)
    zone = f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
    for raw in (
        f"{written}{zone}",
        f"{written.replace('T', ' ')} {zone}",
        f"{local:%Y%m%dT%H%M%S}{zone.replace(':', '')}",
        f"{local:%a, %d %b %Y %H:%M:%S} {zone.replace(':', '')}",
        f"{local:%d/%m/%Y %H:%M:%S} {zone}",
    ):
        found = parse_time(raw)
        assert found is not None, raw
        assert (found.instant, found.day, found.zone_origin) == (moment, local.date(), "explicit"), raw


@given(_INSTANTS)
def test_rfc_2822(local: datetime) -> None:
    found = parse_time(format_datetime(local.replace(tzinfo=UTC), usegmt=True))
    assert found is not None
    assert found.instant == local.replace(tzinfo=UTC)


_MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
           "décembre"]  # fmt: skip
_SHORT = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."]
_DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


@given(_INSTANTS)
def test_french_dates(local: datetime) -> None:
    paris = ZoneInfo("Europe/Paris")
    expected = local.replace(second=0, tzinfo=paris).astimezone(UTC)
    month, short, day = _MONTHS[local.month - 1], _SHORT[local.month - 1], _DAYS[local.weekday()]
    number = "1er" if local.day == 1 else str(local.day)
    for raw in (
        f"{day} {number} {month} {local.year} à {local.hour}h{local.minute:02}",
        f"{day[:3]}., {local.day:02} {short} {local.year} {local:%H:%M}:00",
        f"{day.title()} {number} {month.upper()} {local.year}, {local.hour} h {local.minute:02}",
        f"le {number} {month} {local.year} à {local:%H:%M}",
        f"{local:%d/%m/%Y à %Hh%M}",
    ):
        found = parse_time(raw, default_zone="Europe/Paris")
        assert found is not None, raw
        assert found.instant == expected, raw


@given(st.text(max_size=60) | st.text(st.sampled_from("0123456789-/:., TZ+hàjmanvrs"), max_size=40))
def test_any_text_is_a_sensible_date_or_none(raw: str) -> None:
    found = parse_time(raw, default_zone="Europe/Paris")
    assert found is None or 1899 <= found.instant.year <= 2101
