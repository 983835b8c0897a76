"""Words that stand around a surname and decide whose it is. Written folded: lower case, without accents."""

from __future__ import annotations

import re

PARTICLES = frozenset(
    {"von der", "van der", "von", "van", "de", "di", "da", "al", "el", "ben", "bin", "le", "d", "del"}
)
"""What a surname may begin with in lower case."""

GIVEN_NAME_BEFORE = re.compile(r"(?<![^\W\d_])([A-ZÀ-ÝĀ-Ž][^\W\d_]*(?:-[A-ZÀ-Ý][^\W\d_]*)?)(\.)? ?\Z")
"""A capitalised word, or an initial with its full stop, right before."""

NEXT_GIVEN_NAME = re.compile(r" [A-ZÀ-Ý][a-zà-ÿ]+")

ALSO_GIVEN_NAMES = frozenset(
    {"Michel", "Charles", "Felix", "Ali", "Xavier", "Costa", "Salva", "Petro", "Lula", "Ranil"}
)
"""Surnames that begin another name where a capitalised word follows ("Costa Rica")."""

BEFORE_SURNAME = frozenset(
    str.split(
        """
        m mm mme mmes mr mrs president presidente premier ministre general marechal amiral roi reine
        emir sultan prince princesse pape ambassadeur ambassadrice chancelier chanceliere secretaire
        commissaire cheikh sheikh ayatollah colonel capitaine commandant lieutenant senateur vice duc comte
        lord sir dr docteur monsieur madame a au aux avec c ce ces cette chez comme comment contre dans de
        depuis des du elle en entre et face hier il jusqu la le les l leur lorsque lundi mais mardi mercredi
        jeudi vendredi samedi dimanche ni non on or ou oui par parce pendant pour pourquoi pres puis qu quand
        quant que qui sa sans selon si sauf son sous sur tandis un une vers via apres avant aujourd hui demain
        ainsi alors aussi encore enfin ici malgre direct video exclusif guerre visite sommet rencontre
        entretien otan onu ue g7 g20 quel quelle quels tout est etait sera car donc ancien
        """
    )
)
"""Titles and the words that begin a sentence: no given names."""
