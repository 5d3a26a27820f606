"""What every answer carries, so that a page stays between the person and the server."""

import re

import pytest

PAGES = ["/", "/first-light/", "/safety/", "/sample/", "/enough/", "/kitchen-measures/", "/exit/", "/nothing-here/"]
PAGES += ["/coach/", "/letters/", "/learn/", "/learn/signs/", "/learn/search/", "/terms/", "/privacy/", "/imprint/"]
DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}


@pytest.fixture(params=PAGES)
def response(client, request):
    return client.get(request.param)


def test_the_content_policy_allows_this_site_and_nothing_else(response):
    policy = dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))
    assert policy == DIRECTIVES


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Cache-Control", "no-store"),
        ("Referrer-Policy", "same-origin"),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ],
)
def test_every_page_carries(response, name, value):
    assert response.headers[name] == value


def test_no_page_asks_anything_of_the_device(response):
    assert {"camera=()", "microphone=()", "geolocation=()"} <= set(response.headers["Permissions-Policy"].split(", "))


def test_no_page_sets_a_cookie(response):
    assert not response.cookies


def test_no_page_holds_inline_style_or_script(response):
    page = response.content.decode()
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)", page)


def test_no_page_links_another_site(response):
    assert not re.search(r'(?:href|src|action)="(?:https?:)?//', response.content.decode())


def test_answering_sets_no_cookie_and_leaves_no_trace_in_the_log(client, caplog):
    body = "version=1.0&shown=trust-01&answer=4&listening-01=2"
    response = client.post("/first-light/", body, content_type="application/x-www-form-urlencoded")
    client.post("/first-light/", body + "9", content_type="application/x-www-form-urlencoded")
    assert not response.cookies
    assert "listening" not in caplog.text
    assert "trust-01" not in caplog.text
