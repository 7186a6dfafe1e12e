"""`wijzij`: what the dashboard knows, from a terminal."""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic_core import PydanticCustomError

from metrics.dataset import Dataset
from metrics.figures import figures
from metrics.view import Selection, View
from metrics.viewer import Role, Viewer
from reports.lines import figure_lines
from reports.template import NotSaved, save_template
from schemas import vocabulary
from schemas.dates import parse_day
from schemas.text import forgive, nearest, normal
from schemas.vocabulary import Vocabulary
from sheets.errors import SheetError
from sheets.former import Former
from sheets.issues import Issue
from sheets.live import AS_GOOGLE_WANTS, Asking, open_store
from sheets.login import Login, LoginUnusable
from sheets.once import check_google, kept_configured, state_lines, sync_configured
from sheets.people import people_lines
from sheets.settings import Settings
from sheets.store_errors import StoreError
from sheets.sync import Reading, read
from sheets.trouble import NO_SOURCE

OK, REJECTED, UNREAD = 0, 1, 2
"""Exit codes: no errors, rows were rejected, something could not be read (or was not understood)."""

GOOGLE = "google"
"""Stands for the configured spreadsheets where a path is asked for."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
AMOUNT = re.compile(r"-[\d.,]+")

OPERATOR = Viewer(Role.COORDINATOR)
"""Whoever types commands on the server is told every figure, also the small ones."""

SEVERITIES = {"error": "FOUT", "warning": "LET OP", "info": "TER INFO"}


class Misunderstood(ValueError):
    """What was typed on the command line cannot be used; the text says what to type."""


def main(arguments: Sequence[str] | None = None, asking: Asking = AS_GOOGLE_WANTS) -> int:
    """Runs one command and gives its exit code; `asking` is how Google is asked."""
    options = _parser().parse_args(arguments, argparse.Namespace(asking=asking))
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except Misunderstood as error:
        print(f"wijzij: {error}", file=sys.stderr)
        return UNREAD
    except (LoginUnusable, NotSaved, SheetError, StoreError) as error:
        print(f"wijzij: {error.message}", file=sys.stderr)
        return UNREAD


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="wijzij", description="De cijfers van het Wij-Zij-netwerk.")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    check = commands.add_parser(
        "check",
        help="werkboeken nakijken en elke fout melden",
        description="Kijkt werkboeken na. Eindigt met 0 als alles telt, 1 als er rijen niet meetellen, "
        "2 als iets niet te lezen was.",
    )
    check.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PAD",
        help="werkboek of map met werkboeken; ‘google’: de sleutel en elk Google-werkblad",
    )
    check.set_defaults(run=run_check)
    shown = commands.add_parser(
        "figures",
        help="de cijfers van het dashboard",
        description="Toont dezelfde cijfers als het dashboard, voor dezelfde selectie.",
    )
    _add_selection(shown)
    shown.set_defaults(run=run_figures)
    _add_sync(commands)
    _add_template(commands)
    for command in (check, shown, _add_history(commands)):
        command.add_argument(
            "--format", choices=("text", "json"), default="text", help="vorm van het antwoord"
        )
    return parser


def _add_sync(commands: Any) -> None:
    sync = commands.add_parser(
        "sync",
        help="de ingestelde bron één keer lezen en bewaren",
        description="Leest de ingestelde werkboeken één keer, bewaart ze en zegt van elk hoe het ermee "
        "staat. Eindigt met 0 als alles telt, 1 als er rijen niet meetellen, 2 als iets niet te lezen was.",
    )
    sync.add_argument(
        "--settle",
        action="append",
        default=[],
        metavar="WERKBOEK",
        help="bevestigt dat rijen met opzet uit dit werkboek verdwenen; mag meermaals",
    )
    sync.set_defaults(run=run_sync)


def _add_history(commands: Any) -> argparse.ArgumentParser:
    access = commands.add_parser(
        "access",
        help="wie een rol heeft, en welke code voor wie staat op de pagina Bronnen",
        description="Toont wie een rol heeft, met de code die in de lijst van inzage voor die persoon staat.",
    )
    access.add_argument("also", nargs="*", metavar="E-MAIL", help="ook de code van wie geen rol meer heeft")
    access.set_defaults(run=_access)
    history: argparse.ArgumentParser = commands.add_parser(
        "history",
        help="wat er van elk werkboek bewaard is",
        description="Toont van elk werkboek de bewaarde lezingen en wat er telkens verschilde, de jongste "
        "eerst. Met --reading: wat ‘wijzij check’ vandaag van die lezing zegt. Eindigt zoals check: met 0 "
        "als alles telt, 1 als er rijen niet meetellen, 2 als iets niet te lezen was.",
    )
    history.add_argument("--reading", type=int, metavar="NR", help="kijkt deze lezing opnieuw na")
    history.add_argument(
        "--rows",
        action="store_true",
        help="schrijft de rijen van die lezing als CSV, zonder wat vertrouwelijk is",
    )
    history.add_argument(
        "--confidential",
        action="store_true",
        help="met --rows: ook de vertrouwelijke kolommen (gemeente, vraag, resultaat, leverancier). "
        "Bewaar de uitvoer veilig en geef ze aan niemand door",
    )
    history.add_argument(
        "--last", type=int, default=10, metavar="AANTAL", help="zoveel regels van elk werkboek (10)"
    )
    history.set_defaults(run=run_history)
    return history


def _add_template(commands: Any) -> None:
    command = commands.add_parser(
        "template",
        help="een leeg werkboek om in te vullen",
        description="Maakt een leeg werkboek met alle tabbladen, keuzelijsten en uitleg; nooit over een "
        "bestand dat al iets bevat.",
    )
    command.add_argument("file", type=Path, metavar="BESTAND.xlsx", help="het bestand dat gemaakt wordt")
    command.add_argument("--coordinator", action="store_true", help="met de tabbladen van de coördinator")
    command.set_defaults(run=run_template)


def _add_selection(command: argparse.ArgumentParser) -> None:
    command.add_argument("--data", type=Path, metavar="PAD", help="werkboek of map; anders wat ingesteld is")
    command.add_argument("--as-of", metavar="DAG", help="zoals het stond op die dag; anders vandaag")
    command.add_argument("--from", dest="start", metavar="DAG", help="vanaf deze dag")
    command.add_argument("--to", dest="end", metavar="DAG", help="tot en met deze dag")
    command.add_argument("--partner", action="append", default=[], metavar="NAAM", help="mag meermaals")
    command.add_argument("--kind", action="append", default=[], metavar="TYPE", help="type activiteit")
    command.add_argument("--province", action="append", default=[], metavar="PROVINCIE", help="mag meermaals")
    command.add_argument("--audience", action="append", default=[], metavar="DOELGROEP", help="mag meermaals")


def run_check(options: argparse.Namespace) -> int:
    """Prints every issue and the accounting of every tab."""
    if options.paths == [Path(GOOGLE)] and not Path(GOOGLE).exists():
        reading = check_google(Settings(), options.asking)
        return _print_checked(reading, options.format, state_lines(reading))
    reading = read(options.paths, today=date.today())
    return _print_checked(reading, options.format, _check_lines(reading))


def _print_checked(reading: Reading, form: str, lines: Iterable[str]) -> int:
    if form == "json":
        _print_json({"tabs": reading.tab_rows, "issues": [issue.as_json() for issue in reading.issues]})
    else:
        print("\n".join(lines))
    return _exit_code(reading)


def run_history(options: argparse.Namespace) -> int:
    """Prints what was kept, today's check of one reading, or its rows."""
    # Not above: who reads files only starts without the database.
    from sheets.history import DAMAGED, history_lines, replay, rows_of

    if options.reading is None and (options.rows or options.confidential):
        raise Misunderstood("--rows en --confidential horen bij --reading: zeg van welke lezing.")
    today = date.today()
    with open_store(Settings()) as store:
        if options.reading is None:
            lines = list(history_lines(store, options.last))
            print("\n".join(lines))
            return UNREAD if any(line.endswith(DAMAGED) for line in lines) else OK
        if options.rows:
            tabs = list(rows_of(store, options.reading, today, confidential=options.confidential))
            _print_rows(tabs)
            return _exit_code(replay(store, options.reading, today))
        replayed = replay(store, options.reading, today)
        return _print_checked(replayed, options.format, _check_lines(replayed))


def _print_rows(tabs: Sequence[tuple[str, Former]]) -> None:
    """Each tab as CSV under its headers; what was left out is told apart."""
    written = csv.writer(sys.stdout, delimiter=";", lineterminator="\n")
    for title, former in tabs:
        written.writerow(["Tabblad", *former.columns])
        rows = zip(*former.columns.values(), strict=True)
        written.writerows([_harmless(cell) for cell in (title, *row)] for row in rows)
        left_out = [*former.hidden, *[f"{former.left_out} rijen met een fout"] * bool(former.left_out)]
        if left_out:
            told = f"{title}: zonder {', '.join(left_out)}; met --confidential ziet u alles."
            print(f"wijzij: {told}", file=sys.stderr)


def _harmless(text: str) -> str:
    """The text as no spreadsheet program takes it for a formula; a negative number stays one."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not AMOUNT.fullmatch(text) else text


def run_sync(options: argparse.Namespace) -> int:
    """Reads the configured source into the store, and prints how each workbook stands."""
    reading = sync_configured(Settings(), options.settle, options.asking)
    print("\n".join(state_lines(reading)))
    return _exit_code(reading)


def run_template(options: argparse.Namespace) -> int:
    """Writes an empty workbook made from the schemas."""
    save_template(options.file, "coordinator" if options.coordinator else "partner")
    print(f"{options.file} is gemaakt. Het tabblad Lees mij zegt hoe u het invult.")
    return OK


def _exit_code(reading: Reading) -> int:
    if reading.unread:
        return UNREAD
    has_errors = any(issue.severity == "error" for issue in reading.issues)
    return REJECTED if has_errors or any(tab.rejected for tab in reading.tabs) else OK


def _print_json(value: Any) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, default=str)
    print()


def _check_lines(reading: Reading) -> list[str]:
    lines = [_issue_line(issue) for issue in reading.issues]
    lines += ["", "Gelezen = geldig + niet meegeteld + overgeslagen (lege rijen, totalen en voorbeeldrijen)"]
    for tab in reading.tabs:
        counts = f"{tab.read} = {tab.valid} + {tab.rejected} + {tab.skipped}"
        lines.append(f"  {tab.workbook} / {tab.tab} ({tab.partner}): {counts}")
    rejected, errors = sum(tab.rejected for tab in reading.tabs), _count(reading, "error")
    warnings = _count(reading, "warning")
    lines.append(f"{errors} fouten, {warnings} waarschuwingen; {rejected} rijen tellen niet mee.")
    return lines


def _count(reading: Reading, severity: str) -> int:
    return sum(issue.severity == severity for issue in reading.issues)


def _issue_line(issue: Issue) -> str:
    return f"{SEVERITIES[issue.severity]} [{issue.code}] {issue.workbook}: {issue.message}"


def run_figures(options: argparse.Namespace) -> int:
    """Prints the dashboard's own figures for a selection."""
    today = date.today()
    if options.data:
        reading = read([options.data], today=today)
    else:
        reading = kept_configured(Settings(), today, options.asking)
    dataset = Dataset.build(
        reading.tables, issues=reading.issue_rows, tabs=reading.tab_rows, read_at=reading.read_at
    )
    found = figures(View.of(dataset, _selection(options, dataset), OPERATOR))
    if options.format == "json":
        _print_json(found.as_json())
    else:
        print("\n".join(figure_lines(found)))
    for issue in reading.issues:
        if issue.code in NO_SOURCE:
            print(f"wijzij: {issue.message}", file=sys.stderr)
    return UNREAD if reading.unread else OK


def _selection(options: argparse.Namespace, dataset: Dataset) -> Selection:
    partners = sorted(set(dataset.tabs["partner"]) | set(dataset.partners["name"].dropna()))
    short = dataset.partners.dropna(subset=["abbreviation"])
    abbreviations = dict(zip(short["abbreviation"], short["name"], strict=True))
    return Selection(
        as_of=_day(options.as_of) or date.today(),
        start=_day(options.start),
        end=_day(options.end),
        partners=_words(options.partner, Vocabulary(tuple(partners), abbreviations), "partner"),
        kinds=_words(options.kind, vocabulary.KIND, "type"),
        provinces=_words(options.province, vocabulary.PROVINCE, "provincie"),
        audiences=_words(options.audience, vocabulary.AUDIENCE, "doelgroep"),
    )


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else parse_day(text)
    except PydanticCustomError as error:
        raise Misunderstood(f"‘{text}’ is geen dag; typ bijvoorbeeld 2024-06-30 of 30/06/2024.") from error


def _words(typed: Sequence[str], known: Vocabulary, what: str) -> frozenset[str]:
    return frozenset(_word(text, known, what) for text in typed)


def _word(text: str, known: Vocabulary, what: str) -> str:
    plain = normal(text)
    word = known.index.get(plain) or forgive(plain, known.index)
    if word is None:
        near = nearest(plain, known.index)
        hint = f"; bedoelde u ‘{known.index[near]}’?" if near else f"; kies uit {', '.join(known.words)}."
        article = "dat" if what == "type" else "die"
        raise Misunderstood(f"‘{text}’ is geen {what} {article} we kennen{hint}")
    return word


def _access(options: argparse.Namespace) -> int:
    for line in people_lines(Settings(), Login(), options.also):
        print(line)
    return OK


if __name__ == "__main__":
    sys.exit(main())
