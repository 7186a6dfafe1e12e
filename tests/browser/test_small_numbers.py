"""From all screens together, under all filters, nobody recovers a small number of questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import date, datetime
from pathlib import Path

import pytest

import loading
from metrics.choices import choices
from metrics.quarters import first_day, last_day, quarter
from metrics.release import release
from pages.words import BELGIUM
from tests.browser.provider import COOKIE, Guarded, guarded
from tests.drawn import drawn, filed
from tests.hearing import Hearing, asked
from tests.metrics.attacker import Attacker, Fact, periods, recover, subsets
from tests.questioned import VALUES, WINDOWS, World, written
from tests.wire import Query, States, Visitor, visit

WORLD = World(quarter(date(2023, 1, 1)), (12, 40, 9, 28, 33, 7), ((date(2023, 4, 1), date(2024, 6, 30)),))
QUESTIONS = "/doorverwijzingen"
OTHERS = ("/", "/partners", "/subsidie", "/over")
AS_OF = ("2023-09-30", "2024-02-15")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbooks of that world."""
    return written(WORLD, tmp_path_factory.mktemp("vragen"))


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory, folder: Path) -> Iterator[Guarded]:
    """A dashboard on these where one signs in."""
    with guarded(tmp_path_factory.mktemp("deur"), data=folder) as found:
        yield found


def runs() -> Iterator[Query]:
    """Every run of quarters that the bar can be asked for."""
    for period in periods(WORLD.quarters):
        days = first_day(period[0]), last_day(period[-1])
        yield {"periode": "Vrij", "van": days[0].isoformat(), "tot": days[1].isoformat()}


def plain() -> Iterator[Query]:
    """Every period, and every other kind of choice that may not matter."""
    yield from runs()
    yield from ({"periode": name} for name in ("Alles", "2023", "2024", "Hele subsidie", "Dit kwartaal"))
    yield from ({"periode": "Kwartaal", "kwartaal": f"{at // 4} K{at % 4 + 1}"} for at in WORLD.quarters)
    yield {"periode": "Vrij", "van": "2023-04-02", "tot": "2024-03-30"}
    yield {"periode": "Vrij", "van": "2023-03-31", "tot": "2024-04-01"}
    for day in AS_OF:
        yield from ({"periode": name, "peildatum": day} for name in ("Alles", "2023", "Hele subsidie"))
    yield {"periode": "Alles", "soort": "lezing"}
    yield {"periode": "Alles", "vergadering": "1"}


def filtered() -> Iterator[Query]:
    """Every period with every set of provinces, one without a question too, and of partners; once both."""
    places = [*(sorted(chosen) for chosen in subsets(VALUES["province"][:-1])), ["West-Vlaanderen"]]
    names = [sorted(chosen) for chosen in subsets(VALUES["partner"])]
    for query in (*runs(), {"periode": "Alles"}):
        yield from ({**query, "provincie": chosen} for chosen in places)
        yield from ({**query, "partner": chosen} for chosen in names)
    yield {"periode": "Alles", "provincie": places[0], "partner": names[0]}


@pytest.mark.slow
def test_no_screens_together_give_away_a_small_number(door: Guarded, folder: Path) -> None:
    """Of what the open view shows, and of what a reader is shown as well, who may read both."""
    dataset = loading.read(folder, today())
    releases = {"open": (release(dataset, 10, 5), release(dataset, 5)), "lezer": (release(dataset, 5), None)}
    questions = list(WORLD.questions())
    seen, told = (Attacker(WORLD.quarters, VALUES) for _ in range(2))
    for name, (own, before) in releases.items():
        assert listen(door, name, Hearing(seen, own.smallest, today(), WINDOWS)) == []
        told.ask_everything(own)
        for attacker in (told, seen):
            attacker.know_the_rule(own, before)
            attacker.know_the_ends(choices(dataset))
            assert recover(attacker, questions, own.smallest) > 50
        assert [fact for fact in distinct(seen.facts).values() if not told.knows(fact)] == []
        assert seen.choices.keys() <= told.choices.keys()


def distinct(facts: Iterable[Fact]) -> dict[tuple[bytes, float, float], Fact]:
    return {(which.tobytes(), low, high): (which, low, high) for which, low, high in facts}


def today() -> date:
    return datetime.now(BELGIUM).date()


def listen(door: Guarded, name: str, hearing: Hearing) -> list[str]:
    """Hears every page under every filter that acts on it; gives what nobody understands."""
    found: list[str] = []
    some = [query for query in filtered() if query["periode"] == "Alles"]
    for path in (QUESTIONS, *OTHERS):
        states: States = {}
        for query in (*plain(), *(filtered() if path == QUESTIONS else some)):
            frames: list[bytes] = []
            with visitor(door, name, path, query, frames, states) as visited:
                while visited.open_drawers():
                    pass
                states = visited.states
                files = [one for button in visited.screen.files for one in filed(visited.download(button))]
            shown = [*drawn(frames)]
            unheard = hearing.hear(path, asked(query, shown, hearing.today), [*shown, *files])
            found += [f"{path} {query}: {text}" for text in unheard]
    return found


def visitor(
    door: Guarded, name: str, path: str, query: Query, heard: list[bytes], states: States
) -> AbstractContextManager[Visitor]:
    cookies = {} if name == "open" else {COOKIE: door.cookie(name)}
    return visit(door.address, path, query, heard, cookies=cookies, states=states)
