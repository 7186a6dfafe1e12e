"""Why a value was refused: a stable code and a Dutch sentence that says what to type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pydantic_core import PydanticCustomError

Severity: TypeAlias = Literal["error", "warning", "info"]
"""An error rejects the row, a warning keeps it, an info only tells."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one value; `{typed}` in `what` stands for the value as typed.

    `advice` replaces `fix` on a screen that must not show the value: it says nothing that follows from
    it. `proposal` is a value to type instead, where there is one. `fields` are the fields it concerns.
    """

    code: str
    what: str
    fix: str
    advice: str = ""
    severity: Severity = "error"
    proposal: str | None = None
    fields: tuple[str, ...] = field(default=())

    def message(self, typed: str) -> str:
        """What and how to fix, with the value quoted."""
        return f"{_sentence(self.what.replace('{typed}', f'‘{typed}’'))} {self.fix}".strip()

    def public_message(self) -> str:
        """The same without anything that was typed, nor the brackets it stood in."""
        what = self.what.replace(" ({typed})", "").replace("{typed}", "deze waarde")
        return f"{_sentence(what)} {self.advice or self.fix}".strip()


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def refuse(fault: Fault) -> PydanticCustomError:
    """The fault as the error that a Pydantic validator raises; its context holds the fault."""
    return PydanticCustomError(fault.code, "{message}", {"message": fault.public_message(), "fault": fault})


def shorten(text: str, most: int = 60) -> str:
    """A typed value short enough for a sentence, on one line."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


FORMULA_ERROR = Fault(
    "formula_error",
    "de formule in deze cel geeft een fout ({typed}).",
    "Herstel de formule of typ de waarde zelf.",
)

FORMULA_ERRORS = frozenset(
    [
        "#REF!",
        "#N/B",
        "#N/A",
        "#WAARDE!",
        "#VALUE!",
        "#DEEL/0!",
        "#DIV/0!",
        "#NAAM?",
        "#NAME?",
        "#VERW!",
        "#VERWIJZING!",
        "#GETAL!",
        "#NUM!",
        "#LEEG!",
        "#NULL!",
        "#ERROR!",
        "#FOUT!",
        "#OVERLOOP!",
        "#SPILL!",
        "#BEREKENEN!",
        "#CALC!",
        "LOADING...",
        "LADEN...",
    ]
)
"""Dutch and English formula errors, and what Google Sheets shows while a formula waits."""


def personal_data_fault(kind: str) -> Fault:
    """The fault of a cell that holds personal data; it never repeats the value."""
    return Fault(
        "personal_data",
        f"in deze cel staat {kind}.",
        "Verwijder persoonsgegevens uit het werkblad; aantallen en namen van organisaties volstaan.",
    )
