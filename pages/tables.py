"""Tables as HTML that the browser reads aloud and as CSV that opens safely in a spreadsheet program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from html import escape
from typing import TypeAlias

import pandas as pd

from pages.words import UNKNOWN, day, euro, euro_cents

Form: TypeAlias = Callable[..., str]
Columns: TypeAlias = Mapping[str, "str | tuple[str, Form]"]
"""Header -> column, or (column, form): a form makes the Dutch text of a figure, set to the right."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONG_TEXT = 40
SHEETS = "https://docs.google.com/spreadsheets/"
"""The only place that a cell's link may lead to."""


def table_html(
    name: str, frame: pd.DataFrame, columns: Columns, *, links: tuple[str, str] | None = None
) -> str:
    """The HTML of a table: every cell escaped, in a scrolling region that the keyboard reaches.

    `links` is (column shown, column with the address): the cell then opens that address.
    """
    picked = [(head, *_how(how)) for head, how in columns.items()]
    heads = "".join(
        f'<th scope="col"{_side(form, frame[column])}>{escape(head)}</th>' for head, column, form in picked
    )
    cells = [[_cell(value, form) for value in frame[column]] for _, column, form in picked]
    if links:
        at = [column for _, column, _ in picked].index(links[0])
        cells[at] = [_linked(cell, address) for cell, address in zip(cells[at], frame[links[1]], strict=True)]
    rows = "".join(f"<tr>{''.join(row)}</tr>" for row in zip(*cells, strict=True))
    return (
        f'<div class="tabel" role="region" tabindex="0" aria-label="{escape(name)}">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def csv_bytes(frame: pd.DataFrame, columns: Columns) -> bytes:
    """The columns as CSV for a Belgian spreadsheet: semicolons, and no cell that reads as a formula."""
    picked = {head: _how(how) for head, how in columns.items()}
    cells = {
        head: [csv_cell(value, form) for value in frame[column]] for head, (column, form) in picked.items()
    }
    text = pd.DataFrame(cells).to_csv(index=False, sep=";", lineterminator="\r\n")
    return text.encode("utf-8-sig")


def csv_cell(value: object, form: Form | None = None) -> str:
    """One cell as a spreadsheet program reads it: `97492,10`, `21/04/2022`, and text never as a formula."""
    if not _is_known(value):
        return ""
    if form in (euro, euro_cents):
        return f"{value / 100:.2f}".replace(".", ",")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    return str(value).replace(".", ",")


def _how(how: str | tuple[str, Form]) -> tuple[str, Form | None]:
    return how if isinstance(how, tuple) else (how, None)


def _side(form: Form | None, column: pd.Series) -> str:
    """The class of a head: figures to the right, and room for a column that holds sentences."""
    if form:
        return ' class="n"'
    return ' class="z"' if column.astype("str").str.len().max() > LONG_TEXT else ""


def _cell(value: object, form: Form | None) -> str:
    if form is None:
        return f"<td>{escape(str(value)) if _is_known(value) else ''}</td>"
    return f'<td class="n">{escape(form(value)) if _is_known(value) else UNKNOWN}</td>'


def _linked(cell: str, address: object) -> str:
    if not _is_known(address) or not str(address).startswith(SHEETS):
        return cell
    return cell.replace(
        "<td>", f'<td><a href="{escape(str(address))}" target="_blank" rel="noopener">'
    ).replace("</td>", "</a></td>")


def _is_known(value: object) -> bool:
    return not (value is None or value is pd.NA or value is pd.NaT or value != value)
