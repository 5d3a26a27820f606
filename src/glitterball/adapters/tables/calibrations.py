"""A calibration as a JSON file: what ``glitterball calibrate`` writes and ``score`` reads."""

from math import isfinite
from pathlib import Path
from typing import Literal

import msgspec

from glitterball.adapters.tables.parts import TableError
from glitterball.core.measurement.models import ItemParameters, Parameters, ParametersError
from glitterball.core.measurement.responses import HIGHEST, Coding


class StoredErrors(msgspec.Struct):
    """Standard errors of an item; null where they can't be told."""

    a: float | None = None
    b: list[float | None] = msgspec.field(default_factory=list)


class StoredItem(msgspec.Struct, omit_defaults=True):
    """One item. ``answers`` holds the raw answers of each category, from the lowest category up."""

    id: str
    a: float
    b: list[float]
    se: StoredErrors | None = None
    answers: list[list[int]] | None = None


class StoredCalibration(msgspec.Struct):
    """What stands in the file. Only model and items are needed to score."""

    model: Literal["grm", "2pl", "gpcm"]
    items: list[StoredItem]
    loglik: float | None = None
    converged: bool | None = None
    iterations: int | None = None
    n: int | None = None
    points: int | None = None
    gain: float | None = None
    notes: list[str] = msgspec.field(default_factory=list)

    def parameters(self) -> Parameters:
        """The items, checked. Raises ``ParametersError``."""
        return Parameters(self.model, tuple(ItemParameters(item.id, item.a, tuple(item.b)) for item in self.items))

    def doubt(self) -> str | None:
        """What whoever uses the items should know of how they were found."""
        if self.converged is False:
            return "the calibration did not converge: its items are where the search was cut off"
        return None

    def codings(self) -> tuple[Coding, ...] | None:
        """Which raw answers make up each item's categories; None where the file does not say so for every item."""
        if any(item.answers is None for item in self.items):
            return None
        return tuple(tuple(map(tuple, item.answers or ())) for item in self.items)


def read_calibration(path: Path) -> StoredCalibration:
    """Read and check. Raises ``TableError``."""
    try:
        stored = msgspec.json.decode(path.read_bytes(), type=StoredCalibration)
        stored.parameters()
    except OSError as error:
        raise TableError(f"{path}: can't be read: {error.strerror}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise TableError(f"{path}: {error}: expected what glitterball calibrate writes") from None
    except ParametersError as error:
        raise TableError(f"{path}: {error}") from None
    for item in stored.items:
        _check_answers(path, item)
    return stored


def write_calibration(path: Path, calibration: StoredCalibration) -> None:
    """Write it, two blanks a level. Raises ``TableError``."""
    text = msgspec.json.format(msgspec.json.encode(calibration), indent=2)
    try:
        path.write_bytes(text + b"\n")
    except OSError as error:
        raise TableError(f"{path}: can't be written: {error.strerror}") from None


def known(value: float) -> float | None:
    """A number that JSON can hold; None for nan and infinity."""
    return value if isfinite(value) else None


def _check_answers(path: Path, item: StoredItem) -> None:
    if item.answers is None:
        return
    given = [answer for category in item.answers for answer in category]
    right = len(item.answers) == len(item.b) + 1 and all(item.answers) and len(set(given)) == len(given)
    if not right or not all(0 <= answer <= HIGHEST for answer in given):
        raise TableError(
            f"{path}: item {item.id!r} has the answers {item.answers}: expected {len(item.b) + 1} lists of different "
            f"whole numbers from 0 to {HIGHEST}, one for each category"
        )
