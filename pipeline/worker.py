"""A worker process of the local runner: Beam's own, but for what it logs."""

from __future__ import annotations

import sys

from pipeline.ending import leave
from pipeline.logs import configure

if __name__ == "__main__":
    configure()
    from apache_beam.runners.worker.sdk_worker_main import main

    main(sys.argv)
    leave(0)
