"""What a text says of itself: the state it is written from, the day it counts from, and the days of its parts.

Datelines ("LE CAIRE, 9 juin (Reuters) -") and letterheads tell where and when; an agenda has headings of days, a live
report the hour before each entry.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from transforms.extract.dates.resolution import DateRange, dateline, resolve
from transforms.extract.lexicon.sources import HOMES, SUFFIXES
from transforms.extract.mentions.parties import PartyMention
from transforms.extract.mentions.text import Sentence
from transforms.extract.mentions.units import Row
from transforms.extract.model import Document

__all__ = ["after_dateline", "heading_day", "home_of", "is_live", "opening_home"]


def home_of(document: Document) -> str | None:
    """The state that a source writes from; None where it is not known."""
    source = document.source.lower()
    for part, party in HOMES.items():
        if part in source:
            return party
    for suffix, party in SUFFIXES.items():
        if source.endswith(suffix):
            return party
    return None


_LETTERHEAD = re.compile(
    r"[A-ZÀ-Ý][A-ZÀ-Ý' -]{2,30}(?: \([^)]*\))?(?:,| ?[-–—])|"
    # "Brazzaville, le 11 mars 2018 (ACI) –"
    r"[A-ZÀ-Ý][\w' -]{2,30}, (?:le )?\d{1,2}(?:er)? \w+\.?(?: \d{4})?(?: \([^)\n]{2,30}\))? ?[-–—]"
)


def opening_home(text: str, cut: Sequence[Sentence], parties: Sequence[PartyMention]) -> str | None:
    """The state that a dateline ("ALGER -", "BERLIN, 28 mai") or letterhead ("Palais de l'Élysée") names."""
    for sentence in cut[1:4]:
        start = text.rfind("\n", 0, sentence.start) + 1
        head = _LETTERHEAD.match(text, start)
        stop = head.end() if head else sentence.end if sentence.end - start < 60 else start
        for mention in parties:
            if start <= mention.start < stop and mention.kind in ("capital", "city", "seat"):
                return mention.party
    return None


_PLACE_LINE = re.compile(
    r"(?:[A-ZÀ-Ý][A-ZÀ-Ý' -]{2,25}(?: \([^)\n]{2,20}\))?|[A-ZÀ-Ý][\w' -]{2,25} \([A-Z]{2,6}\)) ?[-–—] ?(?=[A-ZÀ-Ý«])"
)
"""A dateline without a date: "ALGER- ", "RABAT (MAP) - "."""


def after_dateline(text: str, cut: Sequence[Sentence], published_on: date | None) -> tuple[list[Sentence], date | None]:
    """The sentences without the dateline that one of the first begins with, and the day that "hier" counts from."""
    found = list(cut)
    if published_on is None:
        return found, None
    for sentence in cut[1:5]:
        line = dateline(text[sentence.start : sentence.end], published_on=published_on)
        if line is not None:
            found[sentence.number] = replace(sentence, start=sentence.start + line[1])
            return found, line[0]
        place_line = _PLACE_LINE.match(text, sentence.start)
        if place_line is not None:
            found[sentence.number] = replace(sentence, start=place_line.end())
            break
    return found, published_on


_STAMP = re.compile(r"^\W{0,2}[012]?\d ?[h:] ?[0-5]?\d?\]? ?[-–—.|\]]", re.MULTILINE | re.IGNORECASE)
"""What an entry of a live report begins with: "17h02 –", "[9:30]"."""


def is_live(text: str) -> bool:
    """Whether a text is a live report: several entries with their hour."""
    return len(_STAMP.findall(text)) > 1


_HEADING = re.compile(r"(?:[^\w\s] )?D(?: , \d\S*(?: \d+)?)?(?: \( [XZ] \)| , [XZ](?= :))?(?: [:.-])?(?!\S)")
"""As in "Mardi 8 octobre (Bruxelles).", "Jeudi 20 janvier, Paris :"; a capital may stand for its government."""


def heading_day(row: Row, published_on: date) -> DateRange | None:
    """The day that an agenda's heading names: "Lundi 22 avril", "MARDI 8 octobre (Bruxelles)."; None for other rows."""
    found = _HEADING.match(row.shape)
    if found is None:
        return None
    mention = next(unit.what for unit in row.units if unit.code == "D")
    behind = row.shape[found.end() :].strip()
    if behind.isdecimal():  # "LUNDI 18", alone in its line: only there is the number surely the day's
        mention, behind = replace(mention, parts=(*mention.parts, ("day", behind))), ""
    alone = not behind
    numbered = mention.kind == "full" or "day" in dict(mention.parts)
    if mention.kind not in ("weekday", "full"):
        return None
    if not (alone or found[0].endswith((":", ".")) or (numbered and found[0].endswith("-"))):
        return None
    return resolve(mention, published_on=published_on, tense="future", anchor=None)
