"""What looks like a past form, and which frame fits it."""

from glitterball.core.coach.rewriting.clauses import SUBJECTS
from glitterball.core.coach.rewriting.words import Recast, RewriteWords

_TO = "to"
_USED = "used"


def is_past(form: str, words: RewriteWords) -> bool:
    """Whether a word looks like a past form."""
    return form in words.present or form in words.past or (form.endswith("ed") and form not in words.not_past)


def tensed(recast: Recast, forms: list[str], words: RewriteWords) -> str:
    """The frame that suits the first verb: what happened stays past, what only the partner can know is a guess."""
    verb = _first_verb(forms[1:] if recast.whole and forms[0] in SUBJECTS else forms, words)
    if recast.frame == words.when and verb not in words.finite:
        verb = next((form for form in forms if form in words.finite or is_past(form, words)), verb)
    if verb in words.inner:
        return words.in_the_mind.get(recast.frame, recast.frame)
    happened = verb in words.present if recast.plain_verb else is_past(verb, words) or _is_used_up(forms)
    if happened or (verb in words.either and any(is_past(form, words) or form == "did" for form in forms)):
        return words.in_the_past.get(recast.frame, recast.frame)
    return recast.frame


def _is_used_up(forms: list[str]) -> bool:
    """Whether "used" is a past form: "used our savings", not "used to"."""
    return forms[0] == _USED and forms[1:2] != [_TO]


def _first_verb(forms: list[str], words: RewriteWords) -> str:
    """The first word that is no adverb."""
    return next((form for form in forms if form not in words.adverbs), forms[0] if forms else "")
