"""Scores: contacts compared by hand, and the same figures as the rules we are measured by."""

from __future__ import annotations

import importlib.util
import json
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from tests.extract.measures import SHARED, annotated, contacts_in
from transforms.extract.evaluation import LEVELS, pair_up, prf, reliability, score, thresholds

_THEIRS = SHARED / "gold" / "score.py"
with_their_rules = pytest.mark.skipif(not _THEIRS.exists(), reason=f"no {_THEIRS}")


def contact(parties: str = "FRA-RUS", **changes: Any) -> dict[str, Any]:
    day = {"date": "2024-05-14", "date_end": "2024-05-14", "precision": "day"}
    return {"parties": parties.split("-"), "mode": "call", "status": "held", **day, **changes}


@pytest.mark.parametrize(
    ("predicted", "levels"),
    [
        (contact(), 4),
        (contact("FRA-UKR"), 0),
        (contact(mode="visit"), 1),
        (contact(date="2024-05-15", date_end="2024-05-15"), 2),
        (contact(status="planned"), 3),
        # The mode is wrong: that the date and the status are right does not count.
        (contact(mode="visit", status="held"), 1),
        (contact(date=None, date_end=None, precision="unknown"), 2),
        (contact(precision="month"), 2),
    ],
)
def test_levels_build_on_each_other(predicted: dict[str, Any], levels: int) -> None:
    figures = score({"a": [contact()]}, {"a": [predicted]}).figures()
    assert [figures[name]["f1"] for name in LEVELS] == [1.0] * levels + [0.0] * (4 - levels)


MAY = contact(date="2024-05-01", date_end="2024-05-31", precision="month")


@pytest.mark.parametrize(
    ("gold", "predicted", "same"),
    [
        (MAY, contact(), True),  # a day within a month that is all the text tells
        (MAY, contact(date="2024-06-01", date_end="2024-06-01"), False),
        (contact(), MAY, False),
        (contact(date_end="2024-05-16"), contact(), True),  # a day of a stay
        (contact(date_end="2024-05-16"), contact(date="2024-05-13"), False),
        (contact(date=None, date_end=None, precision="unknown"), contact(), False),
        (*(2 * [contact(date=None, date_end=None, precision="unknown")]), True),
    ],
)
def test_dates_agree_within_what_the_text_tells(gold: dict[str, Any], predicted: dict[str, Any], same: bool) -> None:
    assert (pair_up([gold], [predicted])[0][2] == 4) is same


def test_contacts_are_paired_best_first() -> None:
    gold = [contact(mode="visit"), contact()]
    assert pair_up(gold, [contact()]) == [(1, 0, 4)]
    assert pair_up(gold, [contact(), contact(mode="visit", status="planned")]) == [(1, 0, 4), (0, 1, 3)]


def test_documents_are_counted() -> None:
    total = score({"a": [contact()], "b": [], "c": []}, {"a": [contact(), contact("FRA-UKR")], "b": [contact()]})
    figures = total.figures()
    assert (figures["documents"], figures["gold"], figures["predicted"]) == (3, 1, 3)
    assert figures["documents without contacts left empty"] == "1/2"
    assert figures["pair"] == {"precision": 0.3333, "recall": 1.0, "f1": 0.5}
    day = "2024-05-14..2024-05-14/day"
    assert total.misses == [f"a: spurious FRA-UKR call {day} held", f"b: spurious FRA-RUS call {day} held"]


def test_fields_are_compared_on_matched_contacts_alone() -> None:
    gold = contact(
        people={"FRA": ["Emmanuel Macron"], "RUS": ["Vladimir Poutine"]},
        place="La Haye",
        initiator="FRA",
        topics=["la sécurité européenne"],
        attribution=["le Kremlin"],
    )
    found = contact(
        people={"FRA": ["M. MACRON"], "RUS": ["Lavrov"]},
        place="Haye",
        initiator="RUS",
        topics=["sécurité"],
        attribution=[],
    )
    figures = score({"a": [gold]}, {"a": [found]}).figures()
    assert figures["people"]["f1"] == 0.5
    assert figures["place"]["f1"] == 1.0  # articles do not count
    assert figures["initiator"]["f1"] == 0.0
    assert figures["topics"] == {"precision": 1.0, "recall": 0.3333, "f1": 0.5}
    assert figures["attribution"]["f1"] == 0.0
    apart = score({"a": [gold]}, {"a": [found | {"parties": ["FRA", "UKR"]}]}).figures()
    assert apart["place"] == prf(0, 0, 0) == {"precision": 0.0, "recall": 0.0, "f1": 0.0}


def test_reliability_groups_by_confidence() -> None:
    low, high = reliability([(0.55, True), (0.45, False), (0.9, True), (1.0, True)])
    assert (low.low, low.high, low.count, low.confidence, low.correct) == (0.4, 0.6, 2, 0.5, 0.5)
    assert (high.count, high.correct) == (2, 1.0)
    assert reliability([]) == []


def test_thresholds_trade_recall_for_precision() -> None:
    table = dict(thresholds([(0.9, True), (0.6, False)], 2, steps=(0.0, 0.7, 0.95)))
    assert table[0.0] == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert table[0.7] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667}
    assert table[0.95]["recall"] == 0.0


@pytest.fixture(scope="module")
def theirs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", _THEIRS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@with_their_rules
@pytest.mark.parametrize("name", ["dev", "real-dev"])
def test_figures_are_those_of_the_rules_we_are_measured_by(theirs: ModuleType, name: str) -> None:
    documents = {document["id"]: document for document in annotated(name)}
    found = {key: {"contacts": contacts_in(document)} for key, document in documents.items()}
    figures, lines = theirs.score(documents, found)
    ours = score(
        {key: document["contacts"] for key, document in documents.items()},
        {key: document["contacts"] for key, document in found.items()},
    )
    assert ours.figures() == figures
    assert ours.misses == lines


_DATES = st.sampled_from(
    [
        {"date": None, "date_end": None, "precision": "unknown"},
        {"date": "2024-05-14", "date_end": "2024-05-14", "precision": "day"},
        {"date": "2024-05-14", "date_end": "2024-05-16", "precision": "day"},
        {"date": "2024-05-01", "date_end": "2024-05-31", "precision": "month"},
    ]
)
_NAMES = st.lists(st.sampled_from(["Anne Onyme", "M. Onyme", "Jean d'Ormes", "…"]), max_size=2)
_PHRASES = st.lists(st.sampled_from(["le Kremlin", "la Crimée", "l'énergie", ""]), max_size=2)
_CONTACTS = st.lists(
    st.builds(
        lambda day, pair, names, **rest: {"parties": list(pair), "people": {pair[0]: names}} | day | rest,
        day=_DATES,
        pair=st.sampled_from([("FRA", "RUS"), ("FRA", "UKR")]),
        names=_NAMES,
        mode=st.sampled_from(["call", "visit"]),
        status=st.sampled_from(["held", "planned"]),
        initiator=st.sampled_from([None, "FRA"]),
        place=st.sampled_from([None, "Paris", "à Paris", "Le Caire", "Caire"]),
        multilateral=st.booleans(),
        negotiation=st.booleans(),
        topics=_PHRASES,
        attribution=_PHRASES,
    ),
    max_size=4,
)


@with_their_rules
@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from("ab"), st.tuples(_CONTACTS, _CONTACTS)))
def test_any_contacts_are_scored_by_those_rules(theirs: ModuleType, pairs: dict[str, tuple[Any, Any]]) -> None:
    figures, lines = theirs.score(
        {key: {"contacts": gold} for key, (gold, _) in pairs.items()},
        {key: {"contacts": found} for key, (_, found) in pairs.items()},
    )
    ours = score({k: gold for k, (gold, _) in pairs.items()}, {k: found for k, (_, found) in pairs.items()})
    assert json.loads(json.dumps(ours.figures())) == figures
    assert ours.misses == lines
