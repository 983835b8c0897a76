"""What a person sees at the end of a run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from transforms.fetch.sources import SourceSpec
from transforms.fetch.state import GONE_FOR, state_of
from transforms.fetch.visits import host_of
from transforms.index import Index
from transforms.records import Run
from transforms.storage import Storage

if TYPE_CHECKING:
    import duckdb

__all__ = ["print_summary"]

_SHOWN = 30
"""Contacts that are listed: the latest."""

_FETCHED = """
SELECT source, count(*) AS tried, count(*) FILTER (outcome = 'ok') AS read,
       count(*) FILTER (outcome = 'unchanged') AS unchanged, coalesce(sum(n_entries), 0) AS entries,
       string_agg(DISTINCT outcome, ', ') FILTER (outcome NOT IN ('ok', 'unchanged')) AS failed
FROM fetch_log WHERE run_id = ? GROUP BY source ORDER BY source"""

_REJECTED = """
SELECT source, stage, error_class, count(*) AS rows, any_value(message) AS example
FROM rejects GROUP BY ALL ORDER BY ALL LIMIT 20"""

_CONTACTS = """
SELECT coalesce(CASE WHEN precision = 'day' AND date_start = date_end THEN CAST(date_start AS VARCHAR)
                     WHEN precision = 'day' THEN date_start || ' – ' || date_end
                     WHEN precision = 'year' THEN strftime(date_start, '%Y')
                     WHEN precision = 'quarter' THEN strftime(date_start, '%Y-') || 'Q' || quarter(date_start)
                     WHEN precision = 'month' THEN strftime(date_start, '%Y-%m') END, '?') AS day,
       party_a || ' – ' || party_b AS parties, mode, contacts.status,
       array_to_string(list_transform(people, lambda p: p.name), ', ') AS people, title
FROM contacts JOIN items USING (item_id, revision)
WHERE withdrawn_at IS NULL AND revision = (SELECT max(revision) FROM items i WHERE i.item_id = contacts.item_id)
ORDER BY contacts.published_at DESC, contact_id LIMIT ?"""


def print_summary(storage: Storage, run: Run, out: TextIO, sources: Sequence[SourceSpec] = ()) -> None:
    """Print what was read and rejected, the contacts found, where the tables lie and a query to go on with.

    Of ``sources``, those that were left out are named with the reason.
    """
    from rich.console import Console

    # Off a terminal there is no width to ask for, and rich's own guess of 80 tears the columns apart.
    width = shutil.get_terminal_size((150, 50)).columns if out.isatty() else 150
    console = Console(file=out, width=width, highlight=False)
    db = _connect(storage)
    fetched = db.execute(_FETCHED, [run.run_id]).fetchall()
    _table(console, "Read", ["source", ">tried", ">read", ">unchanged", ">entries", "failed"], fetched)
    for line in _left_out(storage, run, sources, {row[0] for row in fetched}):
        console.print(line)
    console.print(
        f"{run.n_entries} entries: {run.n_items} new, {run.n_known} seen before, {run.n_rejects} rejected; "
        f"{run.n_contacts} contacts in what is new."
    )
    rejected = db.execute(_REJECTED).fetchall()
    if rejected:
        _table(console, "Rejected", ["source", "stage", "error", ">rows", "reason"], rejected)
    total, events = (_count(db, name) for name in ("contacts", "events"))
    contacts = db.execute(_CONTACTS, [_SHOWN]).fetchall()
    title = f"Contacts ({'all' if total <= _SHOWN else f'the latest {_SHOWN}'} of {total}, in {events} events)"
    _table(console, title, ["date", "parties", "mode", "status", "people", "headline"], contacts)
    root = storage.root
    console.print(
        f"\nThe tables lie in {root}: items, contacts, events, rejects, fetch_log, runs. To go on with DuckDB:\n"
    )
    out.write(
        "  SELECT party_a, party_b, mode, status, date_start, evidence\n"
        f"  FROM read_parquet('{root}/contacts/**/*.parquet', hive_partitioning = true)\n"
        "  ORDER BY published_date DESC;\n"
    )


def _left_out(storage: Storage, run: Run, sources: Sequence[SourceSpec], tried: set[str]) -> Iterator[str]:
    """A line for each feed that was not tried: it is gone, or its host wants to be left alone."""
    index = Index(storage)
    index.refresh()
    closed = index.closed(run.started_at)
    for source in sources:
        if source.host is None or source.id in tried:
            continue
        state = state_of(index.tries(source.id, source.location))
        until = max((until for url, until in closed if host_of(url) == source.host), default=None)
        if state.condition == "gone" and state.last_at is not None:
            why = (
                f"it answered 410 twice, last on {state.last_at:%Y-%m-%d}, and is tried again on "
                f"{state.last_at + GONE_FOR:%Y-%m-%d}; give its new address, or take it out of the configuration"
            )
        elif until is not None:
            why = f"{source.host} asked to be left alone until {until:%Y-%m-%d %H:%M:%S} UTC"
        else:
            why = "its host did not answer for the feeds before it; the next pass begins with it"
        yield f"{source.id} was not tried: {why}."
    index.close()


def _table(console: Any, title: str, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column.lstrip(">"), justify="right" if column.startswith(">") else "left", overflow="fold")
    for row in rows:
        table.add_row(*("" if value is None else str(value).replace("[", "\\[") for value in row))
    console.print(table)


def _connect(storage: Storage) -> duckdb.DuckDBPyConnection:
    from pipeline.api import connect

    return connect(storage.root)


def _count(db: duckdb.DuckDBPyConnection, view: str) -> int:
    row = db.execute(f"SELECT count(*) FROM {view}").fetchone()
    return int(row[0]) if row else 0
