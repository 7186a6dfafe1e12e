from __future__ import annotations

from datetime import date

from metrics import spend, yearly
from metrics.target_change import ENDS, NEW, STAYS, change
from tests.metrics.published import PUBLISHED
from tests.metrics.tables import activity, cost, grant, keyed, view

FIRST = grant("WZ-2021", 20_864_000, start=date(2021, 4, 1), end=date(2023, 3, 31))
SECOND = grant("WZ-2023")


def test_network_meetings_a_year_against_the_target_of_that_year() -> None:
    wanted = {"grant": "WZ-2021", "indicator": "netwerkoverleggen", "target": 4, "per": "jaar"}
    window = {"start": date(2021, 4, 1), "end": date(2022, 3, 31)}
    later = activity("2024-05-02", "netwerkoverleg", editions=3)
    seen = view(grants=[FIRST], targets=[wanted | window], activities=[*PUBLISHED, later])
    assert keyed(yearly.meetings(seen)) == {"2021": 2, "2022": 0, "2023": None, "2024": 3}
    assert keyed(yearly.meetings(seen), "target") == {"2021": 4, "2022": None, "2023": None, "2024": None}


def test_without_activities_and_target_there_are_no_years() -> None:
    assert yearly.meetings(view()).empty


def test_a_grant_by_calendar_year_adds_up_to_its_amount() -> None:
    (only,) = spend.grants(view(grants=[FIRST]))
    assert yearly.granted(only) == {"2021": 7_859_726, "2022": 10_432_000, "2023": 2_572_274}
    assert sum(yearly.granted(only).values()) == only.amount
    assert yearly.granted_a_year(only) == 10_432_000


def test_money_by_year_leaves_a_year_without_costs_unknown() -> None:
    rows = [cost("2022-05-01", 50_00, grant="WZ-2021"), cost("2024-05-01", 70_00, in_period=False)]
    seen = view(grants=[FIRST], expenses=rows)
    table = yearly.money(seen, spend.grants(seen)[0])
    assert keyed(table, "spent") == {"2021": None, "2022": 50_00, "2023": None, "2024": 0}
    assert keyed(table, "granted")["2024"] is None
    part = view(
        grants=[FIRST], expenses=rows, selection={"start": date(2022, 1, 1), "end": date(2022, 12, 31)}
    )
    assert keyed(yearly.money(part, spend.grants(part)[0]), "spent") == {"2022": 50_00}


def test_what_a_grant_promises_otherwise() -> None:
    rows = [
        {"grant": "WZ-2021", "indicator": "netwerkoverleggen", "target": 4, "per": "jaar"},
        {"grant": "WZ-2021", "indicator": "actieve gebruikers website", "baseline": 200},
        {"grant": "WZ-2023", "indicator": "publieksmomenten", "target": 5},
        {"grant": "WZ-2023", "indicator": "actieve gebruikers website", "baseline": 1000},
    ]
    seen = view(grants=[SECOND, FIRST], targets=rows)
    both = spend.grants(seen)
    found = change(seen, both, "WZ-2023")
    assert found is not None
    assert (found.before, found.after) == ("WZ-2021", "WZ-2023")
    assert keyed(found.rows, "change") == {
        "publieksmomenten": NEW,
        "actieve gebruikers website": STAYS,
        "netwerkoverleggen": ENDS,
    }
    assert change(seen, both, "WZ-2021") is None
