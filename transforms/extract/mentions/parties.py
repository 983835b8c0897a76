"""States and organisations in a text: names, demonyms, capitals, seats of power, and places that are only places.

One pass of an Aho-Corasick automaton over the folded text finds the longest forms; what stands around a form then
decides whether it is a party at all ("Air France", "rue de Rome", "Paris 2024": none) and what kind of mention it is.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import Any

from transforms.extract.lexicon import parties_context as words
from transforms.extract.mentions.places import BLOCKED, Form, display_names, fold, forms

__all__ = ["PartyMention", "find_parties", "party_name"]

_HYPHENS = "-‐‑"
_PLAIN_GAP = re.compile(r"[^,;:!?()«»\"“”\n\r]*\Z")
"""What may stand inside a form: "Corée, du Nord" is not "Corée du Nord"."""
_GAP_AND = re.compile(r" (?:et|ou|puis|et à) \Z")
_YEAR = re.compile(r" (?:19|20)\d\d\b")
_CHANNEL = re.compile(r" (?:\d{1,2}\b(?! ?%)|[A-ZÀ-Ý][a-zà-ÿ]+)")
_DATELINE = re.compile(r"[ \t]*(?:\([^)\n]{2,40}\)|, (?:le )?\d|[-–—] [A-ZÀ-Ý«])")


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A stretch of text that names a party, or a city that lies in one."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    party: str
    """The codebook's code; for a city, that of its state."""
    kind: str
    """One of:

    - ``name``: the state itself ("la Russie"), without its article
    - ``adjective``: "russe"; each half of "franco-russe"
    - ``inhabitant``: a person noun ("un Français", "les Russes", "l'Américain Antony Blinken")
    - ``capital``: a capital, whether it stands for the government or for the place
    - ``city``: any other place; never a government
    - ``seat``: a seat or organ of power ("le Kremlin", "l'exécutif européen")
    - ``organisation``: an intergovernmental organisation or a de facto government
    """
    as_place: bool
    """The wording makes it a place ("à Paris", "en Libye", "dans la capitale russe"); always so for a city."""


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    forms: tuple[Form, ...]


def party_name(code: str) -> str:
    """The French name of a party; the code itself where the lexicon has none."""
    return display_names().get(code, code)


def find_parties(text: str) -> list[PartyMention]:
    """All mentions of parties and places in ``text``, in order, longest first, not overlapping.

    The two halves of a compound ("franco-allemand") are two mentions. Names that depend on the rest of the text are
    decided by it: "Congo" and "congolais", "Géorgie".
    """
    folded = f" {fold(text)} "
    matches = _matches(text, folded)
    found: list[PartyMention] = []
    beginnings = {match.start for match in matches}
    endings: set[int] = set()
    for match in matches:
        mention = _judge(text, folded, match, beginnings, endings, found)
        if mention is not None:
            found.append(mention)
            endings.add(mention.end)
    found = _without_loose_prefixes(found)
    return _resolve(folded, found)


@functools.cache
def _automaton() -> tuple[Any, tuple[tuple[Form, ...], ...]]:
    from ahocorasick_rs import AhoCorasick, MatchKind

    spellings = forms()
    # A space in front makes every match begin at the beginning of a word.
    automaton = AhoCorasick([f" {spelling}" for spelling in spellings], matchkind=MatchKind.LeftmostLongest)
    return automaton, tuple(spellings.values())


def _matches(text: str, folded: str) -> list[_Match]:
    """Forms that begin and end with a word; offsets into ``text``, which ``folded`` holds between two spaces."""
    automaton, all_forms = _automaton()
    return [
        _Match(start, end - 1, all_forms[index])
        for index, start, end in automaton.find_matches_as_indexes(folded)
        if folded[end] == " " and _PLAIN_GAP.match(text, start, end - 1)
    ]


def _judge(
    text: str, folded: str, match: _Match, beginnings: set[int], endings: set[int], before: list[PartyMention]
) -> PartyMention | None:
    chosen = _choose(text, folded, match)
    if chosen is None:
        return None
    form, kind, start = chosen
    end = match.end
    if _is_part_of_a_compound(text, match.start, end, kind, beginnings, endings):
        return None
    if kind == "adjective" and _previous_word(folded, start) in words.BEFORE_LANGUAGE:
        return None
    if form.party == "EU" and not _is_of_the_union(folded, start, end, kind):
        return None
    if text[start:end] == "Vienne" and text[start - 1 : start] == "(":  # the French département behind a town
        return None
    if kind in ("capital", "city") and _is_part_of_a_title(text, folded, match.start, end, kind):
        return None
    if kind == "name" and _is_brand(text, start, end):
        return None
    return PartyMention(start, end, form.party, kind, _as_place(text, folded, match.start, end, kind, before))


def _choose(text: str, folded: str, match: _Match) -> tuple[Form, str, int] | None:
    """The form that the case of the text allows, its kind, and where it begins without its article."""
    if any(form.kind == BLOCKED and _case_agrees(text, match.start, form) for form in match.forms):
        return None
    capital = text[match.start].isupper()
    for form in match.forms:
        if form.kind == BLOCKED:
            continue
        if form.kind == "prefix":
            if text[match.end : match.end + 1] not in _HYPHENS or match.end == len(text):
                continue
            return form, "prefix", match.start
        if form.kind == "adjective":
            if not capital:
                return form, "adjective", match.start
            if form.party in words.NAMED_LIKE_DEMONYM and _is_name_not_person(text, folded, match):
                continue
            return form, _kind_of_capitalised(text, folded, match), match.start
        if _case_agrees(text, match.start, form):
            likely_person = form.kind == "name" and form.party in words.NAMED_LIKE_DEMONYM
            if likely_person and not _is_name_not_person(text, folded, match):
                continue
            if _is_adjective_here(text, folded, match, form):
                continue
            start = match.start if capital else match.start + _first_capital(form.text)
            return form, form.kind, start
    return None


def _first_capital(form: str) -> int:
    return next((at for at, char in enumerate(form) if char.isupper()), 0)


def _case_agrees(text: str, start: int, form: Form) -> bool:
    """A capital of the form is one in the text; a short acronym is capital throughout."""
    at = _first_capital(form.text)
    if not form.text[at].isupper():
        return True
    if len(form.text) <= 3 and form.text.isupper():
        return text[start : start + len(form.text)].isupper()
    article, _, name = form.text.partition(" ")
    if article in _ARTICLES and name[:1].isupper() and not text[start + len(article) + 1].isupper():
        return False  # "La réunion", "Le cap" at the beginning of a sentence
    return text[start + at].isupper()


_ARTICLES = frozenset(("La", "Le", "Les"))


def _previous_word(folded: str, start: int) -> str:
    """The word before an offset of the text, "" at the beginning; punctuation does not count."""
    before = folded[max(0, start - 24) : start + 1].split()
    return before[-1] if before else ""


def _touches_previous(text: str, start: int) -> bool:
    """Whether only a space or an apostrophe parts the word from the one before it."""
    return start > 1 and text[start - 1] in " \u00a0'’" and text[start - 2].isalnum()


def _kind_of_capitalised(text: str, folded: str, match: _Match) -> str:
    """A capitalised demonym is a person noun, unless it stands behind a noun ("le président Russe", all capitals)."""
    start = match.start
    while start > 0 and text[start - 1] in _HYPHENS:  # "le Franco-Israélien": what counts stands before the compound
        start -= 1
        while start > 0 and text[start - 1].isalnum():
            start -= 1
    if not _touches_previous(text, start):
        return "inhabitant"
    word = _previous_word(folded, start)
    if word in words.FUNCTION_WORDS or word.isdigit():
        return "inhabitant"
    return "adjective" if text[start - 1 - len(word)].isupper() or word in words.HEAD_NOUNS else "inhabitant"


def _is_adjective_here(text: str, folded: str, match: _Match, form: Form) -> bool:
    """Whether a name in lower case is an adjective: not in "les talibans", but in "le gouvernement taliban"."""
    if not form.text.islower() or all(other.kind != "adjective" for other in match.forms):
        return False
    has_determiner = _previous_word(folded, match.start) in words.PERSON_DETERMINERS
    return not (has_determiner and _touches_previous(text, match.start))


def _is_name_not_person(text: str, folded: str, match: _Match) -> bool:
    """Whether "Suisse", "Argentine", "Philippines" is the state: not so behind "un", "deux", "le" ("le Suisse")."""
    if not _touches_previous(text, match.start):
        return True
    word = _previous_word(folded, match.start)
    if text[match.start : match.end] in words.PLURAL_NAMES and word in words.PLURAL_ARTICLES:
        return True
    return word not in words.PERSON_DETERMINERS


def _is_part_of_a_compound(text: str, start: int, end: int, kind: str, beginnings: set[int], endings: set[int]) -> bool:
    """Whether a hyphen ties the form to something that is no party: "pro-russe", "Île-de-France", "Paris-Orly"."""
    if start > 1 and text[start - 1] in _HYPHENS and text[start - 2].isalnum() and start - 1 not in endings:
        return True
    if end + 1 < len(text) and text[end] in _HYPHENS and text[end + 1].isalnum():
        if kind == "prefix":
            return end + 1 not in beginnings
        return text[end + 1].isupper() and end + 1 not in beginnings
    return False


def _is_of_the_union(folded: str, start: int, end: int, kind: str) -> bool:
    """Whether "européen" is the Union's: so in "la diplomatie européenne", not in "les pays européens"."""
    if kind == "inhabitant":  # "Européennes" are elections
        return folded[start + 1 : end + 1].endswith(("n", "ns"))
    return kind != "adjective" or _previous_word(folded, start) in words.UNION_HEADS


def _is_part_of_a_title(text: str, folded: str, start: int, end: int, kind: str) -> bool:
    """A city inside the name of something else: a street, a person, a tournament, a court."""
    before = folded[max(0, start - 40) : start + 1]
    if words.STREET.search(before):
        return True
    if kind == "capital" and words.MUNICIPAL.search(before):
        return True
    if kind == "capital" and text[start:end] != "Caire" and words.ARTICLE.search(before):
        return True
    if _YEAR.match(text, end):
        return True
    if text[start:end] in words.GIVEN_NAMES and re.match(r" [A-ZÀ-Ý][a-zà-ÿ]", text[end : end + 3]):
        return True
    return _follows_given_name(text, start)


def _follows_given_name(text: str, start: int) -> bool:
    """Whether a capitalised word that is no function word or weekday stands right before: "Denzel Washington"."""
    found = words.CAPITALISED_BEFORE.search(text, max(0, start - 24), start)
    return found is not None and fold(found[1]) not in words.FUNCTION_WORDS


def _is_brand(text: str, start: int, end: int) -> bool:
    """Whether a number or a capitalised word stands right behind: "France 2", "France Bleu"."""
    if text[start:end].lower() != "france":
        return False
    return _CHANNEL.match(text, end) is not None


def _as_place(text: str, folded: str, start: int, end: int, kind: str, before: list[PartyMention]) -> bool:
    if kind == "city":
        return True
    if kind in ("prefix", "inhabitant"):
        return False
    around = folded[max(0, start - 60) : start + 1]
    if kind == "adjective":
        return words.PLACE_NOUN.search(around) is not None
    # Folding makes "a" of the auxiliary and of the preposition; only the latter has an accent, or is a lone capital.
    if around.endswith(" a ") and text[start - 2 : start - 1] == "a":
        return False
    if words.DATIVE.search(around):
        return False
    if words.PLACE_BEFORE.search(around):
        return True
    if kind in ("seat", "organisation", "capital") and words.PLACE_BEFORE_SEAT.search(around):
        return True
    if kind == "name" and text[start:end] in words.ISLANDS and around.endswith((" a la ", " a l ")):
        return True
    if kind != "capital":
        return False
    if before and before[-1].as_place and before[-1].kind in ("capital", "city"):
        gap = text[before[-1].end : start]
        if _GAP_AND.match(gap):
            return True
    at_line_start = start == 0 or text[start - 1] == "\n"
    return at_line_start and _DATELINE.match(text, end) is not None


def _without_loose_prefixes(found: list[PartyMention]) -> list[PartyMention]:
    """Prefixes become adjectives where an adjective or another prefix follows; others are dropped."""
    kept: list[PartyMention] = []
    following: PartyMention | None = None
    for mention in reversed(found):
        if mention.kind == "prefix":
            if following is None or following.start != mention.end + 1 or following.kind not in words.COMPOUND_KINDS:
                continue
            mention = replace(
                mention, kind=following.kind if following.kind != "prefix" else "adjective", as_place=following.as_place
            )
        kept.append(mention)
        following = mention
    return kept[::-1]


def _resolve(folded: str, found: list[PartyMention]) -> list[PartyMention]:
    """Decide by the rest of the text which Congo is meant, and whether Georgia is the American one."""
    if not any(mention.party in ("CONGO", "GEO") for mention in found):
        return found
    named = {mention.party for mention in found if mention.kind != "adjective"}
    kinshasa = "COD" in named or words.KINSHASA.search(folded) is not None
    brazzaville = "COG" in named or words.BRAZZAVILLE.search(folded) is not None
    american = words.AMERICAN_GEORGIA.search(folded) is not None and not words.CAUCASUS.search(folded)
    resolved = []
    for mention in found:
        party = mention.party
        if party == "GEO" and american:
            continue
        if party == "CONGO":
            # Where the text speaks of neither or both, the adjective is Kinshasa's and the bare name Brazzaville's.
            by_default = "COG" if mention.kind == "name" else "COD"
            party = "COD" if kinshasa and not brazzaville else "COG" if brazzaville and not kinshasa else by_default
        resolved.append(replace(mention, party=party))
    return resolved
