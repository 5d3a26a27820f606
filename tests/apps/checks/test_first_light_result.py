"""What first light says at the end: only what the answers hold, and kindly where they hold nothing."""

import re

import pytest

from glitterball.adapters import content
from glitterball.apps.checks import queries
from tests.apps.checks.first_light import ids, press


def brightly(level: int) -> dict[str, int]:
    """All ten answered as bright as ``level``."""
    return {item.id: 6 - level if item.is_reversed else level for item in queries.questions()}


@pytest.fixture
def result(client):
    def read(answers) -> str:
        response = press(client, answers, 9, go="11")
        assert response.status_code == 200
        return response.content.decode()

    return read


def test_a_dim_block_is_named_with_may_and_with_the_answers_it_rests_on(result):
    dim = {"listening-01": 1, "openness-02": 5}
    page = result(brightly(5) | dim)
    assert "You two may talk and still not quite reach each other" in page
    assert re.search(r"<dt>My partner remembers what I told them last week.</dt><dd>No, not at all</dd>", page)


def test_a_bright_thing_comes_first(result):
    page = result(brightly(2) | {"commitment-01": 5})
    assert page.index("You two are in your plans") < page.index("What may be in the way")


def test_nothing_bright_is_said_kindly_and_nothing_is_invented(result):
    page = result(brightly(1))
    assert "You came here, and that counts" in page
    assert "There is light here" not in page


def test_all_bright_names_no_block(result):
    page = result(brightly(5))
    assert "Nothing here stands out as dim" in page
    assert page.count(">mostly yes<") == 4


def test_unclear_blocks_say_so(result):
    assert result(brightly(3)).count(">can’t tell yet<") == 4


def test_everything_skipped_is_a_true_page(result):
    page = result({})
    assert "You skipped every question, and that is fine." in page
    assert "What may be in the way" not in page
    assert "Tonight, if you like" in page


@pytest.mark.parametrize("item", ids())
@pytest.mark.parametrize("value", [1, 3, 5])
def test_one_answer_never_claims_ten(result, item, value):
    page = result({item: value})
    assert "You answered one question." in page
    assert "ten answers" not in page
    assert page.count(">not answered<") >= 3


def test_a_bar_is_an_interval_and_longer_where_one_is_less_sure(result):
    def width(page: str) -> float:
        return float(re.search(r'class="reach"[^>]* width="([\d.]+)%"', page).group(1))

    both = {"listening-01": 3, "openness-02": 3}
    assert width(result({"listening-01": 3})) > width(result(both))


@pytest.mark.parametrize("block", [None, "communication", "emotional-literacy", "conflict-and-repair", "balance"])
def test_tonight_is_small_free_and_harmless(block):
    practice = queries.practice_for_tonight(block)
    assert (practice.when, practice.care, practice.is_free) == ("tonight", "none", True)
    assert practice.minutes <= 10


@pytest.mark.parametrize("block", ["communication", "emotional-literacy", "balance"])
def test_tonight_serves_the_block_where_something_does(block):
    facets = {facet.id for facet in content.latest_instrument().facets_of(block)}
    assert facets & set(queries.practice_for_tonight(block).serves)


def test_tonight_comes_with_words_and_with_when_not_to(result):
    page = result(brightly(2))
    practice = queries.practice_for_tonight("communication")
    assert practice.steps
    for heading in ("Words to start with", "When not to do it", "Not tonight is a good answer too."):
        assert heading in page


@pytest.mark.parametrize(
    "sentence",
    [
        "Ten questions can’t say more than this.",
        "have not been tested on many people",
        "Nothing you answered was saved.",
        "That is enough for today",
        "You can stop at any point.",
    ],
)
def test_it_says_what_it_can_not_do(result, sentence):
    assert sentence in result(brightly(4))


def test_the_ball_says_in_words_what_it_shows(result):
    assert re.search(
        r"<desc[^>]*>Talking and listening: mostly yes\..*plain glass: not asked yet\.</desc>", result(brightly(5))
    )


def test_one_can_go_back_from_it_and_change_an_answer(client, result):
    answers = brightly(4)
    assert 'name="go" value="10"' in result(answers)
    assert 'aria-pressed="true"' in press(client, answers, 9, go="10").content.decode()


def test_it_offers_the_letters_that_fit_without_writing_an_answer_into_an_address(result):
    dim = result(brightly(5) | {"listening-01": 1, "openness-02": 5})
    assert 'name="chain" value="communication"' in dim
    assert '<form class="again" method="post" action="/letters/">' in dim
    assert 'name="chain" value="general"' in result(brightly(5))
    assert "/letters/?" not in dim


@pytest.mark.parametrize("block", ["communication", "emotional-literacy", "conflict-and-repair", "balance"])
def test_each_block_at_work_has_its_letters_and_they_come_up_chosen(client, settings, result, block):
    settings.SMTP_URL = "smtp://127.0.0.1:9"
    instrument = content.latest_instrument()
    about = {item.id for item in queries.questions() if instrument.facet_by_id[item.facet].block == block}
    answers = {name: value if name not in about else 6 - value for name, value in brightly(5).items()}
    page = result(answers)
    assert f'name="chain" value="{block}"' in page
    chosen = client.post("/letters/", {"chain": block}).content.decode()
    assert re.search(rf'value="{block}" required checked', chosen)
