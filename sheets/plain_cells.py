"""Ordinary cells of a tab's XML, picked out in runs so that the parser need not stop at each of them.

A run holds cells that each say where they are; whatever is written in another way is left to the parser.
This makes judging a tab of two million cells twice as fast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_VALUE = rb'(?:(?: t="n")?><v>[^<&]*</v>| t="s"><v>\d{1,9}</v>)</c>'
_INLINE = rb' t="inlineStr"><is><t(?: xml:space="preserve")?>[^<]*</t></is></c>'
_PLAIN = rb'<c r="[A-Z]{1,3}[1-9]\d{0,6}"(?: s="\d{1,5}")?(?:/>|' + _VALUE + rb"|" + _INLINE + rb")"

RUN = re.compile(rb"(?:" + _PLAIN + rb')+(?=<c r="|</row>)')
"""Plain cells up to one that says where it is: a cell that does not say so counts on from the one before."""

_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?(?: t="(\w+)")?(/?)>(?:<v>(\d*))?')


@dataclass(frozen=True, slots=True)
class Run:
    """A run of plain cells: how many, and the filled ones as (letters, row, style, type, "", value)."""

    written: int
    cells: list[tuple[bytes, ...]]

    @classmethod
    def of(cls, text: bytes) -> Run:
        """The cells of one match of `RUN`."""
        cells: list[tuple[bytes, ...]] = _CELL.findall(text)
        written = len(cells)
        if b"/>" in text:
            cells = [cell for cell in cells if not cell[4]]
        return cls(written, cells)

    @property
    def columns(self) -> set[bytes]:
        """The letters of the columns in use."""
        return {cell[0] for cell in self.cells}

    @property
    def rows(self) -> set[bytes]:
        """The numbers of the rows in use; one, in a sound file."""
        return {cell[1] for cell in self.cells}

    @property
    def shared(self) -> list[bytes]:
        """The index of each shared text."""
        return [cell[5] for cell in self.cells if cell[3] == b"s"]

    def formatted(self, styles: frozenset[bytes]) -> list[tuple[int, str, str]]:
        """Row, column letters and style of the numbers in one of these styles."""
        return [
            (int(cell[1]), cell[0].decode(), cell[2].decode())
            for cell in self.cells
            if cell[2] in styles and cell[3] in (b"", b"n")
        ]
