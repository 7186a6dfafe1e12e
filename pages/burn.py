"""The card that sets the money against time: what was spent, where it goes, and which months are missing."""

from __future__ import annotations

import pandas as pd

import charts
from metrics.course import course, line, missing, missing_months
from metrics.kept import once_a_network
from metrics.spend import Grant
from metrics.view import View
from pages.parts import card, chart_card
from pages.words import euro, euro_cents, listed, long_day, month, plural, share

MONTHS = {
    "Maand": ("month", month),
    "Stand": "state",
    "Besteed": ("spent", euro_cents),
    "Samen": ("cumulative", euro_cents),
    "Gelijkmatig": ("straight_line", euro_cents),
}
DAYS = {"dag": "day", "van": "missing_from", "midden_leeg": "missing_middle"}
AMOUNTS = {
    "besteed": "cumulative",
    "gelijkmatig": "straight_line",
    "midden": "middle",
    "laag": "low",
    "hoog": "high",
}
NAME = "Geld tegenover tijd"
LONG_RUN = 8
"""Over so many missing months there is room for the word on the chart itself."""
MOST_RUNS = 3


def burn_card(view: View, grant: Grant | None, *, height: int = 200, brief: bool = False) -> None:
    """What was spent against the straight line from start to end, and the range in which it may end.

    `brief` says it in two lines.
    """
    if grant is None:
        card(NAME, "Er is nog geen subsidie ingevuld.")
        return
    if grant.spent is None:
        card(NAME, "Er zijn nog geen kosten ingevuld.")
        return
    frame = course(view, grant.name)
    words = f"subsidie {euro(grant.amount)}"
    chart = charts.burn(_drawn(view, grant), amount=grant.amount / 100, words=words, height=height)
    chart_card(NAME, _brief(frame, grant) if brief else _sentence(frame, grant), chart, frame, MONTHS)


def outlook(grant: Grant) -> str:
    """What will have been spent at the grant's end, with its range while that is still to come."""
    ahead = grant.forecast
    if ahead.end is None:
        return f"Besteed op {long_day(grant.end)}: nog niet te zeggen."
    span = f", tussen {euro(ahead.low)} en {euro(ahead.high)}" if ahead.low != ahead.high else ""
    word = "Raming" if ahead.steps else "Besteed"
    over = (
        f" Dat is {euro(ahead.end - grant.amount)} meer dan de subsidie." if ahead.end > grant.amount else ""
    )
    return f"{word} op {long_day(grant.end)}: {euro(ahead.end)}{span}.{over}"


def _sentence(frame: pd.DataFrame, grant: Grant) -> str:
    return " ".join([_pace(grant), *_range(grant), *_untold(frame)])


def _brief(frame: pd.DataFrame, grant: Grant) -> str:
    number = missing_months(frame)
    gaps = [f"Gearceerd: {plural(number, 'maand', 'maanden')} zonder kosten."] if number else []
    return " ".join([*(_range(grant) or [_pace(grant)]), *gaps])


def _pace(grant: Grant) -> str:
    return f"{share(grant.share_spent)} besteed na {share(grant.share_elapsed)} van de looptijd."


def _range(grant: Grant) -> list[str]:
    ahead = grant.forecast
    return [f"Raming: {euro(ahead.low)} tot {euro(ahead.high)} op het einde."] if ahead.steps else []


def _untold(frame: pd.DataFrame) -> list[str]:
    """Which months are hatched, and why."""
    runs = missing(frame)
    if not runs:
        return []
    months = listed([_span(*run) for run in runs[-MOST_RUNS:]])
    number = plural(missing_months(frame), "maand", "maanden")
    which = months if len(runs) <= MOST_RUNS else f"{number}, het laatst {months}"
    return [f"Gearceerd, geen kosten ingevuld: {which}."]


def _span(first: pd.Timestamp, last: pd.Timestamp) -> str:
    return month(first) if first == last else f"{month(first)} tot en met {month(last)}"


@once_a_network
def _drawn(view: View, grant: Grant) -> pd.DataFrame:
    """The rows of the chart, see `charts.burn`."""
    rows = line(course(view, grant.name), grant)
    drawn = pd.DataFrame({drawn: rows[column] for drawn, column in DAYS.items()})
    for shown, column in AMOUNTS.items():
        drawn[shown] = rows[column].astype("Float64") / 100
    drawn["naam_gelijk"] = _word_at(rows, len(rows) // 2, "gelijkmatig")
    drawn["naam_besteed"] = _word_at(rows, _last_known(rows), "besteed")
    drawn["naam_raming"] = _word_at(rows, rows["high"].last_valid_index(), "raming")
    drawn["naam_leeg"] = _word_at(rows, _longest(rows), "geen kosten ingevuld")
    return drawn


def _word_at(rows: pd.DataFrame, at: int | None, word: str) -> list[str | None]:
    return [word if at == row else None for row in range(len(rows))]


def _last_known(rows: pd.DataFrame) -> int | None:
    """The last row with an amount, once there is room left of it."""
    last = rows["cumulative"].last_valid_index()
    return last if last is not None and last > len(rows) // 5 else None


def _longest(rows: pd.DataFrame) -> int | None:
    """The row in the middle of a long run of missing months: only there is room for a word."""
    gone = rows["missing_from"].notna()
    middles = [at for at in gone.index if gone.loc[at - LONG_RUN // 2 : at + LONG_RUN // 2].all()]
    return middles[len(middles) // 2] if middles else None
