"""From a matched construction to tellings: one for each pair, with mode, status, date and place."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.extract.actors import Member
from transforms.extract.dates import DateMention, DateRange, resolve
from transforms.extract.grammar import verb_group
from transforms.extract.lexicon import cues, words
from transforms.extract.lexicon.nouns import NEGOTIATION
from transforms.extract.scene import Scene
from transforms.extract.telling import Found, Place, Telling
from transforms.extract.units import Row

__all__ = ["DateContext", "tellings_of"]

_CALL = re.compile(rf"(?<!\S)(?:{cues.CALL})(?!\S)")
_VIDEO = re.compile(rf"(?<!\S)(?:{cues.VIDEO})(?!\S)")
_MARGINS = re.compile(rf"(?<!\S)(?:{cues.MARGINS})(?!\S)")
_CANCELLED = re.compile(rf"(?<!\S)(?:{cues.CANCELLED})(?!\S)")
_OFFERED = re.compile(rf"(?<!\S)(?:{cues.OFFERED})(?!\S)")
_POSTPONED = re.compile(rf"(?<!\S)(?:{cues.POSTPONED})(?!\S)")
_NEGOTIATION = re.compile(rf"(?<!\S)(?:{'|'.join(sorted(NEGOTIATION))}|mediat\w+)(?!\S)")
_SCHEDULED = re.compile(
    r"(?<!\S)(?:prevue?s?|programmee?s?|attendue?s?|aura lieu|auront lieu|se tiendra|se tiendront|prochaine?s?|"
    r"devrait|devraient|"
    r"doit|doivent|va|vont|sera|seront|future?|a venir|prevoit de|compte)(?!\S)"
)
_BEFORE = re.compile(
    r"(?<!\S)(?:avant|a la veille d[eu]|a quelques jours d[eu]|en vue d[eu]|dans l' attente d[eu]|D avant)(?: "
    r"(?:de|d'|la|une?|le|l'|sa|son|leur|du|des|cette|premiere))*$"
)
_AFTER = re.compile(
    r"(?<!\S)(?:apres|au lendemain de|a l' issue d[eu]|au terme d[eu]|lors d[eu]|au cours d[eu]|depuis|D "
    r"apres)(?: (?:de|d'|la|une?|le|l'|sa|son|leur|du|des|cette|premiere|s'|avoir|etre|s' etre))*$"
)
_REPORTING = re.compile(
    r"(?:annonce|indique|declare|revele|confirme|dit|rapporte|affirme|precise|assure|estime|explique|ajoute|"
    r"averti|reagi|ecrit|souligne|fait savoir|fait etat|ecrivait|repete|publie|publiee|diffuse)e?s?$"
)
_ORGANISATIONS = frozenset(
    words(
        "EU UN NATO AU ECOWAS ARABLEAGUE OSCE IAEA IMF WB ASEAN SCO ICC WHO GCC OIC CSTO EAEU ICRC WTO SADC HAMAS "
        "HEZBOLLAH"
    )
)
"""Parties without a territory of their own to visit."""
_EU_SEAT = frozenset({"EU", "NATO"})


@dataclass(slots=True)
class DateContext:
    """The day that "hier" counts from, and the last date told so far."""

    published_on: date | None
    anchor: DateRange | None = None
    lead: DateRange | None = None
    """The date of the first contact told."""
    heading: DateRange | None = None
    """In an agenda, the day under whose heading a line stands."""
    live: bool = False
    """Whether the text is a live report, whose entries are all of the day of publication."""


def tellings_of(scene: Scene, found: Found, context: DateContext) -> list[Telling]:
    """The pairs of one construction; empty where fewer than two parties take part or a denial leaves nothing."""
    row = scene.rows[found.row]
    low, high = _clause(row, found)
    status = found.status or _status(row, found, low, high)
    weak = status in ("weak", "due") or found.rule in ("headline-place", "opening-place")
    status = {"weak": "held", "due": "planned"}.get(status or "", status)
    if status is None or _idle(row, found):
        return []
    pairs, multilateral = _pairs(found)
    if not pairs:
        return []
    place = found.place or scene.place(found.row, found.head)
    when, dated, spot = _date(scene, found, context, status, low, high)
    if when is not None and context.published_on is not None and found.status is None:
        status = _status_by_date(status, when, context.published_on, found)
    told = row.codes(low, min(high, found.last + 8)).split(" qui ")[0]
    negotiation = found.negotiation or (
        not (found.kind == "travel" and status == "planned") and bool(_NEGOTIATION.search(told))
    )
    initiator = found.initiator or _asking(row, found, status)
    tellings = []
    for a, b in pairs:
        parties = tuple(sorted((a[0].party or "", b[0].party or "")))
        mode = _mode(row, found, (a, b), place, low, high)
        tellings.append(
            Telling(
                parties=(parties[0], parties[1]),
                members={a[0].party or "": a, b[0].party or "": b},
                mode=mode,
                status=status,
                when=when,
                dated=dated,
                place=place if place is None or mode in ("visit", "meeting", "unspecified") else None,
                initiator=initiator if initiator in parties else None,
                visitor=_visitor(mode, place, parties, found),
                multilateral=multilateral,
                negotiation=negotiation,
                row=found.row,
                first=found.first,
                last=found.last,
                head=found.head,
                rules=[found.rule],
                weak=weak,
                date_span=spot,
                told=[(found.row, found.head, found.last)],
            )
        )
    return tellings


_HABIT = re.compile(
    r"(?<!\S)(?:a plusieurs reprises|regulierement|frequemment|souvent|chaque (?:annee|mois|semaine)|a maintes "
    r"reprises|multipli\w+)(?!\S)"
)
_GATHERINGS = frozenset({"G7", "G20", "BRICS", "UNSC"})


def _idle(row: Row, found: Found) -> bool:
    """Habits, and gatherings that are places of meeting rather than partners."""
    if _HABIT.search(row.codes(found.head - 6, found.last + 6)):
        return True
    return any(member.party in _GATHERINGS and member.name is None for side in found.sides for member in side)


_ASKS = re.compile(
    r"(?<!\S)(?:reclam\w+|demand\w+ (?:a|de|une?|la|l')|propos\w+|pret[es]* a|dispose\w* a|intention de|ferait "
    r"tout|ferai tout|souhait\w+|il faudra|R faudra|"
    r"veut|voulait|volonte de|vouloir|appell?e\w* a une?|ouvert\w* a)(?!\S)"
)


def _asking(row: Row, found: Found, status: str) -> str | None:
    """The party that asks for or offers a contact still to come: the side that acts."""
    if status == "held" or not _ASKS.search(row.codes(max(found.head - 14, 0), found.head)):
        return None
    side = found.sides[1] if found.kind == "travel" and len(found.sides) > 1 else found.sides[0]
    return side[0].party if side else None


def _pairs(found: Found) -> tuple[list[tuple[list[Member], list[Member]]], bool]:
    sides = [_by_party(side) for side in found.sides]
    everyone: dict[str, list[Member]] = {}
    for side in sides:
        for party, members in side.items():
            everyone.setdefault(party, []).extend(members)
    if len(everyone) < 2 or (len(everyone) > 4 and found.together):
        return [], False
    if found.together or len(sides) == 1:
        pairs = list(itertools.combinations(everyone.values(), 2))
        return pairs, len(everyone) > 2
    left, right = sides
    across = [(left[a], right[b]) for a in left for b in right if a != b]
    alone = found.kind in ("message", "call", "summon")  # each of several writes or calls for himself
    if not alone and ((len(left) > 1 and len(right) == 1) or (len(left) > 1 and len(everyone) > 2)):
        pairs = list(itertools.combinations(everyone.values(), 2))
        return pairs, True
    return across if len(across) <= 6 else [], False


def _by_party(members: Sequence[Member]) -> dict[str, list[Member]]:
    grouped: dict[str, list[Member]] = {}
    for member in members:
        if member.party:
            # A spokesperson speaks for his side; he is not the one who met.
            silent = member.office == "spokesperson"
            grouped.setdefault(member.party, []).append(Member(member.party, None, "organ") if silent else member)
    return grouped


def _clause(row: Row, found: Found) -> tuple[int, int]:
    """The units around the head up to the next strong boundary."""
    low = found.head
    while low > 0 and not _boundary(row, low - 1):
        low -= 1
    high = found.head + 1
    while high < len(row) and (high < found.last or not _boundary(row, high)):
        high += 1
    return min(low, found.first), high


def _boundary(row: Row, i: int) -> bool:
    code = row.units[i].code
    if code in (";", ".", "!", "?"):
        return i < len(row) - 1
    if code == ":":
        return True
    return code in ("tandis", "mais") or (
        code == "alors" and i + 1 < len(row) and row.units[i + 1].code in ("que", "qu'")
    )


def _status(row: Row, found: Found, low: int, high: int) -> str | None:
    if found.rule == "noun-visit-stay":
        return "planned" if found.tense == "future" else "held"
    if found.rule in ("noun-beside", "press-conference"):
        return "held"
    group = verb_group(row, found.head)
    left = row.codes(max(low, found.head - 14), found.head)
    near_left = row.codes(max(low, found.head - 9), found.head)
    full_right = row.codes(found.head + 1, min(high, found.last + 12))
    right = re.split(r" (?:qui|que|qu') ", full_right)[0]
    whole = row.codes(low, high)
    if group is not None and group.negated:
        text = row.codes(group.first, min(group.last + 8, len(row)))
        if "depuis" in text and ("plus" in text or "pas" in text):
            return "held"
        if "jamais" in text or "plus" in text:
            return None
        return "cancelled" if group.tense in ("future", "present", "past") else None
    if group is not None and group.modal == "just":
        return "held"
    if group is not None and group.form == "infinitive":
        return _infinitive(row, found, near_left, whole, group.tense)
    if group is not None and group.form == "gerund":
        return "planned" if _main_tense(row, found.head) == "future" else "held"
    if group is not None:
        if _cancelled_right(row, found, high) and group.tense != "past":
            return "cancelled"
        if group.modal == "was due":
            return "due"
        if group.tense == "future" or (group.auxiliary == "would be" and group.form != "participle"):
            return "planned"
        if group.form == "participle" and not group.auxiliary and re.search(r"(?:attendu|prevu)\w*$", near_left):
            return "planned"
        return "held"
    if found.rule == "with-counterpart":
        return "planned" if _main_tense(row, found.head) == "future" else "held"
    if found.rule.startswith("travel-awaited"):
        return "cancelled" if re.search(r"(?<!\S)(?:annul|renonc)\w+", left) else "planned"
    if found.tense == "future":
        return "cancelled" if _CANCELLED.search(whole) else "planned"
    if found.rule.startswith(("travel", "headline")):
        return "held"
    return _noun_status(row, found, left, right, full_right, whole)


def _infinitive(row: Row, found: Found, left: str, whole: str, tense: str) -> str | None:
    if re.search(
        r"(?:refus\w+|renonc\w+|exclu\w*|declin\w+) (?:de |d' )?(?:\w+ )?(?:le |la |s' |se |l' )?$", left + " "
    ):
        return "cancelled"
    if re.search(r"n' (?:\S+ ){1,3}(?:plus|pas|aucune?)(?!\S)|interdi\w+ d[e']", left) and "apres" not in left:
        return "cancelled"
    if re.search(r"(?:feu vert|mandat|pret\w*|autoris\w+|vol\w+) (?:pour|de|a|d') (?:\S+ )?$", left + " "):
        return "planned"
    if _AFTER.search(left) or re.search(r"apres (?:avoir|etre|s' etre)", left):
        return "held"
    if tense == "past":
        return "due"
    if re.search(
        r"(?:pour|afin de|avant de|avant d')(?: tenter de| tenter d'| essayer de)? (?:y |s' |se |le |la )*$", left + " "
    ):
        return "held" if _main_tense(row, found.head) == "past" else "planned"
    return "planned"


def _main_tense(row: Row, head: int) -> str:
    for j in range(head - 1, -1, -1):
        group = verb_group(row, j)
        if group is not None and group.tense != "none":
            return group.tense
        if row.units[j].code.startswith("attendu") or row.units[j].code in (
            "sera",
            "seront",
            "doit",
            "devrait",
            "va",
            "prevoit",
        ):
            return "future"
        if row.units[j].code in ("avait", "avaient", "ont") or (row.units[j].code == "a" and row.units[j].what == "a"):
            return "past"
        if row.units[j].code in ("etait", "etaient", "est", "sont") and row.units[j + 1].code in ("a", "au", "en", "D"):
            return "past" if row.units[j].code.startswith("etai") else "present"
    return "none"


def _cancelled_right(row: Row, found: Found, high: int) -> bool:
    return bool(re.search(r"(?:a ete|est|sont|ont ete) (?:annul|report|ajourn)", row.codes(found.head, high)))


def _noun_status(row: Row, found: Found, left: str, right: str, full_right: str, whole: str) -> str | None:
    near = " ".join(left.split(" ")[-10:])
    if re.search(r"(?<!\S)devai(?:t|ent) \S+(?: \S+){0,3}$", near):
        return "due"
    if (
        re.search(rf"(?<!\S){cues.CANCELLED_LEFT}(?: (?!et |mais |apres (?!l' avoir)|avant |malgre )\S+){{0,6}}$", near)
        or re.search(
            rf"(?<!\S)(?:a ete|est|sont|ont ete|avait ete|etait|,|soit|ait jamais ete) (?:de nouveau |"
            rf"finalement |a nouveau )?{cues.CANCELLED_LEFT}",
            " ".join(full_right.split(" ")[:24]),
        )
        or re.search(r"n' aura pas lieu|sine die|n' a pas eu lieu", right)
    ):
        return _called_off(row, found, whole)
    if re.search(r"(?<!\S)\w+(?:era|eront|dra|dront|ira|iront)(?: \S+){0,3}$", near):
        return "planned"
    if _BEFORE.search(near):
        return "planned"
    if _AFTER.search(near):
        return "held"
    if re.search(
        r"(?:serait|seraient|devrait|pourrait|pourraient) (?:\S+ )?(?:utile|souhaitable|prematuree?|possible|"
        r"bienvenue?|opportune?|logique|la suite)",
        whole,
    ):
        return None if found.kind != "travel" else "planned"
    if re.search(rf"(?<!\S){cues.OFFERED}(?: (?!et a |apres )\S+){{0,7}}$", near):
        return "planned"
    if re.search(
        r"(?:accept\w+ l' invitation|invit\w+ (?:a|pour)|attendu\w*|doit|devrait|prevoit|va|avant) (?:\S+ ){0,4}$",
        near + " ",
    ):
        return "planned"
    if re.search(
        r"(?:prevue?s?|programmee?s?|attendue?s?|aura lieu|auront lieu|se tiendra|se tiendront|devrait|"
        r"devraient|doit|doivent|va|vont|sera|seront|est prevu\w*|sont prevu\w*|envisagee?s?|a venir)(?!\S)",
        right,
    ):
        return "planned"
    if re.search(
        r"(?<!\S)(?:prochaine?s?|future?s?|eventuel\w*|possible)(?!\S)",
        near[-30:] + " " + " ".join(right.split(" ")[:2]),
    ):
        return "planned"
    if re.search(
        r"(?:va|vont|doit|doivent|devrait|devraient|prevoit|aura|auront) (?:avoir|tenir|effectuer|mener|faire|"
        r"entamer)? ?(?:\S+ ){0,3}$",
        near + " ",
    ):
        return "planned"
    return "weak"


def _called_off(row: Row, found: Found, whole: str) -> str:
    """Postponed to a date that will be fixed, or to a new one: still planned; otherwise cancelled."""
    if _POSTPONED.search(whole) and "sine die" not in whole:
        if any(unit.code == "D" and unit.what.kind == "horizon" for unit in row.units):
            return "planned"
        if re.search(r"report\w+ (?:au|a|pour|de)|date|fixee?|decal\w+|repouss\w+", whole):
            return "planned"
    return "cancelled"


def _status_by_date(status: str, when: DateRange, published_on: date, found: Found) -> str:
    if status == "held" and when.start > published_on:
        return "planned"
    if status == "planned" and when.end < published_on and found.kind != "offer":
        return "held"
    return status


def _mode(
    row: Row, found: Found, pair: tuple[list[Member], list[Member]], place: Place | None, low: int, high: int
) -> str:
    clause = row.codes(low, high)
    parties = {pair[0][0].party, pair[1][0].party}
    window = row.codes(max(found.first - 3, low), min(found.last + 10, high))
    if found.kind == "message":
        return "message"
    if found.kind == "video" or (
        found.kind not in ("travel", "call", "host", "summon", "offer") and _VIDEO.search(clause)
    ):
        return "video"
    if found.kind == "call" or (
        found.kind not in ("travel", "host", "summon", "gather", "offer", "face") and _CALL.search(window)
    ):
        return "call"
    if found.kind == "summon" or any(m.office == "ambassador" for side in pair for m in side):
        return "meeting"
    if _MARGINS.search(clause):
        return "meeting"
    if found.host in _ORGANISATIONS:
        return "meeting"
    if found.kind == "travel" or found.kind == "offer":
        return "visit"
    if place is not None and place.party:
        if _third_place(place, parties):
            return "meeting"
        if place.party in parties:
            return "visit"
        return "meeting"
    if found.kind == "host" and found.host in parties:
        return "visit"
    if found.kind in ("face", "gather", "host"):
        return "meeting"
    return "unspecified"


def _third_place(place: Place, parties: set[str | None]) -> bool:
    """Brussels for the Union and the Alliance, and the seats of the United Nations, are nobody's ground."""
    text = (place.text or "").lower()
    return bool(
        (text.startswith("bruxelles") and parties & _EU_SEAT)
        or (text.startswith(("new york", "genève", "vienne")) and "UN" in parties)
    )


def _visitor(mode: str, place: Place | None, parties: tuple[str, ...], found: Found) -> str | None:
    if mode != "visit":
        return None
    if found.visitor in parties:
        return found.visitor
    if place is not None and place.party in parties:
        return parties[0] if place.party == parties[1] else parties[1]
    return None


def _date(
    scene: Scene, found: Found, context: DateContext, status: str, low: int, high: int
) -> tuple[DateRange | None, str, tuple[int, int] | None]:
    row = scene.rows[found.row]
    if context.published_on is None:
        return None, "none", None
    tense = {"planned": "future", "held": "past", "cancelled": "future"}[status]
    if found.tense == "present" and status == "held":
        tense = "present"
    candidates = sorted(_date_units(row, found, low, high, status))
    relative = _relative_to_event(row, found, context, [j for _, j in candidates])
    if relative is not None:
        return relative, "stated", None
    if _POSTPONED.search(row.codes(low, high)):
        # The new date counts, not the one that is given up.
        moved = next(j for j in range(len(row)) if _POSTPONED.match(row.units[j].code) or j == len(row) - 1)
        candidates = sorted(candidates, key=lambda entry: (entry[1] < moved, entry[0]))
    bare = (
        found.tense == "none"
        and not found.rule.startswith(("verb", "travel", "object"))
        and _main_tense(row, found.head) != "past"
    )
    if status == "held" and (bare or _headline_participle(row, found)):
        tense = "near"
    for distance, j in candidates:
        if distance > 40:
            break
        mention: DateMention = row.units[j].what
        if mention.kind == "eve of" and context.lead is not None:
            day = context.lead.start - timedelta(days=1)
            return DateRange(day, day, "day"), "stated", (row.units[j].start, row.units[j].end)
        when = _resolve(
            mention,
            published_on=context.published_on,
            tense=_side(row, j, mention, tense, found),
            anchor=context.anchor,
        )
        span = (row.units[j].start, row.units[j].end)
        if when is not None and found.tense == "past" and status == "held" and when.start > context.published_on:
            # What has happened has no date to come: the phrase belongs to another clause.
            continue
        if when is not None:
            return when, "stated", span
        if mention.kind in ("horizon",):
            return None, "horizon", span
    if context.heading is not None and found.tense != "past" and _main_tense(row, found.head) != "past":
        return context.heading, "stated", None
    just = re.search(r"(?:vient|viennent) d[e']", row.codes(found.first, found.head)) is not None or _arrived(
        row, found
    )
    if (
        just
        or (found.tense == "present" and status == "held")
        or (found.rule in ("noun-visit-stay",) and status == "held")
    ):
        day = context.published_on
        return DateRange(day, day, "day"), "present", None
    if status == "cancelled":
        return None, "none", None
    when, dated, spot = _inherited(scene, found, context, tense)
    group = verb_group(row, found.head)
    pluperfect = group is not None and group.auxiliary in ("pluperfect", "was")
    if when is None and context.live and status == "held" and found.row and not pluperfect:
        return DateRange(context.published_on, context.published_on, "day"), "present", None
    return when, dated, spot


def _headline_participle(row: Row, found: Found) -> bool:
    """As in "l'ambassadeur convoqué ce lundi": no auxiliary tells past from future."""
    group = verb_group(row, found.head)
    return (
        group is not None
        and group.form == "participle"
        and not group.auxiliary
        and found.kind in ("host", "summon")
        and _main_tense(row, found.head) == "none"
        and found.row == 0
    )


def _arrived(row: Row, found: Found) -> bool:
    """As in "est arrivé à Kiev": he is there on the day of publication."""
    group = verb_group(row, found.head)
    return (
        group is not None
        and found.kind == "travel"
        and group.lemma in _ARRIVING
        and (group.auxiliary == "is" or (group.form == "participle" and not group.auxiliary))
    )


_ARRIVING = frozenset(words("arriver atterrir debarquer"))


def _resolve(mention: DateMention, *, published_on: date, tense: str, anchor: DateRange | None) -> DateRange | None:
    """As :func:`resolve`; for ``near``, where nothing tells past from future, the nearer of the two."""
    past = resolve(mention, published_on=published_on, tense="past" if tense == "near" else tense, anchor=anchor)
    if tense != "near" or past is None or mention.kind not in ("full", "month", "part", "span", "season", "weekday"):
        return past
    future = resolve(mention, published_on=published_on, tense="future", anchor=anchor)
    if future is None or (published_on - past.end).days <= (future.start - published_on).days:
        return past
    return future


def _inherited(
    scene: Scene, found: Found, context: DateContext, tense: str
) -> tuple[DateRange | None, str, tuple[int, int] | None]:
    """The date of the headline, or of the sentence before in the same paragraph, for a clause that gives none."""
    assert context.published_on is not None
    numbers = [0] if found.row else []
    if found.row > 1:
        numbers.insert(0, found.row - 1)
    for number in numbers:
        row = scene.rows[number]
        for j in range(len(row) - 1, -1, -1):
            unit = row.units[j]
            if unit.code != "D" or _reporting(row, j):
                continue
            when = resolve(unit.what, published_on=context.published_on, tense=tense, anchor=context.anchor)
            if when is not None and when.precision == "day" and abs((when.start - context.published_on).days) <= 3:
                return when, "inherited", (unit.start, unit.end)
            break
    return None, "none", None


_LENGTH = {"jour": 1, "semaine": 7}


def _relative_to_event(row: Row, found: Found, context: DateContext, others: list[int]) -> DateRange | None:
    """As in "au lendemain d'un appel", "quatre jours avant une visite": the day counted from that of the rest."""
    assert context.published_on is not None
    near = row.codes(max(found.head - 6, 0), found.head)
    match = re.search(
        r"(au lendemain|a la veille|D)(?: (?:de|d'|du|la|l'|le|une?|cette|sa|son|leur|longue?|premiere))+(?: "
        r"\w+)?$|(D) (?:une?|la|le|l'|sa) ?\w*$",
        near,
    )
    if match is None:
        return None
    base = next(
        (
            when.start
            for j in others
            if row.units[j].what.kind in ("weekday", "full", "today", "yesterday")
            and (when := resolve(row.units[j].what, published_on=context.published_on, tense="past")) is not None
        ),
        context.published_on,
    )
    if match[1] == "au lendemain":
        day = base - timedelta(days=1)
    elif match[1] == "a la veille":
        day = base + timedelta(days=1)
    else:
        j = next((k for k in range(found.head - 1, max(found.head - 7, -1), -1) if row.units[k].code == "D"), -1)
        if j < 0 or row.units[j].what.kind != "before":
            return None
        parts = dict(row.units[j].what.parts)
        when = resolve(row.units[j].what, published_on=base, tense="past", anchor=DateRange(base, base, "day"))
        if when is None or when.precision != "day":
            return None
        # "four days before the visit": the visit is four days after.
        day = base + (base - when.start)
        del parts
    return DateRange(day, day, "day")


def _side(row: Row, j: int, mention: DateMention, tense: str, found: Found) -> str:
    """Headlines tell the future in the present: "reçoit lundi" is the Monday to come."""
    if tense == "present" and mention.kind == "weekday" and found.rule != "noun-visit-stay":
        return "future"
    return "past" if tense == "present" else tense


def _date_units(row: Row, found: Found, low: int, high: int, status: str) -> Iterator[tuple[int, int]]:
    # What is said during a visit is said on a day of the visit.
    during = found.kind == "travel" and _DURING.search(row.codes(max(found.head - 6, 0), found.head)) is not None
    for j, unit in enumerate(row.units):
        if unit.code != "D" or unit.what.kind in ("age", "recurrent"):
            continue
        if _reporting(row, j) and not during:
            continue
        if j and row.units[j - 1].code in _EVENTS:
            continue
        if unit.what.kind == "before" and dict(unit.what.parts).get("bdir", "").lower() in ("avant", "après"):
            continue
        if row.units[j - 1].code == "depuis" and j and unit.what.kind != "since":
            continue
        distance = min(abs(j - found.head), abs(j - found.first), abs(j - found.last) + 1)
        if not low <= j < high:
            distance += 25
        if unit.what.kind in ("yearrel", "monthrel", "year", "month"):
            distance += 4
        for k in range(min(j, found.head) + 1, max(j, found.head)):
            code = row.units[k].code
            if code == "depuis" and k > found.head:
                distance += 40
            if code in (";", ".", "qui", "où", "dont", "avant", "apres", "que", "alors"):
                distance += 12
            elif code in (",", "et", "("):
                distance += 2 if j > found.head else 4
            elif len(code) > 4 and code.endswith(("era", "ira", "dra", "ront")) and status == "held":
                distance += 40
            elif code in ("a", "ont", "est", "sont", "sera") or (
                len(code) > 4 and code.endswith(("era", "ira", "dra", "ront"))
            ):
                distance += 6
            if code in ("avant", "pour") and found.tense == "present":
                distance += 40
        yield distance, j


_DURING = re.compile(
    r"(?<!\S)(?:lors|au cours|a l' occasion|en marge|pendant|le jour meme|en)"
    r"(?: (?:de|d'|du|la|l'|le|une?|sa|son|cette|derniere|premiere))*$"
)
_EVENTS = frozenset(
    f"{stem}{ending}"
    for stem in words(
        "survenu signe conclu lance paru tue commis perpetre adopte vote elu nomme intervenu decede mort investi"
    )
    for ending in ("", "e", "s", "es")
)


def _reporting(row: Row, j: int) -> bool:
    """Whether a date is that of a report: "a annoncé mercredi", "déclaration publiée jeudi"."""
    before = row.codes(j - 2, j)
    after = row.codes(j + 1, j + 3)
    return bool(_REPORTING.search(before.split(" ")[-1] if before else "") or _REPORTING.search(before)) or bool(
        re.match(r"(?:a|ont) (?:annonce|declare|indique|affirme|dit)", after) and before.endswith(",")
    )
