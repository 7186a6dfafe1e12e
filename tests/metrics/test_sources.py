"""The workbooks as the page of the sources shows them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pandas as pd

from metrics import sources
from metrics.dataset import Quota
from metrics.sources import Former
from tests.metrics.tables import dataset, view, whole

AT = datetime(2026, 11, 22, 8, 15, tzinfo=UTC)
SINCE = datetime(2026, 11, 20, 8, 15, tzinfo=UTC)


def source(name: str, state: str = "read", **more: Any) -> dict[str, Any]:
    row = {"partner": name.upper(), "workbook": name, "kept_as": name, "state": state, "read_at": AT}
    return row | {"is_online": True} | more


def failing(name: str, message: str = "Deel het.", since: datetime = SINCE, **more: Any) -> dict[str, Any]:
    return source(name, "failing", message=message, failing_since=since, **more)


def tab(workbook: str, read: int, valid: int, name: str = "Bereik") -> dict[str, Any]:
    counts = {"read": read, "valid": valid, "rejected": read - valid, "skipped": 0}
    return {"partner": workbook.upper(), "workbook": workbook, "tab": name, **counts}


TABLES: dict[str, Any] = {
    "sources": [
        source("a"),
        failing("b"),
        source("c", "never", message="Weg.", read_at=None),
        source("d", "vanished"),
        failing("e"),
        failing("f", since=AT),
        source("g"),
    ],
    "lost": [
        {"partner": "D", "workbook": "d", "kept_as": "d", "tab": "Bereik", "rows_before": 9, "rows_now": 0}
    ],
    "tabs": [tab("a", 5, 4), tab("a", 3, 3), tab("b", 2, 2)],
}


def test_the_worst_come_first_with_what_was_read_of_them() -> None:
    found = sources.listed(view(**TABLES))
    assert found["workbook"].tolist() == ["c", "b", "e", "f", "d", "a", "g"]
    counted = found.set_index("workbook")[sources.COUNTS]
    assert counted.loc["a"].tolist() == [8, 7, 1, 0]
    assert counted.loc["g"].tolist() == [0, 0, 0, 0]
    assert counted.loc["c"].isna().all()


def test_a_workbook_with_nothing_but_questions_has_no_zeros_for_who_may_not_count_them() -> None:
    tabs = [*TABLES["tabs"], tab("a", 7, 4, "Doorverwijzingen"), tab("d", 7, 4, "Doorverwijzingen")]
    open_, whole_ = (how(**TABLES | {"tabs": tabs}) for how in (view, whole))
    found = sources.listed(open_).set_index("workbook")
    assert found.loc["a", sources.COUNTS].tolist() == [8, 7, 1, 0]
    assert found.loc["d", sources.COUNTS].isna().all()
    assert found.index[~found["is_told"]].tolist() == ["d"]
    told = sources.listed(whole_).set_index("workbook")
    assert told.loc["d", sources.COUNTS].tolist() == [7, 4, 3, 0]
    assert told["is_told"].all()


def test_workbooks_that_fail_alike_are_told_of_together() -> None:
    found = [(one.workbooks, one.state, one.since, one.told) for one in sources.troubles(view(**TABLES))]
    assert found == [
        (("c",), "never", None, ("Weg.",)),
        (("b", "e"), "failing", SINCE, ("Deel het.",)),
        (("f",), "failing", AT, ("Deel het.",)),
        (("d",), "vanished", None, ()),
    ]


def test_how_many_are_not_read_and_since_when() -> None:
    frame = dataset(**TABLES).sources
    assert (sources.unread(frame), sources.attention(frame)) == ((4, SINCE), 5)
    assert sources.unread(frame[frame["state"] == "read"]) == (0, None)


def test_only_those_of_the_partners_chosen() -> None:
    seen = view(selection={"partners": frozenset({"A", "B"})}, **TABLES)
    assert sources.listed(seen)["workbook"].tolist() == ["b", "a"]
    assert len(seen.lost) == 0


def test_nothing_is_nothing() -> None:
    seen = view()
    assert (len(sources.listed(seen)), sources.troubles(seen)) == (0, [])


def test_what_is_read_again_renews_the_workbooks_and_nothing_else() -> None:
    before = dataset(**TABLES)
    quota = Quota(AT, 16, 1000, 16, 60)
    after = before.renewed(AT, [source("a")], quota)
    assert (after.read_at, after.quota, len(after.sources)) == (AT, quota, 1)
    assert after.tabs is before.tabs


def test_former_rows_are_text() -> None:
    former = Former.of({"Rij": ["3"], "Titel": ["007"]}, 2, ["Vraag"])
    assert (former.rows["Titel"].tolist(), former.left_out, former.hidden) == (["007"], 2, ("Vraag",))
    assert isinstance(Former.of({}, 0, ()).rows, pd.DataFrame)
