"""The mess that people make, put in on purpose: which cell, what was typed, and the issue it must give."""

from __future__ import annotations

from datetime import date, timedelta

from .published import MONTHS
from .tabs import Fault, Mess, Row, Tab, Value, records

WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
ANY, ANY_OR_EMPTY = "*", "!"


def spoil(workbook: str, tabs: list[Tab]) -> None:
    """Type the oddities of voorbeeld_rommel.csv over the good cells of one workbook."""
    for entry in records("voorbeeld_rommel"):
        if entry["werkboek"] == workbook:
            tab = next(tab for tab in tabs if tab.title == entry["tabblad"])
            row = _find(tab, entry)
            row.values[entry["kolom"]] = _typed(entry["getypt"], row, entry["kolom"])
            if entry["kolom"] == "Gemeente":
                row.values["Provincie"] = None  # the province of the town that stood there
            row.mess.append(Mess(entry["kolom"], entry["soort"], entry["code"]))


def _find(tab: Tab, entry: dict[str, str]) -> Row:
    column, was = entry["kolom"], entry["was"]
    fitting = [row for row in tab.rows if not row.mess and _fits(row.values.get(column), was)]
    if "{" in entry["getypt"]:
        fitting = [row for row in fitting if not isinstance(row.values.get(column), str)]
    place = int(entry["hoeveelste"]) - 1
    if place >= len(fitting):
        raise ValueError(f"no such cell to spoil: {entry}")
    return fitting[place]


def _fits(value: Value, was: str) -> bool:
    if was == ANY_OR_EMPTY:
        return True
    return value not in (None, "") if was == ANY else str(value) == was


def _typed(text: str, row: Row, column: str) -> Value:
    """What a person typed in place of a good value; `{...}` is worked out from that good value."""
    value = row.values.get(column)
    start = row.values.get("Datum") or row.values.get("Contactdatum")
    attended, registered = row.values.get("Aanwezig"), row.values.get("Ingeschreven")
    if text == "#REF!":
        return Fault(text)
    if text == "{vroeger}" and isinstance(start, date):
        return start - timedelta(days=3)
    if text == "{meer}" and isinstance(attended, int):
        return attended + 4
    if text == "{boven}" and isinstance(registered, int):
        return registered + 2
    if text == "{punt}" and isinstance(value, int):
        return f"{value:,}".replace(",", ".")
    return _worded(text, value) or None


def _worded(text: str, value: Value) -> str:
    if isinstance(value, date):
        month, day = MONTHS[value.month - 1][:3], WEEKDAYS[value.weekday()]
        return text.format(dag=_Day(value), maand=month, weekdag=day)
    return text.format(getal=value)


def unknown_attendance(tab: Tab) -> None:
    """Mark what took place and has no attendance: the program must warn, and never read it as zero."""
    for row in tab.rows:
        empty = row.values.get("Aanwezig") is None and row.values.get("Status") != "geannuleerd"
        if empty and not row.mess:
            row.mess.append(Mess("Aanwezig", "aanwezigen niet gekend", "unlikely"))


class _Day:
    """A day whose format codes `%-d` and `%-m` mean the same on every system."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __format__(self, spec: str) -> str:
        plain = spec.replace("%-d", str(self.day.day)).replace("%-m", str(self.day.month))
        return self.day.strftime(plain)


def blank_rows(tab: Tab, places: tuple[int, ...], tick: str | None = None) -> None:
    """Put blank rows in between; an unticked checkbox stands in them where the tab has such a column."""
    for place in places:
        values: dict[str, Value] = {tick: False} if tick else {}
        kind = "lege rij met leeg vinkje" if tick else "lege rij"
        tab.rows.insert(place, Row(values, mess=[Mess("", kind, "")]))


def blank_tail(tab: Tab, count: int, tick: str) -> None:
    """Checkboxes that were filled down below the last row."""
    tab.rows += [
        Row({tick: False}, mess=[Mess(tick, "leeg vinkje onder de gegevens", "")]) for _ in range(count)
    ]


def total(tab: Tab, column: str, label: str, value: float | None = None) -> None:
    """A total row: the formula's own sum, or the given figure typed by hand."""
    wrong = value is not None or any("bedrag" in mess.kind for row in tab.rows for mess in row.mess)
    code = "total_mismatch" if wrong else ""
    mess = Mess(column, "totaalrij die niet klopt" if wrong else "totaalrij die klopt", code)
    tab.rows.append(Row({tab.headers[0]: label}, total=column, total_value=value, mess=[mess]))


def copied(tab: Tab, place: int, code: str = "duplicate_row") -> None:
    """A row that was pasted twice."""
    source = tab.rows[place]
    tab.rows.insert(place + 1, Row(dict(source.values), mess=[Mess("", "dubbele rij", code)]))


def hidden(tab: Tab, place: int) -> None:
    """A row that somebody hid; it still counts."""
    tab.rows[place].hidden = True
    tab.rows[place].mess.append(Mess("", "verborgen rij", "hidden_rows"))


def merged_day(tab: Tab, place: int) -> None:
    """Two activities of one day under one merged date cell, the second empty underneath."""
    above, below = tab.rows[place], tab.rows[place + 1]
    below.values["Datum"] = None
    below.values["Einddatum"] = None
    above.values["Einddatum"] = None
    tab.merged.append((above, "Datum"))
    below.mess.append(Mess("Datum", "samengevoegde datumcel", ""))
