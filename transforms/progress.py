"""How far a run on this machine is: counters that its workers share by appending to a file.

An append of a few bytes is atomic, so that processes need no lock, and a worker elsewhere, which finds no such file,
counts nothing.
"""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from dataclasses import dataclass

__all__ = ["Progress"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Counters of one run; without a path they count nothing."""

    path: str | None = None

    def tick(self, what: str, count: int = 1) -> None:
        """Count up."""
        if self.path is not None:
            with contextlib.suppress(OSError):
                descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND)
                try:
                    os.write(descriptor, f"{what} {count}\n".encode())
                finally:
                    os.close(descriptor)

    def counts(self) -> Counter[str]:
        """What was counted so far."""
        counts: Counter[str] = Counter()
        if self.path is not None:
            with contextlib.suppress(OSError), open(self.path, encoding="utf-8") as file:
                for line in file:
                    what, _, count = line.partition(" ")
                    if line.endswith("\n"):
                        counts[what] += int(count)
        return counts
