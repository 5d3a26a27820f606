"""The same examples in every run: a fault that is noticed once is noticed always, and nothing is kept between runs."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "mutants", derandomize=True, database=None, max_examples=40, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile("mutants")
