"""Pages of articles: robots.txt, manners, and what an archive gives back."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from transforms.fetch.pages import ArchivedPages, WebPages, wants_page
from transforms.fetch.visits import FetchSettings
from transforms.index import Index
from transforms.records import Fetch, Item, Page
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import merge


class Site(http.server.BaseHTTPRequestHandler):
    robots: ClassVar[tuple[int, bytes]] = (404, b"")
    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        status, body, headers = 200, f"<p>{self.path}</p>".encode(), {"Content-Type": "text/html; charset=utf-8"}
        match self.path:
            case "/robots.txt":
                status, body = self.robots
            case "/gone":
                status = 410
            case "/none":
                status = 404
            case "/busy":
                status, headers = 429, {"Retry-After": "60"}
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{running.server_port}"
        running.shutdown()
        thread.join()


Visit = Callable[..., tuple[dict[str, Page | None], list[Fetch]]]


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def visit(site: str, tmp_path: Path, item: Callable[..., Item], slept: list[float]) -> Visit:
    def pages(
        *paths: str, robots: tuple[int, bytes] = (404, b""), allow: tuple[str, ...] = ("localhost",)
    ) -> tuple[dict[str, Page | None], list[Fetch]]:
        Site.robots = robots
        Site.asked.clear()
        settings = FetchSettings("r", str(tmp_path), "a", "Homologue/1.0 (feed reader)", allow)
        items = [item(item_id=path, url=f"{site}{path}", first_seen_at=datetime.now(UTC)) for path in paths]
        visited = list(WebPages(settings, Storage(str(tmp_path / "archive")), slept.append).visit(items))
        found = {pair[0].item_id: pair[1] for pair, _ in visited if pair is not None}
        logs = [log for _, log in visited if log is not None]
        assert list(found) == list(paths), "every item comes back"
        day = datetime.now(UTC).date()
        merge(Storage(str(tmp_path / "out")), table_of(Fetch), day, [replace(log, published_date=day) for log in logs])
        return found, logs

    return pages


def test_pages_come_with_their_log(visit: Visit, slept: list[float]) -> None:
    found, logs = visit("/1", "/gone", "/none")
    assert found["/1"] == Page(b"<p>/1</p>", "text/html; charset=utf-8")
    assert found["/none"] is None
    gone = found["/gone"]
    assert gone is not None
    assert gone.gone_at is not None
    assert [(log.kind, log.outcome, log.http_status) for log in logs] == [
        ("robots", "BadStatus", 404),
        ("page", "ok", 200),
        ("page", "BadStatus", 410),
        ("page", "BadStatus", 404),
    ]
    assert slept == [0.0] * 3


def test_robots_txt_is_obeyed(visit: Visit, slept: list[float]) -> None:
    rules = b"User-agent: *\nDisallow: /a\nAllow: /a/b\nCrawl-delay: 5\n\nUser-agent: other\nDisallow: /\n"
    found, logs = visit("/a/c", "/a/b", "/d", robots=(200, rules))
    assert Site.asked == ["/robots.txt", "/a/b", "/d"]
    assert found["/a/c"] is None
    assert len(logs) == 3
    assert slept == [5.0, 5.0]


@pytest.mark.parametrize(("robots", "pages"), [((500, b""), 0), ((429, b""), 0), ((403, b""), 2), ((200, b"\xff"), 2)])
def test_a_robots_txt_that_cannot_be_had(visit: Visit, robots: tuple[int, bytes], pages: int) -> None:
    visit("/1", "/2", robots=robots)
    assert len(Site.asked) == 1 + pages


def test_a_host_that_wants_rest_gets_it(visit: Visit) -> None:
    found, logs = visit("/1", "/busy", "/2")
    assert Site.asked == ["/robots.txt", "/1", "/busy"]
    assert found["/2"] is None
    assert logs[-1].retry_at is not None


def test_an_address_that_is_not_allowed_is_not_reached(visit: Visit) -> None:
    _, (log,) = visit("/1", allow=())
    assert (log.kind, log.outcome) == ("robots", "Refused")
    assert Site.asked == []


def test_the_archive_gives_the_same_pages(visit: Visit, tmp_path: Path, item: Callable[..., Item], site: str) -> None:
    seen = datetime.now(UTC)
    found, _ = visit("/1", "/gone", "/none")
    log = Index(Storage(str(tmp_path / "out")))
    log.refresh()
    archived = ArchivedPages(log, Storage(str(tmp_path / "archive")))
    items = [item(item_id=path, url=f"{site}{path}", first_seen_at=seen) for path in found]
    assert {pair[0].item_id: pair[1] for pair, _ in archived.visit(items) if pair is not None} == found
    later = [replace(one, first_seen_at=seen + timedelta(hours=1)) for one in items]
    assert [pair[1] for pair, _ in archived.visit(later) if pair is not None] == [None] * 3
    log.close()


def test_only_summaries_want_a_page(item: Callable[..., Item]) -> None:
    sources = frozenset({"journal"})
    assert wants_page(item(), sources)
    assert wants_page(item(text="x" * 5_000, truncated=True), sources)
    for changes in ({"source": "radio"}, {"url": None}, {"status": "canceled"}, {"text": "x" * 5_000}):
        assert not wants_page(item(**changes), sources)
