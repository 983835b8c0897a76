"""Running one small pipeline after the other, each by as many processes as there are cores.

Beam's own mode of several processes hands all elements from one to the other: 20,000 documents take 33 s in it on two
cores, and 18 s in one process. So each process here runs the whole graph over its share of the items
(`transforms.normalise.stage.KeepDays`): what all of them do is to read, which is a sixth of the work. They are replaced
now and then, since Beam keeps a little of every pipeline.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pipeline.backfill import Counts

if TYPE_CHECKING:
    from apache_beam.options.pipeline_options import PipelineOptions

    from pipeline.graph import Job

__all__ = ["Batches", "counters"]

_PIPELINES = 8
"""Pipelines after which a process is replaced."""


class Batches:
    """Processes that run pipelines; a runner that the options name takes the whole graph instead."""

    def __init__(self, options: PipelineOptions) -> None:
        from apache_beam.options.pipeline_options import StandardOptions

        self._options = options
        self._here = options.view_as(StandardOptions).runner not in (None, "FnApiRunner")
        self._shares = 1 if self._here else os.cpu_count() or 1
        self._pool = ProcessPoolExecutor(
            self._shares,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(os.getpid(),),
            max_tasks_per_child=_PIPELINES,
        )

    def run(self, job: Job) -> Counts:
        """Run a job's graph to its end."""
        if self._here:
            return _run(job, self._options)
        shares = [replace(job, share=(number, self._shares)) for number in range(self._shares)]
        done = list(self._pool.map(_run_here, shares))
        # Everybody reads everything, and rejects what cannot be read.
        return Counts(
            max(counts.entries for counts in done),
            sum(counts.items for counts in done),
            max(counts.rejects for counts in done),
            sum(counts.contacts for counts in done),
        )

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


def _begin(parent: int) -> None:
    """In a new process of the pool: quiet logs, and an end with the process that it works for, however that ends."""
    from pipeline.logs import configure

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    configure()
    threading.Thread(target=watch, daemon=True).start()


def _run_here(job: Job) -> Counts:
    """In a process of the pool: by Beam's local runner, in this process alone."""
    from pipeline.runners import pipeline_options

    return _run(job, pipeline_options(["--direct_running_mode=in_memory"]))


def _run(job: Job, options: PipelineOptions) -> Counts:
    import apache_beam as beam

    from pipeline.graph import build
    from pipeline.runners import local_runner

    pipeline = beam.Pipeline(runner=local_runner(options), options=options)
    build(pipeline, job)
    result = pipeline.run()
    result.wait_until_finish()
    found = counters(result)
    return Counts(found["entries"], found["items"], found["rejects"], found["contacts"])


def counters(result: Any) -> Counter[str]:
    """The counters of Homologue's own that a pipeline ended with."""
    counts = Counter[str]()
    for found in result.metrics().query()["counters"]:
        if found.key.metric.namespace == "homologue":
            counts[found.key.metric.name] += found.committed or found.attempted or 0
    return counts
