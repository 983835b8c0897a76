"""`homologue explain`: why a document gave its contacts, or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.jsonl import parse_object

if TYPE_CHECKING:
    from rich.console import Console

    from transforms.extract.model import Document, Interaction

__all__ = ["command"]

_STYLES = {"person": "bold green", "party": "green", "verb": "bold red", "date": "yellow"}


@click.command()
@click.argument("document", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def command(document: Path) -> None:
    r"""Show for each document of DOCUMENT (JSON lines, or one JSON object) how its contacts came about.

    The gate's decision; the text with officials and parties, dates and the words that tell a contact marked up; every
    construction that was found, and every pair that the scorer accepted with its probability, with what became of
    it; and the contacts.

    \b
      homologue explain article.json
    """
    from rich.console import Console

    from transforms.extract.codebook import DocumentError, document_from

    console = Console(highlight=False)
    for number, fields in enumerate(_objects(document), 1):
        try:
            found = document_from(fields)
        except DocumentError as error:
            raise click.ClickException(f"{document}: document {number}: {error}") from None
        _explain(console, found)


def _objects(path: Path) -> list[dict[str, object]]:
    body = path.read_bytes()
    try:
        return [parse_object(body)]
    except ValueError:
        pass  # not one, but perhaps many
    objects = []
    for number, line in enumerate(body.splitlines(), 1):
        if line.strip():
            try:
                objects.append(parse_object(line))
            except ValueError as error:
                raise click.ClickException(f"{path}:{number}: {error}") from None
    return objects


def _explain(console: Console, document: Document) -> None:
    from transforms.extract.extractor import extract
    from transforms.extract.trace import trace

    steps = trace(document)
    contacts = extract(document)
    console.rule(f"{document.id or 'document'} · published {document.published_on or 'unknown'}")
    console.print(f"[bold]gate[/]  {'passed' if steps.passed else 'refused'}: {steps.reason}")
    console.print(_marked(document, contacts))
    if steps.passed:
        home = steps.home or "unknown"
        console.print(f"\n[bold]home[/]  {home}   [bold]counted from[/]  {steps.day or 'unknown'}")
        console.print("[bold]people[/]  " + ("; ".join(steps.people) or "none"))
        console.print("[bold]dates[/]   " + ("; ".join(steps.dates) or "none"))
        for step in steps.constructions:
            likely = "" if step.likely is None else f"  likely {step.likely:.2f}"
            console.print(f"[cyan]{step.rule:18}[/] “{step.word}”  {step.sides}{likely}")
            for outcome in step.outcomes or ["nothing: fewer than two parties, a habit, a condition or a denial"]:
                console.print(f"{'':18} → {outcome}", style="dim" if not step.outcomes else "")
    for contact in contacts:
        dates = (
            f"{contact.date_start}–{contact.date_end} ({contact.precision})" if contact.date_start else "date unknown"
        )
        console.print(
            f"[bold green]contact[/]  {'-'.join(contact.parties)}  {contact.mode}  {contact.status}  {dates}  "
            f"confidence {contact.confidence:.2f}  rules {', '.join(contact.rules)}"
        )
    if not contacts:
        console.print("[bold]no contact[/]")


def _marked(document: Document, contacts: list[Interaction]) -> object:
    from rich.text import Text

    text = Text(document.body)
    for contact in contacts:
        for span in contact.spans:
            text.stylize(_STYLES.get(span.kind, "bold"), span.start, span.end)
    return text
