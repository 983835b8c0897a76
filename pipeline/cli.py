"""The console command `homologue`.

A command's module is loaded when it is called: `--help` imports no Beam.
"""

from __future__ import annotations

import difflib
import importlib
import sys

import click

from pipeline.ending import leave
from pipeline.logs import configure

__all__ = ["main"]

_COMMANDS = {
    "Collect": {
        "run": "one pass over the configured sources, into Parquet",
        "stream": "the same graph without end, on a streaming runner",
        "backfill": "a range of days made anew, out of archive or items",
        "replay": "the tables anew, out of what earlier runs fetched",
        "feeds": "lists of feeds: try them, exchange them as OPML",
        "schema": "the JSON Schema of the configuration, for editors",
    },
    "Use the tables": {
        "status": "how the sources are doing, and what wants attention",
        "warehouse": "make them known to a database, with views, or to dbt",
    },
    "Look at one thing": {
        "read": "what is in feed, wire and archive files",
        "extract": "the contacts in documents, without Beam",
        "explain": "why a document gave its contacts, or none",
    },
    "Judge the extractor": {
        "evaluate": "score it on annotated documents",
        "diff": "contacts gained, lost and changed between two outputs",
        "learn": "officials that the news names with role and party, to review",
        "train": "learn anew which pairs of parties are contacts",
        "train-encoder": "learn anew what a sentence tells of two parties",
    },
}
_HELP = """Bilateral contacts between officials, out of French-language news.

Homologue fetches feeds and wire documents, finds who spoke to, met, visited or wrote to whom, and writes tables of
Parquet that DuckDB, polars and warehouses read as they lie.

\b
  homologue run                     try it: an embedded sample, tables in ./out
  homologue run news.yaml           one pass over your own sources
  homologue COMMAND --help          what a command takes, with an example
"""


class _Commands(click.Group):
    """A group whose commands are modules of `pipeline.commands`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for section in _COMMANDS.values() for name in section]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"pipeline.commands.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        # Docstrings are raw: click's mark of a paragraph that keeps its lines is written out in them.
        command.help = (command.help or "").replace("\\b\n", "\b\n")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in self.list_commands(ctx):
            close = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f"Did you mean '{close[0]}'?" if close else "'homologue --help' lists them."
            ctx.fail(f"There is no command '{args[0]}'. {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, commands in _COMMANDS.items():
            with formatter.section(title):
                formatter.write_dl(list(commands.items()))


@click.group(
    cls=_Commands, help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="homologue", message="homologue %(version)s")
def _homologue() -> None:
    pass


def main() -> None:
    """Run the command line; exit codes: 0 done, 1 failed, 2 wrong call or configuration, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        # A pipe or a POSIX locale would otherwise refuse the accents of half of all headlines.
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    configure()
    code = _exit_code()
    if "apache_beam" in sys.modules:
        leave(code)
    sys.exit(code)


def _exit_code() -> int:
    try:
        return _homologue(standalone_mode=False) or 0
    except SystemExit as end:
        return int(end.code or 0)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; nothing that was written is half-written", err=True)
        return 130
