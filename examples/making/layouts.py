"""How each member arranged its own tabs: title rows, own headers, own columns and own tabs."""

from __future__ import annotations

from . import mess
from .tabs import FICTION, HEADERS, Row, Tab, Value

MEETING_ROOM, TICKED = "Zaalhuur geregeld?", "Verslag"
BARE = {"universiteit-gent", "fonds-aurore-ruyffelaere"}  # headers on row 1, no title above
LEADS = {
    "vereniging-van-vlaamse-steden-en-gemeenten": [FICTION, "Opvolging netwerk (voorbeeld)", ""],
    "vlaams-vredesinstituut": [FICTION, ""],
}
SHOWN: dict[str, dict[str, str]] = {
    "hannah-arendt-instituut": {
        "Datum": "Wanneer", "Titel": "Naam", "Type": "Soort", "Vorm": "Live of online", "Gemeente": "Locatie",
        "Aanwezig": "Deelnemers", "Doelgroep": "Publiek",
    },
    "vereniging-van-vlaamse-steden-en-gemeenten": {
        "Type": "Soort activiteit", "Aanwezig": "# deelnemers", "Uitgenodigd": "# uitgenodigd",
        "Medeorganisatoren": "Samen met",
    },
    "agentschap-integratie-en-inburgering": {
        "Aanwezig": "Aantal aanwezigen", "Gemeente": "Plaats", "Ingeschreven": "Inschrijvingen",
        "Vorm": "Online/fysiek", "Opmerking": "Nota",
    },
    "universiteit-gent": {header: header.upper() for header in HEADERS["Activiteiten"]},
    "fonds-aurore-ruyffelaere": {
        "Aanwezig": "Aantal\ndeelnemers", "Titel": "Activiteit", "Datum": "Datum activiteit",
    },
    "katholiek-onderwijs-vlaanderen": {
        "Einddatum": "Tot en met", "Thema": "Onderwerp", "Aanwezig": "Aantal deelnemers",
    },
    "faro": {"Gemeente": "Stad", "Doelgroep": "Sector"},
}  # fmt: skip
REORDERED = {
    "hannah-arendt-instituut": [
        "Titel",
        "Datum",
        "Type",
        "Aanwezig",
        "Ingeschreven",
        "Vorm",
        "Gemeente",
        "Doelgroep",
    ],
    "geintegreerde-politie": ["Type", "Titel", "Datum", "Gemeente"],
}


def arrange(workbook: str, tabs: list[Tab]) -> None:
    """Give the tabs of one workbook their own form, after their cells were spoilt."""
    for tab in tabs:
        if workbook not in BARE and tab.title != "Kladblok":
            tab.lead = LEADS.get(workbook, [FICTION])
        if tab.title == "Activiteiten":
            _arrange_activities(workbook, tab)
        if tab.title == "Doorverwijzingen" and workbook == "kazerne-dossin":
            tab.lead = [FICTION, "Vertrouwelijk: enkel voor het secretariaat (voorbeeld)", ""]
    _own_ways(workbook, {tab.title: tab for tab in tabs})


def _arrange_activities(workbook: str, tab: Tab) -> None:
    tab.shown = SHOWN.get(workbook, {})
    first = REORDERED.get(workbook, [])
    tab.headers = first + [header for header in tab.headers if header not in first]


def _own_ways(workbook: str, tabs: dict[str, Tab]) -> None:
    activities = tabs["Activiteiten"]
    match workbook:
        case "kazerne-dossin":
            mess.blank_rows(tabs["Doorverwijzingen"], (40, 41))
            mess.copied(tabs["Bereik"], 60, "duplicate_measure")
            mess.total(tabs["Uitgaven"], "Bedrag", "Totaal")
        case "hannah-arendt-instituut":
            mess.blank_rows(activities, (10,))
            mess.total(tabs["Uitgaven"], "Bedrag", "Totaal")
        case "agentschap-integratie-en-inburgering":
            mess.copied(activities, 22)
        case "stad-mechelen":
            _checkbox(activities, MEETING_ROOM)
            mess.blank_rows(activities, (7,), MEETING_ROOM)
            mess.blank_tail(activities, 12, MEETING_ROOM)
        case "koninklijk-atheneum-antwerpen":
            _checkbox(activities, TICKED)
            mess.blank_tail(activities, 8, TICKED)
        case "bijzonder-comite-voor-herinneringseducatie":
            mess.hidden(activities, 3)
            mess.total(activities, "Aanwezig", "Totaal")
        case "democratische-dialoog":
            mess.merged_day(activities, 4)
        case "vlaams-vredesinstituut":
            mess.total(activities, "Aanwezig", "Eindtotaal", 512)
        case "geintegreerde-politie":
            _own_numbers(activities)


def _checkbox(tab: Tab, header: str) -> None:
    for number, row in enumerate(tab.rows):
        row.values[header] = number % 3 != 1
    if header not in tab.headers:
        tab.headers.insert(8, header)


def _own_numbers(tab: Tab) -> None:
    tab.headers.insert(0, "Intern nr.")
    for number, row in enumerate(tab.rows, 1):
        row.values["Intern nr."] = f"{number:03d}"


def scratch_pad() -> Tab:
    """A tab of a member's own, with no headers: to be ignored and reported as ignored."""
    lines: list[dict[str, Value]] = [
        {"A": "Kladblok (voorbeeld)"},
        {},
        {"A": "te doen", "B": "zaal vastleggen voor het najaar"},
        {"A": "broodjes", "B": 24, "C": "vegetarisch", "D": 9},
        {"A": "nog navragen: aantal inschrijvingen van maart"},
    ]
    return Tab("Kladblok", [Row(line) for line in lines], headers=["A", "B", "C", "D"], free=True)
