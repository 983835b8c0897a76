"""What was discussed: the noun phrases that an article gives as the subject of a contact."""

from __future__ import annotations

import re
from functools import cache

from transforms.extract.lexicon.reporting import DETERMINER, TOPIC_NOUNS, TOPIC_STOP, TOPIC_SUBJECTS, TOPIC_VERBS

__all__ = ["subjects_in", "topics_after"]

_MOST = 8
_PREFACE = re.compile(
    r"^(?:questions?|problèmes?|sujets?|dossiers? |thèmes?)(?: pertinents?| relatifs?)? (?:de la |de l['’]|du |"
    r"des |de |d['’])"
)
_CLAUSE = re.compile(r"\b(?:ont|est|sont|était|sera|avait|serait|affirm\w+|n['’]|ne) ")
_EMPTY = frozenset(
    {
        "une",
        "un",
        "région",
        "situation",
        "terrain",
        "sommet",
        "matin",
        "dirigeants",
        "affaires étrangères",
        "fond",
        "point",
        "suite",
        "tout",
        "monde",
        "pays",
        "sujet",
        "question",
    }
)
_SPLIT = re.compile(
    r", (?:et )?|(?<! entre)(?:(?<=\w)|(?<=[»\"”])) et (?:de |du |des |d['’]|sur )?(?=(?:le |la |les |l['’]|"
    r"des |du |de |d['’]|un |une |leur|sa |son ))| et (?=(?:de|du|des|d['’]|sur)\b)"
)
_NOT_TOPIC = re.compile(
    r"^(?:\d|avec|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|se |s['’]|plus de|près de|M\.|Mme|même)"
)


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(rf"(?:{TOPIC_VERBS}|{TOPIC_NOUNS})\s*")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(TOPIC_STOP)


@cache
def _determiner() -> re.Pattern[str]:
    return re.compile(DETERMINER)


def subjects_in(text: str) -> tuple[str, ...]:
    """Topics that a sentence announces: "la conversation a porté sur …", "pour discuter de …"."""
    found: list[str] = []
    subject = re.match(TOPIC_SUBJECTS, text)
    if subject is not None:
        found.extend(_phrases(subject["topics"]))
    for match in _marker().finditer(text):
        found.extend(_phrases(text[match.end() :]))
    return tuple(dict.fromkeys(found))[:_MOST]


_AFTER = re.compile(r"^[^,.;:]{0,60}?(?:(?<=\W)|^)(?:sur|de|du|des|d['’]|pour discuter|à propos)\s*")
_ABOUT = re.compile(
    r"(?:^|\s)(?:sur|pour discuter de|pour parler de|pour évoquer|concernant)\s+(?=\w)|(?:^|\s)(?=(?:de la|du|"
    r"des|de l['’]) )"
)


def topics_after(text: str) -> tuple[str, ...]:
    """Topics that follow the partner of a talk, as in "avec Y de la lutte contre …"; ``text`` begins there."""
    match = _ABOUT.search(text[:60])
    if match is None or re.search(r"[,.;:]", text[: match.start()]):
        return ()
    return tuple(_phrases(text[match.end() :]))[:_MOST]


def _phrases(text: str) -> list[str]:
    stop = _stop().search(text)
    stretch = text[: stop.start()] if stop else text
    phrases = []
    for piece in _SPLIT.split(stretch):
        phrase = _determiner().sub("", piece.strip()).strip(" ,-")
        phrase = _PREFACE.sub("", phrase)
        if _CLAUSE.search(phrase):
            continue
        if 2 < len(phrase) < 110 and not _NOT_TOPIC.match(phrase) and phrase.lower() not in _EMPTY:
            phrases.append(phrase)
    return phrases
