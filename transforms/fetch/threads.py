"""Several iterators at the same time, a thread each, as one."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

__all__ = ["interleaved"]

T = TypeVar("T")


def interleaved(iterators: Sequence[Iterable[T]], *, ahead: int = 8) -> Iterator[T]:
    """What the iterators give, as it comes; at most ``ahead`` results wait to be taken.

    The first error of one of them is raised here, and the others end with their next result. One alone needs no thread.
    """
    if len(iterators) == 1:
        yield from iterators[0]
        return
    results: queue.Queue[tuple[T | None, BaseException | None, bool]] = queue.Queue(ahead)
    stopped = threading.Event()

    def work(iterator: Iterable[T]) -> None:
        try:
            for result in iterator:
                if stopped.is_set():
                    return
                results.put((result, None, False))
            results.put((None, None, True))
        except BaseException as error:  # whatever it is, who takes the results has to know
            results.put((None, error, True))

    threads = [threading.Thread(target=work, args=(iterator,), daemon=True) for iterator in iterators]
    for thread in threads:
        thread.start()
    running = len(threads)
    try:
        while running:
            result, error, ended = results.get()
            if error is not None:
                raise error
            running -= ended
            if not ended:
                yield result  # type: ignore[misc]
    finally:
        stopped.set()
        while any(thread.is_alive() for thread in threads):
            try:  # make room for those that wait to put something
                results.get(timeout=0.05)
            except queue.Empty:
                continue
