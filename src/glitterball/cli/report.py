"""Write the report of a picture: all of it or none, and for its owner's eyes alone."""

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from glitterball.adapters import clock, content, pdf
from glitterball.adapters.couple_file import PartnerAnswers
from glitterball.cli.refusal import RefusedError
from glitterball.core.instruments import Instrument
from glitterball.core.picture import Picture
from glitterball.core.reports import Person, compose_report


def write_report(
    path: Path,
    picture: Picture,
    partners: Sequence[PartnerAnswers],
    instrument: Instrument,
    *,
    paper: pdf.Paper,
) -> None:
    """Compose and print the report to ``path``. Raises ``RefusedError`` where nothing can be written there."""
    report = compose_report(
        picture,
        [Person(partner.name, partner.likes) for partner in partners],
        practices=content.practices_by_id().values(),
        instrument=instrument,
        knowledge=content.picture_knowledge(),
        words=content.report_words(),
    )
    if path.is_dir():
        raise RefusedError(f"--pdf {path}: expected a file, not a directory")
    try:
        _put(path, pdf.render(report, paper=paper, made_on=clock.now().date()))
    except OSError as error:
        raise RefusedError(f"--pdf {path}: can't be written ({(error.strerror or 'unknown reason').lower()})") from None


def _put(path: Path, content_of_file: bytes) -> None:
    """In place at once, readable by its owner alone, and nothing left behind if it fails."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as unfinished:
        try:
            unfinished.write(content_of_file)
            unfinished.flush()
            os.fsync(unfinished.fileno())
            Path(unfinished.name).replace(path)
        except BaseException:
            Path(unfinished.name).unlink(missing_ok=True)
            raise
