"""The configuration: every mistake at once, each with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.config import ConfigError, json_schema, load

GOOD = """\
sources:
  - id: lemonde-international
    feed: https://journal.example/rss
    timezone: Europe/Paris
  - id: agence
    wire: inbox/**/*
  - id: archive
    documents: data/*.jsonl.gz
network: {allow_hosts: []}
output: out/
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "news.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(folder: Path, text: str) -> list[str]:
    path = write(folder, text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    return [line.removeprefix(f"{path}:") for line in caught.value.mistakes]


def test_relative_paths_count_from_the_file(tmp_path: Path) -> None:
    config = load(write(tmp_path, GOOD))
    assert [source.location for source in config.sources] == [
        "https://journal.example/rss",
        str(tmp_path / "inbox/**/*"),
        str(tmp_path / "data/*.jsonl.gz"),
    ]
    assert [source.kind for source in config.sources] == ["feed", "wire", "documents"]
    assert config.output == f"{tmp_path}/out"


def test_all_mistakes_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    assert mistakes(
        tmp_path,
        """\
sources:
  - id: le monde
    feed: https://journal.example/rss
    timezon: Europe/Paris
  - id: b
    feed: ftp://journal.example
    timezone: Europe/Pari
  - wire: in/*
    documents: y
network: {allow_hosts: localhost}
ouput: x
""",
    ) == [
        "2:5: sources[0].id: found \"le monde\"; expected letters, digits, '.', '_' and '-'",
        "4:5: sources[0].timezon: unknown key (value \"Europe/Paris\"); did you mean 'timezone'?",
        '7:5: sources[1].timezone: expected an IANA time zone such as Europe/Paris (got "Europe/Pari")',
        "8:5: sources[2].id: not given; expected a value",
        "10:11: network.allow_hosts: found \"localhost\"; expected a list (lines that begin with '- ')",
        "11:1: ouput: unknown key (value \"x\"); did you mean 'output'?",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("sources: []\n", "1:1: expected at least one source in sources, found none"),
        ("- 1\n", "1:1: found [1]; expected a mapping with the key 'sources'"),
        ("", "1:1: found null; expected a mapping with the key 'sources'"),
        ("sources: [", "1:11: "),
        ("output: a\noutput: b\n", "2:1: found duplicate key"),
        (
            "sources:\n- {id: a, feed: x, wire: y}\n",
            "2:3: sources[0]: expected exactly one of feed, wire and documents",
        ),
        ("sources:\n- {id: a, feed: ftp://x}\n", "2:3: sources[0]: expected http:// or https:// in feed"),
        ("sources:\n- {id: a, feed: 12}\n", "2:11: sources[0].feed: found 12; expected a string"),
        (
            "sources:\n- {id: a, feed: x}\n- {id: a, feed: y}\n",
            "3:4: sources[1].id: expected every source to have an id of its own, found 'a' twice",
        ),
    ],
)
def test_each_mistake_says_where_and_what(tmp_path: Path, text: str, line: str) -> None:
    assert mistakes(tmp_path, text)[0].startswith(line)


def test_a_missing_or_binary_file_is_a_mistake_too(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="No such file or directory; expected a YAML file"):
        load(tmp_path / "none.yaml")
    path = tmp_path / "binary.yaml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="is not UTF-8"):
        load(path)


def test_norway_is_a_word(tmp_path: Path) -> None:
    assert load(write(tmp_path, "sources:\n- {id: no, feed: x}\n")).sources[0].id == "no"


def test_the_committed_schema_is_today_s() -> None:
    committed = Path(__file__).parents[2].joinpath("configs/schema.json").read_text(encoding="utf-8")
    assert committed == json_schema(), "run: homologue schema > configs/schema.json"
    assert json.loads(committed)["additionalProperties"] is False


def test_the_example_is_a_configuration() -> None:
    config = load(Path(__file__).parents[2] / "configs" / "example.yaml")
    assert {source.kind for source in config.sources} == {"feed", "wire", "documents"}
