"""Events: one contact told by many is one row, whatever the order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given, strategies as st

from tests.conftest import NOON
from transforms.consolidate.grouping import group
from transforms.records import Contact, Person, StatusReport

Make = Callable[..., Contact]


def day(number: int) -> dict[str, Any]:
    return {"date_start": date(2024, 3, number), "date_end": date(2024, 3, number), "precision": "day"}


UNDATED: dict[str, Any] = {"date_start": None, "date_end": None, "precision": "unknown"}


def test_the_same_call_told_twice_is_one_event(contact: Make) -> None:
    one = contact(contact_id="1", people=(Person("FRA", "Exemple", None),), topics=("paix",))
    other = contact(
        contact_id="2",
        source="radio",
        mode="unspecified",
        published_at=NOON + timedelta(hours=1),
        people=(Person("FRA", "Élise Exemple", None),),
        topics=("Paix", "gaz"),
        evidence="autre",
    )
    (event,) = group([other, one])
    assert (event.mode, event.n_mentions, event.n_sources, event.n_originals) == ("call", 2, 2, 2)
    assert event.people == (Person("FRA", "Élise Exemple", None),)
    assert event.topics == ("paix", "gaz")
    assert event.contact_ids == ("1", "2")
    assert event.published_date == date(2024, 3, 1)


def test_two_calls_in_a_week_are_two(contact: Make) -> None:
    calls = [contact(contact_id="1", **day(4)), contact(contact_id="2", **day(6))]
    assert len(group(calls)) == 2


def test_a_plan_and_the_visit_itself_are_one_event_with_a_history(contact: Make) -> None:
    plan = contact(contact_id="1", mode="visit", status="planned", **day(6))
    held = contact(contact_id="2", mode="visit", source="radio", published_at=NOON + timedelta(days=2), **day(6))
    again = contact(contact_id="3", mode="visit", status="planned", published_at=NOON + timedelta(days=3), **day(6))
    (event,) = group([plan, held, again])
    assert event.status == "held"
    assert event.status_history == (
        StatusReport("planned", NOON, "journal"),
        StatusReport("held", NOON + timedelta(days=2), "radio"),
    )


def test_a_call_is_no_visit(contact: Make) -> None:
    assert len(group([contact(contact_id="1", mode="call"), contact(contact_id="2", mode="visit")])) == 2


def test_an_undated_mention_joins_the_nearest(contact: Make) -> None:
    dated = [
        contact(contact_id="1", **day(4)),
        contact(contact_id="2", published_at=NOON + timedelta(days=5), **day(9)),
    ]
    near = contact(contact_id="3", published_at=NOON + timedelta(days=1), **UNDATED)
    far = contact(contact_id="4", published_at=NOON + timedelta(days=60), **UNDATED)
    assert [event.contact_ids for event in group([*dated, near, far])] == [("1", "3"), ("2",), ("4",)]


def test_the_most_precise_date_wins(contact: Make) -> None:
    month = {"date_start": date(2024, 3, 1), "date_end": date(2024, 3, 31), "precision": "month"}
    (event,) = group([contact(contact_id="1", **month), contact(contact_id="2", **day(4))])
    assert (event.date_start, event.precision) == (date(2024, 3, 4), "day")


_TOLD = st.lists(
    st.tuples(
        st.sampled_from(["call", "visit", "meeting", "unspecified"]),
        st.one_of(st.none(), st.integers(1, 28)),
        st.integers(0, 20),
    ),
    min_size=1,
    max_size=7,
)


@given(_TOLD, st.randoms())
def test_any_order_gives_the_same_events(told: Any, random: Any) -> None:
    contacts = [
        replace(
            _BASE,
            contact_id=str(n),
            mode=mode,
            published_at=NOON + timedelta(days=published),
            **(day(d) if d else UNDATED),
        )
        for n, (mode, d, published) in enumerate(told)
    ]
    shuffled = list(contacts)
    random.shuffle(shuffled)
    events = group(contacts)
    assert group(shuffled) == events
    assert sorted(c for event in events for c in event.contact_ids) == sorted(c.contact_id for c in contacts)
    assert len({event.event_id for event in events}) == len(events)


_BASE = Contact(
    "c", None, "a", 1, "journal", None, NOON, "FRA", "RUS", "call", "held", None, None, "unknown", (), None, None, None,
    False, False, (), (), "", 0, 0, (), (), "041", "CONSULT", "phone", 0.9, True, None, "0", "r", date(2024, 3, 4),
)  # fmt: skip
