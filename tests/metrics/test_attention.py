from __future__ import annotations

from datetime import date

from metrics.attention import Point, attention
from metrics.spend import grants
from metrics.targets import targets
from tests.metrics.tables import activity, cost, grant, view

TABS = [
    {"partner": "HAI", "workbook": "a", "tab": "Uitgaven", "read": 3, "valid": 1, "rejected": 2, "skipped": 0}
]


def test_each_point_leads_to_the_page_that_shows_it() -> None:
    seen = view(
        as_of=date(2023, 6, 30),
        grants=[grant()],
        budget=[{"grant": "WZ", "line": "Website", "amount": 10_00}],
        expenses=[
            cost("2023-04-05", 5_000_000, budget_line="Website"),
            cost("2023-06-05", 7, duplicate=True),
        ],
        targets=[{"grant": "WZ", "indicator": "publieksmomenten", "target": 50, "per": "project"}],
        activities=[activity("2023-05-05", "publieksmoment"), activity("2023-05-06", "lezing", 5)],
        tabs=TABS,
    )
    (own,) = grants(seen)
    assert attention(seen, own, targets(seen)) == [
        Point("Website: € 49.990 over de begroting", "subsidie", {"post": "Website"}),
        Point("Dubbel bewijsstuk: € 0,07", "gegevens", {"tabblad": "Uitgaven"}),
        Point("1 maand zonder kosten", "subsidie"),
        Point("Doel publieksmomenten: 1 van 50", "activiteiten", {"soort": "publieksmoment"}),
        Point("2 rijen tellen niet mee", "gegevens", {"ernst": "fout"}),
        Point("1 activiteit zonder aantal deelnemers", "activiteiten"),
    ]


def test_rows_of_questions_are_not_among_those_that_do_not_count() -> None:
    asked = {**TABS[0], "tab": "Doorverwijzingen", "read": 9, "rejected": 8}
    point = Point("2 rijen tellen niet mee (zonder Doorverwijzingen)", "gegevens", {"ernst": "fout"})
    assert attention(view(tabs=[*TABS, asked]), None, ()) == [point]
    assert attention(view(tabs=[asked]), None, ()) == []


def test_nothing_to_tell_is_nothing_told() -> None:
    assert attention(view(), None, ()) == []
