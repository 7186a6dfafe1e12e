"""The sentences of the page of the sources."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from metrics.dataset import Quota
from pages.sources import quota_sentence, state_words, summary

SINCE = datetime(2026, 11, 20, 8, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("total", "unread", "attention", "sentence"),
    [
        (16, 0, 0, "Alle 16 werkboeken zijn gelezen."),
        (16, 1, 1, "15 van 16 werkboeken zijn gelezen; 1 vraagt aandacht."),
        (16, 0, 2, "Alle 16 werkboeken zijn gelezen; 2 vragen aandacht."),
        (2, 1, 2, "1 van 2 werkboeken is gelezen; 2 vragen aandacht."),
        (16, 16, 16, "Geen van de 16 werkboeken is gelezen; 16 vragen aandacht."),
        (1, 0, 0, "Het enige werkboek is gelezen."),
        (1, 1, 1, "Het enige werkboek is niet gelezen; 1 vraagt aandacht."),
    ],
)
def test_the_page_in_one_sentence(total: int, unread: int, attention: int, sentence: str) -> None:
    assert summary(total, unread, attention) == sentence


@pytest.mark.parametrize(
    ("state", "since", "words"),
    [
        ("read", None, "gelezen"),
        ("failing", SINCE, "niet gelezen sinds 20 november 2026, 09.15 uur"),
        ("failing", None, "niet gelezen"),
        ("never", SINCE, "nog nooit gelezen"),
        ("vanished", None, "rijen verdwenen"),
    ],
)
def test_a_state_in_words(state: str, since: datetime | None, words: str) -> None:
    assert state_words(state, since) == words


def test_the_quota_in_words() -> None:
    assert quota_sentence(Quota(SINCE, 31, 71_310, 16, 60)) == (
        "De laatste lezing (20 november 2026, 09.15 uur) kostte 31 vragen aan Google, waarvan 16 in haar "
        "laatste minuut; toegelaten zijn er 60 per minuut. 71 kB ontvangen."
    )
