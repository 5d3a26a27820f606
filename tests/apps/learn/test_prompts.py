"""Questions to talk about, one card at a time."""

import pytest

from glitterball.adapters import content
from glitterball.apps.learn.queries import DEPTHS
from tests.apps.learn.shelf import text_of

DECK = content.library().decks["repair"]


def card(client, **asked):
    page = text_of(client.get("/learn/prompts/repair/", asked))
    return page[page.index('class="prompt-text"') : page.index("</section>")]


def test_every_deck_is_in_the_list_and_tender_ones_say_so(client):
    page = text_of(client.get("/learn/prompts/"))
    decks = content.library().decks.values()
    assert all(f"/learn/prompts/{deck.id}/" in page for deck in decks)
    assert page.count('class="tender"') == sum(deck.care == "tender" for deck in decks)


def test_a_deck_begins_with_daily_life(client):
    assert DECK.prompts[0].text in card(client)


@pytest.mark.parametrize("depth", DEPTHS)
def test_another_one_and_another_one_go_through_a_depth_and_begin_anew(client, depth):
    texts = [prompt.text for prompt in DECK.prompts if prompt.depth == depth]
    for number, text in enumerate([*texts, texts[0]], start=1):
        assert text in card(client, depth=depth, card=number)
    page = text_of(client.get("/learn/prompts/repair/", {"depth": depth, "card": len(texts)}))
    assert f"?depth={depth}&amp;card=1" in page


@pytest.mark.parametrize(
    "asked", [{"depth": "nope"}, {"card": "0"}, {"card": "x"}, {"card": "9" * 30}, {"depth": "<b>"}]
)
def test_a_card_that_is_none_is_the_first_one(client, asked):
    assert DECK.prompts[0].text in card(client, **asked)


def test_a_tender_deck_says_when_to_leave_it(client):
    assert "Leave it for now if that is so" in text_of(client.get("/learn/prompts/repair/"))


def test_the_hardest_questions_can_be_passed(client):
    assert "Nobody owes an answer" in text_of(client.get("/learn/prompts/repair/", {"depth": "hardest", "card": 1}))
