"""`homologue read`: what is in feed, wire and archive files, one JSON object for each, without Beam."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from transforms.records import Item

__all__ = ["command", "read_file"]

_MAX_FILE = 256 * 2**20
"""Bytes of a file before decompression; what is unpacked from it has the readers' limit."""
_MAX_ITEMS = 200_000
_MAX_SECONDS = 9.0
_ENOUGH_ITEMS = 5_000
"""Items after which a file that has shown one language is taken to be in it: telling it is a third of all work."""


@click.command("read")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
def command(paths: tuple[str, ...]) -> None:
    r"""Read each PATH, whatever its name: RSS, Atom, JSON Feed, NewsML, NITF, ninjs, wire text or JSON lines.

    One JSON object for each PATH, in order, on standard output: ``path``, ``outcome`` (ok or rejected), ``format``,
    ``error`` (null where ok) and ``items``. Nothing is fetched and nothing is stored; the exit code is 0 whatever the
    files hold. Times without a zone are taken for Paris in French texts and for UTC in others (``zone_origin`` is
    then ``assumed``). A file is answered within 10 seconds or rejected as too slow.

    \b
      homologue read depeche.xml feed.rss | jq -r '.items[].title'
    """
    for path in paths:
        for piece in read_file(path):
            # A lone surrogate, in a file name or from a JSON escape, has no UTF-8: it is shown as "?".
            sys.stdout.write(piece.encode("utf-8", "replace").decode("utf-8"))
        sys.stdout.write("\n")
        sys.stdout.flush()


def read_file(path: str) -> Iterator[str]:
    """The answer for one path, a JSON object on one line, in pieces; raises nothing that a file can cause."""
    from transforms.fetch.errors import FetchError
    from transforms.read.errors import ReadError

    kind = None
    items: list[str] = []
    error: dict[str, str] | None = None
    try:
        kind, found = _read(path)
        items.extend(found)
    except (FetchError, ReadError) as failure:
        error = {"class": type(failure).__name__, "message": str(failure)}
    except MemoryError:
        error = {"class": "LimitExceeded", "message": "more memory than there is"}
    except Exception as fault:  # a mistake of ours, which must not cost the answers for the other files
        error = {"class": "ReaderFault", "message": f"{type(fault).__name__}: {fault}"}
    outcome = "rejected" if error else "ok"
    head = json.dumps({"path": path, "outcome": outcome, "format": kind, "error": error}, ensure_ascii=False)
    yield head[:-1] + ', "items": ['
    for number, item in enumerate(items if error is None else ()):
        yield (", " if number else "") + item
    yield "]}"


def _read(path: str) -> tuple[str, Iterator[str]]:
    """Format and items of a file; the items may raise a `ReadError` too."""
    from transforms.fetch.files import read_file as read_bytes
    from transforms.read.reader import read
    from transforms.records import Payload

    started = time.monotonic()
    body = read_bytes(path, limit=_MAX_FILE)
    reading = read(body)
    payload = Payload(
        source="",
        location=path,
        body=b"",
        sha256=hashlib.sha256(body).hexdigest(),
        fetched_at=datetime.now(UTC),
        kind="documents" if reading.format == "documents" else "feed",
    )
    return reading.format, _items(reading.entries, payload, started + _MAX_SECONDS)


def _items(entries: Iterator[Any], payload: Any, deadline: float) -> Iterator[str]:
    from transforms.normalise.items import make_item
    from transforms.read.errors import NoEntry, TooManyEntries, TooSlow
    from transforms.records import Entry

    first_error = None
    count = 0
    languages: set[str | None] = set()
    for entry in entries:
        if entry.number >= _MAX_ITEMS:
            raise TooManyEntries(f"more than {_MAX_ITEMS:,} entries")
        if time.monotonic() > deadline:
            raise TooSlow(f"not read within {_MAX_SECONDS:g} seconds, {entry.number:,} entries in")
        if not isinstance(entry, Entry):
            click.echo(f"{payload.location}: {entry.error_class}: {entry.message}", err=True)
            first_error = first_error or entry.message
            continue
        count += 1
        # An entry without a word is no item of the tables, but it is in the file, and this shows what is.
        item = make_item(entry, payload, require_content=False)
        languages.add(item.language)
        if count == _ENOUGH_ITEMS and len(languages) == 1:
            payload = replace(payload, language=item.language)
        yield json.dumps(_shown(item), ensure_ascii=False)
    if first_error and not count:
        raise NoEntry(f"no entry that can be read; {first_error}")


def _shown(item: Item) -> dict[str, Any]:
    return {
        "item_id": item.item_id,
        "guid": item.guid,
        "version": item.version,
        "url": item.url,
        "title": item.title or None,
        "text": item.text or None,
        "published_at": _instant(item.published_at),
        "published_raw": item.published_raw,
        "zone_origin": item.zone_origin,
        "updated_at": _instant(item.updated_at),
        "language": item.language,
        "authors": item.authors,
        "categories": item.categories,
        "status": item.status,
        "embargo_until": _instant(item.embargo_until),
        "urgency": item.urgency,
        "slugline": item.slugline,
        "dateline": item.dateline,
    }


def _instant(moment: datetime | None) -> str | None:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z") if moment else None
