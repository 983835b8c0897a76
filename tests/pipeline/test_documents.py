"""The commands that take documents: line by line, through pipes, and with whatever else is in the file."""

from __future__ import annotations

import contextlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from pipeline.commands.diff import changes
from pipeline.commands.extract import annotate_line
from pipeline.jsonl import parse_object
from tests.pipeline.world import CALL, HOMOLOGUE, VISIT, WEATHER, homologue
from transforms.extract.evaluation import LEVELS

GOLD = Path(__file__).parents[1] / "gold" / "sample.jsonl"


def document(name: str, told: tuple[str, str], **more: Any) -> dict[str, Any]:
    return {"id": name, "title": told[0], "text": told[1], "published": "2024-03-04T13:00:00+01:00", **more}


def write(path: Path, *lines: object) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_extract_gives_a_line_for_each_line(tmp_path: Path) -> None:
    path = write(
        tmp_path / "docs.jsonl",
        document("1", CALL, contacts=["those of the input count for nothing"], note="stays"),
        "pas du JSON",
        "",
        ["no object"],
        document("2", WEATHER),
        {"id": "3", "title": "T", "published": "hier"},
        "[" * 100_000,
        '{"id": ' + "9" * 5_000 + "}",
        document("4", ("Un \ud800", VISIT[1])) | {"title": "T"},
    )
    with path.open("ab") as file:
        file.write(b'{"id": "latin", "title": "\xc9lys\xe9e"}\n')
        file.write(b'\xef\xbb\xbf{"id": "bom"}')
    output = tmp_path / "contacts.jsonl"
    done = homologue("extract", path, "-o", output)
    assert (done.returncode, done.stdout) == (1, "")
    lines = output.read_text(encoding="utf-8").split("\n")
    assert len(lines) == len(path.read_bytes().split(b"\n")) + 1, "and a line feed at the end"
    assert lines[2] == ""
    found = [json.loads(line) for line in lines if line]
    assert [one.get("id") for one in found] == ["1", None, None, "2", "3", None, None, "4", None, "bom"]
    assert found[0]["note"] == "stays"
    assert [(c["parties"], c["mode"], c["date"]) for c in found[0]["contacts"]] == [
        (["EGY", "FRA"], "call", "2024-03-04")
    ]
    assert [bool(one.get("error")) for one in found] == [False, True, True, False, True, True, True, False, True, False]
    assert all(one["contacts"] == [] for one in found if "error" in one)
    said = done.stderr.splitlines()
    assert said[0] == f"{path}:2: not JSON: Expecting value at column 1"
    assert said[1] == f"{path}:4: expected a JSON object, found list"
    assert [line.removeprefix(f"{path}:").partition(":")[0] for line in said] == ["2", "4", "6", "7", "8", "10"]


def test_extract_answers_each_line_before_the_next_is_there() -> None:
    with subprocess.Popen(
        [HOMOLOGUE, "extract", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number, told in enumerate((CALL, WEATHER, VISIT)):
            process.stdin.write(json.dumps(document(str(number), told)) + "\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert (answer["id"], len(answer["contacts"])) == (str(number), told is not WEATHER)
        process.stdin.close()
    assert process.returncode == 0


@given(st.binary(max_size=60))
def test_any_bytes_are_an_object_or_a_value_error(line: bytes) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(parse_object(line), dict)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
_KEYS = st.sampled_from(["id", "title", "text", "published", "source", "contacts", "error", "autre"])


@given(st.dictionaries(_KEYS, _JSON))
def test_any_object_gives_its_own_line_with_contacts(fields: dict[str, Any]) -> None:
    annotated = annotate_line(json.dumps(fields).encode())
    assert annotated["contacts"] == []
    rest = {key: value for key, value in fields.items() if key not in ("contacts", "error")}
    assert json.dumps({key: annotated.get(key) for key in rest}) == json.dumps(rest)


@pytest.mark.parametrize("command", [["extract", "-"], ["read", str(GOLD), str(GOLD), str(GOLD)]])
def test_a_reader_that_hangs_up_is_no_disaster(command: list[str]) -> None:
    with subprocess.Popen(
        [HOMOLOGUE, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        if command[0] == "extract":
            process.stdin.write(json.dumps(document("1", CALL)).encode() + b"\n")
        process.stdin.close()
        said = process.stderr.read().decode()
    assert said == ""
    assert process.returncode == 1


def test_read_answers_each_path_in_order(tmp_path: Path) -> None:
    sample = Path(__file__).parents[2] / "pipeline" / "sample"
    paths = [sample / "radio.atom", tmp_path / "none", sample / "depeche.xml", tmp_path, sample / "archive.jsonl"]
    done = homologue("read", *paths)
    assert done.returncode == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["path"] for one in found] == [str(path) for path in paths]
    assert [one["outcome"] for one in found] == ["ok", "rejected", "ok", "rejected", "ok"]
    assert [one["format"] for one in found] == ["atom10", None, "newsml-g2", None, "documents"]
    assert [len(one["items"]) for one in found] == [7, 0, 1, 0, 7]
    assert [one["error"] and one["error"]["class"] for one in found] == [None, "Missing", None, "NotRegular", None]


def test_evaluate_scores_what_extract_gives(tmp_path: Path) -> None:
    output = tmp_path / "found.jsonl"
    assert homologue("extract", GOLD, "-o", output).returncode == 0
    at_once, by_file = (
        json.loads(homologue("evaluate", *arguments, "--json").stdout) for arguments in ([GOLD], [GOLD, output])
    )
    assert at_once == by_file
    assert set(LEVELS) < set(at_once)
    assert at_once["documents"] == 26
    perfect = json.loads(homologue("evaluate", GOLD, GOLD, "--json").stdout)
    assert all(perfect[level]["f1"] == 1 for level in LEVELS)
    said = homologue("evaluate", GOLD, "--by-document")
    assert said.returncode == 0
    assert "pair+mode+date+status" in said.stdout
    assert "confidence      contacts" in said.stdout


@pytest.mark.parametrize("command", ["evaluate", "diff"])
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1]", "1: expected a JSON object, found list"),
        ("{}", "1: expected a document with an id, a string"),
        ('{"id": "a"}', "1: a: expected annotated contacts, a list"),
        ('{"id": "a", "contacts": [{}]}', "1: a: contact 0 lacks parties, mode or status"),
        ('{"id": "a", "contacts": []}\n{"id": "a", "contacts": []}', "2: second document with id a"),
        ("{", "1: not JSON: Expecting property name enclosed in double quotes at column 2"),
    ],
)
def test_what_is_not_annotated_is_refused_with_its_line(tmp_path: Path, command: str, line: str, message: str) -> None:
    path = write(tmp_path / "gold.jsonl", line)
    done = homologue(command, path, path)
    assert done.returncode == 1
    assert done.stderr == f"Error: {path}:{message}\n"


def test_explain_shows_the_way_to_each_contact(tmp_path: Path) -> None:
    pretty = tmp_path / "one.json"
    pretty.write_text(json.dumps(document("un", CALL), indent=2, ensure_ascii=False), encoding="utf-8")
    done = homologue("explain", pretty)
    assert done.returncode == 0
    for word in ("gate", "passed", "people", "dates", "contact", "EGY-FRA", "call", "Macron"):
        assert word in done.stdout
    both = homologue("explain", write(tmp_path / "two.jsonl", document("un", CALL), document("deux", WEATHER)))
    assert both.returncode == 0
    assert "no contact" in both.stdout
    wrong = homologue("explain", write(tmp_path / "wrong.jsonl", document("un", CALL), [1]))
    assert (wrong.returncode, wrong.stderr) == (
        1,
        f"Error: {tmp_path}/wrong.jsonl:2: expected a JSON object, found list\n",
    )


def test_diff_tells_what_came_went_and_changed(tmp_path: Path) -> None:
    contact = {
        "parties": ["EGY", "FRA"],
        "mode": "call",
        "status": "held",
        "date": "2024-03-04",
        "evidence": "Un appel",
    }
    other = contact | {"parties": ["ESP", "MAR"]}
    old = write(tmp_path / "old.jsonl", {"id": "a", "contacts": [contact, other]}, {"id": "b", "contacts": [contact]})
    new = write(
        tmp_path / "new.jsonl", {"id": "a", "contacts": [contact | {"mode": "video"}]}, {"id": "c", "contacts": [other]}
    )
    done = homologue("diff", old, new)
    assert done.returncode == 0
    assert done.stdout.splitlines() == [
        "~ a: EGY-FRA mode 'call' -> 'video'",
        "- a: ESP-MAR call 2024-03-04 held | Un appel",
        "- b: EGY-FRA call 2024-03-04 held | Un appel",
        "+ c: ESP-MAR call 2024-03-04 held | Un appel",
        "1 gained, 2 lost, 1 changed",
    ]
    assert homologue("diff", old, new, "--summary").stdout == "1 gained, 2 lost, 1 changed\n"
    assert homologue("diff", old, old).stdout == "0 gained, 0 lost, 0 changed\n"


_CONTACTS = st.lists(
    st.builds(
        lambda parties, mode, status: {
            "parties": list(parties),
            "mode": mode,
            "status": status,
            "precision": "unknown",
        },
        st.sampled_from([("EGY", "FRA"), ("ESP", "MAR")]),
        st.sampled_from(["call", "visit"]),
        st.sampled_from(["held", "planned"]),
    ),
    max_size=4,
)


@given(_CONTACTS, _CONTACTS)
def test_what_is_gained_one_way_is_lost_the_other(old: list[Any], new: list[Any]) -> None:
    there, back = ([mark for mark, _ in changes(*pair)] for pair in ((old, new), (new, old)))
    assert there.count("+") == back.count("-")
    assert len(new) - len(old) == there.count("+") - there.count("-")
    assert list(changes(old, old)) == []
