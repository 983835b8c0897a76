"""Words that decide the channel and the setting of a contact, as patterns over folded words."""

from __future__ import annotations

import re

from transforms.extract.lexicon.nouns import NEGOTIATION

__all__ = [
    "A_FEW_WORDS",
    "CALL",
    "CALL_IN_HEADLINE",
    "FACE_IN_HEADLINE",
    "GOES_ON",
    "IN_WRITING",
    "LINKED",
    "MARGINS",
    "NAMED_AGAIN",
    "NEGOTIATING",
    "TAKEN_UP",
    "THIS",
    "TOOK_PLACE",
    "VIDEO",
    "VISITING",
]

CALL = re.compile(
    r"(?<!\S)(?:"
    r"telephon\w*|coups? de (?:fil|telephone)|appels?(?= (?:entre|avec|de [XY]|du [XY]|d' [XY]|telephonique))|"
    r"ligne directe|"
    r"au bout du fil|s' appell\w+|se sont appele\w*"
    r")(?!\S)"
)
CALL_IN_HEADLINE = re.compile(
    r"(?<!\S)(?:telephon\w*|coups? de (?:fil|telephone)|au bout du fil|conversation telephonique|"
    r"(?:(?:premier|un|l'|nouvel|cet|long|bref) )?appel(?: \w+)? (?:entre|avec|(?:a|de|du|au) X)|"
    r"appelle(?:nt)?(?= X))(?!\S)"
)
"""What tells in a headline that the lead's talk was a call."""
A_FEW_WORDS = re.compile(
    r"(?<!\S)(?:quelques (?:mots|paroles|minutes|instants)|(?:deux|trois) mots|un bref aparte|en aparte)(?!\S)"
)
"""As in "ont échangé quelques mots": who does stands face to face."""
FACE_IN_HEADLINE = re.compile(
    r"(?<!\S)(?:poignees? de main|face-a-face|tete-a-tete|entrevue|rencontre(?:nt)?|se (?:voient|retrouvent|"
    r"reunissent)|meme table|bilaterale|recoit|recoivent|recue?s?)(?!\S)"
)
"""What tells in a headline that the lead's talk was face to face."""
VIDEO = re.compile(
    r"(?<!\S)(?:visioconference|videoconference|en visio|en ligne(?! directe)|liaison video|par video|appels? video|"
    r"ecrans? interposes?|"
    r"virtuel(?:le)?(?:s|ment)?)(?!\S)"
)
BY_PHONE = re.compile(r"(?<!\S)(?:(?:par|au) telephone|telephoniquement|decroch\w+ (?:son|leur) telephone)(?!\S)")
"""What makes a message a call: "a présenté ses condoléances par téléphone"."""
IN_WRITING = re.compile(r"(?<!\S)(?:par ecrit|par courriel|par lettre|par voie epistolaire)(?!\S)")
"""What makes talk a message."""
LINKED = frozenset({"visioconference", "visio", "videoconference", "video"})
"""What officials talk "par" or "en" who are linked by video."""
MARGINS = re.compile(r"(?<!\S)(?:en marge (?:de|du|des|d')|marges d[ue])(?!\S)")
"""On the margins of something else nobody visits anybody."""
NEGOTIATING = re.compile(rf"(?<!\S)(?:{'|'.join(sorted(NEGOTIATION))}|mediat\w+|negoci\w+)(?!\S)")

VISITING = re.compile(
    r"(?:lors|au cours|a l' occasion|dans le cadre) (?:de|d'|du)(?: la| sa| une| cette| leur)?(?: \w+)? "
    r"visite (?:d' etat|officielle|de travail)(?! a l' [OU])"
)
"""As in "(a rencontré Y) lors d'une visite d'État"."""
THIS = re.compile(r"(?<!\S)(?:cette|cet|ce|ces)(?: (?!de|d')\S+)?$")
"""As in "lors de cette (rencontre)": one that was told before."""
_GOING_ON = r"(?:poursui|continu|prolong|achev|conclu|termin|clo|boucl)\w*"
GOES_ON = re.compile(rf"{_GOING_ON}(?: [^,.;:]+)? (?:sa|son|leur)(?!\S)")
"""As in "poursuivra sa (visite à Z)"."""
NAMED_AGAIN = re.compile(rf"(?<!\S)(?:cette|cet|ce)(?: (?!de|d')\S+)?$|{_GOING_ON}(?: \S+)? (?:sa|son|leur)$")
"""As in "lors de cette (visite)", "poursuivra sa (visite)"."""

TOOK_PLACE = re.compile(
    r"(?:(?:il|elle|celui-ci|celle-ci|R)|(?:cette|cet|ce|la|l'|le) (?:\w+ )?(?:appel|entretien|echange|conversation|"
    r"discussion|rencontre|reunion|entrevue|visite|coup de fil|tete-a-tete|visioconference)(?: telephonique)?)"
    r"(?: , qui| qui)? (?:a eu lieu|s' est (?:tenue?|deroulee?)|aura lieu|se tiendra|se deroulera|est prevue?|"
    r"etait prevue?|s' etait tenue?|"
    r"avait eu lieu|doit (?:avoir lieu|se tenir))(?: [^.;:]{0,40}?)?(?: (?P<day>D))(?!\S)"
)
"""As in "Il a eu lieu jeudi dernier", "La rencontre se tiendra mardi": when what was told before takes place."""
TAKEN_UP = re.compile(
    r"(?:\" )?(?:au cours|lors|pendant|durant|a l' occasion|a l' issue|au terme|dans|apres)(?: d[eu])? "
    r"(?:cet|cette|ce|leur|l')(?: premiere?| nouve[la]+| long(?:ue)?| bref)? "
    r"(?:(?P<video>(?:visio|video)conference|(?:entretien|echange|reunion|rencontre|appel) (?:virtuel(?:le)?|video|par "
    r"visioconference))|appel|coup de (?:fil|telephone)|(?:entretien|conversation|echange|discussion) telephonique)"
    r"(?!\S)"
)
"""As in "au cours de cet appel", "lors de cet entretien téléphonique" at the head of a sentence."""
