"""Pronouns and noun phrases that stand for officials named before, folded."""

from __future__ import annotations

import re

__all__ = ["ABOUT", "ANAPHOR", "CLEFT", "FIRST_PERSON", "LATTER", "SIZES"]

ABOUT = re.compile(r"(?:quant (?:a|au|aux)|du cote de)$")
"""As in "Quant à X, il …": who is spoken of, though a preposition governs him."""
ANAPHOR = re.compile(
    r"(?<!\S)(?:(?P<pair>(?:(?:les|ces|des|aux|ses|tous) )?(?:les )?(?P<size>deux|trois|quatre) (?:hommes|"
    r"femmes|parties|interlocuteurs|camps|voisins|"
    r"allies|capitales|pays|responsables|delegations|etats|gouvernements|diplomaties|presidences|anciens|chefs|"
    r"presidents|ministres|dirigeants|leaders)(?! [ANO])|"
    r"tous deux|l' un et l' autre|les deux(?= (?:ont|se|s'|sont|avaient|etaient|,)))|(?P<many>ils|elles|ceux-ci|"
    r"celles-ci)|"
    r"(?P<one>il(?! (?:y|s' agit|faut|est|etait|convient|reste))|il(?= (?:est|etait) (?:aussi|ensuite|attendu|"
    r"arrive|en|venu|a|parti|reparti|D))|elle|ce dernier|cette derniere|celui-ci|celle-ci|"
    r"(?<=avec )lui(?! aussi)))(?!\S)"
)
"""``pair`` a group of ``size``, ``many`` or ``one``."""
CLEFT = frozenset(("c' est", "c' etait", "ce fut", "ce sera"))
"""What brings forward whom the clause is about: "c'est (X qu'il a reçu)"."""
LATTER = frozenset({"dernier", "derniere", "celui-ci", "celle-ci", "lui"})
"""Last words of those that stand for whom was named last, not for who acts."""
FIRST_PERSON = re.compile(r"(?:\" )?(?:j'|je|nous)(?!\S)")
"""How a sentence begins in which the speaker acts."""
SIZES = {"deux": 2, "trois": 3, "quatre": 4}
