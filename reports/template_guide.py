"""The template's tab "Lees mij": how to fill it in, and every column in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.worksheet import Worksheet

from reports.template_look import EDGE, WRAPPED, Look, columns_of, height
from reports.template_rules import CONFIDENTIAL
from schemas.row import FieldSpec, Row

WIDTHS = (22, 16, 48, 62, 34)
HEADINGS = ("Kolom", "", "Wat staat erin", "Wat u typt", "Voorbeeld")

INTRODUCTION = (
    "Elk tabblad is een lijst. Een tabblad dat u niet nodig hebt, laat u leeg.",
    "Vul in vanaf de rij onder de grijze voorbeeldrij. Die telt niet mee: laat ze staan of wis ze, "
    "maar typ er niet over.",
    "Weet u iets niet, laat de cel dan leeg. Leeg betekent ‘niet bekend’, nooit nul.",
    "Zet nergens namen, e-mailadressen of telefoonnummers van personen.",
    "Een pijltje in een cel opent een lijst. Waar meer dan één woord mag, typt u de andere erbij, "
    "met een puntkomma ertussen.",
    "U mag koppen hernoemen, kolommen verplaatsen en eigen kolommen of tabbladen toevoegen; "
    "die eigen kolommen en tabbladen tellen niet mee.",
)


def write_guide(sheet: Worksheet, look: Look, models: Sequence[type[Row]]) -> None:
    """Writes the whole tab, for these tabs."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, look.format(**WRAPPED))
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, "Zo vult u dit werkboek in", look.format(bold=True, font_size=16))
    line = _write_introduction(sheet, look, 1)
    line = _write_legend(sheet, look, line + 1)
    for model in models:
        line = _write_tab(sheet, look, model, line + 1)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_introduction(sheet: Worksheet, look: Look, line: int) -> int:
    for number, sentence in enumerate(INTRODUCTION, line):
        sheet.write_string(number, 0, f"• {sentence}", look.format())
    return line + len(INTRODUCTION)


def _write_legend(sheet: Worksheet, look: Look, line: int) -> int:
    legend = (
        ("Verplicht", look.required(), "Vet op donkerblauw: zonder deze waarde telt de rij niet mee."),
        ("Mag leeg blijven", look.optional(), "Op lichtblauw: vul in wat u weet."),
        ("Vertrouwelijk", look.confidential(), "Op oranje: komt op geen enkel open scherm."),
    )
    for number, (word, style, meaning) in enumerate(legend, line):
        sheet.write_string(number, 0, word, style)
        sheet.write_string(number, 1, meaning, look.format())
    return line + len(legend)


def _write_tab(sheet: Worksheet, look: Look, model: type[Row], line: int) -> int:
    sheet.set_row(line, 22)
    sheet.write_string(line, 0, model.tab, look.format(bold=True, font_size=13))
    sheet.write_string(line + 1, 0, model.about, look.format())
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(line + 2, column, heading, look.format(bold=True, bottom=2))
    fields = columns_of(model)
    for number, field in enumerate(fields, line + 3):
        _write_field(sheet, look, field, number)
    return line + 3 + len(fields)


def _write_field(sheet: Worksheet, look: Look, field: FieldSpec, line: int) -> None:
    plain = look.format(**WRAPPED, **EDGE)
    description = f"{field.description} {CONFIDENTIAL}" if field.column.confidential else field.description
    sheet.write_string(line, 0, field.header, look.header(field))
    texts = (_marks(field), description, field.form.accepted, field.example)
    sheet.set_row(line, height((field.header, *texts), WIDTHS))
    for column, text in enumerate(texts, 1):
        sheet.write_string(line, column, text, plain)


def _marks(field: FieldSpec) -> str:
    marks = ("verplicht" if field.required else "", "vertrouwelijk" if field.column.confidential else "")
    return ", ".join(filter(None, marks))
