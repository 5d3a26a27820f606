"""Letters leave at an hour of the reader's own clock, also on the days when it is turned."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glitterball.core.letters import Hours, UnfitHoursError

BERLIN, NEW_YORK, LORD_HOWE = map(ZoneInfo, ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe"))


def utc(*moment):
    return datetime(*moment, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "leaves_at", "after", "expected"),
    [
        (BERLIN, 18, utc(2026, 3, 28, 12), utc(2026, 3, 28, 17)),
        (BERLIN, 18, utc(2026, 3, 28, 18), utc(2026, 3, 29, 16)),  # summer time began at night
        (BERLIN, 18, utc(2026, 10, 24, 17), utc(2026, 10, 25, 17)),  # and ended
        (BERLIN, 2, utc(2026, 3, 28, 12), utc(2026, 3, 29, 1)),  # 2 o'clock did not exist: 3 o'clock
        (BERLIN, 2, utc(2026, 10, 24, 12), utc(2026, 10, 25, 0)),  # it came twice: the first one
        (NEW_YORK, 9, utc(2026, 3, 8, 0), utc(2026, 3, 8, 13)),
        (LORD_HOWE, 9, utc(2026, 4, 4, 12), utc(2026, 4, 4, 22, 30)),  # turned by half an hour
        (BERLIN, 18, utc(2026, 3, 28, 17), utc(2026, 3, 28, 17)),  # this very moment counts
    ],
)
def test_the_next_leaving(zone, leaves_at, after, expected):
    assert Hours(zone, leaves_at, 0, 0).next_leaving(after) == expected


def test_days_later_is_counted_on_the_readers_calendar():
    hours = Hours(NEW_YORK, 21, 22, 7)
    late = utc(2026, 3, 7, 2)  # the evening of the sixth in New York
    assert hours.days_later(late, 5) == utc(2026, 3, 12, 1)  # the eleventh, 21 o'clock, in summer by now


@pytest.mark.parametrize(
    ("quiet_from", "quiet_until", "quiet", "awake"),
    [(21, 8, (21, 23, 0, 7), (8, 20)), (1, 5, (1, 4), (0, 5, 12)), (0, 0, (), (0, 12, 23)), (9, 9, (), (9,))],
)
def test_quiet_hours_may_go_over_midnight(quiet_from, quiet_until, quiet, awake):
    hours = Hours(UTC, 12 if 12 in awake else awake[0], quiet_from, quiet_until)
    assert all(hours.is_quiet(utc(2026, 1, 1, hour, 59)) for hour in quiet)
    assert not any(hours.is_quiet(utc(2026, 1, 1, hour)) for hour in awake)


@pytest.mark.parametrize("hours", [(22, 21, 8), (21, 21, 8), (7, 21, 8), (24, 0, 0), (-1, 0, 0), (9, 25, 0)])
def test_letters_can_not_leave_in_the_quiet_hours(hours):
    with pytest.raises(UnfitHoursError):
        Hours(UTC, *hours)


@given(
    st.sampled_from([BERLIN, NEW_YORK, LORD_HOWE, ZoneInfo("Pacific/Apia"), ZoneInfo("Africa/Casablanca")]),
    st.integers(0, 23),
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - they are made aware
)
def test_the_next_one_is_never_past_and_hardly_ever_more_than_a_day_away(zone, leaves_at, after):
    leaving = Hours(zone, leaves_at, 0, 0).next_leaving(after)
    assert timedelta(0) <= leaving - after <= timedelta(hours=26)
    assert leaving.astimezone(zone).hour in {leaves_at, leaves_at + 1}
