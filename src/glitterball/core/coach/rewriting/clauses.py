"""The clause that a rewrite keeps: where it ends, and what of it is dropped."""

from dataclasses import dataclass

from glitterball.core.coach.lexicon import Tag
from glitterball.core.coach.message import SENTENCE_ENDS, STOPS, Message, Sentence
from glitterball.core.coach.rewriting.words import Recast, RewriteWords

SUBJECTS = frozenset({"you", "i", "we"})
_NEW_SENTENCE = SUBJECTS | {"why", "how", "what", "do", "stop", "now", "next", "please"}
_BEING = frozenset({"are", "is", "was", "were", "am", "been", "not"})
_BEFORE_A_SUBJECT = frozenset({"and", "that"})
_DOING = frozenset({"do", "does", "did", "doing"})
_ALL_BUT = frozenset(
    {"everyone", "everybody", "everything", "anyone", "anybody", "anything", "nobody", "nothing", "all"}
)
_TAGS = (
    ("can", "you"),
    ("do", "you"),
    ("are", "you"),
    ("did", "you"),
    ("have", "you"),
    ("is", "it"),
    ("was", "it"),
)
_ASKS_ON = frozenset({"am", "are", "is", "do", "does", "did", "have", "was"})
_WHETHER = frozenset({"see", "ask", "asked", "asking", "check", "know", "wonder", "wondering", "care"})
_KEPT_ABSOLUTES = frozenset({"a", "any", "anything"})  # "you don't do a single thing" says nothing without it
_EVERY = frozenset({"every", "each"})
_TIMES = frozenset({"time", "day", "night", "morning", "evening", "weekend", "week", "month", "year", "hour", "minute"})
_BUT = frozenset({"but"})  # "you sent me memes but not one word"
_DENYING_ON = frozenset({"not", "no"})  # "you have time for golf but no time for us"
_CLOCK = ("#", ":", "#")  # "11:04"
_IS = frozenset({"is", "are", "was", "were"})
_LEFT_OUT_AT_AN_END = STOPS - {'"'}
_ON_CONDITION = frozenset({"because", "if", "unless"})
_QUOTE = '"'
_KINDS = frozenset({"kind", "sort"})
_NEAR = 10  # words
NOBODY = "nobody"
_THERE_IS = frozenset({"is", "are", "was"})
_TOLD_WITHIN = 4  # words
MAY_GO_ON = frozenset(
    {",", "and", "but", "because", "if", "unless"}
)  # without any of these, a wide clause is the narrow one
_ITEM = 5  # words
_NOT_LISTED = frozenset({"<you>", "<your>", "i", "we", "it", "<absolute>", "<never>", "<not>", "<insult>", "<swear>"})
_LIST = 5  # words: ", drank my wine and"
_ADDRESS = 2  # words
_CALLED = frozenset({"man", "mate", "bro", "babe"})
_ARTICLES = frozenset({"a", "an", "the", "no", "my", "your", "every"})
_TAG_LENGTH = 3  # words: "is not it"


@dataclass(frozen=True, slots=True)
class Clause:
    """The places of the words that are kept of a clause, and whether it was cut short where it hurt."""

    places: list[int]
    is_cut: bool


def clause_from(
    message: Message,
    start: int,
    sentence: Sentence,
    words: RewriteWords,
    recast: Recast | None,
    *,
    is_wide: bool = False,
) -> Clause:
    """What is kept of the words from a place to the end of their clause, or to where the recast ends it.

    A wide clause goes on beyond a comma or an "and" where what follows hangs on it.
    """
    end, is_cut = _clause_end(message, start, sentence, words, recast, is_wide=is_wide)
    kept, is_shortened = _kept_places(message, start, end, words)
    is_early = end < sentence.last and message.words[end].form not in STOPS
    if is_early and (
        (recast and message.words[end].form in recast.until - SUBJECTS) or _begins_anew(message, end, sentence)
    ):
        is_early = False
    if is_cut:
        whole, kept = kept, _without_address(message, kept)
        is_early = is_early and kept == whole  # "you left the gas on, you absolute …"
    dangling = words.dangling | words.dangling_when_cut if is_early or is_shortened else words.dangling
    while kept and (message.words[kept[-1]].form in _LEFT_OUT_AT_AN_END or message.words[kept[-1]].form in dangling):
        if message.words[kept[-1]].form in _IS and any("<question-word>" in message.keys[at] for at in kept[1:-1]):
            break  # "… where the key is"
        if message.words[kept[-1]].form in _CALLED and not _ARTICLES.isdisjoint(
            message.forms[kept[-1] - _ADDRESS : kept[-1]]
        ):
            break  # "a brave man" is nobody who is called
        kept.pop()
    while kept and message.words[kept[0]].form in _LEFT_OUT_AT_AN_END:
        kept.pop(0)
    if [message.words[at].form for at in kept[1 - _TAG_LENGTH :]] in (["not", "it"], ["not", "you"]):
        del kept[-_TAG_LENGTH:]
    if tuple(message.words[at].form for at in kept[-2:]) in _TAGS:
        del kept[-2:]
    return Clause(kept, is_cut)


def _without_address(message: Message, kept: list[int]) -> list[int]:
    """Without a "you" that the words which were cut off called something: "… you absolute"."""
    last = next((number for number in range(len(kept) - _ADDRESS, len(kept)) if _is_you(message, kept, number)), None)
    return kept[:last]


def _is_you(message: Message, kept: list[int], number: int) -> bool:
    return number > 0 and message.words[kept[number]].form == "you"


def _clause_end(
    message: Message, start: int, sentence: Sentence, words: RewriteWords, recast: Recast | None, *, is_wide: bool
) -> tuple[int, bool]:
    """Where the clause ends, and whether it goes on beyond."""
    for at in range(start, sentence.last):
        form = message.words[at].form
        if recast and recast.through_and and form == "and":
            continue
        if is_wide and at > start and _goes_on(message, at, sentence, words):
            continue
        if form == _QUOTE:
            if _is_closed(message, start, at, sentence):
                continue
            return at, True
        if _is_natural_end(message, at, sentence, words) or (at > start and _begins_anew(message, at, sentence)):
            return at, False
        if recast and form in recast.until:
            return at, False
        if not (recast and recast.of_me) and _hurts(message, at, words):
            return at, True
        if at > start and "<never>" in message.keys[at]:  # leaving it out would say the opposite
            return at, True
    return sentence.last, False


def _is_closed(message: Message, start: int, at: int, sentence: Sentence) -> bool:
    """Whether a quotation mark has its other half in the clause: "you told them I was "resting"."."""
    is_opened = message.forms[start:at].count(_QUOTE) % 2 == 1
    return is_opened or _QUOTE in message.forms[at + 1 : sentence.last]


def _goes_on(message: Message, at: int, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether what follows this word still belongs to the clause: "…, not with your mother", "… and I sat there"."""
    if at + _ADDRESS >= sentence.last:
        return False
    form, after = message.words[at].form, message.words[at + 1].form
    if form == ",":
        return _goes_on_beyond_a_comma(message, at, sentence, words)
    if form == "because" and "only" in message.forms[max(0, at - _LIST) : at]:
        return True  # "you only text me because you're bored"
    if form in _ON_CONDITION:
        return after in words.openings_of_a_lead  # "you shouted at me because I was late"
    if form == "and" and after in SUBJECTS:
        return not _repeats(message, at + 1)
    return form == "but" and after in _DENYING_ON


def _goes_on_beyond_a_comma(message: Message, at: int, sentence: Sentence, words: RewriteWords) -> bool:
    at += max((tag.length for tag in message.tags[at + 1] if tag.name == "absolute"), default=0)
    after = message.forms[min(at + 1, sentence.last - 1)]
    if _is_listed(message, at, sentence, words):
        return True
    if "<never>" in message.keys[at] or message.forms[at - 2 : at] in _TAGS:
        return False
    if after == ",":  # "…, every weekend, and then …"
        return message.forms[min(at + 2, sentence.last - 1)] in words.going_on
    return after in words.going_on or (after not in SUBJECTS and "and" in message.forms[at + 2 : at + _LIST])


def _is_listed(message: Message, comma: int, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether a comma stands in a list of things: "you take the desk, the window, the good chair and the wifi"."""
    begins = max((at + 1 for at in range(sentence.first, comma) if message.forms[at] == ","), default=0)
    ends = next((at for at in range(comma + 1, sentence.last) if message.forms[at] in STOPS), sentence.last)
    is_first = message.forms[ends : ends + 1] == (",",)
    said = frozenset[str]().union(*message.keys[comma + 1 : ends])
    is_short = 1 <= ends - comma - 1 <= _ITEM and said.isdisjoint(_NOT_LISTED | words.finite)
    is_name = ends == comma + 2 and message.source[message.words[comma + 1].start].isupper()
    is_asked = message.forms[ends : ends + 1] == ("?",)
    return is_short and (is_first or begins > 0) and not is_name and not is_asked


def _repeats(message: Message, at: int) -> bool:
    """Whether the words from here on were said just before."""
    said = message.forms[at : at + _TAG_LENGTH]
    return any(message.forms[i : i + _TAG_LENGTH] == said for i in range(max(0, at - _NEAR), at))


def _hurts(message: Message, at: int, words: RewriteWords) -> bool:
    is_somebody = message.words[at].form == NOBODY and message.forms[at - 1] != "a"  # only "a nobody" is a name
    return not is_somebody and any(tag.name in words.breaking_classes for tag in message.tags[at])


def _is_natural_end(message: Message, at: int, sentence: Sentence, words: RewriteWords) -> bool:
    """Whether a clause may end before this word without losing its sense."""
    form, before = message.words[at].form, message.words[at - 1].form
    is_bound = (form == "but" and before in _ALL_BUT) or (form == "if" and before in _WHETHER)  # "everyone but me"
    if is_bound or message.forms[at - 1 : at + 2] == _CLOCK:
        return False
    if form in SENTENCE_ENDS or form in words.breaks:
        return True
    return at + 1 < sentence.last and _is_new(message, at, words)


def _is_new(message: Message, at: int, words: RewriteWords) -> bool:
    """Whether this word and the next begin something of their own."""
    form, after = message.words[at].form, message.words[at + 1].form
    match form:
        case "what":
            return after in _KINDS  # "… what kind of dad are you"
        case "so":
            return after in words.so_begins and message.words[at - 1].form not in _BEING
        case "or":
            return after in _ASKS_ON  # "… or am I background noise"
        case "now":
            return "<ask-verb>" in message.keys[at + 1]
        case _:
            return form == "and" and after in _NEW_SENTENCE


def _begins_anew(message: Message, at: int, sentence: Sentence) -> bool:
    """Whether an absolute stands here that a new clause hangs on: "every time I …"."""
    begun = (tag for tag in message.tags[at] if tag.name == "absolute" and tag.length > 1)
    ends = [at + tag.length for tag in begun if not _is_object(message, at, tag)]
    return any(end < sentence.last and message.words[end].form in SUBJECTS for end in ends)


def _kept_places(message: Message, start: int, end: int, words: RewriteWords) -> tuple[list[int], bool]:
    """The places without what is dropped, and whether the last words are among that."""
    kept: list[int] = []
    at = start
    is_shortened = False
    while at < end:
        tags = [tag for tag in message.tags[at] if tag.name in words.dropped]
        is_kept = not tags or any(_is_object(message, at, tag) for tag in tags)
        length = max((tag.length for tag in tags), default=1)
        if is_kept:
            kept.extend(range(at, min(at + length, end)))
        is_shortened = not is_kept and any(tag.name != "absolute" for tag in tags)
        at += length
    return kept, is_shortened


def _is_object(message: Message, at: int, tag: Tag) -> bool:
    """Whether an absolute is what the verb is about: "a single thing", "every birthday"; not "every day"."""
    first, last = message.words[at].form, message.words[at + tag.length - 1].form
    if first == "nothing" and at and message.forms[at - 1] in _BEFORE_A_SUBJECT:
        return True  # "you fix everybody's house and nothing ever gets done here"
    if tag.length == 1:
        return False
    if first == "nothing" and message.forms[at - 1] in _DOING:
        return True  # "you do nothing but sit"
    if at and message.words[at - 1].form in _KEPT_ABSOLUTES | _EVERY | _BUT:
        return True
    return first in _KEPT_ABSOLUTES or (first in _EVERY and last not in _TIMES)


def run_on_of(message: Message, kept: list[int], joint: int, words: RewriteWords) -> int | None:
    """Where a run-on sentence begins anew; none where the second clause says which thing or moment is meant."""
    return None if message.words[kept[joint - 1]].form in words.antecedents else joint


def joint_of(message: Message, kept: list[int], words: RewriteWords) -> int | None:
    """Where a second clause begins with "you" and needs an "and"; nought for no such place, none if unclear."""
    for number, at in enumerate(kept[1:-1], start=1):
        form, after = message.words[at].form, message.words[kept[number + 1]].form
        if form not in SUBJECTS and not (form == "there" and after in _THERE_IS):
            continue
        is_told = not words.telling.isdisjoint(message.forms[max(0, at - _TOLD_WITHIN) : at])
        if is_told:  # "you told Tyler you'd be there"
            continue
        if message.words[kept[number - 1]].form not in words.before_you:
            return None if after in words.not_verbs and form == "you" else number
    return 0
