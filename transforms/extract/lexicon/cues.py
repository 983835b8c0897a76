"""Words that decide the channel and the setting of a contact, as patterns over folded words."""

from __future__ import annotations

import re

from transforms.extract.lexicon.nouns import NEGOTIATION

__all__ = ["CALL", "MARGINS", "NEGOTIATING", "VIDEO"]

CALL = re.compile(
    r"(?<!\S)(?:"
    r"telephon\w*|coups? de (?:fil|telephone)|appels?(?= (?:entre|avec|de [XY]|du [XY]|d' [XY]|telephonique))|"
    r"ligne directe|"
    r"au bout du fil|s' appell\w+|se sont appele\w*"
    r")(?!\S)"
)
VIDEO = re.compile(
    r"(?<!\S)(?:visioconference|videoconference|en visio|en ligne(?! directe)|liaison video|par video|"
    r"virtuelle?(?:ment)?)(?!\S)"
)
MARGINS = re.compile(r"(?<!\S)(?:en marge (?:de|du|des|d')|marges d[ue])(?!\S)")
"""On the margins of something else nobody visits anybody."""
NEGOTIATING = re.compile(rf"(?<!\S)(?:{'|'.join(sorted(NEGOTIATION))}|mediat\w+)(?!\S)")
