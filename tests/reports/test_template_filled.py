"""From the template to checked rows: filled in, with other headers, and saved by another program."""

from datetime import date

import openpyxl
import pytest

from reports.template import TABS_OF, template
from tests import libreoffice
from tests.reports.filling import filled, network, reading_of, rows_filled, tables, told


def counts(reading):
    return {tab.tab: (tab.read, tab.valid, tab.rejected, tab.skipped) for tab in reading.tabs}


@pytest.mark.parametrize("kind", TABS_OF)
def test_an_untouched_template_has_no_rows_and_no_faults(tmp_path, kind):
    (tmp_path / "nieuw.xlsx").write_bytes(template(kind))
    reading = reading_of(tmp_path)
    assert told(reading) == []
    assert counts(reading) == {model.tab: (1, 0, 0, 1) for model in TABS_OF[kind]}
    assert all(not any(columns.values()) for columns in reading.tables.values())


@pytest.mark.parametrize("kind", TABS_OF)
def test_a_filled_template_is_read_without_an_issue(tmp_path, kind):
    rest = network(tmp_path / "netwerk")
    paths = [rest] if kind == "coordinator" else [rest / "kazerne-dossin.xlsx"]
    reading = reading_of(*paths)
    assert told(reading) == []
    found = counts(reading)
    for model in TABS_OF[kind]:
        rows = rows_filled(model)
        assert found[model.tab] == (rows + 1, rows, 0, 1)


def test_what_was_typed_is_what_counts(tmp_path):
    found = tables(reading_of(network(tmp_path / "netwerk")))
    activities, expenses = found["activities"], found["expenses"]
    assert activities["start"] == [date(2024, 3, 15), date(2024, 4, 8), date(2024, 5, 1)]
    assert activities["precision"] == ["periode", "dag", "maand"]
    assert activities["attended"] == [35, 28, 1250]
    assert activities["province"] == ["Antwerpen", None, "Oost-Vlaanderen"]
    assert activities["audience"] == [("onderwijs", "jeugdwerk"), (), ("academici", "media")]
    assert expenses["amount"] == [123456, 1250, -4500]
    assert expenses["voucher"] == ["2024-0015", None, "007"]
    assert found["actions"]["number"] == ["5.10", "5.1"]
    assert found["reach"]["month"] == [date(2024, 3, 1), date(2024, 4, 1), date(2024, 4, 1)]


def test_with_every_header_renamed_to_nonsense_it_reads_the_same(tmp_path):
    plain = reading_of(network(tmp_path / "netwerk"))
    renamed = reading_of(network(tmp_path / "andere", nonsense=True))
    assert told(renamed) == []
    assert tables(renamed) == tables(plain)


def test_without_the_hidden_row_the_headers_do(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(filled("partner"))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for model in TABS_OF["partner"]:
        for cell in book[model.tab][1]:
            cell.value = None
    book.save(tmp_path / "b.xlsx")
    before, after = reading_of(tmp_path / "a.xlsx"), reading_of(tmp_path / "b.xlsx")
    assert (told(after), counts(after)) == ([], counts(before))


@pytest.fixture(scope="module")
def saved_again(tmp_path_factory):
    """Saves workbooks with LibreOffice: `saved_again(folder, "ods")` is the folder of the new ones."""
    if not libreoffice.IS_INSTALLED:
        pytest.skip(libreoffice.NOT_INSTALLED)
    profile = tmp_path_factory.mktemp("profile")

    def convert(folder, form):
        out = folder.with_name(f"{folder.name}-{form}")
        libreoffice.save_again(sorted(folder.glob("*.xlsx")), out, form, profile)
        return out

    return convert


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_libreoffice_keeps_what_was_filled_in(tmp_path, saved_again, form):
    folder = network(tmp_path / "netwerk")
    before = reading_of(folder)
    for name, data in (("leeg", template("partner")), ("leeg-coordinator", template("coordinator"))):
        (folder / f"{name}.xlsx").write_bytes(data)
    out = saved_again(folder, form)
    if form == "ods":
        (out / "kazerne-dossin.ods").rename(out / "kazerne-dossin.xlsx")
    after = reading_of(out / f"coordinator.{form}", out / "kazerne-dossin.xlsx")
    assert (told(after), counts(after)) == ([], counts(before))
    assert tables(after) == tables(before)
    for name, kind in (("leeg", "partner"), ("leeg-coordinator", "coordinator")):
        untouched = reading_of(out / f"{name}.{form}")
        assert told(untouched) == []
        assert counts(untouched) == {model.tab: (1, 0, 0, 1) for model in TABS_OF[kind]}


def test_libreoffice_keeps_the_drop_downs_the_notes_and_what_is_hidden(tmp_path, saved_again):
    (tmp_path / "leeg").mkdir()
    (tmp_path / "leeg" / "leeg.xlsx").write_bytes(template("partner"))
    before, after = (
        openpyxl.load_workbook(folder / "leeg.xlsx")
        for folder in (tmp_path / "leeg", saved_again(tmp_path / "leeg", "xlsx"))
    )
    assert [sheet.sheet_state for sheet in after] == [sheet.sheet_state for sheet in before]
    for model in TABS_OF["partner"]:
        assert features(after[model.tab]) == features(before[model.tab])


def features(sheet):
    """What helps a partner in a tab; frozen rows are left out, for without a screen none are ever kept."""
    lists = {str(rule.formula1) for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    notes = [cell.comment.text.strip() for cell in sheet[2]]
    hidden = [row for row in (1, 2, 3) if sheet.row_dimensions[row].hidden]
    return lists, notes, hidden, [cell.number_format for cell in sheet[3]]
