"""The published facts and the example workbooks, from the files through the whole pipeline to the figures."""

import csv
import json
from datetime import date

import pytest

import cli
from metrics.dataset import Dataset
from metrics.figures import figures
from metrics.view import Selection, View
from pages.questions import questions
from sheets.settings import EXAMPLES
from sheets.sync import read
from tests.metrics.tables import COORDINATOR
from tests.questions import COMPUTED, seen

TODAY = date(2026, 11, 22)
FIRST_PROJECT = {"start": date(2021, 4, 1), "end": date(2022, 12, 31)}
"""Nothing fictional is dated in these days."""


def dataset(*paths):
    reading = read(paths, today=TODAY)
    return Dataset.build(
        reading.tables, issues=reading.issue_rows, tabs=reading.tab_rows, read_at=reading.read_at
    )


def shown(data, **selection):
    return figures(View.of(data, Selection(as_of=TODAY, **selection), COORDINATOR)).as_json()


@pytest.fixture(scope="module")
def examples():
    return dataset(EXAMPLES)


@pytest.fixture(scope="module")
def published(examples):
    return shown(examples, **FIRST_PROJECT)


@pytest.fixture(scope="module")
def everything(examples):
    return shown(examples)


def test_the_workbook_of_published_activities_alone():
    found = shown(dataset(EXAMPLES / "kazerne-dossin-2021-2022.xlsx"))
    assert (found["activities"]["count"], found["activities"]["attended"]) == (10, 658)
    assert found["quality"] == {"read": 10, "valid": 10, "rejected": 0, "skipped": 0}


def test_ten_published_activities_with_658_participants(published):
    activities = published["activities"]
    assert (activities["count"], activities["attended"]) == (10, 658)
    assert (activities["attended_known"], activities["attended_unknown"]) == (8, 2)
    assert activities["by_kind"]["webinar"] == {"count": 4, "attended": 571}
    assert activities["by_kind"]["netwerkoverleg"] == {"count": 2, "attended": None}
    assert activities["by_kind"]["vorming"] == {"count": 1, "attended": 26}
    assert activities["editions_by_kind"]["vorming"] == 2


def test_uncertain_dates_stay_uncertain(published):
    by_month = published["activities"]["by_month"]
    assert by_month["onbekend"] == {"count": 3, "attended": 29 + 126 + 26}
    assert by_month["2022-03"] == {"count": 1, "attended": 20}


def test_three_of_the_four_webinars_were_for_local_governments(examples):
    found = shown(
        examples, kinds=frozenset({"webinar"}), audiences=frozenset({"lokale besturen"}), **FIRST_PROJECT
    )
    assert (found["activities"]["count"], found["activities"]["attended"]) == (3, 215 + 117 + 113)


def test_two_network_meetings_against_four_a_year(everything):
    (target,) = [
        t for t in everything["targets"] if (t["grant"], t["indicator"]) == ("WZ-2021", "netwerkoverleggen")
    ]
    assert (target["reached"], target["target"], target["per"]) == (2, 4, "jaar")


def test_both_grants_as_published(everything):
    first, second = everything["grants"]
    assert (first["amount"], first["balance"], first["report_due"]) == ("208640.00", "41728.00", "2023-05-31")
    assert (second["amount"], second["start"], second["end"]) == ("248600.00", "2023-04-01", "2024-12-31")
    assert second["report_due"] == "2025-02-28"


def test_the_action_plan_of_2017(everything):
    actions = everything["actions"]
    assert actions["count"] == 62
    assert actions["by_status"] == {"lopende": 53, "opgestart": 5, "op te starten": 4}
    assert actions["by_domain"]["OV"] == 38
    assert (actions["budget_total"], actions["budget_printed"]) == ("9235843.62", "13304709.72")


def test_every_row_of_the_examples_is_accounted_for(everything):
    quality = everything["quality"]
    assert quality["read"] == quality["valid"] + quality["rejected"] + quality["skipped"] > 1000


def expected_issues():
    with (EXAMPLES / "data" / "verwacht.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_intended_oddity_of_the_examples_is_told_at_its_cell_and_nothing_else(examples):
    told = {}
    for issue in examples.issues.to_dict("records"):
        cell = (issue["cell"] or "").split("!")[-1] if isinstance(issue["cell"], str) else ""
        told.setdefault((issue["workbook"], issue["tab"], cell), set()).add(issue["code"])
    wanted = {}
    for row in expected_issues():
        if row["code"]:
            wanted.setdefault((row["werkboek"], row["tabblad"], row["cel"]), set()).add(row["code"])
    assert told == wanted


@pytest.mark.parametrize(
    "asked", [each for each in questions() if each.number in COMPUTED], ids=lambda each: each.number
)
def test_the_table_of_questions_says_what_the_metrics_say(examples, asked):
    computed = COMPUTED[asked.number](seen(examples, asked.address, TODAY))
    plain = {figure.replace("\N{NO-BREAK SPACE}", " ") for figure in computed}
    assert plain <= set(asked.figures)


def test_a_figure_stands_as_it_stood_on_a_day(examples):
    early, late = (
        figures(View.of(examples, Selection(as_of=day))).as_json()["grants"][1]
        for day in (date(2023, 6, 30), date(2024, 6, 30))
    )
    assert 0 < float(early["spent"]) < float(late["spent"]) < 248600
    assert early["share_elapsed"] == round(91 / 641, 4)


def test_the_order_of_workbooks_changes_no_figure(examples, everything):
    books = sorted(EXAMPLES.glob("*.xlsx"), reverse=True)
    assert shown(dataset(*books)) == everything


def test_a_stray_copy_of_a_workbook_counts_in_nothing(tmp_path, everything):
    for book in EXAMPLES.glob("*.xlsx"):
        (tmp_path / book.name).write_bytes(book.read_bytes())
    (tmp_path / "kopie van kazerne-dossin.xlsx").write_bytes((EXAMPLES / "kazerne-dossin.xlsx").read_bytes())
    data = dataset(tmp_path)
    found = shown(data)
    assert {key: found[key] for key in found if key != "quality"} == {
        key: everything[key] for key in everything if key != "quality"
    }
    assert list(data.issues["code"]).count("not_registered") == 1


def test_one_broken_workbook_never_stops_the_others(tmp_path, capsys):
    (tmp_path / "heel.xlsx").write_bytes((EXAMPLES / "kazerne-dossin-2021-2022.xlsx").read_bytes())
    (tmp_path / "stuk.xlsx").write_bytes(b"PK\x03\x04 half een bestand")
    assert cli.main(["check", str(tmp_path), "--format", "json"]) == 2
    printed = json.loads(capsys.readouterr().out)
    assert [tab["valid"] for tab in printed["tabs"]] == [10]
    assert "unreadable_file" in {issue["code"] for issue in printed["issues"]}
