"""The French words of the calendar, folded (lower case, no accents), and what they stand for."""

from __future__ import annotations

from transforms.extract.lexicon import words

__all__ = [
    "DAYS_AWAY",
    "MONTHS",
    "NUMBERS",
    "ORDINALS",
    "PARTS_OF_MONTH",
    "PARTS_OF_YEAR",
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
TURNS = {
    **dict.fromkeys(words("dernier derniere passe passee ecoulee precedent tot auparavant avant"), -1),
    **dict.fromkeys(words("prochain prochaine suivant tard apres"), 1),
}
"""Words that lead back or ahead, as the last word of a part: "l'an dernier", "plus tard"."""
