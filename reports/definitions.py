"""What each column of a download means: from the schemas, or written here where it is derived."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from schemas.row import fields_of
from schemas.tabs import TABS
from schemas.text import key

DERIVED: Mapping[str, str] = MappingProxyType(
    {
        "Aandeel": "Het deel van het geheel, in procent.",
        "Activiteiten": "Hoeveel activiteiten doorgingen; wat meer partners melden, telt één keer.",
        "Begroot": "Het bedrag van de post in de begroting.",
        "Besteed": "Betaald of ingediend, binnen de periode van de subsidie.",
        "Budget": "De som van de bedragen die meetellen: zonder deelbedragen en herhalingen.",
        "Deelnemers": "De som van wat bekend is bij Aanwezig; leeg is niet bekend, en telt niet als nul.",
        "Een jaar eerder": "Het cijfer van dezelfde maand een jaar eerder.",
        "Gemeld door": "De partners die de activiteit meldden.",
        "Groei in een jaar": "De verandering tegenover dezelfde maand een jaar eerder.",
        "Herkomst": "Waar de rij vandaan komt: gepubliceerd, afgeleid of voorbeeld; leeg is eigen opgave.",
        "Hele periode": "De som over de maanden van de selectie; leeg voor een stand of een gemiddelde.",
        "Kenmerk": "De code van de rij, om in het tabblad Beslissingen te typen.",
        "Over": "Begroot min besteed.",
        "Sinds eerste maand": "De verandering tegenover de eerste maand met een cijfer.",
        "Telt als": "Hoe maanden samen tellen: een stand (de laatste), een gemiddelde of een som.",
        "Telt mee": "Of het bedrag in het totaal telt; een deelbedrag en een herhaling niet.",
        "Tot": "De laatste dag van de activiteit.",
        "Van": "De eerste dag van de activiteit.",
        "Vastgelegd": "Besteld of beloofd, nog niet betaald.",
        "Vragen": "Hoeveel vragen aan het netwerk werden gesteld.",
        "Wanneer": "De dag of de periode van de activiteit.",
        "Zonder cijfer": "Hoeveel maanden geen cijfer hebben tussen de eerste en de laatste.",
    }
)


def definitions(table: str | None, heads: Iterable[str]) -> list[tuple[str, str]]:
    """Each head with its meaning, those that need none left out.

    `table` names the table of the dataset whose columns they are first of all.
    """
    typed = _typed(table) if table else {}
    found = ((head, typed.get(key(head)) or DERIVED.get(head, "")) for head in heads)
    return [(head, meaning) for head, meaning in found if meaning]


def _typed(table: str) -> dict[str, str]:
    """What the headers of a tab mean, by their key."""
    model = next(model for model in TABS.values() if model.table == table)
    return {key(field.header): field.description for field in fields_of(model).values()}
