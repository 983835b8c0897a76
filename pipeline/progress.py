"""Showing how far a run is: a bar where a terminal is attached, plain lines where not; on standard error either way."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator

from transforms.progress import Progress

__all__ = ["shown", "steps"]

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


@contextlib.contextmanager
def steps(what: str, total: int | None, *, quiet: bool = False) -> Iterator[Callable[[int], None]]:
    """Show how many of ``total`` are done, how fast, and how long the rest will take; gives what counts up."""
    if quiet:
        yield lambda count: None
        return
    began = last = time.monotonic()
    done = 0
    if sys.stderr.isatty():
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress as Bar, TextColumn, TimeRemainingColumn

        speed = TextColumn("{task.fields[rate]:,.0f} a second")
        columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), speed, TimeRemainingColumn())
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task(what, total=total, rate=0.0)

            def move(count: int) -> None:
                bar.update(task, advance=count)
                bar.update(task, rate=bar.tasks[0].completed / max(time.monotonic() - began, 0.001))

            yield move
        return

    def advance(count: int) -> None:
        nonlocal done, last
        done += count
        now = time.monotonic()
        if now - last >= _EVERY:
            last = now
            rate = done / (now - began)
            rest = f", {max(total - done, 0) / rate:,.0f} s left" if total and rate else ""
            of = f" of {total:,}" if total else ""
            sys.stderr.write(f"[{now - began:4.0f} s] {done:,}{of} {what}, {rate:,.0f} a second{rest}" + "\n")

    yield advance


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
