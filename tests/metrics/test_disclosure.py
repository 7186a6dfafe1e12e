"""What a viewer is told of questions, and that a view holds no other number of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from metrics import direction, figures, partners, referrals, targets
from metrics.view import OPEN, View
from metrics.viewer import Role, Viewer
from tests.metrics.tables import COORDINATOR, activity, grant, keyed, question, view

READER = Viewer(Role.READER)
TOWNS = ("Gent", "Genk", "Aalst", "Leuven")
YEAR = {"start": date(2024, 1, 1), "end": date(2024, 12, 31)}


def questions(day: str, number: int, **more: Any) -> list[dict[str, Any]]:
    return [question(day, **{"municipality": TOWNS[at % 4], **more}) for at in range(number)]


ASKED = [
    *questions("2023-05-02", 6, province="Limburg", topic=("haatspraak",), origin="voorbeeld"),
    *questions("2024-02-02", 12, province="Limburg", topic=("haatspraak",), referred_to=("HAI",)),
    *questions("2024-05-02", 21, province="Antwerpen", topic=("desinformatie",), status="afgerond"),
    *questions("2024-05-02", 4, province="Brussel", topic=("andere",), referred_to=("Arktos",)),
    *questions("2024-08-02", 15, province="Antwerpen", topic=("haatspraak",)),
]


def seen(viewer: Viewer = OPEN, **selection: Any) -> View:
    tables = {"referrals": ASKED, "partners": [{"name": name} for name in ("HAI", "Arktos", "Faro")]}
    tables |= {"grants": [grant(**YEAR)], "activities": [activity("2024-02-02", "lezing")]}
    return view(viewer=viewer, selection=selection, **tables)


def told(table: pd.DataFrame) -> dict[str, Any]:
    return {key: words or count for key, count, words in table[["key", "count", "instead"]].values.tolist()}


@pytest.mark.parametrize(
    ("viewer", "topics"),
    [
        (OPEN, {"haatspraak": 27, "desinformatie": "niet getoond", "andere": "minder dan 10"}),
        (READER, {"haatspraak": 27, "desinformatie": "niet getoond", "andere": "minder dan 5"}),
        (COORDINATOR, {"haatspraak": 27, "desinformatie": 21, "andere": 4}),
    ],
)
def test_who_reads_which_topics(viewer: Viewer, topics: dict[str, Any]) -> None:
    assert told(referrals.by_topic(seen(viewer, **YEAR))) == topics
    assert told(referrals.by_province(seen(viewer, **YEAR)))["Brussel"] == topics["andere"]


def test_a_view_without_questions_has_no_row_nor_word_of_them() -> None:
    for viewer in (OPEN, READER, Viewer(Role.PARTNER, "HAI")):
        own = seen(viewer, **YEAR)
        for rows in (own.selected, own.network):
            assert rows.referrals.empty
            assert "Brussel" not in rows.referrals["province"].cat.categories
    assert len(seen(COORDINATOR, **YEAR).selected.referrals) == 52


def test_only_whole_quarters_count_so_that_two_periods_do_not_differ_by_a_day() -> None:
    whole = seen(start=date(2024, 1, 1), end=date(2024, 9, 30))
    assert referrals.totals(whole).count == 52
    assert referrals.totals(seen(start=date(2024, 1, 1), end=date(2024, 11, 5))).count == 52
    part = seen(start=date(2024, 1, 2), end=date(2024, 9, 29))
    assert referrals.days_counted(part) == (date(2024, 4, 1), date(2024, 6, 30))
    none = seen(start=date(2024, 4, 2), end=date(2024, 6, 29))
    assert (referrals.days_counted(none), referrals.totals(none).instead["count"]) == (None, "niet getoond")


def test_a_province_and_a_partner_have_a_number_and_nothing_beside_it() -> None:
    antwerpen = seen(provinces=frozenset({"Antwerpen"}), **YEAR)
    assert referrals.totals(antwerpen).count == 36
    assert referrals.by_topic(antwerpen).empty
    assert referrals.by_quarter(antwerpen).empty
    both = seen(provinces=frozenset({"Limburg"}), partners=frozenset({"HAI"}))
    assert referrals.totals(both).instead["count"] == "niet getoond"


def test_a_quarter_with_few_questions_takes_another_along() -> None:
    rows = [row for day, number in (("2024-02-01", 4), ("2024-05-01", 25), ("2024-08-01", 30))
            for row in questions(day, number)]  # fmt: skip
    shown = told(referrals.by_quarter(view(selection=YEAR, referrals=rows)))
    assert shown == {"2024-K1": "minder dan 10", "2024-K2": "niet getoond", "2024-K3": 30}


def test_twenty_questions_of_two_municipalities_are_not_told() -> None:
    rows = [question("2024-02-01", municipality=TOWNS[at % 2]) for at in range(20)]
    assert referrals.totals(view(selection=YEAR, referrals=rows)).instead["count"] == "niet getoond"
    assert referrals.totals(view(viewer=COORDINATOR, selection=YEAR, referrals=rows)).count == 20


def test_where_rows_come_from_does_not_tell_whether_there_is_one() -> None:
    days = {"start": date(2023, 5, 3), "end": date(2023, 5, 4)}
    assert seen(**days).origins("referrals") == {"", "voorbeeld"}
    assert seen(COORDINATOR, **days).origins("referrals") == frozenset()


def test_members_targets_and_directions_tell_no_more() -> None:
    members = partners.members(seen(**YEAR)).set_index("name")
    assert members["instead"].to_dict()["Arktos"] == "minder dan 10"
    assert members.loc["Faro", ["referrals", "instead"]].tolist() == [0, ""]
    few = partners.members(seen(provinces=frozenset({"Brussel"}), **YEAR))
    assert few["instead"].eq("niet getoond").all()
    assert direction.directions(seen(**YEAR)).questions == direction.Direction()
    aims = [{"grant": "WZ", "indicator": "ondersteuningsvragen", "target": 40.0}]
    found = targets.targets(view(referrals=ASKED, grants=[grant(**YEAR)], targets=aims))[0]
    assert (found.reached, found.instead) == (52, "")


def test_the_rows_of_a_tab_of_questions_are_not_counted_out_loud() -> None:
    tabs = [
        {
            "partner": "HAI",
            "workbook": "hai",
            "tab": "Doorverwijzingen",
            "read": 3,
            "valid": 2,
            "rejected": 1,
        },
        {"partner": "HAI", "workbook": "hai", "tab": "Bereik", "read": 9, "valid": 5, "rejected": 4},
    ]
    shown = {viewer: view(viewer=viewer, tabs=tabs) for viewer in (OPEN, READER, COORDINATOR)}
    assert [figures.figures(found).quality.valid for found in shown.values()] == [5, 5, 7]
    assert [found.omitted for found in shown.values()] == [4, 4, 5]
    assert [found.without for found in shown.values()] == ["zonder Doorverwijzingen"] * 2 + [""]
    own, other = (view(viewer=Viewer(Role.PARTNER, name), tabs=tabs) for name in ("HAI", "FARO"))
    assert (own.omitted, own.without) == (5, "")
    assert (other.omitted, other.without) == (4, "zonder Doorverwijzingen van anderen")


def test_what_is_printed_has_words_where_a_count_is_not_told() -> None:
    printed: Any = figures.figures(seen(**YEAR)).as_json()["referrals"]
    assert printed["by_topic"] == told(referrals.by_topic(seen(**YEAR)))
    assert keyed(referrals.by_quarter(seen(COORDINATOR, **YEAR))) == {
        "2024-K1": 12,
        "2024-K2": 25,
        "2024-K3": 15,
    }


def test_no_message_tells_how_many_questions_a_tab_had_nor_shows_one() -> None:
    lost = "{}: dit tabblad had 135 rijen en heeft er sinds 3 mei 2024, 09.15 uur nog 2; wat verdween"
    common = {"partner": "HAI", "code": "rows_vanished", "confidential": False}
    beside = '[["Status", "nieuw", 1]]'
    rows = [
        common | {"tab": tab, "message": lost.format(tab), "beside": beside}
        for tab in ("Doorverwijzingen", "Uitgaven")
    ]
    said = view(issues=rows).issues.set_index("tab")
    assert said.loc["Doorverwijzingen", "message"] == (
        "Doorverwijzingen: dit tabblad verloor rijen sinds 3 mei 2024, 09.15 uur; wat verdween"
    )
    assert said["beside"].to_dict() == {"Doorverwijzingen": "[]", "Uitgaven": beside}
    assert said.loc["Uitgaven", "message"] == rows[1]["message"]
    for viewer in (COORDINATOR, Viewer(Role.PARTNER, "HAI")):
        assert view(viewer=viewer, issues=rows).issues["message"].tolist() == [row["message"] for row in rows]
