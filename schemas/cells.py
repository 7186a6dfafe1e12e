"""The kinds of cell as Pydantic types, and what a column of a tab is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, NewType, TypeAlias

from pydantic import BeforeValidator

from schemas import vocabulary as v
from schemas.dates import Span, parse_day, parse_month, parse_span
from schemas.numbers import parse_count, parse_euro, parse_number, parse_share, plain_euro
from schemas.reference import Reference, parse_reference
from schemas.text import plain_texts
from schemas.words import category, category_list, parse_municipality, parse_text, parse_yes_no, text_list


@dataclass(frozen=True)
class Column:
    """What a field is called in a sheet: its header and the variants that partners use.

    What a confidential column holds never reaches a screen.
    """

    header: str
    variants: tuple[str, ...] = ()
    confidential: bool = False


@dataclass(frozen=True)
class Shortcut:
    """What reads the usual spelling of a kind quickly, to exactly what the kind's parser gives.

    `one` gives NotImplemented for any other spelling; `stand_for_themselves` says whether all of many
    values are None or their own meaning. A sheet of a hundred thousand rows needs it.
    """

    one: Callable[[object], object] | None = None
    stand_for_themselves: Callable[[Sequence[object]], bool] | None = None


def column(header: str, *variants: str, confidential: bool = False) -> Column:
    """The column with this header, known under these variants too."""
    return Column(header, variants, confidential)


Day: TypeAlias = Annotated[date, BeforeValidator(parse_day)]
"""A day: `31/01/2022`."""
DayOrMonth: TypeAlias = Annotated[Span, BeforeValidator(parse_span)]
"""A day, or a whole month where the day is not known: `maart 2022`."""
Month: TypeAlias = Annotated[date, BeforeValidator(parse_month)]
"""The first day of a month: `01/2024`."""
Count: TypeAlias = Annotated[int, BeforeValidator(parse_count)]
"""A whole number, zero or more."""
Cents = NewType("Cents", int)
Euro: TypeAlias = Annotated[Cents, BeforeValidator(parse_euro), Shortcut(one=plain_euro)]
"""An amount in euro cents."""
Number: TypeAlias = Annotated[float, BeforeValidator(parse_number)]
"""A number, zero or more: `1,5`."""
Share: TypeAlias = Annotated[float, BeforeValidator(parse_share)]
"""A share of 0 to 1: `80 %`."""
Text: TypeAlias = Annotated[str, BeforeValidator(parse_text), Shortcut(stand_for_themselves=plain_texts)]
"""Text; also a key, which is never a number."""
Municipality: TypeAlias = Annotated[str, BeforeValidator(parse_municipality)]
"""The official name of a Flemish or Brussels municipality, of before or after 2025."""
YesNo: TypeAlias = Annotated[bool, BeforeValidator(parse_yes_no)]
"""`ja` or `nee`, or a checkbox."""
Partners: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(text_list(";,/|"))]
"""Partners' names; the register tells which they are."""
Texts: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(text_list(";,|"))]
"""Short texts or codes: `KB; OV`."""
LongTexts: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(text_list(";|"))]
"""Texts that hold commas themselves, such as the titles of ministers."""
RowCode: TypeAlias = Annotated[Reference, BeforeValidator(parse_reference)]
"""The rows that a code names: `A-7F3K-9R2M`."""

Kind: TypeAlias = Annotated[str, BeforeValidator(category(v.KIND))]
Mode: TypeAlias = Annotated[str, BeforeValidator(category(v.MODE))]
Province: TypeAlias = Annotated[str, BeforeValidator(category(v.PROVINCE))]
Audience: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(category_list(v.AUDIENCE))]
Role: TypeAlias = Annotated[str, BeforeValidator(category(v.ROLE))]
ActivityStatus: TypeAlias = Annotated[str, BeforeValidator(category(v.ACTIVITY_STATUS))]
Channel: TypeAlias = Annotated[str, BeforeValidator(category(v.CHANNEL))]
Indicator: TypeAlias = Annotated[str, BeforeValidator(category(v.INDICATOR))]
Requester: TypeAlias = Annotated[str, BeforeValidator(category(v.REQUESTER))]
Topics: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(category_list(v.TOPIC))]
Nature: TypeAlias = Annotated[str, BeforeValidator(category(v.NATURE))]
Offers: TypeAlias = Annotated[tuple[str, ...], BeforeValidator(category_list(v.OFFER))]
ReferralStatus: TypeAlias = Annotated[str, BeforeValidator(category(v.REFERRAL_STATUS))]
ExpenseStatus: TypeAlias = Annotated[str, BeforeValidator(category(v.EXPENSE_STATUS))]
Target: TypeAlias = Annotated[str, BeforeValidator(category(v.TARGET, code="unknown_indicator"))]
Per: TypeAlias = Annotated[str, BeforeValidator(category(v.PER))]
Membership: TypeAlias = Annotated[str, BeforeValidator(category(v.MEMBERSHIP))]
Verdict: TypeAlias = Annotated[str, BeforeValidator(category(v.VERDICT))]
ActionStatus: TypeAlias = Annotated[str, BeforeValidator(category(v.ACTION_STATUS))]
ActionBudgetKind: TypeAlias = Annotated[str, BeforeValidator(category(v.ACTION_BUDGET_KIND))]
Origin: TypeAlias = Annotated[str, BeforeValidator(category(v.ORIGIN))]
