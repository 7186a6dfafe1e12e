"""The documents that pages show: `docs/partners.md` in its parts, and `docs/veiligheid.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile, islice, takewhile
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "docs"
DOCUMENT, SAFETY = FOLDER / "partners.md", FOLDER / "veiligheid.md"
HEADING = re.compile(r'^<a id="([^"]+)"></a>\n(##+) (.+)$', re.MULTILINE)
MARKER = re.compile(r"^<!-- .* -->\n", re.MULTILINE)
ANCHOR = re.compile(r'^<a id="[^"]+"></a>\n', re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """One heading with the markdown under it, up to the next heading."""

    anchor: str
    is_chapter: bool
    title: str
    body: str

    @property
    def short(self) -> str:
        """The first paragraph: in a part about a figure, how that is counted in short."""
        return self.body.split("\n\n")[0].replace("\n", " ")


@cache
def introduction() -> str:
    """What stands between the title and the first chapter."""
    return _pieces()[0].split("\n", 1)[1].strip()


@cache
def safety() -> str:
    """What is protected and how, without its title; its headings are those of a part of a page."""
    _, text = ANCHOR.sub("", SAFETY.read_text(encoding="utf-8")).split("\n", 1)
    return re.sub("^##", "###", text, flags=re.MULTILINE).strip()


@cache
def parts() -> tuple[Part, ...]:
    """Every chapter and every part of one, in order."""
    return tuple(_parts())


def chapters() -> tuple[Part, ...]:
    """The chapters, each with what stands above its first part."""
    return tuple(part for part in parts() if part.is_chapter)


@cache
def within(chapter: str) -> tuple[Part, ...]:
    """The parts of the chapter with this anchor."""
    after = dropwhile(lambda part: part.anchor != chapter, parts())
    return tuple(takewhile(lambda part: not part.is_chapter, islice(after, 1, None)))


def _parts() -> Iterator[Part]:
    _, *rest = _pieces()
    for at in range(0, len(rest), 4):
        anchor, marks, title, body = rest[at : at + 4]
        yield Part(anchor, marks == "##", title, body.strip())


def _pieces() -> list[str]:
    return HEADING.split(MARKER.sub("", DOCUMENT.read_text(encoding="utf-8")))
