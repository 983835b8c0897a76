"""ninjs 1.0 to 3.x, IPTC's news in JSON (https://iptc.org/standards/ninjs/).

The versions differ in three ways that are evened out here: 1.x has ``headline`` and ``body_text``, from 1.5 on with any
suffix; 2.x has lists of objects (``headlines``, ``bodies``); 3.x writes keys in camel case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from transforms.read.errors import NoObject
from transforms.read.json_text import kind_of, load, lower_keys, string, strings
from transforms.read.model import BadEntry
from transforms.read.wire import status_of, urgency_of
from transforms.records import Entry

__all__ = ["read_ninjs"]

_MARKUP = ("html", "xml", "nitf")


def read_ninjs(body: bytes) -> Iterator[Entry | BadEntry]:
    """The item of a ninjs document, or those of a list or of the ``items`` or ``data`` of an answer of a service."""
    for number, item in enumerate(_items(load(body))):
        if isinstance(item, dict):
            yield _entry(lower_keys(item), number)
        else:
            yield BadEntry.of(number, NoObject(f"item {number}: expected an object, not {kind_of(item)}"))


def _items(value: Any) -> list[Any]:
    while isinstance(value, dict):
        inner = next((value[key] for key in ("items", "data", "item") if isinstance(value.get(key), dict | list)), None)
        if inner is None or "uri" in value:
            return [value]
        value = inner
    found = value if isinstance(value, list) else [value]
    return [one["item"] if isinstance(one, dict) and isinstance(one.get("item"), dict) else one for one in found]


def _entry(item: dict[str, Any], number: int) -> Entry:
    text, markup = _text(item, "bod")
    if not text:
        text, markup = _text(item, "description")
    created = string(item.get("firstcreated"))
    version_created = string(item.get("versioncreated"))
    return Entry(
        number=number,
        guid=string(item.get("uri")),
        url=string(item.get("weburl")) or string(item.get("url")) or string(item.get("canonicalurl")),
        title=_text(item, "headline")[0] or string(item.get("title")) or string(item.get("name")),
        text=text,
        markup=markup,
        published_raw=created or version_created or string(item.get("contentcreated")),
        updated_raw=version_created,
        language=string(item.get("language")),
        authors=strings(item.get("by")) or strings(item.get("byline")) or strings(item.get("authors")),
        categories=strings(item.get("subjects")) or strings(item.get("subject")),
        version=string(item.get("version")),
        status=status_of(string(item.get("pubstatus"))),
        embargo_raw=string(item.get("embargoed")),
        urgency=urgency_of(string(item.get("urgency"))),
        slugline=string(item.get("slugline")),
        dateline=string(item.get("dateline")) or string(item.get("located")),
    )


def _text(item: dict[str, Any], stem: str) -> tuple[str | None, bool]:
    """The longest of the values whose key begins with ``stem``, and whether it is markup; main and plain ones first."""
    found: list[tuple[bool, str, bool]] = []
    for key, value in item.items():
        if not key.startswith(stem):
            continue
        for one in value if isinstance(value, list) else [value]:
            part = lower_keys(one) if isinstance(one, dict) else {"value": one}
            content = string(part.get("value"))
            if content:
                kind = f"{part.get('contenttype') or ''} {part.get('role') or ''} {key}".lower()
                marked = any(name in kind for name in _MARKUP) or "</" in content or "<p>" in content
                found.append((marked, content, "main" in kind))
    if not found:
        return None, False
    marked, content, _ = max(found, key=lambda one: (one[2], not one[0], len(one[1])))
    return content, marked
