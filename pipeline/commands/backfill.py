"""`homologue backfill`: a range of days made anew."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta

import click

__all__ = ["command"]

_EPILOG = """\b
Examples:
  homologue backfill news.yaml --from 2024-03-01 --to 2024-04-01
  homologue backfill news.yaml --yesterday
  homologue backfill news.yaml --days 7 --stage extract
"""


class _Day(click.ParamType[date]):
    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; expected one such as 2024-03-04", param, ctx)


@click.command("backfill", epilog=_EPILOG, context_settings={"ignore_unknown_options": True})
@click.option("--output", metavar="DIR", help="The tables; before the file's own `output`.")
@click.option("--from", "first", type=_Day(), metavar="DAY", help="The first day (`published_date`, UTC).")
@click.option("--to", "end", type=_Day(), metavar="DAY", help="The day after the last.")
@click.option("--days", type=click.IntRange(1), metavar="N", help="The last N days, today not included.")
@click.option("--yesterday", is_flag=True, help="The same as --days 1.")
@click.option(
    "--stage",
    type=click.Choice(["read", "extract"]),
    default="read",
    show_default=True,
    help="Begin with the bytes in the archive, or with the items as they are stored.",
)
@click.option("--quiet", is_flag=True, help="No progress and no counts.")
@click.argument("arguments", metavar="[CONFIG] [RUNNER FLAGS]", nargs=-1, type=click.UNPROCESSED)
def command(
    output: str | None,
    first: date | None,
    end: date | None,
    days: int | None,
    yesterday: bool,
    stage: str,
    quiet: bool,
    arguments: tuple[str, ...],
) -> None:
    """Make the items and contacts of a range of days anew, and the events that they belong to.

    Read is what the archive holds of these days, whenever it was fetched, and the archives of documents of CONFIG;
    nothing is fetched. Revisions follow from all that is archived of an item. What was made anew replaces what is
    stored of the same items, and nothing else, so that a run beside it loses nothing. Safe to repeat; one that was
    killed goes on where it was when it is called again.
    """
    from pipeline.jobs import backfill, configured, make_job, split_arguments
    from transforms.progress import Progress

    given = _range(first, end, days, yesterday)
    config, flags = split_arguments(arguments)
    settings = configured(config, output)
    from pipeline.runners import pipeline_options

    job = make_job(settings, now=datetime.now(UTC), progress=Progress())
    run = backfill(job, given, stage=stage, options=pipeline_options(flags), quiet=quiet)
    if not quiet:
        seconds = (run.ended_at - run.started_at).total_seconds()
        sys.stdout.write(
            f"{given[0]} to {given[1]} (not included): {run.n_entries:,} entries read, {run.n_items:,} versions of "
            f"items and {run.n_contacts:,} contacts made anew, {run.n_rejects:,} rejected, in {seconds:,.0f} s.\n"
        )


def _range(first: date | None, end: date | None, days: int | None, yesterday: bool) -> tuple[date, date]:
    today = datetime.now(UTC).date()
    if sum([first is not None or end is not None, days is not None, yesterday]) != 1:
        raise click.UsageError("Give --from and --to, or --days, or --yesterday.")
    if first is None and end is None:
        return today - timedelta(days=days or 1), today
    if first is None or end is None:
        raise click.UsageError("--from and --to belong together; --to is the day after the last.")
    if first >= end:
        raise click.UsageError(f"--from {first} is not before --to {end}, which is the day after the last.")
    return first, end
