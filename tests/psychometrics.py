"""Reference data that is not ours to copy: its folder comes from the environment; without it, tests are skipped."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from glitterball.core.measurement.models import ItemParameters, Parameters
from glitterball.core.measurement.responses import Responses

VARIABLE = "GLITTERBALL_PSYCHOMETRICS"


def folder_of(name: str) -> Path:
    """The folder of one data set; skips the test, by name, where it is not there."""
    place = os.environ.get(VARIABLE)
    if not place or not (Path(place) / name).is_dir():
        pytest.skip(f"NO REFERENCE DATA: {name} is not there; set {VARIABLE} to the folder that holds it")
    return Path(place) / name


def reference_of(name: str) -> dict[str, Any]:
    return json.loads((folder_of(name) / "reference.json").read_text(encoding="utf-8"))


def fitted_of(name: str) -> Parameters:
    """The items as R's mirt found them."""
    found = reference_of(name)["irt"]["params"]
    items = []
    for item, values in found.items():
        thresholds = [values[key] for key in sorted(values) if key.startswith("b")]
        items.append(ItemParameters(item, values["a"], tuple(thresholds)))
    return Parameters("grm", tuple(items))


def couples_scale_of(scale: str, member: str) -> NDArray[np.int8]:
    """Five items of the couples' data (n, 5), -1 for none; two of commitment's are keyed the other way round."""
    names = [f"{scale}{place}_{member}" for place in range(1, 6)]
    with (folder_of("ims_couples") / "data.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    raw = np.array([[-1 if row[name] in {"", "NA"} else int(row[name]) for name in names] for row in rows])
    if scale == "com":
        raw[:, 2:4] = np.where(raw[:, 2:4] < 0, -1, 10 - raw[:, 2:4])
    return raw.astype(np.int8)


def answers_of(name: str) -> Responses:
    """The data set, with each item's lowest answer as category 0."""
    with (folder_of(name) / "data.csv").open(encoding="utf-8") as lines:
        header, *rows = list(csv.reader(lines))
    raw = np.array([[-1 if cell in {"", "NA"} else int(cell) for cell in row] for row in rows])
    lowest = np.where(raw < 0, raw.max(), raw).min(axis=0)
    values = np.where(raw < 0, -1, raw - lowest).astype(np.int8)
    return Responses(values, range(len(values)), tuple(header), tuple(int(top) + 1 for top in values.max(axis=0)))
