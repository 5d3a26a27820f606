"""Measuring: item response theory, classical statistics, change, couples' statistics. Needs nothing else of ours."""
