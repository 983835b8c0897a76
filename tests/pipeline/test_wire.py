"""The life of a wire item over several passes: correction, late version, kill, embargo, a file half written."""

from __future__ import annotations

import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.api import connect
from tests.pipeline.world import CALL, VISIT, homologue


class Desk:
    """A drop folder and the output that it goes to."""

    def __init__(self, folder: Path) -> None:
        self.inbox = folder / "inbox"
        self.inbox.mkdir()
        self.config = folder / "config.yaml"
        self.config.write_text("sources: [{id: agence, wire: inbox/*}]\n", encoding="utf-8")
        self.output = folder / "out"

    def drop(self, name: str, *, text: tuple[str, str] | None = CALL, age: float = 3_600, **fields: Any) -> None:
        document: dict[str, Any] = {"uri": "urn:agence:1", "type": "text", "language": "fr", "pubstatus": "usable"}
        document |= {"firstcreated": "2024-03-04T12:00:00+01:00"}
        if text is not None:
            document |= {"headline": text[0], "body_text": text[1]}
        self.put(name, json.dumps(document | fields).encode(), age)

    def put(self, name: str, body: bytes, age: float = 3_600) -> None:
        path = self.inbox / name
        path.write_bytes(body)
        os.utime(path, (time.time() - age,) * 2)

    def run(self) -> None:
        done = homologue("run", self.config, "--quiet", "--direct_running_mode=in_memory")
        assert done.returncode == 0, done.stderr

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        return connect(str(self.output)).execute(sql).fetchall()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


EVENTS = "SELECT party_a, party_b FROM events ORDER BY ALL"


def test_a_kill_withdraws_what_the_article_told(desk: Desk) -> None:
    desk.drop("1.json", version="1", versioncreated="2024-03-04T12:00:00+01:00")
    desk.drop("autre.json", uri="urn:agence:2", text=VISIT)
    desk.run()
    assert desk.query(EVENTS) == [("EGY", "FRA"), ("ESP", "MAR")]
    desk.drop("2.json", text=None, version="2", versioncreated="2024-03-04T13:30:00+01:00", pubstatus="canceled")
    desk.run()
    assert desk.query("SELECT revision, status, text = '' FROM items WHERE guid = 'urn:agence:1' ORDER BY 1") == [
        (1, "usable", False),
        (2, "canceled", True),
    ]
    found = desk.query("SELECT revision, withdrawn_at FROM contacts WHERE party_a = 'EGY' ORDER BY 1")
    assert found == [(1, None), (2, datetime(2024, 3, 4, 12, 30, tzinfo=UTC))]
    assert desk.query(EVENTS) == [("ESP", "MAR")]
    # The first version comes again, late, under another name and with other words: it stays withdrawn.
    desk.drop(
        "3.json", text=(CALL[0] + " longuement", CALL[1]), version="1", versioncreated="2024-03-04T12:10:00+01:00"
    )
    desk.run()
    assert desk.query(EVENTS) == [("ESP", "MAR")]
    assert desk.query("SELECT stage, error_class FROM rejects") == [("normalise", "LateVersion")]


def test_a_kill_in_the_same_pass_leaves_no_event(desk: Desk) -> None:
    desk.drop("1.json", version="1", versioncreated="2024-03-04T12:00:00+01:00")
    desk.drop("0.json", text=None, version="2", versioncreated="2024-03-04T12:30:00+01:00", pubstatus="canceled")
    desk.run()
    assert desk.query("SELECT revision, status FROM items ORDER BY 1") == [(1, "usable"), (2, "canceled")]
    assert desk.query("SELECT revision, withdrawn_at IS NULL FROM contacts ORDER BY 1") == [(1, True), (2, False)]
    assert desk.query("FROM events") == []


def test_a_correction_replaces(desk: Desk) -> None:
    desk.drop("1.json", version="1")
    desk.run()
    desk.drop("1.json", text=VISIT, version="2")
    desk.run()
    assert desk.query(EVENTS) == [("ESP", "MAR")]
    assert desk.query("SELECT revision, party_a FROM contacts ORDER BY 1") == [(1, "EGY"), (2, "ESP")]


def test_an_embargo_ends_though_the_file_does_not_change(desk: Desk) -> None:
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=7)
    desk.drop("1.json", pubstatus="withheld", embargoed=until.isoformat())
    desk.run()
    assert desk.query("SELECT status, released, embargo_until = ? FROM items".replace("?", f"'{until}'")) == [
        ("withheld", False, True)
    ]
    assert desk.query("FROM contacts") == desk.query("FROM events") == []
    time.sleep(max(0.0, (until - datetime.now(UTC)).total_seconds()) + 0.1)
    desk.run()
    assert desk.query("SELECT revision, released FROM items") == [(1, True)]
    assert desk.query("SELECT party_a, revision, withdrawn_at FROM contacts") == [("EGY", 1, None)]
    assert desk.query(EVENTS) == [("EGY", "FRA")]
    desk.run()
    assert desk.query("SELECT n_items, n_contacts FROM runs ORDER BY started_at") == [(1, 0), (0, 1), (0, 0)]


def test_a_file_is_taken_once_it_is_complete(desk: Desk) -> None:
    whole = (
        '<?xml version="1.0" encoding="UTF-8"?><nitf><head><docdata><doc-id id-string="n1"/>'
        '<date.issue norm="20240304T120000Z"/></docdata></head><body><body.head><hedline><hl1>'
        f"{CALL[0]}</hl1></hedline></body.head><body.content><p>{CALL[1]}</p></body.content></body></nitf>"
    ).encode()
    desk.put("n1.xml", whole[:-60], age=2)
    desk.put("n2.xml.part", whole)
    desk.run()
    assert desk.query("FROM items") == desk.query("FROM rejects") == []
    assert [outcome for (outcome,) in desk.query("SELECT outcome FROM fetch_log")] == ["StillWritten"]
    desk.put("n1.xml", whole, age=2)
    desk.run()
    assert desk.query("SELECT title, ends_with(text, 'Al-Sissi.') FROM items") == [(CALL[0], True)]
    assert desk.query("FROM rejects") == []
