"""Names that a document gives together with a role and a party: what `learn` learns from."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.extractor import find_mentions, read
from transforms.extract.learning.learn import Sighting
from transforms.extract.mentions.text import view
from transforms.extract.model import Document

__all__ = ["sightings_of"]

_NO_OFFICE = frozenset({None, "counterpart", "delegation", "organ", "other", "head", "soldiers", "defence official"})
"""Roles that do not say which office somebody holds."""


def sightings_of(document: Document) -> Iterator[Sighting]:
    """Each name with the party and office that its own phrase gives ("le ministre turc de la Défense, Yasar Güler").

    What the directory knows of the name does not count. Empty where the day of publication is not known.
    """
    if document.published_on is None:
        return
    shown = view(document.body)
    scene = read(document, shown, find_mentions(document, shown.text))
    for row in scene.rows:
        for unit in row.units:
            if unit.code not in ("X", "Y") or unit.what.former:
                continue
            for member in unit.what.members:
                told = member.party_of == "role" and member.party and member.office not in _NO_OFFICE
                if told and member.name:
                    yield Sighting(member.name, member.party, member.office, document.published_on, document.source)
