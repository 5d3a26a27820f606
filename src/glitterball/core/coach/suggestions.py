"""Up to three suggestions: rewrites in the writer's own words, or an opening where the words give none.

Every rewrite is analysed again by the same eyes that read the message, and only what comes back clean is shown.
"""

import re
from collections.abc import Iterator
from itertools import islice

from glitterball.core.coach.analysis import Analysis, analyse
from glitterball.core.coach.beside import is_kind, is_of_you, may_stand_beside, told_once
from glitterball.core.coach.framing import frame_sentence
from glitterball.core.coach.knowledge import CoachKnowledge, RewriteWords
from glitterball.core.coach.labels import HARMFUL, counted
from glitterball.core.coach.message import Sentence
from glitterball.core.coach.reading import FEELING, Finding, Suggestion
from glitterball.core.coach.rewriting import recast_sentence
from glitterball.core.coach.sound import is_sound, says_something

_CHIPS = 3
_TRIES = 6
_MOST_ALONE = 2  # sentences that are tried each by itself beside what was turned round
_MOST_TURNED = 2  # sentences
_MOST = 3
_SIMPLE = re.compile(r"[^.!?…;]{4,90}")  # one short clause
_SHUT = frozenset({"stonewalling", "threat", "criticism", "contempt"})  # where nothing else was found: a beginning
_KIND = frozenset({"appreciation", "validation", "repair", "request", "open_question"})
_WARM = frozenset({"validation", "repair", "vulnerability"})
_PLEASE = "<please>"
_A_FEELING = "<feel-"  # how the classes of feelings begin
_STATED = "i_statement"
_FEWEST_OF_A_FEELING = 5  # words
_ACCUSING = frozenset({"blame", "generalisation"})
_FRAMED = _ACCUSING | {"defensiveness"}  # a whole clause is framed only where it accuses, and nothing worse was found
_MAY_STAND_NEAR = _FRAMED | {"criticism"}  # with worse about, what looks quiet is part of it: "Wifi password's changed"
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
    frame = _rewritten(analysis, findings, chips[0], knowledge)
    if frame and _says_something(frame, chips[0], knowledge):
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
    turned = [_recast(analysis, at, feeling, knowledge) if hurt else "" for at, hurt in enumerate(hurts)]
    if len(hurts) == 1:
        return turned[0] or _framed(analysis, 0, feeling, knowledge)
    stays = [not new and _may_stay(analysis, at, knowledge, is_hurtful=hurts[at]) for at, new in enumerate(turned)]
    is_any_turned, is_hard = any(turned), not _harms(analysis) <= _FRAMED
    if not is_any_turned and is_hard:  # rather one of the others than a frame
        other = next(filter(None, _of_the_others(analysis, hurts, feeling, knowledge)), "")
        if other:
            return other
    turned = [
        new or (_framed(analysis, at, feeling, knowledge) if hurts[at] and not (stays[at] and is_any_turned) else "")
        for at, new in enumerate(turned)
    ]
    turned = _few(turned)
    if any(turned):
        return _with_the_others(analysis, turned, hurts, stays, feeling, knowledge)
    others = () if is_hard else _of_the_others(analysis, hurts, feeling, knowledge)
    return next(filter(None, others), "")


def _with_the_others(
    analysis: Analysis,
    turned: list[str],
    hurts: list[bool],
    stays: list[bool],
    feeling: str,
    knowledge: CoachKnowledge,
) -> str:
    """What was turned round among the sentences that may stay; alone where those would hurt."""
    message, words = analysis.message, knowledge.words.rewriting
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
        [
            new or old
            for new, old in zip(_few([new or more for new, more in zip(turned, also, strict=True)]), kept, strict=True)
        ],
        [new or old for new, old in zip(turned, kept, strict=True)],
        *(
            [new or old * (at == only) for at, (new, old) in enumerate(zip(turned, kept, strict=True))]
            for only in _some(kept)
        ),
        turned,
        *([way] for way in sorted(turned, key=len, reverse=True)[:_MOST_ALONE]),
    ]
    texts = dict.fromkeys(" ".join(filter(None, told_once(way, words))) for way in ways)
    return next((text for text in texts if _is_clean(text, feeling, knowledge)), "")


def _may_stay(analysis: Analysis, at: int, knowledge: CoachKnowledge, *, is_hurtful: bool) -> bool:
    """Whether one of the sentences is worth keeping as it is: it accuses nobody, also where the next one does.

    Read alone it may turn out quiet ("I wasn't yelling"), or warm though it is of "you" ("I know you're worried").
    """
    message, sentence = analysis.message, analysis.message.sentences[at]
    words, is_of_them = knowledge.words.rewriting, is_of_you(sentence)
    stands = may_stand_beside(message, sentence, words)
    if stands and not is_hurtful and (not is_of_them or is_kind(sentence)):
        return True
    if not stands and (not is_of_them or words.maybe_warm.isdisjoint(sentence.keys)):
        return False
    if is_hurtful and (not _harms(analysis) <= _MAY_STAND_NEAR or (is_of_them and "but" in sentence.keys)):
        return False
    alone = _alone(analysis, at, knowledge)
    if alone.is_harmful:
        return False
    if stands and (not is_hurtful or not is_of_them or _PLEASE in sentence.keys):
        return True
    is_felt = any(key.startswith(_A_FEELING) for key in sentence.keys)
    return not _WARM.isdisjoint(alone.labels) or (is_felt and _STATED in alone.labels)


def _few(turned: list[str]) -> list[str]:
    """The first two of what was turned round: with a third, what is said becomes a list of charges."""
    first = [at for at, text in enumerate(turned) if text][:_MOST_TURNED]
    return [text if at in first else "" for at, text in enumerate(turned)]


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
    for way_of in (_recast, _framed):
        for at, (read, hurt) in enumerate(zip(alone, hurts, strict=True)):
            if not hurt and _KIND.isdisjoint(read.labels):
                yield way_of(analysis, at, feeling, knowledge)


def _recast(analysis: Analysis, at: int, feeling: str, knowledge: CoachKnowledge) -> str:
    ways = _recasts(analysis, analysis.message.sentences[at], knowledge.words.rewriting)
    return _first_clean(ways, feeling, knowledge)


def _framed(analysis: Analysis, at: int, feeling: str, knowledge: CoachKnowledge) -> str:
    """One of the sentences in a whole frame; where worse than an accusation was found, only a bare fact is framed."""
    harms = _harms(analysis)
    if _ACCUSING.isdisjoint(harms):
        return ""
    words = knowledge.words.rewriting
    is_worse = "contempt" in harms or (not harms <= _FRAMED and not _harms(_alone(analysis, at, knowledge)) <= _FRAMED)
    ways = frame_sentence(analysis.message, analysis.message.sentences[at], words, only_fragments=is_worse)
    return _first_clean(ways, feeling, knowledge)


def _first_clean(ways: Iterator[str], feeling: str, knowledge: CoachKnowledge) -> str:
    fit = (text for text in ways if not _says_sorry(text, knowledge.words.rewriting))
    return next((text for text in map(_ended, fit) if _is_clean(text, feeling, knowledge)), "")


def _recasts(analysis: Analysis, sentence: Sentence, words: RewriteWords) -> Iterator[str]:
    is_excuse = _ACCUSING.isdisjoint(_harms(analysis))
    return islice(recast_sentence(analysis.message, sentence, words, is_excuse=is_excuse), _TRIES)


def _turned_too(analysis: Analysis, sentence: Sentence, feeling: str, knowledge: CoachKnowledge) -> str:
    """What else is said of "you" beside what hurts, turned round as well."""
    ways = (way for way in _recasts(analysis, sentence, knowledge.words.rewriting) if _OF_YOU.search(way))
    return next((way for way in map(_ended, ways) if _is_clean(way, feeling, knowledge)), "")


def _alone(analysis: Analysis, at: int, knowledge: CoachKnowledge) -> Analysis:
    """One of the sentences, read without the others."""
    message, sentence = analysis.message, analysis.message.sentences[at]
    return analyse(message.source[slice(*message.span(sentence.first, sentence.last))], knowledge)


def _says_sorry(text: str, words: RewriteWords) -> bool:
    said = text.casefold()
    for phrase in words.said_of_the_other:
        said = said.replace(phrase, "")
    return not words.not_beside_a_feeling.isdisjoint(_WORDS.findall(said))


def _ended(text: str) -> str:
    text = text.replace("*", "")
    return text if text.endswith("?") else f"{text}."


def _is_clean(frame: str, feeling: str, knowledge: CoachKnowledge) -> bool:
    again = analyse(frame.replace(FEELING, feeling), knowledge)
    return not again.is_harmful and is_sound(again.message, knowledge.words.rewriting)


def _says_something(frame: str, feeling: str, knowledge: CoachKnowledge) -> bool:
    message = analyse(frame.replace(FEELING, feeling), knowledge).message
    return says_something(message, knowledge.words.rewriting)


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
