from __future__ import annotations

from metrics import provinces
from tests.metrics.tables import activity, question, view


def rows(table, *names):
    return [tuple(row) for row in table[list(names)].astype(object).itertuples(index=False)]


def test_every_province_is_on_the_map_and_what_has_none_stands_beside_it() -> None:
    places = ["Limburg"] * 6 + ["Antwerpen"] * 2 + ["Vlaanderen-breed", None]
    seen = view(activities=[activity("2023-05-01", "lezing", province=place) for place in places])
    table = provinces.activities(seen)
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
    places = ["Limburg"] * 9 + ["Antwerpen"] * 4 + ["Brussel"] + [None] * 2
    table = provinces.questions(view(referrals=[question("2023-05-01", province=place) for place in places]))
    told = table.set_index("key")
    assert told.loc["Limburg", ["count", "small", "shade"]].tolist() == [9, False, 4]
    assert told.loc[["Antwerpen", "Brussel"], "shade"].tolist() == [1, 1]
    assert told.loc[["Antwerpen", "Brussel", "onbekend"], "count"].isna().all()
    assert told["small"].to_dict()["West-Vlaanderen"] is False
