"""What can go wrong with a whole source; a bad cell is no exception but an Issue.

SheetError
|-- UnreadableFile     damaged, password-protected, another format, or hostile
|-- FileTooLarge       larger than a workbook that people fill in can be
|-- NotFound           the path or the workbook is not there
`-- GoogleError        a Google Sheet could not be read
    |-- NotShared      the service account may not see it
    |-- ApiDisabled    the Sheets API is off in the project of the service account
    |-- OfficeFile     an .xlsx that was put in Drive and never became a Google Sheet
    |-- RateLimited    the minute's quota is used up
    |-- KeyInvalid     the key of the service account is revoked, damaged, or the clock is off
    |-- Network        Google cannot be reached from here
    |-- Unavailable    Google, or the way to it, gave up halfway: a passing fault
    `-- Refused        Google does not understand the question
        `-- TabsChanged    tabs were renamed or removed between two requests
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


class GoogleError(SheetError):
    """A Google Sheet could not be read."""

    code = "unavailable"


class NotShared(GoogleError):
    """The spreadsheet is not shared with the service account."""

    code = "not_shared"


class ApiDisabled(GoogleError):
    """The Google Sheets API is off in the project that the service account belongs to."""

    code = "api_disabled"


class OfficeFile(GoogleError):
    """The address is that of an .xlsx kept in Drive, which the API does not read."""

    code = "office_file"


class RateLimited(GoogleError):
    """Google refuses to answer until the minute has turned."""

    code = "rate_limited"


class KeyInvalid(GoogleError):
    """Google does not accept the key of the service account."""

    code = "key_invalid"


class Network(GoogleError):
    """There is no connection to Google: no name, no route, no trusted certificate."""

    code = "network"


class Unavailable(GoogleError):
    """A passing fault: Google answered with a fault of its own, too late, or not to the end."""


class Refused(GoogleError):
    """Google refused the question itself; asking again gives the same."""


class TabsChanged(Refused):
    """A tab that was asked for has another name by now, or is gone: the titles must be read again."""
