"""What the server keeps closed, on a Starlette of our own: the browser tests run all pages behind it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

import guard
from sheets.login import Login, LoginUnusable

HOST = "dashboard.voorbeeld.be"
INDEX = Path(streamlit.__file__).parent / "static" / "index.html"
SCRIPTS = re.compile(r"<script.*?</script>", re.DOTALL)
PAGES = ["overzicht", "subsidie"]
PAGE = "<p>x</p>\n<script>\n  hallo();\n</script>"


def client(**given: Any) -> TestClient:
    async def answer(request: Request) -> Response:
        is_back = request.url.path == "/oauth2callback"
        found = RedirectResponse("/", 302) if is_back else PlainTextResponse(request.url.path)
        found.set_cookie("a", "1", httponly=True)
        found.set_cookie("b", "2", secure=True)
        return found

    routes = [Route("/{path:path}", answer)]
    app = Starlette(routes=routes, middleware=guard.middleware(Login(**given), [PAGE], PAGES))
    return TestClient(app, base_url=f"https://{HOST}")


def policy(**given: Any) -> dict[str, str]:
    said = client(**given).get("/").headers["content-security-policy"]
    return dict(part.split(" ", 1) for part in said.split("; "))


def test_every_answer_says_what_a_page_may_do() -> None:
    headers = client().get("/").headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "strict-transport-security" not in headers


def test_the_policy_names_no_other_host_and_evaluates_nothing() -> None:
    found = policy()
    assert found["frame-ancestors"] == "'none'"
    assert found["default-src"] == "'self'"
    assert re.fullmatch(r"'self'( 'sha256-[\w+/]{43}=')+", found["script-src"])
    assert "http" not in str(found)
    assert "unsafe-eval" not in str(found)


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "/_stcore/metrics",
        "/_stcore/upload_file/a/b",
    ],
)
def test_doors_that_nobody_needs_are_closed(path: str) -> None:
    answer = client().get(path)
    assert (answer.status_code, answer.text) == (404, "")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_on_https_cookies_are_secure_once_and_the_browser_keeps_to_it() -> None:
    headers = client(address=f"https://{HOST}").get("/").headers
    assert [cookie.lower().count("secure") for cookie in headers.get_list("set-cookie")] == [1, 1]
    assert headers["strict-transport-security"] == "max-age=31536000"
    plain = client().get("/").headers.get_list("set-cookie")
    assert [cookie.lower().count("secure") for cookie in plain] == [0, 1]


@pytest.mark.parametrize(("host", "status"), [(HOST, 200), ("localhost:8501", 200), ("elders.be", 400)])
def test_only_our_own_name_is_answered_where_it_is_known(host: str, status: int) -> None:
    assert client(address=f"https://{HOST}").get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("came_from", "lands"),
    [
        (
            f"https://{HOST}/subsidie?periode=2024&provincie=Vlaams-Brabant",
            "/subsidie?periode=2024&provincie=Vlaams-Brabant",
        ),
        (f"https://{HOST}/subsidie", "/subsidie"),
        (f"https://{HOST}/?periode=2024", "/?periode=2024"),
        (f"https://{HOST}/overzicht?partner=Caf%C3%A9%0d%0aX: y", "/overzicht?partner=Caf%C3%A9%0D%0AX%3A+y"),
        (f"https://{HOST}//elders.be/subsidie", "/"),
        (f"https://{HOST}/\\elders.be", "/"),
        (f"https://{HOST}/onzin", "/"),
        ("https://elders.be/subsidie?periode=2024", "/"),
        ("", "/"),
    ],
)
def test_who_signs_in_lands_on_the_page_of_ours_that_was_asked(came_from: str, lands: str) -> None:
    with client(address=f"https://{HOST}") as browser:
        gone = browser.get("/auth/login", headers={"referer": came_from}, follow_redirects=False)
        kept = gone.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=Lax", "Secure", "Path=/oauth2callback"} <= set(kept.split("; "))
        back = browser.get("/oauth2callback", follow_redirects=False)
        assert (back.status_code, back.headers["location"]) == (302, lands)
        again = browser.get("/oauth2callback", follow_redirects=False)
        assert again.headers["location"] == "/", "it leads there once"


@pytest.mark.parametrize(
    "bent", ["//elders.be", "https://elders.be/", "/\\elders.be", "%2F%2Felders.be", 'x"; y']
)
def test_a_bent_cookie_leads_nowhere_else(bent: str) -> None:
    back = client().get(
        "/oauth2callback", headers={"cookie": f"{guard.ASKED}={bent}"}, follow_redirects=False
    )
    assert back.headers["location"] == "/"


def test_half_a_login_does_not_start() -> None:
    with pytest.raises(LoginUnusable):
        guard.secrets(Login(client_id="dashboard"))
    assert guard.secrets(Login()) is None


def test_the_first_page_is_dutch_before_any_script_ran_and_ours_runs_first() -> None:
    async def answer(request: Request) -> FileResponse:
        return FileResponse(INDEX)

    guards = guard.middleware(Login(), [PAGE], [], first=PAGE)
    browser = TestClient(Starlette(routes=[Route("/{path:path}", answer)], middleware=guards))
    asked = {"accept": "text/html,*/*;q=0.8"}
    found = browser.get("/bereik", headers=asked)
    assert '<html lang="nl">' in found.text
    assert "<title>Wij-Zij</title>" in found.text
    assert "<noscript>Dit dashboard heeft JavaScript nodig." in found.text
    assert int(found.headers["content-length"]) == len(found.content)
    own = SCRIPTS.findall(INDEX.read_text("utf-8"))
    assert SCRIPTS.findall(found.text) == [*own, *SCRIPTS.findall(PAGE)]
    assert "etag" not in found.headers, "a page that was kept would be Streamlit's, or an older one of ours"
    last = browser.get("/bereik").headers["etag"]
    assert browser.get("/bereik", headers=asked | {"if-none-match": last}).text == found.text
    assert browser.head("/bereik", headers=asked).text == ""
