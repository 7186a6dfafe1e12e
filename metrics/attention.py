"""What asks for attention, most urgent first, each with the place in the dashboard that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from metrics import sources
from metrics.course import course, missing_months
from metrics.gaps import gaps, is_late
from metrics.spend import Grant
from metrics.targets import Target, is_behind
from metrics.view import View
from metrics.wording import aside

KINDS = {
    "publieksmomenten": "publieksmoment",
    "intervisiemomenten": "intervisie",
    "netwerkoverleggen": "netwerkoverleg",
    "vormingen": "vorming",
}
"""The kind of activity that an indicator counts."""

PLACES = {
    "deelnemers": "activiteiten",
    "activiteiten": "activiteiten",
    "voltooide opleidingen": "activiteiten",
    "ondersteuningsvragen": "doorverwijzingen",
    "lokale besturen bereikt": "doorverwijzingen",
}
"""The page of the other indicators; all that is not named here is reach."""


@dataclass(frozen=True)
class Point:
    """A few Dutch words, the address of the page that shows it, and what to choose there."""

    words: str
    page: str
    chosen: Mapping[str, str] = field(default_factory=dict)


def attention(view: View, grant: Grant | None, targets: Iterable[Target]) -> Sequence[Point]:
    """All points, the money first."""
    return [
        *(_of_grant(view, grant) if grant else ()),
        *_of_targets(targets),
        *_of_workbooks(view),
        *_of_rows(view),
    ]


def _of_grant(view: View, grant: Grant) -> Iterator[Point]:
    for alert in grant.warnings:
        if alert.code == "duplicate_voucher":
            yield Point(alert.brief, "gegevens", {"tabblad": "Uitgaven"})
        else:
            yield Point(alert.brief, "subsidie", {"post": alert.line} if alert.line else {})
    untold = missing_months(course(view, grant.name))
    if untold and grant.spent is not None:
        yield Point(f"{_number(untold, 'maand', 'maanden')} zonder kosten", "subsidie")


def _of_targets(targets: Iterable[Target]) -> Iterator[Point]:
    for target in targets:
        if is_behind(target):
            kind = KINDS.get(target.indicator)
            page = "activiteiten" if kind else PLACES.get(target.indicator, "bereik")
            reached, expected = (_plain(value) for value in (target.reached, target.expected))
            words = f"Doel {target.indicator}: {reached} van {expected}"
            yield Point(words, page, {"soort": kind} if kind else {})


def _of_workbooks(view: View) -> Iterator[Point]:
    unread, _ = sources.unread(view.sources)
    if unread:
        yield Point(f"{_number(unread, 'werkboek', 'werkboeken')} niet gelezen", "bronnen")
    members = view.selection.partners or view.told.members
    late = [name for name in sorted(members) if view.viewer.sees_desk(name) and is_late(gaps(view, name))]
    if late:
        yield Point(f"{_number(len(late), 'partner', 'partners')} laat met invullen", "mijn-gegevens")


def _of_rows(view: View) -> Iterator[Point]:
    if view.omitted:
        words = f"{_number(view.omitted, 'rij telt', 'rijen tellen')} niet mee"
        yield Point(f"{words}{aside(view.without)}", "gegevens", {"ernst": "fout"})
    unknown = int(view.selected.activities["attended"].isna().sum())
    if unknown:
        words = f"{_number(unknown, 'activiteit', 'activiteiten')} zonder aantal deelnemers"
        yield Point(words, "activiteiten")


def _number(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _plain(value: float | None) -> str:
    return "niet bekend" if value is None else f"{value:,.0f}".replace(",", ".")
