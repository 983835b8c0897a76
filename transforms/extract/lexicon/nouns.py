"""Nouns that name a contact, by kind, over folded words."""

from __future__ import annotations

__all__ = ["AMBIGUOUS", "EXCHANGE", "MESSAGE", "NEGOTIATION", "TRAVEL"]

EXCHANGE: dict[str, str] = {
    **dict.fromkeys("rencontre rencontres entrevue tete-a-tete face-a-face poignee poignees retrouvailles dejeuner diner audience".split(), "face"),
    **dict.fromkeys("cycle seance sommet sommets reunion reunions trilaterale bilaterale rendez-vous aparte".split(), "gather"),
    **dict.fromkeys("appel appels telephonique".split(), "call"),
    "coup": "call",
    "coups": "call",
    **dict.fromkeys("visioconference visioconferences videoconference videoconferences".split(), "video"),
    **dict.fromkeys(
        (
            "entretien entretiens discussion discussions conversation conversations echange echanges dialogue "
            "contact contacts concertation concertations consultations consultation altercation clash"
        ).split(),
        "talk",
    ),
    **dict.fromkeys("pourparlers negociation negociations tractations mediation".split(), "talk"),
}
"""What the noun says of the channel: face to face, a gathering, a call, a video link, or talk of any kind."""

NEGOTIATION = frozenset("pourparlers negociation negociations tractations mediation negocie negocier negociateurs".split())

MESSAGE = frozenset("lettre lettres message messages courrier courriers telegramme missive missives memorandum felicitations condoleances".split())

TRAVEL = frozenset("visite visites deplacement deplacements voyage voyages tournee venue sejour escale passage arrivee".split())

AMBIGUOUS = frozenset("appel appels contact contacts echange echanges message messages dialogue passage venue arrivee sommet coup".split())
"""Nouns with a common other sense: they need both parties in their own construction."""
