"""Accusing messages turned round by the product's own rewriting, as examples of what is clean.

Without them a model that has seen "you lied" only as blame would call "I feel hurt when you lied" blame as well.
"""

from glitterball.core.coach import CoachWords
from glitterball.core.coach.message import Message, read_message
from glitterball.core.coach.reading import FEELING
from glitterball.core.coach.rewriting.beside import is_of_you, may_stand_beside
from glitterball.core.coach.rewriting.recasting import recast_sentence
from training.coach.sources import Labelled

ACCUSING = ("blame", "generalisation")
CLEAN = "i_statement"
EVERY = 3  # a third of them is enough to teach the frame
FEELINGS = ("hurt", "sad", "worried", "tired", "lonely", "angry", "afraid", "discouraged", "unsure", "disappointed")


def with_turned(own: Labelled, words: CoachWords) -> Labelled:
    """Our messages, and after them the accusing ones turned round, labelled as I-statements."""
    accusing = [text for at, text in enumerate(own.texts) if any(own.has[label][at] for label in ACCUSING)][::EVERY]
    turned = [text for number, source in enumerate(accusing) if (text := _turned(source, number, words))]
    has = {label: (*flags, *(label == CLEAN for _ in turned)) for label, flags in own.has.items()}
    return Labelled((*own.texts, *turned), has)


def _turned(source: str, number: int, words: CoachWords) -> str:
    """A message turned round: every second time alone, else among the sentences that may stand beside it."""
    message: Message = read_message(source, words.spelling, words.lexicon)
    said: list[str] = []
    for sentence in message.sentences:
        frames = list(recast_sentence(message, sentence, words.rewriting))
        if frames:
            frame = frames[0] if number % 2 else frames[-1]
            said.append(f"{frame.replace(FEELING, FEELINGS[number % len(FEELINGS)])}.")
            return " ".join(said) if number % 2 else said[-1]
        if may_stand_beside(message, sentence, words.rewriting) and not is_of_you(sentence):
            said.append(source[slice(*message.span(sentence.first, sentence.last))])
    return ""
