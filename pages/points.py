"""A point to mend as HTML: its cells, its row, what to type, and a button that copies it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from metrics.mending import Beside, Cell, Entry
from pages.tables import SHEETS

FIRST_CELLS = 5
"""So many cells stand in a line; the others are sent once they are asked for."""
MOST_CELLS = 500
"""More addresses nobody reads; they are counted instead."""
EMPTY, HIDDEN = "(leeg)", "(niet getoond)"


def point_html(entry: Entry) -> str:
    """One point; everything a partner typed is escaped."""
    where = f"<p class='waar'>{_where(entry)}</p>"
    said = f"<p>{escape(entry.message)} {_explained(entry.code)}</p>"
    return f"<div class='punt'>{where}{said}{_row(entry)}{_proposal(entry)}</div>"


def _explained(code: str) -> str:
    """The part of the page Uitleg about this kind of fault."""
    return f'<a href="uitleg#{escape(code)}" target="_self">Meer uitleg</a>'


def more_cells_html(entry: Entry) -> str:
    """The cells that do not stand in the point's own line."""
    cells = entry.cells[FIRST_CELLS : FIRST_CELLS + MOST_CELLS]
    rest = len(entry.cells) - FIRST_CELLS - len(cells)
    return f"<p class='cellen'>{_cells(cells)}{f' en nog {rest}' if rest else ''}</p>"


def copy_html(text: str, name: str) -> str:
    """A button that copies a text; `name` says to who cannot see what."""
    return (
        f"<button type='button' class='kopieer' data-kopieer=\"{escape(text)}\" "
        f"aria-label=\"Kopieer {escape(name)}\">Kopieer</button><span role='status'></span>"
    )


def letter_html(name: str, text: str) -> str:
    """A long text to read, with a button that copies it."""
    return (
        f"<div class='brief'>{copy_html('', name)}"
        f"<pre tabindex='0' role='region' aria-label=\"{escape(name)}\">{escape(text)}</pre></div>"
    )


def _where(entry: Entry) -> str:
    if not entry.cells:
        return f"<strong>{escape(entry.tab or entry.workbook)}</strong>"
    header = f" <span>{escape(entry.header)}</span>" if entry.header else ""
    return f"<strong>{_cells(entry.cells[:FIRST_CELLS], entry.tab)}</strong>{header}"


def _cells(cells: Sequence[Cell], tab: str | None = None) -> str:
    """The cells one after the other, each a link where a click can open it; the tab is said once."""
    linked = [_cell(cell, at == 0 and tab is not None) for at, cell in enumerate(cells)]
    return ", ".join(linked)


def _cell(cell: Cell, with_tab: bool) -> str:
    tab, _, place = cell.address.rpartition("!")
    shown = escape(f"{tab}!{place}" if with_tab and tab else place)
    if not cell.link or not cell.link.startswith(SHEETS):
        return shown
    return f'<a href="{escape(cell.link)}" target="_blank" rel="noopener">{shown}</a>'


def _row(entry: Entry) -> str:
    """The row around the first cell: header over value, the faulty one with a mark and a border."""
    cells = "".join(
        f"<div{_mark(cell)}><dt>{_head(cell)}</dt><dd>{_value(cell)}</dd></div>" for cell in entry.beside
    )
    return f"<dl class='rij'>{cells}</dl>" if cells else ""


def _mark(cell: Beside) -> str:
    return " class='hier'" if cell.is_faulty else ""


def _head(cell: Beside) -> str:
    return f"▶ {escape(cell.header)}" if cell.is_faulty else escape(cell.header)


def _value(cell: Beside) -> str:
    return HIDDEN if cell.text is None else escape(cell.text) or EMPTY


def _proposal(entry: Entry) -> str:
    if not entry.proposal:
        return ""
    word = escape(entry.proposal)
    return f"<p class='typ'>Typ <code>{word}</code> {copy_html(entry.proposal, entry.proposal)}</p>"
