"""What the fetch log says of a feed: what to send along with the next request, and when that may be made. Pure.

A feed has no state but its rows in `fetch_log`, so that it outlives every process and is lost with no file of its own.
Its conditions:

    fine ──failure──► failing ──success──► fine        polled on; a stream waits longer after each failure
      └──410──► failing ──410──► gone                  not polled for `GONE_FOR`, since 410 can be a mistake as well
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from transforms.fetch.errors import BodyCutShort, TimedOut
from transforms.index import Try
from transforms.records import SUCCESSES

__all__ = ["GONE_FOR", "LONGEST_BACKOFF", "LONGEST_RETRY", "FeedState", "next_try", "retry_at", "state_of"]

GONE_FOR = timedelta(days=30)
"""How long a feed that answered 410 twice in a row is left alone."""
LONGEST_RETRY = timedelta(days=1)
"""What a longer Retry-After is cut to: a slip of a server must not silence a feed for a year."""
LONGEST_BACKOFF = timedelta(hours=6)

_GONE = 410
_TWICE = 2


@dataclass(frozen=True, slots=True)
class FeedState:
    """What is known of a feed before a request."""

    etag: str | None = None
    """Validators of the last body that was read whole; None where there was none, or where they are not to be trusted:
    the same validator came with two bodies."""
    last_modified: str | None = None
    sha256: str | None = None
    """Hash of that body."""
    cut_sha256: str | None = None
    """Hash of the last body, where it was taken for one that breaks off."""
    failures: int = 0
    """Tries that failed since the last success."""
    gone: int = 0
    """How many of the last tries, one after the other, were answered by 410."""
    last_at: datetime | None = None
    """When it was tried last, UTC."""
    slow: bool = False
    """Whether the last try took too long: the next has all its time."""

    @property
    def condition(self) -> str:
        """fine, failing or gone."""
        if self.gone >= _TWICE:
            return "gone"
        return "failing" if self.failures else "fine"


def state_of(tries: Sequence[Try]) -> FeedState:
    """The state that the tries of a feed, the latest first, leave it in."""
    successes = [one for one in tries if one.outcome in SUCCESSES]
    last = successes[0] if successes else None
    return FeedState(
        etag=last.etag if last and not _lies((one.etag, one.sha256) for one in successes) else None,
        last_modified=(
            last.last_modified if last and not _lies((one.last_modified, one.sha256) for one in successes) else None
        ),
        sha256=last.sha256 if last else None,
        cut_sha256=tries[0].sha256 if tries and tries[0].outcome == BodyCutShort.__name__ else None,
        failures=_run(one.outcome not in SUCCESSES for one in tries),
        gone=_run(one.http_status == _GONE for one in tries),
        last_at=tries[0].fetched_at if tries else None,
        slow=bool(tries) and tries[0].outcome == TimedOut.__name__,
    )


def next_try(state: FeedState, *, interval: float | None) -> datetime:
    """The instant before which a feed is not to be tried, UTC; one that is past where it may be tried now.

    A bounded pass (``interval`` None) leaves out feeds that are gone and no others. A stream that polls every
    ``interval`` seconds makes up a first failure with its next poll; from the second on it waits with exponential
    back-off and full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). The jitter is
    drawn from the time of the last try, so that every worker comes to the same instant.
    """
    if state.last_at is None:
        return datetime.min.replace(tzinfo=UTC)
    if state.condition == "gone":
        return state.last_at + GONE_FOR
    if interval is None or state.failures < _TWICE:
        return state.last_at
    longest = min(interval * 2 ** min(state.failures, 30), LONGEST_BACKOFF.total_seconds())
    return state.last_at + timedelta(seconds=random.Random(state.last_at.isoformat()).uniform(0, longest))  # noqa: S311


def retry_at(value: str | None, now: datetime, server_time: str | None = None) -> datetime | None:
    """The instant that a Retry-After header names, in seconds or as an HTTP date (RFC 9110, 10.2.3); None without one.

    A date counts from the server's own clock where it tells it: the two may be apart. At most `LONGEST_RETRY` ahead.
    """
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        # A number of more digits than this is beyond the limit, and beyond what an int is read from.
        wait = timedelta(seconds=int(value[:12]))
    else:
        until = _http_date(value)
        if until is None:
            return None
        wait = until - (_http_date(server_time) or now)
    return now + max(min(wait, LONGEST_RETRY), timedelta(0))


def _http_date(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        found = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _lies(pairs: Iterable[tuple[str | None, str | None]]) -> bool:
    """Whether one validator came with two bodies: the server would answer 304 to news."""
    bodies: dict[str, str] = {}
    return any(bodies.setdefault(validator, sha256) != sha256 for validator, sha256 in pairs if validator and sha256)


def _run(flags: Iterable[bool]) -> int:
    """How many flags are set before the first that is not."""
    count = 0
    for flag in flags:
        if not flag:
            break
        count += 1
    return count
