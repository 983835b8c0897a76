"""Words that give a source and words that give a subject of discussion, as patterns over the text itself."""

from __future__ import annotations

__all__ = ["DETERMINER", "REPORTED", "REPORTS", "SOURCE_NOUNS", "TOPIC_NOUNS", "TOPIC_STOP", "TOPIC_VERBS"]

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
    r"(?:port(?:é|ait|era|eront|aient|er)|roulé|axée?s?|centrée?s?|portant|penché[es]*|échang(?:er|é)) (?:notamment |essentiellement |principalement |aussi )?sur|"
    r"(?:évoqué|abordé|examiné|évoquent|évoquer|aborder|abordent|évoquaient|parlé(?= (?:de|du|des|d['’]))|parleront|parler(?= (?:de|du|des|d['’]))|"
    r"passé en revue|passer en revue|fait le point sur|faire le point sur|discuter(?! avec)|discuté(?! avec)|discuteront|discutent|traiter|négocier|négocié)(?: (?:notamment|également|aussi))?(?= (?:de|du|des|d['’]|le|la|les|l['’]|leurs?|une?|son|sa))|"
    r"consacrée?s? (?=à|au|aux)|a été question (?=de|du|des|d['’])|[Aa]u menu ?:|[Aa]u programme ?:|plaider pour|plaidant pour|convaincre"
)
TOPIC_NOUNS = r"à propos (?=de|du|des|d['’])|au sujet (?=de|du|des|d['’])|en vue (?=de|du|des|d['’])|autour (?=de la|du|des|de l['’])"
TOPIC_STOP = (
    r"[.;:!?»«\"“”()\n]|, (?:a |ont |selon |qui |où |avant |après |dans |lors |tandis |précis|sans |en |afin |pour |d['’]après |ce que|il |elle |M\. |MM?me |au |"
    r"alors|mais|dont|indiqu|rapport|ajout|annonc|affirm|et (?:a|ont) )| (?:avant|afin|lors|alors|tandis|selon|mais|pour que|qui|après|avec (?:le|la|son|sa|M\.)|"
    r"a (?:annoncé|indiqué)|ont été|a été|étaient|dans la|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|ce (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|par téléphone|à l['’]issue|en marge|depuis|et (?:a|ont|se|s['’]est) )"
)
DETERMINER = r"^(?:(?:de |d['’])?(?:la|le|les|l['’]|leurs?|sa|son|ses|une?|cette|ces|ce)(?: |(?<=['’]))|des |du |de |d['’]|à |aux |au |sur |notamment |aussi |également )+"
