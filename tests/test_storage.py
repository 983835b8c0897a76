"""Storage: a file appears whole or not at all, here and on an object store."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from transforms.storage import Storage


@pytest.fixture(params=["local", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return Storage(str(tmp_path) if request.param == "local" else f"memory://{tmp_path.name}")


def test_what_is_written_is_read_and_listed(place: Storage) -> None:
    place.write("a/b=1/x.parquet", b"one")
    place.write("a/b=2/x.parquet", b"two")
    place.write("a/b=2/x.txt", b"no")
    assert place.read("a/b=1/x.parquet") == b"one"
    assert [path for path, _ in place.list("a", ".parquet")] == ["a/b=1/x.parquet", "a/b=2/x.parquet"]
    before = place.list("a", ".parquet")
    place.write("a/b=1/x.parquet", b"three")
    after = place.list("a", ".parquet")
    assert after[0] != before[0]
    assert after[1] == before[1]
    place.delete("a/b=1/x.parquet")
    place.delete("a/b=1/x.parquet")
    assert not place.exists("a/b=1/x.parquet")
    with pytest.raises(FileNotFoundError):
        place.read("a/b=1/x.parquet")


def test_a_failing_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Storage(str(tmp_path))
    place.write("x.parquet", b"old")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk full"):
        place.write("x.parquet", b"new")
    assert place.read("x.parquet") == b"old"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["x.parquet"]


def test_a_file_that_is_being_written_lies_in_no_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Storage(str(tmp_path))
    place.write("items/published_date=2024-03-04/part-00000.parquet", b"old")

    class Killed(BaseException):
        pass

    def die(*_: object) -> None:
        raise Killed

    monkeypatch.setattr(os, "replace", die)
    monkeypatch.setattr(os, "unlink", die)
    with pytest.raises(Killed):
        place.write("items/published_date=2024-03-04/part-00000.parquet", b"new")
    files = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 2
    assert [path for path in files if path.startswith("items")] == [
        "items/published_date=2024-03-04/part-00000.parquet"
    ]
    monkeypatch.undo()
    place.sweep()
    assert place.read("items/published_date=2024-03-04/part-00000.parquet") == b"old"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [
        tmp_path / "items/published_date=2024-03-04/part-00000.parquet"
    ]


def test_files_can_be_read_by_others(tmp_path: Path) -> None:
    Storage(str(tmp_path)).write("x.parquet", b"1")
    umask = os.umask(0)
    os.umask(umask)
    assert (tmp_path / "x.parquet").stat().st_mode & 0o777 == 0o666 & ~umask


def _increment(root: str) -> None:
    place = Storage(root)
    for _ in range(50):
        with place.locked("counter"):
            place.write("n", str(int(place.read("n")) + 1).encode())


def test_the_lock_holds_between_processes(tmp_path: Path) -> None:
    Storage(str(tmp_path)).write("n", b"0")
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_increment, args=(str(tmp_path),)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Storage(str(tmp_path)).read("n") == b"100"
