"""Links as they stand in a feed, made absolute where their base is known."""

from __future__ import annotations

from urllib.parse import urljoin

__all__ = ["absolute"]


def absolute(url: str | None, base: str | None) -> str | None:
    """``url`` seen from ``base`` (RFC 3986 §5); as it is where there is no base or one of the two is no URL."""
    if not url or not base:
        return url
    try:
        return urljoin(base, url)
    except ValueError:
        return url
