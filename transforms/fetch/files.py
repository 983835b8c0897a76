"""Paths and globs to the bytes of files, of this machine or of an object store."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedReader
from typing import Any

from transforms.fetch.errors import FileTooLarge, Missing, NotRegular, Unreadable

__all__ = ["FILE_LIMIT", "Listed", "expand", "file_sha256", "is_remote", "look_at", "read_file", "read_object"]

FILE_LIMIT = 200_000_000
"""Bytes of a feed or wire file that is read whole. Archives of documents are streamed and have no limit."""


_UNFINISHED = (".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp", "~")
"""How programs name what they are still writing."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file as the system lists it; a change of it shows here as a rule."""

    size: int
    modified_at: datetime | None


def expand(pattern: str) -> Iterator[str]:
    """The files of a path or glob, sorted; ``**`` goes into folders, hidden and temporary files are left out.

    A path without wildcard is given back as it is, and so is a glob that matches nothing: what is missing is reported
    and not passed over.
    """
    if not glob.has_magic(pattern):
        yield pattern
        return
    if is_remote(pattern):
        with _explained(pattern):
            system, path = _remote(pattern)
            found = [system.unstrip_protocol(name) for name in sorted(system.glob(path)) if not system.isdir(name)]
    else:
        found = sorted(path for path in glob.iglob(pattern, recursive=True) if not os.path.isdir(path))
    yield from [path for path in found if not path.endswith(_UNFINISHED)] or [pattern]


def look_at(path: str) -> Listed | None:
    """Size and time of a file; None where there is none, or where that cannot be told."""
    try:
        if is_remote(path):
            system, name = _remote(path)
            about = system.info(name)
            modified = about.get("LastModified") or about.get("mtime") or about.get("updated") or about.get("created")
            if isinstance(modified, int | float):
                modified = datetime.fromtimestamp(modified, UTC)
            return Listed(int(about["size"] or 0), modified if isinstance(modified, datetime) else None)
        status = os.stat(path)
        return Listed(status.st_size, datetime.fromtimestamp(status.st_mtime_ns / 1e9, UTC))
    except (OSError, ValueError, KeyError, ImportError):
        return None


def read_file(path: str, *, limit: int = FILE_LIMIT) -> bytes:
    """The bytes of a regular file, whole. What looks like a URL is a path here, too."""
    with _opened(path) as (file, size):
        body = file.read(limit + 1)
    if max(size, len(body)) > limit:
        raise FileTooLarge(f"{path}: {max(size, len(body)):,} bytes; the limit is {limit:,}")
    return body


def read_object(url: str, *, limit: int = FILE_LIMIT) -> bytes:
    """The bytes of an object of a store that fsspec knows, whole."""
    with _explained(url):
        system, name = _remote(url)
        size = int(system.info(name)["size"] or 0)
        if size > limit:
            raise FileTooLarge(f"{url}: {size:,} bytes; the limit is {limit:,}")
        return bytes(system.cat_file(name))


def file_sha256(path: str) -> tuple[str, int]:
    """Hash and size of a regular file or object of any size."""
    if is_remote(path):
        with _explained(path):
            system, name = _remote(path)
            with system.open(name, "rb") as file:
                hashed = hashlib.sha256()
                while chunk := file.read(1 << 20):
                    hashed.update(chunk)
                return hashed.hexdigest(), file.tell()
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


def is_remote(path: str) -> bool:
    """Whether a configured path is one of an object store."""
    return "://" in path


def _remote(path: str) -> tuple[Any, str]:
    import fsspec

    system, name = fsspec.core.url_to_fs(path)
    return system, str(name)


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
    except ImportError as error:  # fsspec names the package that an object store wants
        raise Unreadable(f"{path}: {error}") from error
    except (OSError, ValueError) as error:
        raise Unreadable(f"{path}: {getattr(error, 'strerror', None) or error}") from error
