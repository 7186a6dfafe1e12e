"""What the screens and the downloads write, a partner may paste into a sheet: it means the same there."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pages import words
from pages.tables import csv_cell
from schemas.dates import parse_day, parse_month
from schemas.numbers import parse_count, parse_euro

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31))
CENTS = st.integers(min_value=-(10**11), max_value=10**11)


@given(CENTS)
def test_every_amount_reads_back(cents):
    assert parse_euro(words.euro_cents(cents)) == parse_euro(csv_cell(cents, words.euro_cents)) == cents


@given(DAYS)
def test_every_day_reads_back(day):
    assert parse_day(words.day(day)) == parse_day(words.long_day(day)) == parse_day(csv_cell(day)) == day


@given(DAYS)
def test_every_month_reads_back(day):
    assert parse_month(words.month(day)) == day.replace(day=1)


@given(st.integers(min_value=0, max_value=10**9))
def test_every_count_reads_back(number):
    assert parse_count(words.count(number)) == number
