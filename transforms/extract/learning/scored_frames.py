"""Pairs that no frame found and the scorer takes for contacts: each as a construction, as the frames give them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from transforms.extract.frames.journeys import is_seat
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import verb_group
from transforms.extract.learning.candidates import Candidate, Trigger, candidates
from transforms.extract.learning.scorer import Scorer
from transforms.extract.lexicon.auxiliaries import FUTURE_ENDINGS, PAST_FORMS
from transforms.extract.lexicon.cues import VIDEO
from transforms.extract.lexicon.places_context import GATHERING
from transforms.extract.lexicon.status_cues import ONE_BY_ONE
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.dating import DateContext
from transforms.extract.tellings.pairs import tellings_of
from transforms.extract.tellings.telling import Found, Place, Telling

__all__ = ["scored"]

_ACCEPTED, _ACCEPTED_BARE = 0.75, 0.8
"""How likely a pair must be that no frame found, and one without any word of contact in its sentence."""


def scored(scene: Scene, told: Sequence[Telling], scorer: Scorer) -> Iterator[tuple[float, Found, list[Telling]]]:
    """For pairs that the frames did not find, the sentence that most likely tells of a contact, if likely enough.

    Gives the probability (0 to 1), the construction and its tellings, in the order of the text. ``told`` are the
    tellings of the frames; they get their probability on the way.
    """
    likeliest = _likeliest(scene, told, scorer)
    for telling in told:
        telling.likely = likeliest[telling.parties][0] if telling.parties in likeliest else 0.0
    known = {telling.parties for telling in told} | _on_one_side(scene, told) | _listed_apart(scene)
    context = DateContext.at_start(scene)
    context.lead = next((telling.when for telling in told if telling.dated == "stated"), None)
    untold = [(entry, False) for parties, entry in likeliest.items() if parties not in known]
    again = [(entry, True) for _, entry in _again(scene, told, scorer)]
    for number in context.along(scene.rows):
        for (likely, candidate), more in [*untold, *again]:
            accepted = _ACCEPTED if candidate.triggers else _ACCEPTED_BARE
            if candidate.row == number and likely >= accepted:
                found = _construction(scene, candidate)
                if found.place is not None and (
                    is_seat(scene, found.place, found.sides[1]) or GATHERING.search(scene.rows[number].shape)
                ):
                    continue  # there for the place's own sake, or for a gathering
                tellings = tellings_of(scene, found, context)
                for telling in tellings:
                    telling.likely = likely
                    telling.mode = _mode(scene, telling, candidate, scorer)
                    telling.place = _place(scene, telling)
                    _travel_together(told, telling)
                if more:
                    tellings = [telling for telling in tellings if _another(telling, told)]
                yield likely, found, tellings


def _on_one_side(scene: Scene, told: Sequence[Telling]) -> set[tuple[str, str]]:
    """Pairs of parties that a third summons, calls, writes to or visits on one tour: none has to do with the other."""
    apart: set[tuple[str, str]] = set()
    one_by_one = [
        t
        for t in told
        if t.mode in ("message", "call")
        or t.rules[0] in _APART
        or "summon" in t.rules[0]
        or ONE_BY_ONE.search(scene.rows[t.row].codes(t.first, t.last))
    ]
    for one, other in itertools.combinations(one_by_one, 2):
        if one.row == other.row and len({*one.parties} & {*other.parties}) == 1:
            a, b = sorted({*one.parties} ^ {*other.parties})
            apart.add((a, b))
    return apart


_APART = frozenset({"travel-stop", "further-stop"})


_AT_ONE_TABLE = 4
"""Parties of a gathering that counts by pairs, at most (codebook)."""


def _listed_apart(scene: Scene) -> set[tuple[str, str]]:
    """Pairs of parties that one list names, each of which somebody else met for itself, or that are a crowd."""
    named = [unit.what for row in scene.rows for unit in row.units if unit.code == "Y"]
    lists = [actor for actor in named if actor.apart or len({member.party for member in actor.members}) > _AT_ONE_TABLE]
    return {
        pair
        for actor in lists
        for pair in itertools.combinations(sorted({member.party or "" for member in actor.members}), 2)
    }


def _likeliest(scene: Scene, told: Sequence[Telling], scorer: Scorer) -> dict[tuple[str, str], tuple[float, Candidate]]:
    """For each pair, how likely its likeliest sentence is to tell of a contact, and the candidate there."""
    likeliest: dict[tuple[str, str], tuple[float, Candidate]] = {}
    for candidate in candidates(scene, told):
        likely = scorer.probability(candidate.features)
        if likely > likeliest.get(candidate.parties, (0.0,))[0]:
            likeliest[candidate.parties] = (likely, candidate)
    return likeliest


def _again(
    scene: Scene, told: Sequence[Telling], scorer: Scorer
) -> list[tuple[tuple[str, str], tuple[float, Candidate]]]:
    """Sentences that likely tell of a contact of a pair of which the frames told another, elsewhere in the text."""
    there = {telling.row for telling in told}
    pairs = {telling.parties for telling in told}
    found = []
    for candidate in candidates(scene, told):
        if candidate.row and candidate.row not in there and candidate.parties in pairs and _nearest(candidate):
            likely = scorer.probability(candidate.features)
            if likely >= _ACCEPTED_BARE:
                found.append((candidate.parties, (likely, candidate)))
    return found


def _another(telling: Telling, told: Sequence[Telling]) -> bool:
    """Whether a telling has a day of its own that none of the tellings of its pair has."""
    if telling.dated != "stated" or telling.when is None:
        return False
    a = telling.when
    return all(
        other.when is not None and other.dated == "stated" and (a.end < other.when.start or other.when.end < a.start)
        for other in told
        if other.parties == telling.parties
    )


def _construction(scene: Scene, candidate: Candidate) -> Found:
    """The pair around the word of contact that stands nearest to it; without one, two officials have met."""
    row = scene.rows[candidate.row]
    first, second = candidate.first, candidate.second
    trigger = _nearest(candidate)
    head = trigger.unit if trigger else _between(candidate)
    # A bare noun does not tell when: codebook, "with no date word at all".
    tense = "none" if trigger is not None and trigger.form == "noun" else _tense(row, candidate)
    rule = f"scored-{trigger.word}" if trigger else "scored"
    sides = [[first.member], [second.member]]
    place = next((side for side in (second, first) if side.kind == "place"), None)
    if place is not None:
        guest = first if place is second else second
        return Found(
            rule,
            "travel",
            candidate.row,
            min(first.unit, head),
            max(second.unit, head) + 1,
            [[place.member], [guest.member]],
            tense=tense,
            head=head,
            host=place.party,
            visitor=guest.party,
            place=scene.place_of(candidate.row, place.unit),
        )
    kind = trigger.kind if trigger and trigger.kind != "travel" else "face"
    return Found(
        rule,
        kind,
        candidate.row,
        min(first.unit, head),
        max(second.unit, head) + 1,
        sides,
        tense=tense,
        head=head,
    )


def _travel_together(told: Sequence[Telling], telling: Telling) -> None:
    """Two who visit a third together meet there, on the day of their visit (codebook)."""
    visits = {t.visitor: t for t in told if t.row == telling.row and t.mode == "visit" and t.visitor}
    one, other = (visits.get(party) for party in telling.parties)
    if one is None or other is None or not ({*one.parties} & {*other.parties}):
        return
    telling.mode, telling.multilateral = "meeting", True
    telling.when, telling.dated, telling.status, telling.place = one.when, one.dated, one.status, one.place


def _mode(scene: Scene, telling: Telling, candidate: Candidate, scorer: Scorer) -> str:
    """What the sentence says outright, else the learned mode."""
    row = scene.rows[candidate.row]
    if VIDEO.search(row.shape) and candidate.triggers:
        return "video"
    if any(member.office == "ambassador" for side in telling.members.values() for member in side):
        return "meeting"
    mode = scorer.mode(candidate.features)[0]
    talked = any(trigger.word == "entretenir" for trigger in candidate.triggers)
    if mode == "visit" and talked and telling.place is None:
        return "unspecified"  # "s'est entretenu lundi avec Y", and nobody says where
    return mode


def _place(scene: Scene, telling: Telling) -> Place | None:
    """Where a telling's contact takes place, given its mode: in its sentence, in the headline or in the next ones."""
    if telling.mode not in ("visit", "meeting"):
        return None
    near = [telling.place] if telling.place else []
    for number in (telling.row, 0, telling.row - 1, telling.row + 1):
        near += scene.places(number) if 0 <= number < len(scene.rows) else []
    return next((p for p in near if (p.party in telling.parties) == (telling.mode == "visit")), None)


def _tense(row: Row, candidate: Candidate) -> str:
    """The tense of the clause, told by its auxiliaries; without any, headlines and the present speak of the day."""
    low, high = candidate.first.unit, candidate.second.unit
    while low > 0 and row.units[low - 1].code not in _STOPS:
        low -= 1
    while high + 1 < len(row) and row.units[high + 1].code not in _STOPS:
        high += 1
    here = row.units[low : high + 1]
    if any(u.code in PAST_FORMS and str(u.what).lower() != "à" for u in here):
        return "past"
    if any((group := verb_group(row, j)) is not None and group.tense == "past" for j in range(low, high + 1)):
        return "past"  # "est arrivé", "se sont rendus"
    if "se sont" in row.codes(low, high + 1):
        return "past"
    if any(len(u.code) > 4 and u.code.endswith(FUTURE_ENDINGS) for u in here):
        return "future"
    return "present"


_STOPS = frozenset({".", ";", ":"})


def _nearest(candidate: Candidate) -> Trigger | None:
    first, second = candidate.first.unit, candidate.second.unit

    def distance(trigger: Trigger) -> int:
        if first < trigger.unit < second:
            return 0
        return min(abs(trigger.unit - first), abs(trigger.unit - second))

    near = min(candidate.triggers, key=distance, default=None)
    return near if near is not None and distance(near) <= _REACH else None


_REACH = 10
"""Units within which a word of contact is taken for the candidate's."""


def _between(candidate: Candidate) -> int:
    """The first unit between the two, for want of a better head."""
    return min(candidate.first.unit + 1, candidate.second.unit)
