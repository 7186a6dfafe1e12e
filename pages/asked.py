"""What is filtered, in words: on paper and in a file there is no filter bar."""

from __future__ import annotations

from metrics.view import View
from pages.words import long_day


def asked(view: View) -> str:
    """The period, the as-of day and each other filter: `Alles; stand op 22 november 2026; alleen Limburg.`"""
    wanted = view.selection
    span = (
        f"{long_day(wanted.start)} tot en met {long_day(wanted.end)}"
        if wanted.start and wanted.end
        else "Alles"
    )
    filters = (wanted.partners, wanted.provinces, wanted.kinds, wanted.audiences)
    only = [name for names in filters for name in sorted(names)]
    return f"{span}; stand op {long_day(view.as_of)}{'; alleen ' + ', '.join(only) if only else ''}."
