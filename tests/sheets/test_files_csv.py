from __future__ import annotations

from pathlib import Path

import pytest

from sheets.errors import FileTooLarge, UnreadableFile
from sheets.files import read_workbook

TABLE = "Datum;Titel\n1/1/2024;Café\n"
TEXTS = [
    ("utf-8", TABLE.encode(), [["Datum", "Titel"], ["1/1/2024", "Café"]]),
    ("with a mark", TABLE.encode("utf-8-sig"), [["Datum", "Titel"], ["1/1/2024", "Café"]]),
    ("utf-16", TABLE.encode("utf-16"), [["Datum", "Titel"], ["1/1/2024", "Café"]]),
    (
        "utf-16 big endian",
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        [["Datum", "Titel"], ["1/1/2024", "Café"]],
    ),
    ("windows", TABLE.replace("Café", "€ 5").encode("cp1252"), [["Datum", "Titel"], ["1/1/2024", "€ 5"]]),
    ("latin-1", "a;b\n\x81é;c".encode("latin-1"), [["a", "b"], ["\x81é", "c"]]),
    ("comma", b"a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("tab", b"a\tb\n1,5\t2,5\n", [["a", "b"], ["1,5", "2,5"]]),
    ("bar", b"a|b\n1;2|3\n", [["a", "b"], ["1;2", "3"]]),
    (
        "title rows first",
        b"Rapport, versie 2\n\na;b\n1,5;2\n3;4\n",
        [["Rapport, versie 2"], [], ["a", "b"], ["1,5", "2"], ["3", "4"]],
    ),
    ("one column", b"a\n1\n", [["a"], ["1"]]),
    ("decimal commas", b"a;b\n1,5;2,5\n3,5;4,5\n", [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"]]),
    ("sep line", b"sep=;\r\na;b,c,d\r\n", [["a", "b,c,d"]]),
    ("sep line quoted", b'"sep=,"\na,b;c;d\n', [["a", "b;c;d"]]),
    ("nothing guessed", b"007;5.10;;TRUE\n", [["007", "5.10", None, "TRUE"]]),
    ("spaces kept", b" a ; b\n", [[" a ", " b"]]),
    ("quoted line break", b'a;b\r\n"een\ntwee";2\r\n3;4\r\n', [["a", "b"], ["een\ntwee", "2"], ["3", "4"]]),
    ("quotes in a quoted cell", b'a;"zei ""ja"" ; nee"\n', [["a", 'zei "ja" ; nee']]),
    ("quotes in a bare cell", b'a;12" scherm\n', [["a", '12" scherm']]),
    ("blank lines count", b"a;b\n\n\n1;2\n\n;\n", [["a", "b"], [], [], ["1", "2"]]),
    ("old Mac line ends", b"a;b\r1;2\r", [["a", "b"], ["1", "2"]]),
    ("empty", b"", []),
]


@pytest.mark.parametrize(("data", "rows"), [case[1:] for case in TEXTS], ids=[case[0] for case in TEXTS])
def test_csv(tmp_path, data, rows):
    path = tmp_path / "Activiteiten.csv"
    path.write_bytes(data or b"\n")
    (grid,) = read_workbook(path).grids
    assert (grid.title, grid.rows) == ("Activiteiten", rows)


def folder(root: Path, **files: bytes) -> Path:
    for name, data in files.items():
        (root / f"{name}.csv").write_bytes(data)
    return root


def test_a_folder_is_a_workbook(tmp_path):
    path = folder(tmp_path, Uitgaven=b"a;b\n", Activiteiten=b"a,b\n")
    (path / ".verborgen.csv").write_bytes(b"x")
    (path / "~$slot.csv").write_bytes(b"x")
    (path / "lees mij.txt").write_bytes(b"x")
    book = read_workbook(path)
    assert book.name == tmp_path.name
    assert [(g.title, g.rows) for g in book.grids] == [
        ("Activiteiten", [["a", "b"]]),
        ("Uitgaven", [["a", "b"]]),
    ]


def test_one_bad_file_leaves_the_others(tmp_path):
    book = read_workbook(folder(tmp_path, Bereik=b"a;b\n", Uitgaven=b"a\0b", Groot=b"x" * 50_000_001))
    assert [g.title for g in book.grids] == ["Bereik"]
    assert [(type(e), e.tab) for e in book.failed] == [(FileTooLarge, "Groot"), (UnreadableFile, "Uitgaven")]


def test_the_line_of_an_open_quote_is_named(tmp_path):
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(folder(tmp_path, A=b'a;b\n1;"x"y\n'))
    assert caught.value.message == (
        f"{tmp_path.name}/A.csv: rond regel 2 staat een aanhalingsteken te veel of te weinig, of een cel van "
        'meer dan 131072 tekens. Verdubbel aanhalingstekens in een cel ("") of bewaar de tabel opnieuw '
        'als "CSV UTF-8".'
    )
