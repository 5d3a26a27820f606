"""What somebody can do about signing in: put an account to their person, add and take away ways, come in."""
