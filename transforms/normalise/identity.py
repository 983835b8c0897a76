"""Which article and which version of it: hashes that follow from content alone."""

from __future__ import annotations

import re
from datetime import datetime

from transforms.identifiers import digest
from transforms.normalise.url import canonical_url

__all__ = ["content_hash", "item_id"]

# NewsML 1.2 §5.5.3: urn:newsml:provider:date:item:revision and the letter of the update; the rest names the item.
_REVISION = re.compile(r"(urn:newsml:[^:]+:[^:]+:.+):\d+[AUN]?", re.IGNORECASE)


def item_id(*, url: str | None, source: str, guid: str | None, content: str) -> str:
    """The article: its canonical link, whatever the source; else what the source calls it; else what it says.

    ``url`` is a link that `web_url` let pass. The revision that NewsML writes into an identifier is left out, so that
    all versions of an item are one item.
    """
    if url:
        return digest("url", canonical_url(url))
    if guid:
        named = _REVISION.fullmatch(guid)
        return digest("guid", source, named[1] if named else guid)
    return digest("content", source, content)


def content_hash(*, title: str, text: str, status: str, published_at: datetime | None) -> str:
    """The version: two with the same hash are the same, however often they are shown. The link is no part of it."""
    return digest(title, text, status, published_at.isoformat() if published_at else None)
