"""The card of the budget lines of a grant, each against what was approved for it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

import charts
from metrics.spend import Grant, Line
from pages.parts import card, chart_card
from pages.words import euro, euro_cents, listed

LINES = {
    "Post": "line",
    "Begroot": ("budget", euro_cents),
    "Besteed": ("spent", euro_cents),
    "Vastgelegd": ("committed", euro_cents),
    "Over": ("remaining", euro_cents),
}


def line_card(grant: Grant) -> None:
    """What was spent on each budget line, against its budget where that was approved."""
    frame = pd.DataFrame(
        {name: [getattr(line, name) for line in grant.by_line] for name in Line.__annotations__},
        dtype="object",
    )
    shown = [line for line in grant.by_line if line.budget or line.spent]
    if not shown:
        card("Besteed per post", "Er is nog geen begroting en geen kost ingevuld.")
        return
    drawn = pd.DataFrame(
        {
            "post": [line.line for line in shown],
            "aandeel": [_line_share(line) for line in shown],
            "opschrift": [_line_words(line) for line in shown],
            "samen": [_share_with_committed(line) for line in shown],
            "nadruk": [line.remaining is not None and line.remaining < 0 for line in shown],
        }
    )
    if not any(line.committed for line in shown):
        drawn = drawn.drop(columns="samen")
    chart_card(
        "Besteed per post", _line_sentence(grant, shown), charts.progress(drawn, name="post"), frame, LINES
    )


def _line_sentence(grant: Grant, shown: Sequence[Line]) -> str:
    over = [line.line for line in shown if line.remaining is not None and line.remaining < 0]
    budgeted = any(line.budget is not None for line in shown)
    told = (
        f"Meer besteed dan begroot: {listed(over)}." if over else "Geen enkele post zit over zijn begroting."
    )
    if not budgeted:
        told = "Een begroting per post is niet bekend."
    return f"{told} Vastgelegd, lichter getekend: {euro(grant.committed)}." if grant.committed else told


def _line_words(line: Line) -> str:
    against = ", begroting niet bekend" if line.budget is None else f" van {euro(line.budget)}"
    return f"{euro(line.spent)}{against}"


def _line_share(line: Line) -> float | None:
    if line.spent is None or not line.budget:
        return None
    return round(line.spent / line.budget, 3)


def _share_with_committed(line: Line) -> float | None:
    if line.spent is None or not line.budget:
        return None
    return round(min(1.0, (line.spent + (line.committed or 0)) / line.budget), 3)
