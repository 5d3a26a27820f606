"""Whether the server is well. Nothing in here asks for a person, a couple, or anything that they said."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.core.checks import run_checks
from django.db import connection

from glitterball import __version__
from glitterball.adapters import content, jobs
from glitterball.adapters.backup import noted
from glitterball.apps.signin.queries import number_of_accounts

OLDEST_BACKUP = 30  # days that people would lose


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to look at in the settings, and what to do about it."""

    says: str
    hint: str


@dataclass(frozen=True, slots=True)
class Wellbeing:
    """How the server is, in figures of the machine."""

    version: str
    is_postgresql: bool
    backup_days: int | None  # since the last one that this folder knows of
    helplines_before: date
    are_helplines_due: bool
    is_mail_set_up: bool
    is_worker_late: bool
    accounts: int
    notices: tuple[Notice, ...]

    @property
    def needs_a_look(self) -> bool:
        """Whether anything should not be left as it is."""
        has_backup = self.backup_days is not None and self.backup_days <= OLDEST_BACKUP
        return bool(self.notices) or self.are_helplines_due or self.is_worker_late or not has_backup


def wellbeing(*, now: datetime) -> Wellbeing:
    """How the server is right now."""
    made_at, lines = noted.last_made(Path(settings.VAR)), content.help_book().lines
    return Wellbeing(
        version=__version__,
        is_postgresql=connection.vendor == "postgresql",
        backup_days=max((now - made_at).days, 0) if made_at else None,
        helplines_before=lines.check_before,
        are_helplines_due=lines.is_due(now.date()),
        is_mail_set_up=bool(settings.SMTP_URL),
        is_worker_late=bool(settings.SMTP_URL) and jobs.is_late(now=now),
        accounts=number_of_accounts(),
        notices=tuple(Notice(str(found.msg), str(found.hint or "")) for found in run_checks()),
    )
