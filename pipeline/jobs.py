"""From a configuration to a job that has run: runner, lock, progress, and the record of the run."""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.metadata
import importlib.resources
import json
import os
import secrets
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.config import Config, ConfigError, load
from transforms.fetch.sources import SourceSpec
from transforms.progress import Progress
from transforms.records import Run
from transforms.schema import table_of
from transforms.storage import Storage
from transforms.tables import merge

if TYPE_CHECKING:
    from apache_beam.options.pipeline_options import PipelineOptions

    from pipeline.graph import Every, Job

__all__ = ["backfill", "configured", "execute", "make_job", "make_specs", "split_arguments", "user_agent"]


def _sample_config() -> Config:
    """The embedded sample's configuration."""
    with importlib.resources.as_file(importlib.resources.files("pipeline") / "sample" / "sample.yaml") as path:
        return load(path)


def configured(config: str | None, output: str | None) -> Config:
    """The configuration at a path, or the sample into ``./out``; ``output`` goes before the file's own.

    Ends the command with exit code 2 and all mistakes where the file cannot be used.
    """
    try:
        settings = _sample_config().model_copy(update={"output": "out"}) if config is None else load(config)
    except ConfigError as error:
        raise _WrongConfig(str(error)) from None
    return settings.model_copy(update={"output": output}) if output else settings


class _WrongConfig(click.ClickException):
    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(self.message, err=True)


def _run_id(now: datetime) -> str:
    """An identifier that sorts by time."""
    return f"{now:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"


def user_agent(config: Config) -> str:
    """How Homologue presents itself to servers, with the contact that the configuration gives."""
    version = importlib.metadata.version("homologue")
    contact = f"; +{config.network.contact}" if config.network.contact else ""
    return f"Homologue/{version} (feed reader{contact})"


def make_specs(config: Config) -> tuple[SourceSpec, ...]:
    """What is to be fetched."""
    return tuple(
        SourceSpec(s.id, s.kind, s.location if s.is_url else _absolute(s.location), s.timezone, s.language, s.pages)
        for s in config.sources
    )


def make_job(
    config: Config, *, now: datetime, progress: Progress, every: Every | None = None, into: str | None = None
) -> Job:
    """The job of a configuration; with ``into``, one that replays its output into that folder."""
    from pipeline.graph import Job

    output = _absolute(config.output)
    return Job(
        sources=make_specs(config),
        output=output if into is None else _absolute(into),
        replay_of=output if into is not None else None,
        archive=_absolute(config.archive) if config.archive else f"{output.rstrip('/')}/archive",
        run_id=_run_id(now),
        started_at=now,
        user_agent=user_agent(config),
        allow_hosts=config.network.allow_hosts,
        every=every,
        progress=progress,
    )


def _absolute(location: str) -> str:
    """A path that means the same in every worker, whatever folder it runs in."""
    return location if "://" in location else os.path.abspath(location)


@contextlib.contextmanager
def _occupied(storage: Storage, command: str, *, lock: str = "holder") -> Iterator[None]:
    """Hold an output for one command; another one is told who has it. The kernel lets go when the holder dies.

    What can go on at the same time holds ``lock``s of different names.
    """
    if not storage.is_local:
        yield
        return
    import fcntl

    path = Path(storage.path(f".homologue/{lock}.json"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = open(path, "a+", encoding="utf-8")  # noqa: SIM115 - closed by the next statement
    except OSError as error:
        raise click.ClickException(
            f"{storage.root} cannot be written to ({error.strerror}); give another --output"
        ) from None
    with opened as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            holder = _holder(file.read())
            raise click.ClickException(
                f"{storage.root} is in use by {holder}; wait for it to end, or give another --output"
            ) from None
        file.truncate(0)
        now = datetime.now(UTC)
        file.write(
            json.dumps(
                {
                    "command": command,
                    "process": os.getpid(),
                    "host": socket.gethostname(),
                    "since": f"{now:%Y-%m-%dT%H:%M:%SZ}",
                }
            )
        )
        file.flush()
        storage.sweep()
        yield


def _holder(text: str) -> str:
    try:
        held = json.loads(text)
        return f"'homologue {held['command']}' (process {held['process']} on {held['host']} since {held['since']})"
    except (ValueError, KeyError):
        return "another command"


def execute(job: Job, command: str, options: PipelineOptions, *, runner: Any = None, quiet: bool = True) -> Run:
    """Run a job's graph to its end and put its record into `runs`, failed or not.

    The output is held meanwhile. Without ``runner`` the options name one; unless ``quiet``, progress is shown.
    """
    import apache_beam as beam

    from pipeline.graph import build
    from pipeline.progress import shown
    from transforms.index import Index

    storage = Storage(job.output)
    with _occupied(storage, command):
        index = Index(storage)
        index.refresh()
        index.close()

        def start() -> Any:
            pipeline = beam.Pipeline(runner=runner, options=options)
            build(pipeline, job)
            return pipeline.run()

        with shown(job.progress, quiet=quiet):
            return _recorded(job, command, start)


def backfill(job: Job, days: tuple[date, date], *, stage: str, options: PipelineOptions, quiet: bool = True) -> Run:
    """Make a range of days anew (`pipeline.backfill`) and put the record of it into `runs`, failed or not.

    It may go on beside a run, but not beside another backfill.
    """
    from pipeline.backfill import Backfill, Counts
    from pipeline.batches import Batches
    from pipeline.progress import steps

    storage = Storage(job.output)
    counts, outcome = Counts(), "ok"
    with _occupied(storage, "backfill", lock="backfill"):
        batches = Batches(options)
        plan = Backfill(job, days, batches.run)
        try:
            total = plan.entries() if stage == "read" and not quiet else None
            with steps("entries", total, quiet=quiet) as advance:
                plan = dataclasses.replace(plan, advance=advance)
                counts = plan.read() if stage == "read" else plan.extract()
        except BaseException as error:
            outcome = type(error).__name__
            raise
        finally:
            batches.close()
            record = Run(
                run_id=job.run_id,
                command=f"backfill {days[0]} {days[1]} {stage}",
                started_at=job.started_at,
                ended_at=datetime.now(UTC),
                outcome=outcome,
                n_fetched=0,
                n_entries=counts.entries,
                n_items=counts.items,
                n_known=0,
                n_rejects=counts.rejects,
                n_contacts=counts.contacts,
                version=importlib.metadata.version("homologue"),
                published_date=job.started_at.date(),
            )
            merge(storage, table_of(Run), record.published_date, [record])
    return record


def _recorded(job: Job, command: str, start: Callable[[], Any]) -> Run:
    from pipeline.batches import counters

    outcome, counts = "ok", Counter[str]()
    try:
        result = start()
        result.wait_until_finish()
        counts = counters(result)
    except BaseException as error:
        outcome = type(error).__name__
        raise
    finally:
        run = Run(
            run_id=job.run_id,
            command=command,
            started_at=job.started_at,
            ended_at=datetime.now(UTC),
            outcome=outcome,
            n_fetched=counts["fetches"],
            n_entries=counts["entries"],
            n_items=counts["items"],
            n_known=counts["known"],
            n_rejects=counts["rejects"],
            n_contacts=counts["contacts"],
            version=importlib.metadata.version("homologue"),
            published_date=job.started_at.date(),
        )
        merge(Storage(job.output), table_of(Run), run.published_date, [run])
    return run


def split_arguments(arguments: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """CONFIG, where the first argument is no flag, and the runner's flags."""
    if arguments and not arguments[0].startswith("-"):
        return arguments[0], arguments[1:]
    return None, arguments
