"""Overzicht: are we on track, is the money going as planned, what needs attention - on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd
import streamlit as st

from metrics import attendance, reach, referrals, spend
from metrics.attention import Point, attention
from metrics.direction import Direction, Directions, directions, growth_word
from metrics.spend import Grant
from metrics.summary import Came, Filled, filled, running, sentence
from metrics.targets import Goals, Target, goals, has_begun, is_behind, targets
from metrics.view import View
from metrics.wording import aside
from pages.address import link
from pages.asked import asked
from pages.burn import burn_card
from pages.parts import card, key_figure, key_figures, table, title, unknown_note
from pages.spend import current_grant
from pages.words import (
    capital,
    channel_name,
    count,
    day,
    decimal,
    escaped,
    euro,
    growth,
    in_html,
    plural,
    share,
    unbroken,
)

SELECTED = ("activities", "reach", "referrals")
MOST_POINTS = 5
MOST_TARGETS = 3
MEASURES = (("website", "bezoeken"), ("nieuwsbrief", "abonnees"), ("linkedin", "volgers"))
"""The reach that is asked for most, but for the users of the website: those are among the targets."""
STANDS = {"Wat": "what", "Stand": ("stand", str), "Tegenover": "against"}
YEAR_BEFORE = "Vergeleken met dezelfde dagen een jaar eerder; van een langere periode telt het laatste jaar."


def overview(view: View) -> None:
    """The page of one look."""
    grants = spend.grants(view)
    grant = current_grant(grants, view)
    own = [target for target in targets(view) if grant is None or target.grant == grant.name]
    title("Overzicht", view.origins(*SELECTED) | (spend.origins(view, grant.name) if grant else frozenset()))
    totals, found = attendance.totals(view), directions(view)
    with st.container(gap="xsmall", key="overzicht"):
        _on_paper(view)
        came = Came(totals.count, totals.attended)
        told = sentence(view.as_of, running(view, grants, grant), goals(own), came, found)
        with st.container(gap="xsmall", key="antwoord"):
            st.html(f"<p class='zin'>{in_html(told)}</p>")
            with key_figures():
                _key_figures(view, totals, found, grant)
        with st.grid(3, min_column_width=300, key="drieluik"):
            burn_card(view, grant, height=140, brief=True)
            stand_card(view, own)
            attention_card(view, grant, own)
        st.text(_complete(filled(view)))


def stand_card(view: View, own: Sequence[Target]) -> None:
    """The targets of the grant and the reach of the network, each with what it is held against."""
    first = sorted(own, key=lambda target: (target.share is None, target.baseline is None))[:MOST_TARGETS]
    rows = [*(_target_row(target) for target in first), *_reach_rows(reach.summary(view))]
    with card("Doelen en bereik", _goals(goals(own))):
        if rows:
            frame = pd.DataFrame(rows, columns=["what", "stand", "against"])
            table("Doelen en bereik", frame, STANDS)


def _goals(found: Goals) -> str:
    met = f"{found.met} van {plural(found.numbered, 'doel', 'doelen')} gehaald" if found.numbered else ""
    return f"{met or 'Geen doel met een getal'}; bereik in een jaar."


def attention_card(view: View, grant: Grant | None, own: Sequence[Target]) -> None:
    """What somebody has to do something about, each with a link to where it stands."""
    points = attention(view, grant, own)
    rest = f", de eerste {MOST_POINTS}" if len(points) > MOST_POINTS else ""
    with card("Wat vraagt aandacht", f"{plural(len(points), 'punt', 'punten')}{rest}."):
        lines = "".join(f"<li>{_linked(point)}</li>" for point in points[:MOST_POINTS])
        if lines:
            st.html(f"<ul class='aandacht'>{lines}</ul>")


def _linked(point: Point) -> str:
    address = escape(link(point.page, point.chosen))
    return f'<a href="{address}" target="_self">{in_html(unbroken(point.words))}</a>'


def _target_row(target: Target) -> tuple[str, str, str]:
    against = "geen doel"
    if target.share is not None:
        against = "loopt achter" if is_behind(target) else "gehaald" if target.share >= 1 else "op schema"
        against = against if has_begun(target) else "nog niet begonnen"
        stand = f"{count(target.reached)} van {decimal(target.expected)}"
        return capital(target.indicator), stand, against
    if target.baseline is not None and target.direction:
        against = f"{target.direction} (was {count(target.baseline)})"
    return capital(target.indicator), target.instead or count(target.reached), against


def _reach_rows(summary: pd.DataFrame) -> list[tuple[str, str, str]]:
    found = {(row.channel, row.indicator): row for row in summary.itertuples(index=False)}
    return [
        (f"{channel_name(channel)}: {indicator}", count(row.value), _in_a_year(row.growth_year))
        for channel, indicator in MEASURES
        if (row := found.get((channel, indicator)))
    ]


def _in_a_year(part: float | None) -> str:
    """A direction in words: `meer (+23 %)`."""
    return "niet bekend" if pd.isna(part) else f"{growth_word(part)} ({growth(round(part, 2))})"


def _complete(found: Filled) -> str:
    """How complete the data is, and until when."""
    until = [
        f"{name} {UNTIL[name](last)}"
        for name, last in (
            ("activiteit", found.last_activity),
            ("kost", found.last_cost),
            ("bereik", found.last_reach),
        )
        if last
    ]
    rows = f"{count(found.valid)} van {plural(found.read, 'rij', 'rijen')} geldig"
    parts = (
        f"Volledigheid: {rows}{aside(found.without)}",
        f"deelnemers gekend van {count(found.known)} van {count(found.held)} activiteiten"
        if found.held
        else "geen activiteit in deze selectie",
        f"laatste {', '.join(until)}" if until else "nog niets ingevuld",
    )
    return f"{'; '.join(parts)}."


UNTIL = {"activiteit": day, "kost": day, "bereik": "{:%m/%Y}".format}


def _on_paper(view: View) -> None:
    """What the filter bar says on a screen; on paper it has no buttons, so it is told in words."""
    st.html(f"<p class='op-papier'>{escape(asked(view))}</p>")


def _key_figures(view: View, totals: attendance.Totals, found: Directions, grant: Grant | None) -> None:
    _money(grant)
    _counted(
        "Activiteiten",
        totals.count,
        found.activities,
        "Activiteiten die doorgingen. Een activiteit die meerdere partners melden, telt één keer.",
    )
    _counted(
        "Deelnemers",
        totals.attended,
        found.attended,
        "De som van wat bekend is. Een activiteit zonder aantal telt niet als nul, maar blijft uit de som"
        f" ({unknown_note(totals.attended_unknown) or 'alle aantallen zijn bekend'}).",
    )
    asked = referrals.totals(view)
    _counted(
        "Vragen",
        asked.count if "referrals" in view.recorded else None,
        found.questions,
        "Vragen aan het netwerk. Een vraag met meerdere onderwerpen telt één keer."
        + (" Alleen hele kwartalen die voorbij zijn, tellen mee." if view.answers else ""),
        asked.instead.get("count", "") if "referrals" in view.recorded else "",
    )


def _counted(label: str, number: int | None, found: Direction, definition: str, instead: str = "") -> None:
    known = found.growth is not None
    chip = growth(found.growth) if known else ""
    beside = f"{found.word} in een jaar" if known else "jaar eerder niet bekend"
    key_figure(label, instead or count(number), chip, beside, f"{definition} {YEAR_BEFORE}")


def _money(grant: Grant | None) -> None:
    key_figure(
        "Besteed",
        euro(grant.spent if grant else None),
        share(grant.share_spent) if grant else "",
        f"na {share(grant.share_elapsed)} van de tijd" if grant else "",
        "Betaalde en ingediende kosten binnen de periode van de subsidie, van het hele netwerk."
        + (f" Subsidie: {escaped(grant.name)}, {euro(grant.amount)}." if grant else ""),
    )
