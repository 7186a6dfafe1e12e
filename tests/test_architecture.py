"""Who may import whom, where arithmetic may live, and how large a thing may grow."""

from __future__ import annotations

import ast
import sys
from dataclasses import dataclass, field

import pytest

from tests import source


@dataclass(frozen=True)
class Room:
    """What a room may import: of ours, of others (`also`: by one file alone), and what it may never call."""

    ours: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    also: dict[str, frozenset[str]] = field(default_factory=dict)
    never_calls: frozenset[str] = frozenset()
    never_imports: frozenset[str] = frozenset()


def names(*words: str) -> frozenset[str]:
    return frozenset(words)


CLOCK = names("today", "now", "utcnow", "time", "monotonic", "localtime")
FILES = names(
    "open", "read_text", "write_text", "read_csv", "read_excel", "to_csv", "to_excel", "print", "input"
)
CACHES = names("cache_data", "cache_resource", "session_state")
STORE = names(
    "sheets/audit.py",
    "sheets/store.py",
    "sheets/store_engine.py",
    "sheets/store_rows.py",
    "sheets/store_tables.py",
)
READERS = names("python_calamine", "openpyxl", "odf", "defusedxml")

ROOMS = {
    "schemas": Room(others=names("pydantic", "pydantic_core", "babel", "dateparser", "rapidfuzz")),
    "sheets": Room(
        ours=names("schemas"),
        others=names("pydantic", "pydantic_core", "pydantic_settings", "babel", "rapidfuzz"),
        also={
            "sheets/google.py": names("gspread", "google", "requests", "tenacity"),
            "sheets/google_errors.py": names("google", "requests", "urllib3"),
            "sheets/google_line.py": names("google", "requests"),
            "sheets/files.py": READERS,
            "sheets/judge.py": READERS,
            "sheets/csv_folder.py": names("charset_normalizer"),
            **dict.fromkeys(STORE, names("sqlalchemy")),
        },
    ),
    "metrics": Room(
        ours=names("schemas"),
        others=names("pandas", "numpy"),
        never_calls=CLOCK | FILES,
        never_imports=names("io", "os", "pathlib", "socket", "sqlite3", "subprocess", "time", "urllib"),
    ),
    "charts": Room(
        ours=names("shapes"),
        others=names("altair", "pandas", "pyarrow"),
        never_calls=names("agg", "groupby", "pivot_table", "sum"),
    ),
    "shapes": Room(),
    "reports": Room(
        ours=names("metrics", "charts", "schemas"),
        others=names("altair", "babel", "docx", "fpdf", "pandas", "reportlab", "vl_convert", "xlsxwriter"),
    ),
    "ahead": Room(),
    "looking": Room(ours=names("sheets", "metrics")),
    "visitor": Room(ours=names("sheets", "metrics", "schemas"), never_calls=CLOCK),
    "guard": Room(ours=names("sheets"), others=names("starlette")),
    "loading": Room(ours=names("sheets", "metrics", "looking"), others=names("streamlit")),
    "pages": Room(
        ours=names("metrics", "charts", "reports"),
        others=names("altair", "babel", "pandas", "streamlit"),
        never_calls=names("agg", "groupby", "pivot_table"),
    ),
}
FREE = names("dashboard", "cli", "tests", "bench", "docs", "examples")
"""These may import every room; of them only the front door and the tests may import `pages`."""

WORKBOOK_READERS = names("python_calamine", "openpyxl", "odf")
ONLY_IN = {
    "gspread": names("sheets/google.py"),
    "sqlalchemy": STORE,
    "streamlit": names("dashboard", "loading", "pages"),
    **dict.fromkeys(WORKBOOK_READERS, names("sheets/files.py", "sheets/judge.py")),
}
"""Each package with the files or rooms that may import it; tests, benchmarks and examples may always."""

FUNCTION_LINES = 40
FILE_LINES = 300

RULED = [name for name in source.modules() if source.room(name) in ROOMS]
PRODUCT = [
    name for name in source.modules() if source.room(name) not in {"tests", "bench", "docs", "examples"}
]
OURS = {source.room(name) for name in source.modules()} | ROOMS.keys() | FREE


def top(module: str) -> str:
    return module.split(".")[0]


def test_every_file_belongs_to_a_room() -> None:
    assert OURS - ROOMS.keys() - FREE == set()


@pytest.mark.parametrize("name", RULED)
def test_imports_follow_the_table(name: str) -> None:
    room = ROOMS[source.room(name)]
    allowed = {source.room(name), *room.ours, *room.others, *room.also.get(name, ())}
    allowed |= (sys.stdlib_module_names - room.never_imports) - (OURS - {source.room(name), *room.ours})
    wrong = [f"{name}:{line} {module}" for module, line in source.imports(name) if top(module) not in allowed]
    assert wrong == []


@pytest.mark.parametrize("name", PRODUCT)
def test_a_package_with_one_home_is_imported_there_alone(name: str) -> None:
    homes = {name, source.room(name)}
    wrong = [
        f"{name}:{line} {module}"
        for module, line in source.imports(name)
        if top(module) in ONLY_IN and not homes & ONLY_IN[top(module)]
    ]
    assert wrong == []


@pytest.mark.parametrize("name", source.modules())
def test_nothing_imports_pages_but_the_front_door(name: str) -> None:
    if source.room(name) not in {"dashboard", "pages", "tests"}:
        assert "pages" not in {top(module) for module, _ in source.imports(name)}


@pytest.mark.parametrize("name", RULED)
def test_nothing_is_called_where_it_may_not_be(name: str) -> None:
    never = ROOMS[source.room(name)].never_calls
    assert [f"{name}:{line} {called}()" for called, line in source.calls(name) if called in never] == []


@pytest.mark.parametrize("name", source.modules("loading"))
def test_loading_keeps_and_never_draws(name: str) -> None:
    used = [node for node in ast.walk(source.tree(name)) if isinstance(node, ast.Attribute)]
    of_streamlit = {node.attr for node in used if ast.unparse(node.value) in {"st", "streamlit"}}
    assert of_streamlit <= CACHES


@pytest.mark.parametrize("name", source.modules("pages"))
def test_a_file_in_pages_does_nothing_when_it_is_run(name: str) -> None:
    assert [f"{name}:{node.lineno}" for node in source.tree(name).body if not is_inert(node)] == []


def is_inert(node: ast.stmt) -> bool:
    """A definition, an import, a text or a constant that calls nothing of Streamlit."""
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        called = [inner.func for inner in ast.walk(node) if isinstance(inner, ast.Call)]
        return not any(ast.unparse(function).startswith(("st.", "streamlit.")) for function in called)
    text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return text or isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom))


@pytest.mark.parametrize("name", source.modules())
def test_functions_are_short(name: str) -> None:
    sizes = {node.name: source.code_lines(name, node) for node in source.functions(name)}
    assert {function: size for function, size in sizes.items() if size > FUNCTION_LINES} == {}


@pytest.mark.parametrize("name", [name for name in source.modules() if source.room(name) != "tests"])
def test_files_are_short(name: str) -> None:
    assert source.code_lines(name, source.tree(name)) <= FILE_LINES


@pytest.mark.parametrize("name", source.modules("tests"))
def test_tests_replace_nothing_of_ours(name: str) -> None:
    replacing = {"unittest.mock", "mock", "pytest_mock"} & {module for module, _ in source.imports(name)}
    arguments = {argument.arg for node in source.functions(name) for argument in node.args.args}
    assert replacing | (arguments & {"mocker", "monkey" + "patch"}) == set()
