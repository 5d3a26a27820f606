"""Turn trained models into a bank of small whole numbers."""

from collections.abc import Sequence

import numpy as np

from glitterball.core.coach.linear import ZERO, Bank
from training.coach.fitting import Fitted
from training.coach.matrices import Families

_STEPS = 127
_DIGITS = 9  # enough for any use, few enough to be written the same everywhere


def bank_of(outputs: Sequence[str], fitted: Sequence[Fitted], rare: np.ndarray, bits: int, families: Families) -> Bank:
    """The models side by side; each model's largest weight becomes 127."""
    weights = np.stack([model.weights * rare for model in fitted], axis=1)
    scales = np.abs(weights).max(axis=0) / _STEPS
    rows = (np.rint(weights / scales) + ZERO).astype(np.uint8)
    return Bank(
        outputs=tuple(outputs),
        bits=bits,
        families=families,
        rows=rows.tobytes(),
        scales=tuple(round(float(scale), _DIGITS) for scale in scales),
        intercepts=tuple(round(model.intercept, _DIGITS) for model in fitted),
        thresholds=tuple(round(model.threshold, _DIGITS) for model in fitted),
    )
