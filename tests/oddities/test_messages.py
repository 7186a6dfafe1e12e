"""What the program says of a sheet can be read by whoever fills it in, sentence by sentence."""

import ast
import re
from pathlib import Path

import pytest

from tests.oddities.messages import LIST, issues, lines, of_cells, sentence, where

ROOT = Path(__file__).parents[2]
CODES = """
missing_value bad_date bad_month bad_count bad_amount ambiguous_amount unknown_category unknown_municipality
unknown_partner unknown_budget_line unknown_grant unknown_indicator unknown_action formula_error personal_data
inconsistent unlikely outside_grant duplicate_row duplicate_measure duplicate_voucher shared_activity
budget_mismatch total_mismatch missing_column duplicate_column unknown_column unknown_tab hidden_rows
rows_vanished not_registered not_shared not_found api_disabled office_file rate_limited unavailable
key_invalid
network unreadable_file file_too_large
""".split()  # noqa: SIM905
"""The codes of the contract."""

TECHNICAL = re.compile(
    r"\b(regex|null|none|nan|pars\w*|schema\w*|string|integer|float|boolean|exception|error|fields?|headers?|"
    r"pydantic|json|xml|api key|token|scope|timeout|request|response|cache|invalid|unknown|missing|value|row|"
    r"column|cell|sheet|file|please|update|default|true|false|traceback|code|id)\b",
    re.I,
)
INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.I)
_QUOTED = re.compile(r'‘[^’]*’|"[^"]*"')

NEVER_SAID = {
    "a cell's parser raised an error without a fault",
    "no ordinary file",
    "the whole answer took too long",
    "rows lost in ",
    "Bron van de gegevens",
    "Typ alleen het totaal en zet de uitleg in Opmerking.",
    "unable to parse range",
    "exceeds grid limits",
    "not supported for this document",
    "nothing is kept of this reading: %s",
}
"""For us, from Google, a header, or what would be said of a count if it were confidential."""

ROOMS = {
    "schemas": "activity action dates decision expense fault grant numbers partner reach referral "
    "reference row rules target words",
    "sheets": "books check crosscheck csv_folder decisions file_source files google_errors google_source "
    "header limits live_google ods package register shared sync tab_scan trouble vouchers",
}
"""The modules that say something of a sheet."""


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    return issues(tmp_path_factory.mktemp("messages"))


def test_the_list_is_what_the_program_says(found):
    """After a change: `python -m tests.oddities.messages`, and read what changed."""
    assert LIST.read_text(encoding="utf-8").splitlines() == lines(found)


def test_every_code_of_the_contract_is_in_it(found):
    assert {issue.code for issue in found} == set(CODES)


def bare(text):
    """A message without the cell it begins with and without what it quotes."""
    return _QUOTED.sub("‘’", text.removeprefix(where(text)))


def test_none_has_more_than_two_sentences(found):
    ends = {text: re.findall(r"[.?!](?=\s|$)", bare(text)) for text in map(sentence, found)}
    assert [text for text, signs in ends.items() if len(signs) > 2 or text[-1] not in ".?"] == []


def test_none_has_a_technical_or_an_english_word(found):
    assert {text for text in map(sentence, found) if TECHNICAL.search(bare(text))} == set()


def test_all_say_u(found):
    assert {text for text in map(sentence, found) if INFORMAL.search(bare(text))} == set()


def test_each_names_its_cell_first(found):
    assert [issue.message for issue in found if issue.cell and not names_it(issue)] == []


def names_it(issue):
    """A column is told of as the tab's; a cell by its address and its header."""
    return issue.message.startswith((f"{issue.cell} ({issue.header}): ", f"{issue.tab}: "))


def test_personal_data_is_never_repeated(found):
    told = "\n".join(f"{issue.message}{issue.public_message}{issue.value}{issue.header}" for issue in found)
    assert re.findall(r"0470|123\.45\.67|85\.07|@voorbeeld\.be", told) == []


def test_no_letter_of_a_confidential_tab_is_quoted(tmp_path):
    quoted = [
        (issue.message, sentence(issue))
        for issue in of_cells(tmp_path)
        if issue.value and issue.tab in ("Doorverwijzingen", "Uitgaven")
        if re.search(r"[^\W\d_]", issue.value) and f"‘{issue.value}’" in sentence(issue)
    ]
    assert quoted == []


def said_in_code():
    """Every literal of four words or more, in the modules that say something, cut at what is filled in."""
    for room, names in ROOMS.items():
        for name in names.split():
            tree = ast.parse((ROOT / room / f"{name}.py").read_text(encoding="utf-8"))
            docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            docs |= set(explained(tree))
            literals = (
                node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docs
            )
            for node in literals:
                if isinstance(node.value, str) and node.value not in NEVER_SAID:
                    yield from (part for part in re.split(r"\{\w*\}", node.value) if len(part.split()) >= 4)


def explained(tree):
    """What the template and the guide say of a tab, a column or a kind of cell, and no message does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("column", "Form"):
            yield from (id(part) for part in ast.walk(node))
        elif isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "about":
            yield id(node.value)


def test_nothing_the_code_can_say_is_left_out(found):
    told = "\n".join(f"{issue.message}\n{issue.public_message}" for issue in found).casefold()
    assert [part for part in said_in_code() if part.strip(" .").casefold() not in told] == []
