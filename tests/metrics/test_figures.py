from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.dataset import Dataset
from metrics.figures import figures
from metrics.selection import Selection
from metrics.view import View
from tests.metrics.published import PUBLISHED
from tests.metrics.tables import READ_AT, activity, columns, cost, grant, question, view

CONTRACT = {
    "": "as_of filters activities reach referrals grants targets actions quality",
    "activities": "count attended invited registered completed by_kind by_mode by_audience by_province "
    "by_partner by_month",
    "reach": "latest series",
    "referrals": "count local_governments by_topic by_status by_offer by_requester by_nature by_referred_to "
    "by_province median_days_to_follow_up",
    "actions": "count by_status budget_total",
    "quality": "read valid rejected skipped",
}
GRANT_KEYS = (
    "name amount start end report_due spent committed remaining share_spent share_elapsed advance balance "
    "by_line forecast"
)


@pytest.mark.parametrize("key", CONTRACT)
def test_every_key_of_the_contract_is_there_when_nothing_is_known(key: str) -> None:
    printed: Any = figures(view()).as_json()
    assert set(CONTRACT[key].split()) <= set(printed[key] if key else printed)


def test_published_activities_as_json() -> None:
    printed: Any = figures(view(activities=PUBLISHED)).as_json()["activities"]
    assert (printed["count"], printed["attended"], printed["attended_unknown"]) == (10, 658, 2)
    assert printed["by_kind"]["webinar"] == {"count": 4, "attended": 571}
    assert printed["by_kind"]["netwerkoverleg"] == {"count": 2, "attended": None}
    assert printed["editions_by_kind"]["vorming"] == 2
    assert list(printed["by_month"])[-1] == "onbekend"


def test_grant_as_json() -> None:
    seen = view(
        as_of=date(2023, 5, 31),
        grants=[grant()],
        expenses=[cost("2023-05-01", 12_345_67)],
        budget=[{"grant": "WZ", "line": "Personeel", "amount": None}],
    )
    printed: Any = figures(seen).as_json()["grants"]
    assert set(GRANT_KEYS.split()) <= set(printed[0])
    shown = {key: printed[0][key] for key in ("amount", "spent", "balance", "report_due", "share_spent")}
    assert shown == {
        "amount": "248600.00",
        "spent": "12345.67",
        "balance": "49720.00",
        "report_due": "2025-02-28",
        "share_spent": 0.0497,
    }
    assert printed[0]["by_line"] == [
        {"line": "Personeel", "budget": None, "spent": "12345.67", "committed": "0.00", "remaining": None}
    ]
    assert printed[0]["forecast"]["end"] is None


def test_filters_reach_and_targets_as_json() -> None:
    row = {"month": date(2022, 3, 1), "channel": "website", "indicator": "bezoeken", "value": 7}
    target = {"grant": "WZ", "indicator": "publieksmomenten", "target": 3.0}
    seen = view(
        selection={"start": date(2022, 1, 1), "kinds": frozenset({"webinar", "lezing"})},
        reach=[row],
        targets=[target],
        grants=[grant()],
        activities=[activity("2023-05-01", "publieksmoment")],
    )
    printed: Any = figures(seen).as_json()
    assert printed["filters"] == {
        "from": "2022-01-01",
        "to": None,
        "partner": [],
        "kind": ["lezing", "webinar"],
        "province": [],
        "audience": [],
    }
    assert printed["reach"]["latest"] == [row | {"month": "2022-03"}]
    shown = [printed["targets"][0][key] for key in ("target", "baseline", "reached", "share")]
    assert shown == [3, None, 1, 0.3333]


PARTNERS = ("Arktos", "Faro", "HAI")
DAYS = st.dates(date(2022, 1, 1), date(2024, 12, 31)).map(date.isoformat)
WORKBOOK = st.fixed_dictionaries(
    {
        "activities": st.lists(
            st.builds(
                activity,
                DAYS,
                st.sampled_from(["webinar", "lezing"]),
                st.none() | st.integers(0, 9),
                group=st.integers(1, 5),
                registered=st.none() | st.integers(0, 9),
                status=st.sampled_from([None, "gepland", "geannuleerd"]),
            ),
            max_size=4,
        ),
        "expenses": st.lists(st.builds(cost, DAYS, st.integers(-99, 999)), max_size=4),
        "referrals": st.lists(
            st.builds(
                question, DAYS, municipality=st.sampled_from(["Gent", "Genk"]), topic=st.just(("a", "b"))
            ),
            max_size=4,
        ),
    }
)


def printed(workbooks: list[tuple[str, dict[str, Any]]]) -> str:
    names = ("activities", "expenses", "referrals")
    rows = {
        name: [
            row | {"partner": partner, "workbook": partner, "row": number}
            for partner, workbook in workbooks
            for number, row in enumerate(workbook[name], 2)
        ]
        for name in names
    }
    rows["grants"] = [grant()]
    data = Dataset.build({name: columns(table) for name, table in rows.items()}, read_at=READ_AT)
    return json.dumps(figures(View.of(data, Selection(as_of=date(2024, 6, 30)))).as_json())


@settings(max_examples=6, deadline=None)
@given(st.tuples(WORKBOOK, WORKBOOK, WORKBOOK), st.permutations(range(3)))
def test_the_order_of_the_workbooks_changes_no_figure(
    workbooks: tuple[dict[str, Any], ...], order: list[int]
) -> None:
    named = list(zip(PARTNERS, workbooks, strict=True))
    assert printed(named) == printed([named[place] for place in order])
