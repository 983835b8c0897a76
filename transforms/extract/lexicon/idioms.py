"""Idioms that tell of a contact between their subject and their object, as patterns over rows of units.

The last unit of each is the object, an actor (``X`` or ``Y``).
"""

from __future__ import annotations

import re

__all__ = ["AGREED", "LIGHT_VERBS", "MUTUAL_IDIOMS", "SIDE_BY_SIDE", "TALKS_OFFERED"]

_AND_WHEN = r"(?:(?: ,)? D(?: ,)?|(?: ,)? a Z(?: ,)?| longuement| brievement| discretement| d' urgence)*"
_TO = r" (?:a|au|aux|a la|a l')"
_HONOUR = r"(?: en l' honneur d[eu']| pour| a| au)"

LIGHT_VERBS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<!\S){pattern} [XY](?!\S)"), kind)
    for pattern, kind in (
        (rf"(?:a |avait )?(?:pris|prend|prendra) a part{_AND_WHEN}", "face"),
        (rf"(?:a |avait )?(?:serre|sert) (?:la main|dans ses bras)(?: d[eu'])?{_AND_WHEN}", "face"),
        (
            rf"(?:a |avait )?(?:donne|accorde|donnera|accordera){_AND_WHEN} (?:une )?audience{_AND_WHEN}{_TO}",
            "host",
        ),
        (
            rf"(?:a |avait )?(?:offert|offre|donne){_AND_WHEN} un (?:dejeuner|diner|banquet){_AND_WHEN}{_HONOUR}",
            "host",
        ),
        (rf"(?:(?:a|ont|avait|avaient) fait|fait|font|fera|feront|va faire) venir{_AND_WHEN}", "come"),
        (rf"(?:a |avait )?(?:passe|passera) un coup de (?:fil|telephone){_TO}", "call"),
        (r"(?:a|avait) (?:eu|joint|appele)(?: D)?(?= X au (?:bout du fil|telephone))", "call"),
        (rf"(?:a |avait )?(?:rendu compte|rend compte){_AND_WHEN} au telephone{_TO}", "call"),
    )
)
"""Pattern and kind of contact (as `telling.Found.kind`); ``come`` is a summons for an ambassador."""

MUTUAL_IDIOMS = re.compile(
    r"(?<!\S)(?:(?:se (?:sont|etaient)|s' etaient)(?: D)?(?: longuement| chaleureusement)? (?:serre|donne|fait)|"
    r"se (?:serrent|serreront|donnent|font))(?: D)? "
    r"(?:la main|l' accolade|la bise|une accolade|une poignee de main|face)(?!\S)|"
    r"(?<!\S)(?:posent|posaient|(?:ont|avaient) pose|apparai\w+|sont apparus|s' affichent|se sont affiches)(?: D)? "
    r"(?:ensemble|cote a cote|main dans la main)(?!\S)|"
    r"(?<!\S)(?:sont|etaient|seront|se sont retrouves|se retrouvent|se retrouveront)(?: D)? "
    r"(?:face-a-face|face a face|cote a cote|a la meme table)(?!\S)"
)
"""What two officials as subject do in each other's presence: "se sont serré la main", "posent côte à côte"."""

AGREED = re.compile(
    r"(?<!\S)(?:conven\w+|accord\w+|d' accord|entendu\w*|decid\w+|promis|engag\w+)(?: \S+){0,3}? (?:de|d'|a|pour) "
    r"(?:poursuivre|continuer|approfondir|reprendre|prolonger|relancer)(?: (?:,|D|vite|rapidement|prochainement))* "
    r"(?:\" )?(?:leurs?|ces?|les?|cette|la|l') (?:\" )?(?:\w+ )?(?:discussions?|echanges?|pourparlers|negociations?|"
    r"consultations?|entretiens?|conversations?|dialogue)(?!\S)"
)
"""As in "(X et Y) sont convenus de poursuivre leurs discussions"."""

SIDE_BY_SIDE = re.compile(r"(?:.* : )?(?:(?:a|au|en|aux) (?P<opening>Z) , )?(?P<one>X) et (?P<other>X) (?=[a-z])")
"""Two officials as subject of a headline, with the place that opens it."""

TALKS_OFFERED = re.compile(
    r"(?<!\S)(?:propos|offr)\w*(?: (?:D|de nouveau|a nouveau|officiellement))? (?:a|au|aux)(?: l'| la)? [XYZ]"
    r"(?: (?![XYZ.;:])\S+){0,6} (?:dialogue|rencontres?|rencontrer|discussions?|discuter|negociations?|negocier|"
    r"pourparlers|sommet|entretiens?|entrevue|tete-a-tete|face-a-face|reunion|parler)(?!\S)"
)
"""As in "propose à Y d'ouvrir un dialogue", "offre aux X des négociations"."""
