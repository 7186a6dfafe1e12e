"""What can go wrong with the readings that are kept.

StoreError
|-- StoreUnavailable   the database does not answer, is full, or may not be written
|-- NewerStore         written by a newer release than this one
|-- DamagedReading     the bytes of a reading are not those that were kept
|-- UnknownReading     no reading has that number
`-- UnsafeName         the workbook's own name holds personal data, so nothing may be kept under it
"""

from __future__ import annotations


class StoreError(Exception):
    """A reading that cannot be kept or given back; the text is the Dutch sentence for who can mend it."""

    message = "De opslag van ingelezen werkboeken geeft een fout."

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message or self.message)
        self.message = message or self.message


class StoreUnavailable(StoreError):
    """The database does not answer, is full, or may not be written."""

    message = (
        "De opslag van ingelezen werkboeken is niet bereikbaar. Kijk of de schijf vol is, of de map mag "
        "worden beschreven, en of de databank draait."
    )


class NewerStore(StoreError):
    """The store, or a reading in it, was written by a newer release."""

    message = "De opslag is gemaakt door een nieuwere versie van dit programma. Installeer die versie."


class DamagedReading(StoreError):
    """The bytes of a reading are not those that were kept."""

    message = "Een bewaarde versie van een werkboek is beschadigd en telt niet mee. Zet een back-up terug."


class UnknownReading(StoreError):
    """No reading has that number."""

    message = "Deze versie van het werkboek is niet bewaard."


class UnsafeName(StoreError):
    """The workbook's name holds personal data."""

    message = (
        "In de naam van een werkboek staan persoonsgegevens; het wordt niet bewaard. "
        "Geef het werkboek een andere naam."
    )
