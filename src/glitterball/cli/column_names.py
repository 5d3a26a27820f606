"""``--items a,b,c``: names of columns on the command line."""


def column_names(written: str | None) -> tuple[str, ...] | None:
    """The names between the commas; None where nothing was given."""
    return None if written is None else tuple(name.strip() for name in written.split(","))
