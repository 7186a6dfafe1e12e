"""What an attacker hears from the screens: each number on questions as a fact, and none that is passed over.

Only what stands on a screen is heard, and what was asked for. A text with a figure that is not understood is
given back, for a test to fail on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import product
from typing import Any

import numpy as np
import pandas as pd

import charts
from metrics.direction import compared, year_before
from metrics.disclosure import WITHHELD
from metrics.follow_up import OFFERED as GOT_ONE
from metrics.quarters import last_whole, quarter, whole_quarters
from metrics.release import NO_OFFER, NOT_FOLLOWED
from metrics.selection import Selection
from metrics.tally import UNKNOWN
from pages import about
from pages.document import safety
from pages.follow_up import OFFERED
from pages.parts import HIDDEN_LENGTH
from pages.referrals import CARDS, HIDDEN_HEIGHT, MAP, QUARTERS
from pages.words import UNKNOWN as NOT_KNOWN
from pages.words import share
from tests.drawn import Card, Drawing, Metric, Shown, Table, Words, html
from tests.metrics.attacker import DAYS, Attacker

KEYS = {
    **{"Onderwerp": "topic", "Aanvrager": "requester", "Aanbod": "offer", "Status": "status"},
    **{"Doorverwezen naar": "referred_to", "Aard": "nature", "Provincie": "province"},
}
"""The head of a column of values, with the key that it is about."""
KEY_OF = {
    **{name: KEYS[head] for name, (head, _) in CARDS.items()},
    **{MAP: "province", "Doorverwijzingen per partner": "referred_to"},
}
"""The name of a card or chart of such values, with their key."""
OPEN = ("nieuw", "in behandeling")
QUESTIONS, GOVERNMENTS = "ondersteuningsvragen", "lokale besturen bereikt"

MONTHS = [
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
]
DAY, LONG_DAY = r"\d\d/\d\d/\d{4}", rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}"
FRESH = re.compile(
    rf"[\d.]+ van [\d.]+ activiteit(?:en)?(?:, ({DAY}) tot ({DAY}))? · gegevens van {LONG_DAY}, [\d.]+ uur ·"
)
COUNTED = re.compile(
    rf"Geteld per heel kwartaal, van ({LONG_DAY}) tot en met ({LONG_DAY})\. Aantallen onder (\d+), en wat ze "
    "zou verraden, tonen we niet: zo is geen gemeente te herkennen."
)
WITHOUT = "zonder Doorverwijzingen"
"""What stands beside a number of rows that leaves questions out."""
NO_COUNTS = (
    FRESH,
    COUNTED,
    re.compile(rf"(?:zeker )?[\d.]+ rij(?:en)? weggelaten(?:, {WITHOUT})?"),
    re.compile(r"Filters \(\d+\)"),
    re.compile(rf"(?:Alles|{LONG_DAY} tot en met {LONG_DAY}); stand op {LONG_DAY}(?:; alleen [^\d]+)?\."),
    re.compile(rf"Voorbeeld \d{{4}}: {LONG_DAY} tot en met {LONG_DAY}\. Van het hele netwerk\."),
    re.compile(r"\d{4}(?: K\d)?|\d{4}-\d\d-\d\d|Voorbeeld \d{4}"),
)
"""Texts with figures that are no number of questions: days, periods to choose, thresholds, other rows."""
MOST = re.compile(r"Meeste [a-z]+(?:, voor zover getoond)?: (.+?)\.(?: Niet op de kaart: (.+)\.)?")
NONE_TOLD = re.compile(r"\D+ Niet op de kaart: (.+)\.")
BUSIEST = re.compile(r"Drukste kwartaal[^:\d]*: (\d{4}-K\d), met ([\d.]+) vra(?:ag|gen)\.\D*")
SHARE = re.compile(r"[\d,]+.% kreeg een aanbod, waar dat ingevuld is\.")
OF_TARGETS = (
    ("Wat", "Stand", "Tegenover"),
    ("Indicator", "Bereikt", "Doel", "Per", "Nulmeting", "Aandeel", "Richting"),
)
"""The heads of the tables of targets; the first two cells say of what and how many."""
GOALS = re.compile(
    r"(?:\d+ van (?:de )?\d+ doel(?:en)?(?: met een getal| is| zijn)? gehaald"
    r"|Alle \d+ doelen zijn gehaald|Het doel [^\d]*)(?:[;.] ?(?:[Oo]p achterstand: ([^\d]+?)|[^\d]*?))?\.?"
)
ABOUT_QUESTIONS = re.compile(r"vragen|\bvraag\b|bestu(?:ur|ren)|opgevolgd|opvolging|doorverw", re.IGNORECASE)
EACH = re.compile(r"(?:^|, | en )([^,()]+?) \(([^()]+)\)")


@dataclass
class Hearing:
    """Tells the attacker what stands on the screens of who is told counts from `smallest` on.

    `windows` are the days over which each target counts. The rest is of the page that is heard: its `path`,
    what it is about (`selection`), how many of its questions were `followed` up, and the targets on questions
    of which a number was told as `reached`, or that are `behind`.
    """

    attacker: Attacker
    smallest: int
    today: date
    windows: Mapping[str, tuple[date, date]]
    path: str = ""
    selection: Selection = field(default_factory=lambda: Selection(as_of=date.min))
    followed: int | None = None
    reached: set[str] = field(default_factory=set)
    behind: set[str] = field(default_factory=set)

    def hear(self, path: str, selection: Selection, shown: Sequence[Shown]) -> list[str]:
        """Learns all of a page of what was asked for; gives the texts with a figure not understood."""
        self.path, self.selection, self.followed = path, selection, None
        self.reached, self.behind = set(), set()
        self._check_days(shown)
        unheard = [text for one in shown for text in self._unheard(one)]
        # Which targets are behind may be told where the number is, and then tells no more.
        return [*unheard, *(self.behind - self.reached)]

    @property
    def period(self) -> range:
        """The quarters that the page is about."""
        return self._quarters(self.selection)

    def _quarters(self, asked: Selection) -> range:
        """The whole quarters, as far as they are over and there are questions."""
        end = min(asked.end or asked.as_of, asked.as_of, self.today)
        found = whole_quarters(asked.start or date(1900, 1, 1), end)
        every = self.attacker.quarters
        start = max(found.start, every.start)
        return range(start, max(start, min(found.stop, every.stop, last_whole(self.today) + 1)))

    def _check_days(self, shown: Iterable[Shown]) -> None:
        """The days that a page says it counts are those that were asked for."""
        for one in shown:
            if isinstance(one, Words) and (said := COUNTED.fullmatch(one.text)):
                counted = range(quarter(_long_day(said[1])), quarter(_long_day(said[2])) + 1)
                assert [at for at in counted if at in self.attacker.quarters] == [*self.period]
                assert int(said[3]) == self.smallest

    # What each kind of element says.

    def _unheard(self, one: Shown) -> Iterator[str]:
        texts = [text for text in _texts(one) if self._must_be_heard(text)]
        if not texts or (self.path == "/over" and _is_fixed(one)):
            return
        ways: dict[type, Callable[[Any], bool]] = {
            Metric: self._metric,
            Card: self._card,
            Table: self._table,
            Drawing: self._drawing,
            Words: self._words,
        }
        if not ways[type(one)](one):
            yield from texts

    def _must_be_heard(self, text: str) -> bool:
        """Any text with a figure on the page of questions, and elsewhere those that speak of questions."""
        is_theirs = self.path == "/doorverwijzingen" or ABOUT_QUESTIONS.search(text.replace(WITHOUT, ""))
        return bool(is_theirs and re.search(r"\d", text))

    def _metric(self, one: Metric) -> bool:
        if one.label == "Vragen":
            self._learn(one.figure)
            if one.beside == "opgevolgd":
                self._learn(one.chip, DAYS, self._days())
                self.followed = int(one.chip) if one.chip.isdigit() else None
            elif one.chip:
                self._grown(one.chip)
        elif one.label == "Lokale besturen":
            self._governments(one.figure, self.period)
            return _is_share(one)
        elif one.label == "Dagen tot opvolging":
            self._median(one.figure)
        elif one.label == "Nog open":
            self._learn(one.figure, "status", OPEN)
        else:
            return False
        return not re.search(r"\d", one.beside + one.definition)

    def _median(self, text: str) -> None:
        if re.fullmatch(r"[\d,]+", text):
            assert self.followed is not None, "a median of nobody knows how many"
            assert not self._filters(), "a median of one province or partner"
            self.attacker.hear_median(float(text.replace(",", ".")), self.followed, self.period)

    def _governments(self, text: str, period: range) -> None:
        if text != WITHHELD and int(text):
            assert not self._filters(), "the governments of one province or partner"
            self.attacker.hear_governments(int(text), period)

    def _grown(self, chip: str) -> None:
        """`+23,1 %`: of the number over the last year to that a year before, rounded."""
        now = compared(self.selection)
        assert now.start
        assert now.end
        before = replace(now, start=year_before(now.start), end=year_before(now.end))
        growth = float(re.sub(r"[^\d,]", "", chip).replace(",", ".")) / 100 * (-1 if chip[0] == "−" else 1)
        this, last = (self._of(self._quarters(days)) for days in (now, before))
        self.attacker.learn(this - (1 + growth - 0.0005) * last, -1e-6)
        self.attacker.learn((1 + growth + 0.0005) * last - this, -1e-6)

    def _card(self, one: Card) -> bool:
        if key := KEY_OF.get(one.name):
            said = MOST.fullmatch(one.sentence) or NONE_TOLD.fullmatch(one.sentence)
            return bool(said) and all(self._list(key, text) for text in said.groups() if text)
        if one.name == QUARTERS:
            said = BUSIEST.fullmatch(one.sentence)
            return bool(said) and self._quarter(*said.groups())
        if one.name == OFFERED:
            return bool(SHARE.fullmatch(one.sentence))
        return self._goals(one.sentence)

    def _list(self, key: str, text: str) -> bool:
        """`Limburg (12), Brussel (minder dan 10) en onbekend (niet getoond)`."""
        found = EACH.findall(text)
        for value, told in found:
            self._learn(told, key, [value])
        return EACH.sub("", text) == ""

    def _table(self, one: Table) -> bool:
        head, *rest = one.heads
        if one.name == OFFERED:
            return all(self._offered(*row) for row in one.rows)
        if one.heads == ("Kwartaal", "Vragen"):
            return all(self._quarter(*row) for row in one.rows)
        if one.heads in OF_TARGETS:
            return all(self._target(row[0].casefold(), row[1], *row[5:], row[2]) for row in one.rows)
        if head in KEYS and rest == ["Vragen"]:
            self._values(KEYS[head], one.rows)
            return True
        of_partners = [at for at, name in enumerate(one.heads) if name in ("Vragen", "Doorverwijzingen")]
        for row, at in product(one.rows, of_partners):
            self._learn(row[at], "referred_to", [row[0]])
        return head == "Partner" and len(of_partners) == 1

    def _values(self, key: str, rows: Sequence[tuple[str, ...]]) -> None:
        for value, told in rows:
            self._learn(told, key, [value])
        listed, is_told = {value for value, _ in rows}, any(told.isdigit() for _, told in rows)
        if is_told and not self._filters():
            # Where any number is told, all values are: of those that are not there, there are none.
            self.attacker.learn(self._of(self.period, key, {*self.attacker.values[key]} - listed), 0, 0)

    def _drawing(self, one: Drawing) -> bool:
        if one.name == "Doelstellingen":
            told = [(row["doel"], row["opschrift"].split(" (")[0], row["aandeel"]) for row in one.rows]
            return all(self._target(name.casefold(), text, str(part)) for name, text, part in told)
        if one.name == MAP:
            return all(self._on_map(row) for row in one.rows)
        if one.name == QUARTERS:
            told = [(row["kwartaal"], row["opschrift"].replace("|", " ")) for row in one.rows]
            return all(self._quarter(*row) for row in told) and _are_bars_told(one, "kwartaal", HIDDEN_HEIGHT)
        told = [(row["naam"], row["opschrift"]) for row in one.rows]
        if one.name == OFFERED:
            return all(self._offered(*row) for row in told) and _are_bars_told(one, "naam", HIDDEN_LENGTH)
        for value, text in told:
            self._learn(text, KEY_OF[one.name], [value])
        return _are_bars_told(one, "naam", HIDDEN_LENGTH)

    def _on_map(self, row: Mapping[str, Any]) -> bool:
        if row["opschrift"]:
            self._learn(row["opschrift"], "province", [row["naam"].replace("|", "")])
        # Darker than the lightest only where a number is told.
        return row["kleur"] <= 1 or bool(re.search(r"^(?:minstens )?[\d.]+$", row["opschrift"]))

    def _words(self, one: Words) -> bool:
        if any(known.fullmatch(one.text) for known in NO_COUNTS):
            return True
        if said := re.fullmatch(rf"Doel ({QUESTIONS}|{GOVERNMENTS}): ([\d.]+) van [\d.]+", one.text):
            return self._target(said[1], said[2])
        sentences = re.split(r"(?<=\.) (?=[A-Z0-9])", one.text)
        return all(self._goals(said) for said in sentences if self._must_be_heard(said))

    def _goals(self, sentence: str) -> bool:
        """How many targets are met, and which are behind."""
        said = GOALS.fullmatch(sentence)
        if said:
            self.behind |= {name for name in re.split(", | en ", said[1] or "") if name in self.windows}
        return bool(said)

    def _target(self, indicator: str, text: str, *beside: str) -> bool:
        """What was reached between the days of the target, whatever is filtered.

        What stands `beside` it holds it against the target, which may be told where the number is.
        """
        if indicator not in self.windows:
            return True
        told = re.sub(r" van [\d.]+$", "", text)
        start, end = self.windows[indicator]
        period = self._quarters(Selection(as_of=self.selection.as_of, start=start, end=end))
        if re.search(r"\d", told):
            self.reached.add(indicator)
        elif re.search(r"\d+ ?%|0\.\d|gehaald|achter|schema|hoger|lager|gelijk", " ".join(beside)):
            return False
        if indicator == QUESTIONS:
            self._tell(told, self.attacker.of(period))
        elif re.fullmatch(r"[1-9]\d*", told):
            self.attacker.hear_governments(int(told), period)
        return True

    def _offered(self, value: str, told: str) -> bool:
        real = [name for name in self.attacker.values["offer"] if name not in (NO_OFFER, UNKNOWN)]
        self._learn(told, "offer", real if value == GOT_ONE else [value])
        return value in (GOT_ONE, NO_OFFER)

    def _quarter(self, name: str, told: str) -> bool:
        at = int(name[:4]) * 4 + int(name[-1]) - 1
        assert not self._filters(), "the quarters of one province or partner"
        self._tell(told, self.attacker.of(range(at, at + 1)))
        return True

    # What is learnt of it.

    def _filters(self) -> list[tuple[str, frozenset[str]]]:
        asked = self.selection
        return [
            (key, chosen)
            for key, chosen in (("province", asked.provinces), ("partner", asked.partners))
            if chosen
        ]

    def _of(self, period: range, key: str = "", wanted: Iterable[str] = ()) -> Any:
        """Which questions a number on this screen counts. AssertionError where that would be of two keys."""
        filters = self._filters()
        if not filters:
            return self.attacker.of(period, key, frozenset(wanted))
        assert len(filters) == 1, "a number of one province and one partner"
        ((own, chosen),) = filters
        assert key in ("", own), f"a number of {key} of one {own}"
        return self.attacker.of(period, own, chosen & set(wanted) if key else chosen)

    def _learn(self, text: str, key: str = "", wanted: Iterable[str] = ()) -> None:
        if text not in ("", WITHHELD, NOT_KNOWN):
            self._tell(text, self._of(self.period, key, wanted))

    def _tell(self, text: str, which: Any) -> None:
        if text in ("", WITHHELD, NOT_KNOWN):
            return
        said = re.fullmatch(r"(minder dan |minstens )?(\d{1,3}(?:\.\d{3})*)", text)
        assert said, f"no number: {text}"
        number = int(said[2].replace(".", ""))
        if said[1] == "minder dan ":
            assert number == self.smallest
            self.attacker.learn(which, 0, number - 1)
        else:
            assert number == 0 or number >= self.smallest, f"a small number: {text}"
            self.attacker.learn(which, number, np.inf if said[1] else number)

    def _days(self) -> list[str]:
        return [value for value in self.attacker.values[DAYS] if value != NOT_FOLLOWED]


def _is_share(one: Metric) -> bool:
    """Whether a percentage tells no more than the number that it is of."""
    if not one.chip:
        return not re.search(r"\d", one.beside + one.definition)
    every = int(one.beside.removeprefix("van de "))
    return one.chip == share(int(one.figure) / every)


def _are_bars_told(one: Drawing, name: str, stub: float) -> bool:
    """Whether a bar is as long as its words say, or as short as every other that is not told.

    And whether the shape of the chart follows from its rows.
    """
    frame = pd.DataFrame(one.rows)
    hidden = frame.get("verborgen", pd.Series(False, index=frame.index)).astype(bool)
    said = [int(re.sub(r"\D", "", text)) for text in frame["opschrift"][~hidden]]
    short = max(1, round(max(said, default=1) * stub))
    make = charts.bars if name == "naam" else charts.standing
    return (
        list(frame["aantal"][~hidden]) == said
        and set(frame["aantal"][hidden]) <= {short}
        and {**make(frame, name=name, value="aantal").spec, "autosize": one.spec["autosize"]} == one.spec
    )


def _texts(one: Shown) -> list[str]:
    """The texts of an element, each with enough beside it to see what it is about."""
    if isinstance(one, Metric):
        return [" ".join((one.label, one.figure, one.chip, one.beside, one.definition))]
    if isinstance(one, Card):
        return [f"{one.name}: {one.sentence}"]
    if isinstance(one, Table):
        return [" ".join((one.name, *one.heads, *row)) for row in one.rows]
    if isinstance(one, Drawing):
        return [" ".join((one.name, *map(str, row.values()))) for row in one.rows]
    return [one.text]


FIXED = {
    *(about.ASKED, about.EXAMPLES, about.PRIVACY, about.WORDS, about.ACCESS),
    *(about.SAFE, about._counted(), safety()),
}


def _is_fixed(one: Shown) -> bool:
    """Whether this stands on the page Over whatever the data."""
    if isinstance(one, Table):
        return one in [*html(about.questions_html())]
    return isinstance(one, Words) and one.text.strip() in {text.strip() for text in FIXED}


def asked(query: Mapping[str, Any], shown: Iterable[Shown], today: date) -> Selection:
    """What an address asks for: its days are told above every page."""
    lines = [found for one in shown if isinstance(one, Words) and (found := FRESH.fullmatch(one.text))]
    start, end = (_day(text) for text in lines[0].groups())
    return Selection(
        as_of=date.fromisoformat(query.get("peildatum", today.isoformat())),
        start=start,
        end=end,
        provinces=frozenset(_listed(query.get("provincie", ()))),
        partners=frozenset(_listed(query.get("partner", ()))),
    )


def _listed(found: Any) -> Sequence[str]:
    return [found] if isinstance(found, str) else list(found)


def _day(text: str | None) -> date | None:
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None


def _long_day(text: str) -> date:
    number, month, year = text.split()
    return date(int(year), MONTHS.index(month) + 1, int(number))
