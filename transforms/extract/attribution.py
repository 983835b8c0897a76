"""Who reports a contact: "a annoncé le Kremlin", "selon un communiqué de l'Élysée", "rapporte l'agence Tass"."""

from __future__ import annotations

import re
from functools import cache

from transforms.extract.lexicon.reporting import REPORTED, REPORTS

__all__ = ["attribution"]

_SOURCE = (
    r"(?P<source>(?:l['’]|[Ll]e |[Ll]a |[Ll]es |[Uu]ne? |[Dd]es |[Ss]on |[Ss]a |[Cc]e |[Qq]uatre |[Tt]rois |"
    r"[Dd]eux |[Pp]lusieurs |M\. |Mme |[Dd]e source |de sources )?"
    r"[^,.;:!?«»\"“”()]{2,90}(?:, dont [^,.;]{3,60})?(?:, [A-ZÀ-Ý][\w’'-]+(?: (?:[a-z]{2,3} )?[A-ZÀ-Ý][\w’'-]+){1,2})?)"
)
_DAY = (
    r"(?:(?: dès| ce)? (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd['’]hui)(?: (?:matin|"
    r"soir))?)?"
)
_HEARERS = r"(?: (?:à la presse|aux journalistes|à l['’]AFP|à Reuters|devant la presse|à Sputnik|à des journalistes))*"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    opening = r"(?:^|, |\. |que )(?P<source>(?:L['’]|L[ea] |M\. |Mme |l['’]|l[ea] )?[A-ZÀ-Ý][^,.;:!?«»\"“”()]{2,50}?)"
    return (
        re.compile(rf"(?:[Ss]elon|[Dd]['’]après|[ÀA] en croire) {_SOURCE}"),
        re.compile(
            rf"[,»\"”] ?(?:l['’])?(?:a|ont|avait|aurait)(?: (?:par ailleurs|ensuite|également|aussi|toutefois|"
            rf"en outre))?"
            rf" (?:{REPORTED}){_DAY}{_HEARERS} {_SOURCE}"
        ),
        re.compile(rf"[,»\"”] ?(?:{REPORTS}){_DAY}{_HEARERS} {_SOURCE}"),
        re.compile(
            rf"{opening} (?:a|ont|avait)(?: (?:par ailleurs|en revanche|également|en outre))?"
            r" (?:affirmé?|confirmé|démenti|annoncé|indiqué|rapporté|fait part)(?= )"
        ),
        re.compile(
            rf"{opening} (?:dit|affirme|assure|dément|confirme)(?: en outre| en revanche)? (?=avoir|que|qu['’]|être)"
        ),
        re.compile(r"(?:appris|apprend-on) (?:\w+ )?(?:de |auprès de |auprès d['’])(?P<source>sources? [^,.;:]{3,40})"),
        re.compile(r"^(?:INFO|EXCLUSIF|EXCLU)[ -]+(?P<source>[A-Z][A-Z ]{2,20}?)(?= -|\.|$)"),
        re.compile(r"(?P<source>[Uu]ne source [^,.;:]{3,50}?) (?:parle|affirme|assure|dément|évoque)"),
    )


_TRAIL = re.compile(
    r"(?: (?:ce |dès )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)(?: (?:soir|matin))?| "
    r"(?:qui|que|où|lors|sur|à l['’]issue|en|interrogé|cité|dans (?:la|un entretien|une interview)|à (?:la "
    r"presse|l['’]AFP))\b.*)$"
)
_NO_SOURCE = re.compile(
    r"^(?:lui|elle|eux|ses? \w+ ?lui|les (?:experts|analystes|sondages)|.*\b(?:même source|mêmes sources)$)"
)


def attribution(text: str) -> tuple[str, ...]:
    """The reporters named in a sentence, as written; empty where it names none."""
    found: list[str] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            source = _TRAIL.sub("", match["source"].strip()).strip()
            if len(source) > 2 and not _NO_SOURCE.match(source) and not any(source in known for known in found):
                found.append(source)
    return tuple(found[:3])
