"""What is wrong with a cell, a row, a tab or a workbook, as a value with a code and a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.fault import Severity


@dataclass(frozen=True, slots=True)
class Issue:
    """One fault; `row` is 1-based as the sheet shows it, `cell` an address such as `Activiteiten!M12`.

    `message` is Dutch: where, what, how to fix. `public_message` and `public_value` are the same for
    a screen that must not show what a confidential cell holds. `value` is empty where it is personal data.
    `proposal` is what to type instead, where that is clear and nothing confidential; `fields` are the
    fields that a rule compared.
    """

    partner: str
    workbook: str
    tab: str | None
    row: int | None
    column: str | None
    header: str | None
    cell: str | None
    value: str | None
    code: str
    severity: Severity
    message: str
    link: str | None = None
    confidential: bool = False
    public_message: str = ""
    proposal: str | None = None
    fields: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The issue as `wijzij check --format json` prints it."""
        return {name: getattr(self, name) for name in JSON_KEYS}


JSON_KEYS = (
    "partner",
    "workbook",
    "tab",
    "row",
    "column",
    "header",
    "cell",
    "value",
    "code",
    "severity",
    "message",
    "link",
)


@dataclass(frozen=True, slots=True)
class TabCount:
    """How every row below a tab's header was accounted for: read = valid + rejected + skipped."""

    partner: str
    workbook: str
    tab: str
    read: int
    valid: int
    rejected: int
    skipped: int

    def __post_init__(self) -> None:
        if self.read != self.valid + self.rejected + self.skipped:
            raise AssertionError(f"rows lost in {self.workbook}/{self.tab}")
