"""A matrix of subjects against partners as a table that is read aloud, and its gaps and overlaps in words."""

from __future__ import annotations

from html import escape

import pandas as pd

from metrics.coverage import SEVERAL, Coverage
from pages.parts import card, one_of
from pages.words import count, listed

SKILLED = "E"
NOBODY = "niemand"
KEY = "matrix"
MOST_TOLD = 4


def matrix_card(name: str, covered: Coverage, shorts: dict[str, str], *, head: str, about: str) -> None:
    """The matrix under the words that say what stands out; `shorts` are the partners' short names."""
    box = card(name, f"{_gaps(covered)} {_overlaps(covered)}")
    box.caption(about)
    box.html(matrix_html(name, covered, shorts, head=head))


def _gaps(covered: Coverage) -> str:
    return (
        f"Nog geen partner: {listed(covered.gaps)}."
        if covered.gaps
        else "Elke rij heeft minstens één partner."
    )


def _overlaps(covered: Coverage) -> str:
    """Where several partners stand, so that they can divide the work."""
    found = [f"{subject} ({number})" for subject, number in covered.overlaps.items()]
    rest = [f"nog {len(found) - MOST_TOLD}"] if len(found) > MOST_TOLD else []
    most = listed([*found[:MOST_TOLD], *rest])
    return f"Overlap, {SEVERAL} partners of meer: {most}." if found else "Nergens overlap."


def matrix_html(name: str, covered: Coverage, shorts: dict[str, str], *, head: str) -> str:
    """The HTML: every cell escaped, partners upright above, in a region that the keyboard reaches."""
    partners = list(covered.activities.columns)
    heads = "".join(
        f'<th scope="col" class="v"><span>{escape(shorts.get(partner, partner))}</span></th>'
        for partner in partners
    )
    rows = "".join(_row(covered, subject, partners) for subject in covered.activities.index)
    return (
        f'<div class="tabel matrix" role="region" tabindex="0" aria-label="{escape(name)}"><table><thead><tr>'
        f'<th scope="col">{escape(head)}</th><th scope="col">Partners</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _row(covered: Coverage, subject: str, partners: list[str]) -> str:
    number = int(covered.partners[subject])
    told = count(number) if number else NOBODY
    mark = ' class="leeg"' if not number else ' class="veel"' if number >= SEVERAL else ""
    cells = "".join(
        _cell(covered.activities.at[subject, partner], covered.skilled.at[subject, partner])
        for partner in partners
    )
    return f'<tr><th scope="row">{escape(subject)}</th><td{mark}>{told}</td>{cells}</tr>'


def _cell(number: object, skilled: bool) -> str:
    said = [count(number)] if pd.notna(number) else []
    said += [f'<abbr title="expertise">{SKILLED}</abbr>'] if skilled else []
    return f'<td class="ja">{" ".join(said)}</td>' if said else "<td></td>"


def chosen(options: list[str]) -> str:
    """Which of several matrices is asked for, in the address as well."""
    return one_of("Matrix", options, KEY)
