"""The card that tells what each kind of requester asks about, for who may see single questions."""

from __future__ import annotations

import pandas as pd

from metrics import referrals as figures
from metrics.view import View
from pages.parts import card, table
from pages.words import count

NAME = "Onderwerpen per aanvrager"
ONLY = (
    "Onderwerp en aanvrager samen ziet alleen de coördinator: zulke kleine aantallen verraden een gemeente."
)
MOST_SAID = 3


def topic_card(view: View) -> None:
    """Topics against requesters; whoever is not told that reads why."""
    if view.answers:
        card(NAME, ONLY)
        return
    found = figures.topic_by_requester(view)
    if found.empty:
        return
    requesters = list(found["requester"].unique())
    by_topic = found.pivot(index="topic", columns="requester", values="count").fillna(0).astype("int64")
    most_first = by_topic.sum(axis="columns").sort_values(ascending=False, kind="stable").index
    frame = by_topic.reindex(index=most_first, columns=requesters).reset_index()
    with card(NAME, _most(found)):
        table(NAME, frame, {"Onderwerp": "topic", **{name: (name, _some) for name in requesters}})


def _most(found: pd.DataFrame) -> str:
    """`Vooral gevraagd door lokaal bestuur: haatspraak (14); door school: communicatie (6).`"""
    first = found.drop_duplicates("requester").head(MOST_SAID)
    rows = zip(first["requester"], first["topic"], first["count"], strict=True)
    said = [f"door {requester}: {topic} ({count(number)})" for requester, topic, number in rows]
    return f"Vooral gevraagd {'; '.join(said)}."


def _some(number: int) -> str:
    """A count, a dash where there is none: most cells of such a table are empty."""
    return count(number) if number else "-"
