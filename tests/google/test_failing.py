"""What goes wrong at Google's, as the error and the sentence that say who does what."""

import threading
import time

import pytest

from sheets.errors import (
    ApiDisabled,
    FileTooLarge,
    GoogleError,
    KeyInvalid,
    Network,
    NotFound,
    NotShared,
    OfficeFile,
    RateLimited,
    Refused,
    TabsChanged,
    Unavailable,
)
from sheets.google import GoogleSource, Retries
from sheets.google_line import Limits
from tests.google.conftest import BOOK, LIMITS
from tests.google.detour import HOSTS, key, sessions_to

KNOWN = {0: "Activiteiten"}
WAIT = (
    "Google laat even geen lezingen meer toe, omdat er te veel waren in één minuut. U hoeft niets te doen: "
    "het dashboard probeert het opnieuw zodra de minuut om is."
)
GONE = (
    "Dit werkblad bestaat niet (meer), of de link klopt niet. De coördinator kijkt de link na in het "
    "tabblad Partners, kolom Werkboek."
)
OFF = (
    "De Google Sheets API staat uit in het Google Cloud-project {}. De beheerder zet ze aan bij "
    "‘APIs & Services’, ‘Enable APIs’; na enkele minuten leest het dashboard opnieuw."
)
REVOKED = (
    "Google aanvaardt de sleutel van dashboard@wij-zij.iam.gserviceaccount.com niet: ze is ingetrokken "
    "of verwijderd. De beheerder maakt een nieuwe sleutel in Google Cloud en zet ze in de instellingen."
)
PASSING = (
    "Google geeft nu geen bruikbaar antwoord ({}). Het dashboard probeert het vanzelf opnieuw; duurt het "
    "langer dan een dag, verwittig dan de beheerder."
)
OFFLINE = (
    "Het dashboard bereikt Google niet (geen verbinding). De beheerder kijkt na of de server op het internet "
    "raakt en sheets.googleapis.com en oauth2.googleapis.com mag openen."
)

FINAL = [
    ("rate_limited", RateLimited, "rate_limited", WAIT),
    ("rate_limited_2022", RateLimited, "rate_limited", WAIT),
    ("rate_limited_html", RateLimited, "rate_limited", WAIT),
    (
        "not_shared",
        NotShared,
        "not_shared",
        "Dit werkblad is niet gedeeld met het dashboard. "
        "Deel het werkblad met dashboard@wij-zij.iam.gserviceaccount.com (Lezer).",
    ),
    ("api_disabled", ApiDisabled, "api_disabled", OFF.format("1234567890")),
    ("api_never_used", ApiDisabled, "api_disabled", OFF.format("977449744253")),
    ("not_found", NotFound, "not_found", GONE),
    ("not_found_2021", NotFound, "not_found", GONE),
    (
        "office_file",
        OfficeFile,
        "office_file",
        "Dit is een Excel-bestand in Google Drive en nog geen Google-werkblad. De partner opent het, kiest "
        "Bestand > Opslaan als Google Spreadsheets, en geeft de link van dat nieuwe werkblad aan de "
        "coördinator.",
    ),
    (
        "bad_mask",
        Refused,
        "unavailable",
        "Google weigert de vraag van het dashboard (antwoord 400). Verwittig wie het dashboard onderhoudt.",
    ),
    (
        "bad_range",
        TabsChanged,
        "unavailable",
        "De tabbladen van dit werkblad veranderden terwijl het dashboard las. U hoeft niets te doen: "
        "het dashboard leest ze straks opnieuw.",
    ),
    ("key_revoked", KeyInvalid, "key_invalid", REVOKED),
    ("account_gone", KeyInvalid, "key_invalid", REVOKED),
    (
        "clock_off",
        KeyInvalid,
        "key_invalid",
        "Google aanvaardt de sleutel van dashboard@wij-zij.iam.gserviceaccount.com niet, omdat de klok "
        "van de server fout loopt. De beheerder zet de klok juist (tijdsynchronisatie aan).",
    ),
]
PASSING_FAULTS = [
    ("broken", "antwoord 500"),
    ("bad_gateway", "antwoord 502"),
    ("unavailable", "antwoord 503"),
    ("hang", "te traag"),
    ("slow", "te traag"),
    ("reset", "afgebroken antwoord"),
    ("cut_off", "afgebroken antwoord"),
    ("cut_json", "afgebroken antwoord"),
    ("token_hang", "te traag"),
    ("token_reset", "afgebroken antwoord"),
]


def error_of(source, spreadsheet_id=BOOK):
    with pytest.raises(Exception, match=r".") as raised:
        source.read(spreadsheet_id)
    return raised.value


@pytest.mark.parametrize(("fault", "kind", "code", "sentence"), FINAL, ids=[row[0] for row in FINAL])
def test_a_fault_that_stays_is_told_at_once(google, source, clock, fault, kind, code, sentence):
    google.break_down(fault)
    error = error_of(source)
    assert (type(error), error.code, error.message) == (kind, code, sentence)
    assert (len([asked for asked in google.asked if asked.status >= 400]), clock.sleeps) == (1, [])


@pytest.mark.parametrize(("fault", "what"), PASSING_FAULTS)
def test_a_passing_fault_that_stays_is_told_after_three_tries(google, source, clock, fault, what):
    google.break_down(fault)
    error = error_of(source)
    assert (type(error), error.code, error.message) == (Unavailable, "unavailable", PASSING.format(what))
    assert len([asked for asked in google.asked if asked.status != 200]) == 3
    assert len(clock.sleeps) == 2


@pytest.mark.parametrize("fault", [fault for fault, _ in PASSING_FAULTS])
def test_a_passing_fault_that_passes_is_not_told(google, source, clock, fault):
    google.break_down(fault, times=2)
    assert source.read(BOOK, KNOWN).tabs == KNOWN
    assert len(clock.sleeps) == 2


def test_the_waits_between_tries_differ_and_stay_short(google, source, clock):
    google.break_down("broken")
    for _ in range(6):
        error_of(source)
    assert len(set(clock.sleeps)) == len(clock.sleeps) == 12
    assert max(clock.sleeps) <= Retries().longest_wait


def test_every_try_counts_for_the_quota(google, source):
    google.break_down("broken", times=2)
    assert source.read(BOOK, KNOWN).requests == 3


@pytest.mark.parametrize("fault", ["rate_limited", "rate_limited_html"])
def test_after_a_429_nothing_goes_out_until_the_minute_has_turned(google, source, clock, fault):
    google.break_down(fault, times=1)
    error_of(source)
    assert clock.now == 0
    source.read(BOOK, KNOWN)
    assert clock.now == 60


def test_one_broken_spreadsheet_is_not_in_the_way_of_another(google, source, book):
    google.break_down("not_shared", spreadsheet_id="elders")
    assert isinstance(error_of(source, "elders"), NotShared)
    assert source.read(BOOK, KNOWN).tabs == KNOWN


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://sheets.wij-zij.invalid"])
def test_no_way_to_google_is_the_network(source_at, clock, address):
    error = error_of(source_at(address))
    assert (type(error), error.code, error.message) == (Network, "network", OFFLINE)
    assert len(clock.sleeps) == 2


def test_a_token_service_that_is_down_is_a_passing_fault(google, source_at):
    google.break_down("token_broken")
    error = error_of(source_at(google.address, retries=Retries(tries=1)))
    assert (type(error), error.message) == (Unavailable, PASSING.format("aanmelden lukt niet"))


@pytest.mark.parametrize(
    "key",
    [{}, {"client_email": "x"}, key() | {"private_key": "-----BEGIN"}, key() | {"private_key": None}],
)
def test_a_key_that_is_none_is_told_at_once(key):
    with pytest.raises(KeyInvalid) as raised:
        GoogleSource(key)
    assert raised.value.message == (
        "De sleutel van het serviceaccount in de instellingen is niet volledig of beschadigd. De beheerder "
        "neemt ze opnieuw over uit het bestand van Google Cloud, met alle regels."
    )


def test_a_token_that_is_never_good_is_a_bad_key(google, source):
    class Nothing(set):
        def __contains__(self, token):
            return False

    google.tokens = Nothing()
    assert (error_of(source).message, google.reads) == (REVOKED, 2)


@pytest.mark.parametrize(("fault", "longest"), [("hang", LIMITS.read), ("slow", LIMITS.whole)])
def test_no_answer_keeps_us_longer_than_its_limit(google, source_at, fault, longest):
    google.break_down(fault)
    source = source_at(google.address, retries=Retries(tries=1))
    started = time.monotonic()
    error_of(source)
    assert longest <= time.monotonic() - started < longest + 1


def test_an_answer_that_is_too_large_is_not_taken_in(google, source_at, book):
    book.write("Activiteiten!A1", [[f"rij {row}"] for row in range(900)])
    error = error_of(source_at(google.address, limits=Limits(size=10_000)))
    assert (type(error), error.code) == (FileTooLarge, "file_too_large")


def test_nobody_can_send_us_elsewhere(google, source):
    """A redirect is no answer of Google's, and the token does not travel."""
    google.break_down("redirect")
    assert isinstance(error_of(source), Unavailable)
    assert all(asked.path == f"/v4/spreadsheets/{BOOK}" for asked in google.asked if asked.is_read)


def test_no_error_of_ours_is_an_os_error():
    assert not any(issubclass(kind, OSError) for kind in (GoogleError, NotFound, FileTooLarge))


def test_a_quota_that_is_used_up_is_outlived(google, source_at):
    """Google refuses from the fourth read on until its minute has turned; the fake clock turns it."""
    google.quota, google.minute = 3, 0.5
    source = source_at(google.address)
    for _ in range(3):
        source.read(BOOK, KNOWN)
    assert isinstance(error_of(source), RateLimited)
    threading.Event().wait(0.5)
    assert source.read(BOOK, KNOWN).tabs == KNOWN


def test_a_detoured_session_reaches_nothing_else(google):
    """So that a test which asks for another host fails, rather than going there."""
    assert set(sessions_to(google.address)().adapters) == set(HOSTS)
