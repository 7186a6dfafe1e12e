"""Every page shows what `wijzij figures` prints for the same selection, small numbers left out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Page

from pages.words import count, decimal, euro, share
from sheets.settings import EXAMPLES, PROJECT
from tests.browser.test_pages import key_figures

Json = Mapping[str, Any]
SELECTIONS = {
    "hele subsidie": ("", ["--from", "2023-04-01", "--to", "2024-12-31"]),
    "Limburg in 2024": (
        "?periode=2024&provincie=Limburg",
        ["--from", "2024-01-01", "--to", "2024-12-31", "--province", "Limburg"],
    ),
}


def cents(amount: str) -> int:
    return int(amount.replace(".", ""))


def activities(found: Json) -> dict[str, str]:
    shown = found["activities"]
    return {
        "Activiteiten": count(shown["count"]),
        "Deelnemers": count(shown["attended"]),
        "Opkomst": share(shown["show_up"]),
        "Voltooid": count(shown["completed"]),
    }


def referrals(found: Json) -> dict[str, str]:
    shown = found["referrals"]
    return {
        "Vragen": count(shown["count"]),
        "Lokale besturen": count(shown["local_governments"]),
        "Dagen tot opvolging": decimal(shown["median_days_to_follow_up"]),
    }


def spend(found: Json) -> dict[str, str]:
    grant = found["grants"][-1]
    return {
        "Besteed": euro(cents(grant["spent"])),
        "Vastgelegd": euro(cents(grant["committed"])),
        "Nog beschikbaar": euro(cents(grant["remaining"])),
        "Looptijd voorbij": share(grant["share_elapsed"]),
    }


def actions(found: Json) -> dict[str, str]:
    shown = found["actions"]
    return {
        "Acties": count(shown["count"]),
        "Lopende": count(shown["by_status"]["lopende"]),
        "Nog niet begonnen": count(shown["by_status"]["op te starten"]),
        "Budget": euro(cents(shown["budget_total"])),
    }


def quality(found: Json) -> dict[str, str]:
    """Without the tabs of questions: how many rows those have is not told without signing in."""
    asked = [tab for tab in tabs() if tab["tab"] == "Doorverwijzingen"]
    assert asked
    shown = {name: rows - sum(tab[name] for tab in asked) for name, rows in found["quality"].items()}
    return {
        "Gelezen": count(shown["read"]),
        "Geldig": count(shown["valid"]),
        "Geweigerd": count(shown["rejected"]),
        "Overgeslagen": count(shown["skipped"]),
    }


def overview(found: Json) -> dict[str, str]:
    return {
        "Activiteiten": count(found["activities"]["count"]),
        "Deelnemers": count(found["activities"]["attended"]),
        "Vragen": count(found["referrals"]["count"]),
        "Besteed": euro(cents(found["grants"][-1]["spent"])),
    }


PAGES: Mapping[str, Callable[[Json], dict[str, str]]] = {
    "/": overview,
    "/activiteiten": activities,
    "/doorverwijzingen": referrals,
    "/subsidie": spend,
    "/acties": actions,
    "/gegevens": quality,
}


NOT_TOLD = {
    ("/doorverwijzingen", "Limburg in 2024"): {
        "Lokale besturen": "niet getoond",
        "Dagen tot opvolging": "niet getoond",
    }
}
"""What the page does not tell without signing in: of a province it tells the number of questions alone."""


@cache
def tabs() -> list[Json]:
    """How the rows of each tab of the examples were accounted for."""
    command = [sys.executable, "-m", "cli", "check", str(EXAMPLES), "--format", "json"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    return json.loads(done.stdout)["tabs"]


@cache
def printed(selection: str) -> Json:
    """What the command line prints of the examples for a selection."""
    command = [sys.executable, "-m", "cli", "figures", "--data", str(EXAMPLES), "--format", "json"]
    filters = SELECTIONS[selection][1]
    done = subprocess.run([*command, *filters], cwd=PROJECT, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("path", PAGES)
def test_a_page_shows_what_the_command_line_prints(
    show: Callable[..., Page], path: str, selection: str
) -> None:
    expected = PAGES[path](printed(selection)) | NOT_TOLD.get((path, selection), {})
    shown = key_figures(show(path + SELECTIONS[selection][0]))
    assert {label: shown.get(label) for label in expected} == expected


def test_reach_shows_the_latest_value_of_its_channels(show: Callable[..., Page]) -> None:
    latest = {
        f"{row['channel'].capitalize()}: {row['indicator']}".casefold(): count(row["value"])
        for row in printed("hele subsidie")["reach"]["latest"]
    }
    page = show("/bereik")
    shown = {label.casefold(): figure for label, figure in key_figures(page).items()}
    assert len(shown) == 4
    assert {label: latest.get(label) for label in shown} == shown
    grown = r"December 2024: 1\.612, 44,1\s% meer dan in april 2023 en 23,1\s% meer dan een jaar eerder\."
    page.get_by_text(re.compile(grown)).wait_for()
    among = r"vergeleken met een jaar eerder: Facebook 1\.266 \(3,2\s% meer\), Instagram"
    page.get_by_text(re.compile(among)).wait_for()
