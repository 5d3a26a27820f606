"""Which items come next in a sitting: from one's own answers and wishes, never from the other's."""

from glitterball.core.sittings.course import Course
from glitterball.core.sittings.stages import STAGE_TWO_MOST, stage_two

__all__ = ["STAGE_TWO_MOST", "Course", "stage_two"]
