"""Topics out of one sentence; officials are masked as the extractor masks them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, strategies as st

from transforms.extract.details.topics import MASK, masked, talk_goes_on, topics_after, topics_in, without_repeats
from transforms.extract.lexicon import words


def topics(text: str, *, officials: tuple[str, ...] = (), message: bool = False) -> list[str]:
    actors = [(text.index(name), text.index(name) + len(name)) for name in officials]
    return topics_in(masked(text, actors), text, message=message)


TALK = [
    # Verbs and nouns of talk.
    ("La conversation a porté sur la pêche et la sécurité routière.", ["pêche", "sécurité routière"]),
    ("Les deux ministres ont évoqué jeudi par téléphone le gazoduc.", ["gazoduc"]),
    ("Ils ont parlé de l'eau, du rail et des visas.", ["eau", "rail", "visas"]),
    ("Ils ont parlé gaz et défense.", ["gaz et défense"]),
    ("Il a été question de la réouverture du pont.", ["réouverture du pont"]),
    ("Au menu : le lait, la viande, mais aussi les engrais.", ["lait", "viande", "engrais"]),
    ("Des négociations avec le gouvernement sur un nouveau prêt.", ["nouveau prêt"]),
    ("Une audience consacrée au blé et au sort des marins.", ["blé", "sort des marins"]),
    ("Objet de ces pourparlers: le droit de passage.", ["droit de passage"]),
    # What is discussed is the subject of the sentence.
    ("La dette et les exportations de riz ont été abordées.", ["dette", "exportations de riz"]),
    ("Le partage des eaux reste un sujet de divergence.", ["partage des eaux"]),
    ("Libre passage et tarifs ont dominé la journée.", ["Libre passage et tarifs"]),
    # What the two sides agree on or ask for.
    ("Les deux présidents sont convenus d'un échange de prisonniers.", ["échange de prisonniers"]),
    ("Ils sont convenus de rouvrir la frontière.", ["frontière"]),
    ("venu plaider pour la levée des sanctions", ["levée des sanctions"]),
    ("Tous deux appellent à une désescalade.", ["désescalade"]),
]


@pytest.mark.parametrize(("text", "expected"), TALK)
def test_topics_of_a_sentence(text: str, expected: list[str]) -> None:
    assert topics(text) == expected


NOT_TOPICS = [
    "Ils se sont vus lundi à Paris.",
    "Il a parlé avec lui mardi.",
    "Ils se sont entretenus sur place.",
    "Un entretien sur TF1.",
]


@pytest.mark.parametrize("text", NOT_TOPICS)
def test_a_sentence_without_topics(text: str) -> None:
    assert topics(text) == []


def test_an_official_is_no_topic() -> None:
    text = "Ils se sont retrouvés autour du chef de la diplomatie suisse, Ignazio Cassis."
    assert topics(text, officials=("chef de la diplomatie suisse, Ignazio Cassis",)) == []


def test_the_clause_that_reports_is_no_topic() -> None:
    assert topics("Ils ont évoqué la trêve, a indiqué la présidence.") == ["trêve"]


def test_a_pair_after_entre_is_one_topic() -> None:
    assert topics("Ils ont abordé les relations entre la Suède et la Norvège.") == [
        "relations entre la Suède et la Norvège"
    ]


def test_short_quotations_belong_to_the_topic() -> None:
    assert topics("Ils ont discuté d'une « zone tampon » à la frontière.") == ["« zone tampon » à la frontière"]


def test_questions_of_something_are_that_something() -> None:
    assert topics("Elle a porté sur les questions de sécurité alimentaire.") == ["sécurité alimentaire"]


def test_a_message_has_its_occasion_as_topic() -> None:
    text = "Le roi a adressé ses condoléances après l'accident du ferry."
    assert topics(text, message=True) == ["accident du ferry"]
    assert topics(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" de la lutte contre la piraterie.", ["lutte contre la piraterie"]),
        (" lundi à Berne sur les droits de douane et le lait.", ["droits de douane", "lait"]),
        (", lundi, de l'union douanière", ["union douanière"]),
        (" avant de regagner la capitale", []),
        (" et du roi", []),
    ],
)
def test_complement_of_a_talk(text: str, expected: list[str]) -> None:
    assert topics_after(text, text) == expected


def test_whether_the_talk_goes_on() -> None:
    assert talk_goes_on("L'entretien a duré deux heures.")
    assert talk_goes_on("Les deux dirigeants se connaissent.")
    assert talk_goes_on(f"{MASK * 6} a salué un geste.")
    assert not talk_goes_on("La bourse a reculé de deux pour cent.")


def test_repeats_keep_the_longest_wording() -> None:
    assert without_repeats(["trêve", "trêve à Gaza", "visas"]) == ("trêve à Gaza", "visas")
    assert without_repeats(["coopération", "question de la coopération"]) == ("coopération",)
    assert without_repeats([f"dossier {letter}" for letter in "abcdefghij"]) == tuple(
        f"dossier {letter}" for letter in "abcdefgh"
    )


_WORDS = st.lists(
    st.sampled_from(words("ont évoqué la trêve et le blé , : « » \" sur des au menu à propos de l'eau entre Rome")),
    max_size=25,
).map(" ".join)


@given(_WORDS)
def test_topics_are_words_of_the_text(text: str) -> None:
    for topic in topics(text):
        assert set(re.findall(r"\w+", topic)) <= set(re.findall(r"\w+", text))


@given(st.text(alphabet='ab «»"\N{NO-BREAK SPACE}.', max_size=40), st.integers(0, 20), st.integers(0, 20))
def test_masking_keeps_the_length(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    assert len(masked(text, [(start, end)])) == len(text)
    assert MASK * (end - start) in masked(text, [(start, end)])
