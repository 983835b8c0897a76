"""What a text tells beside its lead: earlier and later contacts of the same two, and contacts that were called off.

Each sentence is tried with three pairs of states; it follows a lead, or stands alone.
"""

from __future__ import annotations

import pytest

from transforms.extract.codebook import document_from
from transforms.extract.extractor import extract

PUBLISHED = "2024-03-13T12:00:00+01:00"
"""A Wednesday."""
LEAD = "{One} a reçu lundi à {here} son homologue {other_people}, {other}."

PAIRS: tuple[dict[str, str], ...] = (
    {
        "one": "le ministre marocain des Affaires étrangères, Nasser Bourita",
        "one_again": "M. Bourita",
        "other_people": "espagnol",
        "other": "José Manuel Albares",
        "other_again": "M. Albares",
        "here": "Rabat",
        "there": "Madrid",
        "in_here": "au Maroc",
        "in_there": "en Espagne",
        "our": "marocaine",
        "our_m": "marocain",
        "codes": "ESP MAR",
    },
    {
        "one": "le président kazakh Kassym-Jomart Tokaïev",
        "one_again": "M. Tokaïev",
        "other_people": "ouzbek",
        "other": "Chavkat Mirzioïev",
        "other_again": "M. Mirzioïev",
        "here": "Astana",
        "there": "Tachkent",
        "in_here": "au Kazakhstan",
        "in_there": "en Ouzbékistan",
        "our": "kazakhe",
        "our_m": "kazakh",
        "codes": "KAZ UZB",
    },
    {
        "one": "le Premier ministre éthiopien Abiy Ahmed",
        "one_again": "M. Abiy",
        "other_people": "kényan",
        "other": "William Ruto",
        "other_again": "M. Ruto",
        "here": "Addis-Abeba",
        "there": "Nairobi",
        "in_here": "en Ethiopie",
        "in_there": "au Kenya",
        "our": "éthiopienne",
        "our_m": "éthiopien",
        "codes": "ETH KEN",
    },
)

# The sentence, its mode, status and first day.
BESIDE_THE_LEAD: tuple[tuple[str, str, str, str | None], ...] = (
    ("Les deux hommes s'étaient entretenus en septembre dernier à New York.", "meeting", "held", "2023-09-01"),
    ("Les deux responsables s'étaient parlé au téléphone la semaine dernière.", "call", "held", "2024-03-04"),
    ("Leur dernière rencontre remonte à mars 2022.", "meeting", "held", "2022-03-01"),
    ("Leur précédent entretien remontait à mai 2023, à Genève.", "meeting", "held", "2023-05-01"),
    ("{one_again} s'était rendu à {there} en février.", "visit", "held", "2024-02-01"),
    ("{one_again} avait effectué une visite officielle {in_there} en janvier 2023.", "visit", "held", "2023-01-01"),
    ("Il avait effectué une visite à {there} en janvier 2023.", "visit", "held", "2023-01-01"),
    ("MM. {one_last} et {other_last} s'étaient rencontrés en mai 2023 à Genève.", "meeting", "held", "2023-05-01"),
    (
        (
            "MM. {one_last} et {other_last} s'étaient entretenus une première fois en septembre 2022, à New York, "
            "en marge de l'Assemblée générale des Nations unies."
        ),
        "meeting",
        "held",
        "2022-09-01",
    ),
    (
        "Une précédente rencontre entre les deux hommes avait eu lieu le 3 février à Vienne.",
        "meeting",
        "held",
        "2024-02-03",
    ),
    ("Les deux hommes doivent se revoir jeudi à Bruxelles.", "meeting", "planned", "2024-03-14"),
    ("Ils se retrouveront le 20 mars à Genève.", "meeting", "planned", "2024-03-20"),
    ("{one_again} avait été reçu en janvier à {there} par {other_again}.", "visit", "held", "2024-01-01"),
    ("{other_again} avait accueilli {one_again} à {there} le 12 février.", "visit", "held", "2024-02-12"),
    ("Il a invité son homologue à revenir {in_here} en juin.", "visit", "planned", "2024-06-01"),
    (
        "{other_again} a invité {one_again} à effectuer une visite {in_there}, à une date à convenir.",
        "visit",
        "planned",
        None,
    ),
    ("{other_again} lui a transmis une invitation à se rendre à {there}.", "visit", "planned", None),
    ("{one_again} a accepté une invitation à se rendre {in_there} en avril.", "visit", "planned", "2024-04-01"),
    ("{one_again} se rendra à {there} en avril.", "visit", "planned", "2024-04-01"),
    ("Une visite de {one_again} à {there} est prévue en avril.", "visit", "planned", "2024-04-01"),
    ("{one_again} est attendu à {there} le 25 mars.", "visit", "planned", "2024-03-25"),
    (
        "Les deux parties sont convenues de tenir leur prochaine rencontre à {there} en juin.",
        "visit",
        "planned",
        "2024-06-01",
    ),
    ("{other_again} avait déjà téléphoné à {one_again} le 5 mars.", "call", "held", "2024-03-05"),
    ("{one_again} et {other_again} avaient échangé par visioconférence le 5 mars.", "video", "held", "2024-03-05"),
    ("{one_again} lui avait adressé une lettre début mars.", "message", "held", "2024-03-01"),
    (
        "Il était porteur d'un message du président {other_people} au chef de l'Etat {our_m}.",
        "message",
        "held",
        "2024-03-11",
    ),
)
CALLED_OFF: tuple[tuple[str, str, str, str | None], ...] = (
    (
        "La visite de {one} à {there}, prévue lundi prochain, a été reportée sine die.",
        "visit",
        "cancelled",
        "2024-03-18",
    ),
    ("{One} a renoncé à se rendre à {there}.", "visit", "cancelled", None),
    ("{One} ne se rendra finalement pas à {there} jeudi.", "visit", "cancelled", "2024-03-14"),
    ("{One} n'ira pas à {there} cette semaine.", "visit", "cancelled", "2024-03-11"),
    (
        "La rencontre prévue jeudi entre {one} et son homologue {other_people}, {other}, n'aura pas lieu.",
        "meeting",
        "cancelled",
        "2024-03-14",
    ),
    ("{One} a annulé son déplacement à {there}.", "visit", "cancelled", None),
    (
        "La diplomatie {our} a démenti toute rencontre entre {one} et son homologue {other_people}, {other}.",
        "meeting",
        "cancelled",
        None,
    ),
    ("{here} dément que {one} ait rencontré son homologue {other_people} {other}.", "meeting", "cancelled", None),
    ("{One} a refusé de recevoir son homologue {other_people}, {other}.", "visit", "cancelled", None),
    ("{One} ne rencontrera pas son homologue {other_people} à Genève.", "meeting", "cancelled", None),
    ("La visite à {there} de {one}, prévue jeudi, a été annulée.", "visit", "cancelled", "2024-03-14"),
    ("Le déplacement de {one} à {there} est ajourné.", "visit", "cancelled", None),
    ("Il n'y aura pas de rencontre entre {one} et son homologue {other_people} {other}.", "meeting", "cancelled", None),
    ("{One} a décliné l'invitation de son homologue {other_people}.", "visit", "cancelled", None),
    (
        (
            "La tenue d'une rencontre entre {one} et son homologue {other_people} est exclue pour l'instant, "
            "a dit le porte-parole."
        ),
        "meeting",
        "cancelled",
        None,
    ),
    (
        "{One} n'a pas rencontré son homologue {other_people} à Genève, contrairement à ce qui avait été annoncé.",
        "meeting",
        "cancelled",
        None,
    ),
    ("{One}, attendu jeudi à {there}, a annulé sa venue.", "visit", "cancelled", "2024-03-14"),
)

Told = tuple[str, str, str, str | None]


def told(text: str) -> set[Told]:
    document = document_from({"id": "x", "source": "s", "published": PUBLISHED, "title": "", "text": text})
    return {
        (" ".join(found.parties), found.mode, found.status, found.date_start and found.date_start.isoformat())
        for found in extract(document)
    }


def words_of(pair: dict[str, str]) -> dict[str, str]:
    last = {f"{side}_last": pair[f"{side}_again"].split()[-1] for side in ("one", "other")}
    return pair | last | {"One": pair["one"][0].upper() + pair["one"][1:]}


@pytest.mark.parametrize(("sentence", "mode", "status", "day"), BESIDE_THE_LEAD)
def test_a_contact_beside_the_lead(sentence: str, mode: str, status: str, day: str | None) -> None:
    for pair in PAIRS:
        lead = (pair["codes"], "visit", "held", "2024-03-11")
        text = f"{LEAD} {sentence}".format(**words_of(pair))
        assert told(text) == {lead, (pair["codes"], mode, status, day)}, text


@pytest.mark.parametrize(("sentence", "mode", "status", "day"), CALLED_OFF)
def test_a_contact_that_was_called_off(sentence: str, mode: str, status: str, day: str | None) -> None:
    for pair in PAIRS:
        text = sentence.format(**words_of(pair))
        assert told(text) == {(pair["codes"], mode, status, day)}, text
