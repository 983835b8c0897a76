"""The graph behind an unbounded source: in virtual time, and on Prism with a worker of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.runners.direct import executor
from apache_beam.runners.direct.direct_runner import BundleBasedDirectRunner
from apache_beam.testing import test_stream
from apache_beam.utils.timestamp import Timestamp

from pipeline.api import connect
from pipeline.graph import Every, Job, build_from
from tests.pipeline.world import CALL, VISIT, WEATHER, homologue, rss, write_world
from transforms.coders import register
from transforms.fetch.sources import SourceSpec

PRISM = Path(__file__).parents[2] / "build" / "prism"
MINUTE = 60.0


@pytest.fixture(autouse=True)
def _windows_of_empty_bundles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beam 2.77's runner asks an empty bundle for its window where a side input is windowed, and hangs for ever."""
    begin = executor.TransformExecutor.__init__

    def begin_with_a_window(self: Any, *arguments: Any) -> None:
        begin(self, *arguments)
        if self._latest_main_input_window is None:
            self._latest_main_input_window = beam.window.IntervalWindow(0, MINUTE)

    monkeypatch.setattr(executor.TransformExecutor, "__init__", begin_with_a_window)


def polled(output: Path, polls: list[list[SourceSpec]]) -> None:
    """Drive the graph with one poll a minute, in virtual time."""
    job = Job(
        sources=(),
        output=str(output),
        archive=f"{output}/archive",
        run_id="test",
        started_at=datetime(2024, 3, 4, 12, tzinfo=UTC),
        user_agent="Homologue/test",
        every=Every(MINUTE),
    )
    register()
    stream = test_stream.TestStream().advance_watermark_to(0)
    for number, sources in enumerate(polls):
        start = Timestamp(number * MINUTE)
        stream.add_elements([beam.window.TimestampedValue(((source,),), start) for source in sources])
        stream.advance_watermark_to(start + MINUTE).advance_processing_time(MINUTE)
    pipeline = beam.Pipeline(runner=BundleBasedDirectRunner(), options=PipelineOptions(["--streaming"]))
    build_from(pipeline | "Poll" >> stream.advance_watermark_to_infinity(), job)
    pipeline.run().wait_until_finish()


def query(output: Path, sql: str) -> list[tuple[Any, ...]]:
    return connect(str(output)).execute(sql).fetchall()


def feed(folder: Path, name: str, *entries: tuple[str, str, str]) -> SourceSpec:
    """A version of the one feed `journal`."""
    rss(folder / name, entries)
    return SourceSpec("journal", "feed", str(folder / name))


def test_an_edit_in_a_later_window_is_a_revision_and_the_same_again_nothing(tmp_path: Path) -> None:
    link, other = "https://journal.example/1", "https://journal.example/2"
    edited = CALL[1].replace("lundi", "dimanche")
    polls = [
        [feed(tmp_path, "1.rss", (link, *CALL), ("https://journal.example/vent", *WEATHER))],
        [feed(tmp_path, "2.rss", (link, *CALL))],
        [feed(tmp_path, "3.rss", (link, CALL[0], edited), (other, *VISIT), ("https://journal.example/vide", "", ""))],
        [feed(tmp_path, "4.rss", (link, CALL[0], edited), (other, *VISIT), ("https://journal.example/vide", "", ""))],
        [feed(tmp_path, "5.rss", (link, *CALL))],
        [SourceSpec("journal", "feed", str(tmp_path / "none.rss"))],
        [SourceSpec("journal", "feed", str(tmp_path / "1.rss"))],
    ]
    output = tmp_path / "out"
    polled(output, polls)
    assert query(output, "SELECT url, revision FROM items ORDER BY ALL") == [
        (link, 1),
        (link, 2),
        (other, 1),
        ("https://journal.example/vent", 1),
    ]
    found = query(output, f"SELECT revision, CAST(date_start AS VARCHAR) FROM contacts WHERE url = '{link}' ORDER BY 1")
    assert found == [(1, "2024-03-04"), (2, "2024-03-03")]
    rejected = query(output, "SELECT stage, error_class, location FROM rejects ORDER BY ALL")
    assert rejected == [("normalise", "NoContent", f"{tmp_path}/{number}.rss") for number in (3, 4)]
    outcomes = query(output, "SELECT outcome, count(*) FROM fetch_log GROUP BY ALL ORDER BY ALL")
    assert outcomes == [("Missing", 1), ("ok", 5), ("unchanged", 1)]
    events = query(output, "SELECT party_a, party_b, CAST(date_start AS VARCHAR), n_mentions FROM events ORDER BY ALL")
    assert events == [("EGY", "FRA", "2024-03-03", 1), ("ESP", "MAR", "2024-03-04", 1)]


def test_an_edit_still_counts_when_the_pair_comes_up_again(tmp_path: Path) -> None:
    link, other = "https://journal.example/1", "https://journal.example/2"
    sunday, saturday = (CALL[1].replace("lundi", day) for day in ("dimanche", "vendredi"))
    output = tmp_path / "out"
    polled(
        output,
        [
            [feed(tmp_path, "1.rss", (link, *CALL))],
            [feed(tmp_path, "2.rss", (link, CALL[0], sunday))],
            [feed(tmp_path, "3.rss", (other, CALL[0], saturday))],
        ],
    )
    events = query(output, "SELECT CAST(date_start AS VARCHAR), n_mentions FROM events ORDER BY ALL")
    assert events == [("2024-03-01", 1), ("2024-03-03", 1)], "the first version of an edited article counts no more"


def test_two_sources_of_one_article_in_different_windows(tmp_path: Path) -> None:
    link = "https://journal.example/1"
    rss(tmp_path / "radio.rss", [(f"{link}?utm_source=radio", *CALL)])
    output = tmp_path / "out"
    polled(
        output,
        [
            [feed(tmp_path, "1.rss", (link, *CALL))],
            [SourceSpec("radio", "feed", str(tmp_path / "radio.rss"))],
        ],
    )
    assert query(output, "SELECT source, also_in, revision FROM items") == [("journal", ["radio"], 1)]


def test_two_sources_of_one_article_in_one_window(tmp_path: Path) -> None:
    link = "https://journal.example/1"
    rss(tmp_path / "radio.rss", [(f"{link}?utm_source=radio", *CALL)])
    poll = [feed(tmp_path, "1.rss", (link, *CALL)), SourceSpec("radio", "feed", str(tmp_path / "radio.rss"))]
    output = tmp_path / "out"
    polled(output, [poll])
    ((source, also_in, revision),) = query(output, "SELECT source, also_in, revision FROM items")
    assert ({source, *also_in}, len(also_in), revision) == ({"journal", "radio"}, 1, 1)


def test_prism_runs_the_stream_to_its_end(tmp_path: Path) -> None:
    if not PRISM.exists():
        pytest.skip("Go was not found, so that `make prism` built nothing: the stream is not tried on Prism")
    config = write_world(tmp_path)
    done = homologue(
        "stream",
        config,
        "--every=2s",
        "--stop-after=5s",
        "--runner=PrismRunner",
        f"--prism_location={PRISM}",
        "--environment_type=LOOPBACK",
        timeout=90,
    )
    assert done.returncode == 0, done.stderr
    output = tmp_path / "out"
    ((outcome, items, contacts),) = query(output, "SELECT outcome, n_items, n_contacts FROM runs")
    assert (outcome, items) == ("ok", 13)
    assert query(output, "SELECT count(*), count(DISTINCT item_id) FROM items") == [(13, 13)]
    shared = query(output, "SELECT list_sort(list_prepend(source, also_in)) FROM items WHERE len(also_in) > 0")
    assert shared == [(["journal", "radio"],)]
    assert query(output, "SELECT count(*), count(DISTINCT contact_id) FROM contacts") == [(contacts, contacts)]
    assert query(output, "SELECT error_class, count(*) FROM rejects GROUP BY ALL ORDER BY ALL") == [
        ("BadJson", 1),
        ("HtmlPage", 1),
        ("NoContent", 3),
        ("NoObject", 2),
        ("UnknownFormat", 1),
    ]
    outcomes = query(output, "SELECT outcome, count(*) FROM fetch_log WHERE source = 'journal' GROUP BY ALL ORDER BY 1")
    assert [outcome for outcome, _ in outcomes] in (["ok", "unchanged"], ["ok"])
    assert sum(count for _, count in outcomes) >= 2, "polls"
    orphans = "SELECT count(*) FROM contacts ANTI JOIN items USING (item_id, revision)"
    assert query(output, orphans) == [(0,)]


def test_a_stream_wants_a_runner_made_for_streams(tmp_path: Path) -> None:
    done = homologue("stream", write_world(tmp_path))
    assert done.returncode == 2
    assert "A stream needs a streaming runner: give --runner=PrismRunner" in done.stderr
    assert not (tmp_path / "out").exists()
