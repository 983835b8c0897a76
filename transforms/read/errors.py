"""What can be wrong with bytes. Each leaf is one outcome; its name is the row value and the metric label.

ReadError
├── Missing              an archive that is gone when its turn comes
├── Unreadable           an archive that the system refuses to read
├── Empty                no byte, or nothing but white space
├── HtmlPage             a web page in the place of a feed
│   └── Challenge        ... that wants to know whether a person is reading
├── UnknownFormat        nothing that a reader knows
├── NotNews              a known format without news in it: concepts, catalogues, schemas
├── Malformed            a known format, broken beyond repair
├── NoEntry              every entry of it is an EntryError
├── ReaderFault          a fault of the reader's own: no file should lead to it
├── LimitExceeded        more than a stated limit
│   ├── TooLarge         bytes, after decompression
│   ├── TooDeep          nesting
│   ├── TooManyParts     elements, attributes, JSON values
│   ├── EntityBomb       entities that expand without end
│   ├── TooManyEntries   entries of one file
│   └── TooSlow          seconds
└── EntryError           one entry; the rest goes on
    ├── BadJson          a line that is no JSON
    ├── NoObject         JSON, but no object
    └── LineTooLong      a line longer than any document
"""

from __future__ import annotations

__all__ = [
    "BadJson",
    "Challenge",
    "Empty",
    "EntityBomb",
    "EntryError",
    "HtmlPage",
    "LimitExceeded",
    "LineTooLong",
    "Malformed",
    "Missing",
    "NoEntry",
    "NoObject",
    "NotNews",
    "ReadError",
    "ReaderFault",
    "TooDeep",
    "TooLarge",
    "TooManyEntries",
    "TooManyParts",
    "TooSlow",
    "UnknownFormat",
    "Unreadable",
]


class ReadError(Exception):
    """Bytes that cannot be read as a whole."""


class Missing(ReadError):
    """An archive that is gone when its turn comes."""


class Unreadable(ReadError):
    """An archive that the system refuses to read."""


class Empty(ReadError):
    """No byte, or nothing but white space."""


class HtmlPage(ReadError):
    """A web page in the place of a feed."""


class Challenge(HtmlPage):
    """A page that wants to know whether a person is reading."""


class UnknownFormat(ReadError):
    """Nothing that a reader knows."""


class NotNews(ReadError):
    """A known format without news in it."""


class Malformed(ReadError):
    """A known format, broken beyond repair."""


class NoEntry(ReadError):
    """Entries, but none that can be read."""


class ReaderFault(ReadError):
    """A fault of the reader's own; one file must not stop all others."""


class LimitExceeded(ReadError):
    """More than a stated limit."""


class TooLarge(LimitExceeded):
    """Too many bytes after decompression."""


class TooDeep(LimitExceeded):
    """Nested too deeply."""


class TooManyParts(LimitExceeded):
    """More elements, attributes or JSON values than memory is given to."""


class EntityBomb(LimitExceeded):
    """Entities that expand without end."""


class TooManyEntries(LimitExceeded):
    """More entries than are taken from one file."""


class TooSlow(LimitExceeded):
    """It took too long."""


class EntryError(ReadError):
    """One entry that cannot be read."""


class BadJson(EntryError):
    """A line that is no JSON."""


class NoObject(EntryError):
    """JSON, but no object."""


class LineTooLong(EntryError):
    """A line longer than any document."""
