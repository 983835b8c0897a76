"""An article's page to its text, and what the page says about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from transforms.normalise.text import breaks_off, clean_text
from transforms.records import Item, Page

__all__ = ["is_paywalled", "page_text", "with_page"]

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_LINKED_DATA = re.compile(
    rb"<script\b[^>]{0,500}?application/ld\+json[^>]{0,500}>(.{0,500000}?)</script", re.DOTALL | re.IGNORECASE
)
_NOT_FREE = ("false", "no", "0")


def with_page(item: Item, page: Page | None) -> Item:
    """The item with its page's text, where that is longer than the feed's; its hash and revision stay the feed's.

    So a page that changes while the feed does not is no new revision.
    """
    if page is None:
        return item
    if page.gone_at is not None:
        return replace(item, gone_at=page.gone_at)
    text = page_text(page)
    paywalled = is_paywalled(page.body)
    if len(text) <= len(item.text):
        return replace(item, paywalled=paywalled)
    truncated = bool(paywalled) or breaks_off(text)
    return replace(item, text=text, text_source="page", truncated=truncated, paywalled=paywalled)


def page_text(page: Page) -> str:
    """The article on a page, without navigation, comments and tables; empty where trafilatura finds none."""
    import trafilatura

    charset = _CHARSET.search(page.content_type or "")
    html: bytes | str = page.body
    if charset is not None:  # the header outranks the page's own declaration (WHATWG HTML, 13.2.3)
        try:
            html = page.body.decode(charset[1], "replace")
        except LookupError:
            html = page.body
    try:
        found = trafilatura.extract(
            html, include_comments=False, include_tables=False, include_images=False, favor_precision=True
        )
    except Exception:  # whatever a page does to a parser, the item has the feed's text
        return ""
    return clean_text(found, markup=False) if found else ""


def is_paywalled(body: bytes) -> bool | None:
    """What the page says of being free (schema.org, isAccessibleForFree); None where it says nothing."""
    for script in _LINKED_DATA.finditer(body):
        try:
            data = json.loads(script[1])
        except (ValueError, RecursionError):
            continue
        for value in _values(data, "isAccessibleForFree"):
            return str(value).strip().lower() in _NOT_FREE
    return None


def _values(data: Any, key: str, depth: int = 0) -> Iterator[Any]:
    if depth > 20:
        return
    if isinstance(data, dict):
        if key in data:
            yield data[key]
        for value in data.values():
            yield from _values(value, key, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value, key, depth + 1)
