"""Glitterball: a couple finds out why closeness is missing, and rebuilds it."""

__version__ = "0.1.0"
