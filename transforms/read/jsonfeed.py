"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from transforms.read.errors import Malformed, NoObject
from transforms.read.json_text import kind_of, load, string, strings
from transforms.read.links import absolute
from transforms.read.model import BadEntry, literal
from transforms.records import Entry

__all__ = ["read_jsonfeed"]


def read_jsonfeed(body: bytes) -> Iterator[Entry | BadEntry]:
    """The items of a JSON Feed; an item that is no object is a `BadEntry`."""
    feed = load(body)
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise Malformed("JSON Feed without a list of items")
    for number, item in enumerate(items):
        if isinstance(item, dict):
            yield _entry(item, number, feed)
        else:
            yield BadEntry.of(number, NoObject(f"item {number}: expected an object, not {kind_of(item)}"))


def _entry(item: dict[str, Any], number: int, feed: dict[str, Any]) -> Entry:
    markup = string(item.get("content_html"))
    plain = string(item.get("content_text"))
    title = string(item.get("title"))
    url = string(item.get("url")) or string(item.get("external_url"))
    published = string(item.get("date_published"))
    updated = string(item.get("date_modified"))
    return Entry(
        number=number,
        guid=string(item.get("id")),
        url=absolute(url, string(feed.get("home_page_url"))),
        # Only `content_html` is markup; the title must not change by being read with it.
        title=literal(title) if title and markup else title,
        text=markup or plain or string(item.get("summary")),
        markup=markup is not None,
        published_raw=published or updated,
        updated_raw=updated,
        language=string(item.get("language")) or string(feed.get("language")),
        authors=strings(item.get("authors")) or strings(item.get("author")),
        categories=strings(item.get("tags")),
    )
