"""Words around a verb of contact that tell what its object is, or that it tells of no contact, folded."""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = [
    "ASKED",
    "ASKED_TO",
    "BEFORE_STAY",
    "BOUND_FOR",
    "CALLED_OFF",
    "CONFIDING",
    "CONTENTS",
    "CONTROL",
    "CRAFT",
    "DUE",
    "EARNING",
    "ENVOYS",
    "HANDED",
    "HANDED_OVER",
    "HOSTILE",
    "LETTERS",
    "PASSING",
    "PERSONAL",
    "RECEIVED",
    "SAYING_TO",
    "SENT",
    "SPEAKING",
    "STAYING",
    "SUMMONED_TO",
    "TALKS",
    "VISIT_OF",
    "WARNED",
    "WITHIN",
    "WITH_WHOM",
    "WRITING_NOW",
    "WRITTEN_BY",
]

WITH_WHOM = frozenset({"avec qui", "avec lequel", "avec laquelle", "avec lesquels"})
"""What makes the antecedent of a relative clause the partner of its verb."""

HOSTILE = frozenset(words("menaces invectives tirs insultes accusations coups prisonniers amabilites frappes balles"))
"""What is exchanged without a contact: "ont échangé des tirs"."""

HANDED = re.compile(r"(?:transm|adress|remis|remet|envo[iy])")
"""As in "a remis (une lettre)", "lui avait adressé (un message)"."""

HANDED_OVER = re.compile(r"(?:a|ont|avait|avaient) ete (?:transm|adress|remis|envoy)")
"""As in "(une lettre) a été remise (à Y)"."""

RECEIVED = re.compile(r"(?:recu|recoi|recev|connaissance)")
"""As in "a reçu (une lettre)"."""

LETTERS = frozenset(
    words("lettre lettres message messages courrier courriers telegramme missive felicitations condoleances note")
)
"""Objects that make a verb tell of a message."""

EARNING = re.compile(r"valu|vaut|vaudra|vaudrait")
"""As in "a valu à l'ambassadeur (une convocation)"."""

ENVOYS = frozenset(
    words("delegation emissaire emissaires equipe negociateurs mission ministre envoye representant experts conseiller")
)
"""Whom a party sends to another."""

PERSONAL = frozenset(words("voir revoir croiser retrouver joindre contacter accueillir consulter"))
"""Verbs that tell of a contact only where their object is a person or an organ."""

SUMMONED_TO = re.compile(
    r"d[e'] (?:(?:s'|se) (?:expliquer|presenter|justifier)|fournir des explications|donner des explications|venir)"
)
"""What makes "sommer" and "prier" summon somebody: "a sommé l'ambassadeur de s'expliquer"."""

STAYING = frozenset(
    words(
        "est etait sera seront sont etaient etre attendu attendue attendus attendues annonce annoncee annonces "
        "annoncees"
    )
)
"""Words that put their subject somewhere: "est à Pékin", "attendu à Alger"."""

BEFORE_STAY = frozenset(
    words(
        "D attendu attendue attendus attendues ensuite egalement actuellement , aussi deja puis encore toujours depuis "
        "hier meme justement le matin soir l' apres-midi"
    )
)
"""What may stand between "est" and the place: "était ce lundi à Sotchi"."""

DUE = re.compile(r"(?<!\S)(?:doi(?:t|vent)|dev(?:ait|aient|rait|raient))(?: (?:D|aussi|egalement))?$")
"""As in "devait (être à Z)"."""
BOUND_FOR = re.compile(r"(?:(?:D|,|ensuite|aussitot|hier|matin|soir) )*(?:pour|vers|a|au|en|aux|direction)(?!\S)")
"""Where who departs goes to: "a décollé mardi pour (Z)"; not where from."""

ASKED_TO = re.compile(r"(?<!\S)(?:demand|propos|souhait|offert|offr)\w*(?: (?:a|de))?$")
"""As in "a demandé à (parler à Y)"."""
CALLED_OFF = re.compile(r"(?<!\S)(?:annul|report|ajourn|repouss|renonc)\w+")
"""What a host waits for in vain: "a reporté son voyage à Z, où l'attendait (Y)"."""

PASSING = re.compile(r"(?:(?:D|,|ensuite|aussi|rapidement) )*(?:par|a|au|en|aux)(?: la| l'| le)? [XZ](?!\S)")
"""As in "est passé lundi par (Z)"."""

CRAFT = frozenset(words("avion avions jet helicoptere appareil vol"))
"""What carries who it is of."""

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
    r"prevenu|exhort|salu|reclam|repet|annonc|promi|assur|confirm|indiqu|precis|expliqu|jug|confi|prononc|"
    r"present|devoil|defend|evoqu|inaugur|sign|depos|celebr|commemor|regrett|ajout|concl)\w*|dit|rendu"
)
"""What is said or done before others, for who does it somewhere is there: "a appelé mardi à Prague …"."""

TALKS = re.compile(
    r"(?:a|au|aux)(?: la| l')?(?: (?:reprendre|renouer|ouvrir|entamer)(?: le| les| des| l')?)? ?"
    r"(?:dialogue|dialoguer|table des|negoci\w+|discut\w+|discussions?|pourparlers|rencontr\w+)"
)
"""What somebody appeals to another to take part in: "appelle Y au dialogue"."""

SAYING_TO = re.compile(r"dit|demand(?:e|ait)|rappel(?:le|lait|e)|repete|confie|promet|promis|assure|signifie")
"""What an official says to another ("à Y"), folded: present and participle look alike."""
CONFIDING = re.compile(r"confie|promet|promis|assure|signifie")
"""Those of them that nobody says to the press."""
TOLD_OF = re.compile(
    r"fait part(?: D)?(?: d[eu']| de la| de l'| de ses| de son| de sa| de leurs?)?(?: (?!a |au |aux )\S+){0,6} "
    r"(?:a|au|aux)(?= [XY](?!\S))"
)
"""As in "a fait part de ses griefs à (Y)"."""
WARNED = re.compile(r"previent|prevenu|averti[tr]?|presse|exhorte|somme|informe|avise|interpelle|tance|sermonne")
"""What an official does to another by speaking to him."""

VISIT_OF = re.compile(
    r"(?:(?:D|,) )*(?:la|une) (?:\S+ )?visite (?:(?:D|,|officielle|surprise) )*(?:de la|de l'|de|du|d'|des)(?!\S)"
)
"""As in "a reçu mardi la visite de (Y)"."""

SENT = re.compile(r"(?:adresse|envoye|transmis|remis|ecrit|expedie)e?s?")
"""As in "une lettre (adressée lundi) à Y"."""
WITHIN = re.compile(r"(?:dans|par) une? (?:message|lettre|telegramme|courrier|missive) ,$")
"""As in "Dans un message, (X lui a souhaité …)"."""
WRITING_NOW = frozenset(words("adresse adressent envoie envoient transmet transmettent présente présentent"))
"""As in "adresse (ses condoléances)", with the accents that tell the present from the participle."""

WRITTEN_BY = re.compile(
    r"(?:(?:ecrite?|adressee?|envoyee?|signee?|transmise?|remise?|expediee?)s?(?: D)? par|"
    r"(?:que|qu') (?:lui|leur) (?:a|avait|ont|avaient) "
    r"(?:fait parvenir|adressee?|envoyee?|transmise?|remise?|ecrite?)(?: D)?) "
)
"""What stands between a letter and who wrote it: "écrite lundi par (X)", "que lui a fait parvenir (X)"."""
