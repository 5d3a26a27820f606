"""Up to three suggestions: rewrites in the writer's own words, or an opening where the words give none.

Every rewrite is analysed again by the same eyes that read the message, and only what comes back clean is shown.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from glitterball.core.coach.analysis import Analysis, analyse
from glitterball.core.coach.framing import frame_sentence
from glitterball.core.coach.knowledge import CoachKnowledge
from glitterball.core.coach.labels import HARMFUL, counted
from glitterball.core.coach.message import Sentence
from glitterball.core.coach.reading import FEELING, Finding, Suggestion
from glitterball.core.coach.rewriting import recast_sentence

_CHIPS = 3
_TRIES = 6
_MOST = 3
_SIMPLE = re.compile(r"[^.!?…;]{4,90}")  # one short clause
_SHUT = frozenset({"stonewalling", "threat"})  # where nothing else was found, a beginning helps more than a rewrite
_FRAMED = frozenset(
    {"blame", "generalisation", "defensiveness"}
)  # a whole clause is framed only where nothing worse was found
_LONGEST_TO_REWRITE = 1200  # code points; beyond that a rewrite would be a second letter


def suggestions_of(
    analysis: Analysis, findings: tuple[Finding, ...], knowledge: CoachKnowledge
) -> tuple[Suggestion, ...]:
    """What to offer for a message that may hurt; nothing where it is good as it is."""
    if not analysis.is_harmful:
        return ()
    chips = _chips(analysis, knowledge)
    frame = _rewritten(analysis, findings, chips[0], knowledge)
    if frame and (len(analysis.message.sentences) == 1 or _is_clean(frame, chips[0], knowledge)):
        rewrite = Suggestion("rewrite", frame, chips if FEELING in frame else ())
        return (rewrite, *_further(frame, chips, knowledge))[:_MOST]
    return _openings(analysis, knowledge)


def _further(frame: str, chips: tuple[str, ...], knowledge: CoachKnowledge) -> Iterator[Suggestion]:
    """Beside a rewrite of one sentence: a question to ask and a smaller wish in the same words, if they are clean."""
    for begins, ways in knowledge.words.rewriting.further.items():
        rest = frame.removeprefix(begins).removesuffix(".")
        if not frame.startswith(begins) or not frame.endswith(".") or not _SIMPLE.fullmatch(rest):
            continue
        for text in (way.replace("{rest}", rest) for way in ways):
            if _is_clean(text, chips[0], knowledge):
                yield Suggestion("rewrite", text)
        return


def _rewritten(analysis: Analysis, findings: tuple[Finding, ...], feeling: str, knowledge: CoachKnowledge) -> str:
    """The message with each hurtful sentence turned round or left out; empty where none could be turned."""
    message = analysis.message
    if len(message.source) > _LONGEST_TO_REWRITE or _harms(analysis) <= _SHUT:
        return ""
    parts: list[str] = []
    has_turned = False
    for sentence in message.sentences:
        start, end = message.span(sentence.first, sentence.last)
        if not _is_hurtful(start, end, findings):
            parts.append(message.source[start:end])
            continue
        turned = _turned(analysis, sentence, feeling, knowledge)
        if turned:
            has_turned = True
            parts.append(turned)
    return " ".join(parts) if has_turned else ""


def _turned(analysis: Analysis, sentence: Sentence, feeling: str, knowledge: CoachKnowledge) -> str:
    """The first recast of a sentence that is clean when read alone."""
    words = knowledge.words.rewriting
    recasts = islice(recast_sentence(analysis.message, sentence, words), _TRIES)
    framed = frame_sentence(analysis.message, sentence, words) if _harms(analysis) <= _FRAMED else ()
    ways = chain(recasts, framed)
    return next((text for text in map(_ended, ways) if _is_clean(text, feeling, knowledge)), "")


def _ended(text: str) -> str:
    return text if text.endswith("?") else f"{text}."


def _is_clean(frame: str, feeling: str, knowledge: CoachKnowledge) -> bool:
    return not analyse(frame.replace(FEELING, feeling), knowledge).is_harmful


def _is_hurtful(start: int, end: int, findings: tuple[Finding, ...]) -> bool:
    return any(counted(f.label) in HARMFUL and f.start < end and start < f.end for f in findings)


def _chips(analysis: Analysis, knowledge: CoachKnowledge) -> tuple[str, ...]:
    """Three feelings to pick from: those that the words point at first, then those of the label."""
    by_class = knowledge.words.rewriting.feelings_by_class
    first = next((chips for name, chips in by_class.items() if analysis.message.has(name)), ())
    return tuple(dict.fromkeys([*first, *knowledge.words.labels[_first_harm(analysis)].chips]))[:_CHIPS]


def _openings(analysis: Analysis, knowledge: CoachKnowledge) -> tuple[Suggestion, ...]:
    """A beginning with blanks, where the words themselves could not be turned round."""
    opening = knowledge.words.labels[_first_harm(analysis)].opening
    return (Suggestion("opening", opening),) if opening else ()


def _harms(analysis: Analysis) -> set[str]:
    return {label for label in analysis.labels if label in HARMFUL}


def _first_harm(analysis: Analysis) -> str:
    return next(label for label in analysis.labels if label in HARMFUL)
