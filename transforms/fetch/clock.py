"""The unbounded source: a clock that brings every source up again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import apache_beam as beam
from apache_beam.transforms.periodicsequence import PeriodicImpulse
from apache_beam.utils.timestamp import MAX_TIMESTAMP, Timestamp

from transforms.fetch.sources import Shard

__all__ = ["PollSources"]


@dataclass(eq=False)  # Beam sets the label of a transform
class PollSources(beam.PTransform):
    """All shards of sources, every ``interval`` seconds; event time is the time of the poll.

    Ends by itself after ``stop_after`` seconds, so that the last windows are written; None for never.
    """

    shards: Sequence[Shard]
    interval: float
    stop_after: float | None = None
    now: Callable[[], float] = time.time

    def expand(self, begin: beam.pvalue.PBegin) -> beam.PCollection[Shard]:
        # The start is given: PeriodicImpulse's own default is the time at which Beam was imported.
        start = self.now()
        stop = MAX_TIMESTAMP if self.stop_after is None else Timestamp(start + self.stop_after)
        return (
            begin
            | "Tick" >> PeriodicImpulse(Timestamp(start), stop, self.interval)
            | "Shards" >> beam.ParDo(_Shards(self.shards)).with_output_types(Any)
        )


class _Shards(beam.DoFn):
    def __init__(self, shards: Sequence[Shard]) -> None:
        self._shards = shards

    def process(self, tick: Any) -> Iterator[Shard]:
        yield from self._shards
