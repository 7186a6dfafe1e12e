"""An old workbook as a partner kept it for years, with its own headers, habits and mistakes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.oddities.sheet import Sheet, write_xlsx

HOUSE = "Voorbeeldhuis"
PARTNERS = [["Naam", "Status", "Werkboek"], [HOUSE, "lid", "voorbeeldhuis.xlsx"]]
GRANTS = [
    ["Naam", "Bedrag", "Start", "Einde"],
    ["Voorbeeldsubsidie", 60_000, "01/01/2024", "31/12/2025"],
]
BUDGET = [
    ["Subsidie", "Post", "Bedrag"],
    ["Voorbeeldsubsidie", "Werking", 40_000],
    ["Voorbeeldsubsidie", "Personeel", 20_000],
]

ACTIVITIES: list[list[Any]] = [
    ["Onze activiteiten (voorbeeld)"],
    [],
    [
        "Wanneer",
        "Naam van de activiteit",
        "Soort",
        "Plaats",
        "Ingeschreven",
        "Deelnemers",
        "Voltooid",
        "Zaal",
    ],
    ["15/01/2024", "Voorbeeldwebinar polarisatie", "Webinars", "Gent", 30, 25, None, "online"],
    ["31/02/2024", "Voorbeeld over nepnieuws", "Vormnig", "St.-Niklaas", 20, 18, None, "zaal 1"],
    ["05/13/2024", "Voorbeeldlezing", "lezing.", "9000 Gent", 60, 52],
    ["voorjaar", "Voorbeeld voor leerkrachten", "studiedagen", "Courtrai", 90, 80],
    ["12/03/2024", "Voorbeeldfeest van de wijk", "feestje", None, None, 140],
    ["14/03/2024", "Voorbeeld voor jeugdwerkers", "webinar/workshop", None, 12, 12],
    ["19/03/2024", "Voorbeeldgesprek in de bib", "panel gesprek", "Antwerpn", 45, 40],
    ["21/03/2024", "Voorbeeld hybride overleg", "netwerkmeeting", None, 20, "12 + 3 online"],
    ["02/04/2024", "Voorbeeld aan de toog", "lezing", None, 30, "20+"],
    ["09/04/2024", "Voorbeeld op de markt", "publieksmoment", "Parijs", None, "een 30-tal"],
    ["11/04/2024", "Inschrijven bij jan.voorbeeld@voorbeeld.be", "vorming", None, 15, 14, 10],
    ["22/04/2024", "Voorbeeldintervisie", "intervisie", None, 10, "#REF!"],
    ["01/02/2025", "Voorbeeld na de fusie", "vorming", "Galmaarden", 20, 16],
    ["25/04/2024", "Voorbeeldreeks van drie", "vorming", None, 20, 14, 18],
    [None, "Voorbeeld zonder datum", "?", None, 20, 14],
    ["15/01/2024", "Voorbeeldwebinar polarisatie", "Webinars", "Gent", 30, 25, None, "online"],
    ["Totaal", None, None, None, None, 477],
]
REACH: list[list[Any]] = [
    ["Periode", "Medium", "Meting", "Cijfer"],
    ["jan 2024", "Website", "bezoeken", "1 250"],
    ["Q1", "website", "bezoeken", 1300],
    ["03/2024", "FB en Insta", "volgers", 410],
    ["03/2024", "LinkedIn", "likes", 35],
    ["april '24", "nieuwsbrief", "abonnees", "ca. 900"],
    ["mei 2024", "nieuwsbrief", "abonnees", 905],
    ["mei 2024", "nieuwsbrief", "abonnees", 915],
]
REFERRALS: list[list[Any]] = [
    [
        "Datum contact",
        "Wie",
        "Lokaal bestuur",
        "Problematiek",
        "Omschrijving vraag",
        "Status",
        "Opgevolgd op",
    ],
    ["05/02/2024", "school", "Gent", "haatspraak", "Voorbeeldvraag een", "afgerond", "31/01/2024"],
    ["maart 2024", "OCMW", "Aalst", "polarisatie", "Voorbeeldvraag twee", "nieuw", None],
    ["11/03/2024", "politie", "Brussel", "desinformatie", "bel 0470 12 34 56", "in afwachting", None],
]
EXPENSES: list[list[Any]] = [
    ["Factuurdatum", "Rubriek", "Omschrijving", "Leverancier", "Factuurnummer", "Bedrag incl. btw"],
    ["8.4.2024", "werking", "Drukwerk (voorbeeld)", "Voorbeelddrukker", "F1", "€ 1 234,56"],
    ["9/4/2024", "Werkingskosten", "Zaal (voorbeeld)", "Voorbeeldzaal", "F2", "12.50"],
    ["10/4/2024", "Drank", "Koffie (voorbeeld)", "Voorbeeldwinkel", "F3", "n.v.t."],
    ["2024", "Personeel", "-", None, "F4", "12,5 k€"],
    ["Totaal", None, None, None, None, "1.247,06"],
]


def write_coordinator(folder: Path) -> Path:
    """The workbook with the register that names the old workbook, the grant and its lines."""
    tabs = {"Partners": PARTNERS, "Subsidies": GRANTS, "Begroting": BUDGET}
    return write_xlsx(folder, "coordinator", [Sheet(title, rows) for title, rows in tabs.items()])


def write_messy(folder: Path) -> Path:
    """The old workbook, beside that of the coordinator."""
    write_coordinator(folder)
    tabs = {
        "Activiteiten": ACTIVITIES,
        "Bereik": REACH,
        "Doorverwijzingen": REFERRALS,
        "Uitgaven": EXPENSES,
        "Kladblok": [["te bellen"]],
    }
    return write_xlsx(folder, "voorbeeldhuis", [Sheet(title, rows) for title, rows in tabs.items()])
