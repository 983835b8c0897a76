"""Words that announce a list of officials and that begin it, as patterns over folded words."""

from __future__ import annotations

import re

__all__ = ["ANNOUNCED", "CONTINUED", "FIGURING", "LISTED_BEHIND", "LISTED_HERE", "SEVERAL_OF"]

_NUMBER = r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|\d+)"

ANNOUNCED = re.compile(rf"(?:plusieurs|de nombreux|divers|differents|quelques|des|les|{_NUMBER}) ")
"""How the noun phrase for several officials begins: "plusieurs ambassadeurs"."""
SEVERAL_OF = re.compile(rf"(?<!\S)(?:plusieurs|certains|nombre|{_NUMBER}) (?:de|d')$")
"""As in "plusieurs de (ses homologues)"."""
LISTED_HERE = re.compile(
    r"(?:(?![.;:])\S+ ){0,8}?(?:(?:,|\() (?:dont|notamment|parmi lesquels|parmi lesquelles|entre autres|a savoir|"
    r"en l' occurrence)(?: notamment| ceux)?|:(?= (?:[a-z']+ ){0,3}[XY]))(?!\S)"
)
"""What stands between them and the list in one sentence: ", dont"."""
FIGURING = re.compile(r"(?<!\S)figur(?:ent|aient)(?: notamment| ceux)?(?!\S)")
"""As in "parmi (les ambassadeurs reçus) figurent ceux de"."""
LISTED_BEHIND = re.compile(
    r"(?:- |\" )?(?:il s' agit|ce sont|il s' agissait)(?: ,?(?: egalement| aussi| notamment| ainsi)+)?(?: ,)?(?!\S)"
)
"""What begins a sentence of the list: "Il s'agit de"."""
CONTINUED = re.compile(r"(?:-|•|\*|·)(?!\S)|il s' agit(?: egalement| aussi)?(?!\S)")
"""What begins a further line of it."""
