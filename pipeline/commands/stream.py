"""`homologue stream`: the graph behind an unbounded source."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import click

__all__ = ["command"]

_EPILOG = """\b
Examples:
  homologue stream news.yaml --runner=PrismRunner --prism_location=build/prism --environment_type=LOOPBACK
  homologue stream news.yaml --every 5m --stop-after 2h --runner=PrismRunner …
"""
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class _Duration(click.ParamType[float]):
    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        found = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd]?)", str(value).strip())
        if not found or float(found[1]) == 0:
            self.fail(f"{value!r} is no duration; expected a number with s, m, h or d, such as 90s or 5m", param, ctx)
        return float(found[1]) * _UNITS[found[2] or "s"]


@click.command("stream", epilog=_EPILOG, context_settings={"ignore_unknown_options": True})
@click.option("--output", metavar="DIR", help="Where the tables go; before the file's own `output`.")
@click.option(
    "--every", type=_Duration(), default="5m", show_default=True, metavar="DURATION", help="Time between two polls."
)
@click.option(
    "--stop-after", type=_Duration(), metavar="DURATION", help="End by itself after this long, all windows written."
)
@click.argument("config", metavar="CONFIG")
@click.argument("flags", metavar="[RUNNER FLAGS]", nargs=-1, type=click.UNPROCESSED)
def command(output: str | None, every: float, stop_after: float | None, config: str, flags: tuple[str, ...]) -> None:
    """Poll the sources of CONFIG without end, on a streaming runner.

    The same stages as `run`, behind a clock. A runner must be named: Beam's local one is not made for streams.
    """
    from pipeline.jobs import configured, execute, make_job
    from transforms.progress import Progress

    settings = configured(config, output)
    from apache_beam.options.pipeline_options import StandardOptions

    from pipeline.graph import Every
    from pipeline.runners import pipeline_options

    options = pipeline_options(flags, streaming=True)
    runner = options.view_as(StandardOptions).runner
    if runner in (None, "DirectRunner", "FnApiRunner"):
        raise click.UsageError(
            "A stream needs a streaming runner: give --runner=PrismRunner --prism_location=PATH (`make prism` builds "
            "it), or --runner=FlinkRunner or DataflowRunner with their flags. For one pass on this machine there is "
            "`homologue run`."
        )
    job = make_job(settings, now=datetime.now(UTC), progress=Progress(), every=Every(every, stop_after))
    execute(job, "stream", options)
