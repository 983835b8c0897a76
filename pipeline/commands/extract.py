"""`homologue extract`: documents in, annotated documents out, one line for each line, without Beam."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Iterator
from typing import Any, TextIO

import click

__all__ = ["annotate_line", "command"]


@click.command()
@click.argument("documents", type=click.File("r", encoding="utf-8"))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True),
    default="-",
    help="Where to write; standard output if left out.",
)
def command(documents: TextIO, output: str) -> None:
    r"""Extract the contacts of DOCUMENTS, a file of JSON lines (``-`` for standard input).

    A document has ``id``, ``title``, ``text`` and ``published``; every line in gives one line out, with ``contacts``
    in the format of annotated documents. Contacts that the input brings along are ignored. A line that is no document
    comes out with ``error`` and no contacts, and the command ends with exit code 1.

    \b
      homologue extract articles.jsonl -o contacts.jsonl
    """
    failed = 0
    with _writer(output) as out:
        for number, line in enumerate(documents, 1):
            if not line.strip():
                continue
            annotated = annotate_line(line)
            if "error" in annotated:
                failed += 1
                click.echo(f"{documents.name}:{number}: {annotated['error']}", err=True)
            out.write(json.dumps(annotated, ensure_ascii=False) + "\n")
            out.flush()
    if failed:
        sys.exit(1)


@contextlib.contextmanager
def _writer(output: str) -> Iterator[TextIO]:
    if output == "-":
        yield sys.stdout
        return
    with open(output, "w", encoding="utf-8") as file:
        yield file


def annotate_line(line: str) -> dict[str, Any]:
    """One line of JSON as an annotated document; what is wrong with it under ``error`` if it is none."""
    from transforms.extract.codebook import DocumentError, document_from, to_annotation
    from transforms.extract.extractor import extract

    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        return {"error": f"not JSON: {error.msg} at column {error.colno}", "contacts": []}
    if not isinstance(fields, dict):
        return {"error": f"expected a JSON object, found {type(fields).__name__}", "contacts": []}
    try:
        document = document_from(fields)
    except DocumentError as error:
        return {**fields, "error": str(error), "contacts": []}
    return {**fields, "contacts": to_annotation(document, extract(document))}
