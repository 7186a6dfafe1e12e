"""What pages are made of: a row of key figures, a chart with its words and table, an empty state."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal, TypeAlias

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

import charts
from metrics.disclosure import WITHHELD
from metrics.view import View
from pages.downloads import downloads
from pages.tables import Columns, Form, table_html
from pages.words import count, escaped, in_html, listed, plural

EXAMPLE = "voorbeeld"
PUBLISHED = frozenset({"gepubliceerd", "afgeleid"})
BadgeColour: TypeAlias = Literal["blue", "orange"]
NOT_KNOWN = "onbekend"
NONE_NAMED = "Hier is dat van geen enkele bekend."
MOST_BARS = 10
MOST_TALL_BARS = 7
"""Where a name stands above its bar fewer fit; the table holds every row."""
PAGE_ROWS = 10
"""As many as a projector shows at once, with what stands above and below them."""
WHOLE_ROWS = 20
"""So few are shown at once all the same: a second page is more trouble than to scroll."""
HIDDEN_LENGTH = 0.08
"""Of the longest bar: how long the bar of a number that is not told is, whatever the number."""
NOT_LISTED = "Wat er in Doorverwijzingen te verbeteren is, zien alleen de partner zelf en de coördinator."
NOTHING = "Hier is in deze selectie niets over bekend."
NOTHING_TOLD = "De aantallen zijn hier te klein om te tonen."


def title(name: str, origins: Collection[str] = ()) -> None:
    """The page's title, with a badge beside it that says where the rows that are shown come from."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="titel"):
        st.title(name, anchor=False, width="content")
        if badge := _badge(set(origins)):
            words, colour, explained = badge
            st.badge(words, color=colour, help=explained)


def _badge(origins: set[str]) -> tuple[str, BadgeColour, str] | None:
    """The badge of a page whose rows have these origins; a partner's own statement ("") needs none."""
    if EXAMPLE in origins and origins & PUBLISHED:
        return "gepubliceerd en voorbeeld", "orange", "Deels gepubliceerde cijfers, deels fictieve rijen."
    if EXAMPLE in origins:
        return "bevat voorbeeldgegevens", "orange", "Een deel van deze cijfers komt uit fictieve rijen."
    if origins and origins <= PUBLISHED:
        return "gepubliceerde gegevens", "blue", "Al deze cijfers komen uit gepubliceerde bronnen."
    return None


def key_figures(number: int = 4) -> DeltaGenerator:
    """A row for that many identical cards, two beside each other on a phone."""
    return st.grid(number, min_column_width=150, gap="small")


def key_figure(label: str, figure: str, chip: str, beside: str, definition: str) -> None:
    """One card: what it is, the figure, a chip and words to compare it with; the definition on demand."""
    st.metric(
        label,
        figure,
        chip or None,
        delta_color="off",
        delta_arrow="off",
        delta_description=beside or None,
        help=definition,
        border=True,
        height="stretch",
    )


@dataclass(frozen=True, eq=False)
class Card:
    """A framed part of a page: its heading, the one sentence that says what it shows, and its chart.

    `frame` is told as a table below the chart; a card without a chart is words alone.
    """

    name: str
    sentence: str
    chart: charts.Chart | None = None
    frame: pd.DataFrame = field(default_factory=pd.DataFrame)
    columns: Columns = field(default_factory=dict)


def one_of(label: str, options: Collection[str], key: str) -> str:
    """Which of these ways to show the same is asked, the first by default; the address holds it."""
    shape = {"bind": "query-params", "required": True, "label_visibility": "collapsed"}
    return st.pills(label, list(options), default=next(iter(options)), key=key, **shape)


def framed() -> DeltaGenerator:
    """A frame of which the content is yet to come."""
    return st.container(border=True, height="stretch", gap="xsmall")


def card(name: str, sentence: str, frame: DeltaGenerator | None = None) -> DeltaGenerator:
    """A framed part of a page under its heading and the one sentence that says what it shows.

    `frame` is where it goes, if that is there already.
    """
    box = frame or framed()
    # In one, and not as Markdown: a page has many of these, and a browser takes long over each.
    told = f"<p>{in_html(sentence)}</p>" if sentence else ""
    box.html(f'<div class="kop"><h2>{in_html(name)}</h2>{told}</div>')
    return box


def show(shown: Card | None, frame: DeltaGenerator | None = None) -> None:
    """Draws a card, its chart with the same figures as a table one click away; nothing where it is None.

    `frame` is where it goes, as in `card`.
    """
    if shown is None:
        return
    name = shown.name
    with card(name, shown.sentence, frame):
        if shown.chart is None:
            return
        # Named, not told: its sentence stands above it, and other words would have it drawn from nothing.
        st.vega_lite_chart(shown.chart.rows, shown.chart.spec, width="stretch", theme=None, alt=name)
        # Sent only once it is opened: tables that nobody reads were a sixth of every click.
        drawer = st.expander("Tabel", type="compact", key=f"tabel-{name}", on_change="rerun")
        if drawer.open:
            with drawer:
                table(name, shown.frame, shown.columns)


def chart_card(name: str, sentence: str, chart: charts.Chart, frame: pd.DataFrame, columns: Columns) -> None:
    """Draws a card of these."""
    show(Card(name, sentence, chart, frame, columns))


def bar_card(name: str, frame: pd.DataFrame, columns: Columns, *, counted: str, **how: Any) -> None:
    """Draws the card of `bars_card`."""
    show(bars_card(name, frame, columns, counted=counted, **how))


def bars_card(
    name: str,
    frame: pd.DataFrame,
    columns: Columns,
    *,
    counted: str,
    value: str = "count",
    key: str = "key",
    form: Form = count,
    nothing: str = NOTHING,
) -> Card:
    """A card of horizontal bars from a frame with `key` and `value`, largest first; the table holds all.

    Where the frame has `instead`, a row with words there has a bar of its own kind, as long as any other
    such. `nothing` is said where there is no bar.
    """
    drawn = bars_of(frame, key, value, form)
    if drawn.empty:
        return Card(name, nothing)
    chart = charts.bars(drawn, name="naam", value="aantal")
    return Card(name, leading(drawn, counted), chart, frame, columns)


def leading(drawn: pd.DataFrame, counted: str) -> str:
    """What stands out of the bars: `Meeste deelnemers: webinar (571) en lezing (24).`"""
    hidden = drawn["verborgen"] if "verborgen" in drawn else [False] * len(drawn)
    only = ", voor zover getoond" if "verborgen" in drawn else ""
    rows = zip(drawn["naam"], drawn["opschrift"], hidden, strict=True)
    first = [f"{name} ({said})" for name, said, is_hidden in rows if name != NOT_KNOWN and not is_hidden][:3]
    return f"Meeste {counted}{only}: {listed(first)}." if first else NOTHING_TOLD if only else NONE_NAMED


def said(frame: pd.DataFrame, value: str = "count", form: Form = count) -> list[str]:
    """The figures in words; where one may not be told, the words that stand in its place (`instead`)."""
    return [instead or form(number) for instead, number in zip(frame["instead"], frame[value], strict=True)]


def not_listed(view: View) -> str:
    """Which faults are not among those listed; empty where all are."""
    return NOT_LISTED if view.without and view.viewer.is_guarded else ""


def with_withheld(numbers: Sequence[int | None]) -> list[int | str]:
    """Figures with words where one is not told, for a column with the form `words.or_withheld`."""
    return [WITHHELD if number is None or pd.isna(number) else number for number in numbers]


def table(name: str, frame: pd.DataFrame, columns: Columns, *, links: tuple[str, str] | None = None) -> None:
    """The frame as a plain table, see `tables.table_html`."""
    st.html(table_html(name, frame, columns, links=links))


def page_of(number: int, key: str) -> int:
    """Which page is asked of so many rows, the first being 1: a choice where there are several."""
    pages = 1 if number <= WHOLE_ROWS else -(-number // PAGE_ROWS)
    return st.pagination(pages, key=key, max_visible_pages=5) if pages > 1 else 1


def part(at: int, number: int) -> slice:
    """The rows of a page of `page_of`."""
    return slice((at - 1) * PAGE_ROWS, at * PAGE_ROWS) if number > WHOLE_ROWS else slice(number)


@dataclass(frozen=True, eq=False)
class Lines:
    """The rows of a long table, of which only those shown are made; `rows` gives any part of them.

    `kept` holds the pages of it that were shown before, for who keeps the lines.
    """

    number: int
    rows: Callable[[slice], pd.DataFrame]
    kept: dict[tuple[object, ...], str] = field(default_factory=dict)

    def page(self, name: str, at: int, columns: Columns, links: tuple[str, str] | None) -> str:
        """The HTML of one page, the first being 1."""
        asked = (at, links, *columns.items())
        if asked not in self.kept:
            self.kept[asked] = table_html(name, self.rows(part(at, self.number)), columns, links=links)
        return self.kept[asked]


def paged_table(
    name: str,
    lines: pd.DataFrame | Lines,
    columns: Columns,
    *,
    file: str,
    view: View,
    links: tuple[str, str] | None = None,
    also: Columns | None = None,
    note: str = "",
) -> None:
    """A long table a page at a time, and the whole of it as a download, with the columns of `also` too.

    `note` says above it what to do with it.
    """
    lines = lines if isinstance(lines, Lines) else Lines(len(lines), lines.iloc.__getitem__)
    if not lines.number:
        return
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.header(escaped(name), anchor=False, width="content")
            everything = partial(lines.rows, slice(None))
            downloads(name, everything, {**columns, **(also or {})}, file=file, view=view)
        if note:
            st.text(note)
        at = page_of(lines.number, f"blad-{file}")
        st.html(lines.page(name, at, columns, links))


def folded_table(name: str, frame: pd.DataFrame, columns: Columns, *, file: str, view: View) -> None:
    """A long table that is sent only once it is opened, see `paged_table`."""
    drawer = st.expander(name, key=f"lade-{file}", on_change="rerun")
    if drawer.open:
        with drawer:
            paged_table(name, frame, columns, file=file, view=view)


def bars_of(frame: pd.DataFrame, key: str = "key", value: str = "count", form: Form = count) -> pd.DataFrame:
    """The largest rows as `naam`, `aantal` and `opschrift`, what is not known last.

    Rows of which the value may not be told come before that, all of one length; `verborgen` is then there
    and marks them.
    """
    instead = frame["instead"].tolist() if "instead" in frame else [""] * len(frame)
    most = frame[value].max()
    stub = max(1, round(float(most) * HIDDEN_LENGTH)) if pd.notna(most) else 1
    rows = []
    # Row by row: of ten rows that is many times as quick as column by column.
    for name, number, words in zip(frame[key].astype("str"), frame[value].tolist(), instead, strict=True):
        is_hidden = bool(pd.isna(number) and words)
        if is_hidden or (pd.notna(number) and number > 0):
            length = stub if is_hidden else int(number)
            rows.append((name, length, words or form(number), is_hidden))
    rows.sort(key=lambda row: (row[0] == NOT_KNOWN, row[3], -row[1]))
    tall = max((len(name) for name, *_ in rows), default=0) > charts.NARROW_NAME
    shown = rows[: MOST_TALL_BARS if tall else MOST_BARS]
    names = ("naam", "aantal", "opschrift", *(["verborgen"] if any(instead) else []))
    return pd.DataFrame({name: [row[place] for row in shown] for place, name in enumerate(names)})


def empty(sentence: str, step: str) -> None:
    """A designed empty state: what there is not, and the next step."""
    with st.container(border=True, key="leeg"):
        st.header(sentence, anchor=False)
        st.text(step)


def nothing_selected(what: str) -> None:
    """The empty state of a page whose rows are all filtered away or not there yet."""
    empty(
        f"Geen {what} in deze selectie.",
        "Kies een ruimere periode, of klik op Filters en dan op Wissen. Blijft het leeg, dan is dit "
        "tabblad nog niet ingevuld.",
    )


def unknown_note(unknown: int, one: str = "activiteit", many: str = "activiteiten") -> str:
    """What is missing from a sum, in words; empty when nothing is."""
    return f"van {plural(unknown, one, many)} niet bekend" if unknown else ""
