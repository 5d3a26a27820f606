"""What a journey can't wait for, done behind the browser's back: an account, a whole check, a day that passes."""

import sys
from datetime import timedelta

import django


def claim(secret: str, _: str) -> None:
    """As if an account had been put to the person of this door."""
    from glitterball.apps.accounts.models import Person

    Person.objects.filter(id=_viewer(secret).person).update(claimed_on="2026-01-01")


def answer(secret: str, light: str) -> None:
    """Answer everything, as bright as ``light``."""
    from glitterball.adapters import content
    from glitterball.adapters.keys.sealed import seal_into
    from glitterball.apps.accounts.access import private_key_of
    from glitterball.apps.sittings import sheets
    from glitterball.apps.sittings.models import Sitting
    from glitterball.core.sittings import Course
    from tests.people import answers_like

    viewer = _viewer(secret)
    row = Sitting.objects.get(person_id=viewer.person)
    course = Course(answers=answers_like(content.latest_instrument(), int(light)))
    seal_into(row, "sheet", sheets.write_course(course), private_key_of(viewer))
    row.save()


def day(secret: str, _: str) -> None:
    """Let a day pass for what somebody thinks about showing."""
    from glitterball.adapters import clock
    from glitterball.apps.picture import actions
    from glitterball.apps.picture.access import choice_of

    viewer = _viewer(secret)
    actions.choose(viewer=viewer, scales=choice_of(viewer).scales, now=clock.now() - timedelta(days=1))


def awake(secret: str, _: str) -> None:
    """Let it be a day on which no side rests."""
    from tests.awake import let_nothing_rest

    let_nothing_rest(_viewer(secret))


def five_minutes(secret: str, _: str) -> None:
    """Let the minutes pass in which nobody is asked again who they are."""
    from glitterball.apps.accounts.models import Door

    Door.objects.filter(person_id=_viewer(secret).person).update(fresh_until=None)


def earlier_day(secret: str, _: str) -> None:
    """Let a day pass for the return code of this door's person."""
    from glitterball.adapters import clock
    from glitterball.apps.accounts.models import ReturnCode

    yesterday = clock.now().date() - timedelta(days=1)
    ReturnCode.objects.filter(person_id=_viewer(secret).person).update(made_on=yesterday)


def operator(secret: str, _: str) -> None:
    """As if the machine's command had made the account of this door an operator's."""
    from glitterball.apps.operators.models import Operator

    Operator.objects.create(person_id=_viewer(secret).person)


def _viewer(secret: str):
    from glitterball.adapters import clock
    from glitterball.apps.accounts.access import viewer_by

    return viewer_by(secret, now=clock.now())


if __name__ == "__main__":
    django.setup()
    passes = {"claim": claim, "answer": answer, "day": day, "five-minutes": five_minutes}
    passes |= {"awake": awake, "earlier-day": earlier_day, "operator": operator}
    passes[sys.argv[1]](sys.argv[2], sys.argv[3])
