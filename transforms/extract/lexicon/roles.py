"""Words for officials, by office: patterns over folded words (lower case, no accents), longest first within an office.

The offices are those of the directory of officials; ``head`` stands for a head of state or government where the word
fits both ("dirigeant").
"""

from __future__ import annotations

import re

from transforms.extract.lexicon import words

__all__ = [
    "BORN",
    "BROTHER",
    "CHIEF",
    "COLLECTIVE",
    "COMMISSION",
    "COMPLEMENTS",
    "CROWNED",
    "DETERMINERS",
    "FORMER",
    "GOVERNMENT",
    "HONORIFICS",
    "MONARCHS",
    "NOT_A_NAME",
    "OFFICES",
    "OUT_OF_OFFICE",
    "PAPACY",
    "PARTICLES",
    "PLURALS",
    "PORTFOLIOS",
    "PREMODIFIERS",
    "QUALIFIERS",
    "RANKS",
    "RANKS_LISTED",
    "SAME_OFFICE",
    "STYLES",
    "THRONES",
    "TITLES",
]

_BEFORE_NOUN = (
    "un une cet l' d' de les des ces ses leurs aucun deux trois plusieurs haut hauts autre autres certains , ("
)
_NOUN = "(?:" + "|".join(rf"(?<=(?<!\S){re.escape(word)} )" for word in _BEFORE_NOUN.split()) + "|^)"
"""Before a word that names a person after these and is an adjective elsewhere: "un officiel", "un voyage officiel"."""

OFFICES: dict[str, str] = {
    "spokesperson": r"porte-paroles?|porte-parolat",
    "deputy head": r"vice-president(?:e|s|es)?(?: executi(?:f|ve)s?)?|vice-premiere? ministre",
    "head of organisation": (
        r"secretaires? (?:general|generale|generaux)(?: adjointe?)?|direct(?:eur|rice)s? (?:generale?|"
        r"generaux)|commissaires?|"
        r"patron(?:ne)?s?|president(?:e)? (?:de la commission|du conseil europeen)|haut-commissaire|haut commissaire"
    ),
    "parliament speaker": (
        r"president(?:e|s|es)? (?:du|de la|de l'|des) (?:parlements?|chambres?|assemblees?|senat|bundestag|knesset|"
        r"douma|rada|verkhovna rada|majlis|sejm|riksdag|storting|cortes|diete|choura|conseil de la nation|"
        r"conseil national|conseil de la choura|conseil consultatif|conseil de la federation|conseil des etats)"
        r"(?: (?:nationale?s?|des representants|des deputes|de la federation|des communes|des lords|des conseillers|"
        r"haute|basse|populaire|consultative|d' etat|federale?|legislative|supreme|constituante))*|"
        r"speaker"
    ),
    "head of state": (
        r"president(?:e|s|es)? de la republique|cheff?e?s? (?:de l' |d' )etat|presidents?|presidentes?|rois?|"
        r"reine|emir|"
        r"sultan|souverain pontife|saint-pere|pape|souverain(?:e|s)?|monarques?|empereur|prince heritier|princes?|"
        r"grand-duc|roi|cheff?e? (?:du conseil souverain|de la junte|du conseil militaire)|guide supreme|raïs|rais"
    ),
    "head of government": (
        r"premiers? ministres?|premieres? ministres?|chanceliers?|chancelieres?|cheff?e?s? d[ue]s? gouvernements?|"
        r"president(?:e)? du conseil(?! (?:souverain|militaire|europeen|constitutionnel|national|de))|cheff?e? "
        r"de l' executif"
    ),
    "head": r"dirigeant(?:e|s|es)?|leaders?|numeros? un|maitre|homme fort|locataire|hote(?= (?:de la|de l'|du) S)",
    "foreign minister": (
        r"ministres? (?:\w+ )?d(?:es|e l' europe et des) affaires etrangeres|"
        r"cheff?e?s? (?:de la|de sa|de leur|des) diplomaties?|"
        r"patron(?:ne)?s? (?:de la|des) diplomaties?|"
        r"secretaires? d' etat|ministres? (?:\w+ )?des relations exterieures|haute? representante?"
    ),
    "defence minister": (
        r"ministres? (?:\w+ )?(?:de la defense|des armees)|secretaire (?:\w+ )?a la defense|patron du pentagone"
    ),
    "chief of staff": r"cheff?e?s? d(?:'|e l'|es) etats?-majors?",
    "minister": (
        r"vice-ministres?|ministres?(?: (?:delegue|adjoint)(?:e|s|es)?)?|gardes? des sceaux|"
        r"tresori(?:er|ere)(?= A)|secretaires? (?:\w+ )?a(?:u| la| l'|ux) "
        r"(?:tresor|commerce|energie|justice|interieur|agriculture|transports|travail|sante|education)|"
        r"(?:sous|vice)-secretaires? d' etat|(?:sous|vice)-secretaires?(?= (?:A|a la|au))"
    ),
    "envoy": (
        r"emissaires?(?: special| speciale| speciaux)?|envoye(?:e|s|es)?(?: special| speciale| speciaux)?|"
        r"mediat(?:eur|rice)s?|negociat(?:eur|rice)s?(?: en chef)?|representante?s?(?: special| speciale| speciaux)?|"
        r"coordinat(?:eur|rice)s?(?: humanitaire)?|facilitat(?:eur|rice)s?|emissaires? onusien(?:ne)?s?"
    ),
    "ambassador": (
        r"ambassad(?:eur|rice)s?|charge(?:e|s)? d' affaires|attaches? (?:militaires?|de defense)|"
        r"consul(?:e)?(?: general)?|nonce(?: apostolique)?|"
        r"(?:celui|ceux)(?= (?:de|du|d'|des|de la|de l') N)|celle(?= (?:de|du|d'|des|de la|de l') N)"
    ),
    "diplomat": r"diplomates?",
    "intelligence chief": (
        r"(?:direct(?:eur|rice)s?|cheff?e?s?|patron(?:ne)?s?) (?:d[ue]s?|de la|de l') (?:services? (?:de |du "
        r")?)?renseignements?|"
        r"(?:direct(?:eur|rice)|cheff?e?|patron(?:ne)?) (?:de la|du|de l') (?:cia|dgse|fsb|mossad|mit|svr|shin "
        r"bet|mi6|bnd|nsa|fbi)|"
        r"cheff?e?s? (?:d[ue]s?|de la|de l') services (?:secrets?|de renseignements?)"
    ),
    "member of parliament": (
        rf"senat(?:eur|rice)s?|deputee?s?|{_NOUN}parlementaires?|eurodeputee?s?|elu(?:e|s|es)?(?= du congres)"
    ),
    "central bank governor": r"gouverneure? de la (?:banque(?: centrale)?|fed|bce)|gouverneurs? des banques centrales",
    "defence official": (
        r"general|generaux|lieutenants?-generaux|lieutenant-general|vice-amiral|amiral|colonels?|"
        r"commandants?(?: en chef| supremes?)?|secretaire "
        r"du conseil de securite"
    ),
    "soldiers": rf"{_NOUN}militaires|officiers",
    "other": (
        r"hauts? responsables?|responsables?|conseill(?:er|ere)s?(?: diplomatique| special| presidentiel)?|"
        r"direct(?:eur|rice)s? de cabinet|cheff?e? de cabinet|cofondat(?:eur|rice)|direct(?:eur|rice)s?|"
        r"defenseure?s? des droits|"
        r"defenseuses? des droits|cheff?e?s? de la police|"
        r"direct(?:eur|rice)s? (?:politique|de la surete(?: generale)?)|"
        rf"cheff?e?s?|{_NOUN}officiels?|hauts? fonctionnaires?|bras droit|numeros? deux|gouverneure?(?: generale?)?|"
        r"procureure?s?(?: generale?| generaux)?|"
        r"membres? du (?:gouvernement|cabinet|conseil d' etat|conseil souverain|bureau politique)|tanaiste|"
        r"conseiller(?:e)?s? (?:federale?s?|federaux)"
    ),
}

OUT_OF_OFFICE = frozenset(
    words("ex ancien ancienne anciens anciennes feu candidat candidate opposant opposante opposition")
)
"""Words that tell that somebody does not hold the office that his phrase names."""

PLURALS = frozenset(words("les des ses leurs ces deux trois"))
"""Determiners of several officials."""

PORTFOLIOS: dict[str, str] = {
    "foreign minister": r"affaires (?:etrangeres|exterieures)|relations exterieures|diplomatie",
    "defence minister": r"(?:ministres? .*)?(?:defense|armees)",
    "interior": r"interieur",
    "finance minister": r"finances|economie|tresor",
}
"""What tells a minister's portfolio."""

COMMISSION = re.compile(
    r"(?:vice-)?president(?:e)?(?: executi(?:f|ve))? (?:de la commission(?! (?:d|[^eAPUO,]))|du conseil europeen)"
)
"""Presidents that are the Union's."""
CHIEF = re.compile(r"cheff?e?|patron(?:ne)?|leader|maitre|locataire|homme|dirigeant|numero")
"""Words for who leads, whatever he leads."""
TITLES = frozenset(
    words(
        "roi reine emir sultan pape prince chancelier chanceliere president presidente "
        "monarque souverain souveraine empereur"
    )
)
"""Words that tell heads of state apart."""
PAPACY = re.compile(r"(?:pape|souverain pontife|saint-pere)(?!\S)")

COLLECTIVE = (
    r"delegations?|gouvernements?|ministeres?|congres|senat|ambassades?|dirigeants|experts|diplomaties?|"
    r"autorites|presidences?|executifs?|armees?|etats-majors?|"
    r"administrations?|parlements?|services? (?:de |du )?renseignements?|emissaires|missions?|pouvoir|parties?|"
    r"negociateurs|equipes?|cote|juntes?|putschistes|militaires au pouvoir"
)

GOVERNMENT = frozenset({"le gouvernement", "les autorites", "l' executif"})
"""A government that the phrase gives no state: the one that the text is about."""

CROWNED = frozenset(words("roi reine emir sultan pape"))
"""Titles that no president has: "le président" is not "le roi Abdallah"."""

MONARCHS = frozenset(words("monarque souverain souveraine"))
"""What anybody with a crowned title may be called."""

THRONES: dict[str, frozenset[str]] = {
    title: frozenset(words(states))
    for title, states in {
        "roi": "JOR MAR SAU ESP BEL GBR NLD SWE NOR DNK BHR THA KHM MYS BTN LSO SWZ TON",
        "reine": "GBR DNK NLD",
        "emir": "QAT KWT",
        "sultan": "OMN BRN",
        "chancelier": "DEU AUT",
        "chanceliere": "DEU AUT",
    }.items()
}
"""Titles of heads of state or government, with the states that have one."""

BROTHER = re.compile(
    r"(?<!\S)(?:son|sa|mon|leur) (?:cher |grand |bon )?(?:frere|soeur|ami|amie)(?: et (?:frere|ami))?(?: ,)?"
    r"(?= (?:son|le|la|l'|m|mme|cheikh|P)(?!\S))"
)
"""As in "son frère, (le président)": it says nothing of the office."""

BORN = frozenset(
    (name, state)
    for state, names in {
        "ARG": ("rafael grossi", "rafael mariano grossi"),
        "AUS": ("mathias cormann",),
        "BEL": ("charles michel", "herman van rompuy"),
        "BGR": ("kristalina georgieva",),
        "BRA": ("roberto azevedo",),
        "CAN": ("louise arbour",),
        "CHE": ("thomas greminger",),
        "DEU": ("ursula von der leyen", "martin kobler", "volker perthes", "hans-gert pottering"),
        "DNK": ("anders fogh rasmussen",),
        "DZA": ("lakhdar brahimi", "ramtane lamamra"),
        "EGY": ("ahmed aboul gheit", "boutros boutros-ghali", "nabil al-arabi"),
        "ESP": ("josep borrell", "javier solana", "bernardino leon"),
        "EST": ("kaja kallas",),
        "ETH": ("tedros adhanom ghebreyesus",),
        "FRA": ("christine lagarde", "michel barnier", "dominique strauss-kahn", "pascal lamy"),
        "GBR": ("catherine ashton", "martin griffiths", "tom fletcher"),
        "GHA": ("kofi annan", "mohamed ibn chambas"),
        "ITA": ("federica mogherini", "filippo grandi", "staffan de mistura"),
        "JPN": ("yukiya amano",),
        "KOR": ("ban ki-moon",),
        "LBN": ("ghassan salame",),
        "LUX": ("jean-claude juncker",),
        "MLT": ("roberta metsola",),
        "MRT": ("ismail ould cheikh ahmed",),
        "NGA": ("ngozi okonjo-iweala",),
        "NLD": ("mark rutte", "sigrid kaag"),
        "NOR": ("jens stoltenberg", "geir pedersen"),
        "POL": ("donald tusk",),
        "PRT": ("antonio guterres", "jose manuel barroso", "antonio costa"),
        "SEN": ("abdoulaye bathily",),
        "SVK": ("jan kubis", "miroslav lajcak"),
        "SWE": ("hans blix",),
        "TCD": ("moussa faki mahamat", "moussa faki"),
        "USA": ("david malpass", "ajay banga", "jim yong kim"),
        "ZAF": ("nkosazana dlamini-zuma",),
    }.items()
    for name in names
)
"""Folded names of those who act for an organisation, with the state that they come from: "le Portugais" of the UN."""

SAME_OFFICE = (
    r"(?:(?:hotes?|visiteur|visiteuse|invitee?)(?= A| (?:, )?[PU](?= |$))|vis-a-vis|homologues?|alter ego|"
    r"counterparts?|collegue|pair|pairs(?= A)|"
    r"(?:(?<=son )|(?<=sa )|(?<=ses )|(?<=(?<!\S)leur )|(?<=(?<!\S)leurs ))"
    r"(?:hote(?:sse)?|visiteu(?:r|se)|invitee?|collegues?|"
    r"(?:hote|visiteur|invite|interlocut(?:eur|rice)|voisine?)s?(?= A)))"
)
"""An official named by the office of another or by what he is to him: "son homologue turc", "son invité"."""

FORMER = (
    r"(?:ex|ancien|ancienne|anciens|anciennes|feu|defunt|defunte|candidat|candidate|opposant|opposante|porte-drapeau)"
)

PREMODIFIERS = (
    r"(?:nouveau|nouvel|nouvelle|nouveaux|jeune|tout|futur|future|actuel|actuelle|puissant|influent|tres|deux|trois|"
    r"quatre|principal|principaux|numero|inamovible|vieux|autoritaire|republicain|democrate|propre|propres|"
    r"plusieurs|haute?s?)"
)

RANKS_LISTED = frozenset(words("general colonel president capitaine marechal roi emir sultan"))
RANKS = f"(?:{'|'.join(sorted(RANKS_LISTED))})"
"""What stands before the name of whom somebody is sent by: "l'émissaire du général Burhane"."""

QUALIFIERS = (
    r"(?:par interim|interimaire|permanente?s?|elue?|sortante?|actuel(?:le)?|en exercice|de transition|en "
    r"titre|adjointe?|republicain|"
    r"democrate|sociale?-democrate|conservat(?:eur|rice)|liberale?|islamo-conservateur|nationaliste|populiste|"
    r"ultranationaliste|chef supreme des forces armees|reelue?|special|speciale|officiel(?:le)?s?|"
    r"parlementaires?|militaires?|diplomatiques?|ministeriel(?:le)?s?|interministeriel(?:le)?s?|gouvernementales?|"
    r"nucleaires?|economiques?|commerciales?|techniques?|conjointe?s?|restreinte?s?|de haut niveau|de haut rang)"
)

COMPLEMENTS = (
    r"(?:banque(?: centrale)?(?: d(?:e|u|es) U)?|commandement|affaires etrangeres|affaires exterieures|relations "
    r"exterieures|armees?|forces armees|defense(?: nationale)?|interieur|"
    r"economie(?: et des finances)?|finances?|commerce(?: exterieur| international)?|energie|petrole|justice|"
    r"tresor|transition \w+|"
    r"europe et des affaires etrangeres|europe|climat|environnement|agriculture|sante|culture|eau|transports|"
    r"budget|education|"
    r"affaires europeennes|affaires generales|cooperation(?: (?:regionale|internationale))?|diplomatie|migrations?|"
    r"francophonie|communication|jeunesse|planification|mines|numerique|famille|"
    r"conseil de securite(?: nationale)?|"
    r"securite(?: nationale)?|"
    r"republique(?: (?:socialiste|islamique|federale|populaire|democratique|arabe|bolivarienne|orientale|unie))*|"
    r"federation|royaume(?: hachemite)?|etat|gouvernement|parlement|sports|immigration|solidarites?|travail|industrie|"
    r"peches?|elevage|forets?|hydrocarbures|mer|marine|infrastructures|equipement|amenagement|urbanisme|habitat|"
    r"logement|artisanat|investissements?|technologies?|sciences?|innovation|telecommunications|aviation(?: civile)?|"
    r"hydraulique|emploi|egalite|reconstruction|transition ecologique|developpement durable|promotion|"
    r"tourisme|enseignement superieur|recherche|developpement|integration africaine|communaute nationale a l' etranger|"
    r"surete(?: generale| nationale)?|police(?: nationale| federale)?|gendarmerie(?: nationale)?|protocole|"
    r"garde(?: nationale| revolutionnaire)?|cour supreme|cour constitutionnelle|ministere|"
    r"operations militaires|(?:\w+ )?region militaire|bureau politique|conseil presidentiel|"
    r"renseignement(?: exterieur| militaire)?|services? (?:de |du )?renseignements?|"
    r"conseil souverain|"
    r"conseil militaire|conseil politique(?: supreme)?|conseil presidentiel|conseil|"
    r"commission(?= [PU](?: |$)| ,|$)|chambre des representants|congres|"
    r"senat|autorite|haute autorite de la transition|"
    r"organisation|politique etrangere|droits)"
)

DETERMINERS = (
    r"(?:le|la|l'|les|un|une|son|sa|ses|leur|leurs|ce|cet|cette|ces|chaque|deux|trois|mon|ma|"
    # An indefinite plural is "des" where it can't be "de les": at the head of a clause, behind another preposition.
    r"(?:^|(?<=[,;:] )|(?<= que )|(?<=avec )|(?<=par )|(?<= a )|(?<= et )|(?<=entre ))"
    r"(?:des|de(?= (?:hauts|nombreux) )))"
)

HONORIFICS = (
    r"(?:m \.|mm \.|sm|sar|sem|mme|mmes|mgr|dr|s \. e|s \. e \. m|s \. m|son excellence|sa majeste|son altesse(?: "
    r"royale)?|sa saintete|"
    r"monsieur|madame|messieurs|le general(?: d' armee)?|general(?: d' armee)?|l' amiral|le colonel|le "
    r"marechal|le mollah|le cheikh|"
    r"cheikh|le lieutenant-colonel|le capitaine|lord|sir)"
)

STYLES = frozenset(words("se sem seme sm sar sai see dr pr me mtre hadj"))
"""Forms of address that stand before a name or title and say nothing of the office, without their points: "S.E.M."."""

PARTICLES = frozenset(
    words("de du da dos das di del della van von der den ter bin ben bint al el ibn ould y e la le af zu")
)

NOT_A_NAME = frozenset(
    words("""
    le la les l' un une des du de d' au aux en et ou a mais or ni car donc si ce cet cette ces son sa ses leur leurs
    mon ma mes
    notre nos votre vos il elle ils elles on nous vous je tu c' s' n' qu' j' qui que quoi dont dans sur sous avec
    sans pour par
    contre entre vers chez depuis pendant apres avant selon lors alors ainsi aussi comme quand lorsque tandis malgre
    outre
    parmi devant derriere voici voila plus moins tres tout toute tous toutes chaque plusieurs quelques aucun aucune
    certains
    premier premiere ministre ministres president presidente chef cheffe etat etats roi reine pape prince emir
    chancelier
    chanceliere secretaire general generale haut haute affaires etrangeres defense armees interieur finances economie
    justice
    sante republique federation royaume gouvernement assemblee senat parlement congres conseil commission union
    organisation nations unies front parti banque bureau ovale maison blanche direct info exclusif entretien interview
    analyse recit reportage enquete video guerre conflit sommet rencontre visite monsieur madame mme mm mgr majeste
    excellence
    altesse sud nord est ouest proche-orient moyen-orient occident palais arrive arrivee attendu attendue recu recue
    accueilli accueillie interroge interrogee reunis reunies invite invitee lundi mardi mercredi jeudi vendredi
    samedi dimanche
    janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre afrique europe asie amerique
    hier demain aujourd' cela celui celle ceux seul seule meme autre autres leader dirigeant ambassadeur ambassade
    emissaire
    envoye vice-president vice-premier vice-ministre porte-parole hors deux trois quatre cinq six dix cent lire
    ecouter publie
    etat-major etats-majors souverain pontife saint-pere entretiens rencontres entrevue appel echange echanges
    discussions discussion pourparlers negociations
    deplacement voyage tournee venue lettre message conversation tete-a-tete reunion trilaterale bilaterale coup
    commissaire commissaires securite africaine
    administration delegation mission autorites ministere etats-majors armee regardez retrouvez suivez decouvrez malgre
    accord paix treve bilan reforme projet plan jour nuit soir matin fin debut face grace quant suite aux
    crise tensions tension droits douane frappe frappes menace menaces israelo-palestinien environ face-a-face
    non oui pas jamais rien peu trop bien mal ici la-bas tribune figarovox edito editorial live integrale ajoute
    actualise
    migration cooperation integration commerce energie agriculture culture tourisme industrie transports communication
    jeunesse sports education enseignement recherche environnement climat developpement travail budget tresor
    francophonie solidarite planification mines petrole communaute exterieur etranger regionale internationale nationale
    numerique emploi famille promotion logement equipement peche peches elevage foret forets hydrocarbures
    infrastructures amenagement urbanisme habitat artisanat investissement investissements technologie technologies
    science sciences innovation telecommunications aviation hydraulique egalite reconstruction
    entre-temps cependant toutefois neanmoins pourtant ensuite puis enfin auparavant desormais certes ailleurs
    premiers premieres rois reines princes princesses chanceliers emirs directeurs ambassadeurs ambassadrice emissaires
    envoyes secretaires generaux chefs dirigeants dirigeante responsables hauts hautes representant representante
    representants delegations autorites gouvernements capitaine commandant procureur gouverneur gouverneurs
    chambre relations exterieures haut-commissaire haute-commissaire lieutenant-general tanaiste taoiseach garde
    tresorier
    presidence directeur directrice patron medecins grande grand petit petite nouveau nouvelle cour pourquoi comment
    quel quelle resultat probleme consequence conclusion bref objectif
    premiers premieres presidents presidentes chefs cheffes rois reines princes princesse emirs chanceliers secretaires
    dirigeants dirigeante ambassadrice ambassadeurs vice-ministres directeurs gouverneur generaux ses porte-paroles
    senateur senateurs depute deputes deputee maire emissaires envoyee envoyes representant representante speaker
    """)
)
"""Folded words that a capital letter does not make a person's name."""
