"""What no frame found and the learned judgement takes for contacts: each as a construction, as the frames give them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.extract.frames.journeys import is_seat
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import verb_group
from transforms.extract.learning.encoder import Encoder
from transforms.extract.learning.judging import Judged, judge
from transforms.extract.learning.scorer import Scorer
from transforms.extract.lexicon.auxiliaries import FUTURE_ENDINGS, PAST_FORMS
from transforms.extract.lexicon.cues import NEGOTIATING, VIDEO
from transforms.extract.lexicon.places_context import GATHERING
from transforms.extract.lexicon.status_cues import ONE_BY_ONE
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.dating import DateContext
from transforms.extract.tellings.pairs import tellings_of
from transforms.extract.tellings.telling import Found, Place, Telling

__all__ = ["scored"]

_ACCEPTED, _ACCEPTED_BARE = 0.65, 0.7
"""How likely a pair must be that no frame found, and one without any word of contact in its sentence."""
_FURTHER = 0.85
"""How likely a sentence must be to tell of a further contact of a pair that has one."""
_SHORTEST = 6
"""Units of a sentence that can tell of two whom it does not name."""
_SURE_OF_DATE, _SURE_OF_STATUS = 0.8, 0.9
"""How sure the encoder must be to be followed."""


def scored(
    scene: Scene, told: Sequence[Telling], scorer: Scorer, encoder: Encoder
) -> Iterator[tuple[float, Found, list[Telling]]]:
    """For pairs that the frames did not find, the sentence that most likely tells of a contact, if likely enough; then
    sentences that likely tell of a further contact of a pair, on a day of its own.

    Gives the probability (0 to 1), the construction and its tellings, in the order of the text. ``told`` are the
    tellings of the frames; they get their probability on the way.
    """
    judged: dict[int, list[Judged]] = defaultdict(list)
    likeliest: dict[tuple[str, str], Judged] = {}
    by_row: dict[tuple[tuple[str, str], int], Judged] = {}
    for entry in judge(scene, told, scorer, encoder):
        judged[entry.row].append(entry)
        by_row[entry.parties, entry.row] = entry
        if entry.likely > (likeliest[entry.parties].likely if entry.parties in likeliest else 0.0):
            likeliest[entry.parties] = entry
    for telling in told:
        telling.likely = likeliest[telling.parties].likely if telling.parties in likeliest else 0.0
        here = by_row.get((telling.parties, telling.row))
        telling.learned = [here.learned] if here is not None else []
    framed = {telling.parties for telling in told}
    apart = (_on_one_side(scene, told) | _listed_apart(scene)) - framed
    context = DateContext.at_start(scene)
    context.lead = next((telling.when for telling in told if telling.dated == "stated"), None)
    known = list(told)
    for number in context.along(scene.rows):
        # Pairs that the sentence names come before those it may only mean.
        for entry in sorted(judged[number], key=lambda entry: entry.unnamed):
            if entry.unnamed == 2 and len(scene.rows[number]) < _SHORTEST:
                continue  # "SAMEDI 16 mars (Lisbonne)."
            first = entry is likeliest[entry.parties] and entry.parties not in framed
            if entry.parties in apart or not (_is_first(entry) if first else _is_further(entry, known)):
                continue
            found = _construction(scene, entry)
            others = [telling for telling in known if telling.row == number]
            if _only_a_place(scene, found, others) or _told_of_others(entry, others):
                continue
            tellings = tellings_of(scene, found, context)
            sure = max(entry.learned.statuses, key=lambda status: entry.learned.statuses[status])
            if tellings and entry.learned.statuses[sure] >= _SURE_OF_STATUS:  # what is only supposed stays out
                tellings = tellings_of(scene, replace(found, status=sure), context)
            for telling in tellings:
                telling.likely = entry.likely
                telling.learned = [entry.learned]
                telling.mode = _mode(scene, telling, entry)
                telling.place = _place(scene, telling, entry)
                telling.initiator = telling.initiator or _initiator(scene, entry)
                telling.negotiation = telling.negotiation or bool(NEGOTIATING.search(scene.rows[number].shape))
                if first:
                    _travel_together(told, telling)
            if not first:
                tellings = [telling for telling in tellings if _another(telling, known)]
            known += tellings
            yield entry.likely, found, tellings


def _is_first(entry: Judged) -> bool:
    """Whether a pair of which no frame told, in its likeliest sentence, is likely enough."""
    return entry.likely >= (_ACCEPTED if entry.triggers else _ACCEPTED_BARE)


def _is_further(entry: Judged, known: Sequence[Telling]) -> bool:
    """Whether a sentence likely tells of another contact: no headline, and none that tells of one of the pair."""
    elsewhere = all(telling.row != entry.row for telling in known if telling.parties == entry.parties)
    return entry.row > 0 and entry.likely >= _FURTHER and elsewhere


def _only_a_place(scene: Scene, found: Found, here: Sequence[Telling]) -> bool:
    """Whether somebody is at a place for its own sake, for a gathering, or to meet others there."""
    place = found.place
    if place is None:
        return False
    return (
        is_seat(scene, place, found.sides[1])
        or GATHERING.search(scene.rows[found.row].shape) is not None
        or any(t.place and t.place.party == place.party and place.party not in t.parties for t in here)
    )


def _told_of_others(entry: Judged, here: Sequence[Telling]) -> bool:
    """Whether a sentence that does not name both is known to tell of one of them and somebody else."""
    unnamed = {side.party for side in (entry.first, entry.second) if side.row != entry.row}
    others = [{*entry.parties} - {*telling.parties} for telling in here]
    return any(len(other) == 1 and other <= unnamed for other in others)


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


def _another(telling: Telling, known: Sequence[Telling]) -> bool:
    """Whether a telling has a day of its own that no other of its pair has, or goes through a channel of its own."""
    others = [other for other in known if other.parties == telling.parties]
    if telling.mode in _CHANNELS and all(other.mode not in (telling.mode, "unspecified") for other in others):
        return True
    if telling.dated != "stated" or telling.when is None:
        return False
    a = telling.when
    return all(
        other.when is not None and other.dated == "stated" and (a.end < other.when.start or other.when.end < a.start)
        for other in others
    )


_CHANNELS = frozenset({"call", "video", "message"})


def _construction(scene: Scene, entry: Judged) -> Found:
    """The pair around the word of contact that stands nearest to it; without one, two officials have met."""
    row = scene.rows[entry.row]
    first, second = entry.first, entry.second
    trigger = entry.nearest()
    head = trigger.unit if trigger else entry.between()
    # A bare noun does not tell when: codebook, "with no date word at all".
    tense = "none" if trigger is not None and trigger.form == "noun" else _tense(row, entry)
    if tense == "none" and entry.learned.statuses["held"] >= _SURE_OF_STATUS:
        tense = "past"
    rule = f"scored-{trigger.word}" if trigger else "scored"
    units = entry.units()
    low, high = min(units[0], head), max(units[-1], head) + 1
    place = next((side for side in (second, first) if side.kind == "place" and side.row == entry.row), None)
    if place is not None:
        guest = first if place is second else second
        return Found(
            rule,
            "travel",
            entry.row,
            low,
            high,
            [[place.member], [guest.member]],
            tense=tense,
            head=head,
            host=place.party,
            visitor=guest.party,
            place=scene.place_of(entry.row, place.unit),
            day=_day(entry),
        )
    kind = trigger.kind if trigger and trigger.kind != "travel" else "face"
    sides = [[first.member], [second.member]]
    return Found(rule, kind, entry.row, low, high, sides, tense=tense, head=head, day=_day(entry))


def _day(entry: Judged) -> int | None:
    """The unit of the date phrase that the encoder is sure of, where it stands in the sentence."""
    date = entry.learned.date
    sure = date is not None and date[0] == entry.row and entry.learned.dated >= _SURE_OF_DATE
    return date[1] if date is not None and sure else None


def _travel_together(told: Sequence[Telling], telling: Telling) -> None:
    """Two who visit a third together meet there, on the day of their visit (codebook)."""
    visits = {t.visitor: t for t in told if t.row == telling.row and t.mode == "visit" and t.visitor}
    one, other = (visits.get(party) for party in telling.parties)
    if one is None or other is None or not ({*one.parties} & {*other.parties}):
        return
    telling.mode, telling.multilateral = "meeting", True
    telling.when, telling.dated, telling.status, telling.place = one.when, one.dated, one.status, one.place


def _mode(scene: Scene, telling: Telling, entry: Judged) -> str:
    """What the sentence says outright, else the learned mode."""
    row = scene.rows[entry.row]
    if VIDEO.search(row.shape) and entry.triggers:
        return "video"
    if any(member.office == "ambassador" for side in telling.members.values() for member in side):
        return "meeting"
    talked = any(trigger.word == "entretenir" for trigger in entry.triggers)
    if entry.mode == "visit" and talked and telling.place is None:
        return "unspecified"  # "s'est entretenu lundi avec Y", and nobody says where
    return entry.mode


def _place(scene: Scene, telling: Telling, entry: Judged) -> Place | None:
    """Where a telling's contact takes place, given its mode: in its sentence, in the headline or in the next ones."""
    if telling.mode not in ("visit", "meeting"):
        return None
    near = [telling.place] if telling.place else []
    for number in (telling.row, 0, telling.row - 1, telling.row + 1):
        near += scene.places(number) if 0 <= number < len(scene.rows) else []
    if telling.mode == "visit":
        # "il gagnera ensuite Z": a capital that is no setting by its words.
        capitals = [side for side in (entry.second, entry.first) if side.kind == "C" and side.row == entry.row]
        near += [scene.place_of(side.row, side.unit) for side in capitals]
    return next((p for p in near if (p.party in telling.parties) == (telling.mode == "visit")), None)


def _initiator(scene: Scene, entry: Judged) -> str | None:
    """Who calls, writes or summons: the one named before the verb, behind it where it is passive."""
    trigger = entry.nearest()
    first, second = entry.first, entry.second
    if trigger is None or trigger.word not in _ASKING or not first.row == second.row == entry.row:
        return None
    group = verb_group(scene.rows[entry.row], trigger.unit)
    if group is None or not first.unit < trigger.unit < second.unit:
        return None
    return second.party if group.passive else first.party


_ASKING = frozenset({"appeler", "telephoner", "convoquer", "inviter", "convier", "ecrire", "joindre"})


def _tense(row: Row, entry: Judged) -> str:
    """The tense of the clause, told by its auxiliaries; without any, headlines and the present speak of the day."""
    units = entry.units()
    low, high = units[0], units[-1]
    while low > 0 and row.units[low - 1].code not in _STOPS:
        low -= 1
    while high + 1 < len(row) and row.units[high + 1].code not in _STOPS:
        high += 1
    if any(_is_due(row, j) for j in range(units[0], units[-1])):
        return "future"  # "a dit que le plan que X doit présenter à Y était prêt"
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


def _is_due(row: Row, j: int) -> bool:
    """As in "doit ensuite présenter"."""
    following = [unit.code for unit in row.units[j + 1 : j + 4]]
    return row.units[j].code in _DUE and any(code.endswith(("er", "ir", "dre", "tre")) for code in following)


_DUE = frozenset({"doit", "doivent", "devra", "devront", "devrait", "devraient"})
_STOPS = frozenset({".", ";", ":"})
