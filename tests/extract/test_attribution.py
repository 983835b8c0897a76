"""Who reports, out of one sentence of our own a case."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from transforms.extract.details.attribution import attribution

CASES = [
    # Inversion after the clause, in the perfect and the present.
    ("Ils se sont vus, a annoncé jeudi le palais royal.", ("le palais royal",)),
    (
        "Ils se sont vus, ont rapporté deux sources, dont un diplomate nordique.",
        ("deux sources, dont un diplomate nordique",),
    ),
    ("Ils se sont vus, rapporte l'agence Belga.", ("l'agence Belga",)),
    ("Ils se sont vus, fait savoir Berne.", ("Berne",)),
    ("Ils se verront, écrit le ministère dans un communiqué.", ("le ministère dans un communiqué",)),
    (
        "« Tout est prêt », a martelé le porte-parole du gouvernement, Jonas Lindqvist.",
        ("le porte-parole du gouvernement, Jonas Lindqvist",),
    ),
    # Impersonal forms.
    ("Ils se sont parlé, lit-on dans un communiqué de la Chancellerie.", ("un communiqué de la Chancellerie",)),
    ("Ils se sont parlé, a-t-on appris auprès de la délégation.", ("la délégation",)),
    ("Il n'y a pas eu de contact, comme l'affirmait un quotidien de Turin.", ("un quotidien de Turin",)),
    # Prepositions.
    ("Selon un communiqué de la présidence, ils se sont vus.", ("un communiqué de la présidence",)),
    ("Ils se sont vus, d'après Oslo.", ("Oslo",)),
    ("A en croire la presse danoise, ils se sont vus.", ("la presse danoise",)),
    # Sources as subjects.
    ("Ses services confirment que la visite aura lieu.", ("Ses services",)),
    ("Une source à la présidence parle d'un climat tendu.", ("Une source à la présidence",)),
    ("Reykjavik a démenti toute rencontre.", ("Reykjavik",)),
    ("Le communiqué conjoint salue un climat cordial.", ("Le communiqué conjoint",)),
    ("La visite, dont Lars Nyholm dit qu'elle aura lieu, est prête.", ("Lars Nyholm",)),
    ("Ils se sont vus, admet un conseiller.", ("un conseiller",)),
    ("Ils se sont vus, a écrit la ministre sur son compte X.", ("la ministre",)),
    # Labels.
    ("INFO LE COURRIER - Les deux ministres se sont vus.", ("LE COURRIER",)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sources(text: str, expected: tuple[str, ...]) -> None:
    assert attribution(text) == expected


NONE = [
    "Ils se sont vus jeudi à Berne.",
    "Ils se sont vus, selon la même source.",
    "Ils se sont vus, a annoncé ce dernier.",
    "C'est, selon lui, un premier pas.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_source(text: str) -> None:
    assert attribution(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ils se sont vus, a indiqué un porte-parole aux journalistes.", "un porte-parole"),
        ("Ils se sont vus, a précisé la ministre lundi soir à l'issue du conseil.", "la ministre"),
        ("Ils se sont vus, annonce une déclaration publiée jeudi.", "une déclaration"),
    ],
)
def test_hearers_days_and_publication_are_no_part_of_the_name(text: str, expected: str) -> None:
    assert attribution(text) == (expected,)


@given(st.text(max_size=80))
def test_sources_stand_in_the_text(text: str) -> None:
    for source in attribution(text):
        assert source in text
