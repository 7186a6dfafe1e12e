from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl.comments import Comment

from sheets.errors import FileTooLarge, UnreadableFile
from sheets.files import Workbook, read_workbook
from sheets.grid import Grid, Merge
from tests.sheets.workbooks import (
    MAIN,
    OFFICE,
    odf_document,
    ods,
    relationships,
    written,
    xlsx,
    xlsx_parts,
    zipped,
)


def read(data: bytes, folder: Path, name: str = "partner.xlsx") -> Workbook:
    path = folder / name
    path.write_bytes(data)
    return read_workbook(path)


def grid(data: bytes, folder: Path, name: str = "partner.xlsx") -> Grid:
    (only,) = read(data, folder, name).grids
    return only


def test_true_positions_under_empty_rows_and_columns(tmp_path):
    found = grid(written(lambda book: book.add_worksheet("A").write("C4", "Datum")), tmp_path)
    assert found.rows[2:] == [[None], [None, None, "Datum"]] or found.value(4, 3) == "Datum"
    assert len(found.rows) == 4
    assert [found.value(r, c) for r, c in ((1, 1), (4, 1), (4, 2), (4, 4))] == [None] * 4


FORMATTED = [
    (44592, "dd/mm/yyyy", date(2022, 1, 31)),
    (44592.75, "dd/mm/yyyy hh:mm", datetime(2022, 1, 31, 18)),
    (1, "dd/mm/yyyy", date(1900, 1, 1)),
    (59, "dd/mm/yyyy", date(1900, 2, 28)),
    (60, "dd/mm/yyyy", date(1900, 2, 28)),
    (61, "dd/mm/yyyy", date(1900, 3, 1)),
    (0.5, "hh:mm", time(12)),
    (1.5, "[h]:mm", timedelta(hours=36)),
    (9999999, "dd/mm/yyyy", 9999999),
    (True, None, True),
    (0.2, "0%", 0.2),
    (12.0, None, 12),
    (12.5, None, 12.5),
    (0, None, 0),
    (-3, None, -3),
    ("  spaties ", None, "  spaties "),
    ("007", None, "007"),
]


@pytest.mark.parametrize(("raw", "code", "value"), FORMATTED)
def test_values(tmp_path, raw, code, value):
    def fill(book):
        book.add_worksheet("A").write(0, 0, raw, book.add_format({"num_format": code} if code else {}))

    found = grid(written(fill), tmp_path).value(1, 1)
    assert (found, type(found)) == (value, type(value))


def test_1904_epoch(tmp_path):
    def fill(book):
        book.add_worksheet("A").write(0, 0, 43130, book.add_format({"num_format": "dd/mm/yyyy"}))

    assert grid(written(fill, date_1904=True), tmp_path).value(1, 1) == date(2022, 1, 31)
    assert grid(written(fill), tmp_path).value(1, 1) == date(2018, 1, 30)


@pytest.mark.parametrize(
    ("raw", "code", "kept", "text"),
    [
        (7, "000", "000", "007"),
        (5.1, "0.00", "0.00", "5.10"),
        (5, 1, "0", "5"),
        (5.1, 2, "0.00", "5.10"),
        (0.2, 9, "0%", "0,2"),
        (1250, '#,##0.00 "euro"', '#,##0.00 "euro"', "1250"),
        (7, "General", None, "7"),
        (7, "@", None, "7"),
        (44592, "dd/mm/yyyy", None, "31/01/2022"),
    ],
)
def test_number_formats(tmp_path, raw, code, kept, text):
    def fill(book):
        book.add_worksheet("A").write(1, 2, raw, book.add_format({"num_format": code}))

    cell = grid(written(fill), tmp_path).cell(2, 3)
    assert (cell.number_format, cell.text) == (kept, text)


def test_a_formula_keeps_the_format_of_its_result(tmp_path):
    def fill(book):
        book.add_worksheet("A").write_formula(0, 0, "=3+4", book.add_format({"num_format": "000"}), 7)

    found = grid(written(fill), tmp_path)
    assert (found.rows, dict(found.number_formats)) == ([[7]], {(1, 1): "000"})


ERRORS = [
    ('<c r="B2" t="e"><v>#N/A</v></c>', "#N/A"),
    ('<c r="B2" t="e"><f>A1/0</f><v>#DIV/0!</v></c>', "#DIV/0!"),
    ('<c r="B2" t="e"><v>#SPILL!</v></c>', "#SPILL!"),
    ("<c r='B2' s='0' t='e'><f>A1</f><v>#CALC!</v></c>", "#CALC!"),
    ('<c r="B2" t="e"/>', "#N/A"),
    ('<c r="B2" t="e"><f>A1</f></c>', "#N/A"),
    ('<c r="B2"><f>1+1</f><v></v></c>', "#N/A"),
    ('<c r="B2"><f>1+1</f><v>2</v></c>', 2),
    ('<c r="B2" t="str"><f>""</f><v></v></c>', None),
    ('<c r="B2" t="str"><f>"a"</f><v>a</v></c>', "a"),
]


@pytest.mark.parametrize(("cell", "value"), ERRORS)
def test_formula_errors_are_their_text(tmp_path, cell, value):
    data = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2">{cell}</row>'
    found = grid(xlsx(data), tmp_path)
    assert (found.value(1, 1), found.value(2, 2)) == (1, value)


def test_an_error_in_the_last_cell_lengthens_the_grid(tmp_path):
    found = grid(xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="D9" t="e"/></row>'), tmp_path)
    assert (len(found.rows), found.rows[8]) == (9, [None, None, None, "#N/A"])


def test_formulas_of_extensions_are_no_cells(tmp_path):
    parts = xlsx_parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        "</worksheet>", '<extLst xmlns:xm="x"><ext><xm:f>Lijst!A1</xm:f></ext></extLst></worksheet>'
    )
    assert grid(zipped(parts), tmp_path).rows == [[1]]


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", [[1, 2], [3, None]]),
        ('<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row>', [[None] * 2, [None, 1, 2]]),
        ('<row r="1"><c r="A1" s="0"/><c r="B1" t="inlineStr"><is><t>x</t></is></c></row>', [[None, "x"]]),
        (f"<x:row xmlns:x='{MAIN}'><x:c r='A1'><x:v>1</x:v></x:c></x:row>", [[1]]),
    ],
)
def test_cells_that_do_not_say_where_they_are(tmp_path, data, rows):
    found = grid(xlsx(data), tmp_path)
    width = max(map(len, rows))
    assert [[found.value(r + 1, c + 1) for c in range(width)] for r in range(len(rows))] == [
        row + [None] * (width - len(row)) for row in rows
    ]


def test_hidden_rows_merges_and_tabs(tmp_path):
    def fill(book):
        sheet = book.add_worksheet("A")
        sheet.merge_range("A1:C2", "titel")
        sheet.write("A5", 1)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(90, None, None, {"hidden": True})
        book.add_worksheet("Verborgen").write(0, 0, "x")
        book.get_worksheet_by_name("Verborgen").hide()
        book.add_chartsheet("Grafiek")
        book.add_worksheet("Leeg")

    first, hidden, empty = read(written(fill), tmp_path).grids
    assert (first.hidden_rows, first.merges) == ({3}, (Merge(1, 1, 2, 3),))
    assert (hidden.title, hidden.rows, empty.title, empty.rows) == ("Verborgen", [["x"]], "Leeg", [])


def test_a_workbook_of_another_writer(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Activiteiten & co"
    book.active.append(["Titel", 7, None, True])
    book.active["B1"].number_format = "000"
    book.active["A1"].comment = Comment("nota", "wie")
    book.save(tmp_path / "b.xlsx")
    (found,) = read_workbook(tmp_path / "b.xlsx").grids
    assert (found.title, found.rows) == ("Activiteiten & co", [["Titel", 7, None, True]])
    assert found.cell(1, 2).text == "007"


@pytest.mark.parametrize("target", ["/odd/tab.xml", "../odd/tab.xml", "./x/../../odd/TAB.xml"])
def test_odd_paths_of_parts(tmp_path, target):
    parts = xlsx_parts("")
    del parts["xl/worksheets/sheet1.xml"]
    parts["odd/tab.xml"] = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>'
    )
    parts["xl/texts7.xml"] = f'<sst xmlns="{MAIN}"><si><t>tekst</t></si></sst>'
    parts["xl/_rels/workbook.xml.rels"] = relationships(
        ("r1", "worksheet", target), ("r2", "sharedStrings", "texts7.xml"), ("r3", "styles", "nowhere.xml")
    )
    assert grid(zipped(parts), tmp_path).rows == [["tekst"]]


def test_parts_with_backslashes(tmp_path):
    parts = {k.replace("/", "\\"): v for k, v in xlsx_parts('<row><c r="A1"><v>1</v></c></row>').items()}
    assert grid(zipped(parts), tmp_path).rows == [[1]]


def two_tabs(second: str) -> bytes:
    parts = xlsx_parts('<row r="1"><c r="A1"><v>1</v></c></row>')
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Goed" sheetId="1" r:id="r1"/>'
        '<sheet name="Slecht" sheetId="2" r:id="r9"/></sheets></workbook>'
    )
    parts["xl/_rels/workbook.xml.rels"] = relationships(
        ("r1", "worksheet", "worksheets/sheet1.xml"), ("r9", "worksheet", "worksheets/sheet9.xml")
    )
    return zipped(parts | ({"xl/worksheets/sheet9.xml": second} if second else {}))


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        ("", UnreadableFile),
        ("<worksheet><sheetData><row>", UnreadableFile),
        ('<worksheet><sheetData><row><c r="A1"><extLst/></c></row></sheetData></worksheet>', UnreadableFile),
        (
            '<worksheet><sheetData><row><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
            FileTooLarge,
        ),
    ],
)
def test_a_damaged_tab_leaves_the_others(tmp_path, second, kind):
    book = read(two_tabs(second), tmp_path)
    assert [g.title for g in book.grids] == ["Goed"]
    assert [(type(error), error.tab) for error in book.failed] == [(kind, "Slecht")]


def test_a_stray_cell_is_named(tmp_path):
    with pytest.raises(FileTooLarge) as caught:
        read(xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), tmp_path)
    assert caught.value.message == (
        "partner.xlsx, tabblad Blad: cel XFD1048576 ligt te ver, want het dashboard leest 250.000 rijen, "
        "256 kolommen en samen 6.000.000 cellen. Verwijder de rijen en kolommen voorbij uw laatste gegevens "
        "(Ctrl+End springt naar die cel) en bewaar het werkboek opnieuw."
    )


def test_formatting_far_away_is_no_cell(tmp_path):
    data = (
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576" hidden="1"><c r="XFD1048576" s="0"/></row>'
    )
    found = grid(xlsx(data), tmp_path)
    assert (found.rows, found.hidden_rows) == ([[1]], frozenset())


def cell(attributes: str, text: str = "") -> str:
    return f"<table:table-cell {attributes}>{f'<text:p>{text}</text:p>' if text else ''}</table:table-cell>"


def table(rows: str) -> bytes:
    return ods(f'<table:table table:name="Blad">{rows}</table:table>')


SPANNED = ' table:number-columns-spanned="2" table:number-rows-spanned="1"'
TWICE = ' table:number-columns-repeated="2"'
ODS_VALUES = [
    ('office:value-type="float" office:value="12"', "12", 12, None, "12"),
    ('office:value-type="float" office:value="0"', "0", 0, None, "0"),
    ('office:value-type="float" office:value="7"', "007", 7, "000", "007"),
    ('office:value-type="float" office:value="5.1"', "5,10", 5.1, "0.00", "5,10"),
    ('office:value-type="percentage" office:value="0.2"', "20%", 0.2, "0%", "20%"),
    ('office:value-type="currency" office:value="12.5"', "€ 12,50", 12.5, None, "€ 12,50"),
    (
        'office:value-type="date" office:date-value="2022-01-31"',
        "31/01/22",
        date(2022, 1, 31),
        None,
        "31/01/2022",
    ),
    (
        'office:value-type="date" office:date-value="2022-01-31T18:00:00"',
        "x",
        datetime(2022, 1, 31, 18),
        None,
        None,
    ),
    ('office:value-type="date" office:date-value="-0044-01-01"', "ooit", "ooit", None, "ooit"),
    ('office:value-type="time" office:time-value="PT12H30M00S"', "12:30", time(12, 30), None, "12:30:00"),
    ('office:value-type="time" office:time-value="PT36H00M00S"', "36:00", timedelta(hours=36), None, None),
    ('office:value-type="boolean" office:boolean-value="true"', "WAAR", True, None, "WAAR"),
    ('office:value-type="string"', "a<text:s text:c='2'/>b<text:tab/>c", "a  b\tc", None, "a  b\tc"),
    ('office:value-type="string"', "een</text:p><text:p>twee", "een\ntwee", None, "een\ntwee"),
    (
        'office:value-type="string" office:string-value="" calcext:value-type="error"',
        "#N/B",
        "#N/B",
        None,
        "#N/B",
    ),
    ('office:value-type="string" calcext:value-type="error"', "Err:502", "#VALUE!", None, "#VALUE!"),
    ('office:value-type="float" office:value="nan"', "", "nan", None, "nan"),
]


@pytest.mark.parametrize(("attributes", "text", "value", "code", "shown"), ODS_VALUES)
def test_ods_values(tmp_path, attributes, text, value, code, shown):
    found = grid(
        table(f"<table:table-row>{cell(attributes, text)}</table:table-row>"), tmp_path, "b.ods"
    ).cell(1, 1)
    assert (found.value, type(found.value), found.number_format) == (value, type(value), code)
    assert shown is None or found.text == shown


def test_ods_repeats_positions_hidden_rows_and_merges(tmp_path):
    x = 'office:value-type="string"'
    rows = f"""
      <table:table-row table:number-rows-repeated="2">
        <table:table-cell table:number-columns-repeated="16384"/></table:table-row>
      <table:table-row table:visibility="filter" table:number-rows-repeated="2">
        <table:table-cell table:number-columns-repeated="2"/>{cell(x + TWICE, "x")}
        <table:table-cell table:number-columns-repeated="16380"/>
      </table:table-row>
      <table:table-row>{cell(x + SPANNED, "m")}
        <table:covered-table-cell/></table:table-row>
      <table:table-row>{cell(x, "z") * 2}</table:table-row>
      <table:table-row table:visibility="collapse" table:number-rows-repeated="1048570">
        <table:table-cell table:number-columns-repeated="16384"/></table:table-row>"""
    found = grid(table(rows), tmp_path, "b.ods")
    line = [None, None, "x", "x"]
    assert found.rows == [[], [], line, line, ["m"], ["z", "z"]]
    assert (found.hidden_rows, found.merges) == ({3, 4}, (Merge(5, 1, 5, 2),))


def test_ods_leaves_out_notes_and_copies_of_other_files(tmp_path):
    note = "<office:annotation><text:p>nota</text:p></office:annotation>"
    own = (
        '<table:table table:name="Blad"><table:table-row><table:table-cell office:value-type="string">'
        f"{note}<text:p>x</text:p>{note}</table:table-cell></table:table-row></table:table>"
    )
    copy = "<table:table table:name=\"'file:///x'#$A\"><table:table-source/></table:table>"
    assert [(g.title, g.rows) for g in read(ods(own + copy), tmp_path, "b.ods").grids] == [("Blad", [["x"]])]


def test_ods_of_another_writer(tmp_path):
    def fill(document):
        sheet, row = Table(name="Bereik"), TableRow()
        for text in ("Maand", "Kanaal"):
            td = TableCell(valuetype="string")
            td.addElement(P(text=text))
            row.addElement(td)
        sheet.addElement(row)
        document.spreadsheet.addElement(sheet)

    found = grid(odf_document(fill), tmp_path, "b.ods")
    assert (found.title, found.rows) == ("Bereik", [["Maand", "Kanaal"]])


def test_ods_tab_too_large_leaves_the_others(tmp_path):
    x = cell('office:value-type="string"', "x")
    far = (
        '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>'
        f"<table:table-row>{x}</table:table-row>"
    )
    book = read(
        ods(
            f'<table:table table:name="Ver">{far}</table:table>'
            f'<table:table table:name="Goed"><table:table-row>{x}</table:table-row></table:table>'
        ),
        tmp_path,
        "b.ods",
    )
    assert [g.title for g in book.grids] == ["Goed"]
    assert [(type(e), e.tab, "cel A1048576 " in e.message) for e in book.failed] == [
        (FileTooLarge, "Ver", True)
    ]
