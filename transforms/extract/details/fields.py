"""The fields of a contact that are read off once it is known: people, reporters, topics and marked words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.extract.actors.actor import Member
from transforms.extract.actors.people import surname
from transforms.extract.details import learned
from transforms.extract.details.attribution import attribution
from transforms.extract.details.topics import masked, talk_goes_on, topics_after, topics_in, without_repeats
from transforms.extract.frames.scene import Scene
from transforms.extract.lexicon import words
from transforms.extract.lexicon.negotiation import MEDIATION, MEDIATOR, NEGOTIATIONS, NEGOTIATIONS_GO_ON
from transforms.extract.lexicon.reporting import COMMUNIQUE, OF_CONTACT
from transforms.extract.lexicon.topics import TALK
from transforms.extract.mentions.text import View
from transforms.extract.tellings.telling import Telling
from transforms.records import Person, Span

__all__ = ["initiator_of", "is_negotiation", "people_of", "reporters", "spans_of", "topics_of"]


def people_of(scene: Scene, telling: Telling, position: int) -> tuple[Person, ...]:
    """The officials of both parties; a role without a name takes it from the same document."""
    people: list[Person] = []
    for party in telling.parties:
        other = next(p for p in telling.parties if p != party)
        offices = [member.office for member in telling.members[other]]
        seen: set[str] = set()
        for member in telling.members[party]:
            names = [member.name] if member.name else _names_for(scene, member, offices, position)
            for name in names:
                if surname(name) not in seen:
                    seen.add(surname(name))
                    people.append(Person(party, name, member.office))
        if not seen and telling.mode == "visit" and telling.visitor == other:
            people.extend(_hosts(scene, telling, party))
            seen.update(surname(person.name) for person in people if person.party == party)
        for member in learned.officials(telling, party) if not seen else ():
            if member.name and surname(member.name) not in seen:
                seen.add(surname(member.name))
                people.append(Person(party, member.name, member.office))
    return tuple(people)


def _names_for(scene: Scene, member: Member, offices: Sequence[str | None], position: int) -> list[str]:
    """Names for a role; "son homologue" holds the office of the other side."""
    assert member.party is not None
    if member.office != "counterpart":
        return scene.cast.names(member.party, member.office, position)
    return next((names for office in offices if (names := scene.cast.names(member.party, office, position))), [])


def _hosts(scene: Scene, telling: Telling, party: str) -> list[Person]:
    """Officials of the state visited with whom the visitor deals in the sentences that tell the visit, or the next."""
    numbers = list(dict.fromkeys(number for number, _, _ in telling.told))
    for number in [*numbers, *(n + 1 for n in numbers[-1:] if n + 1 < len(scene.rows))]:
        units = scene.rows[number].units
        for j in range(len(units)):
            unit = units[j]
            if unit.code != "X" or unit.what.kind not in ("person", "role", "counterpart"):
                continue
            member = unit.what.members[0]
            dealt_with = j > 1 and (
                units[j - 1].code in ("avec", "par")
                or (isinstance(units[j - 1].what, str) and units[j - 1].code not in _NO_DEAL)
            )
            dealt_with = dealt_with or _TO_HIM.match(scene.rows[number].codes(j + 1, j + 3)) is not None
            if member.party == party and member.name and member.office != "spokesperson" and dealt_with:
                return [Person(party, member.name, member.office)]
    return []


_TO_HIM = re.compile(r"(?:, )?(?:lui|leur)(?!\S)")
"""As in "(Y) lui a promis", "(le ministre, Y,) lui a remis"."""
_NO_DEAL = frozenset(words("de du d' des , : ; . que qu' et mais selon sur contre a au aux par \" ( - par"))


_OF_CONTACT = re.compile(OF_CONTACT)


def reporters(scene: Scene, telling: Telling, contacts: Sequence[Telling]) -> tuple[str, ...]:
    """Who reports it, out of the sentences that tell it and the next two that speak of it."""
    numbers = list(dict.fromkeys(number for number, _, _ in telling.told))
    before = [n - 1 for n in numbers if n and scene.sentences[n - 1].end - scene.sentences[n - 1].start < 25]
    found: list[str] = []
    after = [n for n in _following(scene, telling, contacts, 2) if _OF_CONTACT.search(_sentence(scene, n))]
    lead = (
        [1] if numbers == [0] and scene.headlined and len(scene.rows) > 1 else []
    )  # a headline is told again below it
    for number in [*before, *numbers, *lead, *after]:
        for name in attribution(_with_label(scene, number)):
            if not any(name in known or known in name for known in found):
                found.append(name)
    return (
        tuple(found[:3])
        or tuple(learned.reporters(scene, telling, [_span(scene, number) for number in (*numbers, *lead, *after)]))
        or _letterhead(scene)
    )


def _letterhead(scene: Scene) -> tuple[str, ...]:
    """Who publishes the text, where its first line says so: "Communiqué conjoint des trois ministères."."""
    line = _sentence(scene, 1).strip().rstrip(".") if len(scene.sentences) > 1 else ""
    return (line,) if COMMUNIQUE.fullmatch(line) else ()


def _with_label(scene: Scene, number: int) -> str:
    """A sentence with the label before it, which is read as a dateline: "INFO LE FIGARO - Alger a accepté …"."""
    sentence = scene.sentences[number]
    label = scene.text[scene.text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    return label + _sentence(scene, number) if label.startswith(("INFO", "EXCLU")) else _sentence(scene, number)


def topics_of(scene: Scene, telling: Telling, contacts: Sequence[Telling]) -> tuple[str, ...]:
    """What was discussed, out of the sentences that tell it and those that follow and tell of no other contact."""
    found: list[str] = []
    for number, head, last in telling.told:
        units = scene.rows[number].units
        start, stop = _stretch(scene, telling, contacts, number, head)
        after = max(units[min(last, len(units)) - 1].end, start)
        if _TALK.match(scene.text, units[head].start):
            found += topics_after(*_texts(scene, number, after, stop))
        found += topics_in(*_texts(scene, number, start, stop), message=telling.mode == "message")
    for number in _following(scene, telling, contacts, _REACH):
        sentence = scene.sentences[number]
        text, shown = _texts(scene, number, sentence.start, sentence.end)
        if talk_goes_on(text) and not _elsewhere(scene, telling, contacts, number):
            found += topics_in(text, shown)
    for number in _with_them(scene, telling, contacts):
        found += topics_in(*_texts(scene, number, scene.sentences[number].start, scene.sentences[number].end))
    for number, head in _resumed(scene, telling, contacts):
        sentence = scene.sentences[number]
        found += topics_in(*_texts(scene, number, sentence.start, scene.rows[number].units[head].start))
    if not found:
        stretches = [_stretch(scene, telling, contacts, number, head) for number, head, _ in telling.told]
        going_on = [n for n in _following(scene, telling, contacts, 1) if _goes_on(scene, telling, n)]
        found = learned.topics(scene, telling, [*stretches, *(_span(scene, n) for n in going_on)])
    return without_repeats(found)


def _goes_on(scene: Scene, telling: Telling, number: int) -> bool:
    """Whether a sentence is about a contact or one of its parties: it says so, or that is its first actor."""
    first = next((unit for unit in scene.rows[number].units if unit.code in ("X", "Y", "R")), None)
    own = first is not None and (
        first.code == "R" or any(member.party in telling.parties for member in first.what.members)
    )
    return own or _OF_CONTACT.search(_sentence(scene, number)) is not None


_TALK = re.compile(rf"(?:s['’]\s?|se )?(?:{TALK})", re.IGNORECASE)


def _resumed(scene: Scene, telling: Telling, contacts: Sequence[Telling]) -> list[tuple[int, int]]:
    """Sentences (row, unit) that go on about a contact until, at that unit, they tell of another of the same pair.

    "Il s'était rendu à Moscou. Les deux avaient échangé sur le Sahel après leur réunion de 2019."
    """
    told = {number for number, _, _ in telling.told}
    heads: dict[int, list[tuple[int, Telling]]] = {}
    for contact in contacts:
        for number, head, _ in contact.told:
            heads.setdefault(number, []).append((head, contact))
    return [
        (number, min(heads[number], key=lambda found: found[0])[0])
        for number in sorted({n + 1 for n in told} - told)
        if number in heads and all(contact.parties == telling.parties for _, contact in heads[number])
    ]


def _with_them(scene: Scene, telling: Telling, contacts: Sequence[Telling]) -> list[int]:
    """Sentences that begin with one of the two: "Avec M. van Klaveren, …. Avec M. Mudavadi, elle a porté sur …"."""
    told = {number for contact in contacts for number, _, _ in contact.told}
    last = max(number for number, _, _ in telling.told)
    others = {party for contact in contacts if contact is not telling for party in contact.parties}
    only = {*telling.parties} - others
    return [
        number
        for number in range(last + 1, min(last + 1 + _REACH, len(scene.rows)))
        if number not in told
        and scene.rows[number].codes(0, 3) == "avec X ,"
        and scene.rows[number].units[1].what.members[0].party in only
    ]


def _elsewhere(scene: Scene, telling: Telling, contacts: Sequence[Telling], number: int) -> bool:
    """Whether a sentence names an official or capital of a party to another contact: "Avec M. Mouallem, elle …"."""
    named = {
        member.party
        for unit in scene.rows[number].units
        if unit.code in ("X", "Y")
        for member in unit.what.members
        if unit.what.kind in _OFFICIALS or member.party_of == "capital"
    }
    apart = [c for c in contacts if not (telling.multilateral and set(c.told) & set(telling.told))]
    foreign = {party for contact in apart for party in contact.parties} - set(telling.parties)
    return bool(named & foreign) and not named >= set(telling.parties) and "chacun" not in scene.rows[number].shape


def _stretch(scene: Scene, telling: Telling, contacts: Sequence[Telling], number: int, head: int) -> tuple[int, int]:
    """The part of a sentence that is about one contact, where it tells of several."""
    units, sentence = scene.rows[number].units, scene.sentences[number]
    others = [h for c in contacts if c is not telling for n, h, _ in c.told if n == number]
    shared = {h for c in contacts if c.parties != telling.parties for n, h, _ in c.told if n == number and h == head}
    after = [h for h in others if h > head and h not in shared]
    before = [h for h in others if h < head]
    earlier = [c for c in contacts if c is not telling and any(n == number - 1 for n, _, _ in c.told)]
    resumes = any(number == n for c in earlier for n, _ in _resumed(scene, c, contacts))
    start = units[head].start if before or resumes else sentence.start
    return start, max(units[min(after)].start if after else sentence.end, start)


def _texts(scene: Scene, number: int, start: int, stop: int) -> tuple[str, str]:
    """A stretch of a sentence, with its officials masked and as written."""
    stop = max(start, stop)
    shown = scene.text[start:stop]
    actors = [
        (max(unit.start, start) - start, min(unit.end, stop) - start)
        for unit in scene.rows[number].units
        if unit.code in ("X", "Y", "R") and unit.what.kind in _OFFICIALS and unit.end > start and unit.start < stop
    ]
    return masked(shown, actors), shown


_OFFICIALS = frozenset({"person", "role", "counterpart", "organ"})


_REACH = 6
"""Sentences after one that tells of the contact that may go on about it."""


def _following(scene: Scene, telling: Telling, contacts: Sequence[Telling], reach: int) -> list[int]:
    """The sentences after those that tell of a contact, up to the next that tells of another."""
    own = {number for number, _, _ in telling.told}
    others = {number for contact in contacts for number, _, _ in contact.told if contact is not telling}
    rows = []
    for start in sorted(own):
        for number in range(start + 1, min(start + 1 + reach, len(scene.rows))):
            if number in own or number in others:
                break
            rows.append(number)
    return rows


_INITIATIVE = re.compile(
    r"(?:a l' (?:invitation|initiative)|l' invitation|invitee?s? d' honneur|invitation lancee?|"
    r"ete demandee? par|ete proposee? par)"
    r"(?: (?:de|du|d'|des|la|l'|par|avait ete lancee (?:a|au|aux) X))*? (?:(?P<who>X|Y)|partie (?P<side>A))(?!\S)"
    r"|(?:que|qu') (?P<asked>X) (?:a|avait|avaient|ont) (?:demande|propose|sollicite)"
    r"|^(?P<host>X) (?:[^.;:]+ )?(?:ses|son|sa) (?:deux |trois )?invitee?s?(?!\S)"
)


def initiator_of(scene: Scene, telling: Telling) -> str | None:
    """Who asked for the contact, where its sentences or the next one tell."""
    if telling.initiator:
        return telling.initiator
    numbers = list(dict.fromkeys(number for number, _, _ in telling.told))
    following = [number + 1 for number in numbers[-1:] if number + 1 < len(scene.rows)]
    for number in [*numbers, *following]:
        row = scene.rows[number]
        if row.units[0].code == "X" and any(_is_guest(scene, number, j) for j in range(1, len(row))):
            host: str | None = row.units[0].what.members[0].party
            if host in telling.parties:
                return host
        for match in _INITIATIVE.finditer(row.shape):
            group = next(name for name in ("who", "side", "asked", "host") if match[name])
            unit = row.units[row.index(match.start(group))]
            party: str | None = unit.what.party if unit.code == "A" else unit.what.members[0].party
            if party in telling.parties:
                return party
        if telling.visitor and number in numbers and _INVITED.search(row.shape):
            return next(party for party in telling.parties if party != telling.visitor)
    return learned.initiator(telling)


_INVITED = re.compile(
    r"a l' invitation (?:d[eu]|des) (?:(?:la|l'|son|ses) )?(?:gouvernement|autorites|pays hote|hotes?)(?!\S)"
)
"""As in "est arrivé à Oslo à l'invitation du gouvernement": that of the state visited."""


def _is_guest(scene: Scene, number: int, index: int) -> bool:
    """Whether a unit is "son invité", "son invitée turque"."""
    unit = scene.rows[number].units[index]
    words = scene.words_of(number, index) if unit.code == "X" and unit.what.kind == "counterpart" else []
    return bool({"invite", "invitee"}.intersection(words))


def is_negotiation(scene: Scene, telling: Telling) -> bool:
    """Whether the article calls it negotiations, or the work of a mediator."""
    return telling.negotiation or any(_negotiated(scene, telling, number, head) for number, head, _ in telling.told)


def _negotiated(scene: Scene, telling: Telling, number: int, head: int) -> bool:
    """Whether a sentence that tells it, or the next, has the word: "au terme de négociations", "Les pourparlers …"."""
    row = scene.rows[number]
    sides = (u for u in row.units if u.code == "X" and any(m.party in telling.parties for m in u.what.members))
    if _MEDIATION.search(row.shape) or any(_MEDIATOR.search(scene.text[u.start : u.end]) for u in sides):
        return True
    head_end, end = row.units[head].end, scene.sentences[number].end
    if any(head_end <= position < end for position, _ in scene.pairs):
        return False  # What comes after the head is about another contact.
    if telling.status == "held" and _NEGOTIATIONS.search(row.codes(head, len(row))):
        return True
    following = scene.rows[number + 1].shape if number + 1 < len(scene.rows) else ""
    return bool(_MEDIATION.search(following) or _NEGOTIATIONS_GO_ON.match(following))


_MEDIATION = re.compile(MEDIATION)
_MEDIATOR = re.compile(MEDIATOR)
_NEGOTIATIONS = re.compile(NEGOTIATIONS)
_NEGOTIATIONS_GO_ON = re.compile(NEGOTIATIONS_GO_ON)


def spans_of(scene: Scene, shown: View, telling: Telling) -> tuple[Span, ...]:
    """Actors, the word that tells the contact, and the date, by offsets into the body."""
    spans: set[tuple[str, int, int]] = set()
    for number, head, _ in telling.told:
        row = scene.rows[number]
        spans.add(("verb", row.units[head].start, row.units[head].end))
        for unit in row.units:
            if unit.code in ("X", "Y") and any(member.party in telling.parties for member in unit.what.members):
                kind = "person" if any(member.name for member in unit.what.members) else "party"
                spans.add((kind, unit.start, unit.end))
    if telling.date_span:
        spans.add(("date", *telling.date_span))
    ordered = sorted(spans, key=lambda span: (span[1], span[2], span[0]))
    return tuple(Span(kind, *shown.span(start, end)) for kind, start, end in ordered)


def _span(scene: Scene, number: int) -> tuple[int, int]:
    return scene.sentences[number].start, scene.sentences[number].end


def _sentence(scene: Scene, number: int) -> str:
    sentence = scene.sentences[number]
    return scene.text[sentence.start : sentence.end]
