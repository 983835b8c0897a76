"""`homologue run`: one bounded pass over the configured sources."""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime

import click

__all__ = ["command"]

_EPILOG = """\b
Examples:
  homologue run
  homologue run news.yaml --output /data/news
  homologue run news.yaml --direct_running_mode=in_memory
"""


@click.command("run", epilog=_EPILOG, context_settings={"ignore_unknown_options": True})
@click.option("--output", metavar="DIR", help="Where the tables go; before the file's own `output`.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@click.argument("arguments", metavar="[CONFIG] [RUNNER FLAGS]", nargs=-1, type=click.UNPROCESSED)
def command(output: str | None, quiet: bool, arguments: tuple[str, ...]) -> None:
    """Fetch all sources of CONFIG once and bring what is new into the tables.

    Without CONFIG, an embedded sample goes into ./out. What was seen before is not written again, so that a second run
    adds nothing. Runs on all cores of this machine (a few feeds alone: in one process) unless runner flags, which are
    Apache Beam's, say otherwise.
    """
    from pipeline.jobs import configured, execute, make_job, split_arguments
    from transforms.progress import Progress

    config, flags = split_arguments(arguments)
    settings = configured(config, output)
    from pipeline.runners import local_runner, pipeline_options

    options = pipeline_options(flags)
    with tempfile.NamedTemporaryFile(prefix="homologue-progress-") as file:
        progress = Progress(None if quiet else file.name)
        job = make_job(settings, now=datetime.now(UTC), progress=progress)
        runner = local_runner(options, polled=job.sources)
        run = execute(job, "run", options, runner=runner, quiet=quiet)
    if not quiet:
        from pipeline.summary import print_summary
        from transforms.storage import Storage

        print_summary(Storage(job.output), run, sys.stdout, job.sources)
        if settings.network.contact is None and any(source.host is not None for source in job.sources):
            click.echo("\nPublishers cannot reach you: give network.contact a URL or an address.", err=True)
