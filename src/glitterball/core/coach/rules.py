"""Rules: what a few words in a certain order do to the one who reads them, and why.

A rule is content. It names its label, the patterns that make it speak, who must be meant, what silences it, and its
reason in one sentence. Rules explain and point; the model over the whole message has the last word, unless a rule is
sure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from glitterball.core.coach.message import Message, Sentence
from glitterball.core.coach.patterns import Index, Pattern, first_match, index_of, match_in, possible_of

Actor = Literal["you", "i", "we", "third", "it", "anyone"]
_ACTOR_KEYS: Mapping[str, frozenset[str]] = {
    "you": frozenset({"<you>", "<your>"}),
    "i": frozenset({"<i>", "<me>"}),
    "we": frozenset({"<we>"}),
    "third": frozenset({"<they>", "<family>", "<outsider>"}),
    "it": frozenset({"<it>", "<thing>"}),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``also`` are labels that the same words earn; a ``sure`` rule decides by itself."""

    name: str
    label: str
    actor: Actor
    when: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    reason: str
    also: tuple[str, ...] = ()
    sure: bool = False
    confidence: float = 0.8


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that spoke, and the words (``first`` to ``last``, exclusive) that made it."""

    rule: Rule
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules of a language, and an index of their patterns."""

    rules: tuple[Rule, ...]
    index: Index


def rulebook_of(rules: tuple[Rule, ...]) -> Rulebook:
    """The rules with the index of their patterns."""
    return Rulebook(rules, index_of([rule.when for rule in rules]))


def speaking_rules(book: Rulebook, message: Message) -> list[Hit]:
    """Every rule that speaks in the message, once a sentence, in the order of the words."""
    groups = [rule.when for rule in book.rules]
    hits: list[Hit] = []
    for sentence in message.sentences:
        found: dict[int, Hit] = {}
        for number, at in possible_of(book.index, groups, sentence):
            match = match_in(groups[number][at], message, sentence)
            if match is not None and (number not in found or match[0] < found[number].first):
                found[number] = Hit(book.rules[number], match[0], max(match[1], match[0] + 1))
        hits += sorted((h for h in found.values() if _is_meant(h.rule, message, sentence)), key=lambda hit: hit.first)
    return hits


def _is_meant(rule: Rule, message: Message, sentence: Sentence) -> bool:
    """Whether the one whom the rule is about is named in the sentence, and nothing there silences it."""
    needed = _ACTOR_KEYS.get(rule.actor)
    if needed and needed.isdisjoint(sentence.keys):
        return False
    return all(first_match(veto, message, sentence) is None for veto in rule.unless)
