"""The measuring engine's figures, each beside its bar and its peers in the same run."""

from collections.abc import Iterator

from bench import measurement_adaptive, measurement_calibration, measurement_scores, measurement_statistics


def run() -> Iterator[tuple[str, str]]:
    """Name and figure of each measurement."""
    yield from measurement_scores.run()
    yield from measurement_calibration.run()
    yield from measurement_adaptive.run()
    yield from measurement_statistics.run()
