"""How much of it."""

from hypothesis import HealthCheck

SMALL, LARGE = 120, 10_000
DOSE = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
}
