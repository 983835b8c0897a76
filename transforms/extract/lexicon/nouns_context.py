"""Words around a noun of contact that tell whose it is, or that it is no contact, folded."""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = [
    "ACTING",
    "AGENDA_OF",
    "ANNOUNCING",
    "ATTENDED",
    "CALLED_OFF_BY",
    "CALLING_OFF",
    "CIRCUMSTANCE",
    "CONFLICT",
    "DURING",
    "EXCHANGED",
    "JOINT",
    "NOUN_FOLLOWS",
    "OFFERING",
    "OPENING",
    "OPENING_STATE",
    "PLACE_AND_DAY",
    "PLEADING",
    "PUBLIC",
    "RAISING",
    "TAKING_PLACE",
    "TOGETHER",
    "TO_GO_ON",
    "TRADE",
    "TWO_SIDES",
]

CIRCUMSTANCE = re.compile(
    r"(?:au lendemain|apres|avant|a la veille|en marge)(?: (?:de|d'|du|la|l'|le|une?|sa|son))*(?: \w+)?$"
)
"""As in "au lendemain d'un entretien": the noun's partners are those of the clause."""

AGENDA_OF = re.compile(r"(?:l' )?agenda (?:\w+ )?(?:de la |de l' |des |du |de )X")
"""A headline that says whose agenda follows."""

CALLED_OFF_BY = re.compile(
    r"(?<!\S)(?:annul|report|ajourn|repouss|decommand|refus)ee?s?(?: (?:D|au dernier moment|sine die))* "
    r"par (?=[XY](?!\S))"
)
"""As in "(la visite), annulée par (Y)"."""
ANNOUNCING = re.compile(r"(?:confirme|annonce|prepare|espere|souhaite|attend|accueille|salue|promet)(?:nt)?")
"""What the state does that expects a visit: "Pyongyang confirme (la visite de X)"."""

CALLING_OFF = re.compile(r"(?:annul|report|ajourn|repouss|declin|refus|decommand)")
"""What is done to a visit that does not take place: "Niamey annule (la visite)"."""

ATTENDED = re.compile(
    r"(?<!\S)(?:particip\w+|assist\w+|ira|iront|rend|rendra|prend\w* part|invite\w*) (?:\S+ ){0,4}(?:a|au|"
    r"aux)(?: \S+){0,2} "
    r"(?:sommet|conference)(?!\S)|(?<!\S)(?:sommet|conference) (?:regional|international|mondial|annuel|"
    r"extraordinaire)e?(?!\S)"
)
"""As in "ira à un sommet régional (avec X, Y et Z)": who takes part in it does not meet each of the others."""

PUBLIC = frozenset(
    words("accorde accordee diffuse diffusee televise televisee publie publiee exclusif journal quotidien radio chaine")
)
"""An "entretien" of this kind is an interview."""

CONFLICT = frozenset(words("guerre conflit treve cessez-le-feu accord paix hostilites tensions combats"))
"""What has an "entre" of its own: "négociations sur la guerre entre X et Y"."""

EXCHANGED = frozenset(words("tirs feu frappes prisonniers otages"))
"""What is exchanged without a contact: "un échange de prisonniers"."""

JOINT = frozenset(words("conjoint conjointe conjointes commun commune"))
"""What says of an appearance before the press that two gave it together."""
NOUN_FOLLOWS = frozenset(words("de d' la une un l' cette sa leur premiere cet")) | {'"', ":"}
"""What a noun follows that can be a verb: "la rencontre", where "X rencontre Y" is one."""

OFFERING = re.compile(r"(?<!\S)(?:propos|offr|sugger|reclam|demand|accord|fix)\w*(?: \S+){0,4}$")

PLACE_AND_DAY = re.compile(r"d[e'] [ZX](?: (?!avec|entre|et|,|X|Y)\S+)* D(?!\S)")
"""What a past meeting is named by: "(la réunion) de Moscou au format 2+2 de septembre 2019"."""

TRADE = re.compile(r"(?<!\S)(?:millions?|milliards?|dollars?|euros?|commercia(?:l|ux)|balance|volume|%)(?!\S)")
"""What says that exchanges are trade."""

TAKING_PLACE = re.compile(r"(?:se (?:tien|derou|poursui)\w+|ont lieu|a lieu|auront lieu|aura lieu|doi\w+ avoir)")
"""As in "les pourparlers qui se tiennent (entre X et Y)"."""

TO_GO_ON = re.compile(r"(?:poursuivre|continuer|approfondir|prolonger)(?: \")? (?:leurs?|ces?|cette|cet)(?: \w+)?$")
"""As in "convenus de poursuivre ces (discussions)"."""

TOGETHER = re.compile(
    r"(?<!\S)(?:(?:ont|avaient) (?:tenu|donne|anime)|tiennent|donnent|animent|tiendront|donneront)(?!\S)"
)
"""As in "(X et Y) ont donné (une conférence de presse)": the two of them."""

TWO_SIDES = re.compile(r"(?<!\S)X et X(?!\S)")
"""Two actors in a row, wherever they stand."""

DURING = tuple(
    words(
        "lors debut durant pendant cours issue terme apres eu tenu mene auront avoir tenir tiennent tiendront tenaient "
        "auraient meneront menent"
    )
)
"""Words before a noun that make the clause's actors its partners: "lors d'un entretien", "ont eu un entretien"."""

OPENING_STATE = re.compile(r"(?:D )?(?:au|en|aux) (?P<state>Z) ,")
"""As in "Au Niger, (le chef de la junte …)"."""

OPENING = re.compile(
    r"(?<!\S)(?:lanc|ouvr|entam|engag|repren|repris|poursui|conclu|suspend|romp|achev|debut|men)\w*(?: \w+ement)?"
    r"(?: (?:les?|des?|la|leurs?|une?))?(?: nouve\w+| premi\w+)?$"
)
"""As in "Berne et Bruxelles ouvrent des négociations"."""

ACTING = re.compile(
    r"(?<!\S)(?:plaid|sign|travaill|prepar|inaugur|evoqu|abord|examin|affich|visit|presid|commemor|celebr|"
    r"coordonn|annonc|discut|point)\w*"
)
"""What counterparts do together: "plaide avec son homologue"."""

RAISING = re.compile(r"(?<!\S)(?:evoqu|abord)(?:ea?|er|era|e|ent|eront|ait|ant)(?!\S)")
"""What is done with somebody by speaking to him: "évoque la crise avec X"."""

PLEADING = re.compile(r"(?<!\S)(?:plaid|insist|interven|interv|protest|exprim|demand|reclam)\w*")
"""What is done "auprès de" somebody by speaking to him."""
