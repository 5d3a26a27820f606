"""Turn an accusing clause round in the writer's own words: "you never VP" becomes "I feel … when you don't VP".

Only frames are ours; what stands in them are the writer's words, less the absolutes, swearing and names. Nothing is
added that the writer did not say, but for the feeling, which the writer picks.
"""

from collections.abc import Iterator

from glitterball.core.coach.message import STOPS, Message, Sentence
from glitterball.core.coach.patterns import first_match, is_possible, match_at, possible_of
from glitterball.core.coach.rewriting.beside import guessed, tied
from glitterball.core.coach.rewriting.clauses import (
    MAY_GO_ON,
    NOBODY,
    Clause,
    clause_from,
    joint_of,
    run_on_of,
)
from glitterball.core.coach.rewriting.happening import framed, what_happened
from glitterball.core.coach.rewriting.leading import after_a_tie, lead_of, trail_of
from glitterball.core.coach.rewriting.limping import limps
from glitterball.core.coach.rewriting.spelling_out import joined
from glitterball.core.coach.rewriting.supposing import goes_on_with_no, is_asked_or_supposed, is_told
from glitterball.core.coach.rewriting.tenses import is_past, tensed, verb_of
from glitterball.core.coach.rewriting.words import Recast, RewriteWords

_HABIT = frozenset({"<absolute>", "<always>", "<when>", "<often>"})
_NEAR = 4  # words
_TELLING = frozenset({"tell", "told", "telling", "say", "said"})
_BEING = frozenset({"are", "were", "been", "being", "be"})
_TO = "to"
_GRANTED = frozenset({"get", "see", "know", "hear", "realise", "realize"})
_DENYING = frozenset({"don't", "didn't", "not", "nobody", "nothing", "no", "can't", "without", "won't", "only"})
_ENOUGH_TO_NAME = 3  # words
_YOU_WHO = " that you {rest}"
_FRONTED = frozenset({"everything", "anything", "whatever", "all", "nothing"})
_REST = "{rest}"
_NOTHING = ("", 0)
_JOINS = frozenset({",", "and"})
_GRANTING = frozenset({"<praise>", "<understand>", "<love-word>", "but", "if", "when", "<never>"})


def recast_sentence(
    message: Message, sentence: Sentence, words: RewriteWords, *, is_excuse: bool = False
) -> Iterator[str]:
    """Every way to turn a sentence round, the closest to the writer's words first; the feeling is still a slot.

    An excuse tells what happened too, but of that nobody is hurt: "my phone was in the locker".
    """
    if not is_told(message, sentence, words):
        return
    if charge := _after_but(message, sentence):
        yield from _recast(message, charge, words)
    yield from _recast(message, sentence, words)
    happened = "" if is_excuse and message.forms[sentence.first] != NOBODY else what_happened(message, sentence, words)
    if happened and not limps(happened, words):
        yield happened


def _recast(message: Message, sentence: Sentence, words: RewriteWords) -> Iterator[str]:
    beginnings = [(recast.when,) for recast in words.recasts]
    is_short = MAY_GO_ON.isdisjoint(sentence.keys)
    for number, _ in possible_of(words.index, beginnings, sentence):
        recast = words.recasts[number]
        found = _match(recast, message, sentence, words)
        if found is None or is_asked_or_supposed(recast, message, found[0], sentence, words):
            continue
        if any(first_match(veto, message, sentence) for veto in recast.unless):
            continue
        may_go_on = is_short or recast.frame.endswith(
            _REST
        )  # not "counting on you to ring and you didn't, and I feel …"
        wide = _turned(recast, message, found, sentence, words, is_wide=may_go_on)
        is_done = is_short and bool(wide[0])
        narrow = _NOTHING if is_done else _turned(recast, message, found, sentence, words, is_wide=False)
        ways = [way for way in dict.fromkeys((wide, narrow)) if way[0] and not limps(way[0], words)]
        if ways:
            yield from _with_its_facts(recast, message, sentence, found[0], ways[0], words)
        yield from (way for way, _ in ways)


def _with_its_facts(
    recast: Recast, message: Message, sentence: Sentence, at: int, way: tuple[str, int], words: RewriteWords
) -> Iterator[str]:
    """What was turned round between what led up to it and what came of it, then with one of the two."""
    turned, end = way
    lead = lead_of(message, sentence, at, words)
    if not (lead or recast.before) and (also := _before(message, sentence, at, words)):
        yield tied(also, turned, words) if words.guessing not in also else f"{guessed(also, words)}. {turned}"
    trail = "" if recast.before else _and_then(turned, message, sentence, end, words)
    if lead and trail:
        yield lead + trail
    if trail:
        yield trail
    if lead:
        yield lead + turned


def _before(message: Message, sentence: Sentence, at: int, words: RewriteWords) -> str:
    """Another clause of "you" that stands before, turned round too: "you drink wine, you don't sleep"."""
    first, last = sentence.first, at
    while first < last and message.forms[first] in words.sighs:
        first += 1
    while last > first and message.forms[last - 1] in _JOINS:
        last -= 1
    said = frozenset[str]().union(*message.keys[first:last])
    if last == at or last - first < _ENOUGH_TO_NAME or message.forms[first] != "you":
        return ""
    if message.forms[first + 1] in _BEING or not said.isdisjoint(_GRANTING):
        return ""
    also = next(_recast(message, Sentence(first, last, said), words), "")
    return also if also.casefold().endswith(message.forms[last - 1]) else ""


def _and_then(turned: str, message: Message, sentence: Sentence, end: int, words: RewriteWords) -> str:
    """With what follows in the same sentence: another clause of "you", turned round too, or a fact of the writer's."""
    first = after_a_tie(message, sentence, end, words)
    if not first:
        return ""
    if message.forms[first] != "you":
        fact = trail_of(message, first, sentence, words)
        return f"{turned}. {fact}" if fact else ""
    more = Sentence(first, sentence.last, frozenset[str]().union(*message.keys[first : sentence.last]))
    also = next((way for way in _recast(message, more, words) if message.forms[first - 1] != "so"), "")
    return tied(turned, also, words) if also and also.rstrip(".") not in turned else ""


def _after_but(message: Message, sentence: Sentence) -> Sentence | None:
    """What follows "but you": there the charge stands, and before it what was granted or praised."""
    for at in range(sentence.first + 1, sentence.last - 1):
        if message.words[at].form == "but" and message.words[at + 1].form == "you":
            return Sentence(at + 1, sentence.last, frozenset[str]().union(*message.keys[at + 1 : sentence.last]))
    return None


def _match(recast: Recast, message: Message, sentence: Sentence, words: RewriteWords) -> tuple[int, int] | None:
    """Where the recast's beginning stands; where it begins with "you", only a "you" that begins a clause will do."""
    if not recast.after_you:
        return first_match(recast.when, message, sentence)
    if not is_possible(recast.when, sentence):
        return None
    for at in range(sentence.first, sentence.last):
        if message.words[at].form == "you" and not _begins_a_statement(message, at, sentence, words):
            continue
        end = match_at(recast.when, message, at)
        if end is not None:
            return at, end
    return None


def _begins_a_statement(message: Message, at: int, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether "you" at this place says something of the partner: no object, no wish, nothing denied or understood."""
    first = at
    while first > sentence.first and not _ends_a_statement(message.words[first - 1].form, words):
        first -= 1
    before = [word.form for word in message.words[first:at]]
    if before and before[-1] in words.meaning_which:
        return False
    if before[:1] and before[0] in _FRONTED and "you" in before:
        return False  # "everything you touch you leave half done"
    if not before or words.sighs.issuperset(before) or before[-1] == "and" or before[-2:] == ["and", "now"]:
        return True
    if _TO in before[-2:-1] or (before[-1] == "that" and not _GRANTED.isdisjoint(before)):
        return False  # "to trust you", "I get that you"
    return before[-1] not in words.before_object and words.unsaid.isdisjoint(before)


def _ends_a_statement(form: str, words: RewriteWords) -> bool:
    return form in STOPS or (form in words.breaks and form not in words.unsaid)


def _turned(
    recast: Recast, message: Message, found: tuple[int, int], sentence: Sentence, words: RewriteWords, *, is_wide: bool
) -> tuple[str, int]:
    """The recast's frame around the writer's own words to the end of the clause, and the place where those end."""
    start = found[0] if recast.whole else found[1]
    if recast.before:
        start, sentence = sentence.first, Sentence(sentence.first, found[0], sentence.keys)
    clause = clause_from(message, start, sentence, words, recast, is_wide=is_wide)
    kept = clause.places
    if is_wide and clause.is_cut:
        return _NOTHING
    if not kept:
        return (recast.frame.replace(" {rest}", ""), start) if recast.bare and not clause.is_cut else _NOTHING
    is_contrasted = _DENYING.isdisjoint(recast.frame.split()) and goes_on_with_no(message, kept[-1] + 1, sentence)
    if is_contrasted or not _holds(recast, clause, message, found[0], words):
        return _NOTHING
    joint = joint_of(message, kept, words)
    if joint and not recast.and_you:
        whole, kept, joint = kept, kept[: run_on_of(message, kept, joint, words)], 0
        if kept != whole and ((is_wide and not MAY_GO_ON.isdisjoint(sentence.keys)) or len(kept) < _ENOUGH_TO_NAME - 1):
            return _NOTHING
    is_unclear = joint is None and recast.and_you
    if is_unclear or _says_the_opposite(recast.frame, message, found[0], kept):
        return _NOTHING
    return _said(recast, message, kept, joint or 0, words), kept[-1] + 1


def _holds(recast: Recast, clause: Clause, message: Message, at: int, words: RewriteWords) -> bool:
    """Whether a frame can hold this clause: it says enough, calls nobody a name, and begins as the frame needs."""
    kept = clause.places
    first = message.words[kept[0]].form
    if not _is_enough(clause, message, words) or (recast.whole and not _is_whole(clause)):
        return False
    if not recast.of_me and (_has_names(clause, message, words) or _names_a_trait(recast, clause, message)):
        return False
    fits = _fits(recast, first, message.keys[kept[0]], words)
    return fits and not _is_relative(recast, message, at, kept, words)


def _said(recast: Recast, message: Message, kept: list[int], joint: int, words: RewriteWords) -> str:
    """The frame in its tense with the kept words in it; from the joint on they are tied on with "and"."""
    is_habit = not _HABIT.isdisjoint(frozenset[str]().union(*message.keys[max(0, kept[0] - _NEAR) : kept[-1] + 1]))
    frame = tensed(recast, [message.words[at].form for at in kept], words, is_habit=is_habit)
    first = verb_of(recast, message.words[kept[0]].form, words)
    rest = joined(message, kept[: joint or None], first, words)
    if joint:
        rest = f"{rest} and {joined(message, kept[joint:], message.words[kept[joint]].form, words)}"
    return framed(frame, rest)


def _says_the_opposite(frame: str, message: Message, start: int, kept: list[int]) -> bool:
    """Whether a "never" was dropped, and neither the frame nor what is kept says no in its place."""
    dropped = set(range(start, kept[-1])) - set(kept)
    said = {*frame.split(), *(message.words[at].form for at in kept)}
    return any("<never>" in message.keys[at] for at in dropped) and _DENYING.isdisjoint(said)


def _is_enough(clause: Clause, message: Message, words: RewriteWords) -> bool:
    """Whether what is kept says something by itself."""
    told = [message.words[at].form for at in clause.places]
    if clause.is_cut and (len(told) < _ENOUGH_TO_NAME or told[0] in _TELLING):
        return False  # "you told my sister" waits for what was told
    return not words.empty.issuperset(told)


def _is_whole(clause: Clause) -> bool:
    return len(clause.places) >= _ENOUGH_TO_NAME and not clause.is_cut


def _has_names(clause: Clause, message: Message, words: RewriteWords) -> bool:
    named = (message.keys[at] for at in clause.places if message.words[at].form != NOBODY)
    keys = frozenset[str]().union(*named)
    return any(f"<{name}>" in keys for name in words.never_kept)


def _names_a_trait(recast: Recast, clause: Clause, message: Message) -> bool:
    """Whether the rewrite would say what the partner is."""
    said = {*recast.frame.split(), *(message.words[at].form for at in clause.places)}
    is_of_being = not _BEING.isdisjoint(said)
    return is_of_being and any("<trait>" in message.keys[at] for at in clause.places)


def _fits(recast: Recast, first: str, keys: frozenset[str], words: RewriteWords) -> bool:
    """Whether a frame can take what begins with this word."""
    if recast.begins and first not in recast.begins:
        return False
    is_of_being = not _BEING.isdisjoint(recast.frame.split())
    if recast.after_you and (first in (words.not_after_being if is_of_being else words.not_verbs) or "<your>" in keys):
        return False
    if recast.after_you and first.endswith("ing") and first not in words.only_look_doing and not is_of_being:
        return False
    if not recast.plain_verb:
        return not (recast.frame.endswith(_YOU_WHO) and _is_of_another(first, words))
    is_unknown_past = first not in words.present and is_past(first, words)
    return first not in words.not_plain and first not in words.not_verbs and not is_unknown_past


def _is_of_another(first: str, words: RewriteWords) -> bool:
    """Whether a verb is somebody else's: "you're the one who cries" is no "that you cries"."""
    return first.endswith("s") and not first.endswith("ss") and first not in words.adverbs


def _is_relative(recast: Recast, message: Message, at: int, kept: list[int], words: RewriteWords) -> bool:
    """Whether "you" and a lone verb say which thing is meant: "a car you wanted"."""
    if not recast.after_you or len(kept) > 1 or at == 0 or message.words[at].form != "you":
        return False
    before = message.words[at - 1].form
    return before not in STOPS and before not in words.before_you
