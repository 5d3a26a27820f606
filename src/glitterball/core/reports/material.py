"""All that a report is composed from, in one place, with the names that its parts need again and again."""

from collections.abc import Iterable
from dataclasses import dataclass

from glitterball.core.instruments import Instrument
from glitterball.core.picture import Finding, Picture, PictureKnowledge
from glitterball.core.plans import Step
from glitterball.core.practice import Practice
from glitterball.core.reports.model import Bar, Person, Said
from glitterball.core.reports.words import Both, ReportWords
from glitterball.core.scores import Score
from glitterball.core.scores.bands import interval


@dataclass(frozen=True)
class Material:
    """A picture with its steps, and whatever is needed to put it into words."""

    picture: Picture
    steps: tuple[Step, ...]
    practices: tuple[Practice, ...]  # all there are, for a first step that the plan does not hold
    people: tuple[Person, ...]
    instrument: Instrument
    knowledge: PictureKnowledge
    words: ReportWords

    @property
    def is_joint(self) -> bool:
        """Whether this is for two."""
        return self.picture.kind == "joint"

    def say(self, wording: Both[str], **names: str) -> str:
        """A sentence for this kind of report, its braces filled."""
        return fill(wording.of(self.picture.kind), **names)

    def name_of(self, scale: str) -> str:
        """The name of a facet or block."""
        found = self.instrument.facet_by_id.get(scale) or self.instrument.block_by_id[scale]
        return found.name

    def listed(self, scales: Iterable[str]) -> str:
        """Names of facets and blocks as one phrase, each once."""
        return self.words.lists.join(tuple(dict.fromkeys(map(self.name_of, scales))))

    def names(self) -> str:
        """The people's names as one phrase."""
        return self.words.lists.join(tuple(person.name for person in self.people))

    def wording(self, items: Iterable[str]) -> tuple[str, ...]:
        """The text of items."""
        return tuple(self.instrument.item_by_id[item].text for item in items)

    def bars(self, scale: str) -> tuple[Bar, ...]:
        """A bar a person for a facet or block that everybody has; none otherwise."""
        scores = [person[scale] for person in self.picture.people if scale in person]
        return tuple(map(self._bar, scores)) if len(scores) == len(self.picture.people) else ()

    def _bar(self, score: Score) -> Bar:
        low, high = interval(score.value, score.standard_error)
        return Bar(max(0.0, low), min(100.0, high), self.words.facets.bands[score.band])


def fill(sentence: str, **names: str) -> str:
    """``sentence`` with its ``{braces}`` filled. What is filled in is never read as a sentence again."""
    return sentence.format_map(names)


def said(finding: Finding) -> Said:
    """A finding's title and text."""
    return Said(finding.title, finding.text)
