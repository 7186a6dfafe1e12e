"""The header row is found, columns match by any variant, and what does not match is told once."""

import pytest

HEADERS = ["Datum", "Titel", "Type", "Aanwezig"]
ROW = ["31/01/2022", "Inzicht", "webinar", 215]


@pytest.mark.parametrize(
    "rows",
    [
        [HEADERS, ROW],
        [["Kazerne Dossin"], [], HEADERS, ROW],
        [["datum *", "TITEL:", " type", "# deelnemers"], ROW],
        [["Wanneer", "Naam", "Soort activiteit", "Aantal\naanwezigen"], ROW],
        [["Type", "Aanwezig", "Titel", "Datum"], ["webinar", 215, "Inzicht", "31/01/2022"]],
        [[None, None, *HEADERS], [None, None, *ROW]],
        [["Weet je nog?", "Kop", "Soortje", "Koppen"], ["#date", "#title", "#kind", "#attended"], ROW],
        [["#date", "#title", "#kind", "#attended"], ["Weet je nog?", "Kop", "Soortje", "Koppen"], ROW],
    ],
)
def test_a_row_is_read_wherever_and_however_its_headers_stand(check, rows):
    tab = check("Activiteiten", rows)
    assert tab.columns["attended"] == [215]
    assert (tab.read, tab.valid, tab.skipped) == (1, 1, 0)


def test_a_missing_column_is_told_once_and_no_row_counts(check):
    tab = check("Activiteiten", [["Datum", "Titel", "Aanwezig"], *[[*ROW[:2], n] for n in range(5)]])
    assert [issue.message for issue in tab.issues] == [
        "Activiteiten: de kolom ‘Type’ ontbreekt. "
        "Zet ‘Type’ als kolomkop in rij 1; zolang telt geen enkele rij mee."
    ]
    assert (tab.read, tab.valid, tab.count.rejected) == (5, 0, 5)


def test_a_misspelt_header_is_pointed_at(check):
    tab = check("Activiteiten", [["Daatum", "Titel", "Type"], ROW[:3]])
    assert tab.issues[0].message == (
        "Activiteiten: de kolom ‘Datum’ ontbreekt. Verander de kop in A1 in ‘Datum’."
    )


def test_of_two_columns_for_one_field_its_own_header_counts(check, told):
    tab = check("Activiteiten", [["Deelnemers", *HEADERS], [7, *ROW]])
    assert tab.columns["attended"] == [215]
    assert told(tab) == [("Activiteiten!A1", "duplicate_column", "warning")]


def test_an_own_column_is_ignored_and_reported(check, told):
    tab = check("Activiteiten", [[*HEADERS, "Zaalhuur geregeld?", None], [*ROW, "ja", "los"]])
    assert told(tab) == [
        ("Activiteiten!E1", "unknown_column", "info"),
        ("Activiteiten!F1", "unknown_column", "info"),
    ]


def test_a_header_with_personal_data_is_not_repeated(check):
    tab = check("Activiteiten", [[*HEADERS, "mail iemand@voorbeeld.be"], ROW])
    assert "voorbeeld.be" not in str(tab.issues)


@pytest.mark.parametrize(
    ("rows", "severity", "counts"),
    [([], "warning", (0, 0, 0)), ([["zomaar"], [], ["tekst"]], "error", (3, 0, 1))],
)
def test_a_tab_without_headers_says_which(check, rows, severity, counts):
    tab = check("Bereik", rows)
    assert [(issue.code, issue.severity) for issue in tab.issues] == [("missing_column", severity)]
    assert (tab.read, tab.valid, tab.skipped) == counts


@pytest.mark.parametrize(
    ("headers", "cell"),
    [
        (["Datum", "Naam van de activiteit", "Type", "Zaal"], "B1"),
        (["Datum", "Zaal", "Type", "Tittel"], "D1"),
        (["Datum", "Zaal", "Type", "Zaal 2"], None),
    ],
)
def test_only_a_header_that_is_nearly_right_is_pointed_at(check, headers, cell):
    tab = check("Activiteiten", [headers, [*ROW[:3], "zaal 1"]])
    fix = f"Verander de kop in {cell} in ‘Titel’." if cell else "Zet ‘Titel’ als kolomkop in rij 1; "
    assert tab.issues[0].message.startswith(f"Activiteiten: de kolom ‘Titel’ ontbreekt. {fix}")


def test_the_only_column_that_is_not_known_may_be_the_one_that_is_missing(check):
    tab = check("Activiteiten", [["Datum", "Wat we deden", "Type"], ROW[:3]])
    assert tab.issues[0].message == (
        "Activiteiten: de kolom ‘Titel’ ontbreekt. Is dat kolom B ‘Wat we deden’, typ dan ‘Titel’ in B1; "
        "voeg anders een kolom ‘Titel’ toe."
    )
