"""Every way to tell a contact holds for every way to name who takes part: the grid of both, one contact a sentence."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

import pytest

from transforms.extract.codebook import document_from
from transforms.extract.extractor import extract

ONES = (
    "le ministre kényan des Affaires étrangères",
    "Musalia Mudavadi, le chef de la diplomatie kényane,",
    "une délégation kényane",
    "William Ruto",
    "le président du Kenya",
    "un responsable kényan",
    "le conseiller du président kényan",
    "une équipe de négociateurs kényans",
    "la cheffe de l'état-major kényan",
)
OTHERS = (
    "le président rwandais Paul Kagame",
    "son homologue rwandais",
    "Paul Kagame",
    "la ministre rwandaise de la Défense",
    "des responsables rwandais",
    "les autorités rwandaises",
)
PUBLISHED = "2024-04-05T10:00:00Z"
"""A Friday."""

# The sentence, its modes, status and first day.
TOLD: tuple[tuple[str, str, str, str | None], ...] = (
    ("La rencontre entre {A} et {B} a eu lieu mardi.", "meeting", "held", "2024-04-02"),
    ("L'entretien {de A} avec {B} a duré une heure.", "unspecified", "held", None),
    ("Une réunion entre {A} et {B} est prévue jeudi.", "meeting", "planned", "2024-04-11"),
    ("Un entretien téléphonique a eu lieu mardi entre {A} et {B}.", "call", "held", "2024-04-02"),
    ("Les discussions entre {A} et {B} ont repris lundi à Kigali.", "visit", "held", "2024-04-01"),
    ("Lors d'un entretien avec {B}, {A} a plaidé pour un accord.", "unspecified", "held", None),
    ("Mardi, {A} et {B} se sont rencontrés.", "meeting", "held", "2024-04-02"),
    ("{A} et {B} se sont parlé au téléphone.", "call", "held", None),
    ("Le tête-à-tête {de A} avec {B} a été reporté.", "meeting", "cancelled", None),
    ("{B} a reçu la visite {de A}.", "visit", "held", None),
    ("Au cours d'un appel avec {B}, {A} a évoqué la crise.", "call", "held", None),
    ("En visite à Kigali, {A} a salué l'accord avec {B}.", "visit", "held", "2024-04-05"),
    ("{A} est arrivé lundi à Kigali.", "visit", "held", "2024-04-01"),
    ("{A} est attendu jeudi à Kigali.", "visit", "planned", "2024-04-11"),
    ("La visite {de A} à Kigali a été annulée.", "visit", "cancelled", None),
    ("{A} se rend mercredi au Rwanda pour deux jours.", "visit", "planned", "2024-04-10"),
    ("De retour de Kigali, {A} a salué l'accord.", "visit", "held", None),
    ("Le sommet entre {A} et {B} se tiendra à Doha.", "meeting", "planned", None),
    ("{A}, qui a rencontré {B} mardi, salue l'accord.", "meeting", "held", "2024-04-02"),
    ("{A} devrait s'entretenir avec {B} la semaine prochaine.", "unspecified", "planned", "2024-04-08"),
    ("Les pourparlers entre {A} et {B} ont échoué.", "unspecified", "held", None),
    ("Le déplacement {de A} au Rwanda débutera lundi.", "visit", "planned", "2024-04-08"),
    ("{B}, avec qui {A} s'est entretenu mardi, reste prudent.", "unspecified", "held", "2024-04-02"),
    ("Aucune rencontre entre {A} et {B} n'est prévue.", "meeting", "cancelled", None),
    ("{A} a joint {B} par visioconférence.", "video", "held", None),
    ("{A} était mercredi à Kigali.", "visit", "held", "2024-04-03"),
    ("Attendu jeudi à Kigali, {A} évoquera la crise.", "visit", "planned", "2024-04-11"),
    ("{A} refuse de rencontrer {B}.", "meeting", "cancelled", None),
    ("{A} et {B} se verront à New York en septembre.", "meeting", "planned", "2024-09-01"),
    ("C'est à Kigali que {A} a rencontré {B}.", "visit", "held", None),
    ("{A} a rencontré {B}.", "meeting", "held", None),
    ("{A} a reçu {B} à Nairobi.", "visit", "held", None),
    ("{A} doit rencontrer {B} dimanche.", "meeting", "planned", "2024-04-07"),
    ("{A} a conféré avec {B} en marge du sommet.", "meeting", "held", None),
)


def _of(name: str) -> str:
    for pattern, short in ((r"^le ", "du "), (r"^les ", "des "), (r"^des ", "de "), (r"^(?=[aeiouyé])", "d'")):
        if re.match(pattern, name):
            return re.sub(pattern, short, name)
    return f"de {name}"


def _sentence(pattern: str, one: str, other: str) -> str:
    named: dict[str, Callable[[], str]] = {
        "{A}": lambda: one,
        "{B}": lambda: other,
        "{de A}": lambda: _of(one),
    }
    text = re.sub(r"\{(?:de )?[AB]\}", lambda match: named[match[0]](), pattern)
    text = text.replace(",,", ",").replace(",.", ".")
    return text[0].upper() + text[1:]


@pytest.mark.parametrize(("pattern", "mode", "status", "day"), TOLD, ids=[told[0] for told in TOLD])
def test_whoever_takes_part(pattern: str, mode: str, status: str, day: str | None) -> None:
    """One contact between the same two, of the same mode, status and day, whatever names them."""
    wrong = []
    for one, other in itertools.product(ONES, OTHERS):
        text = _sentence(pattern, one, other)
        found = extract(document_from({"id": "x", "title": "", "text": text, "published": PUBLISHED}))
        told = [(c.parties, c.mode, c.status, c.date_start and c.date_start.isoformat()) for c in found]
        if told != [(("KEN", "RWA"), mode, status, day)]:
            wrong.append((text, told))
    assert not wrong, f"{len(wrong)} of {len(ONES) * len(OTHERS)}, as {wrong[:4]}"
