"""Ids, links and ranges."""

import pytest

from sheets.google_links import cell_link, parse_spreadsheet_id, tab_range

ID = "1VTJjWoP1nshbyxmL9JqXgdVsimaYty21LGxxs018H2Y"


@pytest.mark.parametrize(
    "text",
    [
        ID,
        f"  {ID}\n",
        f"https://docs.google.com/spreadsheets/d/{ID}/edit?gid=0#gid=0",
        f"https://docs.google.com/spreadsheets/d/{ID}",
        f"http://docs.google.com/spreadsheets/u/1/d/{ID}/edit?usp=sharing",
        f"https://docs.google.com/a/kazernedossin.example/spreadsheets/d/{ID}/view#gid=12&range=B2",
        f"docs.google.com/spreadsheets/d/{ID}/edit",
    ],
)
def test_an_id_or_a_pasted_link_gives_the_id(text):
    assert parse_spreadsheet_id(text) == ID


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kazerne-dossin.xlsx",
        "vereniging-van-vlaamse-steden-en-gemeenten",
        ID[:20],
        ID + "!",
        f"{ID}/../x",
        f"https://docs.google.com.evil.example/spreadsheets/d/{ID}/edit",
        f"https://docs.google.com@evil.example/spreadsheets/d/{ID}/edit",
        f"https://user@docs.google.com/spreadsheets/d/{ID}/edit",
        f"https://docs.google.com:8443/spreadsheets/d/{ID}/edit",
        f"https://evil.example/?x=docs.google.com/spreadsheets/d/{ID}",
        f"ftp://docs.google.com/spreadsheets/d/{ID}",
        f"file:///spreadsheets/d/{ID}",
        f"https://docs.google.com/document/d/{ID}/edit",
        "https://docs.google.com/spreadsheets/d/e/2PACX-1vTJjWoP1nshbyxmL9JqXgdVsimaYty21LGxxs018H2Y/pubhtml",
        f"https://docs.google.com/spreadsheets/d/{ID}%2F..%2Fx/edit",
        "https://[docs.google.com/spreadsheets/d/x",
    ],
)
def test_anything_else_gives_none(text):
    assert parse_spreadsheet_id(text) is None


def test_a_link_opens_the_cell():
    link = f"https://docs.google.com/spreadsheets/d/{ID}/edit?gid=7#gid=7&range=B12"
    assert cell_link(ID, 7, "B12") == link
    assert parse_spreadsheet_id(link) == ID


@pytest.mark.parametrize(("title", "text"), [("D3", "'D3'"), ("Cijfers '24", "'Cijfers ''24'")])
def test_a_tab_is_quoted(title, text):
    assert tab_range(title) == text
