"""`homologue learn`: officials that the news itself names with role and party, as a table to review."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.jsonl import parse_object

if TYPE_CHECKING:
    from transforms.extract.model import Document

__all__ = ["command"]


@click.command()
@click.argument("documents", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--minimum", default=3, show_default=True, help="Sightings that must agree on party and role.")
@click.option("--sources", default=1, show_default=True, help="Sources that they must come from.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The table; standard output else."
)
def command(documents: tuple[Path, ...], minimum: int, sources: int, output: Path | None) -> None:
    r"""Learn from DOCUMENTS (JSON lines, may be gzipped) who holds which office, as tab-separated rows to review.

    A name enters with a party and role that enough articles give it, with the days between which it was seen. How many
    rows the curated directory confirms, of those whose name it knows, is told on standard error.

    \b
      homologue learn archive.jsonl.gz -o learned.tsv
    """
    from transforms.extract.learning.learn import agreement, learn, write_learned
    from transforms.extract.learning.sightings import sightings_of
    from transforms.extract.mentions.directory import curated

    seen = (sighting for path in documents for document in _documents(path) for sighting in sightings_of(document))
    learned = learn(seen, minimum=minimum, sources=sources)
    if output is None:
        write_learned(learned, sys.stdout)
    else:
        with output.open("w", encoding="utf-8") as file:
            write_learned(learned, file)
    agreed = agreement(learned, curated())
    click.echo(
        f"{len(learned)} officials learned; the directory knows {agreed.known} of the names and confirms party, role "
        f"and days of {agreed.right} ({agreed.precision:.0%}), the party of {agreed.right_party}",
        err=True,
    )


def _documents(path: Path) -> Iterator[Document]:
    from transforms.extract.codebook import DocumentError, document_from

    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield document_from(parse_object(line))
            except (DocumentError, ValueError) as error:
                raise click.ClickException(f"{path}:{number}: {error}") from None
