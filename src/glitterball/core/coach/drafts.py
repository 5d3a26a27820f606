"""A message that may hurt, while another way to say it is looked for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from glitterball.core.coach.analysis import Analysis, analyse
from glitterball.core.coach.knowledge import CoachKnowledge
from glitterball.core.coach.labels import HARMFUL, KIND, counted
from glitterball.core.coach.message import Message, Sentence
from glitterball.core.coach.reading import FEELING, Finding
from glitterball.core.coach.rewriting.pointing import points_at_nothing
from glitterball.core.coach.rewriting.sound import is_sound, says_something
from glitterball.core.coach.rewriting.words import RewriteWords

ACCUSING = frozenset({"blame", "generalisation"})
FRAMED = ACCUSING | {"defensiveness"}  # a whole clause is framed only where it accuses, and nothing worse was found
_KIND = frozenset(KIND)
_MOCKED = frozenset({"contempt"})
_EXCUSED = frozenset({"defensiveness"})
_UNFIT = _MOCKED | _EXCUSED | {"criticism"}
_NAMES = ("insult", "attack-you")  # what is left out when the deed is said: "you forgot the passports, you donkey"
_WORDS = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Draft:
    """The message as it was read, the feeling that stands in for the one to be picked, and which sentences hurt."""

    analysis: Analysis
    feeling: str
    hurts: tuple[bool, ...]  # one for each sentence
    knowledge: CoachKnowledge
    read: dict[str, Analysis] = field(default_factory=dict)  # what was read on the way: nothing is read twice

    @property
    def message(self) -> Message:
        """The message itself."""
        return self.analysis.message

    @property
    def words(self) -> RewriteWords:
        """The words that turning round needs."""
        return self.knowledge.words.rewriting

    @property
    def harms(self) -> set[str]:
        """The labels that say how the message may hurt."""
        return harms_of(self.analysis)

    def sentence(self, at: int) -> Sentence:
        """One of the sentences."""
        return self.message.sentences[at]

    def text(self, at: int) -> str:
        """One of the sentences as the writer wrote it."""
        sentence = self.sentence(at)
        return self.message.source[slice(*self.message.span(sentence.first, sentence.last))]

    def alone(self, at: int) -> Analysis:
        """One of the sentences, read without the others."""
        return self._read(self.text(at))

    def may_turn(self, at: int) -> bool:
        """Whether one of the sentences says what was done: not where it judges, mocks or excuses, but for a plain name.

        Of what was turned round beside a judgement, mockery or an excuse, strict readers would have shown one in four.
        """
        if self.is_only_kind(at):
            return False
        judged = self.harms & _UNFIT
        if not judged or (judged == _MOCKED and self._calls_a_name(at)):
            return True
        if self.harms == _EXCUSED and self.message.forms[self.sentence(at).first] == "you":
            return True  # "You didn't tell me about the loan"
        alone = harms_of(self.alone(at))
        return len(self.hurts) > 1 and bool(alone) and alone <= ACCUSING

    def _calls_a_name(self, at: int) -> bool:
        sentence = self.sentence(at)
        return any(self.message.has(name, sentence.first, sentence.last) for name in _NAMES)

    def is_only_kind(self, at: int) -> bool:
        """Whether one of several sentences hurts nobody and is kind: "I know you needed some quiet. But …"."""
        if len(self.hurts) == 1 or _KIND.isdisjoint(self.analysis.labels):
            return False
        alone = self.alone(at)
        return not alone.is_harmful and not _KIND.isdisjoint(alone.labels)

    def is_clean(self, frame: str) -> bool:
        """Whether another way to say a part of it hurts nobody when it is read again, and is sound."""
        again = self._read(frame.replace(FEELING, self.feeling))
        if again.is_harmful:
            return False
        return is_sound(again.message, self.words) and says_something(again.message, self.words)

    def is_fit(self, frame: str) -> bool:
        """Whether another way to say the whole may be shown: it is clean, and points at nothing that it left out."""
        again = self._read(frame.replace(FEELING, self.feeling))
        return self.is_clean(frame) and not points_at_nothing(again.message, self.message, self.words)

    def first_clean(self, ways: Iterable[str]) -> str:
        """The first way that is clean and says sorry for nobody, as a sentence; empty where none is."""
        may_be_said = (ended(text) for text in ways if not self._says_sorry(text))
        is_whole = len(self.hurts) == 1
        return next((text for text in may_be_said if (self.is_fit if is_whole else self.is_clean)(text)), "")

    def _read(self, text: str) -> Analysis:
        if text not in self.read:
            self.read[text] = analyse(text, self.knowledge)
        return self.read[text]

    def _says_sorry(self, text: str) -> bool:
        said = text.casefold()
        for phrase in self.words.said_of_the_other:
            said = said.replace(phrase, "")
        return not self.words.not_beside_a_feeling.isdisjoint(_WORDS.findall(said))


def draft_of(analysis: Analysis, findings: tuple[Finding, ...], feeling: str, knowledge: CoachKnowledge) -> Draft:
    """A draft, with the sentences that a finding points at marked as hurtful."""
    message = analysis.message
    spans = [message.span(sentence.first, sentence.last) for sentence in message.sentences]
    pointed_at = [(found.start, found.end) for found in findings if counted(found.label) in HARMFUL]
    hurts = tuple(any(first < end and start < last for first, last in pointed_at) for start, end in spans)
    return Draft(analysis, feeling, hurts, knowledge)


def harms_of(analysis: Analysis) -> set[str]:
    """The labels that say how a message may hurt."""
    return {label for label in analysis.labels if label in HARMFUL}


def ended(text: str) -> str:
    """A way to say it as a sentence."""
    text = text.replace("*", "")
    return text if text.endswith("?") else f"{text}."
