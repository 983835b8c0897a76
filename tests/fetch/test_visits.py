"""Visits to hosts and folders: what is asked, what is left alone, and what the log says of it."""

from __future__ import annotations

import gzip
import http.server
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

import fsspec
import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.conftest import NOON
from transforms.fetch.archive import archive_path, stored_body
from transforms.fetch.sources import HOSTS_AT_ONCE, SourceSpec, by_host, in_shards
from transforms.fetch.state import FeedState
from transforms.fetch.threads import interleaved
from transforms.fetch.visits import Fetched, FetchSettings, visit_files, visit_host
from transforms.index import KnownFile
from transforms.storage import Storage

FEED = b"<rss version='2.0'><channel><title>Un fil</title></channel></rss>"


class Newsstand(http.server.BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, dict[str, str]]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        match self.path.strip("/").split("/"):
            case ["feed", *_]:
                self.answer(200, FEED, ETag='"1"', Last_Modified="Mon, 04 Mar 2024 12:00:00 GMT")
            case ["same"]:
                self.answer(304)
            case ["moved"]:
                self.answer(301, Location="/feed")
            case ["busy", seconds]:
                self.answer(429, Retry_After=seconds)
            case ["down", seconds]:
                until = datetime.now(UTC) + timedelta(seconds=int(seconds))
                self.answer(503, Retry_After=until.strftime("%a, %d %b %Y %H:%M:%S GMT"))
            case ["gone"]:
                self.answer(410)
            case _:
                self.answer(404)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def stand() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Newsstand) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"localhost:{running.server_port}"
        running.shutdown()
        thread.join()


class Visitor:
    """Visits a group of feeds and remembers how long it would have slept."""

    def __init__(self, stand: str, folder: Path) -> None:
        self.stand = stand
        self.archive = Storage(str(folder / "archive"))
        self.settings = FetchSettings("r", str(folder), self.archive.root, "Homologue/test", ("localhost",))
        self.slept: list[float] = []
        Newsstand.asked.clear()

    def visit(self, *paths: str, closed: dict[str, datetime] | None = None, **states: FeedState) -> dict[str, Fetched]:
        group = tuple(SourceSpec(path.strip("/"), "feed", f"http://{self.stand}/{path}") for path in paths)
        known = {source.id: states.get(source.id.replace("/", "_"), FeedState()) for source in group}
        visit = visit_host(group, known, closed or {}, self.settings, archive=self.archive, sleep=self.slept.append)
        return {fetched[1].source: fetched for fetched in visit}

    def paths(self) -> list[str]:
        return [path for path, _ in Newsstand.asked]


@pytest.fixture
def visitor(stand: str, tmp_path: Path) -> Visitor:
    return Visitor(stand, tmp_path)


def test_a_body_is_archived_before_it_is_handed_on_and_logged_with_its_validators(visitor: Visitor) -> None:
    payload, log = visitor.visit("moved")["moved"]
    assert payload is not None
    assert (payload.body, payload.sha256) == (FEED, log.sha256)
    assert (log.outcome, log.http_status, log.etag, log.last_modified) == (
        "ok",
        200,
        '"1"',
        "Mon, 04 Mar 2024 12:00:00 GMT",
    )
    assert log.final_url == f"http://{visitor.stand}/feed"
    assert stored_body(visitor.archive, payload.sha256) == FEED
    with open(visitor.archive.path(archive_path(payload.sha256)), "rb") as file:
        records = {record.rec_type: record.http_headers for record in ArchiveIterator(file)}
    assert records["request"].get_header("user-agent") == "Homologue/test"
    assert records["response"].get_header("etag") == '"1"'


def test_validators_are_sent_back_as_they_came_but_for_one_request_in_a_hundred(visitor: Visitor) -> None:
    def sent(state: FeedState) -> tuple[Counter[str | None], Counter[str | None]]:
        """What two hundred requests carry of the validators."""
        for number in range(200):
            visitor.settings = replace(visitor.settings, run_id=str(number))
            visitor.visit("same", same=state)
        asked = [headers for _, headers in Newsstand.asked[-200:]]
        return Counter(h.get("if-none-match") for h in asked), Counter(h.get("if-modified-since") for h in asked)

    etags, dates = sent(FeedState(etag='W/"1"', last_modified="hier", sha256="00"))
    assert etags.keys() <= {'W/"1"', None}
    assert dates.keys() <= {"hier", None}
    assert etags[None] == dates[None] <= 20, "two are to be expected"
    etags, dates = sent(FeedState(etag='W/"é"', last_modified="hier", sha256="00"))
    assert etags.keys() == {None}, "no header can carry it"
    assert dates[None] <= 20


def test_304_and_the_same_bytes_are_unchanged_and_keep_the_validators(visitor: Visitor) -> None:
    before = visitor.visit("feed")["feed"][1]
    state = FeedState(etag="e", last_modified="m", sha256=before.sha256)
    payload, log = visitor.visit("same", same=state)["same"]
    assert payload is None
    assert (log.outcome, log.http_status, log.etag, log.last_modified, log.sha256) == (
        "unchanged",
        304,
        "e",
        "m",
        before.sha256,
    )
    payload, log = visitor.visit("feed", feed=state)["feed"]
    assert payload is None
    assert (log.outcome, log.http_status, log.etag) == ("unchanged", 200, '"1"')


@pytest.mark.parametrize("path", ["busy/7", "down/7"])
def test_retry_after_closes_the_whole_host(visitor: Visitor, path: str) -> None:
    fetched = visitor.visit(path, "feed")
    assert list(fetched) == [path]
    log = fetched[path][1]
    assert log.outcome == "BadStatus"
    assert log.http_status in (429, 503)
    assert log.retry_at is not None
    assert 5 < (log.retry_at - datetime.now(UTC)).total_seconds() <= 8
    assert visitor.visit("feed", closed={"localhost": log.retry_at}) == {}
    assert visitor.paths() == [f"/{path}"]
    assert list(visitor.visit("feed", closed={"localhost": datetime.now(UTC)})) == ["feed"]


def test_a_feed_that_is_gone_is_left_alone(visitor: Visitor) -> None:
    assert visitor.visit("gone")["gone"][1].http_status == 410
    twice = FeedState(gone=2, failures=2, last_at=datetime.now(UTC) - timedelta(days=29))
    assert visitor.visit("gone", "feed", gone=twice).keys() == {"feed"}
    assert visitor.visit("gone", gone=replace(twice, last_at=NOON)).keys() == {"gone"}, "410 can be a mistake"


def test_a_host_gets_a_second_between_requests_unless_it_is_one_of_ours(visitor: Visitor) -> None:
    visitor.visit("feed", "none", "feed/2")
    assert visitor.slept == []
    visitor.settings = replace(visitor.settings, allow_hosts=())
    refused = visitor.visit("feed", "none", "feed/2")
    assert {log.outcome for _, log in refused.values()} == {"Refused"}
    assert visitor.slept == [1.0, 1.0]


def test_a_host_that_does_not_answer_is_left_for_the_next_pass(visitor: Visitor) -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), Newsstand) as closed:
        port = closed.server_port
    visitor.stand = f"localhost:{port}"
    waiting = {f"f{n}": FeedState(last_at=NOON + timedelta(hours=n)) for n in range(6)}
    assert list(visitor.visit(*list(waiting)[::-1], **waiting)) == ["f0", "f1", "f2"], "the longest waiting first"


def test_hosts_share_shards_and_files_have_their_own() -> None:
    feeds = [SourceSpec(f"{n}", "feed", f"https://{n % 80}.example/{n}") for n in range(160)]
    files = [SourceSpec("w", "wire", "inbox/*"), SourceSpec("d", "documents", "d.jsonl")]
    shards = in_shards(by_host([*feeds, *files]))
    assert sorted(len(shard) for shard in shards) == [1, 1, 80 - HOSTS_AT_ONCE, HOSTS_AT_ONCE]
    assert sorted(s.id for shard in shards for group in shard for s in group) == sorted(s.id for s in [*feeds, *files])
    assert all(len({s.host for s in group}) == 1 for shard in shards for group in shard)


def test_our_own_hosts_are_asked_for_several_at_a_time() -> None:
    feeds = [SourceSpec(f"{n}", "feed", f"https://{n % 2}.example/{n}") for n in range(20)]
    groups = by_host(feeds, ours=["1.example"])
    assert sorted(len(group) for group in groups) == [1, 1, 1, 1, 1, 1, 2, 2, 10]


def test_threads_give_all_results_and_the_first_error() -> None:
    def count(number: int) -> Iterator[int]:
        for n in range(number):
            time.sleep(0.001)
            yield n

    assert Counter(interleaved([count(n) for n in range(20)])) == Counter(n for size in range(20) for n in range(size))

    def fail() -> Iterator[int]:
        yield 1
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(interleaved([count(1_000), fail()]))
    before = threading.active_count()
    results = interleaved([count(100_000), count(100_000)])
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


class Folder:
    def __init__(self, folder: Path) -> None:
        self.path = folder / "inbox"
        self.path.mkdir()
        self.archive = Storage(str(folder / "archive"))
        self.known: dict[str, KnownFile] = {}
        self.now = datetime.now(UTC)
        self.slept: list[float] = []

    def put(self, name: str, body: bytes, age: float) -> None:
        (self.path / name).write_bytes(body)
        os.utime(self.path / name, (self.now.timestamp() - age,) * 2)

    def visit(self, kind: str = "wire", location: str | None = None) -> list[tuple[str, str, str | None]]:
        settings = FetchSettings("r", "o", "a", "ua", started_at=self.now)
        source = SourceSpec("agence", kind, location or f"{self.path}/*")
        found = []
        for _, log in visit_files(source, self.known, settings, archive=self.archive, sleep=self.slept.append):
            if log.sha256 is not None:
                self.known[log.location] = KnownFile(log.n_bytes, log.modified_at, log.sha256, log.fetched_at)
            found.append((log.location.rpartition("/")[2], log.outcome, log.message))
        return found


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_files_are_read_once_and_again_when_they_change(folder: Folder) -> None:
    folder.put("1", b"un", 60)
    folder.put("2", b"deux", 60)
    assert folder.visit() == [("1", "ok", None), ("2", "ok", None)]
    assert folder.visit() == [("*", "unchanged", "2 files as before")]
    folder.put("1", b"uns", 50)
    folder.put("3", b"trois", 50)
    assert folder.visit() == [("*", "unchanged", "1 file as before"), ("1", "ok", None), ("3", "ok", None)]
    folder.put("1", b"uns", 40)
    assert folder.visit()[1:] == [("1", "unchanged", None)], "touched, but with the bytes that it had"
    assert folder.slept == []


def test_a_change_within_one_tick_of_the_clock_is_not_missed(folder: Folder) -> None:
    folder.put("1", b"un", 0.5)
    assert folder.visit("feed") == [("1", "ok", None)]
    folder.put("1", b"nu", 0.5)
    assert folder.visit("feed") == [("1", "ok", None)]


def test_a_young_wire_file_is_given_a_second(folder: Folder) -> None:
    folder.put("1", b"un", 0.0)
    folder.put("2", b"deux", 0.4)
    assert [outcome for _, outcome, _ in folder.visit()] == ["ok", "ok"]
    (slept,) = folder.slept
    assert 0 < slept <= 1, "once for both"


def test_a_wire_file_that_grows_meanwhile_waits_for_the_next_pass(folder: Folder) -> None:
    folder.put("1", b"un", 0.0)
    folder.slept = _Growing(folder)
    assert [outcome for _, outcome, _ in folder.visit()] == ["StillWritten"]
    folder.slept = []
    assert [outcome for _, outcome, _ in folder.visit()] == ["ok"]


class _Growing(list[float]):
    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def append(self, seconds: float) -> None:
        self._folder.put("1", b"un et demi", 30)


def test_a_folder_of_an_object_store(folder: Folder) -> None:
    store: Any = fsspec.filesystem("memory")
    for number in (1, 2):
        store.pipe_file(f"/inbox/{number}.xml", gzip.compress(b"%d" % number))
    store.pipe_file("/inbox/3.xml.part", b"")
    inbox = "memory://inbox/*"
    assert folder.visit(location=inbox) == [("1.xml", "ok", None), ("2.xml", "ok", None)]
    assert folder.visit(location="memory://inbox/4.xml")[0][1] == "Missing"
    assert folder.visit(location="memory://nowhere/*")[0][1] == "Missing"
    assert folder.visit(location="nonesuch://inbox/*")[0][1] == "Unreadable"
    store.rm("/inbox", recursive=True)
