"""A run that is killed at any moment: readers see whole files alone, and the next run makes up for it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import polars as pl
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from tests.pipeline.world import CONTENT, HOMOLOGUE, homologue, rows, write_world
from transforms.schema import tables

LIMIT = 60.0
"""Seconds after which a run that was to be killed has hung."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_world(tmp_path_factory.mktemp("monde"))


@pytest.fixture(scope="module")
def expected(world: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    output = tmp_path_factory.mktemp("entier")
    assert homologue("run", world, "--output", output, "--quiet").returncode == 0
    return {table: rows(output, table) for table in CONTENT}


@contextlib.contextmanager
def started(config: Path, output: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A run with its workers in a process group of their own, which is gone afterwards."""
    command = [HOMOLOGUE, "run", config, "--output", output, "--quiet"]
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=LIMIT)


def kill_when(config: Path, output: Path, ripe: Callable[[float], bool]) -> bool:
    """Kill a run as soon as ``ripe``, which is given the seconds since its start; whether it came to that."""
    began = time.monotonic()
    with started(config, output) as process:
        while not ripe(time.monotonic() - began):
            if process.poll() is not None:
                return False
            assert time.monotonic() - began < LIMIT
            time.sleep(0.002)
    return True


def files(output: Path, table: str) -> list[Path]:
    return list(output.glob(f"{table}/**/*.parquet"))


def assert_readable(output: Path) -> None:
    """Whatever a reader's glob finds is whole, for each of the readers that are promised."""
    for table, known in tables().items():
        found = files(output, table)
        for path in found:
            assert pq.read_table(path).num_rows > 0
            assert path.name.startswith("part-")
        if found:
            view = f"'{output}/{table}/**/*.parquet'"
            ((count,),) = duckdb.sql(f"SELECT count(published_date) FROM {view}").fetchall()
            assert pl.scan_parquet(output / table).select(pl.len()).collect().item() == count
            assert ds.dataset(output / table, partitioning="hive").count_rows() == count
            keys = ", ".join(known.key)
            doubled = f"SELECT {keys} FROM {view} GROUP BY ALL HAVING count(*) > 1"
            assert duckdb.sql(doubled).fetchall() == []


def test_a_run_killed_over_and_over_ends_as_one_that_never_was(
    world: Path, tmp_path: Path, expected: dict[str, object]
) -> None:
    """Killed at the sight of the first file of one table after the other, on one output; then left alone."""
    for table in ("contacts", "items", "fetch_log"):
        if not files(tmp_path, table):
            assert kill_when(world, tmp_path, lambda _, table=table: bool(files(tmp_path, table)))
            assert_readable(tmp_path)
    done = homologue("run", world, "--output", tmp_path, "--quiet")
    assert done.returncode == 0, done.stderr
    assert_readable(tmp_path)
    assert {table: rows(tmp_path, table) for table in CONTENT} == expected
    assert not list(tmp_path.rglob("writing/*")), "what the killed left half-written is swept"


@pytest.mark.slow
@pytest.mark.parametrize("table", ["contacts", "events", "items", "rejects"])
def test_a_run_killed_once_is_made_up_for(world: Path, tmp_path: Path, expected: dict[str, object], table: str) -> None:
    assert kill_when(world, tmp_path, lambda _: bool(files(tmp_path, table)))
    assert_readable(tmp_path)
    assert homologue("run", world, "--output", tmp_path, "--quiet").returncode == 0
    assert {table: rows(tmp_path, table) for table in CONTENT} == expected


@pytest.mark.slow
@pytest.mark.parametrize("share", [number / 20 for number in range(1, 20)])
def test_any_moment_will_do(world: Path, tmp_path: Path, expected: dict[str, object], share: float) -> None:
    began = time.monotonic()
    assert homologue("run", world, "--output", tmp_path / "measure", "--quiet").returncode == 0
    duration = time.monotonic() - began
    output = tmp_path / "out"
    kill_when(world, output, lambda elapsed: elapsed > share * duration)
    assert_readable(output)
    assert homologue("run", world, "--output", output, "--quiet").returncode == 0
    assert {table: rows(output, table) for table in CONTENT} == expected


def test_workers_do_not_outlive_the_command(world: Path, tmp_path: Path) -> None:
    """Killed alone, without its group, it leaves no worker behind that would write into the next run's tables."""
    with started(world, tmp_path) as process:
        began = time.monotonic()
        while not files(tmp_path, "contacts"):
            assert process.poll() is None
            assert time.monotonic() - began < LIMIT
            time.sleep(0.002)
        process.kill()
        process.wait(timeout=LIMIT)
        while _members(process.pid):
            assert time.monotonic() - began < LIMIT, "a worker is still there"
            time.sleep(0.1)


def _members(group: int) -> list[int]:
    """The processes of a group that are not mere zombies."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                state, _, group_id = (entry / "stat").read_text().rpartition(")")[2].split()[:3]
                if int(group_id) == group and state != "Z":
                    found.append(int(entry.name))
    return found


def test_a_second_command_is_told_who_holds_the_output(world: Path, tmp_path: Path) -> None:
    with started(world, tmp_path) as process:
        holder = tmp_path / ".homologue" / "holder.json"
        began = time.monotonic()
        while not (holder.exists() and holder.read_text()):
            assert process.poll() is None
            assert time.monotonic() - began < LIMIT
            time.sleep(0.01)
        refused = homologue("run", world, "--output", tmp_path)
        assert refused.returncode == 1
        assert f"{tmp_path} is in use by 'homologue run' (process {process.pid} on " in refused.stderr
        assert "Traceback" not in refused.stderr
