"""Where a contact takes place: what its sentences say, else what the text as a whole is set in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.extract.details import learned
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon.places_context import CONTESTED
from transforms.extract.mentions.places import fold
from transforms.extract.tellings.telling import Place, Telling

__all__ = ["place_of"]

_RECENT = 9
"""Days around the publication in which a contact is what the text is about, not one that it recalls."""


def place_of(scene: Scene, telling: Telling, contacts: Sequence[Telling]) -> str | None:
    """The town where the contact takes place, else the state, as written; None for a palace in no town."""
    return _told(scene, telling, contacts) or _learned(telling) or _of_text(scene, telling, contacts)


def _learned(telling: Telling) -> str | None:
    place = learned.place(telling) if telling.mode in ("visit", "meeting") else None
    if place is None or (telling.mode == "visit" and place.party not in telling.parties):
        return None
    return place.text


def _told(scene: Scene, telling: Telling, contacts: Sequence[Telling]) -> str | None:
    place = telling.place
    if place is None:
        return None
    if place.capital and place.party is not None:
        return scene.capital_named(place.party)
    if place.town or place.party is None or telling.mode not in ("visit", "meeting"):
        return place.text
    alone = sum(contact.place is not None and contact.place.party == place.party for contact in contacts) == 1
    if place.palace:
        return place.text
    numbers = _rows_of(telling)
    return scene.town_in(place.party, [*numbers, *range(len(scene.rows))] if alone else numbers) or place.text


def _of_text(scene: Scene, telling: Telling, contacts: Sequence[Telling]) -> str | None:
    """The place of a contact that its own sentences leave open.

    That is what a sentence opens with ("À Lomé, où …", "LOMÉ –"), or the place of another contact of it or of its
    day; for a visit else the first town of the host, for a meeting the town of the headline, or the only one that the
    text puts something in.
    """
    if telling.mode not in ("visit", "meeting") or telling.status == "cancelled" or _recalled(scene, telling):
        return None
    if any(member.office == "ambassador" for side in telling.members.values() for member in side):
        return None  # He is received where he is on post, whatever towns the text is about.
    host = next((party for party in telling.parties if party != telling.visitor), None) if telling.visitor else None
    own = {host} if host else set(telling.parties)
    rows = _rows_of(telling)

    def fits(place: Place) -> bool:
        return telling.mode != "visit" or place.party in own

    near = [
        contact.place
        for contact in contacts
        if contact is not telling
        and contact.place is not None
        and contact.place.text
        and ((contact.when and contact.when == telling.when) or {*rows} & {*_rows_of(contact)})
    ]
    opening = [place for number in rows if (place := scene.opening_place(number)) is not None]
    headline = [town for town in _towns(scene, last=1) if fits(town)]
    for place in (*filter(fits, [*opening, *near]), *headline[:1]):
        return place.text
    towns = [town for town in _towns(scene) if fits(town)]
    if telling.mode == "visit" or len({fold(town.text or "") for town in towns}) == 1:
        return next((town.text for town in towns), None)
    return None


def _recalled(scene: Scene, telling: Telling) -> bool:
    """Whether the contact lies too far from the day of the text to share the place that the text is about."""
    if telling.when is None or scene.published_on is None:
        return False
    return abs((telling.when.start - scene.published_on).days) > _RECENT


def _towns(scene: Scene, *, last: int | None = None) -> Iterator[Place]:
    """The towns that the sentences before one put something in; no region that news is about."""
    for number in range(len(scene.rows) if last is None else last):
        for place in scene.places(number):
            if place.town and place.text and fold(place.text) not in CONTESTED:
                yield place


def _rows_of(telling: Telling) -> list[int]:
    return list(dict.fromkeys(number for number, _, _ in telling.told))
