"""Which mode a contact told by a construction has, and who visits whom."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.extract.actors.actor import Member
from transforms.extract.lexicon.cues import (
    A_FEW_WORDS,
    BY_PHONE,
    CALL,
    CALL_IN_HEADLINE,
    FACE_IN_HEADLINE,
    IN_WRITING,
    MARGINS,
    VIDEO,
    VISITING,
)
from transforms.extract.lexicon.organisations import GROUND_OF, IN_BRUSSELS, WITHOUT_GROUND
from transforms.extract.mentions.units import Row
from transforms.extract.tellings.telling import Found, Place

__all__ = ["headline_mode", "mode_of", "visitor_of"]


def mode_of(
    row: Row, found: Found, pair: tuple[list[Member], list[Member]], place: Place | None, low: int, high: int
) -> str:
    """call, video, message, visit, meeting or unspecified, for one pair; the clause is units ``low`` to ``high``."""
    clause = row.codes(low, high)
    parties = {pair[0][0].party, pair[1][0].party}
    window = row.codes(max(found.first - 3, low), min(found.last + 10, high)) if found.row else row.shape
    if found.kind == "message" and BY_PHONE.search(clause):
        return "call"
    if found.kind == "message" or (found.kind == "talk" and IN_WRITING.search(window)):
        return "message"
    if found.kind == "video" or (
        found.kind not in ("travel", "call", "host", "summon", "offer") and VIDEO.search(clause)
    ):
        return "video"
    if found.kind == "call" and VIDEO.search(row.codes(found.last, found.last + 4)):
        return "video"  # "a joint X par visioconférence"
    if found.kind == "call" or (
        found.kind not in ("travel", "host", "summon", "gather", "offer", "face") and CALL.search(window)
    ):
        return "call"
    if found.kind == "summon" or any(m.office == "ambassador" for side in pair for m in side):
        return "meeting"
    ground = place.party if place is not None else None
    if MARGINS.search(clause) or (found.host in WITHOUT_GROUND and (ground not in parties or found.kind != "gather")):
        return "meeting"
    if found.kind in ("travel", "offer"):
        return "visit"
    if found.kind == "face" and VISITING.search(row.codes(found.last, found.last + 9)):
        return "visit"
    if found.kind in ("host", "face", "talk") and ground and ground in {GROUND_OF.get(p or "") for p in parties}:
        return "visit"
    if place is not None and place.party:
        return "visit" if place.party in parties and not _third_place(place, parties) else "meeting"
    if found.kind == "host" and found.host in parties:
        return "visit"
    if found.kind in ("face", "gather", "host") or A_FEW_WORDS.search(window):
        return "meeting"
    return "unspecified"


def headline_mode(headline: Row, parties: set[str | None], places: Sequence[Place], named: set[str | None]) -> str:
    """The mode that the headline tells of what the lead leaves open: "s'entretiennent" under "Appel entre X et Y".

    ``named`` are the parties of the officials in the headline: on somebody's ground only another is a visitor.
    """
    if CALL_IN_HEADLINE.search(headline.shape):
        return "call"
    if VIDEO.search(headline.shape):
        return "video"
    grounds = [place for place in places if place.party]
    if len(grounds) == 1 and not MARGINS.search(headline.shape):
        ground = grounds[0].party
        if ground not in parties or _third_place(grounds[0], parties):
            return "meeting"
        if (parties - {ground}) & named:
            return "visit"
    return "meeting" if FACE_IN_HEADLINE.search(headline.shape) else "unspecified"


def _third_place(place: Place, parties: set[str | None]) -> bool:
    """Brussels for the Union and the Alliance, and the seats of the United Nations, are nobody's ground."""
    text = (place.text or "").lower()
    return bool(
        (text.startswith("bruxelles") and parties & IN_BRUSSELS)
        or text.startswith("new york")
        or (text.startswith(("genève", "vienne")) and "UN" in parties)
    )


def visitor_of(mode: str, place: Place | None, parties: tuple[str, ...], found: Found) -> str | None:
    """The party that travels to the other; None where the mode is no visit or nothing tells."""
    if mode != "visit":
        return None
    if found.visitor in parties:
        return found.visitor
    if place is not None and place.party in parties:
        return parties[0] if place.party == parties[1] else parties[1]
    return None
