"""Words around a date that tell whose date it is, as patterns over folded words."""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = [
    "ANOTHER_BEGINS",
    "ARRIVING",
    "AT_FIRST_DUE",
    "BROKEN_OFF",
    "CALLED_OFF_ON",
    "COULD_NOT",
    "DECIDED_AFTER",
    "DURING",
    "EVENTS",
    "EVENT_NOUNS",
    "FIRST_SINCE",
    "FOLLOWING_ON",
    "FROM_ANOTHER",
    "ITS_OWN_DAY",
    "JUST",
    "NOT_SINCE",
    "NTH_DAY",
    "NUMBERS_OF_DAYS",
    "ON_THE_SAME_DAY",
    "ORDINALS",
    "REPORTED_AFTER",
    "REPORTING",
    "SAID_BY",
    "SHOULD_HAVE",
    "STAY_BEGINS",
    "STAY_ENDS",
    "STAY_OF",
    "STILL_TO_DO",
    "WHILE",
]

NUMBERS_OF_DAYS = {
    **{str(number): number for number in range(2, 8)},
    **{name: number for number, name in enumerate(words("deux trois quatre cinq six sept"), 2)},
}
"""How long a stay may be, in figures or words."""
FIRST_SINCE = re.compile(r"(?<!\S)(?:premiere?s?|une premiere)(?: (?![;.:])\S+){1,6}$")
"""As in "pour sa première sortie connue (depuis 2011)": what it counts from is another."""
NOT_SINCE = re.compile(r"(?<!\S)(?:n'|ne|derniere?s?|aucune?)(?!\S)")
"""As in "ne se sont plus (parlé depuis 2022)"."""
BROKEN_OFF = re.compile(r"(?<!\S)(?:remont|interromp|interrompu|romp|gele|suspend)\w*(?!\S)")
"""As in "(les discussions) sont rompues (depuis 2022)"."""
AT_FIRST_DUE = re.compile(
    r"(?<!\S)(?:initialement|d' abord|au depart|a l' origine|prealablement)"
    r"(?: (?:prevu|programme|fixe|attendu|annonce|cale)e?s?)?(?: (?:pour|le|au))?$"
)
"""As in "initialement prévue (lundi), aura lieu jeudi": a day that is given up."""
ITS_OWN_DAY = re.compile(r"(?:(?:^| )(?:,|en|qui|remont\w+ a|dat\w+ d[eu']))+$")
"""Between a noun and its own day: "leur précédente entrevue, qui remontait à (janvier)"."""
FOLLOWING_ON = re.compile(
    r"(?<!\S)(?:fai\w+ suite|suite|decoul\w+|dans le prolongement|dans la foulee|resulte\w*|issue?s?|suit|suivait)"
    r"(?: \S+)? (?:a|au|aux|de|du|des|d')(?: la| l'| le)?(?: \w+)?$"
)
"""As in "fait suite à la (rencontre)": an earlier one, on another day."""
ANOTHER_BEGINS = re.compile(r"apres (?:avoir|etre|s' etre)(?!\S)|avant d[e'](?: (?:se|s'|y))? \S+(?:er|ir|re)(?!\S)")
"""As in "après être allé", "avant de se rendre": dates behind it are those of another journey."""
CALLED_OFF_ON = re.compile(
    r"(?<!\S)(?:a|ont|avait|avaient|ete)(?: \w+ement)? (?:annul|report|renonc|ajourn|decommand|deprogramm|"
    r"refus|declin|exclu)\w*$"
)
"""What a date is that of a calling-off after: "a annulé lundi (sa visite)"."""
_SAID = (
    "annonce|indique|declare|revele|confirme|dit|rapporte|affirme|precise|assure|estime|explique|ajoute|souligne|"
    "fait savoir"
)
REPORTING = re.compile(
    rf"(?:{_SAID}|averti|decide|reagi|ecrit|propose|offert|approuve|valide|autorise|fait etat|ecrivait|repete|"
    r"publie|publiee|diffuse)e?s?$|t-on appris$"
)
"""What a date is that of a report after: "a annoncé mercredi"."""
REPORTED_AFTER = re.compile(r"(?:a|ont) (?:annonce|declare|indique|affirme|dit|approuve|adopte|valide|autorise)")
"""What a date is that of a report before: "mercredi, a annoncé"."""

DECIDED_AFTER = re.compile(r"(?:, )?[XY] (?:a|ont) (?:approuve|adopte|valide|autorise)(?!\S)")
"""As in "Vendredi, X a approuvé (le mandat de négociation)": the day of the decision."""

EVENTS = frozenset(
    f"{stem}{ending}"
    for stem in words(
        "survenu signe conclu lance paru tue commis perpetre adopte vote elu nomme intervenu decede mort investi"
    )
    for ending in ("", "e", "s", "es")
)
"""Participles whose date is their own: "l'accord signé mardi"."""
EVENT_NOUNS = frozenset(
    words("massacre attentat attentats attaque attaques guerre revolution putsch coup accord accords traite genocide")
)
"""Nouns whose date is their own: "le massacre du 17 octobre 1961"."""

DURING = re.compile(
    r"(?<!\S)(?:lors|au cours|a l' occasion|en marge|pendant|le jour meme|en)"
    r"(?: (?:de|d'|du|la|l'|le|une?|sa|son|cette|derniere|premiere))*$"
)
"""As in "lors de (sa visite)": what is said then is said on a day of the visit."""

WHILE = re.compile(
    r"(?<!\S)(?:lors|au cours|au debut|pendant|durant|dans)(?: (?:de|d'|du|la|l'|le|une?|leur|leurs|cette|premiere?|"
    r"nouve\w+|long\w*))*$"
)
"""As in "a indiqué mercredi, lors de (leur entretien)": what is said then is said on its day."""
SAID_BY = re.compile(rf"(?<!\S)(?:a|ont|avait) (?:{_SAID})$")
"""As in "a annoncé (le ministre mardi)"."""
STILL_TO_DO = frozenset(words("doit doivent va vont devrait devraient"))
"""Verbs behind "qui" by which somebody has something else before him: "a appelé Y, qui doit rencontrer vendredi …"."""
SHOULD_HAVE = re.compile(
    r"(?<!\S)(?:aurai(?:t|ent) du|n' (?:a|ont|avait) (?:\w+ )?(?:pas|jamais) (?:pu )?(?:eu|avoir) lieu)(?!\S)"
)
"""As in "aurait dû avoir lieu lundi", "prévue lundi, n'a pas eu lieu": a day that is over."""
ON_THE_SAME_DAY = re.compile(r"(?<!\S)(?:ensuite|dans la foulee|a cette occasion|aussitot|de son cote)(?!\S)")
"""What goes on telling the same day: "ont ensuite été reçus par Y", "a de son côté vu Y"."""
COULD_NOT = re.compile(r"n' (?:a|ont|avait|avaient) (?:\w+ )?pas (?:pu|voulu|souhaite|reussi|du)(?!\S)")
"""As in "n'a pas pu (rencontrer lundi Y)": a day that is over."""
ARRIVING = frozenset(words("arriver atterrir debarquer"))
"""Verbs of which the perfect is a present: who "est arrivé" is there."""
_STAY = r"(?:visite|sejour|deplacement|voyage|tournee|mission)"
STAY_OF = re.compile(
    rf"(?<!\S)(?:{_STAY}(?: (?:(?:d'|de) )?(?!de|d')\w+){{0,2}}? de|pour(?: une duree de)?|doit durer|durera) "
    rf"(?P<long>{'|'.join(NUMBERS_OF_DAYS)}) jours(?! (?:avant|apres|plus))|"
    rf"(?<!\S)(?P<of>{'|'.join(NUMBERS_OF_DAYS)}) jours de {_STAY}(?!\S)"
)
"""As in "une visite d'État de trois jours", "arrivé lundi pour deux jours"."""
STAY_ENDS = re.compile(
    r"(?<!\S)(?:(?:achev|termin|conclu|boucl|clot|quitt|regagn)\w*|au terme|a l' issue|fin d[e']|"
    r"dernier (?:jour|acte)|derniere (?:journee|etape))(?!\S)"
)
"""What a day is the last of a stay after: "achève jeudi une visite de deux jours"."""
STAY_BEGINS = re.compile(r"(?<!\S)(?:entam|debut|commenc|arriv|atterri|debarqu|entrepren|se pose)\w*(?!\S)")
"""What the day of publication is the first of a stay after: "entame une visite de trois jours"."""
JUST = re.compile(r"(?:vient|viennent) d[e']")
"""What has just happened happened on the day of publication."""
FROM_ANOTHER = re.compile(
    r"(au lendemain|a la veille|D)(?: (?:de|d'|du|la|l'|le|une?|cette|sa|son|leur|longue?|premiere?|derniere?|avoir|"
    r"etre|s'|se|y))+(?: \w+)?$|(D) (?:une?|la|le|l'|sa|leur|son) ?\w*$"
)
"""As in "au lendemain d'(un appel)", "quatre jours avant (une visite)": a day counted from the contact's."""

ORDINALS = {"deuxieme": 2, "second": 2, "troisieme": 3, "quatrieme": 4, "cinquieme": 5, "sixieme": 6}
NTH_DAY = re.compile(
    rf"(?<!\S)({'|'.join(ORDINALS)})(?: et dernier)? jour (?:de|d'|du)(?: (?:la|l'|sa|son|leur|cette))?$"
)
"""As in "au deuxième jour de (sa visite)": it began the day before."""
