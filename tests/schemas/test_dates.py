"""What people type for a day and a month, and what they are told."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from schemas.dates import Span, format_day, parse_day, parse_month, parse_span

LAST_OF_JANUARY = date(2022, 1, 31)


def refusal(parse, value):
    with pytest.raises(PydanticCustomError) as caught:
        parse(value)
    return caught.value.context["fault"]


@pytest.mark.parametrize(
    "typed",
    [
        "31/01/2022",
        "31-1-22",
        "31.01.2022",
        "2022-01-31",
        "31 januari 2022",
        "ma 31 jan. 2022",
        "maandag 31 januari 2022",
        "31 JAN '22",
        "31e januari 2022",
        "31/01/2022 14:30",
        "2022-01-31T00:00:00",
        " 31 / 1 / 2022 ",
        44592,
        44592.75,
        "44592",
        date(2022, 1, 31),
        datetime(2022, 1, 31, 9, 15),
    ],
)
def test_a_day_is_day_first_in_every_spelling(typed):
    assert parse_day(typed) == LAST_OF_JANUARY


@pytest.mark.parametrize(
    ("typed", "day"),
    [("1 mrt 2022", date(2022, 3, 1)), ("5 sept. 2023", date(2023, 9, 5)), ("01/02/2023", date(2023, 2, 1))],
)
def test_month_names_and_the_order_of_day_and_month(typed, day):
    assert parse_day(typed) == day


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "31/02/2023",
            "‘31/02/2023’ staat niet op de kalender. Typ dag, maand en jaar, bijvoorbeeld 31/01/2024.",
        ),
        ("2022", "‘2022’ is een jaar zonder dag en maand. Typ dag, maand en jaar, bijvoorbeeld 31/01/2024."),
        (2022, "‘2022’ is een getal en geen datum. Typ dag, maand en jaar, bijvoorbeeld 31/01/2024."),
        ("voorjaar", "‘voorjaar’ is geen datum. Typ dag, maand en jaar, bijvoorbeeld 31/01/2024."),
        (
            "01/13/2024",
            "‘01/13/2024’ heeft als tweede getal 13, en er zijn maar 12 maanden. "
            "Typ eerst de dag en dan de maand, bijvoorbeeld 31/01/2024.",
        ),
        (
            "1/1/0022",
            "‘1/1/0022’ ligt te ver in het verleden of de toekomst. "
            "Typ dag, maand en jaar, bijvoorbeeld 31/01/2024.",
        ),
        (True, "‘True’ is geen datum. Typ dag, maand en jaar, bijvoorbeeld 31/01/2024."),
    ],
)
def test_a_refused_day_says_what_to_type(typed, told):
    fault = refusal(parse_day, typed)
    assert (fault.code, fault.message(str(typed))) == ("bad_date", told)


@pytest.mark.parametrize(
    "typed",
    ["01/2024", "2024-01", "jan 2024", "januari '24", "Januari 2024", "15/01/2024", date(2024, 1, 15), 45306],
)
def test_a_month_is_its_first_day(typed):
    assert parse_month(typed) == date(2024, 1, 1)


@pytest.mark.parametrize("typed", ["Q1", "Q1 2024", 7, "13/2024", "voorjaar 2024", None])
def test_a_refused_month(typed):
    assert refusal(parse_month, typed).code == "bad_month"


@pytest.mark.parametrize(
    ("typed", "span", "precision"),
    [
        ("31/01/2022", Span(LAST_OF_JANUARY, LAST_OF_JANUARY), "dag"),
        ("maart 2022", Span(date(2022, 3, 1), date(2022, 3, 31)), "maand"),
        ("02/2024", Span(date(2024, 2, 1), date(2024, 2, 29)), "maand"),
    ],
)
def test_a_month_stands_where_the_day_is_not_known(typed, span, precision):
    assert (parse_span(typed), parse_span(typed).precision) == (span, precision)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_that_is_formatted_reads_back(day):
    assert parse_day(format_day(day)) == parse_day(day.isoformat()) == day
