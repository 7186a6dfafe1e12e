"""What stands on a screen: the elements that a visitor without a browser was sent, as words and figures."""

from __future__ import annotations

import codecs
import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from io import BytesIO
from itertools import groupby
from typing import Any, TypeAlias

import openpyxl
import pyarrow as pa
from google.protobuf.message import DecodeError
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.testing.v1 import AppTest


@dataclass(frozen=True)
class Metric:
    """A key figure with what stands beside it."""

    label: str
    figure: str
    chip: str
    beside: str
    definition: str


@dataclass(frozen=True)
class Card:
    """The heading of a card and its sentence."""

    name: str
    sentence: str


@dataclass(frozen=True)
class Table:
    """A table by its name: its heads, and the cells of each row."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, eq=False)
class Drawing:
    """A chart by its name: the rows it is sent, and its shape."""

    name: str
    rows: Sequence[Mapping[str, Any]]
    spec: Mapping[str, Any]


@dataclass(frozen=True)
class Words:
    """Any other text: `kind` is the element that it stands in."""

    kind: str
    text: str


KINDS = {field.message_type.name: field.name for field in Element.DESCRIPTOR.fields if field.message_type}
Shown: TypeAlias = Metric | Card | Table | Drawing | Words

WORDS = {
    "text": ("body",),
    "heading": ("body",),
    "markdown": ("body", "help"),
    "page_link": ("label",),
    "button": ("label", "help"),
    "download_button": ("label", "help"),
    "pagination": (),
}
"""Elements that say something, and where."""
CHOICES = {
    "button_group": ("label", "help"),
    "multiselect": ("label", "help", "options"),
    "selectbox": ("label", "help", "options"),
    "date_input": ("label", "help", "default", "value"),
}
"""Elements to choose by, and where they say something."""


def drawn(frames: Iterable[bytes]) -> Iterator[Shown]:
    """All that is shown, in the order of the messages. Raises ValueError at an element of another kind."""
    for frame in frames:
        try:
            message = ForwardMsg.FromString(frame)
        except DecodeError:
            # The page itself, and its headers.
            continue
        if message.WhichOneof("type") == "ref_hash":
            raise ValueError("an element that was sent before")
        if message.WhichOneof("type") != "delta":
            continue
        block, element = message.delta.add_block, message.delta.new_element
        if message.delta.WhichOneof("type") == "add_block":
            for kind in ("expandable", "popover"):
                if block.WhichOneof("type") == kind:
                    yield Words(kind, getattr(block, kind).label)
        else:
            kind = str(element.WhichOneof("type"))
            yield from _said(kind, getattr(element, kind))


def pictured(page: AppTest) -> Iterator[Shown]:
    """All that a page shows that was drawn apart, without a server."""
    for node in page.main:
        if node.proto and (kind := KINDS.get(node.proto.DESCRIPTOR.name)):
            yield from _said(kind, node.proto)


def _said(kind: str, found: Any) -> Iterator[Shown]:
    if kind == "metric":
        yield Metric(found.label, found.body, found.delta, found.delta_description, found.help)
    elif kind == "html":
        yield from html(found.body)
    elif kind == "vega_lite_chart":
        data = found.data.data or found.datasets[0].data.data
        yield Drawing(
            found.alt, pa.ipc.open_stream(BytesIO(data)).read_all().to_pylist(), json.loads(found.spec)
        )
    elif kind in WORDS:
        yield from (Words(kind, getattr(found, name)) for name in WORDS[kind])
    elif kind in CHOICES:
        yield from (Words("choice", text) for text in _choices(kind, found))
    elif kind != "empty":
        raise ValueError(f"an element of a kind that nobody reads: {kind}")


def _choices(kind: str, found: Any) -> Iterator[str]:
    for name in CHOICES[kind]:
        said = getattr(found, name)
        yield from [said] if isinstance(said, str) else said
    if kind == "button_group":
        yield from (option.content for option in found.options)


def html(body: str) -> Iterator[Shown]:
    """What a piece of HTML shows."""
    read = _Read()
    read.feed(body)
    if read.heads:
        yield Table(read.name, tuple(read.heads), tuple(map(tuple, read.rows)))
    elif read.is_card:
        yield Card(read.texts[0], " ".join(read.texts[1:]))
    else:
        yield from (Words("html", text) for text in read.texts)


class _Read(HTMLParser):
    """The texts of a piece of HTML; of a table its heads and rows."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.is_card = "", False
        self.heads: list[str] = []
        self.rows: list[list[str]] = []
        self.texts: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._open.append(tag)
        self.name = given.get("aria-label") or self.name
        self.is_card |= given.get("class") == "kop"
        if tag == "tr" and self.heads:
            self.rows.append([])
        elif tag == "td" or (tag == "th" and self.rows):
            self.rows[-1].append("")
        elif tag == "th":
            self.heads.append("")
        if said := given.get("title"):
            self.texts.append(said)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if {"style", "script"} & {*self._open}:
            return
        if self.rows and self.rows[-1] and {"td", "th"} & {*self._open}:
            self.rows[-1][-1] += data
        elif self.heads and "th" in self._open:
            self.heads[-1] += data
        elif data.strip():
            self.texts.append(data.strip())


def filed(data: bytes) -> Iterator[Shown]:
    """What a download holds, CSV or Excel, behind the headers that it came with."""
    for rows in _grids(data):
        # Blocks of rows with an empty one between; that of more than two columns is the table.
        for is_full, block in groupby(rows, key=any):
            head, *rest = block
            heads = tuple(name for name in head if name)
            if is_full and len(heads) > 2:
                yield Table("download", heads, tuple(rest))
            elif is_full:
                yield from (Words("download", " ".join(row)) for row in (head, *rest))


def _grids(data: bytes) -> Iterator[list[tuple[str, ...]]]:
    """The cells of each row of each sheet."""
    if (start := data.find(codecs.BOM_UTF8)) >= 0:
        yield [*map(tuple, csv.reader(data[start:].decode("utf-8-sig").splitlines(), delimiter=";"))]
        return
    for sheet in openpyxl.load_workbook(BytesIO(data[data.index(b"PK") :])):
        cells = sheet.iter_rows(values_only=True)
        yield [tuple("" if cell is None else str(cell) for cell in row) for row in cells]
