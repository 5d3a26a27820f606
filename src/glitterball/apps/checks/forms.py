"""What first light's page sends back: the answers so far, the question that was on screen, and where to go next.

The answers travel in the page alone, so anybody can send anything. What fits is kept; the first thing that does not fit
becomes one sentence about what to mend.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from django.http import HttpRequest
from django.utils.translation import gettext as _

from glitterball.core.instruments import Instrument, Item

MOST_BYTES = 8192  # ten answers take some 400
URL_ENCODED = "application/x-www-form-urlencoded"
CONTROLS = ("version", "shown", "answer", "go")


@dataclass(frozen=True, slots=True)
class Problem:
    """What to mend, and at which question (from 0; nothing where it is about no question)."""

    says: str
    place: int | None = None


@dataclass
class FirstLightForm:
    """Answers that fit, and the place to go to: a question from 0, or one past the last for the result."""

    instrument: Instrument
    items: tuple[Item, ...]
    answers: dict[str, int] = field(default_factory=dict)
    place: int = 0
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def read(cls, request: HttpRequest, instrument: Instrument, items: tuple[Item, ...]) -> "FirstLightForm":
        """The form that a person's browser sent."""
        form = cls(instrument, items)
        sent: dict[str, list[str]] = {}
        for name, value in form._pairs(request):
            sent.setdefault(name, []).append(value)
        form._read_version(sent)
        form._read_answers(sent)
        form._read_move(sent)
        return form

    @property
    def is_valid(self) -> bool:
        """Whether there is nothing to mend."""
        return not self.problems

    @property
    def problem(self) -> str:
        """The first thing to mend."""
        return self.problems[0].says if self.problems else ""

    @property
    def is_finished(self) -> bool:
        """Whether the last question is behind us."""
        return self.is_valid and self.place == len(self.items)

    def _pairs(self, request: HttpRequest) -> Iterator[tuple[str, str]]:
        """Names and values, from no more of the body than ten answers could need."""
        body = request.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES or request.content_type != URL_ENCODED:
            self.problems.append(Problem(_("The page sent more than ten answers. What could be read is still here.")))
        if request.content_type == URL_ENCODED:
            whole_pairs = body if len(body) <= MOST_BYTES else body[:MOST_BYTES].rpartition(b"&")[0]
            yield from parse_qsl(whole_pairs.decode("utf-8", "replace"), keep_blank_values=True)

    def _read_version(self, sent: dict[str, list[str]]) -> None:
        if sent.get("version") != [self.instrument.version]:
            says = _("These questions have changed since the page was opened. The answers that still fit are kept.")
            self.problems.append(Problem(says))

    def _read_answers(self, sent: dict[str, list[str]]) -> None:
        known = {item.id: place for place, item in enumerate(self.items)}
        for name, values in sent.items():
            if name in known:
                self._keep(known[name], values)
            elif name not in CONTROLS:
                says = _("The page sent an answer to a question that is not one of these ten. It was left out.")
                self.problems.append(Problem(says))

    def _keep(self, place: int, values: list[str]) -> None:
        """Take one answer, unless it is none of the five or there are two."""
        fitting = {str(option.value): option.value for option in self.instrument.options}
        if len(set(values)) > 1:
            self.problems.append(Problem(_("This question came with two answers. Please choose one."), place))
        elif values[0] not in fitting:
            self.problems.append(
                Problem(_("The answer to this question could not be read. Please choose one again."), place)
            )
        else:
            self.answers[self.items[place].id] = fitting[values[0]]

    def _read_move(self, sent: dict[str, list[str]]) -> None:
        """Where the person was, what they pressed, and so where to go; with anything to mend, the page stays."""
        ids = [item.id for item in self.items]
        shown = sent.get("shown", [""])[-1]
        at = ids.index(shown) if shown in ids else None
        go = sent.get("go", ["next"])[-1]
        if at is not None and "answer" in sent:
            self._keep(at, sent["answer"])
        if go == "skip" and at is not None:
            self.answers.pop(ids[at], None)
        elif go == "next" and at is not None and ids[at] not in self.answers and not self.problems:
            self.problems.append(Problem(_("Choose one of the five answers, or skip this question."), at))
        self.place = self._next_place(at, go)

    def _next_place(self, at: int | None, go: str) -> int:
        moves = {str(place + 1): place for place in range(len(self.items) + 1)}  # the last one is the result
        if at is not None:
            moves |= {"next": at + 1, "skip": at + 1, "back": max(0, at - 1)}
        if go not in moves:
            says = _("The page lost its place. Your answers are still here, and you can go on from this question.")
            self.problems.append(Problem(says))
        if self.problems:
            wrong = self.problems[0].place
            return wrong if wrong is not None else (at if at is not None else self._first_open())
        return moves[go]

    def _first_open(self) -> int:
        """The first question without an answer, or the last one."""
        open_places = [place for place, item in enumerate(self.items) if item.id not in self.answers]
        return open_places[0] if open_places else len(self.items) - 1
