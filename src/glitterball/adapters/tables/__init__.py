"""Tables of answers as CSV files: read in bounded memory, refused with one sentence where something is no answer."""

from glitterball.adapters.tables.answers import AnswerTable, read_answers
from glitterball.adapters.tables.calibrations import (
    StoredCalibration,
    StoredErrors,
    StoredItem,
    known,
    read_calibration,
    write_calibration,
)
from glitterball.adapters.tables.parts import MOST_ROWS, TableError
from glitterball.adapters.tables.scores import write_scores
from glitterball.adapters.tables.words import read_words

__all__ = [
    "MOST_ROWS",
    "AnswerTable",
    "StoredCalibration",
    "StoredErrors",
    "StoredItem",
    "TableError",
    "known",
    "read_answers",
    "read_calibration",
    "read_words",
    "write_calibration",
    "write_scores",
]
