"""Signing in: an account put to a person, the ways that lead in, and fresh proof by them. Doors stay what lets in."""
