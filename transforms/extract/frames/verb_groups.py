"""Verb groups: a main verb with the auxiliaries, modals and negation before it, and the tense they make.

"ne s'est pas encore entretenu" is one group of "entretenir": past, reflexive, negated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from transforms.extract.lexicon.auxiliaries import (
    ADVERBIALS,
    AUXILIARIES,
    BEFORE_INFINITIVE_NOUN,
    BEFORE_NOUN,
    BEFORE_PRESENT,
    CLITICS,
    EXPLETIVE,
    LIKE_NOUNS,
    MODALS,
    MOVING,
    NOT,
)
from transforms.extract.lexicon.verbs import ENDINGS_ER, IRREGULAR, REGULAR
from transforms.extract.mentions.units import Row

__all__ = ["VerbGroup", "is_preposition", "kind_of", "verb_group"]


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
        if self.modal in ("going", "due") or self.form == "future" or self.auxiliary == "will be":
            return "future"
        if self.modal in ("may", "wants"):
            return "future"
        if self.modal in ("was due", "just"):
            return "past"
        if self.auxiliary in ("perfect", "pluperfect", "was", "conditional perfect", "have", "having"):
            return "past"
        if self.auxiliary == "future perfect":
            return "past"  # "aura vu mardi le président"
        if self.auxiliary == "is":
            return "past" if not self.passive or (self.form == "participle" and self.reflexive) else "present"
        if self.form in ("imperfect", "simple past"):
            return "past"
        if self.auxiliary == "would be" and self.form == "participle":
            # "se serait entretenu", "aurait été reçu": hearsay about the past.
            return "past"
        if self.form == "conditional" or self.auxiliary == "would be":
            return "future"
        return "present" if self.form == "present" else "none"


@cache
def _verb_forms() -> dict[str, list[tuple[str, str]]]:
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


def verb_group(row: Row, i: int) -> VerbGroup | None:
    """The group whose main verb is unit ``i``; None where the word is no verb there."""
    unit = row.units[i]
    readings = _verb_forms().get(unit.code)
    if not readings or not isinstance(unit.what, str):
        return None
    first = i
    auxiliary = modal = ""
    reflexive = negated = been = False
    j = i - 1
    while j >= 0 and i - j <= 9:
        code = row.units[j].code
        adverbial = None if auxiliary else ADVERBIALS.search(row.codes(j - 4, j + 1))
        if adverbial:
            j -= len(adverbial[0].split(" "))
            continue
        if code == "a" and is_preposition(row, j):
            break
        if code in AUXILIARIES and not auxiliary:
            auxiliary, first = AUXILIARIES[code], j
        elif code in AUXILIARIES and auxiliary in ("be",):
            modal = modal or MODALS.get(code, "")
            first = j
        elif code in MODALS and not modal and (auxiliary in ("be", "have", "") and _infinitive_between(row, j, i)):
            modal, first = MODALS[code], j
        elif code == "ete":
            been = True
        elif code in ("s'", "se"):
            reflexive, first = True, j
        elif code in ("n'", "ne"):
            negated, first = True, j
        elif code in ("jamais",) and auxiliary:
            negated = True
        elif code not in CLITICS:
            break
        j -= 1
    if negated and EXPLETIVE.search(row.codes(first - 8, first)) and not NOT & set(row.codes(first, i + 2).split(" ")):
        negated = False
    forms = {form: lemma for lemma, form in reversed(readings)}
    form = _form(row, i, forms, auxiliary=auxiliary, marked=reflexive or negated)
    if form is None:
        return None
    lemma = forms[form]
    being = auxiliary in _BEING and lemma not in MOVING
    passive = form == "participle" and not reflexive and (been or being)
    return VerbGroup(lemma, form, auxiliary, modal, passive, reflexive, negated, first, i)


_BEING = frozenset({"is", "was", "will be", "would be", "be", "being", ""})
"""Auxiliaries of the passive; a bare participle is one too."""


_ACCENTED = ("é", "ée", "és", "ées")
"""How a participle ends that looks like the present without its accent; "dépêche" has one elsewhere."""


def is_preposition(row: Row, j: int) -> bool:
    """Whether "a" is "à": the accent tells, which capitals may lack."""
    return str(row.units[j].what).lower() == "à"


def _infinitive_between(row: Row, j: int, i: int) -> bool:
    """Whether an infinitive stands between a modal and the main verb, or is it."""
    return any(unit.code.endswith(("er", "ir", "re")) for unit in row.units[j + 1 : i + 1])


def _form(row: Row, i: int, forms: Mapping[str, str], *, auxiliary: str, marked: bool) -> str | None:
    """Which of the forms that a word can be it is; ``marked`` is whether "se" or "ne" shows it to be a verb."""
    word = str(row.units[i].what).lower()
    before = row.units[i - 1].code if i else ""
    if "infinitive" in forms:
        lasted = before == "de" and i > 1 and row.units[i - 2].code in ("heures", "heure", "minutes")
        return None if before in BEFORE_INFINITIVE_NOUN or lasted else "infinitive"  # "trois heures de dîner"
    if (auxiliary and "participle" in forms) or (
        "participle" in forms
        and (
            word.endswith(_ACCENTED)
            or len(forms) == 1
            or before == ","
            or word.endswith(("u", "us", "ue", "ues", "i", "is", "ie", "ies"))
        )
        and not ("present" in forms and not word.endswith(_ACCENTED) and word.endswith(("e", "ent")))
    ):
        form = "participle"
    elif "present" in forms:
        noun = row.units[i].code in LIKE_NOUNS and before in ("en", "l'")
        return None if not marked and (before not in BEFORE_PRESENT or noun) else "present"
    else:
        form = next(iter(forms))
    return None if form == "participle" and not auxiliary and before in BEFORE_NOUN else form


def kind_of(traits: Sequence[str]) -> str:
    """Which contact (`telling.Found.kind`) a verb with these traits (`lexicon.verbs.VERBS`) tells of."""
    for kind in ("call", "message", "host", "summon", "face", "gather"):
        if kind in traits:
            return kind
    return "talk"
