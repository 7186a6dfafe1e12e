"""How partners lay out a tab: where the headers stand, what stands between and below the rows."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from sheets.sync import read
from tests.oddities.sheet import WRITERS, Sheet, write_xlsx

TODAY = date(2026, 11, 22)
HEADERS = ["Datum", "Titel", "Type", "Aanwezig"]
DAY = date(2022, 1, 31)


def row(n: int, attended: Any = 10) -> list[Any]:
    return [f"{n}/01/2022", f"Voorbeeld {n}", "webinar", attended]


@dataclass(frozen=True)
class Layout:
    """A tab, the accounting it must get, and what must be told: (row or None, code, severity)."""

    why: str
    sheet: Sheet
    accounted: tuple[int, int, int]
    told: set[tuple[int | None, str, str]] = field(default_factory=set)
    attended: list[int | None] | None = None
    kinds: tuple[str, ...] = ("xlsx", "ods", "csv")


def tab(*rows: list[Any], title: str = "Activiteiten", **more: Any) -> Sheet:
    return Sheet(title, list(rows), **more)


BOXES = [[None, None, None, None, False] for _ in range(40)]
DEFAULTS = [[None, None, None, None, "gepland"] for _ in range(40)]
NAMES = ["#date", "#title", "#kind", "#attended"]

LAYOUTS = [
    Layout("andere kolomkoppen", tab(["Wanneer", "Naam", "Soort", "# deelnemers"], row(1)), (1, 1, 0),
           attended=[10]),
    Layout("hoofdletters, spaties en leestekens",
           tab(["  DATUM: ", "Titel*", "Soort\nactiviteit", "Aantal aanwezigen"], row(1)), (1, 1, 0),
           attended=[10]),
    Layout("kolommen in een andere volgorde, met een lege ertussen",
           tab(["Aanwezig", None, "Type", "Titel", "Datum"], [10, None, "webinar", "Voorbeeld", "1/1/2022"]),
           (1, 1, 0), attended=[10]),
    Layout("titel, logo en nota erboven",
           tab(["Voorbeeldhuis vzw"], [], ["Invullen voor de vijfde van de maand"], [], HEADERS, row(1)),
           (1, 1, 0), attended=[10]),
    Layout("twee rijen koppen", tab(["Wat", None, None, "Aantallen"], HEADERS, row(1)), (1, 1, 0)),
    Layout("verborgen veldnamen onder eigen koppen",
           tab(["Dag", "Hoe heet het", "Wat voor iets", "Hoeveel man"], NAMES, row(1), hidden=[2]), (1, 1, 0),
           attended=[10]),
    Layout("kop met een tikfout", tab(["Datum", "Tittel", "Type", "Aanwezig"], row(1), row(2)), (2, 0, 2),
           {(1, "missing_column", "error"), (1, "unknown_column", "info")}),
    Layout("kop met een eigen woord", tab(["Datum", "Wat we deden", "Type", "Aanwezig"], row(1)), (1, 0, 1),
           {(1, "missing_column", "error"), (1, "unknown_column", "info")}),
    Layout("kolom vergeten", tab(["Datum", "Titel", "Aanwezig"], ["1/1/2022", "Voorbeeld", 10]), (1, 0, 1),
           {(1, "missing_column", "error")}),
    Layout("kop vergeten", tab(["Datum", "Titel", None, "Aanwezig"], row(1)), (1, 0, 1),
           {(1, "missing_column", "error"), (1, "unknown_column", "info")}),
    Layout("geen koppen", tab(row(1), row(2)), (2, 0, 2), {(None, "missing_column", "error")}),
    Layout("leeg tabblad", tab(), (0, 0, 0), {(None, "missing_column", "warning")}, kinds=("xlsx", "ods")),
    Layout("koppen en nog niets", tab(HEADERS), (0, 0, 0)),
    Layout("dezelfde kolom twee keer", tab([*HEADERS, "Deelnemers"], [*row(1), 12]), (1, 1, 0),
           {(1, "duplicate_column", "warning")}, [10]),
    Layout("eigen kolom", tab([*HEADERS, "Zaal"], [*row(1), "B"]), (1, 1, 0),
           {(1, "unknown_column", "info")}),
    Layout("eigen kolom met een mailadres in de kop", tab([*HEADERS, "vraag@voorbeeld.be"], [*row(1), "B"]),
           (1, 1, 0), {(1, "unknown_column", "info")}),
    Layout("witregels tussen de jaren", tab(HEADERS, row(1), [], [None, " "], row(2), [], []), (4, 2, 0)),
    Layout("totaal dat klopt", tab(HEADERS, row(1), row(2), ["Totaal", None, None, 20]), (3, 2, 0)),
    Layout("totaal dat niet klopt", tab(HEADERS, row(1), row(2), ["TOTAAL:", None, None, 25]), (3, 2, 0),
           {(4, "total_mismatch", "warning")}),
    Layout("subtotalen en een eindtotaal",
           tab(HEADERS, row(1), ["Subtotaal 2021", None, None, 10], row(2), [None, "Subtotaal", None, 10],
               ["Eindtotaal", None, None, 20]), (5, 2, 0)),
    Layout("totaal als eerste teken van een geweigerde rij",
           tab(HEADERS, row(1), row(2, "ca. 10"), ["Som", None, None, 20]), (3, 1, 1),
           {(3, "bad_count", "error"), (4, "total_mismatch", "warning")}),
    Layout("leeg vakje tot ver onder de rijen", tab([*HEADERS, "Verslag"], [*row(1), True], *BOXES),
           (41, 1, 0)),
    Layout("status ingevuld tot ver onder de rijen", tab([*HEADERS, "Status"], [*row(1), None], *DEFAULTS),
           (41, 1, 0)),
    Layout("koppen herhaald bij een nieuwe bladzijde", tab(HEADERS, row(1), HEADERS, row(2)), (3, 2, 0)),
    Layout("dezelfde rij twee keer geplakt", tab(HEADERS, row(1), row(1)), (2, 1, 1),
           {(3, "duplicate_row", "error")}),
    Layout("samengevoegde datum", tab(HEADERS, [DAY, "a", "webinar", 1], [None, "b", "lezing", 2],
           [None, "c", "lezing", 3], merged=[(2, 1, 3)]), (3, 3, 0),
           attended=[1, 2, 3], kinds=("xlsx", "ods")),
    Layout("samengevoegd aantal telt één keer", tab(HEADERS, row(1, 30), row(2, None), merged=[(2, 4, 2)]),
           (2, 2, 0), {(3, "unlikely", "warning")}, [30, None], ("xlsx", "ods")),
    Layout("verborgen rijen", tab(HEADERS, row(1), row(2), row(3), hidden=[3]), (3, 3, 0),
           {(1, "hidden_rows", "warning")}, kinds=("xlsx", "ods")),
    Layout("doorstreept betekent niets", tab(HEADERS, row(1), row(2), struck=[3]), (2, 2, 0),
           attended=[10, 10], kinds=("xlsx",)),
    Layout("naam van het tabblad in hoofdletters", tab(HEADERS, row(1), title="ACTIVITEITEN "), (1, 1, 0)),
]  # fmt: skip
CASES = [pytest.param(layout, kind, id=f"{layout.why}-{kind}") for layout in LAYOUTS for kind in layout.kinds]


@pytest.mark.parametrize(("layout", "kind"), CASES)
def test_a_layout_is_read_as_it_is_meant(tmp_path, layout, kind):
    reading = read([WRITERS[kind](tmp_path, "voorbeeld", [layout.sheet])], today=TODAY)
    assert {(issue.row, issue.code, issue.severity) for issue in reading.issues} == layout.told
    (count,) = reading.tabs
    assert (count.valid, count.rejected) == layout.accounted[1:]
    assert count.read == layout.accounted[0] == count.valid + count.rejected + count.skipped
    if layout.attended is not None:
        assert reading.tables["activities"]["attended"] == layout.attended


def test_days_of_a_workbook_that_counts_from_1904(tmp_path):
    path = write_xlsx(tmp_path, "oud", [tab(HEADERS, [DAY, "Voorbeeld", "webinar", 1])], since_1904=True)
    reading = read([path], today=TODAY)
    assert (reading.tables["activities"]["start"], reading.issues) == ([DAY], [])


def test_a_tab_of_ones_own_is_ignored_and_told(tmp_path):
    sheets = [tab(HEADERS, row(1)), Sheet("Blad1", [["Notities"]]), Sheet("Totalen", [[1]])]
    reading = read([write_xlsx(tmp_path, "voorbeeld", sheets)], today=TODAY)
    assert [(issue.tab, issue.code, issue.severity) for issue in reading.issues] == [
        ("Blad1", "unknown_tab", "info"),
        ("Totalen", "unknown_tab", "info"),
    ]
