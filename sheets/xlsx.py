"""An .xlsx file judged before it is opened: which tabs it has, and what each of them holds how far out."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from sheets.errors import UnreadableFile
from sheets.formats import BUILTIN, is_date, is_plain
from sheets.limits import MAX_CELLS, MAX_TABS, Budget
from sheets.package import Package, Part, damaged, feed, new_part, pack, xml_parser
from sheets.tab_scan import TabScan, scan_tab

Attributes = dict[str, str]
MAX_STYLES = 60_000
READER_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
"""The formula errors calamine knows; any other (`#SPILL!`, `#CALC!`) makes it drop the whole tab."""

_ERROR_TYPE = re.compile(rb'(<(?:\w+:)?c\s[^<>]*?\bt=["\'])e(?=["\'])')


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab as the workbook lists it; `target` is its part, None for a chart or a macro sheet."""

    title: str
    target: str | None


@dataclass
class Layout:
    """What the workbook part says: its tabs in order, its epoch, and where the shared parts are."""

    tabs: list[Tab] = field(default_factory=list)
    epoch_1904: bool = False
    strings: str | None = None
    styles: str | None = None


@dataclass
class _Relation:
    target: str
    kind: str


def read_layout(package: Package) -> Layout:
    """The tabs of a workbook; UnreadableFile where the container holds no workbook."""
    main = _main_part(package)
    relations = _relations(package, main)
    layout = Layout(
        strings=_first(relations.values(), "sharedStrings"), styles=_first(relations.values(), "styles")
    )
    sheets: list[tuple[str, str]] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            sheets.append((attributes.get("name", ""), _relation_id(attributes)))
        elif name == "workbookPr":
            layout.epoch_1904 = attributes.get("date1904") in ("1", "true")

    _each_element(package, main, start)
    if not sheets or len(sheets) > MAX_TABS:
        raise _no_workbook(package.where)
    layout.tabs = [Tab(title, _sheet_part(relations.get(key))) for title, key in sheets]
    return layout


def _main_part(package: Package) -> str:
    relations = _relations(package, "")
    main = _first(relations.values(), "officeDocument") or "xl/workbook.xml"
    if main not in package or not main.lower().endswith(".xml") or "word/" in main or "ppt/" in main:
        raise _no_workbook(package.where)
    return main


def _no_workbook(where: str) -> UnreadableFile:
    return UnreadableFile(
        f"{where}: dit is geen Excel-werkboek. "
        "Open het in het programma waarin het gemaakt is en bewaar het als Excel-werkmap (.xlsx)."
    )


def _relations(package: Package, part: str) -> dict[str, _Relation]:
    folder, name = posixpath.split(part)
    listing = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, _Relation] = {}

    def start(element: str, attributes: Attributes) -> None:
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            found[attributes.get("Id", "")] = _Relation(target.lstrip("/"), kind)

    if listing in package:
        _each_element(package, listing, start)
    return found


def _first(relations: Iterable[_Relation], kind: str) -> str | None:
    return next((relation.target for relation in relations if relation.kind == kind), None)


def _relation_id(attributes: Attributes) -> str:
    return next((value for key, value in attributes.items() if key.endswith(":id")), "")


def _sheet_part(relation: _Relation | None) -> str | None:
    """The part of a tab; a tab without a relation gets a name that no part has, and so is told as damaged."""
    if relation is None:
        return "?"
    return relation.target if relation.kind == "worksheet" else None


def _each_element(package: Package, name: str, start: Callable[[str, Attributes], None]) -> None:
    """Call `start` for each element of a part, by its name without prefix."""
    where = package.where
    parser = xml_parser(where)
    parser.StartElementHandler = lambda element, attributes: start(element.rpartition(":")[2], attributes)
    feed(parser, package.chunks(package.part(name, where), where), where)


def read_styles(package: Package, name: str | None) -> dict[str, str]:
    """Style index as a cell writes it -> format code, for formats that say something of a number."""
    custom: dict[str, str] = {}
    cells: list[str] = []
    section = ""

    def start(element: str, attributes: Attributes) -> None:
        nonlocal section
        if element == "numFmt":
            custom[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif element == "xf" and section == "cellXfs":
            cells.append(attributes.get("numFmtId", "0"))
        elif element.startswith("cell"):
            section = element

    if name is not None and name in package:
        _each_element(package, name, start)
    codes = {index: custom.get(key) or _builtin(key) for index, key in enumerate(cells[:MAX_STYLES])}
    return {str(index): code for index, code in codes.items() if not (is_plain(code) or is_date(code))}


def _builtin(key: str) -> str:
    return BUILTIN.get(int(key), "") if key.isascii() and key.isdigit() and len(key) < 6 else ""


class Strings:
    """The shared texts: their part, and the length in bytes of each, mark-up included."""

    def __init__(self, package: Package, name: str | None) -> None:
        self.part = package.part(name, package.where) if name is not None and name in package else None
        self.lengths: list[int] = []
        if self.part is not None:
            self._measure(package, self.part)

    def _measure(self, package: Package, part: Part) -> None:
        lengths, where = self.lengths, package.where
        begin = 0

        def start(element: str, attributes: Attributes) -> None:
            nonlocal begin
            if element == "si" or element.endswith(":si"):
                lengths.append(parser.CurrentByteIndex - begin)
                begin = parser.CurrentByteIndex
            elif "uniqueCount" in attributes and not _sane_count(attributes["uniqueCount"]):
                raise damaged(where)  # calamine sets aside memory for as many texts as this says

        parser: expat.XMLParserType = xml_parser(where)
        parser.StartElementHandler = start
        feed(parser, package.chunks(part, where), where)
        self.lengths = [*lengths[1:], part.size - begin] if lengths else []


def _sane_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9 and int(text) <= MAX_CELLS


@dataclass
class Judge:
    """What tabs of one workbook are judged by."""

    package: Package
    styles: dict[str, str]
    strings: Strings
    budget: Budget = field(default_factory=Budget)

    def tab(self, tab: Tab) -> tuple[TabScan, Part]:
        """What a tab holds and its part, fit for the reader; FileTooLarge or UnreadableFile where refused."""
        where = f"{self.package.where}, tabblad {tab.title}"
        part = self.package.part(tab.target or "", where)
        scan = TabScan(self.styles, self.strings.lengths, where)
        scan_tab(scan, self.package.chunks(part, where), where, tab.title)
        self.budget.spend(scan.area, scan.text, where)
        if not READER_ERRORS.issuperset(scan.errors.values()):
            part = new_part(part.name, _errors_as_text(self.package.chunks(part, where)))
        return scan, part


def _errors_as_text(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        whole, tag, tail = (rest + chunk).rpartition(b"<")
        yield _ERROR_TYPE.sub(rb"\1str", whole)
        rest = tag + tail
    yield _ERROR_TYPE.sub(rb"\1str", rest)


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def container(package: Package, layout: Layout, strings: Strings, tabs: list[Part]) -> bytes:
    """A plain workbook of the judged parts, its tabs named 0, 1, 2; nothing else of the file is in it."""
    keys = [(f"s{index}", f"worksheets/{index}.xml") for index in range(len(tabs))]
    sheets = "".join(f'<sheet name="{i}" sheetId="{i + 1}" r:id="{key}"/>' for i, (key, _) in enumerate(keys))
    epoch = f"<workbookPr date1904={quoteattr(str(int(layout.epoch_1904)))}/>"
    texts = {
        "_rels/.rels": _relationships([("m", "officeDocument", "xl/workbook.xml")]),
        "xl/_rels/workbook.xml.rels": _relationships([(key, "worksheet", path) for key, path in keys]),
        "xl/workbook.xml": f'<workbook xmlns:r="{OFFICE}">{epoch}<sheets>{sheets}</sheets></workbook>',
    }
    parts = {name: new_part(name, [text.encode()]) for name, text in texts.items()}
    if strings.part is not None:
        parts["xl/sharedStrings.xml"] = strings.part
    if layout.styles is not None and layout.styles in package:
        parts["xl/styles.xml"] = package.part(layout.styles, package.where)
    parts |= {f"xl/{path}": part for (_, path), part in zip(keys, tabs, strict=True)}
    return pack(parts)


def _relationships(items: list[tuple[str, str, str]]) -> str:
    entry = '<Relationship Id="{}" Type="' + OFFICE + '/{}" Target="{}"/>'
    return f"<Relationships>{''.join(entry.format(*item) for item in items)}</Relationships>"
