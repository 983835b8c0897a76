"""`homologue diff`: contacts gained, lost and changed between two outputs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from pipeline.commands.evaluate import read_annotated

__all__ = ["changes", "command"]

_FIELDS = (
    "mode",
    "status",
    "date",
    "date_end",
    "precision",
    "people",
    "initiator",
    "place",
    "multilateral",
    "negotiation",
    "topics",
    "attribution",
)


@click.command()
@click.argument("old", type=click.Path(exists=True, path_type=Path))
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--summary", is_flag=True, help="Print the counts alone.")
def command(old: Path, new: Path, summary: bool) -> None:
    r"""List the contacts gained (+), lost (-) and changed (~) from OLD to NEW.

    Each is a file that `homologue extract` wrote, or an output of `run`, `replay` or `backfill`: what a new version of
    the extractor makes of the same items, say.

    \b
      homologue diff before.jsonl after.jsonl
      homologue replay news.yaml --into again && homologue diff out again --summary
    """
    before, after = (_tables(path) if path.is_dir() else read_annotated(path) for path in (old, new))
    counts = {"+": 0, "-": 0, "~": 0}
    for key in dict.fromkeys([*before, *after]):
        contacts, others = (side.get(key, {}).get("contacts", []) for side in (before, after))
        for mark, line in changes(contacts, others):
            counts[mark] += 1
            if not summary:
                click.echo(f"{mark} {key}: {line}")
    click.echo(f"{counts['+']} gained, {counts['-']} lost, {counts['~']} changed")


def _tables(path: Path) -> dict[str, dict[str, Any]]:
    """The contacts that stand in an output, by item, as annotations have them."""
    from pipeline.api import connect

    named = ", ".join(name for name in _FIELDS if name not in ("date", "date_end"))
    rows = connect(str(path)).execute(
        "SELECT item_id, [party_a, party_b] AS parties, CAST(date_start AS VARCHAR) AS date, "
        f"CAST(date_end AS VARCHAR) AS date_end, evidence, {named} FROM current_contacts ORDER BY contact_id"
    )
    columns = [column[0] for column in rows.description]
    documents: dict[str, dict[str, Any]] = {}
    for row in rows.fetchall():
        contact = dict(zip(columns, row, strict=True))
        documents.setdefault(contact.pop("item_id"), {"contacts": []})["contacts"].append(contact)
    return documents


def changes(old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """What differs between two lists of contacts of one document, as (mark, description)."""
    from transforms.extract.evaluation import pair_up

    pairs = pair_up(old, new)
    for i, j, _ in pairs:
        differences = [
            f"{name} {old[i].get(name)!r} -> {new[j].get(name)!r}"
            for name in _FIELDS
            if old[i].get(name) != new[j].get(name)
        ]
        if differences:
            yield "~", f"{'-'.join(new[j]['parties'])} {'; '.join(differences)}"
    kept_old, kept_new = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
    yield from (("-", _describe(contact)) for i, contact in enumerate(old) if i not in kept_old)
    yield from (("+", _describe(contact)) for j, contact in enumerate(new) if j not in kept_new)


def _describe(contact: Mapping[str, Any]) -> str:
    evidence = (contact.get("evidence") or "")[:120].replace("\n", " ")
    return (
        f"{'-'.join(contact['parties'])} {contact.get('mode')} {contact.get('date')} {contact.get('status')} | "
        f"{evidence}"
    )
