"""Words that give a source, as patterns over the text itself."""

from __future__ import annotations

import re

__all__ = ["COMMUNIQUE", "NO_SOURCE", "OF_CONTACT", "PAPERS", "REPORTED", "REPORTING_NOUNS", "REPORTS", "SAYS", "TRAIL"]

REPORTED = (
    r"annoncé|indiqué|déclaré|révélé|confirmé|dit|rapporté|affirmé|précisé|assuré|expliqué|ajouté|fait savoir|souligné|"
    r"détaillé|démenti|justifié|tranché|raconté|fait état|communiqué|relaté|signalé|écrit|reconnu|résumé|tweeté|publié|"
    r"martelé|rétorqué|rectifié|corrigé|nuancé|admis|confié|fait valoir|informé|divulgué|répondu|glissé|soufflé|"
    r"soutenu|prétendu|rappelé|averti|prévenu|concédé|éludé|juré|énuméré|observé|estimé"
).replace("é", "[ée]")
"""Participles: "…, a annoncé le Kremlin", also as flashes in capitals leave them, without accents."""
REPORTS = (
    r"(?:annonce|indique|déclare|révèle|confirme|rapporte|affirme|précise|assure|explique|ajoute|souligne|détaille|"
    r"raconte|relate|signale|résume|rectifie|corrige|tempère|nuance|confie|complète|informe)(?:nt)?|poursuit|conclut|"
    r"dit|disent|fait savoir|font savoir|écrit|écrivent|dément|démentent|admet|reconnaît|jure|glisse|élude|martèle|"
    r"insiste|répond|croi(?:t|ent) savoir|croyait savoir|ironise|énumère|plaisante|"
    r"observe|estime|juge|lâche|prévient|avance|concède|soutient|prétend|rappelle|relève|note|fait-on savoir à|"
    r"(?:apprend|apprenait|lit|indique-t|précise-t|assure-t|confirme-t|explique-t|tempère-t|souligne-t|dit|"
    r"affirme-t)-on"
    r"(?: mercredi| lundi| mardi| jeudi| vendredi| samedi| dimanche)? (?:de|à|au|aux|auprès de|dans)|"
    r"comme l['’](?:affirm|indiqu|annonc|rapport|expliqu|assur)(?:e|ait|aient)|a-t-on (?:appris|indiqué|précisé|"
    r"annoncé|assuré)(?: \w+)? (?:de|auprès de|auprès du|dans)"
)
"""The present of the same, impersonal ones too: "…, indique-t-on de source proche"."""
SAYS = (
    r"(?:confirme|affirme|assure|indique|annonce|précise|rapporte|évoque|révèle|dément|mentionne|salue|écarte)(?:nt)?|exclut|"
    r"parle(?:nt)?|démentent|dit|disent|(?:fait|font) (?:savoir|état|part)|"
    r"(?:a|ont|avait|avaient)(?: \w+)? (?:confirmé|affirmé|indiqué|annoncé|précisé|rapporté|démenti|écarté|révélé|"
    r"fait (?:savoir|état|part)|déclaré|assuré|reconnu|évoqué)"
)
"""What a source does that is the subject of the sentence."""
REPORTING_NOUNS = (
    r"porte-parole|services?|cabinet|présidence|ministère|diplomatie|gouvernement|communiqué|sources?|responsables?|"
    r"agence|quotidien|journal|chaîne|télévision|radio|site|médias?|presse|entourage|déclaration|ambassade|diplomates?|"
    r"autorités|chancellerie|palais|état-major|département|conseillers?|officiel|bureau|secrétariat|organisation"
)
"""Who and what reports."""
TRAIL = (
    r"(?: (?:ce |dès )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)(?: (?:soir|matin))?)?"
    r"(?: (?:qui|que|où|lors|alors|tandis|une fois|selon|pour sa|au-dessus|images|"
    r"à l['’]issue|en|interrogé|cité|sans|au début|au terme|après|avant|"
    r"dans (?:la|un entretien|une interview)|à (?:la presse|l['’]AFP)|aux journalistes|à des journalistes|"
    r"au (?:Premier|premier|président)|(?<!publié )(?<!publiée )sur (?:son|sa|ses|les?|X|Twitter|Telegram))\b.*)?$"
)
"""What no longer belongs to the name of a source."""
NO_SOURCE = (
    r"^(?:(?:qu['’]|que |la semaine |le mois |l['’]an |hier|aujourd)|lui|elle|eux|quelques|plus|moins|cette source|"
    r"ses? \w+ ?lui|(?:cette|ce) derni|cel(?:le|ui)-ci|l['’]une? d|son mot|pour (?:sa|leur) part|à |"
    r"les (?:experts|analystes|"
    r"sondages)|(?:l['’]|l[ae]s? |une? )(?!(?:gouverne|départe)ment|(?:organisa|déléga|administra|fédéra|institu|coali|"
    r"opposi|rédac|direc|associa|déclara)tion|[Cc]ommission|mission|télévision)\w+(?:tion|sion|ment|ité|ture)\b|"
    r".*(?:\b(?:même source|mêmes sources)| ne)$)"
)
OF_CONTACT = (
    r"(?i)\b(?:les deux|entretiens?|rencontres?|tête-à-tête|conversations?|discussions?|pourparlers|négociations|"
    r"échanges?|réunions?|audience|visite|séjour|appel|parties|lettre|message|déplacement|source|communiqué|contact|"
    r"question|au menu|venue|information|invitation|rendez-vous|coup de fil|"
    r"parlé)\b"
)
"""What a sentence speaks of whose source may be that of the contact told before it."""
COMMUNIQUE = re.compile(r"Communiqué(?: \w+)? (?:de|du|des|d['’])[^.:;]{3,80}")
"""A first line that says whose text it is."""
PAPERS = (
    r"(?:[Uu]n|[Ll]e|[Cc]e) communiqué(?: final| conjoint| commun)?(?: (?:de|du|des|d['’])(?:(?! et )[^,.;:]){2,40}?)?"
)
"""A text that reports whatever verb it has: "Le communiqué final salue …"."""
