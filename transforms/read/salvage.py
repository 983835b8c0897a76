"""Feeds that are no well-formed XML because HTML stands in them unescaped.

``<description>a<br>b</description>`` closes in the wrong order, and a parser that recovers closes everything after it
in the wrong order too: half of the items are gone. Escaped, as RSS would have it, the tags of HTML do no harm. This is
done only where the XML is broken: what is well-formed is left as it is.
"""

from __future__ import annotations

import re
from typing import Any, cast

from lxml import etree

__all__ = ["salvage"]

# Tags of HTML that are no tags of a feed: `link`, `title`, `source` and the like are left alone.
_HTML = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    rb"|<(?=/?(?:a|abbr|article|aside|b|big|blockquote|br|button|center|cite|code|del|div|dl|dt|dd|em|embed|figcaption"
    rb"|figure|font|footer|form|h[1-6]|hr|i|iframe|img|input|ins|label|li|main|mark|nav|noscript|object|ol|p|param|pre"
    rb"|q|s|script|section|small|span|strike|strong|style|sub|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video"
    rb"|wbr)(?:\s[^<>]*)?/?>)",
    re.DOTALL | re.IGNORECASE,
)
_CHUNK = 1 << 20


def salvage(body: bytes) -> bytes:
    """``body`` as it is where it is well-formed, else with the tags of HTML escaped."""
    return body if _well_formed(body) else _HTML.sub(lambda m: b"&lt;" if m[0] == b"<" else m[0], body)


class _Nothing:
    """A parser's target that keeps nothing: the check takes no memory."""

    def close(self) -> None:
        return None


def _well_formed(body: bytes) -> bool:
    parser = etree.XMLParser(
        target=cast(Any, _Nothing()), huge_tree=True, resolve_entities=False, load_dtd=False, no_network=True
    )
    try:
        for start in range(0, len(body), _CHUNK):
            parser.feed(body[start : start + _CHUNK])
        parser.close()
    except etree.XMLSyntaxError:
        return False
    return True
