"""All spreadsheets of a network: read as the files are, kept, and never less shown than was known."""

import pytest

from sheets.grid import column_letter
from sheets.settings import EXAMPLES
from sheets.store import Store
from sheets.sync import read
from tests.google.network import (
    COORDINATOR,
    FARO,
    KAZERNE,
    TODAY,
    Network,
    rows,
    store_in,
    told,
)
from tests.google.server import serve

ACCOUNT = "dashboard@wij-zij.iam.gserviceaccount.com"
BOOKS = len(list(EXAMPLES.glob("*.xlsx")))


@pytest.fixture
def google():
    with serve() as server:
        yield server


@pytest.fixture
def address(tmp_path):
    return store_in(tmp_path)


@pytest.fixture
def network(google, address):
    with Store.open(address) as store:
        yield Network(google, store)


def as_rows(tables):
    """The rows of each table, without what files and spreadsheets are called and groups are numbered by."""
    named = {"workbook", "workbook_names", "group"}
    return {
        table: sorted(
            map(repr, zip(*(columns[name] for name in sorted(columns.keys() - named)), strict=True))
        )
        for table, columns in tables.items()
    }


def as_places(issues):
    """Where each issue is and what it says is wrong."""
    return sorted((i.partner, i.tab or "", i.cell or "", i.code, i.severity) for i in issues)


def test_the_spreadsheets_give_the_very_tables_of_the_files(network):
    files, online = read([EXAMPLES], today=TODAY), network.refresh()
    assert as_rows(online.tables) == as_rows(files.tables)
    assert len(set(online.tables["activities"]["group"])) == len(set(files.tables["activities"]["group"]))
    assert as_places(online.issues) == as_places(files.issues)
    counts = [
        sorted((t.partner, t.tab, t.read, t.valid, t.rejected) for t in r.tabs) for r in (files, online)
    ]
    assert counts[0] == counts[1]


def test_an_issue_links_to_its_cell(network):
    found = {issue.cell: issue.link for issue in network.refresh().issues if issue.workbook == "faro"}
    assert found["Activiteiten!C6"] == (
        f"https://docs.google.com/spreadsheets/d/{FARO}/edit?gid=0#gid=0&range=C6"
    )


def test_one_question_a_spreadsheet_a_refresh_and_two_at_first_contact(network, google):
    network.refresh()
    assert google.reads == 2 * BOOKS
    google.forget()
    network.reader = network.new_reader()
    network.refresh(minutes=5)
    assert google.reads == BOOKS


def test_an_edited_cell_counts_after_the_next_refresh(network, google):
    assert rows(network.refresh(), "activities", title="Nieuw") == 0
    google.write(KAZERNE, "Activiteiten", "C5", "Nieuw")
    titles = network.refresh(minutes=5).tables["activities"]["title"]
    assert "Nieuw" in titles


def register_cell(google, typed):
    """The address of the cell in the register that holds this."""
    cells = google.books[COORDINATOR].tab("Partners").cells
    (at,) = [at for at, entry in cells.items() if entry.effective.get("stringValue") == typed]
    return f"{column_letter(at[1])}{at[0]}"


def test_a_partner_is_added_by_typing_a_row(network, google):
    cell = register_cell(google, FARO)
    google.write(COORDINATOR, "Partners", cell, "")
    before = network.refresh()
    google.write(COORDINATOR, "Partners", cell, f"https://docs.google.com/spreadsheets/d/{FARO}/edit#gid=0")
    after = network.refresh(minutes=5)
    assert "faro" not in {source.workbook for source in before.sources}
    assert rows(after, "activities", workbook="faro") > rows(before, "activities", workbook="faro") == 0


def test_what_is_typed_as_a_workbook_and_is_none_is_told_and_never_asked_for(network, google):
    cell = register_cell(google, FARO)
    google.write(COORDINATOR, "Partners", cell, "https://sheets.example/spreadsheets/d/x")
    (issue,) = told(network.refresh(), "not_found")
    assert "is geen Google-werkblad. Plak de link uit de adresbalk van het werkblad" in issue[1]
    assert not [asked for asked in google.asked if FARO in asked.path or "example" in asked.path]


FAULTS = [
    ("not_shared", "not_shared"),
    ("not_found", "not_found"),
    ("office_file", "office_file"),
    ("bad_mask", "unavailable"),
    ("broken", "unavailable"),
    ("unavailable", "unavailable"),
    ("reset", "unavailable"),
    ("cut_off", "unavailable"),
    ("cut_json", "unavailable"),
    ("hang", "unavailable"),
    ("slow", "unavailable"),
    ("api_disabled", "api_disabled"),
    ("rate_limited", "rate_limited"),
    ("rate_limited_html", "rate_limited"),
]


@pytest.mark.parametrize(("fault", "code"), FAULTS)
def test_a_broken_spreadsheet_keeps_its_last_good_rows_and_says_since_when(network, google, fault, code):
    good = network.refresh()
    google.break_down(fault, spreadsheet_id=KAZERNE)
    network.refresh(minutes=5)
    later = network.refresh(minutes=10)
    assert later.tables == good.tables
    told_of = [message for workbook, message in told(later, code) if workbook == "kazerne-dossin"]
    assert len(told_of) == 1
    assert told_of[0].endswith(
        "; het lezen lukt niet sinds 22/11/2026 om 9.05 uur, "
        "en tot het lukt, tellen de rijen van 22/11/2026 om 9.00 uur."
    )
    assert later.unread
    google.mend()
    assert network.refresh(minutes=15).issues == good.issues


@pytest.mark.parametrize("fault", ["rate_limited", "rate_limited_html", "key_revoked", "clock_off", "broken"])
def test_a_fault_with_everything_changes_nothing_but_the_state(network, google, fault):
    good = network.refresh()
    google.break_down(fault)
    network.reader = network.new_reader()
    later = network.refresh(minutes=5)
    assert (later.tables, len(later.sources)) == (good.tables, BOOKS)
    assert {source.failing_since is None for source in later.sources} == {False}
    assert {source.read_at for source in later.sources} == {source.read_at for source in good.sources}


def test_a_revoked_key_is_tried_once_and_not_for_every_spreadsheet(network, google):
    network.refresh()
    google.break_down("key_revoked")
    google.forget()
    network.reader = network.new_reader()
    network.refresh(minutes=5)
    assert (google.reads, len(google.asked)) == (0, 1)


def test_the_quota_of_a_minute_only_delays(network, google):
    network.refresh()
    google.write(KAZERNE, "Activiteiten", "C5", "Nieuw")
    google.break_down("rate_limited", times=2)
    later = network.refresh(minutes=5)
    assert "Nieuw" in later.tables["activities"]["title"]
    assert len(told(later, "rate_limited")) <= 1


@pytest.mark.parametrize("fault", ["rate_limited", "rate_limited_html"])
def test_a_whole_minute_of_refusals_is_waited_out(network, google, fault):
    """Every question is refused until the fake clock says that the minute is over; few are asked in vain."""
    good = network.refresh()
    google.write(KAZERNE, "Activiteiten", "C5", "Nieuw")
    google.break_down(fault)
    google.forget()

    def sleep(seconds):
        network.clock.sleep(seconds)
        if network.clock.now >= 60:
            google.mend()

    network.reader = network.new_reader(sleep)
    later = network.refresh(minutes=5)
    assert network.clock.now == 60
    assert [asked.status for asked in google.asked].count(429) == 1
    assert "Nieuw" in later.tables["activities"]["title"]
    assert rows(later, "activities") == rows(good, "activities")
    assert {workbook for workbook, _ in told(later, "rate_limited")} == {"coordinator"}


def test_an_emptied_tab_is_told_loudly_until_it_is_settled(network, google):
    network.refresh()
    cells = google.books[KAZERNE].tab("Activiteiten").cells
    for position in [at for at in cells if at[0] > 2]:
        del cells[position]
    later = network.refresh(minutes=5)
    ((workbook, message),) = told(later, "rows_vanished")
    assert workbook == "kazerne-dossin"
    assert "en heeft er sinds 22/11/2026 om 9.05 uur nog 0; wat verdween, telt niet meer mee" in message
    (issue,) = [issue for issue in later.issues if issue.code == "rows_vanished"]
    assert (issue.severity, issue.link is not None) == ("error", True)
    network.store.settle(KAZERNE)
    assert told(network.shown(), "rows_vanished") == []


def test_a_renamed_tab_goes_on_counting_under_its_new_title(network, google):
    good = network.refresh()
    google.books[KAZERNE].tab("Activiteiten").title = "Onze activiteiten 2024"
    later = network.refresh(minutes=5)
    count = rows(good, "activities", workbook="kazerne-dossin")
    assert rows(later, "activities", workbook="kazerne-dossin", tab="Onze activiteiten 2024") == count > 0
    assert [issue for issue in later.issues if issue.code == "rows_vanished"] == []


def test_rows_that_vanish_from_a_renamed_tab_are_told_until_they_are_back(network, google):
    network.refresh()
    tab = google.books[KAZERNE].tab("Activiteiten")
    tab.title = "Onze activiteiten 2024"
    network.refresh(minutes=5)
    gone = {position: tab.cells.pop(position) for position in list(tab.cells) if position[0] > 2}
    network.refresh(minutes=10)
    google.write(KAZERNE, "Bereik", "A30", "2024-01")
    later = network.refresh(minutes=15)
    ((workbook, message),) = told(later, "rows_vanished")
    assert (workbook, "Onze activiteiten 2024" in message) == ("kazerne-dossin", True)
    assert "nog 0; wat verdween, telt niet meer mee" in message
    (issue,) = [issue for issue in later.issues if issue.code == "rows_vanished"]
    assert f"gid={tab.gid}&range=A1" in issue.link
    tab.cells |= gone
    assert told(network.refresh(minutes=20), "rows_vanished") == []


def test_a_restart_without_google_shows_what_was_last_good(network, google, address):
    good = network.refresh()
    google.close()
    with Store.open(address) as store:
        network.store = store
        assert network.shown().tables == good.tables
        network.reader = network.new_reader()
        later = network.refresh(minutes=5)
    assert later.tables == good.tables
    assert {code for code, _ in [(i.code, 0) for i in later.issues]} >= {"network"}


def test_personal_data_is_never_kept(network, google, tmp_path):
    google.write(KAZERNE, "Activiteiten", "C5", "Bel Jan op 0470 12 34 56")
    reading = network.refresh()
    assert [i.value for i in reading.issues if i.code == "personal_data" and i.workbook == "kazerne-dossin"]
    grids = network.store.latest([KAZERNE])[KAZERNE].grids
    assert "0470" not in repr(grids)


def test_a_key_that_is_not_shared_with_the_coordinator_says_with_whom(network, google):
    google.break_down("not_shared")
    ((_, message),) = told(network.refresh(), "not_shared")
    assert f"Deel het werkblad met {ACCOUNT} (Lezer);" in message
