"""`homologue status`: how the sources are doing."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pipeline.status import SourceStatus

__all__ = ["command"]


_EPILOG = """\b
Examples:
  homologue status news.yaml
  homologue status news.yaml --days 30 --json
  homologue status news.yaml --check || mail -s 'feeds' desk@example.org
"""


@click.command("status", epilog=_EPILOG)
@click.argument("config", metavar="[CONFIG]", required=False, type=click.Path(dir_okay=False))
@click.option("--output", metavar="DIR", help="The tables; before the file's own `output`.")
@click.option("--days", type=click.IntRange(1), default=7, show_default=True, help="Over how many days.")
@click.option("--json", "as_json", is_flag=True, help="A JSON object a source.")
@click.option("--check", is_flag=True, help="Exit 1 where something wants attention: for monitors.")
def command(config: str | None, output: str | None, days: int, as_json: bool, check: bool) -> None:
    """Tell how the sources of CONFIG are doing, out of the tables: what wants attention first.

    Last success, silence against the source's usual rhythm, items and contacts a day, failures by outcome, polls
    between which a feed lost items, and the share of items that was probably missed. Nothing is fetched.
    """
    from pipeline.api import connect
    from pipeline.jobs import configured
    from pipeline.status import attention, last_run, source_statuses
    from transforms.storage import Storage

    storage = Storage(configured(config, output).output)
    if not storage.list("fetch_log", ".parquet"):
        raise click.UsageError(f"{storage.root} has no fetch_log: nothing was run into it yet")
    db = connect(storage.root)
    now = datetime.now(UTC)
    statuses = source_statuses(db, storage, now=now, days=days)
    lines = attention(statuses, now)
    if as_json:
        for one in statuses:
            click.echo(json.dumps(_plain(one), ensure_ascii=False))
    else:
        _print(statuses, lines, last_run(db), db)
    if check and lines:
        raise SystemExit(1)


def _plain(one: SourceStatus) -> dict[str, Any]:
    values = dataclasses.asdict(one)
    for name, value in values.items():
        if isinstance(value, datetime):
            values[name] = f"{value.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        elif isinstance(value, timedelta):
            values[name] = value.total_seconds()
    return values


def _print(statuses: Sequence[SourceStatus], lines: Sequence[str], run: tuple[Any, ...] | None, db: Any) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    width = shutil.get_terminal_size((150, 50)).columns if sys.stdout.isatty() else 150
    console = Console(file=sys.stdout, width=width, highlight=False)
    for line in lines or ["Nothing wants attention."]:
        console.print(line, markup=False)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("source", "condition", "last success", "failures"):
        table.add_column(column, overflow="fold")
    for column in ("items/day", "edits/day", "contacts/day", "overflows", "missed"):
        table.add_column(column, justify="right")
    for one in statuses:
        failures = ", ".join(f"{count} {outcome}" for outcome, count in one.outcomes.items())
        missed = "?" if one.missed_share is None else f"{one.missed_share:.0%}"
        success = f"{one.last_success.astimezone(UTC):%Y-%m-%d %H:%M}" if one.last_success else "never"
        rates = (f"{rate:,.1f}" for rate in (one.items_a_day, one.edits_a_day, one.contacts_a_day))
        condition = "quiet" if one.quiet and one.condition == "fine" else one.condition
        table.add_row(one.source, condition, success, failures, *rates, str(one.overflows), missed)
    console.print(table)
    if run is not None:
        what, began, ended, outcome, entries, items, rejects, contacts = run
        console.print(
            f"Last run: {what}, {began.astimezone(UTC):%Y-%m-%d %H:%M} UTC, {(ended - began).total_seconds():.0f} s, "
            f"{outcome}: {entries} entries, {items} new versions, {rejects} rejects, {contacts} contacts.",
            markup=False,
        )
    rejected = db.execute("SELECT error_class, count(*) FROM rejects GROUP BY 1 ORDER BY 2 DESC, 1").fetchall()
    if rejected:
        console.print("Rejects: " + ", ".join(f"{count} {name}" for name, count in rejected), markup=False)
