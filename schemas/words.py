"""Text, categories, lists, municipalities and yes or no, as people type them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from schemas.fault import Fault, refuse
from schemas.municipality import municipalities, municipality_synonyms, plain_municipality
from schemas.text import forgive, is_empty, nearest, normal, printable
from schemas.vocabulary import YES_NO, Vocabulary

SURE = 75.0
"""A word less like what was typed is asked about, and not proposed to be typed instead."""

LONGEST_TEXT = 10_000
"""What is kept of a text; longer is cut, for a cell is no document."""
TICKS = frozenset("✓✔☑✅√")
"""A tick that somebody pasted."""


def parse_text(value: object) -> str:
    """Text without control characters and outer spaces; raises `missing_value` where nothing is left."""
    text = _text(value)
    if is_empty(text):
        raise refuse(Fault("missing_value", "hier staat niets bruikbaars.", "Vul deze cel in."))
    return text[:LONGEST_TEXT]


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return printable(str(value)).strip()


def parse_action_number(value: object) -> str:
    """The number of an action as text: `5.1` from `5,1`, as a Belgian sheet shows it, or `Actie 5.1`."""
    text = re.sub(r"^(?:actie|maatregel)\s+(?=\d)", "", parse_text(value), flags=re.I)
    return re.sub(r"(?<=\d),(?=\d)", ".", text)


def category(vocabulary: Vocabulary, *, code: str = "unknown_category") -> Callable[[object], str]:
    """A parser to one word of a vocabulary, whatever its case, accents, plural or small typing error."""

    def parse(value: object) -> str:
        text = _text(value)
        word = _word(text, vocabulary)
        if word is None:
            raise refuse(_unknown(text, vocabulary, code))
        return word

    return parse


def _word(text: str, vocabulary: Vocabulary) -> str | None:
    plain = normal(text)
    return vocabulary.index.get(plain) or forgive(plain, vocabulary.index, most=vocabulary.typing_errors)


def _unknown(text: str, vocabulary: Vocabulary, code: str) -> Fault:
    listed = "Kies uit: " + ", ".join(vocabulary.words) + "."
    word = _nearest(text, vocabulary)
    fix = f"Bedoelde u ‘{word}’, of kies uit: {', '.join(vocabulary.words)}." if word else listed
    sure = _nearest(text, vocabulary, at_least=SURE)
    return Fault(code, "{typed} staat niet in de lijst.", fix, listed, proposal=sure)


def _nearest(text: str, vocabulary: Vocabulary, at_least: float = 65.0) -> str | None:
    near = nearest(normal(text), [normal(word) for word in vocabulary.words], at_least=at_least)
    return vocabulary.index[near] if near else None


def parse_yes_no(value: object) -> bool:
    """True or False from `ja`, `nee` or a checkbox; raises `unknown_category`."""
    if isinstance(value, str) and value.strip() in TICKS:
        return True
    return value if isinstance(value, bool) else category(YES_NO)(value) == "ja"


_SEPARATORS = re.compile(r"[;,/|\n]+|\s\+\s|\s&\s")


def category_list(vocabulary: Vocabulary) -> Callable[[object], tuple[str, ...]]:
    """A parser to several words of a vocabulary, separated by `;` `,` `/` ` en ` or a new line.

    A word that holds ` en ` itself (`cultuur en erfgoed`) stays whole.
    """

    def parse(value: object) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        found: list[str] = []
        pieces = _pieces(_text(value))
        for piece in pieces:
            found += _words(piece, vocabulary, pieces)
        return tuple(dict.fromkeys(found))

    return parse


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in _SEPARATORS.split(text) if piece.strip()]


def _words(piece: str, vocabulary: Vocabulary, pieces: list[str]) -> list[str]:
    whole = _word(piece, vocabulary)
    if whole is not None:
        return [whole]
    parts = split_on_and(piece, lambda part: _word(part, vocabulary))
    unknown = next((part for part, word in parts if word is None), None)
    if unknown is not None:
        fault = _unknown(unknown, vocabulary, "unknown_category")
        raise refuse(replace(fault, proposal=_whole_list(pieces, vocabulary)))
    return [word for _, word in parts if word is not None]


def _whole_list(pieces: list[str], vocabulary: Vocabulary) -> str | None:
    """The list with the nearest word for each that is unknown, None where one of them is near to none."""
    found: list[str] = []
    for piece in pieces:
        for part, known in split_on_and(piece, lambda part: _word(part, vocabulary)):
            word = known or _nearest(part, vocabulary, at_least=SURE)
            if word is None:
                return None
            found.append(word)
    return "; ".join(dict.fromkeys(found))


def split_on_and(text: str, find: Callable[[str], str | None]) -> list[tuple[str, str | None]]:
    """The parts of `a en b en c` with what each means, the longest known part first."""
    words = re.split(r"\s+en\s+", text, flags=re.I)
    parts: list[tuple[str, str | None]] = []
    while words:
        size = next((n for n in range(len(words), 0, -1) if find(" en ".join(words[:n]))), 1)
        part = " en ".join(words[:size])
        parts.append((part, find(part)))
        words = words[size:]
    return parts


def text_list(separators: str) -> Callable[[object], tuple[str, ...]]:
    """A parser to several free texts, separated by one of the given characters or a new line."""
    pattern = re.compile(f"[{re.escape(separators)}\n]+")

    def parse(value: object) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        pieces = (piece.strip() for piece in pattern.split(_text(value)))
        return tuple(dict.fromkeys(piece for piece in pieces if piece and not is_empty(piece)))

    return parse


def mended_list(vocabulary: Vocabulary, separators: str) -> Callable[[object], tuple[str, ...]]:
    """A parser to several short texts; one that means a word of the vocabulary becomes that word."""
    pieces = text_list(separators)

    def parse(value: object) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_word(piece, vocabulary) or piece for piece in pieces(value)))

    return parse


def parse_municipality(value: object) -> str:
    """A municipality's own name, whatever its case, accents or `St.-`; raises `unknown_municipality`.

    A name in two languages (`Ronse (Renaix)`) is that of the one municipality. Whether it existed on the
    day of the row is the row's own rule.
    """
    text = _text(value)
    found = _municipality(text) or _in_two_languages(text)
    if found:
        return found
    known = municipalities()
    near = nearest(plain_municipality(text), known)
    word = known[near].name if near else None
    advice = "Typ de officiële naam van de gemeente, of laat de cel leeg."
    fix = f"Bedoelde u ‘{word}’?" if word else advice
    raise refuse(
        Fault("unknown_municipality", "{typed} is geen gemeente die we kennen.", fix, advice, proposal=word)
    )


_TWO_LANGUAGES = re.compile(r"[/()]|\s[-–]\s")


def _in_two_languages(text: str) -> str | None:
    names = {_municipality(piece) for piece in _TWO_LANGUAGES.split(text) if piece.strip()}
    return names.pop() if len(names) == 1 else None


def _municipality(text: str) -> str | None:
    """The municipality of this name, Dutch or French."""
    plain = plain_municipality(text)
    if plain in municipality_synonyms():
        return municipality_synonyms()[plain]
    known = municipalities().get(plain)
    return known.name if known else None
