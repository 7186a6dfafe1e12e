"""The cards that a grant is settled by: its days and amounts, and what an activity and a participant cost."""

from __future__ import annotations

import pandas as pd

from metrics.course import UnitCost, unit_cost
from metrics.spend import Grant
from metrics.view import View
from pages.parts import card, key_figure, key_figures, table, unknown_note
from pages.words import count, day, euro, euro_cents, long_day, plural

PER_ACTIVITY = (
    "Wat besteed is, gedeeld door het aantal activiteiten van het hele netwerk in dezelfde maanden. "
    "Maanden zonder ingevulde kosten tellen aan geen van beide kanten. Ook activiteiten die een partner "
    "zelf betaalde, tellen mee."
)
PER_PARTICIPANT = (
    "Wat besteed is, gedeeld door het aantal deelnemers dat bekend is, van het hele netwerk in dezelfde "
    "maanden. Een activiteit waarvan het aantal niet bekend is, telt niet als nul; is er zo een, dan is dit "
    "het hoogste dat een deelnemer kan gekost hebben."
)


def facts_card(grant: Grant) -> None:
    """The days and amounts that a grant is settled by."""
    rows = (
        ("Subsidie", euro_cents(grant.amount)),
        ("Voorschot", euro_cents(grant.advance)),
        ("Saldo na controle", euro_cents(grant.balance)),
        ("Saldo op het spel", euro_cents(grant.at_stake)),
        ("Besteed", euro_cents(grant.spent)),
        ("Vastgelegd", euro_cents(grant.committed)),
        ("Buiten de periode, telt niet mee", euro_cents(grant.outside)),
        ("Dubbel geteld bewijsstuk", euro_cents(grant.duplicates)),
        ("Verslag tegen", day(grant.report_due)),
    )
    with card("Afrekening", _at_stake(grant)):
        table(
            "Afrekening",
            pd.DataFrame(rows, columns=["wat", "stand"]),
            {"Wat": "wat", "Stand": ("stand", str)},
        )


def _at_stake(grant: Grant) -> str:
    """How much of the balance no cost covers yet, and when the report is due."""
    due = f"Het verslag moet klaar zijn tegen {long_day(grant.report_due)}."
    if grant.at_stake is None:
        return due
    if not grant.at_stake:
        return f"Het saldo van {euro(grant.balance)} is helemaal door kosten gedekt. {due}"
    return (
        f"Van het saldo van {euro(grant.balance)} is {euro(grant.at_stake)} nog niet door kosten gedekt: "
        f"wat niet besteed wordt, wordt niet uitbetaald. {due}"
    )


def worth_card(view: View, grant: Grant) -> None:
    """What an activity and a participant cost, counted over the months of which the costs are known."""
    found = unit_cost(view, grant.name)
    with card("Wat het kostte", _worth(found)), key_figures(2):
        over = f"van {plural(found.months, 'maand', 'maanden')} met kosten" if found.months else ""
        key_figure("Per activiteit", euro(found.per_activity), "", over, PER_ACTIVITY)
        key_figure("Per deelnemer", euro(found.per_participant), "", over, PER_PARTICIPANT)


def _worth(found: UnitCost) -> str:
    if found.spent is None:
        return "Niet bekend: er zijn nog geen kosten ingevuld."
    people = (
        "aantal deelnemers niet bekend" if found.attended is None else f"{count(found.attended)} deelnemers"
    )
    told = f"{euro(found.spent)} besteed, {plural(found.activities, 'activiteit', 'activiteiten')}, {people}."
    unknown = unknown_note(found.attended_unknown)
    return f"{told} Per deelnemer is het hoogstens zoveel: het aantal is {unknown}." if unknown else told
