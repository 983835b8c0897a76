"""Which version of which article: the revisions of an item, pure.

Content that was seen before for an item is no new revision, in whatever order and however often it comes back: a text
that is edited and edited back has two revisions, not three. A wire's older version that comes late does not replace the
newer one, and after a kill only a version that was made later counts. Whatever an item's later versions say, all of
them lie in the partition of the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from transforms.index import KnownItem
from transforms.records import Item

__all__ = ["Assigned", "assign", "released"]


@dataclass(frozen=True, slots=True)
class Assigned:
    """What became of the versions of one item that a pass brought."""

    new: tuple[Item, ...]
    """Versions not seen before, with their revision."""
    known: KnownItem
    """What is known now."""
    late: tuple[Item, ...]
    """Versions that came after one that replaces or kills them: they are no revision."""
    shown_by: tuple[str, ...]
    """Sources that were not known to show the item and showed no new version of it: the stored row wants them."""


def assign(known: KnownItem | None, versions: Iterable[Item], now: datetime) -> Assigned:
    """Give revisions to the versions of one item, in the order in which they were seen.

    Of versions seen at the same instant the first by source counts as first, then the one that the source says is
    older. ``known`` is None where the item is new; embargoes are measured against ``now``.
    """
    ordered = sorted(
        versions,
        key=lambda v: (v.first_seen_at, v.source, _number(v.version), v.updated_at or v.first_seen_at, v.content_hash),
    )
    new: list[Item] = []
    late: list[Item] = []
    shown_by: set[str] = set()
    for version in ordered:
        if known is None:
            known = KnownItem(0, frozenset(), version.source, (), version.published_date, None, None, "")
        if known.revision and version.content_hash not in known.hashes and _is_late(version, known):
            late.append(version)
            continue
        others = tuple(sorted({*known.also_in, version.source} - {known.source}))
        revision, hashes = known.revision, known.hashes
        if version.content_hash in hashes:
            if others != known.also_in:
                shown_by.add(version.source)
        else:
            revision, hashes = revision + 1, hashes | {version.content_hash}
            version = replace(version, revision=revision, source=known.source, published_date=known.partition)
            new.append(released(version, now))
            known = replace(known, version=version.version, updated_at=version.updated_at, status=version.status)
        known = replace(known, revision=revision, hashes=hashes, also_in=others)
    assert known is not None, "an item without a version"
    if new:  # the last of them carries all sources; the stored row need not be changed
        new[-1] = replace(new[-1], also_in=known.also_in)
        shown_by.clear()
    return Assigned(tuple(new), known, tuple(late), tuple(sorted(shown_by)))


def released(item: Item, now: datetime) -> Item:
    """The item with the mark whether its embargo, if it has one, is over at ``now``."""
    return item if item.embargo_until is None else replace(item, released=item.embargo_until <= now)


def _is_late(version: Item, known: KnownItem) -> bool:
    """Whether a version is older than the one that stands: by the wire's number of it, or else made before a kill.

    Feeds give no numbers, and what they show is what holds: there every other content is a new revision.
    """
    if version.version is not None and known.version is not None:
        one, other = _number(version.version), _number(known.version)
        if one != other:
            return one < other
    if known.status != "canceled" or version.status == "canceled":
        return False
    return version.updated_at is None or known.updated_at is None or version.updated_at <= known.updated_at


def _number(version: str | None) -> int:
    """A version's number; 0 where it is none."""
    return int(version) if version is not None and version.isascii() and version.isdigit() else 0
