"""Words that stand around a surname and decide whose it is. Written folded: lower case, without accents."""

from __future__ import annotations

import re

__all__ = [
    "AMBIGUOUS",
    "ARTICLE_BEFORE",
    "BEFORE_SURNAME",
    "CONTINUES",
    "ELECTED",
    "GIVEN_NAME_BEFORE",
    "IN_A_YEAR",
    "PARTICLES",
    "PARTICLE_BEFORE",
    "TITLES",
    "TITLE_IN_NAME",
]

PARTICLES = frozenset(
    {"von der", "van der", "von", "van", "de", "di", "da", "al", "el", "ben", "bin", "le", "d", "del"}
)
"""What a surname may begin with in lower case."""

GIVEN_NAME_BEFORE = re.compile(r"(?<![^\W\d_])([A-ZÀ-ÝĀ-Ž][^\W\d_]*(?:-[A-ZÀ-Ý][^\W\d_]*)?)(\.)? ?\Z")
"""A capitalised word, or an initial with its full stop, right before."""

ELECTED = re.compile(
    r" (?:president-elu|presidente-elue|(?:president|presidente|chef de l etat|premier ministre|nouvel) elue?|"
    r"elue? (?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|le \d+|la semaine derniere)) "
)
"""As in "le président élu": who is to take office acts for his state already (codebook)."""

PARTICLE_BEFORE = re.compile(r"(?<![^\W\d_])(?:los|dos|das|von|van|der|den|ben|bin|ould|abou|abu|del|della|di) \Z")
"""The name is longer than the surname that was found: "Ricardo de los Santos"."""

TITLE_IN_NAME = re.compile(r"(?:pape|roi|reine|prince|cheikh|sultan|empereur|ayatollah|mollah|grand-duc) ")
"""Titles without which some names would be ambiguous ("pape François"); they are no part of the name."""

CONTINUES = re.compile(r" (?:[A-ZÀ-Ý][a-zà-ÿ]+|[A-ZÀ-Ý][a-zà-ÿ]*-[A-Z]|&|\d)|['’][a-zà-ÿ]")
"""What shows that a surname was part of something else: "Nasser Al-Khelaïfi", "Parly 2", "Xi'an"."""

ARTICLE_BEFORE = re.compile(r"(?<![^\W\d_])(?:la|les?|une?|cette?) \Z", re.IGNORECASE)
"""No surname stands behind an article: "La Hague", "le Breton", "un Mandela"."""

TITLES = frozenset(
    str.split(
        """
        m mm mme mmes president presidente ministre premier chancelier chanceliere general marechal amiral emir roi
        sultan secretaire ambassadeur ambassadrice capitaine colonel commandant senateur emissaire envoye
        """
    )
)
"""Behind these even an ambiguous surname is the official's."""

AMBIGUOUS = frozenset(
    str.split(
        """
        abbott abe achi adamkus anand araujo arias armand ashton atmar austin azali ba baird barrot barrow barry
        bas bauer beaune beckett belliard bennett bigot bildt bishop bolton bonne boone borne boulos brennan
        breton brown bruce burns burt calderon camara campbell carter cassis castillo chapo charles chretien
        cisse clark clegg cohen collomb conde conte cooper correa costa coulibaly craft danon davis delattre
        dermer desir dimitrov dion diop dolan drame dumas dumont duncan dunford duque eide etienne fall fallon
        faye fedorov feltman fernandez ferrand fischer fletcher forissier fox francken frieden friedman frost
        gabriel gallagher garcia garneau gates ghali gil girardin grandi greminger griffiths guerini haavisto
        haddad hague hahn haley hammond hansen harper harris hassan healey hernandez higgins hipkins hogan
        holness howard humala hunt hussein ibrahim ivanov jeffrey jensen jeri johnson joly jomaa jonathan
        jorgensen kaba kabore kachouk kamel karam kast katz keita kellogg kenny kern key khan kirby kirchner
        klaus klymenko konate kos kozak kuhn lacroix lafont lamy lange leblanc legendre lellouche lemoine
        lemoyne lescure levits lew lombard longuet lungu lutnick mahama mahmood major malley manalo mara marin
        marles marquez martin masra may mccain mccarthy mcmaster medina medvedev meles melnyk merino mesa meta
        michel milanovic miliband miller mitterrand moon morales moratinos moreno morin morrison mujica muller
        musa mustafa nadal najib nasser ndiaye neves niang noda novak orlov ortega osborne parly patel paz peach
        pedersen peres peters petkov pfister pham philippe pierre pinotti ponta popescu powell power prevot
        price prodi rangel rau reeves reid reynders rice rodriguez ross rudd ryabkov ryan salami saleh salehi
        samuelsen sanchez santos sapin sata schmid schmidt schmitt schneider schulz schulze shah sharif sharon
        singh sloutski solana soler soro stocker store straw suga sullivan talon tanner taylor toledo touray
        toure traore tsai varela vaz vieira villiers volodine wade wallace waltz weah weber williams williamson
        winter wong yoon yunus zaev
        """
    )
) | {"le maire", "saint martin", "de villiers", "jean pierre", "dos santos", "saint cyr", "de gaulle"}
"""Surnames that others bear too, or that are words: they count where the full name or a title stands by."""

BEFORE_SURNAME = frozenset(
    str.split(
        """
        m mm mme mmes mr mrs president presidente premier ministre general marechal amiral roi reine
        emir sultan prince princesse pape ambassadeur ambassadrice chancelier chanceliere secretaire
        commissaire cheikh sheikh ayatollah colonel capitaine commandant lieutenant senateur vice duc comte
        lord sir dr docteur monsieur madame a au aux avec c ce ces cette chez comme comment contre dans de
        depuis des du elle en entre et face hier il jusqu la le les l leur lorsque lundi mais mardi mercredi
        jeudi vendredi samedi dimanche ni non on or ou oui par parce pendant pour pourquoi pres puis qu quand
        quant que qui sa sans selon si sauf son sous sur tandis un une vers via apres avant aujourd hui demain
        ainsi alors aussi encore enfin ici malgre direct video exclusif guerre visite sommet rencontre
        entretien otan onu ue g7 g20 quel quelle quels tout est etait sera car donc ancien
        """
    )
)
"""Titles and the words that begin a sentence: no given names."""

IN_A_YEAR = re.compile(
    r"\b(?:[Ee]n|[Dd]ébut|[Ff]in|[Mm]i-?|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|"
    r"décembre|été|automne|printemps|hiver) ?((?:19|20)\d\d)\b(?! à )"
)
"""A year in which something is told to have been."""
