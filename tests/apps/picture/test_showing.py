"""What one shows: chosen one by one, looked at, thought about for a day, shown by a press, taken back by another."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from glitterball.adapters import clock, content
from glitterball.apps.consents.models import Consent
from glitterball.apps.picture.access import own_release_of
from glitterball.apps.picture.models import Choice, Release
from glitterball.apps.picture.queries import preview_of
from tests.pairs import SHAREABLE, account, pair, press_share, show, think_about, viewer_of
from tests.visits import begun, lock, press, text_of

CHOOSE, PREVIEW, SHOWING = "/couple/showing/choose/", "/couple/showing/preview/", "/couple/showing/"


def shown_by(client) -> set[str]:
    found = own_release_of(viewer_of(client))
    return set(found.released.own) if found else set()


def test_nothing_is_ticked_beforehand(two):
    page = two[0].get(CHOOSE).content.decode()
    assert page.count('type="checkbox"') == len(SHAREABLE)
    assert "checked" not in page


def test_it_offers_to_keep_it_private_if_showing_it_could_make_things_worse(two):
    assert "Keep it private if showing it could make things worse" in text_of(two[0].get(CHOOSE))


def test_roots_are_never_offered_and_never_shown(two, instrument):
    roots = [facet.id for facet in instrument.facets if not facet.is_shareable]
    assert roots
    page = two[0].get(CHOOSE).content.decode()
    assert not [root for root in roots if f'value="{root}"' in page]
    for root in roots:
        assert two[0].post(CHOOSE, {"scales": [root, "openness"]}).status_code == 422
    think_about(two[0], [*roots, "openness"])
    press_share(two[0])
    assert shown_by(two[0]) == {"openness"}


def test_choosing_shows_nothing_and_leads_to_the_preview(two):
    answer = two[0].post(CHOOSE, {"scales": ["openness", "trust"]})
    assert answer["Location"] == PREVIEW
    assert not Release.objects.exists()
    page = text_of(two[0].get(PREVIEW))
    assert "A page or PDF can be kept and shown to others." in page
    assert "There is a day to think" in page
    assert "Share now" not in page


def test_choosing_nothing_says_so(two):
    page = two[0].post(CHOOSE, {})
    assert page.status_code == 422
    assert "Nothing was chosen" in text_of(page)
    assert not Choice.objects.exists()


def test_there_is_a_day_to_think_and_then_a_press_of_ones_own(two):
    think_about(two[0], ["openness"], days=0)
    looked_at = preview_of(viewer_of(two[0])).looked_at  # the page does not hold it before its day
    assert press_share(two[0], looked_at=looked_at).status_code == 409
    assert shown_by(two[0]) == set()
    think_about(two[0], ["openness"], days=1)
    assert shown_by(two[0]) == set()  # nothing happens by itself
    assert press_share(two[0]).status_code == 302
    assert shown_by(two[0]) == {"openness"}
    assert not Choice.objects.exists()


def test_a_day_is_a_day(two):
    from glitterball.apps.picture import actions

    now = clock.now()
    for wait, is_over in ((timedelta(hours=23, minutes=59), False), (timedelta(hours=24), True)):
        actions.choose(viewer=viewer_of(two[0]), scales=["openness"], now=now - wait)
        assert ("Share now" in text_of(two[0].get(PREVIEW))) is is_over


def test_sharing_takes_the_consent_and_records_it(two):
    think_about(two[0], ["openness"])
    assert press_share(two[0], agree="").status_code == 422
    assert shown_by(two[0]) == set()
    press_share(two[0])
    person = viewer_of(two[0]).person
    row = Consent.objects.get(person_id=person, scope="release", withdrawn_at=None)
    assert row.text_version == "2"


def test_what_was_looked_at_is_what_is_shown(two, instrument):
    """An answer changed in another tab: nothing is shown until one has looked again."""
    think_about(two[0], ["openness"])
    page = two[0].get(PREVIEW).content.decode()
    looked_at = re.search(r'name="looked_at" value="([0-9a-f]+)"', page).group(1)
    address = two[0].get("/check/")["Location"]
    asked = [item.id for item in instrument.items_of("openness") if not item.is_guess]
    answers = two[0].get(f"{address}answers/").content.decode()
    places = re.findall(rf'href="{address}(\d+)/"', answers)
    for place in places:
        shown = re.search(r'name="shown" value="([^"]+)"', two[0].get(f"{address}{place}/").content.decode()).group(1)
        if shown in asked:
            press(two[0], address, int(place), answer=3)
            break
    answer = two[0].post(PREVIEW, {"agree": "on", "looked_at": looked_at})
    assert answer.status_code == 409
    assert "nothing was shown" in text_of(answer)
    assert shown_by(two[0]) == set()
    assert press_share(two[0]).status_code == 302


def test_two_tabs_and_a_double_press_show_once(two):
    think_about(two[0], ["openness"])
    looked_at = re.search(r'name="looked_at" value="([0-9a-f]+)"', two[0].get(PREVIEW).content.decode()).group(1)
    for _ in range(2):
        assert two[0].post(PREVIEW, {"agree": "on", "looked_at": looked_at})["Location"] == SHOWING
    assert Release.objects.count() == 1
    assert two[0].get(PREVIEW)["Location"] == SHOWING


def test_the_preview_is_what_the_joint_page_shows_of_this_side(two):
    """The same rows with the same bars, from the same part of a page."""
    alex, sam = two
    think_about(alex)
    preview = alex.get(PREVIEW).content.decode()
    show(sam)
    press_share(alex)
    joint = sam.get("/couple/picture/sides/").content.decode()

    def rows(page: str) -> list[tuple[str, str]]:
        found = re.findall(r"<div><dt>([^<]+)(.*?)</div>", page, re.DOTALL)
        bars = [(name, re.findall(r"<dd>.*?</dd>", rest, re.DOTALL)) for name, rest in found]
        return [(name, bar) for name, both in bars for bar in both if "<bdi>Alex</bdi>" in bar]

    assert rows(preview) == rows(joint)
    assert len(rows(preview)) == len(SHAREABLE) - 1  # the described side has no bar
    lit = re.compile(r'<path class="(?:lit|soft|t\d+|glint)[^>]*>')
    assert lit.search(preview)


def test_the_preview_holds_nothing_that_was_not_chosen(two, instrument):
    think_about(two[0], ["openness"])
    page = two[0].get(PREVIEW).content.decode()
    assert page.count('class="reach lit"') == 1
    roots = [facet.name for facet in instrument.facets if not facet.is_shareable]
    assert not [name for name in roots if name in page]


def test_a_guess_goes_along_with_its_side_and_only_there(two):
    think_about(two[0], ["openness"])
    press_share(two[0])
    assert set(own_release_of(viewer_of(two[0])).released.guesses) <= {"openness"}


def test_more_can_be_shown_later_in_the_same_way(two):
    show(two[0], ["openness"])
    page = two[0].get(CHOOSE).content.decode()
    assert 'value="openness"' not in page
    show(two[0], ["trust"])
    assert shown_by(two[0]) == {"openness", "trust"}
    assert Consent.objects.filter(scope="release", withdrawn_at=None).count() == 1
    assert Consent.objects.filter(scope="release").count() == 2


def test_taking_back_one_side_is_one_press(two):
    show(two[0], ["openness", "trust"])
    two[0].post("/couple/showing/take-back/", {"scale": "openness"})
    assert shown_by(two[0]) == {"trust"}
    two[0].post("/couple/showing/take-back/", {"scale": "openness"})
    two[0].post("/couple/showing/take-back/", {"scale": "nothing"})
    assert shown_by(two[0]) == {"trust"}
    two[0].post("/couple/showing/take-back/", {"scale": "trust"})
    assert not Release.objects.exists()
    assert not Consent.objects.filter(scope="release", withdrawn_at=None).exists()


def test_and_so_is_taking_back_everything(two):
    show(two[0])
    assert two[0].post("/couple/showing/take-back/")["Location"] == SHOWING
    assert not Release.objects.exists()


def test_taking_back_needs_no_passphrase(two):
    """Whoever must be quick can be; what is shown stands under the couple's key."""
    show(two[0])
    lock(two[0])
    two[0].post("/you/close/")
    assert "This part is locked" in text_of(two[0].get(SHOWING))
    two[0].post("/couple/showing/take-back/")
    assert not Release.objects.exists()


def test_thinking_can_stop(two):
    think_about(two[0])
    two[0].post("/couple/showing/drop/")
    assert not Choice.objects.exists()
    assert press_share(two[0])["Location"] == SHOWING
    assert shown_by(two[0]) == set()


def test_a_choice_is_sealed_anew_with_a_lock_and_opens_by_it_alone(two):
    think_about(two[0], ["openness"])
    before = bytes(Choice.objects.get().chosen)
    lock(two[0])
    assert bytes(Choice.objects.get().chosen) != before
    assert press_share(two[0]).status_code == 302


def test_whoever_has_answered_nothing_finds_nothing_to_choose(ring):  # noqa: ARG001 - keys stand there
    alex, sam = account(), Client()
    begun(sam, {})
    from tests.pairs import claim

    claim(sam)
    pair(alex, sam)
    assert "nothing to choose from yet" in text_of(sam.get(CHOOSE))
    assert sam.get("/couple/").status_code == 200


@pytest.mark.parametrize("path", [SHOWING, CHOOSE, PREVIEW])
def test_whoever_is_alone_is_led_on(path):
    assert account().get(path)["Location"] == "/couple/"


def test_snapshots_and_choices_have_one_length(two):
    lengths = set()
    for scales in (["openness"], SHAREABLE):
        show(two[0], scales)
        lengths.add(len(bytes(Release.objects.get().snapshot)))
    for scales in (["openness"], SHAREABLE):
        think_about(two[1], scales)
        lengths.add(-len(bytes(Choice.objects.get().chosen)))
    assert len(lengths) == 2


def test_a_snapshot_keeps_what_was_shown_when_answers_change_later(two):
    show(two[0], ["openness"])
    before = own_release_of(viewer_of(two[0]))
    address = two[0].get("/check/")["Location"]
    for place in range(1, 11):
        press(two[0], address, place, answer=1)
    assert own_release_of(viewer_of(two[0])) == before
    score = before.released.own["openness"]
    assert score.instrument == content.latest_instrument().name
    assert score.method
    assert score.calibration


def test_what_can_not_be_shown_any_more_says_so_and_shows_nothing(two):
    """Somebody chose, and then began anew with fewer answers."""
    think_about(two[0], ["openness"])
    from glitterball.adapters.keys.sealed import seal_into
    from glitterball.apps.accounts.access import private_key_of
    from glitterball.apps.sittings import sheets
    from glitterball.apps.sittings.models import Sitting
    from glitterball.core.sittings import Course

    viewer = viewer_of(two[0])
    row = Sitting.objects.get(person_id=viewer.person)
    seal_into(row, "sheet", sheets.write_course(Course(answers={})), private_key_of(viewer))
    row.save()
    page = text_of(two[0].get(PREVIEW))
    assert "Nothing of what you chose can be shown just now" in page
    assert "Share now" not in page
    assert press_share(two[0], looked_at="a" * 64).status_code == 409
    assert not Release.objects.exists()


def test_a_whole_that_would_tell_what_is_kept_is_left_out_and_the_page_says_so(two):
    alex, _ = two
    think_about(alex, ["closeness", "openness"])
    press_share(alex)
    assert shown_by(alex) == {"closeness", "openness"}
    sides = {facet.id for facet in content.latest_instrument().facets_of("closeness")}
    think_about(alex, sides - {"passion"})
    assert "Left out" in text_of(alex.get(PREVIEW))
    press_share(alex)
    assert shown_by(alex) == {"closeness", "openness"}
    show(alex, sides)
    assert shown_by(alex) == {"closeness", "openness"} | sides
    alex.post("/couple/showing/take-back/", {"scale": "passion"})
    assert shown_by(alex) == {"openness"} | sides - {"passion"}
