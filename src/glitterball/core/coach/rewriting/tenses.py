"""What looks like a past form, and which frame fits it."""

from glitterball.core.coach.rewriting.clauses import SUBJECTS
from glitterball.core.coach.rewriting.words import Recast, RewriteWords

_TO = "to"
_USED = "used"
_HAVING = frozenset({"have", "has"})
_OF_ME = " when I {rest}"
_ANY_MORE = frozenset({"anymore", "more", "longer"})


def is_past(form: str, words: RewriteWords) -> bool:
    """Whether a word looks like a past form."""
    return form in words.present or form in words.past or (form.endswith("ed") and form not in words.not_past)


def verb_of(recast: Recast, first: str, words: RewriteWords) -> str:
    """The first verb in the form that the recast's frame needs: "who leaves …" → "when you leave …"."""
    if recast.in_the_past:
        return words.past_of.get(first, first)
    if recast.plain_verb:
        return words.present.get(first, first)
    if recast.of_another:
        known = words.deeds | words.plain | words.either
        return next((form for form in (first.removesuffix("es"), first.removesuffix("s")) if form in known), first)
    return first


def tensed(recast: Recast, forms: list[str], words: RewriteWords, *, is_habit: bool = False) -> str:
    """The frame that suits the first verb: what happened stays past, what only the partner can know is a guess."""
    at_verb = forms[1:] if recast.whole and forms[0] in SUBJECTS else forms
    verb = _first_verb(at_verb, words)
    if recast.frame == words.when and verb not in words.finite:
        verb = next((form for form in forms if form in words.finite or is_past(form, words)), verb)
    if verb in words.inner:
        return words.in_the_mind.get(recast.frame, recast.frame)
    if _has_been_so(recast, at_verb) or forms[-1] in _ANY_MORE:
        return recast.frame.replace(" when ", " that ", 1)
    if recast.in_the_past and verb not in words.past_of:
        return recast.frame.replace("I felt", "I feel", 1)  # no past form is known
    happened = verb in words.present if recast.plain_verb else is_past(verb, words) or _is_used_up(forms)
    is_either_past = verb in words.either and not recast.plain_verb and not is_habit
    if happened or is_either_past:
        return words.in_the_past.get(recast.frame, recast.frame)
    return recast.frame


def _has_been_so(recast: Recast, forms: list[str]) -> bool:
    """Whether the writer tells of what has been so: "I have not slept since Tuesday", not "I have to wait"."""
    return _OF_ME in recast.frame and forms[0] in _HAVING and forms[1:2] != [_TO]


def _is_used_up(forms: list[str]) -> bool:
    """Whether "used" is a past form: "used our savings", not "used to"."""
    return forms[0] == _USED and forms[1:2] != [_TO]


def _first_verb(forms: list[str], words: RewriteWords) -> str:
    """The first word that is no adverb."""
    return next((form for form in forms if form not in words.adverbs), forms[0] if forms else "")
