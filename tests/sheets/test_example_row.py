"""The example row of the template enters no figure, and says so where somebody typed over it."""

from datetime import date

import pytest

from schemas.row import example_row, fields_of, first_field
from schemas.tabs import TABS
from sheets.sync import read

HEADERS = ["Datum", "Titel", "Type", "Aanwezig"]
OWN = ["16/05/2024", "Eigen webinar", "webinar", 12]
EXAMPLE = ["Voorbeeldrij: 15/03/2024", "Omgaan met polarisatie in de klas", "vorming", 35]
LEFT = (
    "Activiteiten!A2 (Datum): Hier staat nog de tekst van de voorbeeldrij. "
    "Typ er uw eigen waarde over, of wis de hele rij; zolang telt ze niet mee."
)


@pytest.mark.parametrize("model", TABS.values(), ids=TABS)
def test_the_example_row_of_every_tab_is_skipped(check, model):
    headers = [field.header for field in fields_of(model).values()]
    tab = check(model.tab, [headers, list(example_row(model).values())])
    assert (tab.read, tab.valid, tab.skipped, tab.issues) == (1, 0, 1, [])


@pytest.mark.parametrize("model", TABS.values(), ids=TABS)
def test_one_cell_typed_over_is_told_and_does_not_count(check, told, model):
    typed = example_row(model) | {"remark": "een eigen opmerking"}
    headers = [field.header for field in fields_of(model).values()]
    tab = check(model.tab, [headers, list(typed.values())])
    assert (tab.read, tab.valid, tab.skipped) == (1, 0, 0)
    assert told(tab) == [(f"{model.tab}!A2", "missing_value", "error")]


@pytest.mark.parametrize(
    ("row", "counts", "messages"),
    [
        (EXAMPLE, (2, 1, 1), []),
        ([EXAMPLE[0], *EXAMPLE[1:3], None], (2, 1, 1), []),
        ([EXAMPLE[0], None, None, None], (2, 1, 1), []),
        ([EXAMPLE[0], "Onze studiedag", "studiedag", 80], (2, 1, 0), [LEFT]),
        (["15/03/2024", "Onze studiedag", "studiedag", 80], (2, 2, 0), []),
    ],
)
def test_what_counts_of_an_example_row(check, row, counts, messages):
    tab = check("Activiteiten", [HEADERS, row, OWN])
    assert (tab.read, tab.valid, tab.skipped) == counts
    assert [issue.message for issue in tab.issues] == messages


def test_all_other_faults_of_a_row_typed_over_are_told_with_it(check, told):
    tab = check("Activiteiten", [HEADERS, [EXAMPLE[0], "Onze studiedag", "xyzzy", "veel"]])
    assert [code for _, code, _ in told(tab)] == ["missing_value", "unknown_category", "bad_count"]


def test_sorted_among_the_others_it_is_still_the_example(check):
    tab = check("Activiteiten", [HEADERS, OWN, EXAMPLE])
    assert (tab.columns["attended"], tab.skipped) == ([12], 1)


def test_the_first_column_of_each_tab_is_one_that_must_be_filled_in():
    assert {
        model.tab for model in TABS.values() if not fields_of(model)[first_field(model)].required
    } == set()


def test_a_confidential_example_typed_over_is_not_quoted_in_public(check):
    typed = example_row(TABS["doorverwijzingen"]) | {"question": "Onze eigen vraag"}
    headers = [field.header for field in fields_of(TABS["doorverwijzingen"]).values()]
    (issue,) = check("Doorverwijzingen", [headers, list(typed.values())]).issues
    assert issue.confidential
    assert "eigen vraag" not in issue.public_message + issue.message


def test_the_tabs_of_the_template_itself_are_not_reported(tmp_path):
    for title in ("Lees mij", "Lijsten van het sjabloon", "lees mij", "Kladblad"):
        (tmp_path / f"{title}.csv").write_text("a;b\n1;2\n", encoding="utf-8")
    (tmp_path / "Bereik.csv").write_text("Maand;Kanaal;Indicator;Waarde\n01/2024;pers;artikels;3\n")
    reading = read([tmp_path], today=date(2024, 6, 30))
    assert [(issue.code, issue.tab) for issue in reading.issues] == [("unknown_tab", "Kladblad")]
