"""Words around a place that tell whether something takes place there, and whether being there is a visit, folded."""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = [
    "AT_SUMMIT",
    "BEFORE_IT",
    "BETWEEN_STOPS",
    "CONTESTED",
    "ELSEWHERE",
    "GATHERING",
    "GROUNDS",
    "HABIT",
    "HOSTING",
    "HOST_OF_SEAT",
    "HOUSES",
    "HOUSES_OF_TOWN",
    "MEETING_PLACES",
    "NO_PLACE_BEFORE",
    "OCCASION",
    "OF_HOUSES",
    "OPENING_PLACE",
    "SEATS_OF_UN",
    "TALKS_THERE",
    "UNION",
]

NO_PLACE_BEFORE = frozenset(
    words(
        "guerre conflit crise paix treve cessez-le-feu situation soutien aide combats frappes invasion tensions "
        "offensive intervention elections violences attentat attaque attaques ambassadeur ambassade ambassadrice "
        "bombardements presence operation operations "
        "ceremonie discours manifestation manifestations troupes militaires soldats reforme retour consul "
        "hostilites exportations"
    )
)
"""Nouns whose place is where the thing is, not where a contact takes place: "la guerre en Ukraine"."""

MEETING_PLACES = frozenset(
    words(
        "reunion rencontre sommet entretiens palais pourparlers negociations siege pres venu ville capitale aeroport "
        "ors salons perron citadelle base aerodrome residence monastere fort manoir villa"
    )
)
"""Nouns whose "de" tells where a contact takes place: "au sommet de Vilnius"."""

OF_HOUSES = frozenset(
    words("royal royale presidentiel presidentielle imperial imperiale princier national nationale international")
)
"""Adjectives between such a noun and its "de": "au palais royal de Rabat"."""

ELSEWHERE = re.compile(r"(?<!\S)(?:sauf|hors|depuis(?! D))(?!\S)")
"""What makes of a place one where nothing is told to take place: "sauf à Paris", but not "est depuis lundi à Paris"."""

CONTESTED = frozenset(
    [
        *words(
            "gaza cisjordanie crimee donbass donetsk lougansk transnistrie karabakh cachemire abkhazie sahel essequibo"
        ),
        *words(
            "tigre darfour kivu kurdistan groenland normandie senkaku spratleys paracels ceuta melilla golan chagos"
        ),
        *("haut karabakh", "nagorny karabakh", "ossetie du sud", "sahara occidental", "bande de gaza", "cote d azur"),
    ]
)
"""Lands that are what a text is about rather than where officials meet, folded."""

OPENING_PLACE = re.compile(
    r"(?:[*•-] )?(?:D[,:]? |\d+ [:h] \d+ (?:[-:.|] )?)?"
    r"(?:(?:de passage |arrivee? |reunie?s? )?(?:a|au|aux|en|dans|depuis) (?P<place>Z)"
    r"(?= (?:,|où|D)(?!\S))|(?P<label>X|Z) [-:](?!\S))"
)
"""How a sentence begins that is set in a place: "À Lomé, …", "Réunis jeudi à Arica, …", "LOMÉ – …"."""

UNION = re.compile(r"\bUE\b|[Ee]uropéen|O[Tt][Aa][Nn]\b|Commission")
"""In such a text Brussels is the seat of the Union or the Alliance, not Belgium."""

SEATS_OF_UN = ("new york", "geneve", "vienne", "davos")
"""Going there is no visit to the state that they lie in."""

GATHERING = re.compile(
    r"(?<!\S)(?:mini-)?(?:sommets?|g7|g20|cop\d*|assemblee generale|forums?|jeux|ceremonie d' ouverture|conferences?|"
    r"coupe|match|finale|festival|obseques|funerailles|salon)(?!\S)"
)
"""What many travel to: going there is no visit to the host."""

AT_SUMMIT = re.compile(
    r"(?<!\S)(?:en marge|a l' ouverture|lors|a la tribune|participe|participer|assiste)"
    r"(?: (?:de|d'|du|des|a|au|la|l'|le|un))* "
    r"(?:sommet|forum|conference|assemblee generale|g7|g20|conseil europeen)(?!\S)"
)
"""What brings many to a place, as a text says it: "en marge du sommet"."""
HOST_OF_SEAT = {"Bruxelles": re.compile(r"[Bb]elg"), "La Haye": re.compile(r"[Nn]éerland|Pays-Bas|[Hh]olland")}
"""Towns that are there for organisations, and how a text names the state that they lie in, if it means that."""
BEFORE_IT = re.compile(r"(?<!\S)(?:avant|a la veille d[eu']|a (?:deux|trois|quelques) jours d[eu'])(?!\S)")
"""Behind which a gathering is another thing: "est attendu à Z, avant un sommet"."""

OCCASION = re.compile(
    r"(?<!\S)(?:sommet|forum|conference|assemblee|g7|g20|cop\d*|congres|salon|festival|jeux|commemorations?|"
    r"funerailles|"
    r"obseques|ceremonie|conseil)(?!\S)"
)
"""What brings officials to a place without a host: being there is no visit then."""

HABIT = re.compile(
    r"(?<!\S)(?:multipli\w+|regulier\w*|frequent\w*|souvent|plusieurs|nombreuses|nombreux|reprises|rarement|"
    r"parfois)(?!\S)"
)
"""Journeys in general are none in particular."""

BETWEEN_STOPS = frozenset(words(", et puis avant en a au aux D de ensuite d' la le enfin"))
"""What may stand between the stops of a journey: "en Égypte, jeudi, puis en Israël"."""

GROUNDS = frozenset(words("capitale territoire sol palais presidence"))
"""What an adjective makes a state's: "la capitale russe", "le sol ukrainien"."""

HOUSES = frozenset(words("palais chateau villa residence hotel"))
"""What a seat of power is named with: "au palais X"."""

HOUSES_OF_TOWN = frozenset(words("palais aeroport residence aerodrome citadelle"))
"""What is named with its capital, which is where one is: "au palais royal de Rabat"."""

HOSTING = re.compile(r"(?:a |va |doit |avait |devrait )?(?:accueill|abrit|heberg)\w+")
"""As in "(Moscou) accueillera une réunion": a capital that is a place."""

TALKS_THERE = re.compile(
    r"(?<!\S)(?:pour|afin de)(?: \S+){0,3} "
    r"(?:pourparlers|negociations?|negocier|discussions|entretiens|trilaterale)(?!\S)"
)
"""What brings officials of several parties to a place to meet each other."""
