"""The table of questions in `docs/vragen.md`: every question once, and each told what it can be."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from dashboard import PAGES
from pages.questions import Question, questions, questions_html
from tests import source

EVERY = [f"V{number:02}" for number in range(1, 36)]
PATHS = {title: path for title, path, _ in PAGES}
UNKNOWN = re.compile(r"niet bekend|niet in de data|Vertrouwelijk", re.IGNORECASE)


def test_every_question_stands_in_the_table_once() -> None:
    assert [each.number for each in questions()] == EVERY


@pytest.mark.parametrize("each", questions(), ids=lambda each: each.number)
def test_a_question_says_where_its_answer_is_and_whose_it_is(each: Question) -> None:
    assert urlsplit(each.address).path == f"/{PATHS[each.page]}"
    assert each.origin in {"gepubliceerd", "voorbeeld"}
    assert each.asked.endswith("?")
    assert all(each.figures)


@pytest.mark.parametrize(
    "each", [each for each in questions() if each.origin == "voorbeeld"], ids=lambda each: each.number
)
def test_a_fictional_answer_says_that_the_true_one_is_not_known(each: Question) -> None:
    assert UNKNOWN.search(each.note)


@pytest.mark.parametrize("number", ["V21", "V22", "V23", "V24"])
def test_what_was_asked_in_confidence_is_only_counted(number: str) -> None:
    (each,) = [each for each in questions() if each.number == number]
    assert each.note.startswith("Vertrouwelijk: ")
    assert re.search(r"\d", " ".join(each.figures))


def test_the_table_on_the_page_links_to_every_address_without_the_figures() -> None:
    told = questions_html()
    assert told.count("<a href=") == len(EVERY)
    assert "658" not in told
    assert "658" in source.text("docs/vragen.md")
