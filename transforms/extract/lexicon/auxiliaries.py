"""What stands around a verb and makes its tense: auxiliaries, modals, clitics and adverbs, folded."""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = [
    "ADVERBIALS",
    "AUXILIARIES",
    "BEFORE_INFINITIVE_NOUN",
    "BEFORE_NOUN",
    "BEFORE_PRESENT",
    "CLITICS",
    "COPULAS",
    "EXPECTING",
    "EXPLETIVE",
    "FUTURE_ENDINGS",
    "LIKE_NOUNS",
    "MODALS",
    "MOVING",
    "NOT",
    "OPENING_VERBS",
    "PAST_FORMS",
    "PAST_REFLEXIVE",
]

OPENING_VERBS = frozenset(words("s' se n' ne est sont ont va vont doit avait etait sera"))
"""What a finite verb group begins with, behind its subject; "a" only where it is not "à"."""

AUXILIARIES: dict[str, str] = {
    **dict.fromkeys(words("a ont ai avons"), "perfect"),
    **dict.fromkeys(words("avait avaient"), "pluperfect"),
    **dict.fromkeys(words("aura auront"), "future perfect"),
    **dict.fromkeys(words("aurait auraient"), "conditional perfect"),
    **dict.fromkeys(words("ait aient"), "perfect"),
    **dict.fromkeys(words("est sont"), "is"),
    **dict.fromkeys(words("etait etaient fut furent"), "was"),
    **dict.fromkeys(words("sera seront"), "will be"),
    **dict.fromkeys(words("serait seraient"), "would be"),
    "etre": "be",
    "avoir": "have",
    "ayant": "having",
    "etant": "being",
}
"""Form to tense (of a compound form) or kind of being."""

MODALS: dict[str, str] = {
    **dict.fromkeys(words("va vont ira iront allait allaient"), "going"),
    **dict.fromkeys(words("doit doivent devra devront devrait devraient"), "due"),
    **dict.fromkeys(words("devait devaient"), "was due"),
    **dict.fromkeys(words("peut peuvent pourra pourront pourrait pourraient pouvait"), "may"),
    **dict.fromkeys(words("vient viennent venait"), "just"),
    **dict.fromkeys(
        words(
            "veut veulent voulait souhaite souhaitent souhaitait souhaiterait voudrait espere esperent compte comptent"
        ),
        "wants",
    ),
    **dict.fromkeys(words("prevoit prevoient entend entendent prepare envisage propose proposent proposait"), "wants"),
}
"""Form to what it makes of the infinitive that follows."""

COPULAS = frozenset(words("est etait ete fut sera devenu devenue devient"))
"""Verbs that tell what their subject is."""

CLITICS = frozenset(
    words(
        "s' se n' ne l' le la les lui leur y en m' me nous vous pas plus jamais deja aussi egalement ensuite encore "
        "enfin longuement notamment ainsi bien toujours personnellement recemment brievement officiellement d'ailleurs "
        "ailleurs par "
        "d' auparavant egalement puis pourtant donc alors , eux elle lui-meme elle-meme D tout peu mutuellement "
        "directement "
        "discretement secretement separement successivement finalement pour part sa leur aujourd'hui rapidement "
        "immediatement chacun chacune tous "
        "solennellement chaleureusement simultanement parallelement prealablement ulterieurement conjointement "
        "exceptionnellement formellement publiquement precedemment effectivement cordialement virtuellement "
        "inopinement informellement initialement seulement specialement triomphalement vivement aussitot "
        "abord de nouveau cependant toutefois en revanche egalement ete"
    )
)
"""What may stand between an auxiliary and its verb: pronouns, negation, adverbs, a date."""

EXPLETIVE = re.compile(r"(?<!\S)(?:avant|a moins|de peur|de crainte) qu[e'](?: (?![.;:])\S+)*$")
"""As in "avant que X et Y (ne se retrouvent)": "ne" denies nothing there, unless there is more of a negation."""
NOT = frozenset(words("pas plus jamais point guere rien aucun aucune personne"))

ADVERBIALS = re.compile(
    r"(?<!\S)(?:en (?:outre|effet|personne|soiree|matinee|urgence|tete-a-tete|prive|secret|marge|fin de journee|"
    r"fin d' apres-midi|debut de soiree|parallele|retour)|dans (?:la foulee|la soiree|la matinee|la journee|"
    r"l' apres-midi|la nuit|un second temps)|par la suite|a (?:son|leur) tour|a nouveau|a (?:deux|trois) reprises|"
    r"a (?:la mi-journee|huis clos|l' improviste|cette occasion|l' occasion)|"
    r"de (?:son|leur) cote|pour (?:sa|leur) part|par ailleurs|d' ores et deja|"
    r"tour a tour|quant a (?:lui|elle|eux)|au (?:prealable|passage|meme moment|cours de la "
    r"journee)|une (?:nouvelle|derniere|premiere|seconde|deuxieme) fois|plus (?:tot|tard)|"
    r"non sans mal|sans surprise|peu apres|peu avant|juste apres|entre-temps)$"
)
"""Of several words, between an auxiliary and its verb: "a dans la foulée reçu"."""

BEFORE_PRESENT = (
    CLITICS - {"l'", "le", "la", "d'", "de", "par", "sa", "leur", "tout", "ainsi"}
    | frozenset(words("X Y R U qui ) : puis ou ce mais lui"))
    | {'"'}
)
"""What a verb in the present follows; after anything else the word is a noun or a participle."""

BEFORE_NOUN = frozenset(
    words("une un la le les l' des cette ce en de du d' par au sa son leur avec pour sans tout chaque sur")
)
"""What a noun follows that is spelt as a participle: "une rencontre", "des entretenus"."""
BEFORE_INFINITIVE_NOUN = frozenset(words("un le ce du au des les son leur l' dernier premier"))
"""What a noun follows that is spelt as an infinitive: "un déjeuner", "le dîner"."""
LIKE_NOUNS = frozenset(words("visite rencontre voyage echange telephone"))
"""Forms of the present that are nouns too, also after "en" and "l'"."""

MOVING = frozenset(words("arriver venir revenir aller partir atterrir debarquer retourner passer parvenir"))
"""Verbs with "être" in the active voice: "est arrivé" is no passive."""
EXPECTING = frozenset(words("sera seront doit devrait va prevoit"))
"""What makes a clause tell of something to come."""
PAST_FORMS = frozenset(words("a ont avait avaient etait etaient fut furent eut eurent"))
"""Forms that make a clause tell of the past."""
FUTURE_ENDINGS = (
    *("era", "eront", "dra", "dront", "ira", "iront", "vra", "vront", "ttra", "ttront", "urait", "evrait", "oivent"),
)
"""Endings of verbs of something to come; shorter words with them are nouns."""
PAST_REFLEXIVE = re.compile(
    r"(?<!\S)(?:se sont|s' est|s' etai(?:t|ent)|ont|avaient|etaient|sont apparus|\w+aient)(?!\S)"
)
"""What makes a group with "se" tell of the past: "se sont serré", but not "se serrent"."""
