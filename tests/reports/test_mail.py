"""Mails that are ready to send, read back as a mail program does."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest

from metrics.gaps import Gap
from metrics.mending import Cell, Desk, Entry, TabState
from metrics.standing import Standing
from reports.mail import overview_mail, partner_mail

LINK = "https://dashboard.example/mijn-gegevens?partner=Faro"
SHEET = "https://docs.google.com/spreadsheets/d/x/edit?gid=0#gid=0&range=D12"


def entry(severity="error", cells=1, **more):
    places = tuple(Cell(f"Activiteiten!D{n + 12}", SHEET) for n in range(cells))
    known = {"code": "bad_count", "workbook": "faro.xlsx", "tab": "Activiteiten", "header": "Aanwezig"}
    known |= {"message": "‘ca. 30’ is een schatting. Typ het aantal.", "proposal": None, "beside": ()}
    return Entry(severity=severity, cells=places, **known | more)


def faro(*entries, partner="Faro", **more):
    tabs = (TabState("faro.xlsx", "Activiteiten", 42, 3),)
    return Standing(Desk(partner, tabs, entries), **{"until": {"Activiteiten": "mei 2024"}} | more)


def read(mail):
    message = message_from_bytes(mail.eml(), policy=default)
    return message, message.get_content().replace("\r\n", "\n")


def test_a_mail_is_read_back_as_it_was_written():
    message, text = read(partner_mail(faro(entry(proposal="30")), LINK))
    assert (message["Subject"], message["To"]) == ("Wij-Zij-netwerk: de gegevens van Faro", "")
    assert (message["From"], message["X-Unsent"], message.get_content_type()) == (None, "1", "text/plain")
    assert message.get_content_charset() == "utf-8"
    assert text == partner_mail(faro(entry(proposal="30")), LINK).text
    assert "42 rijen goed, 3 rijen tellen nog niet mee." in text
    assert (
        "1. Activiteiten!D12 (Aanwezig)\n   ‘ca. 30’ is een schatting. Typ het aantal.\n   Typ: 30\n" in text
    )
    assert SHEET in text
    assert LINK in text


def test_forty_cells_are_one_point_and_a_hundred_points_are_not_all_told():
    many = [entry(message=f"Punt {n}.") for n in range(100)]
    _, text = read(partner_mail(faro(entry(cells=40), *many), LINK))
    assert "D12, Activiteiten!D13" in text
    assert "en nog 30 cellen" in text
    assert "En nog 76 andere; die staan op uw pagina." in text
    _, text = read(partner_mail(faro(*many, entry(tab="Doorverwijzingen", is_counted=False)), LINK))
    assert "En nog andere; die staan op uw pagina." in text
    assert "3 rijen tellen nog niet mee (zonder Doorverwijzingen)." in text


def test_warnings_stand_apart_and_tips_are_left_out():
    _, text = read(partner_mail(faro(entry("warning"), entry("info", message="Een tip.")), LINK))
    assert "Na te kijken" in text
    assert "Te verbeteren" not in text
    assert "Een tip." not in text


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("Faro\nBcc: iedereen@example.org", "Faro Bcc: iedereen@example.org"),
        ("Faro\r\n\r\n<script>", "Faro <script>"),
        ('=HYPERLINK("x")\u202e', '=HYPERLINK("x")'),
    ],
)
def test_what_somebody_typed_adds_no_line_and_no_header(hostile, shown):
    message, text = read(partner_mail(faro(entry(message=hostile), partner=hostile), LINK))
    assert message["Bcc"] is None
    assert message["Subject"].startswith("Wij-Zij-netwerk: de gegevens van ")
    assert f"   {shown}\n" in text


def test_the_overview_says_who_filled_in_what_and_reminds_who_is_late():
    late = faro(partner="Laat", gaps=(Gap("Bereik", (24290, 24291), True),))
    _, text = read(overview_mail([faro(), late, Standing(Desk("Niets"))], LINK, "22 november 2026"))
    assert (
        "Faro: in orde\n  42 rijen goed, 3 rijen tellen nog niet mee.\n  Ingevuld: Activiteiten tot mei 2024."
        in text
    )
    assert "Laat: laat\n" in text
    assert "  Bereik: maart en april 2024 ontbreken nog.\n" in text
    reminders = text.partition("Herinneringen om te versturen (2)")[2]
    assert "Aan Laat:" in reminders
    assert "In uw werkblad staat nog niets." in reminders
    assert "Aan Faro" not in reminders
