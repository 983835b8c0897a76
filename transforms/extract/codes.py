"""Codes of the older event ontologies for a contact: CAMEO and its successor PLOVER.

CAMEO tells the two rows of a visit apart (042 makes a visit, 043 hosts one); the code returned is that of the row whose
source is the first party of the pair.
"""

from __future__ import annotations

from transforms.extract.model import Interaction

__all__ = ["plover_and_cameo"]

_BROKEN_OFF = {"broken-off-negotiation": "164", "broken-off-mediation": "165"}
"""Rules that tell of talks or a mediation broken off; PLOVER counts these as sanctions."""


def plover_and_cameo(found: Interaction) -> tuple[str, str | None, str]:
    """PLOVER event type, PLOVER mode (None where the event has none) and CAMEO code of one contact."""
    if found.status == "planned":
        return "AGREE", None, "036"
    if found.status == "cancelled":
        for rule, code in _BROKEN_OFF.items():
            if rule in found.rules:
                return "SANCTION", "withdraw", code
        return "REJECT", "meet", "125"
    return "CONSULT", _plover_mode(found), _consult_code(found)


def _plover_mode(found: Interaction) -> str | None:
    if found.multilateral:
        return "multilateral"
    # The PLOVER manual words its mode "phone" as "phone or some other remote medium".
    return {"call": "phone", "video": "phone", "visit": "visit", "meeting": "third-party"}.get(found.mode)


def _consult_code(found: Interaction) -> str:
    if found.negotiation:
        # "Takes precedence over visit or meeting" (CAMEO manual, 046).
        return "045" if "mediation" in found.rules else "046"
    if found.mode == "call":
        return "041"
    if found.mode == "visit" and found.visitor is not None:
        return "042" if found.visitor == found.parties[0] else "043"
    return {"visit": "042", "meeting": "044"}.get(found.mode, "040")
