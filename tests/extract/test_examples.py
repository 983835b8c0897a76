"""Annotated documents as the encoder learns from them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from transforms.extract.learning.encoder import shipped_encoder
from transforms.extract.learning.encoding import MODES, STATUSES
from transforms.extract.learning.examples import Example, Told, examples
from transforms.extract.learning.training import Annotated
from transforms.extract.model import Document

CUT = shipped_encoder().cut
TEXT = (
    "Le président turc a reçu mardi son homologue géorgien. "
    "Ankara suit de près la situation. "
    "Le 3 mai, le président turc avait appelé le président géorgien. "
    "La Géorgie et l'Arménie partagent une frontière."
)
VISIT = {
    "parties": ["GEO", "TUR"],
    "mode": "visit",
    "status": "held",
    "date": "2024-05-14",
    "date_end": "2024-05-14",
    "precision": "day",
    "people": {"GEO": [], "TUR": []},
    "initiator": None,
    "place": None,
    "multilateral": False,
    "negotiation": False,
    "attribution": [],
    "topics": ["situation"],
    "evidence": "Le président turc a reçu mardi son homologue géorgien",
}
CALL = VISIT | {
    "mode": "call",
    "date": "2024-05-03",
    "date_end": "2024-05-03",
    "evidence": "Le 3 mai, le président turc avait appelé le président géorgien",
}


def example(*contacts: dict[str, Any]) -> Example:
    document = Document(id="x", title="", text=TEXT, published_on=date(2024, 5, 17), source="own")
    (one,) = examples(Annotated(document, contacts, 2.0), CUT)
    return one


def rows(one: Example, told: Told) -> set[int]:
    return {one.window.asked[number].row for number in told.asked}


def chosen(one: Example, told: Told) -> set[str]:
    """The words of the dates that are right, "" for none."""
    found = set()
    for (number, name), right in told.right.items():
        choices = one.window.choices(one.window.asked[number])
        found |= {"" if place < 0 else f"{choices[place][1].row}" for place in right if name == "date"}
    return found


def test_each_evidence_tells_of_its_contact_and_its_date() -> None:
    one = example(VISIT, CALL)
    assert one.weight == 2.0
    visit, call = one.told
    assert (rows(one, visit), rows(one, call)) == ({0}, {2})
    assert (MODES[visit.mode], MODES[call.mode]) == ("visit", "call")
    assert STATUSES[visit.status] == STATUSES[call.status] == "held"
    assert (chosen(one, visit), chosen(one, call)) == ({"0"}, {"2"})


def test_other_pairs_tell_of_nothing_and_other_sentences_count_little() -> None:
    one = example(VISIT, CALL)
    weights = {(one.window.asked[number].parties, one.window.asked[number].row): weight for number, weight in one.none}
    assert weights[("ARM", "GEO"), 3] == 1.0
    assert weights[("GEO", "TUR"), 3] < 1.0
    assert ("GEO", "TUR") not in {parties for parties, row in weights if row in (0, 2)}


def test_without_evidence_one_of_the_sentences_tells() -> None:
    one = example({key: value for key, value in CALL.items() if key != "evidence"})
    (told,) = one.told
    assert {0, 2} <= rows(one, told)
    assert MODES[told.mode] == "call"


def test_what_two_contacts_of_a_sentence_do_not_share_is_not_known() -> None:
    one = example(VISIT, VISIT | {"mode": "meeting", "date": None, "date_end": None, "precision": "unknown"})
    (told,) = one.told
    assert (told.mode, STATUSES[told.status], chosen(one, told)) == (-1, "held", set())


def test_pieces_that_tell_what_was_discussed_are_known() -> None:
    one = example(VISIT)
    assert one.tagged is not None
    topics = [span for span, (topic, _) in zip(one.window.spans, one.tagged, strict=True) if topic]
    assert TEXT[topics[0][0] : topics[-1][1]].strip(" .") == "situation"
    assert not any(reporter for _, reporter in one.tagged)


def test_without_topics_nothing_is_known_of_them() -> None:
    assert example({key: value for key, value in VISIT.items() if key != "topics"}).tagged is None


def test_who_takes_part_and_where_is_chosen_of_what_is_near() -> None:
    one = example(VISIT)
    right = {(name, *sorted(numbers)) for (_, name), numbers in one.told[0].right.items()}
    assert right >= {("place", -1), ("person",)}


def test_an_unknown_date_is_none_of_the_phrases() -> None:
    one = example(VISIT | {"date": None, "date_end": None, "precision": "unknown"})
    assert chosen(one, one.told[0]) == {""}


def test_a_network_learns_a_handful_by_heart() -> None:
    torch = pytest.importorskip("torch")
    import numpy as np

    from transforms.extract.learning.fitting import fit
    from transforms.extract.learning.network import Network
    from transforms.extract.learning.published import Base

    chance = np.random.default_rng(1)
    shapes = {"emb.word": 40, "emb.pos": 512, "emb.type": 2}
    arrays = {name: chance.normal(0, 0.1, rows * 384).astype("f4") for name, rows in shapes.items()}
    arrays |= {
        f"{name}.{part}": np.full(384, value, "f4")
        for name in ("emb.ln", "l0.aln", "l0.oln")
        for part, value in (("w", 1), ("b", 0))
    }
    for name, rows, columns in (*((n, 384, 384) for n in ("q", "k", "v", "ao")), ("fi", 1536, 384), ("fo", 384, 1536)):
        arrays[f"l0.{name}.w"] = chance.normal(0, 0.05, rows * columns).astype("f4")
        arrays[f"l0.{name}.b"] = np.zeros(rows, "f4")
    one = example(VISIT, CALL)
    one.window.pieces = [piece % 40 for piece in one.window.pieces]
    torch.set_num_threads(1)
    said: list[str] = []
    fit(Network(Base([], [], arrays), range(40), [0]), [one] * 12, epochs=200, seed=1, say=said.append)
    losses = [float(line.split("loss ")[1].split(",")[0]) for line in said]
    assert losses[-1] < losses[0] / 2
