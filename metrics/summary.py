"""How the whole stands in a sentence or three of plain Dutch, made from the figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from metrics.alerts import OFF_THE_LINE
from metrics.course import course, missing_months
from metrics.direction import ABOUT_EQUAL, Directions
from metrics.kept import once_a_view
from metrics.spend import Grant
from metrics.targets import Goals
from metrics.view import View
from metrics.wording import day, points


@dataclass(frozen=True)
class Money:
    """What the sentence says of a grant: shares 0..1, `share_spent` None where no cost was ever filled in;
    `untold` the months that passed without any cost, of which nothing is known."""

    name: str
    start: date
    end: date
    share_spent: float | None
    share_elapsed: float
    untold: int = 0

    @classmethod
    def of(cls, grant: Grant, view: View) -> Money:
        """Of a grant as it stands."""
        untold = missing_months(course(view, grant.name))
        return cls(grant.name, grant.start, grant.end, grant.share_spent, grant.share_elapsed, untold)


@dataclass(frozen=True)
class Came:
    """How many activities took place, and how many came to them as far as that is known."""

    activities: int
    attended: int | None


@dataclass(frozen=True)
class Filled:
    """How complete the data is: rows `read` and `valid`, of the partners selected (`without` as in View); of
    the `held` activities selected those with a `known` attendance; the last day of anything of each kind."""

    read: int
    valid: int
    without: str
    held: int
    known: int
    last_activity: date | None
    last_cost: date | None
    last_reach: date | None


@once_a_view
def filled(view: View) -> Filled:
    """How complete a view is."""
    held, network = view.selected.activities, view.network
    return Filled(
        read=int(view.tabs["read"].sum()),
        valid=int(view.tabs["valid"].sum()),
        without=view.without,
        held=len(held),
        known=int(held["attended"].count()),
        last_activity=_last(network.activities["end"]),
        last_cost=_last(network.expenses["date"]),
        last_reach=_last(network.reach["month"]),
    )


def _last(days: pd.Series[Any]) -> date | None:
    return days.max().date() if days.notna().any() else None


def running(view: View, grants: Sequence[Grant], chosen: Grant | None) -> tuple[Money, ...]:
    """The grant chosen first, then the others that are under way on the as-of day."""
    others = [grant for grant in grants if grant.start <= view.as_of <= grant.end and grant != chosen]
    return tuple(Money.of(grant, view) for grant in (*([chosen] if chosen else []), *others))


def sentence(as_of: date, grants: Sequence[Money], goals: Goals, came: Came, directions: Directions) -> str:
    """The sentences on money against time, targets and attendance."""
    return " ".join([*_money(as_of, grants), *_goals(goals), _people(came, directions)])


def _money(as_of: date, grants: Sequence[Money]) -> Iterator[str]:
    if not grants:
        yield "Er is nog geen subsidie ingevuld."
    for grant in grants:
        if as_of < grant.start:
            yield f"De subsidie {grant.name} begint op {day(grant.start)}."
        elif as_of >= grant.end:
            yield f"De subsidie {grant.name} liep af op {day(grant.end)}: {_used_in_the_end(grant)}."
        else:
            yield _under_way(grant)


def _used_in_the_end(grant: Money) -> str:
    if grant.share_spent is None:
        return "wat besteed is, is niet bekend"
    return f"{_percent(grant.share_spent)} is besteed{_untold(grant)}"


def _under_way(grant: Money) -> str:
    gone = _percent(grant.share_elapsed)
    if grant.share_spent is None:
        return f"Van {grant.name} is {gone} van de tijd voorbij; er zijn nog geen kosten ingevuld."
    ahead = grant.share_spent - grant.share_elapsed
    pace = "dat gaat gelijk op"
    if abs(ahead) >= OFF_THE_LINE:
        pace = f"dat is {points(ahead)} {'voor' if ahead > 0 else 'achter'}"
    spent = f"{_percent(grant.share_spent)} besteed{_untold(grant)}"
    return f"Van {grant.name} is {spent} na {gone} van de tijd: {pace}."


def _untold(grant: Money) -> str:
    """How many months a share says nothing of: else little known is read as little spent."""
    months = "1 maand" if grant.untold == 1 else f"{grant.untold} maanden"
    return f" (van {months} is niets bekend)" if grant.untold else ""


def _goals(goals: Goals) -> Iterator[str]:
    if not goals.numbered:
        return
    if goals.met == goals.numbered:
        yield "Het doel is gehaald." if goals.met == 1 else f"Alle {goals.met} doelen zijn gehaald."
    elif goals.numbered == 1:
        behind = (
            f" {goals.behind[0]} is nog niet gehaald en loopt achter" if goals.behind else " ligt op schema"
        )
        yield f"Het doel{behind}."
    else:
        late = f"op achterstand: {_listed(goals.behind)}" if goals.behind else "de andere liggen op schema"
        are = "is" if goals.met == 1 else "zijn"
        yield f"{goals.met} van de {goals.numbered} doelen {are} gehaald; {late}."


def _people(came: Came, directions: Directions) -> str:
    attended = came.attended
    if attended is None:
        return "Hoeveel mensen deelnamen, is niet bekend."
    if not came.activities:
        return "In deze selectie waren er geen activiteiten."
    people = f"{attended:,}".replace(",", ".")
    told = "Er was 1 deelnemer" if attended == 1 else f"Er waren {people} deelnemers"
    growth = directions.attended.growth
    if growth is None:
        return f"{told}; met een jaar eerder is dat niet te vergelijken."
    when = "een jaar eerder" if directions.is_whole else "in het jaar ervoor"
    over = "" if directions.is_whole else "in het laatste jaar "
    if abs(growth) < ABOUT_EQUAL:
        return f"{told}; {over}ongeveer evenveel als {when}."
    return f"{told}; {over}{_percent(abs(growth))} {'meer' if growth > 0 else 'minder'} dan {when}."


def _percent(share: float) -> str:
    return f"{share * 100:.0f}\N{NO-BREAK SPACE}%"


def _listed(names: Sequence[str]) -> str:
    return " en ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
