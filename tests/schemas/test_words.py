"""Categories, lists, municipalities and personal data as people type them."""

from datetime import date

import pytest
from pydantic_core import PydanticCustomError

from schemas import vocabulary as v
from schemas.activity import Activity
from schemas.municipality import flemish_municipality_count
from schemas.row import fields_of, read_cell
from schemas.rules import existed
from schemas.text import personal_data
from schemas.words import category, category_list, parse_municipality, parse_yes_no


def refusal(parse, value):
    with pytest.raises(PydanticCustomError) as caught:
        parse(value)
    return caught.value.context["fault"]


@pytest.mark.parametrize(
    ("vocabulary", "typed", "word"),
    [
        (v.KIND, "webinars", "webinar"),
        (v.KIND, "Vormnig", "vorming"),
        (v.KIND, "VORMINGEN", "vorming"),
        (v.KIND, "netwerkmeeting", "netwerkoverleg"),
        (v.KIND, "studiedagen", "studiedag"),
        (v.REQUESTER, "livc-r", "LIVC-R"),
        (v.PROVINCE, "oost vlaanderen", "Oost-Vlaanderen"),
        (v.PROVINCE, "Provincie Limburg", "Limburg"),
        (v.ACTION_STATUS, "Lopende", "lopende"),
        (v.MEMBERSHIP, "Geen lid", "geen lid"),
    ],
)
def test_categories_forgive_case_plural_and_small_errors(vocabulary, typed, word):
    assert category(vocabulary)(typed) == word


@pytest.mark.parametrize("typed", ["feestje", "Zuid-Vlaanderen", "", "oest-vlaanderen"])
def test_what_is_not_near_any_word_is_refused(typed):
    assert refusal(category(v.PROVINCE), typed).code == "unknown_category"


def test_an_unknown_category_names_the_nearest_and_lists_all():
    fault = refusal(category(v.MODE), "onlyn en live")
    assert fault.message("onlyn en live") == (
        "‘onlyn en live’ staat niet in de lijst. Bedoelde u ‘online’, of kies uit: online, fysiek, hybride."
    )
    assert fault.public_message() == (
        "Deze waarde staat niet in de lijst. Kies uit: online, fysiek, hybride."
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("onderwijs; politie", ("onderwijs", "politie")),
        ("onderwijs, politie / welzijn", ("onderwijs", "politie", "welzijn")),
        ("cultuur en erfgoed en onderwijs", ("cultuur en erfgoed", "onderwijs")),
        ("onderwijs en cultuur en erfgoed", ("onderwijs", "cultuur en erfgoed")),
        ("scholen\nlokale besturen", ("onderwijs", "lokale besturen")),
        ("Onderwijs; onderwijs", ("onderwijs",)),
    ],
)
def test_lists_are_split_but_words_stay_whole(typed, words):
    assert category_list(v.AUDIENCE)(typed) == words


def test_one_unknown_word_refuses_the_list():
    assert refusal(category_list(v.AUDIENCE), "onderwijs en astronauten").code == "unknown_category"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("St.-Niklaas", "Sint-Niklaas"),
        ("gent", "Gent"),
        ("STAD MECHELEN", "Mechelen"),
        ("9000 Gent", "Gent"),
        ("Bruxelles", "Brussel"),
        ("Moerbeke", "Moerbeke"),
        ("bilzen hoeselt", "Bilzen-Hoeselt"),
    ],
)
def test_municipalities(typed, name):
    assert parse_municipality(typed) == name


def test_an_unknown_municipality_names_the_nearest():
    fault = refusal(parse_municipality, "Roeslare")
    assert (fault.code, fault.proposal) == ("unknown_municipality", "Roeselare")
    assert "Roeselare" not in fault.public_message()


@pytest.mark.parametrize(
    ("name", "day", "fix"),
    [
        ("Moerbeke", date(2024, 12, 31), None),
        ("Moerbeke", date(2025, 1, 1), "Typ Lokeren."),
        ("Lokeren", date(2023, 5, 1), None),
        ("Lokeren", date(2025, 5, 1), None),
        ("Bilzen-Hoeselt", date(2023, 5, 1), "Typ de naam van de gemeente op die dag."),
        ("Bilzen-Hoeselt", date(2025, 5, 1), None),
    ],
)
def test_a_municipality_must_exist_on_the_day(name, day, fix):
    fault = existed(name, day)
    assert (fault.fix if fault else None) == fix


def test_there_are_300_flemish_municipalities_until_2024_and_285_after():
    assert flemish_municipality_count(date(2024, 12, 31)) == 300
    assert flemish_municipality_count(date(2025, 1, 1)) == 285


@pytest.mark.parametrize(("typed", "meant"), [("ja", True), ("Nee", False), (True, True), ("x", True)])
def test_yes_and_no(typed, meant):
    assert parse_yes_no(typed) is meant


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("vraag via iemand@voorbeeld.be gekregen", "een e-mailadres"),
        ("bel 0470 12 34 56", "een telefoonnummer"),
        ("0470/12.34.56", "een telefoonnummer"),
        ("+32 3 123 45 67", "een telefoonnummer"),
        ("02 123 45 67", "een telefoonnummer"),
        ("85.07.30-033.28", "een rijksregisternummer"),
        ("85073003328", "een rijksregisternummer"),
        ("85.07.30-033.29", None),
        ("01/02/2023", None),
        ("01.02.2023 10:00", None),
        ("0123.456.789", None),
        ("F2024-000123456", None),
        ("2023/0470123", None),
        ("BE68 5390 0754 7034", None),
        ("+++090/9337/55493+++", None),
        ("12 500 deelnemers op 3 dagen", None),
    ],
)
def test_personal_data(text, kind):
    assert personal_data(text) == kind


@pytest.mark.parametrize("hidden", ["\u200b", "\u200d", "\u00ad", "\u202e", "\x00", "\u00a0"])
def test_what_nobody_sees_hides_no_personal_data(hidden):
    fault = read_cell(f"bel 0470{hidden}12 34 56", fields_of(Activity)["title"])
    assert fault.code == "personal_data"
