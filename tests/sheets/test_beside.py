"""What stands beside a fault in its row, and what is never told there."""

import pytest

from sheets.beside import Beside
from sheets.crosscheck import crosscheck
from sheets.register import Register

SECRET = "Kanariegem"
ACTIVITIES = ["Datum", "Titel", "Type", "Ingeschreven", "Aanwezig", "Voltooid", "Opmerking", "Eigen kolom"]
QUESTIONS = ["Contactdatum", "Aanvrager", "Gemeente", "Onderwerp", "Vraag", "Status", "Doorverwezen naar"]
COSTS = ["Datum", "Post", "Omschrijving", "Leverancier", "Bewijsstuk", "Bedrag", "Status"]


def shown(tab, at=0):
    """The cells beside an issue, the faulty one with an arrow."""
    issues = [issue for issue in tab.issues if issue.severity != "info"]
    found = Beside(tab).cells(issues[at])
    return [f"{'> ' * own}{header}={text}" for header, text, own in found]


@pytest.mark.parametrize(
    ("title", "headers", "row", "expected"),
    [
        (
            "Activiteiten",
            ACTIVITIES,
            ["5/5/2024", "Lezing (voorbeeld)", "lezing", 40, "ca. 30", 12, None, "eigen"],
            [
                *("Datum=5/5/2024", "Titel=Lezing (voorbeeld)", "Type=lezing"),
                *("Ingeschreven=40", "> Aanwezig=ca. 30", "Voltooid=12"),
            ],
        ),
        (
            "Activiteiten",
            ACTIVITIES,
            ["5/5/2024", "Lezing (voorbeeld)", "lezing", None, 10, 12],
            ["Datum=5/5/2024", "Titel=Lezing (voorbeeld)", "Type=lezing", "Aanwezig=10", "> Voltooid=12"],
        ),
        (
            "Activiteiten",
            ACTIVITIES,
            ["5/5/2024", "bel 0475 12 34 56", "feest", None, 10],
            ["Datum=5/5/2024", "> Titel=None", "Type=feest"],
        ),
        (
            "Doorverwijzingen",
            QUESTIONS,
            ["5/5/2024", "school", SECRET, "haatspraak", SECRET, "nieuw"],
            ["Contactdatum=5/5/2024", "> Gemeente=None", "Status=nieuw"],
        ),
        (
            "Doorverwijzingen",
            QUESTIONS,
            [f"{SECRET} in mei", "school", None, "haatspraak", None, SECRET],
            ["> Contactdatum=None"],
        ),
        (
            "Doorverwijzingen",
            QUESTIONS,
            ["ma 6 mei 2024", SECRET, None, "haatspraak", None, "doorverwezn"],
            ["Contactdatum=06/05/2024", "> Aanvrager=None", "Status=doorverwezen"],
        ),
        (
            "Beslissingen",
            ["Kenmerk", "Beslissing", "Telt", "Datum"],
            ["a 7f3k 9r2m", "weet niet", SECRET, "1/2/2024"],
            ["Kenmerk=A-7F3K-9R2M", "> Beslissing=None"],
        ),
        (
            "Uitgaven",
            COSTS,
            ["31/2/2024", SECRET, SECRET, SECRET, SECRET, 64.3, "betaald"],
            ["> Datum=31/2/2024", "Bedrag=64,30"],
        ),
        (
            "Uitgaven",
            COSTS,
            ["1/2/2024", "Website", "Hosting", SECRET, "2024-7", "12.50", SECRET],
            ["Datum=1/2/2024", "Bewijsstuk=2024-7", "> Bedrag=12.50"],
        ),
    ],
)
def test_the_cells_that_tell_which_row_it_is(check, title, headers, row, expected):
    tab = check(title, [headers, row])
    assert shown(tab) == expected
    assert all(SECRET not in Beside(tab).json(issue) for issue in tab.issues)


@pytest.mark.parametrize(
    ("title", "headers", "row", "weight"),
    [
        ("Activiteiten", ACTIVITIES, ["x", "Lezing", "lezing", 40, 30], 30),
        ("Activiteiten", ACTIVITIES, ["x", "Lezing", "lezing", 40, "ca. 30"], 40),
        ("Activiteiten", ACTIVITIES, ["x", "Lezing", "lezing"], None),
        ("Uitgaven", COSTS, ["x", "Website", "Terug", None, None, "-12,50"], 1250),
        ("Doorverwijzingen", QUESTIONS, ["x", "school", None, "haatspraak", None, "nieuw"], None),
    ],
)
def test_what_a_row_reports(check, title, headers, row, weight):
    tab = check(title, [headers, row])
    assert Beside(tab).weight(tab.issues[-1]) == weight


@pytest.mark.parametrize(
    ("title", "headers", "row", "proposal"),
    [
        ("Activiteiten", ["Datum", "Titel", "Type"], ["01/13/2024", "Lezing", "lezing"], "13/01/2024"),
        ("Activiteiten", ["Datum", "Titel", "Type"], ["31/02/2024", "Lezing", "lezing"], None),
        ("Activiteiten", ["Datum", "Titel", "Type"], ["5/5/2024", "Lezing", "vormingstype"], "vorming"),
        ("Activiteiten", ["Datum", "Titel", "Type"], ["5/5/2024", "Lezing", "Teambuilding"], None),
        (
            *("Activiteiten", ["Datum", "Titel", "Type", "Doelgroep"]),
            *(
                ["5/5/2024", "Lezing", "lezing", "politie; onderwijzers; welzijn"],
                "politie; onderwijs; welzijn",
            ),
        ),
        (
            *("Activiteiten", ["Datum", "Titel", "Type", "Doelgroep"]),
            *(["5/5/2024", "Lezing", "lezing", "onderwijzers; Marsmannetjes"], None),
        ),
        (
            *("Activiteiten", ["Datum", "Titel", "Type", "Gemeente"]),
            *(["5/5/2025", "Lezing", "lezing", "Galmaarden"], "Pajottegem"),
        ),
        ("Activiteiten", ["Datum", "Titel", "Type", "Aanwezig"], ["5/5/2024", "A", "lezing", "12 + 3"], "15"),
        ("Uitgaven", COSTS, ["1/2/2024", "Website", "Hosting", None, None, "12.50"], None),
        (
            "Doorverwijzingen",
            QUESTIONS,
            ["1/2/2024", "school", "Roeslare", "haatspraak", None, "nieuw"],
            None,
        ),
    ],
)
def test_what_is_proposed_to_type(check, title, headers, row, proposal):
    assert check(title, [headers, row]).issues[0].proposal == proposal


def test_an_unknown_grant_is_taken_for_the_one_of_that_day(check):
    grants = check(
        "Subsidies",
        [
            ["Naam", "Bedrag", "Start", "Einde"],
            ["WZ-2021", 100, "1/4/2021", "31/3/2023"],
            ["WZ-2023", 100, "1/4/2023", "31/12/2024"],
        ],
    )
    costs = check("Uitgaven", [[*COSTS, "Subsidie"], ["1/2/2024", "X", "Y", None, None, 1, None, "WZ-2022"]])
    crosscheck([grants, costs], Register())
    assert [issue.proposal for issue in costs.issues] == ["WZ-2023"]
