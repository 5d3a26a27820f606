"""Reveals: two people answer, and neither sees the other's before both have. Nobody has to go first; anyone may."""
