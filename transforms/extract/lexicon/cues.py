"""Words that decide the status of a contact, its channel and its setting, as patterns over folded words."""

from __future__ import annotations

__all__ = ["CALL", "CANCELLED", "CANCELLED_LEFT", "MARGINS", "OFFERED", "PLANNED", "POSTPONED", "VIDEO"]

CALL = (
    r"telephon\w*|coups? de (?:fil|telephone)|appels?(?= (?:entre|avec|de [XY]|du [XY]|d' [XY]|telephonique))|"
    r"ligne directe|"
    r"au bout du fil|s' appell\w+|se sont appele\w*"
)
VIDEO = r"visioconference|videoconference|en visio|en ligne(?! directe)|liaison video|par video|virtuelle?(?:ment)?"
MARGINS = r"en marge (?:de|du|des|d')|marges d[ue]"

PLANNED = (
    r"prevue?s?|programmee?s?|attendue?s?|envisagee?s?|prevoit|prevoient|compte|comptent|doit|doivent|devrait|"
    r"devraient|"
    r"va|vont|souhaite\w*|veut|veulent|voudrait|espere\w*|reclame\w*|demande(?:nt|r)?|propose\w*|annonc\w+ "
    r"(?:son intention|une visite)|"
    r"intention de|prete?s? a|pret|disposee?s? a|invite\w*|convie\w*|appelle(?:nt)? a|prochaine?s?|a venir|"
    r"future?|avant"
)
OFFERED = (
    r"(?:souhait\w+|veut|veulent|voulait|voudrait|voulu|vouloir|volonte d[e']|esper\w+|reflechi\w*|reclam\w+|"
    r"propos\w+|prete?s?|dispos\w+|intention|ferait tout|"
    r"accepte\w*|demand\w+|envisag\w+|offre\w*|invit\w+|convi\w+|appelle\w* a|faudra|pourrai\w+|devrai\w+|"
    r"plaid\w+ pour|compte\w*|prevoi\w+|mandat|feu vert|recommand\w+|ouvert\w*|approuv\w+|"
    r"(?:s' est|se) dite? (?:pret|favorable|ouvert)\w*|table\w* sur|prepar\w+)"
)
CANCELLED = (
    r"(?:annul\w+|renonc\w+|refus\w+|exclu(?:t|re|e|es|s|ait|ent|aient)?|ecarte\w*|declin\w+|dement\w*|"
    r"dementi\w*|report\w+|boycott\w+|suspend\w*|ajourn\w+|"
    r"n' aura pas lieu|n' ira pas|sine die|snob\w+|eclips\w+|rejet\w+|fin de non-recevoir|a l' eau|tombe a l' "
    r"eau|ne viendra pas|deprogramm\w+)"
)
CANCELLED_LEFT = (
    r"(?:annul\w+|renonc\w+|refus\w+|exclu(?:t|re|e|es|s|ait|ent|aient)?(?!\S)|ecarte\w*|declin\w+|dement\w*|"
    r"dementi\w*|report\w+|boycott\w+|ajourn\w+|rejet\w+|deprogramm\w+|supprim\w+|"
    r"decommand\w+|aucune?(?= \w+ (?:entre|avec|de|n'))|pas de|pas d')"
)
POSTPONED = r"(?:report\w+|ajourn\w+|decal\w+|repouss\w+)"
