"""The command line, as the contract has it."""

import json
import subprocess
import sys

import pytest

import cli
from sheets.issues import JSON_KEYS
from sheets.settings import EXAMPLES, PROJECT

PUBLISHED = str(EXAMPLES / "kazerne-dossin-2021-2022.xlsx")
MESSY = str(EXAMPLES / "faro.xlsx")


def printed(capsys, *arguments):
    code = cli.main(arguments)
    return code, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("path", "code"),
    [(PUBLISHED, 0), (MESSY, 1), (str(EXAMPLES / "nergens.xlsx"), 2), (str(EXAMPLES / "make.py"), 2)],
)
def test_check_exits_with_what_it_found(capsys, path, code):
    assert cli.main(["check", path]) == code
    assert capsys.readouterr().out


def test_check_prints_the_contracts_object(capsys):
    _code, found = printed(capsys, "check", MESSY, "--format", "json")
    assert set(found) == {"tabs", "issues"}
    assert set(found["tabs"][0]) == {"partner", "workbook", "tab", "read", "valid", "rejected", "skipped"}
    (issue,) = [issue for issue in found["issues"] if issue["severity"] == "error"]
    assert tuple(issue) == JSON_KEYS
    assert (issue["partner"], issue["workbook"], issue["tab"]) == ("faro", "faro.xlsx", "Activiteiten")
    assert (issue["row"], issue["column"], issue["header"]) == (6, "C", "Titel")
    assert (issue["cell"], issue["code"]) == ("Activiteiten!C6", "missing_value")


def test_check_in_words_accounts_for_every_tab(capsys):
    cli.main(["check", PUBLISHED])
    out = capsys.readouterr().out
    assert "kazerne-dossin-2021-2022.xlsx / Activiteiten (kazerne-dossin-2021-2022): 10 = 10 + 0 + 0" in out
    assert "0 fouten, 2 waarschuwingen; 0 rijen tellen niet mee." in out


KEYS = {
    "activities": {"count", "attended", "invited", "registered", "completed", "by_kind", "by_mode",
                   "by_audience", "by_province", "by_partner", "by_month"},
    "reach": {"latest", "series"},
    "referrals": {"count", "local_governments", "by_topic", "by_status", "by_offer", "by_requester",
                  "by_nature", "by_referred_to", "by_province", "median_days_to_follow_up"},
    "quality": {"read", "valid", "rejected", "skipped"},
    "actions": {"count", "by_status", "budget_total"},
}  # fmt: skip


GRANT_KEYS = {"name", "amount", "start", "end", "report_due", "spent", "committed", "remaining",
              "share_spent", "share_elapsed", "advance", "balance", "by_line", "forecast"}  # fmt: skip


def test_figures_prints_the_contracts_object(capsys):
    code, found = printed(
        capsys, "figures", "--data", str(EXAMPLES), "--as-of", "2024-06-30", "--format", "json"
    )
    assert code == 0
    assert {"as_of", "filters", "grants", "targets", *KEYS} <= set(found)
    for key, wanted in KEYS.items():
        assert wanted <= set(found[key])
    assert set(found["grants"][0]) >= GRANT_KEYS
    assert {"indicator", "grant", "target", "baseline", "reached", "share"} <= set(found["targets"][0])
    assert set(found["reach"]["latest"][0]) == {"channel", "indicator", "month", "value"}


def test_figures_takes_every_filter_in_any_spelling(capsys):
    _, found = printed(
        capsys, "figures", "--data", str(EXAMPLES), "--from", "1/10/2021", "--to", "2022-12-31", "--partner",
        "kazerne dossin", "--kind", "webinars", "--audience", "Lokale besturen", "--format", "json",
    )  # fmt: skip
    assert found["filters"] == {
        "from": "2021-10-01",
        "to": "2022-12-31",
        "partner": ["Kazerne Dossin"],
        "kind": ["webinar"],
        "province": [],
        "audience": ["lokale besturen"],
    }
    assert found["activities"]["count"] == 3


@pytest.mark.parametrize(
    ("option", "told"),
    [
        (["--as-of", "gisteren"], "‘gisteren’ is geen dag; typ bijvoorbeeld 2024-06-30 of 30/06/2024."),
        (["--kind", "webinarium"], "‘webinarium’ is geen type dat we kennen; bedoelde u ‘webinar’?"),
    ],
)
def test_figures_says_what_it_does_not_understand(capsys, option, told):
    assert cli.main(["figures", "--data", PUBLISHED, *option]) == 2
    assert capsys.readouterr().err == f"wijzij: {told}\n"


@pytest.mark.parametrize("command", ["", "check", "figures", "sync", "history", "template"])
def test_every_command_has_help(command):
    arguments = [sys.executable, "-m", "cli", *command.split(), "--help"]
    done = subprocess.run(arguments, cwd=PROJECT, capture_output=True, text=True, check=True)
    assert "wijzij" in done.stdout


def test_figures_in_words_writes_amounts_as_people_here_do(capsys):
    cli.main(["figures", "--data", str(EXAMPLES), "--to", "2022-12-31"])
    out = capsys.readouterr().out
    assert "Activiteiten: 10, deelnemers: 658 (van 8 activiteiten bekend)" in out
    assert "van € 248.600,00, nog € " in out
    assert "WZ-2021, netwerkoverleggen: 2 van 4 per jaar" in out


@pytest.mark.parametrize(("option", "tabs"), [((), 4), (("--coordinator",), 8)])
def test_template_makes_a_workbook_that_check_reads_without_an_issue(capsys, tmp_path, option, tabs):
    file = tmp_path / "nieuw.xlsx"
    assert cli.main(["template", *option, str(file)]) == 0
    assert capsys.readouterr().out == f"{file} is gemaakt. Het tabblad Lees mij zegt hoe u het invult.\n"
    code, found = printed(capsys, "check", str(file), "--format", "json")
    assert (code, len(found["tabs"]), found["issues"]) == (0, tabs, [])


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("vol.xlsx", "bestaat al. Kies een andere naam; er is niets overschreven."),
        ("sjabloon.ods", "eindigt niet op .xlsx. Geef een naam zoals sjabloon-partner.xlsx."),
        ("nergens/x.xlsx", "kan niet bewaard worden. Kijk of de map bestaat en u er mag schrijven."),
        ("map.xlsx", "bestaat al. Kies een andere naam; er is niets overschreven."),
    ],
)
def test_template_overwrites_nothing_and_says_why(capsys, tmp_path, name, told):
    (tmp_path / "vol.xlsx").write_text("iets")
    (tmp_path / "map.xlsx").mkdir()
    assert cli.main(["template", str(tmp_path / name)]) == 2
    assert capsys.readouterr().err == f"wijzij: ‘{tmp_path / name}’ {told}\n"
    assert (tmp_path / "vol.xlsx").read_text() == "iets"
