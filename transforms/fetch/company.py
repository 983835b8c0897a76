"""How long the requests of one pass wait for each other: who is slow does not hold up all the rest."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

__all__ = ["Company", "never"]

_FIRST = 5.0
"""Seconds that every request has, whatever the others do."""
_QUIET = 3.0
"""Seconds without an answer to any other request, after which those still under way are given up."""


def never() -> float:
    """The instant at which a request is given up that nobody waits for."""
    return float("inf")


@dataclass(slots=True)
class Company:
    """Requests that are made at the same time, in threads of their own.

    One alone has no company and all the time that its limits give it. Who was given up gets all that time with the next
    pass (`state.FeedState.slow`): a server that needs 20 s is read by every second pass, and the others by each.
    """

    monotonic: Callable[[], float] = time.monotonic
    _last: float = field(default=0.0, init=False)

    def answered(self) -> None:
        """Note that a request has ended, well or not."""
        self._last = self.monotonic()

    def until(self) -> Callable[[], float]:
        """What tells, for a request that begins now, when it is to be given up; the instant moves with each answer."""
        first = self.monotonic() + _FIRST
        return lambda: max(first, self._last + _QUIET)
