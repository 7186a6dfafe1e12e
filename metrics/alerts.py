"""What about a grant asks for attention, as values with a code and a Dutch sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from metrics.wording import day, euro, points

OFF_THE_LINE = 0.10
"""From this distance (a share of the amount) on, spending is behind or ahead of the straight line."""

REPORT_SOON = timedelta(days=60)
"""So long before its day a report is announced."""

REPORT_OVERDUE = timedelta(days=90)
"""So long after its day a report is called late; whether it was handed in stands in no sheet."""


@dataclass(frozen=True)
class Alert:
    """Something about a grant that asks for attention: a stable code, a Dutch sentence and a few words.

    Codes: over_grant, over_line, outside_grant, behind_line, ahead_of_line, duplicate_voucher,
    report_due, report_overdue. `line` is the budget line that it is about, if any.
    """

    code: str
    message: str
    brief: str
    line: str | None = None


def over_grant(amount: int, used: int) -> Iterator[Alert]:
    """When what is spent and committed together is more than the grant."""
    if used > amount:
        over = euro(used - amount)
        yield Alert(
            "over_grant",
            f"Besteed en vastgelegd samen gaan {over} over het subsidiebedrag.",
            f"Besteed en vastgelegd: {over} te veel",
        )


def over_line(line: str, budget: int | None, used: int) -> Iterator[Alert]:
    """When what is spent and committed on a budget line is more than its budget."""
    if budget is not None and used > budget:
        yield Alert(
            "over_line",
            f"De post {line} gaat {euro(used - budget)} over haar begroting van {euro(budget)}, "
            "wat vastgelegd is meegeteld.",
            f"{line}: {euro(used - budget)} over de begroting",
            line,
        )


def outside_grant(amounts: Sequence[int], start: date, end: date) -> Iterator[Alert]:
    """When costs are booked on the grant outside its period."""
    if amounts:
        count = "1 kost valt" if len(amounts) == 1 else f"{len(amounts)} kosten vallen"
        yield Alert(
            "outside_grant",
            f"{count} buiten de periode van {day(start)} tot en met {day(end)} en telt dus niet mee: "
            f"samen {euro(sum(amounts))}. Kijk de datum na, of de subsidie waarop de kost geboekt is.",
            f"{count} buiten de periode: {euro(sum(amounts))}",
        )


def off_the_line(share_spent: float, share_elapsed: float) -> Iterator[Alert]:
    """When spending is far from the straight line over the grant's period."""
    ahead = share_spent - share_elapsed
    if abs(ahead) >= OFF_THE_LINE:
        code, word = ("ahead_of_line", "voor") if ahead > 0 else ("behind_line", "achter")
        yield Alert(
            code,
            f"De besteding loopt {points(ahead)} {word} op een gelijkmatige besteding over de hele periode.",
            f"Besteding {points(ahead)} {word} op de tijd",
        )


def duplicate_voucher(amounts: Sequence[int]) -> Iterator[Alert]:
    """When costs count a voucher a second time."""
    if amounts:
        count = "1 bewijsstuk staat" if len(amounts) == 1 else f"{len(amounts)} bewijsstukken staan"
        yield Alert(
            "duplicate_voucher",
            f"{count} er meer dan eens in: {euro(sum(amounts))} is mogelijk dubbel geteld. "
            "Het telt mee tot beslist is welke rij weg mag.",
            f"Dubbel bewijsstuk: {euro(sum(amounts))}",
        )


def report_due(due: date | None, as_of: date) -> Iterator[Alert]:
    """When the report must be handed in soon, or had to be not long ago."""
    if due is None:
        return
    if due - REPORT_SOON <= as_of <= due:
        told = f"Het verslag moet binnen zijn tegen {day(due)}."
        yield Alert("report_due", told, f"Verslag binnen tegen {day(due)}")
    elif due < as_of <= due + REPORT_OVERDUE:
        yield Alert(
            "report_overdue",
            f"Het verslag moest binnen zijn tegen {day(due)}; is het ingediend, dan is dit in orde.",
            f"Verslag moest binnen zijn tegen {day(due)}",
        )
