"""How two pieces of typed text are compared: without case, accents, punctuation or small typing errors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

LONG_WORD = 9
"""From this length on two typing errors are forgiven, below it one (and none in words of four or fewer)."""
SHORT_WORD = 4

EMPTY_WORDS = frozenset({"", "-", "–", "/", "?", "n.v.t.", "n.v.t", "nvt", "onbekend", "niet vermeld"})
"""What people type for "nothing" in an optional column (contract, "empty"), and two words of our sources."""

ALIKE = 70.0
"""From this likeness on (0 to 100) one word of several may be another."""
PLAIN_LENGTH = 10_000
"""A longer text is looked at more closely."""


def normal(text: str) -> str:
    """The text in lower case, without accents, every run of other characters one space.

    >>> normal("Één  web-INAR!")
    'een web inar'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(letters.split())


def key(text: str) -> str:
    """The text as a header is compared: no spaces at all, but the euro sign counts.

    >>> key("# Deelnemers "), key("Bedrag (incl. btw)"), key("€")
    ('deelnemers', 'bedraginclbtw', '€')
    """
    return normal(text).replace(" ", "") or ("€" if "€" in text else "")


def printable(text: str) -> str:
    """The text without control and zero-width characters, which nobody sees; new lines and tabs stay."""
    return text if text.isprintable() else "".join(c if c != "\u00a0" else " " for c in text if _is_seen(c))


def _is_seen(character: str) -> bool:
    return character.isprintable() or character in "\n\t" or character.isspace()


def bare(text: str) -> str:
    """The text without what typing leaves around a number or a date.

    Spaces, the apostrophe that makes a spreadsheet keep it as text, and a full stop at the end.

    >>> bare(" '120. ")
    '120'
    """
    return text.strip().removeprefix("'").rstrip(".").strip()


def is_empty(text: str) -> bool:
    """Whether a text stands for nothing, such as `n.v.t.` or a lone dash."""
    return text.strip().casefold() in EMPTY_WORDS


def plain_texts(values: Sequence[object]) -> bool:
    """Whether each of these is None or a text that stands for itself: nothing in it needs a closer look.

    One search over all of them together; a sheet of a hundred thousand rows needs it.
    """
    texts = [value for value in values if value is not None]
    try:
        joined = "\n".join(texts)  # type: ignore[arg-type]
    except TypeError:
        return False
    lines = joined.lower().split("\n")
    if len(lines) != max(len(texts), 1) or not "".join(lines).isprintable():
        return False
    if EMPTY_WORDS.intersection(lines) and texts:
        return False
    return not _odd(f"\n{joined}\n") and (len(joined) <= PLAIN_LENGTH or max(map(len, lines)) <= PLAIN_LENGTH)


def _odd(joined: str) -> bool:
    """Whether a text between line ends may be an error, personal data, or has spaces around it."""
    if any(mark in joined for mark in ("@", "…", "...", "\n#", "\n ", " \n", f"\n{_STANDS_FOR}")):
        return True
    return bool(_MANY_DIGITS.search(joined.encode().translate(None, _NO_DIGIT)))


def nearest(text: str, words: Iterable[str], *, at_least: float = 65.0) -> str | None:
    """The word that looks most like the text, None where none does; both already `normal`.

    A word that holds the text or part of it, or stands in it (`polarisatie`, `online polarisatie`), looks
    like it too.
    """
    words = list(words)
    best = process.extractOne(text, words, scorer=fuzz.ratio, score_cutoff=at_least)
    if best is None:
        best = process.extractOne(text, [word for word in words if _akin(text, word)], scorer=fuzz.ratio)
    return None if best is None else str(best[0])


def _akin(text: str, word: str) -> bool:
    short, long = sorted((text, word), key=len)
    parts = [part for part in text.split() if len(part) > 2]
    like = (fuzz.ratio(part, other) >= ALIKE for part in parts for other in word.split() if len(other) > 2)
    return (len(short) > SHORT_WORD and short in long) or any(like)


def forgive(text: str, index: Mapping[str, str], *, most: int = 2) -> str | None:
    """The meaning of a text in another number or with a small typing error, None where it is not clear which.

    `index` maps `normal` words to their meaning; a text as near to two meanings has none.
    """
    for singular in _singulars(text):
        if singular in index:
            return index[singular]
    if len(meant := {meaning for word, meaning in index.items() if text in _singulars(word)}) == 1:
        return meant.pop()
    allowed = min(most, 0 if len(text) <= SHORT_WORD else 1 if len(text) < LONG_WORD else 2)
    distances: dict[str, int] = {}
    for word, meaning in index.items():
        distance = OSA.distance(text, word, score_cutoff=allowed)
        if distance <= allowed and len(word) > SHORT_WORD:
            distances[meaning] = min(distance, distances.get(meaning, distance))
    if not distances:
        return None
    least = min(distances.values())
    nearest_meanings = [meaning for meaning, distance in distances.items() if distance == least]
    return nearest_meanings[0] if len(nearest_meanings) == 1 else None


def _singulars(text: str) -> list[str]:
    """What a Dutch plural may be the plural of: `vormingen`, `webinars`, `netwerkoverleggen`, `brieven`."""
    found = [text[:-1]] if text.endswith("s") else []
    if text.endswith("en"):
        found.append(text[:-2])
        if re.search(r"([bcdfgklmnprst])\1en$", text):
            found.append(text[:-3])
        if text[-3] in "vz":
            found.append(text[:-3] + {"v": "f", "z": "s"}[text[-3]])
    return found


FEWEST_DIGITS = 9
"""A phone number has at least so many."""
_MANY_DIGITS = re.compile(rb"\d{%d}" % FEWEST_DIGITS)
_NO_DIGIT = bytes(set(range(256)) - set(b"0123456789\n"))
_EMAIL = re.compile(r"[^\s@;,<>()]+@[^\s@;,<>()]+\.[^\s@;,<>()\d]{2,}")
_SEPARATOR = r"[\s./-]?"
_PHONES = re.compile(
    r"(?:\+|(?<!\d)00)\s?\d{2}(?:[\s./()-]*\d){8,9}(?!\d)"
    rf"|(?<![\d/.-])04\d{{2}}{_SEPARATOR}(?:\d{{2}}{_SEPARATOR}\d{{2}}{_SEPARATOR}\d{{2}}|\d{{3}}{_SEPARATOR}\d{{3}})(?![\d])"
    rf"|(?<![\d/.-])0[1-9][\s./-]\d{{3}}{_SEPARATOR}\d{{2}}{_SEPARATOR}\d{{2}}(?!\d)"
    rf"|(?<![\d/.-])0[1-9]\d[\s./-]\d{{2}}{_SEPARATOR}\d{{2}}{_SEPARATOR}\d{{2}}(?!\d)"
)
_REGISTER = re.compile(r"(?<!\d)(\d{2})[. -]?(\d{2})[. -]?(\d{2})[. -]?(\d{3})[. -]?(\d{2})(?!\d)")
_ENTERPRISE = re.compile(r"\bBE[\s.-]?[01]\d{3}[\s.]?\d{3}[\s.]?\d{3}\b", re.I)
_EMAIL_KIND, _PHONE_KIND, _REGISTER_KIND = "een e-mailadres", "een telefoonnummer", "een rijksregisternummer"
_STANDS_FOR = "[persoonsgegevens: "


def in_place_of(kind: str) -> str:
    """What is kept in place of a text with this kind of personal data; it is told as the text itself was.

    >>> in_place_of("een e-mailadres"), personal_data(in_place_of("een e-mailadres"))
    ('[persoonsgegevens: een e-mailadres]', 'een e-mailadres')
    """
    return f"{_STANDS_FOR}{kind}]"


# Only the kinds themselves: whatever else somebody types between the brackets is never repeated.
_IN_PLACE = {in_place_of(kind): kind for kind in (_EMAIL_KIND, _PHONE_KIND, _REGISTER_KIND)}


def personal_data(text: str) -> str | None:
    """What kind of personal data a text holds, in Dutch, or None.

    An e-mail address, a Belgian or international phone number, or a national register number whose
    check digits are right (97 minus the remainder by 97; with a 2 in front for births from 2000 on).
    What was kept in place of such a text (`in_place_of`) counts as the text.
    """
    if text in _IN_PLACE:
        return _IN_PLACE[text]
    if "@" in text and _EMAIL.search(text):
        return _EMAIL_KIND
    if sum(map(str.isdigit, text)) < FEWEST_DIGITS:
        return None
    text = _ENTERPRISE.sub(_unless_enterprise, text)
    if any(_is_register_number(match) for match in _REGISTER.finditer(text)):
        return _REGISTER_KIND
    return _PHONE_KIND if _PHONES.search(text) else None


def _unless_enterprise(match: re.Match[str]) -> str:
    """Nothing in place of an enterprise number, which is an organisation's and looks like a mobile phone."""
    digits = re.sub(r"\D", "", match[0])
    return "" if 97 - int(digits[:8]) % 97 == int(digits[8:]) else match[0]


def _is_register_number(match: re.Match[str]) -> bool:
    month, day = int(match[2]) % 20, int(match[3])
    if month > 12 or day > 31:
        return False
    number, check = match[1] + match[2] + match[3] + match[4], int(match[5])
    return check in (97 - int(number) % 97, 97 - int("2" + number) % 97)
