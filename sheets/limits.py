"""How large a workbook may be before it is refused, and why there."""

from __future__ import annotations

from dataclasses import dataclass

from sheets.errors import FileTooLarge

MAX_FILE_BYTES = 50_000_000
"""On disk; 100,000 activities of 20 columns take 11 MB."""

MAX_UNPACKED_BYTES = 500_000_000
"""Inside the zip; the same 100,000 activities unpack to 99 MB."""

MAX_RATIO = 200
"""Unpacked over packed; real tabs stay under 40, deflate itself ends at 1,032."""

RATIO_FROM_BYTES = 20_000_000
"""Below this size a high ratio does no harm."""

MAX_PARTS = 5_000
"""Files inside the zip."""

MAX_TABS = 200
"""Tabs in a workbook, or CSV files in a folder."""

MAX_ROWS = 250_000
"""Rows of a tab; two networks as busy as ours for a century stay below it."""

MAX_COLUMNS = 256
"""Columns of a tab; the widest tab of the contract has 24."""

MAX_AREA = 6_000_000
"""Rows times columns of all tabs together: the reader takes memory for the whole rectangle (150 bytes a
cell at its peak), filled or not."""

MAX_CELLS = 10_000_000
"""Cells written in a tab, empty but formatted ones too: a bound on time, not on memory."""

MAX_TEXT_BYTES = 200_000_000
"""Text of all cells together, a text that is used twice counted twice."""

MAX_TOKEN_BYTES = 16_000_000
"""One tag or attribute in a file's XML."""


@dataclass
class Budget:
    """What the tabs of one workbook may still take together."""

    area: int = MAX_AREA
    text: int = MAX_TEXT_BYTES

    def spend(self, area: int, text: int, where: str) -> None:
        """Take the cells and the text of one more tab off; FileTooLarge where they are too many."""
        if area > self.area or text > self.text:
            raise FileTooLarge(
                f"{where}: dit werkboek telt meer dan {MAX_AREA // 1_000_000} miljoen cellen "
                f"of {MAX_TEXT_BYTES // 1_000_000} MB tekst. "
                "Bewaar oude jaren in een apart werkboek of verwijder lege rijen en kolommen."
            )
        self.area -= area
        self.text -= text
