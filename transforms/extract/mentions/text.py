"""A document's body as sentences and words, with offsets that lead back to the body as it was given.

Texts come with undone HTML entities and with UTF-8 read as Windows-1252; both hide words from every list. The view
repairs them and keeps, for each character, where it came from.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Sentence", "View", "fold", "sentences", "view"]

_DAMAGE = re.compile(
    r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});|[ÂÃâÅ][\x80-\xff€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œžŸ ]{0,2}"
)


@dataclass(frozen=True, slots=True)
class View:
    """A readable text, and for each of its characters the offset in the body; None where the two are the same."""

    text: str
    origin: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the body of a stretch of the readable text."""
        if self.origin is None:
            return start, end
        return self.origin[start], self.origin[end]


def view(body: str) -> View:
    """Undo entities and mojibake where there are any."""
    if "&" not in body and "Ã" not in body and "Â" not in body and "â" not in body:
        return View(body)
    pieces: list[str] = []
    origin: list[int] = []
    position = 0
    for match in _DAMAGE.finditer(body):
        repaired = _repair(match[0])
        if repaired == match[0]:
            continue
        start, end = match.span()
        pieces.append(body[position:start])
        origin.extend(range(position, start))
        pieces.append(repaired)
        origin.extend([start] * len(repaired))
        position = end
    if not pieces:
        return View(body)
    pieces.append(body[position:])
    origin.extend(range(position, len(body) + 1))
    return View("".join(pieces), origin)


def _repair(damaged: str) -> str:
    if damaged.startswith("&"):
        return html.unescape(damaged)
    if damaged[:2] == "Ã ":
        return "à" + damaged[2:]
    if damaged[0] == "Â":
        return damaged[1:].replace("\xa0", " ") if len(damaged) > 1 and damaged[1] in "\xa0«»°" else damaged
    for end in range(len(damaged), 1, -1):
        try:
            return damaged[:end].encode("cp1252").decode("utf-8") + damaged[end:]
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return damaged


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """Lower case without accents, typographic apostrophes and hyphens made plain; "où" keeps its accent."""
    if word in ("où", "Où"):
        return "où"
    plain = word.lower().replace("’", "'").replace("‑", "-").replace("œ", "oe")
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of the readable text; ``number`` counts from the title, which is sentence 0."""

    number: int
    start: int
    end: int
    paragraph: int


_BREAK = re.compile(
    r"\n+"
    r"|(?<=[.!?…])[\"”»)\]]*\s+(?=[\"“«(\[–—-]?\s?[A-ZÀ-ÝŒ0-9\"“«])"
    # Television texts glue the summary to the body: "ce vendredi.C'est".
    r"|(?<=[a-zà-ÿ0-9)»\"”%][.!?…])(?=[\"“«]?[A-ZÀ-ÝŒ][a-zà-ÿ’' ])"
    # ... and crossheads to the paragraph that follows: "entre Trump et Zelensky Dans son communiqué".
    r"|(?<=[a-zà-ÿ\"”»!?])\s(?=(?:Dans|Mais|Après|Pour|Selon|Depuis|Alors|Lors|Ils?|Elles?|C['’]est|Cette|Ces|"
    r"Vient|D['’]un)\s[a-zà-ÿ])"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«\"'’])(?:MM?|Mme|Mlle|Mgr|Dr|Me|Pr|S\.?E|S\.?E\.?M|S\.M|S\.A\.R?|St|Ste|av|bd|art|cf|etc|janv|"
    r"févr?|sept|oct|nov|déc|avr|[A-ZÉ])\.$"
)


def sentences(text: str) -> list[Sentence]:
    """Split into sentences; a line feed always ends one, a full stop after an abbreviation or initial never does.

    Headlines of other articles are left out.
    """
    found: list[Sentence] = []
    start = 0
    paragraph = 0
    for match in _BREAK.finditer(text):
        newline = "\n" in match[0]
        if (
            not newline
            and text[match.start() - 1] == "."
            and _ABBREVIATION.search(text, max(0, match.start() - 8), match.start())
        ):
            continue
        # Closing quotation marks caught by the break belong to the sentence that ends.
        stop = match.start() + len(match[0].rstrip()) if not newline else match.start()
        if text[start:stop].strip() and not (found and _ELSEWHERE.match(text, start)):
            found.append(Sentence(len(found), start, stop, paragraph))
        start = match.end()
        paragraph += newline
    if text[start:].strip() and not (found and _ELSEWHERE.match(text, start)):
        found.append(Sentence(len(found), start, len(text.rstrip()), paragraph))
    return found


_ELSEWHERE = re.compile(
    r"[\s>•–—*-]*(?:(?:[àa] )?(?:re)?(?:lire|voir|écouter|découvrir) (?:aussi|également|notre|nos|sur)|"
    r"[àa] (?:lire|voir|écouter)(?= ?[:–—-])|sur le même (?:sujet|thème)(?= ?[:–—-]))\b",
    re.IGNORECASE,
)
"""How the headline of another article begins ("Lire aussi : …"), which is no part of this one (codebook)."""
