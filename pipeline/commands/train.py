"""`homologue train`: learn the scorer anew from annotated documents."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.commands.evaluate import read_annotated
from pipeline.jsonl import parse_object

if TYPE_CHECKING:
    from transforms.extract.learning.training import Annotated

__all__ = ["command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("gold", type=_FILE, nargs=-1, required=True)
@click.option("--texts", type=_FILE, multiple=True, help="Documents (.jsonl or .jsonl.gz) that GOLD names by id only.")
@click.option("--typical", type=_FILE, multiple=True, help="GOLD most like what will be read: each counts three times.")
@click.option("--read", "tuned", type=_FILE, multiple=True, help="GOLD whose misses were read when rules were written.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The model.")
def command(
    gold: tuple[Path, ...], texts: tuple[Path, ...], typical: tuple[Path, ...], tuned: tuple[Path, ...], output: Path
) -> None:
    r"""Learn from the annotated documents of GOLD which pairs of parties are contacts, and write the model.

    Documents are JSON lines with id, title, text, published and contacts. Files given with --typical and --read are of
    GOLD too. How often the outcomes are right, which becomes their confidence, is measured on documents left out while
    learning, and of those only on the ones whose misses nobody has read. Takes some minutes and LightGBM.

    \b
      homologue train tests/gold/training/*.jsonl --read tests/gold/dev.jsonl -o transforms/extract/lexicon/scorer.json
    """
    from transforms.extract.learning.training import train

    known = {document["id"]: document for path in texts for document in _documents(path)}
    annotated: list[Annotated] = []
    for path in dict.fromkeys((*gold, *typical, *tuned)):
        weight = 3.0 if path in typical else 1.0
        annotated.extend(
            _annotated(path, document, known, weight=weight, fresh=path not in tuned)
            for document in read_annotated(path).values()
        )
    model = train(annotated)
    output.write_text(
        json.dumps(
            {"contact": model.contact, "modes": model.modes, "confidence": model.confidence},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n",
        "utf-8",
    )
    click.echo(f"learned from {len(annotated):,} documents; confidence: {json.dumps(model.confidence)}")


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        for line in file:
            yield parse_object(line)


def _annotated(
    path: Path, document: dict[str, Any], known: Mapping[str, dict[str, Any]], *, weight: float, fresh: bool
) -> Annotated:
    from transforms.extract.codebook import DocumentError, document_from
    from transforms.extract.learning.training import Annotated, AnnotatedContact

    if "text" not in document and document["id"] not in known:
        raise click.ClickException(f"{path}: {document['id']} has no text; give the file that has it with --texts")
    try:
        read = document_from(known.get(document["id"], document) if "text" not in document else document)
    except DocumentError as error:
        raise click.ClickException(f"{path}: {document['id']}: {error}") from None
    contacts = [AnnotatedContact(tuple(c["parties"]), c["mode"]) for c in document["contacts"]]
    return Annotated(read, contacts, weight, fresh)
