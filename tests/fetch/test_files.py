"""Files: what is no regular file is refused before it can block."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from transforms.fetch import errors
from transforms.fetch.files import expand, file_sha256, read_file


def test_a_glob_gives_files_in_order_and_a_path_itself(tmp_path: Path) -> None:
    for name in ("b.xml", "a.xml", "sub/c.xml", ".hidden.xml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = [str(Path(path).relative_to(tmp_path)) for path in expand(f"{tmp_path}/**/*")]
    assert found == ["a.xml", "b.xml", "sub/c.xml"]
    assert list(expand(f"{tmp_path}/none.xml")) == [f"{tmp_path}/none.xml"]
    assert list(expand(f"{tmp_path}/none*.xml")) == [f"{tmp_path}/none*.xml"]


def test_folders_pipes_and_devices_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/dev/zero")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "link"):
        with pytest.raises(errors.NotRegular):
            read_file(str(path))
        with pytest.raises(errors.NotRegular):
            file_sha256(str(path))
    with pytest.raises(errors.Missing):
        read_file(str(tmp_path / "none"))
    with pytest.raises(errors.Missing, match="nothing matches"):
        read_file(str(tmp_path / "none*.xml"))
    with pytest.raises(errors.Unreadable):
        read_file("nul\0byte")


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"12345")
    assert read_file(str(path), limit=5) == b"12345"
    with pytest.raises(errors.FileTooLarge, match="5 bytes; the limit is 4"):
        read_file(str(path), limit=4)
    assert file_sha256(str(path))[1] == 5
