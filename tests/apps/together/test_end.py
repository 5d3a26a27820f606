"""When a couple ends, the lines go the way that the two agreed on, and each keeps their own words."""

import pytest

from glitterball.apps.accounts.access import NotFoundError
from glitterball.apps.couples.access import keepsakes_of
from glitterball.apps.reveals.access import open_answers_of
from glitterball.apps.reveals.models import Part, Revealed
from glitterball.apps.reveals.subjects import LIKED_LINE
from tests import pairs
from tests.visits import text_of

ANSWERS = "/you/answers/"


def two_who_opened_their_lines(ending):
    alex, sam = pairs.account(), pairs.account()
    pairs.pair(alex, sam, ending=ending)
    for client, line in ((alex, "you warm the car"), (sam, "you hum")):
        pairs.show(client)
        client.post("/couple/line/", {"line": line, "when": "both"})
    sam.post("/couple/together/turn/", {"at": 0, "way": "on"})
    assert Revealed.objects.count() == 2
    return alex, sam


def test_each_ones_words_leave_with_their_owner():
    alex, sam = two_who_opened_their_lines("own")
    alex.post("/couple/end/", {"sure": "on"})
    assert keepsakes_of(pairs.viewer_of(alex)) == ("you warm the car",)
    assert keepsakes_of(pairs.viewer_of(sam)) == ("you hum",)
    assert not Revealed.objects.exists()
    for client in (alex, sam):
        page = text_of(client.get(ANSWERS))
        assert "warm the car" not in page
        assert "hum" not in page


def test_both_keep_them_where_both_wanted_it_and_nobody_else_sees_them(robin):
    alex, sam = two_who_opened_their_lines("both")
    sam.post("/couple/end/", {"sure": "on"})
    for client in (alex, sam):
        page = text_of(client.get(ANSWERS))
        assert "you warm the car" in page
        assert "you hum" in page
        with pytest.raises(NotFoundError):
            open_answers_of(pairs.viewer_of(client), LIKED_LINE)
    assert "hum" not in text_of(robin.get(ANSWERS))


def test_an_ex_deletes_their_own_words_and_not_the_others():
    alex, sam = two_who_opened_their_lines("both")
    sam.post("/couple/end/", {"sure": "on"})
    of = {part.person_id: part.id for part in Part.objects.all()}
    own, others = of[pairs.viewer_of(alex).person], of[pairs.viewer_of(sam).person]
    assert alex.post(f"{ANSWERS}{others}/", {"do": "drop"}).status_code == 404
    assert alex.post(f"{ANSWERS}{own}/", {"do": "drop"}).status_code == 302
    assert "warm the car" not in text_of(sam.get(ANSWERS))


def test_a_line_that_was_never_opened_stays_its_owners(robin):
    alex, sam = pairs.couple()
    alex.post("/couple/line/", {"line": "you warm the car", "when": "anyway"})
    sam.post("/couple/end/", {"sure": "on"})
    assert "you warm the car" in text_of(alex.get(ANSWERS))
    assert text_of(sam.get(ANSWERS)) == text_of(robin.get(ANSWERS))
