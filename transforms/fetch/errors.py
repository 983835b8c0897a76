"""What can go wrong on the way to the bytes. Each leaf is one outcome: a value of `fetch_log.outcome`.

FetchError
├── FileError
│   ├── Missing            nothing is there, or a glob that matches nothing
│   ├── NotRegular         a folder, pipe, socket or device
│   ├── Unreadable         the system refuses to read it
│   ├── StillWritten       a wire file that changes while it is looked at: the next pass takes it
│   └── FileTooLarge       more bytes than a feed or wire document has
└── HttpError
    ├── BadUrl             no http(s) URL, or one of over 2,048 characters
    ├── Refused            a private, loopback, link-local or metadata address that `network.allow_hosts` does not name
    ├── Unresolved         the name has no address
    ├── Unreachable        no connection, or one that broke
    ├── TimedOut           connecting, reading or all of it took too long
    ├── BadTls             the certificate or the handshake is wrong
    ├── TooManyRedirects   over ten, or a loop
    ├── BodyTooLarge       over the limit, counted after decompression
    ├── BodyCutShort       fewer bytes than the headers promised, or broken compression
    └── BadStatus          any status but 200 and 304; `http_status` says which
"""

from __future__ import annotations

__all__ = [
    "BadStatus",
    "BadTls",
    "BadUrl",
    "BodyCutShort",
    "BodyTooLarge",
    "FetchError",
    "FileError",
    "FileTooLarge",
    "HttpError",
    "Missing",
    "NotRegular",
    "Refused",
    "StillWritten",
    "TimedOut",
    "TooManyRedirects",
    "Unreachable",
    "Unreadable",
    "Unresolved",
]


class FetchError(Exception):
    """Bytes that could not be had; the text tells a person what happened and what to do."""


class FileError(FetchError):
    """A file."""


class Missing(FileError):
    """Nothing is there."""


class NotRegular(FileError):
    """A folder, pipe, socket or device."""


class Unreadable(FileError):
    """The system refuses to read it."""


class StillWritten(FileError):
    """A file that is not complete."""


class FileTooLarge(FileError):
    """More bytes than a feed or a wire document has."""


class HttpError(FetchError):
    """A URL."""


class BadUrl(HttpError):
    """No URL that can be fetched."""


class Refused(HttpError):
    """An address that must not be reached."""


class Unresolved(HttpError):
    """A name without address."""


class Unreachable(HttpError):
    """No connection, or one that broke."""


class TimedOut(HttpError):
    """It took too long."""


class BadTls(HttpError):
    """No trustworthy connection."""


class TooManyRedirects(HttpError):
    """A chain of redirects without end."""


class BodyTooLarge(HttpError):
    """A body over the limit."""


class BodyCutShort(HttpError):
    """A body that is not whole."""


class BadStatus(HttpError):
    """A response that is neither 200 nor 304."""

    def __init__(
        self,
        message: str,
        status: int,
        *,
        url: str | None = None,
        retry_after: str | None = None,
        server_time: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.url = url
        """Who answered, after redirects."""
        self.retry_after = retry_after
        """The Retry-After header as it came."""
        self.server_time = server_time
        """The Date header as it came."""
