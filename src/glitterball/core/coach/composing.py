"""A whole draft said otherwise: each hurtful sentence turned round or left out, among those that may stay."""

from collections.abc import Iterator, Sequence
from itertools import compress

from glitterball.core.coach.drafts import FRAMED, Draft
from glitterball.core.coach.labels import KIND
from glitterball.core.coach.resaying import framed, recast, recast_too, topic
from glitterball.core.coach.rewriting.beside import is_kind, is_of_you, may_stand_beside, told_once
from glitterball.core.coach.rewriting.words import RewriteWords

_KIND = frozenset(KIND)
_MOST_ALONE = 2  # sentences that are tried each by itself beside what was turned round
_SHUT = frozenset({"stonewalling", "threat", "criticism", "contempt"})  # where nothing else was found: a beginning
_MAY_STAND_NEAR = FRAMED | {"criticism"}  # with worse about, what looks quiet is part of it: "Wifi password's changed"
_WARM = frozenset({"validation", "repair", "vulnerability"})
_PLEASE = "<please>"
_A_FEELING = "<feel-"  # how the classes of feelings begin
_STATED = "i_statement"
_EXCUSE = "defensiveness"
_NEARLY = -0.5  # so far below its threshold, a sentence is still half an excuse
_FEWEST_OF_A_FEELING = 5  # words
_LONGEST_TO_REWRITE = 1200  # code points; beyond that a rewrite would be a second letter


def rewritten(draft: Draft) -> str:
    """The message with each hurtful sentence turned round or left out; empty where none could be turned.

    Where the sentences around the turned ones still hurt, the turned ones stand alone; where none could be turned, one
    of the others may tell what happened, or at least the thing is named that it is about.
    """
    if len(draft.message.source) > _LONGEST_TO_REWRITE or draft.harms <= _SHUT:
        return ""
    places = range(len(draft.hurts))
    turned = [recast(draft, at) if draft.hurts[at] else "" for at in places]
    if len(draft.hurts) == 1:
        return turned[0] or framed(draft, 0) or topic(draft, 0)
    stays = [not turned[at] and _may_stay(draft, at) for at in places]
    is_any_turned, is_hard = any(turned), not draft.harms <= FRAMED
    if not is_any_turned and is_hard and (other := next(filter(None, _of_the_others(draft)), "")):
        return other  # rather than a frame
    may_frame = [draft.hurts[at] and not (stays[at] and is_any_turned) for at in places]
    turned = _few([turned[at] or (framed(draft, at) if may_frame[at] else "") for at in places], draft.words)
    if any(turned) and (whole := _with_the_others(draft, turned, stays)):
        return whole
    others = () if is_hard else _of_the_others(draft)
    return next(filter(None, others), "") or _about_a_topic(draft, stays)


def _about_a_topic(draft: Draft, stays: list[bool]) -> str:
    """Where nothing could be turned round: what the first hurtful sentence that names a thing is about."""
    for at in compress(range(len(draft.hurts)), draft.hurts):
        if named := topic(draft, at):
            turned = [named if place == at else "" for place in range(len(stays))]
            may_stay = [stay and place != at and draft.harms <= FRAMED for place, stay in enumerate(stays)]
            return _with_the_others(draft, turned, may_stay)
    return ""


def _with_the_others(draft: Draft, turned: list[str], stays: list[bool]) -> str:
    """What was turned round among the sentences that may stay; alone where those would hurt."""
    kept = [draft.text(at) if stay else "" for at, stay in enumerate(stays)]
    ways = [
        _among(_few(_with_more(draft, turned, stays), draft.words), kept),
        _among(turned, kept),
        *(_among(turned, [old * (at == only) for at, old in enumerate(kept)]) for only in _some(kept)),
        turned,
        *([way] for way in sorted(turned, key=len, reverse=True)[:_MOST_ALONE]),
    ]
    texts = dict.fromkeys(" ".join(filter(None, told_once(way, draft.words))) for way in ways)
    return next((text for text in texts if draft.is_fit(text)), "")


def _with_more(draft: Draft, turned: list[str], stays: list[bool]) -> list[str]:
    """Also what else is said of "you", turned round."""
    return [
        new or ("" if draft.hurts[at] or stays[at] or not _accuses(draft, at) else recast_too(draft, at))
        for at, new in enumerate(turned)
    ]


def _accuses(draft: Draft, at: int) -> bool:
    return is_of_you(draft.sentence(at)) and not is_kind(draft.sentence(at))


def _among(turned: Sequence[str], kept: Sequence[str]) -> list[str]:
    return [new or old for new, old in zip(turned, kept, strict=True)]


def _may_stay(draft: Draft, at: int) -> bool:
    """Whether one of the sentences is worth keeping as it is: it accuses nobody, also where the next one does.

    Read alone it may turn out quiet ("I wasn't yelling"), or warm though it is of "you" ("I know you're worried").
    """
    sentence, hurts = draft.sentence(at), draft.hurts[at]
    is_of_them = is_of_you(sentence)
    stands = may_stand_beside(draft.message, sentence, draft.words)
    if stands and not hurts and (not is_of_them or is_kind(sentence)):
        return True
    if not stands and (not is_of_them or draft.words.maybe_warm.isdisjoint(sentence.keys)):
        return False
    if hurts and (not draft.harms <= _MAY_STAND_NEAR or (is_of_them and "but" in sentence.keys)):
        return False
    alone = draft.alone(at)
    if alone.is_harmful or (_EXCUSE in draft.harms and hurts and alone.scores[_EXCUSE] > _NEARLY):
        return False
    if stands and (not hurts or not is_of_them or _PLEASE in sentence.keys):
        return True
    is_felt = any(key.startswith(_A_FEELING) for key in sentence.keys)
    return not _WARM.isdisjoint(alone.labels) or (is_felt and _STATED in alone.labels)


def _few(turned: list[str], words: RewriteWords) -> list[str]:
    """The first of what was turned round, and the next where both become one sentence: more is a list of charges."""
    first, second = [*(at for at, text in enumerate(turned) if text), -1, -1][:2]
    also = (
        second if any(turned[first].startswith(b) and turned[second].startswith(b) for b in words.tied_across) else -1
    )
    return [text if at in (first, also) else "" for at, text in enumerate(turned)]


def _some(kept: list[str]) -> list[int]:
    """The longest of the sentences that stay, for where not all of them may."""
    return sorted((at for at, text in enumerate(kept) if text), key=lambda at: -len(kept[at]))[:_MOST_ALONE]


def _of_the_others(draft: Draft) -> Iterator[str]:
    """Where what hurts can't be turned round: a sentence that names a feeling itself, or one that tells what happened.

    "I found her earring. Explain that": what happened is enough. What praises, thanks or mends is not turned round.
    """
    places = range(len(draft.hurts))
    alone = [draft.alone(at) for at in places]
    for at in places:
        is_told_why = not draft.words.giving_a_reason.isdisjoint(draft.sentence(at).keys)
        is_felt = is_told_why and _STATED in alone[at].labels and _KIND.isdisjoint(alone[at].labels)
        if is_felt and not alone[at].is_harmful and len(draft.text(at).split()) > _FEWEST_OF_A_FEELING:
            yield draft.text(at)
    for way_of in (recast, framed):
        for at in places:
            if not draft.hurts[at] and _KIND.isdisjoint(alone[at].labels):
                yield way_of(draft, at)
