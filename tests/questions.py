"""What the metrics say of the questions of `docs/vragen.md`, in the words that a page uses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

from metrics import attendance, coverage, partners, reach, referrals, spend, yearly
from metrics.dataset import Dataset
from metrics.spend import Grant
from metrics.target_change import NEW, change
from metrics.targets import goals, targets
from metrics.timeline import timeline
from metrics.view import Selection, View
from pages.words import capital, count, decimal, euro, listed, long_day, month, share


def seen(data: Dataset, address: str, today: date) -> View:
    """What a page shows at an address: the part of its filters that the table of questions uses."""
    asked = parse_qs(urlsplit(address).query)
    as_of = _day(asked, "peildatum") or today
    start, end = _period(data, asked, as_of)
    kinds, audiences = (frozenset(asked.get(key, ())) for key in ("soort", "doelgroep"))
    return View.of(data, Selection(as_of=as_of, start=start, end=end, kinds=kinds, audiences=audiences))


def _period(data: Dataset, asked: dict[str, list[str]], as_of: date) -> tuple[date | None, date | None]:
    if asked.get("periode") == ["Alles"]:
        return None, None
    if asked.get("periode") == ["Vrij"]:
        return _day(asked, "van"), _day(asked, "tot")
    named = asked.get("subsidie", ["WZ-2023"])[0]
    row = data.grants.set_index("name").loc[named]
    return row["start"].date(), row["end"].date()


def _day(asked: dict[str, list[str]], key: str) -> date | None:
    return date.fromisoformat(asked[key][0]) if key in asked else None


def counted(table: Any, key: str, column: str = "count") -> str:
    """A row of a tally as a card says it: `webinar (3)`."""
    return f"{key} ({count(table.set_index('key').at[key, column])})"


def _grant(view: View, name: str) -> Grant:
    return next(grant for grant in spend.grants(view) if grant.name == name)


def _busiest(view: View) -> str:
    table = referrals.by_quarter(view)
    return str(table.loc[table["count"].idxmax(), "key"])


def _members(view: View) -> list[str]:
    talking = counted(partners.by_status(view), "in gesprek").removeprefix("in gesprek (").rstrip(")")
    without = coverage.members_without_start(view)
    return [f"In gesprek {talking}", f"Van {count(without)} leden is niet bekend sinds wanneer"]


def _met(view: View) -> list[str]:
    row = yearly.meetings(view).iloc[0]
    return [f"{row['key']}: {count(row['count'])}, doel {decimal(row['target'])} per jaar"]


def _website(view: View) -> list[str]:
    table = reach.latest(view).astype({"channel": "str"})
    row = table[table["channel"].eq("website") & table["indicator"].eq("actieve gebruikers")].iloc[0]
    return [f"{capital(month(row['month']))}: {count(row['value'])}"]


def _baselines(view: View) -> list[str]:
    both = [each.baseline for each in targets(view) if each.indicator == "actieve gebruikers website"]
    return [f"was {count(number)}" for number in sorted(number for number in both if number)]


def _balance(view: View) -> list[str]:
    grant = _grant(view, "WZ-2021")
    return [f"Van het saldo van {euro(grant.balance)} is {euro(grant.at_stake)} nog niet door kosten gedekt"]


def _new(view: View) -> list[str]:
    found = change(view, spend.grants(view), "WZ-2023")
    assert found is not None
    return [f"Nieuw: {', '.join(found.rows['key'][found.rows['change'] == NEW][:2])}"]


def _period_of(view: View) -> list[str]:
    grant = _grant(view, "WZ-2023")
    return [f"{grant.name}: {long_day(grant.start)} tot en met {long_day(grant.end)}"]


def _behind(view: View) -> list[str]:
    own = [each for each in targets(view) if each.grant == "WZ-2021"]
    return [f"Op achterstand: {listed(goals(own).behind)}"]


def _over(view: View) -> list[str]:
    lines = _grant(view, "WZ-2023").by_line
    return [f"Meer besteed dan begroot: {listed([x.line for x in lines if (x.remaining or 0) < 0])}"]


def _a_year(view: View) -> list[str]:
    grant = _grant(view, "WZ-2021")
    return [f"{euro(yearly.granted_a_year(grant))} per twaalf maanden", f"van {euro(grant.amount)}"]


def _asked_share(view: View) -> list[str]:
    found = referrals.totals(view)
    return [f"{share(found.local_governments_share)} van de {count(found.local_governments_all)}"]


def _natures(view: View) -> list[str]:
    table = referrals.by_nature(view)
    return [f"{counted(table, 'curatief')} en {counted(table, 'preventief')}"]


def _followed(view: View) -> list[str]:
    days = referrals.totals(view).median_days_to_follow_up
    return [f"{decimal(days)} mediaan"]


def _known(view: View) -> list[str]:
    found = attendance.totals(view)
    return [
        f"Deelnemers {count(found.attended)}",
        f"{count(found.attended_known)} van {count(found.count)} gekend",
    ]


def _listed(view: View) -> list[str]:
    told = f"{count(view.activity_count)} van {count(view.activity_total)} activiteiten"
    return [told, counted(attendance.by_mode(view), "online")]


def _kind(kind: str) -> Callable[[View], list[str]]:
    return lambda view: [counted(attendance.by_kind(view), kind)]


def _attended(label: str) -> Callable[[View], list[str]]:
    return lambda view: [f"{label}{count(attendance.totals(view).attended)}"]


COMPUTED: dict[str, Callable[[View], list[str]]] = {
    "V01": lambda view: [*_kind("webinar")(view), *_attended("")(view)],
    "V03": lambda view: [counted(referrals.by_requester(view), "LIVC-R")],
    "V04": lambda view: [f"Drukste kwartaal, voor zover getoond: {_busiest(view)}"],
    "V06": _members,
    "V07": _listed,
    "V08": lambda view: [f"{count(attendance.totals(view).editions)} edities"],
    "V09": lambda view: [counted(attendance.by_audience(view), "netwerkpartners")],
    "V10": _known,
    "V11": _kind("netwerkoverleg"),
    "V12": _met,
    "V13": _website,
    "V14": lambda view: [f"Gepland, in een open balk: {count(timeline(view)['planned'].sum())}"],
    "V16": _baselines,
    "V19": _behind,
    "V20": _followed,
    "V21": lambda view: [f"Lokale besturen {count(referrals.totals(view).local_governments)}"],
    "V22": lambda view: [counted(referrals.by_topic(view), "haatspraak")],
    "V23": lambda view: [counted(referrals.by_status(view), "afgerond")],
    "V24": lambda view: [counted(referrals.by_offer(view), "advies")],
    "V25": _balance,
    "V27": _period_of,
    "V28": _new,
    "V29": lambda view: [f"van {euro(_grant(view, 'WZ-2023').amount)}"],
    "V30": _over,
    "V31": lambda view: [counted(partners.by_province(view), "Antwerpen")],
    "V32": lambda view: [*_kind("workshop")(view), *_attended("Deelnemers ")(view)],
    "V33": _a_year,
    "V34": _asked_share,
    "V35": _natures,
}
"""The figures of a question, as far as they are more than a fixed sentence."""
