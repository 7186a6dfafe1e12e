from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from metrics.attention import attention
from metrics.choices import choices
from metrics.confidential import confidential_rows
from metrics.dataset import Dataset
from metrics.figures import figures
from metrics.selection import Selection
from metrics.sources import listed
from metrics.standing import standings
from metrics.summary import filled
from metrics.view import CONFIDENTIAL, View
from metrics.viewer import OPEN, Role, Viewer
from reports.mail import overview_mail, partner_mail
from tests.metrics.tables import cost, dataset, grant, question

OWN, OTHER = "HAI", "FARO"
AS_OF = date(2026, 11, 22)
GUARDED = replace(OPEN, is_guarded=True)
READER = Viewer(Role.READER, is_guarded=True)
PARTNER = Viewer(Role.PARTNER, OWN, is_guarded=True)
COORDINATOR = Viewer(Role.COORDINATOR, is_guarded=True)
NOBODYS = Viewer(Role.PARTNER, None, is_guarded=True)
EVERYBODY = [OPEN, GUARDED, READER, PARTNER, NOBODYS, COORDINATOR]
SEEN = {OPEN: "", GUARDED: "", READER: "", NOBODYS: "", PARTNER: OWN, COORDINATOR: OWN + OTHER}
SELECTIONS = [
    {},
    {"partners": frozenset({OWN})},
    {"partners": frozenset({OTHER})},
    {"start": date(2023, 1, 1), "end": date(2023, 12, 31)},
    {"provinces": frozenset({"Limburg"})},
]


def canary(partner: str, table: str, column: str) -> str:
    return f"KANARIE-{partner}-{table}-{column}"


def secrets(partner: str, table: str) -> dict[str, str]:
    """A string of its own in every confidential column of a row."""
    return {column: canary(partner, table, column) for column in CONFIDENTIAL[table]}


def issue(partner: str) -> dict[str, Any]:
    value = canary(partner, "issues", "value")
    told = {"value": value, "message": f"{value} is geen gemeente", "code": "unknown_municipality"}
    return told | {"partner": partner, "workbook": partner, "tab": "Doorverwijzingen", "confidential": True}


@pytest.fixture(scope="module")
def data() -> Dataset:
    partners = (OWN, OTHER)
    return dataset(
        referrals=[
            question("2023-05-02", partner=partner, province="Limburg", **secrets(partner, "referrals"))
            for partner in partners
        ],
        expenses=[
            cost("2023-05-02", 9, partner=partner, **secrets(partner, "expenses")) for partner in partners
        ],
        grants=[grant()],
        partners=[{"name": partner, "status": "lid"} for partner in partners],
        proposals=[{"code": "B-7F3K-9R2M", "table": "expenses", "partner": OTHER}],
        issues=[issue(partner) | {"severity": "error"} for partner in partners],
        tabs=[
            {"partner": p, "tab": "Bereik", "read": 9, "valid": 5, "rejected": 3, "skipped": 1}
            for p in partners
        ],
        sources=[{"partner": partner, "workbook": partner, "state": "read"} for partner in partners],
    )


def texts(thing: Any) -> Iterator[str]:
    """All that a thing holds, the words included that no row of a column has any more."""
    if isinstance(thing, pd.DataFrame):
        yield thing.to_csv()
        for _, column in thing.items():
            yield from map(str, column.cat.categories if hasattr(column, "cat") else ())
    elif isinstance(thing, tuple):
        for item in thing:
            yield from texts(item)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))


def held(thing: Any) -> str:
    return "\n".join(texts(thing))


@pytest.mark.parametrize("viewer", EVERYBODY)
@pytest.mark.parametrize("asked", SELECTIONS)
def test_no_view_and_no_figure_of_anybody_holds_what_was_told_in_confidence(
    data: Dataset, viewer: Viewer, asked: dict[str, Any]
) -> None:
    seen = View.of(data, Selection(as_of=AS_OF, **asked), viewer)
    counted = figures(seen)
    assert "KANARIE" not in held(seen) + held(counted) + repr(counted.as_json())


@pytest.mark.parametrize("viewer", EVERYBODY)
@pytest.mark.parametrize("asked", SELECTIONS)
@pytest.mark.parametrize("table", ["referrals", "expenses"])
def test_the_rows_told_in_confidence_are_those_of_the_viewer(
    data: Dataset, viewer: Viewer, asked: dict[str, Any], table: str
) -> None:
    found = held(confidential_rows(data, table, Selection(as_of=AS_OF, **asked), viewer))
    chosen = asked.get("partners") or {OWN, OTHER}
    for partner in (OWN, OTHER):
        expected = partner in SEEN[viewer] and partner in chosen
        assert [value in found for value in secrets(partner, table).values()] == [expected] * len(
            CONFIDENTIAL[table]
        )


FAULTS: list[tuple[str, Callable[[View], object], dict[Viewer, object]]] = [
    ("faults", lambda seen: len(seen.issues), {GUARDED: 0, READER: 0, PARTNER: 1, NOBODYS: 0}),
    ("desks", lambda seen: len(seen.told.issues), {GUARDED: 0, READER: 0, PARTNER: 1, NOBODYS: 0}),
    ("members", lambda seen: len(seen.told.members), {GUARDED: 0, PARTNER: 1, NOBODYS: 0}),
    ("rows", lambda seen: len(seen.tabs), {}),
    ("workbooks", lambda seen: len(seen.sources), dict.fromkeys([GUARDED, READER, PARTNER, NOBODYS], 0)),
    (
        "decisions",
        lambda seen: len(seen.proposals) * 2,
        dict.fromkeys([GUARDED, READER, PARTNER, NOBODYS], 0),
    ),
]


@pytest.mark.parametrize("viewer", EVERYBODY)
@pytest.mark.parametrize(
    ("counted", "otherwise"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS]
)
def test_faults_and_workbooks_are_there_for_whom_they_are_meant(
    data: Dataset, viewer: Viewer, counted: Callable[[View], object], otherwise: dict[Viewer, object]
) -> None:
    assert counted(View.of(data, Selection(as_of=AS_OF), viewer)) == otherwise.get(viewer, 2)


def rejecting(rows: int) -> Dataset:
    """Two partners with as many questions each, of which FARO typed so many rows more that were rejected."""
    cells = [
        {"partner": OTHER, "workbook": OTHER, "tab": "Doorverwijzingen", "row": row, "severity": "error"}
        | {"cell": f"Doorverwijzingen!B{row}", "code": "unknown_category", "message": "Geen aanvrager."}
        | {"beside": "[]", "value": f"buurman {row}", "confidential": False}
        for row in range(40, 40 + rows)
    ]
    tabs = [
        {"partner": partner, "workbook": partner, "tab": tab, "read": 12 + more, "valid": 11}
        | {"rejected": 1 + more, "skipped": 0}
        for partner in (OWN, OTHER)
        for tab in ("Activiteiten", "Doorverwijzingen")
        for more in [rows if (partner, tab) == (OTHER, "Doorverwijzingen") else 0]
    ]
    partners = [{"name": partner, "status": "lid"} for partner in (OWN, OTHER)]
    sources = [{"partner": partner, "workbook": partner, "state": "read"} for partner in (OWN, OTHER)]
    asked = [question("2023-05-02", partner=partner) for partner in (OWN, OTHER) for _ in range(11)]
    found = dataset(
        referrals=asked, grants=[grant()], tabs=tabs, issues=cells, partners=partners, sources=sources
    )
    since = [cell | {"outcome": "nieuw", "since": AS_OF} for cell in cells]
    return found.with_changes(since)


@pytest.fixture(scope="module")
def pair() -> tuple[Dataset, Dataset]:
    """All the same but for how many rows of questions were rejected."""
    return rejecting(1), rejecting(3)


def told(data: Dataset, viewer: Viewer, *, is_listed: bool = True) -> Iterator[object]:
    """All that a viewer may be told under three selections; `is_listed`: the lists of cells too."""
    for asked in SELECTIONS[::2]:
        seen = View.of(data, Selection(as_of=AS_OF, **asked), viewer)
        whole = seen if is_listed else without_lists(seen)
        yield asked, held(whole), seen.omitted, seen.without, filled(seen), listed(seen).to_csv()
        yield attention(seen, None, ()), figures(seen).as_json(), choices(data)
        found = standings(seen)
        yield [(of.sentence, of.word, of.changed, of.desk.untold, len(of.desk.counted)) for of in found]
        yield overview_mail(found, "", ""), [partner_mail(of, "") for of in found if is_listed]


def without_lists(seen: View) -> View:
    none = replace(seen.told, issues=seen.told.issues[:0], changes=seen.told.changes[:0])
    return replace(seen, issues=seen.issues[:0], told=none)


@pytest.mark.parametrize("viewer", [GUARDED, READER, PARTNER])
def test_nothing_told_follows_how_many_questions_were_rejected(
    pair: tuple[Dataset, Dataset], viewer: Viewer
) -> None:
    one, three = (list(told(data, viewer)) for data in pair)
    assert one == three


def test_where_nobody_can_sign_in_their_cells_are_listed_and_never_counted(
    pair: tuple[Dataset, Dataset],
) -> None:
    one, three = (list(told(data, OPEN, is_listed=False)) for data in pair)
    assert one == three
    assert "Doorverwijzingen!B42" in held(View.of(pair[1], Selection(as_of=AS_OF)))


@pytest.mark.parametrize("viewer", [replace(PARTNER, partner=OTHER), COORDINATOR])
def test_to_whom_rejected_questions_belong_they_are_told(
    pair: tuple[Dataset, Dataset], viewer: Viewer
) -> None:
    seen = View.of(pair[1], Selection(as_of=AS_OF, partners=frozenset({OTHER})), viewer)
    (desk,) = (of.desk for of in standings(seen))
    assert (seen.omitted, seen.without, len(seen.issues)) == (5, "", 3)
    assert (desk.rejected, desk.untold, [len(entry.cells) for entry in desk.counted]) == (5, (), [1, 1, 1])
    assert desk.outcomes() == {"nieuw": 3}


def test_only_ones_own_desk_may_be_opened() -> None:
    seen = {viewer: [name for name in (OWN, OTHER) if viewer.sees_desk(name)] for viewer in EVERYBODY}
    both = [OWN, OTHER]
    assert seen == {OPEN: both, GUARDED: [], READER: both, PARTNER: [OWN], NOBODYS: [], COORDINATOR: both}
