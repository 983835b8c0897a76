"""The directory of officials: who holds which office when, and the names of officials in a text.

The data is `lexicon/officials.tsv`, one term of office a row. A term's ``origin`` says where it is known from: a data
set (REIGN, Phoenix), the id of a news item that shows name and role together, or ``unsourced``.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta

from transforms.extract.lexicon import officials_context as words
from transforms.extract.mentions.places import fold, lexicon_rows

__all__ = ["OFFICES", "Directory", "Official", "OfficialMention", "curated", "lookup", "officials", "officials_in"]

OFFICES = frozenset(
    {
        "head of state",
        "head of government",
        "foreign minister",
        "defence minister",
        "finance minister",
        "interior",
        "head of organisation",
        "envoy",
        "chief of staff",
        "spokesperson",
        "parliament speaker",
        "ambassador",
        "intelligence chief",
        "other",
    }
)
"""The closed vocabulary of offices; ``other`` is any other organ of a party: a deputy minister, an adviser, an heir."""


_HEADS = frozenset({"head of state", "head of government", "head of organisation"})
_UNTIL_SWORN_IN = timedelta(days=100)
"""How long before taking office somebody has been elected at most, where the text says that he is."""


@dataclass(frozen=True, slots=True)
class Official:
    """One term of office of one person."""

    name: str
    """Given name and surname in French spelling."""
    variants: tuple[str, ...]
    """Other spellings: a single word is another surname, several words another full name."""
    surname: str
    """What names the person without the given name; "" where that would be ambiguous ("Michel", "Kim")."""
    party: str
    office: str
    begins: date | None
    """First day; for the elected, the day of the election. None: open or unknown."""
    ends: date | None
    """Last day. None: open or unknown."""
    origin: str

    @property
    def sourced(self) -> bool:
        """Whether the term is known from something that can be looked up."""
        return self.origin != "unsourced"

    def holds(self, on: date | None) -> bool:
        """Whether the office is held on a day; with no day, nothing speaks against it."""
        return on is None or ((self.begins or date.min) <= on <= (self.ends or date.max))


@dataclass(frozen=True, slots=True)
class OfficialMention:
    """The name of an official in a text, without title."""

    start: int
    """First code point."""
    end: int
    """One past the last."""
    name: str
    """As the directory writes it."""
    party: str
    office: str
    sourced: bool
    in_office: bool
    """False for who has left office or has yet to enter it on the day asked for."""
    surname_only: bool
    """The text gives no given name (an initial counts as none)."""


@functools.cache
def officials() -> tuple[Official, ...]:
    """Every term of the curated directory, in the order of the file."""
    return tuple(
        Official(
            name=row["name"],
            variants=tuple(part for part in row["variants"].split("|") if part),
            surname=row["surname"],
            party=row["party"],
            office=row["office"],
            begins=date.fromisoformat(row["from"]) if row["from"] else None,
            ends=date.fromisoformat(row["to"]) if row["to"] else None,
            origin=row["origin"],
        )
        for row in lexicon_rows("officials.tsv")
    )


@functools.cache
def curated() -> Directory:
    """The directory of `officials`."""
    return Directory(officials())


def lookup(name: str, *, on: date | None) -> list[Official]:
    """`Directory.lookup` in the curated directory."""
    return curated().lookup(name, on=on)


def officials_in(text: str, *, on: date | None) -> list[OfficialMention]:
    """`Directory.find` with the curated directory."""
    return curated().find(text, on=on)


class Directory:
    """Terms of office, searchable by name and in text; build one with learned terms to know more than `curated`."""

    def __init__(self, terms: Iterable[Official]) -> None:
        from ahocorasick_rs import AhoCorasick, MatchKind

        full: dict[str, list[Official]] = defaultdict(list)
        surnames: dict[str, list[Official]] = defaultdict(list)
        for term in terms:
            for name in _full_names(term):
                full[_key(name)].append(term)
            for name in _surnames(term):
                surnames[_key(name)].append(term)
        self._full = dict(full)
        self._surnames = dict(surnames)
        self._keys = tuple(dict.fromkeys((*full, *surnames)))
        # A space in front makes every match begin at the beginning of a word.
        self._automaton = AhoCorasick([f" {key}" for key in self._keys], matchkind=MatchKind.LeftmostLongest)

    def lookup(self, name: str, *, on: date | None) -> list[Official]:
        """The terms of whoever bears a full name or a surname, those held on the day first, then the latest before it.

        ``name`` is compared without regard to case, accents and hyphens.
        """
        key = _key(name)
        return _by_relevance(self._full.get(key, self._surnames.get(key, [])), on)

    def find(self, text: str, *, on: date | None) -> list[OfficialMention]:
        """Names of officials in ``text``, in order, not overlapping; ``on`` is the day of publication.

        A bare surname counts where it is capitalised and no other given name stands before it: "Brigitte Macron" and
        "Hunter Biden" are nobody's officials. Of several bearers, whoever is in office on the day is meant.
        """
        folded = f" {fold(text)} "
        mentions = self._find(text, folded, on)
        if on is None or not words.ELECTED.search(folded):
            return mentions
        sworn_in = {mention.start: mention for mention in self._find(text, folded, on + _UNTIL_SWORN_IN)}
        elected = [sworn_in.get(mention.start, mention) for mention in mentions]
        return [
            later if not now.in_office and later.in_office and later.office in _HEADS else now
            for now, later in zip(mentions, elected, strict=True)
        ]

    def _find(self, text: str, folded: str, on: date | None) -> list[OfficialMention]:
        found: list[OfficialMention] = []
        others: set[str] = set()
        for index, start, match_end in self._automaton.find_matches_as_indexes(folded):
            end = match_end - 1
            if folded[match_end] != " " or not text[start].isalpha() or "\n" in text[start:end]:
                continue
            if not _is_capitalised(text, start, end):
                continue
            key = self._keys[index]
            if key in self._full:
                title = words.TITLE_IN_NAME.match(text, start)
                start = title.end() if title else start
                found.append(_mention(start, end, self._full[key], on, surname_only=False))
                continue
            follows = bool(found) and found[-1].end == start - 1
            mention = _by_surname(text, start, end, self._surnames[key], on, follows_another=follows)
            if mention is not None:
                while found and found[-1].end > mention.start:  # its given name was taken for somebody else's
                    found.pop()
                found.append(mention)
            elif _has_other_name(text, start):
                others.add(key)
        named = {mention.name for mention in found if not mention.surname_only}
        return [
            mention if mention.in_office else _in_office_then(text, mention, self._terms_of(text, mention))
            for mention in found
            if _is_certain(text, folded, mention, named) and not _is_another(text, mention, named, others)
        ]

    def _terms_of(self, text: str, mention: OfficialMention) -> list[Official]:
        key = _key(text[mention.start : mention.end])
        return [*self._full.get(key, ()), *self._surnames.get(key, ())]


def _has_other_name(text: str, start: int) -> bool:
    """Whether a given name stands before a surname, which nobody of the directory bears with it."""
    given = words.GIVEN_NAME_BEFORE.search(text, max(0, start - 32), start)
    return given is not None and not given[2] and fold(given[1]) not in words.BEFORE_SURNAME


def _is_another(text: str, mention: OfficialMention, named: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Whether a surname is that of somebody else whom the text names in full: "Alfredo Moreno … M. Moreno".

    Of heads of state and government one speaks without their given names, of their families as well.
    """
    return (
        mention.surname_only
        and mention.name not in named
        and mention.office not in _HEADS
        and _key(text[mention.start : mention.end]) in others
    )


def _in_office_then(text: str, mention: OfficialMention, terms: Iterable[Official]) -> OfficialMention:
    """The mention as of the year that its sentence tells: "en visite à Z en 2004, Y avait juré"."""
    begin = max(text.rfind(". ", 0, mention.start), text.rfind("\n", 0, mention.start)) + 1
    end = min((at for at in (text.find(". ", mention.end), text.find("\n", mention.end)) if at >= 0), default=len(text))
    years = [int(told[1]) for told in words.IN_A_YEAR.finditer(text, begin, end)]
    for term in terms:
        if term.name == mention.name and any(
            (term.begins or date.min).year <= year <= (term.ends or date.max).year for year in years
        ):
            return replace(mention, party=term.party, office=term.office, sourced=term.sourced, in_office=True)
    return mention


def _by_relevance(terms: Iterable[Official], on: date | None) -> list[Official]:
    day = on or date.max

    def distance(term: Official) -> tuple[bool, bool, bool, int]:
        begins = (term.begins or date.min).toordinal()
        holds = term.holds(on)
        # "Aoun" is the president before the general of that name. Whoever held an office before the day comes before
        # whoever will hold it later: news recall, they do not foretell.
        return not holds, holds and term.office not in _HEADS, begins > day.toordinal(), abs(day.toordinal() - begins)

    return sorted(terms, key=distance)


def _mention(
    start: int, end: int, terms: Iterable[Official], on: date | None, *, surname_only: bool
) -> OfficialMention:
    term = _by_relevance(terms, on)[0]
    return OfficialMention(
        start, end, term.name, term.party, term.office, term.sourced, term.holds(on), surname_only=surname_only
    )


def _is_capitalised(text: str, start: int, end: int) -> bool:
    """Whether the last word of a name has a capital: "Kim Jong-un", "d'Estaing"; "Le maire" is not "Le Maire"."""
    return any(part[:1].isupper() for part in re.split(r"[-'’]", text[start:end].split()[-1]))


def _by_surname(
    text: str, start: int, end: int, terms: list[Official], on: date | None, *, follows_another: bool
) -> OfficialMention | None:
    """The mention that a surname makes, with another spelling of the given name if one stands before it."""
    first = next(at for at in range(start, end) if text[at].isupper())
    if first > start and text[start:first].strip(" '’-") not in words.PARTICLES:
        return None
    if start > 1 and text[start - 1] in "-‑" and not follows_another:
        return None
    if text[end : end + 1] in ("-", "‑") and text[end + 1 : end + 2].islower():
        return None
    if words.CONTINUES.match(text, end) and not text[start:end].isupper():
        return None
    if words.PARTICLE_BEFORE.search(text, max(0, start - 8), start):
        return None
    if words.ARTICLE_BEFORE.search(text, max(0, start - 6), start):
        return None
    given = words.GIVEN_NAME_BEFORE.search(text, max(0, start - 32), start)
    if given is None:
        return _mention(start, end, terms, on, surname_only=True)
    word = fold(given[1])
    if word in words.BEFORE_SURNAME:
        return _mention(start, end, terms, on, surname_only=True)
    if given[2]:  # an initial: "D. Trump"
        bearers = [term for term in terms if fold(term.name).startswith(word)]
        return _mention(start, end, bearers, on, surname_only=True) if bearers else None
    bearers = [term for term in terms if fold(term.name)[:2] == word[:2]]  # "Sergei Lavrov", "Benyamin Netanyahou"
    return _mention(given.start(1), end, bearers, on, surname_only=False) if bearers else None


def _is_certain(text: str, folded: str, mention: OfficialMention, named: set[str]) -> bool:
    """Whether an ambiguous surname is backed by a full name in the text or by a title right before it."""
    if not mention.surname_only or mention.name in named:
        return True
    if _key(text[mention.start : mention.end]) not in words.AMBIGUOUS:
        return True
    before = folded[max(0, mention.start - 24) : mention.start + 1].split()
    return bool(before) and before[-1] in words.TITLES


def _key(name: str) -> str:
    return fold(name).strip()


def _full_names(term: Official) -> Iterator[str]:
    yield term.name
    given = term.name.removesuffix(term.surname).strip() if term.surname else ""
    for variant in term.variants:
        if " " in variant:
            yield variant
        elif given and given != term.name:
            yield f"{given} {variant}"


def _surnames(term: Official) -> Iterator[str]:
    if term.surname:
        yield term.surname
        yield from (variant for variant in term.variants if " " not in variant)
