"""French phrases that tell a date, or that tell of a time and give none, as patterns by kind.

Patterns are written for folded text (lower case, no accents, plain apostrophes, blanks and hyphens), so one spelling
covers typography, wire capitals and missing accents. Their named groups are what the rules of
:mod:`transforms.extract.dates.resolution` read; a phrase neither begins nor ends inside a word.
"""

from __future__ import annotations

from collections.abc import Iterable

from transforms.extract.lexicon import words
from transforms.extract.lexicon.calendar import MONTHS, NUMBERS, ORDINALS, WEEKDAYS

__all__ = ["DATELINE", "PHRASES", "TIME_WORD"]


def _any(names: Iterable[str]) -> str:
    """An alternation, longest first, so that no name is cut by its own beginning."""
    return "|".join(sorted(names, key=len, reverse=True))


# Words

_FULL_NAMES = [name for name in MONTHS if len(name) > 4 or name in words("mars mai juin aout")]
_SHORT_NAMES = [name for name in MONTHS if name not in _FULL_NAMES]
_MONTH = rf"(?:{_any(_FULL_NAMES)}|(?:{_any(_SHORT_NAMES)})\.)"
"""A month by itself: "sept" without its point is a number."""
_DAY_MONTH = rf"(?:{_any(_FULL_NAMES)}|(?:{_any(_SHORT_NAMES)})(?:\.|(?!\w)))"
"""A month after the number of a day."""
_WEEKDAY = rf"(?:{_any(WEEKDAYS)})"
_DAY = r"(?:1er|0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?:19|20)\d\d"
_COUNT = rf"(?:\d{{1,2}}|{_any(NUMBERS)})"
_UNIT = r"(?:jours?|semaines?|mois|ans?|annees?)"
_SEASON = r"(?P<season>printemps|ete|automne|hiver)"
_ORDINAL = rf"(?P<ordinal>{_any(ORDINALS)})"

# Parts of phrases

_MAYBE_WEEKDAY = rf"(?:{_WEEKDAY} )?"
_MONTH_NAMED = rf"(?P<month>{_MONTH})"
_FIRST_DAY = rf"{_MAYBE_WEEKDAY}(?P<day1>{_DAY})"
_LAST_DAY = rf"{_MAYBE_WEEKDAY}(?P<day2>{_DAY})"
_FIRST_DAY_AND_MONTH = rf"{_FIRST_DAY} (?P<month1>{_DAY_MONTH})(?: (?P<year1>{_YEAR}))?"
_LAST_DAY_AND_MONTH = rf"{_LAST_DAY} (?P<month2>{_DAY_MONTH})"
_FIRST_MONTH = rf"(?P<month1>{_MONTH})(?: (?P<year1>{_YEAR}))?"
_LAST_MONTH = rf"(?P<month2>{_MONTH})"
_WEEKDAYS_NAMED = (rf"(?P<first>{_WEEKDAY})", rf"(?P<second>{_WEEKDAY})")
_SIDE = r"(?: (?P<side>dernier|prochain))?"
_OTHER_YEAR = r"(?P<which>l'an(?:nee)? (?:derniere?|passee?|prochaine?)|cette annee)"
_THAT_YEAR = rf"(?: (?:de )?(?P<year>{_YEAR})| (?P<side>dernier|prochain)| (?:de )?{_OTHER_YEAR})"
_WHICH = rf"{_THAT_YEAR}?"
"""What tells the year of a day, month or season: the year itself, "dernier", "de l'an dernier"."""
_OF_YEAR = (
    rf"[ -](?:(?:de |d'|de l'annee )?(?P<year>{_YEAR})(?![/-])|de {_OTHER_YEAR}|"
    r"(?:de l'|d')annee(?! \d))"
)
"""What tells the year of a quarter or of a year's beginning, middle or end."""
_HOUR = (
    r"(?: (?:au |dans la |en )?(?:matin|matinee|midi|soir|soiree|nuit)| (?:dans l')?apres-midi| a la mi-journee|"
    r" en (?:debut|milieu|fin) (?:de |d')(?:journee|matinee|soiree|apres-midi))?"
)
"""The part of a day, after it."""
_HOUR_OF = r"dans (?:la (?:nuit|matinee|soiree|journee)|l'apres-midi) (?:de|du) "
"""The part of a day, before it."""
_NOT_COUNTED = (
    r"(?=$| ?[,;:!?()\"»]| ?\.(?!\d)| ?[-–—] ?(?!\d)|"
    r" (?:au|aux|en|dans|par|pour|avec|et|chez|sur|entre|lors|a(?! \d)|qui)(?!\w))"
)
"""After a day's number without a month: no noun that it could count ("lundi 12 soldats")."""
_ABOUT = (
    r"(?:(?:a peine|pres de|environ|quelque|deja|tout juste|exactement|presque|au moins|"
    r"(?:un peu )?(?:plus|moins) de) |(?:pres|(?:un peu )?(?:plus|moins)) d')?"
)
_EDGE = r"(?:fin|debut|milieu|mi)(?: de l'| de la | de cette | de ce | de | du | d'| |-)"
_VAGUE = r"(?:heures|jours|semaines|mois|annees|temps)"
_SEASON_TO_COME = r"(?:ete|automne|hiver|printemps|noel)"
_DEADLINE = (
    rf"(?:{_DAY} {_DAY_MONTH}(?: {_YEAR})?|(?:mois d(?:e |'))?{_MONTH}(?: {_YEAR})?|{_YEAR}|{_WEEKDAY}|"
    rf"{_SEASON_TO_COME}|an|annee|mois|semaine|trimestre|semestre|week-end|journee)(?: (?:prochaine?|courante?))?"
)

# Kinds

_HORIZON = (
    rf"d'ici (?:a )?(?:la(?! \w)|peu|(?:quelques|{_COUNT}) (?:{_UNIT}|{_VAGUE}))",
    rf"d'ici (?:au? )?(?:la |le |l')?(?:{_EDGE})?(?:la |le |l')?(?:{_DEADLINE}|\w+)",
    rf"avant (?:la |le )?{_EDGE}{_DEADLINE}",
    rf"avant (?:le |l')?(?:{_DAY} {_DAY_MONTH}(?: {_YEAR})?|{_MONTH}(?: {_YEAR})?|{_YEAR}|{_SEASON_TO_COME})",
    rf"(?:dans|au cours de|durant|pendant) ?[lc]es (?:{_COUNT} )?(?:toute?s )?prochaine?s {_VAGUE}",
    rf"(?:dans l|c)es (?:{_COUNT} )?(?:prochaine?s {_VAGUE}|{_VAGUE} (?:prochaine?s|a venir|qui viennent))",
    rf"au cours des (?:{_COUNT} )?prochaine?s {_VAGUE}",
    rf"dans (?:quelques|plusieurs) {_VAGUE}",
    r"dans (?:un proche avenir|un avenir proche|les meilleurs delais)",
    rf"sous (?:les )?{_COUNT} (?:jours|semaines|mois)",
    r"a une date (?:ulterieure|non precisee|qui (?:reste|sera|doit|n'a))",
    r"prochainement|bientot|ulterieurement|sous peu|incessamment",
    r"des que possible|au plus vite|le plus tot possible|n'importe quand|a tout moment",
)
_RECURRENT = (
    (
        rf"(?:chaque|tous les|toutes les) (?:{_COUNT} )?(?:{_WEEKDAY}s?|{_UNIT}|matins?|soirs?|week-ends?|trimestres?|"
        rf"{_SEASON_TO_COME})"
    ),
    r"regulierement",
)
_UNTIL = (
    rf"jusqu'au? (?:ce )?(?:{_MAYBE_WEEKDAY}(?P<day>{_DAY}) (?P<month>{_DAY_MONTH}){_WHICH}|"
    rf"(?P<weekday>{_WEEKDAY})(?: prochain)?|(?P<tomorrow>demain))"
)
_NUMERIC = (
    rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>{_YEAR})(?![/-])",
    rf"(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![/-])",
)
_WEEK_OF = rf"(?:la )?(?P<span>semaine|week-end) du {_MAYBE_WEEKDAY}(?P<day>{_DAY}) (?P<month>{_DAY_MONTH}){_WHICH}"
_SPAN = (
    # du 3 au 5 mai; les 5, 6 et 7 mai; entre le 3 et le 5 mai; dans la nuit du 3 au 4 mai
    (
        rf"(?:(?:(?:dans la )?nuit )?(?:d[ue]|des|les?|entre(?: le)?) )?{_FIRST_DAY}"
        rf"(?:(?:, {_MAYBE_WEEKDAY}{_DAY}){{0,4}} (?:et|ou)(?: le)? | ?- ?| au? ){_LAST_DAY_AND_MONTH}{_WHICH}"
    ),
    # du 30 avril au 2 mai; du 30 décembre 2023 au 2 janvier 2024
    rf"(?:(?:(?:dans la )?nuit )?(?:d[ue]|le) )?{_FIRST_DAY_AND_MONTH}(?: ?- ?| au? ){_LAST_DAY_AND_MONTH}{_WHICH}",
    rf"entre le {_FIRST_DAY_AND_MONTH} et le {_LAST_DAY_AND_MONTH}{_WHICH}",
    # dans la nuit du dimanche au lundi 22 avril
    (
        rf"(?:(?:dans )?la nuit )?d[eu] {_WEEKDAYS_NAMED[0]} au? {_WEEKDAYS_NAMED[1]} (?P<day2>{_DAY}) "
        rf"(?P<month2>{_DAY_MONTH}){_WHICH}"
    ),
    # du 3 au 5; entre le 3 et le 5; lundi 3 et mardi 4
    rf"du {_FIRST_DAY} au {_LAST_DAY}{_NOT_COUNTED}",
    rf"entre le {_FIRST_DAY} et le {_LAST_DAY}{_NOT_COUNTED}",
    rf"(?:les )?{_WEEKDAY} (?P<day1>{_DAY})(?:,? et| ou|,) {_WEEKDAY} (?P<day2>{_DAY}){_NOT_COUNTED}",
)
_FULL = (
    # le 3 mars; ce mardi 3 mars 2024; dans la soirée du 3 mars; le 3 mars au soir
    (
        rf"(?:(?P<this>ce) |le |du |{_HOUR_OF})?(?:(?P<weekday>{_WEEKDAY}),? (?:le )?)?(?P<day>{_DAY}) "
        rf"(?P<month>{_DAY_MONTH}){_WHICH}{_HOUR}"
    ),
    rf"(?:[lc]e )?{_MAYBE_WEEKDAY}(?P<day>{_DAY}) (?P<month_told>courant|(?:de ce|du) mois(?: courant|{_SIDE}))",
    # le 10, retour à Rome; not the telephone numbers 15, 17 and 18, nor "le 1er, …"
    rf"le (?P<day>(?!1er|1[578]){_DAY})(?! ?[?!]|,\d){_NOT_COUNTED}",
)
_PARTS = (
    # fin septembre-début octobre; entre fin mars et début avril
    rf"(?:(?:entre|de|a) )?(?:l[ae] )?(?P<where1>debut|mi|fin)[ -](?P<month1>{_MONTH})(?: ?- ?| et | ou | a | )"
    rf"(?:l[ae] )?(?P<where2>debut|mi|fin)[ -]{_LAST_MONTH}{_WHICH}"
)
_PART = (
    (
        rf"(?:a la |au |a |la |le |des )?(?:tout )?(?P<where>debut|milieu|mi|fin|courant)"
        rf"(?:-| |(?: du mois)? de | (?:du mois )?d'){_MONTH_NAMED}{_WHICH}"
    ),
    (
        rf"(?:la )?(?P<where>premiere|1ere|deuxieme|seconde|2e|derniere) quinzaine (?:du mois )?d(?:e |'){_MONTH_NAMED}"
        rf"{_WHICH}"
    ),
    rf"(?:(?:les|aux|des) )?(?P<where>premiers|derniers) jours (?:du mois )?d(?:e |'){_MONTH_NAMED}{_WHICH}",
    (
        r"(?:a la |au |en |la |le |des )?(?P<where>debut|milieu|fin) (?:du|de ce|de) mois(?:-ci)?"
        r"(?: (?P<shift>dernier|prochain))?(?! d)"
    ),
)
_MONTHS = (
    rf"entre {_FIRST_MONTH} et {_LAST_MONTH}{_WHICH}",
    rf"(?:de |d'){_FIRST_MONTH} a {_LAST_MONTH}{_WHICH}",
    rf"(?:en|pour|courant) (?P<month1>{_MONTH})(?: et | ou |-)(?:en )?{_LAST_MONTH}{_WHICH}",
)
_AGO = r"(?:(?:il y a|voila|voici) |(?<=remonte a )|(?<=remontent a ))"
_SINCE_MONTH = rf"depuis (?:le mois d(?:e |'))?{_MONTH_NAMED}{_WHICH}"
_MONTH_ALONE = (
    rf"(?:en|de|a|des|courant|pour) {_MONTH_NAMED}{_WHICH}",
    rf"(?:(?:le|au|ce|du) mois de |(?:(?:le|au|ce|du) mois )?d'){_MONTH_NAMED}{_WHICH}",
    rf"{_MONTH_NAMED}{_THAT_YEAR}",
)
_NIGHT = (
    r"(?:(?:dans|durant|pendant) )?la nuit d[eu] {} au? {}".format(*_WEEKDAYS_NAMED),
    r"(?:(?:dans|durant|pendant) )?(?:la nuit (?P<past>derniere)|cette nuit)",
)
_PAIR = (
    r"d[eu] {} au? {}".format(*_WEEKDAYS_NAMED) + _SIDE,
    r"entre {} et {}".format(*_WEEKDAYS_NAMED) + _SIDE,
    (
        rf"(?:ce )?{_WEEKDAYS_NAMED[0]}{_HOUR}(?:(?:, {_WEEKDAY}){{0,4}} (?:et|ou) | au? | ?- ?)(?:ce )?"
        rf"{_WEEKDAYS_NAMED[1]}{_HOUR}(?:{_SIDE}s?)"
    ),
)
_WEEKDAY_ALONE = (
    rf"(?:ce |des )?(?P<weekday>{_WEEKDAY}) (?P<day>{_DAY}){_NOT_COUNTED}",
    (
        rf"(?:ce |des |{_HOUR_OF})?(?P<weekday>{_WEEKDAY}){_HOUR}"
        rf"(?: (?P<side>dernier|prochain)| de (?P<week>la semaine (?:derniere|passee|prochaine)|cette semaine))?{_HOUR}"
    ),
)
_TODAY = (
    r"aujourd'hui(?: meme)?",
    r"ce (?:matin|midi|soir|jour)|cet apres-midi",
    r"(?P<later>dans (?:la (?:matinee|soiree|journee)|l'apres-midi)(?! d[eu] ))",
    r"(?P<later>en (?:debut|milieu|fin) (?:de |d')(?:journee|matinee|soiree|apres-midi))",
)
_EVE = (
    r"(?P<eve>la veille)(?: au soir)?(?! d)",
    r"(?P<eve>l'avant-veille|le meme jour|le jour meme|ce (?:jour|matin|soir)-la)(?! d)",
    r"(?P<eve>(?:le|au) (?:sur)?lendemain)(?: matin| soir)?(?! d)",
    r"(?P<eve>(?:le |au |du )?(?:matin|midi|soir) meme|(?:l'|dans l')?apres-midi meme)",
    (
        r"(?P<eve>(?:quelques|deux|trois|quatre|cinq) (?:heures|minutes)|une (?:demi-)?heure) "
        r"(?:plus (?:tot|tard)|auparavant)"
    ),
    r"(?P<eve>plus (?:tot|tard)) (?:dans|en) (?:la (?:matinee|journee|soiree)|l'apres-midi|soiree|matinee|journee)",
)
_EVE_OF = r"la veille(?= (?:du sommet|de (?:la|leur|sa|cette) (?:rencontre|visite|reunion|conference)|de l'entretien))"
_WEEK = (
    (
        r"(?:(?:en |au |a la )?(?:debut|milieu|fin) de )?(?:cette semaine|"
        r"la semaine (?P<side>derniere|passee|ecoulee|prochaine))"
    ),
    r"(?:en|au|a la) (?:debut|milieu|fin) de (?:la )?semaine(?: (?P<side>derniere|passee|prochaine))?",
    r"plus (?:tot|tard) dans la semaine|(?:au cours|dans le courant) de la semaine",
)
_SEASON_ALONE = (
    (
        rf"(?:cet? |au |(?:a |de |pendant |durant |au cours de )?l'){_SEASON}"
        rf"(?: {_YEAR}-(?P<second>{_YEAR})|{_THAT_YEAR})?(?! arabe| de prague)"
    ),
    rf"{_SEASON} (?:{_YEAR}-)?(?P<year>{_YEAR})",
    r"(?P<season>printemps|automne|hiver) (?P<side>dernier|prochain)",
)

PHRASES: dict[str, tuple[str, ...]] = {
    "horizon": _HORIZON,
    "recurrent": _RECURRENT,
    "until": (_UNTIL,),
    "numeric": _NUMERIC,
    "week of": (_WEEK_OF,),
    "span": _SPAN,
    "full": _FULL,
    "parts": (_PARTS,),
    "part": _PART,
    "months": _MONTHS,
    "since month": (_SINCE_MONTH,),
    "month": _MONTH_ALONE,
    "night": _NIGHT,
    "pair": _PAIR,
    "weekday": _WEEKDAY_ALONE,
    "today": _TODAY,
    "yesterday": (rf"(?P<twice>avant-)?hier{_HOUR}",),
    "tomorrow": (rf"(?P<twice>apres-)?demain{_HOUR}",),
    "ago": (rf"{_AGO}{_ABOUT}(?P<count>{_COUNT}) (?P<unit>{_UNIT})(?! de (?!cela))",),
    "in": (rf"dans {_ABOUT}(?P<count>{_COUNT}) (?P<unit>{_UNIT})(?! de )",),
    "before": (rf"(?P<count>{_COUNT}) (?P<unit>{_UNIT}) (?P<bdir>plus tot|auparavant|avant|plus tard|apres)",),
    "countdown": (
        (
            rf"a (?:moins de |environ )?(?P<count>{_COUNT}) (?P<unit>jours|semaines|mois)"
            r"(?= d(?:u |e la |e l'|e sa |e son |e leur |'une? ))"
        ),
    ),
    "eve of": (_EVE_OF,),
    "eve": _EVE,
    "next": (r"l(?:a |e |')(?P<unit>semaine|mois|annee|an) (?P<way>suivant|precedent)e?",),
    "week": _WEEK,
    "weekend": (r"(?:ce|le|du|au) week-?end(?: (?P<side>dernier|passe|prochain))?(?! d(?:u|es) \d)",),
    "same": (
        r"(?:(?:en|de|au cours de|durant) )?(?:ce|cette|le|la|au|du) meme (?P<unit>mois|annee|semaine)(?! d(?:e |'))",
        r"(?:(?:en|de) )?(?:ce|cette) (?P<unit>mois|annee|semaine)-la",
    ),
    "monthrel": (r"ce mois(?:-ci)?(?! d)|(?:le|du|au) mois (?P<side>dernier|passe|prochain)|au cours du mois",),
    "season": _SEASON_ALONE,
    "quarter": (
        rf"(?:au |du |le |ce )?{_ORDINAL} trimestre(?:{_OF_YEAR})?",
        r"ce trimestre|(?:le|au) trimestre (?P<side>dernier|prochain)",
    ),
    "semester": (rf"(?:au |du |le |ce )?{_ORDINAL} semestre(?:{_OF_YEAR})?",),
    "yearrel": (r"cette annee|l'an(?:nee)? (?P<side>derniere?|passee?|prochaine?)",),
    "yearspan": (rf"(?:entre (?P<first>{_YEAR}) et|de (?P<from>{_YEAR}) a) (?P<last>{_YEAR})",),
    "part of year": (rf"(?:a la |au |a |en |la |le |des )?(?P<where>debut|milieu|mi|fin){_OF_YEAR}",),
    "since year": (rf"depuis (?:l'annee )?(?P<year>{_YEAR})(?![/-])",),
    "year": (
        rf"(?:en|des|courant|pour|l'annee|l'an) (?P<year>{_YEAR})(?![/-])",
        # No count of things: "2000 soldats".
        rf"de (?P<year>{_YEAR})(?![/-]| \w{{4,}}s(?!\w))",
    ),
}
"""Patterns by kind, in the order in which they are tried: what is longer comes before what it begins with."""

_TIME_WORDS = words(
    "annee jour semaine mois trimestre semestre quinzaine week an printemps ete automne hiver noel matin midi apres "
    "avant soir nuit heures hier demain aujourd veille lendemain surlendemain meme cet date delais moment quand avenir "
    "ici peu prochain bientot possible vite ulterieurement incessamment regulierement"
)
TIME_WORD = rf"(?:\d|{_any(WEEKDAYS)}|{_any(MONTHS)}|{_any(_TIME_WORDS)})"
"""Beginnings of words, one of which every phrase has among its first eight words; what has none is skipped."""

DATELINE = (
    r"[^\W\d_][\w'. /-]{1,40}?(?: \([^)]{2,30}\))?(?:, ?| - )(?:le )?"
    rf"(?:(?P<weekday>{_WEEKDAY}) )?(?P<day>{_DAY}) (?P<month>{_DAY_MONTH})(?: (?P<year>{_YEAR}))?\.? ?"
    r"(?:(?P<agency>\([^)]{2,30}\) ?-{1,2}|/[a-z]{2,12}/\.?)|-{1,2}(?= ))"
)
"""As in "LE CAIRE, 9 juin (Reuters) -" and "MOSCOU, 14 avril. /TASS/."."""
