"""Files made to do harm, or harmed: each gives one sentence in Dutch, within bounded memory and time."""

from __future__ import annotations

import contextlib
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sheets.errors import SheetError
from sheets.files import read_workbook
from tests.sheets.workbooks import MAIN, lying, ods, written, xlsx, xlsx_parts, zipped

MEMORY = 700_000_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
PLAIN = xlsx(CELL)
ENTITIES = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
SHEET = "xl/worksheets/sheet1.xml"


def sheet(xml: str | bytes) -> bytes:
    return zipped(xlsx_parts("") | {SHEET: xml})


def strings(xml: str, cells: str) -> bytes:
    return zipped(xlsx_parts(cells) | {"xl/sharedStrings.xml": xml})


def rows(cell: str, count: int, of: int = 100) -> str:
    return "".join(f"<row>{cell * of}</row>" for _ in range(count))


def table(inside: str) -> bytes:
    return ods(f'<table:table table:name="Blad">{inside}</table:table>')


def twice(name: str) -> bytes:
    out = BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, CELL)
    return out.getvalue()


def encrypted_flag() -> bytes:
    data = bytearray(PLAIN)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    return bytes(data)


SPACES = '<text:s text:c="99999999"/>' * 9999
OPEN = "application/vnd.oasis.opendocument"
TEXT = 'office:value-type="string"'
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "stray cell": ("x.xlsx", lambda: xlsx('<row r="1"><c r="XFD1048576"><v>1</v></c></row>'), "FileTooLarge"),
    "stray cell in small letters": (
        "x.xlsx",
        lambda: xlsx('<row><c r="xfd1048576"><v>1</v></c></row>'),
        "FileTooLarge",
    ),
    "stray error": ("x.xlsx", lambda: xlsx('<row r="1"><c r="XFD1048576" t="e"/></row>'), "FileTooLarge"),
    "stray row": ("x.xlsx", lambda: xlsx('<row r="1048576"><c><v>1</v></c></row>'), "FileTooLarge"),
    "wide and long": (
        "x.xlsx",
        lambda: xlsx('<row r="200000"><c r="ZZ200000"><v>1</v></c></row>'),
        "FileTooLarge",
    ),
    "beyond any sheet": ("x.xlsx", lambda: xlsx('<row><c r="ZZZ1"><v>1</v></c></row>'), "UnreadableFile"),
    "row 4294967296": (
        "x.xlsx",
        lambda: xlsx('<row><c r="A4294967296"><v>1</v></c></row>'),
        "UnreadableFile",
    ),
    "row zero": ("x.xlsx", lambda: xlsx('<row r="0"><c r="A0"><v>1</v></c></row>'), "UnreadableFile"),
    "stray cell in another prefix": (
        "x.xlsx",
        lambda: xlsx(f'<y:row xmlns:y="{MAIN}"><y:c r="XFD1048576"><y:v>1</y:v></y:c></y:row>'),
        "FileTooLarge",
    ),
    "many rows": ("x.xlsx", lambda: xlsx("<row><c><v>1</v></c></row>" * 250_001), "FileTooLarge"),
    "bomb": ("x.xlsx", lambda: xlsx(" " * 400_000_000), "FileTooLarge"),
    "bomb in a part nobody reads": ("x.xlsx", lambda: xlsx(CELL, other="x" * 100_000_000), "FileTooLarge"),
    "lying directory, more": ("x.xlsx", lambda: lying(sheet(" " * 3_000_000), SHEET, 1000), "UnreadableFile"),
    "lying directory, less": ("x.xlsx", lambda: lying(PLAIN, SHEET, 1_000_000), "UnreadableFile"),
    "flipped byte": (
        "x.xlsx",
        lambda: PLAIN.replace(b"<v>1", b"<v>2").replace(b"\x00\x00PK", b"\x01\x00PK"),
        "any",
    ),
    "truncated": ("x.xlsx", lambda: PLAIN[: len(PLAIN) // 2], "UnreadableFile"),
    "nothing": ("x.xlsx", lambda: b"", "UnreadableFile"),
    "no workbook in it": ("x.xlsx", lambda: zipped({"brief.txt": "x"}), "UnreadableFile"),
    "a Word document": ("x.xlsx", lambda: zipped({"word/document.xml": "<a/>"}), "UnreadableFile"),
    "web page": ("x.xlsx", lambda: b"<html><table><tr><td>1</td></tr></table></html>", "UnreadableFile"),
    "csv by another name": ("x.xlsx", lambda: b"Datum;Titel\n1/1/2024;x\n", "UnreadableFile"),
    "xlsx named csv": ("x.csv", lambda: PLAIN, "grid"),
    "xlsx named ods": ("x.ods", lambda: PLAIN, "grid"),
    "binary named csv": ("x.csv", lambda: bytes(range(256)) * 10, "UnreadableFile"),
    "old xls": ("x.xls", lambda: OLE, "UnreadableFile"),
    "password": ("x.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "UnreadableFile"),
    "encrypted part": ("x.xlsx", encrypted_flag, "UnreadableFile"),
    "packed in an odd way": ("x.xlsx", lambda: zipped(xlsx_parts(CELL), zipfile.ZIP_LZMA), "UnreadableFile"),
    "one part twice": ("x.xlsx", lambda: twice(SHEET.upper()), "UnreadableFile"),
    "entities": ("x.xlsx", lambda: sheet(f"{ENTITIES}<worksheet>&c;</worksheet>"), "UnreadableFile"),
    "entities in the texts": (
        "x.xlsx",
        lambda: strings(f"{ENTITIES}<sst><si><t>&c;</t></si></sst>", CELL),
        "any",
    ),
    "UTF-16": ("x.xlsx", lambda: sheet("<worksheet/>".encode("utf-16")), "UnreadableFile"),
    "one giant tag": ("x.xlsx", lambda: sheet(f'<worksheet a="{"ab" * 20_000_000}"/>'), "any"),
    "texts promised": (
        "x.xlsx",
        lambda: strings('<sst uniqueCount="99999999999999"><si/></sst>', CELL),
        "any",
    ),
    "one text a million times": (
        "x.xlsx",
        lambda: strings(
            f"<sst><si><t>{'tekst ' * 5000}</t></si></sst>", rows('<c t="s"><v>0</v></c>', 10_000)
        ),
        "FileTooLarge",
    ),
    "text that is not there": (
        "x.xlsx",
        lambda: xlsx('<row><c r="A1" t="s"><v>7</v></c></row>'),
        "UnreadableFile",
    ),
    "unknown type": ("x.xlsx", lambda: xlsx('<row><c r="A1" t="zz"><v>7</v></c></row>'), "UnreadableFile"),
    "no tabs": (
        "x.xlsx",
        lambda: zipped(xlsx_parts("") | {"xl/workbook.xml": "<workbook/>"}),
        "UnreadableFile",
    ),
    "ten thousand files": ("x.xlsx", lambda: zipped({str(i): "" for i in range(10_000)}), "FileTooLarge"),
    "too large on disk": ("x.xlsx", lambda: b"PK\x03\x04" + bytes(50_000_001), "FileTooLarge"),
    "one cell everywhere": (
        "x.ods",
        lambda: table(
            '<table:table-row table:number-rows-repeated="1048576">'
            f'<table:table-cell {TEXT} table:number-columns-repeated="16384"><text:p>x</text:p>'
            "</table:table-cell></table:table-row>"
        ),
        "FileTooLarge",
    ),
    "one row everywhere": (
        "x.ods",
        lambda: table(
            '<table:table-row table:number-rows-repeated="200000">'
            f'<table:table-cell {TEXT} table:number-columns-repeated="200"><text:p>x</text:p>'
            "</table:table-cell></table:table-row>"
        ),
        "FileTooLarge",
    ),
    "spaces": (
        "x.ods",
        lambda: table(
            f"<table:table-row><table:table-cell {TEXT}><text:p>{SPACES}</text:p>"
            "</table:table-cell></table:table-row>"
        ),
        "FileTooLarge",
    ),
    "a repeat that is no number": (
        "x.ods",
        lambda: table('<table:table-row table:number-rows-repeated="-1"/>'),
        "UnreadableFile",
    ),
    "ods with a password": (
        "x.ods",
        lambda: ods(
            "", '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
        ),
        "UnreadableFile",
    ),
    "ods text document": (
        "x.ods",
        lambda: zipped({"mimetype": f"{OPEN}.text"}),
        "UnreadableFile",
    ),
    "ods without content": (
        "x.ods",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        "UnreadableFile",
    ),
    "open quote": ("x.csv", lambda: b'a;b\n1;"x\n' + b"2;y\n" * 5, "UnreadableFile"),
    "one giant field": ("x.csv", lambda: b'a;"' + b"x" * 40_000_000 + b'"\n', "UnreadableFile"),
    "a million separators": ("x.csv", lambda: b";" * 1_000_000, "FileTooLarge"),
    "a million lines": ("x.csv", lambda: b"x\n" * 1_000_000, "FileTooLarge"),
}

SCRIPT = f"""
import resource, sys
from pathlib import Path
from sheets.errors import SheetError
from sheets.files import read_workbook
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
for line in sys.stdin:
    try:
        print("grid", len(read_workbook(Path(line.strip())).grids), flush=True)
    except SheetError as error:
        print(type(error).__name__, error.message, flush=True)
"""


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory) -> dict[str, str]:
    """What one process of bounded memory says of each file, in turn; it must live to the last."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = []
    for number, (name, make, _) in enumerate(HOSTILE.values()):
        path = folder / str(number) / name
        path.parent.mkdir()
        path.write_bytes(make())
        paths.append(str(path))
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=root,
        input="\n".join(paths),
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return dict(zip(HOSTILE, done.stdout.splitlines(), strict=True))


@pytest.mark.skipif(sys.platform == "win32", reason="no memory limit for a process there")
@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_gives_one_sentence(verdicts, case):
    name, _, expected = HOSTILE[case]
    kind, _, message = verdicts[case].partition(" ")
    assert kind == expected or (expected == "any" and kind in ("grid", "UnreadableFile", "FileTooLarge"))
    assert kind == "grid" or message.startswith(name)
    assert 1 <= message.count(". ") + 1 <= 2


TREES = st.recursive(
    st.sampled_from(
        ["<v>1</v>", "<v>0</v>", "tekst", "<f>1</f>", '<c r="B2">', "</c>", "<is><t>a</t></is>", "<!--x-->"]
    ),
    lambda inner: st.lists(inner, max_size=4).map("".join),
)
CELLS = st.builds(
    lambda r, t, inside: f"<c{r}{t}>{inside}</c>",
    st.sampled_from(["", ' r="A1"', ' r="C3"', ' r="AB300"', ' r="1"', ' r="XFD9"', " r='A0'"]),
    st.sampled_from(
        ["", ' t="s"', ' t="e"', ' t="str"', ' t="b"', ' t="d"', ' t="inlineStr"', ' s="1"', ' s="99"']
    ),
    TREES,
)


def check(tmp_path_factory, name: str, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    with contextlib.suppress(SheetError):
        book = read_workbook(path)
        assert all(isinstance(row, list) for grid in book.grids for row in grid.rows)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(["a.xlsx", "a.ods", "a.csv"]), st.booleans())
@example(b"\xff\xfea\x00", "a.csv", False)
@example(b"\x80\x81\n;", "a.csv", False)
def test_any_bytes_give_a_workbook_or_a_sentence(tmp_path_factory, data, name, zipped_front):
    check(tmp_path_factory, name, (b"PK\x03\x04" if zipped_front else b"") + data)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(PLAIN) - 1), st.integers(0, 255))
def test_any_flipped_byte_gives_a_workbook_or_a_sentence(tmp_path_factory, at, byte):
    check(tmp_path_factory, "b.xlsx", PLAIN[:at] + bytes([byte]) + PLAIN[at + 1 :])


@settings(max_examples=200, deadline=None)
@given(st.lists(CELLS, max_size=6))
def test_any_cells_give_a_workbook_or_a_sentence(tmp_path_factory, cells):
    check(tmp_path_factory, "c.xlsx", xlsx(f"<row>{''.join(cells)}</row>"))


def test_a_hundred_thousand_cells_stay_small(tmp_path):
    def fill(book):
        tab = book.add_worksheet("A")
        for row in range(10_000):
            tab.write_row(row, 0, ["webinar", row, row / 7, "Gent", "online"] * 2)

    (tmp_path / "x.xlsx").write_bytes(written(fill))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert len(read_workbook(tmp_path / "x.xlsx").grids[0].rows) == 10_000
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000
