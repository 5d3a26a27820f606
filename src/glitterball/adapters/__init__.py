"""The outside world: content files, the clock, charts and PDF."""
