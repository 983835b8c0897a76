"""What the log says of a feed: validators, failures, and when it may be tried again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given, strategies as st

from tests.conftest import NOON
from transforms.fetch.state import GONE_FOR, LONGEST_BACKOFF, LONGEST_RETRY, next_try, retry_at, state_of
from transforms.index import Try

HOUR = timedelta(hours=1)


def tries(*tried: tuple[str, dict[str, Any]]) -> Sequence[Try]:
    """Tries an hour apart, given from the first to the last, in the order of the index."""
    empty: dict[str, Any] = dict.fromkeys(Try._fields)
    made = [
        Try(**(empty | {"fetched_at": NOON + n * HOUR, "outcome": name} | more)) for n, (name, more) in enumerate(tried)
    ]
    return made[::-1]


OK = ("ok", {"http_status": 200, "etag": '"1"', "last_modified": "Mon", "sha256": "11"})
NEWS = ("ok", {"http_status": 200, "etag": '"2"', "last_modified": "Tue", "sha256": "22"})
SAME = ("unchanged", {"http_status": 304, "etag": '"1"', "last_modified": "Mon", "sha256": "11"})
DOWN = ("BadStatus", {"http_status": 503})
GONE = ("BadStatus", {"http_status": 410})
CUT = ("BodyCutShort", {"http_status": 200, "sha256": "33"})


def test_a_feed_that_was_never_tried_is_due() -> None:
    state = state_of([])
    assert (state.condition, state.etag, state.last_modified, state.sha256) == ("fine", None, None, None)
    assert next_try(state, interval=60) < NOON


def test_validators_are_those_of_the_last_body_that_was_read_whole() -> None:
    for tried in ([OK], [NEWS, OK], [OK, SAME, DOWN], [OK, ("Malformed", {"etag": '"9"', "sha256": "99"})], [OK, CUT]):
        state = state_of(tries(*tried))
        assert (state.etag, state.last_modified, state.sha256) == ('"1"', "Mon", "11")
    assert state_of(tries(OK, CUT)).cut_sha256 == "33"
    assert state_of(tries(CUT, OK)).cut_sha256 is None


def test_a_validator_that_came_with_two_bodies_is_not_sent_back() -> None:
    lie = ("ok", {"http_status": 200, "etag": '"1"', "last_modified": "Tue", "sha256": "22"})
    state = state_of(tries(OK, lie))
    assert (state.etag, state.last_modified) == (None, "Tue")


def test_failures_in_a_row_are_counted_and_end_with_a_success() -> None:
    assert [state_of(tries(*[OK, *[DOWN] * n])).failures for n in range(4)] == [0, 1, 2, 3]
    assert state_of(tries(DOWN, DOWN, SAME)).condition == "fine"
    assert state_of(tries(OK, DOWN)).condition == "failing"


def test_410_twice_in_a_row_closes_a_feed_for_a_month() -> None:
    assert state_of(tries(OK, GONE)).condition == "failing"
    assert state_of(tries(GONE, DOWN, GONE)).condition == "failing"
    state = state_of(tries(OK, GONE, GONE))
    assert state.condition == "gone"
    for interval in (None, 60.0):
        assert next_try(state, interval=interval) == NOON + 2 * HOUR + GONE_FOR


def test_a_bounded_pass_tries_what_fails_and_a_stream_makes_up_the_first_failure_at_once() -> None:
    state = state_of(tries(OK, *[DOWN] * 9))
    assert state.last_at is not None
    assert next_try(state, interval=None) <= state.last_at
    once = state_of(tries(OK, DOWN))
    assert once.last_at is not None
    assert next_try(once, interval=300) <= once.last_at


@given(st.integers(2, 60), st.floats(1, 86_400))
def test_backoff_is_jittered_bounded_and_the_same_for_every_worker(failures: int, interval: float) -> None:
    state = state_of(tries(*[DOWN] * failures))
    assert state.last_at is not None
    wait = next_try(state, interval=interval) - state.last_at
    assert timedelta(0) <= wait <= timedelta(seconds=min(LONGEST_BACKOFF.total_seconds(), interval * 2.0**failures))
    assert wait == next_try(state, interval=interval) - state.last_at


def test_backoff_grows_with_failures() -> None:
    def mean(failures: int) -> float:
        waits = []
        for second in range(200):
            state = state_of(
                [t._replace(fetched_at=NOON + timedelta(seconds=second)) for t in tries(*[DOWN] * failures)]
            )
            assert state.last_at is not None
            waits.append((next_try(state, interval=10) - state.last_at).total_seconds())
        return sum(waits) / len(waits)

    assert mean(2) < mean(4) < mean(6)
    assert mean(2) == pytest.approx(20, rel=0.2), "uniform between nothing and forty seconds"


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        (None, None),
        ("120", 120),
        (" 3 ", 3),
        ("0", 0),
        ("-5", None),
        ("1.5", None),
        ("bientôt", None),
        ("", None),
        ("9" * 40, LONGEST_RETRY.total_seconds()),
        (format_datetime(NOON + timedelta(seconds=90), usegmt=True), 90),
        ("Mon, 04 Mar 2024 12:01:30 GMT", 90),
        ("Monday, 04-Mar-24 12:01:30 GMT", 90),
        (format_datetime(NOON - HOUR, usegmt=True), 0),
        ("Mon, 04 Mar 2999 12:00:00 GMT", LONGEST_RETRY.total_seconds()),
        ("Mon, 99 Mar 2024 12:00:00 GMT", None),
    ],
)
def test_retry_after(value: str | None, wait: float | None) -> None:
    expected = None if wait is None else NOON + timedelta(seconds=wait)
    assert retry_at(value, NOON) == expected


def test_a_date_counts_from_the_servers_own_clock() -> None:
    server = NOON + timedelta(minutes=10)
    until = format_datetime(server + timedelta(seconds=30), usegmt=True)
    assert retry_at(until, NOON, format_datetime(server, usegmt=True)) == NOON + timedelta(seconds=30)
    assert retry_at(until, NOON, "hier") == NOON + timedelta(minutes=10, seconds=30)


@given(st.text(max_size=60))
def test_no_header_breaks_it(value: str) -> None:
    until = retry_at(value, NOON, value)
    assert until is None or NOON <= until <= NOON + LONGEST_RETRY
    assert until is None or (isinstance(until, datetime) and until.tzinfo is UTC)
