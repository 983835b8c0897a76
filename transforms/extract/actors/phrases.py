"""Noun phrases for officials and governments: role, party and name put together.

"le ministre turc de la Défense, Hulusi Akar" is one actor with one member; "les présidents russe et turc" is one actor
with two members. Parties and names come out as the phrase has them; `actors.people` fills the gaps from the rest of the
document.
"""

from __future__ import annotations

import re
from dataclasses import replace

from transforms.extract.actors.actor import Actor, Member
from transforms.extract.actors.offices import office_of
from transforms.extract.actors.pattern import actor_pattern
from transforms.extract.lexicon import roles
from transforms.extract.lexicon.auxiliaries import AUXILIARIES, OPENING_VERBS
from transforms.extract.mentions.directory import OfficialMention
from transforms.extract.mentions.text import fold
from transforms.extract.mentions.units import Row, Unit

__all__ = ["with_actors"]


def with_actors(row: Row) -> Row:
    """The row with its actors joined into units ``X`` (one member) and ``Y`` (several, or a plural)."""
    row = _without_styles(row)
    units: list[Unit] = []
    position = cursor = 0
    while match := actor_pattern().search(row.shape, cursor):
        first, last = row.span(match)
        actor = _actor(row, match)
        if actor is not None and match["first"] and _stranger(row.units[first], actor):
            # "Donald Trump, le dirigeant vénézuélien …": two people, not one.
            last = first + 1
            actor = Actor(row.units[first].start, row.units[first].end, "person", (_person(row.units[first]),))
        elif actor is not None and match["names"] and _is_next_subject(row, match):
            # "avec son homologue turc, Hulusi Akar a …": the name is not the counterpart's.
            last = row.span(match, "names")[0]
            actor = _in_office(match, [], row.units[first:last], row.units[last - 1].end)
        cursor = row.position(last)
        if actor is None or first < position:
            if actor is None and match["leaders"]:
                cursor = row.position(row.span(match, "organ")[1])  # "une délégation conduite par X": only X is known
            cursor = max(cursor, match.start() + 1)
            continue
        units.extend(row.units[position:first])
        code = "Y" if actor.plural or len(actor.members) > 1 else "X"
        units.append(Unit(code, row.units[first].start, row.units[last - 1].end, actor))
        position = last
    units.extend(row.units[position:])
    return _apposed(Row(units))


def _apposed(row: Row) -> Row:
    """The row with each role that is set beside a named one joined to it: "l'amiral X, président du comité de Y,"."""
    units: list[Unit] = []
    for unit in row.units:
        units.append(unit)
        if unit.code not in (",", ".", ")") or [u.code for u in units[-4:-1]] != ["X", ",", "X"]:
            continue
        named, role = units[-4], units[-2]
        one, other = named.what.members[0], role.what.members[0]
        if (
            one.name
            and not one.party
            and other.party
            and not other.name
            and role.what.kind == named.what.kind == "role"
        ):
            member = replace(other, name=one.name)
            actor = replace(role.what, start=named.start, members=(member,))
            units[-4:-1] = [Unit("X", named.start, role.end, actor)]
    return Row(units)


def _without_styles(row: Row) -> Row:
    """The row without what only embellishes: "S.E.M. X", "le Dr Y", "son frère, le président"."""
    kept = [unit for unit in row.units if unit.code != "U" or fold(unit.what).replace(".", "") not in roles.STYLES]
    kept = [unit for k, unit in enumerate(kept) if unit.code != '"' or not k or kept[k - 1].code not in OPENING_VERBS]
    row = row if len(kept) == len(row.units) else Row(kept)
    if not roles.BROTHER.search(row.shape):
        return row
    brotherly = {k for match in roles.BROTHER.finditer(row.shape) for k in range(*row.span(match))}
    return Row([unit for k, unit in enumerate(row.units) if k not in brotherly])


def _stranger(unit: Unit, actor: Actor) -> bool:
    """Whether a known official got the party of a role that is not his."""
    return unit.code == "P" and bool(actor.members) and unit.what.party != actor.members[0].party


def _is_next_subject(row: Row, match: re.Match[str]) -> bool:
    """Whether a name behind a role and a comma is the subject of what follows: no comma closes an apposition."""
    last = row.span(match)[1]
    if row.units[row.span(match, "names")[0]].code != "," or last >= len(row):
        return False
    following = row.units[last]
    return following.code in OPENING_VERBS or (following.code == "a" and following.what == "a")


def _actor(row: Row, match: re.Match[str]) -> Actor | None:
    """What a match of the pattern stands for; None where it is no party to a contact."""
    first, last = row.span(match)
    inside = row.units[first:last]
    start, end = inside[0].start, inside[-1].end
    if inside[0].code == "invite" and str(inside[0].what).lower() == "invite":
        return None  # "X invite Y"
    if inside[0].code.startswith("envoye") and first and row.units[first - 1].code in (*AUXILIARIES, "ete"):
        return None  # "a envoyé Y", "a été envoyé à Z"
    if match["state"] and inside[-1].code == "I" and _some_people(row, first, inside):
        return None
    if match["state"]:
        one = row.codes(first if len(inside) > 1 else first - 1, first + 1).split(" ")[0] in (
            "le",
            "la",
            "l'",
            "au",
            "du",
        )
        return _state(inside[-1], start, end, one=one)
    if match["name"]:
        member = _person(inside[-1])
        former = member.official is not None and not member.official.in_office
        return Actor(start, end, "person", (member,), former=former)
    if match["inhabitant"]:
        known = inside[-1].code == "P"
        member = replace(_person(inside[-1]), party=inside[-2].what.party, party_of="role" if known else "inhabitants")
        former = member.official is not None and not member.official.in_office
        return Actor(start, end, "person", (member,), former=former)
    if match["bracketed"]:
        member = replace(_person(inside[-4]), party=inside[-2].what.party, party_of="role")
        return Actor(start, end, "person", (member,))
    if match["list"]:
        start_of_list = row.span(match, "list")[0] - first
        return _each_of(inside[start_of_list:], office_of(match["listhead"] + match["listmods"]), start, end)
    if match["addressed"]:
        at = row.span(match, "addressed")[0] - first
        return _with_role([inside[at]], inside[at + 1 :], match["ahead"] + match["amods"], start, end)
    if match["titled"]:
        members = tuple(_person(unit) for unit in inside if unit.code in "PU")
        return Actor(start, end, "person", members, plural=len(members) > 1)
    if match["first"]:
        return _with_role([inside[0]], inside[1:], match["fhead"] + match["fmods"], start, end)
    if match["firsts"]:
        count = row.span(match, "firsts")[1] - first
        names = [unit for unit in inside[:count] if unit.code in "PU"]
        return _with_role(names, inside[count:], match["phead"] + match["pmods"], start, end)
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
        return _organ(row, match, start, end)
    if match["envoy"]:
        names, role = _names_and_role(row, match, "enames")
        return _with_role(names, role, match["envoy"] + match["emods"], start, end)
    names, role = _names_and_role(row, match, "names")
    return _in_office(match, names, role, end)


def _each_of(listed: list[Unit], office: str, start: int, end: int) -> Actor:
    """As in "les ministres de France, X, d'Allemagne, Y, et de Pologne, Z": states each with its own."""
    members: list[Member] = []
    party = None
    for unit in listed:
        if unit.code in ("N", "O", "S", "C", "A"):
            party = unit.what.party
        elif unit.code in ("P", "U"):
            members.append(replace(_person(unit), party=party, office=office, party_of="role"))
    return Actor(start, end, "role", tuple(members), plural=True)


def _in_office(match: re.Match[str], names: list[Unit], role: list[Unit], end: int) -> Actor | None:
    """An official or a counterpart, named by the role that a match tells and by the names given."""
    phrase = (match["head"] or match["same"]) + match["mods"]
    return _with_role(names, role, phrase, role[0].start, end, counterpart=bool(match["same"]))


def _names_and_role(row: Row, match: re.Match[str], group: str) -> tuple[list[Unit], list[Unit]]:
    """The names that a group of the match holds, and the units before them."""
    first, last = row.span(match)
    if not match[group]:
        return [], row.units[first:last]
    start, end = row.span(match, group)
    return [unit for unit in row.units[start:end] if unit.code in "PU"], row.units[first:start]


def _some_people(row: Row, first: int, inside: list[Unit]) -> bool:
    """As in "un Français", "des Ukrainiennes": people; "Américains et talibans", "les Russes" can be the two sides."""
    before = inside[0].code if len(inside) > 1 else row.units[first - 1].code if first else ""
    return before in ("un", "une", "deux", "trois", "des", "plusieurs", "quelques", "de", "chaque", "cette", "ce")


def _state(unit: Unit, start: int, end: int, *, one: bool) -> Actor:
    """A state or organisation by its name, capital, seat or inhabitants; ``one`` of these: "le Turc"."""
    kind = "inhabitants" if unit.code == "I" else "state"
    party_of = {"N": "name", "O": "organisation", "S": "seat", "C": "capital", "I": "inhabitants"}[unit.code]
    return Actor(start, end, kind, (Member(unit.what.party, party_of=party_of),), size=int(one))


def _person(unit: Unit) -> Member:
    """A person by name; the directory's party and office where it knows him."""
    if unit.code == "P":
        official: OfficialMention = unit.what
        return Member(official.party, unit.text, official.office, official, "person")
    return Member(None, unit.what)


_GOVERNED_BY = {"I": ("des",), "P": ("de", "d'", "du", *roles.RANKS_LISTED)}
"""Behind which words whom tells a party: "ministre des Maliens de l'extérieur", "l'émissaire de Poutine"."""


def _parties(units: list[Unit], head: str) -> list[str]:
    """Parties that modify a role, in order; where an ambassador is on post is no party of his."""
    found = []
    for i, unit in enumerate(units):
        if unit.code in ("A", "N", "O", "S", "C"):
            if unit.code in ("N", "C") and i and units[i - 1].code in ("en", "a", "au", "aux", "aupres", "pour"):
                continue
            if i > 1 and units[i - 2].code == "pour":  # "envoyé spécial de l'ONU pour le Yémen"
                continue
            found.append(unit.what.party)
        elif unit.code in _GOVERNED_BY and i and units[i - 1].code in _GOVERNED_BY[unit.code]:
            found.append(unit.what.party)
    alone = head.startswith("ambass") and not head.split(" ")[0].endswith("s")
    return found[:1] if alone else list(dict.fromkeys(found))


def _with_role(
    names: list[Unit], role: list[Unit], phrase: str, start: int, end: int, *, counterpart: bool = False
) -> Actor | None:
    """An actor named by a role: ``role`` are its units and ``phrase`` its folded words, without the names."""
    codes = {unit.code for unit in role}
    office = "counterpart" if counterpart else office_of(phrase)
    parties = _parties(role, phrase)
    if roles.PAPACY.match(phrase):
        parties = ["VAT"]
    if not parties and roles.COMMISSION.search(phrase):
        parties = ["EU"]
    people = [_person(unit) for unit in names]
    several = phrase.split(" ")[0].endswith(("s", "x"))
    together = several and len(parties) > 1
    plural = len(names) > 1 or together or (bool(codes & roles.PLURALS) and (several or len(parties) > 1))
    if (codes & roles.OUT_OF_OFFICE or _ranked(people, phrase)) and not _holds(people, office):
        return Actor(start, end, "role", tuple(people) or (Member(None),), plural=plural, former=True)
    if plural:
        size = 2 if "deux" in codes else 3 if "trois" in codes else 0
        members = _distribute(people, parties, office)
        if not members and (role[0].code == "des" or (role[0].code == "ses" and not counterpart)):
            # any, or his own, not those told of before
            return Actor(start, end, "role", (Member(None),), plural=True)
        apart = role[0].code == "des" and not people and len(members) > 1
        return Actor(start, end, "role" if members else "pair", members, plural=True, size=size, apart=apart)
    if office in ("other", "head") and roles.CHIEF.match(phrase.split(" ")[0]):
        office = "head of state" if "S" in codes else "head of organisation" if "O" in codes else office
    person = people[0] if people else Member(None)
    member = replace(
        person,
        party=_party(person, parties),
        title=next((word for word in phrase.split(" ") if word in roles.TITLES), ""),
        office=office if office != "counterpart" or not person.office else person.office,
        party_of="role" if parties else person.party_of,
    )
    post, post_span = _post(role) if office == "ambassador" else (None, None)
    return Actor(start, end, "counterpart" if counterpart else "role", (member,), post=post, post_span=post_span)


def _ranked(people: list[Member], phrase: str) -> bool:
    """Whether a rank alone names somebody who held an office once: "le général de Gaulle" outlives his presidency."""
    known = people[0].official if people else None
    return known is not None and not known.in_office and phrase.split(" ")[0] in roles.RANKS_LISTED


def _holds(people: list[Member], office: str) -> bool:
    """Whether the first of some people is known to hold an office: then "ancien" speaks of another one."""
    return bool(people and people[0].official and people[0].official.in_office and people[0].office == office)


def _party(person: Member, parties: list[str]) -> str | None:
    """The party of an official: the first that his role tells, unless the directory gives him another of them."""
    if person.official and person.party in parties:
        return person.party
    return parties[0] if parties else person.party


def _post(role: list[Unit]) -> tuple[str | None, tuple[int, int] | None]:
    """Where an ambassador is on post: the party, and where the text names the town."""
    for i, unit in enumerate(role):
        if unit.code in "ZNC" and role[i - 1].code in ("en", "a", "au", "aux"):
            return unit.what.party, (unit.start, unit.end) if unit.what.kind != "name" else None
    return None, None


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


def _organ(row: Row, match: re.Match[str], start: int, end: int) -> Actor | None:
    """A government or delegation, with those who lead it: "une délégation turque conduite par X"."""
    span = row.span(match, "leaders") if match["leaders"] else (0, 0)
    leaders = [unit for unit in row.units[span[0] : span[1]] if unit.code in "PU"]
    stop = row.span(match, "omods")[1] if match["omods"] else row.span(match, "organ")[1]
    parties = _parties(row.units[row.span(match)[0] : stop], match["organ"])
    if not parties:
        parties = [unit.what.party for unit in row.units[row.span(match)[0] : stop] if unit.code == "P"][:1]
    if not parties and row.codes(*row.span(match)) in roles.GOVERNMENT:
        return Actor(start, end, "organ", (Member(None, None, "organ", party_of="role"),))
    if not parties:
        return None
    people = [_person(unit) for unit in leaders]
    members = (
        _distribute(people, parties, "delegation")
        if people
        else tuple(Member(p, None, "organ", party_of="role") for p in parties)
    )
    return Actor(start, end, "organ", members, plural=len(members) > 1)
