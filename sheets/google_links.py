"""Addresses of Google Sheets: the id in what people paste, the link to a cell, a tab as a range."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

HOST = "docs.google.com"
_ID = re.compile(r"[A-Za-z0-9_-]{30,80}")
_PATH = re.compile(r"(?:/a/[\w.-]+)?/spreadsheets/(?:u/\d+/)?d/([^/]+)(?:/.*)?", re.ASCII)


def parse_spreadsheet_id(text: str) -> str | None:
    """The id of a spreadsheet, from a bare id or a pasted link; None for anything else.

    Only the id is ever used, so no address is asked as somebody typed it. A file name is no id: those are
    drawn from capitals, small letters and digits, and hold all three.

    >>> parse_spreadsheet_id("https://docs.google.com/spreadsheets/d/1VTJjWoP1nshbyxmL9JqXgdVsimaYty21LGxxs018H2Y/edit#gid=0")
    '1VTJjWoP1nshbyxmL9JqXgdVsimaYty21LGxxs018H2Y'
    >>> parse_spreadsheet_id("vereniging-van-vlaamse-steden-en-gemeenten")
    """
    text = text.strip()
    candidate = _id_in_link(text) if "/" in text else text
    return candidate if candidate and _is_id(candidate) else None


def _id_in_link(text: str) -> str | None:
    try:
        address = urlsplit(text if "://" in text else f"https://{text}")
    except ValueError:
        return None
    if address.scheme not in ("http", "https") or address.netloc.lower() != HOST:
        return None
    found = _PATH.fullmatch(address.path)
    return found[1] if found else None


def _is_id(text: str) -> bool:
    return bool(_ID.fullmatch(text)) and all(re.search(kind, text) for kind in ("[A-Z]", "[a-z]", "[0-9]"))


def cell_link(spreadsheet_id: str, gid: int, address: str) -> str:
    """Where a click opens this cell (`B12`) of this tab."""
    return f"https://{HOST}/spreadsheets/d/{spreadsheet_id}/edit?gid={gid}#gid={gid}&range={address}"


def tab_range(title: str) -> str:
    """A whole tab as a range; in quotes, for `D3` may be the name of a tab.

    >>> tab_range("Cijfers '24")
    "'Cijfers ''24'"
    """
    return "'" + title.replace("'", "''") + "'"
