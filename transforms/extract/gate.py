"""The cheap decision whether a text can tell of a contact at all: most news cannot.

First one pass of an automaton for words of contact; then the parties and officials of the text, of which two different
ones must be there (the state that the source writes from counts as one where an office of no state is named).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from transforms.extract.lexicon.triggers import TRIGGERS

__all__ = ["Decision", "has_trigger", "two_parties"]

_HEADLINE_PLACE = re.compile(r"\b(?:à|au|en|aux|chez|À|A|En|Au|Aux) (?:la |l['’])?[A-ZÀ-Ý]|\bchez le ")
"""A place in a headline; many a newsroom sets no accent on a capital."""
_WEEKDAY = r"(?i:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_SPOKEN_AT = re.compile(
    rf"\b(?:{_WEEKDAY}|(?i:aujourd.hui|hier))(?: soir| matin| \d+ \w+)?,? "
    r"(?:à|au|en|aux|depuis) (?:la |l['’])?[A-ZÀ-Ý]|"
    r"(?:^|[.»!?] |, )(?:[ÀA]|Au|Aux|En|Depuis) (?:la |l['’])?[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)?"
    rf"(?: {_WEEKDAY})?, ",
    re.MULTILINE,
)
"""A place that a text sets something in: "mardi à Z", "A Z, …"."""
_SPORT = re.compile(
    r"(?:Foot(?:ball)?|Ligue (?:1|2|des champions)|Ligue des champions|Rugby|Tennis|Cyclisme|Basket|NBA|Handball|Judo|"
    r"Athl[ée]tisme|Natation|Formule 1|F1|Mercato|Boxe|Ski|Biathlon|Volley|Euro \d{4}|Mondial(?: \d{4})?|"
    r"Coupe (?:de|du|des) [\w ]{3,20}|Roland-Garros)\s?(?:[:/–—-]|\()",
)
"""A rubric of the sports pages at the head of a headline."""
_OFFICE = re.compile(
    r"(?:pr[ée]sident|premi[eè]re? ministre|ministre|chef de l.[EÉ]tat|chancel|pape|roi\b|[ée]missaire|"
    r"ambassad|gouvernement|d[ée]l[ée]gation)",
    re.IGNORECASE,
)
_PAPACY = re.compile(r"\b(?:pape|souverain pontife|saint-p[èe]re)\b", re.IGNORECASE)
"""The one office that names its state without an adjective."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a text passes, and why not."""

    passed: bool
    reason: str


@cache
def _automaton() -> Any:
    from ahocorasick_rs import AhoCorasick

    return AhoCorasick(TRIGGERS)


def has_trigger(title: str, text: str) -> bool:
    """Whether a word of contact stands in the text, or a headline puts somebody somewhere."""
    if _SPORT.match(title):
        return False
    if _HEADLINE_PLACE.search(title):
        return True
    lowered = f"{title}\n{text}".lower().replace("’", "'")
    return bool(_automaton().find_matches_as_indexes(lowered)) or _SPOKEN_AT.search(text) is not None


def two_parties(parties: Iterable[str], home: str | None, text: str) -> Decision:
    """Whether two sides can be there; ``parties`` are those of mentions and of officials."""
    found = set(parties)
    if _PAPACY.search(text):
        found.add("VAT")
    if len(found) > 1:
        return Decision(True, "two parties")
    if not found:
        return Decision(False, "no party")
    if home is not None and home not in found and _OFFICE.search(text):
        return Decision(True, "one party and an office of the home state")
    return Decision(False, "one party only")
