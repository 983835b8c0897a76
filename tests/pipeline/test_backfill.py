"""Backfills: a range of days made anew, out of the archive, out of archives of documents, out of items."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.api import connect
from tests.pipeline.world import CALL, CONTENT, HOMOLOGUE, VISIT, WEATHER, homologue, rows, rss, write_world
from transforms.records import Contact, Item
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import merge, partitions, read_rows

ALL = ("--from", "2024-01-01", "--to", "2025-01-01")


def run(command: str, config: Path, output: Path, *arguments: str | Path) -> str:
    done = homologue(command, config, "--output", output, *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def content(output: Path) -> dict[str, list[Any]]:
    """The tables without the event that a contact belonged to when it was written; those that stand belong to one."""
    nowhere = "SELECT count(*) FROM current_contacts c JOIN contacts k USING (contact_id, revision) "
    assert query(output, nowhere + "WHERE k.event_id IS DISTINCT FROM c.event_id") == [(0,)]
    return {table: rows(output, table, without=("event_id",) * (table == "contacts")) for table in CONTENT}


def query(output: Path, sql: str) -> list[tuple[Any, ...]]:
    return connect(str(output)).execute(sql).fetchall()


@pytest.fixture(scope="module")
def passes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A world that was edited between two passes, and its output."""
    folder = tmp_path_factory.mktemp("monde")
    config, output = write_world(folder), folder / "out"
    run("run", config, output, "--quiet")
    link = "https://journal.example/bourita"
    rss(folder / "journal.rss", [(link, f"{VISIT[0]} mardi", VISIT[1].replace("lundi", "mardi"))])
    os.utime(folder / "journal.rss", (1e9, 1e9))
    run("run", config, output, "--quiet")
    return config, output


def damaged(output: Path, copy: Path) -> Path:
    """A copy of an output whose contacts are gone and whose items have lost their titles."""
    shutil.copytree(output, copy)
    storage, table = Storage(str(copy)), table_of(Item)
    for day in partitions(storage, table):
        import dataclasses

        found = [dataclasses.replace(row, title="") for row in read_rows(storage, table, day)]
        merge(storage, table, day, found)
    for name in ("contacts", "events"):
        shutil.rmtree(copy / name)
    return copy


def test_out_of_the_archive_comes_what_was_there(passes: tuple[Path, Path], tmp_path: Path) -> None:
    config, output = passes
    expected = content(output)
    again = damaged(output, tmp_path / "out")
    assert rows(again, "items") != expected["items"]
    said = run("backfill", config, again, *ALL)
    assert "made anew" in said
    assert content(again) == expected
    run("backfill", config, again, *ALL, "--quiet")
    assert content(again) == expected, "twice is once"
    assert query(again, "SELECT max(revision) FROM items WHERE contains(url, 'bourita')") == [(2,)]
    assert query(again, "SELECT count(*) FROM runs WHERE starts_with(command, 'backfill')") == [(2,)]
    assert not (again / ".homologue" / "backfill").exists() or not list((again / ".homologue" / "backfill").iterdir())


@pytest.mark.slow
def test_only_the_days_that_are_asked_for_are_touched(passes: tuple[Path, Path], tmp_path: Path) -> None:
    config, output = passes
    again = damaged(output, tmp_path / "out")
    run("backfill", config, again, "--from", "2024-02-03", "--to", "2024-02-06", "--quiet")
    made = query(again, "SELECT published_date FROM items WHERE title <> '' GROUP BY 1 ORDER BY 1")
    assert made == [(date(2024, 2, day),) for day in (3, 4, 5)]


def test_items_are_searched_again_without_reading(passes: tuple[Path, Path], tmp_path: Path) -> None:
    config, output = passes
    again = tmp_path / "out"
    shutil.copytree(output, again)
    shutil.rmtree(again / "contacts")
    shutil.rmtree(again / "events")
    shutil.rmtree(again / "archive")
    run("backfill", config, again, *ALL, "--stage", "extract", "--quiet")
    assert content(again) == content(output)


@pytest.mark.slow
def test_rows_of_others_stay(passes: tuple[Path, Path], tmp_path: Path) -> None:
    config, output = passes
    again = tmp_path / "out"
    shutil.copytree(output, again)
    storage, table = Storage(str(again)), table_of(Item)
    import dataclasses

    day = date(2024, 3, 4)
    stranger = dataclasses.replace(next(read_rows(storage, table, day)), item_id="ailleurs", source="ailleurs")
    merge(storage, table, day, [stranger])
    run("backfill", config, again, *ALL, "--quiet")
    assert list(read_rows(storage, table, day, where={"item_id": ["ailleurs"]})) == [stranger]


@pytest.mark.slow
def test_contacts_that_are_no_more_are_gone(passes: tuple[Path, Path], tmp_path: Path) -> None:
    config, output = passes
    again = tmp_path / "out"
    shutil.copytree(output, again)
    storage, table = Storage(str(again)), table_of(Contact)
    import dataclasses

    day = date(2024, 3, 4)
    false = dataclasses.replace(next(read_rows(storage, table, day)), contact_id="faux", party_a="AAA", party_b="ZZZ")
    merge(storage, table, day, [false])
    run("backfill", config, again, *ALL, "--quiet")
    assert content(again) == content(output)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[Any]]]:
    """A configuration with an archive in two forms, and what a run makes of it."""
    folder = tmp_path_factory.mktemp("fonds")
    documents = [
        {
            "id": f"d{number}",
            "published": f"2024-02-{number % 28 + 1:02}T08:00:00+01:00",
            "title": f"{title} {number}",
            "text": text,
        }
        for number, (title, text) in enumerate([CALL, VISIT, WEATHER] * 40)
    ]
    lines = "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)
    (folder / "fonds.jsonl").write_text(lines + "pas du JSON\n", encoding="utf-8")
    pq.write_table(pa.Table.from_pylist(documents), folder / "fonds.parquet")
    config = folder / "config.yaml"
    config.write_text("sources: [{id: fonds, documents: fonds.jsonl}]\n", encoding="utf-8")
    run("run", config, folder / "out", "--quiet")
    return config, content(folder / "out")


def test_an_archive_gives_what_a_run_gives(archive: tuple[Path, dict[str, list[Any]]], tmp_path: Path) -> None:
    config, expected = archive
    run("backfill", config, tmp_path / "out", *ALL, "--quiet")
    assert content(tmp_path / "out") == expected
    parquet = config.with_name("parquet.yaml")
    parquet.write_text("sources: [{id: fonds, documents: fonds.parquet}]\n", encoding="utf-8")
    run("backfill", parquet, tmp_path / "autre", *ALL, "--quiet")
    titles = "SELECT title, published_date FROM items ORDER BY ALL"
    assert query(tmp_path / "autre", titles) == query(tmp_path / "out", titles)


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_one_that_is_killed_is_made_up_for(
    archive: tuple[Path, dict[str, list[Any]]], tmp_path: Path, share: float
) -> None:
    config, expected = archive
    output = tmp_path / "out"
    command = [HOMOLOGUE, "backfill", config, "--output", output, *ALL, "--quiet"]
    began = time.monotonic()
    assert subprocess.run(command, check=False).returncode == 0
    whole = time.monotonic() - began
    shutil.rmtree(output)
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    time.sleep(whole * share)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert subprocess.run(command, check=False).returncode == 0
    assert content(output) == expected


@pytest.mark.slow
def test_beside_a_run_that_appends(archive: tuple[Path, dict[str, list[Any]]], tmp_path: Path) -> None:
    config, expected = archive
    output = tmp_path / "out"
    feed = tmp_path / "fil.rss"
    live = tmp_path / "live.yaml"
    live.write_text("sources: [{id: fil, feed: fil.rss}]\n", encoding="utf-8")
    command = [HOMOLOGUE, "backfill", config, "--output", output, *ALL, "--quiet"]
    with subprocess.Popen(command) as backfill:
        passes = 0
        while backfill.poll() is None or passes < 2:
            passes += 1
            rss(feed, [(f"https://journal.example/{n}", f"{WEATHER[0]} {n}", WEATHER[1]) for n in range(passes)])
            run("run", live, output, "--quiet", "--direct_running_mode=in_memory")
    assert backfill.returncode == 0
    added = query(output, "SELECT count(*) FROM items WHERE source = 'fil'")
    assert added == [(passes,)]
    found = query(output, "SELECT count(*), count(DISTINCT item_id) FROM items WHERE source = 'fonds'")
    assert found == [(len(expected["items"]), len(expected["items"]))]
    assert rows(output, "events") == expected["events"]


@pytest.mark.slow
def test_two_at_a_time_are_told_apart(archive: tuple[Path, dict[str, list[Any]]], tmp_path: Path) -> None:
    config, _ = archive
    output = tmp_path / "out"
    with subprocess.Popen([HOMOLOGUE, "backfill", config, "--output", output, *ALL, "--quiet"]) as first:
        while not (output / ".homologue" / "backfill.json").exists():
            time.sleep(0.05)
        time.sleep(0.2)
        second = homologue("backfill", config, "--output", output, *ALL)
        assert second.returncode == 1
        assert "in use by 'homologue backfill'" in second.stderr
    assert first.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Give --from and --to"),
        (("--from", "2024-03-04"), "belong together"),
        (("--from", "2024-03-04", "--to", "2024-03-04"), "not before"),
        (("--from", "hier", "--to", "2024-03-04"), "no day"),
        (("--yesterday", "--days", "3"), "Give --from and --to"),
    ],
)
def test_wrong_ranges_are_told(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = homologue("backfill", "--output", tmp_path / "out", *arguments)
    assert done.returncode == 2
    assert said in done.stderr


@pytest.mark.slow
def test_two_outputs_are_compared(passes: tuple[Path, Path], tmp_path: Path) -> None:
    _, output = passes
    again = tmp_path / "out"
    shutil.copytree(output, again)
    assert homologue("diff", output, again).stdout == "0 gained, 0 lost, 0 changed\n"
    shutil.rmtree(again / "contacts")
    said = homologue("diff", output, again).stdout
    ((standing,),) = query(output, "SELECT count(*) FROM current_contacts")
    assert said.endswith(f"0 gained, {standing} lost, 0 changed\n")
    assert "EGY-FRA call" in said


@pytest.mark.slow
def test_its_processes_end_with_it(archive: tuple[Path, dict[str, list[Any]]], tmp_path: Path) -> None:
    config, _ = archive
    process = subprocess.Popen(
        [HOMOLOGUE, "backfill", config, "--output", tmp_path / "out", *ALL, "--quiet"], start_new_session=True
    )

    def children() -> set[int]:
        tasks = Path(f"/proc/{process.pid}/task").glob("*/children")
        return {int(child) for task in tasks for child in task.read_text().split()}

    began: set[int] = set()
    while len(began) < 2:
        assert process.poll() is None
        began |= children()
        time.sleep(0.02)
    process.kill()
    process.wait()
    deadline = time.monotonic() + 30
    while any(Path(f"/proc/{child}").exists() for child in began):
        assert time.monotonic() < deadline
        time.sleep(0.2)


@pytest.mark.slow
def test_a_version_that_comes_meanwhile_stays(passes: tuple[Path, Path], tmp_path: Path) -> None:
    """What is brought over does not know it: it came out of bytes that were not read."""
    from transforms.write.publish import publish_day

    _, output = passes
    again, staging = tmp_path / "out", tmp_path / "staging"
    shutil.copytree(output, again)
    shutil.copytree(output, staging)
    storage, table, day = Storage(str(again)), table_of(Item), date(2024, 3, 4)
    stored = list(read_rows(storage, table, day))
    import dataclasses

    later = dataclasses.replace(stored[0], revision=9, raw_ref=f"{'ff' * 32}#0", title="plus tard")
    false = dataclasses.replace(stored[0], revision=8, title="faux")
    merge(storage, table, day, [later, false])
    read = {row.raw_ref.partition("#")[0] for row in stored}
    publish_day(Storage(str(staging)), storage, day, read)
    found = {row.revision: row.title for row in read_rows(storage, table, day, where={"item_id": [later.item_id]})}
    assert found.get(9) == "plus tard"
    assert 8 not in found
