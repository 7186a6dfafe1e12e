"""Bereik: how many people the website, the newsletter and the other channels reach, month by month."""

from __future__ import annotations

import pandas as pd
import streamlit as st

import charts
from metrics import reach as figures
from metrics.direction import ABOUT, growth_word
from metrics.view import View
from pages.parts import (
    chart_card,
    empty,
    folded_table,
    key_figure,
    key_figures,
    paged_table,
    title,
)
from pages.words import capital, channel_name, count, growth, listed, month, months_missing, share

CARDS = 4
CHARTS = 4
FIRST = (
    ("website", "actieve gebruikers"),
    ("nieuwsbrief", "abonnees"),
    ("linkedin", "volgers"),
    ("website", "bezoeken"),
    ("facebook", "volgers"),
)
RULES = {
    "stand": "Een stand: de laatste maand telt.",
    "gemiddelde": "Een gemiddelde per maand, nooit opgeteld.",
    "som": "Een som over de maanden.",
}
UNKNOWN_HERE = (
    "Van deze periode en partner is geen enkele maand ingevuld; dat is niet hetzelfde als nul. Kies een "
    "ruimere periode, of klik op Filters en dan op Wissen."
)
COLUMNS = {
    "Kanaal": "channel",
    "Indicator": "indicator",
    "Waarde": ("value", count),
    "Maand": ("month", month),
    "Een jaar eerder": ("year_before", count),
    "Groei in een jaar": ("growth_year", growth),
    "Sinds eerste maand": ("growth", growth),
    "Hele periode": ("total", count),
    "Telt als": "rule",
    "Zonder cijfer": ("missing", months_missing),
    "Herkomst": "origin",
}
SERIES = {
    "Kanaal": "channel",
    "Indicator": "indicator",
    "Maand": ("month", month),
    "Waarde": ("value", count),
    "Een jaar eerder": ("year_before", count),
}


def reach(view: View) -> None:
    """The page of every channel."""
    title("Bereik", view.origins("reach"))
    summary, series = figures.summary(view), figures.series_year_before(view)
    if summary.empty:
        empty("Het bereik is hier niet bekend.", UNKNOWN_HERE)
        return
    with key_figures():
        for _, row in _ordered(summary).head(CARDS).iterrows():
            _channel(row)
    indicators = [str(indicator) for indicator in _ordered(summary)["indicator"].unique()]
    _grid(indicators[:CHARTS], series, summary)
    _folded(indicators[CHARTS:], series, summary)
    stated = summary.merge(figures.origins(view), on=["channel", "indicator"], how="left")
    paged_table("Alle kanalen", stated, COLUMNS, file="bereik", view=view)
    folded_table("Alle maanden", series, SERIES, file="bereik-per-maand", view=view)


def _grid(indicators: list[str], series: pd.DataFrame, summary: pd.DataFrame) -> None:
    with st.grid(2, min_column_width=300) as grid:
        for at, indicator in enumerate(indicators):
            alone = len(indicators) % 2 == 1 and at == len(indicators) - 1
            with grid.cell(column_span="all" if alone else 1):
                _indicator(indicator, series[series["indicator"] == indicator], summary)


def _folded(indicators: list[str], series: pd.DataFrame, summary: pd.DataFrame) -> None:
    """The indicators that are asked for least, sent once they are opened."""
    if not indicators:
        return
    drawer = st.expander(f"Ook {listed(indicators)} per maand", key="lade-indicatoren", on_change="rerun")
    if drawer.open:
        with drawer:
            _grid(indicators, series, summary)


def _ordered(summary: pd.DataFrame) -> pd.DataFrame:
    """The channels that are asked for most come first."""
    pairs = zip(summary["channel"].astype("str"), summary["indicator"].astype("str"), strict=True)
    ranks = [FIRST.index(pair) if pair in FIRST else len(FIRST) for pair in pairs]
    return summary.assign(rank=ranks).sort_values("rank", kind="stable")


def _channel(row: pd.Series) -> None:
    grown = row["growth_year"]
    known = not pd.isna(grown)
    key_figure(
        f"{channel_name(str(row['channel']))}: {row['indicator']}",
        count(row["value"]),
        growth(grown) if known else month(row["month"]),
        f"{growth_word(grown)} in een jaar" if known else "",
        f"Stand van {month(row['month'])}. {RULES.get(str(row['rule']), '')}",
    )


def _indicator(indicator: str, frame: pd.DataFrame, summary: pd.DataFrame) -> None:
    channels = [str(channel) for channel in frame["channel"].unique()][: len(charts.COLOURS)]
    shown = frame[frame["channel"].isin(channels)]
    sentence = _grown(summary[summary["indicator"] == indicator])
    months = shown["month"]
    if len(channels) == 1:
        drawn = pd.DataFrame({"maand": months, "nu": shown["value"], "eerder": shown["year_before"]})
        chart = charts.against_year_before(drawn)
        dashed = " De streepjeslijn is een jaar eerder." if drawn["eerder"].notna().any() else ""
    else:
        names = shown["channel"].astype("str").map(channel_name)
        last = names.where(~names.duplicated(keep="last"), "")
        drawn = pd.DataFrame({"maand": months, "soort": names, "waarde": shown["value"], "opschrift": last})
        chart = charts.several(drawn, counted=capital(indicator), series=list(map(channel_name, channels)))
        dashed = ""
    chart_card(f"{capital(indicator)} per maand", f"{sentence}{dashed}", chart, shown, SERIES)


def _grown(rows: pd.DataFrame) -> str:
    """Where each channel stands, and in words how much more that is than before."""
    if len(rows) > 1:
        return _several(rows)
    (row,) = rows.itertuples(index=False)
    pairs = ((row.growth, f"in {month(row.first_month)}"), (row.growth_year, "een jaar eerder"))
    against = listed([_more(part, than) for part, than in pairs if not pd.isna(part)])
    return (
        f"{', '.join([f'{capital(month(row.month))}: {count(row.value)}', *([against] if against else [])])}."
    )


def _several(rows: pd.DataFrame) -> str:
    """Channels beside each other, all against the same month."""
    by_year = rows["growth_year"].notna().any()
    parts = rows["growth_year" if by_year else "growth"]
    stands = [
        f"{channel_name(channel)} {count(value)}" + ("" if pd.isna(part) else f" ({_more(part)})")
        for channel, value, part in zip(rows["channel"], rows["value"], parts, strict=True)
    ]
    than = "een jaar eerder" if by_year else "de eerste maand"
    return f"{capital(month(rows['month'].max()))}, vergeleken met {than}: {listed(stands)}."


def _more(part: float, than: str = "") -> str:
    """`44,1 % meer dan in april 2023`."""
    word = growth_word(part)
    if word == ABOUT:
        return f"{word} als {than}" if than else word
    return f"{share(abs(part))} {word}{f' dan {than}' if than else ''}"
