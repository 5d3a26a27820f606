"""Every page that anybody comes to: the headers that keep it here, nothing inline, nothing from anywhere else."""

import re

import pytest
from django.conf import settings as configured
from django.test import Client

from tests.crawling import Site, crawl
from tests.keys import ring_in
from tests.visits import lock, whole
from tests.walls.test_addresses import every_address
from tests.web.test_headers import DIRECTIVES

INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)|\ssrcdoc=|\shx-on|\shx-vals=.js:")
LOADS = re.compile(r"<(?:script|link|img|iframe|source|video|audio|object|embed|use|form|input|button)\b[^>]*")
FROM = re.compile(
    r'(?:src|href|action|formaction|data|srcset|poster|hx-(?:get|post|put|patch|delete|push-url|replace-url))="([^"]*)"'
)
ELSEWHERE = re.compile(r"^\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
LEADS = re.compile(r'<a\b[^>]*href="((?:https?:)?//[^"]*)"[^>]*>')
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def everybody():
    """Nobody, somebody with a whole check, and the same behind their lock."""
    owner, locked = Client(), Client()
    for client in (owner, locked):
        address = whole(client)
        client.post(f"{address}line/", {"line": "<script>alert(1)</script>"})
    lock(locked)
    locked.post("/you/close/")
    return Client(), owner, locked


@pytest.fixture
def sites(db, tmp_path, settings) -> list[Site]:  # noqa: ARG001 - the database comes first
    settings.SMTP_URL, settings.PUBLIC_URL = "smtp://localhost:9", "https://us.example.org"
    with ring_in(tmp_path, settings):
        return [crawl(client) for client in everybody()]


def pages_of(sites):
    return [(path, page) for site in sites for path, page in site.pages.items()]


def loads_from_elsewhere(page: str) -> list[str]:
    return [target for tag in LOADS.findall(page) for target in FROM.findall(tag) if ELSEWHERE.match(target)]


def test_every_page_keeps_to_the_rules(sites):
    pages = pages_of(sites)
    assert len(pages) > 100
    for path, page in pages:
        policy = dict(part.strip().split(" ", 1) for part in page.headers["Content-Security-Policy"].split(";"))
        assert policy == DIRECTIVES, path
        assert {name: page.headers.get(name) for name in HEADERS} == HEADERS, path
        if page.headers["Content-Type"].startswith("text/html"):
            text = page.content.decode()
            assert not INLINE.search(text), path
            assert loads_from_elsewhere(text) == [], path


def test_no_page_sets_a_cookie_that_a_script_or_another_site_could_use(sites):
    for path, page in pages_of(sites):
        for cookie in page.cookies.values():
            assert cookie["httponly"], path
            assert cookie["samesite"] in {"Lax", "Strict"}, path


def test_every_address_that_needs_no_name_was_walked(sites):
    routes = {route for route in every_address().values() if "<" not in route}
    assert all(routes <= set(site.pages) for site in sites)


def test_what_is_printed_and_what_is_refused_keep_to_them_too(sites):
    client = sites[1].client
    sitting = next(path for path in sites[1].pages if path.endswith("/answers/")).removesuffix("answers/")
    for answer in (
        client.post(f"{sitting}report/", {"paper": "a4"}),
        client.post(f"{sitting}mark/", {"finding": "none"}),
        client.post("/you/lock/", {"passphrase": "short"}),
        client.get("/nothing/here/"),
        client.put("/you/"),
        Client(enforce_csrf_checks=True).post("/you/delete/"),
    ):
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert "Content-Security-Policy" in answer.headers
        assert answer.status_code < 500


@pytest.mark.parametrize(
    "planted",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="//tracker.example/1.gif">',
        '<link rel="stylesheet" href="http://fonts.example/css">',
        '<img src="data:image/png;base64,AA==">',
        '<form action="https://evil.example/">',
        '<button formaction="https://evil.example/">',
    ],
)
def test_a_third_party_would_be_noticed(planted):
    assert loads_from_elsewhere(f"<p>before</p>{planted}<p>after</p>")


@pytest.mark.parametrize("planted", ['<p style="color:red">', "<script>1</script>", '<a onclick="x()">', "<style>"])
def test_anything_inline_would_be_noticed(planted):
    assert INLINE.search(f"<p>before</p>{planted}")


def test_the_policy_is_not_only_reported():
    assert not getattr(configured, "CONTENT_SECURITY_POLICY_REPORT_ONLY", None)
