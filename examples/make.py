"""Writes the example workbooks: `python examples/make.py [--to FOLDER]`; the same bytes each time."""

from __future__ import annotations

import argparse
import csv
from pathlib import Path
from random import Random

from making import layouts, mess, plan, published
from making.activities import activities
from making.decisions import decisions
from making.expenses import expenses
from making.meetings import meetings
from making.reach import reach
from making.referrals import referrals
from making.tabs import FICTION, Tab, Value
from making.workbook import write

HERE = Path(__file__).resolve().parent
SEED = "wij-zij 2023-2024"
EMPTY_TAB = "faro"
SECRETARIAT = "Kazerne Dossin"


def main() -> None:
    """Write every workbook, and where each intended oddity ended up in data/verwacht.csv."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=HERE, help="the folder to write to")
    folder: Path = parser.parse_args().to
    (folder / "data").mkdir(parents=True, exist_ok=True)
    expected: list[tuple[str, ...]] = []
    for name, tabs in workbooks():
        for tab, cell, what in write(folder / f"{name}.xlsx", tabs):
            expected.append((f"{name}.xlsx", tab, cell, what.kind, what.code))
    with (folder / "data" / "verwacht.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("werkboek", "tabblad", "cel", "soort", "code"))
        writer.writerows(expected)


def workbooks() -> list[tuple[str, list[Tab]]]:
    """Every workbook by its file name without ending: the coordinator's, the published one, the members'."""
    taken: set[tuple[Value, Value]] = set()
    members = [(published.slug(member["naam"]), _member(member, taken)) for member in published.members()]
    found = Tab("Activiteiten", published.activities())
    mess.unknown_attendance(found)
    return [("coordinator", _coordinator()), (Path(published.SECOND_WORKBOOK).stem, [found]), *members]


def _coordinator() -> list[Tab]:
    names = [member["naam"] for member in published.members()]
    books = {name: f"{published.slug(name)}.xlsx" for name in names}
    books[SECRETARIAT] += f"; {published.SECOND_WORKBOOK}"
    return [
        Tab("Partners", published.partners(books)),
        Tab("Subsidies", published.grants()),
        Tab("Begroting", published.budget(), lead=[published.NEVER_SPLIT]),
        Tab("Doelstellingen", published.targets()),
        Tab("Acties", plan.actions()),
        Tab("Actiebudget", plan.action_budget()),
        Tab("Beslissingen", decisions(), lead=[FICTION]),
        Tab("Vergaderingen", meetings(), lead=[FICTION]),
    ]


def _member(partner: dict[str, str], taken: set[tuple[Value, Value]]) -> list[Tab]:
    number, name = partner["partner_id"], published.slug(partner["naam"])
    fiction = {
        "Activiteiten": activities(partner, _luck(number, "activiteiten"), taken),
        "Bereik": reach(number, _luck(number, "bereik")),
        "Doorverwijzingen": referrals(number, _luck(number, "doorverwijzingen")),
        "Uitgaven": expenses(number, _luck(number, "uitgaven")),
    }
    tabs = [Tab(title, rows) for title, rows in fiction.items() if rows or _left_empty(name, title)]
    if name == "katholiek-onderwijs-vlaanderen":
        tabs.append(layouts.scratch_pad())
    mess.spoil(name, tabs)
    mess.unknown_attendance(tabs[0])
    layouts.arrange(name, tabs)
    return tabs


def _left_empty(name: str, title: str) -> bool:
    return name == EMPTY_TAB and title == "Bereik"


def _luck(number: str, title: str) -> Random:
    """One row of chance a tab, so that a change in one tab leaves the others as they are."""
    return Random(f"{SEED} {number} {title}")


if __name__ == "__main__":
    main()
