"""Persons: who somebody is to this server, the doors by which they come back, and the keys to what is theirs."""
