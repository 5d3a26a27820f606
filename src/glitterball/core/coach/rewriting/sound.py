"""Whether a finished rewrite is one that a friend could be shown: whole sentences, no threat, no jab, no excuse.

The rewrite is read as a message of its own, so every rule here holds however it was made.
"""

from glitterball.core.coach.message import STOPS, Message, Sentence
from glitterball.core.coach.patterns import first_match
from glitterball.core.coach.rewriting.tenses import is_past
from glitterball.core.coach.rewriting.words import RewriteWords

_BEFORE_A_DEED = frozenset({"when", "that"})
_SUBJECTS = frozenset({"you", "i"})
_WRITER = frozenset({"i", "we"})
_FELT = frozenset({"feel", "felt"})
_ABOUT = ("about", "it")
_YOU_HAVE = ("that", "you", "have")
_YOU_TO = ("you", "to")
_LIKED = frozenset({"like", "liked"})
_GUESSED = ("me", "that", "you")
_POINTERS = frozenset({"it", "that", "this", "them", "those", "these", "before"})
_BEING = frozenset({"are", "were"})
_HELPING = frozenset({"have", "had", "do", "did"})
_AFTER_HELPING = frozenset({"to", "been", "not", "no", "nobody", "nothing", "still", "absolutely"})


def is_sound(message: Message, words: RewriteWords) -> bool:
    """Whether each sentence of a rewrite is one."""
    return all(_is_sound(message, sentence, words) for sentence in message.sentences)


def says_something(message: Message, words: RewriteWords) -> bool:
    """Whether each clause of a rewrite says what was done: "when you enjoyed it" points at nothing."""
    return all(_says_something(message, sentence, words) for sentence in message.sentences)


def _says_something(message: Message, sentence: Sentence, words: RewriteWords) -> bool:
    told = _told(message, sentence.first, sentence)
    places = [at for at in range(1, len(told)) if told[at] in _SUBJECTS and told[at - 1] in _BEFORE_A_DEED]
    if _FELT.isdisjoint(told) or not places:
        return True
    verb, *rest = [form for form in told[places[0] + 1 :] if form not in words.adverbs] or [""]
    return bool(set(rest) - _POINTERS) or verb not in words.needing


def _is_sound(message: Message, sentence: Sentence, words: RewriteWords) -> bool:
    if any(first_match(refused, message, sentence) for refused in words.refused):
        return False
    if _hangs(message, sentence, words) or _wishes_what_was(message, sentence, words):
        return False
    return _FELT.isdisjoint(sentence.keys) or _is_framed_well(message, sentence, words)


def _hangs(message: Message, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether the last word waits for another: "you leave the paperwork til"."""
    said = _told(message, sentence.first, sentence)
    return bool(said) and message.forms[sentence.last - 1] != "?" and said[-1] in words.hanging


def _wishes_what_was(message: Message, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether a wish is in the past: "I would like you to held a job"."""
    for at in range(sentence.first + 3, sentence.last - 1):
        if message.forms[at - 1 : at + 1] == _YOU_TO and message.forms[at - 2] in _LIKED:
            verb = next((form for form in _told(message, at + 1, sentence) if form not in words.adverbs), "")
            return is_past(verb, words) and not _is_plain(verb, words)
    return False


def _is_framed_well(message: Message, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether behind the first "when" stands a deed of the other, or what the writer goes through."""
    if message.forms[sentence.last - 3 : sentence.last - 1] == _ABOUT or message.forms[sentence.last - 2 :] == _ABOUT:
        return _is_of_the_writer_well(message, sentence.first, sentence, words)
    if not _has_done(message, sentence, words):
        return False
    when = next((at for at in range(sentence.first, sentence.last - 2) if message.forms[at] == "when"), None)
    if when is not None and not _begins_well(message, when + 1, sentence, words):
        return False
    return all(
        _is_guess(message, at + 1, sentence, words) and _is_deed(message, at + 1, sentence, words, is_guess=True)
        for at in range(sentence.first + 2, sentence.last - 1)
        if message.forms[at - 2 : at + 1] == _GUESSED
    )


def _has_done(message: Message, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether "that you have …" goes on with what was done: "that you have staff" does not."""
    for at in range(sentence.first + 3, sentence.last):
        if message.forms[at - 3 : at] == _YOU_HAVE:
            done = next((form for form in _told(message, at, sentence) if form not in words.adverbs), "")
            is_known = done in words.participles | words.either or is_past(done, words)
            return is_known or done.endswith("en")
    return True


def _begins_well(message: Message, at: int, sentence: Sentence, words: RewriteWords) -> bool:
    first = message.forms[at]
    if first == "you":
        return _is_deed(message, at + 1, sentence, words)
    if first == "i":
        return _is_of_the_writer_well(message, at, sentence, words)
    return any(_is_finite(form, words) for form in message.forms[at : sentence.last])


def _is_of_the_writer_well(message: Message, at: int, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether "I …" says what the writer goes through; what the writer did is only told with what "you" did."""
    if message.forms[at] not in _WRITER or _has_a_deed(message, at + 1, sentence, words):
        return True
    verb, after, *_ = [*(form for form in _told(message, at + 1, sentence) if form not in words.adverbs), "", ""]
    if verb in _HELPING:
        return after in _AFTER_HELPING
    return verb in words.undergone


def _has_a_deed(message: Message, first: int, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether a clause of "you" follows: "I come home and you are asleep"."""
    return any(
        message.forms[at] == "you" and _is_deed(message, at + 1, sentence, words)
        for at in range(first, sentence.last - 1)
    )


def _is_deed(message: Message, at: int, sentence: Sentence, words: RewriteWords, *, is_guess: bool = False) -> bool:
    """Whether a known verb follows: "you critic" and "you from the bridge" have none."""
    verb, *more = [form for form in _told(message, at, sentence) if form not in words.adverbs] or [""]
    if verb in _BEING:
        return bool(more) and (
            more[0] in words.states or more[0].endswith("ing") or (is_guess and more[0] in words.inner)
        )
    return is_past(verb, words) or _is_plain(verb, words)


def _is_guess(message: Message, at: int, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether what follows can only be guessed: "it seems to me that you chose to stay" says what anybody saw."""
    told = _told(message, at, sentence)
    verb = next((form for form in told if form not in words.adverbs), "")
    return bool(told) and (told[0] in words.guessable or verb in words.guessable or verb in words.inner)


def _told(message: Message, at: int, sentence: Sentence) -> list[str]:
    return [form for form in message.forms[at : sentence.last] if form not in STOPS]


def _is_plain(form: str, words: RewriteWords) -> bool:
    return any(form in verbs for verbs in (words.deeds, words.plain, words.either, words.inner))


def _is_finite(form: str, words: RewriteWords) -> bool:
    ends = (form, form.removesuffix("s"), form.removesuffix("es"))
    return form in words.finite or is_past(form, words) or any(end in words.deeds | words.plain for end in ends)
