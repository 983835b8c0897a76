"""Which Beam runner, with which flags.

Beam's own default (`DirectRunner`) tries to download another one from the internet; here a runner is named, or it is
`FnApiRunner` on all cores.
"""

from __future__ import annotations

import argparse
import difflib
import os
import shlex
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click
from apache_beam.options.pipeline_options import DirectOptions, PipelineOptions, StandardOptions

from pipeline.logs import hide
from transforms.fetch.sources import SourceSpec

__all__ = ["local_runner", "pipeline_options"]

_NO_SPLIT = "prism_disable_sdf_split"
"""Prism 2.77 splits the bundles of slow stages, those with state too: while the first half of a bundle is still at work
on a key, the second half starts on the same key with the state of before, and an item is new twice. Splits are off."""


def pipeline_options(flags: Sequence[str], *, streaming: bool = False) -> PipelineOptions:
    """Beam's options of runner flags; a flag that Beam does not know ends the command.

    No main session is pickled: workers have the wheel.
    """
    _check(flags)
    given = list(flags)
    if streaming:
        given += ["--streaming", f"--experiments={_NO_SPLIT}"]
    if not any(flag.startswith("--no_save_main_session") for flag in given):
        given.append("--no_save_main_session")
    return PipelineOptions(given)


_FEW_FEEDS = 64
"""Feeds that one process fetches and reads sooner than others have started: these take 2 s of a pass of 5."""


def local_runner(options: PipelineOptions, *, polled: Sequence[SourceSpec] = ()) -> Any:
    """The runner that the options name, else `FnApiRunner`, on all cores unless the options say otherwise.

    A pass that polls a few feeds and nothing else waits for servers, not for cores: it stays in this process.
    """
    from apache_beam.runners.portability.fn_api_runner import FnApiRunner
    from apache_beam.transforms.environments import SubprocessSDKEnvironment

    if options.view_as(StandardOptions).runner not in (None, "FnApiRunner"):
        return None
    direct = options.view_as(DirectOptions)
    # Not `drop_default`: whoever asks for what is Beam's default means it.
    chosen = any(flag.startswith(("--direct_running_mode", "--direct_num_workers")) for flag in options._flags or ())  # noqa: SLF001
    if chosen or (0 < len(polled) <= _FEW_FEEDS and all(source.host is not None for source in polled)):
        return FnApiRunner()
    # What Beam's mode "multi_processing" does, but for the module that is run.
    hide("If direct_num_workers is not equal to 1")
    direct.direct_num_workers = os.cpu_count() or 1
    # -P: a folder "pipeline" where the command is run from is not ours.
    worker = f"{shlex.quote(sys.executable)} -P -m pipeline.worker"
    return FnApiRunner(default_environment=SubprocessSDKEnvironment.from_command_string(command_string=worker))


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise click.UsageError(message)


def _check(flags: Sequence[str]) -> None:
    """Raise a `UsageError` for what Beam would pass over in silence."""
    parser = _Parser(add_help=False, allow_abbrev=False)
    for options in PipelineOptions.__subclasses__():
        options._add_argparse_args(parser)  # noqa: SLF001 - Beam has no other list of its flags
    known = sorted(option for action in parser._actions for option in action.option_strings)  # noqa: SLF001
    for word in parser.parse_known_args(flags)[1]:
        name = word.partition("=")[0]
        if not name.startswith("-"):
            raise click.UsageError(f"Unexpected argument '{word}'. There is one CONFIG, before the runner's flags.")
        close = difflib.get_close_matches(name, [*known, "--output"], n=1)
        hint = f"Did you mean {close[0]}?" if close else "It is neither an option of this command nor of Beam."
        raise click.UsageError(f"There is no option {name}. {hint}")
