"""The contextual judgement: what it is asked, and what the shipped model promises."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from datetime import date

import pytest
from hypothesis import given, strategies as st

from transforms.extract.extractor import find_mentions, read
from transforms.extract.frames.scene import Scene
from transforms.extract.learning.candidates import candidates
from transforms.extract.learning.encoder import shipped_encoder
from transforms.extract.learning.encoding import MODES, SLOTS, STATUSES, Asked, Window, windows
from transforms.extract.mentions.text import view
from transforms.extract.model import Document

CUT = shipped_encoder().cut
TITLE = "Macron au Caire"
LEAD = "Le président français, Emmanuel Macron, a été reçu lundi au Caire par Abdel Fattah al-Sissi. "
LATER = "Leur dernier entretien remontait à mars. Il avait ensuite appelé le chancelier allemand Friedrich Merz. "
FILLER = "La pluie a cessé dans la nuit, et les marchés ont rouvert un à un dans les quartiers du fleuve. "


def scene(text: str, title: str = TITLE) -> Scene:
    document = Document(id="x", title=title, text=text, published_on=date(2026, 3, 11), source="own")
    shown = view(document.body)
    return read(document, shown, find_mentions(document, shown.text))


def asked_of(windows: list[Window]) -> list[Asked]:
    return [asked for window in windows for asked in window.asked]


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_pieces_lie_in_the_text_one_after_the_other(text: str) -> None:
    pieces = CUT(text)
    assert all(0 <= start <= end <= len(text) for _, start, end in pieces)
    assert all(one[2] <= other[1] for one, other in itertools.pairwise(pieces))


def test_a_mention_covers_its_own_words() -> None:
    one = scene("L’émissaire s’est entretenu – deux heures – avec « Vladimir Poutine » à Moscou.")
    (window,) = windows(one, CUT)
    for mention in window.mentions:
        unit = one.rows[mention.row].units[mention.unit]
        spelled = [CUT(one.text[unit.start : unit.end])[i][0] for i in range(mention.last - mention.first)]
        assert window.pieces[mention.first : mention.last][-1] == spelled[-1], one.text[unit.start : unit.end]


def test_pairs_are_asked_about_where_a_side_is_only_meant() -> None:
    asked = {(a.parties, a.row): a.unnamed for a in asked_of(list(windows(scene(LEAD + LATER), CUT)))}
    assert asked[("EGY", "FRA"), 1] == 0
    assert asked[("EGY", "FRA"), 2] >= 1, "their last talks"
    assert ("DEU", "FRA") in {parties for parties, _ in asked}


def test_every_pair_that_a_sentence_names_is_asked_about_there_once() -> None:
    one = scene(LEAD + LATER + FILLER * 30 + LEAD + LATER)
    found = list(windows(one, CUT))
    assert len(found) > 1
    assert all(len(window.pieces) <= 510 for window in found)
    assert all(0 in window.rows for window in found), "the headline is read with each part"
    counts = Counter((a.parties, a.row) for a in asked_of(found))
    assert set(counts.values()) == {1}
    assert {(c.parties, c.row) for c in candidates(one, [])} <= counts.keys()


def test_a_sentence_longer_than_the_encoder_reads_is_cut() -> None:
    for window in windows(scene(LEAD.replace("lundi", "lundi " + "encore " * 700)), CUT):
        assert len(window.pieces) <= 510
        assert all(mention.last <= len(window.pieces) for mention in window.mentions)


def test_a_long_list_of_states_does_not_grow_without_bound() -> None:
    states = [
        "France",
        "Italie",
        "Espagne",
        "Chine",
        "Japon",
        "Inde",
        "Chili",
        "Kenya",
        "Ghana",
        "Mali",
        "Niger",
        "Tchad",
        "Cuba",
        "Gabon",
        "Togo",
        "Oman",
        "Qatar",
    ]
    states += [
        "Norvège",
        "Suède",
        "Finlande",
        "Islande",
        "Irlande",
        "Pologne",
        "Hongrie",
        "Roumanie",
        "Bulgarie",
        "Grèce",
        "Chypre",
        "Malte",
        "Autriche",
    ]
    asked = asked_of(list(windows(scene("Ont voté pour : " + ", ".join(states) + "."), CUT)))
    assert len(asked) <= 2 * 24 * 23 / 2, "the headline's and its own"
    assert sum(len(a.sides) for a in asked) <= 4 * len(asked)


def test_more_parties_than_slots_share_them() -> None:
    states = ["France", "Italie", "Espagne", "Chine", "Japon", "Inde", "Brésil", "Chili", "Pérou", "Turquie"]
    states += ["Égypte", "Maroc", "Algérie", "Tunisie", "Libye", "Kenya", "Ghana", "Mali", "Niger", "Tchad"]
    (window,) = windows(scene("Les ministres de " + ", ".join(states) + " se sont vus."), CUT)
    assert len(window.slots) >= len(states)
    assert set(window.slots.values()) == set(range(1, SLOTS + 1))


def test_a_text_without_two_parties_is_asked_nothing() -> None:
    assert asked_of(list(windows(scene(FILLER, title="La pluie"), CUT))) == []
    assert shipped_encoder().read(scene("", title=""), {0}).judgements == []


def test_judgements_are_probabilities() -> None:
    one = scene(LEAD + LATER + FILLER * 30 + LEAD)
    every = set(range(len(one.rows)))
    judgements = shipped_encoder().read(one, every).judgements
    assert [j.asked for j in judgements] == asked_of(list(windows(one, CUT)))
    for judgement in judgements:
        assert math.isfinite(judgement.logit)
        assert judgement.modes.keys() == {*MODES}
        assert judgement.statuses.keys() == {*STATUSES}
        assert sum(judgement.modes.values()) == pytest.approx(1)
        assert sum(judgement.statuses.values()) == pytest.approx(1)
        assert sum(judgement.initiators.values()) == pytest.approx(1)
        assert judgement.initiators.keys() == {None, *judgement.asked.parties}
        assert 0 < judgement.dated <= 1
        assert 0 < judgement.placed <= 1
        assert all(0 <= likely <= 1 for _, likely in judgement.people)
        assert {mention.party for mention, _ in judgement.people} <= {*judgement.asked.parties}
        assert {side.party for side in judgement.sides} == {*judgement.asked.parties}
    assert [j.logit for j in shipped_encoder().read(one, every).judgements] == [j.logit for j in judgements]
    assert shipped_encoder().read(one, set()).judgements == []


def test_phrases_lie_in_their_sentence() -> None:
    one = scene(LEAD + "Les deux hommes ont évoqué la guerre à Gaza, a indiqué un porte-parole du Caire. " + LATER)
    reading = shipped_encoder().read(one, {1})
    assert any("Gaza" in one.text[start:end] for start, end in reading.topics[2])
    for spans in (reading.topics, reading.reporters):
        for row, found in spans.items():
            units = one.rows[row].units
            assert all(units[0].start <= start < end <= units[-1].end for start, end in found)


def test_what_tells_of_a_contact_is_likelier_than_what_does_not() -> None:
    def likeliest(text: str) -> float:
        return max(j.logit for j in shipped_encoder().read(scene(text, title=""), {0}).judgements)

    met = likeliest("Le ministre bolivien de la Défense est resté deux heures dans le bureau du président chilien.")
    rivals = likeliest("Le président bolivien a condamné la décision du président chilien.")
    assert met > 0 > rivals
