"""Words around a verb of contact that tell what its object is, or that it tells of no contact, folded."""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = [
    "ASKED",
    "BEFORE_STAY",
    "CONTENTS",
    "CONTROL",
    "ENVOYS",
    "HANDED",
    "HANDED_OVER",
    "HOSTILE",
    "LETTERS",
    "PERSONAL",
    "RECEIVED",
    "SAYING_TO",
    "SPEAKING",
    "STAYING",
    "TALKS",
    "WARNED",
    "WITH_WHOM",
]

WITH_WHOM = frozenset({"avec qui", "avec lequel", "avec laquelle", "avec lesquels"})
"""What makes the antecedent of a relative clause the partner of its verb."""

HOSTILE = frozenset(words("menaces invectives tirs insultes accusations coups prisonniers amabilites frappes balles"))
"""What is exchanged without a contact: "ont échangé des tirs"."""

HANDED = re.compile(r"(?:transm|adress|remis|remet|envo[iy])")
"""As in "a remis (une lettre)", "lui avait adressé (un message)"."""

HANDED_OVER = re.compile(r"(?:a|ont|avait|avaient) ete (?:transm|adress|remis|envoy)")
"""As in "(une lettre) a été remise (à Y)"."""

RECEIVED = re.compile(r"(?:recu|recoi|recev)")
"""As in "a reçu (une lettre)"."""

LETTERS = frozenset(
    words("lettre lettres message messages courrier courriers telegramme missive felicitations condoleances note")
)
"""Objects that make a verb tell of a message."""

ENVOYS = frozenset(
    words("delegation emissaire emissaires equipe negociateurs mission ministre envoye representant experts conseiller")
)
"""Whom a party sends to another."""

PERSONAL = frozenset(words("voir revoir croiser retrouver joindre contacter accueillir consulter"))
"""Verbs that tell of a contact only where their object is a person or an organ."""

STAYING = frozenset(words("est etait sera seront sont etaient attendu attendue attendus attendues"))
"""Words that put their subject somewhere: "est à Pékin", "attendu à Alger"."""

BEFORE_STAY = frozenset(words("D attendu attendue attendus ensuite egalement actuellement , aussi deja puis"))
"""What may stand between "est" and the place: "était ce lundi à Sotchi"."""

CONTENTS = re.compile(r"(?<!\S)(?:lequel|laquelle|duquel|desquels|lesquels)(?!\S)")
"""As in "un appel lors duquel il l'a félicité": what was said in a contact that is told."""

CONTROL = re.compile(
    r"(?<!\S)(?:autoris|forc|oblig|pouss|incit|encourag|aid|condamn|contraint|men|amen)\w*(?: \S+){0,3} (?:a|d[e'])"
    r"(?: (?:s'|se|y|le|la|l'))*$|"
    r"(?<!\S)(?:recommand|conseill|deconseill|demand|interdi|ordonn|permet)\w* (?:a|au|aux) \S+(?: \S+){0,4} d[e']"
    r"(?: (?:s'|se|y))*$"
)
"""As in "l'a autorisé à partir", "recommande aux Français de se rendre": who goes is not the subject."""

ASKED = re.compile(
    r"(?<!\S)(?:peut|pourrait|doit|devrait|faut|va-t)-(?:il|elle|on|ils|elles)(?!\S)|"
    r"(?<!\S)(?:difficile|impossible|inutile|facile|possible|dangereux|illusoire|absurde)(?: \")? d[e'](?: ne pas)?$"
)
"""As in "peut-il encore aller à …", "il sera difficile de négocier": nobody does."""

SPEAKING = re.compile(
    r"(?:appel|declar|affirm|estim|plaid|insist|lanc|exprim|martel|soulign|denonc|accus|condamn|reaffirm|averti|"
    r"prevenu|"
    r"exhort|salu|reclam|repet)\w*|dit"
)
"""What is said, for who says it somewhere is there: "a appelé mardi à Prague …"."""

TALKS = re.compile(
    r"(?:a|au|aux)(?: la| l')?(?: (?:reprendre|renouer|ouvrir|entamer)(?: le| les| des| l')?)? ?"
    r"(?:dialogue|dialoguer|table des|negoci\w+|discut\w+|discussions?|pourparlers|rencontr\w+)"
)
"""What somebody appeals to another to take part in: "appelle Y au dialogue"."""

SAYING_TO = re.compile(r"dit|demand(?:e|ait)|rappel(?:le|lait|e)|repete|confie|promet|promis|assure|signifie")
"""What an official says to another ("à Y"), folded: present and participle look alike."""
WARNED = re.compile(r"previent|prevenu|averti[tr]?|presse|exhorte|somme|informe|avise|interpelle|tance|sermonne")
"""What an official does to another by speaking to him."""
