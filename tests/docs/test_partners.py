"""The documentation for partners says what the program does: every code, every column, every example."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from docs.make import DOCUMENT, renewed
from metrics.alerts import OFF_THE_LINE
from metrics.forecast import MONTHS_NEEDED, MONTHS_USED
from metrics.indicators import SOCIAL_MEDIA
from metrics.ledger import SPENT
from pages.document import Part, chapters, parts, within
from schemas.municipality import flemish_municipality_count
from schemas.vocabulary import INDICATOR_AGGREGATION
from sheets.alike import TELLING_WORDS
from sheets.trouble import NO_SOURCE
from sheets.vanished import SHARE_LOST
from tests import source
from tests.docs.examples import check, examples

CELLS_AND_ROWS = [
    "missing_value",
    "bad_date",
    "bad_month",
    "bad_count",
    "bad_amount",
    "ambiguous_amount",
    "unknown_category",
    "unknown_municipality",
    "unknown_partner",
    "unknown_budget_line",
    "unknown_grant",
    "unknown_indicator",
    "unknown_action",
    "formula_error",
    "personal_data",
    "inconsistent",
    "unlikely",
    "outside_grant",
    "duplicate_row",
    "duplicate_measure",
    "duplicate_voucher",
    "shared_activity",
    "budget_mismatch",
    "total_mismatch",
]
COLUMNS_AND_TABS = ["missing_column", "duplicate_column", "unknown_column", "unknown_tab"]
IN_WORDS = ["hidden_rows", "rows_vanished", "not_registered", *sorted(NO_SOURCE)]
"""Codes whose example is a situation, which no table can show."""

CODES = {
    part.anchor: part
    for chapter in chapters()
    if chapter.anchor.startswith("meldingen-")
    for part in within(chapter.anchor)
}
SEVERITIES = {"Fout": "error", "Waarschuwing": "warning", "Ter info": "info"}
FAULTS = {"Fault": 0, "HeaderFault": 0, "_unknown": 0, "workbook_issue": 2}
"""What makes an issue, with the place of its code among what it is given."""


def levels() -> set[str]:
    return {indicator for indicator, rule in INDICATOR_AGGREGATION.items() if rule == "level"}


def codes_of(name: str) -> set[str]:
    """Every issue code that a module can give."""
    found = set()
    for node in ast.walk(source.tree(name)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            at = FAULTS.get(called, len(node.args))
            found |= {constant(arg) for arg in node.args[at : at + 1]}
            found |= {constant(keyword.value) for keyword in node.keywords if keyword.arg == "code"}
        elif isinstance(node, ast.Assign) and "code" in {
            getattr(target, "id", "") for target in node.targets
        }:
            found.add(constant(node.value))
        elif isinstance(node, ast.arguments):
            given = [*node.args[len(node.args) - len(node.defaults) :], *node.kwonlyargs]
            defaults = zip(given, [*node.defaults, *node.kw_defaults], strict=True)
            found |= {constant(value) for argument, value in defaults if argument.arg == "code"}
    return found - {""}


def constant(node: ast.AST | None) -> str:
    value = getattr(node, "value", "")
    return value if isinstance(value, str) else ""


def test_every_code_is_explained_and_none_is_invented() -> None:
    given = set().union(*map(codes_of, source.modules("schemas", "sheets")))
    assert set(CODES) == given
    assert given >= {*CELLS_AND_ROWS, *COLUMNS_AND_TABS, *IN_WORDS}


@pytest.mark.parametrize("mark", ["Fout", "Goed"])
@pytest.mark.parametrize("code", [code for code in CODES if code not in IN_WORDS])
def test_an_example_does_what_is_said_of_it(code: str, mark: str, tmp_path: Path) -> None:
    told = check(examples(CODES[code].body)[mark], tmp_path)
    assert [(issue.code, issue.message) for issue in told if mark == "Goed"] == []
    if mark == "Fout":
        assert {issue.code for issue in told} == {code}
        assert {issue.severity for issue in told} == {SEVERITIES[CODES[code].short.split(":")[0]]}


@pytest.mark.parametrize("code", IN_WORDS)
def test_a_situation_is_told_with_its_way_out(code: str) -> None:
    wrong, right = (
        re.search(rf"^\*\*{mark}\*\*: ", CODES[code].body, re.MULTILINE) for mark in ("Fout", "Goed")
    )
    assert wrong
    assert right
    assert CODES[code].short.split(":")[0] in SEVERITIES


def test_the_generated_parts_are_up_to_date() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert renewed(text) == text, "run `make docs`"


def test_every_heading_has_an_address_of_its_own_and_every_link_one_to_go_to() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    anchors = [part.anchor for part in parts()]
    assert len(anchors) == len(set(anchors)) == len(re.findall(r"^##", text, re.MULTILINE))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)
    assert re.findall(r"\]\((?!#)[^)]*\)|https?:|!\[", text) == []


@pytest.mark.parametrize("part", within("cijfers"), ids=lambda part: part.anchor)
def test_the_page_over_says_a_figure_in_few_words(part: Part) -> None:
    assert 40 < len(part.short) <= 260
    assert not part.short.startswith(("-", "|", "*"))


@pytest.mark.parametrize(
    ("anchor", "said", "true"),
    [
        ("telt-activiteiten", "minstens drie woorden", TELLING_WORDS == 3),
        ("telt-lokale-besturen", "300 tot eind 2024", flemish_municipality_count(date(2024, 12, 31)) == 300),
        ("telt-lokale-besturen", "285 daarna", flemish_municipality_count(date(2025, 1, 1)) == 285),
        ("telt-besteed", "Wat betaald of ingediend is", set(SPENT) == {"betaald", "ingediend"}),
        ("telt-besteed", "tien procentpunten", OFF_THE_LINE == 0.10),
        ("telt-raming", "hoogstens zes volledige maanden", MONTHS_USED == 6),
        ("telt-raming", "minder dan drie maanden", MONTHS_NEEDED == 3),
        ("telt-doelen", "LinkedIn, Facebook, Instagram en YouTube", len(SOCIAL_MEDIA) == 4),
        ("rijen-weg", "meer dan de helft", SHARE_LOST == 0.5),
        ("telt-bereik", "Abonnees en volgers zijn een stand", levels() == {"abonnees", "volgers"}),
    ],
)
def test_a_number_in_the_text_is_that_of_the_code(anchor: str, said: str, true: bool) -> None:
    body = next(part.body for part in parts() if part.anchor == anchor)
    assert said in body.replace("\n", " ").replace("  ", " ")
    assert true
