"""What is shown, taken away: every table with its filters, its date and its meaning in both kinds of file."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pages.asked import asked
from pages.downloads import KINDS, SUBJECTS, meaning_of, notes_of, typed
from pages.tables import csv_bytes
from pages.words import count, euro_cents, yes_no
from tests.metrics.tables import activity, view

SELECTION = {"start": date(2024, 1, 1), "end": date(2024, 12, 31), "provinces": frozenset({"Limburg"})}
COLUMNS = {"Titel": "title", "Aanwezig": ("attended", count), "Verslag": ("report", yes_no)}
FRAME = pd.DataFrame({"title": ["=1", None], "attended": [5, None], "report": [True, None]}, dtype="object")


def test_the_filters_are_told_in_words() -> None:
    assert asked(view()) == "Alles; stand op 22 november 2026."
    told = "1 januari 2024 tot en met 31 december 2024; stand op 22 november 2026; alleen Limburg."
    assert asked(view(selection=SELECTION)) == told


def test_a_csv_says_above_what_it_is_and_below_what_it_means() -> None:
    notes = [("Tabel", "x"), *notes_of(FRAME, view(activities=[activity("2024-03-01", "lezing")]))]
    text = csv_bytes(FRAME, COLUMNS, head=notes, foot=meaning_of("activiteiten", COLUMNS)).decode("utf-8-sig")
    lines = text.split("\r\n")
    assert lines[:4] == [
        "Tabel;x",
        'Filters;"Alles; stand op 22 november 2026."',
        "Gegevens van;22 november 2026, 09.15 uur",
        'Rijen;"2; weggelaten omdat er iets niet klopt: 0"',
    ]
    assert lines[4:9] == ["", "Titel;Aanwezig;Verslag", "'=1;5;ja", ";;", ""]
    assert lines[9].startswith("Kolom Titel;")
    assert any(line.startswith("Hoe geteld: deelnemers;") for line in lines)


def test_rows_that_may_not_be_counted_are_not() -> None:
    asked = {"partner": "HAI", "tab": "Doorverwijzingen", "read": 9, "rejected": 2}
    notes = notes_of(FRAME.assign(is_counted=[True, False]), view(tabs=[asked]))
    words = "1 (zonder Doorverwijzingen); weggelaten omdat er iets niet klopt: 0 (zonder Doorverwijzingen)"
    assert notes[-1] == ("Rijen", words)


def test_the_kinds_of_an_excel_file_follow_the_screen() -> None:
    found = typed(FRAME.assign(amount=[100, None]), {**COLUMNS, "Bedrag": ("amount", euro_cents)})
    assert [column.kind for column in found] == ["text", "count", "text", "euro"]
    assert found[2].values == ["ja", None]


def test_every_subject_is_counted_as_the_documentation_says() -> None:
    for file, (_, anchors) in SUBJECTS.items():
        told = [what for what, _ in meaning_of(file, {}) if what.startswith("Hoe geteld")]
        assert len(told) == len(anchors) + 1, file
    assert set(KINDS.values()) == {"euro", "count", "decimal", "share", "day", "month"}
