"""The schedules that are shipped: what they call exists, and systemd takes them."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.pipeline.world import homologue

SCHEDULES = Path(__file__).parents[2] / "configs" / "schedules"


def test_what_they_call_is_there() -> None:
    called = {
        match
        for path in SCHEDULES.iterdir()
        for match in re.findall(
            r"^[^#\n]*bin/homologue (\w+) \S+((?: --[a-z-]+)*)", path.read_text("utf-8"), re.MULTILINE
        )
    }
    assert {command for command, _ in called} == {"backfill", "run"}
    for command, flags in called:
        known = homologue(command, "--help").stdout
        assert all(flag in known for flag in flags.split())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_takes_them(tmp_path: Path) -> None:
    for path in SCHEDULES.glob("homologue-*"):
        # What is started must be there for the check.
        text = path.read_text("utf-8").replace("/opt/homologue/.venv/bin/homologue", "/bin/true")
        (tmp_path / path.name).write_text(text.replace("User=homologue\n", ""), encoding="utf-8")
    units = sorted(str(path) for path in tmp_path.iterdir())
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=yes", *units],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
