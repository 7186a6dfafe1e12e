"""The template: an empty workbook made from the schemas, so that it always asks what `check` reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Literal, TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from reports.template_guide import write_guide
from reports.template_look import Look, columns_of, width
from reports.template_rules import note, rule
from schemas.dates import Span
from schemas.row import FieldSpec, Row, example_row, read_cell
from schemas.tabs import COORDINATOR_TABS, LISTS_TAB, PARTNER_TABS, README_TAB

TemplateKind: TypeAlias = Literal["partner", "coordinator"]
TABS_OF: Mapping[TemplateKind, Sequence[type[Row]]] = {
    "partner": PARTNER_TABS,
    "coordinator": COORDINATOR_TABS,
}
NAMES, HEADERS, EXAMPLE, FIRST, LAST = 0, 1, 2, 3, 4_999
"""The rows (from 0) of the hidden field names, the headers, the example, and of what is filled in."""
MADE = datetime(2026, 1, 1)
"""Stands in the file as its date, so that the same schemas give the same bytes."""
PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class NotSaved(Exception):
    """The template could not be written where somebody asked for it; `message` is Dutch."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def save_template(path: Path, kind: TemplateKind) -> None:
    """Writes the template to a new `.xlsx` file; raises NotSaved, also where a file holds something."""
    if path.suffix.lower() != ".xlsx":
        raise NotSaved(f"‘{path}’ eindigt niet op .xlsx. Geef een naam zoals {file_name(kind)}.")
    try:
        if path.exists() and (path.is_dir() or path.stat().st_size):
            raise NotSaved(f"‘{path}’ bestaat al. Kies een andere naam; er is niets overschreven.")
        path.write_bytes(template(kind))
    except OSError as error:
        raise NotSaved(
            f"‘{path}’ kan niet bewaard worden. Kijk of de map bestaat en u er mag schrijven."
        ) from error


def file_name(kind: TemplateKind) -> str:
    """The name under which the template is offered."""
    return f"sjabloon-{kind}.xlsx"


def template(kind: TemplateKind) -> bytes:
    """The `.xlsx` file of the template for a partner or for the coordinator."""
    out = BytesIO()
    with Workbook(out, {"in_memory": True, **PLAIN_TEXT}) as book:
        book.set_properties({"title": "Sjabloon van het Wij-Zij-netwerk", "created": MADE})
        _write(book, TABS_OF[kind])
    return out.getvalue()


def _write(book: Workbook, models: Sequence[type[Row]]) -> None:
    look = Look(book)
    write_guide(book.add_worksheet(README_TAB), look, models)
    tabs = [(book.add_worksheet(model.tab), model) for model in models]
    lists = Lists(book.add_worksheet(LISTS_TAB), {})
    for sheet, model in tabs:
        _write_tab(sheet, model, look, lists)
    lists.sheet.hide()


@dataclass
class Lists:
    """The hidden tab with the words of every drop-down, a column each."""

    sheet: Worksheet
    columns: dict[tuple[str, ...], int]

    def words_at(self, words: tuple[str, ...]) -> str:
        """The range of these words, written when first asked for."""
        if words not in self.columns:
            self.columns[words] = len(self.columns)
            self.sheet.write_column(0, self.columns[words], words)
        column = self.columns[words]
        return f"='{LISTS_TAB}'!{xl_range_abs(0, column, len(words) - 1, column)}"


def _write_tab(sheet: Worksheet, model: type[Row], look: Look, lists: Lists) -> None:
    examples = example_row(model)
    for column, field in enumerate(columns_of(model)):
        sheet.set_column(column, column, width(field, examples[field.name]), look.cell(field))
        sheet.write_string(NAMES, column, f"#{field.name}")
        _write_header(sheet, column, field, look)
        _write_example(sheet, column, field, examples[field.name], look)
        if (found := rule(field, lists.words_at)) is not None:
            sheet.data_validation(FIRST, column, LAST, column, found)
    sheet.set_row(NAMES, None, None, {"hidden": True})
    sheet.set_row(HEADERS, 30)
    sheet.freeze_panes(HEADERS + 1, 0)
    # Else the hidden first cell is the chosen one, and whoever starts typing types over it.
    sheet.set_selection(FIRST, 0, FIRST, 0)
    _set_print(sheet)


def _set_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADERS)


def _write_header(sheet: Worksheet, column: int, field: FieldSpec, look: Look) -> None:
    text = note(field)
    sheet.write_string(HEADERS, column, field.header, look.header(field))
    lines = sum(1 + len(line) // 44 for line in text.split("\n"))
    size = {"width": 300, "height": 18 * lines + 12}
    sheet.write_comment(HEADERS, column, text, {"author": "", "font_size": 9, **size})


def _write_example(sheet: Worksheet, column: int, field: FieldSpec, typed: str, look: Look) -> None:
    value = _as_sheet(read_cell(typed, field), field, typed) if typed == field.example else typed
    sheet.write(EXAMPLE, column, value, look.example(field))


def _as_sheet(value: Any, field: FieldSpec, typed: str) -> Any:
    """What a sheet holds once somebody typed the example: a date, a number, or the text itself."""
    if isinstance(value, Span):
        return value.first
    if field.money:
        return value / 100
    return value if isinstance(value, (date, int, float)) and not isinstance(value, bool) else typed
