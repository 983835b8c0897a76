"""Constructions around a noun that tell of a contact: "entretien entre X et Y", "visite de X à Z", "rencontre X-Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transforms.extract.actors import Member
from transforms.extract.frames import further_stops
from transforms.extract.grammar import actors_at, clause_subject, subject_of, verb_group
from transforms.extract.lexicon import words
from transforms.extract.lexicon.nouns import AMBIGUOUS, EXCHANGE, MESSAGE, NEGOTIATION, TRAVEL
from transforms.extract.scene import IMPERSONAL, Scene
from transforms.extract.telling import Found, Place
from transforms.extract.units import Row

__all__ = ["noun_frames"]

_OF = frozenset(words("de du d' des"))
_TO = frozenset(words("a au aux"))
_HARD_STOP = frozenset(words(". ; : ! ? qui que qu' dont où mais"))
_CIRCUMSTANCE = re.compile(
    r"(?:au lendemain|apres|avant|a la veille|en marge)(?: (?:de|d'|du|la|l'|le|une?|sa|son))*(?: \w+)?$"
)
_PUBLIC = frozenset(
    words("accorde accordee diffuse diffusee televise televisee publie publiee exclusif journal quotidien radio chaine")
)


def noun_frames(scene: Scene, number: int) -> Iterator[Found]:
    """All that the nouns of one sentence tell."""
    row = scene.rows[number]
    for i, unit in enumerate(row.units):
        code = unit.code
        if code in EXCHANGE and _is_noun(row, i):
            yield from _exchange(scene, number, row, i)
        elif code in MESSAGE:
            yield from _message(scene, number, row, i)
        elif code in TRAVEL:
            yield from _travel(scene, number, row, i)
        elif code in ("compagnie", "cotes") and i + 1 < len(row) and row.units[i + 1].code in _OF:
            yield from _beside(scene, number, row, i)
        elif code == "aupres" and row.codes(i + 1, i + 2) in ("de", "du", "d'", "des"):
            yield from _before_official(scene, number, row, i)
        elif code == "avec":
            yield from _with_counterpart(scene, number, row, i)
        elif code == "telephone" and i and row.units[i - 1].code in ("au", "par"):
            yield from _by_phone(scene, number, row, i)
        elif code == "conference" and row.codes(i + 1, i + 3) == "de presse":
            yield from _press_conference(scene, number, row, i)
    if number == 0:
        yield from _headline(scene, number, row)
    yield from _opening_place(scene, number, row)


def _is_noun(row: Row, i: int) -> bool:
    if row.units[i].code in ("rencontre", "echange", "dialogue", "negocie"):
        return (
            verb_group(row, i) is None
            or (
                i > 0
                and row.units[i - 1].code
                in ("de", "d'", "la", "une", "un", "l'", "cette", "sa", "leur", "premiere", '"', "cet")
            )
            or i == 0
        )
    if row.units[i].code in ("coup", "coups"):
        return row.codes(i + 1, i + 3) in ("de fil", "de telephone")
    return row.units[i].code != "telephonique"


def _exchange(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    code = row.units[i].code
    kind = EXCHANGE[code]
    negotiation = code in NEGOTIATION
    if kind == "video" and i and row.units[i - 1].code in ("par", "en"):
        return
    if {"tirs", "feu", "frappes", "prisonniers", "otages"} & set(
        row.codes(i + 1, i + 5).split(" ")
    ) and code.startswith("echange"):
        return
    if _PUBLIC & set(row.codes(i + 1, i + 5).split(" ")):
        return
    found = (
        _between(scene, number, row, i)
        or _compound(scene, number, row, i)
        or _of_with(scene, number, row, i)
        or _of_several(scene, number, row, i)
        or _from_to(scene, number, row, i)
        or _relative(scene, number, row, i)
        or _with(scene, number, row, i)
        or _with_before(scene, number, row, i)
        or _offered_to(scene, number, row, i)
        or _shared(scene, number, row, i)
        or _theirs(scene, number, row, i)
        or _opponents(scene, number, row, i)
    )
    if found is None:
        return
    rule, sides, first, last, initiator = found
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
        f"noun-{rule}",
        kind,
        number,
        first,
        last,
        sides,
        together=together,
        tense="none",
        head=i,
        negotiation=negotiation,
        initiator=initiator,
    )


Match = tuple[str, list[list[Member]], int, int, str | None]


_CONFLICT = frozenset(words("guerre conflit treve cessez-le-feu accord paix hostilites tensions combats"))


def _between(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    for j in range(i + 1, min(i + 14, len(row))):
        code = row.units[j].code
        if code in _CONFLICT and row.codes(j + 1, j + 2) == "entre":
            return None
        if code in ("entre", "reunissant", "associant"):
            k = j + 1
            while k < len(row) and k - j <= 2 and row.units[k].code in ("notamment", "les", "le", "la", "l'"):
                k += 1
            if k < len(row) and row.units[k].code == "R":
                return "between", [scene.members(number, [k], j, plural=True)], i, k + 1, None
            found, last = actors_at(row, k)
            members = scene.members(number, found, j, plural=True)
            if members:
                return "between", [members], i, last, None
            return None
        if code in _HARD_STOP or (code in ("X", "Y") and row.units[j - 1].code not in _OF):
            return None
    return None


def _compound(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    """As in "rencontre Trump-Poutine", "discussions russo-américaines"."""
    for j in range(i + 1, min(i + 6, len(row) - 1)):
        shape = row.codes(j, j + 3)
        if shape.startswith(("X - X", "X / X")):
            return "hyphen", [scene.members(number, [j, j + 2], i)], i, j + 3, None
        if shape.startswith(("A A", "A - A")):
            k = j + 1 if row.units[j + 1].code == "A" else j + 2
            if row.units[k].start - row.units[j].end <= 1 and j - i <= 3:
                parties = [row.units[j].what.party, row.units[k].what.party]
                return "adjectives", [[Member(p, party_of="adjective") for p in parties]], i, k + 1, None
        if row.units[j].code in _HARD_STOP or row.units[j].code in ("X", "Y", "R", "avec", "entre", ","):
            return None
    return None


def _of_with(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    for j in range(i + 1, min(i + 5, len(row))):
        if row.units[j].code in _OF:
            found, last = actors_at(row, j + 1)
            if not found:
                if row.units[j].code in ("de", "d'") and row.codes(j + 1, j + 2) in (
                    "fil",
                    "telephone",
                    "etat",
                    "travail",
                    "paix",
                ):
                    continue
                return None
            for k in range(last, min(last + 8, len(row))):
                if row.units[k].code == "avec":
                    partners, end = actors_at(row, k + 1)
                    if partners:
                        sides = [scene.members(number, found, i), scene.members(number, partners, i)]
                        return "of-with", sides, i, end, None
                if row.units[k].code in _HARD_STOP:
                    break
            return None
        if row.units[j].code in _HARD_STOP or row.units[j].code in ("X", "Y", "avec"):
            return None
    return None


def _of_several(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    """As in "la rencontre des deux présidents", "l'entretien de X et de Y"."""
    if row.units[i].code in AMBIGUOUS and row.units[i].code not in ("echange", "appel"):
        return None
    for j in range(i + 1, min(i + 5, len(row))):
        if row.units[j].code in _OF:
            if j + 1 < len(row) and row.units[j + 1].code == "R":
                return "of-both", [scene.members(number, [j + 1], i, plural=True)], i, j + 2, None
            found, last = actors_at(row, j + 1)
            members = scene.members(number, found, i)
            if len({m.party for m in members if m.party}) >= 2 and not any(
                row.units[k].what.kind == "state" for k in found
            ):
                return "of-several", [members], i, last, None
            if found:
                return None
        if row.units[j].code == "R" and row.units[j - 1].code == "des":
            return "of-both", [scene.members(number, [j], i, plural=True)], i, j + 1, None
    return None


def _from_to(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    """As in "appel de X à Y", and of a noun that is asked for: "proposer une rencontre à Y"."""
    if row.units[i].code not in ("appel", "coup", "appels"):
        return None
    for j in range(i + 1, min(i + 5, len(row))):
        if row.units[j].code in _OF:
            found, last = actors_at(row, j + 1)
            if not found:
                continue
            if last < len(row) and row.units[last].code in _TO:
                targets, end = actors_at(row, last + 1)
                if targets:
                    sides = [scene.members(number, found, i), scene.members(number, targets, i)]
                    return "from-to", sides, i, end, sides[0][0].party if sides[0] else None
            # "après un appel de X": the other side is who is spoken of.
            sender = scene.members(number, found, i)
            telephone = {"telephonique", "fil", "telephone"} & set(row.codes(i, j).split(" "))
            if sender and telephone and not any(row.units[k].what.kind == "state" for k in found):
                other = scene.members(number, [k for k in subject_of(row, i) if k not in found], i)
                other = [m for m in other if m.party] or scene.protagonist(number, i, avoid=sender)
                if other:
                    return "from", [sender, other], i, last, sender[0].party
            return None
    return None


def _with(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    for j in range(i + 1, min(i + 14, len(row))):
        code = row.units[j].code
        if code == "qui" and j == i + 1:
            continue
        if code == "avec":
            k = j + 1
            while (
                k < len(row)
                and k - j <= 2
                and row.units[k].code in ("le", "la", "les", "l'", "notamment", "chacun", "de")
            ):
                k += 1
            partners, last = actors_at(row, k)
            members = scene.members(number, partners, i)
            if not any(m.party for m in members):
                return None
            during = _CIRCUMSTANCE.search(row.codes(max(i - 6, 0), i))
            subject = clause_subject(row, i) if during else subject_of(row, i)
            subject = [k for k in subject if k not in partners]
            side = [m for m in scene.members(number, subject, i) if m.party]
            taken = {m.party for m in members}
            if not side or all(m.party in taken for m in side):
                side = scene.protagonist(number, i, avoid=members)
            if not side:
                return None
            return "with", [side, members], i, last, None
        if code in _HARD_STOP or (
            code in ("X", "Y") and row.units[j - 1].code not in ("de", "du", "d'", "des", "sur", "en")
        ):
            return None
    return None


def _relative(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    """As in "la réunion que devaient tenir les ministres russe et turc"."""
    if i + 1 >= len(row) or row.units[i + 1].code not in ("que", "qu'"):
        return None
    for j in range(i + 2, min(i + 9, len(row))):
        if row.units[j].code in ("X", "Y", "R"):
            found, last = actors_at(row, j)
            members = scene.members(number, found, i, plural=True)
            if len({m.party for m in members if m.party}) >= 2:
                return "relative", [members], i, last, None
            return None
    return None


def _with_before(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    """As in "X a tenu avec Y une réunion"."""
    for j in range(i - 1, max(i - 8, 0), -1):
        if row.units[j].code == "avec":
            partners, last = actors_at(row, j + 1)
            if partners and last >= i - 3:
                members = scene.members(number, partners, i)
                subject = scene.members(number, subject_of(row, j), i)
                if subject and members:
                    return "with-before", [subject, members], j, i + 1, None
        if row.units[j].code in _HARD_STOP:
            return None
    return None


def _theirs(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    """As in "leur dernier échange remonte à août", "le cycle précédent": the pair that was spoken of."""
    before = row.codes(i - 3, i).split(" ")
    after = row.codes(i + 1, i + 10).split(" ")
    again = {"precedent", "precedente", "derniere", "dernier", "premiere", "premier"} & {*before, *after[:1]}
    dated = any(code.startswith(("remont", "datai", "date")) for code in after) or "tenu" in after
    if not ((("leur" in before or "leurs" in before) and (again or dated)) or (again and dated)) or not scene.pairs:
        return None
    return "theirs", [scene.pairs[-1][1][:2]], i, i + 1, None


_OFFERING = re.compile(r"(?<!\S)(?:propos|offr|sugger|reclam|demand|accord|fix)\w*(?: \S+){0,4}$")


def _offered_to(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    """As in "X propose des échanges à Y"."""
    if not _OFFERING.search(row.codes(i - 6, i)):
        return None
    for j in range(i + 1, min(i + 8, len(row))):
        if row.units[j].code in _TO:
            targets, last = actors_at(row, j + 1)
            members = [m for m in scene.members(number, targets, i) if m.party]
            side = [m for m in scene.members(number, subject_of(row, i), i) if m.party]
            if members and side:
                return "offered-to", [side, members], i, last, side[0].party
        if row.units[j].code in _HARD_STOP or row.units[j].code in ("X", "Y"):
            return None
    return None


def _opponents(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    """As in "des négociations ont repris pour que X et Y parviennent à une trêve": the sides that it names."""
    if row.units[i].code not in NEGOTIATION:
        return None
    for match in _SIDES.finditer(row.shape):
        first, last = row.span(match)
        if first and row.units[first - 1].code in ("entre", "oppose", "opposant"):
            continue
        sides = scene.members(number, [first, last - 1], i)
        if len({m.party for m in sides if m.party}) == 2:
            return "opponents", [sides], min(i, first), max(i + 1, last), None
    return None


_SIDES = re.compile(r"(?<!\S)X et X(?!\S)")
_DURING = ("lors", "cours", "issue", "terme", "apres", "eu", "tenu", "mene", "auront", "avoir", "tenir")
_OPENING = re.compile(
    r"(?<!\S)(?:lanc|ouvr|entam|engag|repren|repris|poursui|conclu|suspend|romp|achev|debut|men)\w*(?: \w+ement)?"
    r"(?: (?:les?|des?|la|leurs?|une?))?(?: nouve\w+| premi\w+)?$"
)
"""As in "Berne et Bruxelles ouvrent des négociations"."""


def _shared(scene: Scene, number: int, row: Row, i: int) -> Match | None:
    """As in "ont eu un entretien", "X a annoncé à Y, lors d'un entretien": the partners are those of the clause."""
    before = row.codes(i - 6, i).split(" ")
    theirs = "leurs" in before[-2:] or "leur" in before[-2:]
    under_way = before[-1] == "en" or _OPENING.search(" ".join(before))
    if not theirs and not under_way and not set(before) & set(_DURING):
        return None
    subject = subject_of(row, i)
    if len(subject) == 1 and _addressed(row, subject[0]):
        subject = clause_subject(row, i)
    subject = subject or (_after_comma(row, i) if i <= 5 else [])
    members = [m for m in scene.members(number, subject, i, plural=True) if m.party]
    if not (under_way and (row.units[i].code in NEGOTIATION or row.units[i].code.startswith("discussion"))):
        members = [m for m in members if m.party_of not in IMPERSONAL]
    if len({m.party for m in members}) >= 2:
        return "shared", [members], min([i, *subject]), i + 1, None
    if len(members) != 1 or under_way or EXCHANGE[row.units[i].code] == "gather":
        return None
    for j in range(i - 1, max(i - 14, 0), -1):
        if row.units[j].code in ("X", "Y") and j not in subject and _addressed(row, j):
            other = scene.members(number, [j], i)
            if (
                other
                and other[0].party != members[0].party
                and row.units[j].what.kind in ("person", "role", "counterpart")
            ):
                return "shared-dative", [members, other], min([i, *subject]), i + 1, None
    return None


def _addressed(row: Row, j: int) -> bool:
    """Whether an actor is whom somebody speaks to: "a annoncé à Y", "a averti Y"."""
    before = row.units[j - 1]
    return before.code in _TO or (
        isinstance(before.what, str)
        and before.what.endswith(("é", "e", "ent", "i", "u", "t"))
        and before.code.isalpha()
        and len(before.code) > 4
    )


def _message(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X a adressé une lettre à Y", "message de X à Y", "lettre remise à Kiev"."""
    senders: list[Member] = []
    for j in range(i + 1, min(i + 16, len(row))):
        code = row.units[j].code
        if code in _OF and not senders:
            found, _ = actors_at(row, j + 1)
            senders = scene.members(number, found, i) if found and row.units[found[0]].what.kind != "state" else []
        elif code in _TO and j + 1 < len(row):
            targets, last = actors_at(row, j + 1)
            members = scene.members(number, targets, i)
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
                or scene.members(number, subject, i)
                or _source_adjective(row, i)
                or scene.protagonist(number, i, avoid=members)
            )
            side = [m for m in side if m.party]
            if side:
                first = min([i, *subject])
                yield Found(
                    "message-to", "message", number, first, last, [side, members], head=i, initiator=side[0].party
                )
            return
        elif code in _HARD_STOP:
            return


def _source_adjective(row: Row, i: int) -> list[Member]:
    if i + 1 < len(row) and row.units[i + 1].code == "A":
        return [Member(row.units[i + 1].what.party, party_of="adjective")]
    return []


def _travel(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    code = row.units[i].code
    before = row.codes(i - 4, i).split(" ")
    last = i + 1
    travellers: list[Member] = []
    subject: list[int] = []
    for j in range(i + 1, min(i + 9, len(row))):
        if row.units[j].code in (*_OF, "pour", "par") and (found := actors_at(row, j + 1))[0]:
            people = [k for k in found[0] if row.units[k].what.kind != "state"]
            travellers, last = scene.members(number, people, i), found[1]
            if travellers:
                break
        if row.units[j].code in _HARD_STOP or row.units[j].code in ("X", "Y"):
            break
    if not travellers and before[-2:] == [",", "en"] and i >= 3 and row.units[i - 3].code == "X":
        # "avec son homologue syrien, en visite à …": he is who travels.
        subject = [i - 3]
        travellers = scene.members(number, subject, i)
    place = scene.goal(number, last - 1 if travellers and not subject else i)
    if place is None and travellers:
        place = scene.goal(number, i)
    if place is None and travellers and row.codes(0, 2) == "Z :":
        place = scene.place_of(number, 0)
    if place is None and not travellers and "depuis" in before and {"sa", "son", "leur"} & set(before):
        place = scene.place(number, i)
    hosts = {m.party for m in travellers if m.party and m.party_of not in IMPERSONAL}
    ground = next((j for j, unit in enumerate(row.units) if unit.code == "Z" and unit.what.party in hosts), None)
    if len(hosts) == 2 and ground is not None:
        # "Odessa, pendant une visite de X et du ministre de Y": the one shows the other round his country.
        there = scene.place_of(number, ground)
        yield Found("noun-visit-together", "face", number, i, last, [travellers], together=True, head=i, place=there)
        return
    if (place is None or place.party is None) and number and {"sa", "son", "leur"} & set(before):
        place = _headline_place(scene, travellers or scene.protagonist(number, i, avoid=[]))
    if place is None or place.party is None:
        yield from _home_visit(scene, number, row, i, travellers, last)
        return
    if not travellers:
        if (
            code in ("passage", "venue", "arrivee", "sejour", "escale")
            and not {"son", "sa", "leur"} & set(before[-2:])
            and code != "escale"
        ):
            return
        opening = i <= 6 and bool({"en", "lors", "cours", "occasion", "apres", "pendant", "terme"} & set(before))
        if opening:
            subject = _after_comma(row, i)
        subject = subject or subject_of(row, i)
        travellers = scene.members(number, subject, i)
        travellers = [m for m in travellers if m.party_of not in IMPERSONAL and m.party != place.party]
        if not travellers and ({"sa", "son", "une", "en", "leur", "premiere"} & set(before[-3:]) or i == 0):
            travellers = scene.protagonist(number, i, avoid=[scene.organ(place.party)])
    present = before[-1] == "en"
    ahead = any(word.startswith("attendu") or word in ("sera", "seront", "doit", "devrait", "ira") for word in before)
    tense = "future" if present and ahead else "present" if present else "none"
    yield from scene.visit(
        "noun-visit-stay" if present else "noun-visit",
        number,
        min([i, *subject]),
        last,
        travellers,
        place,
        tense,
        i,
    )
    if code in ("tournee", "deplacement", "visite", "voyage"):
        yield from further_stops(scene, number, row, last - 1 if last > i + 1 else i, travellers, place, "none")


def _headline_place(scene: Scene, travellers: list[Member]) -> Place | None:
    """Where the headline is set, for "sa visite" in the text: "Meloni en Tunisie. Pour sa quatrième visite, …"."""
    row = scene.rows[0]
    for j, unit in enumerate(row.units):
        if (
            unit.code == "Z"
            and row.units[j - 1].code in ("a", "au", "en", "aux")
            and unit.what.party not in {m.party for m in travellers}
        ):
            return scene.place_of(0, j)
    return None


def _home_visit(scene: Scene, number: int, row: Row, i: int, travellers: list[Member], last: int) -> Iterator[Found]:
    """As in "la visite du roi Charles III", in a paper of the country that receives him."""
    home = scene.home
    if row.units[i].code not in ("visite", "venue") or not home or not travellers or "Z" in row.shape.split(" "):
        return
    hosts = [m.party for unit in row.units if unit.code in ("X", "Y") for m in unit.what.members]
    if home not in hosts and not any(figure.party == home for figure in scene.cast.figures.values()):
        return
    guests = [m for m in travellers if m.party and m.party != home]
    if guests and all(m.name for m in guests):
        yield from scene.visit("noun-visit-home", number, i, last, guests, Place(home, None, palace=True), "none", i)


def _after_comma(row: Row, i: int) -> list[int]:
    for j in range(i + 1, min(i + 22, len(row))):
        if row.units[j].code == ",":
            found, _ = actors_at(row, j + 1)
            if found:
                return found
            if j + 1 < len(row) and row.units[j + 1].code == "R":
                return [j + 1]
        if row.units[j].code in (".", ";", ":"):
            break
    return []


def _beside(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "en compagnie de X", "aux côtés de X"."""
    partners, last = actors_at(row, i + 2)
    members = [m for m in scene.members(number, partners, i) if m.party]
    if not members or any(row.units[k].what.kind in ("state", "inhabitants") for k in partners):
        return
    subject = subject_of(row, i)
    side = [m for m in scene.members(number, subject, i) if m.party and m.party_of not in IMPERSONAL]
    if side:
        yield Found("noun-beside", "face", number, min([i, *subject]), last, [side, members], head=i)


_ACTING = re.compile(
    r"(?<!\S)(?:plaid|sign|travaill|prepar|inaugur|evoqu|abord|examin|affich|visit|presid|commemor|celebr|"
    r"coordonn|annonc|discut|point)\w*"
)


def _with_counterpart(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "plaide avec son homologue pour …": counterparts act together only where they are in contact."""
    partners, last = actors_at(row, i + 1)
    if not partners or row.units[partners[0]].code == "R" or row.units[partners[0]].what.kind != "counterpart":
        return
    if not _ACTING.search(row.codes(i - 6, i)):
        return
    subject = subject_of(row, i)
    side = [m for m in scene.members(number, subject, i) if m.party and m.party_of not in IMPERSONAL]
    members = scene.members(number, partners, i)
    if side and members:
        yield Found("with-counterpart", "talk", number, min([i, *subject]), last, [side, members], head=i)


_PLEADING = re.compile(r"(?<!\S)(?:plaid|insist|interven|interv|protest|exprim|demand|reclam)\w*")


def _before_official(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X plaide pour une trêve auprès de Y"."""
    partners, last = actors_at(row, i + 2)
    if not partners or not _PLEADING.search(row.codes(i - 10, i)):
        return
    members = [m for m in scene.members(number, partners, i) if m.name]
    side = [m for m in scene.members(number, subject_of(row, i), i) if m.party and m.party_of not in IMPERSONAL]
    if members and side:
        yield Found("before-official", "talk", number, i, last, [side, members], head=i)


def _by_phone(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "X a remercié Y, au téléphone"."""
    actors = [
        k
        for k in range(max(i - 16, 0), i)
        if row.units[k].code == "X" and row.units[k].what.kind in ("person", "role", "counterpart")
    ]
    members = [m for m in scene.members(number, actors, i) if m.party]
    others = {"entretenu", "entretenus", "entretenait", "parle", "echange", "discute", "appele"} & set(
        row.shape.split(" ")
    )
    if len({m.party for m in members}) == 2 and not others:
        yield Found("by-phone", "call", number, actors[0], i + 1, [members], head=i)


def _press_conference(scene: Scene, number: int, row: Row, i: int) -> Iterator[Found]:
    """As in "conférence de presse conjointe avec X": the two have met."""
    found = _with(scene, number, row, i + 2) or _between(scene, number, row, i + 2)
    if found and {"conjointe", "commune", "avec"} & set(row.codes(i, i + 8).split(" ")):
        _, sides, _, last, _ = found
        yield Found("press-conference", "face", number, i, last, sides, head=i, together=len(sides) == 1)


def _opening_place(scene: Scene, number: int, row: Row) -> Iterator[Found]:
    """As in "En Irak, le président turc discute …": the sentence is set where its subject is."""
    start = 0
    for j in range(min(8, len(row))):
        if row.units[j].code == ":":
            start = j + 1
    if row.codes(start, start + 3) not in ("en Z ,", "a Z ,", "au Z ,", "aux Z ,") or start + 3 >= len(row):
        return
    actor = row.units[start + 3]
    told = actor.code == "X" and actor.what.kind in ("person", "role") and actor.what.members[0].party_of != "home"
    if told and not actor.what.former:
        place = scene.goal(number, start)
        if place is not None:
            yield from scene.visit(
                "opening-place",
                number,
                start,
                start + 4,
                scene.members(number, [start + 3], start),
                place,
                "present",
                start + 1,
            )


def _headline(scene: Scene, number: int, row: Row) -> Iterator[Found]:
    """Headlines without a verb: "Blinken à Tel-Aviv", "Loukachenko chez Poutine"."""
    for i, unit in enumerate(row.units[:-2]):
        if unit.code not in ("X", "Y") or (i and row.units[i - 1].code not in (":", ".", ",", "-", "et", '"')):
            continue
        actor = unit.what
        if actor.kind not in ("person", "role", "organ", "counterpart") or actor.former:
            continue
        following = row.units[i + 1].code
        if following == "chez" and row.units[i + 2].code == "X":
            hosts = scene.members(number, [i + 2], i)
            guests = scene.members(number, [i], i)
            if hosts and guests:
                yield Found(
                    "headline-at",
                    "host",
                    number,
                    i,
                    i + 3,
                    [hosts, guests],
                    head=i + 1,
                    tense="present",
                    host=hosts[0].party,
                    visitor=guests[0].party,
                )
        elif following in ("a", "au", "en", "aux") and row.units[i + 2].code == "Z":
            place = scene.goal(number, i + 1) or scene.goal(number, i)
            if place is not None:
                yield from scene.visit(
                    "headline-place", number, i, i + 3, scene.members(number, [i], i), place, "present", i + 1
                )
