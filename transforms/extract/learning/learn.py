"""Officials learned from the stream: a name seen often enough with one party in one role.

Each sighting is a name that an article gives together with a role ("le ministre turc de la Défense, Yasar Güler"). What
is learned is a table to review, with the days between which it was seen; its precision is measured on the names that
the curated directory knows as well.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from typing import TextIO

from transforms.extract.mentions.directory import Directory, Official
from transforms.extract.mentions.places import fold

__all__ = ["Agreement", "LearnedOfficial", "Sighting", "agreement", "learn", "read_learned", "write_learned"]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name that an article gives together with a party and a role."""

    name: str
    """As written, without title."""
    party: str
    role: str
    """One of `directory.OFFICES`."""
    day: date
    """Day of publication."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class LearnedOfficial:
    """A name with its party and role, as the stream shows it."""

    name: str
    """The spelling seen most often."""
    party: str
    role: str
    first_seen: date
    last_seen: date
    n: int
    """Sightings, those of one source on one day counted once."""
    n_sources: int

    def as_official(self) -> Official:
        """A term of office that begins when it was first seen and is taken to last until shown otherwise."""
        surname = self.name.split()[-1] if " " in self.name else ""
        return Official(self.name, (), surname, self.party, self.role, self.first_seen, None, "learned")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How learned officials agree with a directory, counted over the names that it knows."""

    known: int
    """Learned rows whose name the directory knows."""
    right_party: int
    right: int
    """Rows whose party, role and dates the directory confirms."""

    @property
    def precision(self) -> float:
        """Share of right rows among the known ones; 1 where none is known."""
        return self.right / self.known if self.known else 1.0


def learn(
    sightings: Iterable[Sighting], *, minimum: int = 3, sources: int = 1, share: float = 0.8
) -> list[LearnedOfficial]:
    """The officials that a stream shows, sorted by party, role and name.

    A name enters with a party and role when at least ``minimum`` sightings of at least ``sources`` sources agree on
    them, and at least ``share`` of all sightings of the name agree on the party. Copies count once: one source has one
    vote a day. Names of a single word are left out, for a surname alone is no one's.
    """
    by_name: dict[str, set[Sighting]] = defaultdict(set)
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for sighting in sightings:
        if " " not in sighting.name:
            continue
        key = fold(sighting.name)
        spellings[key][sighting.name] += 1
        by_name[key].add(Sighting(key, sighting.party, sighting.role, sighting.day, sighting.source))
    learned = []
    for key, votes in by_name.items():
        name = min(spellings[key].items(), key=lambda spelling: (-spelling[1], spelling[0]))[0]
        parties = Counter(vote.party for vote in votes)
        for party, role in {(vote.party, vote.role) for vote in votes}:
            agreeing = [vote for vote in votes if (vote.party, vote.role) == (party, role)]
            seen_in = {vote.source for vote in agreeing}
            if len(agreeing) < minimum or len(seen_in) < sources or parties[party] < share * len(votes):
                continue
            days = [vote.day for vote in agreeing]
            learned.append(LearnedOfficial(name, party, role, min(days), max(days), len(agreeing), len(seen_in)))
    return sorted(learned, key=lambda row: (row.party, row.role, row.name))


def agreement(learned: Iterable[LearnedOfficial], directory: Directory) -> Agreement:
    """Compare learned officials with a directory; names that it does not know are left out."""
    known = right_party = right = 0
    for row in learned:
        terms = directory.lookup(row.name, on=row.last_seen)
        if not terms:
            continue
        known += 1
        right_party += any(term.party == row.party for term in terms)
        right += any(
            (term.party, term.office) == (row.party, row.role)
            and (term.begins or date.min) <= row.last_seen
            and (term.ends or date.max) >= row.first_seen
            for term in terms
        )
    return Agreement(known, right_party, right)


def write_learned(rows: Sequence[LearnedOfficial], file: TextIO) -> None:
    """Write a reviewable TSV table with a header line."""
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerow(column.name for column in fields(LearnedOfficial))
    writer.writerows(astuple(row) for row in rows)


def read_learned(file: TextIO) -> list[LearnedOfficial]:
    """Read a table that `write_learned` wrote and somebody may have edited.

    Raises:
        ValueError: a line has a missing column or a value that cannot be read; the message names the line.

    """
    rows = []
    for number, row in enumerate(csv.DictReader(file, delimiter="\t"), start=2):
        try:
            rows.append(
                LearnedOfficial(
                    name=row["name"],
                    party=row["party"],
                    role=row["role"],
                    first_seen=date.fromisoformat(row["first_seen"]),
                    last_seen=date.fromisoformat(row["last_seen"]),
                    n=int(row["n"]),
                    n_sources=int(row["n_sources"]),
                )
            )
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"line {number}: {error}") from error
    return rows
