"""Which version of which article: the revisions of an item, pure.

Content that was seen before for an item is no new revision, in whatever order and however often it comes back: a text
that is edited and edited back has two revisions, not three. Whatever an item's later versions say, all of them lie in
the partition of the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from transforms.index import KnownItem
from transforms.records import Item

__all__ = ["Assigned", "assign"]


@dataclass(frozen=True, slots=True)
class Assigned:
    """What became of the versions of one item that a pass brought."""

    new: tuple[Item, ...]
    """Versions not seen before, with their revision."""
    known: KnownItem
    """What is known now."""
    shown_by: tuple[str, ...]
    """Sources that were not known to show the item and showed no new version of it: the stored row wants them."""


def assign(known: KnownItem | None, versions: Iterable[Item]) -> Assigned:
    """Give revisions to the versions of one item, in the order in which they were seen.

    Of versions seen at the same instant the first by source counts as first, then the one that the source says is
    older. ``known`` is None where the item is new.
    """
    ordered = sorted(
        versions, key=lambda v: (v.first_seen_at, v.source, v.updated_at or v.first_seen_at, v.content_hash)
    )
    new: list[Item] = []
    shown_by: set[str] = set()
    for version in ordered:
        if known is None:
            known = KnownItem(0, frozenset(), version.source, (), version.published_date)
        others = tuple(sorted({*known.also_in, version.source} - {known.source}))
        revision, hashes = known.revision, known.hashes
        if version.content_hash in hashes:
            if others != known.also_in:
                shown_by.add(version.source)
        else:
            revision, hashes = revision + 1, hashes | {version.content_hash}
            new.append(replace(version, revision=revision, source=known.source, published_date=known.partition))
        known = KnownItem(revision, hashes, known.source, others, known.partition)
    assert known is not None, "an item without a version"
    if new:  # the last of them carries all sources; the stored row need not be changed
        new[-1] = replace(new[-1], also_in=known.also_in)
        shown_by.clear()
    return Assigned(tuple(new), known, tuple(sorted(shown_by)))
