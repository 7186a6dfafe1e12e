"""Counts and amounts as people type them; an estimate is no count, a doubtful amount is asked about."""

from __future__ import annotations

import math
import re
from decimal import ROUND_HALF_UP, Decimal

from schemas.fault import Fault, refuse
from schemas.text import bare

LARGEST = 10**12
"""Above this a number is a typing error (and would not fit what sums it)."""

COUNT_FIX = "Typ een geheel getal zonder woorden, bijvoorbeeld 120, of laat de cel leeg."
EURO_FIX = "Typ het bedrag met een komma voor de centen, bijvoorbeeld 1234,56."

_SPACES = "\u00a0\u202f\u2009 "
_THOUSANDS = f"[.'’{_SPACES}]"
_UNITS = (
    "deelnemers?|deelneemsters?|personen|persoon|mensen|aanwezigen?|ingeschrevenen?|inschrijvingen|"
    "genodigden|uitgenodigden|abonnees?|volgers?|bezoekers?|bezoeken|gebruikers?|downloads?|weergaven|"
    "leerlingen|leerkrachten|cursisten|stuks|edities|editie|pers\\.?|p\\.?|x"
)
_WHOLE = rf"\d+|\d{{1,3}}(?:{_THOUSANDS}\d{{3}})+"
_COUNT = re.compile(rf"(?P<number>{_WHOLE})(?:,0+)?\s*(?:{_UNITS})?", re.I)
_ESTIMATE = re.compile(
    r"\b(?:ca|circa|ong|ongeveer|plusminus|bijna|ruim|meer dan|minstens|max|min|tientallen|honderden)\b"
    r"|[~±+><≈]|\d\s*-?\s*tal\b|\d\s*(?:à|-|–|tot|of)\s*\d",
    re.I,
)
_SUM = re.compile(r"\s*\d+\s*[^\d+]*(?:\+\s*\d+\s*[^\d+]*)+")


def parse_count(value: object) -> int:
    """A whole number of zero or more: `1.250`, `1 250`, `120 deelnemers`; raises `bad_count`."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _whole(value)
    if not isinstance(value, str):
        raise refuse(Fault("bad_count", "{typed} is geen aantal.", COUNT_FIX))
    text = bare(value)
    if match := _COUNT.fullmatch(text):
        return _whole(int(re.sub(r"\D", "", match["number"])))
    raise refuse(_count_fault(text))


def _whole(number: int | float) -> int:
    if not math.isfinite(number) or number != int(number):
        raise refuse(Fault("bad_count", "{typed} is geen geheel getal.", COUNT_FIX))
    if number < 0:
        raise refuse(Fault("bad_count", "{typed} is minder dan nul.", COUNT_FIX))
    if number > LARGEST:
        raise refuse(Fault("bad_count", "{typed} is te groot voor een aantal.", COUNT_FIX))
    return int(number)


def _count_fault(text: str) -> Fault:
    if _SUM.fullmatch(text):
        total = str(sum(map(int, re.findall(r"\d+", text))))
        fix = f"Typ het totaal, {total}, en zet de uitleg in Opmerking."
        advice = "Typ alleen het totaal en zet de uitleg in Opmerking."
        return Fault("bad_count", "{typed} is een optelling.", fix, advice, proposal=total)
    if _ESTIMATE.search(text):
        fix = "Typ het getelde aantal, of laat de cel leeg als er niet geteld is."
        return Fault("bad_count", "{typed} is een schatting en geen telling.", fix)
    if re.fullmatch(r"-\s*\d+", text):
        return Fault("bad_count", "{typed} is minder dan nul.", COUNT_FIX)
    if re.fullmatch(r"\d+[.,]\d+", text):
        return Fault("bad_count", "{typed} is geen geheel getal.", COUNT_FIX)
    return Fault("bad_count", "{typed} is geen aantal.", COUNT_FIX)


_NEGATIVE = re.compile(r"\((?P<inside>.*)\)|[-−–](?P<after>.*)|(?P<before>.*\d)[-−–]", re.S)
_CURRENCY = re.compile(r"^(?:€|eur\b|euro\b)|(?:€|\beur|(?<=\d)eur|\beuro|(?<=\d)euro)$", re.I)
_BELGIAN = re.compile(rf"(?P<whole>{_WHOLE})(?:,(?P<cents>\d{{1,2}}|-{{1,2}}))?")
_DOUBTFUL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+\.\d{1,2}")


def parse_euro(value: object) -> int:
    """Euro cents: `1.234,56`, `€ 1 234,56`, `(45,00)`, `45,00-`, numbers to the nearest cent.

    Raises `bad_amount`, or `ambiguous_amount` where it can be read in two ways (`12.50`, `1,234.56`).
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _cents(value)
    if not isinstance(value, str):
        raise refuse(Fault("bad_amount", "{typed} is geen bedrag.", EURO_FIX))
    sign, text = _unsigned(bare(value))
    if match := _BELGIAN.fullmatch(text):
        whole = int(re.sub(r"\D", "", match["whole"]))
        cents = (match["cents"] or "").rstrip("-").ljust(2, "0")
        return sign * _within(whole * 100 + int(cents))
    if _DOUBTFUL.fullmatch(text):
        raise refuse(_doubt(text, sign))
    raise refuse(Fault("bad_amount", "{typed} is geen bedrag in euro.", EURO_FIX))


_PLAIN_EURO = re.compile(r"(?:€ ?)?(-?\d{1,9}|-?\d{1,3}(?:\.\d{3}){1,2}),(\d\d)(?: ?EUR)?")


def plain_euro(value: object) -> object:
    """The cents of a usual spelling, `€ 1.234,56`, else NotImplemented; the parser gives the same."""
    if value.__class__ is str and (match := _PLAIN_EURO.fullmatch(value)):
        return int(match[1].replace(".", "") + match[2])
    return NotImplemented


def format_euro(cents: int) -> str:
    """An amount as a partner would type it: `-1.234,56`.

    >>> format_euro(-123456)
    '-1.234,56'
    """
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros:,}".replace(",", ".") + f",{rest:02d}"


def _cents(number: int | float) -> int:
    if not math.isfinite(number):
        raise refuse(Fault("bad_amount", "{typed} is geen bedrag.", EURO_FIX))
    if abs(number) > LARGEST:
        return _within(LARGEST + 1)
    cents = (Decimal(repr(number)) * 100).quantize(Decimal(1), rounding=ROUND_HALF_UP)
    return _within(int(cents))


def _within(cents: int) -> int:
    if abs(cents) > LARGEST:
        raise refuse(Fault("bad_amount", "{typed} is te groot voor een bedrag.", EURO_FIX))
    return cents


def _unsigned(text: str) -> tuple[int, str]:
    bare = _CURRENCY.sub("", text).strip(_SPACES)
    if match := _NEGATIVE.fullmatch(bare):
        inside = match["inside"] or match["after"] or match["before"] or ""
        return -1, _CURRENCY.sub("", inside.strip(_SPACES)).strip(_SPACES)
    return 1, bare


def _doubt(text: str, sign: int) -> Fault:
    head, _, tail = text.replace(",", ".").rpartition(".")
    as_cents = sign * (int(head.replace(".", "")) * 100 + int(tail[:2].ljust(2, "0")))
    as_thousands = sign * int(re.sub(r"\D", "", text)) * 100
    first, second = format_euro(as_cents), format_euro(as_thousands)
    fix = f"Typ {first} of {second}, naargelang wat u bedoelt."
    return Fault("ambiguous_amount", "{typed} kan twee bedragen betekenen.", fix, EURO_FIX)


_NUMBER = re.compile(
    rf"(?P<whole>{_WHOLE})(?:,(?P<decimals>\d+))?\s*(?:{_UNITS}|dagdel(?:en)?|dagdeel|halve dag(?:en)?)?",
    re.I,
)


def parse_number(value: object) -> float:
    """A number of zero or more, such as `1,5` half days or a target of `1.000`; raises `bad_count`."""
    if isinstance(value, str) and (match := _NUMBER.fullmatch(bare(value))):
        value = float(re.sub(r"\D", "", match["whole"]) + "." + (match["decimals"] or "0"))
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= LARGEST:
        raise refuse(Fault("bad_count", "{typed} is geen getal.", "Typ een getal, bijvoorbeeld 3 of 1,5."))
    return float(value)


def parse_share(value: object) -> float:
    """A share of 0 to 1 from `80`, `80 %`, `0,8` or a percentage cell; raises `bad_count`."""
    text = value.strip().removesuffix("%").strip() if isinstance(value, str) else value
    number = parse_number(text)
    share = number / 100 if number > 1 or (isinstance(value, str) and "%" in value) else number
    if share > 1:
        raise refuse(
            Fault("bad_count", "{typed} is meer dan 100 %.", "Typ een percentage, bijvoorbeeld 80 %.")
        )
    return share
