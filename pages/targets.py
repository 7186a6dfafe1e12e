"""The card that sets what was reached beside what was promised."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

import charts
from metrics.spend import Grant
from metrics.targets import Target
from metrics.view import View
from pages.parts import card, chart_card
from pages.words import capital, count, decimal, listed, plural, share

MOST_TARGETS = 6


def target_card(view: View, targets: Sequence[Target], grant: Grant | None) -> None:
    """Each target of the grant as a bar towards it; all of them, also without a number, in the table."""
    own = [target for target in targets if grant is None or target.grant == grant.name]
    drawn = [target for target in own if target.share is not None][:MOST_TARGETS]
    if not drawn:
        card("Doelstellingen", "Voor deze subsidie is nog geen meetbaar doel ingevuld.")
        return
    met = [target for target in drawn if target.share >= 1]
    behind = [target.indicator for target in drawn if _is_behind(target)]
    late = f"Op achterstand: {listed(behind)}." if behind else "Geen enkel doel loopt achter."
    sentence = f"{len(met)} van {plural(len(drawn), 'doel', 'doelen')} gehaald. {late}"
    frame = pd.DataFrame(
        {
            "doel": [capital(target.indicator) for target in drawn],
            "aandeel": [round(target.share, 3) for target in drawn],
            "opschrift": [_words(target) for target in drawn],
            "nadruk": [_is_behind(target) for target in drawn],
        }
    )
    chart_card(
        "Doelstellingen", sentence, charts.progress(frame, name="doel", counted="Stand"), _rows(own), COLUMNS
    )


COLUMNS = {
    "Indicator": "indicator",
    "Bereikt": ("reached", decimal),
    "Doel": ("target", decimal),
    "Per": "per",
    "Nulmeting": ("baseline", decimal),
    "Aandeel": ("share", share),
    "Richting": "direction",
}


def _is_behind(target: Target) -> bool:
    """Whether less was reached than the straight line asks; a target per year already grows by itself."""
    elapsed = target.share_elapsed if target.per == "project" else 1.0
    return target.share < min(1.0, 1.0 if elapsed is None else elapsed)


def _words(target: Target) -> str:
    return f"{count(target.reached)} van {count(target.expected)} ({share(round(target.share, 2))})"


def _rows(targets: Sequence[Target]) -> pd.DataFrame:
    names = [how if isinstance(how, str) else how[0] for how in COLUMNS.values()]
    return pd.DataFrame(
        {name: [getattr(target, name) for target in targets] for name in names}, dtype="object"
    )
