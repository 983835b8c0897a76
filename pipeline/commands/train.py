"""`homologue train`: learn the trees anew from annotated documents, and measure what their outcomes are worth."""

from __future__ import annotations

import json
from pathlib import Path

import click

from pipeline.annotated import EXISTING, read_with_texts

__all__ = ["command"]


@click.command()
@click.argument("gold", type=EXISTING, nargs=-1, required=True)
@click.option("--texts", type=EXISTING, multiple=True, help="Documents (.jsonl, .jsonl.gz) that GOLD gives by id.")
@click.option("--typical", type=EXISTING, multiple=True, help="GOLD most like what will be read, counted thrice.")
@click.option("--unseen", type=EXISTING, multiple=True, help="Annotated documents nobody and nothing has learned from.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The model.")
def command(
    gold: tuple[Path, ...], texts: tuple[Path, ...], typical: tuple[Path, ...], unseen: tuple[Path, ...], output: Path
) -> None:
    r"""Learn from the annotated documents of GOLD which pairs of parties are contacts, and write the model.

    Documents are JSON lines with id, title, text, published and contacts. Files given with --typical are of GOLD too.
    How often the outcomes of trees and encoder together are right, which becomes their confidence, is measured on the
    documents of --unseen. Takes some minutes and LightGBM.

    \b
      homologue train tests/gold/training/*.jsonl --unseen tests/gold/own-4.jsonl -o scorer.json
    """
    from transforms.extract.learning.encoder import shipped_encoder
    from transforms.extract.learning.training import measured, train

    learned = read_with_texts(gold, texts=texts, typical=typical)
    model = measured(train(learned), shipped_encoder(), read_with_texts(unseen, texts=texts))
    output.write_text(
        json.dumps(
            {"contact": model.contact, "modes": model.modes, "confidence": model.confidence},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        + "\n",
        "utf-8",
    )
    click.echo(f"learned from {len(learned):,} documents; confidence: {json.dumps(model.confidence)}")
