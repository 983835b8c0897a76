"""One URL to its bytes, within limits, redirects walked by hand.

Every hop of a redirect is a new request through the checked network (`addresses`), so that none leads to an address
that a first request would not reach.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from transforms.fetch.addresses import CheckedNetwork, Resolver, resolve
from transforms.fetch.company import never
from transforms.fetch.errors import (
    BadStatus,
    BadTls,
    BadUrl,
    BodyCutShort,
    BodyTooLarge,
    TimedOut,
    TooManyRedirects,
    Unreachable,
)

__all__ = ["Limits", "Response", "fetch_url"]

_FEEDS = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
_REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take."""

    connect: float = 10.0
    """Seconds to connect."""
    read: float = 20.0
    """Seconds without a byte."""
    total: float = 60.0
    """Seconds for all of it, redirects included."""
    body: int = 20_000_000
    """Bytes of the body after decompression."""
    redirects: int = 10
    url: int = 2_048
    """Characters of a URL."""


@dataclass(frozen=True, slots=True)
class Response:
    """A body that came whole, or the answer that there is no other than the one before (304, no body)."""

    url: str
    """Where it came from in the end."""
    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    request_headers: Mapping[str, str] = field(default_factory=dict)


class _Transport(httpx.BaseTransport):
    """httpx over a connection pool with a network of ours: its own transport takes none."""

    def __init__(self, network: httpcore.NetworkBackend) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), max_connections=1, network_backend=network
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        inner = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        response = self._pool.handle_request(inner)
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self):  # type: ignore[no-untyped-def]
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


def fetch_url(
    url: str,
    *,
    user_agent: str,
    allow_hosts: tuple[str, ...] = (),
    etag: str | None = None,
    last_modified: str | None = None,
    accept: str = _FEEDS,
    limits: Limits = Limits(),
    resolver: Resolver = resolve,
    monotonic: Callable[[], float] = time.monotonic,
    until: Callable[[], float] = never,
) -> Response:
    """GET a URL; every way to fail is a leaf of `errors.HttpError`.

    ``etag`` and ``last_modified`` are sent back as they came; with one of them the answer may be 304. ``until`` gives
    an instant of ``monotonic`` at which it is to be given up, sooner than by the limits; it may move on.
    """
    end = monotonic() + limits.total
    network = CheckedNetwork(
        allow_hosts=allow_hosts, deadline=lambda: min(end, until()), resolver=resolver, monotonic=monotonic
    )
    timeout = httpx.Timeout(limits.read, connect=limits.connect)
    headers = {"User-Agent": user_agent, "Accept": accept, "Accept-Encoding": "gzip, deflate"}
    validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    headers |= {name: value for name, value in validators.items() if value is not None and value.isascii()}
    with httpx.Client(
        transport=_Transport(network), timeout=timeout, headers=headers, follow_redirects=False
    ) as client:
        for _ in range(limits.redirects + 1):
            _check(url, limits)
            try:
                response = _get(client, url, limits)
            except TimedOut as error:
                if until() <= monotonic() < end:
                    why = "given up, since nothing else was left to wait for; the next pass gives it all its time"
                    raise TimedOut(f"{url}: {why}") from error
                raise
            if response.status not in _REDIRECTS:
                break
            target = response.headers.get("location")
            if not target:
                raise BadStatus(f"{url}: a redirect ({response.status}) that names no target", response.status)
            url = urljoin(url, target)
        else:
            raise TooManyRedirects(f"{url}: still redirected after {limits.redirects} hops")
    if response.status not in (200, 304):
        received = response.headers
        raise BadStatus(
            f"{url}: answered {response.status}",
            response.status,
            url=url,
            retry_after=received.get("retry-after"),
            server_time=received.get("date"),
        )
    return response


def _check(url: str, limits: Limits) -> None:
    try:
        parts = urlsplit(url)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise BadUrl(f"{url[:200]}: {error}") from None
    if not fine:
        raise BadUrl(f"{url[:200]}: not an http or https URL")
    if len(url) > limits.url:
        raise BadUrl(f"{url[:200]}…: a URL of {len(url)} characters; the limit is {limits.url}")


def _get(client: httpx.Client, url: str, limits: Limits) -> Response:
    body = bytearray()
    try:
        with client.stream("GET", url) as response:
            # A redirect's body is of no use, and reading it would give a hostile server time.
            if response.status_code not in _REDIRECTS:
                for chunk in response.iter_bytes(65_536):
                    body += chunk
                    if len(body) > limits.body:
                        raise BodyTooLarge(f"{url}: over {limits.body:,} bytes after decompression")
            return Response(
                url, response.status_code, dict(response.headers), bytes(body), dict(response.request.headers)
            )
    except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError) as error:
        raise BadUrl(f"{url[:200]}: {error}") from error
    except (httpx.TimeoutException, httpcore.TimeoutException, TimedOut) as error:
        raise TimedOut(
            f"{url}: {type(error).__name__}; the limits are {limits.connect:g} s to connect, {limits.read:g} s without "
            f"a byte and {limits.total:g} s in all"
        ) from error
    except (httpx.DecodingError, httpx.RemoteProtocolError, httpcore.RemoteProtocolError) as error:
        raise BodyCutShort(f"{url}: {error}") from error
    except (httpx.NetworkError, httpcore.NetworkError, httpcore.ProtocolError) as error:
        if isinstance(error.__cause__ or error.__context__, ssl.SSLError) or "SSL" in str(error):
            raise BadTls(f"{url}: {error}") from error
        raise Unreachable(f"{url}: {error or type(error).__name__}") from error
