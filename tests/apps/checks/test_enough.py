"""The page for whoever has seen enough for today."""


def test_it_asks_nothing_more(client):
    page = client.get("/enough/").content.decode()
    assert "You owe nobody anything now" in page
    assert "<form" not in page
