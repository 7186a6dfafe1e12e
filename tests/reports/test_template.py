"""The template asks what the schemas read: every column, every word, and nothing that blocks typing."""

from io import BytesIO
from warnings import catch_warnings, simplefilter

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from reports.template import EXAMPLE, FIRST, HEADERS, LAST, NAMES, TABS_OF, file_name, template
from reports.template_look import columns_of
from reports.template_rules import CONFIDENTIAL, REQUIRED
from schemas.row import EXAMPLE_MARK, fields_of
from schemas.tabs import LISTS_TAB, README_TAB, TABS
from tests.google.discovery import discovery
from tests.reports.filling import names_row

KINDS = ("partner", "coordinator")
FIELDS = [
    pytest.param(kind, model, field, id=f"{model.tab}.{field.name}")
    for kind, models in TABS_OF.items()
    for model in models
    for field in columns_of(model)
]


@pytest.fixture(scope="module")
def books():
    """Each template as openpyxl sees it; a rule that does not fit is a warning of the writer."""
    with catch_warnings():
        simplefilter("error", UserWarning)
        made = {kind: template(kind) for kind in KINDS}
    return {kind: openpyxl.load_workbook(BytesIO(data)) for kind, data in made.items()}


def column_of(sheet, field):
    return list(names_row(sheet)).index(f"#{field.name}") + 1


def rule_of(sheet, column):
    """The validation of a column, None where it has none."""
    first = f"{get_column_letter(column)}{FIRST + 1}"
    return next((rule for rule in sheet.data_validations.dataValidation if first in rule.sqref), None)


def test_between_them_the_templates_have_every_tab():
    assert {model for models in TABS_OF.values() for model in models} == set(TABS.values())


@pytest.mark.parametrize("kind", KINDS)
def test_the_tabs_are_those_that_are_read_and_the_two_that_explain(books, kind):
    own = [model.tab for model in TABS_OF[kind]]
    assert books[kind].sheetnames == [README_TAB, *own, LISTS_TAB]
    assert books[kind][LISTS_TAB].sheet_state == "hidden"


@pytest.mark.parametrize(("kind", "model", "field"), FIELDS)
def test_every_field_has_its_column_header_and_note(books, kind, model, field):
    sheet = books[kind][model.tab]
    header = sheet.cell(HEADERS + 1, column_of(sheet, field))
    assert header.value == field.header
    assert header.font.bold == field.required
    note = header.comment.text.split("\n")
    assert (note[0] == REQUIRED) == field.required
    assert {field.description, field.form.accepted, f"Voorbeeld: {field.example}"} <= set(note)
    assert (note[-1] == CONFIDENTIAL) == field.column.confidential


@pytest.mark.parametrize(("kind", "model", "field"), FIELDS)
def test_a_drop_down_offers_exactly_the_words_of_the_schema(books, kind, model, field):
    sheet = books[kind][model.tab]
    rule = rule_of(sheet, column_of(sheet, field))
    if not field.form.words:
        assert rule is None or rule.type != "list"
        return
    title, _, cells = rule.formula1.rpartition("!")
    left, top, right, bottom = range_boundaries(cells.replace("$", ""))
    offered = [books[kind][title.strip("'")].cell(row, left).value for row in range(top, bottom + 1)]
    assert (offered, left) == (list(field.form.words), right)


@pytest.mark.parametrize(("kind", "model", "field"), FIELDS)
def test_a_rule_warns_at_most_and_several_words_are_not_even_warned_of(books, kind, model, field):
    sheet = books[kind][model.tab]
    rule = rule_of(sheet, column_of(sheet, field))
    if rule is None:
        assert field.form.name in ("text", "texts")
        return
    assert rule.errorStyle == "warning" or not rule.showErrorMessage
    assert (field.form.name == "words") == (not rule.showErrorMessage)
    assert rule.allow_blank
    assert str(rule.sqref).endswith(str(LAST + 1))


@pytest.mark.parametrize("kind", KINDS)
def test_field_names_are_hidden_and_headers_stay_in_sight(books, kind):
    for model in TABS_OF[kind]:
        sheet = books[kind][model.tab]
        assert sheet.row_dimensions[NAMES + 1].hidden
        assert not sheet.row_dimensions[HEADERS + 1].hidden
        assert sheet.sheet_view.selection[-1].activeCell == f"A{FIRST + 1}"
        assert sheet.freeze_panes == f"A{HEADERS + 2}"
        assert set(names_row(sheet)) == {f"#{name}" for name in fields_of(model)}


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_row_says_that_it_is_one(books, kind):
    for model in TABS_OF[kind]:
        first, *others = books[kind][model.tab][EXAMPLE + 1]
        assert first.value.startswith(EXAMPLE_MARK)
        assert all(cell.font.italic for cell in (first, *others))


@pytest.mark.parametrize(("kind", "model", "field"), FIELDS)
def test_lees_mij_explains_every_column(books, kind, model, field):
    lines = [[cell.value or "" for cell in row] for row in books[kind][README_TAB].iter_rows()]
    (start,) = (i for i, line in enumerate(lines) if line[0] == model.tab)
    (line,) = (line for line in lines[start : start + len(fields_of(model)) + 3] if line[0] == field.header)
    assert lines[start + 1][0] == model.about
    assert ("verplicht" in line[1], "vertrouwelijk" in line[1]) == (field.required, field.column.confidential)
    assert line[2].startswith(field.description)
    assert (CONFIDENTIAL in line[2]) == field.column.confidential
    assert line[3:5] == [field.form.accepted, field.example]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_schemas_give_the_same_file(kind):
    assert template(kind) == template(kind)
    assert file_name(kind).endswith(".xlsx")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_used_that_google_has_no_place_for(books, kind):
    """By Google's own description of a spreadsheet, for no upload can be tried here."""
    schemas = discovery()["schemas"]
    conditions = set(schemas["BooleanCondition"]["properties"]["type"]["enum"])
    as_google = {
        "list": "ONE_OF_RANGE",
        "date": "DATE_BETWEEN",
        "whole": "NUMBER_BETWEEN",
        "decimal": "NUMBER_BETWEEN",
    }
    rules = [rule for sheet in books[kind] for rule in sheet.data_validations.dataValidation]
    assert {as_google[rule.type] for rule in rules} <= conditions
    assert {rule.operator for rule in rules if rule.type != "list"} <= {"between", None}
    assert all("!" in rule.formula1 for rule in rules if rule.type == "list")
    assert "note" in schemas["CellData"]["properties"]
    assert "hidden" in schemas["SheetProperties"]["properties"]
    assert {sheet.sheet_state for sheet in books[kind]} == {"visible", "hidden"}
    assert not any(sheet.protection.sheet or sheet.merged_cells.ranges for sheet in books[kind])
    assert not books[kind].defined_names
