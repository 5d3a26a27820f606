"""How content is written: kebab-case keys, and none that nobody reads."""

import msgspec


class FileForm(msgspec.Struct, forbid_unknown_fields=True, rename="kebab", omit_defaults=True):
    """A part of a content file, as its writer sees it."""
