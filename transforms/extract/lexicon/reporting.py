"""Words that give a source, as patterns over the text itself."""

from __future__ import annotations

__all__ = ["REPORTED", "REPORTS"]

REPORTED = (
    r"annoncé|indiqué|déclaré|révélé|confirmé|dit|rapporté|affirmé|précisé|assuré|expliqué|ajouté|fait savoir|souligné|"
    r"détaillé|démenti|justifié|tranché|raconté|fait état|communiqué|relaté|signalé|écrit|reconnu|résumé|tweeté|publié"
)
REPORTS = (
    r"(?:annonce|indique|déclare|révèle|confirme|rapporte|affirme|précise|assure|explique|ajoute|souligne|détaille|"
    r"raconte|relate|signale|résume)(?:nt)?|poursuit|conclut|dit"
)
