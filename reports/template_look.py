"""How the template looks: its colours, widths and number formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from schemas.cells import FormName
from schemas.row import FieldSpec, Row, fields_of

FONT = {"font_name": "Arial", "font_size": 10, "font_color": "#0f1720"}
WRAPPED = {"text_wrap": True, "valign": "top", "align": "left", "indent": 1}
HEADER = {"text_wrap": True, "valign": "vcenter", "align": "left", "indent": 1}
EDGE = {"border": 1, "border_color": "#b8c4cc"}

DAY, MONTH, AS_TYPED = "dd/mm/yyyy", "mm/yyyy", "@"
NUMBER_FORMATS: dict[FormName, str] = {
    "day": DAY,
    "span": DAY,
    "month": MONTH,
    "count": "#,##0",
    "euro": "#,##0.00",
    "number": "0.##",
    "share": "0%",
    "text": AS_TYPED,
    "texts": AS_TYPED,
    "word": AS_TYPED,
    "words": AS_TYPED,
}
"""As typed where a sheet would make a number or a date of a key such as `5.10` or `007`."""

NARROWEST, WIDEST = 12, 44
"""Of a column, in characters."""
LINE, CHARACTER = 13.0, 0.82
"""The height of a line in points; how much of the unit of a width a letter takes, line ends included."""


@dataclass(frozen=True)
class Look:
    """The cell formats of one workbook; a workbook keeps each of them once."""

    book: Workbook

    def format(self, **properties: Any) -> Format:
        """A cell format in the template's own font."""
        return self.book.add_format({**FONT, **properties})

    def cell(self, field: FieldSpec) -> Format:
        """A cell that a partner fills in."""
        return self.format(**_layout(field))

    def example(self, field: FieldSpec) -> Format:
        """A cell of the example row: grey and italic, so that it is no one's own."""
        return self.format(**_layout(field), italic=True, font_color="#52606b", bg_color="#eef1f3")

    def header(self, field: FieldSpec) -> Format:
        """A header, by whether the column must be filled in and whether it is confidential."""
        if field.column.confidential:
            return self.confidential()
        return self.required() if field.required else self.optional()

    def required(self) -> Format:
        """White on blue and bold: without this value a row does not count."""
        return self.format(bold=True, font_color="#ffffff", bg_color="#0072b2", **HEADER, **EDGE)

    def optional(self) -> Format:
        """Dark on light blue: may stay empty."""
        return self.format(bg_color="#dcebf5", **HEADER, **EDGE)

    def confidential(self) -> Format:
        """Dark on orange: never on an open screen."""
        return self.format(bg_color="#f7d9b0", **HEADER, **EDGE)


def columns_of(model: type[Row]) -> list[FieldSpec]:
    """The columns of a tab as the template has them; Herkomst, which a partner leaves empty, at the end."""
    return sorted(fields_of(model).values(), key=lambda field: field.name == "origin")


def _layout(field: FieldSpec) -> dict[str, Any]:
    """Number format and alignment: amounts to the right, all else to the left and off the edge."""
    to_the_right = field.form.name in ("count", "euro", "number", "share")
    aligned = {} if to_the_right else {"align": "left", "indent": 1}
    return {"num_format": NUMBER_FORMATS[field.form.name], "valign": "top", **aligned}


def height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """The height in points of a row of wrapped texts, for not every program works it out by itself."""
    lines = max(
        ceil(len(text) * CHARACTER / width) for text, width in zip(texts, widths, strict=True) if text
    )
    return LINE * lines + 3


def width(field: FieldSpec, example: str) -> float:
    """The width of a column, in characters: room for its header and most of its example."""
    wanted = max(len(field.header), len(example)) + 3
    return min(max(wanted, NARROWEST), WIDEST)
