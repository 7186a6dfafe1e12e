from __future__ import annotations

import pandas as pd

from metrics import provinces
from tests.metrics.tables import activity, question, view


def rows(table, *names):
    return [tuple(row) for row in table[list(names)].astype(object).itertuples(index=False)]


def test_every_province_is_on_the_map_and_what_has_none_stands_beside_it() -> None:
    places = ["Limburg"] * 6 + ["Antwerpen"] * 2 + ["Vlaanderen-breed", None]
    typed = [activity("2023-05-01", "lezing", province=place, attended=4) for place in places]
    seen = view(activities=typed)
    table = provinces.activities(seen)
    assert table["attended"].tolist()[:3] == [24, 8, pd.NA]
    assert rows(table[table["on_map"]], "key", "count", "shade") == [
        ("Limburg", 6, 4),
        ("Antwerpen", 2, 2),
        ("West-Vlaanderen", 0, 0),
        ("Oost-Vlaanderen", 0, 0),
        ("Vlaams-Brabant", 0, 0),
        ("Brussel", 0, 0),
    ]
    assert rows(table[~table["on_map"]], "key", "count") == [("Vlaanderen-breed", 1), ("onbekend", 1)]


def test_a_province_that_is_not_asked_about_is_no_zero() -> None:
    seen = view(
        activities=[activity("2023-05-01", "lezing", province="Limburg")],
        selection={"provinces": frozenset({"Limburg"})},
    )
    assert provinces.activities(seen)["key"].tolist() == ["Limburg"]


def test_a_small_number_of_questions_is_not_told_and_not_coloured_finer() -> None:
    asked = {"Limburg": 29, "Antwerpen": 14, "Brussel": 8, None: 12}
    towns = ("Genk", "Gent", "Aalst")
    table = provinces.questions(
        view(
            referrals=[
                question("2023-05-01", province=place, municipality=towns[number % 3])
                for place, many in asked.items()
                for number in range(many)
            ]
        )
    )
    told = table.set_index("key")
    assert told.loc["Limburg", ["count", "instead", "shade"]].tolist() == [29, "", 4]
    assert told.loc[["Antwerpen", "Brussel"], "shade"].tolist() == [3, 1]
    assert told["instead"].to_dict() == {
        "Limburg": "",
        "Antwerpen": "",
        "Brussel": "minder dan 10",
        "onbekend": "niet getoond",
        "West-Vlaanderen": "",
        "Oost-Vlaanderen": "",
        "Vlaams-Brabant": "",
    }
    assert told.loc[["Brussel", "onbekend"], "count"].isna().all()


def test_where_nothing_is_told_no_province_is_zero() -> None:
    asked = {"partners": frozenset({"HAI"})}
    assert provinces.questions(view(selection=asked, referrals=[question("2023-05-01")])).empty
