"""Every column says what it holds, with an example that its own parser takes."""

import pytest

from schemas.fault import Fault
from schemas.row import fields_of, read_cell
from schemas.tabs import TABS
from schemas.text import personal_data

FIELDS = [
    pytest.param(field, id=f"{model.tab}.{name}")
    for model in TABS.values()
    for name, field in fields_of(model).items()
]
ONE_WORD = [param for param in FIELDS if param.values[0].form.name == "word"]
SOME_WORDS = [param for param in FIELDS if param.values[0].form.name == "words"]


@pytest.mark.parametrize("field", FIELDS)
def test_a_column_says_in_a_sentence_what_it_holds(field):
    for sentence in (field.description, field.form.accepted):
        assert sentence == sentence.strip()
        assert sentence[0].isupper()
        assert sentence.endswith(".")
    assert field.description.count(". ") == 0
    assert len(field.description) <= 110


@pytest.mark.parametrize("field", FIELDS)
def test_the_example_of_a_column_is_accepted(field):
    value = read_cell(field.example, field)
    assert not isinstance(value, Fault)
    assert value not in (None, ())
    assert personal_data(field.example) is None


@pytest.mark.parametrize("field", ONE_WORD + SOME_WORDS)
def test_each_word_to_choose_from_means_itself(field):
    shown = {True: "ja", False: "nee"}
    for word in field.form.words:
        value = read_cell(word, field)
        assert (shown.get(value, value) if not isinstance(value, tuple) else value[0]) == word


@pytest.mark.parametrize("field", ONE_WORD + SOME_WORDS)
def test_a_refusal_lists_the_very_words_of_the_drop_down(field):
    fault = read_cell("xyzzy", field)
    assert isinstance(fault, Fault)
    if fault.code != "unknown_municipality":
        assert ", ".join(field.form.words) in fault.fix


@pytest.mark.parametrize("field", SOME_WORDS)
def test_several_words_stand_in_one_cell(field):
    assert read_cell("; ".join(field.form.words), field) == field.form.words
