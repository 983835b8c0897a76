"""Words that decide the channel and the setting of a contact, as patterns over folded words."""

from __future__ import annotations

import re

from transforms.extract.lexicon.nouns import NEGOTIATION

__all__ = ["CALL", "MARGINS", "NEGOTIATING", "TAKEN_UP", "VIDEO"]

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

TAKEN_UP = re.compile(
    r"(?:\" )?(?:au cours|lors|pendant|durant|a l' occasion|a l' issue|au terme|dans|apres)(?: d[eu])? "
    r"(?:cet|cette|ce|leur|l')(?: premiere?| nouve[la]+| long(?:ue)?| bref)? "
    r"(?:(?P<video>(?:visio|video)conference|(?:entretien|echange|reunion|rencontre|appel) (?:virtuel(?:le)?|video|par "
    r"visioconference))|appel|coup de (?:fil|telephone)|(?:entretien|conversation|echange|discussion) telephonique)"
    r"(?!\S)"
)
"""As in "au cours de cet appel", "lors de cet entretien téléphonique" at the head of a sentence."""
