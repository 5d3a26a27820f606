"""Several facets of one person: how they hang together, and what each tells of the others."""

from glitterball.core.measurement.facets.correlations import Structure, latent_correlations
from glitterball.core.measurement.facets.likelihood import FacetsError
from glitterball.core.measurement.facets.scores import FacetScores, prior_from_others, score_facets

__all__ = ["FacetScores", "FacetsError", "Structure", "latent_correlations", "prior_from_others", "score_facets"]
