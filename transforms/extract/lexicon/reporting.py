"""Words that give a source and words that give a subject of discussion, as patterns over the text itself."""

from __future__ import annotations

__all__ = [
    "DETERMINER",
    "REPORTED",
    "REPORTS",
    "SOURCE_NOUNS",
    "TOPIC_NOUNS",
    "TOPIC_STOP",
    "TOPIC_SUBJECTS",
    "TOPIC_VERBS",
]

REPORTED = (
    r"annoncé|indiqué|déclaré|révélé|confirmé|dit|rapporté|affirmé|précisé|assuré|expliqué|ajouté|fait savoir|souligné|"
    r"détaillé|démenti|justifié|tranché|raconté|fait état|communiqué|relaté|signalé|écrit|reconnu|résumé|tweeté|publié"
)
REPORTS = (
    r"(?:annonce|indique|déclare|révèle|confirme|rapporte|affirme|précise|assure|explique|ajoute|souligne|détaille|"
    r"raconte|relate|signale|résume)(?:nt)?|poursuit|conclut|dit"
)
SOURCE_NOUNS = r"INFO|EXCLUSIF"

TOPIC_VERBS = (
    r"(?:port(?:é|ait|era|eront|aient|er|ent|e)|roulé|axée?s?|centrée?s?|portant|penchée?s?|échang(?:er|é)|"
    r"concentrée?s?|buté|s['’]accord(?:ent|er)|accordée?s?)"
    r"(?: [\w’' ]{0,30}?)? sur|"
    r"(?:évoqué|abordé|examiné|évoquent|évoquer|aborder|abordent|évoquaient|soulevé|réclamé|défendre|préparer|"
    r"relancer|finaliser|"
    r"parlé(?= (?:de|du|des|d['’]|\w+,))|parleront(?=\s)|parler(?= (?:de|du|des|d['’]))|"
    r"passé en revue|passer en revue|fait le point sur|faire le point sur|discuter(?! avec)|discuté(?! avec)|"
    r"discuteront|discutent|"
    r"traiter|négocier|négocié|demander|obtenir)(?: (?:notamment|également|aussi|,|ensuite))*(?= (?:de|du|des|"
    r"d['’]|le|la|les|l['’]|leurs?|une?|son|sa))|"
    r"consacrée?s? (?=à|au|aux)|question (?=de la|du|des|de l['’])|[Aa]u menu ?:|[Aa]u programme ?:|plaider "
    r"(?:avec \w+ )?pour|plaidant pour|plaide pour|"
    r"convenus? d['’](?=une? )|convenus? (?=de la|du)|dans laquelle il dénonce|dénonce(?= la| le| l)|appel(?:é|"
    r"ant|lent) à(?= une? | la | l['’]| faire)|vis(?:e|ant) à|réunion consacrée (?=à|au)|au sujet(?= d)|"
    r"tent(?:er|é) de (?:lever|régler|relancer|convaincre|négocier)"
)
TOPIC_SUBJECTS = (
    r"^(?P<topics>(?:L[ea]s? |L['’]|Une? |Des )[^.;:!?«»]{4,150}?) (?:figurer(?:a|ont)|étai(?:t|ent) au menu|"
    r"ser(?:a|ont) (?:au|à l['’])|"
    r"(?:a|ont) (?:également |aussi )?été (?:au (?:centre|cœur)|abordée?s?|évoquée?s?|soulevée?s?|examinée?s?|"
    r"passée?s? en revue|mise?s? sur)|"
    r"(?:a|ont) (?:dominé|occupé|fait l['’]objet)|(?:est|sont|étai(?:t|ent)) au (?:centre|cœur|menu|programme))"
)
"""Sentences whose subject is what was discussed."""
TOPIC_NOUNS = (
    r"à propos (?=de|du|des|d['’])|au sujet (?=de|du|des|d['’])|en vue (?=de|du|des|d['’])|autour (?=de la|du|"
    r"des|de l['’])"
)
TOPIC_STOP = (
    r"[.;:!?»«\"“”()\n]|, (?:a |ont |selon |qui |où |avant |après |dans |lors |tandis |précis|sans |en |afin |"
    r"pour |d['’]après |ce que|il |elle |M\. |MM?me |au |"
    r"alors|mais|dont|indiqu|rapport|ajout|annonc|affirm|et (?:a|ont) )| (?:avant|afin|lors|alors|tandis|selon|"
    r"mais|pour que|qui|après|avec (?:le|la|son|sa|M\.)|"
    r"a (?:annoncé|indiqué)|ont été|a été|étaient|dans la|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"ce (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|par téléphone|à l['’]issue|en marge|depuis|et "
    r"(?:a|ont|se|s['’]est) )"
)
DETERMINER = (
    r"^(?:(?:de |d['’])?(?:la|le|les|l['’]|leurs?|sa|son|ses|une?|cette|ces|ce)(?: |(?<=['’]))|des |du |de |"
    r"d['’]|à |aux |au |sur |notamment |aussi |également )+"
)
