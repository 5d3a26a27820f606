"""How much of the writer's own words a rewrite keeps."""

from glitterball.core.coach.knowledge import CoachKnowledge
from glitterball.core.coach.message import STOPS, read_message

_SHORTEST = 3
_NOT_CONTENT = (
    "you",
    "your",
    "me",
    "i",
    "we",
    "they",
    "it",
    "absolute",
    "not",
    "intensifier",
    "question-word",
    "swear",
    "insult",
)


def content_words(text: str, knowledge: CoachKnowledge) -> set[str]:
    """The words that carry what a text is about: no pronouns, no absolutes, no names, no very short words."""
    message = read_message(text, knowledge.words.spelling, knowledge.words.lexicon)
    return {
        word.form
        for word, tags in zip(message.words, message.tags, strict=True)
        if word.form not in STOPS
        and len(word.form) > _SHORTEST
        and not any(tag.name in _NOT_CONTENT and tag.length == 1 for tag in tags)
    }


def kept_share(source: str, rewrite: str, knowledge: CoachKnowledge) -> float:
    """The share of the source's content words that stand in the rewrite."""
    content = content_words(source, knowledge)
    return len(content & content_words(rewrite, knowledge)) / len(content) if content else 1.0
