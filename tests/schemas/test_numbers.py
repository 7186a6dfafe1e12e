"""What people type for a count, an amount and a share, and what they are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from schemas.numbers import format_euro, parse_count, parse_euro, parse_number, parse_share, plain_euro


def refusal(parse, value):
    with pytest.raises(PydanticCustomError) as caught:
        parse(value)
    return caught.value.context["fault"]


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        (12, 12),
        (12.0, 12),
        ("0", 0),
        ("1.250", 1250),
        ("1 250", 1250),
        ("1\u00a0250", 1250),
        ("120 deelnemers", 120),
        ("35 pers.", 35),
        ("1.234.567", 1234567),
    ],
)
def test_counts(typed, count):
    assert parse_count(typed) == count


ESTIMATE = (
    "is een schatting en geen telling. Typ het getelde aantal, of laat de cel leeg als er niet geteld is."
)
WHOLE = "Typ een geheel getal zonder woorden, bijvoorbeeld 120, of laat de cel leeg."


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("20+", f"‘20+’ {ESTIMATE}"),
        ("1 à 2", f"‘1 à 2’ {ESTIMATE}"),
        ("ca. 120", f"‘ca. 120’ {ESTIMATE}"),
        ("een 30-tal", f"‘een 30-tal’ {ESTIMATE}"),
        ("±50", f"‘±50’ {ESTIMATE}"),
        (
            "12 + 3 online",
            "‘12 + 3 online’ is een optelling. Typ het totaal, 15, en zet de uitleg in Opmerking.",
        ),
        (-3, f"‘-3’ is minder dan nul. {WHOLE}"),
        ("-3", f"‘-3’ is minder dan nul. {WHOLE}"),
        ("12,5", f"‘12,5’ is geen geheel getal. {WHOLE}"),
        (12.5, f"‘12.5’ is geen geheel getal. {WHOLE}"),
        ("veel", f"‘veel’ is geen aantal. {WHOLE}"),
        (10**13, f"‘10000000000000’ is te groot voor een aantal. {WHOLE}"),
    ],
)
def test_an_estimate_is_no_count(typed, told):
    fault = refusal(parse_count, typed)
    assert (fault.code, fault.message(str(typed))) == ("bad_count", told)


def test_a_sum_proposes_its_total_but_not_where_the_value_is_hidden():
    fault = refusal(parse_count, "12 + 3 online")
    assert fault.proposal == "15"
    assert fault.public_message() == (
        "Deze waarde is een optelling. Typ alleen het totaal en zet de uitleg in Opmerking."
    )


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1.234,56", 123456),
        ("€ 1 234,56", 123456),
        ("€\u00a01\u202f234,56", 123456),
        ("1234,5 EUR", 123450),
        ("-45,00", -4500),
        ("- € 45", -4500),
        ("€ -45,00", -4500),
        ("(45,00)", -4500),
        ("45,00-", -4500),
        ("45,-", 4500),
        ("1.234", 123400),
        ("1234", 123400),
        (12.5, 1250),
        (0.1 + 0.2, 30),
        (1.005, 101),
        (41728, 4172800),
        (-7, -700),
    ],
)
def test_amounts_are_whole_cents(typed, cents):
    assert parse_euro(typed) == cents


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("12.50", "‘12.50’ kan twee bedragen betekenen. Typ 12,50 of 1.250,00, naargelang wat u bedoelt."),
        (
            "1,234.56",
            "‘1,234.56’ kan twee bedragen betekenen. Typ 1.234,56 of 123.456,00, naargelang wat u bedoelt.",
        ),
        (
            "-12.50",
            "‘-12.50’ kan twee bedragen betekenen. Typ -12,50 of -1.250,00, naargelang wat u bedoelt.",
        ),
    ],
)
def test_a_doubtful_amount_is_told_with_both_readings(typed, told):
    fault = refusal(parse_euro, typed)
    assert (fault.code, fault.message(typed)) == ("ambiguous_amount", told)


@pytest.mark.parametrize(
    "typed", ["n.v.t.", "veel", "12,345", "1.23.456", "$ 12", "1,2,3", "--5", True, "", "€"]
)
def test_what_is_no_amount(typed):
    assert refusal(parse_euro, typed).code in ("bad_amount", "ambiguous_amount")


@given(st.integers(min_value=-(10**11), max_value=10**11))
def test_every_amount_that_is_formatted_reads_back(cents):
    assert parse_euro(format_euro(cents)) == parse_euro(f"€ {format_euro(cents)}") == cents


@given(st.one_of(st.from_regex(r"(€ ?)?-?[0-9.]{1,9},[0-9]{2}( ?EUR)?", fullmatch=True), st.text(max_size=8)))
def test_the_shortcut_gives_what_the_parser_gives(text):
    quick = plain_euro(text)
    assert quick is NotImplemented or quick == parse_euro(text)


@pytest.mark.parametrize(("typed", "number"), [("1,5", 1.5), (3, 3.0), ("3", 3.0)])
def test_numbers(typed, number):
    assert parse_number(typed) == number


@pytest.mark.parametrize(
    ("typed", "share"), [("80", 0.8), ("80 %", 0.8), (0.8, 0.8), (80, 0.8), ("0,8", 0.8), ("1 %", 0.01)]
)
def test_shares(typed, share):
    assert parse_share(typed) == pytest.approx(share)


@pytest.mark.parametrize("typed", ["120 %", -1, "veel", True])
def test_what_is_no_share(typed):
    assert refusal(parse_share, typed).code == "bad_count"
