"""The raw archive: what was fetched, as it came, before anything is made of it.

One WARC file a body, named by the body's SHA-256, so that the same bytes are kept once; WARC since every tool of web
archives reads it, and since files of it can simply be put one after the other. Archives of documents are not copied:
they are archives already, and large.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

from transforms.records import Payload
from transforms.storage import Storage

__all__ = ["archive_path", "keep", "warc"]


def archive_path(sha256: str) -> str:
    """Where a body lies below the archive's root."""
    return f"{sha256[:2]}/{sha256}.warc.gz"


def keep(storage: Storage, payload: Payload, headers: Mapping[str, str] | None) -> None:
    """Store a payload unless its bytes are there; ``headers`` are the response's, None for a file."""
    path = archive_path(payload.sha256)
    if not storage.exists(path):
        storage.write(path, warc(payload, headers))


def warc(payload: Payload, headers: Mapping[str, str] | None) -> bytes:
    """A payload as one gzipped WARC record: a `response` with its headers, or a `resource` for a file."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.timeutils import datetime_to_iso_date
    from warcio.warcwriter import WARCWriter

    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    uri = payload.location if headers is not None else f"file://{payload.location}"
    status = None
    if headers is not None:
        # The body is stored decoded; headers that describe the encoded one would make readers decode it again.
        kept = [
            (name, value)
            for name, value in headers.items()
            if name not in ("content-encoding", "transfer-encoding", "content-length")
        ]
        status = StatusAndHeaders("200 OK", [*kept, ("content-length", str(len(payload.body)))], protocol="HTTP/1.1")
    record = writer.create_warc_record(
        uri,
        "resource" if headers is None else "response",
        payload=io.BytesIO(payload.body),
        length=len(payload.body),
        http_headers=status,
        warc_content_type="application/octet-stream" if headers is None else "",
        warc_headers_dict={
            "WARC-Date": datetime_to_iso_date(payload.fetched_at),
            "Homologue-Source": payload.source,
            "Homologue-Kind": payload.kind,
        },
    )
    writer.write_record(record)
    return buffer.getvalue()
