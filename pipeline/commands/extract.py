"""`homologue extract`: documents in, annotated documents out, one line for each line, without Beam."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, TextIO

import click

from pipeline.jsonl import parse_object

__all__ = ["annotate_line", "command"]


@click.command()
@click.argument("documents", type=click.File("rb"))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True),
    default="-",
    help="Where to write; standard output if left out.",
)
def command(documents: BinaryIO, output: str) -> None:
    r"""Extract the contacts of DOCUMENTS, a file of JSON lines (``-`` for standard input).

    A document has ``id``, ``title``, ``text`` and ``published``; every line in gives one line out, with ``contacts``
    in the format of annotated documents, as soon as it is read. Contacts that the input brings along are ignored. A
    line that is no document comes out with ``error`` and no contacts, and the command ends with exit code 1; a blank
    line stays one.

    \b
      homologue extract articles.jsonl -o contacts.jsonl
    """
    failed = 0
    with _writer(output) as out:
        for number, line in enumerate(documents, 1):
            annotated = annotate_line(line) if line.strip() else None
            if annotated is not None:
                if "error" in annotated:
                    failed += 1
                    click.echo(f"{documents.name}:{number}: {annotated['error']}", err=True)
                out.write(json.dumps(annotated, ensure_ascii=False))
            out.write("\n")
            out.flush()
    if failed:
        sys.exit(1)


@contextlib.contextmanager
def _writer(output: str) -> Iterator[TextIO]:
    if output == "-":
        yield sys.stdout
        return
    # A lone surrogate, from a JSON escape, has no UTF-8: it is written as "?", as on standard output.
    with open(output, "w", encoding="utf-8", errors="replace") as file:
        yield file


def annotate_line(line: bytes) -> dict[str, Any]:
    """One line of JSON as an annotated document; what is wrong with it under ``error`` if it is none."""
    from transforms.extract.codebook import DocumentError, document_from, to_annotation
    from transforms.extract.extractor import extract

    try:
        fields = parse_object(line)
    except ValueError as error:
        return {"error": str(error), "contacts": []}
    fields.pop("error", None)
    try:
        document = document_from(fields)
    except DocumentError as error:
        return {**fields, "error": str(error), "contacts": []}
    return {**fields, "contacts": to_annotation(document, extract(document))}
