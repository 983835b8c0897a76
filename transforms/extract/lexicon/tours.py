"""Words of a tour, as patterns over folded words: what leads from stop to stop, what stops are called, what opens."""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = [
    "AHEAD",
    "CONTINUED",
    "FOLLOWS",
    "GOING_ON",
    "LATER",
    "LED",
    "OPENED",
    "OPENING",
    "PHASE",
    "STAGE_AT",
    "STAGE_OF",
    "STAGE_OF_IT",
    "TOUR",
]

AHEAD = frozenset(words("sera seront doit devrait ira bientot prochainement"))
"""What puts an "en visite" into the future."""
GOING_ON = frozenset(
    words(
        "effectue effectuent accomplit accomplissent entame entament entreprend poursuit poursuivent débute débutent "
        "achève achèvent"
    )
)
"""Verbs in the present, as written, whose object is a journey of this day: "effectue une visite"."""
_TOUR = r"(?:mini-)?(?:tournee|voyage|periple|deplacement|visite|sejour)"
_STAGE = r"(?:etape|halte|escale|arret|destination|crochet)"
_ORDINAL = (
    r"(?P<order>prochaine?|suivante|derniere?|ultime|premiere?|seconde?|deuxieme|troisieme|quatrieme|cinquieme|"
    r"nouvelle|autre|avant-derniere|breve|courte)"
)
_LIST = r"(?=(?:D )?(?:, )?(?:a |au |en |aux |dans |le |la |l' )*[ZX])"

TOUR = re.compile(r"(?<!\S)(?:mini-)?(?:tournee|periple|etapes?|escales?|haltes?)(?!\S)")
"""What tells that a journey has several stops."""
LED = re.compile(
    r"(?<!\S)(?:qui )?(?:le|la|l'|les) (?:(?P<past>a|ont|avait|avaient) )?(?:(?:\w+ment|ensuite|auparavant|deja|D) )*"
    r"(?P<verb>condui\w*|men(?:e|ent|era|eront|a|es|ee|ees|ait)|amen\w+|emmen\w+)"
    rf"(?: (?:ensuite|aussi|egalement|notamment|successivement|tour a tour|,|d' abord))* {_LIST}"
)
"""As in "(une tournée) qui le conduira (à Dakar, Bamako et Niamey)"."""
LATER = re.compile(r"(?<!\S)(?:ensuite|auparavant|deja|puis)(?!\S)")
"""What sets a stop apart from the day that the clause tells."""
STAGE_AT = re.compile(
    rf"(?<!\S)(?:{_ORDINAL} )?{_STAGE}(?: (?:de|d') (?:sa|son|cette|ce|leur|la|le|une?) (?:\w+ )?{_TOUR}(?: \w+)?)?"
    rf"(?: {_ORDINAL.replace('order', 'after')})?(?: prevue?)?(?: :| ,)?"
    rf"(?: (?P<verb>sera|est|etait|fut|ce sera))? {_LIST}"
)
"""As in "prochaine étape de sa tournée : (Tbilissi)", "a fait escale lundi (à Dakar)"."""
STAGE_OF = re.compile(
    r"(?<!\S)(?P<stop>[ZX])(?: D)?(?: ,)?(?: (?P<verb>est|sera|constitue|constituera|etait|fut))?"
    rf"(?: egalement| aussi)?(?: la| une| l')? {_ORDINAL} {_STAGE}(?!\S)"
)
"""As in "(le Mali) sera la deuxième étape"."""
STAGE_OF_IT = re.compile(rf"(?<!\S){_STAGE} de (?:sa|cette|leur|la)$")
"""As in "étape de sa (tournée)"."""
FOLLOWS = re.compile(r"(?<!\S)(?:(?P<stop>[ZX]) suivra|suivr(?:a|ont)(?= (?:[ZX]|l[ae'] ?[ZX])))(?!\S)")
"""As in "(Jakarta) suivra", "suivront (Canberra et Suva)"; of a tour only."""
PHASE = re.compile(
    r"(?<!\S)(?:(?P<past>a|ont|avait|avaient) )?(?:(?:\w+ment|ainsi|ensuite|D) )*"
    r"(?P<verb>acheve|achevera|termine|terminera|conclut?|conclura|boucle|bouclera|clos|clot|entame|entamera|"
    r"poursuit|poursuivra|poursuivi|commence|commencera|debute|debutera|ouvre|ouvert|referme|cloture|cloturera)"
    rf"(?P<stops>(?: (?:D|,|a|au|en|aux|Z))*) (?:sa|une|cette|leur|son|un|la) (?:\w+ )?{_TOUR}"
    r"(?: (?!a |au |en |aux )[a-z-]+){0,2}"
)
"""As in "a achevé mardi à Erevan une tournée", "poursuit sa tournée africaine (au Sénégal)"."""
OPENED = re.compile(
    rf"(?<!\S){_TOUR}(?: (?:,|[a-z-]+)){{0,3}} (?:entamee?|commencee?|ouverte?|debutee?)(?: par| avec)?"
    rf"(?: les (?:pays|etats) (?:voisins|limitrophes)(?: comme| :| ,)?)?(?: (?:le|des))? {_LIST}"
)
"""As in "une tournée entamée dimanche (à Bakou)", "la tournée qui avait commencé par (le Mali)"."""
CONTINUED = re.compile(
    rf"(?<!\S)avant de (?:continuer|poursuivre)(?: (?:sa|cette|son|ce) {_TOUR}| sa route| son chemin)? {_LIST}"
)
"""As in "avant de continuer (au Ghana et au Togo)"; of a tour only."""
OPENING = re.compile(
    rf"^(?:\" )?apres (?:(?:une?|un passage|une {_STAGE}|une visite|un sejour|avoir visite|a|au|en|aux|le|la|l') )*"
    r"(?=[ZX])"
)
"""As in "Après (Bakou lundi et Tbilissi mardi, X est arrivé …)"."""
