"""Workbooks of several partners that only together are wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from schemas.reference import ACTIVITY, COST, activity_part, cost_part, reference
from schemas.text import normal
from sheets.sync import Reading, read
from tests.oddities.sheet import Sheet, write_xlsx

TODAY = date(2026, 11, 22)
ACTIVITIES = ["Datum", "Titel", "Type", "Medeorganisatoren", "Aanwezig", "Gemeente", "Status"]
COSTS = ["Datum", "Post", "Omschrijving", "Leverancier", "Bewijsstuk", "Bedrag", "Subsidie"]
SHARED = ["22/02/2022", "Controverse in de klas", "webinar"]

BOOKS: dict[str, list[Sheet]] = {
    "coordinator": [
        Sheet("Partners", [
            ["Naam", "Werkboek"], ["Voorbeeldhuis", "huis.xlsx"], ["Voorbeeldwerk", "werk.xlsx"],
            ["Voorbeeldplek", "nergens.xlsx"],
        ]),
        Sheet("Subsidies", [
            ["Naam", "Bedrag", "Start", "Einde"], ["WZ-2021", 1000, "1/4/2021", "31/3/2023"]]),
        Sheet("Begroting", [["Subsidie", "Post", "Bedrag"], ["WZ-2021", "Werking", 1200]]),
        Sheet("Doelstellingen", [
            ["Subsidie", "Indicator"], ["WZ-2021", "vormingen"], ["wz-2021", "vormingen"]]),
        Sheet("Acties", [["Nummer", "Actie", "Status"], ["1.1", "Voorbeeld", "bezig met opstarten"]]),
    ],
    "huis": [
        Sheet("Activiteiten", [
            ACTIVITIES, [*SHARED, "Voorbeeldwerk", 30, None, None],
            ["1/1/2090", "Voorbeeld", "vorming", "Voorbeeldhuus vzw", 5, None, "doorgegaan"],
            ["1/2/2022", "Voorbeeld", "vorming", "Fictief", 5, "Nazareth-De Pinte", None],
        ]),
        Sheet("Uitgaven", [
            COSTS, ["1/5/2022", "Werking", "a", "Fictief bv", "F1", 10, None],
            ["1/5/2024", "Werking", "b", "Fictief bv", "F2", 10, "WZ-2021"],
            ["1/5/2022", "Werkingskosten", "c", None, None, 10, None],
        ]),
        Sheet("Begroting", [["Subsidie", "Post"]]),
        Sheet("Doorverwijzingen", [
            ["Contactdatum", "Aanvrager", "Onderwerp", "Status", "Doorverwezen naar", "Gemeente"],
            ["1/2/2024", "school", "haatspraak", "nieuw", "Voorbeeldhuusje", None],
            ["1/2/2024", "school", "haatspraak", "nieuw", "Voorbeeldhuusje", None],
            ["1/2/2025", "school", "haatspraak", "nieuw", None, "Galmaarden"],
        ]),
    ],
    "werk": [
        Sheet("Activiteiten", [ACTIVITIES, [*SHARED, "Voorbeeldhuis", 28, None, None]]),
        Sheet("Uitgaven", [COSTS, ["1/6/2022", "Werking", "d", "fictief BV", "F1", 10, None]]),
    ],
    "kopie van huis": [Sheet("Activiteiten", [ACTIVITIES, [*SHARED, None, 30, None, None]])],
}  # fmt: skip


def network(folder: Path) -> Reading:
    """The workbooks, read together."""
    return read([write_xlsx(folder, name, tabs) for name, tabs in BOOKS.items()], today=TODAY)


HOUSE, WORK = "Voorbeeldhuis", "Voorbeeldwerk"
TITLES = ("Controverse in de klas", "Omgaan met desinformatie", "Spanningen in de wijk", "Dag van de dialoog")
ATTENDED = {HOUSE: (30, 30, 30, 30), WORK: (28, 28, None, 28)}
DAY, PAID = date(2022, 2, 22), date(2022, 6, 1)


def activity_code(title: str) -> str:
    """What names the two reports of one activity."""
    parts = (activity_part(partner, DAY, DAY, normal(title)) for partner in (HOUSE, WORK))
    return str(reference(ACTIVITY, parts))


def decided(folder: Path) -> Reading:
    """What two partners report, after the coordinator decided about it in every way there is."""
    apart, outsider, unknown, against = map(activity_code, TITLES)
    costs = str(reference(COST, (cost_part(partner, PAID, "F9", 1000) for partner in (HOUSE, WORK))))
    decisions = [
        ["Kenmerk", "Beslissing", "Telt"],
        [apart, "dezelfde", WORK],
        [outsider, "dezelfde", "Voorbeeldplek"],
        [unknown, "dezelfde", WORK],
        [against, "dezelfde", None],
        [against, "verschillend", None],
        ["A-2222-3333", "verschillend", HOUSE],
        [costs, "dezelfde", "Voorbeeldplek"],
        ["zomaar iets", "dezelfde", None],
    ]
    partners = [["Naam", "Werkboek"], [HOUSE, "huis2.xlsx"], [WORK, "werk2.xlsx"], ["Voorbeeldplek", None]]
    books = {"coordinator2": [Sheet("Partners", partners), Sheet("Beslissingen", decisions)]}
    for name, partner in (("huis2", HOUSE), ("werk2", WORK)):
        reports = [
            [DAY, title, "webinar", None, attended, None, None]
            for title, attended in zip(TITLES, ATTENDED[partner], strict=True)
        ]
        cost = [PAID, "Werking", "d", "Fictief bv", "F9", 10, None]
        books[name] = [Sheet("Activiteiten", [ACTIVITIES, *reports]), Sheet("Uitgaven", [COSTS, cost])]
    return read([write_xlsx(folder, name, tabs) for name, tabs in books.items()], today=TODAY)
