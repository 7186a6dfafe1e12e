"""The questions that parliament and press asked, of `docs/vragen.md`, each with where its answer stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

DOCUMENT = Path(__file__).parents[1] / "docs" / "vragen.md"
ROW = re.compile(r"^\| (V\d\d) \|(.*)\|$", re.MULTILINE)
HEADS = {"Nr.": "", "Vraag": "z", "Waar": "", "Waarom, en wat erbij hoort": "z"}
"""Each head with its class: room for what holds a sentence."""


@dataclass(frozen=True)
class Question:
    """One question: its number, itself in short, the page and address of its answer, and what stands there.

    `figures` are the texts that the page shows of the example workbooks, `origin` says whose they are, `note`
    what is not known and why.
    """

    number: str
    asked: str
    page: str
    address: str
    figures: tuple[str, ...]
    origin: str
    note: str


@cache
def questions() -> tuple[Question, ...]:
    """Every row of the table, in its order."""
    return tuple(_question(number, row) for number, row in ROW.findall(DOCUMENT.read_text(encoding="utf-8")))


def _question(number: str, row: str) -> Question:
    asked, page, address, figures, origin, note = (cell.strip() for cell in row.split("|"))
    return Question(number, asked, page, address.strip("`"), tuple(figures.split("; ")), origin, note)


def questions_html() -> str:
    """All questions as a table; each page is a link to its answer.

    Without the figures: those are of the examples, and the workbooks may be others.
    """
    heads = "".join(f'<th scope="col" class="{room}">{head}</th>' for head, room in HEADS.items())
    rows = "".join(f"<tr>{_row(each)}</tr>" for each in questions())
    return (
        '<div class="tabel" role="region" tabindex="0" aria-label="Vragen van parlement en pers">'
        f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(each: Question) -> str:
    # Relative, so that it holds where the dashboard stands under a path of its own.
    address = f".{each.address}" if each.address.startswith("/?") else each.address.removeprefix("/")
    name = f"{each.page}, antwoord op {each.number}"
    link = f'<a href="{escape(address)}" target="_self" aria-label="{escape(name)}">{escape(each.page)}</a>'
    return f"<td>{each.number}</td><td>{escape(each.asked)}</td><td>{link}</td><td>{escape(each.note)}</td>"
