"""What the encoder reads off a contact, where no rule tells: the last word is the rules', for they can say why.

Each limit is how likely the encoder must find it; they were chosen on annotated texts that it had not learned from
(DECISIONS, round 13).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transforms.extract.actors.actor import Member
from transforms.extract.frames.scene import Scene
from transforms.extract.tellings.telling import Place, Telling

__all__ = ["initiator", "officials", "place", "reporters", "topics"]

_INITIATOR = 0.38
_OFFICIAL = 0.8
_PLACE = 0.6
_SHORTEST, _LONGEST = 3, 110
"""Characters of a topic or a reporter."""
_MOST = 3


def initiator(telling: Telling) -> str | None:
    """The party that called, asked for it or invited."""
    for learned in telling.learned:
        party, share = max(learned.initiators.items(), key=lambda told: told[1])
        if party is not None and share >= _INITIATOR:
            return party
    return None


def officials(telling: Telling, party: str) -> list[Member]:
    """Those of a party who are named near and take part."""
    return [
        member
        for learned in telling.learned
        for member, share in learned.people
        if member.party == party and member.name and share >= _OFFICIAL
    ]


def place(telling: Telling) -> Place | None:
    """Where it takes place."""
    for learned in telling.learned:
        if learned.place is not None and learned.place.text and learned.placed >= _PLACE:
            return learned.place
    return None


def topics(scene: Scene, telling: Telling, stretches: Sequence[tuple[int, int]]) -> list[str]:
    """What was discussed, as stretches of the text (start, end) say it."""
    found = _phrases(scene, (span for learned in telling.learned for span in learned.topics), stretches)
    return [_ARTICLE.sub("", topic) for topic in found]


def reporters(scene: Scene, telling: Telling, stretches: Sequence[tuple[int, int]]) -> list[str]:
    """Who reports it, as stretches of the text say it."""
    return _phrases(scene, (span for learned in telling.learned for span in learned.reporters), stretches)[:_MOST]


def _phrases(scene: Scene, spans: Iterable[tuple[int, int]], stretches: Sequence[tuple[int, int]]) -> list[str]:
    found: list[str] = []
    for start, end in dict.fromkeys(spans):
        phrase = scene.text[start:end].strip(_MARKS)
        inside = any(first <= start and end <= last for first, last in stretches)
        if inside and _SHORTEST <= len(phrase) <= _LONGEST and phrase not in found:
            found.append(phrase)
    return found


_ARTICLE = re.compile(
    r"^(?:(?:[àa] |de |sur )?(?:les? |la |l['’])|des? |du |d['’]|aux? |sur |une? |leurs? |son |sa |ses )", re.IGNORECASE
)
_MARKS = " \n\t,;:.-–—«»\"“”'’()\N{NO-BREAK SPACE}"
