"""Fictional costs on both grants, near the amount of the second one, with one line over its budget."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from .calendar import day_in_month
from .tabs import EXAMPLE, Mess, Row, Value, records

STAFF = "Personeel voor uitbouw en coördinatie van het netwerk"
PAYROLL = "Voorbeeld Sociaal Secretariaat"
INDEXED, PAY, PAY_AFTER = date(2024, 1, 1), Decimal("6912.35"), Decimal("7188.84")
REPORTED_UNTIL = date(2024, 1, 1)
FIRST_PROJECT = (
    ("2023-01-31", "Loonkost januari (voorbeeld)", PAYROLL, "LK-2023-01", "4720.11"),
    ("2023-02-28", "Loonkost februari (voorbeeld)", PAYROLL, "LK-2023-02", "4720.11"),
    ("2023-03-31", "Loonkost maart (voorbeeld)", PAYROLL, "LK-2023-03", "4720.11"),
    ("2023-01-24", "Zaal netwerkoverleg (voorbeeld)", "Voorbeeld Zalen", "2023-0012", "265.00"),
    ("2023-02-14", "Lesgever vorming (voorbeeld)", "Voorbeeld Vormingsbureau", "2023-0019", "1180.00"),
    ("2023-03-08", "Broodjes netwerkoverleg (voorbeeld)", "Voorbeeld Traiteur", "2023-0027", "214.35"),
    ("2023-03-21", "Herwerking website (voorbeeld)", "Voorbeeld Webbouw", "2023-0030", "2395.80"),
)
HARD_SPACE = "\u00a0"


def expenses(partner_id: str, rng: Random) -> list[Row]:
    """A partner's costs by day; the coordinating member has most, with the special ones mixed in."""
    rows = [_special(row) for row in records("voorbeeld_bijzonder") if row["partner_id"] == partner_id]
    if partner_id == "P01":
        rows += [_first_project(*row) for row in FIRST_PROJECT]
        rows += [_pay(month) for month in _months()]
        rows += _purchases(rng)
    rows.sort(key=lambda row: str(_day_of(row)))
    return rows


def _day_of(row: Row) -> date:
    day = row.values["Datum"]
    return day if isinstance(day, date) else date(2023, 3, 1)


def _cost(
    day: date | str, line: str, what: str, supplier: str, voucher: str, amount: Value
) -> dict[str, Value]:
    return {
        "Datum": day,
        "Post": line,
        "Omschrijving": what,
        "Leverancier": supplier,
        "Bewijsstuk": voucher,
        "Bedrag": amount,
        "Herkomst": EXAMPLE,
    }


def _months() -> list[date]:
    return [date(2023, month, 1) for month in range(4, 13)] + [date(2024, month, 1) for month in range(1, 13)]


def _pay(month: date) -> Row:
    last = 28 if month.month == 2 else 30
    pay = PAY if month < INDEXED else PAY_AFTER
    values = _cost(
        month.replace(day=last),
        STAFF,
        f"Loonkost {month:%m/%Y} (voorbeeld)",
        PAYROLL,
        f"LK-{month:%Y-%m}",
        pay,
    )
    return Row({**values, "Status": "ingediend" if month < REPORTED_UNTIL else "betaald"})


def _first_project(day: str, what: str, supplier: str, voucher: str, amount: str) -> Row:
    values = _cost(date.fromisoformat(day), "Netwerkwerking", what, supplier, voucher, Decimal(amount))
    return Row({**values, "Subsidie": "WZ-2021", "Status": "ingediend"})


def _purchases(rng: Random) -> list[Row]:
    rows = [
        _purchase(rng, cost, date.fromisoformat(f"{month}-01"))
        for cost in records("voorbeeld_kosten")
        for month in cost["maanden"].split()
    ]
    rows.sort(key=lambda row: str(row.values["Datum"]))
    for number, row in enumerate(rows, 101):
        row.values["Bewijsstuk"] = f"{_day_of(row).year}-{number:04d}"
    return rows


def _purchase(rng: Random, cost: dict[str, str], month: date) -> Row:
    day = day_in_month(rng, month)
    cents = rng.randint(int(cost["laag"]) * 100, int(cost["hoog"]) * 100)
    amount = Decimal(cents) / 100 if rng.random() < 0.7 else Decimal(round(cents / 500) * 5)
    values = _cost(day, cost["post"], cost["omschrijving"], cost["leverancier"], "", amount)
    status = "ingediend" if day < REPORTED_UNTIL else "betaald"
    return Row(
        {
            **values,
            "Subsidie": "WZ-2023" if rng.random() < 0.2 else None,
            "Status": status if day < REPORTED_UNTIL or rng.random() < 0.6 else None,
        }
    )


def _special(cost: dict[str, str]) -> Row:
    """A cost of its own; what starts with `=` in the data was typed as text."""
    day, amount = cost["datum"], cost["bedrag"]
    values = _cost(
        day[1:] if day.startswith("=") else date.fromisoformat(day),
        cost["post"],
        cost["omschrijving"],
        cost["leverancier"],
        cost["bewijsstuk"],
        amount[1:].replace(" ", HARD_SPACE) if amount.startswith("=") else Decimal(amount),
    )
    values.update({"Subsidie": cost["subsidie"] or None, "Status": cost["status"] or None})
    column = COLUMN_OF.get(cost["code"]) or ("Bedrag" if "bedrag" in cost["reden"] else "Bewijsstuk")
    return Row(values, mess=[Mess(column, cost["reden"], cost["code"])] if cost["reden"] else [])


COLUMN_OF = {
    "outside_grant": "Datum",
    "duplicate_voucher": "Bewijsstuk",
    "ambiguous_amount": "Bedrag",
    "bad_date": "Datum",
    "unknown_budget_line": "Post",
    "unknown_grant": "Subsidie",
}
