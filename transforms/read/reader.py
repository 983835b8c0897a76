"""Bytes to entries: the format is sniffed, its reader reads.

A reader takes clean UTF-8 and gives entries one by one; whatever bytes come in, it ends in entries or in a `ReadError`,
opens no connection and no file, and keeps within 600 MB.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from transforms.read.decoding import inflate, to_utf8
from transforms.read.documents import iterate_documents, read_documents
from transforms.read.errors import Missing, ReaderFault, ReadError, TooDeep, Unreadable
from transforms.read.feed import read_feed
from transforms.read.jsonfeed import read_jsonfeed
from transforms.read.model import BadEntry, Entries, Reading
from transforms.read.newsml1 import read_newsml1
from transforms.read.newsml_g2 import read_newsml_g2
from transforms.read.ninjs import read_ninjs
from transforms.read.nitf import read_nitf
from transforms.read.sniff import is_cut, sniff
from transforms.read.telegram import read_anpa, read_iptc7901, read_text
from transforms.read.xml import prepare
from transforms.records import Entry

__all__ = ["BadEntry", "Reading", "iterate_documents", "open_archive", "read", "read_archive"]


def read(body: bytes, *, content_type: str | None = None) -> Reading:
    """Read a feed, a wire document or an archive of documents.

    ``content_type`` is the Content-Type header, whose charset counts where the bytes leave a choice. Raises a
    `ReadError` where the bytes are none of these; what is found wrong later is raised while the entries are consumed.
    """
    with _no_fault():
        body = inflate(body)
        text = to_utf8(body, content_type)
        kind = sniff(body, text)
    # Their control characters are their punctuation.
    source = body if kind in ("iptc7901", "anpa") else text
    return Reading(kind, _guarded(_READERS[kind](source)), is_cut(kind, text))


def read_archive(path: str) -> Entries:
    """The documents of an archive on disk, in memory that does not grow with it.

    Raises `Missing` and `Unreadable` where it cannot be opened, `Malformed` where it breaks off.
    """
    try:
        with _no_fault(), open_archive(path) as stream:
            yield from iterate_documents(stream)
    except FileNotFoundError:
        raise Missing("there is no such file any more") from None
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from None


def open_archive(path: str) -> Any:
    """A configured file, or an object of a store that fsspec knows."""
    if "://" not in path:
        return open(path, "rb")
    import fsspec

    return fsspec.open(path, "rb")


def _guarded(entries: Entries) -> Entries:
    with _no_fault():
        yield from entries


@contextmanager
def _no_fault() -> Iterator[None]:
    """What a reader did not foresee is a `ReaderFault`, so that one file does not end a job."""
    try:
        yield
    except (ReadError, OSError, MemoryError):
        raise
    except RecursionError:
        raise TooDeep("nested too deeply") from None
    except Exception as error:
        raise ReaderFault(f"{type(error).__name__}: {error}") from error


def _xml(reader: Callable[[bytes], Iterator[Entry]]) -> Callable[[bytes], Entries]:
    def entries(text: bytes) -> Entries:
        yield from reader(prepare(text))

    return entries


_READERS: Mapping[str, Callable[[bytes], Entries]] = {
    **dict.fromkeys(("rss20", "rss10", "rss09x", "atom10", "atom03"), _xml(read_feed)),
    "jsonfeed": read_jsonfeed,
    "documents": read_documents,
    "newsml-g2": _xml(read_newsml_g2),
    "newsml-1.2": _xml(read_newsml1),
    "nitf": _xml(read_nitf),
    "ninjs": read_ninjs,
    "iptc7901": read_iptc7901,
    "anpa": read_anpa,
    "text": read_text,
}
