"""Which addresses may be reached, and a network that connects to nothing else.

The check is made after the name is resolved and the address that was checked is the one that is connected to: a name
that resolves to a public address now and to a private one a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterable
from typing import Any

import httpcore

from transforms.fetch.errors import Refused, TimedOut, Unresolved

__all__ = ["CheckedNetwork", "Resolver", "is_public", "resolve"]

Resolver = Callable[[str, int], list[str]]
"""Host and port to IP addresses; `OSError` where the name has none."""

_SHARED = ipaddress.ip_network("100.64.0.0/10")  # RFC 6598, carrier-grade NAT: neither private nor global to ipaddress
_NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in disguise


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, by the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet: not private, loopback, link-local, metadata or shared."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.sixtofour:
            return is_public(str(ip.sixtofour))
    elif ip in _SHARED:
        return False
    return ip.is_global and not ip.is_multicast


class _Stream(httpcore.NetworkStream):
    """A connection that ends with the deadline of the whole fetch, however its bytes drip."""

    def __init__(self, stream: httpcore.NetworkStream, remaining: Callable[[], float]) -> None:
        self._stream = stream
        self._remaining = remaining

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = float("inf") if timeout is None else timeout
        while True:
            limit = self._limit(left)
            try:
                return self._stream.read(max_bytes, limit)
            except httpcore.ReadTimeout:
                left -= limit
                if left <= 0:
                    raise
                # The deadline may have moved on meanwhile; where it has not, this raises.
                self._remaining()

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._limit(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._limit(timeout)), self._remaining)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def _limit(self, timeout: float | None) -> float:
        remaining = self._remaining()
        return remaining if timeout is None else min(timeout, remaining)


class CheckedNetwork(httpcore.NetworkBackend):
    """Connects to public addresses, to any address of the hosts in ``allow_hosts``, and before the deadline only.

    The deadline is an instant of ``monotonic`` that may change from call to call.
    """

    def __init__(
        self,
        *,
        allow_hosts: Collection[str],
        deadline: Callable[[], float],
        resolver: Resolver = resolve,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._allowed = {host.lower() for host in allow_hosts}
        self._deadline = deadline
        self._resolver = resolver
        self._monotonic = monotonic
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = self._resolver(host, port)
        except OSError as error:
            raise Unresolved(f"{host}: {error.strerror or error}") from error
        if not addresses:
            raise Unresolved(f"{host}: the name has no address")
        if host.lower() not in self._allowed:
            for address in addresses:
                if not is_public(address):
                    raise Refused(
                        f"{host} is at {address}, which is not an address of the open internet; "
                        f"if it is meant, name the host in network.allow_hosts"
                    )
        failure: Exception | None = None
        for address in addresses:
            try:
                limit = min(timeout or self._remaining(), self._remaining())
                stream = self._network.connect_tcp(address, port, limit, local_address, socket_options)
                return _Stream(stream, self._remaining)
            except httpcore.ConnectError as error:
                failure = error
        assert failure is not None
        raise failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        raise Refused(f"{path}: a socket of this machine is never fetched from")

    def sleep(self, seconds: float) -> None:
        time.sleep(min(seconds, self._remaining()))

    def _remaining(self) -> float:
        remaining = self._deadline() - self._monotonic()
        if remaining <= 0:
            raise TimedOut("the whole fetch took too long")
        return remaining
