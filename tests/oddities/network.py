"""Workbooks of several partners that only together are wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

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
