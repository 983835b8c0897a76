"""`homologue feeds`: lists of feeds, tried, and exchanged with feed readers."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.config import Source
    from pipeline.feeds import Checked

__all__ = ["command"]

_ALL = "configs/francophonie.yaml"
_OPML_LIMIT = 32_000_000
"""Bytes of an OPML file: about 100,000 feeds."""


@click.group("feeds")
def command() -> None:
    r"""Try the feeds of a configuration, or exchange lists of feeds with other readers (OPML).

    \b
      homologue feeds check
      homologue feeds check configs/feeds/switzerland.yaml
      homologue feeds export news.yaml -o news.opml
      homologue feeds import reader.opml -o reader.yaml
    """


_CONFIG = click.argument("config", metavar="[CONFIG]", default=_ALL, type=click.Path(dir_okay=False))


@command.command("check")
@_CONFIG
@click.option("--json", "as_json", is_flag=True, help="A JSON object a feed, as they answer.")
def check_command(config: str, as_json: bool) -> None:
    """Ask every feed of CONFIG once and print what it answers; no table is written.

    Without CONFIG, all lists of configs/francophonie.yaml below the current folder. A table on a terminal, else a line
    a feed; what failed comes first. Exits 1 where a feed did not answer with entries.
    """
    from pipeline.feeds import check
    from pipeline.jobs import configured, make_specs, user_agent

    settings = configured(config, None)
    results = check(
        make_specs(settings), user_agent=user_agent(settings), allow_hosts=tuple(settings.network.allow_hosts)
    )
    _say_what_is_no_url(settings.sources, "not tried")
    checked = []
    shown = sys.stderr.isatty() and not as_json
    for result in results:
        checked.append(result)
        if as_json:
            values = dataclasses.asdict(result) | {"newest": result.newest and f"{result.newest:%Y-%m-%dT%H:%M:%SZ}"}
            click.echo(json.dumps(values, ensure_ascii=False))
        if shown:
            click.echo(f"\r{len(checked)} feeds tried", err=True, nl=False)
    if shown:
        click.echo(err=True)
    if not as_json:
        _print(sorted(checked, key=lambda result: (result.outcome == "ok", result.outcome, result.id)))
    if any(result.outcome != "ok" for result in checked):
        raise SystemExit(1)


def _say_what_is_no_url(sources: Sequence[Source], fate: str) -> None:
    if names := [source.id for source in sources if not source.is_url]:
        click.echo(f"{fate}, since no URL: {', '.join(names)}", err=True)


def _print(checked: list[Checked]) -> None:
    rows = [
        (
            one.id,
            one.outcome,
            str(one.http_status or ""),
            one.format or "",
            str(one.n_entries) if one.format else "",
            f"{one.newest:%Y-%m-%d %H:%M}" if one.newest else "",
            f"{one.seconds:.1f}",
            one.message or (f"moved to {one.moved_to}" if one.moved_to else ""),
        )
        for one in checked
    ]
    columns = ("feed", "outcome", "http", "format", "entries", "newest (UTC)", "seconds", "remark")
    if sys.stdout.isatty():
        _table(columns, rows)
    else:
        widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
        for row in (columns, *rows):
            line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            click.echo(" ".join(line.rstrip().splitlines()))
    counts = Counter(result.outcome for result in checked)
    click.echo(", ".join(f"{count} {outcome}" for outcome, count in counts.most_common()) or "no feed is a URL")


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        figure = column in ("http", "entries", "seconds")
        table.add_column(column, justify="right" if figure else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(file=sys.stdout, highlight=False).print(table)


@command.command("export")
@_CONFIG
@click.option("-o", "--output", type=click.File("wb"), default="-", help="The file; else standard output.")
def export_command(config: str, output: IO[bytes]) -> None:
    """Write the feeds of CONFIG as OPML; without CONFIG, those of configs/francophonie.yaml.

    A folder for each `category`. Sources that are no URL are left out.
    """
    from pipeline.jobs import configured
    from pipeline.opml import write_opml

    sources = configured(config, None).sources
    _say_what_is_no_url(sources, "left out")
    output.write(write_opml(sources, title=Path(config).stem))


@command.command("import")
@click.argument("opml", metavar="FILE.opml", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o", "--output", type=click.File("w", encoding="utf-8"), default="-", help="The file; else standard output."
)
def import_command(opml: Path, output: IO[str]) -> None:
    """Make a configuration of the feeds that an OPML file lists. What is no feed is named on standard error."""
    from ruamel.yaml import YAML

    from pipeline.opml import OpmlError, read_opml
    from transforms.fetch.errors import FileError
    from transforms.fetch.files import read_file

    try:
        taken = read_opml(read_file(str(opml), limit=_OPML_LIMIT))
    except OpmlError as error:
        raise click.UsageError(f"{opml}: {error}") from None
    except FileError as error:
        raise click.UsageError(str(error)) from None
    for line in taken.left:
        click.echo(f"{opml}: {line}", err=True)
    if not taken.sources:
        raise click.UsageError(f"{opml}: no feed in it")
    yaml = YAML()
    yaml.width = 200
    yaml.indent(mapping=2, sequence=4, offset=2)
    listed = [source.model_dump(exclude_defaults=True) for source in taken.sources]
    yaml.dump({"sources": listed}, output)
