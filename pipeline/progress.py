"""Showing how far a run is: a bar where a terminal is attached, plain lines where not; on standard error either way."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator

from transforms.progress import Progress

__all__ = ["shown"]

_EVERY = 10.0
"""Seconds between two plain lines."""


@contextlib.contextmanager
def shown(progress: Progress, *, quiet: bool = False) -> Iterator[None]:
    """Show a run's counters while the body runs."""
    if quiet:
        yield
        return
    done = threading.Event()
    watch = threading.Thread(target=_bar if sys.stderr.isatty() else _lines, args=(progress, done), daemon=True)
    watch.start()
    try:
        yield
    finally:
        done.set()
        watch.join(timeout=5)


def _line(counts: Counter[str]) -> str:
    return (
        f"{counts['fetched']:,} feeds and files tried, {counts['read']:,} entries read, "
        f"{counts['extracted']:,} new ones searched for contacts"
    )


def _lines(progress: Progress, done: threading.Event) -> None:
    began, last = time.monotonic(), ""
    while not done.wait(_EVERY):
        line = _line(progress.counts())
        if line != last:
            sys.stderr.write(f"[{time.monotonic() - began:4.0f} s] {line}" + "\n")
        last = line
    sys.stderr.write(f"[{time.monotonic() - began:4.0f} s] {_line(progress.counts())}" + "\n")


def _bar(progress: Progress, done: threading.Event) -> None:
    from rich.console import Console
    from rich.progress import BarColumn, Progress as Bar, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)
        while not done.wait(0.2):
            counts = progress.counts()
            bar.update(task, description=_line(counts), completed=counts["extracted"], total=counts["read"] or None)
