"""Who does what to whom in a row of units: verb groups, subjects, objects and coordinated actors.

No parse is made. French news keeps subject, verb and complement close and in order, and actors, dates and places are
already single units, so that short scans to the left and right of a verb find its arguments.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from transforms.extract.lexicon import words
from transforms.extract.lexicon.verbs import ENDINGS_ER, IRREGULAR, REGULAR
from transforms.extract.units import Row

__all__ = [
    "VerbGroup",
    "actors_at",
    "after_word",
    "clause_subject",
    "object_of",
    "subject_of",
    "verb_forms",
    "verb_group",
]

_LIST = re.compile(
    r"[XYR](?:(?: , (?:de |du |d' |des |avec |par )?[XY])*(?: ,)?"
    r" (?:et|puis|ainsi que|ou|comme)(?: (?:avec|de|du|d'|des|par|a|au|aux|entre))? [XY])?"
)
_SINGLE = re.compile(r"[XY]")
_STOP = frozenset(words(". ; : ! ? ( ) mais tandis lorsque puisque parce dont où")) | {'"'}
_PREPOSITIONS = frozenset(
    words(
        "avec de d' du des par a au aux contre sur pour entre en vers chez selon sans sous envers depuis devant "
        "dans malgre "
        "comme apres avant face lors pres hors"
    )
)
_CLITICS = frozenset(
    words(
        "s' se n' ne l' le la les lui leur y en m' me nous vous pas plus jamais deja aussi egalement ensuite encore "
        "enfin longuement notamment ainsi bien toujours personnellement recemment brievement officiellement d'ailleurs "
        "ailleurs par "
        "d' auparavant egalement puis pourtant donc alors , eux elle lui-meme elle-meme D tout peu mutuellement "
        "directement "
        "discretement secretement separement successivement finalement pour part sa leur aujourd'hui rapidement "
        "immediatement "
        "abord de nouveau cependant toutefois en revanche egalement ete"
    )
)
_AUXILIARIES: dict[str, str] = {
    **dict.fromkeys(words("a ont ai avons"), "perfect"),
    **dict.fromkeys(words("avait avaient"), "pluperfect"),
    **dict.fromkeys(words("aura auront"), "future perfect"),
    **dict.fromkeys(words("aurait auraient"), "conditional perfect"),
    **dict.fromkeys(words("est sont"), "is"),
    **dict.fromkeys(words("etait etaient fut furent"), "was"),
    **dict.fromkeys(words("sera seront"), "will be"),
    **dict.fromkeys(words("serait seraient"), "would be"),
    "etre": "be",
    "avoir": "have",
    "ayant": "having",
    "etant": "being",
}
_MODALS: dict[str, str] = {
    **dict.fromkeys(words("va vont ira iront allait allaient"), "going"),
    **dict.fromkeys(words("doit doivent devra devront devrait devraient"), "due"),
    **dict.fromkeys(words("devait devaient"), "was due"),
    **dict.fromkeys(words("peut peuvent pourra pourront pourrait pourraient pouvait"), "may"),
    **dict.fromkeys(words("vient viennent venait"), "just"),
    **dict.fromkeys(
        words(
            "veut veulent voulait souhaite souhaitent souhaitait souhaiterait voudrait espere esperent compte comptent"
        ),
        "wants",
    ),
    **dict.fromkeys(words("prevoit prevoient entend entendent prepare envisage propose proposent proposait"), "wants"),
}


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries and negation; ``first`` is the unit where the group begins."""

    lemma: str
    form: str
    auxiliary: str
    modal: str
    passive: bool
    reflexive: bool
    negated: bool
    first: int
    last: int

    @property
    def tense(self) -> str:
        """past, present, future or none (an infinitive or participle without its own tense)."""
        if (
            self.modal == "going"
            or self.modal == "due"
            or self.form == "future"
            or self.auxiliary in ("will be", "future perfect")
        ):
            return "future"
        if self.modal in ("was due", "may", "wants"):
            return "future" if self.modal != "was due" else "past"
        if self.modal == "just" or self.auxiliary in (
            "perfect",
            "pluperfect",
            "was",
            "conditional perfect",
            "have",
            "having",
        ):
            return "past"
        if self.auxiliary == "is":
            return "past" if not self.passive or (self.form == "participle" and self.reflexive) else "present"
        if self.form in ("imperfect", "simple past"):
            return "past"
        if self.auxiliary == "would be" and self.form == "participle":
            # "se serait entretenu", "aurait été reçu": hearsay about the past.
            return "past"
        if self.form in ("conditional",) or self.auxiliary == "would be":
            return "future"
        if self.form == "present":
            return "present"
        return "none"


@cache
def verb_forms() -> dict[str, list[tuple[str, str]]]:
    """Folded form → (lemma, form class), all that it can be."""
    forms: dict[str, list[tuple[str, str]]] = {}
    for lemma in REGULAR:
        stem = lemma[:-2]
        for form, endings in ENDINGS_ER.items():
            for ending in endings:
                spelling = stem + ("e" if stem.endswith("g") and ending[0] in "ao" else "") + ending
                forms.setdefault(spelling, []).append((lemma, form))
    for lemma, table in IRREGULAR.items():
        for form, spellings in table.items():
            for spelling in spellings.split():
                forms.setdefault(spelling, []).append((lemma, form))
    return forms


_BEFORE_PRESENT = (
    _CLITICS - {"l'", "le", "la", "d'", "de", "par", "sa", "leur", "tout", "ainsi"}
    | frozenset(words("X Y R U qui ) : puis ou ce mais lui"))
    | {'"'}
)
_BEFORE_NOUN = frozenset(
    words("une un la le les l' des cette ce en de du d' par au sa son leur avec pour sans tout chaque sur")
)
_MOVING = frozenset(words("arriver venir partir atterrir debarquer retourner"))


def verb_group(row: Row, i: int) -> VerbGroup | None:
    """The group whose main verb is unit ``i``; None where the word is no verb there."""
    unit = row.units[i]
    readings = verb_forms().get(unit.code)
    if not readings or not isinstance(unit.what, str):
        return None
    first = i
    auxiliary = modal = ""
    reflexive = negated = been = False
    j = i - 1
    while j >= 0 and i - j <= 9:
        code = row.units[j].code
        if code == "a" and _is_preposition(row, j):
            break
        if code in _AUXILIARIES and not auxiliary:
            auxiliary, first = _AUXILIARIES[code], j
        elif code in _AUXILIARIES and auxiliary in ("be",):
            modal = modal or _MODALS.get(code, "")
            first = j
        elif code in _MODALS and not modal and (auxiliary in ("be", "have", "") and _infinitive(row, j, i)):
            modal, first = _MODALS[code], j
        elif code == "ete":
            been = True
        elif code in ("s'", "se"):
            reflexive, first = True, j
        elif code in ("n'", "ne"):
            negated, first = True, j
        elif code in ("jamais",) and auxiliary:
            negated = True
        elif code not in _CLITICS:
            break
        j -= 1
    return _read(row, i, readings, auxiliary, modal, reflexive=reflexive, negated=negated, been=been, first=first)


_DETERMINERS = frozenset(words("le la les un une des l' ses son sa leur leurs ce cette ces"))


def _is_preposition(row: Row, j: int) -> bool:
    """Whether "a" is "à": the accent tells, which capitals may lack."""
    return str(row.units[j].what).lower() == "à"


def _infinitive(row: Row, j: int, i: int) -> bool:
    """Whether an infinitive stands between a modal and the main verb, or is it."""
    return any(unit.code.endswith(("er", "ir", "re")) for unit in row.units[j + 1 : i + 1])


def _read(
    row: Row,
    i: int,
    readings: list[tuple[str, str]],
    auxiliary: str,
    modal: str,
    *,
    reflexive: bool,
    negated: bool,
    been: bool,
    first: int,
) -> VerbGroup | None:
    forms = {form: lemma for lemma, form in reversed(readings)}
    word = str(row.units[i].what).lower()
    before = row.units[i - 1].code if i else ""
    if "infinitive" in forms and before in (
        "un",
        "le",
        "ce",
        "du",
        "au",
        "des",
        "les",
        "son",
        "leur",
        "l'",
        "dernier",
        "premier",
    ):
        return None
    if "infinitive" in forms:
        form = "infinitive"
    elif (auxiliary and "participle" in forms) or (
        "participle" in forms
        and (
            "é" in word
            or len(forms) == 1
            or before == ","
            or word.endswith(("u", "us", "ue", "ues", "i", "is", "ie", "ies"))
        )
        and not ("present" in forms and "é" not in word and word.endswith(("e", "ent")))
    ):
        form = "participle"
    elif "present" in forms:
        nounlike = row.units[i].code in ("visite", "rencontre", "voyage", "echange", "telephone")
        if not reflexive and not negated and (before not in _BEFORE_PRESENT or (nounlike and before in ("en", "l'"))):
            return None
        form = "present"
    else:
        form = next(iter(forms))
    if form == "participle" and not auxiliary and before in _BEFORE_NOUN:
        return None
    lemma = forms[form]
    passive = (
        form == "participle"
        and not reflexive
        and (been or (auxiliary in ("is", "was", "will be", "would be", "be", "being", "") and lemma not in _MOVING))
    )
    return VerbGroup(lemma, form, auxiliary, modal, passive, reflexive, negated, first, i)


def actors_at(row: Row, i: int) -> tuple[list[int], int]:
    """Units of the coordinated actors that begin at ``i`` and the unit after them; empty where none does."""
    match = _LIST.match(row.shape, row.position(i))
    if match is None or match.start() != row.position(i):
        return [], i
    first, last = row.span(match)
    return [k for k in range(first, last) if row.units[k].code in ("X", "Y", "R")], last


def subject_of(row: Row, first: int) -> list[int]:
    """Units of the actors that are subject of the verb group that begins at ``first``; empty where none is found."""
    j = first - 1
    depth = 0
    while j >= 0:
        code = row.units[j].code
        if code == ")":
            depth += 1
        elif code == "(":
            depth -= 1
        elif depth <= 0:
            if code in ("X", "Y", "R"):
                governor = row.units[j - 1].code if j else ""
                if governor not in _PREPOSITIONS:
                    return _extend_left(row, j)
                if governor in ("et", ","):
                    return _extend_left(row, j)
            elif code == "qui" or code == "lequel":
                return _antecedent(row, j)
            elif code in (";", ":", ".", "!", "?") or (
                code in ("que", "qu'", "lorsque", "tandis", "dont") and j < first - 1
            ):
                return []
        j -= 1
    return []


def clause_subject(row: Row, first: int) -> list[int]:
    """For an infinitive ("avant de partir"): the first actor of the clause that no preposition governs."""
    low = first
    while low > 0 and row.units[low - 1].code not in (";", ":", ".", "que", "qu'", "alors"):
        low -= 1
    for j in range(low, first):
        if row.units[j].code in ("X", "Y", "R") and (j == low or row.units[j - 1].code not in _PREPOSITIONS):
            last = j
            while last + 2 < first and row.units[last + 1].code in ("et",) and row.units[last + 2].code in "XYR":
                last += 2
            return _extend_left(row, last)
    return []


def _extend_left(row: Row, j: int) -> list[int]:
    """Coordinated actors that end at unit ``j``."""
    found = [j]
    while True:
        k = found[0] - 1
        if k >= 1 and row.units[k].code in ("et", "ou", "puis") and row.units[k - 1].code == ",":
            k -= 1
            if row.units[k - 1].code in "XYR":
                found.insert(0, k - 1)
                continue
        if row.units[k].code == "-" and k >= 1 and not _alike(row, k - 1, k + 1):
            return found
        if k >= 1 and row.units[k].code in ("et", "ou", "-") and row.units[k - 1].code in "XYRU":
            if row.units[k - 1].code == "U":
                return found
            found.insert(0, k - 1)
            continue
        listed = k >= 1 and len(found) > 1 and row.units[k].code == "," and row.units[k - 1].code in "XYR"
        if listed and (k == 1 or row.units[k - 2].code not in _PREPOSITIONS):
            found.insert(0, k - 1)
            continue
        if k >= 3 and row.units[k].code == ",":
            # "X et, séparément, Y"
            left = next((m for m in range(k - 1, k - 4, -1) if row.units[m].code == "et"), -1)
            if (
                left > 0
                and row.units[left - 1].code in "XYR"
                and all(row.units[m].code.islower() or row.units[m].code == "," for m in range(left, k))
            ):
                found.insert(0, left - 1)
                continue
        return found


def _alike(row: Row, i: int, j: int) -> bool:
    """Whether two actors are both persons or both states: "SYRIE - POUTINE" is a heading, not a pair."""
    one, other = row.units[i], row.units[j]
    return (
        one.code in ("X", "Y")
        and other.code in ("X", "Y")
        and (one.what.kind == "state") == (other.what.kind == "state")
    )


def _antecedent(row: Row, j: int) -> list[int]:
    k = j - 1
    while k >= 0 and j - k < 6:
        code = row.units[k].code
        if code in "XYR" and code:
            return _extend_left(row, k)
        if code not in (",", '"', ")", "Z", "en", "a", "D"):
            return []
        k -= 1
    return []


def object_of(row: Row, i: int, *, limit: int = 14) -> tuple[list[int], int]:
    """Actors that are direct object of the verb at ``i``: the first to its right that no preposition governs."""
    j = i + 1
    while j < len(row) and j - i <= limit:
        code = row.units[j].code
        if code in _DETERMINERS and _other_object(row, j):
            return [], i
        if code in ("X", "Y", "R"):
            if row.units[j - 1].code not in _PREPOSITIONS or row.units[j - 1].code == "des":
                return actors_at(row, j) if code != "R" else ([j], j + 1)
        elif code == "U":
            governor = (
                row.units[j - 2].code if row.units[j - 1].code in ("l'", "la", "le", "les") else row.units[j - 1].code
            )
            if governor not in _PREPOSITIONS:
                return [], i
        elif code in _STOP or (code in ("qui", "que", "qu'", "et") and row.units[j - 1].code != "D"):
            return [], i
        j += 1
    return [], i


def _other_object(row: Row, j: int) -> bool:
    """Whether a determiner begins a noun phrase that is no actor: then that is the object."""
    if j + 1 >= len(row) or row.units[j - 1].code in _PREPOSITIONS - {"des"}:
        return False
    following = row.units[j + 1]
    return isinstance(following.what, str) and following.code.isalpha() and following.code not in ("X", "Y", "R", "U")


def _begins_clause(row: Row, j: int) -> bool:
    """Whether another verb follows "et": its complements are its own."""
    unit = row.units[j]
    if unit.code in ("ne", "n'", "a", "ont", "se", "s'", "est", "sont"):
        return not _is_preposition(row, j)
    return isinstance(unit.what, str) and unit.code.endswith(("er", "ir")) and len(unit.code) > 4


def after_word(row: Row, i: int, words: tuple[str, ...], *, limit: int = 24) -> tuple[list[int], int]:
    """Actors governed by one of ``words`` to the right of unit ``i`` ("avec", "par"), and the unit after them."""
    j = i + 1
    while j < len(row) and j - i <= limit:
        code = row.units[j].code
        if code in words:
            k = j + 1
            while (
                k < len(row)
                and k - j <= 3
                and row.units[k].code
                in ("chacun", "de", "tous", "notamment", "le", "la", "les", "l'", "d'", "abord", "eux", '"')
            ):
                k += 1
            found, end = actors_at(row, k)
            if found:
                return found, end
            if code != "avec" and k < len(row) and row.units[k].code == "U":
                return [], i
        elif (
            (code == "et" and j + 1 < len(row) and _begins_clause(row, j + 1))
            or code in (".", ";", ":", "!", "?")
            or (code in ("qui", "que", "mais", "tandis", "alors") and row.units[j - 1].code != '"')
        ):
            return [], i
        j += 1
    return [], i
