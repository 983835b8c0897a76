from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given, settings, strategies as st

from transforms.extract.mentions.parties import PartyMention, find_parties, party_name
from transforms.extract.mentions.places import (
    BLOCKED,
    ORGANISATIONS,
    Form,
    display_names,
    fold,
    forms,
    inflections,
    lexicon_rows,
)

STATES = str.split(
    """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN BTN BWA CAF CAN
CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FRA
FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN
KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY PSE QAT ROU RUS RWA
SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV
TWN TZA UGA UKR URY USA UZB VAT VCT VEN VNM VUT WSM XKX YEM ZAF ZMB ZWE
"""
)


def told(text: str) -> list[str]:
    """Mentions as "form PARTY kind", with a "*" where the wording makes a place."""
    return [f"{text[m.start : m.end]} {m.party} {m.kind}{'*' * m.as_place}" for m in find_parties(text)]


def parties(text: str) -> list[str]:
    return [mention.party for mention in find_parties(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names, short, long and old
        ("la Russie", ["Russie RUS name"]),
        ("la Fédération de Russie", ["Fédération de Russie RUS name"]),
        ("le Myanmar, ex-Birmanie", ["Myanmar MMR name"]),
        ("la Birmanie", ["Birmanie MMR name"]),
        ("le Swaziland", ["Swaziland SWZ name"]),
        ("la République tchèque", ["République tchèque CZE name"]),
        ("les Émirats", ["Émirats ARE name"]),
        ("le Cap Vert", ["Cap Vert CPV name"]),
        ("le Timor-Leste", ["Timor-Leste TLS name"]),
        ("l’État hébreu", ["État hébreu ISR name"]),
        ("l'Irlande du Nord", ["Irlande du Nord GBR name"]),
        ("l'Amérique", ["Amérique USA name"]),
        # the same sound, another state
        ("la Corée du Nord et la Corée du Sud", ["Corée du Nord PRK name", "Corée du Sud KOR name"]),
        ("la Corée, les Coréens", []),
        ("sud-coréen, nord-coréenne", ["sud-coréen KOR adjective", "nord-coréenne PRK adjective"]),
        ("la Guinée", ["Guinée GIN name"]),
        ("la Guinée-Bissau", ["Guinée-Bissau GNB name"]),
        ("la Guinée équatoriale", ["Guinée équatoriale GNQ name"]),
        ("la Papouasie-Nouvelle-Guinée", ["Papouasie-Nouvelle-Guinée PNG name"]),
        ("le président équato-guinéen", ["équato-guinéen GNQ adjective"]),
        ("le Soudan du Sud", ["Soudan du Sud SSD name"]),
        ("soudanais, sud-soudanais", ["soudanais SDN adjective", "sud-soudanais SSD adjective"]),
        ("nigérien, nigérian", ["nigérien NER adjective", "nigérian NGA adjective"]),
        ("la République dominicaine", ["République dominicaine DOM name"]),
        ("Dominique de Villepin", []),
        ("le Premier ministre de la Dominique", ["Dominique DMA name"]),
        ("l'Afrique du Sud", ["Afrique du Sud ZAF name"]),
        # capital letters, accents, apostrophes, hyphens
        ("LE BELARUS ET LES ETATS-UNIS", ["BELARUS BLR name", "ETATS-UNIS USA name"]),
        ("les Etats Unis", ["Etats Unis USA name"]),
        (
            "l’Otan, l'OTAN, l'O.T.A.N.",
            ["Otan NATO organisation", "OTAN NATO organisation", "O.T.A.N NATO organisation"],
        ),
        ("la suisse romande", ["suisse CHE adjective"]),
        ("la Suisse", ["Suisse CHE name"]),
        ("un Suisse", ["Suisse CHE inhabitant"]),
        ("les Philippines", ["Philippines PHL name"]),
        # adjectives and person nouns
        ("le ministre russe", ["russe RUS adjective"]),
        ("les présidents Russe et Turc", ["Russe RUS adjective", "Turc TUR inhabitant"]),
        ("un Français", ["Français FRA inhabitant"]),
        ("les Russes de France", ["Russes RUS inhabitant", "France FRA name"]),
        ("l'Américain Antony Blinken", ["Américain USA inhabitant"]),
        ("deux Ukrainiennes", ["Ukrainiennes UKR inhabitant"]),
        ("LE PRÉSIDENT RUSSE", ["RUSSE RUS adjective"]),
        ("traduit en russe", []),
        ("les Vingt-Sept", ["Vingt-Sept EU seat"]),
        ("le chef de la diplomatie européenne", ["européenne EU adjective"]),
        ("les pays européens", []),
        ("les élections européennes, les Européennes", []),
        # compounds
        ("franco-allemand", ["franco FRA adjective", "allemand DEU adjective"]),
        ("américano-israélo-égyptien", ["américano USA adjective", "israélo ISR adjective", "égyptien EGY adjective"]),
        ("la Franco-Israélienne", ["Franco FRA inhabitant", "Israélienne ISR inhabitant"]),
        ("les séparatistes pro-russes", []),
        ("l'indo-pacifique, euro, Franco", []),
        ("le sommet UE-Chine", ["UE EU organisation", "Chine CHN name"]),
        # capitals, cities, seats
        ("Paris a condamné", ["Paris FRA capital"]),
        ("à Paris", ["Paris FRA capital*"]),
        ("à Moscou et Pékin", ["Moscou RUS capital*", "Pékin CHN capital*"]),
        ("A Paris, Moscou a annoncé", ["Paris FRA capital*", "Moscou RUS capital"]),
        ("il demande à Moscou", ["Moscou RUS capital"]),
        ("une condamnation par Moscou", ["Moscou RUS capital"]),
        ("au Caire", ["Caire EGY capital*"]),
        ("Le Caire a protesté", ["Le Caire EGY capital"]),
        ("en Libye", ["Libye LBY name*"]),
        ("une aide à l'Ukraine", ["Ukraine UKR name"]),
        ("dans la capitale russe", ["russe RUS adjective*"]),
        ("MOSCOU, 10 juil. (Agence) -", ["MOSCOU RUS capital*"]),
        ("ALGER- La visite", ["ALGER DZA capital*"]),
        ("à Saint-Pétersbourg", ["Saint-Pétersbourg RUS city*"]),
        ("le Kremlin et la Maison Blanche", ["Kremlin RUS seat", "Maison Blanche USA seat"]),
        ("reçu à l'Élysée", ["Élysée FRA seat*"]),
        ("le Quai d’Orsay", ["Quai d’Orsay FRA seat"]),
        ("l'exécutif européen", ["exécutif européen EU seat"]),
        ("l'UA, UA", ["UA AU organisation"]),
        ("le Conseil de sécurité de l'ONU", ["Conseil de sécurité de l'ONU UNSC organisation"]),
        ("les talibans, les houthis", ["talibans AFG name", "houthis HOUTHI organisation"]),
        ("le gouvernement taliban, des drones houthis", ["taliban AFG adjective", "houthis HOUTHI adjective"]),
        ("Russes et Ukrainiens", ["Russes RUS inhabitant", "Ukrainiens UKR inhabitant"]),
        ("Istanbul accueille Russes et Turcs", ["Istanbul TUR city*", "Russes RUS inhabitant", "Turcs TUR inhabitant"]),
        ("Pékin-Taipei: tensions", ["Pékin CHN capital", "Taipei TWN capital"]),
    ],
)
def test_mentions(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Air France",
        "Radio France",
        "France 2",
        "DOCUMENT FRANCE 3",
        "France Inter",
        "la Banque de France",
        "l'équipe de France",
        "le Stade de France",
        "le Tour de France",
        "l'Île-de-France",
        "les Hauts-de-France",
        "Paris 2024",
        "Paris-Nice",
        "Paris FC",
        "Paris Saint-Germain",
        "PSG",
        "la rue de Rome",
        "la gare de Lyon",
        "la maire de Paris",
        "le New York Times",
        "le Washington Post",
        "Denzel Washington",
        "Sofia Coppola",
        "Europe 1",
        "Poitiers (Vienne)",
        "l'océan Indien",
        "la mer de Chine",
        "le golfe de Guinée",
        "l'Amérique latine",
        "sud-américaines",
        "la convention de Genève",
        "les accords de Minsk",
        "un malaise",
        "le maître d'œuvre, le malin, l'inde",
    ],
)
def test_what_only_looks_like_a_party(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le président congolais", ["COD"]),
        ("Denis Sassou-Nguesso, président congolais", ["COG"]),
        ("Le Congo a protesté", ["COG"]),
        ("Félix Tshisekedi, président du Congo", ["COD"]),
        ("Kinshasa: le Congo", ["COD", "COD"]),
        ("la RDC et le Congo-Brazzaville", ["COD", "COG"]),
        ("la Géorgie et la Russie", ["GEO", "RUS"]),
        ("A Atlanta, en Géorgie", ["USA"]),
        ("Atlanta, Tbilissi et la Géorgie", ["USA", "GEO", "GEO"]),
    ],
)
def test_the_rest_of_the_text_decides(text: str, expected: list[str]) -> None:
    assert parties(text) == expected


def test_every_state_has_a_name_and_all_but_the_tiniest_a_demonym() -> None:
    kinds = defaultdict(set)
    for variants in forms().values():
        for form in variants:
            kinds[form.party].add(form.kind)
    assert [code for code in STATES if "name" not in kinds[code]] == []
    assert [code for code in STATES if "adjective" not in kinds[code] and code not in ("COD", "COG")] == []
    assert [code for code in sorted(ORGANISATIONS) if "organisation" not in kinds[code]] == []


@pytest.mark.parametrize("code", [*STATES, *sorted(ORGANISATIONS)])
def test_display_names_are_found(code: str) -> None:
    """What is shown as a party's name is read as that party, also behind an article and in wire capitals."""
    name = party_name(code)
    for text in (f"la {name} a protesté", f"LA {name.upper()} A PROTESTE"):
        assert code in parties(text), text


@pytest.mark.parametrize("row", list(lexicon_rows("parties.tsv")), ids=lambda row: row["code"])
def test_every_form_of_the_lexicon_is_found(row: dict[str, str]) -> None:
    expected = {"COD", "COG"} if row["code"] == "CONGO" else {row["code"]}
    for text in row["names"].split("|") + row["capitals"].split("|") + row["seats"].split("|"):
        if text:
            assert expected & set(parties(f"Selon {text}, rien.")), text
    for demonym in row["demonyms"].split("|"):
        for form in inflections(demonym) if demonym and row["code"] != "EU" else ():
            assert expected & set(parties(f"un texte {form}.")), form


def test_names_of_codes() -> None:
    assert party_name("RUS") == "Russie"
    assert party_name("UN") == "Organisation des Nations unies"
    assert party_name("???") == "???"
    assert set(display_names()) >= set(STATES) | ORGANISATIONS


@pytest.mark.parametrize(
    ("demonym", "expected"),
    [
        ("français", ("français", "française", "françaises")),
        ("malien", ("malien", "malienne", "maliens", "maliennes")),
        ("russe", ("russe", "russes")),
        ("turc/turque", ("turc", "turque", "turcs", "turques")),
    ],
)
def test_inflections(demonym: str, expected: tuple[str, ...]) -> None:
    assert set(inflections(demonym)) == set(expected)


def test_blocked_forms_hold_a_party() -> None:
    """A blocked form that hides nothing is dead data."""
    spellings = forms()
    for variants in spellings.values():
        for form in variants:
            if form.kind == BLOCKED:
                words = fold(form.text).split()
                stretches = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
                assert any(_is_party(spellings, stretch) for stretch in stretches), form.text


def _is_party(spellings: dict[str, tuple[Form, ...]], stretch: str) -> bool:
    # The bare "Corée" and "coréen" are blocked because they are no party, not because they hold one.
    return stretch.startswith("coree") or any(form.kind != BLOCKED for form in spellings.get(stretch, ()))


def _is_sound(text: str, mentions: list[PartyMention]) -> bool:
    ends = [0, *(mention.end for mention in mentions)]
    return all(
        before <= mention.start < mention.end <= len(text) for before, mention in zip(ends, mentions, strict=False)
    )


@settings(max_examples=200)
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert _is_sound(text, find_parties(text))


_PIECES = st.sampled_from(
    [
        "Paris",
        "à ",
        "la ",
        "Russie",
        "-",
        " ",
        "\n",
        "franco",
        "Suisse",
        "un ",
        "(",
        "AFP) - ",
        "1",
        "’",
        "ONU",
        ".",
        "Ñ",
        "İ",
        "𝔘",
    ]
)


@settings(max_examples=300)
@given(st.lists(_PIECES, max_size=14).map("".join))
def test_offsets_cut_the_name(text: str) -> None:
    mentions = find_parties(text)
    assert _is_sound(text, mentions)
    for mention in mentions:
        assert fold(text[mention.start : mention.end]) in {"paris", "russie", "franco", "suisse", "onu"}
