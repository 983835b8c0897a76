"""Words that make a contact negotiations or the work of a mediator, as patterns over folded words."""

from __future__ import annotations

__all__ = ["MEDIATION", "MEDIATOR", "NEGOTIATIONS", "NEGOTIATIONS_GO_ON"]

MEDIATION = r"(?<!\S)mediat"
MEDIATOR = r"[Mm]édiat"
"""The same in the text as written: "son médiateur, Goodluck Jonathan" is one actor, whose words are not folded."""
NEGOTIATIONS = r"(?<!\S)(?:pourparlers|negociations?|tractations)(?!\S)"
NEGOTIATIONS_GO_ON = rf"(?:les|ces|leurs) {NEGOTIATIONS}"
"""How a sentence begins that goes on about the contact told before it."""
