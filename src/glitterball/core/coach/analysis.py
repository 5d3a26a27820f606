"""Read a message once: which rules speak, what the models say, and which labels follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from glitterball.core.coach.features import class_hashes, letter_hashes, word_hashes
from glitterball.core.coach.knowledge import CoachKnowledge, CoachModels
from glitterball.core.coach.labels import GATE, HARMFUL, HELPFUL, NEUTRAL, ONLY_IN_REPLIES, counted
from glitterball.core.coach.linear import scores
from glitterball.core.coach.message import Message, read_message
from glitterball.core.coach.rules import Hit, speaking_rules

_GATE_OPENS, _GATE_LEANS, _STRONG = 0.05, -0.5, 0.4
_SUPPORTS_A_REPLY = -0.7  # lower than in free text: what answers a partner is more often support than not


@dataclass(frozen=True, slots=True)
class Analysis:
    """A message with what was seen in it; a score above nought means that the model gives the label."""

    message: Message
    hits: tuple[Hit, ...]
    scores: dict[str, float]
    hashed: Mapping[str, Sequence[int]]  # what every model looks at
    labels: tuple[str, ...]

    @property
    def is_harmful(self) -> bool:
        """Whether any label says that the message may hurt."""
        return any(label in HARMFUL for label in self.labels)


def analyse(text: str, knowledge: CoachKnowledge, *, is_reply: bool = False) -> Analysis:
    """What a text by itself says to its reader; ``is_reply`` lets what supports count as validation."""
    message = read_message(text, knowledge.words.spelling, knowledge.words.lexicon)
    hits = tuple(speaking_rules(knowledge.words.rules, message))
    hashed = text_hashes(message)
    said = message_scores(message, hashed, hits, knowledge.models)
    analysis = Analysis(message, hits, said, hashed, _labels(hits, said))
    if is_reply and not analysis.is_harmful and _supports(analysis, knowledge.models):
        return replace(analysis, labels=_in_order({*analysis.labels, "validation"}))
    return analysis


def text_hashes(message: Message) -> dict[str, Sequence[int]]:
    """The words and letters of a message, hashed once for all models."""
    return {"words": word_hashes(message), "letters": letter_hashes(message)}


def message_scores(
    message: Message, hashed: Mapping[str, Sequence[int]], hits: Sequence[Hit], models: CoachModels
) -> dict[str, float]:
    """What the model of messages says about each label."""
    names = tuple(hit.rule.name for hit in hits)
    return scores(models.messages, {**hashed, "classes": class_hashes(message, names)})


def emotion_scores(analysis: Analysis, models: CoachModels) -> dict[str, float]:
    """Which groups of emotions the words sound like."""
    return scores(models.emotions, analysis.hashed)


def support_scores(analysis: Analysis, models: CoachModels) -> dict[str, float]:
    """Whether the words support somebody or disclose something."""
    return scores(models.support, analysis.hashed)


def _supports(analysis: Analysis, models: CoachModels) -> bool:
    advises = any(hit.rule.label in ONLY_IN_REPLIES for hit in analysis.hits)
    return support_scores(analysis, models)["emo_support"] > (0.0 if advises else _SUPPORTS_A_REPLY)


def _labels(hits: Sequence[Hit], said: dict[str, float]) -> tuple[str, ...]:
    """The labels above their thresholds; harmful ones only where the gate agrees, or a sure rule spoke."""
    allowed = (*HARMFUL, *HELPFUL) if _is_open(said) else HELPFUL
    sure = {counted(hit.rule.label) for hit in hits if hit.rule.sure}
    return _in_order({label for label in allowed if said[label] > 0} | sure)


def _is_open(said: dict[str, float]) -> bool:
    """Whether the gate agrees that there is harm, or leans to it where a label is strong."""
    strongest = max(said[label] for label in HARMFUL)
    return said[GATE] > _GATE_OPENS or (said[GATE] > _GATE_LEANS and strongest > _STRONG)


def _in_order(labels: set[str]) -> tuple[str, ...]:
    return tuple(label for label in (*HARMFUL, *HELPFUL) if label in labels) or (NEUTRAL,)
