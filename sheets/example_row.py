"""The template's example row: skipped while it holds nothing else, told where somebody typed over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from schemas.fault import Fault
from schemas.row import EXAMPLE_MARK, Row, example_row, fields_of, first_field, read_cell

STILL_EXAMPLE = Fault(
    "missing_value",
    "hier staat nog de tekst van de voorbeeldrij.",
    "Typ er uw eigen waarde over, of wis de hele rij; zolang telt ze niet mee.",
)


def example_rows(
    model: type[Row], raw: Mapping[str, Sequence[Any]], parsed: Mapping[str, Sequence[Any]]
) -> tuple[set[int], set[int]]:
    """The positions of example rows: those that hold nothing else, and those that somebody typed over.

    An example row is known by its first column, which begins with `Voorbeeldrij: `; `raw` are the values
    as typed of the known columns, `parsed` what each means.
    """
    first = first_field(model)
    marked = _marked(raw.get(first, ()))
    others = raw.keys() - {first}
    typed_over = {i for i in marked if any(_is_own(model, name, parsed[name][i]) for name in others)}
    return marked - typed_over, typed_over


def _marked(cells: Sequence[Any]) -> set[int]:
    """Where the mark stands; each distinct value is looked at once, for a tab may be long."""
    marks = {value for value in set(cells) if isinstance(value, str) and value.startswith(EXAMPLE_MARK)}
    return {i for i, value in enumerate(cells) if value in marks} if marks else set()


def _is_own(model: type[Row], name: str, value: Any) -> bool:
    """Whether a value is neither the example's nor empty."""
    if isinstance(value, Fault) and value.code == "missing_value":
        return False
    return value not in (_examples(model)[name], fields_of(model)[name].default)


@cache
def _examples(model: type[Row]) -> dict[str, Any]:
    """What each cell of the example row means."""
    fields = fields_of(model)
    return {name: read_cell(typed, fields[name]) for name, typed in example_row(model).items()}
