"""The proof that the twins can fail: each planted leak is found by a history in which nobody can tell without it."""

import pytest

from tests.walls.twins import facts, leaks
from tests.walls.twins.observe import Place
from tests.walls.twins.public import DELETE, END
from tests.walls.twins.steps import LEFT, RIGHT, History, Public, Secret, lived
from tests.walls.twins.world import ALEX, SAM

TWO = (Public("pair", SAM, "own", ("own", "own")),)
TWO_WHO_SHOW = (*TWO, Public("show", ALEX, facts.SIDES), Public("show", SAM, facts.SIDES))
GIVEN = Secret("give", (("canary", "both"), None))
THOUGHT = Secret("think", (("trust",), None))
GRANTED = Secret("grant", ("own", None))
WRITTEN = Secret("write", ("canary, and how you hum", "canary"))
HOME = Place("picture:home")
FOUND_BY = {  # leak → what happens, and where the other looks then
    leaks.a_dropped_filter: ((*TWO, GIVEN), Place("reveals:answers")),
    leaks.a_forgotten_wish: ((*TWO, GIVEN), Place("together:line")),
    leaks.a_count: ((*TWO, GRANTED), Place("grants:grants")),
    leaks.a_query: ((*TWO, GRANTED), Place("grants:grants")),
    leaks.an_etag: ((*TWO, THOUGHT), HOME),
    leaks.a_timestamp: ((*TWO, Public("wait", SAM, 1), Secret("open a device", ("", None))), HOME),
    leaks.an_id_in_a_redirect: ((*TWO, GIVEN), Place("couples:invite")),
    leaks.an_error_text: ((*TWO, Secret("set a lock", ("", None))), Place("sittings:sitting", "keeper's")),
    leaks.a_cached_part: ((*TWO, GIVEN, Secret("look around", ("/you/answers/",) * 2)), Place("reveals:answers")),
    leaks.a_search_hit: ((*TWO, WRITTEN, Public("search", SAM, "how you hum")), HOME),
    leaks.a_mail_subject: ((*TWO, THOUGHT), HOME),
    leaks.an_order: ((*TWO, THOUGHT, Secret("think", (None, None))), HOME),
    leaks.a_size: ((*TWO, WRITTEN), HOME),
    leaks.a_safety_answer_in_a_suggestion: (
        (*TWO_WHO_SHOW, Secret("answer about safety", (facts.TICKS[:2], None))),
        Place("picture:bright"),
    ),
    leaks.a_mark_of_change: ((*TWO_WHO_SHOW, GIVEN), Place("together:page")),
    leaks.a_file_name: ((*TWO, Secret("mark", ("fits", None)), Public("look", SAM, "/you/export/")), HOME),
    leaks.an_end_told: ((*TWO, Public("leave", ALEX, "", (END, DELETE))), Place("couples:ended")),
}


@pytest.mark.parametrize("leak", FOUND_BY, ids=lambda leak: leak.__name__)
def test_the_twins_find_it_and_find_nothing_without_it(leak, beginning, monkeypatch):
    steps, place = FOUND_BY[leak]
    history = History(ALEX, steps, ((),) * (len(steps) - 1) + ((place,),), is_whole=False)

    def can_tell() -> bool:
        return lived(beginning, history, LEFT) != lived(beginning, history, RIGHT)

    assert not can_tell()
    with monkeypatch.context() as planted:
        leak(planted)
        assert can_tell()
