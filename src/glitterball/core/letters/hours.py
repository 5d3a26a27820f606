"""When letters leave: at one hour of the reader's own clock, and never in the quiet hours.

Everything is whole hours on the wall clock of the reader's time zone, so that a letter of 18 o'clock leaves at 18
o'clock in summer and in winter. An hour that the clock skips is an hour later that day; one that comes twice is its
first.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

HOURS_OF_A_DAY = 24


class UnfitHoursError(ValueError):
    """Letters would have to leave in the quiet hours."""


@dataclass(frozen=True, slots=True)
class Hours:
    """One reader's hours. The quiet ones go from ``quiet_from`` up to ``quiet_until``; equal means none."""

    zone: tzinfo
    leaves_at: int
    quiet_from: int
    quiet_until: int

    def __post_init__(self) -> None:
        for hour in (self.leaves_at, self.quiet_from, self.quiet_until):
            if not 0 <= hour < HOURS_OF_A_DAY:
                raise UnfitHoursError(hour)
        if self._is_quiet_hour(self.leaves_at):
            raise UnfitHoursError(self.leaves_at)

    def is_quiet(self, moment: datetime) -> bool:
        """Whether nothing may leave at ``moment``."""
        return self._is_quiet_hour(moment.astimezone(self.zone).hour)

    def next_leaving(self, after: datetime) -> datetime:
        """The first moment from ``after`` on at which the reader's clock shows the hour of leaving."""
        today = after.astimezone(self.zone).date()
        leavings = (self._leaving_on(today + timedelta(days=days)) for days in range(4))
        return next(leaving for leaving in leavings if leaving >= after)

    def days_later(self, last: datetime, days: int) -> datetime:
        """The hour of leaving, ``days`` days of the reader's calendar after ``last``."""
        return self._leaving_on(last.astimezone(self.zone).date() + timedelta(days=days))

    def _leaving_on(self, day: date) -> datetime:
        return datetime.combine(day, time(self.leaves_at), tzinfo=self.zone).astimezone(UTC)

    def _is_quiet_hour(self, hour: int) -> bool:
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= hour < self.quiet_until
        return hour >= self.quiet_from or hour < self.quiet_until
