"""Noun phrases for officials and governments: role, party and name put together.

"le ministre turc de la Défense, Hulusi Akar" is one actor with one member; "les présidents russe et turc" is one actor
with two members. Parties and names come out as the phrase has them; :mod:`transforms.extract.people` fills the gaps
from the rest of the document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from transforms.extract.directory import OfficialMention
from transforms.extract.lexicon import roles, words
from transforms.extract.units import Row, Unit

__all__ = ["Actor", "Member", "office_of", "with_actors"]


_IMPERSONAL = frozenset({"name", "organisation", "capital", "inhabitants", "seat"})


@dataclass(frozen=True, slots=True)
class Member:
    """One official or organ: what is not told is None."""

    party: str | None
    name: str | None = None
    office: str | None = None
    official: OfficialMention | None = None
    title: str = ""
    """The word for a head of state where it tells two apart: roi, emir, pape, president …"""
    party_of: str = ""
    """What gave the party: name, organisation, seat, capital, inhabitants, adjective, place, role, person, document
    or home."""

    @property
    def impersonal(self) -> bool:
        """Whether it is only a state or organisation by name, without an official: such a one does not travel."""
        return self.party_of in _IMPERSONAL


@dataclass(frozen=True, slots=True)
class Actor:
    """A noun phrase that can take part in a contact; offsets count into the readable text."""

    start: int
    end: int
    kind: str
    """person, role, organ, state, inhabitants, counterpart ("son homologue"), pair ("les deux hommes") or pronoun."""
    members: tuple[Member, ...]
    plural: bool = False
    former: bool = False
    post: str | None = None
    post_span: tuple[int, int] | None = None
    """For an ambassador, the party where he is on post."""
    size: int = 0
    """For "les deux/trois …", how many."""


_DET = rf"(?:{roles.DETERMINERS} )"
_PREP = (
    r"(?:de la|de l'|du|des|de|d'|aux|a la|a l'|au|en|pour le|pour la|charge de la|chargee? des?|chargee? de "
    r"l'|aupres de|aupres de la|aupres des|en charge de)"
)
_GENERIC = (
    r"(?:organisation|agence|energie atomique|mission|parti|groupe|mouvement|bureau|cabinet|service|opposition|"
    r"banque centrale|majorite|aile politique|bureau politique)"
)
_COMPLEMENT = rf"(?:{roles.COMPLEMENTS}|{_GENERIC}|O|N|S|C)"
_MORE = rf"(?: (?:et|, (?={_PREP} )) (?:{_PREP} )?{_COMPLEMENT}(?= |$)(?: A(?= |$))?(?! (?:P|U)))*"
_MODS = (
    rf"(?: {_PREP} (?:P|{_COMPLEMENT})(?= |$)(?: A(?= |$))?{_MORE}| \( (?:O|N|U) \)|"
    rf" (?:A|{roles.QUALIFIERS})(?= |$)|(?: ,| et| , et)(?: {_DET}?)? ?A(?= |$))*"
)
_POST = r"(?: (?:en|a|au|aux|aupres de|aupres du|aupres des|aupres de la|aupres de l') (?:Z|N|O|C)(?= |$))*"
"""Where an ambassador is on post."""
_HON = rf"(?: {roles.HONORIFICS})"
_NAME = r"(?:P|U)"
_NAMES = rf"(?:(?:{_HON}+(?: ,)?)? {_NAME}(?: (?:,|et)(?:{_HON})* {_NAME}(?= |$))*)"


@cache
def _role_pattern() -> str:
    return "|".join(f"(?:{pattern})" for pattern in roles.OFFICES.values())


@cache
def _pattern() -> re.Pattern[str]:
    head = (
        rf"(?:{roles.PREMODIFIERS} )*(?:{roles.FORMER} )?(?:{roles.PREMODIFIERS} )*(?P<head>{_role_pattern()})(?= |$)"
    )
    counterpart = rf"(?:{roles.PREMODIFIERS} )*(?P<same>{roles.SAME_OFFICE})(?= |$)"
    organ = rf"(?:{roles.PREMODIFIERS} )*(?P<organ>{roles.COLLECTIVE})(?= |$)"
    led = (
        rf"(?: ,)? (?:conduit|mene|emmene|dirige)e?s? par(?: [^.;]\S*){{0,10}}?{_HON}*(?P<leaders> {_NAME}(?: "
        rf"et{_HON}* {_NAME})*)"
    )
    each = rf"(?: A {_NAME}(?: (?:,|et) A {_NAME})+)"
    apposed = rf"(?P<names>{each}|(?: ,)?{_NAMES})"
    return re.compile(
        rf"(?<!\S)(?:{_DET})?(?:"
        rf"(?:(?!(?:{roles.OFFICES['ambassador']}) )(?:{head})|"
        rf"(?:{counterpart}))(?:{each.replace('?:', '?P<each>', 1)}|(?P<mods>{_MODS}){apposed}?)"
        rf"|(?P<envoy>{roles.OFFICES['ambassador']})(?= |$)(?P<emods>{_MODS}{_POST}{_MODS})(?P<enames>(?: ,)?{_NAMES})?"
        rf"|{organ}(?P<omods>(?: P)?{_MODS})(?:{led})?"
        rf"|(?P<titled>(?:{roles.HONORIFICS} )+{_NAME}(?: , {_NAME})*(?: et (?:{roles.HONORIFICS} )*{_NAME})?)"
        rf"|(?P<first>{_NAME})(?: ,| \()(?: {_DET}?)? ?(?P<fhead>(?:{roles.PREMODIFIERS} )*(?:{roles.FORMER} "
        rf")?(?:{_role_pattern()}))(?= |$)(?P<fmods>{_MODS})"
        rf"|(?P<firsts>{_NAME}(?: , {_NAME})* et {_NAME}) , (?:{_DET})?(?P<phead>{_role_pattern()})(?= |"
        rf"$)(?P<pmods>{_MODS})"
        rf"|(?P<inhabitant>I) (?P<inhabitants>{_NAME})"
        rf"|(?P<name>P)"
        rf"|(?P<state>N|O|S|C|I)"
        rf")(?!\S)"
    )


@cache
def _office_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((office, re.compile(rf"(?:{pattern})(?!\S)")) for office, pattern in roles.OFFICES.items())


_PORTFOLIOS = (
    ("foreign minister", re.compile(r"affaires (?:etrangeres|exterieures)|relations exterieures|diplomatie")),
    ("defence minister", re.compile(r"(?:ministres? .*)?(?:defense|armees)")),
    ("interior", re.compile(r"interieur")),
    ("finance minister", re.compile(r"finances|economie|tresor")),
)


_COMMISSION = re.compile(r"president(?:e)? (?:de la commission(?! (?:d|[^eA]))|du conseil europeen)")
_CHIEF = re.compile(r"cheff?e?|patron(?:ne)?|leader|maitre|locataire|homme|dirigeant|numero")
_TITLES = frozenset(words("roi reine emir sultan pape prince chancelier chanceliere president presidente"))
_PAPACY = re.compile(r"(?:pape|souverain pontife|saint-pere)(?!\S)")


def office_of(phrase: str) -> str:
    """The office that a folded role phrase names, its portfolio included."""
    found = "other"
    best = len(phrase) + 1
    longest = 0
    for office, pattern in _office_patterns():
        match = pattern.search(phrase)
        if match and (match.start(), -len(match[0])) < (best, -longest):
            found, best, longest = office, match.start(), len(match[0])
    if found in ("minister", "foreign minister", "defence minister"):
        for office, pattern in _PORTFOLIOS:
            if pattern.search(phrase):
                return office
    return found


def with_actors(row: Row) -> Row:
    """The row with its actors joined into units ``X`` (one member) and ``Y`` (several, or a plural)."""
    units: list[Unit] = []
    position = cursor = 0
    while match := _pattern().search(row.shape, cursor):
        first, last = row.span(match)
        actor = _actor(row, match)
        if actor is not None and match["first"] and _stranger(row.units[first], actor):
            # "Donald Trump, le dirigeant vénézuélien …": two people, not one.
            last = first + 1
            actor = Actor(row.units[first].start, row.units[first].end, "person", (_person(row.units[first]),))
        cursor = row.position(last)
        if actor is None or first < position:
            cursor = max(cursor, match.start() + 1)
            continue
        units.extend(row.units[position:first])
        code = "Y" if actor.plural or len(actor.members) > 1 else "X"
        units.append(Unit(code, row.units[first].start, row.units[last - 1].end, actor))
        position = last
    units.extend(row.units[position:])
    return Row(units)


def _stranger(unit: Unit, actor: Actor) -> bool:
    """Whether a known official got the party of a role that is not his."""
    return unit.code == "P" and bool(actor.members) and unit.what.party != actor.members[0].party


def _actor(row: Row, match: re.Match[str]) -> Actor | None:
    first, last = row.span(match)
    inside = row.units[first:last]
    start, end = inside[0].start, inside[-1].end
    if match["state"] and inside[-1].code == "I" and _some_people(row, first, inside):
        return None
    if match["state"]:
        return _state(inside[-1], start, end)
    if match["name"]:
        member = _person(inside[-1])
        former = member.official is not None and not member.official.in_office
        return Actor(start, end, "person", (member,), former=former)
    if match["inhabitant"]:
        known = inside[-1].code == "P"
        member = replace(_person(inside[-1]), party=inside[-2].what.party, party_of="role" if known else "inhabitants")
        former = member.official is not None and not member.official.in_office
        return Actor(start, end, "person", (member,), former=former)
    if match["titled"]:
        members = tuple(_person(unit) for unit in inside if unit.code in "PU")
        return Actor(start, end, "person", members, plural=len(members) > 1)
    if match["first"]:
        return _with_role(inside, [inside[0]], inside[1:], match["fhead"] + match["fmods"], start, end)
    if match["firsts"]:
        count = row.span(match, "firsts")[1] - first
        names = [unit for unit in inside[:count] if unit.code in "PU"]
        return _with_role(inside, names, inside[count:], match["phead"] + match["pmods"], start, end)
    if match["each"]:
        pairs = [
            (u.what.party, inside[i + 1])
            for i, u in enumerate(inside[:-1])
            if u.code == "A" and inside[i + 1].code in "PU"
        ]
        office = "counterpart" if match["same"] else office_of(match["head"])
        members = tuple(replace(_person(unit), party=party, office=office, party_of="role") for party, unit in pairs)
        return Actor(start, end, "role", members, plural=True)
    if match["organ"]:
        return _organ(row, match, inside, start, end)
    if match["envoy"]:
        span = row.span(match, "enames")
        names = [unit for unit in row.units[span[0] : span[1]] if unit.code in "PU"]
        role = row.units[first : span[0]] if names else inside
        return _with_role(inside, names, role, match["envoy"] + match["emods"], start, end)
    span = row.span(match, "names")
    names = [unit for unit in row.units[span[0] : span[1]] if unit.code in "PU"] if match["names"] else []
    role = row.units[first : span[0]] if match["names"] else inside
    return _with_role(
        inside,
        names,
        role,
        (match["head"] or match["same"]) + match["mods"],
        start,
        end,
        counterpart=bool(match["same"]),
    )


def _some_people(row: Row, first: int, inside: list[Unit]) -> bool:
    """As in "un Français", "des Ukrainiennes": people; "Américains et talibans", "les Russes" can be the two sides."""
    before = inside[0].code if len(inside) > 1 else row.units[first - 1].code if first else ""
    return before in ("un", "une", "deux", "trois", "des", "plusieurs", "quelques", "de", "chaque", "cette", "ce")


def _state(unit: Unit, start: int, end: int) -> Actor | None:
    kind = "inhabitants" if unit.code == "I" else "state"
    party_of = {"N": "name", "O": "organisation", "S": "seat", "C": "capital", "I": "inhabitants"}[unit.code]
    return Actor(start, end, kind, (Member(unit.what.party, party_of=party_of),))


def _person(unit: Unit) -> Member:
    if unit.code == "P":
        official: OfficialMention = unit.what
        return Member(official.party, unit.text, official.office, official, "person")
    return Member(None, unit.what)


def _parties(units: list[Unit], head: str) -> list[str]:
    """Parties that modify a role, in order; where an ambassador is on post is no party of his."""
    found = []
    for i, unit in enumerate(units):
        if unit.code in ("A", "N", "O", "S", "C"):
            if unit.code in ("N", "C") and i and units[i - 1].code in ("en", "a", "au", "aux", "aupres", "pour"):
                continue
            found.append(unit.what.party)
        elif unit.code == "P" and i and units[i - 1].code in ("de", "d'", "du"):
            found.append(unit.what.party)
    alone = head.startswith("ambass") and not head.split(" ")[0].endswith("s")
    return found[:1] if alone else list(dict.fromkeys(found))


def _with_role(
    inside: list[Unit],
    names: list[Unit],
    role: list[Unit],
    phrase: str,
    start: int,
    end: int,
    *,
    counterpart: bool = False,
) -> Actor | None:
    words = {unit.code for unit in role}
    former = "opposition" in words or bool(
        words
        & {"ex", "ancien", "ancienne", "anciens", "anciennes", "feu", "candidat", "candidate", "opposant", "opposante"}
    )
    office = "counterpart" if counterpart else office_of(phrase)
    parties = _parties(role, phrase)
    if _PAPACY.match(phrase):
        parties = ["VAT"]
    if not parties and _COMMISSION.search(phrase):
        parties = ["EU"]
    head_words = phrase.split()[0] if phrase else ""
    several = head_words.endswith(("s", "x"))
    plural = (
        len(names) > 1
        or (several and len(parties) > 1)
        or (bool(words & {"les", "des", "ses", "leurs", "ces", "deux", "trois"}) and (several or len(parties) > 1))
    )
    size = 2 if "deux" in words else 3 if "trois" in words else 0
    post = post_span = None
    if office == "ambassador":
        at = next(
            (u for i, u in enumerate(role) if u.code in "ZNC" and role[i - 1].code in ("en", "a", "au", "aux")), None
        )
        if at is not None:
            post = at.what.party
            post_span = (at.start, at.end) if at.what.kind != "name" else None
    people = [_person(unit) for unit in names]
    if former and not (people and people[0].official and people[0].official.in_office and people[0].office == office):
        return Actor(start, end, "role", tuple(people) or (Member(None),), plural=plural, former=True)
    if plural:
        members = _distribute(people, parties, office)
        if not members:
            return Actor(start, end, "pair", (), plural=True, size=size)
        return Actor(start, end, "role", members, plural=True, size=size)
    person = people[0] if people else Member(None)
    party = parties[0] if parties else person.party
    if parties and person.official and person.party != party and person.party in parties:
        party = person.party
    if office in ("other", "head") and _CHIEF.match(phrase.split(" ")[0]):
        codes = {unit.code for unit in role}
        office = "head of state" if "S" in codes else "head of organisation" if "O" in codes else office
    title = next((word for word in phrase.split(" ") if word in _TITLES), "")
    kind = "counterpart" if counterpart else "role"
    party_of = "role" if parties else person.party_of
    member = replace(
        person,
        party=party,
        title=title,
        office=office if office != "counterpart" or not person.office else person.office,
        party_of=party_of,
    )
    return Actor(start, end, kind, (member,), post=post, post_span=post_span)


def _distribute(people: list[Member], parties: list[str], office: str) -> tuple[Member, ...]:
    """Share names among parties: the directory's own party first, the order of the text for the rest."""
    if not parties:
        return tuple(replace(person, office=person.office or office) for person in people)
    if not people:
        return tuple(Member(party, None, office, party_of="role") for party in parties)
    if len(parties) == 1:
        return tuple(replace(person, party=parties[0], office=office, party_of="role") for person in people)
    left = list(parties)
    members: list[Member] = []
    for person in people:
        if person.party in left:
            left.remove(person.party)
            members.append(replace(person, office=office, party_of="role"))
        else:
            members.append(replace(person, party=None, office=office))
    for i, member in enumerate(members):
        if member.party is None and left:
            members[i] = replace(member, party=left.pop(0), party_of="role")
    return tuple(members) + tuple(Member(party, None, office, party_of="role") for party in left)


def _organ(row: Row, match: re.Match[str], inside: list[Unit], start: int, end: int) -> Actor | None:
    span = row.span(match, "leaders") if match["leaders"] else (0, 0)
    leaders = [unit for unit in row.units[span[0] : span[1]] if unit.code in "PU"]
    stop = row.span(match, "omods")[1] if match["omods"] else row.span(match, "organ")[1]
    parties = _parties(row.units[row.span(match)[0] : stop], match["organ"])
    if not parties:
        parties = [unit.what.party for unit in row.units[row.span(match)[0] : stop] if unit.code == "P"][:1]
    if not parties:
        return None
    people = [_person(unit) for unit in leaders]
    members = (
        _distribute(people, parties, "delegation")
        if people
        else tuple(Member(p, None, "organ", party_of="role") for p in parties)
    )
    return Actor(start, end, "organ", members, plural=len(members) > 1)
