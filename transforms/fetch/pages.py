"""Articles' own pages, for feeds that give a summary only: asked for politely, robots.txt first.

A page that cannot be had costs nothing: the item keeps what the feed says of it. 410 says that the article is gone.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol, TypeAlias
from urllib.parse import urljoin

from protego import Protego

from transforms.fetch.archive import Exchange, keep, stored_body
from transforms.fetch.errors import BadStatus, FetchError, TimedOut, Unreachable
from transforms.fetch.http import Limits, fetch_url
from transforms.fetch.state import retry_at
from transforms.fetch.visits import FetchSettings, host_of, log_row
from transforms.index import Index
from transforms.records import Fetch, Item, Page, Payload
from transforms.storage import Storage

__all__ = ["ArchivedPages", "Pages", "Visited", "WebPages", "wants_page"]

Visited: TypeAlias = tuple[tuple[Item, Page | None] | None, Fetch | None]
"""An item with its page, None where there was none to be had, and the log row of a request; either may be missing."""

_SUMMARY = 1_500
"""Characters from which a feed's text counts as the article itself: summaries of real feeds have 50 to 700."""
_HTML = "text/html, application/xhtml+xml;q=0.9"
_LIMITS = Limits(total=30.0, body=5_000_000)
_LONGEST_DELAY = 30.0
"""What a longer Crawl-delay is cut to, in seconds."""
_PATIENCE = 3
_GONE = 410


def wants_page(item: Item, sources: frozenset[str]) -> bool:
    """Whether an item is one whose page is to be fetched; ``sources`` are those for which it is switched on."""
    return (
        item.source in sources
        and item.url is not None
        and item.status == "usable"
        and (item.truncated or len(item.text) < _SUMMARY)
    )


class Pages(Protocol):
    """Where pages come from: the network, or the archive of an earlier run."""

    def visit(self, items: Sequence[Item]) -> Iterator[Visited]:
        """The pages of items that are all on one host."""


@dataclass(frozen=True)
class WebPages:
    """Pages from the network; Retry-After and a host that does not answer end a visit."""

    settings: FetchSettings
    archive: Storage
    sleep: Callable[[float], None] = time.sleep

    def visit(self, items: Sequence[Item]) -> Iterator[Visited]:
        """As `Pages.visit`: robots.txt, then the pages it allows, with the host's delay between two requests."""
        robots, log = self._robots(items[0])
        yield None, log
        delay = 0.0 if self._is_ours(items[0]) else self.settings.delay
        delay = max(delay, min(_crawl_delay(robots, self.settings.user_agent), _LONGEST_DELAY))
        slow, closed = 0, robots is None
        for item in items:
            url = item.url or ""
            if closed or slow >= _PATIENCE or robots is None or not robots.can_fetch(url, self.settings.user_agent):
                yield (item, None), None
                continue
            self.sleep(delay)
            page, log = self._page(item, url)
            closed = log.retry_at is not None
            slow = slow + 1 if log.outcome in (TimedOut.__name__, Unreachable.__name__) else 0
            yield (item, page), log

    def _is_ours(self, item: Item) -> bool:
        return host_of(item.url or "") in self.settings.allow_hosts

    def _robots(self, item: Item) -> tuple[Protego | None, Fetch]:
        """The host's rules (RFC 9309): none where it has none, and None, which allows nothing, where it fails."""
        url = urljoin(item.url or "", "/robots.txt")
        log = log_row(item.source, "robots", url, self.settings, datetime.now(UTC))
        try:
            response = fetch_url(
                url,
                user_agent=self.settings.user_agent,
                allow_hosts=self.settings.allow_hosts,
                accept="text/plain",
                limits=_LIMITS,
            )
        except BadStatus as error:
            log = replace(log, outcome="BadStatus", message=str(error), http_status=error.status)
            return Protego.parse("") if 400 <= error.status < 500 and error.status != 429 else None, log
        except FetchError as error:
            return None, replace(log, outcome=type(error).__name__, message=str(error))
        rules = response.body.decode("utf-8", "replace")
        return Protego.parse(rules), replace(log, http_status=200, n_bytes=len(response.body))

    def _page(self, item: Item, url: str) -> tuple[Page | None, Fetch]:
        now = datetime.now(UTC)
        log = log_row(item.source, "page", url, self.settings, now)
        try:
            response = fetch_url(
                url,
                user_agent=self.settings.user_agent,
                allow_hosts=self.settings.allow_hosts,
                accept=_HTML,
                limits=_LIMITS,
            )
        except BadStatus as error:
            until = retry_at(error.retry_after, datetime.now(UTC), error.server_time)
            log = replace(log, outcome="BadStatus", message=str(error), http_status=error.status, retry_at=until)
            return Page(gone_at=now) if error.status == _GONE else None, log
        except FetchError as error:
            return None, replace(log, outcome=type(error).__name__, message=str(error))
        sha256 = hashlib.sha256(response.body).hexdigest()
        content_type = response.headers.get("content-type")
        kept = Payload(item.source, url, response.body, sha256, now, kind="page", content_type=content_type)
        keep(self.archive, kept, Exchange(response.url, response.request_headers, response.status, response.headers))
        log = replace(
            log,
            http_status=200,
            final_url=response.url if response.url != url else None,
            content_type=content_type,
            sha256=sha256,
            n_bytes=len(response.body),
        )
        return Page(response.body, content_type), log


@dataclass(frozen=True)
class ArchivedPages:
    """Pages as an earlier run fetched them: for each version of an item, the first fetch after it was seen."""

    log: Index
    archive: Storage

    def visit(self, items: Sequence[Item]) -> Iterator[Visited]:
        """As `Pages.visit`, without log rows: those of the earlier run are copied whole."""
        for item in items:
            yield (item, self._page(item)), None

    def _page(self, item: Item) -> Page | None:
        after = [one for one in self.log.tries(item.source, item.url or "") if one.fetched_at >= item.first_seen_at]
        if not after:
            return None
        first = after[-1]
        if first.http_status == _GONE:
            return Page(gone_at=first.fetched_at)
        return Page(stored_body(self.archive, first.sha256), first.content_type) if first.sha256 else None


def _crawl_delay(robots: Protego | None, agent: str) -> float:
    return float((robots.crawl_delay(agent) if robots else None) or 0)
