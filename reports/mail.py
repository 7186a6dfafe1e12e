"""Mails that are ready to send: a partner's open points, and who has filled in what until when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP

from metrics.mending import Desk, Entry
from metrics.standing import SECTIONS, Standing
from metrics.wording import aside

MOST_POINTS = 25
"""More nobody mends in one go; the page holds them all."""
MOST_CELLS = 10
CLOSING = ("", "Vriendelijke groeten", "De coördinator van het Wij-Zij-netwerk")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail without a recipient: who sends it fills that in."""

    subject: str
    text: str

    def eml(self) -> bytes:
        """The mail as a file that a mail program opens as a draft."""
        message = EmailMessage(policy=SMTP)
        message["Subject"] = self.subject
        message["To"] = ""
        message["X-Unsent"] = "1"
        message.set_content(self.text, charset="utf-8")
        return message.as_bytes()


def partner_mail(of: Standing, link: str) -> Mail:
    """The open points of a partner, each with its cells, their links and what to type.

    `link` opens the partner's own page.
    """
    points = list(_points(of.desk))
    lines = ["Beste partner", "", f"Dit is de stand van de gegevens van {_line(of.partner)}:", of.sentence]
    lines += [of.changed] if of.changed else []
    lines += points or ["", f"Er is niets te verbeteren{aside(of.desk.without)}. Dank u wel!"]
    lines += ["", "Nog niet ingevuld", *(f"- {told}" for told in of.missing)] if of.missing else []
    lines += ["", f"Alles op een rij, met de cellen om aan te klikken: {link}", *CLOSING, ""]
    return Mail(f"Wij-Zij-netwerk: de gegevens van {_line(of.partner)}", "\n".join(lines))


def overview_mail(everybody: Sequence[Standing], link: str, day: str) -> Mail:
    """Who has filled in what until when, with a reminder to send to each who is late.

    `link` opens the page of all partners, `day` is the day of the figures in words.
    """
    late = [of for of in everybody if of.is_late]
    lines = [f"Wie heeft wat ingevuld, volgens de gegevens van {day}", ""]
    lines += [line for of in everybody for line in _stand(of)]
    lines += ["", f"Alles op een rij: {link}", ""]
    if late:
        lines += [f"Herinneringen om te versturen ({len(late)})", ""]
        lines += [line for of in late for line in _reminder(of, link)]
    return Mail(f"Wij-Zij-netwerk: wie heeft wat ingevuld op {day}", "\n".join(lines))


def _points(desk: Desk) -> Iterator[str]:
    entries = desk.entries
    shown = entries[:MOST_POINTS]
    for severity, (name, told) in SECTIONS.items():
        if severity == "info" or not any(entry.severity == severity for entry in shown):
            continue
        yield from ("", f"{name}. {told}")
        own = [entry for entry in shown if entry.severity == severity]
        for number, entry in enumerate(own, 1):
            yield from _point(number, entry)
    rest = [entry for entry in entries[MOST_POINTS:] if entry.severity != "info"]
    if rest:
        how_many = "" if desk.untold else f"{len(rest)} "
        yield from ("", f"En nog {how_many}andere; die staan op uw pagina.")


def _point(number: int, entry: Entry) -> Iterator[str]:
    where = ", ".join(cell.address for cell in entry.cells[:MOST_CELLS]) or entry.workbook
    more = len(entry.cells) - MOST_CELLS
    column = f" ({entry.header})" if entry.header and entry.cells else ""
    yield f"{number}. {_line(where)}{f' en nog {more} cellen' if more > 0 else ''}{_line(column, ' ')}"
    yield f"   {_line(entry.message)}"
    if entry.proposal:
        yield f"   Typ: {_line(entry.proposal)}"
    if entry.cells and entry.cells[0].link:
        yield f"   {entry.cells[0].link}"


def _stand(of: Standing) -> Iterator[str]:
    yield f"{_line(of.partner)}: {of.word}"
    yield f"  {of.sentence}"
    if of.filled:
        yield f"  Ingevuld: {of.filled}."
    yield from (f"  {told}" for told in of.missing)


def _reminder(of: Standing, link: str) -> Iterator[str]:
    yield from (f"Aan {_line(of.partner)}:", "", "Beste partner", "")
    yield from of.missing or ["In uw werkblad staat nog niets."]
    yield "Wilt u dit aanvullen? Het vraagt maar enkele minuten."
    yield from (f"Uw pagina: {link}", *CLOSING, "", "")


def _line(text: str, before: str = "") -> str:
    """A text on one line, without what nobody sees: whatever a cell holds, it adds no line to a mail."""
    plain = "".join(c if c.isprintable() else " " for c in text)
    return before * bool(plain.strip()) + " ".join(plain.split())
