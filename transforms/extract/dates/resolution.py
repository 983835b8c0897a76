"""French date phrases of news, resolved against the day of publication or the last date told."""

from __future__ import annotations

from datetime import date

from transforms.extract.dates.clause import Clause
from transforms.extract.dates.day_rules import DAY_RULES
from transforms.extract.dates.days import DateRange
from transforms.extract.dates.period_rules import PERIOD_RULES
from transforms.extract.dates.phrases import DateMention, find_dates, folded, match_dateline

__all__ = ["DateMention", "DateRange", "dateline", "find_dates", "resolve"]

_RULES = DAY_RULES | PERIOD_RULES
"""Kinds that are missing ("horizon", "recurrent") give no date: codebook, "deadlines and horizons"."""


def resolve(
    mention: DateMention, *, published_on: date, tense: str, anchor: DateRange | None = None
) -> DateRange | None:
    """The days that a phrase stands for; None where it gives no date.

    ``tense`` is that of the clause: past, present or future, or ``near`` where nothing tells (of a day without a year
    the nearest is meant, all else as in the past). ``anchor`` is the last date told before the phrase.
    """
    rule = _RULES.get(mention.kind)
    if rule is None:
        return None
    parts = {name: folded(value) for name, value in mention.parts}
    try:
        return rule(parts, Clause(published_on, tense, anchor))
    except (ValueError, OverflowError):
        # "31 avril", and days beyond the calendar's ends.
        return None


def dateline(text: str, *, published_on: date) -> tuple[date, int] | None:
    """The day of a wire dateline ("LE CAIRE, 9 juin (Reuters) -") and where it ends; None where there is none.

    Codebook: "a dateline's date is what 'aujourd'hui', 'hier' and weekdays count from".
    """
    line = match_dateline(text)
    if line is None:
        return None
    when = resolve(line, published_on=published_on, tense="near")
    return None if when is None else (when.start, line.end)
