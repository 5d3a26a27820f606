"""Up to three suggestions: rewrites in the writer's own words, or an opening where the words give none.

Every rewrite is analysed again by the same eyes that read the message, and only what comes back clean is shown.
"""

from glitterball.core.coach.analysis import Analysis, analyse
from glitterball.core.coach.knowledge import CoachKnowledge
from glitterball.core.coach.labels import HARMFUL, counted
from glitterball.core.coach.message import Sentence
from glitterball.core.coach.reading import FEELING, Finding, Suggestion
from glitterball.core.coach.rewriting import recast_sentence

_CHIPS = 3
_TRIES = 5
_LONGEST_TO_REWRITE = 1200  # code points; beyond that a rewrite would be a second letter


def suggestions_of(
    analysis: Analysis, findings: tuple[Finding, ...], knowledge: CoachKnowledge
) -> tuple[Suggestion, ...]:
    """What to offer for a message that may hurt; nothing where it is good as it is."""
    if not analysis.is_harmful:
        return ()
    chips = _chips(analysis, knowledge)
    frame = _rewritten(analysis, findings, chips[0], knowledge)
    if frame and not analyse(frame.replace(FEELING, chips[0]), knowledge).is_harmful:
        return (Suggestion("rewrite", frame, chips if FEELING in frame else ()),)
    return _openings(analysis, knowledge)


def _rewritten(analysis: Analysis, findings: tuple[Finding, ...], feeling: str, knowledge: CoachKnowledge) -> str:
    """The message with each hurtful sentence turned round or left out; empty where none could be turned."""
    message = analysis.message
    if len(message.source) > _LONGEST_TO_REWRITE:
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
    recasts = list(recast_sentence(analysis.message, sentence, knowledge.words.rewriting))
    for text in [*recasts[:_TRIES], *recasts[_TRIES:][-1:]]:
        if not analyse(f"{text}.".replace(FEELING, feeling), knowledge).is_harmful:
            return f"{text}."
    return ""


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


def _first_harm(analysis: Analysis) -> str:
    return next(label for label in analysis.labels if label in HARMFUL)
