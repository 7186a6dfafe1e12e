from __future__ import annotations

import os
from pathlib import Path

import pytest

from sheets.errors import NotFound, UnreadableFile
from sheets.files import find_workbooks, read_workbook
from tests.sheets.workbooks import xlsx


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir()
        else:
            path.write_bytes(b"x")


def found(root: Path, *paths: str) -> list[str]:
    return [str(path.relative_to(root)) for path in find_workbooks([root / path for path in paths])]


TREES = [
    (["b.xlsx", "A.ods", "c.xlsm"], ["."], ["A.ods", "b.xlsx", "c.xlsm"]),
    (["~$b.xlsx", ".b.xlsx", "b.xlsx", "nota.docx"], ["."], ["b.xlsx"]),
    (["oud.xls", "b.xlsx", "c.xlsb"], ["."], ["b.xlsx", "c.xlsb", "oud.xls"]),
    (["x/bereik.csv", "x/b.csv", "y/Uitgaven.csv", "leeg/nota.txt", "z/a.csv"], ["."], ["x", "y"]),
    (["a.csv", "b.xlsx", "x/Bereik.csv"], ["."], [".", "b.xlsx", "x"]),
    (["x/a.csv"], ["x"], ["x"]),
    (["2024/b.xlsx", "2023/b.xlsx"], ["."], ["2023/b.xlsx", "2024/b.xlsx"]),
    (["b.xlsx", "a.xlsx"], ["b.xlsx", "a.xlsx", "."], ["b.xlsx", "a.xlsx"]),
    (["a.csv", "b.txt"], ["a.csv", "b.txt"], ["a.csv", "b.txt"]),
    (["x/~$a.csv", "x/.b.csv"], ["."], []),
    (["map.xlsx/nota.txt"], ["."], ["map.xlsx"]),
]


@pytest.mark.parametrize(("names", "paths", "expected"), TREES)
def test_find(tmp_path, names, paths, expected):
    make(tmp_path, *names)
    assert found(tmp_path, *paths) == expected


def test_a_loop_of_links_ends(tmp_path):
    make(tmp_path, "x/b.xlsx")
    (tmp_path / "x" / "terug").symlink_to(tmp_path)
    (tmp_path / "rond.xlsx").symlink_to(tmp_path / "rond.xlsx")
    assert found(tmp_path, ".") == ["rond.xlsx", "x/b.xlsx"]
    with pytest.raises(UnreadableFile, match=r"^rond.xlsx: dit bestand of deze map mag of kan niet"):
        read_workbook(tmp_path / "rond.xlsx")


def test_a_missing_path(tmp_path):
    message = "hier is geen bestand of map. Kijk de naam en de plaats na"
    with pytest.raises(NotFound, match=message):
        find_workbooks([tmp_path / "weg.xlsx"])
    with pytest.raises(NotFound, match=message):
        read_workbook(tmp_path / "weg.xlsx")
    with pytest.raises(NotFound):
        find_workbooks([tmp_path / "a\0b"])


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("map.xlsx/nota.txt", "map.xlsx: deze map bevat geen csv-bestanden"),
        ("oud.xlsb", "oud.xlsb: dit is geen werkboek"),
        ("x.pdf", "x.pdf: dit is geen werkboek"),
    ],
)
def test_what_is_no_workbook(tmp_path, name, message):
    make(tmp_path, name)
    with pytest.raises(UnreadableFile, match=message):
        read_workbook(tmp_path / name.split("/")[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_keeps_nobody_waiting(tmp_path):
    os.mkfifo(tmp_path / "p.xlsx")
    with pytest.raises(UnreadableFile):
        read_workbook(tmp_path / "p.xlsx")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_no_permission(tmp_path):
    make(tmp_path, "x/b.xlsx", "c.xlsx")
    (tmp_path / "x").chmod(0)
    (tmp_path / "c.xlsx").chmod(0)
    try:
        paths = find_workbooks([tmp_path])
        assert [path.name for path in paths] == ["c.xlsx", "x"]
        for path in paths:
            with pytest.raises(UnreadableFile, match="mag of kan niet worden geopend"):
                read_workbook(path)
    finally:
        (tmp_path / "x").chmod(0o700)


def test_a_name_in_another_encoding(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9.xlsx")
    path.write_bytes(xlsx('<row><c r="A1"><v>1</v></c></row>'))
    assert read_workbook(path).name == "caf?.xlsx"
