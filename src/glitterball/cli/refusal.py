"""What a command raises when what it was given can't be used."""


class RefusedError(Exception):
    """One sentence: what, where, what is expected. The command line prints it and ends with status 2."""
