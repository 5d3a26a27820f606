"""Settings, addresses, base templates and styles."""
