"""The card that sets what was reached beside what was promised."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

import charts
from metrics.spend import Grant, grants
from metrics.target_change import ENDS, NEW, change
from metrics.targets import PER_YEAR, Target, goals, is_behind
from metrics.view import View
from pages.parts import card, chart_card, paged_table
from pages.words import capital, count, decimal, listed, plural, share

MOST_TARGETS = 6


def target_card(targets: Sequence[Target], grant: Grant | None) -> None:
    """Each target of the grant as a bar towards it; all of them, also without a number, in the table."""
    own = [target for target in targets if grant is None or target.grant == grant.name]
    drawn = own[:MOST_TARGETS]
    if not drawn:
        card("Doelstellingen", "Voor deze subsidie is nog geen doel ingevuld.")
        return
    frame = pd.DataFrame(
        {
            "doel": [capital(target.indicator) for target in drawn],
            "aandeel": [_rounded(target.share) for target in drawn],
            "opschrift": [_words(target) for target in drawn],
            "nadruk": [is_behind(target) for target in drawn],
        }
    )
    sentence = _sentence(own)
    chart_card("Doelstellingen", sentence, charts.progress(frame, name="doel"), _rows(own), COLUMNS)


def change_table(view: View, grant: Grant) -> None:
    """What this grant promises otherwise than the one before it."""
    found = change(view, grants(view), grant.name)
    if found is None or found.rows.empty:
        return
    rows = found.rows
    shown = pd.DataFrame(
        {
            "goal": rows["key"].map(capital),
            "change": rows["change"],
            "before": rows["before"].map(_promise),
            "after": rows["after"].map(_promise),
        }
    )
    said = [(word, list(rows["key"][rows["change"] == word])) for word in (NEW, ENDS)]
    note = " ".join(f"{capital(word)}: {listed(keys)}." for word, keys in said if keys)
    columns = {"Doel": "goal", found.before: "before", found.after: "after", "Verschil": "change"}
    name = f"Doelen van {found.after} naast die van {found.before}"
    paged_table(name, shown, columns, file="doelen-verschil", view=view, note=note)


def _promise(target: Target | None) -> str:
    """A target in words: `5`, `4 per jaar`, `zonder getal, was 200`."""
    if target is None:
        return "geen doel"
    number = "zonder getal" if target.target is None else decimal(target.target)
    per = " per jaar" if target.per == PER_YEAR and target.target is not None else ""
    return f"{number}{per}" + (f", was {count(target.baseline)}" if target.baseline is not None else "")


COLUMNS = {
    "Indicator": "indicator",
    "Bereikt": ("said", str),
    "Doel": ("target", decimal),
    "Per": "per",
    "Nulmeting": ("baseline", decimal),
    "Aandeel": ("share", share),
    "Richting": "direction",
}


def _sentence(targets: Sequence[Target]) -> str:
    found = goals(targets)
    late = f"Op achterstand: {listed(found.behind)}." if found.behind else "Geen enkel doel loopt achter."
    reached = f"{found.met} van {plural(found.numbered, 'doel', 'doelen')} met een getal gehaald."
    return f"{reached} {late}" if found.numbered else "Geen enkel doel heeft een getal."


def _words(target: Target) -> str:
    if target.instead:
        return target.instead
    if target.share is not None:
        return f"{count(target.reached)} van {count(target.expected)} ({share(round(target.share, 2))})"
    if target.baseline is not None:
        return f"{count(target.reached)} (was {count(target.baseline)})"
    return count(target.reached)


def _rounded(part: float | None) -> float | None:
    return None if part is None else round(part, 3)


def _rows(targets: Sequence[Target]) -> pd.DataFrame:
    names = [how if isinstance(how, str) else how[0] for how in COLUMNS.values()]
    told = [target.instead or decimal(target.reached) for target in targets]
    return pd.DataFrame(
        {name: told if name == "said" else [getattr(target, name) for target in targets] for name in names},
        dtype="object",
    )
