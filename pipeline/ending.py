"""How a process ends that had Beam in it."""

from __future__ import annotations

import atexit
import contextlib
import os
import sys

__all__ = ["leave"]


def leave(code: int) -> None:
    """End the process now, with this exit code, but for the destructors of C++ libraries.

    Of threads that gRPC leaves running they make, in one run of many, "terminate called without an active exception":
    the exit code is then that of an abort, although all was done and written.
    """
    atexit._run_exitfuncs()  # noqa: SLF001 - Beam's child processes and temporary files are ended there
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):  # a reader that has hung up
            stream.flush()
    os._exit(code)
