"""Does a calibrated model fit: as a whole, item by item, and pair by pair."""

from glitterball.core.measurement.fit.complete import FitError
from glitterball.core.measurement.fit.dependence import Pair, local_dependence, stand_out
from glitterball.core.measurement.fit.items import ItemFit, item_fit
from glitterball.core.measurement.fit.overall import OverallFit, overall_fit

__all__ = [
    "FitError",
    "ItemFit",
    "OverallFit",
    "Pair",
    "item_fit",
    "local_dependence",
    "overall_fit",
    "stand_out",
]
