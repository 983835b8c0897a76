"""What was discussed: the noun phrases that an article gives as the subject of a contact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from transforms.extract.lexicon import topics as lexicon

__all__ = ["MASK", "masked", "talk_goes_on", "topics_after", "topics_in", "without_repeats"]

MASK = "¤"
"""What stands for each character of an actor: an official is no topic."""
_MOST = 8
_LONGEST = 110
_QUOTED = re.compile(r"[«\"“”]([^«»\"“”.;!?]{2,45})[»\"”]")


def masked(text: str, actors: Sequence[tuple[int, int]]) -> str:
    """The text, as long as before, with actors (start, end) masked, and without the marks of short quotations."""
    for start, end in actors:
        text = text[:start] + MASK * (end - start) + text[end:]
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    return _QUOTED.sub(lambda match: f"\x01{match[1]}\x01", text)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def topics_in(text: str, shown: str, *, message: bool = False) -> list[str]:
    """Topics that a masked sentence announces: "la conversation a porté sur …", "venu plaider pour …".

    ``shown`` is the same stretch as written; a ``message`` has its occasion as topic too ("condoléances après …").
    """
    found: list[str] = []
    subject = _pattern(lexicon.SUBJECT).search(text)
    if subject is not None:
        found.extend(_phrases(text, shown, *subject.span("topics")))
    cues = f"{lexicon.CUES_OF_TALK}|{lexicon.CUES_OF_DEEDS}" + (f"|{lexicon.CUES_OF_MESSAGES}" if message else "")
    for match in _pattern(cues).finditer(text):
        found.extend(_phrases(text, shown, match.end(), len(text)))
    return found


def topics_after(text: str, shown: str) -> list[str]:
    """Topics that follow the partner of a talk, as in "avec Y de la lutte contre …"; ``text`` begins there."""
    match = _pattern(lexicon.COMPLEMENT).match(text)
    return list(_phrases(text, shown, match.end(), len(text))) if match else []


def talk_goes_on(text: str) -> bool:
    """Whether a masked sentence is about those who talk, or the talk: "L'entretien a porté …", "Les deux hommes …"."""
    return bool(_pattern(lexicon.TALK_AGAIN).search(text) or _pattern(lexicon.SUBJECT).search(text))


def without_repeats(topics: Sequence[str]) -> tuple[str, ...]:
    """At most eight, each said once and in its longest wording."""
    kept: list[str] = []
    for topic in topics:
        if any(topic in known for known in kept):
            continue
        shorter = next((i for i, known in enumerate(kept) if known in topic), None)
        if shorter is None:
            kept.append(topic)
        elif not topic.startswith("question"):
            kept[shorter] = topic
    return tuple(kept[:_MOST])


def _phrases(text: str, shown: str, start: int, end: int) -> Iterator[str]:
    stop = _pattern(lexicon.STOP).search(text, start, end)
    if stop is not None:
        end = stop.start()
    determined = False
    for first, last in _pieces(text, start, end):
        phrase = text[first:last].lstrip(" \x01")
        determiner = _pattern(lexicon.DETERMINER).match(phrase)
        bare = determiner is None and phrase[:1].islower()
        phrase = phrase[determiner.end() :] if determiner else text[first:last].lstrip()
        preface = _pattern(lexicon.PREFACE).match(phrase.lstrip("\x01"))
        if preface:
            phrase = phrase.lstrip("\x01")[preface.end() :]
        # After an official comes his name; after a noun with its article, one without is in apposition.
        if _pattern(lexicon.NO_TOPIC).match(phrase.lstrip("\x01")) or (
            bare and determined and ":" not in text[start:first]
        ):
            return
        determined = determined or not bare
        topic = _unquoted(shown[last - len(phrase) : last])
        if (
            2 < len(topic) < _LONGEST
            and topic.lower() not in lexicon.EMPTY
            and not _pattern(lexicon.CLAUSE).search(phrase)
        ):
            yield topic


def _unquoted(topic: str) -> str:
    """Without a quotation's mark that has no other."""
    topic = topic.strip(" ,-\N{NO-BREAK SPACE}")
    if any(sum(map(topic.count, marks)) % 2 for marks in ("«»", "“”", '"')):
        topic = re.sub('[«»“”"]', "", topic)
    return topic.strip(" ,-\N{NO-BREAK SPACE}")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _pattern(lexicon.SEPARATOR).finditer(text, start, end):
        if match[0].startswith(" et") and " entre " in text[start : match.start()]:
            continue  # "les relations entre la Colombie et le Venezuela"
        yield start, match.start()
        start = match.end()
    yield start, end
