"""`wijzij` in Google mode as a process of its own: what it says, how it ends, what it never gives away."""

import json

import pytest

from sheets.settings import EXAMPLES, PROJECT
from sheets.store import Store
from tests.command import run
from tests.google.detour import ACCOUNT, key
from tests.google.network import COORDINATOR, FARO, KAZERNE
from tests.google.server import serve
from tests.google.workbooks import serve_workbooks

OK, REJECTED, UNREAD = 0, 1, 2
BOOKS = len(list(EXAMPLES.glob("*.xlsx")))
NOWHERE = "http://nergens.invalid"
REVOKED = (
    f"[key_invalid] {{}}: Google aanvaardt de sleutel van {ACCOUNT} niet: ze is ingetrokken of verwijderd."
)
DAMAGED = (
    "[key_invalid] {}: De sleutel van het serviceaccount in de instellingen is niet volledig of beschadigd."
)
OFF = "[api_disabled] {}: De Google Sheets API staat uit in het Google Cloud-project 1234567890."
UNSHARED = (
    f"[not_shared] {{}}: Dit werkblad is niet gedeeld met het dashboard. Deel het werkblad met {ACCOUNT}"
)
OFFICE = "[office_file] {}: Dit is een Excel-bestand in Google Drive en nog geen Google-werkblad."
OFFLINE = "[network] {}: Het dashboard bereikt Google niet (geen verbinding)."
NO_SHEET = "wijzij: In de instellingen staat bij google_spreadsheet geen Google-werkblad."
NO_STORE = "wijzij: De opslag van ingelezen werkboeken is niet bereikbaar."
NEVER_READ = "wijzij: De Google-werkbladen zijn nog nooit gelezen. Typ ‘wijzij sync’"
COORDINATORS = "Werkblad van de coördinator"


@pytest.fixture(scope="module")
def google():
    with serve(*serve_workbooks(EXAMPLES)) as server:
        yield server


@pytest.fixture
def wijzij(google, tmp_path):
    """Runs `wijzij`; gives its exit code, what it printed and what it complained of, all without a secret."""

    def told(*arguments, address=google.address, **settings):
        asked = {"spreadsheet": COORDINATOR, "key": json.dumps(key())} | settings
        env = {"WIJZIJ_STATE": asked.pop("state", str(tmp_path))}
        env |= {f"WIJZIJ_GOOGLE_{name.upper()}": value for name, value in asked.items()}
        done = run(arguments, env, google=address)
        keeps_its_secrets(done.out + done.err)
        return done.code, done.out, done.err

    yield told
    google.mend()


def keeps_its_secrets(printed):
    key_lines = [line for line in key()["private_key"].splitlines() if line]
    assert [word for word in (*key_lines, "token-", "Traceback") if word in printed] == []


def test_a_good_key_reads_every_workbook_and_the_figures_need_no_google(wijzij, google):
    code, printed, wrong = wijzij("sync")
    assert (code, wrong, printed.count("OK   ")) == (REJECTED, "", BOOKS)
    code, printed, wrong = wijzij("figures", address=NOWHERE)
    assert (code, wrong) == (OK, "")
    assert "Activiteiten: " in printed


def test_check_google_says_how_many_rows_each_workbook_has_and_keeps_nothing(wijzij, tmp_path):
    code, printed, wrong = wijzij("check", "google")
    lines = [line for line in printed.splitlines() if line.startswith("OK   ")]
    assert (code, wrong, len(lines)) == (REJECTED, "", BOOKS)
    assert any(line.startswith("OK   kazerne-dossin-2021-2022 (Kazerne Dossin): ") for line in lines)
    assert all("; 0 rijen" not in line and line.endswith(" geweigerd") for line in lines)
    assert list(tmp_path.iterdir()) == []


def test_check_google_prints_the_contracts_object(wijzij):
    code, printed, _ = wijzij("check", "google", "--format", "json")
    found = json.loads(printed)
    assert (code, set(found)) == (REJECTED, {"tabs", "issues"})
    assert {issue["link"] is None for issue in found["issues"] if issue["cell"]} == {False}


def test_a_new_key_that_fails_changes_nothing_of_what_is_shown(wijzij, google, tmp_path):
    wijzij("sync")
    with Store.open(f"sqlite:///{(tmp_path / 'werkboeken.sqlite').as_posix()}") as store:
        before = store.version(), store.states(), store.sizes()
        google.break_down("key_revoked")
        assert wijzij("check", "google")[0] == UNREAD
        google.mend()
        assert wijzij("check", "google")[0] == REJECTED
        assert (store.version(), store.states(), store.sizes()) == before


@pytest.mark.parametrize(
    ("command", "settings", "sentence"),
    [
        ("check google", {"key": str(PROJECT / "pyproject.toml")}, DAMAGED),
        ("sync", {"key": json.dumps(key())[:300]}, DAMAGED),
        ("check google", {"address": NOWHERE}, OFFLINE),
    ],
)
def test_what_keeps_us_from_google_is_told(wijzij, command, settings, sentence):
    code, printed, wrong = wijzij(*command.split(), **settings)
    assert (code, wrong) == (UNREAD, "")
    assert sentence.format(COORDINATORS) in printed


@pytest.mark.parametrize(
    ("command", "fault", "of", "sentence"),
    [
        ("sync", "key_revoked", None, REVOKED.format(COORDINATORS)),
        ("check google", "api_disabled", None, OFF.format(COORDINATORS)),
        ("check google", "not_shared", COORDINATOR, UNSHARED.format(COORDINATORS)),
        ("sync", "not_shared", KAZERNE, UNSHARED.format("Werkblad van Kazerne Dossin")),
        ("check google", "office_file", FARO, OFFICE.format("Werkblad van Faro")),
    ],
)
def test_what_google_refuses_is_told_with_who_does_what(wijzij, google, command, fault, of, sentence):
    google.break_down(fault, spreadsheet_id=of)
    code, printed, wrong = wijzij(*command.split())
    assert (code, wrong) == (UNREAD, "")
    assert sentence in printed


@pytest.mark.parametrize(
    ("command", "settings", "sentence"),
    [
        ("sync", {"spreadsheet": "coordinator.xlsx"}, NO_SHEET),
        ("check google", {"spreadsheet": "coordinator.xlsx"}, NO_SHEET),
        ("sync", {"state": __file__}, NO_STORE),
        ("figures", {"state": __file__}, NO_STORE),
        ("figures", {}, NEVER_READ),
    ],
)
def test_what_is_configured_wrongly_is_told(wijzij, command, settings, sentence):
    code, printed, wrong = wijzij(*command.split(), **settings)
    assert (code, printed) == (UNREAD, "")
    assert wrong.startswith(sentence)
    assert wrong.count("\n") == 1


def test_a_key_can_be_tested_where_the_store_may_not_be_written(wijzij):
    assert wijzij("check", "google", state=__file__)[0] == REJECTED
