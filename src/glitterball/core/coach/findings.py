"""Point at the words: from labels to findings with a span, a reason and a confidence."""

from collections.abc import Iterator, Mapping, Sequence

from glitterball.core.coach.analysis import Analysis, message_scores, text_hashes
from glitterball.core.coach.knowledge import CoachKnowledge
from glitterball.core.coach.labels import HELPFUL, NEUTRAL, counted
from glitterball.core.coach.linear import sureness
from glitterball.core.coach.message import STOPS, Message, Sentence, part_of
from glitterball.core.coach.reading import Finding
from glitterball.core.coach.rules import Hit

_STEEPNESS = 1.5
_SARCASM_KEEPS = 0.6


def findings_of(analysis: Analysis, knowledge: CoachKnowledge) -> tuple[Finding, ...]:
    """Every finding, in the order of the words; each label of the message has at least one."""
    found: list[Finding] = []
    bare: list[str] = []
    for label in analysis.labels:
        hits = [hit for hit in analysis.hits if counted(hit.rule.label) == label]
        found += [finding_of_hit(hit, analysis) for hit in hits]
        if not hits and label != NEUTRAL:
            bare.append(label)
    found += _from_model(bare, analysis, knowledge)
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.label)))


def finding_of_hit(hit: Hit, analysis: Analysis) -> Finding:
    """What a rule says, at the words that made it speak."""
    message = analysis.message
    start, end = message.span(hit.first, _without_stops(message, hit.first, hit.last))
    said = _confidence(counted(hit.rule.label), analysis)
    confidence = max(said, hit.rule.confidence) if hit.rule.sure else said
    return Finding(hit.rule.label, start, end, message.source[start:end], hit.rule.reason, round(confidence, 2))


def _from_model(labels: Sequence[str], analysis: Analysis, knowledge: CoachKnowledge) -> Iterator[Finding]:
    """Where no rule spoke: the label's own reason, at the sentence that earns the label most when read alone."""
    message = analysis.message
    alone = [_scores_alone(sentence, analysis, knowledge) for sentence in message.sentences] if labels else []
    for label in labels:
        earned = [said[label] for said in alone]
        sentence = message.sentences[earned.index(max(earned))]
        start, end = message.span(sentence.first, _without_stops(message, sentence.first, sentence.last))
        reason = knowledge.words.labels[label].reason
        yield Finding(label, start, end, message.source[start:end], reason, round(_confidence(label, analysis), 2))


def _scores_alone(sentence: Sentence, analysis: Analysis, knowledge: CoachKnowledge) -> Mapping[str, float]:
    if len(analysis.message.sentences) == 1:
        return analysis.scores
    hits = [hit for hit in analysis.hits if sentence.first <= hit.first < sentence.last]
    part = part_of(analysis.message, sentence)
    return message_scores(part, text_hashes(part), hits, knowledge.models)


def _without_stops(message: Message, first: int, last: int) -> int:
    while last - 1 > first and message.words[last - 1].form in STOPS:
        last -= 1
    return last


def _confidence(label: str, analysis: Analysis) -> float:
    confidence = sureness(_STEEPNESS * max(analysis.scores.get(label, 0.0), 0.0))
    if label in HELPFUL and _sounds_sarcastic(analysis):
        confidence *= _SARCASM_KEEPS
    return confidence


def _sounds_sarcastic(analysis: Analysis) -> bool:
    return "contempt" in analysis.labels or analysis.message.has("sarcasm-mark")
