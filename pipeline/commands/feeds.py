"""`homologue feeds`: lists of feeds, tried, and exchanged with feed readers."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pipeline.feeds import Checked

__all__ = ["command"]


@click.group("feeds")
def command() -> None:
    r"""Try the feeds of a configuration, or exchange lists of feeds with other readers (OPML).

    \b
      homologue feeds check configs/feeds/switzerland.yaml
      homologue feeds export news.yaml -o news.opml
      homologue feeds import reader.opml -o reader.yaml
    """


@command.command("check")
@click.argument("config", metavar="CONFIG", type=click.Path(dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="A JSON object a feed, as they answer.")
def check_command(config: str, as_json: bool) -> None:
    """Ask every feed of CONFIG once and print what it answers; no table is written.

    Exits 1 where a feed did not answer with entries.
    """
    from pipeline.feeds import check
    from pipeline.jobs import configured, make_specs, user_agent

    settings = configured(config, None)
    results = check(
        make_specs(settings), user_agent=user_agent(settings), allow_hosts=tuple(settings.network.allow_hosts)
    )
    checked = []
    for result in results:
        checked.append(result)
        if as_json:
            values = dataclasses.asdict(result) | {"newest": result.newest and f"{result.newest:%Y-%m-%dT%H:%M:%SZ}"}
            click.echo(json.dumps(values, ensure_ascii=False))
        elif sys.stderr.isatty():
            click.echo(f"\r{len(checked)} feeds tried", err=True, nl=False)
    if not as_json:
        _print(checked)
    if any(result.outcome != "ok" for result in checked):
        raise SystemExit(1)


def _print(checked: list[Checked]) -> None:
    import shutil

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    width = shutil.get_terminal_size((150, 50)).columns if sys.stdout.isatty() else 150
    console = Console(file=sys.stdout, width=width, highlight=False)
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("feed", "outcome", "format"):
        table.add_column(column, overflow="fold")
    for column in ("entries", "newest", "seconds"):
        table.add_column(column, justify="right")
    table.add_column("remark", overflow="fold")
    for one in sorted(checked, key=lambda result: (result.outcome == "ok", result.outcome, result.id)):
        remark = one.message or (f"moved to {one.moved_to}" if one.moved_to else "")
        newest = f"{one.newest:%Y-%m-%d %H:%M}" if one.newest else ""
        entries = str(one.n_entries) if one.format else ""
        table.add_row(
            one.id, one.outcome, one.format or "", entries, newest, f"{one.seconds:.1f}", remark.replace("[", "\\[")
        )
    console.print(table)
    counts = Counter(result.outcome for result in checked)
    console.print(", ".join(f"{count} {outcome}" for outcome, count in counts.most_common()) or "no feed is a URL")


@command.command("export")
@click.argument("config", metavar="CONFIG", type=click.Path(dir_okay=False))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; else standard output.")
def export_command(config: str, output: Path | None) -> None:
    """Write the feeds of CONFIG as OPML."""
    from pipeline.jobs import configured
    from pipeline.opml import write_opml

    body = write_opml(configured(config, None).sources, title=Path(config).stem)
    if output is None:
        sys.stdout.buffer.write(body)
    else:
        output.write_bytes(body)


@command.command("import")
@click.argument("opml", metavar="FILE.opml", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; else standard output.")
def import_command(opml: Path, output: Path | None) -> None:
    """Make a configuration of the feeds that an OPML file lists. What is no feed is named on standard error."""
    from ruamel.yaml import YAML

    from pipeline.opml import OpmlError, read_opml

    try:
        taken = read_opml(opml.read_bytes())
    except OpmlError as error:
        raise click.UsageError(f"{opml}: {error}") from None
    for line in taken.left:
        click.echo(f"{opml}: {line}", err=True)
    if not taken.sources:
        raise click.UsageError(f"{opml}: no feed in it")
    yaml = YAML()
    yaml.width = 200
    yaml.indent(mapping=2, sequence=4, offset=2)
    listed = [source.model_dump(exclude_defaults=True) for source in taken.sources]
    if output is None:
        yaml.dump({"sources": listed}, sys.stdout)
    else:
        with output.open("w", encoding="utf-8") as file:
            yaml.dump({"sources": listed}, file)
