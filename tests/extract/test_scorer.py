"""The learned judgement: trees walked by hand, and what the shipped model promises."""

from __future__ import annotations

import math
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from tests.extract.measures import GOLD, OURS, annotated
from transforms.extract.codebook import document_from
from transforms.extract.extractor import extract, find_mentions, read, tell
from transforms.extract.learning.scorer import Scorer, shipped
from transforms.extract.mentions.text import view

# "with" says contact, more so beside "call"; "sport" says none whatever else is there.
TREE = ["with", -1.0, ["call", 1.0, 2.0]]
BY_HAND = Scorer(
    contact=[TREE, ["sport", 0.0, -4.0], 0.25],
    modes={"call": [["call", -1.0, 3.0]], "meeting": [0.0], "visit": [["place", 0.0, 1.0], -0.5]},
    confidence={"framed": [(0.5, 0.6), (1.0, 0.9)], "scored": [(0.8, 0.7), (1.0, 0.8)]},
)


@pytest.mark.parametrize(
    ("features", "total"),
    [
        (set(), -0.75),
        ({"call"}, -0.75),  # its branch hangs on "with"
        ({"with"}, 1.25),
        ({"with", "call"}, 2.25),
        ({"with", "call", "sport"}, -1.75),
        ({"unheard of"}, -0.75),
    ],
)
def test_log_odds_are_the_sum_of_the_leaves_reached(features: set[str], total: float) -> None:
    assert BY_HAND.log_odds(features) == pytest.approx(total)


def test_modes_share_what_their_leaves_weigh() -> None:
    def likeliest(features: set[str]) -> str:
        shares = BY_HAND.modes_of(features)
        assert sum(shares.values()) == pytest.approx(1)
        return max(shares, key=lambda mode: shares[mode])

    assert likeliest({"call"}) == "call"
    assert likeliest({"place"}) == "visit"
    assert likeliest(set()) == "meeting"
    assert BY_HAND.modes_of(set())["meeting"] == pytest.approx(1 / (1 + math.exp(-1.0) + math.exp(-0.5)))


@pytest.mark.parametrize(
    ("likely", "framed", "right"),
    [(0.0, True, 0.6), (0.5, True, 0.6), (0.51, True, 0.9), (1.0, True, 0.9), (0.8, False, 0.7), (0.9, False, 0.8)],
)
def test_confidence_is_the_step_that_a_probability_falls_on(likely: float, framed: bool, right: float) -> None:
    assert BY_HAND.confidence_in(likely, framed=framed) == right


@pytest.mark.parametrize("kind", ["framed", "scored"])
def test_the_shipped_steps_rise_and_reach_one(kind: str) -> None:
    steps = shipped().confidence[kind]
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(steps))
    assert steps[-1][0] == 1.0
    assert all(0 < right <= 1 for _, right in steps)


@given(st.tuples(st.floats(0, 1), st.floats(0, 1)), st.booleans())
def test_the_likelier_is_never_the_less_sure(likely: tuple[float, float], framed: bool) -> None:
    low, high = sorted(likely)
    assert shipped().confidence_in(low, framed=framed) <= shipped().confidence_in(high, framed=framed)


@given(st.sets(st.sampled_from(["kinds:office person", "trigger:recevoir", "trigger:none", "cue:call", "no such"])))
def test_the_shipped_model_judges_whatever_is_there(features: set[str]) -> None:
    assert math.isfinite(shipped().log_odds(features))
    shares = shipped().modes_of(features)
    assert all(0 < share < 1 for share in shares.values())
    assert sum(shares.values()) == pytest.approx(1)


@pytest.mark.parametrize("name", OURS)
def test_what_is_told_is_likely_between_nought_and_one(name: str) -> None:
    judged = 0
    for fields in annotated(name):
        document = document_from(fields)
        shown = view(document.body)
        for telling in tell(read(document, shown, find_mentions(document, shown.text))):
            assert 0 <= telling.likely <= 1, document.id
            judged += telling.likely > 0
        assert all(0 < contact.confidence <= 1 for contact in extract(document)), document.id
    assert judged > 50


def test_the_order_of_sets_changes_nothing(tmp_path: Path) -> None:
    outputs = []
    for seed in ("1", "2"):
        output = tmp_path / f"{seed}.jsonl"
        subprocess.run(
            [Path(sys.executable).with_name("homologue"), "extract", GOLD / "own.jsonl", "-o", output],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            timeout=120,
        )
        outputs.append(output.read_bytes())
    assert outputs[0]
    assert outputs[0] == outputs[1]
