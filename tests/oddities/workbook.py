"""The workbooks made of the oddities, and their answer key by sheet row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from schemas import vocabulary as v
from schemas.row import Row, fields_of
from schemas.tabs import model_of
from tests.oddities.activities import ACTIVITIES
from tests.oddities.coordinator import ACTION_BUDGET, ACTIONS, BUDGET, GRANTS, PARTNERS, TARGETS
from tests.oddities.expenses import EXPENSES
from tests.oddities.oddity import Oddity
from tests.oddities.reach import REACH
from tests.oddities.referrals import REFERRALS
from tests.oddities.sheet import Sheet

PARTNER, COORDINATOR = "voorbeeldpartner", "coordinator"
FIRST_ROW = 2

KEY: dict[str, dict[str, list[Oddity]]] = {
    PARTNER: {
        "Activiteiten": ACTIVITIES,
        "Bereik": REACH,
        "Doorverwijzingen": REFERRALS,
        "Uitgaven": EXPENSES,
    },
    COORDINATOR: {
        "Partners": PARTNERS,
        "Subsidies": GRANTS,
        "Begroting": BUDGET,
        "Doelstellingen": TARGETS,
        "Acties": ACTIONS,
        "Actiebudget": ACTION_BUDGET,
    },
}
"""Workbook and tab to its rows; the first stands in sheet row 2."""


def _activity(n: int) -> dict[str, Any]:
    return {"Datum": "31/01/2022", "Titel": f"Voorbeeld {n}", "Type": "webinar", "Aanwezig": 12}


def _reach(n: int) -> dict[str, Any]:
    channel, indicator = v.CHANNEL.words[n % 10], v.INDICATOR.words[n // 10 % 10]
    month = date(2012 + n // 12, n % 12 + 1, 1)
    return {"Maand": month, "Kanaal": channel, "Indicator": indicator, "Waarde": 5}


def _referral(n: int) -> dict[str, Any]:
    plain = {"Contactdatum": "31/01/2024", "Aanvrager": "school", "Onderwerp": "haatspraak"}
    return plain | {"Status": "nieuw", "Vraag": f"Voorbeeldvraag {n}"}


def _expense(n: int) -> dict[str, Any]:
    return {"Datum": "15/02/2022", "Post": "Werking", "Omschrijving": f"Voorbeeldkost {n}", "Bedrag": 10}


def _target(n: int) -> dict[str, Any]:
    start = date(2022, 1, 1) + timedelta(days=n)
    return {"Subsidie": "Voorbeeldsubsidie", "Indicator": "activiteiten", "Start": start}


PLAIN: dict[str, Callable[[int], dict[str, Any]]] = {
    "Activiteiten": _activity,
    "Bereik": _reach,
    "Doorverwijzingen": _referral,
    "Uitgaven": _expense,
    "Partners": lambda n: {"Naam": f"Voorbeeldlid {n}"},
    "Subsidies": lambda n: {
        "Naam": f"Voorbeeld {n}", "Bedrag": 1000, "Start": "01/01/2012", "Einde": "31/12/2012"},
    "Begroting": lambda n: {"Subsidie": "Voorbeeld met verschil", "Post": f"Voorbeeldpost {n}"},
    "Doelstellingen": _target,
    "Acties": lambda n: {"Nummer": f"{100 + n}.1", "Actie": "Voorbeeldactie", "Status": "lopende"},
    "Actiebudget": lambda n: {"Nummer": "5.10", "Bedrag": 10},
}  # fmt: skip
"""What a row holds where its oddity says nothing."""


def model(tab: str) -> type[Row]:
    """The model of a tab by its title."""
    found = model_of(tab)
    assert found is not None
    return found


def headers(tab: str) -> list[str]:
    """The headers of a tab in the order of its schema."""
    return [field.header for field in fields_of(model(tab)).values()]


def sheet(tab: str, oddities: Sequence[Oddity]) -> Sheet:
    """A tab with one row for each oddity."""
    names = headers(tab)
    rows, formats = [list[Any](names)], {}
    for n, oddity in enumerate(oddities):
        cells = {} if oddity.whole else PLAIN[tab](n)
        cells |= oddity.cells
        assert set(cells) <= set(names), set(cells) - set(names)
        rows.append([cells.get(name) for name in names])
        for name, code in oddity.formats.items():
            formats[n + FIRST_ROW, names.index(name) + 1] = code
    return Sheet(tab, rows, {at: code for at, code in formats.items() if code})


def sheets(workbook: str) -> list[Sheet]:
    """The tabs of one of the workbooks."""
    return [sheet(tab, oddities) for tab, oddities in KEY[workbook].items()]


def all_told() -> set[tuple[str, str, int, str, str, str]]:
    """Every issue that must be told, as (workbook, tab, row, header, code, severity)."""
    return {
        (workbook, tab, n, *told)
        for workbook, tabs in KEY.items()
        for tab, oddities in tabs.items()
        for n, oddity in enumerate(oddities, FIRST_ROW)
        for told in oddity.told
    }
