"""Up to three suggestions: rewrites in the writer's own words, or an opening where the words give none.

Every rewrite is analysed again by the same eyes that read the message, and only what comes back clean is shown.
"""

import re
from collections.abc import Iterator

from glitterball.core.coach.analysis import Analysis
from glitterball.core.coach.composing import rewritten
from glitterball.core.coach.drafts import Draft, draft_of
from glitterball.core.coach.knowledge import CoachKnowledge
from glitterball.core.coach.labels import HARMFUL
from glitterball.core.coach.reading import FEELING, Finding, Suggestion

_CHIPS = 3
_MOST = 3
_SIMPLE = re.compile(r"[^.!?…;]{4,90}")  # one short clause


def suggestions_of(
    analysis: Analysis, findings: tuple[Finding, ...], knowledge: CoachKnowledge
) -> tuple[Suggestion, ...]:
    """What to offer for a message that may hurt; nothing where it is good as it is."""
    if not analysis.is_harmful:
        return ()
    chips = _chips(analysis, knowledge)
    draft = draft_of(analysis, findings, chips[0], knowledge)
    frame = rewritten(draft)
    if frame:
        rewrite = Suggestion("rewrite", frame, chips if FEELING in frame else ())
        return (rewrite, *_further(frame, draft))[:_MOST]
    return _openings(analysis, knowledge)


def _further(frame: str, draft: Draft) -> Iterator[Suggestion]:
    """Beside a rewrite of one sentence: a question to ask and a smaller wish in the same words, if they are clean."""
    for begins, ways in draft.words.further.items():
        rest = frame.removeprefix(begins).removesuffix(".")
        if not frame.startswith(begins) or not frame.endswith(".") or not _SIMPLE.fullmatch(rest):
            continue
        for text in (way.replace("{rest}", rest) for way in ways):
            if draft.is_clean(text):
                yield Suggestion("rewrite", text)
        return


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
