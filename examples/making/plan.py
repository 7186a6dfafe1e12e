"""The action plan of 2017: its 62 actions and the 57 amounts printed with them, as tab rows."""

from __future__ import annotations

from decimal import Decimal

from .tabs import PUBLISHED, Row, Value, records

COUNTED = Decimal("9235843.62")
PRINTED = Decimal("13304709.72")


def _list(text: str) -> str | None:
    return "; ".join(text.split("|")) or None


def _remark(*parts: str) -> str | None:
    return "; ".join(part.rstrip(".") for part in parts if part) or None


def actions() -> list[Row]:
    """The 62 actions; the number stays text, so that 5.10 is not 5.1."""
    return [_action(row) for row in records("gepubliceerd_actieplan_2017")]


def _action(row: dict[str, str]) -> Row:
    lead, money = row["coordinerend_domein"], row["budget_vermeld"]
    values: dict[str, Value] = {
        "Nummer": row["actie"],
        "Beleidslijn": row["beleidslijn"],
        "Maatregel": row["maatregel"],
        "Actie": row["beschrijving"],
        "Status": row["status"].lower(),
        "Ministers": _list(row["ministers"]),
        "Beleidsdomeinen": _list(row["beleidsdomeinen"]),
        "Bevoegdheden": _list(row["rapporterende_bevoegdheden"]),
        "Betrokkenen": _list(row["andere_betrokkenen"]),
        "Herkomst": PUBLISHED,
        "Opmerking": _remark(
            f"coördinerend domein: {lead}" if lead else "",
            f"budget: {money}" if money not in ("ja", "nee") else "",
            row["opmerking"],
        ),
    }
    return Row(values)


def action_budget() -> list[Row]:
    """The 57 printed amounts; raises ValueError when they no longer add up to the published sums."""
    printed = records("gepubliceerd_actieplan_2017_budget")
    euros = [row for row in printed if row["eenheid"] == "EUR" and row["bedrag"]]
    counted = [row for row in euros if row["soort"] != "deelbedrag" and not row["herhaling_van"]]
    sums = tuple(sum(Decimal(row["bedrag"]) for row in rows) for rows in (counted, euros))
    if sums != (COUNTED, PRINTED):
        raise ValueError(f"the amounts of the plan add up to {sums}")
    return [_amount(row) for row in printed]


def _amount(row: dict[str, str]) -> Row:
    amount = Decimal(row["bedrag"]) if row["bedrag"] else None
    euros = row["eenheid"] == "EUR"
    start, end = row["periode_van"], row["periode_tot"]
    values: dict[str, Value] = {
        "Kenmerk": row["budget_id"],
        "Nummer": row["actie"],
        "Bevoegdheid": row["bevoegdheid"],
        "Begunstigde": row["begunstigde"] or None,
        "Bedrag": amount if euros else None,
        "VTE": None if euros or amount is None else float(amount),
        "Soort": row["soort"],
        "Herhaling van": row["herhaling_van"] or None,
        "Periode": f"{start}/{end or '..'}" if start else None,
        "Herkomst": PUBLISHED,
        "Opmerking": _remark(f"gedrukt: {row['gedrukte_tekst']}", row["opmerking"]),
    }
    return Row(values)
