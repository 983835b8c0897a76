"""The views over the tables, and what was known at an instant, in SQL that all engines share.

What they do not share is a handful of phrases (:class:`Dialect`): the current instant, the month of a day, a list as
rows, and how a query takes a parameter.

**As of an instant** means by `first_seen_at`, when the bytes were fetched, which replays keep (archives of documents
have their publication instead). The version of an article that counts is the highest seen by then; contacts are those
it tells, none if its kill was seen by then, none before its embargo ended. Columns that later passes change or fill in
are left out: who else showed the item, whether an embargo was released, the event.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transforms import records  # noqa: F401 - declares the tables
from transforms.schema import arrow_schema, tables

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["DIALECTS", "Dialect", "View", "views"]

_LATER = frozenset({"released"})
"""Columns of items that a later pass sets, beside those that gather values."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one engine writes in its own way."""

    mentions: str
    """The rows (event_id, contact_id) of ``{events}``."""
    month: str
    """The first day of the month of ``{day}``."""
    asked: str
    """The instant that is asked for, in the query of an as-of view."""
    now: str = "CURRENT_TIMESTAMP"


DIALECTS = {
    "duckdb": Dialect(
        mentions="SELECT event_id, unnest(contact_ids) AS contact_id FROM {events}",
        month="CAST(date_trunc('month', {day}) AS DATE)",
        asked="CAST(ts AS TIMESTAMPTZ)",
    ),
    "bigquery": Dialect(
        mentions="SELECT event_id, contact_id FROM {events} CROSS JOIN UNNEST(contact_ids) AS contact_id",
        month="DATE_TRUNC({day}, MONTH)",
        asked="ts",
    ),
    "snowflake": Dialect(
        mentions=(
            "SELECT event_id, COALESCE(mention.value:element, mention.value)::VARCHAR AS contact_id\n"
            "FROM {events}, LATERAL FLATTEN(INPUT => contact_ids) AS mention"
        ),
        month="CAST(DATE_TRUNC('month', {day}) AS DATE)",
        asked="ts",
        now="SYSDATE()",  # UTC without a zone, as the columns are
    ),
    "athena": Dialect(
        mentions="SELECT event_id, contact_id FROM {events} CROSS JOIN UNNEST(contact_ids) AS mention (contact_id)",
        month="date_trunc('month', {day})",
        asked="(SELECT ts FROM asked)",
    ),
    "clickhouse": Dialect(
        mentions=(
            "SELECT toNullable(event_id) AS event_id, contact_id FROM {events} ARRAY JOIN contact_ids AS contact_id"
        ),
        month="toDate32(toStartOfMonth({day}))",
        asked="{ts:DateTime64(6, 'UTC')}",
        now="now64(6, 'UTC')",
    ),
    "postgres": Dialect(
        mentions="SELECT event_id, jsonb_array_elements_text(contact_ids) AS contact_id FROM {events}",
        month="CAST(date_trunc('month', {day}) AS date)",
        asked="ts",
    ),
    "spark": Dialect(
        mentions="SELECT event_id, explode(contact_ids) AS contact_id FROM {events}",
        month="trunc({day}, 'MM')",
        asked="ts",
    ),
}


@dataclass(frozen=True, slots=True)
class View:
    """A view, or where it is as of an instant a query with that as its parameter."""

    name: str
    doc: str
    columns: dict[str, pa.DataType]
    query: str
    as_of: bool = False


def views(engine: str, name: Callable[[str], str] = str) -> Iterator[View]:
    """All views in an order in which they can be made; ``name`` gives a table or view the name it has in the engine."""
    import pyarrow as pa

    dialect = DIALECTS[engine]
    items, contacts, events = (
        {field.name: field.type for field in arrow_schema(tables()[table])} | {"published_date": pa.date32()}
        for table in ("items", "contacts", "events")
    )
    instant = arrow_schema(tables()["items"]).field("first_seen_at").type
    seen = {column: kind for column, kind in items.items() if column not in _LATER | tables()["items"].gathered}
    told = {column: kind for column, kind in contacts.items() if column != "event_id"}
    query = _Queries(dialect, name)
    yield View(
        "latest_items",
        "The version of each article that stands: the latest, without killed, withheld and embargoed ones.",
        items,
        query.latest(items, dialect.now),
    )
    yield View(
        "event_contacts",
        "Which contact tells of which event, by `events.contact_ids`, a row a contact.",
        {"event_id": pa.string(), "contact_id": pa.string()},
        dialect.mentions.format(events=name("events")),
    )
    yield View(
        "current_contacts",
        "The contacts that the standing version of each article tells, with the event they belong to now.",
        contacts,
        query.current(contacts),
    )
    mentioned = dict.fromkeys(_EVENT_COLUMNS, "e") | dict.fromkeys(_MENTION_COLUMNS, "c")
    yield View(
        "event_mentions",
        "A row a mention of an event: what the event is taken to be (event_…), and what this article tells.",
        {
            column: (events if source == "e" else contacts)[_source_column(column)]
            for column, source in mentioned.items()
        },
        query.mentions(mentioned),
    )
    yield View(
        "dyad_months",
        "Events and mentions by pair, month, mode and status. The month is the contact's own where it is dated to a "
        "day or month, else that of the first report (counted in n_undated).",
        {
            **{column: pa.string() for column in ("party_a", "party_b")},
            "month": pa.date32(),
            **{column: pa.string() for column in ("mode", "status")},
            **{column: pa.int64() for column in ("n_events", "n_mentions", "n_undated")},
        },
        query.months(),
    )
    yield View(
        "items_as_of",
        "The version of each article that stood at an instant.",
        seen,
        query.latest(seen, dialect.asked, seen_by=dialect.asked),
        as_of=True,
    )
    yield View(
        "contacts_as_of",
        "The contacts that were known at an instant, and since when (known_at: seen, and its embargo over).",
        {**told, "first_seen_at": instant, "known_at": instant},
        query.contacts_as_of(told),
        as_of=True,
    )
    reports: dict[str, pa.DataType] = {
        **{column: contacts[column] for column in _REPORT_COLUMNS},
        "known_at": instant,
    }
    yield View(
        "status_reports_as_of",
        "Each status that a contact known at an instant had been told with by then, and since when that was known.",
        reports,
        query.status_reports(),
        as_of=True,
    )
    yield View(
        "event_status_as_of",
        "Each status an event was known to have at an instant, and since when that was known, with the report it was "
        "known by. Which contacts make one event is today's knowledge: the event only names the rows.",
        {"event_id": pa.string(), **reports},
        query.event_status(tuple(reports)),
        as_of=True,
    )


_EVENT_COLUMNS = (
    "event_id",
    "party_a",
    "party_b",
    "event_mode",
    "event_status",
    "event_date_start",
    "event_date_end",
    "event_confidence",
    "n_mentions",
    "n_sources",
    "n_originals",
    "first_reported_at",
)
_MENTION_COLUMNS = (
    "contact_id",
    "item_id",
    "revision",
    "source",
    "url",
    "published_at",
    "mode",
    "status",
    "date_start",
    "date_end",
    "precision",
    "people",
    "place",
    "attribution",
    "topics",
    "evidence",
    "confidence",
    "is_lead",
    "published_date",
)
_REPORT_COLUMNS = (
    "contact_id",
    "item_id",
    "revision",
    "source",
    "published_at",
    "party_a",
    "party_b",
    "mode",
    "status",
    "date_start",
    "date_end",
    "published_date",
)
_SAME_ITEM = "i.published_date = {0}.published_date AND i.item_id = {0}.item_id AND i.revision = {0}.revision"
_KNOWN_AT = "CASE WHEN i.embargo_until > i.first_seen_at THEN i.embargo_until ELSE i.first_seen_at END"


def _source_column(column: str) -> str:
    return column.removeprefix("event_") if column != "event_id" else column


class _Queries:
    """The queries, one method each. Names are said in full: ClickHouse names a column `c.x` where two have an x."""

    def __init__(self, dialect: Dialect, name: Callable[[str], str]) -> None:
        self._dialect = dialect
        self._name = name
        self._asked = dialect.asked

    def latest(self, columns: Collection[str], instant: str, *, seen_by: str | None = None) -> str:
        """The highest revision of each item, of those seen by an instant, as far as it may be published at another."""
        seen = f"\n  WHERE first_seen_at <= {seen_by}" if seen_by else ""
        # All versions of an item lie in one partition: said here, a filter on published_date reads these files alone.
        return f"""\
SELECT {_listed(columns)}
FROM (
  SELECT *, MAX(revision) OVER (PARTITION BY published_date, item_id) AS newest
  FROM {self._name("items")}{seen}
) AS versions
WHERE revision = newest
  AND (status = 'usable' OR status = 'withheld' AND embargo_until IS NOT NULL)
  AND (embargo_until IS NULL OR embargo_until <= {instant})"""

    def current(self, columns: Collection[str]) -> str:
        """The contacts of the latest items."""
        said = [f"{'m' if column == 'event_id' else 'c'}.{column} AS {column}" for column in columns]
        return f"""\
SELECT {_listed(said)}
FROM {self._name("contacts")} AS c
JOIN {self._name("latest_items")} AS i ON {_SAME_ITEM.format("c")}
LEFT JOIN {self._name("event_contacts")} AS m ON m.contact_id = c.contact_id
WHERE c.withdrawn_at IS NULL"""

    def mentions(self, columns: dict[str, str]) -> str:
        """Events beside their mentions."""
        said = [
            f"{source}.{_source_column(column) if source == 'e' else column} AS {column}"
            for column, source in columns.items()
        ]
        return f"""\
SELECT {_listed(said)}
FROM {self._name("current_contacts")} AS c
JOIN {self._name("events")} AS e ON e.event_id = c.event_id"""

    def months(self) -> str:
        """Counts by pair and month."""
        month = self._dialect.month.format(day="date_start")
        return f"""\
SELECT party_a, party_b, month, mode, status,
  COUNT(*) AS n_events, CAST(SUM(mentions) AS BIGINT) AS n_mentions, CAST(SUM(undated) AS BIGINT) AS n_undated
FROM (
  SELECT party_a, party_b, mode, status, n_mentions AS mentions,
    CASE WHEN precision IN ('day', 'month') THEN {month} ELSE published_date END AS month,
    CASE WHEN precision IN ('day', 'month') THEN 0 ELSE 1 END AS undated
  FROM {self._name("events")}
) AS dated
GROUP BY party_a, party_b, month, mode, status"""

    def contacts_as_of(self, columns: Collection[str]) -> str:
        """The contacts of the items as of an instant."""
        said = [
            *(f"c.{column} AS {column}" for column in columns),
            "i.first_seen_at AS first_seen_at",
            f"{_KNOWN_AT} AS known_at",
        ]
        items = self.latest(
            ("published_date", "item_id", "revision", "first_seen_at", "embargo_until"),
            self._asked,
            seen_by=self._asked,
        )
        return f"""\
SELECT {_listed(said)}
FROM {self._name("contacts")} AS c
JOIN (
{_indented(items)}
) AS i ON {_SAME_ITEM.format("c")}
WHERE c.withdrawn_at IS NULL"""

    def status_reports(self, *more: str) -> str:
        """The first time that each contact which stands at an instant was told with each of its statuses.

        ``more`` are columns of the standing contact that come along.
        """
        standing = self.contacts_as_of(("published_date", "contact_id", "revision", *more))
        said = [
            *(f"v.{column} AS {column}" for column in _REPORT_COLUMNS),
            *(f"c.{column} AS {column}" for column in more),
            f"{_KNOWN_AT} AS known_at",
            f"ROW_NUMBER() OVER (PARTITION BY v.contact_id, v.status ORDER BY {_KNOWN_AT}, v.revision) AS place",
        ]
        return f"""\
SELECT {_listed([*_REPORT_COLUMNS, *more, "known_at"])}
FROM (
  SELECT {_listed(said, indent=4)}
  FROM {self._name("contacts")} AS v
  JOIN {self._name("items")} AS i ON {_SAME_ITEM.format("v")}
  JOIN (
{_indented(standing, 4)}
  ) AS c ON c.published_date = v.published_date AND c.contact_id = v.contact_id
  WHERE v.withdrawn_at IS NULL
    AND v.revision <= c.revision
    AND i.first_seen_at <= {self._asked}
    AND (i.embargo_until IS NULL OR i.embargo_until <= {self._asked})
) AS reports
WHERE place = 1"""

    def event_status(self, columns: Collection[str]) -> str:
        """The first report of each status of an event; a plan that is told again after the contact took place is none.

        A contact that no longer belongs to any event, since its article was changed or killed later, is named by the
        one that it was written with.
        """
        reports = self.status_reports("event_id")
        said = [
            *(f"r.{column} AS {column}" for column in columns),
            "CASE WHEN m.event_id IS NULL THEN r.event_id ELSE m.event_id END AS event_id",
        ]
        return f"""\
SELECT {_listed(["event_id", *columns])}
FROM (
  SELECT *,
    ROW_NUMBER() OVER (PARTITION BY event_id, status ORDER BY known_at, published_at, contact_id) AS place,
    MIN(CASE WHEN status = 'held' THEN known_at END) OVER (PARTITION BY event_id) AS held_at
  FROM (
    SELECT {_listed(said, indent=6)}
    FROM (
{_indented(reports, 6)}
    ) AS r
    LEFT JOIN {self._name("event_contacts")} AS m ON m.contact_id = r.contact_id
  ) AS named
) AS placed
WHERE place = 1 AND (status <> 'planned' OR held_at IS NULL OR known_at <= held_at)"""


def _listed(columns: Collection[str], *, indent: int = 2) -> str:
    """Columns, broken into lines."""
    lines, line = [], ""
    for column in columns:
        if line and len(line) + len(column) > 100:
            lines.append(line)
            line = ""
        line += (" " if line else "") + column + ","
    return ("\n" + " " * indent).join([*lines, line]).removesuffix(",")


def _indented(query: str, by: int = 2) -> str:
    return "\n".join(" " * by + line for line in query.splitlines())
