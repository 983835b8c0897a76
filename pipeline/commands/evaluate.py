"""`homologue evaluate`: score the extractor on annotated documents."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.jsonl import parse_object

__all__ = ["command", "read_annotated"]


@click.command()
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("predicted", type=click.Path(exists=True, dir_okay=False, path_type=Path), required=False)
@click.option("--by-document", is_flag=True, help="List every contact that was missed, wrong or spurious.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def command(gold: Path, predicted: Path | None, by_document: bool, as_json: bool) -> None:
    r"""Score the contacts that the extractor finds in GOLD, or those of PREDICTED, against the annotated ones.

    Both are JSON lines of annotated documents. Level by level, contacts agree on the parties, the mode, the date and
    the status. The reliability table shows how often contacts of a confidence are right (parties agree); the last table
    shows what precision and recall a threshold on the confidence buys.

    \b
      homologue evaluate gold.jsonl --by-document
    """
    from transforms.extract.evaluation import score

    documents = read_annotated(gold)
    found = _contacts(read_annotated(predicted)) if predicted else _extracted(documents)
    annotated = _contacts(documents)
    result = score(annotated, found)
    if by_document:
        click.echo("\n".join(result.misses))
    figures = result.figures()
    if as_json:
        click.echo(json.dumps(figures, ensure_ascii=False))
        return
    for name, value in figures.items():
        if isinstance(value, dict):
            value = "  ".join(f"{key} {number:.3f}" for key, number in value.items())
        click.echo(f"{name:40} {value}")
    _print_confidence(annotated, found)


def read_annotated(path: Path) -> dict[str, dict[str, Any]]:
    """Annotated documents by id.

    Raises:
        click.ClickException: a line is no annotated document, or an id comes twice.

    """
    documents: dict[str, dict[str, Any]] = {}
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                document = parse_object(line)
                _check(document)
            except ValueError as error:
                raise click.ClickException(f"{path}:{number}: {error}") from None
            if document["id"] in documents:
                raise click.ClickException(f"{path}:{number}: second document with id {document['id']}")
            documents[document["id"]] = document
    return documents


def _check(document: Mapping[str, Any]) -> None:
    """Raise `ValueError` where what scores rest on is not there."""
    if not isinstance(document.get("id"), str):
        raise ValueError("expected a document with an id, a string")
    contacts = document.get("contacts")
    if not isinstance(contacts, list):
        raise ValueError(f"{document['id']}: expected annotated contacts, a list")
    for number, contact in enumerate(contacts):
        if not (isinstance(contact, dict) and {"parties", "mode", "status"} <= contact.keys()):
            raise ValueError(f"{document['id']}: contact {number} lacks parties, mode or status")


def _contacts(documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Sequence[Mapping[str, Any]]]:
    return {key: document["contacts"] for key, document in documents.items()}


def _extracted(documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Sequence[Mapping[str, Any]]]:
    from transforms.extract.codebook import DocumentError, document_from, to_annotation
    from transforms.extract.extractor import extract

    found: dict[str, Sequence[Mapping[str, Any]]] = {}
    for key, fields in documents.items():
        try:
            document = document_from(fields)
        except DocumentError as error:
            raise click.ClickException(f"{key}: {error}") from None
        found[key] = to_annotation(document, extract(document))
    return found


def _print_confidence(
    gold: Mapping[str, Sequence[Mapping[str, Any]]], predicted: Mapping[str, Sequence[Mapping[str, Any]]]
) -> None:
    from transforms.extract.evaluation import pair_up, reliability, thresholds

    outcomes: list[tuple[float, bool]] = []
    for key, contacts in gold.items():
        found = predicted.get(key, ())
        right = {j for _, j, _ in pair_up(contacts, found)}
        outcomes.extend(
            (contact["confidence"], j in right) for j, contact in enumerate(found) if "confidence" in contact
        )
    if not outcomes:
        return
    click.echo("\nconfidence      contacts  mean   right")
    for band in reliability(outcomes):
        click.echo(f"{band.low:.1f} - {band.high:.1f}       {band.count:8}  {band.confidence:.3f}  {band.correct:.3f}")
    click.echo("\nthreshold       precision  recall  f1")
    for threshold, figures in thresholds(outcomes, sum(map(len, gold.values()))):
        click.echo(
            f"{threshold:.1f}             {figures['precision']:9.3f}  {figures['recall']:6.3f}  {figures['f1']:.3f}"
        )
