"""Finds the header row under title rows, and matches columns to fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from schemas.fault import shorten
from schemas.row import FieldSpec, Row, fields_of
from schemas.text import key, personal_data
from sheets.grid import Grid, Value, column_letter

ROWS_SEARCHED = 60
"""A header row further down than this is not looked for."""
LEAST_MATCHES = 2
"""A row that matches fewer fields is a title or data, not the headers."""
MOST_TYPING_ERRORS = 2
"""And no more than one in four letters: `Zaal` is no `Naam`."""


@dataclass(frozen=True, slots=True)
class HeaderFault:
    """A fault of the columns: a code, a severity, a sentence, and the 1-based column where there is one."""

    code: str
    severity: str
    message: str
    column: int | None = None
    header: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headers stand (1-based row, 0 where there are none) and which column is which field."""

    row: int
    first_data_row: int
    columns: Mapping[str, int]
    missing: frozenset[str] = frozenset()
    faults: tuple[HeaderFault, ...] = field(default=())

    def text(self, grid: Grid, name: str, default: str) -> str:
        """The header as the partner wrote it, without what nobody may repeat."""
        column = self.columns.get(name)
        written = grid.cell(self.row, column).text if column and self.row else ""
        return safe(written) or default


@lru_cache(maxsize=4096)
def safe(text: str) -> str:
    """A text that a partner typed, fit to repeat in a message: short, on one line, no personal data."""
    return "" if personal_data(text) else shorten(text, 40)


def find_header(grid: Grid, model: type[Row]) -> Header:
    """The header of a tab; every missing, doubled and unknown column is told once, in its faults."""
    names = _field_name_row(grid, model)
    if names is not None:
        row = _beside(grid, names)
        return _header(grid, model, row, max(row, names) + 1, _named(grid, names, model))
    row = _best_row(grid, model)
    if row == 0:
        return Header(0, 1, {}, _required(model), (_no_header(grid, model),))
    return _header(grid, model, row, row + 1, _matched(grid.rows[row - 1], model))


def _required(model: type[Row]) -> frozenset[str]:
    return frozenset(name for name, spec in fields_of(model).items() if spec.required)


def _lookup(model: type[Row]) -> dict[str, str]:
    """Every known header, normalised, to its field; a field's own header goes before a variant."""
    specs = list(fields_of(model).values())
    variants = {key(variant): spec.name for spec in reversed(specs) for variant in spec.column.variants}
    return variants | {key(spec.header): spec.name for spec in specs}


def _matched(values: list[Value], model: type[Row]) -> dict[int, str]:
    lookup = _lookup(model)
    found = ((n, lookup.get(key(v))) for n, v in enumerate(values, 1) if isinstance(v, str))
    return {column: name for column, name in found if name}


def _best_row(grid: Grid, model: type[Row]) -> int:
    counts = [len(set(_matched(values, model).values())) for values in grid.rows[:ROWS_SEARCHED]]
    most = max(counts, default=0)
    return counts.index(most) + 1 if most >= LEAST_MATCHES else 0


def _field_name_row(grid: Grid, model: type[Row]) -> int | None:
    """The row of `#date`, `#title`, ... that our template hides, if there is one."""
    for row in range(1, min(len(grid.rows), ROWS_SEARCHED) + 1):
        if len(_named(grid, row, model)) >= LEAST_MATCHES:
            return row
    return None


def _named(grid: Grid, row: int, model: type[Row]) -> dict[int, str]:
    names = fields_of(model)
    cells = ((n, v.strip()) for n, v in enumerate(grid.rows[row - 1], 1) if isinstance(v, str))
    return {n: text[1:] for n, text in cells if text.startswith("#") and text[1:] in names}


def _beside(grid: Grid, names: int) -> int:
    """The header row beside the row of field names: the neighbour with most texts, above before below."""

    def texts(row: int) -> int:
        values = grid.rows[row - 1] if 1 <= row <= len(grid.rows) else []
        return sum(isinstance(v, str) and bool(v.strip()) for v in values)

    below = names + 1
    return below if texts(below) > texts(names - 1) and texts(names - 1) <= 1 else max(names - 1, 0)


def _header(grid: Grid, model: type[Row], row: int, first: int, matched: dict[int, str]) -> Header:
    columns, doubled = _one_each(grid, model, row, matched)
    missing = _required(model) - set(columns)
    unknown = _unknown_columns(grid, row, first, set(matched))
    faults = [
        *(_missing(grid, model, name, row, unknown) for name in sorted(missing)),
        *doubled,
        *(_unknown(grid, row, column) for column in unknown),
    ]
    return Header(row, first, columns, missing, tuple(faults))


def _one_each(
    grid: Grid, model: type[Row], row: int, matched: dict[int, str]
) -> tuple[dict[str, int], list[HeaderFault]]:
    """One column a field: that with the field's own header, else the leftmost."""
    specs, columns, faults = fields_of(model), dict[str, int](), list[HeaderFault]()
    own_first = sorted(
        matched, key=lambda c: (key(grid.cell(row, c).text) != key(specs[matched[c]].header), c)
    )
    for column in own_first:
        name = matched[column]
        if name in columns:
            faults.append(_doubled(grid, specs[name], row, columns[name], column))
        else:
            columns[name] = column
    return columns, faults


def _doubled(grid: Grid, spec: FieldSpec, row: int, used: int, column: int) -> HeaderFault:
    message = (
        f"{grid.title}: kolom {column_letter(column)} en kolom {column_letter(used)} zijn allebei "
        f"‘{spec.header}’; kolom {column_letter(used)} telt. "
        f"Geef kolom {column_letter(column)} een andere naam of verwijder ze."
    )
    return HeaderFault("duplicate_column", "warning", message, column, safe(grid.cell(row, column).text))


def _missing(grid: Grid, model: type[Row], name: str, row: int, unknown: list[int]) -> HeaderFault:
    spec = fields_of(model)[name]
    near = _near(grid, spec, row, unknown)
    if near:
        fix = f"Verander de kop in {column_letter(near)}{row} in ‘{spec.header}’."
    elif len(unknown) == 1:
        letter, called = column_letter(unknown[0]), _called(grid, row, unknown[0])
        fix = f"Is dat kolom {letter} {called}, typ dan ‘{spec.header}’ in {letter}{row}; "
        fix += f"voeg anders een kolom ‘{spec.header}’ toe."
    else:
        fix = f"Zet ‘{spec.header}’ als kolomkop in rij {row}; zolang telt geen enkele rij mee."
    return HeaderFault(
        "missing_column",
        "error",
        f"{grid.title}: de kolom ‘{spec.header}’ ontbreekt. {fix}",
        None,
        spec.header,
    )


def _near(grid: Grid, spec: FieldSpec, row: int, unknown: list[int]) -> int | None:
    """The column whose header is a typing error away from the field's, else the one that begins with it."""
    wanted = [key(word) for word in (spec.header, *spec.column.variants)]
    written = {column: grid.cell(row, column).text for column in unknown}
    far = {column: min(_distance(key(text), word) for word in wanted) for column, text in written.items()}
    if far and min(far.values()) <= MOST_TYPING_ERRORS:
        return min(far, key=lambda column: (far[column], column))
    return next((column for column, text in written.items() if _first_word(text) in wanted), None)


def _distance(written: str, word: str) -> int:
    """How many typing errors lie between two words; more than any where the words are short."""
    errors = OSA.distance(written, word)
    return errors if 4 * errors <= len(written) else MOST_TYPING_ERRORS + 1


def _first_word(text: str) -> str:
    return key(text.split()[0]) if text.split() else ""


def _unknown_columns(grid: Grid, row: int, first: int, matched: set[int]) -> list[int]:
    """Columns that no field knows: with a header of their own, or filled in without one."""
    headers = grid.rows[row - 1] if row else []
    named = {n for n, value in enumerate(headers, 1) if value is not None and str(value).strip()}
    width = max(map(len, grid.rows), default=0)
    unnamed = set(range(1, width + 1)) - named - matched
    filled = {n for n in unnamed if any(_holds(row, n) for row in grid.rows[first - 1 :])}
    return sorted((named | filled) - matched)


def _holds(row: list[Value], column: int) -> bool:
    return len(row) >= column and row[column - 1] is not None and row[column - 1] is not False


def _unknown(grid: Grid, row: int, column: int) -> HeaderFault:
    written = safe(grid.cell(row, column).text) if row else ""
    called = _called(grid, row, column)
    message = (
        f"{grid.title}: kolom {column_letter(column)} {called} kennen we niet en telt niet mee. "
        "Dat mag zo blijven als het een eigen kolom is."
    )
    return HeaderFault("unknown_column", "info", message, column, written)


def _called(grid: Grid, row: int, column: int) -> str:
    written = safe(grid.cell(row, column).text) if row else ""
    return f"‘{written}’" if written else "zonder kop"


def _no_header(grid: Grid, model: type[Row]) -> HeaderFault:
    wanted = ", ".join(spec.header for spec in fields_of(model).values() if spec.required)
    if not any(value is not None for values in grid.rows for value in values):
        message = f"{grid.title}: dit tabblad is leeg. Zet de kolomkoppen in de eerste rij: {wanted}."
        return HeaderFault("missing_column", "warning", message)
    message = (
        f"{grid.title}: we vinden geen rij met kolomkoppen, dus telt geen enkele rij mee. "
        f"Zet deze koppen boven de gegevens: {wanted}."
    )
    return HeaderFault("missing_column", "error", message)
