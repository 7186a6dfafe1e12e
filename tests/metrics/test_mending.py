"""What a partner can mend: the same fault once, what matters most first."""

from __future__ import annotations

import json

import pytest

from metrics.mending import desks
from metrics.standing import standing
from metrics.view import Selection, View
from tests.metrics.tables import READ_AT, TODAY, dataset, view

TAB = {"partner": "HAI", "workbook": "hai.xlsx", "tab": "Activiteiten"}


def issue(cell="D12", severity="error", value="ca. 30", said="", **more):
    said = said or f"‘{' '.join(value.split())}’ is een schatting. Typ het aantal."
    where = f"Activiteiten!{cell}"
    row = {**TAB, "row": int(cell[1:]), "header": "Aanwezig", "cell": where, "code": "bad_count"}
    row |= {"value": value, "severity": severity, "message": f"{where} (Aanwezig): {said}"}
    return row | {"beside": json.dumps([["Aanwezig", "ca. 30", 1]]), "weight": 5} | more


def whole(code="missing_column", severity="error", **more):
    return {**TAB, "code": code, "severity": severity, "message": "Activiteiten: kolom ontbreekt."} | more


def entries(*issues):
    told = view(issues=issues, tabs=[{**TAB, "read": 45, "valid": 42, "rejected": 3, "skipped": 0}]).told
    return desks(told)["HAI"].entries


@pytest.mark.parametrize(
    ("issues", "cells"),
    [
        ([issue("D2"), issue("D3"), issue("D4")], [3]),
        ([issue("D2"), issue("D3", value="Ca.  30")], [2]),
        ([issue("D2"), issue("D3", value="20+")], [1, 1]),
        ([issue("D2"), issue("D3", said="Iets anders.")], [1, 1]),
        ([issue("D2"), issue("D3", code="unlikely")], [1, 1]),
        ([issue("D2"), issue("E3", header="Ingeschreven")], [1, 1]),
        ([issue("D2"), issue("D3", workbook="oud.xlsx")], [1, 1]),
        ([issue(f"D{row}") for row in range(2, 42)], [40]),
        ([whole()], [0]),
    ],
)
def test_the_same_fault_is_one_entry(issues, cells):
    assert [len(entry.cells) for entry in entries(*issues)] == cells


def test_the_order_is_that_of_worth():
    found = entries(
        issue("A2", "info", value="a"),
        issue("A3", "warning", value="b"),
        issue("A4", value="c", weight=10),
        issue("A5", value="d", weight=500),
        issue("A6", value="e", weight=None),
        *(issue(f"A{row}", value="f", weight=1) for row in (7, 8, 9)),
        whole(),
        whole("hidden_rows", "warning"),
    )
    assert [entry.cells[0].address[-1] if entry.cells else entry.code for entry in found] == [
        *("missing_column", "7", "5", "4", "6"),
        *("hidden_rows", "3", "2"),
    ]


def test_an_entry_says_what_is_wrong_without_the_cell_and_shows_its_row():
    entry = entries(issue(proposal="30", link="https://docs.google.com/spreadsheets/d/x/edit"))[0]
    assert (entry.message, entry.proposal) == ("‘ca. 30’ is een schatting. Typ het aantal.", "30")
    assert [(cell.header, cell.text, cell.is_faulty) for cell in entry.beside] == [
        ("Aanwezig", "ca. 30", True)
    ]
    assert entry.cells[0].link == "https://docs.google.com/spreadsheets/d/x/edit"


def test_hidden_values_are_one_entry_and_say_nothing():
    secret = {"confidential": True, "public_message": "", "proposal": None, "beside": "[]"}
    found = entries(issue("C2", value="Kanariegem", **secret), issue("C3", value="Horebeke", **secret))
    assert [len(entry.cells) for entry in found] == [2]
    assert "Kanariegem" not in repr(found)


@pytest.mark.parametrize(
    ("valid", "rejected", "sentence"),
    [
        (42, 3, "42 rijen goed, 3 rijen tellen nog niet mee."),
        (1, 1, "1 rij goed, 1 rij telt nog niet mee."),
        (1250, 0, "1.250 rijen goed: alles telt mee."),
        (0, 0, "Hier is nog niets ingevuld."),
    ],
)
def test_the_state_is_one_sentence(valid, rejected, sentence):
    tab = {**TAB, "read": valid + rejected, "valid": valid, "rejected": rejected, "skipped": 0}
    assert standing(view(tabs=[tab]), "HAI").sentence == sentence


@pytest.mark.parametrize(
    ("valid", "rejected", "sentence"),
    [
        (42, 3, "42 rijen goed, 3 rijen tellen nog niet mee (zonder Doorverwijzingen)."),
        (42, 0, "42 rijen goed: alles telt mee (zonder Doorverwijzingen)."),
        (0, 0, "Hier is nog niets ingevuld, of alleen in Doorverwijzingen."),
    ],
)
def test_the_state_says_which_rows_it_may_not_count(valid, rejected, sentence):
    told = {**TAB, "read": valid + rejected, "valid": valid, "rejected": rejected, "skipped": 0}
    asked = {**TAB, "tab": "Doorverwijzingen", "read": 7, "valid": 6, "rejected": 1, "skipped": 0}
    assert standing(view(tabs=[told, asked]), "HAI").sentence == sentence


def test_what_became_of_earlier_issues_is_one_sentence():
    rows = [("opgelost", 4), ("nieuw", 2), ("staat er nog", 3)]
    found = [
        issue(f"D{n + 2}") | {"outcome": outcome, "since": READ_AT.replace(day=12)}
        for outcome, many in rows
        for n in range(many)
    ]
    tab = {**TAB, "read": 1, "valid": 1, "rejected": 0, "skipped": 0}
    shown = View.of(dataset(tabs=[tab]).with_changes(found), Selection(as_of=TODAY))
    assert standing(shown, "HAI").changed == (
        "Sinds de vorige lezing die verschilde (12 november 2026): 4 opgelost, 2 nieuw, 3 staan er nog."
    )


def test_the_coordinators_own_tabs_are_nobodys_desk():
    tabs = [{**TAB, "partner": "coordinator", "tab": "Partners", "read": 1, "valid": 1, "rejected": 0}]
    told = view(
        tabs=tabs, partners=[{"name": "Faro", "status": "lid"}, {"name": "X", "status": "geen lid"}]
    ).told
    assert list(desks(told)) == ["Faro"]
