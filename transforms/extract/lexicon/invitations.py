"""What is done with an invitation, as patterns over folded words."""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = ["BETWEEN", "DECLINED", "GIVEN", "TAKEN"]

GIVEN = re.compile(r"(?:transm|adress|remis|remet|renouvel|reiter|lanc[ea]|envo[iy]|formul)")
"""As in "a transmis (une invitation)": by who invites, or by who carries it."""
TAKEN = re.compile(r"accept|recu(?:e|s)?$")
"""As in "a accepté (l'invitation)": by who is invited."""
DECLINED = re.compile(r"declin|refus|rejet")
"""As in "a décliné (l'invitation)"."""
BETWEEN = frozenset(words("l' une la son sa cette a au aux nouvelle officielle ,"))
"""What may stand between the verb and the noun, beside actors and dates."""
