from __future__ import annotations

from datetime import date

import pytest

from metrics import coverage
from tests.metrics.tables import activity, view

SEEN = view(
    partners=[
        {"name": "Arktos", "expertise": ("aanpak van radicalisering",), "status": "in gesprek"},
        {"name": "Faro", "expertise": (), "status": "lid"},
        {"name": "HAI", "expertise": ("radicalisering",), "status": "lid"},
        {"name": "Stil", "expertise": ("iets anders",), "status": "geen lid"},
    ],
    activities=[
        activity("2023-05-01", "lezing", partner="HAI", theme="radicalisering", group=1),
        activity("2023-05-01", "lezing", partner="Faro", theme="radicalisering", group=1),
        activity("2023-05-02", "lezing", partner="Faro", theme="controverse", audience=("politie", "media")),
        activity("2023-05-03", "lezing", partner="Faro", theme="erfgoed", audience=("politie",)),
        activity("2023-05-04", "lezing", partner="Buiten"),
    ],
)


def test_a_topic_is_covered_by_activities_and_by_expertise() -> None:
    found = coverage.topics(SEEN)
    assert list(found.activities.columns) == ["Arktos", "Faro", "HAI"]
    assert found.activities.loc["radicalisering"].dropna().to_dict() == {"Faro": 1, "HAI": 1}
    assert found.skilled.loc["radicalisering"].to_dict() == {"Arktos": True, "Faro": False, "HAI": True}
    assert found.overlaps.to_dict() == {"radicalisering": 3}


def test_a_theme_that_says_a_topic_in_short_covers_it_and_others_come_after() -> None:
    found = coverage.topics(SEEN)
    assert found.partners["controverse in de klas"] == 1
    assert found.partners.index[-1] == "erfgoed"
    assert "haatspraak" in found.gaps
    assert "controverse" not in found.partners.index


def test_an_audience_without_a_partner_is_a_gap() -> None:
    found = coverage.audiences(SEEN)
    assert found.activities.loc["politie"].dropna().to_dict() == {"Faro": 2}
    assert not found.skilled.to_numpy().any()
    assert {"onderwijs", "welzijn"} <= set(found.gaps)


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([], {}),
        ([(None, None)], {}),
        (
            [("2020-03-01", None), ("2021-01-01", "2021-06-30"), ("2021-01-01", "2022-02-01")],
            {"2020": 1, "2021": 2, "2022": 1},
        ),
        ([("2022-05-01", None)], {"2022": 0}),
    ],
)
def test_members_by_year(members: list[tuple[str | None, str | None]], expected: dict[str, int]) -> None:
    rows = [
        {"name": str(at), "status": "lid", "member_since": _day(since), "member_until": _day(until)}
        for at, (since, until) in enumerate(members)
    ]
    table = coverage.members_by_year(view(as_of=date(2022, 4, 1), partners=rows))
    assert dict(zip(table["key"], table["count"], strict=True)) == expected


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
