"""What happened, where no clause of "you" can be turned round: "I found her earring, and I feel … about it"."""

from itertools import pairwise

from glitterball.core.coach.message import STOPS, Message, Sentence
from glitterball.core.coach.rewriting.clauses import SUBJECTS, clause_from
from glitterball.core.coach.rewriting.spelling_out import joined
from glitterball.core.coach.rewriting.tenses import is_past
from glitterball.core.coach.rewriting.words import RewriteWords

_TO = "to"
_PLACEHOLDERS = frozenset({"it", "there", "that", "this"})
_ENOUGH_TO_NAME = 3  # words
_ENOUGH_WITHOUT_A_NAME = 5  # words, where "it" or "this" stands for what happened
_HAVING = frozenset({"have", "has"})
_NOT_WHAT_HAPPENED = frozenset({"<you>", "<never>", "<not>", "<trait>", "<threat-act>", "<fake-feeling>", "<can>"})


def what_happened(message: Message, sentence: Sentence, words: RewriteWords) -> str:
    """A whole sentence where it tells of something other than "you" and is no question; else nothing."""
    clause = clause_from(message, sentence.first, sentence, words, None)
    kept = clause.places
    goes_on = bool(kept) and any(form not in STOPS for form in message.forms[kept[-1] + 1 : sentence.last])
    if len(kept) < _ENOUGH_TO_NAME or clause.is_cut or goes_on or message.words[sentence.last - 1].form == "?":
        return ""
    said = frozenset[str]().union(*message.keys[kept[0] : kept[-1] + 1])
    first = message.words[kept[0]].form
    is_of_you = first not in SUBJECTS and "<your>" in said
    if is_of_you or not said.isdisjoint(_NOT_WHAT_HAPPENED) or first not in words.openings:
        return ""
    forms = [message.words[at].form for at in kept]
    if not words.not_happening.isdisjoint(forms):
        return ""
    has_been = any(form in _HAVING and after != _TO for form, after in pairwise(forms))
    is_now = not has_been and not any(is_past(form, words) for form in forms)
    if (first in _PLACEHOLDERS and _has_dropped(kept)) or (
        len(kept) < _ENOUGH_WITHOUT_A_NAME and (first in _PLACEHOLDERS or not is_now)
    ):
        return ""  # "it is always …" is about the "always"; "I had the time" says too little
    return framed(words.when if is_now else words.about, joined(message, kept, first, words))


def framed(frame: str, rest: str) -> str:
    """The writer's words in a frame, with a capital at its beginning."""
    turned = frame.replace("{rest}", rest)
    return turned[0].upper() + turned[1:]


def _has_dropped(kept: list[int]) -> bool:
    return len(kept) < kept[-1] - kept[0] + 1
