"""What people do here: one Django app per capability."""
