"""Renews what `partners.md` says of the columns, and its list of chapters: `python -m docs.make`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas.cells import TEXT
from schemas.row import FieldSpec, Row, fields_of
from schemas.tabs import COORDINATOR_TABS, PARTNER_TABS
from schemas.text import key

DOCUMENT = Path(__file__).with_name("partners.md")
BLOCK = re.compile(r"(<!-- begin: (?P<name>[a-z-]+) -->\n).*?(<!-- einde: (?P=name) -->)", re.DOTALL)
CHAPTER = re.compile(r'^<a id="([^"]+)"></a>\n## (.+)$', re.MULTILINE)


def main() -> None:
    """Writes the document again."""
    DOCUMENT.write_text(renewed(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")


def renewed(text: str) -> str:
    """The document with every block between markers made again from the schemas and its own headings."""
    made = {
        "inhoud": "\n".join(f"- [{title}](#{anchor})" for anchor, title in CHAPTER.findall(text)),
        "vertrouwelijk": "\n".join(_confidential()),
        "kolommen": "\n".join(_tabs(PARTNER_TABS)),
        "coordinator": "\n".join(_tabs(COORDINATOR_TABS)),
    }
    return BLOCK.sub(lambda block: f"{block[1]}{made[block['name']]}\n{block[3]}", text)


def _confidential() -> Iterator[str]:
    for model in PARTNER_TABS:
        if hidden := [field.header for field in fields_of(model).values() if field.column.confidential]:
            yield f"- **{model.tab}**: {', '.join(hidden)}"


def _tabs(models: Iterable[type[Row]]) -> Iterator[str]:
    for model in models:
        yield f'<a id="tabblad-{key(model.tab)}"></a>\n### {model.tab}\n'
        yield from (_line(field) for field in fields_of(model).values())
        yield ""


def _line(field: FieldSpec) -> str:
    """A column: required or not, what it holds, then what may be typed with an example, then other names."""
    marks = [*["verplicht"] * field.required, *["vertrouwelijk"] * field.column.confidential]
    named = f"- **{field.header}**" + (f" ({', '.join(marks)})" if marks else "")
    # The column's own example stands beside it, so the first one of its kind is left out.
    accepted = re.sub(r", bijvoorbeeld .*?(?=\.(?: |$))", "", field.form.accepted, count=1)
    example = f"Voorbeeld: *{field.example}*."
    lines = [f"{named}: {field.description}", example if field.form == TEXT else f"{accepted} {example}"]
    if field.column.variants:
        lines.append(f"Ook goed als kop: {', '.join(field.column.variants).rstrip('.')}.")
    return "\\\n  ".join(lines)


if __name__ == "__main__":
    main()
