r"""Words that give a subject of discussion, as patterns over the text itself.

They run over text in which each character of an official or organ is ``¤`` and the marks of short quotations are
``\x01`` (:func:`transforms.extract.details.topics.masked`). A cue ends where the enumeration of topics begins.
"""

from __future__ import annotations

from transforms.extract.lexicon import words

__all__ = [
    "CLAUSE",
    "COMPLEMENT",
    "CUES_OF_DEEDS",
    "CUES_OF_MESSAGES",
    "CUES_OF_TALK",
    "DETERMINER",
    "EMPTY",
    "NO_TOPIC",
    "PREFACE",
    "SEPARATOR",
    "STOP",
    "SUBJECT",
    "TALK",
    "TALK_AGAIN",
]

_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_ADVERB = (
    r"(?:,? (?:notamment|également|aussi|ensuite|surtout|essentiellement|principalement|entre autres|en particulier|"
    r"longuement|brièvement|d['’]abord|encore|ensemble|avec ¤+|par téléphone|au téléphone|par visioconférence|hier|"
    rf"(?:ce )?{_DAY}(?: (?:matin|soir|après-midi))?|à [A-ZÀ-Ý][\w-]+)(?:,(?= ))?)*"
)
"""What may stand between a verb and its subject of discussion."""
_TALKS = (
    r"(?:[Dd]iscussions?|[Ee]ntretiens?|[Pp]ourparlers|[Nn]égociations?|[Éé]changes?|[Cc]onsultations?|[Rr]éunions?|"
    r"[Dd]ialogue|[Cc]onversations?|[Rr]encontres?|[Ss]ommet|[Tt]ravaux|[Tt]able ronde|[Vv]isioconférence|"
    r"[Cc]onférence|[Aa]ccords?|[Cc]onventions?|[Mm]émorandum|[Cc]ontacts?|[Aa]genda)"
)
_A = r"(?=la |le |les |l['’]|une? |leurs? |sa |son |ses )"
_OF = r"(?=de |du |des |d['’])"
_NP = r"(?=de |du |des |d['’]|la |le |les |l['’]|une? |leurs? |sa |son |ses |ce |cette |ces |deux |trois )"

CUES_OF_TALK = (
    # "la conversation a porté notamment sur …", "centré sur …", "ont échangé sur …"
    r"\b(?:port(?:é|ait|era|eront|aient|er|ant|ent|e)|roul(?:é|era|ait)|axée?s?|centrée?s?|focalisée?s?|"
    r"concentrée?s?|penchée?s?|échang(?:er|é|ent|eront|eaient)|discut(?:er|é|ent|eront)|travaill(?:er|é|eront)|"
    r"entretenir|entretenue?s?|négoci(?:er|é|ent)|buté|butent?|accord(?:ent|er|és)|insisté|"
    r"(?:fait|faire|font) le point|divergent)"
    rf"(?: [^.;:!?,]{{0,60}}?)??{_ADVERB} sur |"
    # "des négociations avec le gouvernement sur …"
    rf"\b{_TALKS}(?: (?:(?! (?:a|ont|que|qui|pour) )[^.;:!?]){{0,110}}?)??{_ADVERB} sur |"
    # "ont évoqué …", "passer en revue …", "ont abordé …"
    r"\b(?:évoqué|évoque|évoquent|évoquer|évoquera|évoqueront|évoquaient|évoquant|abordé|aborder|abordent|abordera|"
    r"aborderont|abordant|examiné|examiner|examinent|examineront|soulevé|soulever|soulèvera|(?:passé|passer|passent) "
    rf"en revue|débattu|débattre|traité|traiter){_ADVERB} {_NP}|"
    # "ont parlé de …", "discuter de …", "ont parlé gaz et défense"
    rf"\b(?:re)?(?:parlé|parler|parlent|parlera|parleront|parlaient){_ADVERB} {_OF}|"
    r"\bparl(?:é|er|ent|era|eront|aient) (?=[a-zé-]{3,}(?: [a-zé-]+)?(?:, | et ))"
    r"(?!avec|hier|pendant|depuis|pour|lors|dans|ce |par )|"
    rf"\b(?:discuter|discuté|discutent|discuteront|discutera){_ADVERB},? {_OF}|"
    # "il a été question de …", "au menu : …", "au cœur de leurs discussions : …"
    r"\b(?:a|aura|sera|est|était|fut)(?: \w+)? (?:été )?(?:surtout |également |aussi |notamment |d['’]abord )?question "
    rf"{_OF}|"
    r"\b[Aa]u (?:menu|programme|cœur|centre)(?: de[^.;:!?]{2,60}?)? ?: ?|"
    r"\b(?:[Oo]bjet|[Oo]rdre du jour|[Ss]ujets?|[Tt]hèmes?)(?: d[^.;:!?]{2,30}?| abordés)? ?: ?|"
    rf"\b(?:concernant {_NP}|dans les? domaines? {_OF}|relati(?:f|ve)s? (?=à |aux? ))|"
    rf"\b(?:consacr|dédi)(?:é|er|ait|era)(?:e?s?){_ADVERB} (?=à |au |aux )|"
    rf"\b(?:à propos |au sujet |autour ){_OF}|"
    r"\b[Ss]ur (?=(?:la|le|les|l['’])[^.;:,]{4,70}, (?:les deux|les discussions|ils|¤))|"
    rf"\bqu['’]il s['’]agisse {_OF}|"
    rf"\b(?:souligné|soulignent|rappelé|insisté sur) l['’]importance {_OF}"
)
"""What officials who talk are said to talk about, wherever it stands."""

CUES_OF_DEEDS = (
    # "sont convenus mardi d'un rétablissement …", "ont accepté une feuille de route", "se sont dits favorables à …"
    rf"\b(?:convenus?|conviennent|convenir)(?: {_DAY})? (?=d['’]une? |de la |du |de l['’])|"
    r"\bconvenus? (?:de |d['’])(?!se |s['’])\w+(?:er|ir|re) (?:la coopération dans les domaines |à )?"
    rf"{_NP}|"
    r"\bfavorables? à (?=la |l['’]|une? )|"
    rf"\b(?:ont|avaient)(?: ce soir)? (?:accepté|conclu|signé|réclamé|arrêté) {_A}|"
    r"\b(?:ont|a) décidé de (?:prolonger|renforcer|relancer|rétablir|créer|suspendre)(?: de (?:\w+ ){1,3})? ?"
    rf"{_A}|"
    r"\bengag(?:és|ée|er|ent) à (?:faire )?(?:respecter|renforcer|relancer) |"
    r"\bannonc(?:é|e|er|ent) (?:(?:la création|le lancement) d['’]une? |(?=de nouvelles |de nouveaux )|son soutien à )|"
    # "venu plaider pour …", "appellent à une désescalade", "convaincre le Congrès de voter …"
    r"\b(?:défendre|réclamer|réclamé|négocier|finaliser|relancer|renforcer|arracher|préparer) "
    rf"{_A}|"
    rf"\b(?:pour|de|devait|doit|doivent) (?:signer|parapher) {_A}|"
    r"\b(?:plaider|plaidant|plaidé|plaide|plaident) (?:avec \w+ )?pour |"
    r"\bappel(?:é|er|le|lent|ant|ait) à (?:faire (?=pression)|éviter )?(?=une? |la |l['’]|pression|plus )|"
    rf"\bconvaincre [^.;:,!?]{{3,45}} (?:de |d['’])\w+(?:er|ir|re) {_A}|"
    rf"\b(?:en vue|en faveur) {_OF}|"
    rf"\btent(?:er|é|e|ent) de (?:lever|régler|relancer|négocier|obtenir|conclure) {_NP}|"
    rf"\bobtenir (?:davantage de |plus de |{_A})|"
    r"\b(?:exig|dénonc)(?:e|é|ent) (?=la |le |les |l['’])|"
    # "convoqué l'ambassadeur après l'arraisonnement …", "l'inquiétude allemande pour le sort …"
    r"\b(?:convoqu\w+|protest\w+|préoccupation|inquiétude)[^.;:!?]{0,110}? (?:après|contre|pour|à la suite) "
    r"(?=le |la |les |l['’]|une? |des? |du )|"
    rf"\bconséquences\x01? {_OF}"
)
"""What those who talk agree on, ask for or protest against."""

CUES_OF_MESSAGES = (
    r"\b(?:félicitations|condoléances|vœux|compassion|remerciements)[^.;:!?]{0,140}?"
    r" (?:pour|à l['’]occasion|à la suite|après|suite) "
    r"(?=de |du |des |d['’]|à |aux? |le |la |les |l['’]|son |sa |leur )|"
    r"\bv(?:oeu|œu)x? (?=d['’]une? )|"
    rf"\b(?:de |pour )(?:régler|libérer|demander|obtenir) {_A}"
)
"""What a letter is about: an occasion or a request."""

COMPLEMENT = (
    rf"^[¤, ]*(?:,? ?(?:{_DAY}|hier|aujourd['’]hui|ce \w+|à [A-ZÀ-Ý][\w-]+|par (?:téléphone|visioconférence)|en "
    rf"visioconférence|au téléphone)(?: (?:matin|soir|dernier|prochain))?,?)*{_ADVERB} ?"
    r"(?:sur |au sujet |à propos |(?=(?:de la|du|des|de leurs?) |de l['’]|d['’]une? ))"
)
"""What may stand between the partner of a talk and its subject: "avec Y lundi à Paris de la lutte contre …"."""

SUBJECT = (
    r"(?:^\W*|[:«\"“] ?)(?P<topics>[A-ZÀ-Ý][^.;:!?]{3,170}?),? "
    r"(?:figur(?:aient|ait|e|ent|era|eront) (?:au |à l['’]ordre)|"
    r"étai(?:t|ent) (?:au menu|au programme|sur la table|à l['’]ordre)|"
    r"ser(?:a|ont) (?:au |à l['’]ordre)|au (?:menu|programme)\b|"
    r"(?:a|ont) (?:également |aussi |notamment )?été (?:au (?:centre|cœur|menu)|abordée?s?|évoquée?s?|soulevée?s?|"
    r"examinée?s?|discutée?s?|passée?s? en revue|mise?s? sur)|"
    r"(?:a|ont) (?:(?:dominé|occupé)(?= (?:l['’]|la |les |le ))|fait l['’]objet)|"
    r"(?:est|sont|étai(?:t|ent)) au (?:centre|cœur|menu|programme)|"
    r"(?:reste|restent|demeure|demeurent) (?:un |les |le |des )?(?:\w+ )?(?:sujets?|points?|obstacles?) )"
)
"""Sentences whose subject is what was discussed."""

TALK = r"entret|discut|parl|convers|débatt|conf[ée]r"
"""Beginnings of the verbs and nouns that may have their subject as "de …"."""

TALK_AGAIN = (
    r"(?i)\b(?:les deux|ils|tous deux|elle a porté|entretiens?|rencontre|tête-à-tête|conversations?|discussions?|"
    r"pourparlers|négociations|échanges?|réunion|audience|visite|séjour|appel|question|au menu|au programme|parties|"
    r"ministres|interlocuteurs?|homologues?|lettre|message|déjeuner|dîner|au (?:centre|cœur)|on (?:a parlé|va parler)|"
    r"parler de)\b|¤"
)
"""A sentence that goes on about the talk or those who talk."""

STOP = (
    r"(?<!volets)(?<!thèmes)(?<!points)(?<!sujets)(?<!dossiers) ?:|\.(?!\d)|[;!?»«\"“”()\n]| [-–—] |"
    r", (?:a |ont |avait |est |selon |qui |où |avant |après |dans |lors |tandis |précis|sans |en |"
    r"afin |pour |d['’]après |ce que|il |elle |ils |au |à |¤|les deux |les discussions |comme |principal|"
    r"alors|indiqu|rapport|ajout|annonc|affirm|et (?:a|ont) |point |fait |détaill|"
    r"a-t-|évoqu|cit|c['’]est|y compris)"
    r"| (?:avant|afin|lors|alors|tandis|selon|mais (?!aussi)|pour que|qui|après avoir|avec (?:le|la|son|sa|¤|M\.)|"
    r"a (?:annoncé|indiqué)|(?:a|ont|avait|avaient) (?:également |aussi )?(?:été |\w+é )|"
    r"est |sont |étaient |était |sera |"
    rf"dans la (?:nuit|matinée|soirée|journée)|{_DAY}|ce (?:{_DAY})|par téléphone|à l['’]issue|en marge|depuis|"
    r"au cours|et (?:a|ont|se|s['’]est|tenter|exprim\w+|passé|pass\w+ en revue|demand\w+|souhait\w+) |"
    r"à l['’]occasion|au terme|pour \w+(?:er|ir|re) |"
    r"(?:mi-|fin |début )(?:janv|févr|mars|avril|mai|juin|juil|août|sept|oct|nov|"
    r"déc)|à ce sujet|ce matin|d['’]ici)"
)

SEPARATOR = (
    r" ?: ?|,? mais (?:aussi|également) |,? ainsi que |, et (?=\w)|, |"
    r"(?<=[\w\x01]) et (?:de |du |des |d['’]|sur |à |aux? )?"
    r"(?=(?:le |la |les |l['’]|des |du |de |d['’]|une? |leur|sa |son |ses |sur ))|"
    r" et (?=(?:de|du|des|d['’]|sur|aux?|à)\b)"
)
"""What divides an enumeration of topics."""

DETERMINER = (
    r"(?i)^(?:(?:de |d['’]|à )?(?:la|le|les|l['’]|leurs?|sa|son|ses|une?|cette|ces|ce|plusieurs|différents?|"
    r"différentes|divers|diverses)(?: |(?<=['’]))|des |du |de |d['’]|à |aux |au |sur |en |notamment |aussi |également |"
    r"surtout |d['’]abord |et |que )+"
)
PREFACE = (
    r"^(?:questions|problèmes?|sujets?|thèmes?|moyens? de \w+er|davantage|obstacles)(?: pertinente?s?)? ?\x01? "
    r"(?:de la |de l['’]|du |des |de |d['’]|sur la |sur les? |sur l['’]|à la |au |les? |la )"
)
"""What says no more than that something is a subject."""
NO_TOPIC = (
    r"^(?:\d|¤|lequel|laquelle|lesquel|avec|que |qu['’]|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|se |"
    r"s['’]|plus de|près de|"
    r"M\.|Mme|[Vv]ous |même|quoi|cela|tout|place$|invitation|fond de|Twitter|terrain|fil$|ton |mois\b|plan\b|base de|"
    r"sans |similaire|TF1|France \d|BFM|RTL|X$)"
)
EMPTY = frozenset(
    [
        *words(
            "une un région situation terrain sommet matin dirigeants fond point suite tout monde pays sujet question"
        ),
        *words("thèmes guerre conflit deux chose choses les des même fois réseau mois relations sujets questions"),
        *words("dossiers accord"),
        "affaires étrangères",
        "deux pays",
    ]
)
"""What is too little to be a subject."""
CLAUSE = (
    r"\b(?:ont|est|sont|était|étaient|sera|avait|serait|devrai(?:en)?t|auraient|demeure|affirm\w+|"
    r"ne|je|ça|nous|on|il|elle|ils|elles) |"
    r"\bn['’]"
)
"""What a noun phrase has not."""
