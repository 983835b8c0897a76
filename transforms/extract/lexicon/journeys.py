"""Ways to tell a journey by a verb and a noun together, as patterns over rows of units; the place stands next."""

from __future__ import annotations

import re

__all__ = ["BACK_FROM", "JOURNEYS", "PRESENT_AT"]

_HAS = r"(?P<tense>a|ont|avait|avaient|aura|auront|va|vont|doit|doivent|devait|devaient|devrait|devraient|vient de)"
_WHEN = (
    r"(?: (?:D|,|depuis|aussi|egalement|ensuite|deja|notamment|hier|lui|elle|eux|matin|soir|meme|enfin|de nouveau))*"
)
_TO = r"(?: (?:a|au|aux|en|dans|vers|pour|de|du|d'|jusqu'))"
_TIME = (
    r"(?:(?:toute )?la (?:journee|matinee|soiree|nuit|semaine)(?: de| d')?|l' apres-midi|le week-end|D|quelques "
    r"(?:heures|jours)|(?:un peu (?:plus|moins) de |plus de |moins de |pres de |presque )?"
    r"(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+) (?:heures?|jours?|journees?|semaines?)|"
    r"une (?:demi-journee|journee))"
)

_FIRST = r"(?:premi\w+|deuxieme|second\w*|derni\w+|prochain\w*)"
_TRIP = r"(?:deplacement|voyage|visite|sortie|sejour|tournee|destination|etape)"

JOURNEYS: tuple[re.Pattern[str], ...] = (
    *(
        re.compile(
            rf"(?<!\S)(?:{_HAS}{_WHEN} )?(?P<verb>{verb}){_WHEN} {noun}{_WHEN}{to}(?: la| l'| les)? (?=[ZX](?!\S))"
        )
        for verb, noun, to in (
            (
                "prend|prennent|prendra|prendront|prenait|prendre|pris",
                r"(?:l' avion|la route|le chemin|la direction)",
                _TO,
            ),
            ("met|mettent|mettra|mettront|mettait|mettre|mis", "le cap", " sur"),
            (
                "fait|font|fera|feront|faisait|faire|effectue|effectuer",
                r"le (?:voyage|trajet|deplacement|crochet)",
                _TO,
            ),
            (
                "fait|font|fera|feront|faisait|faire|effectue|effectuera",
                r"une? (?:\w+ )?(?:crochet|detour|saut|halte|arret|escale|passage|aller-retour)(?: \w+)?",
                r"(?: (?:par|a|au|aux|en|chez|dans|jusqu'a))",
            ),
            (
                "reserve|reservent|reservera|reservait|consacre|consacrera|consacrait",
                rf"(?:son|sa|leur) (?:tout )?{_FIRST} {_TRIP}(?: \w+| a l' etranger| d' etat| hors \S+ \S+){{0,2}}",
                r"(?: (?:a|au|aux|en))",
            ),
            ("passe|passent|passera|passeront|passait|passaient|passer", _TIME, r"(?: (?:a|au|aux|en|dans))"),
            (
                "conduit|conduisent|conduira|conduire|mene|menent|menera|mener|emmene|emmenera|dirige|dirigera",
                r"(?:une|la|sa) (?:\w+ )?(?:delegation|mission)(?: (?:de|d'|du|des|A|[a-z-]+)){0,4}?",
                r"(?: (?:a|au|aux|en))",
            ),
            ("de", "retour", r"(?: (?:a|au|aux|en))"),
            ("foule|foulent|foulera|fouler", "le sol", r"(?: (?:de|du|d'|des))"),
        )
    ),
    *(
        re.compile(
            rf"(?<!\S)(?:{_HAS}{_WHEN} )?(?P<verb>{verb}){_WHEN}{to}(?: la| l'| le| les)? "
            rf"(?=[ZX](?:{_WHEN}){link} (?:son|sa|leur) (?:tout )?{_FIRST} {_TRIP}(?!\S))"
        )
        for verb, to, link in (
            ("reserve|reservent|reservera|reservait|consacre|consacrera", r"(?: (?:a|au|aux|en))", ""),
            ("choisi|choisit|choisissent|choisira|choisissait", "", r" (?:pour|comme)"),
        )
    ),
)
"""As in "prendra jeudi l'avion pour (Z)", "a passé deux jours en (Z)"; ``tense`` is the auxiliary."""

BACK_FROM = re.compile(
    r"(?<!\S)(?:de retour|rentr(?:e|ee|es|ees|ait|aient|ent|era|eront|ant)|revien(?:t|nent|dra)|"
    r"reven(?:u|ue|us|ait|aient|ant))"
    r"(?: (?:D|,|hier|soir|matin|tout juste|juste|directement))* (?:de|du|d'|des)(?: la| l')? (?=[ZX](?!\S))"
)
"""As in "de retour mardi de (Z)", "X est rentré de (Z)": the day told is that of the way back."""

PRESENT_AT = re.compile(r"(?<!\S)presente?s?(?: (?:D|,|aussi|egalement))* (?:a|au|aux|en)(?: la| l')? (?=Z(?!\S))")
"""As in "présent mardi à (Z), X …", "X, présent à (Z), …"."""
