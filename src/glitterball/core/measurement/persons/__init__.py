"""Where people stand on a trait, each with a standard error, from their answers and a calibration."""

from glitterball.core.measurement.persons.answers import PersonsError
from glitterball.core.measurement.persons.expected import Expected, prepare
from glitterball.core.measurement.persons.methods import Method, Scores, score_persons

__all__ = ["Expected", "Method", "PersonsError", "Scores", "prepare", "score_persons"]
