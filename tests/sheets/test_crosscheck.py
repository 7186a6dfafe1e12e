"""What only several tabs together can tell."""

import itertools

import pytest

from sheets.crosscheck import crosscheck
from sheets.register import Register

PARTNERS = [
    ["Naam", "Afkorting", "Werkboek"],
    ["Kazerne Dossin", None, "kazerne-dossin.xlsx; oud.xlsx"],
    ["Agentschap Integratie en Inburgering", "AgII", "agii.xlsx"],
    ["Vereniging van Vlaamse Steden en Gemeenten", "VVSG", "1AbCdEfGhIjKlMnOpQrStUvWxYz"],
]
GRANTS = [
    ["Naam", "Bedrag", "Start", "Einde"],
    ["WZ-2021", 208640, "1/4/2021", "31/3/2023"],
    ["WZ-2023", 248600, "1/4/2023", "31/12/2024"],
]
LINES = [
    ["Subsidie", "Post", "Bedrag"],
    ["WZ-2021", "Netwerkwerking", None],
    ["WZ-2023", "Personeel", 200000],
    ["wz-2023", "Website", 48600],
]
COSTS = ["Datum", "Post", "Omschrijving", "Leverancier", "Bewijsstuk", "Bedrag", "Subsidie", "Status"]
ACTIVITIES = ["Datum", "Titel", "Type", "Medeorganisatoren", "Aanwezig"]


@pytest.fixture
def together(check):
    """Checks tabs against each other; gives them by partner and title."""

    def run(*tabs):
        checked = [check("Partners", PARTNERS, partner="coordinator", workbook="coordinator.xlsx")]
        checked += [
            check(title, rows, partner=partner, workbook=f"{partner}.xlsx") for partner, title, rows in tabs
        ]
        crosscheck(checked, Register.of(checked[:1]))
        return {(tab.place.partner, tab.grid.title): tab for tab in checked}

    return run


def cost(day="5/5/2024", line="Website", supplier=None, voucher=None, amount=10, grant=None, status=None):
    return [day, line, "iets", supplier, voucher, amount, grant, status]


@pytest.mark.parametrize(
    ("row", "issues", "grant", "inside"),
    [
        (cost(), [], "WZ-2023", True),
        (cost(day="31/3/2023", line="netwerkwerking"), [], "WZ-2021", True),
        (cost(grant="wz 2023", line="Websit"), [], "WZ-2023", True),
        (cost(day="15/1/2025"), [("A2", "outside_grant", "warning")], None, False),
        (cost(day="5/5/2022", grant="WZ-2023"), [("A2", "outside_grant", "warning")], "WZ-2023", False),
        (cost(amount=50000), [("F2", "unlikely", "warning")], "WZ-2023", True),
    ],
)
def test_a_cost_finds_its_grant_and_line(together, told, row, issues, grant, inside):
    tab = together(("c", "Subsidies", GRANTS), ("c", "Begroting", LINES), ("k", "Uitgaven", [COSTS, row]))[
        "k", "Uitgaven"
    ]
    assert told(tab) == [(f"Uitgaven!{cell}", code, severity) for cell, code, severity in issues]
    assert (tab.columns["grant"], tab.columns["in_period"]) == ([grant], [inside])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            cost(grant="WZ-1999"),
            "Uitgaven!G2 (Subsidie): ‘WZ-1999’ is geen subsidie die we kennen. Kies uit: WZ-2021, WZ-2023.",
        ),
        (
            cost(line="Catering"),
            "Uitgaven!B2 (Post): ‘Catering’ is geen post van deze subsidie. Kies uit: Personeel, Website.",
        ),
    ],
)
def test_an_unknown_grant_or_line_refuses_the_row(together, row, message):
    tab = together(("c", "Subsidies", GRANTS), ("c", "Begroting", LINES), ("k", "Uitgaven", [COSTS, row]))[
        "k", "Uitgaven"
    ]
    assert ([issue.message for issue in tab.issues], tab.count.rejected) == ([message], 1)


def test_without_a_coordinator_a_cost_is_taken_as_typed(together):
    tab = together(("k", "Uitgaven", [COSTS, cost(grant="Iets", line="Anders")]))["k", "Uitgaven"]
    assert (tab.issues, tab.columns["grant"]) == ([], ["Iets"])


def test_a_voucher_stands_once_within_a_supplier_over_all_partners(together, told):
    drukker = cost(supplier="Voorbeeld Drukwerk", voucher="F-12")
    tabs = together(
        (
            "k",
            "Uitgaven",
            [COSTS, drukker, cost(supplier="Andere", voucher="F-12"), cost(voucher="F-12", amount=99)],
        ),
        ("v", "Uitgaven", [COSTS, cost(supplier="voorbeeld drukwerk", voucher="f 12")]),
    )
    assert told(tabs["k", "Uitgaven"]) == [("Uitgaven!E2", "duplicate_voucher", "warning")]
    assert tabs["v", "Uitgaven"].issues[0].message == (
        "Uitgaven!E2 (Bewijsstuk): Dit bewijsstuk (‘f 12’) van deze leverancier staat ook in rij 2 bij k; "
        "nu tellen ze allemaal. Verwijder de rij die dubbel is, of typ in het tabblad Beslissingen van de "
        "coördinator het kenmerk B-NA3Y-V9W2 en ‘dezelfde’ of ‘verschillend’."
    )
    assert tabs["k", "Uitgaven"].columns["duplicate"] + tabs["v", "Uitgaven"].columns["duplicate"] == [
        False, False, False, True,
    ]  # fmt: skip


def test_lines_that_do_not_add_up_to_their_grant(together):
    lines = [*LINES[:3], ["WZ-2023", "Website", "48.599,99"]]
    tabs = together(("c", "Subsidies", GRANTS), ("c", "Begroting", lines))
    assert [issue.message for issue in tabs["c", "Subsidies"].issues] == [
        "Subsidies!B3 (Bedrag): De posten in Begroting zijn samen € 248.599,99, en dat is € 0,01 minder dan "
        "deze subsidie. "
        "Kijk de posten en het toegekende bedrag na."
    ]


def test_a_grant_without_approved_split_is_no_mismatch(together):
    assert together(("c", "Subsidies", GRANTS), ("c", "Begroting", LINES[:2]))["c", "Subsidies"].issues == []


def test_an_amount_needs_an_action_and_a_repeat_something_to_repeat(together, told):
    actions = [["Nummer", "Actie", "Status"], ["5.1", "a", "lopende"]]
    amounts = [
        ["Nummer", "Bedrag", "Soort", "Herhaling van", "Kenmerk"],
        ["5.1", 10, "bedrag", None, "B01"],
        ["5.10", 10, "bedrag", None, "B02"],
        ["5.1", 10, "bedrag", "B01", "B03"],
        ["5.1", 10, "bedrag", "B99", "B04"],
    ]
    tab = together(("c", "Acties", actions), ("c", "Actiebudget", amounts))["c", "Actiebudget"]
    assert told(tab) == [
        ("Actiebudget!A3", "unknown_action", "error"),
        ("Actiebudget!D5", "unknown_action", "warning"),
    ]


def test_partners_are_known_by_name_and_abbreviation_however_they_are_listed(together):
    typed = "AgII en Agentschap Integratie en Inburgering, vvsg"
    tab = together(("k", "Activiteiten", [ACTIVITIES, ["5/5/2024", "x", "webinar", typed, 3]]))[
        "k", "Activiteiten"
    ]
    assert tab.columns["co_organisers"] == [
        ("Agentschap Integratie en Inburgering", "Vereniging van Vlaamse Steden en Gemeenten")
    ]


def test_an_outsider_is_kept_with_a_warning_and_never_named_in_a_referral(together, told):
    questions = [["Contactdatum", "Aanvrager", "Onderwerp", "Status", "Doorverwezen naar"]]
    questions += [["5/5/2024", "school", "haatspraak", "nieuw", "AgII; Stad Horebeke"]]
    tabs = together(
        ("k", "Activiteiten", [ACTIVITIES, ["5/5/2024", "x", "webinar", "Stad Leuven", 3]]),
        ("k", "Doorverwijzingen", questions),
    )
    assert told(tabs["k", "Activiteiten"]) == [("Activiteiten!D2", "unknown_partner", "warning")]
    assert tabs["k", "Activiteiten"].columns["co_organisers"] == [("Stad Leuven",)]
    assert tabs["k", "Doorverwijzingen"].columns["referred_to"] == [
        ("Agentschap Integratie en Inburgering", "andere")
    ]


SAME = ["5/5/2024", "Studiedag controverse", "studiedag", "AgII", 84]


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (["5/5/2024", "Studiedag: controverse", "studiedag", None, 79], True),
        (["mei 2024", "Controverse studiedag", "studiedag", None, 79], True),
        (["6/5/2024", "Studiedag controverse", "studiedag", None, 79], False),
        (["5/5/2024", "Iets heel anders", "studiedag", None, 79], False),
    ],
)
def test_two_partners_report_one_activity(together, other, shared):
    agii = "Agentschap Integratie en Inburgering"
    tabs = together(
        ("Kazerne Dossin", "Activiteiten", [ACTIVITIES, SAME]), (agii, "Activiteiten", [ACTIVITIES, other])
    )
    one, two = tabs["Kazerne Dossin", "Activiteiten"], tabs[agii, "Activiteiten"]
    assert (one.columns["group"] == two.columns["group"]) is shared
    assert [issue.code for issue in one.issues] == ["shared_activity"] * shared


def test_the_order_of_workbooks_changes_nothing(together):
    tabs = [
        ("c", "Subsidies", GRANTS),
        ("c", "Begroting", LINES),
        ("Kazerne Dossin", "Activiteiten", [ACTIVITIES, SAME]),
        ("VVSG", "Activiteiten", [ACTIVITIES, SAME]),
        ("a", "Uitgaven", [COSTS, cost(supplier="s", voucher="1")]),
        ("b", "Uitgaven", [COSTS, cost(supplier="s", voucher="1")]),
    ]

    def outcome(order):
        found = together(*order)
        return {key: (tab.table(), [issue.message for issue in tab.issues]) for key, tab in found.items()}

    expected = outcome(tabs)
    for order in itertools.islice(itertools.permutations(tabs), 0, 720, 37):
        assert outcome(order) == expected
