"""The built wheel, in an environment without the work tree: what workers install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("pipeline", "transforms")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a copy of the work tree: a build leaves files behind that later ones would take up."""
    source = tmp_path_factory.mktemp("source")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", source / "dist", source]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = (source / "dist").glob("*.whl")
    return path


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment with the wheel and the locked packages of this one, but not its editable install."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder, symlinks=True)
    site = next(folder.glob("lib/python*/site-packages"))
    # A path in a .pth file is searched, but what .pth files lie there, the editable install's among them, is not read.
    site.joinpath("locked.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    uv = Path(sys.executable).with_name("uv")
    command = [uv, "pip", "install", "--python", folder / "bin" / "python", "--offline", "--no-deps", wheel]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "bin"


def run(clean: Path, name: str, *arguments: str, cwd: Path) -> str:
    command = [clean / name, *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_folder_with_modules_is_a_listed_package() -> None:
    with open(ROOT / "pyproject.toml", "rb") as file:
        listed = tomllib.load(file)["tool"]["setuptools"]["packages"]
    folders = {path.parent.relative_to(ROOT) for name in PACKAGES for path in (ROOT / name).rglob("*.py")}
    assert sorted(".".join(folder.parts) for folder in folders) == sorted(listed)


def test_the_wheel_has_every_file_of_both_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith(PACKAGES)}
    there = {
        path.relative_to(ROOT).as_posix()
        for name in PACKAGES
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert packed == there
    assert {"pipeline/sample/sample.yaml", "pipeline/py.typed", "transforms/extract/lexicon/parties.tsv"} <= packed


def test_both_packages_come_from_the_wheel(clean: Path, tmp_path: Path) -> None:
    found = run(
        clean,
        "python",
        "-c",
        "import pipeline, transforms; print(pipeline.__file__, transforms.__file__)",
        cwd=tmp_path,
    )
    assert all(path.startswith(str(clean.parent)) for path in found.split())


def test_the_sample_runs_from_any_folder(clean: Path, tmp_path: Path) -> None:
    for name in PACKAGES:  # not even one with packages of the same name
        tmp_path.joinpath(name).mkdir()
        tmp_path.joinpath(name, "__init__.py").write_text("raise SystemExit('not ours')", encoding="utf-8")
    assert run(clean, "homologue", "--version", cwd=tmp_path).startswith("homologue 0.")
    said = run(clean, "homologue", "run", cwd=tmp_path)
    assert "EGY – FRA" in said
    assert sorted(path.name for path in tmp_path.joinpath("out").iterdir() if path.name[0] != ".") == [
        "archive",
        "contacts",
        "events",
        "fetch_log",
        "items",
        "rejects",
        "runs",
    ]
