from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from transforms.extract.lexicon import officials_context as words
from transforms.extract.mentions.directory import OFFICES, Directory, Official, lookup, officials, officials_in
from transforms.extract.mentions.places import display_names, fold


def told(text: str, day: str = "2024-03-01") -> list[str]:
    """Mentions as "form PARTY office", with "~" for a bare surname and "†" for who is not in office on the day."""
    return [
        f"{text[m.start : m.end]} {m.party} {m.office}{'~' * m.surname_only}{'†' * (not m.in_office)}"
        for m in officials_in(text, on=date.fromisoformat(day))
    ]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        # spellings
        ("Valeri Guerassimov", "2020-07-10", ["Valeri Guerassimov RUS chief of staff"]),
        ("le général Gerasimov", "2020-07-10", ["Gerasimov RUS chief of staff~"]),
        ("Volodymyr Zelenskyy", "2024-03-01", ["Volodymyr Zelenskyy UKR head of state"]),
        ("VOLODYMYR ZELENSKY", "2024-03-01", ["VOLODYMYR ZELENSKY UKR head of state"]),
        ("Benyamin Netanyahu", "2024-03-01", ["Benyamin Netanyahu ISR head of government"]),
        ("Mohammed ben Salmane", "2024-03-01", ["Mohammed ben Salmane SAU head of government"]),
        ("Mohammed bin Salman", "2024-03-01", ["Mohammed bin Salman SAU head of government"]),
        ("le président Erdoğan", "2024-03-01", ["Erdoğan TUR head of state~"]),
        ("Sergei Lavrov", "2024-03-01", ["Sergei Lavrov RUS foreign minister"]),
        ("Abdel Fattah al-Sissi", "2024-03-01", ["Abdel Fattah al-Sissi EGY head of state"]),
        ("Kim Jong-un", "2019-06-23", ["Kim Jong-un PRK head of state"]),
        ("Wang Yi", "2024-03-01", ["Wang Yi CHN foreign minister"]),
        ("le pape François", "2024-03-01", ["François VAT head of state"]),
        ("le roi Charles III", "2024-03-01", ["Charles III GBR head of state"]),
        # surnames
        ("Macron et Scholz", "2024-03-01", ["Macron FRA head of state~", "Scholz DEU head of government~"]),
        ("le duo Macron-Scholz", "2024-03-01", ["Macron FRA head of state~", "Scholz DEU head of government~"]),
        ("MM. Poutine et Xi", "2024-03-01", ["Poutine RUS head of state~", "Xi CHN head of state~"]),
        ("V. Poutine", "2024-03-01", ["Poutine RUS head of state~"]),
        ("Mme von der Leyen", "2024-03-01", ["von der Leyen EU head of organisation~"]),
        ("Von der Leyen", "2024-03-01", ["Von der Leyen EU head of organisation~"]),
        # the day decides the office
        ("Jean-Yves Le Drian", "2015-03-01", ["Jean-Yves Le Drian FRA defence minister"]),
        ("Jean-Yves Le Drian", "2020-03-01", ["Jean-Yves Le Drian FRA foreign minister"]),
        ("Jean-Yves Le Drian", "2024-03-01", ["Jean-Yves Le Drian FRA envoy"]),
        ("François Hollande", "2024-03-01", ["François Hollande FRA head of state†"]),
        ("Donald Trump", "2024-03-01", ["Donald Trump USA head of state†"]),
        ("Donald Trump", "2024-12-07", ["Donald Trump USA head of state"]),
        ("Lula", "2026-01-01", ["Lula BRA head of state~"]),
        ("Mark Rutte", "2024-03-01", ["Mark Rutte NLD head of government"]),
        ("Mark Rutte", "2025-03-01", ["Mark Rutte NATO head of organisation"]),
        # the day decides the person
        ("Le président Aoun", "2018-01-01", ["Aoun LBN head of state~"]),
        ("George W. Bush", "2004-01-01", ["George W. Bush USA head of state"]),
    ],
)
def test_officials(text: str, day: str, expected: list[str]) -> None:
    assert told(text, day) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Brigitte Macron",
        "Hunter Biden",
        "B. Macron",
        "Marie-Macron",
        "macron, poutine",
        "Le maire de Nice",
        "La Hague",
        "un Mandela palestinien",
        "Ricardo de los Santos",
        "les murs de Xi'an",
        "le centre commercial Parly 2",
        "Medvedev s'incline en finale",
        "Brown marque deux fois",
        "Nasser Al-Khelaïfi",
        "Poutine-land",
        "Kim Kardashian et Michel Platini",
    ],
)
def test_what_only_looks_like_an_official(text: str) -> None:
    assert told(text) == []


def test_an_ambiguous_surname_is_the_officials_behind_a_title_or_a_full_name() -> None:
    assert told("Medvedev menace") == []
    assert told("M. Medvedev menace") == ["Medvedev RUS other~"]
    assert told("Dmitri Medvedev menace, dit Medvedev") == ["Dmitri Medvedev RUS other", "Medvedev RUS other~"]


def test_two_bearers_of_a_surname_are_told_apart_by_the_day() -> None:
    assert [m.name for m in officials_in("Le président Aoun", on=date(2020, 1, 1))] == ["Michel Aoun"]
    assert [m.name for m in officials_in("Le président Aoun", on=date(2025, 2, 1))] == ["Joseph Aoun"]


def test_without_a_day_nothing_speaks_against_an_office() -> None:
    (mention,) = officials_in("Angela Merkel", on=None)
    assert mention.in_office


def test_lookup() -> None:
    assert lookup("emmanuel macron", on=date(2024, 1, 1))[0].party == "FRA"
    assert lookup("Guerassimov", on=None)[0].name == "Valeri Guerassimov"
    assert lookup("Jean-Yves Le Drian", on=date(2019, 1, 1))[0].office == "foreign minister"
    assert lookup("Personne d'Autre", on=None) == []


def test_a_directory_takes_other_terms() -> None:
    term = Official("Anne Onyme", (), "Onyme", "AND", "envoy", date(2030, 1, 1), None, "learned")
    (mention,) = Directory([term]).find("Mme Onyme", on=date(2031, 1, 1))
    assert (mention.name, mention.party, mention.in_office, mention.sourced) == ("Anne Onyme", "AND", True, True)


def test_the_data_keeps_its_rules() -> None:
    parties = set(display_names())
    for term in officials():
        assert term.office in OFFICES, term
        assert term.party in parties, term
        assert term.origin, term
        assert term.name == term.name.strip(), term
        assert "" not in term.variants, term
        assert term.begins is None or term.ends is None or term.begins <= term.ends, term
    keys = Counter((term.name, term.party, term.office, term.begins) for term in officials())
    assert [key for key, n in keys.items() if n > 1] == []


def test_the_directory_is_broad() -> None:
    since_2013 = [term for term in officials() if term.ends is None or term.ends >= date(2013, 1, 1)]
    assert len(since_2013) >= 1200
    assert len({term.party for term in since_2013}) >= 170
    assert sum(term.sourced for term in officials()) >= 900


@pytest.mark.parametrize("day", [date(2014, 6, 1), date(2019, 6, 1), date(2022, 6, 1), date(2025, 6, 1)])
@pytest.mark.parametrize(
    "code", str.split("FRA DEU GBR USA RUS UKR CHN IND TUR ISR IRN EGY SAU DZA MAR POL ITA ESP BRA JPN")
)
def test_the_leading_states_always_have_a_head(code: str, day: date) -> None:
    offices = {term.office for term in officials() if term.party == code and term.holds(day)}
    assert offices & {"head of state", "head of government"}


def test_context_words_are_folded() -> None:
    for word in words.BEFORE_SURNAME | words.TITLES | words.AMBIGUOUS:
        assert fold(word) == word


@pytest.mark.parametrize("term", officials()[::7], ids=lambda term: term.name)
def test_names_of_the_directory_are_found(term: Official) -> None:
    text = f"Selon {term.name}, rien."
    assert [m.name for m in officials_in(text, on=term.begins)][:1] in ([term.name], [_homonym(term)])


def _homonym(term: Official) -> str:
    return lookup(term.name, on=term.begins)[0].name


@settings(max_examples=200)
@given(
    st.text()
    | st.lists(st.sampled_from(["Macron", "M. ", " ", "-", "Xi", "\n", "Brigitte ", "al-Assad", "İ"])).map("".join)
)
def test_any_text_is_read(text: str) -> None:
    end = 0
    for mention in officials_in(text, on=date(2024, 3, 1)):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
