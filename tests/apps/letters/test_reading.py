"""The letters as pages: always there, for everybody, without an account or an address."""

import pytest

from glitterball.apps.letters.queries import chains

LETTERS = [(chain.id, letter.position) for chain in chains() for letter in chain.letters]


@pytest.mark.parametrize(("chain", "number"), LETTERS)
def test_every_letter_can_be_read(client, chain, number):
    response = client.get(f"/letters/read/{chain}/{number}/")
    assert response.status_code == 200
    assert not response.cookies
    assert "Hello," in response.content.decode()


@pytest.mark.parametrize("path", ["general/0/", "general/9/", "nothing/1/", "general/x/"])
def test_a_letter_that_is_not_there(client, path):
    assert client.get(f"/letters/read/{path}").status_code == 404


def test_one_leads_to_the_next(client):
    page = client.get("/letters/read/balance/2/").content.decode()
    assert 'rel="prev" href="/letters/read/balance/1/"' in page
    assert 'rel="next" href="/letters/read/balance/3/"' in page
    assert 'rel="next"' not in client.get("/letters/read/balance/4/").content.decode()


def test_the_shelf_holds_them_all(client):
    page = client.get("/letters/read/").content.decode()
    assert page.count('href="/letters/read/') >= len(LETTERS)


@pytest.mark.parametrize("path", ["", "newsletter/", "asked/", "confirmed/", "read/", "read/general/1/", "end/x/"])
def test_a_page_asks_no_database(client, path, db, django_assert_num_queries, mailbox):  # noqa: ARG001
    with django_assert_num_queries(0):
        assert client.get(f"/letters/{path}").status_code == 200
