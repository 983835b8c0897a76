"""`read` and `read_archive` as the pipeline calls them, and the command around them."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.commands.read import command, read_file
from transforms.read import reader
from transforms.read.errors import Malformed, Missing, ReaderFault, Unreadable
from transforms.read.model import BadEntry
from transforms.records import Entry

LINES = b'{"id": "1", "title": "a"}\nrubbish\n\n{"id": 2, "title": "b"}\n'


@pytest.mark.parametrize("compress", [False, True])
def test_an_archive_is_streamed_with_the_numbers_of_its_lines(compress: bool, tmp_path: Path) -> None:
    path = tmp_path / "archive"
    path.write_bytes(gzip.compress(LINES) if compress else LINES)
    found = list(reader.read_archive(str(path)))
    assert [(type(one), one.number) for one in found] == [(Entry, 0), (BadEntry, 1), (Entry, 3)]
    assert isinstance(found[1], BadEntry)
    assert (found[1].error_class, found[1].message[:7]) == ("BadJson", "line 2:")


def test_an_archive_that_breaks_off_gives_what_could_be_read(tmp_path: Path) -> None:
    path = tmp_path / "archive.gz"
    path.write_bytes(gzip.compress(LINES)[:-8])
    entries = reader.read_archive(str(path))
    assert isinstance(next(entries), Entry)
    with pytest.raises(Malformed):
        list(entries)


def test_an_archive_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        next(reader.read_archive(str(tmp_path / "nothing")))
    with pytest.raises(Unreadable):
        next(reader.read_archive(str(tmp_path)))


def test_what_came_before_a_fault_stands_and_a_fault_of_a_reader_is_an_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_badly(_: bytes) -> reader.Entries:
        yield Entry(number=0)
        raise KeyError("oops")

    monkeypatch.setitem(reader._READERS, "text", read_badly)
    entries = reader.read(b"Un titre").entries
    assert next(entries) == Entry(number=0)
    with pytest.raises(ReaderFault, match="KeyError: 'oops'"):
        next(entries)


def test_the_charset_of_the_header_counts() -> None:
    body = "<rss><item><title>привет</title></item></rss>".encode("koi8-r")
    entry = next(reader.read(body, content_type="application/rss+xml; charset=koi8-r").entries)
    assert isinstance(entry, Entry)
    assert entry.title == "привет"


def test_the_command_answers_each_path_in_order_and_ends_with_0(tmp_path: Path) -> None:
    good, bad = tmp_path / "un flux", tmp_path / "rien"
    good.write_text("<rss><channel><item><title>L’été « à Paris »</title></item></channel></rss>", "utf-8")
    bad.write_bytes(b"")
    done = CliRunner().invoke(command, [str(bad), str(good), str(tmp_path), "https://a.example/rss", "\udce9t\udce9"])
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    answers = [json.loads(line) for line in lines]
    assert [one["outcome"] for one in answers] == ["rejected", "ok", "rejected", "rejected", "rejected"]
    assert [one["path"] for one in answers[:4]] == [str(bad), str(good), str(tmp_path), "https://a.example/rss"]
    assert "L’été « à Paris »" in lines[1]


def test_a_long_file_in_one_language_is_taken_to_be_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.commands.read._ENOUGH_ITEMS", 2)
    french, english = "Les ministres se sont vus dans la soirée", "The ministers met in the evening of that day"
    path = tmp_path / "feed"
    for titles, expected in (
        ((french, french, english), ["fr", "fr", "fr"]),
        ((french, english, english), ["fr", "en", "en"]),
    ):
        items = "".join(f"<item><title>{title}</title></item>" for title in titles)
        path.write_text(f"<rss><channel>{items}</channel></rss>", "utf-8")
        answer = json.loads("".join(read_file(str(path))))
        assert [item["language"] for item in answer["items"]] == expected
