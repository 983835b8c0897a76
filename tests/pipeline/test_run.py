"""`homologue run` from the outside: what it says, what it leaves, and that nothing is lost on the way."""

from __future__ import annotations

import gzip
import hashlib
import http.server
import json
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator

from pipeline.api import connect
from tests.pipeline.world import CALL, CONTENT, SHARED, VISIT, WEATHER, homologue, rows, rss, write_world
from transforms.fetch.archive import archive_path
from transforms.normalise.text import clean_line

SOURCES = ("journal", "radio", "agence", "fonds", "absent", "page", "vide")


@dataclass(frozen=True)
class Passes:
    """Three passes over one world: the first, one over the same bytes, one after an edit."""

    output: Path
    said: list[str]
    tables: list[dict[str, list[tuple[Any, ...]]]]


@pytest.fixture(scope="module")
def passes(tmp_path_factory: pytest.TempPathFactory) -> Passes:
    folder = tmp_path_factory.mktemp("monde")
    config = write_world(folder)
    found = Passes(folder / "out", [], [])
    for number in range(3):
        if number == 2:
            edited = CALL[1].replace("lundi", "dimanche")
            rss(folder / "radio.rss", [(f"{SHARED}?utm_source=radio", CALL[0], edited), (f"{SHARED}-2", *VISIT)])
        done = homologue("run", config)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        found.said.append(done.stdout)
        found.tables.append({table: rows(found.output, table) for table in CONTENT})
    return found


def query(passes: Passes, sql: str, *values: object) -> list[tuple[Any, ...]]:
    return connect(str(passes.output)).execute(sql, values).fetchall()


def run_ids(passes: Passes) -> list[str]:
    return [row[0] for row in query(passes, "SELECT run_id FROM runs ORDER BY started_at")]


def test_the_summary_names_every_source_and_what_went_wrong(passes: Passes) -> None:
    said = passes.said[0]
    assert all(f"\n {source} " in said for source in SOURCES)
    for word in ("Missing", "HtmlPage", "NoContent", "BadJson", "NoObject", "EGY – FRA", VISIT[0], str(passes.output)):
        assert word in said
    assert "SELECT" in said


def test_every_entry_ends_as_an_item_or_as_a_reject(passes: Passes) -> None:
    for run in run_ids(passes):
        ((entries, items, known),) = query(passes, "SELECT n_entries, n_items, n_known FROM runs WHERE run_id = ?", run)
        ((rejected,),) = query(passes, "SELECT count(*) FROM rejects WHERE run_id = ? AND contains(raw_ref, '#')", run)
        assert entries == items + known + rejected
        assert query(passes, "SELECT count(*) FROM items WHERE run_id = ?", run) == [(items,)]
        assert query(passes, "SELECT coalesce(sum(n_entries), 0) FROM fetch_log WHERE run_id = ?", run) == [(entries,)]
    assert query(passes, "SELECT n_entries, n_known FROM runs ORDER BY started_at LIMIT 1") == [(20, 1)]


def test_the_query_of_the_summary_works(passes: Passes) -> None:
    import duckdb

    sql = passes.said[0].partition("DuckDB:")[2]
    assert len(duckdb.sql(sql).fetchall()) == len(query(passes, "FROM contacts"))


def test_a_reject_says_what_and_why_and_leads_to_its_bytes(passes: Passes) -> None:
    found = query(passes, "SELECT source, stage, error_class, message, location, raw_ref FROM rejects")
    assert Counter(row[2] for row in found) == {
        "NoContent": 3,
        "NoObject": 2,
        "BadJson": 1,
        "HtmlPage": 1,
        "UnknownFormat": 1,
    }
    for source, stage, _, message, location, raw_ref in found:
        assert stage in ("read", "normalise")
        assert message
        sha256, _, number = raw_ref.partition("#")
        if source == "fonds":  # archives of documents stay where they are
            body = Path(location).read_bytes()
            assert gzip.decompress(body).splitlines()[int(number)] in (b"pas du JSON", b"[1]", b'"un mot"')
        else:
            body = archived(passes.output, sha256)
        assert hashlib.sha256(body).hexdigest() == sha256


def archived(output: Path, sha256: str) -> bytes:
    """The archived bytes of a payload, by a reader of web archives that is not ours."""
    with open(output / "archive" / archive_path(sha256), "rb") as file:
        (body,) = [record.content_stream().read() for record in ArchiveIterator(file)]
    return bytes(body)


def test_each_item_leads_to_its_bytes_too(passes: Passes) -> None:
    for source, title, raw_ref in query(passes, "SELECT source, title, raw_ref FROM items"):
        if source not in ("fonds", "revue"):
            assert title.split()[0] in archived(passes.output, raw_ref.partition("#")[0]).decode()


def test_what_cannot_be_fetched_is_in_the_log(passes: Passes) -> None:
    assert query(
        passes,
        "SELECT source, outcome, message FROM fetch_log WHERE run_id = ? AND sha256 IS NULL ORDER BY source",
        run_ids(passes)[0],
    ) == [
        ("absent", "Missing", f"{passes.output.parent}/nulle-part.rss: no such file"),
        ("vide", "Missing", f"{passes.output.parent}/vide/*.xml: nothing matches"),
    ]


def test_a_second_pass_adds_nothing(passes: Passes) -> None:
    assert passes.tables[1] == passes.tables[0]
    assert all(passes.tables[0].values())
    assert query(
        passes, "SELECT outcome, count(*) FROM fetch_log WHERE run_id = ? GROUP BY ALL ORDER BY ALL", run_ids(passes)[1]
    ) == [("Missing", 2), ("unchanged", 5)]
    assert query(
        passes, "SELECT message FROM fetch_log WHERE run_id = ? AND source = 'agence'", run_ids(passes)[1]
    ) == [("3 files as before",)]


def test_one_article_of_two_sources_is_one_item(passes: Passes) -> None:
    found = query(passes, "SELECT source, also_in, revision FROM items WHERE starts_with(url, ?) ORDER BY ALL", SHARED)
    assert found == [("journal", ["radio"], 1), ("journal", ["radio"], 2), ("radio", [], 1)]


def test_an_edit_is_a_second_revision_with_contacts_of_its_own(passes: Passes) -> None:
    found = query(
        passes,
        "SELECT revision, CAST(date_start AS VARCHAR) FROM contacts WHERE starts_with(url, ?) AND party_b = 'FRA' "
        "ORDER BY ALL",
        SHARED,
    )
    assert found == [(1, "2024-03-04"), (2, "2024-03-03")]
    ((days, mentions),) = query(
        passes,
        "SELECT list(CAST(date_start AS VARCHAR)), sum(n_mentions) FROM events WHERE party_b = 'FRA' "
        "AND first_reported_at >= TIMESTAMPTZ '2024-03-01 00:00:00Z'",
    )
    assert days == ["2024-03-03"], "the edit's day counts, the first version's no longer"
    assert mentions == 1


def test_the_other_rows_are_left_as_they_were(passes: Passes) -> None:
    assert all(row in passes.tables[2]["items"] for row in passes.tables[1]["items"])
    assert passes.tables[1]["rejects"] == passes.tables[2]["rejects"]
    assert len(passes.tables[2]["items"]) == len(passes.tables[1]["items"]) + 2


def test_a_source_named_by_the_document_wins(passes: Passes) -> None:
    assert query(passes, "SELECT count(*), count(DISTINCT item_id) FROM items WHERE source = 'revue'") == [(1, 1)]


GOLD = Path(__file__).parents[1] / "gold"


def test_run_and_extract_give_the_same_contacts(tmp_path: Path) -> None:
    """The graph cleans the text that `extract` takes as it is: evidence and offsets may differ by that; no more."""
    gold = [*_lines(GOLD / "dev.jsonl"), *_lines(GOLD / "sample.jsonl")]
    documents = {line["id"]: {k: line.get(k) for k in ("id", "published", "title", "text")} for line in gold}
    archive = tmp_path / "gold.jsonl"
    archive.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in documents.values()), encoding="utf-8")
    config = tmp_path / "config.yaml"
    config.write_text("sources:\n- {id: gold, documents: gold.jsonl, language: fr}\n", encoding="utf-8")
    done = homologue("run", config, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    db = connect(str(tmp_path / "out"))
    assert db.execute("SELECT count(*) FROM items").fetchone() == (len(documents),)
    by_graph = db.execute(
        "SELECT guid, party_a, party_b, mode, contacts.status, CAST(date_start AS VARCHAR), CAST(date_end AS VARCHAR), "
        "precision, evidence FROM contacts JOIN items USING (item_id, revision)"
    ).fetchall()
    done = homologue("extract", archive)
    assert done.returncode == 0, done.stderr
    by_hand = [
        (
            document["id"],
            *contact["parties"],
            *(contact[k] for k in ("mode", "status", "date", "date_end", "precision", "evidence")),
        )
        for document in map(json.loads, done.stdout.splitlines())
        for contact in document["contacts"]
    ]
    assert len(by_hand) > 100
    cleaned = [(*row[:-1], clean_line(row[-1], markup=False)) for row in by_hand]
    assert sorted(((*row[:-1], " ".join(row[-1].split())) for row in by_graph), key=repr) == sorted(cleaned, key=repr)


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a folder's files on loopback."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(tmp_path))

        def log_message(self, *arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"localhost:{running.server_port}"
        running.shutdown()
        thread.join()


def test_feeds_come_over_the_network_where_that_is_allowed(tmp_path: Path, server: str) -> None:
    rss(tmp_path / "journal.rss", [(SHARED, *CALL), ("https://journal.example/vent", *WEATHER)])
    forbidden = server.replace("localhost", "127.0.0.1")
    config = tmp_path / "config.yaml"
    config.write_text(
        "sources:\n"
        f"- {{id: en-ligne, feed: 'http://{server}/journal.rss'}}\n"
        f"- {{id: perdu, feed: 'http://{server}/none.rss'}}\n"
        f"- {{id: interdit, feed: 'http://{forbidden}/journal.rss'}}\n"
        "network: {allow_hosts: [localhost]}\n",
        encoding="utf-8",
    )
    done = homologue("run", config)
    assert done.returncode == 0, done.stderr
    db = connect(str(tmp_path / "out"))
    log = db.execute("SELECT source, outcome, http_status, n_entries, sha256 FROM fetch_log ORDER BY source").fetchall()
    assert [row[:4] for row in log] == [
        ("en-ligne", "ok", 200, 2),
        ("interdit", "Refused", None, None),
        ("perdu", "BadStatus", 404, None),
    ]
    assert db.execute("SELECT party_a, party_b, source FROM contacts").fetchall() == [("EGY", "FRA", "en-ligne")]
    with open(tmp_path / "out" / "archive" / archive_path(log[0][4]), "rb") as file:
        kept = {r.rec_type: r.http_headers.headers for r in ArchiveIterator(file)}
    assert any(name == "last-modified" for name, _ in kept["response"]), "with the headers it came with"
    assert any(name == "user-agent" for name, _ in kept["request"]), "and those it was asked with"
