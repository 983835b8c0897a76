"""A small world of sources for the tests of whole runs, and what they ask of the output."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from collections.abc import Collection, Iterable
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pyarrow.parquet as pq

from pipeline.api import dataset
from tests.conftest import NOON
from transforms.schema import tables
from transforms.storage import Storage

__all__ = ["CONTENT", "HOMOLOGUE", "homologue", "rows", "rss", "write_world"]

HOMOLOGUE = Path(sys.executable).with_name("homologue")
CONTENT = ("items", "contacts", "events", "rejects")
"""The tables that say what was found, whatever the number of runs; `fetch_log` and `runs` grow with each."""

CALL = (
    "Paris et Le Caire se parlent",
    (
        "Le président français Emmanuel Macron s’est entretenu lundi par téléphone avec son homologue égyptien, "
        "Abdel Fattah Al-Sissi."
    ),
)
VISIT = (
    "Nasser Bourita à Madrid",
    (
        "Le ministre marocain des Affaires étrangères, Nasser Bourita, a été reçu lundi à Madrid par son homologue "
        "espagnol, José Manuel Albares."
    ),
)
WEATHER = ("Du vent sur la Manche", "Les traversées reprendront mardi matin, a annoncé le port de Caen.")
SHARED = "https://journal.example/2024/03/04/paris-le-caire"

CONFIG = """\
sources:
  - {id: journal, feed: journal.rss, timezone: Europe/Paris}
  - {id: radio, feed: radio.rss}
  - {id: agence, wire: inbox/*}
  - {id: fonds, documents: fonds.jsonl.gz}
  - {id: absent, feed: nulle-part.rss}
  - {id: page, feed: page.rss}
  - {id: vide, wire: vide/*.xml}
"""


def homologue(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the console command; it writes UTF-8 whatever the locale."""
    options = {"timeout": 120, "check": False, "capture_output": True} | options
    return subprocess.run([HOMOLOGUE, *arguments], encoding="utf-8", **options)


def rss(path: Path, entries: Iterable[tuple[str, str, str]]) -> None:
    """Write a feed of (link, title, text), all of them published on Monday, 4 March 2024, at noon UTC."""
    items = "".join(
        f"<item><link>{escape(link)}</link><guid>{escape(link)}</guid><pubDate>{format_datetime(NOON)}</pubDate>"
        + (f"<title>{escape(title)}</title>" if title else "")
        + (f"<description>{escape(text)}</description>" if text else "")
        + "</item>"
        for link, title, text in entries
    )
    head = "<title>Un fil</title><link>https://journal.example/</link><description>…</description>"
    path.write_text(f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>', encoding="utf-8")


def write_world(folder: Path) -> Path:
    """Write all sources of `CONFIG` and give its path.

    20 entries: 14 versions of 13 items (one is in two feeds), 3 entries without content, 3 lines that are no document.
    Two payloads cannot be read as a whole; a file and a glob lead nowhere.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rss(
        folder / "journal.rss",
        [
            (f"{SHARED}?utm_source=rss", *CALL),
            ("https://journal.example/bourita", *VISIT),
            ("https://journal.example/vide-1", "", ""),
            ("https://journal.example/vide-2", "", "<p> </p>"),
            ("https://journal.example/vent", *WEATHER),
        ],
    )
    rss(folder / "radio.rss", [(f"{SHARED}?utm_source=radio", *CALL), ("https://radio.example/vent", *WEATHER)])
    inbox = folder / "inbox"
    inbox.mkdir(exist_ok=True)
    inbox.joinpath("bonne.json").write_text(
        json.dumps(
            {
                "uri": "https://agence.example/1",
                "type": "text",
                "versioncreated": "2024-03-04T13:00:00+01:00",
                "headline": VISIT[0],
                "body_text": VISIT[1],
                "language": "fr",
                "pubstatus": "usable",
            }
        ),
        encoding="utf-8",
    )
    inbox.joinpath("coupee.xml").write_text(
        '<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"'
    )
    inbox.joinpath("bruit.bin").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    documents = [
        {"id": f"f{n}", "published": f"2024-02-{n + 1:02}T08:00:00+01:00", "title": title, "text": text}
        for n, (title, text) in enumerate([CALL, VISIT, WEATHER] * 3)
    ]
    documents[0]["source"] = "revue"
    lines = [json.dumps(document, ensure_ascii=False) for document in documents[:8]]
    lines[3:3] = ["pas du JSON", "[1]", '"un mot"']
    with gzip.open(folder / "fonds.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    folder.joinpath("page.rss").write_text(
        "<!DOCTYPE html><html><head><title>Bonjour</title></head><body><p>Une page.</p></body></html>"
    )
    an_hour_ago = time.time() - 3_600  # what is younger may still be written, and is looked at again
    for path in folder.rglob("*"):
        os.utime(path, (an_hour_ago, an_hour_ago))
    config = folder / "config.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    return config


def rows(output: Path | str, table: str, *, without: Collection[str] = ()) -> list[tuple[Any, ...]]:
    """A table's rows in order, without the columns that its Parquet files mark as volatile and those named.

    Nor with the partition of rejects, which is the day of a volatile column: midnight is no difference.
    """
    files = [Storage(str(output)).path(path) for path, _ in Storage(str(output)).list(table, ".parquet")]
    schemas = [pq.read_schema(path) for path in files]
    volatile = {f.name for schema in schemas for f in schema if (f.metadata or {}).get(b"volatile") == b"true"}
    if "seen_at" in volatile:
        volatile.add(tables()[table].partition)
    columns = [
        name for name in (*tables()[table].columns, tables()[table].partition) if name not in {*volatile, *without}
    ]
    found = dataset(str(output), table).to_table(columns=columns).to_pylist()
    return sorted((tuple(row[name] for name in columns) for row in found), key=repr)
