"""What leads up to a charge in the same sentence, or comes of it: a fact that a rewrite may keep as its own sentence.

"My mother died in March, and you have yet to say her name" keeps "My mother died in March." before what is turned;
"you left the gate open and now the heifers are in the beans" keeps "Now the heifers are in the beans" after it.
"""

from glitterball.core.coach.message import STOPS, Message, Sentence
from glitterball.core.coach.rewriting.spelling_out import joined
from glitterball.core.coach.rewriting.tenses import is_past
from glitterball.core.coach.rewriting.words import RewriteWords

_FEWEST, _MOST = 4, 30  # words
_FEWEST_OF_A_REASON = 2  # "I yelled because you …"
_TIES = frozenset({"and", "but", "yet", "still", "because"})
_TIES_TO_A_TRAIL = frozenset({"and", "but", "so", "while"})
_ENDS_OF_A_TRAIL = STOPS | {"because", "while", "so", "but"}
_QUOTES = ("'", "’", '"')
_NOW = "now"
_YOURS = frozenset({"your", "ur"})
_NEVER_LEADS = frozenset({"<absolute>", "<never>", "<fake-feeling>", "<can>", "<if>", "<said>", "?"})
_YOU = frozenset({"<you>", "<your>"})
_WRITER = frozenset({"i", "we"})
_FELT = frozenset({"<fake-feeling>"})
_OWNS = "'s"
_HEDGES = frozenset({"<hedge>", "<sorry-word>", "<question-word>", "<deny>", "<intensifier>"})


def lead_of(message: Message, sentence: Sentence, charge: int, words: RewriteWords) -> str:
    """The clause before a place, as a sentence of its own; nothing where it says more than a fact."""
    first, last = sentence.first, charge
    while first < last and (message.forms[first] in words.sighs or message.forms[first] in STOPS):
        first += 1
    while last > first and (message.forms[last - 1] in _TIES or message.forms[last - 1] in STOPS):
        last -= 1
    fewest = _FEWEST_OF_A_REASON if message.forms[charge - 1] == "because" else _FEWEST
    if last == charge or last - first < fewest or not _is_fact(message, first, last, words):
        return ""
    return f"{_stated(message, first, last, words)}. "


def after_a_tie(message: Message, sentence: Sentence, end: int, words: RewriteWords) -> int:
    """Where a new clause begins behind what was kept of a sentence; nought where the same one goes on."""
    at, is_tied = end, False
    while at < sentence.last:
        is_tie = message.forms[at] in STOPS or message.forms[at] in _TIES_TO_A_TRAIL
        if not is_tie and not any(f"<{name}>" in message.keys[at] for name in words.dropped):
            return at if is_tied else 0
        is_tied = is_tied or is_tie
        at += 1
    return 0


def trail_of(message: Message, first: int, sentence: Sentence, words: RewriteWords) -> str:
    """The longest fact that begins at a place, as a sentence without its stop; nothing where none does."""
    ends = (
        at for at in range(sentence.last, first, -1) if at == sentence.last or message.forms[at] in _ENDS_OF_A_TRAIL
    )
    for end in ends:
        last = end
        while last > first and message.forms[last - 1] in STOPS:
            last -= 1
        closes = message.source[message.words[last - 1].end :][:1] in _QUOTES  # it began before: "'… he's home'"
        if not closes and last - first >= _FEWEST and _is_fact(message, first, last, words):
            return _stated(message, first, last, words)
    return ""


def _is_fact(message: Message, first: int, last: int, words: RewriteWords) -> bool:
    """Whether a clause tells what is or was, of anyone but "you", and stands by itself."""
    begins = first + (message.forms[first] == _NOW)
    is_of_family = message.forms[first] in _YOURS and "<family>" in message.keys[first + 1]
    is_owned = message.forms[first + 1] == _OWNS  # "Amma's operation was yesterday"
    if last - first > _MOST or not (is_of_family or is_owned or message.forms[begins] in words.openings_of_a_lead):
        return False
    said = frozenset[str]().union(*message.keys[first + is_of_family : last])
    barred = (
        _NEVER_LEADS | _YOU | _HEDGES | words.never_framed | words.never_leads | (words.not_happening - words.may_lead)
    )
    if message.forms[first] not in _WRITER:
        barred -= _FELT  # "your uncle insulted me"
    if not said.isdisjoint(barred):
        return False
    forms = message.forms[first:last]
    is_told = forms[0] in words.needs_no_verb or any(form in words.finite or is_past(form, words) for form in forms)
    return is_told and forms[-1] not in words.dangling | words.dangling_when_cut


def _stated(message: Message, first: int, last: int, words: RewriteWords) -> str:
    text = joined(message, list(range(first, last)), message.forms[first], words)
    return f"{text[0].upper()}{text[1:]}"
