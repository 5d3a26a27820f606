"""Sittings: answering the check one question a screen, and one's own picture of it. All of it is its owner's alone."""
