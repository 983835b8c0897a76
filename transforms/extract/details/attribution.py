"""Who reports a contact: "a annoncé le Kremlin", "selon un communiqué de l'Élysée", "rapporte l'agence Tass"."""

from __future__ import annotations

import re
from functools import cache

from transforms.extract.lexicon.reporting import NO_SOURCE, PAPERS, REPORTED, REPORTING_NOUNS, REPORTS, SAYS, TRAIL

__all__ = ["attribution"]

_MOST = 3
_NAME = r"[A-ZÀ-Ý][\w’'-]+(?: (?:[a-z]{2,4} )?(?:[ae]l-|ad-|an-|as-)?[A-ZÀ-Ý][\w’'-]+){1,2}"
_SOURCE = (
    r"(?P<source>(?:l['’]|[Ll]e |[Ll]a |[Ll]es |[Uu]ne? |[Dd]es |[Ss]on |[Ss]a |[Cc]e |[Qq]uatre |[Tt]rois |"
    r"[Dd]eux |[Pp]lusieurs |M\. |Mme |[Dd]e source |de sources )?"
    rf"[^,.;:!?«»\"“”()]{{2,90}}(?:, dont [^,.;]{{3,60}})?(?:, {_NAME})?)"
)
_DAY = (
    r"(?:,?(?: dès| ce)? (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd['’]hui)(?: (?:matin|"
    r"soir))?,?)?"
)
_HEARERS = r"(?: (?:à la presse|aux journalistes|à l['’]AFP|à Reuters|devant la presse|à Sputnik|à des journalistes))*"
_ALSO = r"(?: (?:par ailleurs|ensuite|également|aussi|toutefois|en outre|en revanche))?"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    opening = (
        r"(?:^|, |\. | ?: |que |» |[|–—] )"
        r"(?P<source>(?:L['’]|L[ea] |M\. |Mme |l['’]|l[ea] )?[A-ZÀ-Ý][^,.;:!?«»\"“”()]{2,50}?)"
    )
    noun = (
        r"(?:^\W*|, |\. |que |car |, et )(?P<source>(?:[LlDd]['’]|(?:[Ll][ea]s?|[Uu]ne?|[Dd]es|[Ss]on|[Ss]es|[Ss]a) )"
        rf"(?:\w+ )?(?:{REPORTING_NOUNS})\b[^,.;:!?«»\"“”()]{{0,60}}?)"
    )
    return (
        re.compile(rf"(?:[Ss]elon|[Dd]['’]après|[ÀA] en croire) {_SOURCE}"),
        re.compile(
            rf"[,»\"”] ?(?:l['’])?(?:a|ont|avait|avaient|aurait){_ALSO} (?:{REPORTED}){_DAY}{_HEARERS} {_SOURCE}"
        ),
        re.compile(rf"[,»\"”] ?(?:{REPORTS}){_DAY}{_HEARERS} (?:notamment )?{_SOURCE}"),
        re.compile(
            rf"{opening} (?:a|ont|avait){_ALSO} (?:affirmé?(?= (?:avoir|que|qu['’]))|(?:annoncé|confirmé|démenti|"
            rf"indiqué|rapporté|fait part)(?= ))"
        ),
        re.compile(rf"{opening} (?:dit|affirme|assure|dément|confirme){_ALSO} (?=avoir|que|qu['’]|être)"),
        re.compile(rf"{noun}{_ALSO} (?:{SAYS})(?= )"),
        re.compile(rf"(?P<source>{PAPERS}) (?:\w+e|\w+ait|\w+ent) "),
        re.compile(rf"\b(?:dont|que) (?P<source>{_NAME}) (?:dit|assure|affirme|prétend) "),
        re.compile(r"(?:appris|apprend-on) (?:\w+ )?(?:de |auprès de |auprès d['’])(?P<source>sources? [^,.;:]{3,40})"),
        re.compile(r"^(?:INFO|EXCLUSIF|EXCLU)[ -]+(?P<source>[A-Z][A-Z ]{2,20}?)(?= -|\.|$)"),
    )


@cache
def _trail() -> re.Pattern[str]:
    return re.compile(TRAIL)


@cache
def _no_source() -> re.Pattern[str]:
    return re.compile(NO_SOURCE)


_PUBLISHED = re.compile(r" (?:publiée?|diffusée?|transmise?|rendue? publi(?:c|que))$")


def attribution(text: str) -> tuple[str, ...]:
    """The reporters named in a sentence, as written; empty where it names none."""
    found: list[str] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            source = _PUBLISHED.sub("", _trail().sub("", match["source"].strip()).strip())
            if len(source) > 2 and not _no_source().match(source) and not any(source in known for known in found):
                found.append(source)
    return tuple(found[:_MOST])
