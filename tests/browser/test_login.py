"""Signing in, for each role, and all that must not get anybody in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request

import pytest
from playwright.sync_api import Browser, Page
from websockets.exceptions import InvalidStatus

from tests.browser.provider import COOKIE, PARTNER, ROLES, Guarded, guarded
from tests.browser.screen import open_page, wait_until_drawn
from tests.browser.test_access import violations
from tests.wire import DIRECT, XSRF, Visitor, fetch, line

VAULT = "Toon de rijen"
CROSSED = "Onderwerpen per aanvrager"
PUBLIC = {"Overzicht", "Doorverwijzingen", "Subsidie", "Gegevens", "Uitleg"}
WALL = {"viewport": {"width": 1280, "height": 720}}


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory, browser_type_launch_args: object) -> Iterator[Guarded]:
    with guarded(tmp_path_factory.mktemp("login")) as found:
        yield found


def pages(page: Page) -> set[str]:
    return set(page.get_by_test_id("stTopNavLink").all_inner_texts())


def go(page: Page, name: str) -> Page:
    """By the navigation, which draws again without another visit."""
    page.get_by_test_id("stTopNavLink").get_by_text(name, exact=True).click()
    page.get_by_role("heading", name=name, exact=True).wait_for()
    return wait_until_drawn(page)


def is_open(page: Page) -> bool:
    """Whether this is what everybody may see, and no more."""
    assert pages(page) >= PUBLIC
    go(page, "Doorverwijzingen")
    page.get_by_role("heading", name=CROSSED).wait_for()
    told = page.get_by_text(VAULT).count() + page.get_by_role("region", name=CROSSED).count()
    return told == 0 and not pages(page) & {"Mijn gegevens", "Bronnen"}


def test_the_coordinator_sees_all_and_is_recorded_and_signs_out(door: Guarded, page: Page) -> None:
    door.sign_in(page, "coordinator")
    page.get_by_role("button", name="Afmelden (coördinator)").wait_for()
    assert pages(page) >= {*PUBLIC, "Mijn gegevens", "Bronnen"}
    asked = go(page, "Doorverwijzingen").get_by_role("region", name=CROSSED)
    assert {"Onderwerp", "lokaal bestuur", "school"} <= set(asked.locator("th").all_inner_texts())
    page.get_by_text(VAULT).click()
    rows = page.get_by_role("region", name="Vertrouwelijk: vragen")
    rows.wait_for()
    assert {"Gemeente", "Vraag", "Resultaat"} <= set(rows.locator("th").all_inner_texts())
    assert page.get_by_role("button", name="Download").count() == 0
    assert violations(page) == []
    go(page, "Bronnen").get_by_text("Toon de laatste 100").click()
    seen = page.get_by_role("region", name="Wie zag vertrouwelijke rijen")
    seen.wait_for()
    assert re.search(r"coördinator\s+[0-9a-f]{10}\s+Doorverwijzingen", seen.inner_text())
    assert page.get_by_role("button", name="Nu verversen").count() == 1
    other = page.context.new_page()
    open_page(other, door.address)
    page.get_by_role("button", name="Afmelden").click()
    page.get_by_role("button", name="End session").click()
    page.get_by_role("button", name="Aanmelden").wait_for()
    assert is_open(wait_until_drawn(page))
    go(other, "Gegevens")
    assert is_open(other), "another window does not go on"
    assert page.context.cookies(door.address) == [] or COOKIE not in str(page.context.cookies(door.address))


def test_two_people_see_their_own_at_once_and_a_role_taken_away_is_gone(
    door: Guarded, page: Page, browser: Browser
) -> None:
    elsewhere = browser.new_context(**WALL).new_page()
    door.sign_in(page, "partner", "/subsidie?periode=2024&provincie=Limburg")
    assert page.url == f"{door.address}/subsidie?periode=2024&provincie=Limburg", "what was asked for first"
    door.sign_in(elsewhere, "lezer")
    assert "Bronnen" not in pages(page) | pages(elsewhere)
    own = go(page, "Mijn gegevens")
    own.get_by_role("button", name=f"Afmelden (partner: {PARTNER})").wait_for()
    assert own.get_by_label("Kies een partner").count() == 0
    assert go(elsewhere, "Doorverwijzingen").get_by_text(VAULT).count() == 0
    assert go(elsewhere, "Gegevens").get_by_role("region", name="Te verbeteren").count() == 1
    go(page, "Doorverwijzingen").get_by_text(VAULT).click()
    rows = page.get_by_role("region", name="Vertrouwelijk: vragen")
    rows.wait_for()
    assert set(rows.locator("td:last-child").all_inner_texts()) == {PARTNER}
    assert page.get_by_role("region", name=CROSSED).count() == 0
    door.grant({email: role for email, role in ROLES.items() if not email.startswith("Partner")})
    try:
        go(page, "Gegevens")
        page.get_by_text("dit e-mailadres heeft hier geen rol").wait_for()
        assert is_open(page)
        assert not pages(elsewhere) & {"Bronnen"}
    finally:
        door.grant()
        elsewhere.context.close()


@pytest.mark.slow
def test_where_one_must_sign_in_one_lands_where_one_was_going(page: Page, tmp_path: Path) -> None:
    with guarded(tmp_path, required=True) as shut:
        shut.sign_in(page, "lezer", "/subsidie?periode=2024")
        assert page.url == f"{shut.address}/subsidie?periode=2024"
        page.get_by_role("heading", name="Subsidie", exact=True).wait_for()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("onbekend", "dit e-mailadres heeft hier geen rol"),
        ("onbevestigd", "bevestigt niet dat dit e-mailadres van u is"),
    ],
)
def test_who_has_no_role_sees_what_everybody_sees(door: Guarded, page: Page, name: str, told: str) -> None:
    door.sign_in(page, name)
    page.get_by_text(told).wait_for()
    page.get_by_role("button", name="Afmelden (geen rol)").wait_for()
    assert is_open(page)


def signed(door: Guarded, *, bent: bool = False, **how: Any) -> str:
    """A cookie of the coordinator."""
    made = door.cookie("coordinator", **how)
    return made[:20] + ("A" if made[20] != "A" else "B") + made[21:] if bent else made


@pytest.mark.parametrize(
    ("how", "gets_in"),
    [
        ({}, True),
        ({"hours_ago": 9.1}, False),
        ({"hours_ago": -1}, False),
        ({"secret": "een ander geheim, even lang als het echte"}, False),
        ({"bent": True}, False),
    ],
    ids=["good", "expired", "of tomorrow", "of another server", "tampered"],
)
def test_only_a_fresh_cookie_of_our_own_gets_in(
    door: Guarded, page: Page, how: dict[str, Any], gets_in: bool
) -> None:
    page.context.add_cookies([{"name": COOKIE, "value": signed(door, **how), "url": door.address}])
    open_page(page, f"{door.address}/bronnen")
    wanted = "Alle werkboeken" if gets_in else "Deze pagina is voor wie zich aanmeldt."
    page.get_by_role("heading", name=wanted).wait_for()
    assert page.get_by_role("heading", name="Alle werkboeken").count() == gets_in


@pytest.mark.parametrize(
    ("tokens", "bent"),
    [((), {}), (("anders",), {}), (("{token}",), {XSRF: "anders"})],
)
def test_a_cookie_without_the_pages_own_token_gets_nobody_in(
    door: Guarded, tokens: tuple[str, ...], bent: dict[str, str]
) -> None:
    token = fetch(f"{door.address}/_stcore/health")[1][XSRF]
    cookies = {COOKIE: door.cookie("coordinator"), XSRF: token} | bent
    with line(door.address, cookies, *(each.format(token=token) for each in tokens)) as socket:
        visitor = Visitor(door.address, socket, "/bronnen", {}, [])
        visitor.run()
    assert b"Deze pagina is voor wie zich aanmeldt." in b"".join(visitor.heard)


def test_a_page_of_another_site_opens_no_line(door: Guarded) -> None:
    with pytest.raises(InvalidStatus), line(door.address, {}, origin="https://elders.be"):
        pass


@pytest.mark.parametrize(
    "path", ["agent/mcp", "agent/openapi.json", "agent/interact", "metrics", "upload_file/a/b"]
)
def test_a_closed_door_of_the_server_itself_answers_nothing(door: Guarded, path: str) -> None:
    with pytest.raises(HTTPError, match="404") as told:
        fetch(f"{door.address}/_stcore/{path}")
    assert told.value.read() == b""


@pytest.mark.parametrize(
    "path", ["/", "/subsidie", "/_stcore/health", "/_stcore/host-config", "/media/x", "/auth/login"]
)
def test_each_answer_of_the_server_itself_has_the_headers(door: Guarded, path: str) -> None:
    try:
        headers = DIRECT.open(door.address + path).headers
    except HTTPError as error:
        headers = error.headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]


def test_the_server_answers_to_its_own_name_alone(door: Guarded) -> None:
    for name, answered in (("localhost", 200), ("elders.be", 400)):
        asked = Request(f"{door.address}/_stcore/health", headers={"Host": name})
        assert status(asked) == answered


def status(asked: Request) -> int:
    try:
        return int(DIRECT.open(asked).status)
    except HTTPError as error:
        return error.code


def test_no_address_of_anybody_and_no_secret_is_logged(door: Guarded) -> None:
    printed = door.log.read_text(encoding="utf-8")
    assert [email for email in (*ROLES, "geheim") if email.casefold() in printed.casefold()] == []
