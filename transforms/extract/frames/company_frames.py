"""Words that put two officials together without a noun of exchange: "en compagnie de X", "au téléphone"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.frames.clauses import main_tense
from transforms.extract.frames.exchange_nouns import partners_between, partners_with
from transforms.extract.frames.grammar import actors_at, after_word, following_subject, subject_of
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import verb_group
from transforms.extract.lexicon.cues import LINKED
from transforms.extract.lexicon.function_words import OF
from transforms.extract.lexicon.nouns_context import ACTING, JOINT, PLEADING, RAISING, TOGETHER
from transforms.extract.lexicon.verbs import VERBS
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["company_frames"]


def company_frames(scene: Scene, number: int) -> Iterator[Found]:
    """All that one sentence tells in these ways."""
    row = scene.rows[number]
    for i, unit in enumerate(row.units):
        code = unit.code
        if (
            i
            and code in ("compagnie", "cotes", "cote")
            and row.units[i - 1].code in ("en", "aux", "au")
            and i + 1 < len(row)
            and row.units[i + 1].code in OF
        ):
            yield from _beside(scene, number, row, i)
        elif code == "aupres" and row.codes(i + 1, i + 2) in OF:
            yield from _before_official(scene, number, row, i)
        elif code == "avec":
            yield from _with_counterpart(scene, number, row, i)
        elif (code == "telephone" and i and row.units[i - 1].code in ("au", "par")) or (
            code == "fil" and row.codes(i - 3, i) == "au bout du"
        ):
            yield from list(_on_the_line(scene, number, row, i, "call")) or _by_phone(scene, number, row, i)
        elif code in LINKED and i and row.units[i - 1].code in ("par", "en"):
            yield from _on_the_line(scene, number, row, i, "video")
        elif (code in ("conference", "point") and row.codes(i + 1, i + 3) == "de presse") or (
            code == "declarations" and row.codes(i + 1, i + 5) == "conjointes a la presse"
        ):
            yield from _press_conference(scene, number, row, i)


def _beside(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "en compagnie de X", "aux côtés de X"."""
    partners, last = actors_at(row, i + 2)
    members = [m for m in scene.members(number, partners) if m.party]
    if not members or any(row.units[k].what.kind in ("state", "inhabitants") for k in partners):
        return
    subject = [i - 3] if row.codes(i - 3, i - 1) == "X ," else subject_of(row, i)
    if not subject and i <= 2:
        subject = following_subject(row, i)  # "Aux côtés de X, Y a promis …"
    side = scene.officials(number, subject)
    if side:
        yield Found("noun-beside", "face", number, min([i, *subject]), last, [side, members], head=i)


def _with_counterpart(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "plaide avec son homologue …", "a évoqué la crise avec X": who acts together, or speaks, is in contact."""
    partners, last = actors_at(row, i + 1)
    if not partners or row.units[partners[0]].code == "R":
        return
    kind = row.units[partners[0]].what.kind
    doing = ACTING if kind == "counterpart" else RAISING if kind in ("person", "role") else None
    if doing is None or not doing.search(row.codes(i - 6, i)):
        return
    subject = subject_of(row, i)
    side = scene.officials(number, subject)
    members = scene.members(number, partners)
    if side and members:
        yield Found("with-counterpart", "talk", number, min([i, *subject]), last, [side, members], head=i)


def _before_official(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X plaide pour une trêve auprès de Y"."""
    partners, last = actors_at(row, i + 2)
    pleading = PLEADING.search(row.codes(i - 10, i))
    if not partners or pleading is None:
        return
    members = [m for m in scene.members(number, partners) if m.name]
    side = scene.officials(number, subject_of(row, i))
    if members and side:
        present = main_tense(row, i) == "none" and pleading[0].endswith(("e", "ent"))
        tense = "present" if present else "none"
        yield Found("before-official", "talk", number, i, last, [side, members], tense=tense, head=i)


def _on_the_line(scene: Scene, number: int, row: Row, i: int, kind: str) -> Iterator[Found]:
    """As in "a prévenu par téléphone X", "a évoqué la crise au téléphone avec X", "Au téléphone avec X, Y a dit …"."""
    if any(_tells_itself(row, k) for k in range(max(i - 9, 0), i)):
        return
    j = i + 1
    while row.codes(j, j + 1) in ("D", "separement", "egalement"):
        j += 1
    if row.codes(j, j + 1) in ("a", "au", "aux"):
        j += 1
    partners, last = actors_at(row, j)
    calls = bool(partners)  # "a prévenu par téléphone X": he has called
    if not partners:
        partners, last = after_word(row, i, ("avec",), limit=14)
    members = [m for m in scene.members(number, partners) if m.party]
    if not partners:
        yield from _both_on_the_line(scene, number, row, i, kind)
    if not members or any(row.units[k].what.kind in ("state", "inhabitants") for k in partners):
        return
    before = subject_of(row, i - 1) if row.codes(i - 2, i) in ("X au", "Y au") else []  # "X et Y au téléphone avec Z"
    subject = before or (following_subject(row, last - 1) if i <= _OPENING else subject_of(row, i))
    side = scene.officials(number, [k for k in subject if k not in partners])
    side = side or scene.protagonist(number, i, avoid=members)
    if side:
        first, initiator = min([i, *subject]), side[0].party if calls and kind == "call" else None
        yield Found("on-the-line", kind, number, first, last, [side, members], head=i, initiator=initiator)


def _both_on_the_line(scene: Scene, number: int, row: Row, i: int, kind: str) -> Iterator[Found]:
    """As in "les deux présidents ont fait le point au téléphone"."""
    subject = subject_of(row, i)
    side = scene.officials(number, subject)
    if len({member.party for member in side}) == 2:
        yield Found("both-on-the-line", kind, number, min(subject), i + 1, [side], tense="past", head=i)


def _tells_itself(row: Row, k: int) -> bool:
    """Whether a verb stands at a unit that tells of the contact without the telephone: "s'est entretenu"."""
    group = verb_group(row, k)
    traits = set(VERBS[group.lemma].split()) if group is not None else set()
    return bool({"mutual", "with", "call"} & traits) and "both" not in traits


_OPENING = 4
"""Units at the head of a sentence that "Au bout du fil" takes up."""


def _by_phone(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X a remercié Y, au téléphone"."""
    actors = [
        k
        for k in range(max(i - 16, 0), i)
        if row.units[k].code in ("X", "R") and row.units[k].what.kind in ("person", "role", "counterpart", "pronoun")
    ]
    members = [m for m in scene.members(number, actors) if m.party]
    others = {"entretenu", "entretenus", "entretenait", "parle", "echange", "discute", "appele"} & set(
        row.shape.split(" ")
    )
    if len({m.party for m in members}) == 2 and not others:
        yield Found("by-phone", "call", number, actors[0], i + 1, [members], head=i)


def _press_conference(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "conférence de presse conjointe avec X", "X et Y ont donné une conférence de presse commune": they met."""
    near = set(row.codes(i, i + 8).split(" "))
    found = partners_with(scene, number, row, i + 2) or partners_between(scene, number, row, i + 2)
    if found and (JOINT | {"avec"}) & near:
        sides = found.sides
        yield Found("press-conference", "face", number, i, found.last, sides, head=i, together=len(sides) == 1)
    elif JOINT & near or TOGETHER.search(row.codes(i - 8, i)):
        of = next((j for j in range(i + 3, min(i + 6, len(row) - 1)) if row.units[j].code in OF), None)
        both = of is not None and row.units[of + 1].code == "R"
        subject = [of + 1] if of is not None and both else subject_of(row, i) or following_subject(row, i)
        members = scene.members(number, subject) if both else scene.officials(number, subject)
        if len({m.party for m in members if m.party}) == 2:
            first, last = min(i, *subject), max(i + 3, subject[-1] + 1)
            yield Found("press-conference", "face", number, first, last, [members], head=i, together=True)
