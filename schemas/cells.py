"""The kinds of cell as Pydantic types, and what a column of a tab is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal, NewType, TypeAlias

from pydantic import BeforeValidator

from schemas import vocabulary as v
from schemas.dates import Span, parse_day, parse_month, parse_span
from schemas.municipality import municipality_names
from schemas.numbers import parse_count, parse_euro, parse_number, parse_share, plain_euro
from schemas.reference import Reference, parse_reference
from schemas.text import plain_texts
from schemas.words import (
    category,
    category_list,
    mended_list,
    parse_action_number,
    parse_municipality,
    parse_text,
    parse_yes_no,
    text_list,
)


@dataclass(frozen=True)
class Column:
    """What a field is called in a sheet, its header and the variants that partners use, and what it holds.

    `description` is a Dutch sentence for who fills it in, `example` a value as typed, which the field's own
    parser takes. What a confidential column holds never reaches a screen.
    """

    header: str
    description: str
    example: str
    variants: tuple[str, ...] = ()
    confidential: bool = False


FormName: TypeAlias = Literal[
    "day", "span", "month", "count", "euro", "number", "share", "text", "texts", "word", "words"
]


@dataclass(frozen=True)
class Form:
    """How a kind of cell is typed: what is accepted, as a Dutch sentence, and the words to choose from."""

    name: FormName
    accepted: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shortcut:
    """What reads the usual spelling of a kind quickly, to exactly what the kind's parser gives.

    `one` gives NotImplemented for any other spelling; `stand_for_themselves` says whether all of many
    values are None or their own meaning. A sheet of a hundred thousand rows needs it.
    """

    one: Callable[[object], object] | None = None
    stand_for_themselves: Callable[[Sequence[object]], bool] | None = None


def column(header: str, *variants: str, description: str, example: str, confidential: bool = False) -> Column:
    """The column with this header, known under these variants too."""
    return Column(header, description, example, variants, confidential)


def one_of(vocabulary: v.Vocabulary) -> Form:
    """The form of a cell that holds one word of a vocabulary."""
    return Form("word", f"Kies uit: {', '.join(vocabulary.words)}.", vocabulary.words)


def some_of(vocabulary: v.Vocabulary) -> Form:
    """The form of a cell that may hold several words of a vocabulary."""
    accepted = f"Eén of meer van: {', '.join(vocabulary.words)}. Zet er een puntkomma tussen."
    return Form("words", accepted, vocabulary.words)


DAY = Form("day", "Dag, maand en jaar, bijvoorbeeld 31/01/2024.")
SPAN = Form(
    "span",
    "Dag, maand en jaar, bijvoorbeeld 31/01/2024. "
    "Kent u de dag niet, typ dan een apostrof en de maand, bijvoorbeeld 'januari 2024.",
)
MONTH = Form("month", "De maand en het jaar, bijvoorbeeld 01/2024 of januari 2024.")
COUNT = Form("count", "Een geheel getal zonder woorden, bijvoorbeeld 120.")
EURO = Form("euro", "Een bedrag in euro, met een komma voor de centen, bijvoorbeeld 1.234,56.")
NUMBER = Form("number", "Een getal, bijvoorbeeld 3 of 1,5.")
SHARE = Form("share", "Een percentage, bijvoorbeeld 80 %.")
TEXT = Form("text", "Tekst.")
TEXTS = Form("texts", "Tekst. Zijn het er meer, zet er dan een puntkomma tussen.")
MUNICIPALITY = Form(
    "word",
    "Een Vlaamse of Brusselse gemeente, met de naam die ze op de dag van de rij had.",
    municipality_names(),
)

Day: TypeAlias = Annotated[date, BeforeValidator(parse_day), DAY]
"""A day: `31/01/2022`."""
DayOrMonth: TypeAlias = Annotated[Span, BeforeValidator(parse_span), SPAN]
"""A day, or a whole month where the day is not known: `maart 2022`."""
Month: TypeAlias = Annotated[date, BeforeValidator(parse_month), MONTH]
"""The first day of a month: `01/2024`."""
Count: TypeAlias = Annotated[int, BeforeValidator(parse_count), COUNT]
"""A whole number, zero or more."""
Cents = NewType("Cents", int)
Euro: TypeAlias = Annotated[Cents, BeforeValidator(parse_euro), EURO, Shortcut(one=plain_euro)]
"""An amount in euro cents."""
Number: TypeAlias = Annotated[float, BeforeValidator(parse_number), NUMBER]
"""A number, zero or more: `1,5`."""
Share: TypeAlias = Annotated[float, BeforeValidator(parse_share), SHARE]
"""A share of 0 to 1: `80 %`."""
Text: TypeAlias = Annotated[
    str, BeforeValidator(parse_text), TEXT, Shortcut(stand_for_themselves=plain_texts)
]
"""Text; also a key, which is never a number."""
ActionNumber: TypeAlias = Annotated[str, BeforeValidator(parse_action_number), TEXT]
"""The number of an action, a text such as `5.10`, which is not `5.1`."""
Municipality: TypeAlias = Annotated[str, BeforeValidator(parse_municipality), MUNICIPALITY]
"""The official name of a Flemish or Brussels municipality, of before or after 2025."""
YesNo: TypeAlias = Annotated[bool, BeforeValidator(parse_yes_no), one_of(v.YES_NO)]
"""`ja` or `nee`, or a checkbox."""
Partners: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(text_list(";,/|")), TEXTS]
"""Partners' names; the register tells which they are."""
Texts: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(text_list(";,|")), TEXTS]
"""Short texts or codes: `KB; OV`."""
Domains: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(mended_list(v.DOMAIN, ";,|")), TEXTS]
"""Policy domains of the Flemish government, a slip of the pen in a known one mended."""
LongTexts: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(text_list(";|")), TEXTS]
"""Texts that hold commas themselves, such as the titles of ministers."""
RowCode: TypeAlias = Annotated[Reference, BeforeValidator(parse_reference), TEXT]
"""The rows that a code names: `A-7F3K-9R2M`."""

Kind: TypeAlias = Annotated[str, BeforeValidator(category(v.KIND)), one_of(v.KIND)]
Mode: TypeAlias = Annotated[str, BeforeValidator(category(v.MODE)), one_of(v.MODE)]
Province: TypeAlias = Annotated[str, BeforeValidator(category(v.PROVINCE)), one_of(v.PROVINCE)]
Audience: TypeAlias = Annotated[
    tuple[str, ...], BeforeValidator(category_list(v.AUDIENCE)), some_of(v.AUDIENCE)
]
Role: TypeAlias = Annotated[str, BeforeValidator(category(v.ROLE)), one_of(v.ROLE)]
ActivityStatus: TypeAlias = Annotated[
    str, BeforeValidator(category(v.ACTIVITY_STATUS)), one_of(v.ACTIVITY_STATUS)
]
Channel: TypeAlias = Annotated[str, BeforeValidator(category(v.CHANNEL)), one_of(v.CHANNEL)]
Indicator: TypeAlias = Annotated[str, BeforeValidator(category(v.INDICATOR)), one_of(v.INDICATOR)]
Requester: TypeAlias = Annotated[str, BeforeValidator(category(v.REQUESTER)), one_of(v.REQUESTER)]
Topics: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(category_list(v.TOPIC)), some_of(v.TOPIC)]
Nature: TypeAlias = Annotated[str, BeforeValidator(category(v.NATURE)), one_of(v.NATURE)]
Offers: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(category_list(v.OFFER)), some_of(v.OFFER)]
ReferralStatus: TypeAlias = Annotated[
    str, BeforeValidator(category(v.REFERRAL_STATUS)), one_of(v.REFERRAL_STATUS)
]
ExpenseStatus: TypeAlias = Annotated[
    str, BeforeValidator(category(v.EXPENSE_STATUS)), one_of(v.EXPENSE_STATUS)
]
Target: TypeAlias = Annotated[
    str, BeforeValidator(category(v.TARGET, code="unknown_indicator")), one_of(v.TARGET)
]
Per: TypeAlias = Annotated[str, BeforeValidator(category(v.PER)), one_of(v.PER)]
Membership: TypeAlias = Annotated[str, BeforeValidator(category(v.MEMBERSHIP)), one_of(v.MEMBERSHIP)]
Verdict: TypeAlias = Annotated[str, BeforeValidator(category(v.VERDICT)), one_of(v.VERDICT)]
ActionStatus: TypeAlias = Annotated[str, BeforeValidator(category(v.ACTION_STATUS)), one_of(v.ACTION_STATUS)]
ActionBudgetKind: TypeAlias = Annotated[
    str, BeforeValidator(category(v.ACTION_BUDGET_KIND)), one_of(v.ACTION_BUDGET_KIND)
]
Origin: TypeAlias = Annotated[str, BeforeValidator(category(v.ORIGIN)), one_of(v.ORIGIN)]
