"""Paths and globs to the bytes of files."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import os
import stat
from collections.abc import Iterator
from io import BufferedReader

from transforms.fetch.errors import FileTooLarge, Missing, NotRegular, Unreadable

__all__ = ["FILE_LIMIT", "expand", "file_sha256", "read_file"]

FILE_LIMIT = 200_000_000
"""Bytes of a feed or wire file that is read whole. Archives of documents are streamed and have no limit."""


def expand(pattern: str) -> Iterator[str]:
    """The files of a path or glob, sorted; ``**`` goes into folders, hidden files are left out.

    A path without wildcard is given back as it is, and so is a glob that matches nothing: what is missing is reported
    and not passed over.
    """
    if not glob.has_magic(pattern):
        yield pattern
        return
    found = sorted(path for path in glob.iglob(pattern, recursive=True) if not os.path.isdir(path))
    yield from found or [pattern]


def read_file(path: str, *, limit: int = FILE_LIMIT) -> bytes:
    """The bytes of a regular file, whole."""
    with _opened(path) as (file, size):
        body = file.read(limit + 1)
    if max(size, len(body)) > limit:
        raise FileTooLarge(f"{path}: {max(size, len(body)):,} bytes; the limit is {limit:,}")
    return body


def file_sha256(path: str) -> tuple[str, int]:
    """Hash and size of a regular file of any size."""
    with _opened(path) as (file, size):
        return hashlib.file_digest(file, "sha256").hexdigest(), size


@contextlib.contextmanager
def _opened(path: str) -> Iterator[tuple[BufferedReader, int]]:
    """A regular file and its size; a folder, pipe or device is refused before it is opened, since that may block."""
    with _explained(path):
        _regular(path, os.stat(path))
        # Between the two calls it may have become a pipe.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
        with os.fdopen(descriptor, "rb") as file:
            about = os.fstat(descriptor)
            _regular(path, about)
            yield file, about.st_size


def _regular(path: str, about: os.stat_result) -> None:
    if not stat.S_ISREG(about.st_mode):
        raise NotRegular(f"{path}: not a regular file; name a file, or a glob such as {path.rstrip('/')}/*.xml")


@contextlib.contextmanager
def _explained(path: str) -> Iterator[None]:
    """Turn the system's errors into ours."""
    try:
        yield
    except FileNotFoundError:
        raise Missing(f"{path}: {'nothing matches' if glob.has_magic(path) else 'no such file'}") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path}: {getattr(error, 'strerror', None) or error}") from error
