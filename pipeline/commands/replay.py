"""`homologue replay`: the tables of earlier runs once more, out of what these runs fetched."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime

import click

__all__ = ["command"]

_EPILOG = """\b
Examples:
  homologue replay news.yaml --into /data/again
"""


@click.command("replay", epilog=_EPILOG, context_settings={"ignore_unknown_options": True})
@click.option("--output", metavar="DIR", help="The tables of the earlier runs; before the file's own `output`.")
@click.option("--into", metavar="DIR", required=True, help="Where the tables go that are made anew.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@click.argument("arguments", metavar="[CONFIG] [RUNNER FLAGS]", nargs=-1, type=click.UNPROCESSED)
def command(output: str | None, into: str, quiet: bool, arguments: tuple[str, ...]) -> None:
    """Read everything again that earlier runs of CONFIG fetched, out of the archive, and write tables into DIR.

    Nothing is fetched and the earlier output is left as it is. The same version of Homologue makes the same tables, but
    for the columns that say when or by which run a row was made, and `contacts.event_id`, which is what it was then;
    another version shows what it would have made of the same bytes. Archives of documents are not kept twice: they are
    read where they lie.
    """
    from pipeline.jobs import configured, execute, make_job, split_arguments
    from transforms.progress import Progress
    from transforms.storage import Storage

    config, flags = split_arguments(arguments)
    settings = configured(config, output)
    if os.path.abspath(into) == os.path.abspath(settings.output):
        raise click.UsageError(f"--into {into} is the output that is replayed; name another folder")
    if not Storage(settings.output).list("fetch_log", ".parquet"):
        raise click.UsageError(f"{settings.output} has no fetch_log: there is nothing to replay")
    from pipeline.runners import local_runner, pipeline_options

    options = pipeline_options(flags)
    runner = local_runner(options)
    with tempfile.NamedTemporaryFile(prefix="homologue-progress-") as file:
        progress = Progress(None if quiet else file.name)
        job = make_job(settings, now=datetime.now(UTC), progress=progress, into=into)
        run = execute(job, "replay", options, runner=runner, quiet=quiet)
    if not quiet:
        from pipeline.summary import print_summary

        print_summary(Storage(job.output), run, sys.stdout)
