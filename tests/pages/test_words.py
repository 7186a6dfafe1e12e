"""Figures and days as the screens write them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pandas as pd
import pytest

from pages import words

CASES = [
    (words.euro, 24860000, "€ 248.600"),
    (words.euro, 316050, "€ 3.161"),
    (words.euro, 316150, "€ 3.162"),
    (words.euro, 316049, "€ 3.160"),
    (words.euro, -123450, "−€ 1.235"),
    (words.euro, -49, "€ 0"),
    (words.euro, pd.Series([24860000]).iloc[0], "€ 248.600"),
    (words.euro_cents, pd.Series([9749210], dtype="Int64").iloc[0], "€ 97.492,10"),
    (words.euro, None, "niet bekend"),
    (words.euro_cents, 9749210, "€ 97.492,10"),
    (words.count, 12512, "12.512"),
    (words.count, None, "niet bekend"),
    (words.count, 0, "0"),
    (words.decimal, 3.5, "3,5"),
    (words.share, 0.678, "67,8 %"),
    (words.share, 1.0, "100 %"),
    (words.day, date(2022, 4, 21), "21/04/2022"),
    (words.day, pd.Timestamp(2022, 4, 21), "21/04/2022"),
    (words.long_day, date(2022, 4, 21), "21 april 2022"),
    (words.month, date(2022, 3, 1), "maart 2022"),
    (words.moment, datetime(2026, 11, 22, 9, 15), "22 november 2026, 09.15 uur"),
    (words.moment, datetime(2026, 11, 22, 23, 15, tzinfo=UTC), "23 november 2026, 00.15 uur"),
    (
        words.in_html,
        "LIVC-R & <WZ-2021>",
        '<span class="heel">LIVC-R</span> &amp; &lt;<span class="heel">WZ-2021</span>&gt;',
    ),
    (
        words.in_html,
        "OFF-2024-31, 2023-K2, West-Vlaanderen",
        '<span class="heel">OFF-2024-31</span>, 2023-K2, West-Vlaanderen',
    ),
    (words.listed, ["a", "b", "c"], "a, b en c"),
    (words.listed, ["a"], "a"),
    (words.listed, [], ""),
    (words.escaped, "WZ ![x](http://a) $y$ :red[z]", r"WZ \!\[x\]\(http\://a\) \$y\$ \:red\[z\]"),
    (words.channel_name, "linkedin", "LinkedIn"),
    (words.channel_name, "nieuwsbrief", "Nieuwsbrief"),
    (words.span, "2017-01-01/2017-12-31", "2017"),
    (words.span, "2016-01-01/2017-12-31", "2016 tot en met 2017"),
    (words.span, "2016-10-01/2017-08-31", "01/10/2016 tot 31/08/2017"),
    (words.span, "2017-12-04/2017-12-04", "04/12/2017"),
    (words.span, "2018-03-01/..", "vanaf 01/03/2018"),
    (words.span, "2017-02-31/2017-12-31", "2017-02-31/2017-12-31"),
    (words.span, "2024", "2024"),
    (words.yes_no, True, "ja"),
    (words.yes_no, None, "niet bekend"),
]


@pytest.mark.parametrize(("form", "value", "text"), CASES)
def test_a_figure_is_written_in_dutch(form: Callable[..., str], value: object, text: str) -> None:
    assert form(value).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(
    "shown", [words.euro(-123450), words.euro_cents(9749210), words.unbroken("Samen € 5.")]
)
def test_no_line_ends_between_the_sign_and_its_figure(shown: str) -> None:
    assert "€\N{NO-BREAK SPACE}" in shown
    assert "€ " not in shown
