"""Nouns that name a contact, by kind, over folded words."""

from __future__ import annotations

from transforms.extract.lexicon import words

__all__ = ["AMBIGUOUS", "EXCHANGE", "MESSAGE", "NEGOTIATION", "TRAVEL"]

EXCHANGE: dict[str, str] = {
    **dict.fromkeys(
        words(
            "rencontre rencontres entrevue tete-a-tete face-a-face poignee retrouvailles dejeuner petit-dejeuner diner "
            "audience"
        ),
        "face",
    ),
    **dict.fromkeys(
        words(
            "cycle seance session sessions sommet sommets reunion reunions trilaterale bilaterale rendez-vous aparte"
        ),
        "gather",
    ),
    **dict.fromkeys(words("appel appels telephonique"), "call"),
    "coup": "call",
    "coups": "call",
    **dict.fromkeys(words("visioconference visioconferences videoconference videoconferences"), "video"),
    **dict.fromkeys(
        words(
            "entretien entretiens discussion discussions conversation conversations echange echanges dialogue "
            "contact contacts concertation concertations consultations consultation altercation clash"
        ),
        "talk",
    ),
    **dict.fromkeys(words("pourparlers negociation negociations tractations mediation"), "talk"),
}
"""What the noun says of the channel: face to face, a gathering, a call, a video link, or talk of any kind."""

NEGOTIATION = frozenset(
    words("pourparlers negociation negociations tractations mediation negocie negocier negociateurs")
)

MESSAGE = frozenset(
    words("lettre lettres message messages courrier courriers telegramme missive memorandum felicitations condoleances")
)

TRAVEL = frozenset(
    words("visite visites deplacement deplacements voyage voyages tournee venue sejour escale passage arrivee depart")
)

AMBIGUOUS = frozenset(
    words("appel appels contact contacts echange echanges message messages dialogue passage venue arrivee sommet coup")
)
"""Nouns with a common other sense: they need both parties in their own construction."""
