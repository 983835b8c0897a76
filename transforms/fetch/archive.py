"""The raw archive: what was fetched, as it came, before anything is made of it.

One WARC file a body, named by the body's SHA-256, so that the same bytes are kept once; WARC since every tool of web
archives reads it, and since files of it can simply be put one after the other. A body from the network has a `request`
record beside its `response`, a file is a `resource`. Archives of documents are not copied: they are archives already,
and large. Who else brought the same bytes, and when, is in `fetch_log`.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from transforms.records import Payload
from transforms.storage import Storage

__all__ = ["Exchange", "archive_path", "keep", "stored_body"]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was asked of a server and what it answered with, but for the body."""

    url: str
    """Where the body came from in the end."""
    request_headers: Mapping[str, str]
    status: int
    headers: Mapping[str, str]


def archive_path(sha256: str) -> str:
    """Where a body lies below the archive's root."""
    return f"{sha256[:2]}/{sha256}.warc.gz"


def keep(storage: Storage, payload: Payload, exchange: Exchange | None) -> None:
    """Store a payload unless its bytes are there; ``exchange`` is None for a file."""
    path = archive_path(payload.sha256)
    if not storage.exists(path):
        storage.write(path, _warc(payload, exchange))


def stored_body(storage: Storage, sha256: str) -> bytes:
    """The bytes of a payload that was kept; `FileNotFoundError` where none was."""
    from warcio.archiveiterator import ArchiveIterator

    for record in ArchiveIterator(io.BytesIO(storage.read(archive_path(sha256)))):
        if record.rec_type in ("response", "resource"):
            return bytes(record.content_stream().read())
    raise FileNotFoundError(f"{archive_path(sha256)}: no record of a body in it")


def _warc(payload: Payload, exchange: Exchange | None) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.timeutils import datetime_to_iso_date
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    about = {
        "WARC-Date": datetime_to_iso_date(payload.fetched_at),
        "Homologue-Source": payload.source,
        "Homologue-Kind": payload.kind,
    }
    if exchange is None:
        resource = writer.create_warc_record(
            payload.location if "://" in payload.location else f"file://{payload.location}",
            "resource",
            payload=io.BytesIO(payload.body),
            length=len(payload.body),
            warc_content_type="application/octet-stream",
            warc_headers_dict=about,
        )
        writer.write_record(resource)
        return buffer.getvalue()
    # The body is stored decoded; headers that describe the encoded one would make readers decode it again.
    kept = [
        (name, value)
        for name, value in exchange.headers.items()
        if name not in ("content-encoding", "transfer-encoding", "content-length")
    ]
    answer = writer.create_warc_record(
        exchange.url,
        "response",
        payload=io.BytesIO(payload.body),
        length=len(payload.body),
        http_headers=StatusAndHeaders(
            f"{exchange.status} OK", [*kept, ("content-length", str(len(payload.body)))], protocol="HTTP/1.1"
        ),
        warc_headers_dict=about,
    )
    asked = writer.create_warc_record(
        exchange.url,
        "request",
        http_headers=StatusAndHeaders(
            f"GET {exchange.url} HTTP/1.1", list(exchange.request_headers.items()), is_http_request=True
        ),
        warc_headers_dict={"WARC-Date": about["WARC-Date"]},
    )
    writer.write_request_response_pair(asked, answer)
    return buffer.getvalue()
