"""The gate: what it lets by, what it costs, and that it saves the work it is there to save."""

from __future__ import annotations

import pytest

from tests.extract.measures import (
    CORPUS,
    OURS,
    SHARED,
    THEIRS,
    annotated,
    contacts_in,
    corpus,
    gate_loss,
    hard_negatives,
    sample,
)
from transforms.extract.gate import Decision, has_trigger, two_parties

with_corpus = pytest.mark.skipif(not CORPUS.exists(), reason=f"no corpus in {SHARED}")

LOSS = 0.005
"""Share of the contacts found with the gate off that it may lose."""


@pytest.mark.parametrize(
    "text",
    [
        "Les deux présidents se sont entretenus par téléphone.",
        "Xi et Biden se parlent sans cacher leurs différends.",
        "Le ministre s’envolera pour Tokyo demain.",  # a typographic apostrophe
        "ILS SE SONT ENTRETENUS LUNDI.",
        "Il a joint dans la matinée le Britannique David Frost.",
        "Ils s'étaient donné rendez-vous à Bruxelles.",
        "Il avait présenté dès samedi ses condoléances à son pair.",
        "Ils se serrent la main place Saint-Pierre.",
        "La rencontre a été reportée.",
        "Borrell réclame de la retenue auprès de Wang Yi.",
        "Sa tournee africaine commence ce jeudi.",  # headlines without accents
    ],
)
def test_words_of_contact_pass(text: str) -> None:
    assert has_trigger("", text)
    assert has_trigger(text, "")


@pytest.mark.parametrize(
    "title", ["Macron à Kiev", "A Manille, Trump vante un ami", "Le roi au Maroc", "En Chine, Scholz"]
)
def test_a_place_in_the_headline_passes(title: str) -> None:
    assert has_trigger(title, "")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("La récolte de cerises est bonne", "Les producteurs du Gard sont satisfaits."),
        ("Rugby : la France reçoit l'Irlande", "Une rencontre à ne pas manquer."),
        ("Coupe du monde : les Bleus à Doha", "Ils sont arrivés mardi."),
    ],
)
def test_texts_without_a_word_of_contact_and_sports_pages_do_not(title: str, text: str) -> None:
    assert not has_trigger(title, text)


@pytest.mark.parametrize(
    ("parties", "home", "text", "passed"),
    [
        ([], "FRA", "Le président est arrivé.", False),
        (["FRA", "RUS"], None, "", True),
        (["RUS", "RUS"], None, "Le président est arrivé.", False),
        (["RUS"], "FRA", "Le président est arrivé à Moscou.", True),
        (["RUS"], "FRA", "Les touristes reviennent à Moscou.", False),
        (["FRA"], "FRA", "Le président est arrivé à Lyon.", False),
        (["LTU"], None, "Vilnius salue le pape.", True),
        (["ITA"], None, "La papeterie de Fabriano ferme.", False),
    ],
)
def test_two_sides_are_needed(parties: list[str], home: str | None, text: str, passed: bool) -> None:
    assert two_parties(parties, home, text).passed is passed


def test_a_refusal_says_why() -> None:
    assert two_parties([], None, "") == Decision(False, "no party")
    assert two_parties(["FRA"], None, "") == Decision(False, "one party only")


def test_it_loses_next_to_nothing_of_the_annotated_texts() -> None:
    names = [*OURS, *THEIRS] if CORPUS.exists() else OURS
    loss = gate_loss(document for name in names for document in annotated(name))
    assert loss.found > 350
    assert loss.share <= LOSS, loss.lost


@with_corpus
def test_of_real_items_it_passes_one_in_six_and_loses_next_to_nothing() -> None:
    loss = gate_loss(sample())
    assert loss.found > 50
    assert loss.share <= LOSS, loss.lost
    assert 0.10 < loss.passed / loss.documents < 0.17


@with_corpus
def test_news_of_no_contact_gives_none() -> None:
    negatives = hard_negatives()
    assert len(set(negatives)) == len(negatives) == 3000
    wrong = [f"{key} {corpus()[key]['title']}" for key in negatives if contacts_in(corpus()[key])]
    assert len(wrong) <= 3, wrong
