"""Everything there is to read, and how to find it. Nobody needs an account, and nothing is kept of who read what."""
