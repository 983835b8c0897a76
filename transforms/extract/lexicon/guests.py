"""Words for who receives and who is received, folded."""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = ["BEING", "GUEST_OF", "HOSTS", "OWN"]

HOSTS = frozenset(words("hote hotes invite invites visiteur visiteurs visiteuse invitee"))
"""What an official calls the one he receives, and a guest who receives him: "son hôte turc"."""

OWN = frozenset(words("son sa ses leur leurs"))
"""What makes a host somebody's host."""

BEING: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(words("est sont")), "present"),
    (frozenset(words("sera seront serait devrait doit")), "future"),
    (frozenset(words("etait etaient fut furent a avait ont avaient")), "past"),
)
"""Beginnings of "est", "sera", "a été", each with its tense."""

GUEST_OF = re.compile(
    r"(?<!\S)(?P<being>(?:est|sont|sera|seront|serait|etait|etaient|fut|furent|(?:doit|devrait) etre|"
    r"(?:a|ont|avait|avaient) ete)|,)(?: ,)?(?: (?:D|aussi|egalement|ensuite|,|depuis))*"
    r" (?:l'|les|un|une|des)(?: premiers?| rares?)? (?P<word>hotes?|invitee?s?)"
    r"(?: (?:d' honneur|d' etat|officiels?|officielle|surprise|de marque))*(?: (?:,|D))*"
    r" (?:de la|de l'|de|du|d'|des)(?= [XY](?!\S))"
)
"""As in "sera jeudi l'hôte de (Y)", "a été l'invité d'honneur de (Y)"."""
