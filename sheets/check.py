"""Turns a grid and a schema into rows and issues, with every row accounted for."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import compress
from operator import itemgetter
from typing import Any

from schemas.fault import Fault
from schemas.row import FieldSpec, Row, Rule, fields_of, first_field, read_cell
from schemas.text import normal
from sheets.example_row import STILL_EXAMPLE, example_rows
from sheets.grid import Grid, Value
from sheets.header import Header, HeaderFault, find_header
from sheets.skipped import blank_rows, is_subtotal, is_total
from sheets.tab import CheckedTab, Place

ROWS_NAMED = 5
"""How many row numbers a message names before it says "and more"."""


CHUNK = 500
"""So many texts of a column are looked at together; one odd text among them costs a look at each."""


class _Ticked:
    """A checkbox as a dictionary key, for True is equal to 1."""

    def __init__(self, value: bool) -> None:
        self.value = value


_TRUE, _FALSE = _Ticked(True), _Ticked(False)


class Cells(dict[Any, Any]):
    """What each distinct value of one column means: a value or a Fault, worked out once."""

    def __init__(self, field: FieldSpec, shown: Callable[[int], str] = str) -> None:
        super().__init__()
        self.field, self.shown = field, shown
        self.faulty = False
        self.one = field.shortcut.one or (lambda value: NotImplemented)

    def __missing__(self, value: Any) -> Any:
        result = self.one(value)
        if result is not NotImplemented:
            self[value] = result
            return result
        result = read_cell(value.value if isinstance(value, _Ticked) else value, self.field)
        self.faulty = self.faulty or isinstance(result, Fault)
        self[value] = result
        return result

    def read(self, values: Sequence[Any]) -> list[Any]:
        """What each value of the column means; `shown` gives the text the sheet shows at a position."""
        plain = self.field.shortcut.stand_for_themselves
        if plain is None:
            return list(map(self.__getitem__, self._keys(values, 0)))
        found: list[Any] = []
        for start in range(0, len(values), CHUNK):
            chunk = values[start : start + CHUNK]
            itself = plain(chunk) and not (self.field.required and None in chunk)
            found += chunk if itself else map(self.__getitem__, self._keys(chunk, start))
        return found

    def _keys(self, values: Sequence[Any], start: int) -> Sequence[Any]:
        """The values as keys of this dictionary: a number that stands for a text is that text."""
        types = set(map(type, values))
        if self.field.textual and types - {str, type(None), bool}:
            texts = enumerate(values, start)
            values = [v if v is None or isinstance(v, (str, bool)) else self.shown(i) for i, v in texts]
        if bool in types:
            values = [_TRUE if v is True else _FALSE if v is False else v for v in values]
        return values


def check_tab(grid: Grid, model: type[Row], place: Place, *, today: date) -> CheckedTab:
    """The rows of a tab and everything wrong with it, all faults of a row together."""
    header = find_header(grid, model)
    tab = CheckedTab(place, grid, model, header)
    for fault in header.faults:
        tab.tell_header(fault)
    _tell_hidden(tab)
    with _collector_paused():
        raw, rows = _raw_columns(grid, model, header)
        _Check(tab, raw, rows, today).run()
    return tab


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No garbage collection meanwhile: a million new values and no cycle among them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _tell_hidden(tab: CheckedTab) -> None:
    last = _last_filled(tab.grid.rows)
    hidden = sorted(row for row in tab.grid.hidden_rows if tab.header.first_data_row <= row <= last)
    if not hidden:
        return
    named = ", ".join(map(str, hidden[:ROWS_NAMED])) + (", ..." if len(hidden) > ROWS_NAMED else "")
    message = (
        f"{tab.grid.title}: {len(hidden)} verborgen rij{'en' * (len(hidden) > 1)} (rij {named}) "
        f"{'tellen' if len(hidden) > 1 else 'telt'} mee. Verwijder wat niet mag meetellen."
    )
    tab.tell_header(HeaderFault("hidden_rows", "warning", message))


def _raw_columns(grid: Grid, model: type[Row], header: Header) -> tuple[dict[str, list[Any]], list[int]]:
    """The values as typed of each known column, and the sheet rows they stand in."""
    data = grid.rows[header.first_data_row - 1 : _last_filled(grid.rows)]
    rows = list(range(header.first_data_row, header.first_data_row + len(data)))
    specs = fields_of(model)
    whole = min(map(len, data), default=0)
    raw: dict[str, list[Any]] = {}
    for name, column in header.columns.items():
        cells = _column(data, column - 1, whole)
        fills = grid.merges and not specs[name].additive
        raw[name] = _filled_merges(grid, column, cells, rows) if fills else cells
    return raw, rows


def _last_filled(data: Sequence[list[Value]]) -> int:
    """How many rows there are up to the last one that holds anything."""
    size = len(data)
    while size and all(value is None or value == "" for value in data[size - 1]):
        size -= 1
    return size


def _column(data: list[list[Value]], at: int, whole: int) -> list[Value]:
    """The cells of one column; rows shorter than `at` lack it, the first `whole` columns all have."""
    if at < whole:
        return list(map(itemgetter(at), data))
    return [row[at] if at < len(row) else None for row in data]


def _filled_merges(grid: Grid, column: int, cells: list[Value], rows: list[int]) -> list[Any]:
    """A merged block over rows holds its value at the top only; every row of it means that value."""
    values = list(cells)
    for merge in grid.merges:
        if merge.first_column == column and rows and rows[0] <= merge.first_row:
            for row in range(merge.first_row + 1, min(merge.last_row, rows[-1]) + 1):
                values[row - rows[0]] = values[merge.first_row - rows[0]]
    return values


def _plain(values: list[Any]) -> list[Any]:
    """Names as they are compared: two spellings of one name are one."""
    plain = {value: normal(value) for value in set(values) if isinstance(value, str)}
    return [plain.get(value, value) for value in values]


class _Check:
    """One check of one tab, step by step."""

    def __init__(self, tab: CheckedTab, raw: dict[str, list[Any]], rows: list[int], today: date) -> None:
        self.tab, self.raw, self.rows, self.today = tab, raw, rows, today
        self.size = len(rows)
        self.faults: dict[int, list[tuple[str, Fault]]] = {}
        self.parsed: dict[str, list[Any]] = {}
        self.skipped: set[int] = set()
        self.totals: list[int] = []
        self.rejected: set[int] = set()

    def run(self) -> None:
        """Reads the cells, sets aside blanks and totals, applies the rules, keeps what is left."""
        self._read_cells()
        self._set_aside()
        for rule in self.tab.model.rules:
            self._apply(rule)
        self._find_repeats()
        self._keep()
        self._compare_totals()
        self.tab.issues.sort(key=lambda issue: issue.row or 0)

    def _read_cells(self) -> None:
        for name, field in fields_of(self.tab.model).items():
            if name not in self.raw:
                self.parsed[name] = [field.default] * self.size
                continue
            cells = Cells(field, self._shown_in(name))
            self.parsed[name] = cells.read(self.raw[name])
            if cells.faulty:
                self._note_faults(name)

    def _shown_in(self, name: str) -> Callable[[int], str]:
        grid, rows, column = self.tab.grid, self.rows, self.tab.header.columns[name]
        return lambda position: grid.cell(rows[position], column).text

    def _note_faults(self, name: str) -> None:
        values = self.parsed[name]
        for i in [i for i, value in enumerate(values) if value.__class__ is Fault]:
            self.faults.setdefault(i, []).append((name, values[i]))

    def _set_aside(self) -> None:
        """Skips blank rows, headers repeated on a next page, totals and the template's example row."""
        doubtful = range(self.size) if self.tab.header.missing else self._doubtful()
        first = self.tab.header.first_data_row - 1
        known = {i: [column[i] for column in self.raw.values()] for i in doubtful}
        self.skipped = blank_rows(known) if self.raw else self._empty_rows()
        headers = [self.tab.grid.value(self.tab.header.row, c) for c in self.tab.header.columns.values()]
        self.skipped.update(i for i, cells in known.items() if cells and cells == headers)
        self.totals = [
            i for i in doubtful if i not in self.skipped and is_total(self.tab.grid.rows[first + i])
        ]
        self.skipped.update(self.totals)
        self._set_examples_aside()
        for i in self.skipped:
            self.faults.pop(i, None)
        if self.tab.header.missing:
            self.rejected.update(set(range(self.size)) - self.skipped)

    def _set_examples_aside(self) -> None:
        """Skips the template's example row; where somebody typed over it, says that it still is one."""
        untouched, typed_over = example_rows(self.tab.model, self.raw, self.parsed)
        self.skipped.update(untouched)
        first = first_field(self.tab.model)
        for i in typed_over:
            others = [told for told in self.faults.get(i, []) if told[0] != first]
            self.faults[i] = [(first, STILL_EXAMPLE), *others]

    def _doubtful(self) -> list[int]:
        """The rows that may be blank or a total: those lack several of the cells that a row must have."""
        required = {name for name, field in fields_of(self.tab.model).items() if field.required}
        least = max(1, min(2, len(required) - 1))
        return sorted(i for i, told in self.faults.items() if sum(n in required for n, _ in told) >= least)

    def _empty_rows(self) -> set[int]:
        """The blank rows of a tab in which no header was found."""
        first = self.tab.header.first_data_row - 1
        return blank_rows({i: self.tab.grid.rows[first + i] for i in range(self.size)})

    def _apply(self, rule: Rule) -> None:
        """Tells the faults of a rule in every row in which its fields were read."""
        if rule.fields[0] not in self.raw:
            return
        columns = [self.parsed[name] for name in rule.fields]
        found = self._faults_of(rule, columns)
        if not found:
            return
        unread = self.skipped | {i for i in self.faults if self._unread(i, rule)}
        for i, values in enumerate(zip(*columns, strict=True)):
            if values in found and i not in unread:
                self.faults.setdefault(i, []).append((rule.fields[0], found[values]))

    def _faults_of(self, rule: Rule, columns: list[list[Any]]) -> dict[tuple[Any, ...], Fault]:
        """The fault of every distinct combination of values that has one."""
        found = {}
        for values in set(zip(*columns, strict=True)):
            if any(value.__class__ is Fault for value in values):
                continue
            if (fault := rule.check(*values, self.today)) is not None:
                found[values] = replace(fault, fields=rule.fields)
        return found

    def _unread(self, i: int, rule: Rule) -> bool:
        return any(self.parsed[name][i].__class__ is Fault for name in rule.fields)

    def _find_repeats(self) -> None:
        model, repeat = self.tab.model, self.tab.model.repeat
        if repeat is None or self.tab.header.missing:
            return
        names = model.identity or tuple(fields_of(model))
        columns = [_plain(self.parsed[name]) if model.identity else self.parsed[name] for name in names]
        if self._all_differ(names) or len(set(zip(*columns, strict=True))) == self.size:
            return
        out = self.skipped | {i for i in self.faults if self._is_refused(i)}
        first_seen: dict[Any, int] = {}
        for i, identity in enumerate(zip(*columns, strict=True)):
            if i in out or first_seen.setdefault(identity, i) == i:
                continue
            what = repeat.what.replace("{first}", str(self.rows[first_seen[identity]]))
            fix = repeat.fix.replace("{first}", str(self.rows[first_seen[identity]]))
            fault = Fault(repeat.code, what, fix, severity=repeat.severity)
            self.faults.setdefault(i, []).append((self._told_at(names), fault))

    def _all_differ(self, names: Sequence[str]) -> bool:
        """Whether one free text alone tells every row from the others."""
        fields = fields_of(self.tab.model)
        texts = (self.parsed[name] for name in names if fields[name].shortcut.stand_for_themselves)
        return not self.tab.model.identity and any(len(set(values)) == self.size for values in texts)

    def _told_at(self, names: Sequence[str]) -> str:
        return next((name for name in names if name in self.raw), names[0])

    def _is_refused(self, i: int) -> bool:
        return any(fault.severity == "error" for _, fault in self.faults[i])

    def _keep(self) -> None:
        tab = self.tab
        for i in sorted(self.faults):
            tab.issues += [tab.issue(fault, self.rows[i], name) for name, fault in self.faults[i]]
        self.rejected.update(i for i in self.faults if self._is_refused(i))
        out = self.rejected | self.skipped
        tab.read, tab.skipped = self.size, len(self.skipped)
        if not out:
            tab.rows, tab.columns = self.rows, self.parsed
            return
        kept = [i not in out for i in range(self.size)]
        tab.rows = list(compress(self.rows, kept))
        tab.columns = {name: list(compress(column, kept)) for name, column in self.parsed.items()}

    def _compare_totals(self) -> None:
        """Warns where a row of totals differs from the sum of the rows above it that count."""
        since, block, first = -1, -1, self.tab.header.first_data_row - 1
        for i in self.totals:
            subtotal = is_subtotal(self.tab.grid.rows[first + i])
            start = block if subtotal else since
            for name, field in fields_of(self.tab.model).items():
                if field.additive and name in self.raw and self.raw[name][i] is not None:
                    self._compare_total(name, i, start)
            block = i
            since = since if subtotal else i

    def _compare_total(self, name: str, at: int, start: int) -> None:
        written, out = self.parsed[name][at], self.rejected | self.skipped
        values = [self.parsed[name][i] for i in range(start + 1, at) if i not in out]
        counted = sum(v for v in values if v is not None and v.__class__ is not Fault)
        if written.__class__ is Fault or written is None or abs(written - counted) < 1e-9:
            return
        right = fields_of(self.tab.model)[name].written(counted)
        what = f"het totaal {{typed}} is niet de som van de rijen die meetellen ({right})."
        fix = "Kijk of erboven een rij niet meetelt."
        fault = Fault("total_mismatch", what, fix, severity="warning")
        self.tab.issues.append(self.tab.issue(fault, self.rows[at], name))
