"""The role under which the pages work."""

ROLE = "glitterball_pages"  # it owns no table, and nobody can sign in with it
