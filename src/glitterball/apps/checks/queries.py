"""What the pages of first light show. Nothing is read but content, and nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.translation import gettext as _

from glitterball.adapters import content
from glitterball.adapters.charts import ball_svg
from glitterball.core.answers import check_answers
from glitterball.core.instruments import Instrument, Item, Option
from glitterball.core.instruments.model import FIRST_LIGHT_STAGE
from glitterball.core.picture.knowledge import Lines
from glitterball.core.practice import Practice
from glitterball.core.scores import CONFIDENCE_Z, AssumedMean, Band, BlockLight, FirstLight, first_light
from glitterball.core.scores.first_light import FOUR_BLOCKS

SAMPLE_REPORT = "samples/joint.pdf"
GENERAL_LETTERS = "general"
SMALL_TOGETHER = 10  # minutes that somebody who read this alone may ask of the other tonight
SAMPLE_LIGHTS = (85, 45, 30, 65, 75, 55, 95, 35, 60, 0, 55, 30, 40, 30, 75, 55, 60, 35, 45, 25, 50, 75, 95, 65)


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
    def is_first(self) -> bool:
        """Whether there is nothing to go back to."""
        return self.number == 1


@dataclass(frozen=True, slots=True)
class BlockRow:
    """One of the four blocks as a bar: where its interval starts and how long it is, in per cent; none if not asked."""

    plain: str  # named towards the light, so that “mostly no” can't be read as good news about conflict
    name: str
    says: str
    is_answered: bool = False
    low: float = 0.0
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Said:
    """One answer as the person gave it, so that every line can be traced to it."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A line of content with the answers it rests on."""

    lines: Lines
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ResultPage:
    """What ten answers can say, and no more."""

    ball: str
    blocks: tuple[BlockRow, ...]
    at_work: Statement | None
    bright: Statement | None
    nothing_bright: Lines
    nothing_dim: Lines
    tonight: Practice
    letters: str  # the chain of letters that fits the block at work, else the general one
    not_validated: str
    n_answered: int
    total: int
    version: str
    last: str  # the id of the last question, from where one can go back

    @property
    def is_complete(self) -> bool:
        """Whether every question was answered, so that sentences about ten answers are true."""
        return self.n_answered == self.total


@dataclass(frozen=True, slots=True)
class _Light:
    """A light for the ball."""

    value: float
    standard_error: float
    band: Band


@cache
def questions() -> tuple[Item, ...]:
    """The ten questions, in the order of asking."""
    return content.latest_instrument().stage(FIRST_LIGHT_STAGE)


def question_page(place: int, chosen: int | None) -> QuestionPage:
    """The question at ``place`` (from 0), with the option that was chosen for it before, if any."""
    instrument, items = content.latest_instrument(), questions()
    return QuestionPage(items[place], place + 1, len(items), instrument.options, chosen, instrument.version)


def result_page(answers: Mapping[str, int]) -> ResultPage:
    """What ``answers`` point to."""
    instrument, items = content.latest_instrument(), questions()
    light = first_light(check_answers(instrument, answers), method=AssumedMean())
    knowledge = content.picture_knowledge()
    words = knowledge.first_light
    rows = _block_rows(instrument, light)
    return ResultPage(
        ball=_ball_of(instrument, light, rows),
        blocks=rows,
        at_work=_statement(instrument, answers, light.at_work, words.at_work),
        bright=_statement(instrument, answers, light.bright, words.bright),
        nothing_bright=words.nothing_bright,
        nothing_dim=words.nothing_dim,
        tonight=practice_for_tonight(light.at_work),
        letters=light.at_work or GENERAL_LETTERS,
        not_validated=knowledge.words.not_validated,
        n_answered=len(answers),
        total=len(items),
        version=instrument.version,
        last=items[-1].id,
    )


@cache
def practice_for_tonight(block: str | None) -> Practice:
    """One small, harmless thing for whoever read this alone: one that serves ``block`` if there is any, else a thanks.

    What one person can do without asking the other comes first, then what serves the block best, then what is short.
    """
    served = {facet.id for facet in content.latest_instrument().facets_of(block)} if block else set()

    def order(practice: Practice) -> tuple[bool, bool, int, int, str]:
        fits = [place for place, facet in enumerate(practice.serves) if facet in served]
        together = practice.who == "together"
        return not fits, together, min(fits, default=0), practice.minutes, practice.id

    return min(filter(_is_for_tonight, content.practices_by_id().values()), key=order)


def _is_for_tonight(practice: Practice) -> bool:
    small = practice.who != "together" or practice.minutes <= SMALL_TOGETHER
    return practice.when == "tonight" and practice.care == "none" and practice.is_free and small


def _statement(
    instrument: Instrument, answers: Mapping[str, int], scale: str | None, words: Mapping[str, Lines]
) -> Statement | None:
    if scale is None:
        return None
    labels = {option.value: option.label for option in instrument.options}
    items = [item for item in questions() if item.id in answers]
    on = [item for item in items if scale in (item.facet, instrument.facet_by_id[item.facet].block)]
    return Statement(words[scale], tuple(Said(item.text, labels[answers[item.id]]) for item in on))


def _block_rows(instrument: Instrument, light: FirstLight) -> tuple[BlockRow, ...]:
    seen: dict[str, BlockLight] = {block.block: block for block in light.blocks}
    plainly = {
        "communication": _("Talking and listening"),
        "emotional-literacy": _("Words for feelings"),
        "conflict-and-repair": _("Making up after a fight"),
        "balance": _("A fair balance"),
    }
    said: dict[Band, str] = {
        "mostly yes": _("mostly yes"),
        "mixed": _("mixed"),
        "mostly no": _("mostly no"),
        "can't tell yet": _("can’t tell yet"),
    }
    rows = []
    for block in FOUR_BLOCKS:
        plain, name = plainly[block], instrument.block_by_id[block].name
        if block in seen:
            low, high = round(seen[block].low, 1), round(seen[block].high, 1)
            rows.append(
                BlockRow(plain, name, said[seen[block].band], is_answered=True, low=low, width=round(high - low, 1))
            )
        else:
            rows.append(BlockRow(plain, name, _("not answered")))
    return tuple(rows)


def _ball_of(instrument: Instrument, light: FirstLight, rows: tuple[BlockRow, ...]) -> str:
    """The four blocks as soft bands; everything else is plain glass, since ten questions did not ask."""
    lights = {b.block: _Light(b.value, (b.high - b.low) / 2 / CONFIDENCE_Z, b.band) for b in light.blocks}
    told = " ".join(f"{row.plain}: {row.says}." for row in rows)
    description = _("%(blocks)s Everything else is plain glass: not asked yet.") % {"blocks": told}
    return ball_svg([lights], instrument, title=_("Your mirror ball after ten questions"), description=description)


@cache
def sample_ball() -> str:
    """A ball of nobody, to show what one looks like."""
    instrument = content.latest_instrument()
    facets = [facet for facet in instrument.facets if facet.is_shareable]
    lights = {
        facet.id: _Light(value, 5.0, "mixed") for facet, value in zip(facets, SAMPLE_LIGHTS, strict=True) if value
    }
    return ball_svg(
        [lights],
        instrument,
        title=_("A mirror ball"),
        description=_("Many small mirrors. Some shine amber, some are dim, and a few are plain glass."),
    )


@cache
def sample_report() -> str | None:
    """The address of the sample report, where the installation holds one."""
    return static(SAMPLE_REPORT) if finders.find(SAMPLE_REPORT) else None
