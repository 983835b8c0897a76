"""Fetching from a real server on loopback that misbehaves in every way that has an outcome."""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from typing import ClassVar

import pytest

from transforms.fetch import errors
from transforms.fetch.addresses import is_public
from transforms.fetch.http import Limits, fetch_url

LIMITS = Limits(connect=2, read=1, total=2, body=100_000)


class Hostile(http.server.BaseHTTPRequestHandler):
    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.agents.append(self.headers["User-Agent"])
        getattr(self, self.path.strip("/").replace("-", "_"), self.send_404)()

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        given = {"Content-Length": str(len(body))} | {k.replace("_", "-"): v for k, v in headers.items()}
        for name, value in given.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def send_404(self) -> None:
        self.answer(b"", 404)

    def feed(self) -> None:
        self.answer(b"<rss/>", Content_Type="text/xml; charset=latin-1")

    def moved(self) -> None:
        self.answer(b"", 301, Location="/feed")

    def loop(self) -> None:
        self.answer(b"", 302, Location="/loop")

    def nowhere(self) -> None:
        self.answer(b"", 302)

    def inwards(self) -> None:
        self.answer(b"", 302, Location="http://127.0.0.1:9/metadata")

    def to_a_file(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def short(self) -> None:
        self.answer(b"abc", Content_Length="10")

    def bomb(self) -> None:
        self.answer(gzip.compress(bytes(10_000_000)), Content_Encoding="gzip")

    def not_gzip(self) -> None:
        self.answer(b"plain", Content_Encoding="gzip")

    def endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(bytes(10_000))

    def silent(self) -> None:
        time.sleep(1.5)

    def drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(10):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.4)

    def reset(self) -> None:
        self.close_connection = True

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is what these tests are about."""

    with Server(("127.0.0.1", 0), Hostile) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{running.server_port}"
        running.shutdown()
        thread.join()


def fetch(url: str, allow: tuple[str, ...] = ("localhost",)) -> bytes:
    return fetch_url(url, user_agent="Homologue/test", allow_hosts=allow, limits=LIMITS).body


def test_a_feed_comes_whole_with_its_headers(server: str) -> None:
    response = fetch_url(f"{server}/moved", user_agent="Homologue/test", allow_hosts=("localhost",), limits=LIMITS)
    assert (response.body, response.status, response.url) == (b"<rss/>", 200, f"{server}/feed")
    assert response.headers["content-type"] == "text/xml; charset=latin-1"
    assert Hostile.agents[-1] == "Homologue/test"


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("none", errors.BadStatus),
        ("loop", errors.TooManyRedirects),
        ("nowhere", errors.BadStatus),
        ("inwards", errors.Refused),
        ("to-a-file", errors.BadUrl),
        ("short", errors.BodyCutShort),
        ("bomb", errors.BodyTooLarge),
        ("not-gzip", errors.BodyCutShort),
        ("endless", errors.BodyTooLarge),
        ("silent", errors.TimedOut),
        ("drip", errors.TimedOut),
        ("reset", errors.BodyCutShort),
    ],
)
def test_each_misbehaviour_has_its_outcome_in_time(server: str, path: str, outcome: type[Exception]) -> None:
    began = time.monotonic()
    with pytest.raises(errors.HttpError) as caught:
        fetch(f"{server}/{path}")
    assert type(caught.value) is outcome
    assert time.monotonic() - began < LIMITS.total + 1


@pytest.mark.parametrize(
    ("url", "outcome"),
    [
        ("ftp://journal.example/", errors.BadUrl),
        ("http://", errors.BadUrl),
        ("http://[::1", errors.BadUrl),
        ("http://journal.example/" + "a" * 3000, errors.BadUrl),
        ("http://localhost:1/", errors.Unreachable),
        ("http://does-not-exist.invalid/", errors.Unresolved),
    ],
)
def test_a_url_that_leads_nowhere_has_its_outcome(url: str, outcome: type[Exception]) -> None:
    with pytest.raises(errors.HttpError) as caught:
        fetch(url)
    assert type(caught.value) is outcome


def test_the_address_that_was_checked_is_the_one_connected_to(server: str) -> None:
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])

    def rebinding(host: str, port: int) -> list[str]:
        return next(answers)

    with pytest.raises(errors.HttpError) as caught:
        fetch_url(server.replace("localhost", "journal.example"), user_agent="x", limits=LIMITS, resolver=rebinding)
    assert not isinstance(caught.value, errors.Refused), "the public address was tried"
    with pytest.raises(errors.Refused, match=r"127\.0\.0\.1, which is not an address of the open internet"):
        fetch_url(server.replace("localhost", "journal.example"), user_agent="x", limits=LIMITS, resolver=rebinding)


def test_loopback_is_refused_unless_its_host_is_named(server: str) -> None:
    with pytest.raises(errors.Refused, match=r"name the host in network\.allow_hosts"):
        fetch(f"{server}/feed", allow=())


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fd00::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("224.0.0.1", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public
