"""The ten activities that were published for October 2021 to April 2022."""

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
