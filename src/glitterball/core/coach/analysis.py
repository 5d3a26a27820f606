"""Read a message once: which rules speak, what the models say, and which labels follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from glitterball.core.coach.features import class_hashes, letter_hashes, word_hashes
from glitterball.core.coach.knowledge import CoachKnowledge, CoachModels
from glitterball.core.coach.labels import GATE, HARMFUL, HELPFUL, KIND, NEUTRAL, ONLY_IN_REPLIES, counted
from glitterball.core.coach.linear import scores
from glitterball.core.coach.message import Message, part_of, read_message
from glitterball.core.coach.rules import Hit, speaking_rules

_OPEN = 0.14  # the evidence of harm above which a harmful label is given
_OPEN_ALONE = 0.5  # and where one sentence is read alone
_STRENGTH = 0.75  # how far a strong label speaks for harm, beside the gate
_KINDNESS = 0.75  # how far a kind label speaks against it: "you never let me down"
_NAMED = 0.5  # how far a rule for contempt that spoke adds to it: a name is a name
_CERTAIN = 1.0  # a label stronger than this says no more
_NEAR = -0.4  # the likeliest label is given if it is not far below its threshold
_WARMTH = 0.5  # how far what sounds loving or admiring counts beside support, in a reply
_SUPPORTS_A_REPLY = -2.3  # of that sum; low, since what answers a partner is more often support than not
_SUPPORTS_BESIDE_ADVICE = -1.8


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
    analysis = Analysis(message, hits, said, hashed, _labels(message, hits, said, knowledge.models))
    if is_reply and _supports(analysis, knowledge.models):
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
    """Whether a reply is warm: it gives support, or sounds loving or admiring."""
    feels = emotion_scores(analysis, models)
    warmth = support_scores(analysis, models)["emo_support"] + _WARMTH * (feels["love"] + feels["admiration"])
    advises = any(hit.rule.label in ONLY_IN_REPLIES for hit in analysis.hits)
    return warmth > (_SUPPORTS_BESIDE_ADVICE if advises else _SUPPORTS_A_REPLY)


def _labels(message: Message, hits: Sequence[Hit], said: Mapping[str, float], models: CoachModels) -> tuple[str, ...]:
    """The labels above their thresholds; harmful ones only where the gate agrees, or a sure rule spoke."""
    helpful = {label for label in HELPFUL if said[label] > 0}
    sure = {counted(hit.rule.label) for hit in hits if hit.rule.sure}
    harms = _harms(said, hits, _OPEN)
    if not harms and len(message.sentences) > 1 and max(said[label] for label in HARMFUL) > 0:
        harms = _harms_of_a_sentence(message, hits, models)
    return _in_order(helpful | harms | sure)


def _harms(said: Mapping[str, float], hits: Sequence[Hit], least: float) -> set[str]:
    """The harmful labels, at least the likeliest; none where the gate and the kind labels outweigh them."""
    strongest = max(HARMFUL, key=said.__getitem__)
    kindest = max(0.0, *(said[label] for label in KIND))
    evidence = said[GATE] + _STRENGTH * min(said[strongest], _CERTAIN) - _KINDNESS * kindest
    if strongest == "contempt" and any(hit.rule.label == strongest for hit in hits):
        evidence += _NAMED
    if evidence <= least or said[strongest] <= _NEAR:
        return set()
    return {label for label in HARMFUL if said[label] > 0} or {strongest}


def _harms_of_a_sentence(message: Message, hits: Sequence[Hit], models: CoachModels) -> set[str]:
    """What one sentence does when read alone: kind words around it may have shut the gate."""
    for sentence in message.sentences:
        part = part_of(message, sentence)
        inside = [hit for hit in hits if sentence.first <= hit.first < sentence.last]
        if harms := _harms(message_scores(part, text_hashes(part), inside, models), inside, _OPEN_ALONE):
            return harms
    return set()


def _in_order(labels: set[str]) -> tuple[str, ...]:
    return tuple(label for label in (*HARMFUL, *HELPFUL) if label in labels) or (NEUTRAL,)
