"""Progress: a bar where a terminal is attached, plain lines where not, and counters that processes share."""

from __future__ import annotations

import io
import multiprocessing
import os
import pty
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from pipeline import progress as shown_module
from pipeline.progress import shown
from tests.pipeline.world import HOMOLOGUE
from transforms.progress import Progress


def test_a_bar_where_one_is(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [HOMOLOGUE, "run", "--output", tmp_path],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=os.environ | {"TERM": "xterm", "COLUMNS": "120"},
    ) as process:
        os.close(theirs)
        seen = b""
        while chunk := _read(ours):
            seen += chunk
        assert process.stdout is not None
        said = process.stdout.read().decode()
    os.close(ours)
    assert process.returncode == 0
    text = seen.decode()
    assert "\x1b[?25l" in text, "the cursor is hidden"
    assert text.rstrip().endswith("\x1b[2K"), "and the bar gone in the end"
    assert text.count("\x1b[?25h") == text.count("\x1b[?25l"), "and the cursor back"
    assert "━" in text
    assert "feeds and files tried" in text
    assert "\x1b" not in said, "what is piped stays plain"
    assert "Contacts (all of" in said


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # Linux says so where others say that the file has ended
        return b""


def test_lines_come_while_it_goes_on_and_only_where_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    monkeypatch.setattr(shown_module, "_EVERY", 0.01)
    path = tmp_path / "progress"
    path.touch()
    progress = Progress(str(path))
    with shown(progress):
        progress.tick("read", 1_234)
        time.sleep(0.2)
    lines = out.getvalue().splitlines()
    assert 2 <= len(lines) <= 4
    assert lines[-1].endswith("] 0 feeds and files tried, 1,234 entries read, 0 new ones searched for contacts")


def _tick(path: str) -> None:
    progress = Progress(path)
    for _ in range(500):
        progress.tick("read", 2)


def test_counters_add_up_over_processes(tmp_path: Path) -> None:
    path = tmp_path / "progress"
    path.touch()
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_tick, args=(str(path),)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Progress(str(path)).counts() == Counter(read=2_000)


def test_where_there_is_no_file_nothing_is_counted(tmp_path: Path) -> None:
    for progress in (Progress(), Progress(str(tmp_path / "none"))):
        progress.tick("read")
        assert progress.counts() == Counter()
    assert list(tmp_path.iterdir()) == []


def test_a_line_that_is_being_written_is_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "progress"
    path.write_text("read 1\nread 2", encoding="utf-8")
    assert Progress(str(path)).counts() == Counter(read=1)
