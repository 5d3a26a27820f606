"""Letters on their way: when one may leave."""

from glitterball.core.letters.hours import Hours, UnfitHoursError

__all__ = ["Hours", "UnfitHoursError"]
