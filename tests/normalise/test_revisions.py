"""Revisions: each content once, whatever the order and however often it comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, strategies as st

from tests.conftest import NOON
from tests.test_tables import _item
from transforms.index import KnownItem
from transforms.normalise.revisions import Assigned, assign as assign_at
from transforms.records import Item


def assign(known: KnownItem | None, versions: Iterable[Item]) -> Assigned:
    return assign_at(known, versions, NOON)


def test_an_edit_is_the_next_revision_and_the_edit_back_is_none(item: Callable[..., Item]) -> None:
    first = assign(None, [item(content_hash="1", published_date=date(2024, 3, 4))])
    assert [v.revision for v in first.new] == [1]
    edited = item(content_hash="2", source="other", published_date=date(2024, 3, 9))
    second = assign(first.known, [edited])
    (new,) = second.new
    assert (new.revision, new.source, new.also_in, new.published_date) == (2, "journal", ("other",), date(2024, 3, 4))
    back = assign(second.known, [item(content_hash="1")])
    assert back.new == ()
    assert back.shown_by == ()


def test_another_source_with_the_same_content_is_noted(item: Callable[..., Item]) -> None:
    known = assign(None, [item()]).known
    again = assign(known, [item(source="radio")])
    assert again.new == ()
    assert again.shown_by == ("radio",)
    assert again.known.also_in == ("radio",)


def test_of_two_sources_at_one_instant_the_first_by_id_showed_it(item: Callable[..., Item]) -> None:
    assigned = assign(None, [item(source="b"), item(source="a"), item(source="c")])
    (new,) = assigned.new
    assert (new.source, new.also_in) == ("a", ("b", "c"))
    earlier = assign(None, [item(source="b", first_seen_at=NOON - timedelta(hours=1)), item(source="a")])
    assert earlier.new[0].source == "b"


_SEEN = st.lists(
    st.tuples(st.sampled_from("xyz"), st.sampled_from(["a", "b"]), st.integers(0, 3)), min_size=1, max_size=8
)


@given(_SEEN, st.randoms())
def test_order_of_arrival_within_a_pass_does_not_matter(seen: Any, random: Any) -> None:
    versions = [
        replace(_item("i", 0), content_hash=h, source=s, first_seen_at=NOON + timedelta(hours=n)) for h, s, n in seen
    ]
    shuffled = list(versions)
    random.shuffle(shuffled)
    one, other = assign(None, versions), assign(None, shuffled)
    assert one == other
    assert [v.revision for v in one.new] == list(range(1, len({h for h, _, _ in seen}) + 1))
    assert one.known.revision == len(one.new)
    assert {one.known.source, *one.known.also_in} == {s for _, s, _ in seen}


@given(_SEEN, _SEEN)
def test_a_second_pass_over_the_same_brings_nothing(first: Any, more: Any) -> None:
    versions = [replace(_item("i", 0), content_hash=h, source=s) for h, s, _ in first]
    known: KnownItem = assign(None, versions).known
    assert assign(known, versions).new == ()
    later = assign(known, [replace(_item("i", 0), content_hash=h, source=s) for h, s, _ in more])
    assert {v.content_hash for v in later.new} == {h for h, _, _ in more} - {h for h, _, _ in first}


def version(number: str | None, minutes: int | None = None, **changes: Any) -> Item:
    made = None if minutes is None else NOON + timedelta(minutes=minutes)
    return replace(_item("i", 0), version=number, updated_at=made, content_hash=f"{number} {minutes}", **changes)


@given(st.permutations([1, 2, 9, 10, 11]), st.integers(1, 5))
def test_the_highest_number_of_a_wire_stands_whatever_comes_when(numbers: list[int], split: int) -> None:
    known, seen, late = None, [], []
    for lot in (numbers[:split], numbers[split:]):
        if lot:
            assigned = assign(known, [version(str(number)) for number in lot])
            known = assigned.known
            seen += assigned.new
            late += assigned.late
    assert known is not None
    assert known.version == "11"
    assert len(seen) + len(late) == len(numbers)
    assert [v.revision for v in seen] == list(range(1, len(seen) + 1))
    assert [int(v.version or 0) for v in seen] == sorted(int(v.version or 0) for v in seen)


def test_after_a_kill_only_what_was_made_later_counts() -> None:
    kill = version(None, 10, status="canceled")
    known = assign(None, [version(None, 0), kill]).known
    assert known.status == "canceled"
    before, unknown, after = version(None, 5), version(None, None), version(None, 20)
    assert assign(known, [before]).late == (before,)
    assert assign(known, [unknown]).late == (unknown,)
    assert [v.revision for v in assign(known, [after]).new] == [3]
    assert assign(known, [kill]).late == (), "what was seen before is no late version"


def test_a_feed_may_go_back_in_time() -> None:
    known = assign(None, [version(None, 10)]).known
    assert [v.revision for v in assign(known, [version(None, 0)]).new] == [2]


def test_an_embargo_is_marked_as_over_or_not() -> None:
    for minutes, over in ((-1, True), (0, True), (1, False)):
        (new,) = assign(None, [version(None, embargo_until=NOON + timedelta(minutes=minutes))]).new
        assert new.released is over
    (free,) = assign(None, [version(None)]).new
    assert free.released is None
