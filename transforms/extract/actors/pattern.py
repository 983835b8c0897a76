"""The noun phrases that name officials and governments, as one pattern over a row of units.

"le ministre turc de la Défense, Hulusi Akar" reads ``le ministre A de la defense , P``. The groups of the pattern say
which kind of phrase it is: a role (``head``) with modifiers (``mods``) and names, a counterpart (``same``), adjectives
each with its name (``each``), an ambassador (``envoy``), an organ, a title with its name (``titled``), a name with its
role behind it (``first``, ``firsts``), an inhabitant, a name or a state alone.
"""

from __future__ import annotations

import re
from functools import cache

from transforms.extract.actors.offices import any_office
from transforms.extract.lexicon import roles

__all__ = ["actor_pattern"]

_DET = rf"(?:{roles.DETERMINERS} )"
_PREP = (
    r"(?:de la|de l'|du|des|de|d'|aux|a la|a l'|au|en|pour le|pour la|charge de la|chargee?s? des?|chargee? de "
    r"l'|aupres de|aupres de la|aupres des|en charge de)"
)
_GENERIC = (
    r"(?:organisation|agence|energie atomique|mission|parti|groupe|mouvement|bureau|cabinet|service|opposition|"
    r"banque centrale|majorite|aile politique|bureau politique)"
)
_COMPLEMENT = rf"(?:{roles.COMPLEMENTS}|{_GENERIC}|O|N|S|C)"
_ABROAD = (
    r"(?: (?:,|et|, et))? des I (?:a l' etranger|de l' exterieur|de la diaspora|residant a l' etranger|"
    r"etablis (?:a l' etranger|hors d\S* \S+))(?= |$)"
)
"""As in "(ministre) des Sénégalais de l'extérieur"."""
_PORTFOLIO = rf"(?= {_PREP} {roles.COMPLEMENTS}(?= |$))"
"""Behind a comma or "et": another portfolio of the same minister."""
_MORE = (
    rf"(?: (?:et|, et|,{_PORTFOLIO}) (?:{_PREP} )?{_COMPLEMENT}(?= |$)(?: A(?= |$))?(?! (?:P|U))|"
    rf"{_ABROAD})*"
)
_MODS = (
    rf"(?: {_PREP} (?:(?:{roles.RANKS} )?P|{_COMPLEMENT})(?= |$)(?: A(?= |$))?{_MORE}| \( (?:O|N|U) \)|"
    rf"{_ABROAD}|(?: ,| et){_PORTFOLIO}| (?:A|{roles.QUALIFIERS})(?= |$)|"
    rf"(?: ,| et| , et)(?: {_DET}?)? ?A(?= |$))*"
)
_POST = r"(?: (?:en|a|au|aux|aupres de|aupres du|aupres des|aupres de la|aupres de l') (?:Z|N|O|C)(?= |$))*"
"""Where an ambassador is on post."""
_HON = rf"(?: {roles.HONORIFICS})"
_NAME = r"(?:P|U)"
_LAST = rf"(?: et(?:{_HON})* {_NAME}(?= |$)| , et(?:{_HON})* {_NAME}(?= |$)(?! ,))"
_NAMES = rf"(?:(?:{_HON}+(?: ,)?)? {_NAME}(?:(?: ,(?:{_HON})* {_NAME}(?= |$))*{_LAST})?)"
"""One name, or a list that ends in "et": behind a mere comma somebody else may begin his own clause."""


@cache
def actor_pattern() -> re.Pattern[str]:
    """The pattern, compiled once; a match begins and ends with a unit."""
    one_each = rf"(?: {_PREP} (?:N|O|S|C|A)(?: ,| \(){_HON}* {_NAME}(?: \))?(?: ,)?)"
    several = r"(?:(?:equipe|groupe|delegation|poignee|dizaine|trio) (?:de|d') )?"
    qualified = rf"(?:{roles.PREMODIFIERS} )*(?:{roles.FORMER} )?(?:{roles.PREMODIFIERS} )*"
    # "le conseiller du président américain", "l'envoyé du secrétaire général de l'ONU"
    superior = rf"(?: (?:du|de la|de l') (?:{any_office()})(?= (?:{_PREP} )?[AONS](?: |$)))?"
    head = rf"{several}{qualified}(?P<head>{any_office()})(?= |$){superior}"
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
        rf"(?P<listhead>{any_office()})(?P<listmods>(?: {_PREP} {roles.COMPLEMENTS})*)"
        rf"(?P<list>{one_each}+(?: et)?{one_each})(?= |$)|"
        rf"(?:(?!(?:{roles.OFFICES['ambassador']}) )(?:{head})|"
        rf"(?:{counterpart}))(?:{each.replace('?:', '?P<each>', 1)}|(?P<mods>{_MODS}){apposed}?)"
        rf"|(?P<envoy>{roles.OFFICES['ambassador']})(?= |$)(?P<emods>{_MODS}{_POST}{_MODS})(?P<enames>(?: ,)?{_NAMES})?"
        rf"|{organ}(?P<omods>(?: P)?{_MODS})(?:{led})?"
        rf"|(?:{roles.HONORIFICS} )+(?P<addressed>{_NAME}) , (?:{_DET})?(?P<ahead>(?:{roles.PREMODIFIERS} )*"
        rf"(?:{roles.FORMER} )?(?:{any_office()}))(?= |$){superior}(?P<amods>{_MODS}{_POST}{_MODS})"
        rf"|(?P<titled>(?:{roles.HONORIFICS} )+{_NAME}(?: , {_NAME})*(?: et (?:{roles.HONORIFICS} )*{_NAME})?)"
        rf"|(?P<first>{_NAME})(?: ,| \()(?: {_DET}?)? ?(?P<fhead>(?:{roles.PREMODIFIERS} )*(?:{roles.FORMER} "
        rf")?(?:{any_office()}))(?= |$){superior}(?P<fmods>{_MODS})"
        rf"|(?P<firsts>{_NAME}(?: , {_NAME})* et {_NAME}) , (?:{_DET})?(?P<phead>{any_office()})(?= |"
        rf"$)(?P<pmods>{_MODS})"
        rf"|(?P<inhabitant>I) (?P<inhabitants>{_NAME})"
        rf"|(?P<bracketed>{_NAME}) \( [NO] \)"
        rf"|(?P<name>P)"
        rf"|(?P<state>N|O|S|C|I)"
        rf")(?!\S)"
    )
