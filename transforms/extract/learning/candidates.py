"""Pairs of parties that one sentence names, described by what stands around them, for a learned judgement.

The frames know constructions; most contacts in passing are worded in ways that no list holds. Here every pair that a
sentence names is a candidate, and `features` says in words what a person would look at: who the two are, what stands
before, between and after them, which words of contact are near.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.extract.actors.actor import Member
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import verb_group
from transforms.extract.lexicon import cues, words
from transforms.extract.lexicon.nouns import EXCHANGE, MESSAGE, TRAVEL
from transforms.extract.lexicon.verbs import VERBS
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Place, Telling

__all__ = ["Candidate", "Side", "Trigger", "candidates", "triggers_of"]

_ARTICLES = frozenset(words("la le les l' son sa ses leur un une"))
_FAR_ADJECTIVE = 8
"""Units that an adjective counts as farther away than an actor: "le président turc" before "la presse turque"."""


@dataclass(frozen=True, slots=True)
class Side:
    """One party at one unit of a row."""

    row: int
    unit: int
    party: str
    kind: str
    """The actor's kind, anaphor, place, or the unit's code where it is no actor."""
    origin: str
    """What gave the party: `actors.Member.party_of`, or the kind of place."""
    member: Member


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of contact at one unit of a row."""

    unit: int
    kind: str
    """As `telling.Found.kind`."""
    word: str
    form: str
    """Tense of a verb, with "not" where it is negated; noun for a noun."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pair of parties in one row; ``first`` stands before ``second``."""

    parties: tuple[str, str]
    row: int
    first: Side
    second: Side
    triggers: tuple[Trigger, ...]
    features: frozenset[str]


def candidates(scene: Scene, told: Sequence[Telling]) -> Iterator[Candidate]:
    """Every pair of parties of every row, at the two units where they stand nearest to each other.

    ``told`` is what the frames found: a sentence that tells of one contact more easily tells of another.
    """
    sides = [list(_sides(scene, number)) for number in range(len(scene.rows))]
    everyone = {side.party for row in sides for side in row}
    headline = {side.party for side in sides[0]} if sides else set()
    places = {number: scene.places(number) for number in range(len(sides))}
    for number, here in enumerate(sides):
        nearest: dict[tuple[str, str], tuple[int, Side, Side]] = {}
        for i, one in enumerate(here):
            for other in here[i + 1 :]:
                if one.party == other.party or one.kind == other.kind == "place":
                    continue
                a, b = sorted((one.party, other.party))
                distance = abs(one.unit - other.unit) + _FAR_ADJECTIVE * ("A" in (one.kind, other.kind))
                if (a, b) not in nearest or distance < nearest[a, b][0]:
                    nearest[a, b] = (distance, one, other)
        if not nearest:
            continue
        triggers = triggers_of(scene.rows[number])
        channel = [f"cue:{name}" for name, pattern in _CUES.items() if pattern.search(scene.rows[number].shape)]
        others = [telling.parties for telling in told if telling.row == number]
        for parties, (_, one, other) in nearest.items():
            found = [f"sentence:others told {min(sum(o != parties for o in others), 2)}"]
            found.append(f"sentence:shared {min(sum(o != parties and bool({*o} & {*parties}) for o in others), 2)}")
            found.append(f"text:told {min(len({t.parties for t in told}), 3)}")
            found.append(f"text:parties {min(len(everyone), 8)}")
            found.append(f"text:sentences {min(len(scene.rows), 8)}")
            found.append(f"text:in headline {len({*parties} & headline)}")
            found.append(f"sentence:{('headline', 'first')[number] if number < 2 else 'later'}")
            found.append(f"sentence:parties {min(len({side.party for side in here}), 6)}")
            found.extend(channel)
            found.extend(f"place {where}:{_ground(places.get(n, ()), parties)}" for where, n in _around(number))
            found.extend(_features(scene.rows[number], one, other, triggers))
            yield Candidate(parties, number, one, other, triggers, frozenset(found))


def _around(number: int) -> tuple[tuple[str, int], ...]:
    return (("here", number), ("in headline", 0), ("before", number - 1), ("after", number + 1))


def _ground(places: Sequence[Place], parties: tuple[str, str]) -> str:
    """Whose ground the places are: of one of the two, of a third, or nobody's."""
    if any(place.party in parties for place in places):
        return "theirs"
    return "third" if places else "none"


_CUES = {"call": cues.CALL, "video": cues.VIDEO, "margins": cues.MARGINS}


def _sides(scene: Scene, number: int) -> Iterator[Side]:
    for j, unit in enumerate(scene.rows[number].units):
        if unit.code in ("X", "Y", "R"):
            if unit.code != "R" and unit.what.former:
                continue
            kind = "anaphor" if unit.code == "R" else unit.what.kind
            for member in scene.members(number, [j]):
                if member.party:
                    yield Side(number, j, member.party, kind, member.party_of, member)
        elif unit.code == "Z":
            yield Side(number, j, unit.what.party, "place", unit.what.kind, scene.organ(unit.what.party))
        elif unit.code in ("A", "N", "O", "C", "S", "I"):
            member = Member(unit.what.party, party_of="adjective")
            yield Side(number, j, unit.what.party, unit.code, "bare", member)


def triggers_of(row: Row) -> tuple[Trigger, ...]:
    """The words of contact of a row, in order."""
    return tuple(_triggers_of(row))


def _triggers_of(row: Row) -> Iterator[Trigger]:
    for i, unit in enumerate(row.units):
        group = verb_group(row, i)
        if group is not None:
            kinds = VERBS[group.lemma].split()
            kind = next((k for k in kinds if k in _KINDS), "talk")
            yield Trigger(i, kind, group.lemma, group.tense + (" not" if group.negated else ""))
        elif unit.code in EXCHANGE:
            yield Trigger(i, EXCHANGE[unit.code], unit.code, "noun")
        elif unit.code in MESSAGE:
            yield Trigger(i, "message", unit.code, "noun")
        elif unit.code in TRAVEL:
            yield Trigger(i, "travel", unit.code, "noun")


_KINDS = frozenset({"call", "message", "host", "summon", "face", "gather", "travel"})


def _features(row: Row, one: Side, other: Side, triggers: Sequence[Trigger]) -> Iterator[str]:
    i, j = one.unit, other.unit
    before = (_preposition(row, i), _preposition(row, j))
    yield f"kinds:{one.kind} {other.kind}"
    yield f"origins:{one.origin} {other.origin}"
    yield f"kinds, prepositions:{one.kind} {before[0]} {other.kind} {before[1]}"
    yield f"preposition, second:{before[1]} {other.kind}"
    yield f"named:{one.member.name is not None} {other.member.name is not None}"
    for place, side, preposition in (("first", one, before[0]), ("second", other, before[1])):
        yield f"{place}:{side.kind}"
        yield f"{place} office:{side.member.office}"
        yield f"{place} preposition:{preposition}"
    yield f"distance:{_bucket(j - i)}"
    between = [unit.code for unit in row.units[i + 1 : j]]
    for word in between:
        yield f"between:{word}"
    for word, following in zip(["<", *between], [*between, ">"], strict=True):
        yield f"between:{word} {following}"
    for unit in row.units[max(i - 4, 0) : i]:
        yield f"left:{unit.code}"
    for unit in row.units[j + 1 : j + 6]:
        yield f"right:{unit.code}"
    for unit in row.units:
        yield f"sentence:word {unit.code}"
    if not triggers:
        yield "trigger:none"
    for trigger in triggers:
        where = "before" if trigger.unit < i else "between" if trigger.unit < j else "after"
        near = "near" if min(abs(trigger.unit - i), abs(trigger.unit - j)) <= 4 else "far"
        yield f"trigger:{trigger.word}"
        yield f"trigger {where} {near}:{trigger.kind} {trigger.form}"
        yield f"trigger {where}:{trigger.kind} {one.kind} {other.kind}"
        yield f"trigger {where}, preposition:{trigger.kind} {before[1]}"


def _preposition(row: Row, index: int) -> str:
    """What stands before a unit and its article."""
    index -= 1
    while index >= 0 and row.units[index].code in _ARTICLES:
        index -= 1
    return row.units[index].code if index >= 0 else "^"


def _bucket(units: int) -> str:
    return next(
        (name for limit, name in ((3, "next"), (6, "near"), (10, "some"), (18, "far")) if units < limit), "ends"
    )
