"""Tables of the reference data as real numbers, for statistics that take no answers."""

import csv

import numpy as np

from tests.psychometrics import folder_of


def words_of(name, file="data.csv"):
    """Columns by name, as text; skips the test where the data are not there."""
    with (folder_of(name) / file).open(encoding="utf-8") as lines:
        header, *rows = list(csv.reader(lines))
    return {column: [row[place].strip() for row in rows] for place, column in enumerate(header)}


def reals_of(name, file="data.csv"):
    """Names of columns and their numbers (n, k), nan where missing."""
    columns = words_of(name, file)
    cells = [[np.nan if cell in {"", "NA"} else float(cell) for cell in column] for column in columns.values()]
    return list(columns), np.array(cells).T
