"""The municipalities with their dates, and what else people call them."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from schemas.text import normal

MERGERS_OF_2025 = date(2025, 1, 1)
"""On this day 300 Flemish municipalities became 285 (Statbel, REFNIS)."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as it existed in one period; `nis` is text, `successor` what it became in 2025."""

    nis: str
    name: str
    province: str
    until_2024: bool
    from_2025: bool
    successor: str | None

    def valid_on(self, day: date) -> bool:
        """Whether it existed under this name on that day."""
        return self.from_2025 if day >= MERGERS_OF_2025 else self.until_2024


def plain_municipality(text: str) -> str:
    """A municipality's name as it is compared: without postcode, `stad` or accents, every Saint a Sint."""
    plain = normal(re.sub(r"^\s*B?-?\d{4}\s+", "", text))
    plain = re.sub(r"^(?:stad|gemeente|lokaal bestuur) ", "", plain)
    return re.sub(r"\b(?:st|ste|saint|sainte)\b", "sint", plain)


@cache
def municipality_synonyms() -> dict[str, str]:
    """French and short names, as they are compared, to the Dutch name of the municipality."""
    text = files("schemas").joinpath("municipality_synonyms.csv").read_text(encoding="utf-8")
    return {plain_municipality(row["name"]): row["dutch"] for row in csv.DictReader(text.splitlines())}


@cache
def municipalities() -> dict[str, Municipality]:
    """Every municipality by its normalised name: 300 Flemish until 2024, 285 after, and 19 of Brussels.

    Source: Statbel REFNIS, with the mergers of 1 January 2025.
    """
    text = files("schemas").joinpath("municipalities.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    new_names = {row["name_2025"] for row in rows}
    found: dict[str, Municipality] = {}
    for row in rows:
        name, later = row["name_2019"], row["name_2025"]
        stays = name in new_names
        found[normal(name)] = Municipality(
            row["nis_2019"], name, row["province_2019"], True, stays, None if stays else later
        )
    for row in rows:
        name = row["name_2025"]
        new = Municipality(row["nis_2025"], name, row["province_2025"], False, True, None)
        found.setdefault(normal(name), new)
    return found


def municipality_names() -> tuple[str, ...]:
    """Every municipality's own name, of before and after the mergers, in the order of the alphabet."""
    return tuple(sorted((found.name for found in municipalities().values()), key=normal))


def province_on(name: str, day: date) -> str | None:
    """The province of a municipality on a day; Zwijndrecht's people moved province with the merger."""
    municipality = municipalities().get(normal(name))
    return municipality.province if municipality else None


def flemish_municipality_count(day: date) -> int:
    """How many local governments Flanders has on a day: 300, from 2025 on 285."""
    return sum(m.valid_on(day) and m.province != "Brussel" for m in municipalities().values())


@cache
def fewest_municipalities(province: str) -> int:
    """How many municipalities a province has since the mergers of 2025: never more than it had before."""
    return sum(m.from_2025 and m.province == province for m in municipalities().values())
