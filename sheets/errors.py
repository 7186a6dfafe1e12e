"""What can go wrong with a whole source; a bad cell is no exception but an Issue.

SheetError
|-- UnreadableFile     damaged, password-protected, another format, or hostile
|-- FileTooLarge       larger than a workbook that people fill in can be
`-- NotFound           the path or the workbook is not there
"""

from __future__ import annotations


class SheetError(Exception):
    """A workbook or tab that cannot be read.

    The text is the Dutch sentence for the person who can mend it; `code` is the contract's issue code.
    """

    code = "unreadable_file"

    def __init__(self, message: str, *, tab: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.tab = tab


class UnreadableFile(SheetError):
    """The file is damaged, protected with a password, of another format, or made to do harm."""


class FileTooLarge(SheetError):
    """The file, a tab or its furthest cell is beyond what the dashboard reads."""

    code = "file_too_large"


class NotFound(SheetError):
    """There is nothing at that path, or a registered workbook is missing."""

    code = "not_found"
