"""Where bytes lie: a folder, or a prefix of an object store, behind the few operations that are safe on both.

A file appears whole or not at all. Locally that is a temporary file, `os.replace` and an error where either fails; on
an object store it is one PUT of the whole object (a stream left open by an exception would publish a truncated one, and
a rename there is a copy). Nothing is ever appended to.

Temporary files lie in a folder of their own under the root, not beside their targets: polars, given a table's folder,
refuses all of it for one file in it that is no Parquet, hidden or not.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Storage"]

_WRITING = ".homologue/writing"


@dataclass(frozen=True, slots=True)
class Storage:
    """A root under which paths are relative and use forward slashes.

    ``root`` is a path, or a URL that fsspec knows (``s3://bucket/prefix``, ``gs://…``, ``memory://…``).
    """

    root: str

    @property
    def is_local(self) -> bool:
        """Whether the root is a folder of this machine."""
        return "://" not in self.root

    def path(self, relative: str) -> str:
        """The full path or URL of ``relative``."""
        return f"{self.root.rstrip('/')}/{relative}" if relative else self.root

    def read(self, relative: str) -> bytes:
        """The bytes of a file; `FileNotFoundError` where there is none."""
        if self.is_local:
            return Path(self.path(relative)).read_bytes()
        return bytes(self._remote().cat_file(self.path(relative)))

    def exists(self, relative: str) -> bool:
        """Whether a file is there."""
        if self.is_local:
            return Path(self.path(relative)).exists()
        return bool(self._remote().exists(self.path(relative)))

    def write(self, relative: str, data: bytes) -> None:
        """Write a file whole, over the one that was there."""
        if not self.is_local:
            self._remote().pipe_file(self.path(relative), data)
            return
        target = Path(self.path(relative))
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(self.path(_WRITING))
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f"{os.getpid()}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(temporary, 0o666 & ~_umask())
            os.replace(temporary, target)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(temporary)
            raise

    def delete(self, relative: str) -> None:
        """Remove a file; one that is gone already is no error."""
        if self.is_local:
            Path(self.path(relative)).unlink(missing_ok=True)
        elif self.exists(relative):
            self._remote().rm_file(self.path(relative))

    def list(self, folder: str, suffix: str) -> list[tuple[str, str]]:
        """The files below ``folder`` that end in ``suffix``: (relative path, a mark that changes with the content)."""
        if self.is_local:
            root = Path(self.root)
            found = ((path, path.stat()) for path in root.joinpath(folder).rglob(f"*{suffix}"))
            return sorted(
                (path.relative_to(root).as_posix(), f"{s.st_mtime_ns}-{s.st_size}-{s.st_ino}") for path, s in found
            )
        remote = self._remote()
        base = remote._strip_protocol(self.root).rstrip("/")  # noqa: SLF001 - fsspec has no other way
        details = remote.find(f"{base}/{folder}", detail=True)
        return sorted(
            (
                name.removeprefix(base).lstrip("/"),
                str(info.get("ETag") or info.get("etag") or info.get("mtime") or info["size"]),
            )
            for name, info in details.items()
            if name.endswith(suffix)
        )

    @contextlib.contextmanager
    def locked(self, name: str) -> Iterator[None]:
        """Hold a lock among the processes of this machine; on an object store there is none to be had.

        The kernel lets go of it when its holder dies, so that a killed run blocks nobody.
        """
        if not self.is_local:
            yield
            return
        import fcntl

        folder = Path(self.path(".homologue/locks"))
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / name.replace("/", "-"), "w", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def sweep(self) -> None:
        """Remove what killed runs left half-written, but not what another process is writing now."""
        if self.is_local:
            for path in Path(self.root).rglob(f"{_WRITING}/*"):
                writer = path.name.partition("-")[0]
                if not writer.isdigit() or int(writer) == os.getpid() or not _is_alive(int(writer)):
                    path.unlink(missing_ok=True)

    def _remote(self) -> Any:
        import fsspec

        filesystem, _ = fsspec.core.url_to_fs(self.root)
        return filesystem


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _umask() -> int:
    """The process's umask: `mkstemp` makes files that only their owner reads, and tables are for others too."""
    value = os.umask(0)
    os.umask(value)
    return value
