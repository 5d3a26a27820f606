"""Tags for the frame that all pages have."""
