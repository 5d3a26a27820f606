"""What may stand beside a rewrite: the writer's other sentences, where they accuse nobody and make sense alone."""

from collections.abc import Sequence

from glitterball.core.coach.message import STOPS, Message, Sentence
from glitterball.core.coach.patterns import Pattern, first_match
from glitterball.core.coach.reading import FEELING
from glitterball.core.coach.rewriting.words import RewriteWords

_FEWEST = 4  # words: "great stuff" and "as usual" say nothing by themselves
_FEWEST_OF_THANKS = 3  # "thanks hey" is none
_YOU = frozenset({"<you>", "<your>"})
_KIND = frozenset({"<praise>", "<love-word>", "<thanks-word>", "<love-you>", "<understand>"})
_JUDGING = frozenset({"<trait>", "<insult>", "<attack-you>"})
_WRITER = frozenset({"i", "we"})
_LEADING = frozenset({"and", "but", "so", "now"})


def may_stand_beside(message: Message, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether a sentence that was not turned is worth keeping: no stump, no jab, of "you" only kind words."""
    said = [form for form in message.forms[sentence.first : sentence.last] if form not in STOPS]
    begins_plainly = _begins_plainly(message, sentence, words)
    is_kept = _has_one(words.beside_a_rewrite, message, sentence) and _JUDGING.isdisjoint(sentence.keys)
    if begins_plainly and len(said) >= _FEWEST_OF_THANKS and is_kept:
        return True
    if not (is_kind(sentence) and is_of_you(sentence)) and not begins_plainly:
        return False
    is_plain = not is_of_you(sentence) or _only_addresses(message, sentence, words)
    return len(said) >= _FEWEST and is_plain and not _has_one(words.not_beside_a_rewrite, message, sentence)


def _begins_plainly(message: Message, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether a sentence begins with the writer, the family or a thing: others by name are held up for a model."""
    first = sentence.first
    while first < sentence.last - 1 and (message.forms[first] in STOPS or message.forms[first] in _LEADING):
        first += 1
    if message.forms[first] not in words.openings_beside and "<family>" not in message.keys[first]:
        return False
    after = message.words[min(first + 1, sentence.last - 1)]
    return message.forms[first] != "the" or not message.source[after.start : after.end].istitle()


def is_of_you(sentence: Sentence) -> bool:
    """Whether a sentence says "you" or "your"."""
    return not _YOU.isdisjoint(sentence.keys)


def _only_addresses(message: Message, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether "you" is only whom the writer tells or asks, never who does something: "I told you what it was like"."""
    places = [at for at in range(sentence.first, sentence.last) if not _YOU.isdisjoint(message.keys[at])]
    before = [message.forms[at - 1] for at in places]
    are_objects = all(form in words.before_object or form.endswith("ing") for form in before)
    return are_objects and message.forms[sentence.first] in _WRITER and "<your>" not in sentence.keys


def is_kind(sentence: Sentence) -> bool:
    """Whether a sentence holds a word of praise, love or thanks."""
    return not _KIND.isdisjoint(sentence.keys)


def told_once(turned: Sequence[str], words: RewriteWords) -> list[str]:
    """Sentences that were turned round, of which only the first names the feeling where the next may say "the same"."""
    told: list[str] = []
    for text in turned:
        begins = next((begins for begins in words.tied_across if text.startswith(begins)), "")
        if begins and told and told[-1].startswith(begins):
            told[-1] = f"{told[-1].removesuffix('.')}, {words.tied_across[begins]} {text.removeprefix(begins)}"
        else:
            is_named = any(FEELING in before for before in told)
            told.append(_said_again(text, words) if is_named else text)
    return told


def tied(turned: str, also: str, words: RewriteWords) -> str:
    """Two clauses that were turned round: in one sentence where both begin alike, else in two."""
    for begins, goes_on in words.tied.items():
        if turned.startswith(begins) and also.startswith(begins):
            return f"{turned} {goes_on} {also.removeprefix(begins)}"
    return f"{turned}. {_said_again(also, words)}"


def guessed(turned: str, words: RewriteWords) -> str:
    """A guess without its feeling, for where what happened follows: "it seems to me that you knew I was waiting"."""
    _, begins, guess = turned.partition(words.guessing)
    return f"{begins[:1].upper()}{begins[1:]}{guess}"


def _said_again(text: str, words: RewriteWords) -> str:
    """A turned sentence after one that named the feeling already."""
    for named, again in words.the_same.items():
        text = text.replace(named, again)
    return text


def _has_one(patterns: tuple[Pattern, ...], message: Message, sentence: Sentence) -> bool:
    return any(first_match(pattern, message, sentence) for pattern in patterns)
