"""Contacts out of one document.

The cascade: a cheap gate; reading, which makes of the text rows of units with its parties, officials and dates, joins
them into actors and says who is who; telling, one for each pair of a construction or of the scorer; tellings joined
into contacts, and contacts written down as records.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from transforms.extract.actors.anaphora import with_anaphors
from transforms.extract.actors.listed import with_lists
from transforms.extract.actors.people import Cast
from transforms.extract.actors.phrases import with_actors
from transforms.extract.dates.datelines import after_dateline, home_of, opening_home
from transforms.extract.dates.resolution import find_dates
from transforms.extract.frames.constructions import constructions
from transforms.extract.frames.indirect_frames import SAID_TO
from transforms.extract.frames.scene import Scene
from transforms.extract.gate import Decision, has_trigger, two_parties
from transforms.extract.interactions import interactions_of
from transforms.extract.learning.encoder import Encoder, shipped_encoder
from transforms.extract.learning.scored_frames import scored
from transforms.extract.learning.scorer import Scorer, shipped
from transforms.extract.mentions.directory import OfficialMention, officials_in
from transforms.extract.mentions.parties import PartyMention, find_parties
from transforms.extract.mentions.text import View, sentences, view
from transforms.extract.mentions.units import units_of
from transforms.extract.model import Document, Interaction
from transforms.extract.tellings.merge import join
from transforms.extract.tellings.taken_up import completed
from transforms.extract.tellings.telling import Telling

__all__ = [
    "EXTRACTOR_VERSION",
    "extract",
    "find_mentions",
    "frames_tell",
    "gate",
    "read",
    "tell",
]

EXTRACTOR_VERSION = "1"
"""Changes whenever the contacts of a document can change."""


def extract(document: Document) -> list[Interaction]:
    """The contacts that a document reports, in the order of the text; thread-safe."""
    if not has_trigger(document.title, document.text):
        return []
    shown = view(document.body)
    mentions = find_mentions(document, shown.text)
    if not gate(document, mentions).passed:
        return []
    scene = read(document, shown, mentions)
    return interactions_of(scene, shown, join(completed(scene, tell(scene))))


@dataclass(frozen=True, slots=True)
class Mentions:
    """Who is named in a text, in its order."""

    officials: list[OfficialMention]
    parties: list[PartyMention]


def find_mentions(document: Document, text: str) -> Mentions:
    """Officials and parties of a text."""
    return Mentions(officials_in(text, on=document.published_on), _brussels(text, find_parties(text)))


def gate(document: Document, mentions: Mentions) -> Decision:
    """Whether two sides are there at all."""
    named = {official.party for official in mentions.officials} | {party.party for party in mentions.parties}
    return two_parties(named, home_of(document), document.body)


def read(document: Document, shown: View, mentions: Mentions) -> Scene:
    """Sentences, actors and persons of a document."""
    text = shown.text
    cut, day = after_dateline(text, sentences(text), document.published_on)
    opening = opening_home(text, cut, mentions.parties)
    home = home_of(document) or opening
    dates = find_dates(text)
    rows = [
        with_actors(units_of(text, s, officials=mentions.officials, parties=mentions.parties, dates=dates)) for s in cut
    ]
    rows = with_lists(text, rows)
    cast = Cast(rows, home, opening)
    rows = [with_anaphors(cast.resolve(row)) for row in rows]
    return Scene(text, cut, rows, cast, day, home)


def _brussels(text: str, parties: list[PartyMention]) -> list[PartyMention]:
    """Brussels as a government is the Union's, unless the text is about Belgium."""
    if "Belgi" in text or "belge" in text:
        return parties
    return [
        replace(mention, party="EU")
        if mention.party == "BEL" and mention.kind == "capital" and not mention.as_place
        else mention
        for mention in parties
    ]


def tell(scene: Scene, scorer: Scorer | None = None, encoder: Encoder | None = None) -> list[Telling]:
    """All tellings: those of the frames, and those of pairs that trees and encoder (the shipped ones) take for
    contacts.
    """
    found, addressed = _of_frames(scene)
    judged = scored(scene, found, scorer or shipped(), encoder or shipped_encoder())
    told = found + [telling for _, _, tellings in judged for telling in tellings]
    known = {telling.parties for telling in told}
    return told + [telling for telling in addressed if telling.parties not in known]


def frames_tell(scene: Scene) -> list[Telling]:
    """The tellings of the frames alone, in the order of the text."""
    return _of_frames(scene)[0]


def _of_frames(scene: Scene) -> tuple[list[Telling], list[Telling]]:
    """The tellings of the frames, and apart those of officials who only address each other: they count for pairs of
    which nothing else is told.
    """
    found: list[Telling] = []
    addressed: list[Telling] = []
    for construction, tellings in constructions(scene):
        (addressed if construction.rule == SAID_TO else found).extend(tellings)
    return found, addressed
