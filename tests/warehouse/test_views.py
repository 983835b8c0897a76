"""The views and as-of queries, executed by DuckDB and by ClickHouse on the same files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.api import connect
from pipeline.warehouse.ddl import statements
from tests.warehouse.world import HISTORY, clickhouse, hour, tables_at, write

Ask = Callable[[str], list[tuple[Any, ...]]]
VIEWS = {
    "SELECT item_id, revision FROM latest_items": [("a", 3), ("c", 1), ("f", 1), ("g", 1)],
    "SELECT item_id, revision, status FROM current_contacts WHERE party_a <> 'CHE'": [
        ("a", 3, "held"),
        ("c", 1, "held"),
        ("f", 1, "planned"),
    ],
    "SELECT count(*) FROM current_contacts WHERE event_id IS NULL": [(0,)],
    # f was published first: the event is called after it, and a's rows, written before it was seen, say otherwise.
    "SELECT count(DISTINCT event_id) FROM current_contacts WHERE item_id IN ('a', 'f')": [(1,)],
    "SELECT event_status, status, item_id, n_mentions FROM event_mentions WHERE party_b = 'RUS'": [
        ("held", "held", "a", 2),
        ("held", "planned", "f", 2),
    ],
    "SELECT party_a, party_b, CAST(month AS VARCHAR), mode, status, n_events, n_mentions, n_undated FROM dyad_months": [
        ("CHE", "JPN", "2024-03-01", "call", "planned", 1, 1, 0),
        ("CHE", "JPN", "2024-03-01", "visit", "cancelled", 1, 1, 0),
        ("ESP", "MAR", "2024-03-01", "call", "held", 1, 1, 1),
        ("FRA", "RUS", "2024-03-01", "call", "held", 1, 2, 0),
    ],
}
AS_OF = {
    ("items_as_of", "item_id, revision"): {
        -1: [],
        0: [("a", 1)],
        1: [("a", 1), ("b", 1)],
        2.5: [("a", 2), ("b", 1)],
        3: [("a", 2)],
        4: [("a", 2), ("f", 1)],
        6: [("a", 2), ("c", 1), ("f", 1)],
        30: [("a", 3), ("c", 1), ("f", 1), ("g", 1)],
    },
    ("contacts_as_of", "item_id, revision, status"): {
        -1: [],
        0: [("a", 1, "planned")],
        1: [("a", 1, "planned"), ("b", 1, "held")],
        2.5: [("a", 2, "held"), ("b", 1, "held")],
        3: [("a", 2, "held")],
        4: [("a", 2, "held"), ("f", 1, "planned")],
        5.9: [("a", 2, "held"), ("f", 1, "planned")],
        6: [("a", 2, "held"), ("c", 1, "held"), ("f", 1, "planned")],
    },
    ("status_reports_as_of", "item_id, revision, status"): {
        -1: [],
        0: [("a", 1, "planned")],
        2.5: [("a", 1, "planned"), ("a", 2, "held"), ("b", 1, "held")],
        3: [("a", 1, "planned"), ("a", 2, "held")],
        9: [("a", 1, "planned"), ("a", 2, "held"), ("c", 1, "held"), ("f", 1, "planned")],
    },
    # f says `planned` before, by its publication, and after, by when it was seen.
    ("event_status_as_of", "party_a, status, item_id, revision"): {
        -1: [],
        0: [("FRA", "planned", "a", 1)],
        2.5: [("DEU", "held", "b", 1), ("FRA", "held", "a", 2), ("FRA", "planned", "a", 1)],
        9: [("ESP", "held", "c", 1), ("FRA", "held", "a", 2), ("FRA", "planned", "a", 1)],
    },
}
QUESTIONS = [
    *((query, "", expected) for query, expected in VIEWS.items()),
    *(
        (f"SELECT {columns} FROM {function}", f"{hour(at):%Y-%m-%d %H:%M:%S}", expected)
        for (function, columns), answers in AS_OF.items()
        for at, expected in answers.items()
    ),
    (
        "SELECT known_at = first_seen_at, item_id FROM contacts_as_of",
        "2024-03-04 22:00:00",
        [(True, "a"), (False, "c"), (True, "f")],
    ),
]


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = str(tmp_path_factory.mktemp("news") / "out")
    for now in (0, 1, 2, 3, 4, 6, 8, 30):  # pass by pass, as it happened
        write(root, tables_at(HISTORY, now))
    return root


def test_duckdb(output: str) -> None:
    db = connect(output)
    for query, at, expected in QUESTIONS:
        rows = db.execute(f"{query}(TIMESTAMPTZ '{at}+00')" if at else query).fetchall()
        assert sorted(rows, key=str) == sorted(expected, key=str), (query, at)


def test_duckdb_takes_the_printed_statements(output: str, tmp_path: Path) -> None:
    import duckdb

    with duckdb.connect(str(tmp_path / "news.duckdb")) as db:
        for _ in range(2):  # again, over what is there
            db.execute(";\n".join(statements("duckdb", output)))
    with duckdb.connect(str(tmp_path / "news.duckdb"), read_only=True) as db:
        assert db.execute("SELECT count(*) FROM event_mentions").fetchall() == [(5,)]
        assert db.execute("SELECT count(*) FROM rejects").fetchall() == [(0,)]
        comments = db.execute("SELECT comment FROM duckdb_columns() WHERE column_name = 'withdrawn_at'").fetchall()
        assert ("when the article was killed, UTC; null while it stands",) in comments


def test_clickhouse(output: str) -> None:
    queries = [f"{query}(ts = '{at}')" if at else query.replace("VARCHAR", "String") for query, at, _ in QUESTIONS]
    found = clickhouse(statements("clickhouse", output), queries)
    for query, rows, (_, _, expected) in zip(queries, found, QUESTIONS, strict=True):
        said = [tuple(_number(value) for value in row.values()) for row in rows]
        assert sorted(said, key=str) == sorted(expected, key=str), query


def test_both_read_the_same_values(output: str) -> None:
    query = "SELECT * FROM current_contacts ORDER BY contact_id"
    ours = connect(output).execute(query)
    names = [column[0] for column in ours.description or ()]
    (theirs,) = clickhouse(statements("clickhouse", output), [query])
    for one, other in zip(ours.fetchall(), theirs, strict=True):
        row = dict(zip(names, one, strict=True))
        assert [row["people"], row["spans"], row["topics"]] == [other["people"], other["spans"], other["topics"]]
        assert (str(row["date_start"] or ""), row["confidence"]) == (other["date_start"] or "", other["confidence"])
        assert f"{row['published_at']:%Y-%m-%d %H:%M:%S.%f}" == other["published_at"]
        assert (row["event_id"], str(row["published_date"])) == (other["event_id"], other["published_date"])


def test_a_day_reads_the_files_of_that_day_alone(output: str) -> None:
    db = connect(output)
    for view in ("latest_items", "current_contacts", "contacts_as_of(now())"):
        query = f"EXPLAIN ANALYZE SELECT * FROM {view} WHERE published_date = DATE '2024-03-05'"
        ((_, plan),) = db.execute(query).fetchall()
        assert "published_date=2024-03-05" in plan.replace("\n", ""), view
        assert "Scanning Files: 1/2" in plan, view


def _number(value: Any) -> Any:
    """ClickHouse's JSON has integers of 64 bits as text and booleans as they are."""
    return int(value) if isinstance(value, str) and value.isdigit() else value
