"""Where a contact takes place, out of short texts of our own."""

from __future__ import annotations

import pytest

from tests.extract.measures import contacts_in

CASES = [
    # A label that the sentence opens with.
    (
        "",
        "LILONGWE – Le vice-président kényan Rigathi Gachagua est reçu par le président Lazarus Chakwera.",
        "LILONGWE",
    ),
    # The headline tells where a text is set.
    (
        "Sommet nordique à Astana",
        "Le ministre norvégien Espen Barth Eide a rencontré mardi en tête-à-tête le ministre danois Lars Rasmussen.",
        "Astana",
    ),
    # "La réunion" at the beginning of a sentence is no island.
    ("", "La réunion a duré. Le président malgache a rencontré mardi le président mauricien.", None),
]


@pytest.mark.parametrize(("title", "text", "place"), CASES)
def test_the_place_of_a_contact(title: str, text: str, place: str | None) -> None:
    """A place is told by the sentence, else by what the text is set in."""
    found = contacts_in({"id": "x", "title": title, "text": text, "published": "2024-03-13"})
    assert [contact["place"] for contact in found] == [place]
