"""Requests at the same time: one that drips keeps the others waiting for a while, and has its time the next time."""

from __future__ import annotations

import http.server
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from transforms.fetch import company
from transforms.fetch.company import Company
from transforms.fetch.sources import SourceSpec
from transforms.fetch.state import FeedState, state_of
from transforms.fetch.threads import interleaved
from transforms.fetch.visits import FetchSettings, visit_host
from transforms.index import Try
from transforms.storage import Storage

FEED = b"<rss version='2.0'><channel><title>Un fil</title></channel></rss>" + b" " * 40
DRIPPING = 1.5
"""Seconds that the slow feed takes."""


class Room(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(FEED)))
        self.end_headers()
        try:
            if self.path == "/silent":
                time.sleep(DRIPPING)
            pieces = 30 if self.path == "/drip" else 1
            size = -(-len(FEED) // pieces)
            for start in range(0, len(FEED), size):
                time.sleep(DRIPPING / pieces if pieces > 1 else 0)
                self.wfile.write(FEED[start : start + size])
                self.wfile.flush()
        except OSError:
            pass

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def base() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Room) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(company, "_FIRST", 0.4)
    monkeypatch.setattr(company, "_QUIET", 0.2)


def outcomes(tmp_path: Path, base: str, states: dict[str, FeedState], together: Company | None) -> dict[str, str]:
    settings = FetchSettings("run", str(tmp_path), str(tmp_path / "archive"), "Homologue", ("127.0.0.1",))
    archive = Storage(settings.archive)
    visits = [
        visit_host((source,), states, {}, settings, archive=archive, company=together)
        for source in (SourceSpec(name, "feed", f"{base}/{name}") for name in states)
    ]
    logs = [log for _, log in interleaved(visits)]
    for log in logs:
        if log.outcome == "TimedOut":
            assert "the next pass gives it all its time" in (log.message or "")
    return {log.source: log.outcome for log in logs}


@pytest.mark.parametrize("slow", ["drip", "silent"])
def test_a_slow_feed_does_not_keep_the_others_waiting(tmp_path: Path, base: str, slow: str) -> None:
    began = time.monotonic()
    found = outcomes(tmp_path, base, {"one": FeedState(), slow: FeedState(), "two": FeedState()}, Company())
    assert found == {"one": "ok", "two": "ok", slow: "TimedOut"}
    assert time.monotonic() - began < DRIPPING


@pytest.mark.parametrize("slow", ["drip", "silent"])
def test_it_is_read_by_the_next_pass(tmp_path: Path, base: str, slow: str) -> None:
    left = Try(datetime(2024, 3, 4, 12, tzinfo=UTC), "TimedOut", None, None, None, None, None)
    found = outcomes(tmp_path, base, {"one": FeedState(), slow: state_of([left])}, Company())
    assert found == {"one": "ok", slow: "ok"}


def test_it_is_read_while_others_are_still_answered(base: str) -> None:
    together = Company()
    until = together.until()
    began = time.monotonic()
    while time.monotonic() - began < 1.0:
        together.answered()
        assert until() > time.monotonic()
        time.sleep(0.05)
    time.sleep(0.25)
    assert until() < time.monotonic()


def test_one_alone_has_all_its_time(tmp_path: Path, base: str) -> None:
    assert outcomes(tmp_path, base, {"drip": FeedState()}, None) == {"drip": "ok"}
