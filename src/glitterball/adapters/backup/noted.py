"""When the last backup was made from this folder: a time in a small file, and not where the backup lies."""

from datetime import datetime
from pathlib import Path

NAME = "last-backup"


def note_made(var: Path, now: datetime) -> None:
    """Keep the time of a backup that was just made."""
    (var / NAME).write_text(now.isoformat(timespec="seconds"), encoding="ascii")


def last_made(var: Path) -> datetime | None:
    """When the last one was made, as far as this folder knows."""
    try:
        return datetime.fromisoformat((var / NAME).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
