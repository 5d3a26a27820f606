"""Privacy: take everything along that is one's own, and read what one kept from a couple that ended."""
