"""The committed example workbooks are what the script makes: facts whole, fiction marked as such."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import openpyxl
import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
BOOKS = sorted(EXAMPLES.glob("*.xlsx"))
PUBLISHED = [EXAMPLES / "coordinator.xlsx", EXAMPLES / "kazerne-dossin-2021-2022.xlsx"]
PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|(?<![\w-])(?:\+32|0032|0)[1-9][\d ./]{7,}\d|\d\d\.\d\d\.\d\d-\d{3}\.\d\d"
)
FICTIONAL_TABS = ("Activiteiten", "Bereik", "Doorverwijzingen", "Uitgaven")
FREE_TEXT = {"Titel", "Naam", "Activiteit", "TITEL", "Vraag", "Resultaat", "Omschrijving", "Leverancier"}
CANARIES = ("Horebeke", "KANARIE-VRAAG-7Q", "KANARIE-RESULTAAT-7Q", "Kanariegem-7Q", "KANARIE-LEVERANCIER-7Q")

Content: TypeAlias = dict[str, list[tuple[object, ...]]]


def content(path: Path) -> Content:
    book = openpyxl.load_workbook(path, data_only=True)
    return {sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def rows(path: Path, tab: str) -> list[dict[str, object]]:
    """The filled rows below the header row, keyed by header as typed."""
    lines = content(path)[tab]
    first = next(n for n, line in enumerate(lines) if "HERKOMST" in [str(cell).upper() for cell in line])
    headers = [str(cell) for cell in lines[first]]
    found = [dict(zip(headers, line, strict=True)) for line in lines[first + 1 :]]
    return [
        {**row, "Herkomst": origin} for row in found if (origin := row.get("Herkomst", row.get("HERKOMST")))
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folders = [tmp_path_factory.mktemp("once"), tmp_path_factory.mktemp("twice")]
    for folder in folders:
        subprocess.run([sys.executable, str(EXAMPLES / "make.py"), "--to", str(folder)], check=True)
    return folders


def test_the_script_makes_the_committed_workbooks(made: list[Path]) -> None:
    assert [path.name for path in sorted(made[0].glob("*.xlsx"))] == [path.name for path in BOOKS]
    assert [path.name for path in BOOKS if content(path) != content(made[0] / path.name)] == []
    expected = "data/verwacht.csv"
    assert (made[0] / expected).read_text("utf-8") == (EXAMPLES / expected).read_text("utf-8")


def test_made_twice_gives_the_same_bytes(made: list[Path]) -> None:
    once, twice = ({path.name: path.read_bytes() for path in folder.glob("*.xlsx")} for folder in made)
    assert once == twice


def test_there_is_a_workbook_for_every_member() -> None:
    partners = rows(EXAMPLES / "coordinator.xlsx", "Partners")
    named = [name for row in partners if row["Werkboek"] for name in str(row["Werkboek"]).split("; ")]
    assert Counter(row["Status"] for row in partners) == {"lid": 14, "in gesprek": 1, "geen lid": 8}
    assert sorted([*named, "coordinator.xlsx"]) == [path.name for path in BOOKS]


def test_the_published_activities_are_whole() -> None:
    found = rows(EXAMPLES / "kazerne-dossin-2021-2022.xlsx", "Activiteiten")
    counts = [row["Aanwezig"] for row in found if row["Aanwezig"] is not None]
    webinars = [row["Aanwezig"] for row in found if row["Type"] == "webinar"]
    assert (len(found), len(counts), sum(counts), len(webinars), sum(webinars)) == (10, 8, 658, 4, 571)
    assert {row["Herkomst"] for row in found} == {"gepubliceerd"}


def test_the_uncertain_dates_are_as_people_type_them() -> None:
    found = rows(EXAMPLES / "kazerne-dossin-2021-2022.xlsx", "Activiteiten")
    text = [(row["Datum"], row["Einddatum"]) for row in found if isinstance(row["Datum"], str)]
    assert text == [
        ("oktober 2021", "februari 2022"),
        ("oktober 2021", "februari 2022"),
        ("oktober 2021", "april 2022"),
        ("maart 2022", None),
        ("april 2022", None),
        ("oktober 2021", None),
        ("december 2021", None),
    ]


def test_the_plan_is_whole() -> None:
    actions = rows(EXAMPLES / "coordinator.xlsx", "Acties")
    amounts = rows(EXAMPLES / "coordinator.xlsx", "Actiebudget")
    euros = [(Decimal(str(row["Bedrag"])), row) for row in amounts if row["Bedrag"] is not None]
    counted = [euro for euro, row in euros if row["Soort"] != "deelbedrag" and not row["Herhaling van"]]
    assert (len(actions), len(amounts)) == (62, 57)
    assert {type(row["Nummer"]) for row in actions + amounts} == {str}
    assert (sum(counted), sum(euro for euro, _ in euros)) == (Decimal("9235843.62"), Decimal("13304709.72"))


def test_the_grant_is_split_as_an_example_only() -> None:
    lines = [row for row in rows(EXAMPLES / "coordinator.xlsx", "Begroting") if row["Bedrag"] is not None]
    assert sum(Decimal(str(row["Bedrag"])) for row in lines) == Decimal("248600.00")
    assert {row["Herkomst"] for row in lines} == {"voorbeeld"}
    assert all("nooit gepubliceerd" in str(row["Opmerking"]) for row in lines)


def test_the_days_of_the_meetings_are_an_example_only() -> None:
    days = rows(EXAMPLES / "coordinator.xlsx", "Vergaderingen")
    assert [f"{row['Datum']:%Y-%m-%d}" for row in days] == [
        "2023-06-15",
        "2023-12-14",
        "2024-06-13",
        "2024-09-12",
    ]
    assert all(str(row["Opmerking"]).startswith("voorbeeld: ") for row in days)
    assert {row["Herkomst"] for row in days} == {"voorbeeld"}


@pytest.mark.parametrize(
    "path", [path for path in BOOKS if path not in PUBLISHED], ids=lambda path: path.stem
)
def test_what_is_fictional_says_so(path: Path) -> None:
    found = [row for tab in content(path) if tab in FICTIONAL_TABS for row in rows(path, tab)]
    texts = [str(row[name]) for row in found for name in FREE_TEXT & row.keys() if row[name]]
    assert {row["Herkomst"] for row in found} == {"voorbeeld"}
    assert [text for text in texts if "voorbeeld" not in text.lower()] == []


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_there_is_no_personal_data(path: Path) -> None:
    cells = [str(cell) for lines in content(path).values() for line in lines for cell in line if cell]
    assert [cell for cell in cells if PERSONAL.search(cell)] == []


@pytest.mark.parametrize("canary", CANARIES)
def test_a_canary_stands_in_one_cell(canary: str) -> None:
    cells = [
        str(cell) for path in BOOKS for lines in content(path).values() for line in lines for cell in line
    ]
    assert len([cell for cell in cells if canary in cell]) == 1


CODES = {
    "", "ambiguous_amount", "bad_count", "bad_date", "bad_month", "duplicate_measure", "duplicate_row",
    "duplicate_voucher", "formula_error", "hidden_rows", "inconsistent", "missing_value", "outside_grant",
    "shared_activity", "total_mismatch", "unknown_budget_line", "unknown_category", "unknown_column",
    "unknown_grant", "unknown_municipality", "unknown_partner", "unknown_tab", "unlikely",
}  # fmt: skip


def test_every_expected_oddity_stands_where_it_is_said_to() -> None:
    with (EXAMPLES / "data" / "verwacht.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    typed = [
        row for row in expected if row["code"].startswith(("bad_", "unknown_", "formula_")) and row["cel"]
    ]
    books = {path.name: openpyxl.load_workbook(path) for path in BOOKS}
    assert {row["code"] for row in expected} == CODES
    assert [row for row in typed if books[row["werkboek"]][row["tabblad"]][row["cel"]].value is None] == []
