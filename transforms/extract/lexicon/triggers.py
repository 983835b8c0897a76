"""Beginnings and parts of words without which no text tells of a contact, in lower case, with and without accents."""

from __future__ import annotations

__all__ = ["TRIGGERS"]

TRIGGERS: tuple[str, ...] = tuple(
    """
    rencontr|entreten|entretien|entrevue|tête-à-tête|tete-a-tete|face-à-face|sommet|discut|discussion|pourparlers|
    négoci|negoci|
    convers|appel|coup de fil|coups de fil|coup de téléphone|téléphon|telephon|échang|echang|dialog|contact|visit|
    déplac|deplac|
    voyag|tournée|tournee|lettre|message|courrier|missive|télégramm|telegramm|écri|ecri|reçu|recu |recue|reçoi|recoi|
    recev|
    accueil|convoqu|félicit|felicit|invit|convi|rend |rendre|rendu|rendait|rendent|rendra|se rendr|arriv|attend|quitt|
    visio|vidéo|video|
    poignée|poignee|médiat|mediat|réuni|reuni|s'est vu|sont vu|étaient vu|seraient vu|verra|parlé|parle |parler|
    parlera|retrouv|
    atterri|envoy|dépêch|depech|venu|viendra|vient |venir|revenu|partir|parti |escale|séjour|sejour|concert|
    trilatéral|bilatéral|
    audience|déjeun|dejeun|dîner|diner|conférence de presse|en compagnie|aux côtés|est à |est a |est en |était à |
    était en |
    sera à |sera en |sera lundi|sera mardi|sera mercredi|sera jeudi|sera vendredi|sera samedi|sera dimanche|était ce|
    trouve à|
    trouvait|ira en|ira à|ira au|iront|est allé|aparté|consultation|homologue|altercation|clash|memorandum|mémorandum|
    report de la|
    avec son |avec le |avec la |avec ses |avec m. |avec l |avec l'|transmis|
    parlent|parlaient|parlant|rendez-vous|conféré|consult|délibér|deliber|tractation|condoléance|condoleance|
    joint |joindre|joignait|envol|débarqu|debarqu|retourn|de retour|rallié|rallie |passage|va à |va en |ira |
    allé à|allé en|allée à|allée en|se trouve|se voi|se verr|se revoi|revu |revoir|croisé |croise |croiser|
    accompagn|assis |la main|étrein|etrein|embrass|accolade
    """.replace("\n    ", "")
    .strip("\n ")
    .split("|")
)
