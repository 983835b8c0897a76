"""Words that decide whether a contact was held, is planned or was called off, as patterns over folded words.

Patterns whose name ends in BEFORE stand to the left of the word that tells the contact, and end there.
"""

from __future__ import annotations

import re

__all__ = [
    "AFTER",
    "ASKS",
    "AWAITED_BEFORE",
    "BEFORE",
    "BEFORE_IT",
    "BEFORE_THAT",
    "CALLED_OFF_AFTER",
    "CALLED_OFF_BEFORE",
    "CALLED_OFF_END",
    "CALLED_OFF_LATER",
    "CANCELLED",
    "CAUSED_BEFORE",
    "DENIED_BEFORE",
    "DID_NOT_HAPPEN",
    "DOUBTED",
    "EXPECTED_AFTER",
    "EXPECTED_BEFORE",
    "FELL_THROUGH",
    "FIRST_TO",
    "FUTURE_AFTER",
    "FUTURE_VERB_BEFORE",
    "GIVEN_UP",
    "HABIT",
    "HAVING_DONE",
    "IN_VAIN",
    "LICENSED_BEFORE",
    "MEANT_BEFORE",
    "MOVED",
    "MOVED_TO",
    "NEGATED_BEFORE",
    "NONE_OF",
    "NOT_CALLED_OFF",
    "NOT_DONE",
    "NOT_EXCLUDED",
    "NOT_REFUSED",
    "NO_NEW_DATE",
    "OFFERED_BEFORE",
    "ONE_BY_ONE",
    "PAST_AFTER",
    "POSTPONED",
    "POSTPONED_VERB",
    "PROSPECT",
    "PURPOSE_BEFORE",
    "REFUSED_BEFORE",
    "REVIVED",
    "TO_HOLD_BEFORE",
    "WAS_DUE_AFTER",
    "WAS_DUE_BEFORE",
    "WISHED",
]

_OFFER = (
    r"(?:souhait\w+|veut|veulent|voulait|voudrait|voulu|vouloir|volonte d[e']|esper\w+|reflechi\w*|reclam\w+|"
    r"propos\w+|prete?s?|dispos\w+|intention|ferait tout|"
    r"accepte\w*|demand\w+|envisag\w+|offre\w*|invit\w+|convi\w+|appelle\w* a|faudra|pourrai\w+|devrai\w+|"
    r"plaid\w+ pour|compte\w*|prevoi\w+|mandat|feu vert|recommand\w+|approuv\w+|"
    r"(?<! a )(?<! ont )(?<! avait )(?<! avaient )ouvert\w*|"
    r"sollicit\w*|sugger\w*|donne son accord|offr\w+|"
    r"organiser|arranger|reprogramm\w+|desir d[e']|"
    r"(?:s' est|se) dite? (?:pret|favorable|ouvert)\w*|table\w* sur|prepar\w+)"
)
_CANCELLING = (
    r"(?:annul\w+|renonc\w+|refus\w+|exclu(?:t|re|e|es|s|ait|ent|aient)?|ecarte\w*|declin\w+|dement\w*|"
    r"dementi\w*|report\w+|boycott\w+|suspend\w*|ajourn\w+|"
    r"n' aura pas lieu|n' ira pas|sine die|snob\w+|eclips\w+|rejet\w+|fin de non-recevoir|a l' eau|tombe a l' "
    r"eau|ne viendra pas|deprogramm\w+)"
)
_CALLING_OFF = (
    r"(?:annul\w+|renonc\w+|refus\w+|exclu(?:t|re|e|es|s|ait|ent|aient)?(?!\S)|ecarte\w*|declin\w+|dement\w*|"
    r"dementi\w*|report\w+|repouss\w+|decal\w+|boycott\w+|ajourn\w+|rejet\w+|deprogramm\w+|supprim\w+|"
    r"decommand\w+|(?:a|ont|avait|avaient|avoir) (?:\w+ )?(?:gele|suspendu|interrompu|rompu)(?!\S)|pas de|pas d')"
)

CANCELLED = re.compile(rf"(?<!\S)(?:{_CANCELLING})(?!\S)")
CALLED_OFF_BEFORE = re.compile(
    rf"(?<!\S){_CALLING_OFF}(?: (?!et |mais |apres (?!l' avoir)|avant |malgre |lors |cours )\S+){{0,6}}$"
)
"""As in "a annulé (sa visite)"."""
NOT_CALLED_OFF = re.compile(
    r"(?<!\S)(?:n'|ne) \S+ (?:\w+ )?(?:pas|plus|point|nullement) (?:\S+ ){0,2}"
    r"(?:annul|report|renonc|ajourn|decommand|boycott)\w+(?!\S)|"
    r"(?<!\S)(?:sans|refus\w+ (?:de|d'|a)) (?:annul|report|renonc)\w+(?!\S)"
)
"""As in "n'entend pas annuler (la visite)": it holds."""
CALLED_OFF_AFTER = re.compile(
    rf"(?<!\S)(?:(?:a|ont|avait)(?: (?:meme|donc|aussi|toutefois|finalement))? ete|est|sont|"
    r"sera|seront|serait|fut|etait|reste|restent|,|soit|ait jamais ete) "
    rf"(?:de nouveau |a nouveau |encore une fois |\w+ement |donc |meme )?{_CALLING_OFF}|"
    r"(?<!\S)(?:a ete|ont ete|est|sont|reste|restent|,) (?:\w+ement )?(?:gele|suspendu)e?s?(?!\S)"
)
"""As in "(la visite) a été finalement annulée"."""
DID_NOT_HAPPEN = re.compile(
    r"(?<!\S)(?:n' (?:aura|auront|aurait|auraient) (?:\w+ )?(?:pas|plus|jamais) lieu|sine die|"
    r"n' (?:a|ont|avait|avaient) (?:\w+ ){0,3}?(?:pas|jamais) (?:pu )?(?:eu|avoir) lieu|"
    r"n' (?:a|ont|avait) (?:\w+ )?plus lieu d' etre|"
    r"ne (?:se tiendra|se tiendront|figure|figurent|figurait) (?:\w+ )?(?:pas|plus)|"
    r"n' (?:est|sont) plus (?:a l' ordre du jour|d' actualite|au programme|prevue?s?)|(?:a|ont) sautee?s?|"
    r"(?:est |sont |etait )?tomb\w+ a l' eau|(?:a|ont|avait) ete suspendue?s?|"
    r"n' eut pas lieu|"
    r"ne s' (?:est|etait) (?:\w+ )?pas tenue?|avait echoue|a capote|avait capote|aurai(?:t|ent) du (?:avoir lieu|"
    r"se tenir|se derouler))(?!\S)"
)
MEANT_BEFORE = re.compile(
    r"(?<!\S)(?:avai(?:t|ent) (?:\w+ )?(?:prevu|programme|l' intention|compte|espere|promis)|comptai(?:t|ent)|"
    r"pensai(?:t|ent)|etai(?:t|ent) (?:\w+ )?(?:censee?s?|supposee?s?|attendue?s?)) (?:\S+ ){0,4}$"
)
"""As in "comptait (recevoir Y)": it was meant; a blank follows."""
BEFORE_IT = re.compile(r"(?<!\S)avant(?: (?:de|d'|la|une?|le|l'|sa|son|leur|du|des|cette|premiere))*$")
BEFORE_THAT = re.compile(r"(?<!\S)avant qu[e'](?: (?![.;:])\S+){0,8}$")
FELL_THROUGH = re.compile(
    r"(?<!\S)(?:(?:a|ont|avait|avaient|ete|s' est|se sont)(?: \w+)? "
    r"(?:annule|reporte|renonce|ajourne|decommande|deprogramme|desiste|ravise)e?s?|"
    r"(?:a|ont) (?:\w+ )?(?:fait faux bond|decline|jete l' eponge|ete priee?s? de rester)|"
    r"(?:renonce|annule|reste|restera|est reste|est restee) (?:finalement|donc|a (?:la maison|quai))|"
    r"finalement reste\w*|a l' eau|pas (?:venue?s?|fait le (?:deplacement|voyage))|"
    r"ne (?:viendra|ira|fera) (?:\w+ )?pas|n' (?:a|aura) (?:\w+ )?pas (?:pu )?(?:eu |avoir )?lieu|sans suite)(?!\S)"
)
"""As in "(devait recevoir Y), mais il a annulé", "(devait venir à Z), restera finalement chez lui"."""
_WHAT_WAS_DUE = (
    r"(?:la|le|l'|cette|cet|ce|leur|son|sa)(?: \w+)? (?:visite|venue|rencontre|rendez-vous|entretien|reunion|"
    r"deplacement|voyage|entrevue|tete-a-tete|face-a-face|bilaterale|sommet|audience|dejeuner|diner|appel|echange|"
    r"discussion|visioconference)(?: (?!n'|ne|qui|que|[,;.])\S+){0,3}"
)
CALLED_OFF_LATER = re.compile(
    rf"(?:(?:^|(?<!\S)(?:[;,:]|mais|et|\"|avant que) )(?:il|elle|ils|elles|celui-ci|celle-ci|R|X|{_WHAT_WAS_DUE}) |"
    rf"(?:^|; )(?:[^;.]{{0,40}} )?{_WHAT_WAS_DUE} )"
    r"(?:(?:a|ont|avait|avaient|fut|est|sera|s' est|s' etait)(?: (?!pas|plus|jamais|ni)\w+)?(?: ete)?"
    r"(?: (?:de nouveau|a nouveau|\w+ement|donc))? "
    r"(?:annul|suppri|deprogramm|decommand|desist|ravis|(?P<moved>report|ajourn|repouss))\w*|"
    r"n' (?:a|avait|aura) (?:\w+ )?(?:pas|jamais) (?:pu )?(?:eu |avoir )?(?:lieu|existe)|"
    r"ne se tiendra (?:\w+ )?pas|"
    r"(?:y )?(?:a|avait|ont)(?: \w+)? (?:renonce|decline|jete l' eponge|fait faux bond))(?!\S)"
)
"""What a later sentence says of what was due: "Il y a renoncé", "Le rendez-vous a été annulé"."""
GIVEN_UP = re.compile(r"(?<!\S)(?:annul|renonc|report(?=e|a)|ajourn|repouss)\w+")
CALLED_OFF_END = re.compile(
    r"(?<!\S)(?:annulee?s?|reportee?s?|ajournee?s?|suspendue?s?|decommandee?s?)"
    r"(?: (?:sine die|in extremis|au dernier moment|pour \S+|D))*(?: \.)?$"
)
"""As in a headline's "(visite de X à Z) annulée"."""
_DOING = r"(?:fai|fer|fait|faire|effectu|entrepren|accompli|entam|prevoi)"
NOT_DONE = re.compile(
    rf"(?<!\S)n[e'] (?:(?:{_DOING}\w* (?:\S+ )?pas)|(?:\S+ (?:\S+ )?pas {_DOING}\w*))(?: \S+){{0,3}}? "
    r"(?:le|de|d'|sa|son|leur|une?)(?: \w+)?$"
)
"""As in "ne fera pas le (déplacement)", "n'a pas effectué de (visite)"."""
DENIED_BEFORE = re.compile(r"(?<!\S)(?:dement\w*|nie\w*|refut\w+|contest\w+) (?:que|qu')(?: \S+){0,6}$")
"""As in "dément que (X ait rencontré Y)"."""
NO_NEW_DATE = re.compile(r"(?<!\S)(?:sine die|sans (?:nouvelle|autre) date)(?!\S)")
"""As in "reportée sans nouvelle date": called off."""
POSTPONED = re.compile(r"(?<!\S)(?:report\w+|ajourn\w+|decal\w+|repouss\w+)(?!\S)")
POSTPONED_VERB = re.compile(r"(?<!\S)(?:a ete|est|sont|ont ete) (?:annul|report|ajourn)")
"""As in "(X) a été annulé", of what stands after a verb of contact."""
REVIVED = re.compile(
    r"(?<!\S)(?:pourrait|pourraient|va|vont|devrait|devraient|aura|auront|allait)(?: \S+){0,2} (?:malgre tout|"
    r"finalement|"
    r"quand meme|tout de meme|neanmoins)(?: \S+){0,2} lieu(?!\S)"
)
"""As in "(après avoir annulé la rencontre, il dit qu'elle) pourrait malgré tout avoir lieu"."""
NONE_OF = re.compile(
    r"(?<!\S)(?:aucune?|pas d['e]|point d['e]|"
    r"ne (?:veut|veulent|voulait|voulaient|souhaite|souhaitent) (?:pas|plus)(?: , \S+ ,)? d['e])"
    r"(?: (?:une?|autre|telle?|nouvelle|nouveau))*$"
)
"""As in "aucune (rencontre n'est prévue)": a denial."""
MOVED = re.compile(
    r"(?<!\S)(?:report\w+ (?:au|a(?! la demande)|pour|de)|dates?|fixee?s?|"
    r"(?:decal|repouss)\w+(?: D)? (?:au|a(?! la demande)|de|pour|jusqu'))(?!\S)"
)
"""What tells that something postponed will take place: a new date, or one to be fixed."""

BEFORE = re.compile(
    r"(?<!\S)(?:avant|a la veille d[eu]|a quelques jours d[eu]|"
    r"annonc(?:e|ent|er|ait|aient|ee?s?)(?: d[eu])?|en vue d[eu]|dans l' attente d[eu]|D avant)(?: "
    r"(?:de|d'|la|une?|le|l'|sa|son|leur|du|des|cette|premiere))*$"
)
"""As in "avant (une visite)", "en vue d'(une visite)": it is still to come."""
AFTER = re.compile(
    r"(?<!\S)(?:apres|au lendemain de|au debut d[eu]|au sortir d[eu]|a l' issue d[eu]|au terme d[eu]|lors d[eu]|"
    r"au cours d[eu]|depuis|D "
    r"apres)(?: (?:de|d'|la|une?|le|l'|sa|son|leur|du|des|cette|premiere|s'|avoir|etre|s' etre))*$"
)
"""As in "après (une visite)", "lors d'(une visite)": it has taken place."""
HAVING_DONE = re.compile(r"(?<!\S)apres (?:avoir|etre|s' etre)")
WAS_DUE_AFTER = re.compile(
    r"^(?:(?!qui|que|qu'|dont|où)\S+ ){0,10}?devai(?:t|ent) (?:se |s' |avoir |etre )?\S+(?:er|ir|re|lieu)(?!\S)"
)
"""As in "(la visite) devait commencer à Moscou"."""
NOT_EXCLUDED = re.compile(r"(?<!\S)n' (?:est|etait) (?:\" )?pas (?:\" )?exclue?(?!\S)")
"""As in "(une rencontre) n'est pas exclue"."""
WAS_DUE_BEFORE = re.compile(r"(?<!\S)devai(?:t|ent) \S+(?: \S+){0,3}$")
"""As in "devait effectuer (une visite)"."""
FUTURE_VERB_BEFORE = re.compile(
    r"(?<!\S)\w+(?:era|dra|ira|vra|ttra|[eidvt]ront)(?: (?!qui|que|qu'|où|dont|[,.;:])\S+){0,7}$"
)
"""As in "effectuera (une visite)"."""
TO_HOLD_BEFORE = re.compile(
    r"(?<!\S)(?:va|vont|doit|doivent|devrait|devraient|prevoit|aura|auront) (?:avoir|tenir|effectuer|mener|faire|"
    r"entamer)? ?(?:\S+ ){0,3}$"
)
"""As in "doit tenir (une réunion)"; a blank follows."""
EXPECTED_BEFORE = re.compile(
    r"(?<!\S)(?:accept\w+ l' invitation|invit\w+ (?:a|pour)|attendu\w*|doit|devrait|prevoit|va|avant) (?:\S+ ){0,6}$|"
    r"(?<!\S)(?:convenue?s? d[e']|(?:attend|attendent|attendait) (?:toujours )?) ?(?:une?|l'|le|la)? ?(?:\w+ )?$"
)
"""As in "attendu pour (une visite)"; a blank follows."""
EXPECTED_AFTER = re.compile(
    r"(?<!\S)(?:prevue?s?|(?<!le )(?<!un )(?<!du )(?<!au )(?<!ce )(?<!son )(?<!leur )programmee?s?|"
    r"(?<!tres )attendue?s?|se prepare(?:nt)?|se profile(?:nt)?|en preparation|"
    r"aura lieu|auront lieu|se tiendra|se tiendront|devrait|"
    r"devraient|doit|doivent|va|vont|sera|seront|est prevu\w*|sont prevu\w*|envisagee?s?|"
    r"a (?:venir|caler|organiser|programmer|preparer)|en preparation)(?!\S)"
)
"""As in "(la visite) prévue lundi"."""
_ON = r"^(?:(?!,(?! (?:et|au|a|en|aux) ))\S+ ){0,8}?"
"""Words of the same clause; a comma that only closes an apposition is one."""
FUTURE_AFTER = re.compile(rf"{_ON}\w{{3,}}(?:era|dra|ira|vra|ttra|[eidvt]ront)(?!\S)")
"""As in "(la visite de X) débutera lundi"."""
PAST_AFTER = re.compile(rf"{_ON}(?:a|ont|s' est|se sont)(?: \w+ement)? \w+(?:e|ee|ees|es|i|is|u|us|ert)(?!\S)")
"""As in "(les discussions) ont repris lundi"."""
AWAITED_BEFORE = re.compile(r"(?:attendu|prevu)\w*$")
"""As in "prévu, (reçu à Z)": a participle of something to come."""
PROSPECT = re.compile(r"(?<!\S)(?:prochaine?s?|future?s?|eventuel\w*|possible)(?!\S)")
"""As in "une prochaine (visite)"."""
WISHED = re.compile(
    r"(?:serait|seraient|devrait|pourrait|pourraient) (?:\S+ )?(?:utile|souhaitable|prematuree?|possible|"
    r"bienvenue?|opportune?|logique|la suite)"
)
"""As in "(une rencontre) serait utile": nobody plans it."""
OFFERED_BEFORE = re.compile(rf"(?<!\S){_OFFER}(?: (?!et a |apres )\S+){{0,7}}$")
"""As in "souhaite (une rencontre)", "s'est dit prêt à (une rencontre)"."""
SUPPOSED_AFTER = re.compile(
    r"(?:(?:,|\"|D|avant|(?:a|au|en) Z|direct\w*|de plus|en tete-a-tete) )*(?:ne |n' )?"
    r"(?:(?:(?!devr|pourr|aur|ser|souhait|montr|ouvr|offr|figur|illustr|entr|consacr|couvr|souffr|adr)"
    r"\w{2,}(?:e|i|d|t)|fe|sau|i)r(?:ait|aient)(?!\S)|"
    r"ser(?:ait|aient) (?:utile|souhaitable|necessaire|un |une |le |la |l' |sans |contre|de nature|plus|trop))"
)
"""As in "(une rencontre) ferait baisser la tension": nobody asks for it."""
ASKS = re.compile(
    r"(?<!\S)(?:reclam\w+|demand\w+ (?:a|de|une?|la|l')|propos\w+|pret[es]* a|dispose\w* a|intention de|ferait "
    r"tout|ferai tout|souhait\w+|il faudra|R faudra|"
    r"veut|voulait|volonte de|vouloir|appell?e\w* a une?|ouvert\w* a)(?!\S)"
)
"""What the side does that asks for or offers a contact."""

REFUSED_BEFORE = re.compile(
    r"(?:refus\w+|renonc\w+|exclu\w*|declin\w+|pas question|hors de question)(?: (?:l'|une|son) invitation)? "
    r"(?:(?:D|en revanche|finalement|toutefois|cependant|toujours) )?(?:de |d' |a )?(?:\w+ )?(?:le |la |s' |se |l' )?$"
)
"""As in "refuse de (rencontrer)"; a blank follows."""
CAUSED_BEFORE = re.compile(
    r"(?<!\S)(?:a|ont|avait|avaient)(?: \S+){0,2} (?:fait|pu|vu|entendu|du|tenu a|regarde|reussi a)"
    r"(?: (?:y|se|s'|le|la|l'|les|ensuite|aussi|egalement|enfin|longuement))*$"
)
"""As in "a fait (venir l'ambassadeur)", "a pu (rencontrer Y)", "l'a vu (rencontrer Y)": it has happened."""
NOT_REFUSED = re.compile(
    r"(?<!\S)n[e'] (?:(?:exclu|ecart|refus)\w* (?:pas|plus)|(?:a|ont|avait) pas (?:exclu|ecarte|refuse))"
    r" (?:\w+ )?(?:de |d' )(?:\w+ )?(?:le |la |s' |se |l' )?$"
)
"""As in "n'exclut pas de (rencontrer)"; a blank follows."""
NEGATED_BEFORE = re.compile(r"n' (?:\S+ ){1,3}(?:plus|pas|aucune?)(?!\S)|interdi\w+ d[e']")
"""As in "n'est pas venu (rencontrer)", "interdit de (rencontrer)"."""
FIRST_TO = re.compile(
    r"(?<!\S)(?:premi\w+|derni\w+|seule?s?) (?:[^,.;:]{1,60} )?(?:a|d[e']) "
    r"(?:s' |se |l' |le |la )?$|"
    r"(?<!\S)(?:est|etait|fut|devient|devenue?|ete)(?: (?:le|la|l'|premiere?|seule?))* X (?:[a-z-]+ ){0,2}a "
    r"(?:s' |se |l' |le |la |y )?$"
)
"""As in "le premier dirigeant à (s'entretenir)": he has done it."""
MOVED_TO = re.compile(
    r"(?<!\S)(?:est|sont|etait|etaient) (?:\w+ment )?(?:venu|alle|arrive|passe|revenu|reparti)e?s?(?: D)* $"
)
"""As in "est venu lundi (rencontrer)": he has done it; a blank follows."""
IN_VAIN = re.compile(
    r"(?<!\S)(?:en vain|vainement|sans (?:y )?(?:succes|parvenir)|echoue a|pas (?:reussi|parvenu)\w* a|"
    r"(?:difficile|malaise|complique|hasardeux|inutile|vain|naif|illusoire) de)(?!\S)"
)
"""As in "a tenté en vain de (joindre)", "il est difficile de (négocier)": nothing came of it."""
DOUBTED = re.compile(
    r"(?<!\S)(?:(?:juge|jugent|jugeait|jugeaient|estime|estiment|estimait|croit|croient|parait|semble|tient|tiennent)"
    r"(?: pour)? (?:improbable|peu probable|invraisemblable|illusoire|hypothetique|utopique)s?|"
    r"(?:n' y|ne|n') (?:croi\w+|croyait|croyaient)(?: \w+)? (?:pas|guere|plus)(?: a|au|aux|en)?)"
    r"(?: (?:une?|la|le|l'|des|a|au))*$"
)
"""As in "juge improbable (une visite)", "ne croit pas à (un dialogue)": nobody asks for it."""
LICENSED_BEFORE = re.compile(r"(?:feu vert|mandat|pret\w*|autoris\w+|vol\w+) (?:pour|de|a|d') (?:\S+ )?$")
"""As in "mandat pour (négocier)"; a blank follows."""
PURPOSE_BEFORE = re.compile(
    r"(?:pour|afin de|avant de|avant d')(?: tenter de| tenter d'| essayer de)? (?:y |s' |se |le |la )*$"
)
"""As in "pour (rencontrer)": as held or planned as what it is done for; a blank follows."""

ONE_BY_ONE = re.compile(
    r"(?<!\S)(?:separement|successivement|tour a tour|l' un apres l' autre|en tete-a-tete avec chacun)(?!\S)"
)
"""As in "a vu séparément (ses homologues)": not all of them at one table."""
HABIT = re.compile(
    r"(?<!\S)(?:a (?:plusieurs|de nombreuses|de multiples) reprises|regulierement|frequemment|souvent|"
    r"chaque (?:annee|mois|semaine)|a maintes "
    r"reprises|multipli\w+)(?!\S)"
)
"""Contacts in general are none in particular."""
