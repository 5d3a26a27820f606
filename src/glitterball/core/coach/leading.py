"""What leads up to a charge in the same sentence: a fact of the writer's own that a rewrite may begin with.

"My mother died in March, and you have yet to say her name" keeps "My mother died in March." before what is turned.
"""

from glitterball.core.coach.knowledge import RewriteWords
from glitterball.core.coach.message import STOPS, Message, Sentence
from glitterball.core.coach.spelling_out import joined
from glitterball.core.coach.tenses import is_past

_FEWEST, _MOST = 4, 30  # words
_FEWEST_OF_A_REASON = 2  # "I yelled because you …"
_TIES = frozenset({"and", "but", "yet", "still", "because"})
_NEVER_LEADS = frozenset({"<you>", "<your>", "<absolute>", "<never>", "<fake-feeling>", "<can>", "<if>", "<said>", "?"})
_HEDGES = frozenset({"<hedge>", "<sorry-word>", "<question-word>", "<deny>", "<intensifier>"})


def lead_of(message: Message, sentence: Sentence, charge: int, words: RewriteWords) -> str:
    """The clause before a place, as a sentence of its own; nothing where it says more than a fact."""
    first, last = sentence.first, charge
    while first < last and (message.forms[first] in words.sighs or message.forms[first] in STOPS):
        first += 1
    while last > first and (message.forms[last - 1] in _TIES or message.forms[last - 1] in STOPS):
        last -= 1
    fewest = _FEWEST_OF_A_REASON if message.forms[charge - 1] == "because" else _FEWEST
    if last == charge or not fewest <= last - first <= _MOST or message.forms[first] not in words.openings_of_a_lead:
        return ""
    said = frozenset[str]().union(*message.keys[first:last])
    if not said.isdisjoint(_NEVER_LEADS | _HEDGES | words.never_framed | words.not_happening):
        return ""
    is_told = any(form in words.finite or is_past(form, words) for form in message.forms[first:last])
    if not is_told or message.forms[last - 1] in words.dangling | words.dangling_when_cut:
        return ""
    text = joined(message, list(range(first, last)), message.forms[first], words)
    return f"{text[0].upper()}{text[1:]}. "
