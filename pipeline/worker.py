"""A worker process of the local runner: Beam's own, but for what it logs."""

from __future__ import annotations

import contextlib
import io
import sys

from pipeline.ending import leave
from pipeline.logs import configure


class _Forgiving(io.TextIOWrapper):
    """A stream whose reader may hang up: Beam prints an error before it reports it, and must come to reporting it."""

    def write(self, text: str) -> int:
        with contextlib.suppress(OSError):
            super().write(text)
        return len(text)

    def flush(self) -> None:
        with contextlib.suppress(OSError):
            super().flush()


if __name__ == "__main__":
    sys.stderr = _Forgiving(sys.stderr.buffer, encoding="utf-8", errors="replace", write_through=True)
    configure()
    from apache_beam.runners.worker.sdk_worker_main import main

    main(sys.argv)
    leave(0)
