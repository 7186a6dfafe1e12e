"""A small network of which every question is known, and its workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from metrics.quarters import first_day
from metrics.release import ALONE, EACH, NO_OFFER, NOT_FOLLOWED
from metrics.tally import UNKNOWN
from schemas.municipality import Municipality, municipalities
from tests.metrics.attacker import DAYS
from tests.oddities.sheet import Sheet, write_xlsx

PARTNERS = ("Voorbeeldhuis", "Voorbeeldwerk")
VALUES: Mapping[str, tuple[str, ...]] = {
    "province": ("Antwerpen", "Limburg", "Brussel", UNKNOWN),
    "partner": PARTNERS,
    "requester": ("lokaal bestuur", "school", "politie"),
    "nature": ("preventief", "curatief", UNKNOWN),
    "status": ("nieuw", "in behandeling", "afgerond"),
    "topic": ("haatspraak", "desinformatie", "andere"),
    "offer": ("advies", "vorming", NO_OFFER, UNKNOWN),
    "referred_to": (*PARTNERS, UNKNOWN),
    DAYS: (NOT_FOLLOWED, "0", "1", "4", "5", "30"),
}
"""What a question of this network may have; the first of each is the most frequent."""
HEADS = (
    *("Contactdatum", "Aanvrager", "Gemeente", "Provincie", "Onderwerp", "Aard", "Doorverwezen naar"),
    *("Aanbod", "Status", "Opgevolgd op", "Herkomst"),
)
WINDOW = (date(2023, 7, 1), date(2024, 3, 31))
AIMS = (("ondersteuningsvragen", 900, WINDOW), ("lokale besturen bereikt", 40, (None, None)))
"""Each target: its indicator, its number, and its days where these are not its grant's."""
WINDOWS = {"ondersteuningsvragen": WINDOW, "lokale besturen bereikt": (date(2023, 4, 1), date(2024, 6, 30))}
BESIDE = 0.2
"""How often a question has another value beside the first, where it may."""
Question = Mapping[str, Any]


@dataclass(frozen=True)
class World:
    """How many questions there were in each quarter from `first` on, and the grants as first and last day."""

    first: int
    counts: Sequence[int]
    grants: Sequence[tuple[date, date]]

    @property
    def quarters(self) -> range:
        """The quarters with questions."""
        return range(self.first, self.first + len(self.counts))

    def questions(self) -> Iterator[Question]:
        """Every question, always the same: its day, its place, and a value (or several) of each key."""
        chance = Random(1)
        for at, number in zip(self.quarters, self.counts, strict=True):
            for _ in range(number):
                yield _question(at, chance)


def _question(at: int, chance: Random) -> Question:
    found: dict[str, Any] = {key: _drawn(values, chance) for key, values in VALUES.items()}
    found |= {key: _several(key, found[key], chance) for key in EACH}
    of_province = [place.name for place in municipalities().values() if _lies_in(place, found["province"])]
    day = first_day(at) + timedelta(days=chance.randrange(80))
    return found | {"contacted_on": day, "place": chance.choice(of_province) if of_province else None}


def _drawn(values: Sequence[str], chance: Random) -> str:
    """One of the values, each half as likely as the one before it."""
    return chance.choices(values, [0.5**place for place in range(len(values))])[0]


def _several(key: str, first: str, chance: Random) -> tuple[str, ...]:
    if first in ALONE:
        return (first,)
    return tuple(
        value for value in VALUES[key] if value == first or (value not in ALONE and chance.random() < BESIDE)
    )


def _lies_in(place: Municipality, province: str) -> bool:
    return place.province == province and place.until_2024


def written(world: World, folder: Path) -> Path:
    """The workbooks of this network: what each partner was asked, and one of the coordinator."""
    asked = list(world.questions())
    for partner in PARTNERS:
        rows = [_row(question) for question in asked if question["partner"] == partner]
        held = [first_day(world.first + len(partner) % 3), f"Voorbeeld van {partner}", "lezing", "voorbeeld"]
        tabs = [Sheet("Doorverwijzingen", [list(HEADS), *rows])]
        tabs.append(Sheet("Activiteiten", [["Datum", "Titel", "Type", "Herkomst"], held]))
        write_xlsx(folder, partner, tabs)
    write_xlsx(folder, "coordinator", _coordinator(world))
    return folder


def _row(question: Question) -> list[Any]:
    days = question[DAYS]
    done = None if days == NOT_FOLLOWED else question["contacted_on"] + timedelta(days=int(days))
    cells = [question[key] for key in ("topic", "nature", "referred_to", "offer", "status")]
    typed = ["; ".join(cell) if isinstance(cell, tuple) else cell for cell in cells]
    typed = [None if cell == UNKNOWN else cell for cell in typed]
    return [
        question["contacted_on"],
        question["requester"],
        question["place"],
        None,
        *typed,
        done,
        "voorbeeld",
    ]


def _coordinator(world: World) -> list[Sheet]:
    names = {f"Voorbeeld {start.year}": (start, end) for start, end in world.grants}
    aims = [(name, indicator, number, *days) for name in names for indicator, number, days in AIMS]
    return [
        Sheet("Partners", [["Naam", "Status", "Werkboek"], *([name, "lid", name] for name in PARTNERS)]),
        Sheet(
            "Subsidies",
            [["Naam", "Bedrag", "Start", "Einde"], *([name, 1000, *days] for name, days in names.items())],
        ),
        Sheet("Doelstellingen", [["Subsidie", "Indicator", "Doel", "Start", "Einde"], *map(list, aims)]),
    ]
