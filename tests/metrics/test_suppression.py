"""No count that is not told follows from all that is told together, whatever is selected."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from metrics.answers import Answers
from metrics.choices import choices
from metrics.disclosure import NOT_TOLD, SMALL, Rule, State, Told
from metrics.quarters import first_day, last_day, quarter
from metrics.release import EACH, NO_OFFER, NOT_FOLLOWED, Release, released
from metrics.suppression import Cell, Limits, line
from metrics.tally import UNKNOWN
from metrics.viewer import OPEN, Role, Viewer
from tests.metrics.attacker import DAYS, Attacker, periods, recover, selection
from tests.metrics.published import HELPDESK, REGIONS
from tests.metrics.tables import COORDINATOR, dataset, question

START = quarter(date(2023, 7, 1))
TOWNS = tuple(f"gemeente {number}" for number in range(60))
VALUES = {
    "province": ("Limburg", "Antwerpen", "Brussel"),
    "requester": ("lokaal bestuur", "school", "politie"),
    "topic": ("haatspraak", "desinformatie", "andere"),
    "offer": ("advies", "vorming", NO_OFFER),
    "partner": ("HAI", "Arktos"),
    DAYS: (NOT_FOLLOWED, "0", "1", "2", "3", "9"),
}


def told(counts: dict[str, int], smallest: int, *, whole: int, each: bool = False) -> dict[str, Told]:
    cells = {key: Cell(count, 9) for key, count in counts.items()}
    found = line(cells, Limits(smallest, 3), whole=whole, each=each)
    assert found is not None
    return {key: answer for key, answer in found.items() if answer.count is None}


def test_of_the_published_regions_14_is_hidden_together_with_8() -> None:
    assert told(REGIONS, 10, whole=146) == {"Brussel": SMALL, "West-Vlaanderen": NOT_TOLD}


def test_of_the_published_helpdesk_the_six_small_topics_are_hidden_and_no_other() -> None:
    small = {topic for topic, count in HELPDESK.items() if count < 5}
    assert len(small) == 6
    assert told(HELPDESK, 5, whole=90, each=True) == dict.fromkeys(small, SMALL)


def test_if_each_helpdesk_question_had_one_topic_another_would_have_to_be_hidden() -> None:
    hidden = told(HELPDESK, 5, whole=94)
    assert [HELPDESK[topic] for topic, mark in hidden.items() if mark == NOT_TOLD] == [8]


@pytest.mark.parametrize(
    ("counts", "places", "hidden"),
    [
        ({"a": 9, "b": 30, "c": 12}, 9, {"a": SMALL, "c": NOT_TOLD}),
        ({"a": 1, "b": 10, "c": 40}, 9, {"a": SMALL, "c": NOT_TOLD}),
        ({"a": 20, "b": 30}, 9, {}),
        ({"a": 0, "b": 30}, 9, {}),
        ({"a": 20, "b": 30, "c": 25}, 2, dict.fromkeys("abc", NOT_TOLD)),
    ],
)
def test_what_is_hidden_of_a_line(counts: dict[str, int], places: int, hidden: dict[str, Told]) -> None:
    cells = {key: Cell(count, places) for key, count in counts.items()}
    found = line(cells, Limits(10, 3), whole=sum(counts.values()))
    assert found == {key: Told.exactly(count) for key, count in counts.items()} | hidden


def test_a_line_of_which_nothing_can_be_told_is_not_there() -> None:
    assert line({"a": Cell(3, 3), "b": Cell(10, 9)}, Limits(10, 3), whole=13) is None


@pytest.mark.parametrize(
    ("viewer", "smallest"),
    [(OPEN, 10), (Viewer(Role.READER), 5), (Viewer(Role.PARTNER, "HAI"), 5), (COORDINATOR, None)],
)
def test_who_is_told_what(viewer: Viewer, smallest: int | None) -> None:
    assert Rule().smallest(viewer) == smallest
    assert Rule(smallest_open=7, smallest_reader=3).smallest(OPEN) == 7


@pytest.mark.parametrize("smallest", [2, 11])
def test_a_smallest_count_that_protects_nobody_or_hides_all_is_refused(smallest: int) -> None:
    with pytest.raises(ValueError, match="between 3 and 10"):
        Rule(smallest_reader=smallest)


def asked(counts: dict[tuple[int, ...], int], keys: tuple[str, ...], towns: int) -> list[dict[str, Any]]:
    """Questions: so many of each quarter (counted from START) and place of a value in `VALUES` of each key.

    Of a key of which a question may have several values the place is a set of bits.
    """
    rows = []
    for kind, many in counts.items():
        values = {key: _value(key, place) for key, place in zip(keys, kind[1:], strict=True)}
        day = first_day(START + kind[0])
        if values.get(DAYS, NOT_FOLLOWED) != NOT_FOLLOWED:
            values["followed_up_on"] = day + timedelta(days=int(values[DAYS]))
        places = [TOWNS[at % towns] for at in range(len(rows), len(rows) + many)]
        rows += [question(day.isoformat(), municipality=place, **values) for place in places]
    return rows


def _value(key: str, place: int) -> Any:
    if key not in EACH:
        return VALUES[key][place]
    return tuple(value for bit, value in enumerate(VALUES[key]) if place >> bit & 1)


def releases_of(rows: list[dict[str, Any]], grants: list[tuple[int, int]], *smallest: int) -> list[Release]:
    """The release with each of these smallest counts, each made from the one before it."""
    periods = [
        {"name": str(at), "start": first_day(START + first), "end": last_day(START + last)}
        for at, (first, last) in enumerate(grants)
    ]
    data = dataset(referrals=rows, grants=periods)
    found: list[Release] = []
    for least in smallest:
        before = found[-1] if found else None
        found.append(released(data.referrals, data.grants, date(2026, 11, 22), least, before))
    return found


def attack(
    rows: list[dict[str, Any]], keys: tuple[str, ...], grants: list[tuple[int, int]], *smallest: int
) -> int:
    """Asserts that no small count can be bounded closely, by who hears one release or also what others hear.

    Gives how many small counts there are.
    """
    releases, found = releases_of(rows, grants, *smallest), 0
    for at, own in enumerate(releases):
        attacker = Attacker(range(START, START + 4), {key: known(key) for key in keys})
        attacker.know_the_ends(choices(dataset(referrals=rows)))
        for place in range(at, len(releases)):
            attacker.ask_everything(releases[place])
            attacker.know_the_rule(releases[place], releases[place - 1] if place else None)
        found += recover(attacker, rows, own.smallest)
    return found


def known(key: str) -> tuple[str, ...]:
    return (*VALUES[key], UNKNOWN) if key == "offer" else VALUES[key]


SMALL_WORLDS = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
GRANTS = st.sampled_from([[], [(0, 3)], [(1, 3)], [(0, 1), (2, 3)]])


def worlds(key: str) -> st.SearchStrategy[dict[tuple[int, ...], int]]:
    kinds = list(product(range(4), PLACES.get(key, range(len(VALUES[key])))))
    return st.dictionaries(st.sampled_from(kinds), st.integers(1, 9), min_size=3, max_size=12)


PLACES = {"topic": range(1, 8), "offer": range(5)}
"""The sets of values that a question may have of a key; of one with no offer there is none."""


@SMALL_WORLDS
@given(worlds("province"), GRANTS, st.sampled_from([(3,), (5,), (3, 5)]), st.integers(2, 4))
@example({(0, 0): 9, (0, 1): 1, (1, 0): 8, (2, 1): 9, (3, 2): 4}, [(0, 1), (2, 3)], (3, 5), 4)
@example({(0, 0): 1, (1, 0): 2}, [], (5,), 4)
def test_no_selections_together_give_away_a_province(
    counts: dict[tuple[int, ...], int], grants: list[tuple[int, int]], smallest: tuple[int, ...], towns: int
) -> None:
    attack(asked(counts, ("province",), towns), ("province",), grants, *smallest)


@SMALL_WORLDS
@given(worlds("topic"), GRANTS, st.sampled_from([(3,), (5,), (3, 5)]))
@example({(0, 7): 4, (0, 3): 4, (1, 5): 4, (1, 4): 1, (3, 1): 6}, [(0, 1), (2, 3)], (5,))
def test_no_selections_together_give_away_a_topic(
    counts: dict[tuple[int, ...], int], grants: list[tuple[int, int]], smallest: tuple[int, ...]
) -> None:
    attack(asked(counts, ("topic",), 4), ("topic",), grants, *smallest)


@SMALL_WORLDS
@given(worlds("offer"), GRANTS, st.sampled_from([(3,), (5,), (3, 5)]))
@example({(0, 0): 9, (0, 4): 8, (0, 1): 4, (2, 0): 9, (2, 4): 9, (2, 1): 9}, [], (5,))
@example({(0, 0): 5, (0, 4): 5, (0, 1): 3, (2, 0): 5, (2, 4): 5, (2, 1): 5}, [], (5,))
def test_nor_an_offer_nor_how_many_got_one(
    counts: dict[tuple[int, ...], int], grants: list[tuple[int, int]], smallest: tuple[int, ...]
) -> None:
    attack(asked(counts, ("offer",), 4), ("offer",), grants, *smallest)


@SMALL_WORLDS
@given(worlds(DAYS), GRANTS, st.sampled_from([(3,), (5,), (3, 5)]))
@example({(0, 1): 4, (1, 2): 4}, [], (5,))
@example({(0, 3): 3, (0, 5): 8, (2, 1): 3, (2, 2): 3, (2, 4): 1}, [(0, 3)], (5,))
def test_no_medians_together_give_away_how_many_were_followed_up_in_so_many_days(
    counts: dict[tuple[int, ...], int], grants: list[tuple[int, int]], smallest: tuple[int, ...]
) -> None:
    attack(asked(counts, (DAYS,), 4), (DAYS,), grants, *smallest)


def test_nor_do_two_keys_beside_each_other() -> None:
    counts = {
        **{(0, 0, 0): 6, (0, 1, 1): 3, (1, 0, 0): 5, (1, 1, 0): 4, (1, 2, 1): 2},
        **{(2, 0, 1): 5, (2, 1, 0): 6, (3, 0, 0): 4, (3, 1, 2): 1, (3, 2, 0): 3},
    }
    keys = ("province", "requester")
    assert attack(asked(counts, keys, 4), keys, [(0, 3)], 5) > 10


@pytest.mark.parametrize(("towns", "told"), [(60, None), (25, 23)])
def test_nor_does_the_number_of_governments_tell_how_many_asked_from_elsewhere(
    towns: int, told: int | None
) -> None:
    counts = {(0, 0, 0): 9, (0, 1, 0): 14, (0, 2, 0): 3, (1, 0, 0): 5, (1, 1, 0): 12}
    keys = ("province", "requester")
    rows = asked(counts, keys, towns)
    (span,) = releases_of(rows, [], 5)[0].spans
    assert span.governments == told
    assert attack(rows, keys, [], 5)


@SMALL_WORLDS
@given(worlds("topic"), GRANTS, st.sampled_from([3, 5]))
def test_what_is_told_is_true(
    counts: dict[tuple[int, ...], int], grants: list[tuple[int, int]], smallest: int
) -> None:
    rows = asked(counts, ("topic",), 4)
    release = releases_of(rows, grants, 3, smallest)[-1]
    for period, value in product(periods(range(START, START + 4)), VALUES["topic"]):
        own = [row for row in rows if quarter(row["contacted_on"]) in period]
        answers = Answers(release, selection(period))
        of_value = sum(value in row["topic"] for row in own)
        for answer, count in ((answers.total(), len(own)), (answers.value("topic", value), of_value)):
            assert answer.count is None or smallest <= answer.count <= count or not count
            assert answer.state is not State.EXACT or answer.count == count
            assert answer.state is not State.SMALL or count < smallest
