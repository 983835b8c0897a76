"""The fields of a contact that take more than one sentence, on short texts of our own."""

from __future__ import annotations

from datetime import date

import pytest

from transforms.extract.extractor import extract
from transforms.extract.model import Document, Interaction

FRIDAY = date(2024, 5, 17)


def contacts(text: str, *, title: str = "") -> dict[str, Interaction]:
    found = extract(Document(id="x", title=title, text=text, published_on=FRIDAY, source="lesoir.be"))
    return {"-".join(contact.parties): contact for contact in found}


MET = "Le ministre grec de la Défense a rencontré jeudi à Genève son homologue turc. "


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (MET + "Les deux hommes ont évoqué la pêche en mer Égée.", ("pêche en mer Égée",)),
        # Two sentences on, past a quotation.
        (MET + "« Un bon début. » L'entretien a porté sur les vols militaires.", ("vols militaires",)),
        # A sentence about something else has no part in it.
        (MET + "La bourse d'Athènes a discuté de la dette.", ()),
        (
            "Le chancelier autrichien s'est entretenu mardi avec le président serbe de la route des Balkans.",
            ("route des Balkans",),
        ),
    ],
)
def test_topics(text: str, topics: tuple[str, ...]) -> None:
    (contact,) = contacts(text).values()
    assert contact.topics == topics


def test_topics_go_to_the_contact_whose_officials_are_named() -> None:
    found = contacts(
        "Le ministre norvégien des Affaires étrangères, Espen Barth Eide, s'est entretenu jeudi à New York avec ses "
        "homologues chilien Alberto van Klaveren et kényan Musalia Mudavadi. Avec M. van Klaveren, la conversation a "
        "porté sur le saumon. Avec M. Mudavadi, elle a porté sur le thé."
    )
    assert found["CHL-NOR"].topics == ("saumon",)
    assert found["KEN-NOR"].topics == ("thé",)


def test_a_sentence_that_recalls_another_contact_goes_on_about_the_first_until_then() -> None:
    text = (
        "Le ministre grec de la Défense a rencontré jeudi à Genève son homologue turc. Les deux hommes ont évoqué la "
        "pêche lors de leur entretien, deux ans après la visite du ministre turc à Athènes en mars 2022."
    )
    found = extract(Document(id="x", title="", text=text, published_on=FRIDAY, source="lesoir.be"))
    assert [contact.topics for contact in found] == [("pêche",), ()]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (MET + "L'entretien a été franc, a indiqué le ministère grec.", ("le ministère grec",)),
        # The source of a figure is not that of the contact.
        (MET + "Le chômage recule en Grèce, selon Eurostat.", ()),
    ],
)
def test_reporters(text: str, sources: tuple[str, ...]) -> None:
    (contact,) = contacts(text).values()
    assert contact.attribution == sources


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MET, False),
        (MET + "Les pourparlers ont duré trois heures.", True),
        ("Une délégation du FMI a quitté Tunis mercredi au terme de négociations avec le gouvernement.", True),
        ("Le médiateur de l'Union africaine a rencontré mardi à Khartoum le président soudanais.", True),
        # What comes after the next contact is that contact's.
        (
            (
                "Le président kényan a reçu lundi à Nairobi, dans une salle trop petite, le président somalien, et le "
                "ministre ougandais des Finances a eu mardi, pour la troisième fois de l'année, à Kigali, au bord du "
                "lac, des négociations avec son homologue rwandais."
            ),
            False,
        ),
    ],
)
def test_negotiation(text: str, expected: bool) -> None:
    found = contacts(text)
    contact = found.get("KEN-SOM") or next(iter(found.values()))
    assert contact.negotiation is expected


def test_what_no_rule_finds_is_read_off_by_the_encoder() -> None:
    text = (
        "Le ministre norvégien de la Pêche, Odd Strand, est arrivé mardi à Reykjavik. La Première ministre islandaise, "
        "Katrín Jakobsdóttir, lui a promis une réponse sur les quotas de capelan."
    )
    (contact,) = extract(Document(id="x", title="", text=text, published_on=FRIDAY, source="lesoir.be"))
    assert contact.topics == ("quotas de capelan",)
    assert {person.name for person in contact.people} == {"Odd Strand", "Katrín Jakobsdóttir"}
