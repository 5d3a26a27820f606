"""The only doors to what is released, and to what somebody thinks about releasing, which is theirs alone.

Of the other's there is nothing until both have released, and after that what both have.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from glitterball.adapters import content
from glitterball.adapters.keys import seed_of
from glitterball.adapters.keys.sealed import opened
from glitterball.apps.accounts.access import owner_of, private_key_of
from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.couples.access import OpenCouple, couple_of
from glitterball.apps.picture.models import Choice, Release
from glitterball.apps.picture.snapshots import OpenChoice, Snapshot, read_choice, read_snapshot
from glitterball.core.picture import WHOLE, Released, in_common, is_resting, only_whole_blocks

NO_REST_AT_FIRST = timedelta(days=1)  # on the day that the joint picture opens, and on the next one


@dataclass(frozen=True)
class OpenPicture:
    """What both of a couple have released, in the couple's own order: the same for both."""

    couple: OpenCouple
    people: tuple[Released, Released]


def joint_of(viewer: Viewer, day: date) -> OpenPicture | None:
    """What the two can see together on ``day``; nothing while one of them has nothing released, or while it rests."""
    couple = couple_of(viewer)
    found = _snapshots(couple)
    if len(found) < len(couple.people):
        return None
    first, second = (found[person] for person in couple.people)
    seed = seed_of(couple.key, "resting")
    if day > max(first.first_on, second.first_on) + NO_REST_AT_FIRST and is_resting(seed, WHOLE, day):
        return None
    one, other = in_common(first.released, second.released)
    awake = _awake(one, seed, day), _awake(other, seed, day)
    whole = only_whole_blocks((first.released, second.released), awake, content.latest_instrument())
    return OpenPicture(couple, whole)


def own_release_of(viewer: Viewer) -> Snapshot | None:
    """What the viewer has released, by themselves to look at, resting or not."""
    couple = couple_of(viewer)
    return _snapshots(couple).get(owner_of(viewer))


def release_to_change(viewer: Viewer, couple: OpenCouple) -> tuple[Release, Snapshot | None]:
    """The viewer's own release, held until the transaction ends; a new row where there is none."""
    person = owner_of(viewer)
    row = Release.objects.select_for_update().filter(couple_id=couple.id, person_id=person).first()
    if row is None:
        return Release(couple_id=couple.id, person_id=person), None
    return row, read_snapshot(opened(row, "snapshot", couple.key))


def choice_of(viewer: Viewer) -> OpenChoice | None:
    """What the viewer thinks about releasing to the couple they are in."""
    key = private_key_of(viewer)
    row = Choice.objects.filter(person_id=owner_of(viewer), couple__separated_on=None).first()
    return read_choice(opened(row, "chosen", key)) if row else None


def _snapshots(couple: OpenCouple) -> dict[object, Snapshot]:
    rows = Release.objects.filter(couple_id=couple.id, person_id__in=couple.people)
    return {row.person_id: read_snapshot(opened(row, "snapshot", couple.key)) for row in rows}


def _awake(released: Released, seed: bytes, day: date) -> Released:
    """What does not rest today."""
    awake = {scale for scale in released.own if not is_resting(seed, scale, day)}
    return replace(
        released,
        own={scale: score for scale, score in released.own.items() if scale in awake},
        guesses={facet: score for facet, score in released.guesses.items() if facet in awake},
    )
