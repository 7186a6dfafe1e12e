"""The contradictions in the published sources, typed in a sheet, come out as the dashboard promised.

T01 to T37 are the numbers in the inventory of contradictions; each test says which it settles, and the
last one holds that every number is settled or can be held by no sheet.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from metrics import attendance
from metrics.dataset import Dataset
from metrics.figures import figures
from metrics.view import Selection, View
from sheets.sync import read
from tests.metrics.tables import COORDINATOR
from tests.oddities.sheet import Sheet, write_xlsx

TODAY = date(2026, 11, 22)
NOT_IN_A_SHEET = {
    "T13": "namen van personen horen in geen enkel tabblad; een naam is niet aan zijn vorm te herkennen",
    "T18": "het aantal projecten staat alleen in een zin; een tabblad telt zijn eigen rijen",
    "T20": "werkdagen van de helpdesk zijn een definitie en geen rij",
    "T29": "een rij heeft een eerste en een laatste dag en geen lijst van dagen",
    "T30": "het aantal werkpakketten staat alleen in een zin",
    "T31": "geen tabblad houdt bij welke persoon waar was",
}

ACTIVITIES = ["Datum", "Titel", "Type", "Doelgroep", "Rol", "Medeorganisatoren", "Aanwezig"]
WEBINARS = [
    ["19/10/2021", "Voorbeeldwebinar een", "webinar", "lokale besturen", "organisator", None, 10],
    ["18/01/2022", "Voorbeeldwebinar twee", "webinar", "lokale besturen", "organisator", None, 20],
    ["22/02/2022", "Controverse in de klas", "webinar", "onderwijs", "organisator", None, 30],
    ["21/04/2022", "Voorbeeldwebinar drie", "webinar", "lokale besturen", "organisator", None, 40],
]
ACTIONS = ["Nummer", "Actie", "Status", "Bevoegdheden", "Beleidsdomeinen"]
AMOUNTS = ["Nummer", "Begunstigde", "Bedrag", "Soort", "Herhaling van", "Kenmerk"]
GRANT = ["WZ-2021", 208_640, "1/4/2021", "31/3/2023", "80 %"]
GRANTS = ["Naam", "Bedrag", "Start", "Einde", "Voorschot %"]


@pytest.fixture
def typed(tmp_path):
    """Types rows in tabs; gives the reading: `typed(Activiteiten=[[...], ...])`."""

    def run(**tabs):
        sheets = [Sheet(title, rows) for title, rows in tabs.items()]
        return read([write_xlsx(tmp_path, "voorbeeld", sheets)], today=TODAY)

    return run


def view(reading, **selection):
    data = Dataset.build(
        reading.tables, issues=reading.issue_rows, tabs=reading.tab_rows, read_at=reading.read_at
    )
    return View.of(data, Selection(as_of=TODAY, **selection), COORDINATOR)


def shown(reading, **selection):
    return figures(view(reading, **selection)).as_json()


def told(reading):
    return [(issue.cell, issue.code, issue.severity) for issue in reading.issues]


def test_t01_four_webinars_of_which_three_for_local_governments(typed):
    reading = typed(Activiteiten=[ACTIVITIES, *WEBINARS])
    assert shown(reading)["activities"]["count"] == 4
    assert shown(reading, audiences={"lokale besturen"})["activities"]["count"] == 3


def test_t02_the_date_decides_what_lies_in_a_window(typed):
    reading = typed(Activiteiten=[ACTIVITIES, *WEBINARS])
    window = {"start": date(2021, 10, 1), "end": date(2022, 2, 28)}
    assert shown(reading, **window)["activities"]["count"] == 3


def test_t03_each_figure_has_its_own_day(typed):
    visitors = [["Maand", "Kanaal", "Indicator", "Waarde"], ["12/04/2022", "website", "bezoeken", 5]]
    found = shown(typed(Activiteiten=[ACTIVITIES, *WEBINARS], Bereik=visitors))
    assert found["reach"]["latest"][0]["month"] == "2022-04"
    assert max(found["activities"]["by_month"]) == "2022-04"


@pytest.mark.parametrize(
    "titles",
    [
        ("Controverse in de klas", "Controversie in de klas"),  # T04
        ("Online polarisatie", "Hoe omgaan met online polarisatie?"),  # T05
    ],
)
def test_t04_t05_two_spellings_of_a_title_are_one_activity(tmp_path, titles):
    partners = [["Naam", "Werkboek"], ["Voorbeeldhuis", "huis.xlsx"], ["Voorbeeldwerk", "werk.xlsx"]]
    rows = [
        ["22/02/2022", titles[0], "webinar", "onderwijs", "organisator", "Voorbeeldwerk", 30],
        ["22/02/2022", titles[1], "webinar", "onderwijs", "ondersteuner", "Voorbeeldhuis", 28],
    ]
    paths = [
        write_xlsx(tmp_path, "coordinator", [Sheet("Partners", partners)]),
        write_xlsx(tmp_path, "huis", [Sheet("Activiteiten", [ACTIVITIES, rows[0]])]),
        write_xlsx(tmp_path, "werk", [Sheet("Activiteiten", [ACTIVITIES, rows[1]])]),
    ]
    reading = read(paths, today=TODAY)
    assert {(issue.code, issue.severity) for issue in reading.issues} == {("shared_activity", "warning")}
    assert (shown(reading)["activities"]["count"], shown(reading)["activities"]["attended"]) == (1, 30)


def test_t06_organised_or_supported_is_a_column(typed):
    talk = ["5/5/2022", "Voorbeeldgesprek", "panelgesprek", None, "ondersteunde", None, 9]
    reading = typed(Activiteiten=[ACTIVITIES, talk, ["6/5/2022", *talk[1:4], "organisator", None, 9]])
    assert reading.tables["activities"]["role"] == ["ondersteuner", "organisator"]


def test_t07_t08_two_meetings_towards_four_a_year_and_the_gap_between_them(typed):
    meetings = [
        ["oktober 2021", "Voorbeeldoverleg", "netwerkoverleg", None, None, None, 5],
        ["december 2021", "Voorbeeldoverleg", "netwerkoverleg", None, None, None, 5],
    ]
    target = [["Subsidie", "Indicator", "Doel", "Per"], ["WZ-2021", "netwerkoverleggen", 4, "jaar"]]
    reading = typed(Activiteiten=[ACTIVITIES, *meetings], Subsidies=[GRANTS, GRANT], Doelstellingen=target)
    (progress,) = shown(reading)["targets"]
    assert (progress["reached"], progress["expected"], progress["share"]) == (2, 8, 0.25)
    months = attendance.monthly(view(reading))
    assert list(zip(months["month"].dt.month, months["count"], strict=True)) == [(10, 1), (11, 0), (12, 1)]


def test_t09_two_names_of_one_training(typed):
    reading = typed(
        Activiteiten=[
            ACTIVITIES,
            ["1/2/2022", "vorming polarisatiestrategie", "vorming", None, None, None, 9],
            ["2/2/2022", "opleiding tot polarisatiestrateeg", "opleiding", None, None, None, 9],
        ]
    )
    assert reading.tables["activities"]["kind"] == ["vorming", "vorming"]


def test_t10_t12_what_was_granted_leads_and_the_balance_is_a_fifth(typed):
    lines = [["Subsidie", "Post", "Bedrag"], ["WZ-2021", "Jaar 1", 104_200], ["WZ-2021", "Jaar 2", 104_200]]
    reading = typed(Subsidies=[GRANTS, GRANT], Begroting=lines)
    (issue,) = reading.issues
    assert (issue.cell, issue.code, issue.severity) == ("Subsidies!B2", "budget_mismatch", "warning")
    assert "€ 240,00 minder" in issue.message
    (grant,) = shown(reading)["grants"]
    assert (grant["amount"], grant["balance"]) == ("208640.00", "41728.00")


def test_t11_the_month_of_the_content_counts_and_another_day_is_a_column_of_ones_own(typed):
    rows = [["Maand", "Kanaal", "Indicator", "Waarde", "Paginadatum"]]
    reading = typed(Bereik=[*rows, ["maart 2021", "pers", "artikels", 1, "20/06/2024"]])
    assert reading.tables["reach"]["month"] == [date(2021, 3, 1)]
    assert told(reading) == [("Bereik!E1", "unknown_column", "info")]


@pytest.mark.parametrize(
    ("numbers", "total"),
    [
        ((125, 232, 170), 527),  # T21
        ((25, 19, 8, 33, 47, 14), 146),  # T22
        ((22, 5), 27),  # T24
    ],
)
def test_t21_t22_t24_a_total_that_is_right_is_not_told(typed, numbers, total):
    months = [[date(2017, n, 1), "andere", "deelnemers", value] for n, value in enumerate(numbers, 1)]
    reading = typed(
        Bereik=[["Maand", "Kanaal", "Indicator", "Waarde"], *months, ["Totaal", None, None, total]]
    )
    assert (reading.issues, sum(reading.tables["reach"]["value"])) == ([], total)


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        (("568.311",), "568.311"),  # T14
        (("1.875.000", "625.000"), "2.500.000"),  # T23
    ],
)
def test_t14_t23_parts_of_a_printed_total_count_once(typed, amounts, total):
    parts = [["4.6", "Voorbeeld", amount, "deelbedrag", None, None] for amount in amounts]
    found = shown(typed(Actiebudget=[AMOUNTS, ["4.6", None, total, "gedrukt totaal", None, None], *parts]))[
        "actions"
    ]
    assert found["budget_total"] == total.replace(".", "") + ".00"
    assert found["amounts_left_out"] == len(amounts)


@pytest.mark.parametrize(
    ("printed", "parts", "difference"),
    [
        ("398.374", "398.372", 200),  # T15
        ("250.183", "250.183,10", 10),  # T16
        ("648.557", "648.555,10", 190),  # T17
    ],
)
def test_t15_t16_t17_a_printed_total_and_its_parts_are_both_kept(typed, printed, parts, difference):
    rows = [
        ["14.1", None, printed, "gedrukt totaal", None, None],
        ["14.1", "Samen", parts, "deelbedrag", None, None],
    ]
    reading = typed(Actiebudget=[AMOUNTS, *rows])
    whole, part = reading.tables["action_budget"]["amount"]
    assert (abs(whole - part), reading.issues) == (difference, [])
    assert shown(reading)["actions"]["budget_total"] == f"{whole // 100}.00"


def test_t19_a_question_with_several_topics_counts_once(typed):
    headers = ["Contactdatum", "Aanvrager", "Onderwerp", "Status", "Vraag"]
    rows = [["1/2/2017", "school", "haatspraak", "afgerond", f"Voorbeeldvraag {n}"] for n in range(86)]
    both = "haatspraak; desinformatie"
    rows += [["1/2/2017", "school", both, "afgerond", f"Voorbeeld met twee {n}"] for n in range(4)]
    reading = typed(Doorverwijzingen=[headers, *rows])
    assert shown(reading)["referrals"]["count"] == 90
    assert sum(map(len, reading.tables["referrals"]["topic"])) == 94


@pytest.mark.parametrize(
    ("first", "repeats"), [((200_000,), (200_000,)), ((60_000, 92_000), (60_000, 92_000))]
)
def test_t25_t26_an_amount_printed_twice_counts_once(typed, first, repeats):
    rows = [["9.1", None, amount, "bedrag", None, f"K{n}"] for n, amount in enumerate(first)]
    rows += [["9.1", None, amount, "bedrag", f"K{n}", None] for n, amount in enumerate(repeats)]
    reading = typed(Actiebudget=[AMOUNTS, *rows])
    assert (shown(reading)["actions"]["budget_total"], reading.issues) == (f"{sum(first)}.00", [])


@pytest.mark.parametrize(("start", "end"), [("1/10/2016", "31/8/2016"), ("1/9/2017", "31/8/2016")])
def test_t27_an_end_before_its_start_is_refused(typed, start, end):
    reading = typed(Subsidies=[GRANTS, ["CONNECT", 1000, start, end, None]])
    assert told(reading) == [("Subsidies!D2", "inconsistent", "error")]


def test_t28_a_printed_end_stays_as_it_is(typed):
    reading = typed(Subsidies=[GRANTS, ["VVSG", 1000, "15 januari 2017", "12 januari 2020", None]])
    assert (reading.tables["grants"]["end"], reading.issues) == ([date(2020, 1, 12)], [])


def test_t32_two_sessions_in_one_province_stay_two(typed):
    talks = [
        [day, "Toelichting Limburg", "lezing", None, None, None, 9] for day in ("26/1/2017", "29/09/2017")
    ]
    reading = typed(Activiteiten=[ACTIVITIES, *talks])
    assert (shown(reading)["activities"]["count"], reading.issues) == (2, [])


@pytest.mark.parametrize("number", ["4.5", "2.1"])
def test_t33_t34_a_number_that_is_no_action_is_refused(typed, number):
    actions = [
        ACTIONS,
        ["4.6", "Voorbeeld", "lopende", None, None],
        ["1.2", "Nog een", "lopende", None, None],
    ]
    reading = typed(Acties=actions, Actiebudget=[AMOUNTS, [number, None, 5, "bedrag", None, None]])
    assert told(reading) == [("Actiebudget!A2", "unknown_action", "error")]


def test_t35_t37_a_slip_of_the_pen_is_mended_and_an_action_has_several_competences(typed):
    actions = [ACTIONS, ["7.1", "Voorbeeld", "lopende", "Welzijn; Onderwijs", "CISM; WVG"]]
    table = typed(Acties=actions).tables["actions"]
    assert (table["domains"], table["competences"]) == ([("CJSM", "WVG")], [("Welzijn", "Onderwijs")])


def test_t36_a_number_is_the_key_whatever_it_is_called(typed):
    actions = [ACTIONS, ["maatregel 9.1", "Voorbeeld", "lopende", None, None]]
    reading = typed(Acties=actions, Actiebudget=[AMOUNTS, ["Actie 9,1", None, 5, "bedrag", None, None]])
    assert (reading.tables["actions"]["number"], reading.issues) == (["9.1"], [])


def test_every_contradiction_is_settled_or_can_be_held_by_no_sheet():
    names = re.findall(r"^def (test_t\w+)", Path(__file__).read_text(encoding="utf-8"), re.M)
    settled = {number.upper() for name in names for number in re.findall(r"t\d\d", name)}
    elsewhere = set(NOT_IN_A_SHEET)
    assert not settled & elsewhere
    assert settled | elsewhere == {f"T{n:02d}" for n in range(1, 38)}
