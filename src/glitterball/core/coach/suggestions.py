"""Up to three suggestions: rewrites in the writer's own words, or an opening where the words give none.

Every rewrite is analysed again by the same eyes that read the message, and only what comes back clean is shown.
"""

import re
from collections.abc import Iterator
from itertools import chain, islice

from glitterball.core.coach.analysis import Analysis, analyse
from glitterball.core.coach.beside import is_kind, is_of_you, may_stand_beside, told_once
from glitterball.core.coach.framing import frame_sentence
from glitterball.core.coach.knowledge import CoachKnowledge, RewriteWords
from glitterball.core.coach.labels import HARMFUL, counted
from glitterball.core.coach.message import Sentence
from glitterball.core.coach.reading import FEELING, Finding, Suggestion
from glitterball.core.coach.rewriting import recast_sentence

_CHIPS = 3
_TRIES = 6
_MOST_ALONE = 2  # sentences that are tried each by itself beside what was turned round
_MOST = 3
_SIMPLE = re.compile(r"[^.!?…;]{4,90}")  # one short clause
_SHUT = frozenset({"stonewalling", "threat", "criticism", "contempt"})  # where nothing else was found: a beginning
_KIND = frozenset({"appreciation", "validation", "repair", "request", "open_question"})
_STATED = "i_statement"
_FEWEST_OF_A_FEELING = 5  # words
_ACCUSING = frozenset({"blame", "generalisation"})
_FRAMED = _ACCUSING | {"defensiveness"}  # a whole clause is framed only where it accuses, and nothing worse was found
_OF_YOU = re.compile(r"\byou\b")
_WORDS = re.compile(r"[a-z]+")
_LONGEST_TO_REWRITE = 1200  # code points; beyond that a rewrite would be a second letter


def suggestions_of(
    analysis: Analysis, findings: tuple[Finding, ...], knowledge: CoachKnowledge
) -> tuple[Suggestion, ...]:
    """What to offer for a message that may hurt; nothing where it is good as it is."""
    if not analysis.is_harmful:
        return ()
    chips = _chips(analysis, knowledge)
    if frame := _rewritten(analysis, findings, chips[0], knowledge):
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
    """The message with each hurtful sentence turned round or left out; empty where none could be turned.

    Where the sentences around the turned ones still hurt, the turned ones stand alone; where none could be turned, one
    of the others may tell what happened.
    """
    message = analysis.message
    if len(message.source) > _LONGEST_TO_REWRITE or _harms(analysis) <= _SHUT:
        return ""
    spans = [message.span(sentence.first, sentence.last) for sentence in message.sentences]
    hurts = [_is_hurtful(start, end, findings) for start, end in spans]
    turned = [_turned(analysis, at, feeling, knowledge) if hurt else "" for at, hurt in enumerate(hurts)]
    if len(hurts) == 1:
        return turned[0]
    if any(turned):
        return _with_the_others(analysis, turned, hurts, feeling, knowledge)
    return next((way for way in _of_the_others(analysis, hurts, feeling, knowledge) if way), "")


def _with_the_others(
    analysis: Analysis, turned: list[str], hurts: list[bool], feeling: str, knowledge: CoachKnowledge
) -> str:
    """What was turned round among the sentences that may stay; alone where those would hurt."""
    message, words = analysis.message, knowledge.words.rewriting
    stays = [
        not hurt and may_stand_beside(message, sentence, words)
        for hurt, sentence in zip(hurts, message.sentences, strict=True)
    ]
    also = [
        ""
        if new or hurt or stay or not is_of_you(sentence) or is_kind(sentence)
        else _turned_too(analysis, sentence, feeling, knowledge)
        for new, hurt, stay, sentence in zip(turned, hurts, stays, message.sentences, strict=True)
    ]
    kept = [
        message.source[slice(*message.span(sentence.first, sentence.last))] if stay else ""
        for stay, sentence in zip(stays, message.sentences, strict=True)
    ]
    ways = [
        [new or more or old for new, more, old in zip(turned, also, kept, strict=True)],
        [new or old for new, old in zip(turned, kept, strict=True)],
        *(
            [new or old * (at == only) for at, (new, old) in enumerate(zip(turned, kept, strict=True))]
            for only in _some(kept)
        ),
        turned,
    ]
    texts = dict.fromkeys(" ".join(filter(None, told_once(way, words))) for way in ways)
    return next((text for text in texts if _is_clean(text, feeling, knowledge)), "")


def _some(kept: list[str]) -> list[int]:
    """The longest of the sentences that stay, for where not all of them may."""
    return sorted((at for at, text in enumerate(kept) if text), key=lambda at: -len(kept[at]))[:_MOST_ALONE]


def _of_the_others(analysis: Analysis, hurts: list[bool], feeling: str, knowledge: CoachKnowledge) -> Iterator[str]:
    """Where what hurts can't be turned round: a sentence that names a feeling itself, or one that tells what happened.

    "I found her earring. Explain that": what happened is enough. What praises, thanks or mends is not turned round.
    """
    message = analysis.message
    spans = [message.span(sentence.first, sentence.last) for sentence in message.sentences]
    texts = [message.source[start:end] for start, end in spans]
    alone = [analyse(text, knowledge) for text in texts]
    for text, read in zip(texts, alone, strict=True):
        if _STATED in read.labels and not read.is_harmful and len(text.split()) > _FEWEST_OF_A_FEELING:
            yield text
    for at, (read, hurt) in enumerate(zip(alone, hurts, strict=True)):
        if not hurt and _KIND.isdisjoint(read.labels):
            yield _turned(analysis, at, feeling, knowledge)


def _turned(analysis: Analysis, at: int, feeling: str, knowledge: CoachKnowledge) -> str:
    """The first recast of one of the sentences that is clean when read alone, or it in a frame."""
    sentence = analysis.message.sentences[at]
    words = knowledge.words.rewriting
    recasts = _recasts(analysis, sentence, words)
    framed = frame_sentence(analysis.message, sentence, words) if _may_be_framed(analysis) else ()
    ways = (
        text
        for text in chain(recasts, framed)
        if words.not_beside_a_feeling.isdisjoint(_WORDS.findall(text.casefold()))
    )
    return next((text for text in map(_ended, ways) if _is_clean(text, feeling, knowledge)), "")


def _recasts(analysis: Analysis, sentence: Sentence, words: RewriteWords) -> Iterator[str]:
    return islice(recast_sentence(analysis.message, sentence, words), _TRIES)


def _turned_too(analysis: Analysis, sentence: Sentence, feeling: str, knowledge: CoachKnowledge) -> str:
    """What else is said of "you" beside what hurts, turned round as well."""
    ways = (way for way in _recasts(analysis, sentence, knowledge.words.rewriting) if _OF_YOU.search(way))
    return next((way for way in map(_ended, ways) if _is_clean(way, feeling, knowledge)), "")


def _may_be_framed(analysis: Analysis) -> bool:
    harms = _harms(analysis)
    return harms <= _FRAMED and not _ACCUSING.isdisjoint(harms)


def _says_sorry(text: str, words: RewriteWords) -> bool:
    said = text.casefold()
    for phrase in words.said_of_the_other:
        said = said.replace(phrase, "")
    return not words.not_beside_a_feeling.isdisjoint(_WORDS.findall(said))


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
