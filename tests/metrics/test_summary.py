from __future__ import annotations

from datetime import date

import pytest

from metrics.direction import Direction, Directions
from metrics.spend import grants
from metrics.summary import Came, Money, filled, running, sentence
from metrics.targets import Goals
from tests.metrics.tables import activity, cost, grant, view

START, END, HALFWAY = date(2023, 4, 1), date(2024, 12, 31), date(2024, 2, 14)
NOT_COMPARABLE = "Er waren 120 deelnemers; met een jaar eerder is dat niet te vergelijken."


def money(spent: float | None, elapsed: float = 0.5, name: str = "WZ", untold: int = 0) -> Money:
    return Money(name, START, END, spent, elapsed, untold)


@pytest.mark.parametrize(
    ("as_of", "grants", "expected"),
    [
        (HALFWAY, [], "Er is nog geen subsidie ingevuld."),
        (date(2023, 3, 31), [money(None, 0.0)], "De subsidie WZ begint op 1 april 2023."),
        (HALFWAY, [money(None)], "Van WZ is 50 % van de tijd voorbij; er zijn nog geen kosten ingevuld."),
        (HALFWAY, [money(0.48)], "Van WZ is 48 % besteed na 50 % van de tijd: dat gaat gelijk op."),
        (
            HALFWAY,
            [money(0.3)],
            "Van WZ is 30 % besteed na 50 % van de tijd: dat is 20 procentpunten achter.",
        ),
        (HALFWAY, [money(0.71)], "Van WZ is 71 % besteed na 50 % van de tijd: dat is 21 procentpunten voor."),
        (END, [money(0.963, 1.0)], "De subsidie WZ liep af op 31 december 2024: 96 % is besteed."),
        (
            END,
            [money(0.09, 1.0, untold=21)],
            "De subsidie WZ liep af op 31 december 2024: 9 % is besteed (van 21 maanden is niets bekend).",
        ),
        (
            HALFWAY,
            [money(0.48, untold=1)],
            "Van WZ is 48 % besteed (van 1 maand is niets bekend) na 50 % van de tijd: dat gaat gelijk op.",
        ),
        (
            END,
            [money(None, 1.0)],
            "De subsidie WZ liep af op 31 december 2024: wat besteed is, is niet bekend.",
        ),
        (
            HALFWAY,
            [money(0.5), money(0.2, name="Extra")],
            "Van WZ is 50 % besteed na 50 % van de tijd: dat gaat gelijk op. "
            "Van Extra is 20 % besteed na 50 % van de tijd: dat is 30 procentpunten achter.",
        ),
    ],
)
def test_money_against_time_in_words(as_of: date, grants: list[Money], expected: str) -> None:
    told = sentence(as_of, grants, Goals(), Came(7, 120), Directions())
    assert told.replace("\N{NO-BREAK SPACE}", " ") == f"{expected} {NOT_COMPARABLE}"


@pytest.mark.parametrize(
    ("goals", "expected"),
    [
        (Goals(), ""),
        (Goals(1, 1), "Het doel is gehaald."),
        (Goals(3, 3), "Alle 3 doelen zijn gehaald."),
        (Goals(1, 0, ("vormingen",)), "Het doel vormingen is nog niet gehaald en loopt achter."),
        (Goals(1, 0), "Het doel ligt op schema."),
        (
            Goals(4, 1, ("vormingen", "deelnemers")),
            "1 van de 4 doelen is gehaald; op achterstand: vormingen en deelnemers.",
        ),
        (Goals(4, 2), "2 van de 4 doelen zijn gehaald; de andere liggen op schema."),
    ],
)
def test_targets_in_words(goals: Goals, expected: str) -> None:
    told = sentence(HALFWAY, [], goals, Came(7, 120), Directions())
    assert (
        told.removeprefix("Er is nog geen subsidie ingevuld.").removesuffix(NOT_COMPARABLE).strip()
        == expected
    )


@pytest.mark.parametrize(
    ("attended", "direction", "is_whole", "expected"),
    [
        (None, Direction(), True, "Hoeveel mensen deelnamen, is niet bekend."),
        (1, Direction(), True, "Er was 1 deelnemer; met een jaar eerder is dat niet te vergelijken."),
        (1250, Direction(150, 100), True, "Er waren 1.250 deelnemers; 50 % meer dan een jaar eerder."),
        (90, Direction(90, 100), True, "Er waren 90 deelnemers; 10 % minder dan een jaar eerder."),
        (101, Direction(101, 100), True, "Er waren 101 deelnemers; ongeveer evenveel als een jaar eerder."),
        (
            900,
            Direction(90, 100),
            False,
            "Er waren 900 deelnemers; in het laatste jaar 10 % minder dan in het jaar ervoor.",
        ),
    ],
)
def test_attendance_in_words(
    attended: int | None, direction: Direction, is_whole: bool, expected: str
) -> None:
    found = Directions(attended=direction, is_whole=is_whole)
    told = sentence(HALFWAY, [], Goals(), Came(7, attended), found)
    told = told.replace("\N{NO-BREAK SPACE}", " ")
    assert told.removeprefix("Er is nog geen subsidie ingevuld. ") == expected


def test_that_nothing_took_place_is_known() -> None:
    told = sentence(HALFWAY, [], Goals(), Came(0, 0), Directions())
    assert told.endswith("In deze selectie waren er geen activiteiten.")
    assert sentence(HALFWAY, [], Goals(), Came(0, None), Directions()).endswith("is niet bekend.")


def test_the_grant_chosen_comes_first_and_those_that_run_beside_it_after() -> None:
    seen = view(
        as_of=HALFWAY,
        grants=[
            grant("Oud", start=date(2020, 1, 1), end=date(2021, 12, 31)),
            grant("Extra", start=date(2022, 1, 1)),
            grant("WZ"),
            grant("Later", start=date(2024, 3, 1)),
        ],
    )
    every = grants(seen)
    chosen = next(each for each in every if each.name == "WZ")
    told = running(seen, every, chosen)
    assert [(each.name, each.untold) for each in told] == [("WZ", 10), ("Extra", 25)]
    assert running(seen, (), None) == ()


def test_how_complete_the_data_is() -> None:
    seen = view(
        as_of=HALFWAY,
        activities=[activity("2024-01-05", "vorming", 20), activity("2024-01-09", "lezing")],
        grants=[grant()],
        expenses=[cost("2023-05-01", 100)],
        tabs=[
            {
                "partner": "HAI",
                "workbook": "a",
                "tab": "b",
                "read": 5,
                "valid": 3,
                "rejected": 1,
                "skipped": 1,
            }
        ],
    )
    found = filled(seen)
    assert (found.read, found.valid, found.held, found.known) == (5, 3, 2, 1)
    assert (found.last_activity, found.last_cost, found.last_reach) == (
        date(2024, 1, 9),
        date(2023, 5, 1),
        None,
    )
