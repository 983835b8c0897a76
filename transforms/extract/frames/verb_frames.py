"""Constructions around a verb that tell of a contact.

The traits of the verb (`lexicon.verbs.VERBS`) choose the frames that look at its group; the first that recognises who
takes part wins. The names of the rules go into the contacts.
"""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.frames.grammar import after_word
from transforms.extract.frames.mutual_verbs import gathered, mutual
from transforms.extract.frames.object_verbs import active, dative, passive
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.travel_verbs import journey_told, sending, stay, travel
from transforms.extract.frames.verb_groups import VerbGroup, verb_group
from transforms.extract.lexicon.verbs import VERBS
from transforms.extract.lexicon.verbs_context import ASKED, CONTENTS, CONTROL, STAYING, SUMMONED_TO
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["verb_frames"]


def verb_frames(scene: Scene, number: int) -> Iterator[Found]:
    """All that the verbs of one sentence tell."""
    row = scene.rows[number]
    yield from journey_told(scene, number, row)
    for i in range(len(row)):
        group = verb_group(row, i)
        if group is not None:
            traits = VERBS[group.lemma].split()
            yield from _frames(scene, number, row, group, traits)
        elif row.units[i].code in STAYING:
            yield from stay(scene, number, row, i)


def _frames(scene: Scene, number: int, row: Row, group: VerbGroup, traits: list[str]) -> Iterator[Found]:
    """What one verb group tells; ``traits`` are those of its verb."""
    if _supposed(row, group):
        return
    if "message" in traits and CONTENTS.search(row.codes(group.first - 6, group.first)):
        return
    if group.lemma in ("sommer", "prier") and not SUMMONED_TO.search(row.codes(group.last + 1, group.last + 9)):
        return
    if "send" in traits:
        yield from sending(scene, number, row, group)
        return
    if group.lemma == "quitter" and group.reflexive:
        # "s'étaient quittés sans accord": they had met.
        yield from mutual(scene, number, row, group, ["mutual", "face"])
        return
    following = row.codes(group.last + 1, group.last + 3)
    if group.lemma == "venir" and following.startswith(("de", "d'", "en aide", "a bout")):
        return
    if "travel" in traits:
        yield from travel(scene, number, row, group, traits)
        return
    agent = after_word(row, group.last, ("par",), limit=14)[0]
    if group.passive and ("object" in traits or (group.lemma == "reunir" and agent)):
        yield from passive(scene, number, row, group, traits)
        return
    if group.lemma == "reunir" and not group.reflexive:
        found = list(gathered(scene, number, row, group))
        yield from found
        if found:
            return
    if "with" in traits or "mutual" in traits:
        found = list(mutual(scene, number, row, group, traits))
        yield from found
        if found:
            return
    if "dative" in traits:
        yield from dative(scene, number, row, group, traits)
    if "object" in traits and not group.reflexive:
        yield from active(scene, number, row, group, traits)


def _supposed(row: Row, group: VerbGroup) -> bool:
    """As in "s'il se rendait à …", "peut-il encore aller à …": a condition or a question, not a report."""
    before_infinitive = row.codes(group.first - 8, group.first)
    if group.form == "infinitive" and (CONTROL.search(before_infinitive) or ASKED.search(before_infinitive)):
        return True
    if group.form not in ("imperfect", "present"):
        return False
    before = ["", *row.codes(group.first - 3, group.first).split(" ")]
    return (before[-1:] == ["R"] and before[-2] in ("s'", "si")) or (before[-1:] == ["X"] and before[-2] == "si")
