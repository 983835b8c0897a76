"""Contacts out of one document.

The cascade: a cheap gate; sentences and words; parties, officials and dates as units; actors; who is who; constructions
around verbs and nouns; one telling for each pair; tellings joined into contacts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.extract.actors import with_actors
from transforms.extract.anaphora import with_anaphors
from transforms.extract.candidates import Candidate, candidates
from transforms.extract.company_frames import company_frames
from transforms.extract.dates import DateRange, dateline, find_dates, resolve
from transforms.extract.details import initiator_of, is_negotiation, people_of, place_of, reporters, spans_of, topics_of
from transforms.extract.directory import OfficialMention, officials_in
from transforms.extract.gate import Decision, has_trigger, two_parties
from transforms.extract.indirect_frames import indirect_frames
from transforms.extract.lexicon.sources import HOMES, SUFFIXES
from transforms.extract.merge import join
from transforms.extract.model import Document, Interaction
from transforms.extract.noun_frames import noun_frames
from transforms.extract.parties import PartyMention, find_parties
from transforms.extract.people import Cast
from transforms.extract.presence_frames import presence_frames
from transforms.extract.scene import Scene
from transforms.extract.scored_frames import place_in, scored_frame
from transforms.extract.scorer import Scorer, shipped
from transforms.extract.telling import Found, Telling
from transforms.extract.telling_dates import DateContext
from transforms.extract.tellings import tellings_of
from transforms.extract.text import Sentence, View, sentences, view
from transforms.extract.units import units_of
from transforms.extract.verb_frames import verb_frames

__all__ = [
    "EXTRACTOR_VERSION",
    "constructions",
    "extract",
    "find_mentions",
    "frames_tell",
    "gate",
    "read",
    "scored",
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
    contacts = join(tell(scene))
    return [_interaction(scene, shown, telling, contacts) for telling in contacts]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Who and what is named in a text; ``day`` is the one that "hier" counts from before a dateline is read."""

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
    cut = sentences(text)
    day = document.published_on
    if day is not None:
        for sentence in cut[1:5]:
            line = dateline(text[sentence.start : sentence.end], published_on=day)
            if line is not None:
                day = line[0]
                cut[sentence.number] = replace(sentence, start=sentence.start + line[1])
                break
            place_line = _PLACE_LINE.match(text, sentence.start)
            if place_line is not None:
                cut[sentence.number] = replace(sentence, start=place_line.end())
                break
    home = home_of(document) or opening_home(text, cut, mentions.parties)
    dates = find_dates(text)
    rows = [
        with_actors(units_of(text, s, officials=mentions.officials, parties=mentions.parties, dates=dates)) for s in cut
    ]
    cast = Cast(rows, home)
    rows = [with_anaphors(cast.resolve(row)) for row in rows]
    return Scene(text, cut, rows, cast, day, home)


def home_of(document: Document) -> str | None:
    """The state that a source writes from; None where it is not known."""
    source = document.source.lower()
    for part, party in HOMES.items():
        if part in source:
            return party
    for suffix, party in SUFFIXES.items():
        if source.endswith(suffix):
            return party
    return None


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


_OPENING = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý' -]{2,30}(?: \([^)]*\))?(?:,| ?[-–—])")


_PLACE_LINE = re.compile(
    r"(?:[A-ZÀ-Ý][A-ZÀ-Ý' -]{2,25}(?: \([^)\n]{2,20}\))?|[A-ZÀ-Ý][\w' -]{2,25} \([A-Z]{2,6}\)) ?[-–—] ?(?=[A-ZÀ-Ý«])"
)
"""A dateline without a date: "ALGER- ", "RABAT (MAP) - "."""


def opening_home(text: str, cut: Sequence[Sentence], parties: Sequence[PartyMention]) -> str | None:
    """The state that a dateline ("ALGER -", "BERLIN, 28 mai") or letterhead ("Palais de l'Élysée") names."""
    for sentence in cut[1:4]:
        start = text.rfind("\n", 0, sentence.start) + 1
        head = _OPENING.match(text, start)
        stop = head.end() if head else sentence.end if sentence.end - start < 60 else start
        for mention in parties:
            if start <= mention.start < stop and mention.kind in ("capital", "city", "seat"):
                return mention.party
    return None


def tell(scene: Scene, scorer: Scorer | None = None) -> list[Telling]:
    """All tellings: those of the frames, and those of pairs that the scorer (the shipped one) takes for contacts."""
    told = frames_tell(scene)
    return told + [telling for _, tellings in scored(scene, told, scorer or shipped()) for telling in tellings]


def frames_tell(scene: Scene) -> list[Telling]:
    """The tellings of the frames alone, in the order of the text."""
    return [telling for _, tellings in constructions(scene) for telling in tellings]


ACCEPTED, ACCEPTED_BARE = 0.7, 0.8
"""How likely a pair must be that no frame found, and one without any word of contact in its sentence."""


def scored(scene: Scene, told: Sequence[Telling], scorer: Scorer) -> Iterator[tuple[Found, list[Telling]]]:
    """For pairs that the frames did not find, the sentence that most likely tells of a contact, if likely enough.

    Tellings of the frames get their probability on the way.
    """
    likeliest: dict[tuple[str, str], tuple[float, Candidate]] = {}
    for candidate in candidates(scene, told):
        likely = scorer.probability(candidate.features)
        if likely > likeliest.get(candidate.parties, (0.0,))[0]:
            likeliest[candidate.parties] = (likely, candidate)
    for telling in told:
        telling.likely = likeliest[telling.parties][0] if telling.parties in likeliest else 0.0
    known = {telling.parties for telling in told}
    context = _context(scene)
    context.lead = next((telling.when for telling in told if telling.dated == "stated"), None)
    for number in range(len(scene.rows)):
        context.heading = _heading(scene, number, context)
        for parties, (likely, candidate) in likeliest.items():
            accepted = ACCEPTED if candidate.triggers else ACCEPTED_BARE
            if candidate.row == number and likely >= accepted and parties not in known:
                found = scored_frame(scene, candidate)
                tellings = tellings_of(scene, found, context)
                for telling in tellings:
                    telling.likely = likely
                    telling.mode, _ = scorer.mode(candidate.features)
                    telling.place = place_in(scene, telling)
                yield found, tellings
        _remember(scene, number, context)


def constructions(scene: Scene) -> Iterator[tuple[Found, list[Telling]]]:
    """Every construction of the text with the tellings it gives, in order."""
    context = _context(scene)
    for number in range(len(scene.rows)):
        context.heading = _heading(scene, number, context)
        found_here = sorted(
            (found for frames in _FRAMES for found in frames(scene, number)),
            key=lambda found: found.head,
        )
        for found in found_here:
            tellings = tellings_of(scene, found, context)
            yield found, tellings
            if tellings:
                _keep_pair(scene, found)
                told = next(
                    (t.when for t in tellings if t.dated == "stated" and t.when and t.when.precision == "day"), None
                )
                context.anchor = told or context.anchor
                context.lead = context.lead or next((t.when for t in tellings if t.dated == "stated"), None)
        _remember(scene, number, context)


_FRAMES = (verb_frames, noun_frames, company_frames, indirect_frames, presence_frames)


def _context(scene: Scene) -> DateContext:
    return DateContext(scene.published_on, live=len(_STAMP.findall(scene.text)) > 1)


_STAMP = re.compile(r"^\W{0,2}[012]?\d ?[h:] ?[0-5]?\d?\]? ?[-–—.|\]]", re.MULTILINE | re.IGNORECASE)
"""What an entry of a live report begins with: "17h02 –", "[9:30]"."""
_HEADING = re.compile(r"(?:[^\w\s] )?D(?: \( Z \))?(?: [:.])?(?!\S)")


def _heading(scene: Scene, number: int, context: DateContext) -> DateRange | None:
    """The day of an agenda's heading ("Lundi 22 avril", "MARDI 8 octobre (Bruxelles).") that a line stands under."""
    row = scene.rows[number]
    found = _HEADING.match(row.shape)
    if number == 0 or found is None or scene.published_on is None:
        return context.heading
    alone = found.end() == len(row.shape)
    mention = next(unit.what for unit in row.units if unit.code == "D")
    if not (alone or found[0].endswith((":", "."))) or mention.kind not in ("weekday", "full"):
        return context.heading
    return resolve(mention, published_on=scene.published_on, tense="future", anchor=None) or context.heading


def _keep_pair(scene: Scene, found: Found) -> None:
    """Remember who met: "les deux hommes" are those."""
    position = scene.rows[found.row].units[found.head].start
    members = [member for side in found.sides for member in side if member.party]
    scene.pairs.append((position, list({member.party: member for member in members}.values())))
    # "a écrit aux deux présidents": those two stay "les deux présidents".
    several = [side for side in found.sides if len({m.party for m in side if m.party}) == 2]
    scene.pairs.extend((position, side) for side in several if len(found.sides) == 2)


def _remember(scene: Scene, number: int, context: DateContext) -> None:
    """Keep the last date of a sentence: "la veille" counts from it."""
    if context.published_on is None:
        return
    for unit in scene.rows[number].units:
        if unit.code == "D":
            when = resolve(unit.what, published_on=context.published_on, tense="past", anchor=context.anchor)
            if when is not None and when.precision == "day":
                context.anchor = when


def _interaction(scene: Scene, shown: View, telling: Telling, contacts: Sequence[Telling]) -> Interaction:
    sentence = scene.sentences[telling.row]
    start, end = shown.span(sentence.start, sentence.end)
    when = telling.when
    position = scene.rows[telling.row].units[telling.head].start
    return Interaction(
        parties=telling.parties,
        mode=telling.mode,
        status=telling.status,
        date_start=when.start if when else None,
        date_end=when.end if when else None,
        precision=when.precision if when else "unknown",
        people=people_of(scene, telling, position),
        initiator=initiator_of(scene, telling),
        place=place_of(scene, telling, contacts),
        multilateral=telling.multilateral,
        negotiation=is_negotiation(scene, telling),
        attribution=reporters(scene, telling, contacts),
        topics=topics_of(scene, telling, contacts),
        evidence_start=start,
        evidence_end=end,
        spans=spans_of(scene, shown, telling),
        rules=tuple(telling.rules),
        confidence=_confidence(telling),
        is_lead=telling.row <= 1,
        visitor=telling.visitor,
    )


_UNSOURCED = 0.9
"""What an official of the directory that no source confirms leaves of the confidence."""


def _confidence(telling: Telling) -> float:
    """How likely the pair is right; less where a side is known only by a name that nothing confirms."""
    confidence = shipped().confidence_in(telling.likely, framed=telling.framed)
    for members in telling.members.values():
        if all(m.official is not None and not m.official.sourced and m.party_of != "role" for m in members):
            confidence *= _UNSOURCED
    return round(confidence, 3)
