"""What holds for all pages to read."""

import re

import pytest
from django.urls import resolve, reverse

from glitterball.adapters import content
from tests.apps.learn.shelf import PAGES, text_of

ELSEWHERE = ["/", "/first-light/", "/sample/", "/enough/", "/safety/", "/kitchen-measures/"]
MOST_BYTES = 60_000  # with styles and fonts, a first visit stays under 100 kB
LIBRARY = content.library()
ALL = [
    *(reverse("learn:cause", args=[name]) for name in LIBRARY.causes),
    *(reverse("learn:practice", args=[name]) for name in content.practices_by_id()),
    *(reverse("learn:deck", args=[name]) for name in LIBRARY.decks),
    *(reverse("learn:sign", args=[name]) for name in LIBRARY.signs),
    *(reverse("learn:article", args=[a.id]) for a in LIBRARY.articles.values() if a.group != "legal"),
]


@pytest.mark.django_db
@pytest.mark.parametrize("address", [*PAGES.values(), *ELSEWHERE])
def test_a_page_asks_no_database_and_sets_no_cookie(client, django_assert_num_queries, address):
    with django_assert_num_queries(0):
        response = client.get(address)
    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.parametrize("address", PAGES.values())
def test_a_page_is_small_on_the_wire(client, address):
    response = client.get(address, headers={"accept-encoding": "gzip"})
    assert len(response.content) < MOST_BYTES


@pytest.mark.parametrize("address", ALL)
def test_everything_on_the_shelves_can_be_opened(client, address):
    page = text_of(client.get(address))
    assert page.count("<h1") == 1
    assert ">None<" not in page  # a value that was not there


def test_every_link_on_every_page_leads_somewhere(client):
    seen, waiting = set(), ["/learn/"]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response = client.get(address)
        assert response.status_code == 200, address
        page = text_of(response)
        for link in re.findall(r'href="(/[^"]*)"', page):
            path, _, anchor = link.partition("#")
            if path.startswith("/static/") or path == "/exit/":
                continue
            if path not in seen and path not in waiting:
                waiting.append(path)
            if anchor and path in PAGES.values():
                assert f'id="{anchor}"' in text_of(client.get(path)), link
    assert set(PAGES.values()) - {PAGES["sign"]} <= seen  # signs of closeness are reached by ticks and by the search
    assert {address for address in ALL if "/signs/" not in address} <= seen


@pytest.mark.parametrize(
    "address",
    ["/learn/nope/", "/learn/causes/nope/", "/learn/signs/nope/", "/learn/practices/nope/", "/learn/prompts/nope/"],
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", [a for name, a in PAGES.items() if name not in {"search", "signs"}])
def test_a_page_can_only_be_read(client, address):
    assert client.post(address).status_code == 405


@pytest.mark.parametrize(("system", "said"), LIBRARY.systems.items(), ids=LIBRARY.systems)
def test_what_a_system_is_said_to_be_is_there(client, system, said):  # noqa: ARG001 - it names the test
    for address in re.findall(r"/(?:[a-z-]+/)+", said):
        if address.startswith("/couple/"):  # there for two people alone, and walked by them in tests/apps/picture
            assert resolve(address).app_name in {"picture", "together"}
        else:
            assert client.get(address, follow=True).status_code == 200, address
    if named := re.search(r"the practices? ([a-z, -]+?)(?: and ([a-z-]+))?,? as pages? to read", said):
        names = {name for part in named.groups() if part for name in re.findall(r"[a-z]+(?:-[a-z]+)+", part)}
        assert names
        assert names <= content.practices_by_id().keys()
