"""`homologue schema`: the JSON Schema of the configuration."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command("schema", epilog="\b\nExample:\n  homologue schema > configs/schema.json")
def command() -> None:
    """Print the JSON Schema of the configuration, so that an editor completes and checks it.

    Begin a configuration with the line `# yaml-language-server: $schema=schema.json`.
    """
    from pipeline.config import json_schema

    click.echo(json_schema(), nl=False)
