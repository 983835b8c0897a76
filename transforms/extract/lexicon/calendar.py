"""The French of the calendar: names of months and days, number words, and the phrases that tell a date.

Everything is written for folded text (lower case, no accents, plain apostrophes, blanks and hyphens), so one spelling
covers typography, wire capitals and missing accents. A phrase is a kind and a pattern; its named groups are what the
rules of :mod:`transforms.extract.dates` read.
"""

from __future__ import annotations

from collections.abc import Iterable

from transforms.extract.lexicon import words

__all__ = [
    "DATELINE",
    "DAYS_AWAY",
    "MONTHS",
    "NUMBERS",
    "ORDINALS",
    "PARTS_OF_MONTH",
    "PARTS_OF_YEAR",
    "PHRASES",
    "SEASONS",
    "TURNS",
    "WEEKDAYS",
]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv jan",
            "fevrier fevr fev",
            "mars",
            "avril avr",
            "mai",
            "juin",
            "juillet juil",
            "aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "decembre dec",
        ),
        start=1,
    )
    for name in words(names)
}
WEEKDAYS = {name: i for i, name in enumerate(words("lundi mardi mercredi jeudi vendredi samedi dimanche"))}
"""Monday is 0, as in :meth:`datetime.date.weekday`."""
NUMBERS = {
    name: number
    for number, name in enumerate(
        words(
            "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
            "dix-huit dix-neuf vingt"
        ),
        start=1,
    )
} | {
    "une": 1,
    "vingt-quatre": 24,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "une dizaine de": 10,
    "une douzaine de": 12,
    "une quinzaine de": 15,
    "une vingtaine de": 20,
    "une trentaine de": 30,
}
ORDINALS = {
    "premier": 1,
    "1er": 1,
    "deuxieme": 2,
    "second": 2,
    "2e": 2,
    "2eme": 2,
    "troisieme": 3,
    "3e": 3,
    "3eme": 3,
    "quatrieme": 4,
    "4e": 4,
    "4eme": 4,
    "dernier": 4,
}
"""Quarters of a year, or halves: the last one is no first in either."""
SEASONS = {"hiver": 1, "printemps": 2, "ete": 3, "automne": 4}
"""The quarter that stands for a season (codebook: "a season is its quarter")."""
PARTS_OF_MONTH: dict[str, tuple[int, int | None]] = {
    "debut": (1, 10),
    "premiers": (1, 10),
    "mi": (11, 20),
    "milieu": (11, 20),
    "fin": (-10, None),
    "derniers": (-10, None),
    "premiere": (1, 15),
    "1ere": (1, 15),
    "deuxieme": (16, None),
    "2e": (16, None),
    "seconde": (16, None),
    "derniere": (16, None),
    "courant": (1, None),
}
"""First and last day, counted from the month's end where negative (codebook: 1–10, 11–20, "the last ten days")."""
PARTS_OF_YEAR = {"debut": 1, "mi": 2, "milieu": 2, "fin": 4}
"""The quarter meant by "début 2024", "mi-2024", "fin 2024"."""
DAYS_AWAY = {
    "l'avant-veille": -2,
    "la veille": -1,
    "le lendemain": 1,
    "au lendemain": 1,
    "le surlendemain": 2,
    "au surlendemain": 2,
}
"""From the day told last; "le même jour" and the like are that day."""
TURNS = dict.fromkeys(
    words("dernier derniere passe passee ecoulee precedent tot auparavant avant"), -1
) | dict.fromkeys(words("prochain prochaine suivant tard apres"), 1)
"""Words that lead back or ahead, by the last word of a part ("l'an dernier", "plus tard"); others stay ("cette année")."""


def _any(names: Iterable[str]) -> str:
    """An alternation, longest first, so that no name is cut by its own beginning."""
    return "|".join(sorted(names, key=len, reverse=True))


_FULL_NAMES = [name for name in MONTHS if len(name) > 4 or name in ("mars", "mai", "juin", "aout")]
_SHORT_NAMES = [name for name in MONTHS if name not in _FULL_NAMES]
MONTH = rf"(?:{_any(_FULL_NAMES)}|(?:{_any(_SHORT_NAMES)})\.)"
"""A month by itself: "sept" without its point is a number."""
DAY_MONTH = rf"(?:{_any(_FULL_NAMES)}|(?:{_any(_SHORT_NAMES)})(?:\.|(?!\w)))"
"""A month after the number of a day."""
WEEKDAY = rf"(?:{_any(WEEKDAYS)})"
DAY = r"(?:1er|0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:19|20)\d\d"
COUNT = rf"(?:\d{{1,2}}|{_any(NUMBERS)})"
UNIT = r"(?:jours?|semaines?|mois|ans?|annees?)"
ABOUT = (
    r"(?:(?:a peine|pres de|environ|quelque|deja|tout juste|exactement|presque|au moins|"
    r"(?:un peu )?(?:plus|moins) de) |(?:pres|(?:un peu )?(?:plus|moins)) d')?"
)
PART_OF_DAY = (
    r"(?: (?:au |dans la |en )?(?:matin|matinee|midi|soir|soiree|nuit)| (?:dans l')?apres-midi| a la mi-journee|"
    r" en (?:debut|milieu|fin) (?:de |d')(?:journee|matinee|soiree|apres-midi))?"
)
IN_THE_DAY = r"(?:dans (?:la (?:nuit|matinee|soiree|journee)|l'apres-midi) (?:de|du) )"
THAT_YEAR = (
    rf" (?:de )?(?P<year>{YEAR})| (?P<side>dernier|prochain)|"
    r" (?:de )?(?P<which>l'an(?:nee)? (?:derniere?|passee?|prochaine?)|cette annee)"
)
WHICH = rf"(?:{THAT_YEAR})?"
"""What tells the year of a day, month or season: the year itself, "dernier", "de l'an dernier"."""
OF_YEAR = (
    rf"[ -](?:(?:de |d'|de l'annee )?(?P<year>{YEAR})|"
    r"de (?P<which>l'an(?:nee)? (?:derniere?|passee?|prochaine?)|cette annee)|(?:de l'|d')annee(?! \d))"
)
"""What tells the year of a quarter or of a year's beginning, middle or end."""
NO_COUNT = (
    r"(?=$| ?[,;:!?()\"»]| ?\.(?!\d)| (?:au|aux|en|dans|par|pour|avec|et|chez|sur|entre|lors|a(?! \d)|qui)(?!\w))"
)
"""After a day's number without a month: no noun that it could count."""
_TARGET = (
    rf"(?:{DAY} {DAY_MONTH}(?: {YEAR})?|(?:mois d(?:e |'))?{MONTH}(?: {YEAR})?|{YEAR}|{WEEKDAY}|ete|automne|hiver|"
    r"printemps|noel|an|annee|mois|semaine|trimestre|semestre|week-end|journee)(?: (?:prochaine?|courante?))?"
)
_EDGE = r"(?:fin|debut|milieu|mi)(?: de l'| de la | de cette | de ce | de | du | d'| |-)"

_VAGUE_TIME = r"(?:heures|jours|semaines|mois|annees|temps)"
_HORIZONS = (
    rf"d'ici(?: a)? (?:la(?! \w)|peu|(?:quelques|{COUNT}) (?:{UNIT}|{_VAGUE_TIME}))",
    rf"d'ici(?: au?)? (?:(?:la|le|l') ?)?(?:{_EDGE})?(?:(?:la|le|l') ?)?(?:{_TARGET}|\w+)",
    rf"avant (?:la |le )?{_EDGE}{_TARGET}",
    rf"avant (?:le |l')?(?:{DAY} {DAY_MONTH}(?: {YEAR})?|{MONTH}(?: {YEAR})?|{YEAR}|ete|automne|hiver|printemps|noel)",
    r"(?:tres )?(?:prochainement|bientot)",
    r"ulterieurement|sous peu|incessamment|des que possible|au plus vite|le plus tot possible",
    r"a une date (?:ulterieure|non precisee|qui (?:reste|sera|doit|n'a))",
    rf"(?:dans|au cours de|durant|pendant) ?(?:les|ces) (?:{COUNT} )?(?:tout(?:e)?s )?prochaine?s {_VAGUE_TIME}",
    rf"(?:au cours )?des (?:{COUNT} )?prochaine?s {_VAGUE_TIME}",
    rf"(?:dans les|ces) (?:{COUNT} )?(?:prochaine?s {_VAGUE_TIME}|{_VAGUE_TIME} (?:prochaine?s|a venir|qui viennent))",
    r"dans (?:un proche avenir|un avenir proche|les meilleurs delais)",
    rf"dans (?:quelques|plusieurs) {_VAGUE_TIME}",
    rf"sous (?:les )?{COUNT} (?:jours|semaines|mois)",
    r"n'importe quand|a tout moment",
)
_HABITS = (
    (
        rf"(?:chaque|tous les|toutes les) (?:{COUNT} )?(?:{WEEKDAY}s?|jours?|semaines?|mois|ans?|annees?|matins?|soirs?|"
        r"week-ends?|trimestres?|ete|automne|hiver|printemps)"
    ),
    r"regulierement",
)
_SAME_MONTH = rf"(?:(?:, (?:{WEEKDAY} )?{DAY})* (?:et|ou)(?: le)? | ?- ?| au | a )"
_SPANS = (
    (
        rf"(?:(?:(?:dans la )?nuit )?(?:du|de|des|les?|entre(?: le)?) )?(?:{WEEKDAY} )?(?P<day1>{DAY}){_SAME_MONTH}"
        rf"(?:{WEEKDAY} )?(?P<day2>{DAY}) (?P<month2>{DAY_MONTH}){WHICH}"
    ),
    (
        rf"(?:(?:(?:dans la )?nuit )?(?:du|de|le) )?(?:{WEEKDAY} )?(?P<day1>{DAY}) (?P<month1>{DAY_MONTH})"
        rf"(?: (?P<year1>{YEAR}))?(?: ?- ?| au | a )(?:{WEEKDAY} )?(?P<day2>{DAY}) (?P<month2>{DAY_MONTH}){WHICH}"
    ),
    (
        rf"entre le (?:{WEEKDAY} )?(?P<day1>{DAY}) (?P<month1>{DAY_MONTH})(?: (?P<year1>{YEAR}))? et le (?:{WEEKDAY} )?"
        rf"(?P<day2>{DAY}) (?P<month2>{DAY_MONTH}){WHICH}"
    ),
    rf"du (?:{WEEKDAY} )?(?P<day1>{DAY}) au (?:{WEEKDAY} )?(?P<day2>{DAY}){NO_COUNT}",
    rf"entre le (?:{WEEKDAY} )?(?P<day1>{DAY}) et le (?:{WEEKDAY} )?(?P<day2>{DAY}){NO_COUNT}",
    rf"(?:les )?{WEEKDAY} (?P<day1>{DAY})(?:,? et| ou|,) {WEEKDAY} (?P<day2>{DAY}){NO_COUNT}",
)
_FULL = (
    (
        rf"(?:(?:(?P<this>ce)|le|du) |{IN_THE_DAY})?(?:(?P<weekday>{WEEKDAY}),? (?:le )?)?(?P<day>{DAY}) "
        rf"(?P<month>{DAY_MONTH}){WHICH}{PART_OF_DAY}"
    ),
    (
        rf"(?:le |ce )?(?:{WEEKDAY} )?(?P<day>{DAY}) "
        r"(?:courant|(?:de ce|du) mois(?: courant| (?P<side>dernier|prochain))?)"
    ),
)
_PARTS_OF_MONTHS = (
    (
        rf"(?:(?:a la|au|a|la|le|des) )?(?:tout )?(?P<where>debut|milieu|mi|fin|courant)"
        rf"(?:-| |(?: du mois)? de | (?:du mois )?d')(?P<month>{MONTH}){WHICH}"
    ),
    (
        rf"(?:(?:dans|pendant|durant) )?(?:la )?(?P<where>premiere|1ere|deuxieme|seconde|2e|derniere) quinzaine "
        rf"(?:du mois )?d(?:e |')(?P<month>{MONTH}){WHICH}"
    ),
    (
        rf"(?:(?:dans|pendant|durant) )?(?:(?:les|aux|des) )?(?P<where>premiers|derniers) jours (?:du mois )?"
        rf"d(?:e |')(?P<month>{MONTH}){WHICH}"
    ),
    (
        r"(?:(?:a la|au|en|la|le|des) )?(?P<where>debut|milieu|fin) (?:du|de ce|de) mois(?:-ci)?"
        r"(?: (?P<shift>dernier|prochain))?(?! d)"
    ),
)
_TWO_PARTS = (
    rf"(?:(?:entre|de|a) )?(?:la |le )?(?P<where1>debut|mi|fin)[ -](?P<month1>{MONTH})(?: ?- ?| et | ou | a | )"
    rf"(?:la |le )?(?P<where2>debut|mi|fin)[ -](?P<month2>{MONTH}){WHICH}"
)
_TWO_MONTHS = (
    rf"entre (?P<month1>{MONTH})(?: (?P<year1>{YEAR}))? et (?P<month2>{MONTH}){WHICH}",
    rf"(?:de |d')(?P<month1>{MONTH})(?: (?P<year1>{YEAR}))? a (?P<month2>{MONTH}){WHICH}",
    rf"(?:en|pour|courant) (?P<month1>{MONTH})(?: et | ou |-)(?:en )?(?P<month2>{MONTH}){WHICH}",
)
_MONTHS_ALONE = (
    rf"(?:(?:en|de|a|des|courant|pour|(?:le|au|ce|du) mois de) |d'|(?:le|au|ce|du) mois d')(?P<month>{MONTH}){WHICH}",
    rf"(?P<month>{MONTH})(?:{THAT_YEAR})",
)
_NIGHTS = (
    rf"(?:(?:dans|durant|pendant) )?la nuit (?:de|du) (?P<first>{WEEKDAY}) (?:a|au) (?P<second>{WEEKDAY})",
    r"(?:(?:dans|durant|pendant) )?(?:la nuit (?P<past>derniere)|cette nuit)",
)
_TWO_WEEKDAYS = (
    rf"(?:de |du )(?P<first>{WEEKDAY}) (?:a|au) (?P<second>{WEEKDAY})(?: (?P<side>dernier|prochain))?",
    rf"entre (?P<first>{WEEKDAY}) et (?P<second>{WEEKDAY})(?: (?P<side>dernier|prochain))?",
    (
        rf"(?:ce )?(?P<first>{WEEKDAY}){PART_OF_DAY}(?:(?:, {WEEKDAY})* (?:et|ou) | a | au | ?- ?)(?:ce )?"
        rf"(?P<second>{WEEKDAY}){PART_OF_DAY}(?: (?P<side>dernier|prochain)s?)?"
    ),
)
_WEEKDAYS = (
    rf"(?:ce |des )?(?P<weekday>{WEEKDAY}) (?P<day>{DAY}){NO_COUNT}",
    (
        rf"(?:ce |des |{IN_THE_DAY})?(?P<weekday>{WEEKDAY}){PART_OF_DAY}"
        r"(?: (?P<side>dernier|prochain)| de (?P<week>la semaine (?:derniere|passee|prochaine)|cette semaine))?"
        rf"{PART_OF_DAY}"
    ),
)
_TODAY = (
    r"aujourd'hui(?: meme)?",
    r"(?:tot )?ce (?:matin|midi|soir|jour)|cet apres-midi",
    r"(?:plus (?:tot|tard) )?(?P<later>dans (?:la (?:matinee|soiree|journee)|l'apres-midi)(?! d[eu] ))",
    r"(?P<later>en (?:debut|milieu|fin) (?:de |d')(?:journee|matinee|soiree|apres-midi))",
)
_WEEKS = (
    (
        r"(?:(?:(?:en|au|a la) )?(?:debut|milieu|fin) de |plus (?:tot|tard) )?(?:cette semaine|"
        r"la semaine (?P<side>derniere|passee|ecoulee|prochaine))"
    ),
    r"(?:en|au|a la) (?:debut|milieu|fin) de (?:la )?semaine(?: (?P<side>derniere|passee|prochaine))?",
    r"plus (?:tot|tard) dans la semaine|(?:au cours|dans le courant) de la semaine",
)
_SEASON_NAME = r"(?P<season>printemps|ete|automne|hiver)"
_SEASONS = (
    (
        rf"(?:(?:cet|ce|au) |(?:(?:a|de|pendant|durant|au cours de) )?l'){_SEASON_NAME}"
        rf"(?: {YEAR}-(?P<second>{YEAR})|{THAT_YEAR})?(?! arabe| de prague)"
    ),
    rf"{_SEASON_NAME} (?:{YEAR}-)?(?P<year>{YEAR})",
    r"(?P<season>printemps|automne|hiver) (?P<side>dernier|prochain)",
)
_ORDINAL = rf"(?:(?:au|du|le|ce) )?(?P<ordinal>{_any(ORDINALS)})"
_PART_OF_YEAR = rf"(?:(?:a la|au|a|en|la|le|des) )?(?P<where>debut|milieu|mi|fin){OF_YEAR}(?![/-])"

PHRASES: tuple[tuple[str, str], ...] = (
    *(("horizon", pattern) for pattern in _HORIZONS),
    *(("recurrent", pattern) for pattern in _HABITS),
    (
        "until",
        (
            rf"jusqu'au? (?:ce )?(?:(?:{WEEKDAY} )?(?P<day>{DAY}) (?P<month>{DAY_MONTH}){WHICH}|(?P<weekday>{WEEKDAY})|"
            r"(?P<tomorrow>demain))"
        ),
    ),
    ("numeric", rf"(?P<day>\d{{1,2}})[/.-](?P<month>\d{{1,2}})[/.-](?P<year>{YEAR})(?![/-])"),
    ("numeric", rf"(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![/-])"),
    ("week of", rf"(?:la )?(?P<span>semaine|week-end) du (?:{WEEKDAY} )?(?P<day>{DAY}) (?P<month>{DAY_MONTH}){WHICH}"),
    *(("span", pattern) for pattern in _SPANS),
    *(("full", pattern) for pattern in _FULL),
    ("parts", _TWO_PARTS),
    *(("part", pattern) for pattern in _PARTS_OF_MONTHS),
    *(("months", pattern) for pattern in _TWO_MONTHS),
    ("since month", rf"depuis (?:le mois d(?:e |'))?(?P<month>{MONTH}){WHICH}"),
    *(("month", pattern) for pattern in _MONTHS_ALONE),
    *(("night", pattern) for pattern in _NIGHTS),
    *(("pair", pattern) for pattern in _TWO_WEEKDAYS),
    *(("weekday", pattern) for pattern in _WEEKDAYS),
    *(("today", pattern) for pattern in _TODAY),
    ("yesterday", rf"(?P<twice>avant-)?hier{PART_OF_DAY}"),
    ("tomorrow", rf"(?P<twice>apres-)?demain{PART_OF_DAY}"),
    ("ago", rf"(?:il y a|voila|voici) {ABOUT}(?P<count>{COUNT}) (?P<unit>{UNIT})(?! de (?!cela))"),
    ("in", rf"dans {ABOUT}(?P<count>{COUNT}) (?P<unit>{UNIT})(?! de )"),
    ("before", rf"(?P<count>{COUNT}) (?P<unit>{UNIT}) (?P<bdir>plus tot|auparavant|avant|plus tard|apres)"),
    (
        "eve of",
        r"la veille(?= (?:du sommet|de (?:la|leur|sa|cette) (?:rencontre|visite|reunion|conference)|de l'entretien))",
    ),
    ("eve", r"(?P<eve>la veille)(?: au soir)?(?! d)"),
    ("eve", r"(?P<eve>l'avant-veille|le meme jour|le jour meme|ce (?:jour|matin|soir)-la)(?! d)"),
    ("eve", r"(?P<eve>(?:le|au) (?:sur)?lendemain)(?: matin| soir)?(?! d)"),
    ("next", r"(?:la |le |l')(?P<unit>semaine|mois|annee|an) (?P<way>suivant|precedent)e?"),
    *(("week", pattern) for pattern in _WEEKS),
    ("weekend", r"(?:ce|le|du|au) week-?end(?: (?P<side>dernier|passe|prochain))?(?! d(?:u|es) \d)"),
    ("monthrel", r"ce mois(?:-ci)?(?! d)|(?:le|du|au) mois (?P<side>dernier|passe|prochain)|au cours du mois"),
    *(("season", pattern) for pattern in _SEASONS),
    ("quarter", rf"{_ORDINAL} trimestre(?:{OF_YEAR})?"),
    ("quarter", r"ce trimestre|(?:le|au) trimestre (?P<side>dernier|prochain)"),
    ("semester", rf"{_ORDINAL} semestre(?:{OF_YEAR})?"),
    ("yearrel", r"cette annee|l'an(?:nee)? (?P<side>derniere?|passee?|prochaine?)"),
    ("yearspan", rf"(?:entre (?P<first>{YEAR}) et|de (?P<from>{YEAR}) a) (?P<last>{YEAR})"),
    ("part of year", _PART_OF_YEAR),
    ("since year", rf"depuis (?:l'annee )?(?P<year>{YEAR})(?![/-])"),
    ("year", rf"(?:en|des|courant|pour|l'annee|l'an) (?P<year>{YEAR})(?![/-])"),
    ("year", rf"de (?P<year>{YEAR})(?![/-]| \w{{4,}}s(?!\w))"),
)
"""Kind and pattern, in the order in which they are tried: what is longer comes before what it begins with."""

DATELINE = (
    r"[^\W\d_][\w'. /-]{1,40}?(?: \([^)]{2,30}\))?(?:, ?| - )(?:le )?"
    rf"(?:(?P<weekday>{WEEKDAY}) )?(?P<day>{DAY}) (?P<month>{DAY_MONTH})(?: (?P<year>{YEAR}))?\.? ?"
    r"(?:(?P<agency>\([^)]{2,30}\) ?-{1,2}|/[a-z]{2,12}/\.?)|-{1,2}(?= ))"
)
"""As in "LE CAIRE, 9 juin (Reuters) -" and "MOSCOU, 14 avril. /TASS/."."""
