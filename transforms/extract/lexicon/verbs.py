"""Verbs that tell of a contact, by construction, with the forms that are not regular.

Forms are folded (lower case, no accents): whether "rencontre" is a participle shows only in its accent or auxiliary.
"""

from __future__ import annotations

from transforms.extract.lexicon import words

__all__ = ["ENDINGS_ER", "IRREGULAR", "REGULAR", "VERBS"]

VERBS: dict[str, str] = {
    # Both sides act: plural subject, or "avec".
    "entretenir": "mutual",
    "concerter": "mutual",
    "reunir": "mutual gather",
    "retrouver": "mutual face object",
    "rencontrer": "mutual face object",
    "voir": "mutual face object",
    "revoir": "mutual face object",
    "croiser": "mutual face object",
    "isoler": "mutual face",
    "expliquer": "mutual",
    "reparler": "mutual dative",
    "conferer": "with",
    "petit-dejeuner": "with face",
    "consulter": "mutual object",
    "parler": "mutual dative",
    "echanger": "with",
    "discuter": "with",
    "dialoguer": "with",
    "converser": "with",
    "negocier": "with negotiation",
    "deliberer": "with",
    "dejeuner": "with face",
    "diner": "with face",
    # One side acts on the other.
    "recevoir": "object host",
    "accueillir": "object host",
    "convoquer": "object summon",
    "appeler": "object call mutual",
    "joindre": "object call",
    "contacter": "object",
    "feliciter": "object message",
    "inviter": "object invite",
    "convier": "object invite",
    "telephoner": "dative call mutual",
    "ecrire": "dative message mutual",
    # One side travels to the other.
    "rendre": "travel",
    "arriver": "travel",
    "venir": "travel",
    "revenir": "travel",
    "partir": "travel",
    "atterrir": "travel",
    "debarquer": "travel",
    "deplacer": "travel",
    "envoler": "travel",
    "voyager": "travel",
    "retourner": "travel",
    "aller": "travel",
    "trouver": "travel stay",
    "envoyer": "send",
    "depecher": "send",
    "gagner": "travel bare",
    "quitter": "travel bare leave face",
    "visiter": "travel bare",
    "rallier": "travel bare",
    "parvenir": "travel",
}

REGULAR = words(
    "concerter retrouver rencontrer parler echanger discuter dialoguer converser dejeuner diner convoquer "
    "contacter feliciter inviter telephoner arriver debarquer envoler retourner gagner quitter visiter "
    "deliberer trouver depecher croiser isoler expliquer reparler conferer petit-dejeuner consulter rallier"
)

ENDINGS_ER: dict[str, tuple[str, ...]] = {
    "infinitive": ("er",),
    "present": ("e", "ent"),
    "imperfect": ("ait", "aient", "ais", "ions"),
    "future": ("era", "eront", "erai", "erons"),
    "conditional": ("erait", "eraient"),
    "participle": ("e", "ee", "es", "ees"),
    "simple past": ("a", "erent"),
    "gerund": ("ant",),
}

IRREGULAR: dict[str, dict[str, str]] = {
    "entretenir": {
        "infinitive": "entretenir",
        "present": "entretient entretiennent",
        "imperfect": "entretenait entretenaient",
        "future": "entretiendra entretiendront",
        "conditional": "entretiendrait entretiendraient",
        "participle": "entretenu entretenue entretenus entretenues",
        "simple past": "entretint entretinrent",
        "gerund": "entretenant",
    },
    "reunir": {
        "infinitive": "reunir",
        "present": "reunit reunissent",
        "imperfect": "reunissait reunissaient",
        "future": "reunira reuniront",
        "conditional": "reunirait reuniraient",
        "participle": "reuni reunie reunis reunies",
        "simple past": "reunirent",
        "gerund": "reunissant",
    },
    "voir": {
        "infinitive": "voir",
        "present": "voit voient",
        "imperfect": "voyait voyaient",
        "future": "verra verront",
        "conditional": "verrait verraient",
        "participle": "vu vue vus vues",
        "simple past": "vit virent",
    },
    "revoir": {
        "infinitive": "revoir",
        "present": "revoit revoient",
        "imperfect": "revoyait revoyaient",
        "future": "reverra reverront",
        "participle": "revu revue revus revues",
    },
    "negocier": {
        "infinitive": "negocier",
        "present": "negocie negocient",
        "imperfect": "negociait negociaient",
        "future": "negociera negocieront",
        "participle": "negocie",
        "gerund": "negociant",
    },
    "recevoir": {
        "infinitive": "recevoir",
        "present": "recoit recoivent",
        "imperfect": "recevait recevaient",
        "future": "recevra recevront",
        "conditional": "recevrait recevraient",
        "participle": "recu recue recus recues",
        "simple past": "recut recurent",
        "gerund": "recevant",
    },
    "accueillir": {
        "infinitive": "accueillir",
        "present": "accueille accueillent",
        "imperfect": "accueillait accueillaient",
        "future": "accueillera accueilleront",
        "conditional": "accueillerait accueilleraient",
        "participle": "accueilli accueillie accueillis accueillies",
        "gerund": "accueillant",
    },
    "appeler": {
        "infinitive": "appeler",
        "present": "appelle appellent",
        "imperfect": "appelait appelaient",
        "future": "appellera appelleront",
        "conditional": "appellerait",
        "participle": "appele appelee appeles",
        "gerund": "appelant",
    },
    "joindre": {
        "infinitive": "joindre",
        "imperfect": "joignait",
        "participle": "joint jointe joints",
        "future": "joindra",
    },
    "convier": {
        "infinitive": "convier",
        "present": "convie convient",
        "participle": "convie conviee convies",
        "future": "conviera",
    },
    "ecrire": {
        "infinitive": "ecrire",
        "present": "ecrit ecrivent",
        "imperfect": "ecrivait",
        "future": "ecrira",
        "participle": "ecrit",
    },
    "rendre": {
        "infinitive": "rendre",
        "present": "rend rendent",
        "imperfect": "rendait rendaient",
        "future": "rendra rendront",
        "conditional": "rendrait rendraient",
        "participle": "rendu rendue rendus rendues",
        "gerund": "rendant",
    },
    "venir": {
        "infinitive": "venir",
        "present": "vient viennent",
        "imperfect": "venait venaient",
        "future": "viendra viendront",
        "conditional": "viendrait",
        "participle": "venu venue venus venues",
    },
    "revenir": {
        "infinitive": "revenir",
        "present": "revient",
        "future": "reviendra reviendront",
        "participle": "revenu revenue revenus",
    },
    "partir": {
        "infinitive": "partir",
        "present": "part partent",
        "future": "partira partiront",
        "participle": "parti partie partis",
    },
    "atterrir": {
        "infinitive": "atterrir",
        "present": "atterrit",
        "future": "atterrira",
        "participle": "atterri",
    },
    "deplacer": {
        "infinitive": "deplacer",
        "present": "deplace deplacent",
        "imperfect": "deplacait",
        "future": "deplacera deplaceront",
        "participle": "deplace deplacee deplaces",
    },
    "aller": {
        "future": "ira iront",
        "participle": "alle allee alles",
        "simple past": "alla",
        "conditional": "irait iraient",
        "infinitive": "aller",
    },
    "envoyer": {
        "infinitive": "envoyer",
        "present": "envoie envoient",
        "future": "enverra enverront",
        "participle": "envoye envoyee",
        "gerund": "envoyant",
    },
    "parvenir": {
        "infinitive": "parvenir",
        "present": "parvient parviennent",
        "future": "parviendra parviendront",
        "participle": "parvenu parvenue parvenus parvenues",
    },
    "voyager": {"infinitive": "voyager", "participle": "voyage", "future": "voyagera"},
}
