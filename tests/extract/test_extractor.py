"""Constructions, one sentence of our own a case: parties, mode, status and date that come out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from transforms.extract.extractor import extract
from transforms.extract.model import Document

FRIDAY = date(2024, 5, 17)


def brief(text: str, *, title: str = "", published_on: date | None = FRIDAY, source: str = "lemonde.fr") -> set[str]:
    document = Document(id="x", title=title, text=text, published_on=published_on, source=source)
    return {
        f"{'-'.join(c.parties)} {c.mode} {c.status} {c.date_start.isoformat() if c.date_start else 'unknown'}"
        for c in extract(document)
    }


HELD = [
    # A reflexive verb with a plural subject, and with "avec".
    ("Emmanuel Macron et Olaf Scholz se sont entretenus mercredi par téléphone.", "DEU-FRA call held 2024-05-15"),
    (
        "Le ministre turc de la Défense s'est entretenu jeudi avec son homologue grec.",
        "GRC-TUR unspecified held 2024-05-16",
    ),
    ("Les présidents kényan et ougandais se sont vus mardi à Kampala.", "KEN-UGA visit held 2024-05-14"),
    ("Les ministres russe et turc de la Défense se sont rencontrés lundi à Genève.", "RUS-TUR meeting held 2024-05-13"),
    # Direct and passive objects.
    ("Le roi Abdallah II a reçu jeudi à Amman le président chypriote.", "CYP-JOR visit held 2024-05-16"),
    (
        "Le Premier ministre grec a été reçu mercredi à Sofia par son homologue bulgare.",
        "BGR-GRC visit held 2024-05-15",
    ),
    ("La Norvège a convoqué jeudi l'ambassadeur de Russie.", "NOR-RUS meeting held 2024-05-16"),
    ("Le chancelier autrichien a téléphoné mardi au président serbe.", "AUT-SRB call held 2024-05-14"),
    # Nouns.
    (
        "La rencontre entre le président sénégalais et le roi du Maroc a eu lieu mercredi.",
        "MAR-SEN meeting held 2024-05-15",
    ),
    ("Des pourparlers russo-ukrainiens se sont tenus jeudi à Istanbul.", "RUS-UKR meeting held 2024-05-16"),
    ("Le président iranien a adressé lundi une lettre au président irakien.", "IRN-IRQ message held 2024-05-13"),
    # Journeys.
    ("Le chef de la diplomatie japonaise s'est rendu mardi à Manille.", "JPN-PHL visit held 2024-05-14"),
    ("En visite à Tirana, le ministre italien de l'Intérieur a salué un accord.", "ALB-ITA visit held 2024-05-17"),
    ("Le président du Ghana est arrivé jeudi en Inde.", "GHA-IND visit held 2024-05-16"),
    # Anaphora.
    (
        "Le président polonais a accueilli mercredi à Varsovie son homologue letton. Les deux hommes se sont entretenus.",  # noqa: E501
        "LVA-POL visit held 2024-05-15",
    ),
]
PLANNED = [
    ("Le Premier ministre croate est attendu lundi à Berne.", "CHE-HRV visit planned 2024-05-20"),
    (
        "Le président sud-coréen recevra mercredi à Séoul le Premier ministre australien.",
        "AUS-KOR visit planned 2024-05-22",
    ),
    ("Le président argentin se rendra à Madrid en juin.", "ARG-ESP visit planned 2024-06-01"),
    (
        "Le président arménien s'est dit prêt à rencontrer le président azerbaïdjanais.",
        "ARM-AZE meeting planned unknown",
    ),
    (
        "Le ministre égyptien doit s'entretenir dimanche avec son homologue soudanais.",
        "EGY-SDN unspecified planned 2024-05-19",
    ),
]
CANCELLED = [
    ("Le président brésilien a annulé sa visite en Norvège, prévue mardi.", "BRA-NOR visit cancelled 2024-05-21"),
    ("Le gouvernement malien a refusé de recevoir l'émissaire de l'Union africaine.", "AU-MLI visit cancelled unknown"),
    (
        "Une rencontre entre les présidents russe et ukrainien est exclue, selon le Kremlin.",
        "RUS-UKR meeting cancelled unknown",
    ),
]


@pytest.mark.parametrize(("text", "expected"), HELD + PLANNED + CANCELLED)
def test_construction(text: str, expected: str) -> None:
    assert expected in brief(text)


@pytest.mark.parametrize(
    "text",
    [
        "La France rencontre la Belgique mardi soir à Turin en Ligue des nations.",
        "Dans un entretien accordé au Figaro, le ministre allemand défend la Pologne.",
        "Le président a reçu à l'Élysée les chefs de parti.",
        "Les échanges de tirs entre Israël et le Hezbollah se poursuivent.",
        "Les échanges entre la Chine et la Russie ont atteint un record.",
        "Un Français et deux Ukrainiennes se sont rencontrés à Lyon.",
        "L'ancien président français Nicolas Sarkozy a dîné avec des banquiers russes.",
        "S'il se rendait en Ukraine, le président français prendrait un risque.",
    ],
)
def test_hard_negative_stays_empty(text: str) -> None:
    assert brief(text) == set()


def test_three_parties_are_three_contacts() -> None:
    text = "Les présidents turc, iranien et russe se sont réunis jeudi à Ankara."
    assert brief(text) == {
        "RUS-TUR visit held 2024-05-16",
        "IRN-TUR visit held 2024-05-16",
        "IRN-RUS meeting held 2024-05-16",
    }


def test_same_contact_told_twice_is_one() -> None:
    text = "Le roi du Maroc a reçu mercredi à Rabat le président malien. L'entretien entre le roi et le président malien a duré."  # noqa: E501
    assert brief(text, title="Le roi du Maroc reçoit le président malien") == {"MAR-MLI visit held 2024-05-15"}


def test_people_take_names_from_the_article_only() -> None:
    text = "Le ministre turc de la Défense, Yaşar Güler, s'est entretenu jeudi avec son homologue grec, Nikos Dendias."
    contact = extract(Document(id="x", title="", text=text, published_on=FRIDAY))[0]
    assert {(person.party, person.name) for person in contact.people} == {
        ("GRC", "Nikos Dendias"),
        ("TUR", "Yaşar Güler"),
    }


def test_unknown_official_gets_party_from_apposition() -> None:
    text = (
        "Kéziah Brandt, ministre norvégienne du Climat, a rencontré jeudi à Lisbonne le ministre portugais de la Mer."
    )
    contact = extract(Document(id="x", title="", text=text, published_on=FRIDAY))[0]
    assert contact.parties == ("NOR", "PRT")
    assert "Kéziah Brandt" in {person.name for person in contact.people}


def test_without_publication_day_dates_are_unknown() -> None:
    assert brief("Le président kényan a reçu jeudi à Nairobi le roi du Maroc.", published_on=None) == {
        "KEN-MAR visit held unknown"
    }


def test_offsets_cut_the_evidence() -> None:
    text = "Il pleuvait. Le président tunisien s&#039;est rendu mardi à Tripoli. Il faisait froid."
    document = Document(id="x", title="Tunisie", text=text, published_on=FRIDAY)
    contact = extract(document)[0]
    assert document.body[contact.evidence_start : contact.evidence_end].startswith("Le président tunisien s&#039;est")
    assert all(0 <= span.start < span.end <= len(document.body) for span in contact.spans)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([text for text, _ in HELD + PLANNED + CANCELLED]), min_size=1, max_size=4))
def test_any_mixture_keeps_the_invariants(sentences: list[str]) -> None:
    document = Document(id="x", title=sentences[0], text=" ".join(sentences), published_on=FRIDAY)
    for contact in extract(document):
        assert contact.parties[0] < contact.parties[1]
        assert {person.party for person in contact.people} <= set(contact.parties)
        assert (contact.date_start is None) == (contact.precision == "unknown")
        assert contact.date_start is None or contact.date_end is None or contact.date_start <= contact.date_end
        assert 0 < contact.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80))
def test_never_fails_on_any_text(text: str, title: str) -> None:
    extract(Document(id="x", title=title, text=f"Paris et Berlin : rencontre {text}", published_on=FRIDAY))
