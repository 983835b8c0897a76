"""Words that stand around a party's name and decide what it means there; folded: lower case, without accents."""

from __future__ import annotations

import re

__all__ = [
    "AMERICAN_GEORGIA",
    "ARTICLE",
    "BEFORE_LANGUAGE",
    "BRAZZAVILLE",
    "CAPITALISED_BEFORE",
    "CAUCASUS",
    "COMPOUND_KINDS",
    "DATIVE",
    "FUNCTION_WORDS",
    "GIVEN_NAMES",
    "HEAD_NOUNS",
    "ISLANDS",
    "KINSHASA",
    "MUNICIPAL",
    "NAMED_LIKE_DEMONYM",
    "PERSON_DETERMINERS",
    "PLACE_BEFORE",
    "PLACE_BEFORE_SEAT",
    "PLACE_NOUN",
    "PLURAL_ARTICLES",
    "PLURAL_NAMES",
    "STREET",
    "UNION_HEADS",
]

FUNCTION_WORDS = frozenset(
    str.split(
        """
        a au aux avec car ce ces cet cette chaque chez comme contre d dans de depuis des deux dix donc du elle
        en enfin entre envers et face huit il ils elles hier hors la le les l leur leurs ma mais mes mon ne neuf
        ni nos notre nombreux on or ou par parmi pendant plusieurs plus pour pourquoi comment quand qu que
        quatre quel quelle quelles quels quelques qui sa sans sauf se sept selon ses si six son sous sur ta tes
        ton tous tout toute toutes trois cinq un une vers vos votre certains certaines aucun aucune autre autres
        jeune jeunes ancien ancienne cent mille milliers millions centaines dizaines via voici voila apres avant
        malgre outre quant c est sont ont peu beaucoup moins ainsi alors aussi bien cependant ensuite ici puis
        quoique tandis toujours lorsque lundi mardi mercredi jeudi vendredi samedi dimanche aujourd hui demain
        janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre direct video
        exclusif guerre visite sommet diplomatie
        """
    )
)
"""Behind these a capitalised demonym is a person noun, and a city is not somebody's surname."""

HEAD_NOUNS = frozenset(
    str.split(
        """
        president presidente presidents ministre ministres premier premiere chef cheffe chefs roi reine emir
        sultan prince gouvernement gouvernements homologue homologues diplomatie etat etats armee armees
        delegation delegations ambassadeur ambassadrice ambassade presidence republique parti equipe peuple
        dirigeant dirigeants dirigeante chancelier chanceliere secretaire porte-parole parole senat parlement
        depute deputes general opposition capitale territoire citoyen citoyens ressortissant ressortissants
        soldat soldats militaire militaires negociateur negociateurs responsable responsables autorites officiel
        officiels emissaire envoye societe presse langue olympique exterieur exterieures etrangere etrangeres
        defense interieur federation league ligue championnat
        """
    )
)
"""Nouns behind which a demonym is an adjective even with a capital ("le président Russe")."""

PERSON_DETERMINERS = frozenset(
    str.split(
        """
        un une le les des deux trois quatre cinq six sept huit neuf dix ce cet cette ces plusieurs certains
        quelques
        """
    )
)
"""Behind these "Suisse" and "Argentine" are people."""

PLURAL_NAMES = frozenset({"Philippines", "Seychelles", "Maldives"})

PLURAL_ARTICLES = frozenset(["les", "des", "aux"])
"""Behind these a plural name is the state, not people."""

NAMED_LIKE_DEMONYM = frozenset({"ARG", "CHE", "PHL", "SYC", "MDV"})
"""States whose name is also a form of their demonym."""

BEFORE_LANGUAGE = frozenset(
    str.split(
        """
        en parle parlent parlait parlant parler traduit langue
        """
    )
)

UNION_HEADS = frozenset(
    str.split(
        """
        diplomatie commission commissaire commissaires executif union delegation chef cheffe negociateur
        negociatrice negociateurs mediateur emissaire envoye responsable responsables dirigeante diplomate
        diplomates haut haute representant representante presidence parlement conseil emissaires ambassadeur
        ambassadrice hauts
        """
    )
)
"""Behind these "européen" is the Union's."""

COMPOUND_KINDS = frozenset({"adjective", "inhabitant", "prefix"})

ISLANDS = frozenset({"Dominique", "Barbade", "Grenade", "île Maurice", "Jamaïque"})
"""States of which "à la" makes a place; of others it is a dative ("à la Russie")."""

STREET = re.compile(
    r" (?:rue|avenue|boulevard|gare|quai|pont|porte|faubourg|lycee|stade|metro|club|marathon|tournoi|masters|open|"
    r"fc|as|rc|sc|ac|olympique|racing|derby|festival|musee|opera|philharmonique|orchestre)"
    r" (?:(?:de|d|du|des|la|le|l) )*$"
)
MUNICIPAL = re.compile(
    r" (?:maire|mairie|bourse|tribunal|tribunaux|parquet|procureure?|prefet|prefecture|archeveque|eveque|diocese|"
    r"mosquee|universite|hopital|hopitaux|chu|arrondissement|agglomeration|habitants?|banlieue|peripherique|region|"
    r"place financiere|cour d appel|cour d assises|ecole|barreau|salon|foire|conservatoire|zoo|jeux olympiques|jo)"
    r" (?:de|d) $"
)
ARTICLE = re.compile(r" (?:le|la|du|au|une?) $")

GIVEN_NAMES = frozenset(
    str.split(
        """
        Florence Sofia Sydney Milan Paris Adelaïde Fatima Lourdes Boston Dallas Constantine Pétra Washington
        Victoria Lima Valence Assise Vienne Georgetown Kingston Wellington Canberra Djerba Rabat
        """
    )
)
"""Cities that are people's names as well: no city where a capitalised word follows."""

CAPITALISED_BEFORE = re.compile(r"(?<![^\W\d_])([A-ZÀ-Ý][a-zà-ÿ]+) \Z")

PLACE_BEFORE = re.compile(
    r" (?:a|en|au|aux|vers|dans|depuis|jusqu a|jusqu en|(?:vers|dans|depuis|jusqu) (?:la|le|les|l)|"
    r"(?:pres|autour|hors|loin|nord|sud|est|ouest|large|abords|environs|banlieue|aeroport|ville|centre|coeur|rues?|"
    r"hauteurs|portes|peripherie|destination|provenance|escale|etape) (?:de|d|du|des)(?: la| l)?|"
    r"(?:quitte[rsz]?|quittee?s?|rejoint|gagner?|atteint|visite[rs]?|regagner?|traverser?|survoler?)"
    r"(?: la| le| les| l)?"
    r") $"
)
PLACE_BEFORE_SEAT = re.compile(r" (?:a la|a l|dans la|dans le|dans l|devant la|devant le|devant l) $")
PLACE_NOUN = re.compile(
    r" (?:capitale|ville|villes|territoire|sol|cote|cotes|frontiere|cite|ile|region|province|port|station balneaire) $"
)
DATIVE = re.compile(
    r" (?:demand|appel|propos|offert|offr|reproch|ordonn|permet|permis|fourni|impos|repond|oppos|adress|promet|promis|"
    r"accord|annonc|face|quant|grace|soutien|aide|menac|message|pression|avertissement|hostil|favorable|lettre|reponse|"
    r"concession|vend|vent|interdi|conseill|transmi|transmet|enjoi|enjoint|lance|suggere|ultimatum|sanctions|livraison|"
    r"livraisons|confiance|merci|hommage|remerci|confi|octroy|pret|garanti)\w*"
    r" (?:a|au|aux|a la|a l) $"
)
"""What is asked of, offered or sent to a party: "à Moscou" is then its government."""

KINSHASA = re.compile(r" (?:kinshasa|tshisekedi|kabila|m23|goma|kivu|bukavu|monusco|ituri|lutundula) ")
BRAZZAVILLE = re.compile(r" (?:brazzaville|sassou|nguesso|oyo|pointe noire|gakosso|makosso) ")
AMERICAN_GEORGIA = re.compile(
    r" (?:atlanta|brian kemp|etat de georgie|fani willis|raffensperger|savannah|caroline du|"
    r"pennsylvanie|arizona|michigan) "
)
CAUCASUS = re.compile(r" (?:tbilissi|tbilisi|georgiens?|georgiennes?|saakachvili|caucase|abkhazie|ossetie) ")
