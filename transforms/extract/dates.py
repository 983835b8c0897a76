"""French date phrases of news, resolved against the day of publication or the last date told."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

__all__ = ["DateMention", "DateRange", "dateline", "find_dates", "resolve"]


@dataclass(frozen=True, slots=True)
class DateRange:
    """When a contact takes place; both ends count."""

    start: date
    end: date
    precision: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date phrase; offsets count code points of the text it was found in."""

    start: int
    end: int
    kind: str
    parts: tuple[tuple[str, str], ...] = field(default=())


_MONTHS = {
    "janvier": 1,
    "janv": 1,
    "jan": 1,
    "fevrier": 2,
    "fevr": 2,
    "fev": 2,
    "mars": 3,
    "avril": 4,
    "avr": 4,
    "mai": 5,
    "juin": 6,
    "juillet": 7,
    "juil": 7,
    "aout": 8,
    "septembre": 9,
    "sept": 9,
    "octobre": 10,
    "oct": 10,
    "novembre": 11,
    "nov": 11,
    "decembre": 12,
    "dec": 12,
}
_DAYS = {name: i for i, name in enumerate(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"])}
_NUMBERS = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "quinze": 15,
    "vingt": 20,
}
_SEASONS = {"printemps": 4, "ete": 7, "automne": 10, "hiver": 1}

_M = r"(?:janvier|janv\.?|f[eé]vrier|f[eé]vr?\.|mars|avril|avr\.|mai|juin|juillet|juil\.|ao[uû]t|septembre|sept\.|octobre|oct\.|novembre|nov\.|d[eé]cembre|d[eé]c\.)"  # noqa: E501
_W = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_N = r"(?:\d{1,2}|une\sdizaine\sde|une\squinzaine\sde|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt)"  # noqa: E501
_D = r"(?:1er|[12]?\d|3[01])"
_Y = r"(?:19|20)\d\d"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"""(?<![\w-])(?:
        (?P<horizon>d['’]ici\s(?:à\s|au\s|la\s|le\s|fin\s|{_W})[^,.;:]{{0,30}}|prochainement|bient[oô]t|à\sune\sdate\s(?:ultérieure|qui)[^,.;:]{{0,20}}|dans\sles\s(?:prochain[es]+|tous\sprochains)\s\w+|dans\sles\smeilleurs\sd[eé]lais|ces\sprochain[es]+\s\w+|n['’]importe\squand|à\stout\smoment|avant\s(?:la\sfin|fin)\s[^,.;:]{{0,20}})
        |(?P<recurrent>(?:chaque|tous\sles|toutes\sles)\s\w+|r[eé]gulièrement)
        |(?P<span>(?:du|de|entre\sle|les?)?\s?(?P<sw1>{_W}\s)?(?P<sd1>{_D})(?:\s(?P<sm1>{_M}))?\s?(?:\s?[-–]\s?|(?:au|et(?:\sle)?|à)\s)(?P<sw2>{_W}\s)?(?P<sd2>{_D})\s(?P<sm2>{_M})(?:\s(?P<sy>{_Y}))?)
        |(?P<iso>(?P<id>\d\d)/(?P<im>\d\d)/(?P<iy>\d{{4}}))
        |(?P<full>(?:(?:ce|le|du)\s)?(?:(?P<fw>{_W}),?\s)?(?:le\s)?(?P<fd>{_D})\s(?P<fm>{_M})(?:\s(?P<fy>{_Y}))?(?:\s(?P<flast>dernier|prochain))?)
        |(?P<part>(?:à\s(?:la\s)?)?(?P<pp>d[eé]but|mi|fin|courant)(?:-|\sdu\smois\sde\s|\sdu\smois\sd['’]|\s)(?P<pm>{_M})(?:\s(?P<py>{_Y}))?(?:\s(?P<plast>dernier|prochain))?)
        |(?P<month>(?:en|de|depuis|d['’]|au\smois\sde|au\smois\sd['’]|à|dès|courant)\s?(?P<mm>{_M})(?:\s(?P<my>{_Y}))?(?:\s(?P<mlast>dernier|prochain))?(?!\w))
        |(?P<night>dans\sla\snuit\s(?:du|de)\s(?P<nw>{_W})(?:\s(?P<nd>{_D})(?:\s{_M})?)?\s(?:au|à)\s{_W}(?:\s{_D}\s{_M})?|la\snuit\sdernière|cette\snuit)
        |(?P<pair>(?P<w1>{_W})(?:\set\s|\sà\s)(?P<w2>{_W}))
        |(?P<weekday>(?:(?P<wce>ce|dès)\s)?(?P<w>{_W})(?:\s(?:matin|soir|après-midi|midi))?(?:\s(?P<wlast>dernier|prochain|(?:de\sla\ssemaine\s(?:dernière|prochaine))))?(?:\s(?:matin|soir))?)
        |(?P<today>aujourd['’]hui|ce\s(?:matin|soir|midi|jour)|cet\saprès-midi|dans\sl['’]après-midi|dans\sla\s(?:matinée|soirée)|en\sfin\sde\s(?:journée|matinée|soirée|d['’]après-midi))
        |(?P<yesterday>avant-hier|hier(?:\s(?:soir|matin))?)
        |(?P<tomorrow>après-demain|demain(?:\s(?:soir|matin))?)
        |(?P<ago>il\sy\sa\s(?:(?:à\speine|près\sde|environ|quelque|un\speu\splus\sd['’e])\s?)?(?P<an>{_N})\s(?P<au>jours?|semaines?|mois|ans?|années?))
        |(?P<in>dans\s(?P<inn>{_N})\s(?P<inu>jours?|semaines?|mois|ans?))
        |(?P<before>(?P<bn>{_N})\s(?P<bu>jours?|semaines?|mois|ans?)\s(?P<bdir>plus\stôt|auparavant|avant|plus\stard|après))
        |(?P<eveof>la\sveille(?=\s(?:du\ssommet|de\s(?:la|leur|sa|cette)\s(?:rencontre|visite|réunion|conférence)|de\sl['’]entretien)))
        |(?P<eve>la\sveille(?!\sd)|l['’]avant-veille|le\slendemain(?!\sd)|au\slendemain(?!\sd)|le\smême\sjour|le\ssurlendemain)
        |(?P<week>(?P<weekpos>en\s(?:début|milieu|fin)\sde\s)?(?:cette|la)\ssemaine(?:\s(?P<wklast>dernière|prochaine|passée))?|(?P<weekend>(?:ce|le)\sweek-?end(?:\s(?P<welast>dernier|prochain))?)|en\s(?:début|milieu|fin)\sde\ssemaine(?:\s(?P<wk2>dernière|prochaine))?)
        |(?P<monthrel>(?:ce\smois-ci|le\smois\s(?P<mrel>dernier|prochain|suivant)|au\scours\sdu\smois))
        |(?P<season>(?:cet|l['’]|à\sl['’]|au|ce|de\sl['’]|cet\s|au\scours\sde\sl['’])\s?(?P<sn>printemps|été|automne|hiver)(?:\s(?:(?P<slast>dernier|prochain)|(?P<sny>{_Y})))?(?!\w))
        |(?P<quarter>(?:au\s)?(?P<qn>premier|deuxième|troisième|quatrième|1er)\strimestre(?:\s(?P<qy>{_Y}))?)
        |(?P<yearrel>cette\sannée|l['’]an(?:née)?\s(?P<yrel>dernier|dernière|prochain|prochaine|passé))
        |(?P<yearspan>entre\s(?P<ys1>{_Y})\set\s(?P<ys2>{_Y}))
        |(?P<year>(?:en|depuis|d['’]|de|fin|début|mi-)\s?(?P<yy>{_Y})(?![\w/-]))
        )(?!\w)""",
        re.VERBOSE | re.IGNORECASE,
    )


_KINDS = [
    "horizon",
    "recurrent",
    "span",
    "iso",
    "full",
    "part",
    "month",
    "night",
    "pair",
    "weekday",
    "today",
    "yesterday",
    "tomorrow",
    "ago",
    "in",
    "before",
    "eveof",
    "eve",
    "week",
    "monthrel",
    "season",
    "quarter",
    "yearrel",
    "yearspan",
    "year",
]


def find_dates(text: str) -> list[DateMention]:
    """Date phrases in order; they do not overlap."""
    found = []
    for match in _pattern().finditer(text):
        kind = next(kind for kind in _KINDS if match[kind])
        groups = tuple((name, value) for name, value in match.groupdict().items() if value and name not in _KINDS)
        start, end = match.span()
        if kind == "eveof":
            kind = "eve of"
        if kind in ("month", "year") and text[start:end].lower().startswith("depuis"):
            kind = "since " + kind
        while text[start] == " ":
            start += 1
        found.append(DateMention(start, end, kind, (*groups, ("text", match[0].strip()))))
    return found


def _fold(word: str) -> str:
    return word.lower().rstrip(".").replace("é", "e").replace("û", "u").replace("’", "'")


def _number(word: str) -> int:
    word = word.lower()
    if word.endswith(" de"):
        return 10 if "dizaine" in word else 15
    return int(word) if word.isdigit() else _NUMBERS[word]


def _month(word: str) -> int:
    return _MONTHS[_fold(word)]


def _day(word: str) -> int:
    return 1 if word == "1er" else int(word)


def _months(year: int, month: int, shift: int) -> tuple[int, int]:
    index = year * 12 + month - 1 + shift
    return index // 12, index % 12 + 1


def _month_range(year: int, month: int) -> DateRange:
    return DateRange(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month")


def _quarter(year: int, first: int) -> DateRange:
    return DateRange(date(year, first, 1), date(year, first + 2, calendar.monthrange(year, first + 2)[1]), "quarter")


def _one(day: date) -> DateRange:
    return DateRange(day, day, "day")


def _nearest_year(month: int, day: int, base: date, tense: str) -> int | None:
    candidates = []
    for year in (base.year - 1, base.year, base.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        return None
    if tense == "future":
        later = [c for c in candidates if c >= base]
        if later and (later[0] - base).days < 300:
            return later[0].year
    if tense == "past":
        earlier = [c for c in candidates if c <= base]
        if earlier:
            return earlier[-1].year
    return min(candidates, key=lambda c: abs((c - base).days)).year


def _weekday(name: str, base: date, tense: str, shift: str | None) -> date:
    target = _DAYS[name.lower()]
    if shift and "semaine" in shift:
        monday = base - timedelta(days=base.weekday()) + timedelta(days=7 if "prochaine" in shift else -7)
        return monday + timedelta(days=target)
    if shift == "dernier":
        return base - timedelta(days=(base.weekday() - target) % 7 or 7)
    if shift == "prochain":
        return base + timedelta(days=(target - base.weekday()) % 7 or 7)
    if tense == "future":
        return base + timedelta(days=(target - base.weekday()) % 7)
    return base - timedelta(days=(base.weekday() - target) % 7)


def _week_of(day: date) -> DateRange:
    monday = day - timedelta(days=day.weekday())
    return DateRange(monday, monday + timedelta(days=6), "day")


def resolve(
    mention: DateMention, *, published_on: date, tense: str, anchor: DateRange | None = None
) -> DateRange | None:
    """The days that a phrase stands for; None where it gives no date."""
    try:
        return _resolve(mention, published_on, tense, anchor)
    except (ValueError, OverflowError):
        return None


def _resolve(mention: DateMention, base: date, tense: str, anchor: DateRange | None) -> DateRange | None:
    g = dict(mention.parts)
    kind = mention.kind.removeprefix("since ")
    text = g["text"].lower().replace("’", "'")
    if kind in ("horizon", "recurrent"):
        return None
    if kind == "span":
        m2 = _month(g["sm2"])
        m1 = _month(g["sm1"]) if "sm1" in g else m2
        year = int(g["sy"]) if "sy" in g else _nearest_year(m2, _day(g["sd2"]), base, tense)
        if year is None:
            return None
        start = date(year - (m1 > m2), m1, _day(g["sd1"]))
        return DateRange(start, date(year, m2, _day(g["sd2"])), "day")
    if kind == "iso":
        return _one(date(int(g["iy"]), int(g["im"]), int(g["id"])))
    if kind == "full":
        month, day = _month(g["fm"]), _day(g["fd"])
        year = (
            int(g["fy"])
            if "fy" in g
            else _nearest_year(
                month,
                day,
                base,
                {"dernier": "past", "prochain": "future"}.get(
                    g.get("flast", ""),
                    "near"
                    if text.startswith("ce ")
                    or (
                        tense == "past"
                        and date(base.year, month, day) > base
                        and (date(base.year, month, day) - base).days < 60
                    )
                    else tense,
                ),
            )
        )
        return None if year is None else _one(date(year, month, day))
    if kind in ("part", "month"):
        prefix = "p" if kind == "part" else "m"
        month = _month(g[prefix + "m"])
        side = {"dernier": "past", "prochain": "future"}.get(g.get(prefix + "last", ""), tense)
        if prefix + "y" in g:
            year = int(g[prefix + "y"])
        elif side == "future":
            year = base.year + (month < base.month)
        else:
            year = base.year - (month > base.month)
        whole = _month_range(year, month)
        if kind == "month" or _fold(g["pp"]) == "courant":
            return whole
        where = _fold(g["pp"])
        if where == "debut":
            return DateRange(whole.start, whole.start.replace(day=10), "month")
        if where == "mi":
            return DateRange(whole.start.replace(day=11), whole.start.replace(day=20), "month")
        return DateRange(whole.end - timedelta(days=9), whole.end, "month")
    if kind == "night":
        return _one(_weekday(g["nw"], base, "past", None) if "nw" in g else base - timedelta(days=1))
    if kind == "pair":
        first = _weekday(g["w1"], base, tense, None)
        second = first + timedelta(days=(_DAYS[g["w2"].lower()] - _DAYS[g["w1"].lower()]) % 7)
        if tense != "future" and second > base:
            first, second = first - timedelta(days=7), second - timedelta(days=7)
        return DateRange(first, second, "day")
    if kind == "weekday":
        return _one(_weekday(g["w"], base, "past" if tense == "present" else tense, g.get("wlast")))
    if kind == "today":
        later = anchor is not None and anchor.start > base and text.startswith(("dans", "en fin"))
        return _one(anchor.start if later and anchor is not None else base)
    if kind == "yesterday":
        return _one(base - timedelta(days=2 if text.startswith("avant") else 1))
    if kind == "tomorrow":
        return _one(base + timedelta(days=2 if text.startswith("apr") else 1))
    if kind in ("ago", "in"):
        sign, n, unit = (-1, _number(g["an"]), g["au"]) if kind == "ago" else (1, _number(g["inn"]), g["inu"])
        return _shifted(base, sign * n, unit)
    if kind == "before":
        origin = anchor.start if anchor else base
        sign = 1 if g["bdir"].lower().endswith(("tard", "après")) else -1
        return _shifted(origin, sign * _number(g["bn"]), g["bu"], days=True)
    if kind in ("eve", "eve of"):
        origin = anchor.start if anchor else base
        away = {"la veille": -1, "l'avant-veille": -2, "le même jour": 0, "le surlendemain": 2}.get(text, 1)
        return _one(origin + timedelta(days=away))
    if kind == "week":
        if "weekend" in text or "week-end" in text:
            saturday = _week_of(base).start + timedelta(days=5)
            weekend = g.get("welast")
            if weekend == "dernier" or (weekend is None and tense == "past" and base.weekday() < 5):
                saturday -= timedelta(days=7)
            elif weekend == "prochain":
                saturday += timedelta(days=7 if base.weekday() >= 5 else 0)
            return DateRange(saturday, saturday + timedelta(days=1), "day")
        week = g.get("wklast") or g.get("wk2") or ""
        if text.startswith("la semaine") and not week:
            return None
        days = -7 if week.startswith(("derni", "pass")) else 7 if week.startswith("proch") else 0
        return _week_of(base + timedelta(days=days))
    if kind == "monthrel":
        months = {"dernier": -1, "prochain": 1, "suivant": 1}.get(g.get("mrel", ""), 0)
        return _month_range(*_months(base.year, base.month, months))
    if kind == "season":
        opening = _SEASONS[g["sn"].lower().replace("é", "e")]
        if "sny" in g:
            return _quarter(int(g["sny"]), opening)
        side = {"dernier": "past", "prochain": "future"}.get(g.get("slast", ""), tense)
        year = base.year
        if side == "future" and base.month > opening + 2:
            year += 1
        if side != "future" and base.month < opening:
            year -= 1
        return _quarter(year, opening)
    if kind == "quarter":
        opening = {"premier": 1, "1er": 1, "deuxième": 4, "troisième": 7, "quatrième": 10}[g["qn"].lower()]
        return _quarter(int(g["qy"]) if "qy" in g else base.year, opening)
    if kind == "yearrel":
        which = g.get("yrel", "")
        year = base.year + (-1 if which.startswith(("dern", "pass")) else 1 if which.startswith("proch") else 0)
        return DateRange(date(year, 1, 1), date(year, 12, 31), "year")
    if kind == "yearspan":
        return DateRange(date(int(g["ys1"]), 1, 1), date(int(g["ys2"]), 12, 31), "year")
    year = int(g["yy"])
    return DateRange(date(year, 1, 1), date(year, 12, 31), "year")


def _shifted(base: date, n: int, unit: str, *, days: bool = False) -> DateRange:
    unit = unit.lower()
    if unit.startswith("jour"):
        return _one(base + timedelta(days=n))
    if unit.startswith("sem"):
        day = base + timedelta(days=7 * n)
        return _one(day) if days else _week_of(day)
    if unit.startswith("mois"):
        return _month_range(*_months(base.year, base.month, n))
    return DateRange(date(base.year + n, 1, 1), date(base.year + n, 12, 31), "year")


_DATELINE = re.compile(
    rf"^[A-ZÀ-Ý][\w’'. /-]{{2,40}}?(?: \([^)]{{2,30}}\))?(?:,| -) (?P<d>{_D}) (?P<m>{_M})(?: (?P<y>{_Y}))?\.? ?(?:\([^)]{{2,30}}\) ?[-–—]|[-–—]|/TASS/\.)",  # noqa: E501
    re.IGNORECASE,
)


def dateline(text: str, *, published_on: date) -> tuple[date, int] | None:
    """The day of a wire dateline ("LE CAIRE, 9 juin (Reuters) -") and where it ends; None where there is none."""
    match = _DATELINE.match(text)
    if match is None or not text[:3].isupper():
        return None
    month, day = _month(match["m"]), _day(match["d"])
    year = int(match["y"]) if match["y"] else _nearest_year(month, day, published_on, "near")
    return None if year is None else (date(year, month, day), match.end())
