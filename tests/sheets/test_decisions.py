"""Activities and vouchers that two partners report, and what the coordinator decided about them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.reference import activity_part, cost_part, parse_reference
from schemas.tabs import TABS
from schemas.text import key, normal
from sheets.alike import MOST_ALIKE, links, reported
from sheets.check import check_tab
from sheets.crosscheck import crosscheck
from sheets.grid import Grid
from sheets.register import Register
from sheets.tab import Place

TODAY = date(2025, 6, 30)
PARTNERS = [["Naam", "Afkorting", "Werkboek"]] + [
    [name, name[:2], f"{name}.xlsx"] for name in ["Anna", "Bert", "Cora"]
]
ACTIVITIES = ["Datum", "Titel", "Type", "Gemeente", "Medeorganisatoren", "Aanwezig", "Vorm"]
COSTS = ["Datum", "Post", "Omschrijving", "Leverancier", "Bewijsstuk", "Bedrag", "Status"]
DECISIONS = ["Kenmerk", "Beslissing", "Telt"]
TITLE = "Omgaan met online polarisatie"


def checked(title, rows, partner):
    place = Place(partner, f"{partner}.xlsx")
    return check_tab(Grid(title, rows), TABS[key(title)], place, today=TODAY)


class Found:
    """Tabs checked against each other: what was proposed, told and grouped."""

    def __init__(self, *decisions, activities=(), costs=()):
        tabs = [
            checked("Partners", PARTNERS, "coordinator"),
            checked("Beslissingen", [DECISIONS, *decisions], "coordinator"),
        ]
        for title, headers, given_rows in (
            ("Activiteiten", ACTIVITIES, activities),
            ("Uitgaven", COSTS, costs),
        ):
            for partner in dict.fromkeys(name for name, _ in given_rows):
                rows = [row for name, row in given_rows if name == partner]
                tabs.append(checked(title, [headers, *rows], partner))
        self.proposals = crosscheck(tabs, Register.of(tabs[:1]))
        self.decisions = tabs[1]
        self.tabs = tabs[2:]

    @property
    def codes(self):
        return sorted((item.code, item.verdict) for item in self.proposals)

    @property
    def told(self):
        return [(i.cell, i.code, i.severity) for i in self.decisions.issues]

    def column(self, name):
        return {
            (tab.place.partner, tab.rows[i]): tab.columns[name][i] for tab in self.tabs for i in tab.kept()
        }

    @property
    def groups(self):
        """The sets of rows that are one, whatever their numbers."""
        found = {}
        for tab in self.tabs:
            for i in tab.kept():
                identity = (tab.place.partner, tab.columns["title"][i], tab.columns["attended"][i])
                found.setdefault(tab.columns["group"][i], []).append(identity)
        return sorted(sorted(rows, key=str) for rows in found.values())

    @property
    def attended(self):
        """What counts of each activity, by the rule of the dataset."""
        best = {}
        for tab in self.tabs:
            for i in tab.kept():
                columns = tab.columns
                known = columns["attended"][i] is not None
                rank = (columns["leads"][i] and known, columns["attended"][i] if known else -1)
                best[columns["group"][i]] = max(rank, best.get(columns["group"][i], (False, -1)))
        return sorted(number for _, number in best.values())


def activity(day="5/5/2024", title=TITLE, attended=10, *, town=None, named=None, mode=None):
    return [day, title, "lezing", town, named, attended, mode]


def cost(amount=100, *, supplier="Voorbeeld Drukwerk", voucher="F-12", day="5/5/2024", status=None):
    return [day, "Website", "iets", supplier, voucher, amount, status]


def code(*rows):
    """The code of activities as (partner, row)."""
    parts = []
    for partner, row in rows:
        day, month, year = (int(part) for part in row[0].split("/"))
        parts.append(activity_part(partner, date(year, month, day), date(year, month, day), normal(row[1])))
    return "-".join(["A", *sorted(set(parts))])


ONE, TWO = ("Anna", activity(attended=10)), ("Bert", activity(attended=30))


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        (activity(), activity(), True),
        (activity(), activity(title="Omgaan met online polarisatie!"), True),
        (activity(), activity(title="Online polarisatie: omgaan met"), True),
        (activity(), activity(title="Omgaan met onlin polarisatie"), True),
        (activity(), activity(title="Hoe omgaan met online polarisatie?"), True),
        (activity(), activity(title="Omgaan met desinformatie"), False),
        (activity(), activity("6/5/2024"), False),
        (activity(), activity("mei 2024"), True),
        (activity(), activity("juni 2024"), False),
        (activity("mei 2024"), activity("mei 2024"), True),
        (activity(town="Gent"), activity(town="Gent"), True),
        (activity(town="Gent"), activity(), True),
        (activity(town="Gent"), activity(town="Hasselt"), False),
        (activity(mode="online"), activity(mode="fysiek"), False),
        (activity(mode="hybride"), activity(mode="fysiek"), True),
        (activity(title="Netwerkoverleg"), activity(title="Netwerkoverleg"), False),
        (activity(title="Netwerkoverleg", named="Bert"), activity(title="Netwerkoverleg"), True),
        (activity(title="Netwerkoverleg", named="Cora"), activity(title="Netwerkoverleg"), False),
        (activity(title="Vorming polarisatie deel 1"), activity(title="Vorming polarisatie deel 2"), False),
        (activity(title="Vorming polarisatie groep a"), activity(title="Vorming polarisatie groep b"), False),
        (
            activity(title="Online polarisatie", named="Be"),
            activity(title="Hoe omgaan met online polarisatie?"),
            True,
        ),
        (activity(title="Online polarisatie"), activity(title="Hoe omgaan met online polarisatie?"), False),
        (
            activity(title="Eerste hulp bij controversie in de klas"),
            activity(title="Eerste hulp bij controverse in de klas"),
            True,
        ),
        (activity(title="Studiedag: Wij en zij", named="Bert"), activity(title="Studiedag wij-en-zij"), True),
    ],
)
def test_which_two_reports_are_proposed_as_one(one, other, is_one):
    found = Found(activities=[("Anna", one), ("Bert", other)])
    assert (len(found.groups) == 1) is is_one
    assert len(found.proposals) == is_one
    assert [
        [issue.code for issue in tab.issues if issue.code == "shared_activity"] for tab in found.tabs
    ] == [["shared_activity"] * is_one] * 2


def test_a_proposal_says_what_to_type_where():
    found = Found(activities=[ONE, TWO])
    (told,) = (issue for issue in found.tabs[0].issues if issue.code == "shared_activity")
    assert told.message == (
        "Activiteiten!B2 (Titel): Deze activiteit staat ook bij Bert (rij 2) en telt één keer, met het "
        "hoogste getelde aantal. Zijn het verschillende activiteiten, typ dan in het tabblad "
        f"Beslissingen van de coördinator het kenmerk {code(ONE, TWO)} en ‘verschillend’."
    )
    assert (found.codes, found.attended) == ([(code(ONE, TWO), None)], [30])


@pytest.mark.parametrize(
    ("verdict", "counts", "attended", "told"),
    [
        ("verschillend", None, [10, 30], []),
        ("dezelfde", None, [30], []),
        ("dezelfde", "Anna", [10], []),
        ("dezelfde", "an", [10], []),
        ("Zelfde", "Bert", [30], []),
        ("dezelfde", "Cora", [30], [("Beslissingen!C2", "inconsistent", "warning")]),
        ("dezelfde", "Niemand", [30], [("Beslissingen!C2", "inconsistent", "warning")]),
        ("verschillend", "Anna", [10, 30], [("Beslissingen!C2", "inconsistent", "warning")]),
        ("weet niet", None, [30], [("Beslissingen!B2", "unknown_category", "error")]),
    ],
)
def test_a_decision_holds(verdict, counts, attended, told):
    found = Found([code(ONE, TWO), verdict, counts], activities=[ONE, TWO])
    assert (found.attended, found.told) == (attended, told)
    severities = {i.severity for tab in found.tabs for i in tab.issues if i.code == "shared_activity"}
    decided = found.codes[0][1]
    assert severities == ({"warning"} if decided is None else {"info"} if decided == "dezelfde" else set())


@pytest.mark.parametrize(
    "corrected",
    [
        activity(attended=99),
        activity(attended=None),
        activity(title="Omgaan met onlin polarisatie"),
        activity(title="OMGAAN met  online - polarisatie"),
        activity(town="Gent", mode="online"),
    ],
)
@pytest.mark.parametrize(("verdict", "groups"), [("verschillend", 2), ("dezelfde", 1)])
def test_a_decision_outlives_a_correction(corrected, verdict, groups):
    found = Found([code(ONE, TWO), verdict], activities=[ONE, ("Bert", corrected)])
    assert (len(found.groups), found.told) == (groups, [])
    assert [decided for _, decided in found.codes] == [verdict]


def test_a_partner_whose_figure_is_not_known_yet_is_told():
    found = Found([code(ONE, TWO), "dezelfde", "Anna"], activities=[("Anna", activity(attended=None)), TWO])
    assert (found.attended, found.told) == ([30], [("Beslissingen!C2", "inconsistent", "warning")])


@pytest.mark.parametrize("typed", ["A-0000-1111", "A-7F3K", "B-7F3K-9R2M"])
def test_a_decision_that_fits_nothing_is_told(typed):
    found = Found([typed, "dezelfde"], activities=[ONE, TWO])
    assert found.told == [("Beslissingen!A2", "inconsistent", "warning")]
    assert found.decisions.issues[0].public_message == (
        "Beslissingen!A2 (Kenmerk): Deze waarde wijst geen twee rijen meer aan die meetellen, dus verandert "
        "deze beslissing niets. Neem het kenmerk opnieuw over van de pagina Gegevens, of verwijder deze rij."
    )


def test_two_decisions_that_contradict_each_other_are_told_and_neither_holds():
    asked = code(ONE, TWO)
    found = Found([asked, "dezelfde", "Anna"], [asked, "verschillend"], activities=[ONE, TWO])
    assert found.told == [
        ("Beslissingen!A2", "inconsistent", "error"),
        ("Beslissingen!A3", "inconsistent", "error"),
    ]
    assert (found.codes, found.attended) == ([(asked, None)], [30])
    assert found.decisions.issues[0].message == (
        "Beslissingen!A2 (Kenmerk): Deze beslissing en die in rij 3 spreken elkaar tegen, dus geldt geen "
        "ervan. Verwijder wat niet juist is."
    )


def test_two_decisions_on_who_counts_contradict_each_other():
    asked = code(ONE, TWO)
    found = Found([asked, "dezelfde", "Anna"], [asked, "dezelfde", "Bert"], activities=[ONE, TWO])
    assert [severity for _, _, severity in found.told] == ["error", "error"]
    again = Found([asked, "dezelfde", "Anna"], [asked, "dezelfde", "Anna"], activities=[ONE, TWO])
    assert (again.told, again.attended) == ([], [10])


THREE = ("Cora", activity(attended=20))


@pytest.mark.parametrize(
    ("decisions", "attended"),
    [
        ([], [30]),
        ([(code(ONE, TWO, THREE), "verschillend")], [10, 20, 30]),
        ([(code(ONE, TWO, THREE), "dezelfde", "Cora")], [20]),
        ([(code(ONE, TWO), "dezelfde")], [30]),
        ([(code(ONE, THREE), "verschillend"), (code(TWO, THREE), "verschillend")], [20, 30]),
        ([(code(ONE, TWO), "dezelfde", "Anna"), (code(TWO, THREE), "verschillend")], [10, 20]),
    ],
)
def test_three_partners(decisions, attended):
    found = Found(*map(list, decisions), activities=[ONE, TWO, THREE])
    assert (found.attended, found.told) == (attended, [])


def test_a_third_partner_does_not_undo_a_decision():
    found = Found([code(ONE, TWO), "verschillend"], activities=[ONE, TWO, THREE])
    assert found.told == []
    assert len(found.groups) == 2
    assert (code(ONE, TWO), "verschillend") in found.codes


def test_two_rows_that_nobody_proposed_are_joined_by_their_codes():
    one, two = ("Anna", activity(title="Debatavond")), ("Bert", activity("7/5/2024", "Wij en zij in debat"))
    asked = f"{code(one)}; {code(two).lower()}"
    assert len(Found(activities=[one, two]).groups) == 2
    found = Found([asked, "dezelfde"], activities=[one, two])
    assert (len(found.groups), found.told) == (1, [])
    assert found.column("reference") == {("Anna", 2): code(one), ("Bert", 2): code(two)}


def test_two_sessions_of_one_day_that_both_report_stay_two():
    found = Found(
        activities=[("Anna", activity(attended=n)) for n in (10, 20)]
        + [("Bert", activity(attended=n)) for n in (21, 9)]
    )
    assert found.attended == [10, 21]


def test_a_title_that_stands_everywhere_is_not_compared_with_itself_without_end():
    rows = [(partner, activity("mei 2024", attended=n)) for partner in ("Anna", "Bert") for n in range(400)]
    found = Found(activities=rows)
    assert len(links([item for tab in found.tabs for item in reported(tab)])) <= MOST_ALIKE**2


@given(
    st.permutations(
        [
            ONE,
            TWO,
            THREE,
            ("Anna", activity("7/5/2024", attended=3)),
            ("Bert", activity("mei 2024", "Lezing over erfgoed", 5)),
            ("Cora", activity("8/5/2024", "Lezing over erfgoed!", 6)),
        ]
    ),
    st.booleans(),
)
@settings(max_examples=30, deadline=None)
def test_order_and_unrelated_rows_change_nothing(rows, more):
    decided = [code(ONE, TWO), "verschillend"]
    usual = Found(decided, activities=sorted(rows, key=str))
    extra = [("Anna", activity("1/2/2024", "Iets helemaal anders dan de rest", 1000))] * more
    found = Found(decided, activities=[*rows[:2], *extra, *rows[2:]])
    assert found.codes == usual.codes
    assert [group for group in found.groups if group[0][2] != 1000] == usual.groups
    assert [number for number in found.attended if number != 1000] == usual.attended


VOUCHERS = [("Anna", cost(100)), ("Bert", cost(100))]


def cost_code(*rows):
    found = Found(costs=rows)
    ((asked, _),) = found.codes
    return asked


@pytest.mark.parametrize(
    ("one", "other", "doubtful"),
    [
        (cost(), cost(), True),
        (cost(), cost(90, voucher="f 12"), True),
        (cost(), cost(supplier="Andere Drukker"), False),
        (cost(), cost(-100), False),
        (cost(), cost(status="verworpen"), False),
        (cost(voucher=None), cost(voucher=None), False),
        (cost(supplier=None), cost(supplier=None), True),
        (cost(supplier=None), cost(90, supplier=None), False),
    ],
)
def test_which_vouchers_are_doubtful(one, other, doubtful):
    found = Found(costs=[("Anna", one), ("Bert", other)])
    assert [len(found.proposals), sum(found.column("duplicate").values())] == [doubtful, doubtful]


@pytest.mark.parametrize(
    ("verdict", "counts", "settled", "duplicates"),
    [
        (None, None, [], 1),
        ("verschillend", None, [], 0),
        ("dezelfde", None, [("Bert", 2)], 0),
        ("dezelfde", "Bert", [("Anna", 2)], 0),
    ],
)
def test_a_decision_on_a_voucher(verdict, counts, settled, duplicates):
    decided = [[cost_code(*VOUCHERS), verdict, counts]] if verdict else []
    found = Found(*decided, costs=VOUCHERS)
    assert [place for place, is_settled in found.column("settled").items() if is_settled] == settled
    assert (sum(found.column("duplicate").values()), found.told) == (duplicates, [])
    severities = {i.severity for tab in found.tabs for i in tab.issues if i.code == "duplicate_voucher"}
    assert severities == ({"warning"} if not verdict else {"info"} if verdict == "dezelfde" else set())


def test_the_higher_cost_counts_where_nobody_was_named():
    rows = [("Anna", cost(90)), ("Bert", cost(100))]
    found = Found([cost_code(*rows), "dezelfde"], costs=rows)
    assert found.column("settled") == {("Anna", 2): True, ("Bert", 2): False}


def test_one_invoice_over_two_rows_of_one_partner_is_decided_too():
    rows = [("Anna", cost(60)), ("Anna", cost(40))]
    found = Found([cost_code(*rows), "verschillend"], costs=rows)
    assert (sum(found.column("duplicate").values()), found.told) == (0, [])


def test_the_code_of_a_cost_holds_nothing_of_its_supplier():
    one, other = (
        cost_code(("Anna", cost(supplier=name)), ("Bert", cost(supplier=name)))
        for name in ("Jansen", "Peeters")
    )
    assert one == other
    day = date(2024, 5, 5)
    assert cost_part("Anna", day, "Jansen 12", 100) == cost_part("Anna", day, "Peeters 12", 100)


@pytest.mark.parametrize(
    "typed", ["A-7F3K-9R2M", "a 9r2m 7f3k", "A-7F3K; A-9R2M", "A–7F3K–9R2M", " A-7F3K-9R2M. ", "A/7f3k/9r2m"]
)
def test_a_code_however_it_is_typed(typed):
    assert str(parse_reference(typed)) == "A-7F3K-9R2M"


def test_signs_that_look_alike_are_one():
    assert parse_reference("A-OI1L") == parse_reference("A-QI1L") == parse_reference("A-0111")


@pytest.mark.parametrize(
    "typed", ["7F3K-9R2M", "A-7F3", "A", "rij 12", "A-7F3K B-9R2M", 12, True, "Drukkerij A-7F3K"]
)
def test_what_is_no_code_is_told(typed):
    found = Found([typed, "dezelfde"])
    assert found.told == [("Beslissingen!A2", "unknown_category", "error")]


def test_every_pair_of_a_hundred_activities_has_a_code_of_its_own():
    days = [date(2024, month, day) for month in range(1, 11) for day in range(1, 11)]
    assert len({activity_part("Anna", day, day, "lezing over erfgoed") for day in days}) == 100


def test_no_code_holds_a_sign_that_is_misread():
    days = [date(2024, month, day) for month in range(1, 13) for day in range(1, 29)]
    signs = {sign for day in days for sign in activity_part("Anna", day, day, "lezing")}
    assert not signs & set("ILOQU")
