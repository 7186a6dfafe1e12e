"""Tables as HTML that the browser reads aloud and as CSV that opens safely in a spreadsheet program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from typing import TypeAlias

import pandas as pd

from pages.words import UNKNOWN, day, euro, euro_cents, in_html, yes_no

Form: TypeAlias = Callable[..., str]
Columns: TypeAlias = Mapping[str, "str | tuple[str, Form]"]
"""Header -> column, or (column, form): a form makes the Dutch text of a figure, set to the right."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
LONG_TEXT = 40
LINE_END = "\r\n"
SHEETS = "https://docs.google.com/spreadsheets/"
"""The only place that a cell's link may lead to."""


def table_html(
    name: str, frame: pd.DataFrame, columns: Columns, *, links: tuple[str, str] | None = None
) -> str:
    """The HTML of a table: every cell escaped, in a scrolling region that the keyboard reaches.

    `links` is (column shown, column with the address): the cell then opens that address.
    """
    picked = [(head, *how_of(how)) for head, how in columns.items()]
    heads = "".join(
        f'<th scope="col"{_side(form, frame[column])}>{in_html(head)}</th>' for head, column, form in picked
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


def csv_bytes(
    frame: pd.DataFrame,
    columns: Columns,
    *,
    head: Sequence[tuple[str, str]] = (),
    foot: Sequence[tuple[str, str]] = (),
) -> bytes:
    """The columns as CSV for a Belgian spreadsheet: semicolons, and no cell that reads as a formula.

    `head` and `foot` are told above and below, each a line of two cells with an empty line between.
    """
    picked = {name: how_of(how) for name, how in columns.items()}
    cells = {
        name: [csv_cell(value, form) for value in frame[column]] for name, (column, form) in picked.items()
    }
    text = pd.DataFrame(cells).to_csv(index=False, sep=";", lineterminator=LINE_END)
    parts = [*([_lines(head)] if head else []), text, *([_lines(foot)] if foot else [])]
    return LINE_END.join(parts).encode("utf-8-sig")


def _lines(told: Sequence[tuple[str, str]]) -> str:
    cells = [[csv_cell(what), csv_cell(words)] for what, words in told]
    return pd.DataFrame(cells).to_csv(index=False, header=False, sep=";", lineterminator=LINE_END)


def csv_cell(value: object, form: Form | None = None) -> str:
    """One cell as a spreadsheet program reads it: `97492,10`, `21/04/2022`, and text never as a formula."""
    if not _is_known(value):
        return ""
    if form in (euro, euro_cents):
        return f"{value / 100:.2f}".replace(".", ",")
    if isinstance(value, date):
        return day(value)
    if form is yes_no:
        return yes_no(value)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA_STARTS) else value
    return str(value).replace(".", ",")


def how_of(how: str | tuple[str, Form]) -> tuple[str, Form | None]:
    """The column of a head and the form of its figures, None where it holds words."""
    return how if isinstance(how, tuple) else (how, None)


def _side(form: Form | None, column: pd.Series) -> str:
    """The class of a head: figures to the right, and room for a column that holds sentences."""
    if form:
        return ' class="n"'
    longest = max((len(value) for value in column if isinstance(value, str)), default=0)
    return ' class="z"' if longest > LONG_TEXT else ""


def _cell(value: object, form: Form | None) -> str:
    if form is None:
        return f"<td>{in_html(str(value)) if _is_known(value) else ''}</td>"
    return f'<td class="n">{in_html(form(value)) if _is_known(value) else UNKNOWN}</td>'


def _linked(cell: str, address: object) -> str:
    if not _is_known(address) or not str(address).startswith(SHEETS):
        return cell
    return cell.replace(
        "<td>", f'<td><a href="{escape(str(address))}" target="_blank" rel="noopener">'
    ).replace("</td>", "</a></td>")


def _is_known(value: object) -> bool:
    return not (value is None or value is pd.NA or value is pd.NaT or value != value)
