"""Messages by noun: "X a adressé une lettre à Y", "message de X à Y", "lettre remise à Kiev"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.actors.actor import Member
from transforms.extract.frames.grammar import actors_at, subject_of
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.verb_groups import is_preposition
from transforms.extract.lexicon.function_words import CLAUSE_STOPS, OF, TO
from transforms.extract.lexicon.verbs_context import (
    HANDED,
    HANDED_OVER,
    RECEIVED,
    SENT,
    WITHIN,
    WRITING_NOW,
    WRITTEN_BY,
)
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["message_noun"]


def message_noun(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X a adressé une lettre à Y", "message de X à Y", "lettre remise à Kiev"."""
    if row.codes(i + 1, i + 3) in ("de creance", "de creances"):
        return  # an ambassador brings them himself
    written = _written(scene, number, row, i)
    if written is not None:
        yield written
        return
    within = _within(scene, number, row, i)
    if within is not None:
        yield within
        return
    senders: list[Member] = []
    for j in range(i + 1, min(i + 16, len(row))):
        code = row.units[j].code
        if code in OF and not senders:
            found, _ = actors_at(row, j + 1)
            senders = scene.members(number, found) if found and row.units[found[0]].what.kind != "state" else []
        elif code in CLAUSE_STOPS or (code == "a" and not is_preposition(row, j)):
            if not HANDED_OVER.match(row.codes(j, j + 3)):  # "une lettre de X a été remise à Y"
                break
        elif (code in TO or code == "vers") and j + 1 < len(row):
            targets, last = actors_at(row, j + 1)
            members = scene.members(number, targets)
            if (
                not targets
                and row.units[j + 1].code == "Z"
                and row.units[j - 1].code.startswith(("transmis", "adress", "envoy", "remis"))
            ):
                members, last = [scene.organ(row.units[j + 1].what.party)], j + 2
            if not members:
                if row.units[j + 1].code in ("l'", "la") and j + 2 < len(row):
                    continue
                return
            if (
                targets
                and row.units[targets[0]].what.kind in ("state", "inhabitants")
                and row.units[i].code in ("message", "messages")
            ):
                return
            subject = [] if senders else subject_of(row, i)
            side = (
                senders
                or scene.members(number, subject)
                or _source_adjective(row, i)
                or scene.protagonist(number, i, avoid=members)
            )
            side = [m for m in side if m.party]
            if side:
                first = min([i, *subject])
                sides, initiator = [side, members], side[0].party
                tense = "present" if _is_written_now(row, i) else "past" if _is_sent(row, i, j) else "none"
                yield Found(
                    "message-to", "message", number, first, last, sides, tense=tense, head=i, initiator=initiator
                )
            return
    yield from _handed_over(scene, number, row, i, senders)


def _is_written_now(row: Row, i: int) -> bool:
    """As in "adresse ses condoléances à Y": the present tells the day."""
    return any(str(unit.what).lower() in WRITING_NOW for unit in row.units[max(i - 4, 0) : i])


def _is_sent(row: Row, i: int, target: int) -> bool:
    """As in "une lettre adressée lundi à Y"."""
    return any(SENT.fullmatch(unit.code) for unit in row.units[i + 1 : target])


def _within(scene: Scene, number: int, row: Row, i: int) -> Found | None:
    """As in "Dans un message, X lui a souhaité un prompt rétablissement"."""
    if not WITHIN.match(row.codes(i - 2, i + 2)):
        return None
    writers, end = actors_at(row, i + 2)
    if not writers or not {"lui", "leur"} & set(row.codes(end, end + 2).split(" ")):
        return None
    senders = scene.officials(number, writers)
    receivers = scene.other(number, end, avoid=senders) if senders else []
    if not receivers:
        return None
    return Found(
        "message-in", "message", number, i, end, [senders, receivers], tense="past", head=i, initiator=senders[0].party
    )


def _written(scene: Scene, number: int, row: Row, i: int) -> Found | None:
    """As in "la lettre écrite lundi par X à Y", "la lettre que lui a fait parvenir X"."""
    by_whom = WRITTEN_BY.match(row.shape, row.position(i + 1)) if i + 1 < len(row) else None
    if by_whom is None:
        return None
    writers, end = actors_at(row, row.span(by_whom)[1])
    senders = [m for m in scene.members(number, writers) if m.party]
    targets, last = actors_at(row, end + 1) if row.codes(end, end + 1) in TO else ([], end)
    receivers = [m for m in scene.members(number, targets or subject_of(row, i)) if m.party]
    receivers = receivers or scene.protagonist(number, i, avoid=senders)
    if not senders or not receivers or {m.party for m in senders} == {m.party for m in receivers}:
        return None
    sides = [senders, receivers]
    day = next((j for j in range(*row.span(by_whom)) if row.units[j].code == "D"), None)
    initiator = senders[0].party
    return Found("message-by", "message", number, i, last, sides, tense="past", initiator=initiator, head=i, day=day)


def _handed_over(scene: Scene, number: int, row: Row, i: int, senders: list[Member]) -> Iterator[Found]:
    """As in "X lui avait adressé une lettre", "X a remis à Y un message": told before the noun who gets it."""
    near = range(i - 1, max(i - 6, -1), -1)
    verb = next((j for j in near if HANDED.match(row.units[j].code)), None)
    writers = [m for m in senders if m.party]
    if verb is None:
        got = next((j for j in near if RECEIVED.match(row.units[j].code)), None)
        if got is not None:
            yield from _got(scene, number, row, got, i, writers)
        return
    if {"vu", "vue", "vus", "voit", "verra"} & set(row.codes(verb - 2, verb).split(" ")):
        # "Y s'est vu remettre par X un message (de Z)"
        by = next((j for j in range(verb + 1, i) if row.units[j].code == "par"), i)
        at = next((j for j in range(by + 1, i) if row.units[j].code in ("X", "Y")), None)
        handing = scene.officials(number, [at]) if at is not None else []
        yield from _got(scene, number, row, verb, i, writers or handing)
        return
    subject = subject_of(row, verb)
    acting = [m for m in scene.members(number, subject) if m.party]
    side = writers or acting
    if {"lui", "leur"} & set(row.codes(verb - 3, verb).split(" ")):
        targets = scene.other(number, verb, avoid=side)
    else:
        at = next((j for j in range(verb + 1, i) if row.units[j].code in TO), None)
        targets = scene.officials(number, actors_at(row, at + 1)[0]) if at else []
    if side and targets:
        first = min([verb, *subject])
        yield Found("message-to", "message", number, first, i + 1, [side, targets], head=i, initiator=side[0].party)


def _got(scene: Scene, number: int, row: Row, verb: int, i: int, writers: list[Member]) -> Iterator[Found]:
    """As in "X a reçu une lettre de Y": the verb's subject gets it."""
    receivers = [m for m in scene.members(number, subject_of(row, verb)) if m.party]
    if receivers and writers:
        sides = [writers, receivers]
        yield Found("message-got", "message", number, verb, i + 1, sides, head=i, initiator=writers[0].party)


def _source_adjective(row: Row, i: int) -> list[Member]:
    """As in "une lettre iranienne"."""
    if i + 1 < len(row) and row.units[i + 1].code == "A":
        return [Member(row.units[i + 1].what.party, party_of="adjective")]
    return []
