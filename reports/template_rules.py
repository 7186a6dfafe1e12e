"""The template's drop-downs and warnings, and what stands in the note of a header.

Nothing here stops anybody from typing what `check` accepts: a rule warns at most. Only what Google's own
description of a spreadsheet has room for is used (`sheets.v4.json`, as `google-api-python-client` ships it):
a `DataValidationRule` has a `condition` of one type (`ONE_OF_RANGE`, `DATE_BETWEEN`, `NUMBER_BETWEEN`) and is
`strict` or not, but has no title and no text for its warning; a cell has one plain `note`, so a comment loses
its size and author; a tab is `hidden` or not, never "very hidden"; a row is `hiddenByUser`, and
`frozenRowCount` is kept. So no meaning rests on what an upload may drop: the text of a warning, pictures,
macros, protected cells, the layout of a print.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from schemas.cells import FormName
from schemas.dates import FIRST_DAY, LAST_DAY
from schemas.numbers import LARGEST
from schemas.row import FieldSpec

CONFIDENTIAL = "Vertrouwelijk: komt op geen enkel open scherm."
REQUIRED = "Verplicht."
NOT_LISTED = "Dit staat niet in de lijst. Kies liefst een waarde uit de lijst onder het pijltje."

Range = str
"""Where the words of a drop-down stand: `='Lijsten'!$A$2:$A$11`."""

_BETWEEN_DAYS = {"validate": "date", "criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
_CHECKS: Mapping[FormName, dict[str, Any]] = {
    "day": _BETWEEN_DAYS,
    "span": _BETWEEN_DAYS,
    "month": _BETWEEN_DAYS,
    "count": {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": LARGEST},
    "number": {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": LARGEST},
    "euro": {"validate": "decimal", "criteria": "between", "minimum": -LARGEST, "maximum": LARGEST},
    "share": {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100},
}


def rule(field: FieldSpec, words_at: Callable[[tuple[str, ...]], Range]) -> dict[str, Any] | None:
    """The validation of a column, None where any text will do; `words_at` gives the range of a word list."""
    name = field.form.name
    if name == "word":
        return _warning(field, {"validate": "list", "source": words_at(field.form.words)}, NOT_LISTED)
    if name == "words":
        # Several words in one cell are no word of the list: the arrow helps, and nobody is warned.
        return {"validate": "list", "source": words_at(field.form.words), "show_error": False}
    found = _CHECKS.get(name)
    return _warning(field, found, field.form.accepted) if found else None


def _warning(field: FieldSpec, found: dict[str, Any], message: str) -> dict[str, Any]:
    return {**found, "error_type": "warning", "error_title": field.header, "error_message": message}


def note(field: FieldSpec) -> str:
    """What the note of a header says: whether it must be filled in, what it holds, what to type."""
    lines = [
        REQUIRED if field.required else "",
        field.description,
        field.form.accepted,
        f"Voorbeeld: {field.example}",
        CONFIDENTIAL if field.column.confidential else "",
    ]
    return "\n".join(filter(None, lines))
