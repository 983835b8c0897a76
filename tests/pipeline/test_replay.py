"""Replaying: the archive and its log give the tables again."""

from __future__ import annotations

import http.server
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from pipeline.api import connect
from tests.pipeline.world import CALL, CONTENT, VISIT, homologue, rows, rss, write_world


class Journal(http.server.BaseHTTPRequestHandler):
    """A feed of teasers, and the pages that have the contacts."""

    feed: ClassVar[bytes] = b""
    pages: ClassVar[dict[str, tuple[str, str]]] = {}

    def do_GET(self) -> None:
        if self.path == "/feed":
            self.answer(200, self.feed)
        elif self.path in self.pages:
            title, text = self.pages[self.path]
            more = "L’entretien a porté sur la situation régionale, a indiqué la présidence dans un communiqué."
            self.answer(200, f"<html><body><article><h1>{title}</h1><p>{text}</p><p>{more}</p></article>".encode())
        else:
            self.answer(404 if self.path == "/robots.txt" else 410, b"")

    def answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Journal) as running:
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://localhost:{running.server_port}"
        running.shutdown()
        thread.join()


def query(output: Path, sql: str) -> list[tuple[Any, ...]]:
    return connect(str(output)).execute(sql).fetchall()


def test_the_same_tables_out_of_the_archive(tmp_path: Path, site: str) -> None:
    world = write_world(tmp_path / "monde")
    feed = tmp_path / "feed.rss"

    def show(*entries: tuple[str, str, str]) -> None:
        rss(feed, entries)
        Journal.feed = feed.read_bytes()

    sources = [{"id": "teasers", "feed": f"{site}/feed", "pages": True}]
    config = world.with_name("config-2.yaml")
    listed = world.read_text("utf-8") + f"  - {json.dumps(sources[0])}\nnetwork: {{allow_hosts: [localhost]}}\n"
    config.write_text(listed, encoding="utf-8")
    output, again = tmp_path / "out", tmp_path / "again"

    def run(command: str, *arguments: str | Path) -> None:
        done = homologue(command, config, "--output", output, "--quiet", *arguments)
        assert done.returncode == 0, done.stderr

    Journal.pages = {"/1": CALL}
    show((f"{site}/1", CALL[0], "Un entretien…"), (f"{site}/2", VISIT[0], "Une visite…"))
    run("run")
    assert query(output, "SELECT text_source, count(*) FROM items WHERE source = 'teasers' GROUP BY 1 ORDER BY 1") == [
        ("feed", 1),
        ("page", 1),
    ]
    assert query(output, "SELECT gone_at IS NOT NULL FROM items WHERE source = 'teasers' ORDER BY url") == [
        (False,),
        (True,),
    ]
    # The feed edits a title, the inbox gets a file and the archive of documents stays.
    show((f"{site}/1", f"{CALL[0]} encore", "Un entretien…"), (f"{site}/3", VISIT[0], "Une visite…"))
    Journal.pages = {"/1": CALL, "/3": VISIT}
    killed = {"uri": "https://agence.example/1", "type": "text", "pubstatus": "canceled", "headline": ""}
    inbox = world.parent / "inbox"
    inbox.joinpath("tuee.json").write_text(json.dumps(killed), encoding="utf-8")
    os.utime(inbox / "tuee.json", (1e9, 1e9))
    run("run")
    run("run")
    assert query(output, "SELECT count(*) FROM items WHERE source = 'teasers'") == [(4,)]
    assert query(output, "SELECT count(*) > 0 FROM contacts WHERE withdrawn_at IS NOT NULL") == [(True,)]

    Journal.pages = {}
    Journal.feed = b""
    run("replay", "--into", again)
    # The event that a contact belonged to when it was written depends on when that was.
    for table in (*CONTENT, "fetch_log"):
        without = ("event_id",) if table == "contacts" else ()
        assert rows(again, table, without=without) == rows(output, table, without=without), table
    assert query(again, "SELECT max(first_seen_at) FROM items") == query(output, "SELECT max(first_seen_at) FROM items")
    before = {table: rows(again, table) for table in CONTENT}
    run("replay", "--into", again)
    assert {table: rows(again, table) for table in CONTENT} == before, "twice is once"


def test_it_says_what_it_wants(tmp_path: Path) -> None:
    config = write_world(tmp_path)
    done = homologue("replay", config, "--into", tmp_path / "again")
    assert done.returncode == 2
    assert "there is nothing to replay" in done.stderr
    done = homologue("replay", config, "--into", tmp_path / "out")
    assert done.returncode == 2
    assert "name another folder" in done.stderr
