"""Whole passes over feeds of a hostile server: each ends in its outcome, and the others go on."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from pipeline.api import connect
from tests.pipeline.world import CALL, HOMOLOGUE, VISIT, WEATHER, homologue, rss


class Server(http.server.BaseHTTPRequestHandler):
    bodies: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[tuple[str, bool]]] = []

    def do_GET(self) -> None:
        name = self.path.strip("/")
        conditional = "If-None-Match" in self.headers
        self.asked.append((name, conditional))
        body = self.bodies.get(name, b"")
        match name:
            case "loop":
                self.head(302, Location="/loop")
            case "inwards":
                self.head(302, Location="http://169.254.169.254/latest/meta-data/")
            case "reset":
                self.head(200, Content_Length="100000")
                self.wfile.write(body[:50])
                self.close_connection = True
            case "endless":
                self.head(200, Content_Type="application/rss+xml")
                for _ in range(1_000):
                    self.wfile.write(b"<item>" * 20_000)
            case "bomb":
                self.head(200, Content_Encoding="gzip")
                self.wfile.write(body)
            case "down":
                self.head(503, Retry_After="3600")
            case "cut":
                self.head(200, ETag='"cut"')
                self.wfile.write(body)
            case "good" if conditional:
                self.head(304)
            case _ if body:
                self.head(200, ETag='"1"', Content_Length=str(len(body)))
                self.wfile.write(body)
            case _:
                self.head(410)

    def head(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        pass


class Quiet(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what this is about."""


HOSTS = [f"127.0.0.{number}" for number in range(1, 16)]


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """One port of many addresses, so that each feed has a host of its own."""
    with contextlib.ExitStack() as stack:
        port = 0
        for host in HOSTS:
            running = stack.enter_context(Quiet((host, port), Server))
            port = running.server_port
            threading.Thread(target=running.serve_forever, daemon=True).start()
            stack.callback(running.shutdown)
        yield port


def write_bodies(folder: Path) -> None:
    def feed(name: str, *entries: tuple[str, str, str]) -> bytes:
        rss(folder / name, entries)
        return (folder / name).read_bytes()

    secret = folder / "secret"
    secret.write_text("mot de passe", encoding="utf-8")
    plain = feed("vent", ("https://journal.example/vent", *WEATHER))
    hole = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
    billion = b"<!DOCTYPE rss [<!ENTITY a0 'ha'>" + b"".join(
        b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
    )
    accents = plain.decode().replace("utf-8", "us-ascii").replace('version="1.0"', 'version="1.0" encoding="us-ascii"')
    Server.bodies = {
        "good": feed("good", ("https://journal.example/1", *CALL)),
        "charset": accents.replace("vent<", "charset<").encode("cp1252"),
        "page": b"<!DOCTYPE html><html><title>Bonjour</title><p>Une page.</p></html>",
        "challenge": b"<!DOCTYPE html><html><title>Just a moment...</title><p>Checking your browser</p></html>",
        "cut": feed("cut", ("https://journal.example/2", *VISIT), ("https://journal.example/3", *CALL))[:-40],
        "hole": hole + plain.replace(b"Caen", b"&x;").replace(b"vent<", b"hole<"),
        "billion": billion + b"]>" + plain.replace(b"Caen", b"&a9;").replace(b"vent<", b"billion<"),
        "reset": plain,
        "bomb": gzip.compress(bytes(100_000_000)),
        "crowd": feed("crowd", *[(f"https://foule.example/{n}", f"Le marché du {n}", "") for n in range(2_100)]),
    }


NAMES = (
    *("good", "charset", "page", "challenge", "cut", "hole", "billion", "reset", "bomb", "crowd"),
    *("loop", "inwards", "endless", "gone"),
)


def query(output: Path, sql: str) -> list[tuple[Any, ...]]:
    return connect(str(output)).execute(sql).fetchall()


def test_each_ends_in_its_outcome_and_the_others_go_on(tmp_path: Path, port: int) -> None:
    write_bodies(tmp_path)
    hosts = dict(zip((*NAMES, "down"), HOSTS, strict=True))
    hosts["behind"] = hosts["down"]  # another feed of the host that asks to be left alone
    config = tmp_path / "config.yaml"
    sources = [{"id": name, "feed": f"http://{host}:{port}/{name}"} for name, host in hosts.items()]
    network = {"allow_hosts": sorted(set(hosts.values()))}
    config.write_text(json.dumps({"sources": sources, "network": network}), encoding="utf-8")
    output = tmp_path / "out"
    began = time.monotonic()
    process = subprocess.Popen([HOMOLOGUE, "run", config, "--quiet", "--direct_running_mode=in_memory"])
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    assert time.monotonic() - began < 60
    assert usage.ru_maxrss < 1_500_000, "kilobytes: the libraries and the model take a third of it"
    outcomes = dict(query(output, "SELECT source, outcome FROM fetch_log"))
    # Our own hosts are asked for several feeds at the same time: it may be under way when its neighbour says stop.
    assert outcomes.pop("behind", "BadStatus") == "BadStatus"
    assert outcomes == {
        "good": "ok",
        "charset": "ok",
        "page": "HtmlPage",
        "challenge": "Challenge",
        "cut": "BodyCutShort",
        "hole": "ok",
        "billion": "EntityBomb",
        "reset": "BodyCutShort",
        "bomb": "BodyTooLarge",
        "crowd": "ok",
        "loop": "TooManyRedirects",
        "inwards": "Refused",
        "endless": "BodyTooLarge",
        "gone": "BadStatus",
        "down": "BadStatus",
    }
    counts = dict(query(output, "SELECT source, count(*) FROM items GROUP BY 1"))
    assert counts == {"good": 1, "charset": 1, "cut": 1, "hole": 1, "crowd": 2_000}
    assert query(output, "SELECT text FROM items WHERE source = 'charset'") == [(WEATHER[1],)]
    ((leaked,),) = query(output, "SELECT count(*) FROM items WHERE contains(text, 'mot de passe')")
    assert leaked == 0
    ((message,),) = query(output, "SELECT message FROM rejects WHERE error_class = 'TooManyEntries'")
    assert message.startswith("100 entries after the first 2,000")

    Server.asked.clear()
    assert homologue("run", config, "--quiet", "--direct_running_mode=in_memory").returncode == 0
    asked = dict(Server.asked)
    assert "down" not in asked
    assert "behind" not in asked
    assert asked["good"] is True
    assert asked["cut"] is False, "what broke off is asked for whole"
    ((run,),) = query(output, "SELECT run_id FROM runs ORDER BY started_at DESC LIMIT 1")
    again = dict(query(output, f"SELECT source, outcome FROM fetch_log WHERE run_id = '{run}'"))
    assert (again["good"], again["cut"], again["gone"]) == ("unchanged", "ok", "BadStatus")
    ((cut,),) = query(output, "SELECT count(*) FROM items WHERE source = 'cut'")
    assert cut == 2, "what breaks off at the same place twice is all there is"

    assert homologue("run", config, "--quiet", "--direct_running_mode=in_memory").returncode == 0
    Server.asked.clear()
    said = homologue("run", config, "--direct_running_mode=in_memory").stdout
    assert "gone" not in dict(Server.asked), "410 twice"
    assert "gone was not tried: it answered 410 twice" in said
    assert f"behind was not tried: {hosts['behind']} asked to be left alone until" in said


NEWSROOM = Path(os.environ.get("HOMOLOGUE_SHARED", Path(__file__).parents[3] / "shared")) / "accept"


@pytest.mark.skipif(not NEWSROOM.is_dir(), reason="the simulated newsroom is not here")
def test_a_newsroom_is_followed_without_loss(tmp_path: Path) -> None:
    """Forty feeds that edit, withdraw and fail, for a quarter of a minute; its own checker judges."""
    paths = {name: tmp_path / f"{name}.jsonl" for name in ("truth", "requests")}
    config = tmp_path / "newsroom.yaml"
    files = ["--config", config, "--truth", paths["truth"], "--requests", paths["requests"]]
    arguments = ["--hosts", "8", "--seconds", "15", "--items", "200"]
    with subprocess.Popen([sys.executable, NEWSROOM / "newsroom.py", *files, *arguments]) as newsroom:
        while not config.exists():
            assert newsroom.poll() is None
            time.sleep(0.1)
        while newsroom.poll() is None:
            done = homologue("run", config, "--output", tmp_path / "out", "--quiet")
            assert done.returncode == 0, done.stderr
    # Two passes take longer here than the checker's ten seconds: other tests may be running beside this one.
    judging = [paths["truth"], tmp_path / "out", "--requests", paths["requests"], "--visible", "25"]
    judged = subprocess.run(
        [sys.executable, NEWSROOM / "newsroom_check.py", *judging],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert judged.returncode == 0, judged.stdout
