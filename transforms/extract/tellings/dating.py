"""Which date of a text is that of a contact: the nearest in its clause that is not a report's or another event's.

Where the clause has none, the present tells of the day of publication, and the headline or the sentence before may
lend theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.extract.dates.datelines import heading_day, is_live
from transforms.extract.dates.days import day, shifted_month, year
from transforms.extract.dates.resolution import DateMention, DateRange, resolve
from transforms.extract.frames.clauses import main_tense
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import verb_group
from transforms.extract.lexicon.date_cues import (
    ARRIVING,
    COULD_NOT,
    FOLLOWING_ON,
    FROM_ANOTHER,
    ITS_OWN_DAY,
    JUST,
    NTH_DAY,
    NUMBERS_OF_DAYS,
    ON_THE_SAME_DAY,
    ORDINALS,
    SHOULD_HAVE,
    STAY_BEGINS,
    STAY_ENDS,
    STAY_OF,
)
from transforms.extract.lexicon.status_cues import PAST_AFTER, POSTPONED
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.nearness import FARTHEST, dates_around, is_reported
from transforms.extract.tellings.telling import Found, Telling

__all__ = ["DateContext", "date_of", "headline_participle", "resolved"]


@dataclass(slots=True)
class DateContext:
    """The day that "hier" counts from, and the last date told so far."""

    published_on: date | None
    anchor: DateRange | None = None
    period: DateRange | None = None
    """The last date told that names a month: "le même mois" is that one."""
    lead: DateRange | None = None
    """The date of the first contact told."""
    heading: DateRange | None = None
    """In an agenda, the day under whose heading a line stands."""
    live: bool = False
    """Whether the text is a live report, whose entries are all of the day of publication."""

    @classmethod
    def at_start(cls, scene: Scene) -> DateContext:
        """The context of a text's first sentence."""
        return cls(scene.published_on, live=is_live(scene.text))

    def along(self, rows: Sequence[Row]) -> Iterator[int]:
        """The numbers of the rows in order; the heading is kept up before each, the last date after it."""
        for number, row in enumerate(rows):
            if number and self.published_on is not None:
                self.heading = heading_day(row, self.published_on) or self.heading
            yield number
            self._pass(row)

    def _pass(self, row: Row) -> None:
        """Keep the last date of a sentence: "la veille" counts from it."""
        if self.published_on is None:
            return
        for j, unit in enumerate(row.units):
            if unit.code == "D":
                when = resolve(unit.what, published_on=self.published_on, tense="past", anchor=self.anchor)
                if when is not None and when.precision == "day":
                    self.anchor = when
                self.period = _period(row, j, self.published_on) or self.period

    def keep(self, tellings: Sequence[Telling]) -> None:
        """Keep the first date that tellings state."""
        stated = [telling.when for telling in tellings if telling.dated == "stated" and telling.when is not None]
        self.anchor = next((when for when in stated if when.precision == "day"), self.anchor)
        self.lead = self.lead or next(iter(stated), None)


Dated = tuple[DateRange | None, str, tuple[int, int] | None]
"""The date, how it was told (`telling.Telling.dated`) and where in the text."""


def date_of(scene: Scene, found: Found, context: DateContext, status: str, low: int, high: int) -> Dated:
    """The date of a contact of this status, whose clause is units ``low`` to ``high``; counted from the publication."""
    if context.published_on is None or (found.undated and found.day is None):
        return None, "none", None
    row = scene.rows[found.row]
    candidates = [(0, found.day)] if found.day is not None else sorted(dates_around(row, found, low, high, status))
    relative = _counted_from(row, found, context, [j for _, j in candidates])
    if relative is not None:
        return relative, "stated", None
    if POSTPONED.search(row.codes(low, high)):
        # The new date counts, not the one that is given up.
        moved = next(j for j in range(len(row)) if POSTPONED.match(row.units[j].code) or j == len(row) - 1)
        candidates.sort(key=lambda entry: (entry[1] < moved, entry[0]))
    tense = _tense(row, found, status)
    dated = (
        _stated(row, found, context, status, tense, candidates)
        or _of_this_day(row, found, context, status)
        or _of_others(scene, found, context, status, tense)
    )
    return _whole_stay(row.codes(max(low, found.head - 8), min(high, found.head + 18)), found, dated)


def _whole_stay(clause: str, found: Found, dated: Dated) -> Dated:
    """From the first day of a stay to its last, where its length and one of the two are told."""
    when, how, spot = dated
    stay = STAY_OF.search(clause)
    if stay is None or found.kind != "travel" or when is None or when.precision != "day" or when.start != when.end:
        return dated
    rest = timedelta(days=NUMBERS_OF_DAYS[stay["long"] or stay["of"]] - 1)
    if STAY_ENDS.search(clause[: stay.end()]):
        return DateRange(when.start - rest, when.end, "day"), how, spot
    goes = found.rule.startswith("travel") or found.rule == "noun-visit"
    if (how == "stated" and goes) or STAY_BEGINS.search(clause[: stay.end()]):
        return DateRange(when.start, when.end + rest, "day"), how, spot
    return dated


def _tense(row: Row, found: Found, status: str) -> str:
    """The tense that dates are read in; near where nothing tells past from future, due for what is called off."""
    if status == "planned":
        return "future"
    if status == "cancelled":
        return "past" if SHOULD_HAVE.search(row.shape) or _denied(row, found) else "due"
    bare = found.tense == "none" and not found.rule.startswith(("verb", "travel", "object"))
    if (bare and not _told_past(row, found)) or headline_participle(row, found):
        return "near"
    if found.rule in ("noun-visit-stay", "headline-place") and found.row == 0:
        return "near"  # "en visite mardi à Z" says the headline of the day before or of the day after
    return "present" if found.tense == "present" else "past"


def _denied(row: Row, found: Found) -> bool:
    """Whether something past is said not to have happened: "n'a pas parlé dimanche à Y", "dément l'avoir vu jeudi"."""
    group = verb_group(row, found.head)
    could_not = (
        group is not None and group.form == "infinitive" and COULD_NOT.search(row.codes(found.head - 6, found.head))
    )
    return bool(could_not or (group is not None and group.tense == "past" and not group.modal))


def _told_past(row: Row, found: Found) -> bool:
    """Whether a verb before the noun or behind it tells of the past."""
    behind = row.codes(found.head + 1, found.last + 12)
    return main_tense(row, found.head) == "past" or PAST_AFTER.search(behind) is not None


def _stated(
    row: Row, found: Found, context: DateContext, status: str, tense: str, candidates: Sequence[tuple[int, int]]
) -> Dated | None:
    """The date of the nearest phrase that gives one; a vague phrase ("dans les prochains jours") gives none."""
    assert context.published_on is not None
    for distance, j in candidates:
        if distance > FARTHEST:
            break
        unit = row.units[j]
        mention: DateMention = unit.what
        if mention.kind == "eve of" and j < found.head <= j + 4 and (context.lead or status == "planned"):
            # "reçoit Y ce jeudi, à la veille du sommet": that is on the day after.
            eve = context.lead.start if context.lead is not None else context.published_on
            return day(eve + timedelta(days=1)), "stated", (unit.start, unit.end)
        if mention.kind == "eve of" and context.lead is not None:
            return day(context.lead.start - timedelta(days=1)), "stated", (unit.start, unit.end)
        when = resolved(
            mention,
            published_on=context.published_on,
            tense=_side(mention, tense, found),
            anchor=_told_before(row, j, context),
        )
        ahead = when is not None and when.start > context.published_on
        if ahead and found.tense == "past" and status == "held" and tense != "near":
            # What has happened has no date to come: the phrase belongs to another clause.
            continue
        if when is not None and status == "planned" and found.tense == "future" and when.end < context.published_on:
            continue  # and what will happen none that is over
        if when is not None and (counted := _counted_on(row, found.head, j, when)) is not None:
            return counted, "stated", (unit.start, unit.end)
        if mention.kind == "horizon":
            return None, "horizon", (unit.start, unit.end)
    return None


def _counted_on(row: Row, head: int, j: int, when: DateRange) -> DateRange | None:
    """As in "quatre jours après le séisme du 27 février": the day that is counted from another event's.

    The date itself where nothing counts from it; None where what counts is no number of days.
    """
    k = next((k for k in range(j - 1, max(j - 8, -1), -1) if row.units[k].code in ("D", ",", ".")), -1)
    counts = k >= 0 and not k < head < j and row.units[k].code == "D" and row.units[k].what.kind == "before"
    side = dict(row.units[k].what.parts).get("bdir", "").lower() if counts else ""
    if not side:
        return when
    earlier = resolve(row.units[k].what, published_on=when.start, tense="past", anchor=day(when.start))
    if earlier is None or earlier.precision != "day" or when.precision != "day":
        return None
    days = abs(when.start - earlier.start)
    return day(when.start + days if side.startswith("apr") else when.start - days)


def _told_before(row: Row, j: int, context: DateContext) -> DateRange | None:
    """The day that "la veille" counts from: the one that its own sentence tells before it, else the last one told."""
    assert context.published_on is not None
    if row.units[j].what.kind == "same":
        told = [_period(row, k, context.published_on) for k in range(j) if row.units[k].code == "D"]
        return next((when for when in reversed(told) if when is not None), context.period)
    if row.units[j].what.kind not in ("eve", "before"):
        return context.anchor
    for k in range(j - 1, -1, -1):
        unit = row.units[k]
        if unit.code == "D" and unit.what.kind in ("weekday", "full", "yesterday", "today"):
            return resolve(unit.what, published_on=context.published_on, tense="past", anchor=context.anchor)
    return context.anchor


def _period(row: Row, j: int, published_on: date) -> DateRange | None:
    """The month or days that a phrase tells, in the tense of its own clause, else the nearest."""
    tense = main_tense(row, j)
    when = resolved(
        row.units[j].what,
        published_on=published_on,
        tense=tense if tense in ("past", "future") else "near",
        anchor=None,
    )
    exact = when is not None and (when.precision == "month" or row.units[j].what.kind in ("full", "span", "numeric"))
    return when if exact else None


def _of_this_day(row: Row, found: Found, context: DateContext, status: str) -> Dated | None:
    """The day of an agenda's heading, or that of publication for what is going on or has just happened."""
    assert context.published_on is not None
    if context.heading is not None and found.tense != "past" and main_tense(row, found.head) != "past":
        return context.heading, "stated", None
    going_on = status == "held" and (found.tense == "present" or found.rule == "noun-visit-stay")
    if going_on or JUST.search(row.codes(found.first, found.head)) or _arrived(row, found):
        return day(context.published_on), "present", None
    return None


def _of_others(scene: Scene, found: Found, context: DateContext, status: str, tense: str) -> Dated:
    """A date that the sentence before or the headline lends, or the day of a live report."""
    assert context.published_on is not None
    if status == "cancelled":
        return None, "none", None
    inherited = _inherited(scene, found, context, tense)
    if status == "planned" and inherited[0] is not None and inherited[0].end < context.published_on:
        return None, "none", None  # what is still to come is not of the day of the call that it was spoken of in
    if FOLLOWING_ON.search(scene.rows[found.row].codes(found.head - 5, found.head)):
        return None, "none", None
    group = verb_group(scene.rows[found.row], found.head)
    pluperfect = group is not None and group.auxiliary in ("pluperfect", "was")
    if inherited[0] is None and context.live and status == "held" and found.row and not pluperfect:
        return day(context.published_on), "present", None
    return inherited


def headline_participle(row: Row, found: Found) -> bool:
    """Whether a headline's participle tells no tense: "l'ambassadeur convoqué ce lundi"."""
    group = verb_group(row, found.head)
    return (
        group is not None
        and group.form == "participle"
        and not group.auxiliary
        and found.kind in ("host", "summon")
        and main_tense(row, found.head) == "none"
        and found.row == 0
    )


def _arrived(row: Row, found: Found) -> bool:
    """As in "est arrivé à Kiev": he is there on the day of publication."""
    group = verb_group(row, found.head)
    return (
        group is not None
        and found.kind == "travel"
        and group.lemma in ARRIVING
        and (group.auxiliary == "is" or (group.form == "participle" and not group.auxiliary))
    )


def resolved(mention: DateMention, *, published_on: date, tense: str, anchor: DateRange | None) -> DateRange | None:
    """As :func:`resolve`; for ``near``, where nothing tells past from future, the nearer of the two."""
    past = resolve(mention, published_on=published_on, tense="past" if tense == "near" else tense, anchor=anchor)
    if tense != "near" or past is None or mention.kind not in ("full", "month", "part", "span", "season", "weekday"):
        return past
    future = resolve(mention, published_on=published_on, tense="future", anchor=anchor)
    if future is None or (published_on - past.end).days <= (future.start - published_on).days:
        return past
    return future


def _inherited(scene: Scene, found: Found, context: DateContext, tense: str) -> Dated:
    """The date of the headline, or of the sentence before in the same paragraph, for a clause that gives none."""
    assert context.published_on is not None
    numbers = [0] if found.row else []
    if found.row > 1:
        told_on = ON_THE_SAME_DAY.search(scene.rows[found.row].codes(found.first - 6, found.last + 1)) is not None
        numbers[:0] = range(found.row - 1, max(found.row - 5, 0) if told_on else found.row - 2, -1)
    for number in numbers:
        row = scene.rows[number]
        for j in range(len(row) - 1, -1, -1):
            unit = row.units[j]
            if unit.code != "D" or is_reported(row, j) or unit.what.kind in _OF_NO_DAY:
                continue
            when = resolve(unit.what, published_on=context.published_on, tense=tense, anchor=context.anchor)
            ahead = tense == "future" and not number and scene.headlined and main_tense(row, j) != "past"
            far = _WEEK if ahead and unit.what.kind == "weekday" else 3
            near = when is not None and abs((when.start - context.published_on).days) <= far
            if when is not None and near and when.precision == "day" and (when.end - when.start).days <= 3:
                return when, "inherited", (unit.start, unit.end)
            break
    return None, "none", None


_OF_NO_DAY = ("horizon", "recurrent", "age", "since month", "since year", "year", "yearrel", "yearspan")
"""Phrases that a sentence may have beside its day: "a signé jeudi un texte qui prévoit, sous trente jours, …"."""
_WEEK = 6
"""Days that a weekday to come is at most away."""


def _counted_from(row: Row, found: Found, context: DateContext, others: list[int]) -> DateRange | None:
    """As in "au lendemain d'un appel", "au deuxième jour de sa visite": the day counted from that of the rest."""
    assert context.published_on is not None
    near = row.codes(max(found.head - 6, 0), found.head)
    since = _stay_since(row, found, context.published_on)
    match = FROM_ANOTHER.search(near)
    nth = NTH_DAY.search(near) if found.kind == "travel" else None
    if match is None and nth is None:
        return since
    base = next(
        (
            when.start
            for j in others
            if row.units[j].what.kind in ("weekday", "full", "today", "yesterday")
            and (when := resolve(row.units[j].what, published_on=context.published_on, tense="past")) is not None
        ),
        context.published_on,
    )
    if match is None:
        assert nth is not None
        return DateRange(base - timedelta(days=ORDINALS[nth[1]] - 1), base, "day")
    if match[1] == "au lendemain":
        return day(base - timedelta(days=1))
    if match[1] == "a la veille":
        return day(base + timedelta(days=1))
    j = next((k for k in range(found.head - 1, max(found.head - 7, -1), -1) if row.units[k].code == "D"), -1)
    if j < 0 or row.units[j].what.kind not in ("before", "countdown"):
        return None
    if row.units[j].what.kind == "countdown":
        # "mercredi, à deux jours de sa visite": what is told behind the visit is its own day.
        behind = [k for k in others if k > found.head]
        earlier = [k for k in others if k < j and row.units[k].what.kind == "weekday"]
        base = base if earlier else context.published_on
        if behind and not earlier:
            return resolve(row.units[behind[0]].what, published_on=context.published_on, tense="future")
    when = resolve(row.units[j].what, published_on=base, tense="past", anchor=day(base))
    told = any(
        k > found.head
        and ("," not in row.codes(found.head, k).split(" ") or ITS_OWN_DAY.match(row.codes(found.head + 1, k)))
        for k in others
    )
    if when is None or (when.precision != "day" and told):
        return None  # "deux ans après la visite de mars": its own date is more exact
    if when.precision == "year":
        return year(2 * base.year - when.start.year)
    if when.precision == "month":
        return shifted_month(base, (base.year - when.start.year) * 12 + base.month - when.start.month)
    # "four days before the visit": the visit is four days after.
    return day(base + (base - when.start))


def _stay_since(row: Row, found: Found, published_on: date) -> DateRange | None:
    """As in "en visite au Ghana depuis dimanche", "se trouve depuis lundi à Z": from then to the day of publication."""
    if found.kind != "travel" or (found.rule != "noun-visit-stay" and found.tense == "future"):
        return None
    for j in range(found.head + 1, min(found.head + 8, len(row))):
        if row.units[j].code == "D" and row.units[j - 1].code == "depuis" and row.units[j].what.kind in _DAYS:
            when = resolve(row.units[j].what, published_on=published_on, tense="past")
            if when is not None and when.precision == "day" and (published_on - when.start).days <= _LONGEST_STAY:
                return DateRange(when.start, max(published_on, when.start), "day")
    return None


_DAYS = ("weekday", "full", "yesterday")
_LONGEST_STAY = 15
"""Days; what began longer ago is no visit that goes on."""


def _side(mention: DateMention, tense: str, found: Found) -> str:
    """Headlines tell the future in the present: "reçoit lundi" is the Monday to come; what is called off was due."""
    if tense == "due":
        return "future" if mention.kind in ("weekday", "weekend") and found.tense != "past" else "near"
    if tense == "present" and mention.kind == "weekday" and found.rule not in ("noun-visit-stay", "headline-place"):
        return "future"
    return "past" if tense == "present" else tense
