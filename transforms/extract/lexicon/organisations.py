"""Codes of organisations that are visited or met in a way of their own."""

from __future__ import annotations

from transforms.extract.lexicon import words

__all__ = ["GATHERINGS", "GROUND_OF", "IN_BRUSSELS", "WITHOUT_GROUND"]

WITHOUT_GROUND = frozenset(
    words(
        "EU UN NATO AU ECOWAS ARABLEAGUE OSCE IAEA IMF WB ASEAN SCO ICC WHO GCC OIC CSTO EAEU ICRC WTO SADC HAMAS "
        "HEZBOLLAH"
    )
)
"""Parties without a territory of their own to visit."""
GROUND_OF = {"HOUTHI": "YEM", "DPR": "UKR"}
"""De facto governments and the state that they hold a part of: who is received there visits them."""
IN_BRUSSELS = frozenset({"EU", "NATO"})
"""Parties that have their seat there: Brussels is no visit to Belgium then."""
GATHERINGS = frozenset({"G7", "G20", "BRICS", "UNSC"})
"""Places of meeting rather than partners."""
