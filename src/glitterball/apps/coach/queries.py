"""What the coach's page shows of a reading."""

from dataclasses import dataclass
from itertools import pairwise

from glitterball.adapters.coach import coach_knowledge
from glitterball.core.coach import HARMFUL, Finding, Reading, Suggestion, counted
from glitterball.core.coach import coach as read_draft

FAIRLY_SURE = 0.75


@dataclass(frozen=True, slots=True)
class Note:
    """One finding: its number on the page, the words that it points at, and why."""

    number: int
    name: str
    words: str
    reason: str
    is_kind: bool
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the draft, and the notes that it belongs to."""

    text: str
    notes: tuple[Note, ...] = ()

    @property
    def is_kind(self) -> bool:
        """Whether all that is said of it is good."""
        return all(note.is_kind for note in self.notes)


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion, with one text for each feeling that may be picked (one without a name where none is needed)."""

    kind: str
    text: str
    texts: tuple[tuple[str, str], ...]  # feeling, text


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A reading as a page shows it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    feelings: tuple[str, ...]
    good: tuple[str, ...]
    offers: tuple[Offer, ...]
    help: str
    leave_as_is: bool


def reading_page(text: str, reply_to: str) -> ReadingPage:
    """What the coach says about a draft."""
    reading = read_draft(text, knowledge=coach_knowledge(), reply_to=reply_to or None)
    notes = tuple(_note(number, finding) for number, finding in enumerate(reading.findings, start=1))
    return ReadingPage(
        pieces=_pieces(text, reading.findings, notes),
        notes=notes,
        feelings=reading.feelings,
        good=reading.good,
        offers=tuple(_offer(suggestion) for suggestion in reading.suggestions if suggestion.kind != "help"),
        help=_help(reading),
        leave_as_is=reading.leave_as_is,
    )


def _help(reading: Reading) -> str:
    return next((suggestion.text for suggestion in reading.suggestions if suggestion.kind == "help"), "")


def _note(number: int, finding: Finding) -> Note:
    name = coach_knowledge().words.labels[finding.label].name
    is_kind = counted(finding.label) not in HARMFUL and finding.label not in {"early_advice", "turning_away"}
    return Note(number, name, finding.text, finding.reason, is_kind, finding.confidence >= FAIRLY_SURE)


def _pieces(text: str, findings: tuple[Finding, ...], notes: tuple[Note, ...]) -> tuple[Piece, ...]:
    """The draft cut wherever a finding begins or ends."""
    cuts = sorted({0, len(text), *(f.start for f in findings), *(f.end for f in findings)})
    return tuple(
        Piece(
            text[start:end], tuple(n for n, f in zip(notes, findings, strict=True) if f.start < end and start < f.end)
        )
        for start, end in pairwise(cuts)
    )


def _offer(suggestion: Suggestion) -> Offer:
    texts = tuple((feeling, suggestion.with_feeling(feeling)) for feeling in suggestion.feelings)
    return Offer(suggestion.kind, suggestion.text, texts or (("", suggestion.text),))
