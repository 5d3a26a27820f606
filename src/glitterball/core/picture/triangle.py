"""Sternberg's triangle of love: intimacy, passion and commitment (Sternberg 1986, Psychological Review 93:119–135)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean

from glitterball.core.instruments import Instrument
from glitterball.core.picture.conditions import Light
from glitterball.core.scores import Estimate

PASSION, COMMITMENT = "passion", "commitment"


@dataclass(frozen=True, slots=True)
class Triangle:
    """The three parts of love for one person, each on 0–100 with its standard error."""

    intimacy: Estimate
    passion: Estimate
    commitment: Estimate


def triangle_of(lights: Mapping[str, Light], instrument: Instrument) -> Triangle | None:
    """The triangle of one person, or nothing while any closeness facet is glass.

    Intimacy is the mean of the closeness facets other than passion and commitment; its standard error takes their
    errors as independent.
    """
    closeness = [facet.id for facet in instrument.facets_of("closeness")]
    if any(facet not in lights for facet in closeness):
        return None
    intimacy = [lights[facet] for facet in closeness if facet not in {PASSION, COMMITMENT}]
    return Triangle(_mean(intimacy), _mean([lights[PASSION]]), _mean([lights[COMMITMENT]]))


def _mean(lights: Sequence[Light]) -> Estimate:
    error = sqrt(sum(light.standard_error**2 for light in lights)) / len(lights)
    return Estimate(fmean(light.value for light in lights), error)
