from __future__ import annotations

from datetime import date

import pytest

from metrics import spend
from metrics.spend import Grant, Line
from tests.metrics.tables import cost, grant, view

HALFWAY = date(2024, 2, 14)


def one(expenses: list[dict[str, object]], *, as_of: date = HALFWAY, **tables: object) -> Grant:
    tables.setdefault("grants", [grant()])
    return spend.grants(view(as_of=as_of, expenses=expenses, **tables))[0]


def test_balance_of_the_published_grant_is_exact() -> None:
    published = one([], grants=[grant(amount=20_864_000, advance=0.8)])
    assert (published.advance, published.balance) == (16_691_200, 4_172_800)


@pytest.mark.parametrize(
    ("amount", "share", "advance"),
    [(101, 0.5, 51), (1005, 0.1, 101), (20_864_000, None, None), (24_860_000, 0.8, 19_888_000), (3, 1.0, 3)],
)
def test_advance_rounds_half_a_cent_up(amount: int, share: float | None, advance: int | None) -> None:
    assert one([], grants=[grant(amount=amount, advance=share)]).advance == advance


def test_what_counts_as_spent_and_committed() -> None:
    found = one(
        [
            cost("2023-05-01", 100_00),
            cost("2023-06-01", 50_00, status="ingediend"),
            cost("2023-06-02", -25_00),
            cost("2023-07-01", 700_00, status="vastgelegd"),
            cost("2023-07-01", 9_00, status="verworpen"),
            cost("2023-03-01", 30_00, in_period=False),
            cost("2023-03-01", 31_00, in_period=False, grant=None),
            cost("2024-02-15", 1_00),
        ]
    )
    assert (found.spent, found.committed, found.outside) == (125_00, 700_00, 30_00)
    assert (found.remaining, found.uncommitted) == (24_860_000 - 125_00, 24_860_000 - 825_00)


def test_nothing_filled_in_is_unknown_not_zero() -> None:
    found = one([])
    assert (found.spent, found.committed, found.remaining, found.share_spent) == (None,) * 4
    assert found.forecast.basis.startswith("Voor deze subsidie zijn nog geen uitgaven ingevuld")


def test_before_the_first_cost_spent_is_zero() -> None:
    assert one([cost("2024-03-01", 100)]).spent == 0


@pytest.mark.parametrize(
    ("as_of", "gone"),
    [(date(2023, 3, 31), 0), (date(2023, 4, 1), 1), (date(2024, 12, 31), 641), (date(2026, 1, 1), 641)],
)
def test_share_elapsed_counts_both_ends(as_of: date, gone: int) -> None:
    found = one([], as_of=as_of)
    assert found.share_elapsed == gone / 641
    assert found.straight_line == round(24_860_000 * gone / 641)


def test_lines_against_their_budget() -> None:
    found = one(
        [cost("2023-05-01", 60_00), cost("2023-05-01", 5_00, budget_line="Drukwerk")],
        budget=[
            {"grant": "WZ", "line": "Werking", "amount": None},
            {"grant": "WZ", "line": "Personeel", "amount": 50_00},
            {"grant": "ander", "line": "Drukwerk", "amount": 1},
        ],
    )
    assert found.by_line == (
        Line("Werking", None, 0, 0, None),
        Line("Personeel", 50_00, 60_00, 0, -10_00),
        Line("Drukwerk", None, 5_00, 0, None),
    )
    assert "De post Personeel gaat € 10 over haar begroting van € 50" in found.warnings[0].message


@pytest.mark.parametrize(
    ("expenses", "as_of", "codes"),
    [
        ([cost("2023-05-01", 12_430_000)], HALFWAY, []),
        ([cost("2023-05-01", 100)], HALFWAY, ["behind_line"]),
        ([cost("2023-05-01", 20_000_000)], HALFWAY, ["ahead_of_line"]),
        ([cost("2023-05-01", 24_860_001)], date(2026, 1, 1), ["over_grant"]),
        ([cost("2023-05-01", 100)], date(2025, 2, 1), ["report_due"]),
        ([cost("2023-05-01", 100)], date(2025, 3, 1), ["report_overdue"]),
        ([cost("2023-05-01", 100)], date(2026, 3, 1), []),
        ([cost("2023-01-01", 100, in_period=False)], date(2026, 1, 1), ["outside_grant"]),
        (
            [cost("2023-05-01", 100, voucher="7"), cost("2023-05-01", 100, voucher="7", duplicate=True)],
            date(2026, 1, 1),
            ["duplicate_voucher"],
        ),
    ],
)
def test_warnings(expenses: list[dict[str, object]], as_of: date, codes: list[str]) -> None:
    assert [warning.code for warning in one(expenses, as_of=as_of).warnings] == codes


def test_a_voucher_counted_twice_still_counts_and_says_what_is_at_stake() -> None:
    found = one([cost("2023-05-01", 80_00), cost("2023-05-02", 80_00, duplicate=True)])
    assert (found.spent, found.duplicates) == (160_00, 80_00)


def monthly(*amounts: int) -> list[dict[str, object]]:
    return [cost(f"2023-{month:02d}-10", amount) for month, amount in enumerate(amounts, 4) if amount]


@pytest.mark.parametrize(
    ("expenses", "as_of", "expected"),
    [
        (monthly(100_00, 100_00), date(2023, 12, 31), (None, None, None)),
        (monthly(100_00, 100_00, 100_00), date(2023, 6, 30), (2100_00, 2100_00, 2100_00)),
        (monthly(100_00, 100_00, 100_00, 900_00), date(2023, 7, 30), (2100_00, 2100_00, 2100_00)),
        (monthly(100_00, 0, 200_00, 100_00), date(2023, 9, 30), (2100_00, 1669_09, 2530_91)),
        (monthly(100_00, 100_00, 100_00), date(2025, 1, 1), (300_00, 300_00, 300_00)),
        (monthly(100_00, 100_00, 100_00), date(2023, 3, 31), (None, None, None)),
        (
            [*monthly(1_00, 1_00, 1_00), cost("2023-06-20", 500_00, status="vastgelegd")],
            date(2023, 6, 30),
            (503_00, 503_00, 503_00),
        ),
    ],
)
def test_forecast(expenses: list[dict[str, object]], as_of: date, expected: tuple[int | None, ...]) -> None:
    found = one(expenses, as_of=as_of).forecast
    assert (found.end, found.low, found.high) == expected


def test_the_forecast_widens_from_the_last_month_with_costs_to_its_end() -> None:
    ahead = one(monthly(100_00, 0, 200_00, 100_00), as_of=date(2023, 9, 30)).forecast
    first, second, *_, last = ahead.steps
    assert (first.day, first.low, first.high) == (date(2023, 7, 31), 400_00, 400_00)
    assert (second.day, second.middle) == (date(2023, 8, 31), 500_00)
    assert (last.day, last.middle, last.low, last.high) == (
        date(2024, 12, 31),
        ahead.end,
        ahead.low,
        ahead.high,
    )
    widths = [step.high - step.low for step in ahead.steps]
    assert widths == sorted(widths)


@pytest.mark.parametrize(
    ("spent", "at_stake"),
    [(0, 49_720_00), (198_880_00, 49_720_00), (240_000_00, 8_600_00), (250_000_00, 0)],
)
def test_the_balance_at_stake_is_what_no_cost_covers(spent: int, at_stake: int) -> None:
    assert one([cost("2023-05-01", spent)]).at_stake == at_stake


def test_forecast_says_what_it_rests_on() -> None:
    basis = one(monthly(100_00, 100_00, 100_00), as_of=date(2023, 6, 30)).forecast.basis
    assert basis == (
        "Gemiddeld € 100 per maand over de 3 laatste volledige maanden met uitgaven "
        "(april 2023 tot en met juni 2023), doorgetrokken tot 31 december 2024. De marge volgt uit hoe sterk "
        "die maanden verschillen: in acht van de tien gevallen valt het einde erin."
    )


def test_the_filters_do_not_move_a_grant() -> None:
    tables = {"grants": [grant()], "expenses": monthly(100, 200)}
    selection = {"partners": frozenset({"ander"}), "start": date(2024, 1, 1)}
    seen = view(selection=selection, **tables)
    assert spend.grants(seen) == spend.grants(view(**tables))
    assert spend.selected(seen).empty


def test_selected_costs_by_grant_and_year() -> None:
    seen = view(
        grants=[grant()],
        expenses=[
            *monthly(100, 200),
            cost("2024-01-05", 7),
            cost("2020-01-05", 5, in_period=False, grant=None),
        ],
    )
    assert spend.selected(seen).values.tolist() == [["WZ", 3, 307, 0, 0], ["onbekend", 1, 0, 0, 5]]
    assert spend.selected_by_year(seen)["key"].tolist() == ["2020", "2023", "2024"]
    assert spend.outside(seen)["amount"].tolist() == [5]


def test_a_line_leads_to_its_costs_and_never_to_a_supplier() -> None:
    seen = view(
        grants=[grant()],
        expenses=[
            cost("2023-05-01", 60_00, supplier="voorbeeld"),
            cost("2023-06-01", 5, budget_line="Drukwerk"),
        ],
    )
    assert spend.costs(seen, "Drukwerk")["amount"].tolist() == [5]
    assert spend.selected_by_line(seen)["key"].tolist() == ["Drukwerk", "Personeel"]
    assert "supplier" not in spend.costs(seen)
