"""Annotated documents to learn from, of which some lie in one file and their texts in another."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.commands.evaluate import read_annotated
from pipeline.jsonl import parse_object

if TYPE_CHECKING:
    from transforms.extract.learning.training import Annotated

__all__ = ["EXISTING", "read_with_texts"]

EXISTING = click.Path(exists=True, dir_okay=False, path_type=Path)
_TYPICAL = 3.0


def read_with_texts(
    gold: Sequence[Path], *, texts: Sequence[Path] = (), typical: Sequence[Path] = ()
) -> list[Annotated]:
    """The documents of the files, each file once; what ``gold`` gives by id alone has its text in one of ``texts``.

    Raises click.ClickException for a document without a text.
    """
    known = {document["id"]: document for path in texts for document in _documents(path)}
    return [
        _annotated(path, document, known, weight=_TYPICAL if path in typical else 1.0)
        for path in dict.fromkeys((*gold, *typical))
        for document in read_annotated(path).values()
    ]


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        for line in file:
            yield parse_object(line)


def _annotated(
    path: Path, document: dict[str, Any], known: Mapping[str, dict[str, Any]], *, weight: float
) -> Annotated:
    from transforms.extract.codebook import DocumentError, document_from
    from transforms.extract.learning.training import Annotated

    if "text" not in document and document["id"] not in known:
        raise click.ClickException(f"{path}: {document['id']} has no text; give the file that has it with --texts")
    try:
        read = document_from(known.get(document["id"], document) if "text" not in document else document)
    except DocumentError as error:
        raise click.ClickException(f"{path}: {document['id']}: {error}") from None
    return Annotated(read, document["contacts"], weight)
