"""Sides rest by themselves: how often, how long, the same for both, and without anything that gives a rest away."""

from datetime import date, timedelta
from itertools import groupby
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glitterball.core.picture import WHOLE, is_resting, resting
from glitterball.core.picture.resting import LONGEST, MEAN_DAYS, STARTS, WHOLE_STARTS

FIRST = date(2026, 1, 1)
N_DAYS, N_SEEDS = 1500, 25
CALENDAR = [FIRST + timedelta(days=day) for day in range(N_DAYS)]


def seed(number: int) -> bytes:
    return number.to_bytes(32)


@pytest.fixture(scope="module")
def years() -> list[list[bool]]:
    """Whether one side rests, day by day, for couples of many seeds."""
    return [[is_resting(seed(n), "openness", day) for day in CALENDAR] for n in range(N_SEEDS)]


def expected_share(starts: float) -> float:
    """A day is awake if no rest that began ``ago`` days before is longer than that."""
    awake = 1.0
    for ago in range(LONGEST):
        awake *= 1 - starts * (1 - 1 / MEAN_DAYS) ** ago
    return 1 - awake


def test_a_few_days_in_a_hundred_are_rests(years):
    share = fmean(map(fmean, years))
    assert 0.03 < expected_share(STARTS) < 0.045
    assert abs(share - expected_share(STARTS)) < 0.004  # 300 rests: about one and a half standard errors


def test_the_whole_picture_rests_less_often():
    share = fmean(is_resting(seed(n), WHOLE, day) for n in range(N_SEEDS) for day in CALENDAR)
    assert 0.01 < expected_share(WHOLE_STARTS) < 0.02
    assert abs(share - expected_share(WHOLE_STARTS)) < 0.004


def test_lengths_are_geometric_with_a_mean_of_about_five_days(years):
    lengths = [len([*days]) for year in years for rests, days in groupby(year) if rests]
    assert 4.5 < fmean(lengths) < 6  # a little longer than one rest, where one began within another
    assert abs(fmean(length == 1 for length in lengths) - 1 / MEAN_DAYS) < 0.05
    for more in (3, 6, 9):
        assert abs(fmean(length > more for length in lengths) - (1 - 1 / MEAN_DAYS) ** more) < 0.08
    assert max(lengths) > 15


def test_no_day_of_the_week_or_season_begins_more_rests(years):
    begins = [day for year in years for day in range(1, N_DAYS) if year[day] and not year[day - 1]]
    for period in (7, 30):
        counts = [sum(day % period == phase for day in begins) for phase in range(period)]
        expected = len(begins) / period
        chi = sum((count - expected) ** 2 / expected for count in counts)
        assert chi < period - 1 + 4 * (2 * (period - 1)) ** 0.5


def test_sides_and_couples_rest_apart_from_each_other(years):
    """Knowing when one side rests tells nothing about another, nor about another couple's."""
    other = [is_resting(seed(0), "trust", day) for day in CALENDAR]
    both = fmean(a and b for a, b in zip(years[0], other, strict=True))
    assert both < 0.012
    assert years[0] != years[1]


@given(st.binary(min_size=16, max_size=32), st.text(max_size=30), st.dates(min_value=date(1900, 1, 1)))
def test_both_see_the_same_on_the_same_day(drawn, facet, day):
    assert is_resting(drawn, facet, day) == is_resting(drawn, facet, day)


def test_a_rest_stays_one_when_looked_at_on_each_of_its_days(years):
    """Nothing is stored: looking at a day again, or only once, gives the same."""
    for place in (0, 500, 1499):
        assert years[3][place] == is_resting(seed(3), "openness", CALENDAR[place])


def test_the_rests_of_a_couple_stay_where_they_are_when_the_program_is_renewed():
    def days(facet):
        return [day for day in range(800) if is_resting(seed(7), facet, FIRST + timedelta(days=day))]

    assert days(WHOLE) == [706, 707]
    assert days("openness") == [
        *range(148, 156),
        *range(475, 479),
        *range(548, 557),
        *range(706, 712),
        727,
        *range(742, 748),
        754,
        767,
        768,
    ]


def test_a_rest_is_as_long_as_what_is_drawn_for_it_and_never_longer_than_the_longest():
    """One day, unless more than one in five is drawn below it; each further day as likely as the one before."""
    goes_on = 1 - 1 / MEAN_DAYS
    assert [resting._days(left) for left in (0.99, goes_on, goes_on - 0.01, goes_on**2, 0.0)] == [1, 1, 2, 2, LONGEST]
    assert LONGEST == 45


def test_every_rest_that_may_reach_a_day_is_looked_at_and_none_that_may_not(monkeypatch):
    """Where one begins on each day, and each is as long as can be."""
    monkeypatch.setattr(resting, "_share", lambda _: 0.0)
    for today in (740_000, 740_003, 740_007):
        found = [*resting._rests(seed(0), "openness", today, STARTS)]
        assert found == [(start, LONGEST) for start in range(today - LONGEST + 1, today + 1)]


def test_what_is_drawn_at_the_chance_itself_begins_no_rest(monkeypatch):
    monkeypatch.setattr(resting, "_share", lambda _: STARTS)
    assert [*resting._rests(seed(0), "openness", 740_000, STARTS)] == []
