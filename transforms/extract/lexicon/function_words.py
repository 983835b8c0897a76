"""Prepositions, articles and conjunctions, folded, by what they tell of the noun phrase that follows or of where it
ends.
"""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = [
    "AGAIN_ON",
    "CLAUSE_STOPS",
    "DETERMINERS",
    "DIRECTIONS",
    "FIRST",
    "GOVERNING",
    "LED_BY",
    "OBJECT_STOPS",
    "OF",
    "PLACE_GOVERNORS",
    "PREPOSITIONS",
    "THEN_BY",
    "THEN_ON_THE_LINE",
    "THEN_TO",
    "THEN_WITH",
    "TO",
    "TO_DO",
]

OF = frozenset(words("de du d' des"))
TO = frozenset(words("a au aux"))
DETERMINERS = frozenset(words("le la l' les un une des ses son sa leur leurs ce cette ces"))
PREPOSITIONS = frozenset(
    words(
        "avec de d' du des par a au aux contre sur pour entre en vers chez selon sans sous envers depuis devant dans "
        "malgre comme apres avant face lors pres hors"
    )
)
GOVERNING = frozenset(words("de du d' des par avec a au selon entre sur contre chez"))
"""Prepositions after which an actor is not the one who acts."""
DIRECTIONS = frozenset(words("a au aux en vers dans pour chez"))
"""Prepositions of the government, palace or capital that somebody goes to."""
PLACE_GOVERNORS = frozenset(words("a au aux en vers dans pour de d' du par pres jusqu'"))
"""Prepositions of the place that somebody goes to or stays in."""
CLAUSE_STOPS = frozenset(words(". ; : ! ? qui que qu' dont où mais"))
"""Where the complements of a noun end."""
FIRST = re.compile(
    r"(?<!\S)(?:est|etait|ete|fut|sera|devenue?|devient)(?: ainsi| aussi)?(?: (?:le|la|l'|un|des|les))?"
    r"(?: (?:tout|premiere?|derniere?|seule?|deuxieme|troisieme))*$"
)
TO_DO = re.compile(r"(?:[a-z-]+ ){0,2}a (?:s' |se |y )*\w+(?:er|ir|re)(?!\S)")
"""As in "(X) est le premier (dirigeant européen) à se rendre": X is who does it."""
LED_BY = re.compile(
    r"(?<!\S)(?:delegation|mission|equipe|groupe|emissaires)(?: (?!par )\S+){0,5} "
    r"(?:condui|men|emmen|dirig|pilot)\w+ par$"
)
"""As in "une délégation conduite par (X)": its leader acts."""
OBJECT_STOPS = frozenset(words(". ; : ! ? ( ) mais tandis lorsque puisque parce dont où")) | {'"'}
"""Where the objects of a verb end."""
AGAIN_ON = re.compile(
    r"(?: ,)?(?: (?:D|,|dernier|derniere|a|au|en|aux|Z|le|la|a deux reprises|deux fois))*? D(?: dernier| derniere)?"
    r"(?: ,)?(?: (?:a|au|en|aux|pres de)(?: la| l')? Z)?(?: ,)? (?:puis|et|avant(?: de se revoir)?)"
    r"(?: (?:de nouveau|a nouveau|encore|une seconde fois|une deuxieme fois|le|la|,))*"
    r"(?: (?:a|au|en|aux) Z)? (?P<day>D)(?!\S)(?: dernier)?(?: (?:a|au|en|aux)(?: la| l')? (?P<town>Z)(?!\S))?"
)
"""As in "(se sont vus) le 12 juin à Z, puis le 27 février à Z"."""
_THEN = r"(?:, )?(?:et )?(?:puis|ensuite|et)(?: ,)?(?: (?:D|separement|ensuite))?(?: ,)?"
THEN_WITH = re.compile(rf"{_THEN} avec (?=[XY](?!\S))")
"""As in "(avec X), puis mercredi avec (Y)"."""
THEN_BY = re.compile(
    r"(?:, )?(?:(?:et )?(?:puis|ensuite|et) )?(?:, )?(?:D )?(?:, )?(?:(?:a|au|en) Z )?(?:D )?par (?=[XY](?!\S))"
)
"""As in "(reçu lundi par X), mardi à Rome par (Y)"."""
THEN_TO = re.compile(rf"{_THEN} (?:a|au|aux) (?=[XY](?!\S))")
"""As in "(a téléphoné à X), puis dimanche à (Y)"."""
THEN_ON_THE_LINE = re.compile(rf"(?:au (?:telephone|bout du fil) )?{_THEN} (?=X(?!\S))")
"""As in "(a eu X) au téléphone, puis, séparément, (Y)"."""
