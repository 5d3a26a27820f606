"""Whether a rewrite points back at what it left out: "You hid them", where the parcels were named before."""

from glitterball.core.coach.message import STOPS, Message
from glitterball.core.coach.rewriting.words import RewriteWords

_SHORTEST = 4  # letters of a word that may name something
_ENOUGH = 2  # such words left out before it: then it was one of these, as like as not


def points_at_nothing(rewrite: Message, source: Message, words: RewriteWords) -> bool:
    """Whether a word points back, in a rewrite, at what stood before it in the source and was left out."""
    kept = set(rewrite.forms)
    return any(
        _is_pointing(rewrite, at, words) and _left_out_before(form, source, kept, words) >= _ENOUGH
        for at, form in enumerate(rewrite.forms)
    )


def _is_pointing(message: Message, at: int, words: RewriteWords) -> bool:
    after = message.forms[at + 1 : at + 2]
    return message.forms[at] in words.pointing and words.not_pointing_before.isdisjoint(after)


def _left_out_before(form: str, source: Message, kept: set[str], words: RewriteWords) -> int:
    """How many words that may name something stood before the last pointing word of this form, and are gone."""
    places = [at for at, said in enumerate(source.forms) if said == form and _is_pointing(source, at, words)]
    if not places:
        return 0
    named = {said for said in source.forms[: places[-1]] if len(said) >= _SHORTEST and said not in STOPS}
    gone = named - kept - words.adverbs - words.finite - words.past - words.deeds - words.plain - set(words.present)
    return len([said for said in gone if said not in words.not_happening])
