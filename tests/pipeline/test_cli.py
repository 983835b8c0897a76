"""The command line as an interface: help, exit codes and messages."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.api import connect
from pipeline.cli import _COMMANDS
from tests.pipeline.world import HOMOLOGUE, homologue, write_world

COMMANDS = [name for section in _COMMANDS.values() for name in section]
HEAVY = ("apache_beam", "pyarrow", "duckdb", "numpy", "lxml", "httpx")
HELP = """
import sys
from pipeline.cli import main
sys.argv = ["homologue", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    print([name for name in {heavy!r} if name in sys.modules], end.code)
"""


def test_the_help_teaches() -> None:
    done = homologue("--help")
    assert done.returncode == 0
    for name in COMMANDS:
        assert f"\n  {name} " in done.stdout
    assert "homologue run news.yaml" in done.stdout
    assert homologue("-h").stdout == done.stdout


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=lambda command: " ".join(command) or "-")
def test_help_comes_without_the_heavy_libraries(command: tuple[str, ...]) -> None:
    program = [sys.executable, "-c", HELP.format(heavy=HEAVY), *command, "--help"]
    done = subprocess.run(program, capture_output=True, encoding="utf-8", timeout=60, check=True)
    help_, _, imported = done.stdout.rstrip().rpartition("\n")
    assert imported == "[] 0"
    assert "Usage: homologue" in help_
    assert done.stderr == ""
    if command:
        assert f"homologue {command[0]} " in help_.partition("\n")[2], "an example"


def test_the_version() -> None:
    done = homologue("--version")
    assert (done.returncode, done.stdout[:10]) == (0, "homologue ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rum"], "There is no command 'rum'. Did you mean 'run'?"),
        (["xyzzy"], "There is no command 'xyzzy'. 'homologue --help' lists them."),
        (["run", "--ouput", "x"], "There is no option --ouput. Did you mean --output?"),
        (
            ["run", "--direct_num_worker=2"],
            "There is no option --direct_num_worker. Did you mean --direct_num_workers?",
        ),
        (["run", "--direct_num_workers=two"], "argument --direct_num_workers: invalid int value: 'two'"),
        (["run", "CONFIG", "second.yaml"], "Unexpected argument 'second.yaml'."),
        (["run", "none.yaml"], "none.yaml: No such file or directory; expected a YAML file"),
        (["run", "."], ".: Is a directory; expected a YAML file"),
        (["stream", "CONFIG", "--every", "soon"], "'soon' is no duration; expected a number with s, m, h or d"),
        (["stream", "CONFIG", "--every", "0s"], "'0s' is no duration"),
        (["stream"], "Missing argument 'CONFIG'"),
        (["read"], "Missing argument 'PATH...'"),
        (["extract", "none.jsonl"], "'none.jsonl': No such file or directory"),
        (["evaluate", "none.jsonl"], "File 'none.jsonl' does not exist"),
        (["explain", "none.jsonl"], "File 'none.jsonl' does not exist"),
        (["diff", "none.jsonl", "none.jsonl"], "Path 'none.jsonl' does not exist"),
        (["schema", "x"], "Got unexpected extra argument"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_to_do(tmp_path: Path, arguments: list[str], message: str) -> None:
    write_world(tmp_path)
    done = homologue(*("config.yaml" if word == "CONFIG" else word for word in arguments), cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not tmp_path.joinpath("out").exists(), "nothing was begun"


def test_a_wrong_configuration_tells_all_its_mistakes_at_once(tmp_path: Path) -> None:
    config = tmp_path / "news.yaml"
    config.write_text(
        "sources:\n  - id: a b\n    feeed: x\n  - id: c\n    wire: in/*\n    timezone: Mars/Olympus\noutput: 3\n",
        "utf-8",
    )
    for command in (["run"], ["stream"]):
        done = homologue(*command, config)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.splitlines() == [
            f"{config}:2:5: sources[0].id: found \"a b\"; expected letters, digits, '.', '_' and '-'",
            f"{config}:3:5: sources[0].feeed: unknown key (value \"x\"); did you mean 'feed'?",
            f'{config}:6:5: sources[1].timezone: expected an IANA time zone such as Europe/Paris (got "Mars/Olympus")',
            f"{config}:7:1: output: found 3; expected a string",
        ]


def test_an_output_that_cannot_be_is_said_so(tmp_path: Path) -> None:
    tmp_path.joinpath("file").write_text("")
    done = homologue("run", "--output", tmp_path / "file")
    assert done.returncode == 1
    assert done.stderr == f"Error: {tmp_path}/file cannot be written to (Not a directory); give another --output\n"


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """What is begun in the background of a shell ignores interrupts, and hands that on to its children."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_interruptible")
def test_an_interrupted_run_says_so_and_leaves_a_record(tmp_path: Path) -> None:
    command = [HOMOLOGUE, "run", "--output", tmp_path]
    with subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        began = time.monotonic()
        while not tmp_path.joinpath("archive").exists():
            assert time.monotonic() - began < 60
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.decode().rstrip().endswith("interrupted; nothing that was written is half-written")
    assert homologue("run", "--output", tmp_path, "--quiet").returncode == 0
    outcomes = connect(str(tmp_path)).execute("SELECT outcome FROM runs ORDER BY started_at").fetchall()
    assert outcomes == [("KeyboardInterrupt",), ("ok",)]


@pytest.mark.parametrize("heard", [True, False])
def test_a_run_that_fails_says_so_whoever_listens(tmp_path: Path, heard: bool) -> None:
    tmp_path.joinpath("contacts").write_text("a file where a table should lie")
    command = [HOMOLOGUE, "run", "--output", tmp_path]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        if heard:
            assert b"contacts" in process.stderr.read()
        process.stderr.close()
        assert process.wait(timeout=60) == 1
    tmp_path.joinpath("contacts").unlink()
    ((outcome,),) = connect(str(tmp_path)).execute("SELECT outcome FROM runs").fetchall()
    assert outcome != "ok"


def test_the_schema_is_json_on_standard_output() -> None:
    done = homologue("schema")
    assert done.returncode == 0
    assert json.loads(done.stdout)["properties"]["sources"]


def test_output_outranks_the_file_and_paths_count_from_it(tmp_path: Path) -> None:
    config = write_world(tmp_path / "monde")
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    done = homologue("run", os.path.relpath(config, elsewhere), "--output", "tables", "--quiet", cwd=elsewhere)
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in elsewhere.iterdir()) == ["tables"]
    assert not config.with_name("out").exists()
    assert elsewhere.joinpath("tables", "archive").is_dir(), "the raw bytes go with the tables"


def test_accents_come_out_of_a_pipe_in_a_posix_locale(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    path = tmp_path / "é.jsonl"
    path.write_text('{"id": "1", "title": "Élysée"}\n', encoding="utf-8")
    done = homologue("read", path, env=environment | {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"})
    assert done.returncode == 0
    assert json.loads(done.stdout)["items"][0]["title"] == "Élysée"
