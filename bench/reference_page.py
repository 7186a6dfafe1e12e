"""What ours is measured against: a minimal Streamlit page on the same rows, with four cached charts."""

import os
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
EVERYTHING = "Alles"
CHARTS = {"Per maand": "maand", "Per type": "Type", "Per doelgroep": "Doelgroep", "Per partner": "partner"}


@st.cache_data
def activities(folder: str) -> pd.DataFrame:
    """The rows with a day that pandas can read, with the month and the workbook they come from."""
    books = [
        pd.read_excel(path, engine="calamine", dtype={"Datum": str}).assign(partner=path.stem)
        for path in sorted(Path(folder).glob("*.xlsx"))
    ]
    rows = pd.concat(books)
    numbers = {f" {name} ": f"-{number}-" for number, name in enumerate(MONTHS, start=1)}
    typed = rows["Datum"].str.replace(" 00:00:00", "").replace(numbers, regex=True)
    days = pd.to_datetime(typed, errors="coerce", format="%Y-%m-%d").fillna(
        pd.to_datetime(typed, errors="coerce", format="%d-%m-%Y")
    )
    kinds = rows["Type"].str.lower().str.rstrip("s")
    dated = rows.assign(Datum=days, Type=kinds, maand=days.dt.strftime("%Y-%m")).dropna(subset="Datum")
    return dated.assign(Doelgroep=dated["Doelgroep"].str.split("[;,] ?", regex=True)).explode("Doelgroep")


@st.cache_data
def years(folder: str) -> list[str]:
    """The years to choose between, latest first."""
    return sorted({str(year) for year in activities(folder)["Datum"].dt.year}, reverse=True)


@st.cache_data
def charts(folder: str, year: str) -> dict[str, alt.Chart]:
    """The four charts of a year by their heading: made once, with the few rows that each draws."""
    rows = activities(folder)
    if year != EVERYTHING:
        rows = rows[rows["Datum"].dt.year == int(year)]
    # An activity for two audiences stands in two rows.
    counted = {column: rows.groupby(column)["Titel"].nunique() for column in CHARTS.values()}
    return {name: chart(counted[column], column) for name, column in CHARTS.items()}


def chart(counts: pd.Series, column: str) -> alt.Chart:
    """Standing bars for the months, lying ones for what has names."""
    bars = alt.Chart(counts.rename("aantal").reset_index()).mark_bar()
    if column == "maand":
        drawn = bars.encode(x=alt.X(column, title=None), y=alt.Y("aantal", title=None))
    else:
        drawn = bars.encode(x=alt.X("aantal", title=None), y=alt.Y(column, sort="-x", title=None))
    # As ours are drawn: the bench sees in the page's nodes when a chart changes, and a canvas has none.
    return drawn.properties(usermeta={"embedOptions": {"renderer": "svg"}})


def main() -> None:
    st.set_page_config(layout="wide")
    st.title("Activiteiten")
    folder = os.environ["WIJZIJ_DATA"]
    options = [EVERYTHING, *years(folder)]
    picked = st.pills("Jaar", options, default=EVERYTHING, required=True, key="jaar")
    columns = st.columns(2)
    for number, (name, drawn) in enumerate(charts(folder, picked).items()):
        with columns[number % 2]:
            st.subheader(name)
            st.altair_chart(drawn)


main()
