"""What the pages of a sitting show: a question, where somebody is, and what they answered."""

from dataclasses import dataclass

from glitterball.apps.accounts.viewer import Viewer
from glitterball.apps.sittings.access import OpenSitting, latest_sitting_id, sitting_of
from glitterball.core.instruments import Facet, Item, Option


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """One question on screen."""

    item: Item
    number: int
    total: int
    options: tuple[Option, ...]
    chosen: int | None
    version: str

    @property
    def before(self) -> int | None:
        """The place to go back to."""
        return self.number - 1 or None

    @property
    def after(self) -> int:
        """The place that comes next."""
        return self.number + 1


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """How far a sitting is, and what can be done next."""

    next_place: int | None
    number_answered: int
    number_asked: int
    is_second_chosen: bool
    is_further: bool
    number_left: int
    has_line: bool

    @property
    def is_resting(self) -> bool:
        """Whether everything asked so far is behind."""
        return self.next_place is None


@dataclass(frozen=True, slots=True)
class Answered:
    """One question as it was answered, and where to change it."""

    question: str
    answer: str | None
    place: int


def question_page(sitting: OpenSitting, place: int) -> QuestionPage | None:
    """The question at ``place`` (from 1), if there is one."""
    items = sitting.course.items(sitting.instrument)
    if not 0 < place <= len(items):
        return None
    item = items[place - 1]
    instrument = sitting.instrument
    chosen = sitting.course.answers.get(item.id)
    return QuestionPage(item, place, len(items), instrument.options, chosen, instrument.version)


def has_answers(viewer: Viewer) -> bool:
    """Whether anything is answered in the sitting that the viewer goes on with."""
    latest = latest_sitting_id(viewer)
    return latest is not None and bool(sitting_of(viewer, latest).course.answers)


def whereabouts(sitting: OpenSitting) -> Whereabouts:
    """How far it is."""
    course, instrument = sitting.course, sitting.instrument
    asked = course.items(instrument)
    return Whereabouts(
        course.next_place(instrument),
        len(course.answers),
        len(asked),
        is_second_chosen=course.second is not None,
        is_further=course.is_further,
        number_left=len(instrument.items) - len(asked),
        has_line=bool(sitting.likes),
    )


def wishes_to_choose(sitting: OpenSitting) -> tuple[tuple[str, tuple[Facet, ...]], ...]:
    """Every facet under its block's name."""
    instrument = sitting.instrument
    return tuple((block.name, instrument.facets_of(block.id)) for block in instrument.blocks)


def answers_of(sitting: OpenSitting) -> tuple[Answered, ...]:
    """Every question so far with its answer."""
    labels = {option.value: option.label for option in sitting.instrument.options}
    items = enumerate(sitting.course.items(sitting.instrument), start=1)
    given = sitting.course.answers
    skipped = sitting.course.skipped
    return tuple(
        Answered(item.text, labels[given[item.id]] if item.id in given else None, place)
        for place, item in items
        if item.id in given or item.id in skipped
    )
