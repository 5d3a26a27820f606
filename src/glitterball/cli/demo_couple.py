"""The demo couple, made by the same actions that the pages call, as if the last seven days had been theirs.

Their answers stand in ``demo_couple.json``, in the form of ``glitterball picture``. Needs the settings (``prepare``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, get_args
from uuid import UUID

from django.db import transaction

from glitterball.adapters import chance, content
from glitterball.adapters.couple_file import PartnerAnswers, read_couple_file
from glitterball.apps.accounts.access import viewer_by
from glitterball.apps.accounts.actions import deletions, doors
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.couples.actions import invitations, pairing
from glitterball.apps.couples.endings import OWN
from glitterball.apps.letters.queries import mailings
from glitterball.apps.picture import actions as showing
from glitterball.apps.picture.queries import own_scores_of, preview_of
from glitterball.apps.reveals.actions import commit
from glitterball.apps.reveals.subjects import LIKED_LINE
from glitterball.apps.signin import queries as accounts
from glitterball.apps.signin.actions import ways
from glitterball.apps.sittings import actions as sittings
from glitterball.core.instruments import Item
from glitterball.core.sittings import Course

Stage = Literal["invited", "one-answered", "both-answered", "released"]
STAGES: tuple[Stage, ...] = get_args(Stage)
ADDRESSES = ("alex@demo.invalid", "sam@demo.invalid")
ANSWERS = Path(__file__).with_name("demo_couple.json")
PASSWORD_GROUPS = 5  # of four letters and digits: 97 bits, and still typed on a phone


class OthersAreHereError(Exception):
    """There is somebody on this server who is not of the demo."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made: how to sign in as whom, and the token of the link where it still waits for an answer."""

    partners: tuple["Partner", ...]
    token: str


@dataclass(frozen=True, slots=True)
class Partner:
    """One of the two, by a door that is closed again at the end."""

    answers: PartnerAnswers
    address: str
    password: str
    sitting: UUID
    secret: str
    came_at: datetime

    def __repr__(self) -> str:
        return f"Partner({self.address!r})"  # a password has no place in a log

    @property
    def viewer(self) -> Viewer:
        """As they looked in when they came: their door of that day is not open any more."""
        return viewer_by(self.secret, now=self.came_at)


def make_demo(stage: Stage, *, now: datetime) -> Demo:
    """The demo couple at ``stage``, whole or not at all; one that is here already goes first.

    Raises ``OthersAreHereError`` where anybody else is here, who are all left as they were.
    """
    deletions.finish_deletions()  # of a demo that was cut off
    if accounts.number_of_persons_besides(ADDRESSES) or any(mailing.readers for mailing in mailings()):
        raise OthersAreHereError
    _let_the_last_ones_go(now)
    return _make(stage, now)


@transaction.atomic
def _make(stage: Stage, now: datetime) -> Demo:
    alex_answers, sam_answers = read_couple_file(ANSWERS, content.instruments()).partners
    alex = _begin(alex_answers, ADDRESSES[0], now - timedelta(days=7))
    _answer_the_rest(alex)
    token = invitations.invite(viewer=alex.viewer, greeting="Alex", ending=OWN, now=now - timedelta(days=6))
    partners: tuple[Partner, ...] = (alex,)
    if stage != "invited":
        sam = _begin(sam_answers, ADDRESSES[1], now - timedelta(days=5))
        pairing.pair(viewer=sam.viewer, token=token, name="Sam", ending=OWN, now=now - timedelta(days=5))
        partners, token = (alex, sam), ""
        if stage != "one-answered":
            _answer_the_rest(sam)
        if stage == "released":
            _show(partners, now)
    for partner in partners:
        doors.sign_out(viewer=partner.viewer, secret=partner.secret)
    return Demo(partners, token)


def _let_the_last_ones_go(now: datetime) -> None:
    for person in accounts.persons_at(ADDRESSES):
        secret = doors.open_door(person=person, stays=False, now=now)
        deletions.delete_everything(viewer=viewer_by(secret, now=now), now=now)


def _begin(answers: PartnerAnswers, address: str, at: datetime) -> Partner:
    """First light, the first saved answers, and an account with a password and no mail."""
    given = answers.sheet.answers
    first = {item.id: given[item.id] for item in content.latest_instrument().stage(0) if item.id in given}
    begun = sittings.begin_sitting(answers=first, once=chance.secret(), stays=False, now=at)
    partner = Partner(answers, address, chance.spoken_code(PASSWORD_GROUPS), begun.sitting, begun.secret, at)
    ways.begin(viewer=partner.viewer, now=at)
    ways.set_address(viewer=partner.viewer, address=address, now=at)
    ways.set_password(viewer=partner.viewer, password=partner.password, now=at)
    ways.choose_mailed_codes(viewer=partner.viewer, mails_codes=False, now=at)  # nobody reads mail there
    return partner


def _answer_the_rest(partner: Partner) -> None:
    """The whole check, one question after the other; what they left out is skipped."""
    viewer, instrument, sitting = partner.viewer, content.latest_instrument(), partner.sitting
    of_everybody = Course().items(instrument)
    _answer(partner, of_everybody)
    sittings.wish(viewer=viewer, sitting=sitting, wishes=())
    course = sittings.go_further(viewer=viewer, sitting=sitting)
    _answer(partner, course.items(instrument)[len(of_everybody) :])
    sittings.say_what_one_likes(viewer=viewer, sitting=sitting, line=partner.answers.likes or "")


def _answer(partner: Partner, items: Iterable[Item]) -> None:
    viewer, sitting, sheet = partner.viewer, partner.sitting, partner.answers.sheet
    for item in items:
        asked = {"version": sheet.instrument.version, "item": item.id}
        if item.id in sheet.answers:
            sittings.answer(viewer=viewer, sitting=sitting, **asked, value=sheet.answers[item.id])
        else:
            sittings.skip(viewer=viewer, sitting=sitting, **asked)


def _show(partners: Iterable[Partner], now: datetime) -> None:
    """Each chooses sides, thinks for two days, looks at what the other would see, shows it, and gives their line."""
    for partner in partners:
        viewer = partner.viewer
        showing.choose(viewer=viewer, scales=partner.answers.release or (), now=now - timedelta(days=2))
        preview, scores = preview_of(viewer), own_scores_of(viewer)
        if preview is None or scores is None:
            raise RuntimeError(f"{ANSWERS.name} holds nothing to show for {partner.address}")
        showing.share(viewer=viewer, scores=scores, looked_at=preview.looked_at, now=now)
        commit(viewer=viewer, subject=LIKED_LINE, words=partner.answers.likes or "", now=now)
