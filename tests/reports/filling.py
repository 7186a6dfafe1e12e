"""A template filled in as partners do: the example of every column, and more rows in other spellings."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from reports.template import EXAMPLE, FIRST, HEADERS, NAMES, TABS_OF, template
from reports.template_look import columns_of
from schemas.reference import ACTIVITY, activity_part, reference
from schemas.row import first_field
from sheets.sync import Reading, read

TODAY = date(2025, 1, 31)
MORE = {
    "Activiteiten": [
        {"date": "ma 8 april 2024", "title": "Netwerkdag", "kind": "Netwerkoverleggen",
         "attended": "28 deelnemers"},
        {"date": "mei 2024", "title": "Webinar haatspraak", "kind": "webinars", "attended": 1250,
         "audience": "academici en media", "municipality": "St.-Niklaas", "co_organisers": "FARO"},
    ],
    "Bereik": [
        {"month": date(2024, 4, 1), "channel": "Website", "indicator": "bezoeken", "value": "1 250"},
        {"month": "april 2024", "channel": "linkedin", "indicator": "volgers", "value": 310},
    ],
    "Doorverwijzingen": [
        {"contacted_on": "2024-05-06", "requester": "school", "topic": "haatspraak\ndesinformatie",
         "status": "in behandeling"},
        {"contacted_on": date(2024, 5, 7), "requester": "politie", "topic": "andere", "status": "nieuw",
         "question": "Wie kent een begeleider?"},
    ],
    "Uitgaven": [
        {"date": "8.4.2024", "budget_line": "werking", "description": "Drukwerk", "amount": "€ 12,50"},
        {"date": date(2024, 4, 9), "budget_line": "Vorming", "description": "Creditnota", "amount": -45,
         "supplier": "Drukker bv", "voucher": "007"},
    ],
    "Partners": [{"name": "FARO", "status": "lid"}],
    "Subsidies": [{"name": "WZ-2025", "amount": "50.000", "start": "1/1/2025", "end": "31 december 2025"}],
    "Begroting": [{"grant": "WZ-2024", "line": "Werking", "amount": 60_000}],
    "Doelstellingen": [{"grant": "wz-2024", "indicator": "deelnemers", "target": "300"}],
    "Beslissingen": [],
    "Vergaderingen": [{"held_on": "5 december 2024"}, {"held_on": "13/2/2025"}],
    "Acties": [{"number": "5.1", "action": "Een andere actie", "status": "afgerond"}],
    "Actiebudget": [{"number": "5.1", "amount": "1.000,00", "reference": "A-11"}],
}  # fmt: skip

TWO = [
    (date(2024, 4, 8), date(2024, 4, 8), "netwerkdag"),
    (date(2024, 5, 1), date(2024, 5, 31), "webinar haatspraak"),
]
FITTING = {
    ("Beslissingen", "reference"): str(
        reference(ACTIVITY, (activity_part("Kazerne Dossin", *activity) for activity in TWO))
    ),
    ("Beslissingen", "verdict"): "verschillend",
    ("Beslissingen", "counts"): None,
}
"""An example of a decision fits no rows; this one does."""


def filled(kind, *, nonsense=False, wiped=False) -> bytes:
    """The template, filled in; `nonsense` changes every header, `wiped` drops the example row."""
    book = openpyxl.load_workbook(BytesIO(template(kind)))
    for model in TABS_OF[kind]:
        sheet = book[model.tab]
        _copy_examples(sheet, model)
        for number, row in enumerate(MORE[model.tab], FIRST + 2):
            for column, field in enumerate(columns_of(model), 1):
                sheet.cell(number, column).value = row.get(field.name)
        if wiped:
            sheet.delete_rows(EXAMPLE + 1)
        if nonsense:
            for column, cell in enumerate(sheet[HEADERS + 1]):
                cell.value = f"Bla {column}"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _copy_examples(sheet: Worksheet, model) -> None:
    """A row with the example of every column, as the example row has it but for its mark."""
    for column, field in enumerate(columns_of(model), 1):
        above, cell = sheet.cell(FIRST, column), sheet.cell(FIRST + 1, column)
        marked = field.name in (first_field(model), "origin")
        cell.value = FITTING.get((model.tab, field.name), field.example if marked else above.value)
        cell.number_format = copy(above.number_format)


def rows_filled(model) -> int:
    return 1 + len(MORE[model.tab])


def network(folder: Path, **how) -> Path:
    """A folder with the coordinator's workbook and the partner's that its register names."""
    folder.mkdir(exist_ok=True)
    (folder / "coordinator.xlsx").write_bytes(filled("coordinator", **how))
    (folder / "kazerne-dossin.xlsx").write_bytes(filled("partner", **how))
    return folder


def told(reading: Reading) -> list[str]:
    return [f"{issue.code} {issue.message}" for issue in reading.issues]


def tables(reading: Reading) -> dict[str, dict[str, list[object]]]:
    """The tables of a reading, without the names of the files they came from."""
    return {
        table: {
            name: values for name, values in columns.items() if name not in ("workbook", "workbook_names")
        }
        for table, columns in reading.tables.items()
    }


def reading_of(*paths: Path) -> Reading:
    return read(paths, today=TODAY)


def names_row(sheet: Worksheet) -> Iterator[str]:
    return (cell.value for cell in sheet[NAMES + 1])
