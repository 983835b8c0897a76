"""Backfills of growing archives: time, and the memory of all processes together.

    python benchmarks/scale.py [SIZE …]        sizes in items, by default 20000 100000 400000

The items are those of the corpus of real items (HOMOLOGUE_SHARED, by default ../shared) with other days and some other
words, or else those of the embedded sample. Memory is the proportional set size, summed over the processes, as Linux
tells it three times a second.
"""

from __future__ import annotations

import gzip
import itertools
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

A_DAY = 1_100
"""Items a day."""
FIRST = date(2020, 1, 1)


def texts() -> Iterator[tuple[str, str]]:
    """Titles and texts, without end."""
    corpus = Path(os.environ.get("HOMOLOGUE_SHARED", "../shared")) / "corpus"
    files = [*sorted(corpus.glob("*.jsonl.gz")), Path("pipeline/sample/archive.jsonl")]
    found = []
    for path in files[:2]:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            found += [(line["title"], line.get("text") or "") for line in map(json.loads, file)]
    return itertools.cycle(found)


def write_archive(path: Path, size: int) -> None:
    """An archive of so many documents, all of them different."""
    draw = random.Random(size)
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as file:
        for number, (title, text) in zip(range(size), texts(), strict=False):
            words = text.split(" ")
            words[draw.randrange(len(words))] += str(number % 97)
            published = f"{FIRST + timedelta(days=number // A_DAY)}T{number % 24:02}:{number % 60:02}:00+01:00"
            document = {
                "id": f"x{number}",
                "published": published,
                "title": f"{title} ({number})",
                "text": " ".join(words),
            }
            file.write(json.dumps(document, ensure_ascii=False) + "\n")


def processes(root: int) -> Iterator[int]:
    """A process and those that it started."""
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        for child in task.read_text().split():
            yield from processes(int(child))


def memory(root: int) -> int:
    """Megabytes of a process and those that it started."""
    total = 0
    for process in list(processes(root)):
        try:
            lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total // 1024


def main() -> None:
    """Run the sizes one after the other."""
    for size in [int(word) for word in sys.argv[1:]] or [20_000, 100_000, 400_000]:
        with tempfile.TemporaryDirectory() as folder:
            archive, config = Path(folder, "archive.jsonl.gz"), Path(folder, "config.yaml")
            write_archive(archive, size)
            config.write_text("sources: [{id: archive, documents: archive.jsonl.gz}]\n", encoding="utf-8")
            days = ["--from", "2019-12-01", "--to", "2030-01-01"]
            command = [Path(sys.executable).with_name("homologue"), "backfill", config, *days, "--quiet"]
            began, peak = time.monotonic(), 0
            with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
                while running.poll() is None:
                    peak = max(peak, memory(running.pid))
                    time.sleep(0.3)
            seconds = time.monotonic() - began
            rate = size / seconds
            print(f"{size:9,} items  {seconds:6.0f} s  {rate:6,.0f} a second  {peak:6,} MB  exit {running.returncode}")


if __name__ == "__main__":
    main()
