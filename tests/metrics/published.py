"""What was published: the ten activities of October 2021 to April 2022, and two tables of 2017."""

from __future__ import annotations

from datetime import date

from tests.metrics.tables import activity

WINDOW = date(2022, 2, 28)
LOCAL = ("lokale besturen",)
NETWORK = ("netwerkpartners",)

PUBLISHED = [
    activity("2021-10-01", "panelgesprek", 29, end=WINDOW),
    activity("2021-10-01", "webinar", 126, end=WINDOW, mode="online"),
    activity("2022-01-31", "webinar", 215, mode="online", audience=LOCAL),
    activity("2022-02-10", "webinar", 117, mode="online", audience=LOCAL),
    activity("2022-04-21", "webinar", 113, mode="online", audience=LOCAL),
    activity("2021-10-01", "vorming", 26, end=date(2022, 4, 30), editions=2),
    activity("2022-03-01", "intervisie", 20, end=date(2022, 3, 31)),
    activity("2022-04-01", "workshop", 12, end=date(2022, 4, 30), audience=NETWORK),
    activity("2021-10-01", "netwerkoverleg", end=date(2021, 10, 31), audience=NETWORK),
    activity("2021-12-01", "netwerkoverleg", end=date(2021, 12, 31), audience=NETWORK),
]

HELPDESK = {
    "praktische vragen": 28,
    "werking LIVC": 11,
    "dossiers en projectaanvragen": 11,
    "RADIX-tool": 10,
    "beroepsgeheim": 8,
    "opleidingen en vormingen": 8,
    "aanmeldingen van cases": 5,
    "wetenschappelijk onderzoek": 5,
    "werking en erkenning van moskeeën": 2,
    "projectoproep tegengeluiden": 2,
    "OKAN-onderwijs": 1,
    "psychologische hulpverlening": 1,
    "cultuursensitief werken": 1,
    "goede lokale praktijken": 1,
}
"""The 90 questions put to a helpdesk, under the 94 topics that they had together."""

REGIONS = {
    "Oost-Vlaanderen": 47,
    "Antwerpen": 33,
    "Limburg": 25,
    "Vlaams-Brabant": 19,
    "West-Vlaanderen": 14,
    "Brussel": 8,
}
"""The 146 requests to a network of experts of which the region is known."""
