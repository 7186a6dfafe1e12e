"""Rows and issues of one tab: a literal grid in, values and sentences out."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.row import Row, fields_of
from schemas.tabs import TABS
from schemas.text import key
from sheets.check import Cells, check_tab
from sheets.grid import Grid, Merge
from sheets.tab import Place

HEADERS = ["Datum", "Titel", "Type", "Ingeschreven", "Aanwezig", "Voltooid"]
GOOD = ["31/01/2022", "Inzicht", "webinar", None, 215, None]


def test_all_faults_of_a_row_are_told_together_where_what_and_how(check):
    tab = check("Activiteiten", [HEADERS, ["31/02/2023", None, "feestje", "ca. 12", "#N/B", 3]])
    assert [issue.message for issue in tab.issues] == [
        "Activiteiten!A2 (Datum): ‘31/02/2023’ staat niet op de kalender. "
        "Typ dag, maand en jaar, bijvoorbeeld 31/01/2024, of de maand, bijvoorbeeld januari 2024.",
        "Activiteiten!B2 (Titel): Deze cel is leeg. Vul ze in: zonder deze waarde telt de rij niet mee.",
        "Activiteiten!C2 (Type): ‘feestje’ staat niet in de lijst. Kies uit: webinar, vorming, workshop, "
        "intervisie, netwerkoverleg, publieksmoment, panelgesprek, studiedag, lezing, andere.",
        "Activiteiten!D2 (Ingeschreven): ‘ca. 12’ is een schatting en geen telling. "
        "Typ het getelde aantal, of laat de cel leeg als er niet geteld is.",
        "Activiteiten!E2 (Aanwezig): De formule in deze cel geeft een fout (‘#N/B’). "
        "Herstel de formule of typ de waarde zelf.",
    ]
    assert tab.count.rejected == 1


@pytest.mark.parametrize(
    ("row", "cell", "code", "severity"),
    [
        (["31/01/2022", "x", "webinar", 10, 20, None], "E2", "unlikely", "warning"),
        (["31/01/2022", "x", "webinar", 30, 20, 25], "F2", "inconsistent", "error"),
        (["31/01/2022", "x", "webinar", 30, None, None], "E2", "unlikely", "warning"),
        (["31/01/2031", "x", "webinar", None, None, None], "A2", "unlikely", "warning"),
        (["31/01/2001", "x", "webinar", None, 3, None], "A2", "unlikely", "warning"),
        (["31/01/2022", "bel 0470 12 34 56", "webinar", None, 3, None], "B2", "personal_data", "error"),
    ],
)
def test_rules_over_a_row(check, told, row, cell, code, severity):
    tab = check("Activiteiten", [HEADERS, row])
    assert told(tab) == [(f"Activiteiten!{cell}", code, severity)]
    assert tab.valid == (severity != "error")


def test_personal_data_is_never_repeated(check):
    tab = check("Activiteiten", [HEADERS, ["31/01/2022", "bel 0470 12 34 56", "webinar", None, 3, None]])
    assert "0470" not in str(tab.issues)
    assert "0470" not in str(tab.columns)


REACH = ["Maand", "Kanaal", "Indicator", "Waarde"]
COSTS = ["Datum", "Post", "Omschrijving", "Bedrag"]


@pytest.mark.parametrize(
    ("tab", "headers", "row", "cell", "code"),
    [
        ("Activiteiten", ["Datum", "Einddatum", "Titel", "Type", "Aanwezig"],
         ["maart 2022", "februari 2022", "x", "webinar", 1], "B2", "inconsistent"),
        ("Activiteiten", ["Datum", "Titel", "Type", "Gemeente", "Aanwezig"],
         ["1/2/2025", "x", "webinar", "Moerbeke", 1], "D2", "unknown_municipality"),
        ("Doorverwijzingen", ["Contactdatum", "Aanvrager", "Onderwerp", "Status", "Opgevolgd op"],
         ["1/2/2024", "school", "haatspraak", "nieuw", "1/1/2024"], "E2", "inconsistent"),
        ("Bereik", REACH, ["Q1", "website", "bezoeken", 3], "A2", "bad_month"),
        ("Bereik", REACH, ["1/2024", "website", "likes", 3], "C2",
         "unknown_category"),
        ("Uitgaven", COSTS, ["1/2/2024", "Website", "x", "12.50"], "D2",
         "ambiguous_amount"),
        ("Uitgaven", COSTS, ["1/2/2024", "Website", "x", "n.v.t."], "D2",
         "bad_amount"),
        ("Subsidies", ["Naam", "Bedrag", "Start", "Einde"], ["A", 5, "1/2/2024", "1/1/2024"], "D2",
         "inconsistent"),
        ("Doelstellingen", ["Subsidie", "Indicator"], ["A", "wereldvrede"], "B2", "unknown_indicator"),
        ("Acties", ["Nummer", "Actie", "Status"], ["1.1", "x", "bezig"], "C2", "unknown_category"),
    ],
)  # fmt: skip
def test_each_tab_refuses_at_the_right_cell(check, told, tab, headers, row, cell, code):
    assert told(check(tab, [headers, row])) == [(f"{tab}!{cell}", code, "error")]


@pytest.mark.parametrize(
    ("row", "skipped"),
    [
        ([None] * 6, True),
        (["", " ", "-", "n.v.t.", None, None], True),
        ([None, None, None, None, 0, None], True),
        ([None, None, None, None, False, None], True),
        (["Totaal", None, None, None, 215, None], True),
        ([None, "Subtotaal 2022:", None, None, 215, None], True),
        ([None, None, "EINDTOTAAL", None, 215, None], True),
        ([None, "Som", None, None, 215, None], True),
        ([None, "Som der delen", None, None, 215, None], False),
        ([None, None, None, None, 25, None], False),
        ([None, "Totaalaanpak", "webinar", None, 25, None], False),
    ],
)
def test_blank_and_total_rows_are_skipped_and_counted(check, row, skipped):
    tab = check("Activiteiten", [HEADERS, GOOD, row, ["1/2/2022", *GOOD[1:]]])
    assert (tab.read, tab.valid, tab.skipped) == (3, 2, int(skipped))


def test_a_default_filled_down_does_not_make_a_row(check):
    rows = [[None, None, None, None, None, None, "gepland"] for _ in range(40)]
    tab = check("Activiteiten", [[*HEADERS, "Status"], [*GOOD, "doorgegaan"], *rows])
    assert (tab.read, tab.valid, tab.skipped, tab.issues) == (41, 1, 40, [])


def test_a_total_that_is_not_the_sum_of_the_rows_that_count(check):
    rows = [["1/2/2022", "a", "webinar", None, 10, None], ["2/2/2022", "b", "feestje", None, 5, None]]
    tab = check("Activiteiten", [HEADERS, *rows, ["Totaal", None, None, None, 15, None]])
    assert tab.issues[-1].message == (
        "Activiteiten!E4 (Aanwezig): Het totaal ‘15’ is niet de som van de rijen die meetellen (10). "
        "Kijk of erboven een rij niet meetelt."
    )


def test_subtotals_stand_for_their_own_rows_and_the_total_for_all(check):
    rows = [["1/1/2024", "Website", "a", "1.000,00"], ["2/1/2024", "Website", "b", "0,50"]]
    subtotal = ["Subtotaal", None, None, "1.000,50"]
    more = [["3/1/2024", "Website", "c", 2], ["Subtotaal", None, None, 2], ["Totaal", None, None, 1002.5]]
    tab = check("Uitgaven", [["Datum", "Post", "Omschrijving", "Bedrag"], *rows, subtotal, *more])
    assert tab.issues == []


@pytest.mark.parametrize(
    ("title", "headers", "rows", "code", "valid"),
    [
        ("Activiteiten", HEADERS, [GOOD, GOOD], "duplicate_row", 1),
        ("Bereik", REACH,
         [["1/2024", "website", "bezoeken", 3], ["jan 2024", "site", "bezoeken", 4]], "duplicate_measure", 1),
        ("Acties", ["Nummer", "Actie", "Status"], [["5.1", "a", "lopende"], ["5.1", "b", "lopende"]],
         "duplicate_row", 1),
        ("Uitgaven", COSTS,
         [["1/2/2024", "Website", "trein", 5], ["1/2/2024", "Website", "trein", 5]], "duplicate_row", 2),
    ],
)  # fmt: skip
def test_repeats(check, title, headers, rows, code, valid):
    tab = check(title, [headers, *rows])
    assert ([issue.code for issue in tab.issues], tab.valid) == ([code], valid)
    assert "rij 2" in tab.issues[0].message


def test_keys_are_text_as_the_sheet_shows_them(check):
    formats = {(2, 1): "0.00", (3, 1): "0.0", (4, 1): "000"}
    rows = [["Nummer", "Actie", "Status"], [5.1, "a", "lopende"], [5.1, "b", "lopende"], [7, "c", "lopende"]]
    tab = check("Acties", rows, number_formats=formats)
    assert tab.columns["number"] == ["5.10", "5.1", "007"]


def test_a_merged_block_means_its_value_in_every_row_but_counts_once(check):
    rows = [HEADERS, ["1/2/2022", "a", "webinar", None, 10, None], [None, "b", "webinar", None, None, None]]
    tab = check("Activiteiten", rows, merges=(Merge(2, 1, 3, 1), Merge(2, 5, 3, 5)))
    assert [span.first for span in tab.columns["date"]] == [date(2022, 2, 1)] * 2
    assert tab.columns["attended"] == [10, None]


def test_hidden_rows_count_and_are_told(check):
    tab = check("Activiteiten", [HEADERS, GOOD, ["1/2/2022", *GOOD[1:]]], hidden_rows=frozenset({1, 3}))
    assert [issue.message for issue in tab.issues] == [
        "Activiteiten: 1 verborgen rij (rij 3) telt mee. Verwijder wat niet mag meetellen."
    ]
    assert tab.valid == 2


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("Gemeente", "Kanariegem"),
        ("Vraag", "#REF!"),
        ("Onderwerp", "ruzie in Horebeke"),
        ("Aard", "Horebeke"),
    ],
)
def test_nothing_typed_in_a_confidential_tab_reaches_a_public_message(check, field, typed):
    headers = ["Contactdatum", "Aanvrager", "Onderwerp", "Status", "Gemeente", "Vraag", "Aard"]
    values = dict(zip(headers, ["1/2/2024", "school", "haatspraak", "nieuw", None, None, None], strict=True))
    row = values | {field: typed}
    (issue,) = check("Doorverwijzingen", [headers, list(row.values())]).issues
    assert issue.confidential
    assert typed not in issue.public_message
    assert typed in issue.message


def test_a_number_in_a_confidential_tab_may_be_quoted(check):
    row = ["31/02/2024", "school", "haatspraak", "nieuw"]
    (issue,) = check("Doorverwijzingen", [["Contactdatum", "Aanvrager", "Onderwerp", "Status"], row]).issues
    assert not issue.confidential


def plain(model, row):
    """A row as Pydantic itself validates it, None where it refuses."""
    try:
        return model.model_validate(row, context={"today": date(2024, 6, 30)})
    except ValueError:
        return None


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["31/01/2024", "maart 2024", "webinar", "12", "1.234,56", "12.50", "onderwijs; politie", "Gent", "ja",
         "#N/B", "n.v.t.", " x ", "a@b.be", "website", "bezoeken", "nieuw", "lopende", "school", "haatspraak",
         "publieksmomenten", "85073003328", "\x00", "Loading..."]
    ),
    st.text(max_size=12),
    st.integers(-5, 60000),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(list(TABS.values())), st.data())
def test_any_cell_gives_a_value_or_an_issue_and_every_row_is_accounted_for(model: type[Row], data):
    headers = [spec.header for spec in fields_of(model).values()]
    rows = data.draw(st.lists(st.lists(CELLS, max_size=len(headers) + 2), max_size=5))
    tab = check_tab(Grid(model.tab, [headers, *rows]), model, Place("p", "w"), today=date(2024, 6, 30))
    assert tab.count.read == tab.count.valid + tab.count.rejected + tab.count.skipped
    assert {issue.row for issue in tab.issues if issue.severity == "error"} <= set(range(1, len(rows) + 2))
    assert all(issue.message for issue in tab.issues)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(list(TABS.values())), st.data())
def test_the_checker_gives_what_pydantic_gives(model: type[Row], data):
    specs = fields_of(model)
    values = [
        data.draw(st.one_of(st.none(), st.text(max_size=12), st.integers(0, 50000), CELLS)) for _ in specs
    ]
    raw = dict(zip(specs, values, strict=True))
    if any(
        not isinstance(value, (str, bool, type(None))) and specs[name].textual for name, value in raw.items()
    ):
        return
    tab = check_tab(
        Grid(model.tab, [[s.header for s in specs.values()], values]),
        model,
        Place("p", "w"),
        today=date(2024, 6, 30),
    )
    row = plain(model, raw)
    if tab.read - tab.skipped == 1:
        assert (row is None) == (tab.valid == 0)
        assert row is None or {name: column[0] for name, column in tab.columns.items()} == dict(row)


@given(
    st.lists(st.one_of(st.none(), st.text(max_size=20), st.sampled_from(["0470 12 34 56", "n.v.t.", "F-1"])))
)
def test_reading_many_texts_at_once_gives_what_reading_each_gives(texts):
    spec = fields_of(TABS[key("Uitgaven")])["voucher"]
    one_by_one = Cells(spec)
    assert Cells(spec).read(texts) == [one_by_one[text] for text in texts]
