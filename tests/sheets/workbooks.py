"""Workbook files made for a test: from cells, or from raw XML where a writer would not write such a thing."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def written(fill: Callable[[xlsxwriter.Workbook], object], **options: object) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        fill(book)
    return out.getvalue()


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def relationships(*items: tuple[str, str, str]) -> str:
    entries = "".join(f'<Relationship Id="{k}" Type="{OFFICE}/{t}" Target="{to}"/>' for k, t, to in items)
    return f"<Relationships>{entries}</Relationships>"


def xlsx_parts(data: str, **other: str) -> dict[str, str]:
    """The parts of a workbook with one tab `Blad`, its `<sheetData>` as given."""
    return {
        "_rels/.rels": relationships(("m", "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relationships(
            ("r1", "worksheet", "worksheets/sheet1.xml"),
            ("r2", "sharedStrings", "sharedStrings.xml"),
            ("r3", "styles", "styles.xml"),
        ),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Blad" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{data}</sheetData></worksheet>',
        **other,
    }


def xlsx(data: str, **other: str) -> bytes:
    return zipped(xlsx_parts(data, **other))


def ods(tables: str, manifest: str = "<manifest/>") -> bytes:
    """An .ods file with these `<table:table>` elements."""
    names = " ".join(
        f'xmlns:{short}="{ODF}:{long}:1.0"'
        for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("draw", "drawing"))
    )
    calcext = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    content = (
        f'<office:document-content {names} xmlns:calcext="{calcext}"><office:body><office:spreadsheet>'
        f"{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def odf_document(fill: Callable[[OpenDocumentSpreadsheet], object]) -> bytes:
    document = OpenDocumentSpreadsheet()
    fill(document)
    out = BytesIO()
    document.write(out)
    return out.getvalue()


def lying(data: bytes, name: str, size: int) -> bytes:
    """The same zip, its directory and header saying that a part unpacks to `size` bytes."""
    changed = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = 0
        while (start := changed.find(signature, start)) >= 0:
            title = start + (30 if signature[2] == 3 else 46)
            if changed[title : title + len(name)] == name.encode():
                changed[start + at : start + at + 4] = size.to_bytes(4, "little")
            start += 4
    return bytes(changed)
