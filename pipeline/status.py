"""How the sources of an output are doing, out of its tables alone.

- **Condition** and failures: of the tries of the last days, as `transforms.fetch.state` sees them.
- **Silence** is unusual where no new item came for twice as long as 99 of 100 gaps between two new items of the source,
  while it could be fetched; that is told from `_ENOUGH` gaps on. The usual gaps have nights and weekends in them.
- **Overflow**: a poll of a feed all of whose entries were new, though it had been read before. What stood in it between
  the two polls and was pushed out is not known; how much that was is estimated from the feed's own rate, by the times
  of publication that it showed, over the time from the poll before to the oldest entry shown now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from transforms.fetch.state import state_of
from transforms.index import Index
from transforms.storage import Storage

if TYPE_CHECKING:
    import duckdb

__all__ = ["SourceStatus", "attention", "last_run", "source_statuses"]

_ENOUGH = 20
"""New items of a source from which its rhythm is told."""
_QUIET = 2
_FAILING = 3
"""Failures in a row that want somebody's attention."""


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One source."""

    source: str
    condition: str
    """fine, failing or gone."""
    last_success: datetime | None
    failures: int
    """Tries that failed in a row, up to the last."""
    outcomes: dict[str, int]
    """Failures of the last days by outcome."""
    last_message: str | None
    """What the last failure of these days said."""
    items_a_day: float
    """New items, mean of the last days."""
    edits_a_day: float
    contacts_a_day: float
    last_item_at: datetime | None
    """When the last new item was first seen."""
    usual_gap: timedelta | None
    """What 99 of 100 gaps between two new items do not exceed; None where too few are known."""
    quiet: bool
    """Unusually silent though it can be fetched."""
    overflows: int
    """Polls of the last days between which items were probably lost."""
    missed_share: float | None
    """Of the items of the last days, lost ones included; None where the feed tells no times."""


_TRIED = """
SELECT source, location, max(fetched_at) FILTER (outcome IN ('ok', 'unchanged')) AS last_success
FROM fetch_log WHERE kind IN ('feed', 'wire', 'documents') GROUP BY ALL"""
_FAILED = """
SELECT source, outcome, count(*), arg_max(message, fetched_at) FROM fetch_log
WHERE outcome NOT IN ('ok', 'unchanged') AND kind IN ('feed', 'wire', 'documents') AND fetched_at > $since
GROUP BY ALL ORDER BY max(fetched_at)"""
_BROUGHT = """
SELECT source, count(*) FILTER (revision = 1), count(*) FILTER (revision > 1)
FROM items WHERE first_seen_at > $since GROUP BY source"""
_TOLD = """
SELECT c.source, count(*) FROM contacts c JOIN items i USING (item_id, revision)
WHERE i.first_seen_at > $since AND c.withdrawn_at IS NULL GROUP BY ALL"""
_GAPS = """
SELECT source, max(seen), count(gap), quantile_cont(gap, 0.99) FROM (
  SELECT source, seen, epoch(seen - lag(seen) OVER (PARTITION BY source ORDER BY seen)) AS gap
  FROM (SELECT DISTINCT source, first_seen_at AS seen FROM items WHERE revision = 1)
) GROUP BY source"""
_OVERFLOWS = """
WITH polls AS (
  SELECT source, location, fetched_at, n_entries, outcome,
    lag(fetched_at) OVER (PARTITION BY source, location ORDER BY fetched_at) AS before
  FROM fetch_log WHERE kind = 'feed' AND outcome IN ('ok', 'unchanged')
), fresh AS (
  SELECT source, first_seen_at, count(*) AS n, min(published_at) AS oldest, max(published_at) AS newest
  FROM items WHERE revision = 1 GROUP BY ALL
)
SELECT source, count(*), sum(
  CASE WHEN newest > oldest AND oldest > before
       THEN (n - 1) * epoch(oldest - before) / epoch(newest - oldest) END)
FROM polls JOIN fresh USING (source)
WHERE outcome = 'ok' AND fresh.first_seen_at = fetched_at AND before IS NOT NULL AND n_entries > 1 AND n = n_entries
  AND fetched_at > $since
GROUP BY source"""


def source_statuses(db: duckdb.DuckDBPyConnection, storage: Storage, *, now: datetime, days: int) -> list[SourceStatus]:
    """The status of every source that was ever tried; ``db`` is `pipeline.api.connect`'s of the same output."""
    since = now - timedelta(days=days)

    def rows(query: str) -> list[Any]:
        return db.execute(query, {"since": since} if "$since" in query else {}).fetchall()

    tried: dict[str, list[tuple[str, datetime | None]]] = {}
    for source, location, success in rows(_TRIED):
        tried.setdefault(source, []).append((location, success))
    failed: dict[str, dict[str, int]] = {}
    messages: dict[str, str | None] = {}
    for source, outcome, count, message in rows(_FAILED):
        failed.setdefault(source, {})[outcome] = count
        messages[source] = message
    brought = {source: (new, edits) for source, new, edits in rows(_BROUGHT)}
    told = dict(rows(_TOLD))
    gaps = {source: (last, count, gap) for source, last, count, gap in rows(_GAPS)}
    overflows = {source: (count, missed) for source, count, missed in rows(_OVERFLOWS)}
    index = Index(storage)
    index.refresh()
    found = []
    for source, places in sorted(tried.items()):
        states = [state_of(index.tries(source, location)) for location, _ in places]
        worst = max(states, key=lambda state: (state.condition == "gone", state.failures))
        success = max((at for _, at in places if at is not None), default=None)
        new, edits = brought.get(source, (0, 0))
        last, known, gap = gaps.get(source, (None, 0, None))
        usual = timedelta(seconds=gap) if gap is not None and known >= _ENOUGH else None
        reached = success is not None and last is not None and success > last
        count, missed = overflows.get(source, (0, None))
        found.append(
            SourceStatus(
                source=source,
                condition=worst.condition,
                last_success=success,
                failures=worst.failures,
                outcomes=failed.get(source, {}),
                last_message=messages.get(source),
                items_a_day=new / days,
                edits_a_day=edits / days,
                contacts_a_day=told.get(source, 0) / days,
                last_item_at=last,
                usual_gap=usual,
                quiet=reached and usual is not None and last is not None and now - last > _QUIET * usual,
                overflows=count,
                missed_share=_share(count, missed, new),
            )
        )
    index.close()
    return found


def _share(overflows: int, missed: float | None, seen: int) -> float | None:
    if not overflows:
        return 0.0
    return missed / (missed + seen) if missed is not None and missed + seen > 0 else None


def attention(statuses: Sequence[SourceStatus], now: datetime) -> list[str]:
    """What wants somebody's attention, a line each, with what to do."""
    lines = []
    for one in statuses:
        if one.condition == "gone":
            lines.append(
                f"{one.source} is gone (410 twice): give its new address, or take it out of the configuration."
            )
        elif one.failures >= _FAILING:
            lines.append(f"{one.source} failed {one.failures} times in a row: {one.last_message or 'no message'}")
        if one.quiet and one.last_item_at is not None and one.usual_gap is not None:
            lines.append(
                f"{one.source} has gone strangely quiet: nothing new for {_long(now - one.last_item_at)}, where "
                f"{_long(one.usual_gap)} are usual. Look at its address in a browser."
            )
        if one.overflows:
            share = f", about {one.missed_share:.0%} of its items" if one.missed_share else ""
            lines.append(f"{one.source} lost items between {one.overflows} polls{share}: poll it more often.")
    return lines


def last_run(db: duckdb.DuckDBPyConnection) -> tuple[Any, ...] | None:
    """Command, beginning, end, outcome, entries, items, rejects and contacts of the last run; None without one."""
    return db.execute(
        "SELECT command, started_at, ended_at, outcome, n_entries, n_items, n_rejects, n_contacts "
        "FROM runs ORDER BY started_at DESC LIMIT 1"
    ).fetchone()


def _long(span: timedelta) -> str:
    """A length of time in its largest unit."""
    seconds = span.total_seconds()
    for unit, name in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * unit:
            return f"{seconds / unit:.0f} {name}"
    return f"{seconds:.0f} seconds"
