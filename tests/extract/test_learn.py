from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from transforms.extract.learning.learn import (
    Agreement,
    LearnedOfficial,
    Sighting,
    agreement,
    learn,
    read_learned,
    write_learned,
)
from transforms.extract.mentions.directory import Directory, Official, curated

DAY = date(2024, 3, 1)


def seen(
    name: str = "Anne Onyme", party: str = "AND", role: str = "envoy", days: int = 3, source: str = "a"
) -> list[Sighting]:
    return [Sighting(name, party, role, DAY + timedelta(days=day), source) for day in range(days)]


def test_a_name_seen_often_enough_is_learned_with_its_days() -> None:
    assert learn(seen(days=2)) == []
    assert learn(seen(days=4)) == [
        LearnedOfficial("Anne Onyme", "AND", "envoy", DAY, DAY + timedelta(days=3), n=4, n_sources=1)
    ]


def test_copies_count_once() -> None:
    assert learn(seen(days=1) * 10) == []


def test_sources_can_be_asked_for() -> None:
    assert learn(seen(), sources=2) == []
    (row,) = learn(seen() + seen(source="b"), sources=2)
    assert (row.n, row.n_sources) == (6, 2)


def test_a_name_claimed_for_two_parties_is_not_learned() -> None:
    assert learn(seen(party="AND") + seen(party="BEL", source="b")) == []
    assert [row.party for row in learn(seen(days=9) + seen(party="BEL", days=2, source="b"))] == ["AND"]


def test_two_roles_of_one_name_are_two_rows() -> None:
    assert [row.role for row in learn(seen(role="envoy") + seen(role="ambassador", source="b"))] == [
        "ambassador",
        "envoy",
    ]


def test_spellings_are_one_name_and_the_most_frequent_wins() -> None:
    (row,) = learn(seen("Anne Onymé", days=3) + seen("ANNE ONYME", days=1, source="b"))
    assert (row.name, row.n) == ("Anne Onymé", 4)


def test_a_surname_alone_is_not_learned() -> None:
    assert learn(seen("Onyme", days=9)) == []


def test_precision_is_measured_on_names_the_directory_knows() -> None:
    rows = learn(
        seen("Sergueï Lavrov", "RUS", "foreign minister")
        + seen("Antony Blinken", "USA", "defence minister")
        + seen("Emmanuel Macron", "BEL", "head of state")
        + seen("Anne Onyme")
    )
    found = agreement(rows, curated())
    assert found == Agreement(known=3, right_party=2, right=1)
    assert found.precision == pytest.approx(1 / 3)
    assert agreement([], curated()).precision == 1.0


def test_a_term_must_overlap_the_days_seen() -> None:
    term = Official("Anne Onyme", (), "", "AND", "envoy", None, date(2020, 1, 1), "unsourced")
    assert agreement(learn(seen()), Directory([term])) == Agreement(known=1, right_party=1, right=0)


def test_what_is_learned_is_found_in_text() -> None:
    (row,) = learn(seen())
    directory = Directory([row.as_official()])
    (mention,) = directory.find("Anne Onyme est arrivée", on=DAY + timedelta(days=30))
    assert (mention.party, mention.office, mention.in_office) == ("AND", "envoy", True)
    (mention,) = directory.find("Anne Onyme est arrivée", on=DAY - timedelta(days=30))
    assert not mention.in_office


def test_the_table_is_read_back() -> None:
    rows = learn(seen() + seen("Jean d'Ormes", "BEL", "envoy"))
    file = io.StringIO()
    write_learned(rows, file)
    file.seek(0)
    assert read_learned(file) == rows


@pytest.mark.parametrize(
    "line",
    [
        "Anne Onyme\tAND\tenvoy\tnever\t2024-03-03\t3\t1",
        "Anne Onyme\tAND",
        "Anne Onyme\tAND\tenvoy\t2024-03-01\t2024-03-03\tx\t1",
    ],
)
def test_a_spoilt_table_names_the_line(line: str) -> None:
    header = "name\tparty\trole\tfirst_seen\tlast_seen\tn\tn_sources"
    with pytest.raises(ValueError, match="line 2"):
        read_learned(io.StringIO(f"{header}\n{line}\n"))


_SIGHTINGS = st.lists(
    st.builds(
        Sighting,
        name=st.sampled_from(["Anne Onyme", "ANNE ONYME", "Jean d'Ormes", "Onyme"]),
        party=st.sampled_from(["AND", "BEL"]),
        role=st.sampled_from(["envoy", "ambassador"]),
        day=st.dates(DAY, DAY + timedelta(days=5)),
        source=st.sampled_from(["a", "b"]),
    ),
    max_size=30,
)


@given(_SIGHTINGS, st.data())
def test_the_order_of_sightings_does_not_matter(sightings: list[Sighting], data: st.DataObject) -> None:
    assert learn(data.draw(st.permutations(sightings))) == learn(sightings)


@given(_SIGHTINGS)
def test_each_row_keeps_the_thresholds(sightings: list[Sighting]) -> None:
    for row in learn(sightings, minimum=2, sources=2):
        assert row.n >= 2
        assert row.n_sources == 2
        assert row.first_seen <= row.last_seen
