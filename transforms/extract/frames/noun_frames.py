"""Constructions around a noun that tell of a contact: "entretien entre X et Y", "visite de X à Z", "rencontre X-Y"."""

from __future__ import annotations

from collections.abc import Iterator

from transforms.extract.frames.exchange_clauses import partners_around
from transforms.extract.frames.exchange_nouns import partners_named
from transforms.extract.frames.invitations import invitation_noun
from transforms.extract.frames.messages import message_noun
from transforms.extract.frames.scene import Scene
from transforms.extract.frames.travel_nouns import travel_noun
from transforms.extract.frames.verb_groups import verb_group
from transforms.extract.lexicon.nouns import EXCHANGE, MESSAGE, NEGOTIATION, TRAVEL
from transforms.extract.lexicon.nouns_context import ATTENDED, EXCHANGED, NOUN_FOLLOWS, PUBLIC, TO_GO_ON, TRADE
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found

__all__ = ["noun_frames"]


def noun_frames(scene: Scene, number: int) -> Iterator[Found]:
    """All that the nouns of one sentence tell."""
    row = scene.rows[number]
    for i, unit in enumerate(row.units):
        code = unit.code
        if code in EXCHANGE and _is_noun(row, i):
            yield from _exchange(scene, number, row, i)
        elif code in MESSAGE:
            yield from message_noun(scene, number, row, i)
        elif code in TRAVEL:
            yield from travel_noun(scene, number, row, i)
        elif code in ("invitation", "invitations"):
            yield from invitation_noun(scene, number, row, i)


def _is_noun(row: Row, i: int) -> bool:
    """Whether a word of exchange is one here: no verb ("rencontre"), no blow ("coup"), no adjective."""
    if row.units[i].code in ("rencontre", "echange", "dialogue", "negocie"):
        described = i > 1 and row.units[i - 1].code.islower() and row.units[i - 2].code in NOUN_FOLLOWS
        return i == 0 or verb_group(row, i) is None or row.units[i - 1].code in NOUN_FOLLOWS or described
    if row.units[i].code in ("coup", "coups"):
        return row.codes(i + 1, i + 3) in ("de fil", "de telephone")
    return row.units[i].code != "telephonique"


def _exchange(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "l'entretien entre X et Y", unless the partners are only states or the word means another thing."""
    code = row.units[i].code
    kind = EXCHANGE[code]
    if kind == "video" and i and row.units[i - 1].code in ("par", "en"):
        return
    following = set(row.codes(i + 1, i + 5).split(" "))
    if code.startswith("session") and "mixte" not in following:
        return
    if TO_GO_ON.search(row.codes(i - 4, i)):
        return  # "de poursuivre leurs discussions": those that are told elsewhere
    if PUBLIC & following or (code.startswith("echange") and EXCHANGED & following):
        return
    partners = partners_named(scene, number, row, i) or partners_around(scene, number, row, i)
    if partners is None:
        return
    sides = partners.sides
    attended = code in ("sommet", "sommets", "conference") and ATTENDED.search(row.codes(i - 6, i + 3))
    if attended and all(member.impersonal for member in sides[-1]):
        return
    if code == "echanges" and TRADE.search(row.shape):
        return  # "les échanges entre les deux pays ont atteint deux milliards"
    if code == "echanges" and any(all(m.party_of == "name" for m in side) for side in sides):
        return
    if code in ("echange", "echanges", "contact", "contacts", "dialogue") and all(
        member.party_of in ("name", "inhabitants", "organisation") for side in sides for member in side
    ):
        return
    together = len(sides) == 1 or kind in ("gather", "face", "video") or code in ("pourparlers", "negociations")
    if len(sides) == 1 and len({m.party for m in sides[0] if m.party}) < 2:
        return
    if len(sides) == 2 and not (sides[0] and sides[1]):
        return
    if all(m.party_of == "inhabitants" and m.name for side in sides for m in side):
        return  # "la rencontre entre l'Autrichien X et l'Espagnol Y": a match
    yield Found(
        f"noun-{partners.rule}",
        kind,
        number,
        partners.first,
        partners.last,
        sides,
        together=together,
        tense="none",
        head=i,
        negotiation=code in NEGOTIATION,
        initiator=partners.initiator,
        place=partners.place,
    )
