"""Read topics.yaml: what a message may be about."""

from pathlib import Path

from msgspec.structs import asdict

from glitterball.adapters.content.forms import FileForm
from glitterball.adapters.content.reading import read_yaml
from glitterball.core.coach.rewriting.words import TopicWords


class TopicsForm(FileForm):
    """topics.yaml."""

    of_a_thing: str
    of_people: str
    named_with: frozenset[str]
    people_named_with: frozenset[str]
    everybodys: frozenset[str]
    only_compared_after: frozenset[str]
    spoken_of: dict[str, str]
    settings: frozenset[str]
    people_after: frozenset[str]
    tied_with: frozenset[str]
    never_between: frozenset[str]
    things: tuple[frozenset[str], ...]
    occasions: frozenset[str]
    bare: frozenset[str]
    proper: dict[str, str]
    bare_not_after: frozenset[str]
    goes_on_with: frozenset[str]
    people: frozenset[str]


def topics_of(path: Path) -> TopicWords:
    """The things and people that a message may be about, and the frames to name them in."""
    form = read_yaml(path, TopicsForm)
    return TopicWords(**{**asdict(form), "things": frozenset().union(*form.things) | form.occasions | form.bare})
